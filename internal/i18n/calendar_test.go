package i18n_test

import (
	"testing"

	"rahbord/internal/i18n"
)

func TestSolarHijriDaysAreThoseOfTheCalendar(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		want    string // "" for a day that does not exist
	}{
		{1405, 9, 10, "2026-12-01"},
		{1405, 1, 1, "2026-03-21"},
		{1403, 12, 30, "2025-03-20"}, // leap year
		{1404, 12, 30, ""},
		{1405, 7, 31, ""},
		{1405, 13, 1, ""},
		{1405, 1, 0, ""},
		{1405, -1, 1, ""},
	} {
		day, valid := i18n.SolarHijri(c.y, c.m, c.d)
		got := ""
		if valid {
			got = day.Format("2006-01-02")
		}
		if got != c.want {
			t.Errorf("%d-%d-%d is %q, want %q", c.y, c.m, c.d, got, c.want)
		}
	}
}

package i18n

import (
	"time"

	"github.com/jalaali/go-jalaali"
)

// SolarHijri is the day of a date of the Solar Hijri calendar, midnight UTC; valid is
// false when the calendar has no such day.
func SolarHijri(year, month, day int) (t time.Time, valid bool) {
	if !jalaali.IsValidDate(year, month, day) {
		return time.Time{}, false
	}
	y, m, d, err := jalaali.ToGregorian(year, jalaali.Month(month), day)
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC), err == nil
}

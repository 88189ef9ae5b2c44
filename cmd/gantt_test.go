package cmd

import (
	"strings"
	"testing"

	"rahbord/internal/console"
	"rahbord/internal/i18n"
	"rahbord/templates"
)

// drawn is what a chart prints at a width, without isolates.
func drawn(t *testing.T, lang i18n.Lang, width, weeks int, draw func(chart)) []string {
	t.Helper()
	words, faults := i18n.Load(templates.Wording(), lang)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var out strings.Builder
	draw(newChart(&view{out: &out, width: width}, words, weeks, []string{"P01"}))
	return strings.Split(strings.TrimSuffix(console.WithoutIsolates(out.String()), "\n"), "\n")
}

func TestBarsStandUnderTheirWeeks(t *testing.T) {
	got := drawn(t, i18n.English, 60, 12, func(c chart) {
		c.ruler("")
		c.bar("P01", "", 2, 5, markFull, []int{3})
	})
	want := []string{
		"     1   2   3   4   5   6   7   8   9   10  11  12",
		" P01 ········████    ████····························",
	}
	for i := range want {
		if strings.TrimRight(got[i], " ") != want[i] {
			t.Errorf("got\n%s\nwant\n%s", got[i], want[i])
		}
	}
}

func TestTimeRunsFromRightToLeftInPersianAndHebrew(t *testing.T) {
	for _, lang := range []i18n.Lang{i18n.Persian, i18n.Hebrew} {
		got := drawn(t, lang, 60, 50, func(c chart) {
			c.ruler("")
			c.bar("P01", "", 0, 3, markFull, nil)
		})
		if !strings.HasSuffix(got[1], "·███ P01") || !strings.HasSuffix(got[0], lang.Digits("8   4  1")+"    ") {
			t.Errorf("%s:\n%s", lang, strings.Join(got, "\n"))
		}
	}
}

func TestManyWeeksShareColumnsAndShortBarsStayVisible(t *testing.T) {
	got := drawn(t, i18n.English, 60, 260, func(c chart) {
		c.ruler("")
		c.bar("P01", "", 100, 101, markFull, nil)
		c.load("P01", append(make([]int64, 259), 10), append(make([]int64, 259), 4))
	})
	if strings.Count(got[1], "█") != 1 || console.Width(got[1]) > 60 || !strings.HasSuffix(got[2], "!") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestLoadShowsHowFullAWeekIs(t *testing.T) {
	got := drawn(t, i18n.English, 18, 5, func(c chart) {
		c.load("P01", []int64{0, 1, 50, 100, 101}, []int64{100, 100, 100, 100, 100})
	})
	if want := "·▁▄█!"; !strings.Contains(strings.NewReplacer("··", "·", "▁▁", "▁", "▄▄", "▄", "██", "█", "!!", "!").Replace(got[0]), want) {
		t.Errorf("got %q, want %q", got[0], want)
	}
}

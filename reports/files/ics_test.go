package files_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"rahbord/engagement"
	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/reports/files"
	"rahbord/reports/reportstest"

	ics "github.com/arran4/golang-ical"
)

func calendar(t *testing.T, src reports.Source) (*ics.Calendar, []byte) {
	t.Helper()
	data, err := files.ICS(src)
	if err != nil {
		t.Fatal(err)
	}
	c, err := ics.ParseCalendar(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return c, data
}

func property(e *ics.VEvent, name ics.ComponentProperty) string {
	p := e.GetProperty(name)
	if p == nil {
		return ""
	}
	return p.Value
}

func TestCalendarIsReadBackByAParser(t *testing.T) {
	for _, s := range samples {
		src := reportstest.Sample(t, s.name, s.lang)
		p := reports.ProjectOf(src)
		c, _ := calendar(t, src)
		stops := 0
		for _, x := range p.Tasks {
			if !x.StopBy.IsZero() {
				stops++
			}
		}
		if want := 2*len(p.Tasks) + stops + len(p.Reviews) + len(p.Messages); len(c.Events()) != want {
			t.Fatalf("%s: %d entries, want %d", s.name, len(c.Events()), want)
		}
		seen := map[string]bool{}
		for _, e := range c.Events() {
			first, err1 := e.GetAllDayStartAt()
			end, err2 := e.GetAllDayEndAt()
			if err1 != nil || err2 != nil || end.Sub(first).Hours() != 24 {
				t.Errorf("%s is not an entry of one day: %s to %s", e.Id(), first, end)
			}
			if e.Id() == "" || seen[e.Id()] {
				t.Errorf("the UID %q is not its own", e.Id())
			}
			seen[e.Id()] = true
			if property(e, ics.ComponentPropertyDtstamp) != "20261201T000000Z" || property(e, ics.ComponentPropertySummary) == "" {
				t.Errorf("%s lacks its stamp or title", e.Id())
			}
		}
		last := c.Events()[1]
		if day, _ := last.GetAllDayStartAt(); day.Format("2006-01-02") != p.Tasks[0].Last.Format("2006-01-02") {
			t.Errorf("%s: %s ends on %s in the calendar, on %s in the plan", s.name, p.Tasks[0].ID, day, p.Tasks[0].Last)
		}
	}
}

func TestALaterIssueMovesEntriesInsteadOfDoublingThem(t *testing.T) {
	src := reportstest.Sample(t, "distributor", i18n.English)
	first, _ := calendar(t, src)
	src.Issued = src.Issued.AddDate(0, 1, 0)
	second, _ := calendar(t, src)
	for i, e := range first.Events() {
		if later := second.Events()[i]; later.Id() != e.Id() || property(later, ics.ComponentPropertyDtstamp) <= property(e, ics.ComponentPropertyDtstamp) {
			t.Errorf("%s became %s", e.Id(), later.Id())
		}
	}
}

func TestCalendarTakesHostileTexts(t *testing.T) {
	hostile := "a;b,c\\d\nBEGIN:VEVENT\r\nمشتری 中 👩‍👩‍👧‍👦 " + strings.Repeat("é", 200) + "\x07\u2067"
	src := reportstest.Sample(t, "distributor", i18n.English)
	src.Engagement.Strategy.Set("Q6.7", engagement.List(engagement.Record(
		engagement.Field{Name: "initiative", Value: engagement.Text("P35")}, engagement.Field{Name: "figure", Value: engagement.Text(hostile)},
		engagement.Field{Name: "due", Value: engagement.Text("2027-04-12")})))
	c, data := calendar(t, src)
	for line := range strings.SplitSeq(strings.TrimSuffix(string(data), "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n\x07\u2067") {
			t.Errorf("line of %d octets: %q", len(line), line)
		}
	}
	for _, e := range c.Events() {
		if !strings.HasPrefix(e.Id(), "stop-P35") {
			continue
		}
		want := "Stop or rethink if this is so on 12 April 2027: a;b,c\\d\nBEGIN:VEVENT\nمشتری 中 👩‍👩‍👧‍👦 " + strings.Repeat("é", 200) + "."
		if got := ics.FromText(property(e, ics.ComponentPropertyDescription)); got != want && property(e, ics.ComponentPropertyDescription) != want {
			t.Errorf("read back as %q, want %q", got, want)
		}
		return
	}
	t.Error("the stop rule is lost")
}

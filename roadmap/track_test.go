package roadmap_test

import (
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/roadmap"
)

var tracking = (&questionnaire.Pack{
	Settings: questionnaire.Settings{Planning: &questionnaire.Planning{Tracking: questionnaire.Tracking{OnTrack: exact.Frac(1, 10), AtRisk: exact.Frac(3, 10)}}},
}).With([]questionnaire.Initiative{{ID: "P13", KPIPrimary: []string{"CSAT"}, KPISecondary: []string{"CHURN"}}}, nil)

// adopted is a plan of one initiative over ten days and one KPI from 60 to 80, visible from
// the eleventh day, in a plan of thirty days.
func adopted() *engagement.Engagement {
	first, last := exact.Of(60), exact.Of(80)
	day := func(n int) engagement.Day { return engagement.DayOf(2027, 1, n) }
	return &engagement.Engagement{Adopted: &engagement.Adopted{When: day(1), Start: day(1), End: day(30),
		Steps: []engagement.AdoptedStep{{Initiative: "P13", Start: day(1), End: day(10)}},
		KPIs:  []engagement.AdoptedKPI{{KPI: "CSAT", Baseline: &first, Target: &last, Visible: day(11)}}}}
}

func TestWorkIsComparedWithAStraightLine(t *testing.T) {
	for _, c := range []struct {
		day      int
		done     int // percent; negative without a report
		expected exact.Rat
		want     roadmap.Signal
	}{
		{5, -1, exact.Frac(1, 2), roadmap.NoReport},
		{5, 40, exact.Frac(1, 2), roadmap.OnTrack},
		{5, 39, exact.Frac(1, 2), roadmap.AtRisk},
		{5, 20, exact.Frac(1, 2), roadmap.AtRisk},
		{5, 19, exact.Frac(1, 2), roadmap.OffTrack},
		{5, 100, exact.Frac(1, 2), roadmap.Finished},
		{10, 80, exact.Of(1), roadmap.AtRisk},
		{25, 100, exact.Of(1), roadmap.Finished},
	} {
		e := adopted()
		if c.done >= 0 {
			e.Report(engagement.Progress{Initiative: "P13", When: engagement.DayOf(2027, 1, c.day), Done: exact.Of(c.done)})
		}
		s := roadmap.TrackOf(tracking, e, engagement.DayOf(2027, 1, c.day)).Steps[0]
		if s.Signal != c.want || !s.Expected.Equal(c.expected) {
			t.Errorf("day %d, %d %%: %s, expected %v, want %s", c.day, c.done, s.Signal, s.Expected, c.want)
		}
	}
	before := roadmap.TrackOf(tracking, adopted(), engagement.DayOf(2026, 12, 31))
	if before.Steps[0].Signal != roadmap.NotDue || before.Weeks != 0 || before.Of != 5 {
		t.Errorf("before the plan: %+v", before)
	}
}

func TestFiguresAreComparedOnTheDayTheyWereMeasured(t *testing.T) {
	for _, c := range []struct {
		measured, value int
		due             int
		want            roadmap.Signal
	}{
		{10, 60, 60, roadmap.OnTrack}, // nothing to be seen yet
		{20, 70, 70, roadmap.OnTrack},
		{20, 68, 70, roadmap.OnTrack},
		{20, 67, 70, roadmap.AtRisk},
		{20, 63, 70, roadmap.OffTrack},
		{20, 80, 70, roadmap.Finished},
		{20, 55, 70, roadmap.OffTrack},
	} {
		e := adopted()
		day := engagement.DayOf(2027, 1, c.measured)
		e.Measure(engagement.KPIValue{KPI: "CSAT", Value: exact.Of(c.value), To: &day})
		k := roadmap.TrackOf(tracking, e, engagement.DayOf(2027, 1, 30)).KPIs[0]
		if k.Signal != c.want || k.Due == nil || !k.Due.Equal(exact.Of(c.due)) {
			t.Errorf("%d on day %d: %s, due %v, want %s and %d", c.value, c.measured, k.Signal, k.Due, c.want, c.due)
		}
	}
}

func TestAKPIThatShouldFallIsOnTrackWhenItFalls(t *testing.T) {
	e := adopted()
	high, low := exact.Of(10), exact.Of(5)
	e.Adopted.KPIs[0] = engagement.AdoptedKPI{KPI: "CHURN", Baseline: &high, Target: &low, Visible: engagement.DayOf(2027, 1, 11)}
	day := engagement.DayOf(2027, 1, 20)
	e.Measure(engagement.KPIValue{KPI: "CHURN", Value: exact.Frac(15, 2), To: &day})
	if k := roadmap.TrackOf(tracking, e, day).KPIs[0]; k.Signal != roadmap.OnTrack {
		t.Errorf("%+v", k)
	}
}

func TestReportsOfOneDayReplaceEachOther(t *testing.T) {
	e := adopted()
	for _, n := range []int{20, 30} {
		e.Report(engagement.Progress{Initiative: "P13", When: engagement.DayOf(2027, 1, 3), Done: exact.Of(n)})
	}
	e.Report(engagement.Progress{Initiative: "P13", When: engagement.DayOf(2027, 1, 2), Done: exact.Of(5)})
	s := roadmap.TrackOf(tracking, e, engagement.DayOf(2027, 1, 4)).Steps[0]
	if len(s.History) != 2 || !s.Done.Equal(exact.Frac(3, 10)) {
		t.Errorf("%d reports, done %v", len(s.History), s.Done)
	}
}

func TestKPIThatNothingInThePlanMovesHasNoLight(t *testing.T) {
	e := adopted()
	e.Adopted.KPIs[0].KPI = "NPS"
	day := engagement.DayOf(2027, 1, 20)
	e.Measure(engagement.KPIValue{KPI: "NPS", Value: exact.Of(55), To: &day})
	track := roadmap.TrackOf(tracking, e, day)
	if k := track.KPIs[0]; k.Signal != roadmap.Unmoved || k.Due != nil || k.Actual == nil || !track.HasUnmoved() {
		t.Errorf("%+v", k)
	}
	if roadmap.TrackOf(tracking, adopted(), day).HasUnmoved() {
		t.Error("a KPI of an initiative in the plan has none")
	}
}

func TestWithoutABaselineAKPIHasNoLight(t *testing.T) {
	e := adopted()
	e.Adopted.KPIs[0].Baseline = nil
	if k := roadmap.TrackOf(tracking, e, engagement.DayOf(2027, 1, 20)).KPIs[0]; k.Signal != roadmap.NoBaseline {
		t.Errorf("%+v", k)
	}
}

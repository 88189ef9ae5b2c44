package roadmap

import (
	"cmp"
	"slices"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// Signal says how progress stands against the plan.
type Signal string

// The signals. Progress is a share of the whole way; what the plan expects on a day lies on
// a straight line. Behind by at most Tracking.OnTrack is on track, by at most
// Tracking.AtRisk at risk, by more off track.
const (
	NotDue     Signal = "not_due"     // has not to begin yet, and nothing is reported
	NoBaseline Signal = "no_baseline" // nothing to compare a measurement with
	NoReport   Signal = "unknown"     // should have begun, but nothing is reported
	Unmoved    Signal = "unmoved"     // no initiative of the plan works on it
	OnTrack    Signal = "on_track"
	AtRisk     Signal = "at_risk"
	OffTrack   Signal = "off_track"
	Finished   Signal = "finished" // the work is done, or the target is met
)

// Track is an adopted plan on a day.
type Track struct {
	Day   engagement.Day
	Weeks int // of the plan, gone by
	Of    int // all weeks
	Steps []StepTrack
	KPIs  []KPITrack
}

// StepTrack is one initiative: shares are 0 to 1.
type StepTrack struct {
	engagement.AdoptedStep
	Expected exact.Rat // straight line from the first to the last day of work
	Done     exact.Rat // last report up to the day
	Reported *engagement.Progress
	History  []engagement.Progress
	Signal   Signal
}

// KPITrack is one KPI. Way and Expected are shares of the way from baseline to target, on
// the day of the last measurement; Way may be negative or above 1.
type KPITrack struct {
	engagement.AdoptedKPI
	Due      *exact.Rat // value expected on the day of the measurement
	Way      exact.Rat
	Expected exact.Rat
	Actual   *engagement.KPIValue // last value measured after the start of the plan
	History  []engagement.KPIValue
	Signal   Signal
}

// Adopt turns a plan into the one that progress is measured against. The problem must know
// its first day.
func Adopt(p Problem, plan Plan, kpis []KPI, day engagement.Day) engagement.Adopted {
	last := func(week int) engagement.Day {
		return engagement.Day{Time: p.Calendar.Day(week-1).AddDate(0, 0, workDays-1)}
	}
	a := engagement.Adopted{When: day, Start: p.Calendar.Start, End: last(p.Calendar.Weeks)}
	for _, s := range plan.Basket {
		step := engagement.AdoptedStep{Initiative: s.ID, Start: p.Calendar.Day(s.Start), End: last(s.End)}
		if s.Scope != Full {
			step.Scope = s.Scope
		}
		a.Steps = append(a.Steps, step)
	}
	for _, k := range kpis {
		a.KPIs = append(a.KPIs, engagement.AdoptedKPI{KPI: k.ID, Baseline: k.Baseline, Target: k.Target,
			Visible: p.Calendar.Day(min(k.Week, p.Calendar.Weeks-1))})
	}
	return a
}

// TrackOf tells how an adopted plan stands on a day, by the rules of a pack with planning
// rules.
func TrackOf(pack *questionnaire.Pack, e *engagement.Engagement, day engagement.Day) Track {
	a := e.Adopted
	if a == nil {
		return Track{Day: day}
	}
	rules := pack.Planning.Tracking
	t := Track{Day: day, Of: (days(a.Start, a.End) + 7) / 7}
	t.Weeks = max(0, min(t.Of, (days(a.Start, day)+7)/7))
	for _, s := range a.Steps {
		t.Steps = append(t.Steps, stepTrack(rules, e, s, day))
	}
	for _, k := range a.KPIs {
		x := kpiTrack(rules, e, k, day)
		if !moved(pack, e, k.KPI) {
			x.Due, x.Way, x.Expected, x.Signal = nil, exact.Rat{}, exact.Rat{}, Unmoved
		}
		t.KPIs = append(t.KPIs, x)
	}
	return t
}

// HasUnmoved reports whether there is a KPI that no initiative of the plan works on.
func (t Track) HasUnmoved() bool {
	return slices.ContainsFunc(t.KPIs, func(k KPITrack) bool { return k.Signal == Unmoved })
}

// moved reports whether an initiative of the adopted plan works on a KPI: by the catalogue,
// or as the client says.
func moved(pack *questionnaire.Pack, e *engagement.Engagement, kpi string) bool {
	var by []string
	for _, q := range slices.Concat(pack.QuestionWith("value_kpis"), pack.QuestionWith("kpi_plan")) {
		for _, row := range e.Given(q.ID).List() {
			if row.Field("kpi").Text() == kpi {
				by = append(by, row.Field("initiatives").Options()...)
			}
		}
	}
	return slices.ContainsFunc(e.Adopted.Steps, func(s engagement.AdoptedStep) bool {
		in := pack.Initiative(s.Initiative)
		return slices.Contains(by, s.Initiative) ||
			in != nil && (slices.Contains(in.KPIPrimary, kpi) || slices.Contains(in.KPISecondary, kpi))
	})
}

// days is how many days lie between two days.
func days(from, to engagement.Day) int { return int(to.Sub(from.Time).Hours() / 24) }

// along is the share of the days from one to another that are over at the end of a day.
func along(from, to, day engagement.Day) exact.Rat {
	switch {
	case day.Before(from.Time):
		return exact.Rat{}
	case !day.Before(to.Time):
		return exact.Of(1)
	}
	return exact.Frac(days(from, day)+1, days(from, to)+1)
}

func stepTrack(rules questionnaire.Tracking, e *engagement.Engagement, s engagement.AdoptedStep, day engagement.Day) StepTrack {
	t := StepTrack{AdoptedStep: s, Expected: along(s.Start, s.End, day)}
	for _, p := range e.Progress {
		if p.Initiative == s.Initiative && !p.When.After(day.Time) {
			t.History = append(t.History, p)
		}
	}
	if p, found := e.Latest(s.Initiative, day); found {
		t.Reported, t.Done = &p, p.Done.Quo(exact.Of(100))
	}
	switch {
	case t.Reported == nil && t.Expected.IsZero():
		t.Signal = NotDue
	case t.Reported == nil:
		t.Signal = NoReport
	default:
		t.Signal = signal(rules, t.Done, t.Expected)
	}
	return t
}

func kpiTrack(rules questionnaire.Tracking, e *engagement.Engagement, k engagement.AdoptedKPI, day engagement.Day) KPITrack {
	t := KPITrack{AdoptedKPI: k, Signal: NoReport}
	for _, v := range e.KPIs {
		if v.KPI == k.KPI && !ended(v).After(day.Time) {
			t.History = append(t.History, v)
		}
	}
	slices.SortStableFunc(t.History, func(a, b engagement.KPIValue) int { return ended(a).Compare(ended(b).Time) })
	if n := len(t.History); n > 0 && ended(t.History[n-1]).After(e.Adopted.Start.Time) {
		t.Actual = &t.History[n-1]
	}
	if k.Baseline == nil || k.Target == nil || k.Baseline.Equal(*k.Target) {
		t.Signal = NoBaseline
		return t
	}
	at := day
	if t.Actual != nil {
		at = ended(*t.Actual)
	}
	way := k.Target.Sub(*k.Baseline)
	t.Expected = along(k.Visible, e.Adopted.End, at)
	due := k.Baseline.Add(way.Mul(t.Expected))
	t.Due = &due
	switch {
	case t.Actual != nil:
		t.Way = t.Actual.Value.Sub(*k.Baseline).Quo(way)
		t.Signal = signal(rules, t.Way, t.Expected)
	case t.Expected.IsZero():
		t.Signal = NotDue
	}
	return t
}

// ended is the last day of what was measured.
func ended(v engagement.KPIValue) engagement.Day {
	return *cmp.Or(v.To, v.From, &engagement.Day{})
}

func signal(rules questionnaire.Tracking, done, expected exact.Rat) Signal {
	switch behind := expected.Sub(done); {
	case !done.Less(exact.Of(1)):
		return Finished
	case !rules.OnTrack.Less(behind):
		return OnTrack
	case !rules.AtRisk.Less(behind):
		return AtRisk
	}
	return OffTrack
}

package reports_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/reports/reportstest"
)

// project is the plan of a sample, its client file changed by edit.
func project(t *testing.T, name string, lang i18n.Lang, edit func(*engagement.Engagement)) *reports.Project {
	t.Helper()
	e := reportstest.Client(t, name, lang)
	if edit != nil {
		edit(e)
	}
	p := reports.ProjectOf(reportstest.Planned(t, e, lang))
	if p == nil || len(p.Tasks) == 0 || len(p.Measures) == 0 {
		t.Fatal("the sample has no plan")
	}
	return p
}

func task(t *testing.T, p *reports.Project, id string) *reports.Task {
	t.Helper()
	for i := range p.Tasks {
		if p.Tasks[i].ID == id {
			return &p.Tasks[i]
		}
	}
	t.Fatalf("%s is not in the plan", id)
	return nil
}

func TestWithoutAPlanThereIsNoProject(t *testing.T) {
	if p := reports.ProjectOf(reports.Source{Pack: crm(t), Engagement: &engagement.Engagement{}, Words: words(t, i18n.English)}); p != nil {
		t.Errorf("a project of %d tasks out of nothing", len(p.Tasks))
	}
}

func TestTasksTellWhatTheClientSaid(t *testing.T) {
	p := project(t, "distributor", i18n.English, nil)
	request := task(t, p, "P35")
	if request.Owner != "Service manager" || !request.OwnerKnown {
		t.Errorf("owner of P35: %q, known %v", request.Owner, request.OwnerKnown)
	}
	if first := request.Risks[0]; !strings.HasPrefix(first, "Agents keep using their own mailboxes.") || !strings.Contains(first, "Service manager") {
		t.Errorf("the client's own risk does not come first: %q", first)
	}
	if len(request.Risks) < 2 {
		t.Error("the typical risks are missing")
	}
	if want := "Stop or rethink if this is so on 12 April 2027: First response time not under 12 hours."; request.StopRule != want {
		t.Errorf("stop rule %q, want %q", request.StopRule, want)
	}
	if !slices.Contains(request.Areas, "SRV") {
		t.Errorf("P35 lifts %v, without the service", request.Areas)
	}
	if len(p.Messages) != 2 || !strings.Contains(p.Messages[0].Name, "Customer service team") {
		t.Errorf("messages: %v", p.Messages)
	}
	for _, x := range p.Tasks {
		if x.Goal == "" || len(x.Steps) == 0 || x.Deliverables == "" || len(x.Factors) < 2 || len(x.KPIs) == 0 {
			t.Errorf("%s lacks its goal, steps, deliverables, factors or KPIs", x.ID)
		}
	}
}

func TestTaskWithoutAPersonFallsToTheRoleWithMostWork(t *testing.T) {
	p := project(t, "distributor", i18n.English, func(e *engagement.Engagement) { e.Strategy.Delete("Q6.2") })
	x := task(t, p, "P35")
	if x.OwnerKnown || x.Owner != "Service" {
		t.Errorf("owner %q, known %v", x.Owner, x.OwnerKnown)
	}
	if !strings.Contains(x.Factors[0], "one person is named") {
		t.Errorf("the report does not ask for an owner: %q", x.Factors[0])
	}
}

func TestTasksLieInWorkingDays(t *testing.T) {
	for _, lang := range i18n.Langs {
		p := project(t, "distributor", lang, nil)
		for _, x := range p.Tasks {
			if x.First.Weekday() != p.Start.Weekday() || !x.First.Equal(p.Start.AddDate(0, 0, 7*x.From)) {
				t.Errorf("%s: %s begins on %s", lang, x.ID, x.First)
			}
			if want := p.Start.AddDate(0, 0, 7*x.To-3); !x.Last.Equal(want) {
				t.Errorf("%s: %s ends on %s, want the fifth day of its last week, %s", lang, x.ID, x.Last, want)
			}
			for _, before := range x.After {
				if b := task(t, p, before); b.To > x.From {
					t.Errorf("%s: %s waits for %s but begins before its end", lang, x.ID, before)
				}
			}
		}
	}
}

func TestReviewsFallIntoWorkingWeeksAndTheLastEndsThePlan(t *testing.T) {
	for _, rhythm := range []string{"weekly", "monthly", "quarterly"} {
		p := project(t, "distributor", i18n.English, func(e *engagement.Engagement) {
			e.Strategy.Set("Q6.5", e.Strategy.Get("Q6.5").With("rhythm", engagement.Text(rhythm)))
		})
		last := 0
		for _, r := range p.Reviews {
			if slices.Contains(p.Frozen, r.Week) {
				t.Errorf("%s: a review in week %d, in which work pauses", rhythm, r.Week)
			}
			if r.Week <= last || !r.Day.Equal(p.Start.AddDate(0, 0, 7*r.Week)) {
				t.Errorf("%s: review %v after week %d", rhythm, r, last)
			}
			last = r.Week
		}
		if last != p.Weeks || p.Reviews[len(p.Reviews)-1].Name != "Closing review" {
			t.Errorf("%s: the last of %d reviews is in week %d of %d", rhythm, len(p.Reviews), last, p.Weeks)
		}
	}
	p := project(t, "distributor", i18n.English, func(e *engagement.Engagement) { e.Strategy.Delete("Q6.5") })
	if len(p.Reviews) != 0 {
		t.Error("reviews that nobody chose")
	}
}

func TestQuarterlyTargetsGoStraightFromTheFirstEffectToTheTarget(t *testing.T) {
	p := project(t, "distributor", i18n.English, func(e *engagement.Engagement) { e.Strategy.Delete("Q2.4") })
	seen := 0
	for _, m := range p.Measures {
		for i, q := range m.Quarters {
			week := p.Phases[i].To
			want := exact.Of(0)
			switch {
			case week >= p.Weeks:
				want = exact.Of(1)
			case week > m.Visible:
				want = exact.Frac(week-m.Visible, p.Weeks-m.Visible)
			}
			if !q.Share.Equal(want) {
				t.Errorf("%s in quarter %d: share %s, want %s", m.ID, i+1, q.Share, want)
			}
			if m.Baseline == nil || m.Target == nil {
				if q.Target != nil {
					t.Errorf("%s has a target of %s out of nothing", m.ID, q.Target)
				}
				continue
			}
			seen++
			if value := m.Baseline.Add(m.Target.Sub(*m.Baseline).Mul(want)); !q.Target.Equal(value) {
				t.Errorf("%s in quarter %d: %s, want %s", m.ID, i+1, q.Target, value)
			}
		}
	}
	if seen < 4 {
		t.Fatalf("only %d targets seen", seen)
	}
}

func TestTargetIsReachedOnTheDayTheClientSet(t *testing.T) {
	p := project(t, "distributor", i18n.English, nil)
	i := slices.IndexFunc(p.Measures, func(m reports.Measure) bool { return m.ID == "CHURN" })
	if i < 0 {
		t.Fatal("no churn in the plan")
	}
	m := p.Measures[i]
	if !m.Due.Equal(time.Date(2027, 6, 30, 0, 0, 0, 0, time.UTC)) {
		t.Fatalf("due on %s", m.Due)
	}
	last := m.Quarters[len(m.Quarters)-1] // 26 weeks from 7 December, 23 days before the day set
	due := exact.Frac(int(m.Due.Sub(p.Start).Hours()/24), 7)
	visible := exact.Of(m.Visible)
	if want := exact.Of(26).Sub(visible).Quo(due.Sub(visible)); !last.Share.Equal(want) {
		t.Errorf("share at the end of the plan: %s, want %s", last.Share, want)
	}
}

func TestMeasuredValuesAreListedByDay(t *testing.T) {
	p := project(t, "distributor", i18n.English, func(e *engagement.Engagement) {
		later, earlier := engagement.DayOf(2027, 3, 31), engagement.DayOf(2026, 6, 30)
		e.KPIs = append(e.KPIs, engagement.KPIValue{KPI: "CHURN", Value: exact.Of(5), To: &later},
			engagement.KPIValue{KPI: "CHURN", Value: exact.Of(7), From: &earlier}, engagement.KPIValue{KPI: "CHURN", Value: exact.Of(9)})
	})
	for _, m := range p.Measures {
		if m.ID != "CHURN" {
			continue
		}
		var got []string
		for _, a := range m.Recorded {
			got = append(got, a.Value.String())
		}
		if want := []string{"7", "6.5", "5"}; !slices.Equal(got, want) {
			t.Errorf("measured %v, want %v", got, want)
		}
	}
}

func TestPhasesCoverThePlan(t *testing.T) {
	for months, labels := range map[string][]string{"1": {"Month 1"}, "4": {"Months 1–3", "Month 4"}, "6": {"Months 1–3", "Months 4–6"}, "12": {"Months 1–3", "Months 4–6", "Months 7–9", "Months 10–12"}} {
		p := project(t, "distributor", i18n.English, func(e *engagement.Engagement) {
			n, err := exact.Parse(months)
			if err != nil {
				t.Fatal(err)
			}
			e.Context.Set("Q0.10", engagement.Number(n))
		})
		var got []string
		at := 0
		for _, s := range p.Phases {
			if s.From != at {
				t.Errorf("%s months: a phase begins in week %d, want %d", months, s.From, at)
			}
			at = s.To
			got = append(got, i18n.Plain(s.Label))
		}
		if at != p.Weeks || !slices.Equal(got, labels) {
			t.Errorf("%s months: %q up to week %d of %d", months, got, at, p.Weeks)
		}
	}
}

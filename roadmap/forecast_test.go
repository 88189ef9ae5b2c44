package roadmap_test

import (
	"math"
	"slices"
	"testing"

	"rahbord/coherence"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/roadmap"

	"github.com/google/go-cmp/cmp"
)

func TestForecastOfNothingIsToday(t *testing.T) {
	pack := crm(t)
	for _, file := range []string{"distributor.en.yaml", "brand.fa.yaml", "startup.he.yaml"} {
		e, r, p := sample(t, pack, file)
		f := roadmap.ForecastOf(pack, e, &r, p, roadmap.Plan{})
		if !f.Expected.Known || !f.Expected.Value.Equal(r.Overall.Points.Value) || !f.Full.Value.Equal(f.Today.Value) {
			t.Errorf("%s: %s becomes %s", file, r.Overall.Points.Value.Decimal(6), f.Expected.Value.Decimal(6))
		}
	}
}

// Scoring model §9: lifts of 1.5, 0.5 and 0.5 together are 2.0 when all succeed.
func TestForecastOfTheWorkedLifts(t *testing.T) {
	pack := crm(t)
	e, r, p := demoClient(t, pack, "8")
	plan := roadmap.Plan{Basket: []roadmap.Step{{ID: "P35", Scope: "full"}, {ID: "P24", Scope: "full"}, {ID: "P11", Scope: "full"}}}
	full := roadmap.ForecastOf(pack, e, &r, p, plan)
	level := r.Indicator("SRV-3").Level.Value
	want := level.Add(exact.Min(exact.Of(2), r.Indicator("SRV-3").Gap))
	if !full.Full.Known || full.Levels["SRV-3"].Cmp(want) >= 0 || !level.Less(full.Levels["SRV-3"]) {
		t.Errorf("SRV-3: today %s, expected %s, all in full %s", level, full.Levels["SRV-3"], want)
	}
}

func TestForecastRangesFromCautiousToFull(t *testing.T) {
	pack := crm(t)
	e, r, p := demoClient(t, pack, "8")
	plan := solved(t, p)
	f := roadmap.ForecastOf(pack, e, &r, p, plan)
	if !f.Today.Value.Less(f.Cautious.Value) || !f.Cautious.Value.Less(f.Expected.Value) || !f.Expected.Value.Less(f.Full.Value) {
		t.Errorf("%s %s %s %s", f.Today.Value.Decimal(3), f.Cautious.Value.Decimal(3), f.Expected.Value.Decimal(3), f.Full.Value.Decimal(3))
	}
	// One indicator of LOY does not apply, the rest of that area counts for more; none of
	// the basket lifts LOY, so the index rises by the value exactly.
	gain := f.Expected.Value.Sub(f.Today.Value)
	if gain.Sub(plan.Value).Abs().Float64() > 0.05 {
		t.Errorf("the index rises by %s, the basket is worth %s", gain.Decimal(6), plan.Value.Decimal(6))
	}
}

func TestSimulationIsTheSameForTheSameSeed(t *testing.T) {
	_, _, p := sample(t, crm(t), "distributor.en.yaml")
	plan := solved(t, p)
	a, b := roadmap.Simulate(p, plan, 300, 1), roadmap.Simulate(p, plan, 300, 1)
	if d := cmp.Diff(a, b); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(a, roadmap.Simulate(p, plan, 300, 2)); d == "" {
		t.Error("another seed gives the same result")
	}
}

func TestSimulatedDurationsAreBetaPERT(t *testing.T) {
	p := demo(t, "8")
	plan := roadmap.Plan{Basket: []roadmap.Step{{ID: "P13", Scope: "full", Start: 0, End: 5}}}
	s := roadmap.Simulate(p, plan, 20000, 1)
	m := s.Milestones[0] // 3/5/8 weeks: mean 5.166667, half of the mass near it
	if math.Abs(m.End.Middle-5.12) > 0.1 || m.End.Low < 3 || m.End.High > 8 || m.Share < 0.35 || m.Share > 0.55 {
		t.Errorf("%+v", m)
	}
	if s.InTime < 0.999 {
		t.Errorf("in time %v", s.InTime)
	}
	mean := p.Effect("P13", "full").Float64() // gained with probability 0.87, else nothing
	if math.Abs(s.Gain.High*0.87-mean) > 1e-6 {
		t.Errorf("gain %+v, effect %v", s.Gain, mean)
	}
}

func TestEveryInitiativeOfASamplePlanHasAFigure(t *testing.T) {
	pack := crm(t)
	for _, file := range []string{"distributor.en.yaml", "brand.en.yaml", "startup.en.yaml"} {
		e, _, p := sample(t, pack, file)
		plan := solved(t, p)
		kpis := roadmap.KPIPlan(pack, e, plan)
		kinds := map[questionnaire.LeadLag]bool{}
		for _, k := range kpis {
			kinds[k.Kind] = true
			if k.Role == "" || k.Cadence == "" {
				t.Errorf("%s: %s has no owner or rhythm", file, k.ID)
			}
			if k.Proposed && (k.Baseline == nil || !pack.KPI(k.ID).Better(*k.Target, *k.Baseline)) {
				t.Errorf("%s: the target proposed for %s is no better than today", file, k.ID)
			}
		}
		for _, id := range plan.IDs() {
			if !slices.ContainsFunc(kpis, func(k roadmap.KPI) bool { return slices.Contains(k.Primary, id) || slices.Contains(k.Secondary, id) }) {
				t.Errorf("%s: %s has no figure", file, id)
			}
		}
		if !kinds[questionnaire.Leading] || !kinds[questionnaire.Lagging] {
			t.Errorf("%s: kinds %v", file, kinds)
		}
	}
}

func TestChecksReadThePlan(t *testing.T) {
	pack := crm(t)
	for _, file := range []string{"distributor.en.yaml", "brand.en.yaml", "startup.en.yaml"} {
		e, r, p := sample(t, pack, file)
		plan := solved(t, p)
		read := roadmap.ForChecks(p, plan, roadmap.ForecastOf(pack, e, &r, p, plan))
		if len(read.Steps) != len(plan.Basket) || read.Parallel == 0 || read.SameTeam == 0 || len(read.Forecast) < 20 {
			t.Errorf("%s: %+v", file, read)
		}
		with, without := coherence.Evaluate(pack, e, &r, read), coherence.Evaluate(pack, e, &r, nil)
		for _, f := range with {
			t.Logf("%s: %s %s %v accepted %v", file, f.Check, f.Severity, f.Names, f.Accepted)
			if f.Check == "C33" && len(f.Names) == 0 {
				t.Errorf("%s: more at once than allowed", file)
			}
		}
		if len(with) < len(without) {
			t.Errorf("%s: %d findings with a plan, %d without", file, len(with), len(without))
		}
	}
}

func TestKPIsThatThePlanAddsSatisfyTheChecks(t *testing.T) {
	pack := crm(t)
	e, r, p := sample(t, pack, "distributor.en.yaml")
	plan := solved(t, p)
	forecast := roadmap.ForecastOf(pack, e, &r, p, plan)
	speaks := func(kpis ...roadmap.KPI) bool {
		found := coherence.Evaluate(pack, e, &r, roadmap.ForChecks(p, plan, forecast, kpis...))
		return slices.ContainsFunc(found, func(f coherence.Finding) bool { return f.Check == "C26" })
	}
	if !speaks() {
		t.Error("the client's own table follows every initiative: the test shows nothing")
	}
	if speaks(roadmap.KPIPlan(pack, e, plan)...) {
		t.Error("an initiative is said to have no KPI although the plan gives it one")
	}
}

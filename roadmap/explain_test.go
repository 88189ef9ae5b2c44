package roadmap_test

import (
	"context"
	"slices"
	"testing"

	"rahbord/internal/exact"
	"rahbord/roadmap"
)

var quiet = roadmap.Options{}

func TestHalfAWeekOfMarketingBringsInCustomerValuation(t *testing.T) {
	p := demo(t, "8")
	plan := solved(t, p)
	if err := roadmap.WorthOfNext(context.Background(), p, &plan, quiet); err != nil {
		t.Fatal(err)
	}
	for _, l := range plan.Limits {
		if l.ID != "role.MKT" {
			continue
		}
		if l.Worth == nil || l.Worth.Step != 50 || !slices.Equal(l.Worth.In, []string{"P07"}) || len(l.Worth.Out) != 0 {
			t.Fatalf("%+v", l.Worth)
		}
		same(t, "worth", l.Worth.Value, "0.420978")
	}
}

func TestWorthOfALimitIsNeverBelowNothing(t *testing.T) {
	_, _, p := sample(t, crm(t), "brand.en.yaml")
	plan := solved(t, p)
	if err := roadmap.WorthOfNext(context.Background(), p, &plan, quiet); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, l := range plan.Limits {
		if l.Worth == nil {
			continue
		}
		seen++
		if l.Worth.Value.Sign() < 0 || l.Worth.Most.Less(l.Worth.Value) || l.Worth.Step <= 0 {
			t.Errorf("%s: %+v", l.ID, l.Worth)
		}
		t.Logf("%s +%d: %s in %v out %v", l.ID, l.Worth.Step, l.Worth.Value.Decimal(3), l.Worth.In, l.Worth.Out)
	}
	if seen < 10 {
		t.Errorf("%d limits have a worth", seen)
	}
}

func TestWayInOfTheChurnProgrammeIsMarketingTime(t *testing.T) {
	p := demo(t, "8")
	plan := solved(t, p)
	why, err := roadmap.Explain(context.Background(), p, plan, "P19", quiet)
	if err != nil {
		t.Fatal(err)
	}
	if why.In || why.Reason != roadmap.OutByLimit || why.Forced == nil || why.Loss.Sign() <= 0 || !why.Forced.Has("P19") {
		t.Errorf("%+v", why)
	}
	if why.WayIn == nil || len(why.WayIn.More) != 1 || why.WayIn.More[0].Limit != "role.MKT" || !why.WayIn.Plan.Has("P19") {
		t.Errorf("way in: %+v", why.WayIn)
	}
}

func TestMemberIsExplainedByWhatItUnlocksAndWhatWouldReplaceIt(t *testing.T) {
	p := demo(t, "8")
	plan := solved(t, p)
	why, err := roadmap.Explain(context.Background(), p, plan, "P05", quiet)
	if err != nil {
		t.Fatal(err)
	}
	if !why.In || !slices.Equal(why.Unlocks, []string{"P06"}) || why.Instead == nil || why.Instead.Has("P05") || why.Loss.Sign() <= 0 {
		t.Errorf("%+v", why)
	}
	var sum exact.Rat
	for _, g := range why.Gains {
		sum = sum.Add(g.Points)
	}
	if !sum.Equal(why.Gain) {
		t.Errorf("gains add up to %s, the gain is %s", sum, why.Gain)
	}
}

func TestForcingAMemberChangesNothing(t *testing.T) {
	p := demo(t, "8")
	plan := solved(t, p)
	for _, id := range plan.IDs() {
		_, forced, err := roadmap.WhatIf(context.Background(), p, roadmap.Change{Force: []string{id}}, quiet)
		if err != nil || !forced.Value.Equal(plan.Value) {
			t.Errorf("forcing %s: %v, value %s", id, err, forced.Value)
		}
	}
}

func TestRulingOutAMemberCostsWhatTheComparisonSays(t *testing.T) {
	p := demo(t, "8")
	plan := solved(t, p)
	_, other, err := roadmap.WhatIf(context.Background(), p, roadmap.Change{Exclude: []string{"P35"}}, quiet)
	if err != nil || other.Has("P35") || !other.Value.Less(plan.Value) {
		t.Fatalf("%v %s", err, other.Value)
	}
	if m := roadmap.Compare(plan, other); !slices.Contains(m.Out, "P35") || len(m.In) == 0 {
		t.Errorf("%+v", m)
	}
	if _, _, err := roadmap.WhatIf(context.Background(), p, roadmap.Change{Exclude: []string{"P99"}}, quiet); err == nil {
		t.Error("an unknown initiative is ruled out without a word")
	}
}

func TestFrontierNeverFalls(t *testing.T) {
	_, _, p := sample(t, crm(t), "distributor.en.yaml")
	for _, over := range []string{roadmap.OverMoney, roadmap.OverWeeks} {
		points, err := roadmap.Frontier(context.Background(), p, over, quiet)
		if err != nil || len(points) < 12 {
			t.Fatalf("%s: %d points, %v", over, len(points), err)
		}
		for i := 1; i < len(points); i++ {
			if points[i].Plan.Value.Less(points[i-1].Plan.Value) && points[i].Plan.Proof.Optimal {
				t.Errorf("%s: point %d falls from %s to %s", over, i, points[i-1].Plan.Value.Decimal(6), points[i].Plan.Value.Decimal(6))
			}
		}
	}
}

func TestAlternativesAreOtherBasketsAndClose(t *testing.T) {
	_, _, p := sample(t, crm(t), "distributor.en.yaml")
	plan := solved(t, p)
	others, err := roadmap.Alternatives(context.Background(), p, plan, quiet)
	if err != nil || len(others) == 0 {
		t.Fatalf("%d alternatives, %v", len(others), err)
	}
	for _, a := range others {
		if p.Close.Mul(exact.Of(100)).Less(a.Short) || a.Short.Sign() < 0 {
			t.Errorf("%v is %s %% short", a.Plan.IDs(), a.Short.Decimal(2))
		}
		if basket(a.Plan) == basket(plan) && len(a.In)+len(a.Out) > 0 {
			t.Errorf("moves of the same basket: %+v", a.Moves)
		}
	}
}

func TestWayInThroughTheCalendarIsALongerHorizon(t *testing.T) {
	p := roadmap.Problem{Format: roadmap.ProblemFormat, Overlap: exact.Frac(1, 2), Calendar: roadmap.Calendar{Weeks: 5}}
	for i, id := range []string{"P", "Q"} {
		p.Indicators = append(p.Indicators, roadmap.Indicator{ID: "K" + id, Gap: exact.Of(1), Worth: exact.Of(2 - i)})
		p.Initiatives = append(p.Initiatives, roadmap.Initiative{ID: id, Weight: exact.Of(1),
			Scopes: []roadmap.Scope{{ID: roadmap.Full, Weeks: 4, Lifts: map[string]exact.Rat{"K" + id: exact.Of(1)}}}})
	}
	p.Initiatives[1].Needs = []roadmap.Need{{Supplier: "P", AnyOf: []roadmap.Choice{{Initiative: "P", Scope: roadmap.Full}}}}
	plan := solved(t, p)
	why, err := roadmap.Explain(context.Background(), p, plan, "Q", quiet)
	if err != nil {
		t.Fatal(err)
	}
	want := []roadmap.Shortage{{Limit: roadmap.LimitWeeks, Missing: 4}}
	if why.Reason != roadmap.OutByCalendar || why.WayIn == nil || !slices.Equal(why.WayIn.More, want) || len(why.Conflict) == 0 {
		t.Errorf("%+v, way in %+v", why, why.WayIn)
	}
}

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

// short is a problem in which Q lacks both money and people.
func short() roadmap.Problem {
	money, people := int64(1000), int64(100)
	p := roadmap.Problem{Format: roadmap.ProblemFormat, Overlap: exact.Frac(1, 2), Calendar: roadmap.Calendar{Weeks: 9},
		Money: roadmap.Money{OneOff: &money, CostPoint: 100}, Roles: []roadmap.Role{{ID: "A", Total: &people}}}
	for i, id := range []string{"P", "Q"} {
		p.Indicators = append(p.Indicators, roadmap.Indicator{ID: "K" + id, Gap: exact.Of(1), Worth: exact.Of(2 - i)})
		p.Initiatives = append(p.Initiatives, roadmap.Initiative{ID: id, Weight: exact.Of(1), Scopes: []roadmap.Scope{{ID: roadmap.Full,
			Weeks: 2, OneOff: 950, Effort: map[string]int64{"A": 90}, Lifts: map[string]exact.Rat{"K" + id: exact.Of(1)}}}})
	}
	return p
}

func TestTwoLimitsThatBindAtOnceAreSolvedTogether(t *testing.T) {
	p := short()
	plan := solved(t, p)
	if err := roadmap.WorthOfNext(t.Context(), p, &plan, quiet); err != nil {
		t.Fatal(err)
	}
	for _, l := range plan.Limits {
		if l.Worth != nil && l.Worth.Value.Sign() > 0 {
			t.Errorf("%s alone is worth %s", l.ID, l.Worth.Value)
		}
	}
	limits, steps := [2]string{"one_off", "role.A"}, [2]int64{900, 100} // of people it lacks 80, the step is 50
	if len(plan.Joint) != 1 || plan.Joint[0].Limits != limits || plan.Joint[0].Steps != steps || !plan.Joint[0].Value.Equal(exact.Of(1)) || !slices.Equal(plan.Joint[0].In, []string{"Q"}) {
		t.Errorf("%+v", plan.Joint)
	}
	people := int64(500)
	p.Roles[0].Total = &people // now only money binds
	plan = solved(t, p)
	if err := roadmap.WorthOfNext(t.Context(), p, &plan, quiet); err != nil || len(plan.Joint) > 0 {
		t.Errorf("%+v, %v", plan.Joint, err)
	}
}

func TestRoomBesideThePlanIsNamedWhenOthersMakeMoreOfIt(t *testing.T) {
	p := short()
	for _, id := range []string{"R", "S"} { // both worth more than Q in the room that Q lacks
		in := p.Initiatives[1]
		in.ID = id
		in.Scopes = slices.Clone(in.Scopes)
		in.Scopes[0].Lifts = map[string]exact.Rat{"K" + id: exact.Of(1)}
		p.Initiatives = append(p.Initiatives, in)
		p.Indicators = append(p.Indicators, roadmap.Indicator{ID: "K" + id, Gap: exact.Of(1), Worth: exact.Frac(3, 2)})
	}
	plan := solved(t, p)
	why, err := roadmap.Explain(t.Context(), p, plan, "Q", quiet)
	if err != nil {
		t.Fatal(err)
	}
	if why.WayIn != nil || why.Beside == nil || len(why.Beside.More) != 2 || basket(why.Beside.Plan) != "P Q" {
		t.Errorf("way in %+v, beside %+v", why.WayIn, why.Beside)
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
	frontiers := []string{roadmap.OverMoney, roadmap.OverWeeks}
	if testing.Short() {
		frontiers = frontiers[:1]
	}
	for _, over := range frontiers {
		points, err := roadmap.Frontier(context.Background(), p, over, quiet)
		if err != nil || len(points) < 12 {
			t.Fatalf("%s: %d points, %v", over, len(points), err)
		}
		for i := range points {
			if testing.Short() && i%4 > 0 {
				continue
			}
			q, err := p.With(roadmap.Change{OneOff: points[i].OneOff, Running: points[i].Running, Weeks: points[i].Weeks})
			if err != nil {
				t.Fatal(err)
			}
			if plan := solved(t, q); !plan.Value.Equal(points[i].Plan.Value) {
				t.Errorf("%s: point %d has %s, by itself %s", over, i, points[i].Plan.Value.Decimal(6), plan.Value.Decimal(6))
			}
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

func TestNearestOutsiderIsTheOneThatNeedsTheSmallestChange(t *testing.T) {
	p := short()
	far := p.Initiatives[1]
	far.ID = "Z"
	far.Scopes = slices.Clone(far.Scopes)
	far.Scopes[0].OneOff = 5000
	p.Initiatives = append(p.Initiatives, far)
	plan := solved(t, p)
	e, err := roadmap.Nearest(t.Context(), p, plan, []string{"Z", "Q", "P", "unknown"}, quiet)
	if err != nil || e == nil || e.ID != "Q" || e.Beside || !e.Plan.Has("Q") {
		t.Errorf("%+v, %v", e, err)
	}
	p.Initiative("Q").Never, p.Initiative("Z").Never = true, true
	if e, err := roadmap.Nearest(t.Context(), p, plan, []string{"Z", "Q"}, quiet); err != nil || e != nil {
		t.Errorf("what is ruled out comes in: %+v, %v", e, err)
	}
}

package roadmap_test

import (
	"slices"
	"testing"

	"rahbord/internal/exact"
	"rahbord/roadmap"
)

// equals is a problem of initiatives that each lift an indicator of their own and that
// can only run one after the other.
func equals(worth map[string]exact.Rat) roadmap.Problem {
	one := 1
	p := roadmap.Problem{Format: roadmap.ProblemFormat, Overlap: exact.Frac(1, 2), Calendar: roadmap.Calendar{Weeks: 9}, Parallel: &one}
	for id, w := range worth {
		p.Indicators = append(p.Indicators, roadmap.Indicator{ID: "K" + id, Gap: exact.Of(1), Worth: w})
		p.Initiatives = append(p.Initiatives, roadmap.Initiative{ID: id, Weight: exact.Of(1),
			Scopes: []roadmap.Scope{{ID: roadmap.Full, Weeks: 2, Lifts: map[string]exact.Rat{"K" + id: exact.Of(1)}}}})
	}
	return p
}

func TestEnablersComeEarlyAndDoNotChangeTheBasket(t *testing.T) {
	p := equals(map[string]exact.Rat{"P": exact.Of(2), "Q": exact.Of(1)})
	if plan := solved(t, p); plan.Step("P").Start != 0 {
		t.Errorf("without a preference: %+v", plan.Basket)
	}
	p.Initiative("Q").Early = exact.Frac(3, 2)
	plan := solved(t, p)
	if plan.Step("Q").Start != 0 || plan.Step("P").Start != 2 {
		t.Errorf("with one: %+v", plan.Basket)
	}
	p.Calendar.Weeks = 3 // room for one of them
	if plan := solved(t, p); basket(plan) != "P" {
		t.Errorf("the preference decides on the basket: %v", plan.IDs())
	}
}

func TestWhatIsTooSmallStaysOutUnlessDemandedOrNeeded(t *testing.T) {
	p := equals(map[string]exact.Rat{"P": exact.Of(2), "Q": exact.Of(1)})
	p.Initiative("Q").Least = exact.Frac(3, 2)
	plan := solved(t, p)
	if basket(plan) != "P" || plan.Excluded[0].Reason != roadmap.OutBySize {
		t.Errorf("%v, %+v", plan.IDs(), plan.Excluded)
	}
	demanded, needed := p, p
	demanded.Initiatives, needed.Initiatives = slices.Clone(p.Initiatives), slices.Clone(p.Initiatives)
	demanded.Initiative("Q").Must = true
	needed.Initiative("P").Needs = []roadmap.Need{{Supplier: "Q", AnyOf: []roadmap.Choice{{Initiative: "Q", Scope: roadmap.Full}}}}
	for name, q := range map[string]roadmap.Problem{"demanded": demanded, "needed": needed} {
		if plan := solved(t, q); basket(plan) != "P Q" {
			t.Errorf("%s: %v", name, plan.IDs())
		}
	}
}

func TestOutsideTheChosenFieldItTakesMoreToBeWorthIt(t *testing.T) {
	pack := crm(t)
	_, _, p := sample(t, pack, "startup.en.yaml")
	if in := p.Initiative("P13"); !in.Least.Equal(pack.Planning.Worthwhile.Outside) { // complaints, in a plan for selling
		t.Errorf("P13: %s", in.Least)
	}
	if in := p.Initiative("P28"); !in.Least.Equal(pack.Planning.Worthwhile.Effect) {
		t.Errorf("P28: %s", in.Least)
	}
	if in := p.Initiative("P21"); !in.Early.Equal(pack.Planning.Early.Enablers["P21"].Add(pack.Planning.Early.QuickWin)) {
		t.Errorf("P21 goes early by %s", in.Early)
	}
	if plan := solved(t, p); plan.Has("P13") {
		t.Error("P13 is in the basket")
	}
}

package roadmap_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"rahbord/internal/exact"
	"rahbord/roadmap"
)

func TestVerifyFindsEveryKindOfFault(t *testing.T) {
	low, one, best := int64(0), 1, solved(t, demo(t, "8"))
	for name, c := range map[string]struct {
		problem func(*roadmap.Problem)
		plan    func(*roadmap.Plan)
	}{
		"is no candidate":      {plan: func(p *roadmap.Plan) { p.Basket[0].ID = "P99" }},
		"twice":                {plan: func(p *roadmap.Plan) { p.Basket = append(p.Basket, p.Basket[0]) }},
		"the calendar has":     {plan: func(p *roadmap.Plan) { p.Basket[0].Start, p.Basket[0].End = 24, 28 }},
		"must work":            {plan: func(p *roadmap.Plan) { p.Basket[0].End++ }},
		"must be in":           {problem: func(p *roadmap.Problem) { p.Initiative("P27").Must = true }},
		"must not be in":       {problem: func(p *roadmap.Problem) { p.Initiative("P13").Never = true }},
		"exclude each other":   {problem: func(p *roadmap.Problem) { p.Initiative("P35").Without = []string{"P13"} }},
		"before":               {problem: func(p *roadmap.Problem) { w := 25; p.Initiative("P13").Earliest = &w }},
		"after":                {problem: func(p *roadmap.Problem) { p.Initiative("P13").Deadline = &one }},
		"must start in":        {problem: func(p *roadmap.Problem) { w := 20; p.Initiative("P13").Start = &w }},
		"without what":         {plan: func(p *roadmap.Plan) { s := p.Step("P06"); s.Start, s.End = 0, 10 }},
		"other costs":          {plan: func(p *roadmap.Plan) { p.Basket[0].OneOff-- }},
		"are too much":         {problem: func(p *roadmap.Problem) { p.Money.OneOff = &low }},
		"role MKT":             {problem: func(p *roadmap.Problem) { p.Roles[0].Total = &low }},
		"week 0: role MKT":     {problem: func(p *roadmap.Problem) { p.Roles[0].Weekly = make([]int64, p.Calendar.Weeks) }},
		"initiatives at once":  {problem: func(p *roadmap.Problem) { p.Parallel = &one }},
		"initiatives touch":    {problem: func(p *roadmap.Problem) { p.Teams = []roadmap.Team{{Role: "SRV", Most: 1}} }},
		"the basket is worth":  {plan: func(p *roadmap.Plan) { p.Value = exact.Of(20) }},
		"is below the value":   {plan: func(p *roadmap.Plan) { p.Proof.Bound = exact.Of(1) }},
		"begin and end in one": {problem: func(p *roadmap.Problem) { p.Calendar.Frozen = []int{0, 1, 2, 3, 4, 5} }},
	} {
		p, plan := demo(t, "8"), best
		plan.Basket = slices.Clone(best.Basket)
		if c.problem != nil {
			c.problem(&p)
		}
		if c.plan != nil {
			c.plan(&plan)
		}
		if err := roadmap.Verify(p, plan); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestInitiativesThatWaitForEachOtherAreNeverChosen(t *testing.T) {
	p := demo(t, "8")
	wait := func(id, on string) {
		p.Initiative(id).Needs = []roadmap.Need{{Supplier: on, AnyOf: []roadmap.Choice{{Initiative: on, Scope: roadmap.Full}}}}
	}
	wait("P13", "P35")
	wait("P35", "P13")
	plan := solved(t, p)
	if plan.Has("P13") || plan.Has("P35") {
		t.Errorf("%v", plan.IDs())
	}
	p.Initiative("P13").Must = true
	_, err := roadmap.Solve(context.Background(), p, roadmap.Options{})
	if err == nil || !strings.Contains(err.Error(), "needs P13") || !strings.Contains(err.Error(), "must P13") {
		t.Error(err)
	}
}

func TestWorkPausesInFrozenWeeks(t *testing.T) {
	p := demo(t, "8")
	p.Calendar.Frozen = []int{2, 3}
	plan := solved(t, p)
	if p21 := plan.Step("P21"); p21.Start != 0 || p21.End != 6 {
		t.Errorf("four weeks of work around two frozen ones: %+v", p21)
	}
	for _, load := range p.Loads(&plan) {
		if load.Used[2]+load.Used[3] > 0 {
			t.Errorf("%s works in frozen weeks", load.Role)
		}
	}
}

func TestLoadsAddUpToTheEffort(t *testing.T) {
	_, _, p := sample(t, crm(t), "distributor.en.yaml")
	plan := solved(t, p)
	for _, load := range p.Loads(&plan) {
		var sum, effort int64
		for _, used := range load.Used {
			sum += used
		}
		for _, s := range plan.Basket {
			effort += s.Effort[load.Role]
		}
		weeks := int64(0)
		for _, s := range plan.Basket {
			weeks += int64(s.End - s.Start)
		}
		if sum < effort || sum > effort+weeks { // a hundredth per week of rounding at most
			t.Errorf("%s: %d by weeks, %d in all", load.Role, sum, effort)
		}
	}
	roles := map[string]bool{}
	for _, s := range plan.Basket {
		for role := range maps.Keys(s.Effort) {
			roles[role] = true
		}
	}
	for role := range roles {
		if !slices.ContainsFunc(p.Roles, func(r roadmap.Role) bool { return r.ID == role }) {
			t.Errorf("%s has effort but no capacity", role)
		}
	}
}

package roadmap_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"rahbord/internal/exact"
	"rahbord/roadmap"
)

// lateness is Σ weight · end of a plan without frozen weeks, as the planner weighs it.
func lateness(p roadmap.Problem, steps []roadmap.Step) int64 {
	var sum int64
	for _, s := range steps {
		early := p.Effect(s.ID, s.Scope).Add(p.Initiative(s.ID).Early)
		sum += (1 + int64(early.Mul(exact.Of(1000)).Floor())) * int64(s.End)
	}
	return sum
}

// leastLateness tries all weeks of a basket.
func leastLateness(p roadmap.Problem, value exact.Rat, rest, steps []roadmap.Step, least *int64) {
	if len(rest) == 0 {
		plan := roadmap.Plan{Basket: steps, Value: value, Proof: roadmap.Proof{Value: value, Bound: value}}
		if n := lateness(p, steps); (*least < 0 || n < *least) && roadmap.Verify(p, plan) == nil {
			*least = n
		}
		return
	}
	step, weeks := rest[0], rest[0].End-rest[0].Start
	for start := range p.Calendar.Weeks - weeks + 1 {
		step.Start, step.End = start, start+weeks
		leastLateness(p, value, rest[1:], append(slices.Clone(steps), step), least)
	}
}

func TestWeeksBringTheBenefitsEarliestByBruteForce(t *testing.T) {
	rounds, waiting := 300, 0
	rng := rand.New(rand.NewPCG(11, 0))
	for n := range rounds {
		p := random(rng)
		p.Calendar.Frozen = nil
		plan, err := roadmap.Solve(t.Context(), p, roadmap.Options{})
		if err != nil {
			continue
		}
		least := int64(-1)
		leastLateness(p, plan.Value, plan.Basket, nil, &least)
		if got := lateness(p, plan.Basket); got != least {
			t.Fatalf("problem %d: %+v has lateness %d, the least is %d", n, plan.Basket, got, least)
		}
		if slices.ContainsFunc(plan.Basket, func(s roadmap.Step) bool { return s.Start > 0 }) {
			waiting++
		}
	}
	if waiting < rounds/10 {
		t.Errorf("weak test: only in %d plans something waits", waiting)
	}
}

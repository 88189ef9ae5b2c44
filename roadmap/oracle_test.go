package roadmap_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"rahbord/internal/exact"
	"rahbord/roadmap"
)

// oracle is the value of the best plan and the fewest initiatives with that value, by
// trying every basket on every combination of weeks; false when there is none. It shares
// nothing with the search but Problem.Value and Verify.
func oracle(p roadmap.Problem) (value exact.Rat, fewest int, found bool) {
	type candidate struct {
		basket []roadmap.Choice
		value  exact.Rat
	}
	baskets := []candidate{{}}
	for i, in := range p.Initiatives {
		if tooSmall(p, i) {
			continue
		}
		for _, b := range slices.Clone(baskets) {
			for _, s := range in.Scopes {
				baskets = append(baskets, candidate{basket: append(slices.Clone(b.basket), roadmap.Choice{Initiative: in.ID, Scope: s.ID})})
			}
		}
	}
	for i := range baskets {
		baskets[i].value = p.Value(baskets[i].basket)
	}
	slices.SortStableFunc(baskets, func(a, b candidate) int {
		return cmp.Or(b.value.Cmp(a.value), cmp.Compare(len(a.basket), len(b.basket)))
	})
	for _, b := range baskets {
		if scheduled(p, b.value, b.basket, nil) {
			return b.value, len(b.basket), true
		}
	}
	return exact.Rat{}, 0, false
}

// tooSmall reports whether nobody demands or could need a small initiative.
func tooSmall(p roadmap.Problem, i int) bool {
	in := p.Initiatives[i]
	for _, s := range in.Scopes {
		if in.Must || !p.Effect(in.ID, s.ID).Less(in.Least) {
			return false
		}
	}
	for _, o := range p.Initiatives {
		for _, n := range o.Needs {
			if !o.Never && slices.ContainsFunc(n.AnyOf, func(c roadmap.Choice) bool { return c.Initiative == in.ID }) {
				return false
			}
		}
	}
	return true
}

// scheduled tries all weeks of the rest of a basket.
func scheduled(p roadmap.Problem, value exact.Rat, rest []roadmap.Choice, steps []roadmap.Step) bool {
	if len(rest) == 0 {
		plan := roadmap.Plan{Basket: steps, Value: value, Proof: roadmap.Proof{Value: value, Bound: value}}
		return roadmap.Verify(p, plan) == nil
	}
	s := p.Initiative(rest[0].Initiative).Scope(rest[0].Scope)
	for start := range p.Calendar.Weeks {
		for end := start + s.Weeks; end <= p.Calendar.Weeks; end++ {
			work := 0
			for w := start; w < end; w++ {
				if !slices.Contains(p.Calendar.Frozen, w) {
					work++
				}
			}
			if work != s.Weeks {
				continue
			}
			step := roadmap.Step{ID: rest[0].Initiative, Scope: s.ID, Start: start, End: end, OneOff: s.OneOff, Running: s.Running}
			if scheduled(p, value, rest[1:], append(slices.Clone(steps), step)) {
				return true
			}
		}
	}
	return false
}

// random is a small problem with every kind of limit and demand.
func random(rng *rand.Rand) roadmap.Problem {
	n := 2 + rng.IntN(3)
	weeks := 2 + rng.IntN(3)
	p := roadmap.Problem{Format: roadmap.ProblemFormat, Overlap: exact.Frac(1, 2), Close: exact.Frac(1, 50), Calendar: roadmap.Calendar{Weeks: weeks}}
	maybe := func(share int, f func()) {
		if rng.IntN(100) < share {
			f()
		}
	}
	amount := func(n int) *int64 { v := int64(rng.IntN(n)); return &v }
	maybe(30, func() { p.Calendar.Frozen = []int{rng.IntN(weeks)} })
	maybe(60, func() { p.Money.OneOff = amount(30) })
	maybe(30, func() { p.Money.Running = amount(30) })
	maybe(40, func() { most := 1 + rng.IntN(2); p.Parallel = &most })
	maybe(30, func() { p.Teams = []roadmap.Team{{Role: "A", Most: 1}} })
	for _, id := range []string{"A", "B"} {
		r := roadmap.Role{ID: id}
		maybe(60, func() { r.Total = amount(60) })
		maybe(60, func() {
			for range weeks {
				r.Weekly = append(r.Weekly, int64(5+rng.IntN(20)))
			}
		})
		p.Roles = append(p.Roles, r)
	}
	for k := range 3 {
		p.Indicators = append(p.Indicators, roadmap.Indicator{ID: fmt.Sprint("K", k), Gap: exact.Frac(1+rng.IntN(5), 2), Worth: exact.Frac(1+rng.IntN(20), 7)})
	}
	for i := range n {
		in := roadmap.Initiative{ID: fmt.Sprint("P", i), Weight: exact.Frac(1+rng.IntN(9), 10), Success: exact.Frac(1, 2)}
		for s := range 1 + rng.IntN(2) {
			scope := roadmap.Scope{ID: []string{roadmap.Full, roadmap.Light}[s], Weeks: 1 + rng.IntN(2), Min: exact.Of(1), Likely: exact.Of(1), Max: exact.Of(2), OneOff: int64(rng.IntN(15)), Running: int64(rng.IntN(15)),
				Effort: map[string]int64{"A": int64(rng.IntN(25)), "B": int64(rng.IntN(25))}, Lifts: map[string]exact.Rat{}}
			for _, k := range p.Indicators {
				maybe(60, func() { scope.Lifts[k.ID] = exact.Frac(1+rng.IntN(4), 2) })
			}
			maybe(50, func() { scope.Touches = []string{"A"} })
			in.Scopes = append(in.Scopes, scope)
		}
		maybe(15, func() { in.Must = true })
		maybe(20, func() { in.Least = exact.Frac(1+rng.IntN(20), 7) })
		maybe(20, func() { in.Early = exact.Frac(1+rng.IntN(20), 7) })
		maybe(10, func() { in.Never = true })
		maybe(15, func() { w := rng.IntN(weeks + 1); in.Earliest = &w })
		maybe(10, func() { w := rng.IntN(weeks); in.Start = &w })
		maybe(15, func() { w := rng.IntN(weeks + 1); in.Deadline = &w })
		if i > 0 {
			maybe(35, func() {
				other := &p.Initiatives[rng.IntN(i)]
				in.Needs = []roadmap.Need{{Supplier: other.ID, AnyOf: []roadmap.Choice{{Initiative: other.ID, Scope: roadmap.Full}}}}
			})
			maybe(25, func() { in.Without = []string{p.Initiatives[rng.IntN(i)].ID} })
		}
		p.Initiatives = append(p.Initiatives, in)
	}
	return p
}

func TestPlansAreTheBestByBruteForce(t *testing.T) {
	rounds := 1500
	if testing.Short() {
		rounds = 100
	}
	rng := rand.New(rand.NewPCG(7, 0))
	feasible, impossible, baskets := 0, 0, 0
	for n := range rounds {
		p := random(rng)
		want, fewest, found := oracle(p)
		plan, err := roadmap.Solve(context.Background(), p, roadmap.Options{})
		switch {
		case !found:
			impossible++
			var conflict *roadmap.InfeasibleError
			if !errors.As(err, &conflict) || len(conflict.Conflict) == 0 {
				t.Fatalf("problem %d has no plan, got %v, %v", n, plan.IDs(), err)
			}
			if impossible%10 == 0 {
				smallest(t, p, conflict.Conflict)
			}
		case err != nil:
			t.Fatalf("problem %d: %v, the best is worth %s", n, err, want)
		case !plan.Value.Equal(want) || !plan.Proof.Optimal:
			t.Fatalf("problem %d: value %s (%+v), the best is %s", n, plan.Value, plan.Proof, want)
		case len(plan.Basket) != fewest:
			t.Fatalf("problem %d: %v is worth %s, which %d initiatives can bring", n, plan.IDs(), want, fewest)
		default:
			feasible++
			baskets += len(plan.Basket)
		}
	}
	if feasible < rounds/2 || impossible < rounds/50 || baskets < feasible/2 {
		t.Errorf("weak test: %d plans with %d members, %d impossible", feasible, baskets, impossible)
	}
}

// smallest insists that a conflict cannot hold and that without any one of its demands
// something fits.
func smallest(t *testing.T, p roadmap.Problem, conflict []roadmap.Demand) {
	t.Helper()
	if _, _, found := oracle(p.WithOnly(conflict)); found {
		t.Fatalf("%+v can hold together", conflict)
	}
	for i := range conflict {
		if conflict[i].Kind == roadmap.LimitWeeks {
			continue // a longer calendar is too much for brute force
		}
		if _, _, found := oracle(p.WithOnly(slices.Delete(slices.Clone(conflict), i, i+1))); !found {
			t.Fatalf("%+v is not needed in %+v", conflict[i], conflict)
		}
	}
}

func TestOrderOfTheInputDoesNotMatter(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 0))
	_, _, p := sample(t, crm(t), "brand.en.yaml")
	want := solved(t, p)
	for range 3 {
		q := p
		q.Initiatives, q.Indicators = slices.Clone(p.Initiatives), slices.Clone(p.Indicators)
		rng.Shuffle(len(q.Initiatives), func(i, j int) { q.Initiatives[i], q.Initiatives[j] = q.Initiatives[j], q.Initiatives[i] })
		rng.Shuffle(len(q.Indicators), func(i, j int) { q.Indicators[i], q.Indicators[j] = q.Indicators[j], q.Indicators[i] })
		got := solved(t, q)
		if basket(got) != basket(want) || !got.Value.Equal(want.Value) {
			t.Errorf("%s in one order, %s in another", basket(want), basket(got))
		}
	}
}

func TestMoreOfALimitNeverLowersTheValue(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 0))
	rounds := 150
	if testing.Short() {
		rounds = 30
	}
	for n := range rounds {
		p := random(rng)
		before, err := roadmap.Solve(context.Background(), p, roadmap.Options{})
		if err != nil {
			continue
		}
		more := p
		more.Roles = slices.Clone(p.Roles)
		if p.Money.OneOff != nil {
			v := *p.Money.OneOff + 10
			more.Money.OneOff = &v
		}
		for i := range more.Roles {
			if total := more.Roles[i].Total; total != nil {
				v := *total + 10
				more.Roles[i].Total = &v
			}
		}
		after, err := roadmap.Solve(context.Background(), more, roadmap.Options{})
		if err != nil || after.Value.Less(before.Value) {
			t.Fatalf("problem %d: %s with more, %s before (%v)", n, after.Value, before.Value, err)
		}
	}
}

package solve

import (
	"math/rand/v2"
	"testing"
)

// oracle finds the best value by trying every basket, and for each every schedule in
// turn with early cuts. It shares no code with the kernel but Value and the statement.
type oracle struct {
	p      Problem
	start  []int
	fixed  []bool // the basket
	weight []int64
	best   int64 // least Σ weight·end over schedules of the basket; −1 none
}

func bestByHand(p Problem) (best int64, chosen []bool) {
	n := len(p.Tasks)
	best = -1
	for set := 0; set < 1<<n; set++ {
		pick := make([]bool, n)
		for i := range pick {
			pick[i] = set>>i&1 == 1
		}
		v := Value(p, pick)
		if v <= best || checkGroups(p, starts(pick)) != nil || checkBudgets(p, starts(pick)) != nil {
			continue
		}
		o := oracle{p: p, fixed: pick, start: make([]int, n), best: -1}
		if o.walk(0) {
			best, chosen = v, pick
		}
	}
	return best, chosen
}

// starts of a basket all of which begins at once.
func starts(pick []bool) []int {
	out := make([]int, len(pick))
	for i := range pick {
		if !pick[i] {
			out[i] = -1
		}
	}
	return out
}

func earliestByHand(p Problem, chosen []bool, weight []int64) int64 {
	o := oracle{p: p, fixed: chosen, start: make([]int, len(p.Tasks)), weight: weight, best: -1}
	o.walk(0)
	return o.best
}

// walk over all starts; without weights the first schedule found ends it.
func (o *oracle) walk(i int) bool {
	if i == len(o.start) {
		if _, err := Check(o.p, o.start); err != nil {
			return false
		}
		if o.weight == nil {
			return true
		}
		var cost int64
		for j, s := range o.start {
			if s >= 0 {
				cost += o.weight[j] * int64(s+o.p.Tasks[j].Duration)
			}
		}
		if o.best < 0 || cost < o.best {
			o.best = cost
		}
		return false
	}
	if !o.fixed[i] {
		o.start[i] = -1
		return !o.p.Tasks[i].Must && o.walk(i+1)
	}
	t := o.p.Tasks[i]
	for s := t.Earliest; s <= t.Latest && s+t.Duration <= o.p.Horizon && !t.Never; s++ {
		o.start[i] = s
		if o.fits(i) && o.walk(i+1) {
			return true
		}
	}
	return false
}

// fits: the tasks so far stay within the resources.
func (o *oracle) fits(last int) bool {
	for r, resource := range o.p.Resources {
		for t, c := range resource.Capacity {
			used := 0
			for i := 0; i <= last; i++ {
				if s := o.start[i]; s >= 0 && s <= t && t < s+o.p.Tasks[i].Duration {
					for _, d := range o.p.Tasks[i].Demand {
						if d.Resource == r {
							used += d.Amount
						}
					}
				}
			}
			if used > c {
				return false
			}
		}
	}
	return true
}

func instances(t *testing.T, many int) int {
	t.Helper()
	if testing.Short() {
		return many / 10
	}
	return many
}

func TestSolveFindsWhatTryingEverythingFinds(t *testing.T) {
	infeasible := 0
	for seed := range uint64(instances(t, 2500)) {
		p := small(rand.New(rand.NewPCG(seed, 1)))
		want, _ := bestByHand(p)
		got, err := Solve(p, Options{})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if want < 0 {
			infeasible++
			if got.Status != Infeasible || got.Start != nil {
				t.Fatalf("seed %d: %+v, nothing fits", seed, got)
			}
			continue
		}
		if got.Status != Optimal || got.Value != want || got.Bound != want {
			t.Fatalf("seed %d: %+v, best is %d", seed, got, want)
		}
		if v, err := Check(p, got.Start); err != nil || v != want {
			t.Fatalf("seed %d: plan %v worth %d: %v", seed, got.Start, v, err)
		}
	}
	if infeasible == 0 {
		t.Error("no infeasible instance among the seeds")
	}
}

func TestSolveEarliestFindsWhatTryingEverythingFinds(t *testing.T) {
	late := 0
	for seed := range uint64(instances(t, 800)) {
		r := rand.New(rand.NewPCG(seed, 2))
		p := small(r)
		_, chosen := bestByHand(p)
		if chosen == nil {
			continue
		}
		weight := make([]int64, len(p.Tasks))
		for i := range weight {
			weight[i] = int64(r.IntN(4))
		}
		want := earliestByHand(p, chosen, weight)
		got, err := SolveEarliest(p, chosen, weight, Options{})
		if err != nil || got.Status != Optimal || got.Value != want || got.Bound != want {
			t.Fatalf("seed %d: %+v %v, least is %d", seed, got, err, want)
		}
		if _, err := Check(p, got.Start); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for i, s := range got.Start {
			if (s >= 0) != chosen[i] {
				t.Fatalf("seed %d: chosen %v, starts %v", seed, chosen, got.Start)
			}
			if s > p.Tasks[i].Earliest {
				late++
			}
		}
	}
	if late == 0 {
		t.Error("no schedule had to wait")
	}
}

func TestModesOfATaskAreChosenAsTryingEverythingDoes(t *testing.T) {
	light, full := 0, 0
	for seed := range uint64(instances(t, 100)) {
		n := 4
		p := scoped(catalogue(n, 11, 2, seed, 2))
		want, _ := bestByHand(p)
		got, err := Solve(p, Options{})
		if err != nil || got.Status != Optimal || got.Value != want {
			t.Fatalf("seed %d: %+v %v, best is %d", seed, got, err, want)
		}
		for i, s := range got.Start {
			switch {
			case s >= 0 && i < n:
				full++
			case s >= 0:
				light++
			}
		}
	}
	if light == 0 || full == 0 {
		t.Errorf("%d light and %d full modes chosen", light, full)
	}
}

func TestTermsOfManyTasksAreBoundedWell(t *testing.T) {
	for seed := range uint64(instances(t, 100)) {
		r := rand.New(rand.NewPCG(seed, 8))
		p := Problem{Horizon: 2}
		use := make([]int64, 11)
		for i := range use {
			p.Tasks = append(p.Tasks, Task{Duration: 1, Latest: 2})
			use[i] = int64(1 + r.IntN(9))
		}
		p.Budgets = []Budget{{int64(10 + r.IntN(20)), use}}
		for range 3 {
			term := Term{Coefficient: 1, Cap: int64(15 + r.IntN(30))}
			for i := range use {
				term.Parts = append(term.Parts, Part{i, int64(1 + r.IntN(12))})
			}
			p.Terms = append(p.Terms, term)
		}
		want, _ := bestByHand(p)
		if got := mustSolve(t, p); got.Status != Optimal || got.Value != want {
			t.Fatalf("seed %d: %+v, best is %d", seed, got, want)
		}
		if x := newRelaxation(&p, newWindows(&p), newClasses(&p)); x.enters[0] != mixed {
			t.Fatal("the terms are not too large for their envelope")
		}
	}
}

package solve

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func mustSolve(t *testing.T, p Problem) Result {
	t.Helper()
	r, err := Solve(p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// worth of the best basket; −1 when none exists.
func worth(t *testing.T, p Problem) int64 {
	t.Helper()
	r := mustSolve(t, p)
	if r.Status == Infeasible {
		return -1
	}
	if r.Status != Optimal {
		t.Fatalf("not proven: %+v", r)
	}
	return r.Value
}

func problems(seed uint64) Problem {
	if seed%4 > 0 {
		return small(rand.New(rand.NewPCG(seed, 3)))
	}
	return scoped(catalogue(8, 12, 3, seed, 2))
}

func TestMoreOfALimitNeverLowersTheValue(t *testing.T) {
	gained := 0
	for seed := range uint64(instances(t, 300)) {
		p := problems(seed)
		before := worth(t, p)
		r := rand.New(rand.NewPCG(seed, 4))
		more := p
		switch r.IntN(3) {
		case 0:
			more.Budgets = []Budget{{p.Budgets[0].Limit + 3, p.Budgets[0].Use}}
		case 1:
			more.Resources = append([]Resource(nil), p.Resources...)
			k := r.IntN(len(p.Resources))
			c := append([]int(nil), p.Resources[k].Capacity...)
			for t := range c {
				c[t] += r.IntN(3)
			}
			more.Resources[k] = Resource{c}
		case 2:
			more.Horizon++
			more.Resources = nil
			for _, x := range p.Resources {
				more.Resources = append(more.Resources, Resource{append(x.Capacity[:p.Horizon:p.Horizon], x.Capacity[p.Horizon-1])})
			}
		}
		after := worth(t, more)
		if after < before {
			t.Fatalf("seed %d: %d with more, %d before", seed, after, before)
		}
		if after > before {
			gained++
		}
	}
	if gained == 0 {
		t.Error("more never helped: the limits do not bind")
	}
}

func TestOrderOfTasksDoesNotChangeTheValue(t *testing.T) {
	for seed := range uint64(instances(t, 300)) {
		p := problems(seed)
		if a, b := worth(t, p), worth(t, shuffled(p, rand.New(rand.NewPCG(seed, 5)))); a != b {
			t.Fatalf("seed %d: %d, reordered %d", seed, a, b)
		}
	}
}

func shuffled(p Problem, r *rand.Rand) Problem {
	to := r.Perm(len(p.Tasks))
	q := Problem{Horizon: p.Horizon, Resources: p.Resources, Tasks: make([]Task, len(p.Tasks))}
	for i, t := range p.Tasks {
		q.Tasks[to[i]] = t
	}
	for _, b := range p.Budgets {
		use := make([]int64, len(b.Use))
		for i, u := range b.Use {
			use[to[i]] = u
		}
		q.Budgets = append(q.Budgets, Budget{b.Limit, use})
	}
	moved := func(list []int) []int {
		var out []int
		for _, i := range list {
			out = append(out, to[i])
		}
		return out
	}
	for _, n := range p.Needs {
		q.Needs = append(q.Needs, Need{to[n.Task], moved(n.AnyOf)})
	}
	for _, g := range p.Groups {
		q.Groups = append(q.Groups, moved(g))
	}
	for _, t := range p.Terms {
		u := Term{Coefficient: t.Coefficient, Cap: t.Cap}
		for _, part := range t.Parts {
			u.Parts = append(u.Parts, Part{to[part.Task], part.Amount})
		}
		q.Terms = append(q.Terms, u)
	}
	r.Shuffle(len(q.Terms), func(a, b int) { q.Terms[a], q.Terms[b] = q.Terms[b], q.Terms[a] })
	r.Shuffle(len(q.Needs), func(a, b int) { q.Needs[a], q.Needs[b] = q.Needs[b], q.Needs[a] })
	return q
}

func TestForcingWhatIsInChangesNothing(t *testing.T) {
	forced := 0
	for seed := range uint64(instances(t, 300)) {
		p := problems(seed)
		r := mustSolve(t, p)
		if r.Status == Infeasible {
			continue
		}
		p.Tasks = append([]Task(nil), p.Tasks...)
		for i, s := range r.Start {
			if s < 0 {
				p.Tasks[i].Never = true
			} else if forced++; i%2 == 0 {
				p.Tasks[i].Must = true
			}
		}
		if v := worth(t, p); v != r.Value {
			t.Fatalf("seed %d: %d, forced %d", seed, r.Value, v)
		}
	}
	if forced == 0 {
		t.Error("every basket was empty")
	}
}

func TestEveryRunIsTheSame(t *testing.T) {
	p := scoped(catalogue(41, 26, 7, 3, 3))
	var runs [2]Result
	for k := range runs {
		var err error
		if runs[k], err = Solve(p, Options{Conflicts: 9000}); err != nil || runs[k].Conflicts < 5000 {
			t.Fatalf("%+v %v", runs[k].Bounds, err)
		}
	}
	if d := cmp.Diff(runs[0], runs[1]); d != "" {
		t.Error(d)
	}
}

func TestASearchOutOfBudgetSaysHowFarItMayBeFromTheBest(t *testing.T) {
	p := catalogue(60, 26, 7, 4, 0)
	full := mustSolve(t, p)
	if full.Status != Optimal {
		t.Fatalf("%+v", full)
	}
	for _, budget := range []int64{1, 100, 2000} {
		r, err := Solve(p, Options{Conflicts: budget})
		if err != nil {
			t.Fatal(err)
		}
		if v, err := Check(p, r.Start); err != nil || v != r.Value {
			t.Errorf("budget %d: %d %v", budget, v, err)
		}
		if r.Status != Limited || r.Value > full.Value || r.Bound < full.Value || r.Conflicts > budget {
			t.Errorf("budget %d: %v with %+v, best %d", budget, r.Status, r.Bounds, full.Value)
		}
	}
}

func TestStopEndsTheSearchWithThePlanSoFar(t *testing.T) {
	asked := 0
	p := catalogue(60, 52, 7, 2, 3)
	r, err := Solve(p, Options{Stop: func() bool { asked++; return asked > 50 }})
	if err != nil || r.Status != Limited || r.Bound <= r.Value {
		t.Fatalf("%+v %v", r.Bounds, err)
	}
	if _, err := Check(p, r.Start); err != nil {
		t.Error(err)
	}
}

func TestProgressOnlyImproves(t *testing.T) {
	var last Bounds
	told := 0
	p := catalogue(40, 26, 7, 4, 0)
	r, err := Solve(p, Options{Progress: func(b Bounds) {
		if told++; told > 1 && (b.Value < last.Value || b.Bound > last.Bound || b.Conflicts < last.Conflicts) {
			t.Errorf("%+v after %+v", b, last)
		}
		last = b
	}})
	if err != nil || told == 0 || last.Value != r.Value || last.Bound != r.Bound {
		t.Errorf("told %d times, last %+v, result %+v, %v", told, last, r.Bounds, err)
	}
}

func TestWhatCannotFitIsInfeasible(t *testing.T) {
	two := func(change func(*Problem)) Problem {
		p := Problem{Horizon: 4, Resources: []Resource{{[]int{1, 1, 1, 1}}},
			Tasks:   []Task{{Duration: 2, Latest: 4, Must: true, Demand: []Demand{{0, 1}}}, {Duration: 2, Latest: 4, Demand: []Demand{{0, 1}}}},
			Budgets: []Budget{{5, []int64{3, 2}}},
			Terms:   []Term{{1, 2, []Part{{0, 1}, {1, 1}}}}}
		if change != nil {
			change(&p)
		}
		return p
	}
	if r := mustSolve(t, two(nil)); r.Status != Optimal || r.Value != 3 {
		t.Errorf("unchanged: %+v", r)
	}
	for name, change := range map[string]func(*Problem){
		"no capacity":      func(p *Problem) { p.Resources[0].Capacity[1], p.Resources[0].Capacity[2] = 0, -1 },
		"no money":         func(p *Problem) { p.Budgets[0].Limit = 2 },
		"money below zero": func(p *Problem) { p.Budgets[0].Limit = -1 },
		"no time":          func(p *Problem) { p.Tasks[0].Earliest = 3 },
		"latest first":     func(p *Problem) { p.Tasks[0].Earliest, p.Tasks[0].Latest = 2, 1 },
		"must and never":   func(p *Problem) { p.Tasks[0].Never = true },
		"needs in circle":  func(p *Problem) { p.Needs = []Need{{0, []int{1}}, {1, []int{0}}} },
		"need of nothing":  func(p *Problem) { p.Needs = []Need{{Task: 0}} },
		"rivals":           func(p *Problem) { p.Tasks[1].Must = true; p.Groups = [][]int{{0, 1}} },
		"no room for both": func(p *Problem) { p.Tasks[1].Must = true; p.Tasks[0].Duration = 3 },
	} {
		if r := mustSolve(t, two(change)); r.Status != Infeasible || r.Start != nil {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

func TestNothingToChooseIsAnEmptyPlan(t *testing.T) {
	if r := mustSolve(t, Problem{Horizon: 1}); r.Status != Optimal || len(r.Start) != 0 || r.Value != 0 {
		t.Errorf("%+v", r)
	}
}

func TestTasksWithoutEffectAreLeftOut(t *testing.T) {
	p := Problem{Horizon: 3, Tasks: []Task{{Duration: 1, Latest: 3}, {Duration: 1, Latest: 3}, {Duration: 1, Latest: 3}},
		Needs: []Need{{Task: 2, AnyOf: []int{1}}}, Terms: []Term{{5, 4, []Part{{2, 3}}}}}
	if d := cmp.Diff([]int{-1, 0, 1}, mustSolve(t, p).Start); d != "" {
		t.Error(d)
	}
}

func TestMalformedProblemsAreErrors(t *testing.T) {
	ok := Problem{Horizon: 2, Tasks: []Task{{Duration: 1, Latest: 2}}}
	for name, change := range map[string]func(*Problem){
		"horizon":          func(p *Problem) { p.Horizon = 0 },
		"duration":         func(p *Problem) { p.Tasks = []Task{{}} },
		"earliest":         func(p *Problem) { p.Tasks = []Task{{Duration: 1, Earliest: -1}} },
		"unknown resource": func(p *Problem) { p.Tasks = []Task{{Duration: 1, Demand: []Demand{{0, 1}}}} },
		"short capacity":   func(p *Problem) { p.Resources = []Resource{{[]int{1}}} },
		"uses":             func(p *Problem) { p.Budgets = []Budget{{1, nil}} },
		"negative use":     func(p *Problem) { p.Budgets = []Budget{{1, []int64{-1}}} },
		"need of itself":   func(p *Problem) { p.Needs = []Need{{0, []int{0}}} },
		"unknown member":   func(p *Problem) { p.Groups = [][]int{{1}} },
		"negative amount":  func(p *Problem) { p.Terms = []Term{{1, 1, []Part{{0, -1}}}} },
		"part twice":       func(p *Problem) { p.Terms = []Term{{1, 1, []Part{{0, 1}, {0, 1}}}} },
		"value too large":  func(p *Problem) { p.Terms = []Term{{1 << 40, 1 << 40, []Part{{0, 1 << 40}}}} },
	} {
		p := ok
		change(&p)
		if _, err := Solve(p, Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := Solve(ok, Options{}); err != nil {
		t.Error(err)
	}
}

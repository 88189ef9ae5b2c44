package solve

import (
	"math"
	"math/rand/v2"
)

// catalogue is a synthetic basket problem of realistic make: 45 % of the money and people
// needed for everything, up to two needs per task, some exclusions, a dip in every
// capacity. shared > 0 spreads the value of each task over that many concave terms, as
// indicators lifted by several initiatives do.
func catalogue(tasks, periods, roles int, seed uint64, shared int) Problem {
	r := rand.New(rand.NewPCG(seed, uint64(tasks*1000+periods)))
	p := Problem{Horizon: periods}
	cost := make([]int64, tasks)
	work := make([]int, roles)
	most := make([]int, roles)
	var money int64
	worth := make([]int64, tasks)
	for i := range tasks {
		t := Task{Duration: 2 + r.IntN(9), Latest: periods}
		demand := make([]int, roles)
		for q := 1 + r.IntN(3); q > 0; q-- {
			demand[r.IntN(roles)] = 2 + 2*r.IntN(6)
		}
		effort := 0
		for k, d := range demand {
			if d > 0 {
				t.Demand = append(t.Demand, Demand{k, d})
			}
			work[k] += d * t.Duration
			effort += d * t.Duration
			most[k] = max(most[k], d)
		}
		cost[i] = int64(3 + r.IntN(40) + effort/20)
		money += cost[i]
		worth[i] = int64(10*math.Pow(float64(cost[i])+float64(effort)/10, 0.7)*(0.4+1.2*r.Float64())) + 1
		for q := 0; i > 2 && q < 2; q++ {
			if r.Float64() < 0.4 {
				p.Needs = append(p.Needs, Need{i, []int{r.IntN(i)}})
			}
		}
		p.Tasks = append(p.Tasks, t)
	}
	p.Budgets = []Budget{{money * 45 / 100, cost}}
	for k := range roles {
		base := max(10, work[k]*45/100/periods, most[k])
		base = (base + 4) / 5 * 5
		capacity := make([]int, periods)
		for t := range capacity {
			capacity[t] = base
		}
		capacity[r.IntN(periods)] = base / 2
		p.Resources = append(p.Resources, Resource{capacity})
	}
	for range tasks / 10 {
		if i, j := r.IntN(tasks), r.IntN(tasks); i != j {
			p.Groups = append(p.Groups, []int{i, j})
		}
	}
	if shared == 0 {
		for i, v := range worth {
			p.Terms = append(p.Terms, Term{1, v, []Part{{i, v}}})
		}
		return p
	}
	p.Terms = make([]Term, tasks)
	for i, v := range worth {
		for q := range shared {
			k := (i + q*(7+i%5)) % tasks
			a := v * 100 * int64(1+r.IntN(3)) / int64(2*shared)
			t := &p.Terms[k]
			if n := len(t.Parts); n > 0 && t.Parts[n-1].Task == i {
				continue
			}
			t.Parts = append(t.Parts, Part{i, a})
		}
	}
	for k := range p.Terms {
		var sum int64
		for _, part := range p.Terms[k].Parts {
			sum += part.Amount
		}
		p.Terms[k].Coefficient = 1
		p.Terms[k].Cap = sum * int64(40+r.IntN(40)) / 100
	}
	return p
}

// scoped gives every task of a catalogue a lighter alternative: half the demand and cost,
// 60 % of the worth, the same needs, at most one of the two; either meets a need.
func scoped(p Problem) Problem {
	n := len(p.Tasks)
	q := Problem{Horizon: p.Horizon, Resources: p.Resources}
	q.Tasks = append(q.Tasks, p.Tasks...)
	use := append([]int64(nil), p.Budgets[0].Use...)
	for i, t := range p.Tasks {
		light := t
		light.Duration = max(1, t.Duration*2/3)
		light.Demand = nil
		for _, d := range t.Demand {
			light.Demand = append(light.Demand, Demand{d.Resource, (d.Amount + 1) / 2})
		}
		q.Tasks = append(q.Tasks, light)
		use = append(use, (use[i]+1)/2)
		q.Groups = append(q.Groups, []int{i, i + n})
	}
	q.Budgets = []Budget{{p.Budgets[0].Limit, use}}
	for _, g := range p.Groups {
		q.Groups = append(q.Groups, []int{g[0], g[1], g[0] + n, g[1] + n})
	}
	for _, need := range p.Needs {
		a := need.AnyOf[0]
		q.Needs = append(q.Needs, Need{need.Task, []int{a, a + n}}, Need{need.Task + n, []int{a, a + n}})
	}
	for _, t := range p.Terms {
		for _, part := range t.Parts {
			t.Parts = append(t.Parts[:len(t.Parts):len(t.Parts)], Part{part.Task + n, part.Amount * 6 / 10})
		}
		q.Terms = append(q.Terms, t)
	}
	return q
}

// small is a random problem that brute force can solve.
func small(r *rand.Rand) Problem {
	n, h := 3+r.IntN(5), 3+r.IntN(5)
	p := Problem{Horizon: h}
	for range 1 + r.IntN(2) {
		c := make([]int, h)
		base := 2 + r.IntN(5)
		for t := range c {
			c[t] = base
			if r.IntN(5) == 0 {
				c[t] = r.IntN(base + 1)
			}
		}
		p.Resources = append(p.Resources, Resource{c})
	}
	use := make([]int64, n)
	var total int64
	for i := range n {
		t := Task{Duration: 1 + r.IntN(3), Latest: h}
		if r.IntN(4) == 0 {
			t.Earliest = r.IntN(3)
		}
		if r.IntN(5) == 0 {
			t.Latest = t.Earliest + r.IntN(4)
		}
		t.Must, t.Never = r.IntN(10) == 0, r.IntN(15) == 0
		for k := range p.Resources {
			if r.IntN(3) > 0 {
				t.Demand = append(t.Demand, Demand{k, r.IntN(4)})
			}
		}
		use[i] = int64(r.IntN(6))
		total += use[i]
		p.Tasks = append(p.Tasks, t)
	}
	p.Budgets = []Budget{{int64(r.IntN(int(total) + 1)), use}}
	for range r.IntN(4) {
		need := Need{Task: r.IntN(n)}
		for range 1 + r.IntN(2) {
			if a := r.IntN(n); a != need.Task {
				need.AnyOf = append(need.AnyOf, a)
			}
		}
		p.Needs = append(p.Needs, need)
	}
	for range r.IntN(3) {
		p.Groups = append(p.Groups, r.Perm(n)[:2+r.IntN(2)])
	}
	for range 1 + r.IntN(4) {
		t := Term{Coefficient: int64(1 + r.IntN(5))}
		for _, i := range r.Perm(n)[:1+r.IntN(n)] {
			a := int64(r.IntN(9))
			t.Parts = append(t.Parts, Part{i, a})
			t.Cap += a * int64(30+r.IntN(60)) / 100
		}
		p.Terms = append(p.Terms, t)
	}
	return p
}

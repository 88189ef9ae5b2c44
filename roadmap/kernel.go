package roadmap

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/internal/solve"
)

// resolution is the units of the kernel's value per point of the index, before the
// kernel's own doubling. Amounts are rounded up, so that a bound of the kernel is a bound
// of the exact value; values shown are computed anew in fractions.
const resolution = 100_000_000

// kernel is a Problem in the terms of internal/solve: a task is an initiative in one
// scope, a period is a week in which work goes on. Frozen weeks do not exist for it, so
// that work pauses in them.
type kernel struct {
	p     *Problem
	tasks []Choice
	work  []int // calendar week of each period
	solve.Problem
}

func newKernel(p *Problem) *kernel {
	k := &kernel{p: p, work: p.Calendar.workWeeks()}
	k.Horizon = max(1, len(k.work))
	index := map[Choice]int{}
	for i := range p.Initiatives {
		in := &p.Initiatives[i]
		var group []int
		for s := range in.Scopes {
			c := Choice{in.ID, in.Scopes[s].ID}
			index[c] = len(k.tasks)
			group = append(group, len(k.tasks))
			k.tasks = append(k.tasks, c)
			k.Tasks = append(k.Tasks, k.task(in, &in.Scopes[s]))
		}
		if len(group) > 1 {
			k.Groups = append(k.Groups, group)
		}
	}
	k.exclusions(index)
	k.needs(index)
	k.resources()
	k.budgets()
	k.terms()
	k.musts(index)
	return k
}

// task bounds the start of a scope by the calendar and the dates that bind its initiative.
func (k *kernel) task(in *Initiative, s *Scope) solve.Task {
	t := solve.Task{Duration: max(1, s.Weeks), Latest: len(k.work) - max(1, s.Weeks), Never: in.Never}
	if in.Earliest != nil {
		t.Earliest = k.periodFrom(*in.Earliest)
	}
	if in.Start != nil {
		fixed := k.periodFrom(*in.Start)
		t.Earliest = max(t.Earliest, fixed)
		t.Latest = min(t.Latest, fixed)
		t.Never = t.Never || *in.Start < 0
	}
	if in.Deadline != nil {
		t.Latest = min(t.Latest, k.periodFrom(*in.Deadline)-t.Duration)
	}
	if t.Latest < t.Earliest {
		t.Never, t.Earliest, t.Latest = true, 0, 0
	}
	return t
}

// periodFrom is the first period in or after a week.
func (k *kernel) periodFrom(week int) int {
	i, _ := slices.BinarySearch(k.work, week)
	return i
}

// exclusions makes a group of all scopes of two initiatives that exclude each other.
func (k *kernel) exclusions(index map[Choice]int) {
	for i := range k.p.Initiatives {
		for j := range i {
			a, b := &k.p.Initiatives[j], &k.p.Initiatives[i]
			if !a.excludes(b) {
				continue
			}
			var group []int
			for _, in := range []*Initiative{a, b} {
				for _, s := range in.Scopes {
					group = append(group, index[Choice{in.ID, s.ID}])
				}
			}
			k.Groups = append(k.Groups, group)
		}
	}
}

func (k *kernel) needs(index map[Choice]int) {
	for i := range k.p.Initiatives {
		in := &k.p.Initiatives[i]
		for _, n := range in.Needs {
			var any []int
			for _, c := range n.AnyOf {
				if t, ok := index[c]; ok && c.Initiative != in.ID {
					any = append(any, t)
				}
			}
			for _, s := range in.Scopes {
				k.Needs = append(k.Needs, solve.Need{Task: index[Choice{in.ID, s.ID}], AnyOf: any})
			}
		}
	}
}

// musts makes the initiatives that have to be in: with one scope directly; with several,
// a step of no effort after the last week waits for one of them.
func (k *kernel) musts(index map[Choice]int) {
	for i := range k.p.Initiatives {
		in := &k.p.Initiatives[i]
		switch {
		case !in.Must:
		case len(in.Scopes) == 1:
			k.Tasks[index[Choice{in.ID, in.Scopes[0].ID}]].Must = true
		default:
			k.mustAnyOf(in, index)
		}
	}
}

func (k *kernel) mustAnyOf(in *Initiative, index map[Choice]int) {
	end := max(1, len(k.work))
	if k.Horizon == end {
		k.Horizon++
		for r := range k.Resources {
			k.Resources[r].Capacity = append(k.Resources[r].Capacity, 0)
		}
	}
	n := solve.Need{Task: len(k.Tasks)}
	for _, s := range in.Scopes {
		n.AnyOf = append(n.AnyOf, index[Choice{in.ID, s.ID}])
	}
	k.Tasks = append(k.Tasks, solve.Task{Duration: 1, Earliest: end, Latest: end, Must: true})
	for b := range k.Budgets {
		k.Budgets[b].Use = append(k.Budgets[b].Use, 0)
	}
	k.Needs = append(k.Needs, n)
}

func (k *kernel) scope(t int) *Scope {
	return k.p.Initiative(k.tasks[t].Initiative).Scope(k.tasks[t].Scope)
}

// resources are what holds in every week: working time, initiatives at once, teams.
func (k *kernel) resources() {
	for _, r := range k.p.Roles {
		if r.Weekly != nil {
			k.resource(func(w int) int64 { return r.Weekly[w] }, func(s *Scope) int64 { return s.weekly(r.ID) })
		}
	}
	if most := k.p.Parallel; most != nil {
		k.resource(func(int) int64 { return int64(*most) }, func(*Scope) int64 { return 1 })
	}
	for _, team := range k.p.Teams {
		k.resource(func(int) int64 { return int64(team.Most) }, func(s *Scope) int64 {
			if s.touches(team.Role) {
				return 1
			}
			return 0
		})
	}
}

func (k *kernel) resource(capacity func(week int) int64, demand func(*Scope) int64) {
	r := solve.Resource{Capacity: make([]int, k.Horizon)}
	for period, w := range k.work {
		r.Capacity[period] = int(capacity(w))
	}
	for t := range k.tasks {
		if d := demand(k.scope(t)); d > 0 {
			k.Tasks[t].Demand = append(k.Tasks[t].Demand, solve.Demand{Resource: len(k.Resources), Amount: int(d)})
		}
	}
	k.Resources = append(k.Resources, r)
}

// budgets are what holds over the horizon: money and working time.
func (k *kernel) budgets() {
	k.budget(k.p.Money.OneOff, func(s *Scope) int64 { return s.OneOff })
	k.budget(k.p.Money.Running, func(s *Scope) int64 { return s.Running })
	for _, r := range k.p.Roles {
		k.budget(r.Total, func(s *Scope) int64 { return s.Effort[r.ID] })
	}
}

func (k *kernel) budget(limit *int64, use func(*Scope) int64) {
	if limit == nil {
		return
	}
	b := solve.Budget{Limit: *limit, Use: make([]int64, len(k.tasks))}
	for t := range k.tasks {
		b.Use[t] = use(k.scope(t))
	}
	k.Budgets = append(k.Budgets, b)
}

// terms is the value: one term per indicator.
func (k *kernel) terms() {
	members := k.p.members(k.tasks)
	for i := range k.p.Indicators {
		ind := &k.p.Indicators[i]
		term := solve.Term{Coefficient: 1, Cap: units(ind.Worth.Mul(ind.Gap))}
		for t := range k.tasks {
			lift, lifts := members[t].Lifts[ind.ID]
			if !lifts {
				continue
			}
			if amount := units(ind.Worth.Mul(exact.Min(lift, ind.Gap)).Mul(members[t].Weight)); amount > 0 {
				term.Parts = append(term.Parts, solve.Part{Task: t, Amount: amount})
			}
		}
		if len(term.Parts) > 0 {
			k.Terms = append(k.Terms, term)
		}
	}
}

// units is points in the kernel's units, rounded up.
func units(points exact.Rat) int64 { return int64(ceil(points.Mul(exact.Of(resolution)))) }

// points is a value of the kernel, which doubles, in points.
func points(value int64) exact.Rat { return exact.Of(int(value)).Quo(exact.Of(2 * resolution)) }

// chosen is the basket of a kernel result.
func (k *kernel) chosen(start []int) []Choice {
	var out []Choice
	for t, c := range k.tasks {
		if start[t] >= 0 {
			out = append(out, c)
		}
	}
	return out
}

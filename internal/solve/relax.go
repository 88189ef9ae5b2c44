package solve

import (
	"math"
	"slices"
)

// Prices turn the limits into charges: what a unit of a resource in a period, of a
// budget, of a place in a group, of being early for a need, costs. Under any prices of
// zero or more
//
//	value ≤ constant + Σ max over start of (profit of the task at that start, or 0 for out)
//
// holds (Lagrangian relaxation). A concave term charges its parts; the constant takes its
// dearest basket after the charges (envelope), and the tasks earn the charges. Terms with
// too many baskets enter through
//
//	min(2·cap, Σ+max) ≤ θ·2·cap + (1−θ)·(Σ a + μ + Σ (a−μ)⁺),  0 ≤ θ ≤ 1, μ ≥ 0.
//
// The same arithmetic runs in floating point while prices are sought and in scaled
// integers when the bound must be exact.
type number interface{ int64 | float64 }

const blendUnit = 256 // θ counts in 1/256

// prices are laid out in one list; the fields of layout say where each kind begins.
type layout struct {
	budgets, groups, needs, shares, size int // loads come first
}

// A load is a resource, or a coarser one derived from it: rounding demand and capacity
// down to multiples of a quantum keeps every plan valid and bounds fractions better.
type load struct {
	demand   []int64 // per task
	capacity []int64 // per period
}

type relaxation struct {
	p      *Problem
	w      windows
	layout layout
	loads  []load
	loadOf [][]Demand // per task: index into loads
	gains  *gain
	enters []entry // how each term enters
	classes
	groups [][]int // those no class implies
	links  []link
	blend  []bool // prices that are a θ
	share  []int  // of the terms: where the charges of their parts begin
	firm   []int  // the task of a class that must be chosen, −1 none
}

// An entry is how a term enters the relaxation.
type entry int8

const (
	linear entry = iota // at most one part can count
	closed              // by its envelope: one charge per part
	mixed               // by θ and μ
)

// A link is what the same need of several tasks of one class comes to: the one chosen
// waits for a supplier.
type link struct{ tasks, anyOf []int }

func newRelaxation(p *Problem, w windows, c classes) *relaxation {
	x := &relaxation{p: p, w: w, gains: newGain(p, c, 0), loadOf: make([][]Demand, len(p.Tasks)), classes: c}
	for r := range p.Resources {
		x.addLoads(r)
	}
	for _, g := range p.Groups {
		if !x.one(g) {
			x.groups = append(x.groups, g)
		}
	}
	x.addLinks()
	for _, members := range x.members {
		firm := slices.IndexFunc(members, func(i int) bool { return w.must[i] && w.possible(i) })
		if firm >= 0 {
			firm = members[firm]
		}
		x.firm = append(x.firm, firm)
	}
	h := p.Horizon
	l := &x.layout
	l.budgets = len(x.loads) * h
	l.groups = l.budgets + len(p.Budgets)
	l.needs = l.groups + len(x.groups)
	l.shares = l.needs + len(x.links)*h
	l.size = l.shares
	for k := range x.gains.terms {
		x.share = append(x.share, l.size)
		switch t := &x.gains.terms[k]; {
		case len(t.classes) <= 1:
			x.enters = append(x.enters, linear)
		case t.few():
			x.enters = append(x.enters, closed)
			l.size += len(t.Parts)
		default:
			x.enters = append(x.enters, mixed)
			l.size += 2
		}
	}
	x.blend = make([]bool, l.size)
	for k, how := range x.enters {
		if how == mixed {
			x.blend[x.share[k]] = true
		}
	}
	return x
}

// addLinks joins the needs of a class for the same suppliers.
func (x *relaxation) addLinks() {
	for _, n := range x.p.Needs {
		anyOf := slices.Compact(slices.Sorted(slices.Values(n.AnyOf)))
		k := slices.IndexFunc(x.links, func(l link) bool {
			return x.of[l.tasks[0]] == x.of[n.Task] && slices.Equal(l.anyOf, anyOf)
		})
		if k < 0 {
			k = len(x.links)
			x.links = append(x.links, link{anyOf: anyOf})
		}
		if !slices.Contains(x.links[k].tasks, n.Task) {
			x.links[k].tasks = append(x.links[k].tasks, n.Task)
		}
	}
}

// addLoads adds a resource and its useful coarser versions.
func (x *relaxation) addLoads(r int) {
	n := len(x.p.Tasks)
	demand, capacity := make([]int64, n), make([]int64, x.p.Horizon)
	var most int64
	for t, c := range x.p.Resources[r].Capacity {
		capacity[t] = int64(min(max(c, 0), maxAmount))
		most = max(most, capacity[t])
	}
	for i, t := range x.p.Tasks {
		if x.w.possible(i) {
			demand[i] = min(demandOf(t, r), maxAmount+1)
		}
	}
	quanta := []int64{1, most/2 + 1, most/3 + 1, most/4 + 1}
	for _, d := range demand {
		if d > 1 && len(quanta) < 10 && !slices.Contains(quanta, d) {
			quanta = append(quanta, d)
		}
	}
	for k, q := range quanta {
		if k == 0 || q > 1 && !slices.Contains(quanta[:k], q) {
			x.addLoad(demand, capacity, q)
		}
	}
}

func (x *relaxation) addLoad(demand, capacity []int64, quantum int64) {
	l := load{make([]int64, len(demand)), make([]int64, len(capacity))}
	var total int64
	for i, d := range demand {
		l.demand[i] = d / quantum
		total += l.demand[i]
	}
	scarce := false
	for t, c := range capacity {
		l.capacity[t] = c / quantum
		scarce = scarce || total > l.capacity[t]
	}
	if !scarce {
		return
	}
	for i, d := range l.demand {
		if d > 0 {
			x.loadOf[i] = append(x.loadOf[i], Demand{len(x.loads), int(d)})
		}
	}
	x.loads = append(x.loads, l)
}

// best start of every task (−1 out), at most one in each class, and the bound.
func (x *relaxation) best(out *priced[float64], start []int) float64 {
	bound := out.constant
	for c, members := range x.members {
		pick, at, most := -1, 0, 0.0
		for _, i := range members {
			start[i] = -1
			for s, v := range out.profit[i] {
				if v > most && x.firm[c] < 0 || x.firm[c] == i && (s == 0 || v > most) {
					pick, at, most = i, s, v
				}
			}
		}
		if pick >= 0 {
			start[pick] = at + int(x.w.first[pick])
		}
		bound += most
	}
	return bound
}

// fair prices to begin with: every part is charged its share of all the term is worth.
func (x *relaxation) fair() []float64 {
	y := make([]float64, x.layout.size)
	for k := range x.gains.terms {
		t := &x.gains.terms[k]
		if x.enters[k] != closed {
			continue
		}
		var sum int64
		for _, class := range t.classes {
			sum += class.most
		}
		for j, part := range t.Parts {
			y[x.share[k]+j] = float64(t.Coefficient*min(2*t.Cap, sum+t.classes[0].most)) * float64(part.Amount) / float64(sum)
		}
	}
	return y
}

// order of the tasks by what they bring beyond their prices.
func (x *relaxation) order(y []float64) []int {
	var out priced[float64]
	price(x, y, 1, &out)
	return orderBy(len(out.profit), func(i int) float64 {
		if len(out.profit[i]) == 0 {
			return math.Inf(1)
		}
		return -slices.Max(out.profit[i])
	})
}

package solve

import "slices"

// Prices turn the limits into charges: what a unit of a resource in a period, of a
// budget, of a place in a group, of being early for a need, costs. Under any prices of
// zero or more
//
//	value ≤ constant + Σ max over start of (profit of the task at that start, or 0 for out)
//
// holds (Lagrangian relaxation); concave terms enter through
//
//	min(2·cap, Σ+max) ≤ θ·2·cap + (1−θ)·(Σ a + μ + Σ (a−μ)⁺),  0 ≤ θ ≤ 1, μ ≥ 0.
//
// The same arithmetic runs in floating point while prices are sought and in scaled
// integers when the bound must be exact.
type number interface{ int64 | float64 }

const blendUnit = 256 // θ counts in 1/256

// prices are laid out in one list; the fields of layout say where each kind begins.
type layout struct {
	budgets, groups, needs, blends, tops, size int // loads come first
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
	linear []bool // terms of which at most one part can count
}

func newRelaxation(p *Problem, w windows) *relaxation {
	x := &relaxation{p: p, w: w, gains: newGain(p, 0), loadOf: make([][]Demand, len(p.Tasks))}
	for r := range p.Resources {
		x.addLoads(r)
	}
	for _, t := range x.gains.terms {
		x.linear = append(x.linear, p.exclusive(t.Parts))
	}
	h := p.Horizon
	l := &x.layout
	l.budgets = len(x.loads) * h
	l.groups = l.budgets + len(p.Budgets)
	l.needs = l.groups + len(p.Groups)
	l.blends = l.needs + len(p.Needs)*h
	l.tops = l.blends + len(p.Terms)
	l.size = l.tops + len(p.Terms)
	return x
}

// exclusive: at most one of the parts can count, since one group holds them all.
func (p *Problem) exclusive(parts []Part) bool {
	if len(parts) <= 1 {
		return true
	}
	for _, group := range p.Groups {
		all := true
		for _, part := range parts {
			all = all && slices.Contains(group, part.Task)
		}
		if all {
			return true
		}
	}
	return false
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

// priced is the relaxation under one set of prices.
type priced[N number] struct {
	constant N
	profit   [][]N // per task and start − first; empty when it cannot be chosen
}

// price computes constant and profits. unit is what one unit of value counts for; prices
// of blends count in 1/blendUnit, all others in value·unit.
func price[N number](x *relaxation, y []N, unit, share N, out *priced[N]) {
	out.constant = 0
	base := make([]N, len(x.p.Tasks))
	x2 := pricing[N]{x, y, out, base}
	x2.terms(unit, share)
	x2.totals()
	if out.profit == nil {
		out.profit = make([][]N, len(base))
		for i := range base {
			if x.w.possible(i) {
				out.profit[i] = make([]N, x.w.last[i]-x.w.first[i]+1)
			}
		}
	}
	for i, profit := range out.profit {
		for s := range profit {
			profit[s] = base[i]
		}
	}
	x2.periods()
	x2.needs()
}

type pricing[N number] struct {
	x    *relaxation
	y    []N
	out  *priced[N]
	base []N
}

// terms: share = unit / blendUnit.
func (z pricing[N]) terms(unit, share N) {
	for k, t := range z.x.gains.terms {
		c := N(t.Coefficient)
		if z.x.linear[k] {
			for _, part := range t.Parts {
				z.base[part.Task] += N(t.worth(part.Amount, part.Amount)) * unit
			}
			continue
		}
		blend, top := z.y[z.x.layout.blends+k], z.y[z.x.layout.tops+k]
		z.out.constant += c*N(2*t.Cap)*blend*share + top
		for _, part := range t.Parts {
			g := c * N(part.Amount) * (blendUnit - blend) * share
			z.base[part.Task] += g + max(0, g-top)
		}
	}
}

func (z pricing[N]) totals() {
	p := z.x.p
	for b, budget := range p.Budgets {
		y := z.y[z.x.layout.budgets+b]
		if y == 0 {
			continue
		}
		z.out.constant += y * N(budget.Limit)
		for i, u := range budget.Use {
			z.base[i] -= y * N(u)
		}
	}
	for g, group := range p.Groups {
		y := z.y[z.x.layout.groups+g]
		z.out.constant += y
		for _, i := range group {
			z.base[i] -= y
		}
	}
}

// periods charges loads through prefix sums.
func (z pricing[N]) periods() {
	h := z.x.p.Horizon
	before := make([]N, h+1)
	for l, load := range z.x.loads {
		y := z.y[l*h : (l+1)*h]
		busy := false
		for t, v := range y {
			before[t+1] = before[t] + v
			z.out.constant += v * N(load.capacity[t])
			busy = busy || v != 0
		}
		if !busy {
			continue
		}
		for i, d := range load.demand {
			if d == 0 {
				continue
			}
			first, duration := int(z.x.w.first[i]), z.x.p.Tasks[i].Duration
			for s := range z.out.profit[i] {
				z.out.profit[i][s] -= N(d) * (before[first+s+duration] - before[first+s])
			}
		}
	}
}

// needs: [task starts by t] ≤ Σ [supplier ends by t], priced for every t.
func (z pricing[N]) needs() {
	h := z.x.p.Horizon
	after := make([]N, h+1)
	for k, n := range z.x.p.Needs {
		y := z.y[z.x.layout.needs+k*h : z.x.layout.needs+(k+1)*h]
		for t := h - 1; t >= 0; t-- {
			after[t] = after[t+1] + y[t]
		}
		first := int(z.x.w.first[n.Task])
		for s := range z.out.profit[n.Task] {
			z.out.profit[n.Task][s] -= after[first+s]
		}
		for _, a := range n.AnyOf {
			ready := int(z.x.w.first[a]) + z.x.p.Tasks[a].Duration
			for s := range z.out.profit[a] {
				z.out.profit[a][s] += after[ready+s]
			}
		}
	}
}

// best start of every task (−1 out) and the bound.
func (x *relaxation) best(out *priced[float64], start []int) float64 {
	bound := out.constant
	for i, profit := range out.profit {
		start[i] = -1
		most := 0.0
		for s, v := range profit {
			if v > most || s == 0 && x.w.must[i] {
				most, start[i] = v, s
			}
		}
		if start[i] >= 0 {
			start[i] += int(x.w.first[i])
		}
		bound += most
	}
	return bound
}

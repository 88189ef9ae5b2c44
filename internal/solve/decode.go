package solve

import (
	"math/rand/v2"
	"slices"
)

// decoder turns an order of tasks into a plan: each task in turn, with what it needs, is
// put at its earliest fitting start, or left out when it does not fit (serial schedule
// generation).
type decoder struct {
	p       *Problem
	w       windows
	demand  [][]Demand // per task, one entry per resource
	needsOf [][]int
	groups  [][]int // groups of a task
	load    [][]int
	used    []int64
	taken   []int // chosen tasks per group
	start   []int
	placed  []int
	asking  []bool
}

func newDecoder(p *Problem, w windows) *decoder {
	n := len(p.Tasks)
	d := &decoder{p: p, w: w, demand: make([][]Demand, n), needsOf: make([][]int, n), groups: make([][]int, n),
		used: make([]int64, len(p.Budgets)), taken: make([]int, len(p.Groups)), start: make([]int, n), asking: make([]bool, n)}
	for r := range p.Resources {
		d.load = append(d.load, make([]int, p.Horizon))
		for i, t := range p.Tasks {
			if a := demandOf(t, r); a > 0 {
				d.demand[i] = append(d.demand[i], Demand{r, int(a)})
			}
		}
	}
	for k, need := range p.Needs {
		d.needsOf[need.Task] = append(d.needsOf[need.Task], k)
	}
	for g, group := range p.Groups {
		for _, i := range group {
			d.groups[i] = append(d.groups[i], g)
		}
	}
	return d
}

func (d *decoder) decode(order []int) {
	for _, l := range d.load {
		clear(l)
	}
	clear(d.used)
	clear(d.taken)
	for i := range d.start {
		d.start[i] = -1
	}
	d.placed = d.placed[:0]
	for _, must := range [2]bool{true, false} {
		for _, i := range order {
			if d.p.Tasks[i].Must == must {
				d.insert(i)
			}
		}
	}
}

// insert places a task and what it needs; false leaves everything as it was.
func (d *decoder) insert(i int) bool {
	if d.start[i] >= 0 {
		return true
	}
	if d.asking[i] || !d.fits(i) {
		return false
	}
	d.asking[i] = true
	mark := len(d.placed)
	ready, ok := d.supply(i)
	ok = ok && d.fits(i) && d.place(i, ready)
	if !ok {
		for len(d.placed) > mark {
			d.remove(d.placed[len(d.placed)-1])
		}
	}
	d.asking[i] = false
	return ok
}

// supply makes sure every need is met and says from when.
func (d *decoder) supply(i int) (ready int, ok bool) {
	ready = int(d.w.first[i])
	for _, k := range d.needsOf[i] {
		end := -1
		for _, a := range d.p.Needs[k].AnyOf {
			if s := d.start[a]; s >= 0 && (end < 0 || s+d.p.Tasks[a].Duration < end) {
				end = s + d.p.Tasks[a].Duration
			}
		}
		for _, a := range d.p.Needs[k].AnyOf {
			if end < 0 && d.insert(a) {
				end = d.start[a] + d.p.Tasks[a].Duration
			}
		}
		if end < 0 {
			return 0, false
		}
		ready = max(ready, end)
	}
	return ready, true
}

func (d *decoder) fits(i int) bool {
	if !d.w.possible(i) {
		return false
	}
	for _, g := range d.groups[i] {
		if d.taken[g] > 0 {
			return false
		}
	}
	for b := range d.p.Budgets {
		if d.used[b]+d.p.Budgets[b].Use[i] > d.p.Budgets[b].Limit {
			return false
		}
	}
	return true
}

func (d *decoder) place(i, ready int) bool {
	duration := d.p.Tasks[i].Duration
next:
	for t := ready; t <= int(d.w.last[i]); t++ {
		for _, x := range d.demand[i] {
			load, capacity := d.load[x.Resource], d.p.Resources[x.Resource].Capacity
			for u := t + duration - 1; u >= t; u-- {
				if load[u]+x.Amount > capacity[u] {
					t = u
					continue next
				}
			}
		}
		d.account(i, t, 1)
		d.start[i] = t
		d.placed = append(d.placed, i)
		return true
	}
	return false
}

func (d *decoder) remove(i int) {
	d.account(i, d.start[i], -1)
	d.start[i] = -1
	d.placed = d.placed[:len(d.placed)-1]
}

func (d *decoder) account(i, t, sign int) {
	for _, x := range d.demand[i] {
		for u := t; u < t+d.p.Tasks[i].Duration; u++ {
			d.load[x.Resource][u] += sign * x.Amount
		}
	}
	for b := range d.p.Budgets {
		d.used[b] += int64(sign) * d.p.Budgets[b].Use[i]
	}
	for _, g := range d.groups[i] {
		d.taken[g] += sign
	}
}

// improve walks over orders, keeping what scores at least nearly as well, and returns the
// best plan. The walk is the same in every run.
func (d *decoder) improve(order []int, rounds int, stop func() bool, score func(start []int) int64) ([]int, int64) {
	n := len(order)
	d.decode(order)
	now := score(d.start)
	best, plan := now, slices.Clone(d.start)
	if n < 2 {
		return plan, best
	}
	r := rand.New(rand.NewPCG(1, 2))
	trial := make([]int, n)
	for k := 0; k < rounds && (k&63 != 0 || !stop()); k++ {
		copy(trial, order)
		for moves := 1 + r.IntN(3); moves > 0; moves-- {
			move(trial, r.IntN(n), r.IntN(n))
		}
		d.decode(trial)
		v := score(d.start)
		slack := float64(max(v, -v)) * 0.01 * (1 - float64(k)/float64(rounds)) * r.Float64()
		if v >= now || float64(v) > float64(now)-slack {
			now = v
			copy(order, trial)
		}
		if v > best {
			best = v
			copy(plan, d.start)
		}
	}
	return plan, best
}

// move the entry at a to b.
func move(list []int, a, b int) {
	x := list[a]
	if a < b {
		copy(list[a:b], list[a+1:b+1])
	} else {
		copy(list[b+1:a+1], list[b:a])
	}
	list[b] = x
}

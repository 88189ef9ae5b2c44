package solve

import (
	"fmt"
	"math"
	"slices"
	"sort"
)

// SolveEarliest schedules exactly the chosen tasks so that Σ weight·end is least, where
// end is start + duration. Value and Bound of the result are that sum and a proven lower
// bound of it. Start is nil when no schedule was found. Weights are 0 or more. With a
// last task that needs all others and carries the only weight, this is the shortest
// duration of a project.
func SolveEarliest(p Problem, chosen []bool, weight []int64, o Options) (Result, error) {
	if err := p.validate(); err != nil {
		return Result{}, err
	}
	if len(chosen) != len(p.Tasks) || len(weight) != len(p.Tasks) {
		return Result{}, fmt.Errorf("solve: %d choices and %d weights for %d tasks", len(chosen), len(weight), len(p.Tasks))
	}
	var total int64
	for i, w := range weight {
		if w < 0 || w > (maxUse-total)/int64(p.Horizon) {
			return Result{}, fmt.Errorf("solve: weight %d of task %d", w, i)
		}
		total += w * int64(p.Horizon)
	}
	for i, t := range p.Tasks {
		if chosen[i] && t.Never || !chosen[i] && t.Must {
			return Result{Status: Infeasible}, nil
		}
	}
	l := newLateness(&p, chosen, weight, o)
	l.warmUp()
	l.descend()
	return l.result(), nil
}

// lateness is one run of SolveEarliest.
type lateness struct {
	p        *Problem // with exactly the chosen tasks
	o        Options
	w        windows
	weight   []int64
	start    []int
	cost     int64 // of start; the sum of everything as late as possible + 1: none yet
	least    int64 // proven
	used     int64
	finished bool
}

func newLateness(p *Problem, chosen []bool, weight []int64, o Options) *lateness {
	q := *p
	q.Tasks = append([]Task(nil), p.Tasks...)
	for i := range q.Tasks {
		q.Tasks[i].Must, q.Tasks[i].Never = chosen[i], !chosen[i]
	}
	q.Needs = nil
	for _, n := range p.Needs {
		if !chosen[n.Task] {
			continue
		}
		kept := Need{Task: n.Task}
		for _, a := range n.AnyOf {
			if chosen[a] {
				kept.AnyOf = append(kept.AnyOf, a)
			}
		}
		q.Needs = append(q.Needs, kept)
	}
	l := &lateness{p: &q, o: o, w: newWindows(&q), weight: weight, cost: 1}
	for i := range q.Tasks {
		if chosen[i] {
			l.cost += weight[i] * int64(p.Horizon)
			l.least += weight[i] * int64(l.w.first[i]+int32(p.Tasks[i].Duration))
		}
	}
	return l
}

func (l *lateness) stop() bool { return l.o.Stop != nil && l.o.Stop() }

func (l *lateness) result() Result {
	r := Result{Status: Limited, Start: l.start, Bounds: Bounds{Value: l.cost, Bound: l.least, Conflicts: l.used}}
	switch {
	case l.start == nil && l.finished:
		r.Status, r.Bounds = Infeasible, Bounds{Conflicts: l.used}
	case l.start != nil && l.cost <= l.least:
		r.Status = Optimal
	}
	return r
}

func (l *lateness) costOf(start []int) int64 {
	var cost int64
	for i, s := range start {
		if s >= 0 {
			cost += l.weight[i] * int64(s+l.p.Tasks[i].Duration)
		}
	}
	return cost
}

func (l *lateness) improve(start []int) {
	cost := l.costOf(start)
	if cost >= l.cost {
		return
	}
	l.start, l.cost = slices.Clone(start), cost
	if l.o.Progress != nil {
		l.o.Progress(Bounds{Value: l.cost, Bound: l.least, Conflicts: l.used})
	}
}

const earliestPlacements = 20_000

func (l *lateness) warmUp() {
	n := len(l.p.Tasks)
	missing := l.cost
	late := latestEnds(l.p)
	order := slices.DeleteFunc(orderBy(n, func(i int) float64 { return float64(late[i]) }), func(i int) bool { return l.p.Tasks[i].Never })
	d := newDecoder(l.p, l.w)
	score := func(start []int) int64 {
		cost := l.costOf(start)
		for i, t := range l.p.Tasks {
			if t.Must && start[i] < 0 {
				cost += missing
			}
		}
		return -cost
	}
	start, value := d.improve(order, earliestPlacements/(n+1), l.stop, score)
	if -value < missing {
		l.improve(start)
	}
}

// descend searches for cheaper schedules until none is left.
func (l *lateness) descend() {
	budget := l.o.Conflicts
	if budget <= 0 {
		budget = defaultConflicts
	}
	if l.cost <= l.least {
		return
	}
	w := l.tightened()
	e := newEngine(l.p, w)
	q := e.addRow(l.cost-1, newClasses(l.p), func(i, s int32) int64 {
		return l.weight[i] * int64(s+int32(l.p.Tasks[i].Duration))
	}, func(int) int64 { return 0 })
	if l.start != nil {
		e.follow(l.start)
	}
	v := e.search(budget, l.stop, func(start []int) {
		before := l.cost
		l.used = e.conflicts
		l.improve(start)
		q.limit -= before - l.cost
	})
	l.used = e.conflicts
	if v == exhausted {
		l.finished, l.least = true, l.cost
	}
}

// tightened windows: no end so late that, with all others as early as they can be, the
// cost is not below the best known; and suppliers before what needs them.
func (l *lateness) tightened() windows {
	w := l.w.clone()
	slack := l.cost - 1 - l.least
	for i, t := range l.p.Tasks {
		if t.Must && l.weight[i] > 0 {
			w.last[i] = min(w.last[i], w.first[i]+int32(min(slack/l.weight[i], math.MaxInt16)))
		}
	}
	for moved := true; moved; {
		moved = false
		for _, n := range l.p.Needs {
			if len(n.AnyOf) != 1 {
				continue
			}
			a := n.AnyOf[0]
			if by := w.last[n.Task] - int32(l.p.Tasks[a].Duration); by < w.last[a] && w.possible(a) {
				w.last[a] = max(by, w.first[a]-1)
				moved = true
			}
		}
	}
	return w
}

// latestEnds by needs alone, from the horizon backwards.
func latestEnds(p *Problem) []int {
	end := make([]int, len(p.Tasks))
	for i := range end {
		end[i] = p.Horizon
	}
	for round := 0; round < len(p.Tasks); round++ {
		moved := false
		for _, n := range p.Needs {
			for _, a := range n.AnyOf {
				if by := end[n.Task] - p.Tasks[n.Task].Duration; by < end[a] {
					end[a] = by
					moved = true
				}
			}
		}
		if !moved {
			break
		}
	}
	return end
}

func orderBy(n int, key func(i int) float64) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return key(order[a]) < key(order[b]) })
	return order
}

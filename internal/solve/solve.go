package solve

import (
	"math/rand/v2"
	"slices"
)

// defaultConflicts is the budget when Options names none.
const defaultConflicts = 1_000_000

// Solve finds the choice of tasks and starts with the largest value and proves it, or
// says how far from the best it can be. The same problem and options give the same
// result in every run, unless Stop ends one. Start is nil when no plan was found: none
// exists (Infeasible) or none was met before the end (Limited). Value and Bound are on
// the scale of the function Value. With AtLeast, plans worth less do not exist. Errors are malformed problems.
func Solve(p Problem, o Options) (Result, error) {
	if err := p.validate(); err != nil {
		return Result{}, err
	}
	s := newSession(&p, o)
	if s.begin(); s.value < s.bound && !s.settle() {
		s.warmUp()
		if s.value < s.bound {
			s.climb()
		}
	}
	if s.start != nil {
		s.dropIdle()
	}
	return s.result(), nil
}

// session is one run of Solve.
type session struct {
	p        *Problem
	o        Options
	w        windows
	start    []int
	value    int64 // of start; without one, plans worth more are sought
	bound    int64
	used     int64 // conflicts
	budget   int64
	ceilings []ceiling
	relaxed  *relaxation
	prices   []float64
	classes
}

func newSession(p *Problem, o Options) *session {
	s := &session{p: p, o: o, w: newWindows(p), value: max(0, o.AtLeast) - 1, budget: o.Conflicts, classes: newClasses(p)}
	if s.budget <= 0 {
		s.budget = defaultConflicts
	}
	possible := make([]bool, len(p.Tasks))
	for i := range possible {
		possible[i] = s.w.possible(i)
	}
	s.bound = Value(*p, possible)
	if o.AtMost != nil {
		s.bound = min(s.bound, *o.AtMost)
	}
	return s
}

func (s *session) stop() bool { return s.o.Stop != nil && s.o.Stop() }

func (s *session) report() {
	if s.o.Progress != nil {
		s.o.Progress(Bounds{Value: s.value, Bound: s.bound, Conflicts: s.used})
	}
}

func (s *session) result() Result {
	r := Result{Status: Limited, Start: s.start, Bounds: Bounds{Value: s.value, Bound: s.bound, Conflicts: s.used}}
	switch {
	case s.start == nil && s.bound <= s.value:
		r.Status, r.Value, r.Bound = Infeasible, 0, 0
	case s.start == nil:
		r.Value = 0
	case s.value >= s.bound:
		r.Status = Optimal
	}
	return r
}

// improve takes a better plan.
func (s *session) improve(start []int, value int64) {
	if value > s.value {
		s.start, s.value = slices.Clone(start), value
		s.report()
	}
}

func (s *session) lower(bound int64) {
	if bound < s.bound {
		s.bound = max(bound, s.value)
		s.report()
	}
}

const (
	warmUpPlacements = 400_000
	beginShare       = 1.0 / 16 // of them, before the first proof is tried
	beginRounds      = 150      // of price improvement before it
	beginConflicts   = 500      // of the first proof
	descentRounds    = 600
)

// begin takes the plan that is known already, or a quick one, and finds first prices.
func (s *session) begin() {
	known := s.takeKnown()
	if known && s.value >= s.bound {
		return
	}
	s.relaxed = newRelaxation(s.p, s.w, s.classes)
	if !known {
		d := newDecoder(s.p, s.w)
		s.walk(d, d.greedy(s.relaxed.gains), beginShare)
	}
	s.prices = s.relaxed.fair()
	s.price(beginRounds)
}

// takeKnown begins with the plan of the options where it holds here; false when it does
// not.
func (s *session) takeKnown() bool {
	if s.o.Start == nil {
		return false
	}
	value, err := Check(*s.p, s.o.Start)
	if err != nil || value <= s.value {
		return false
	}
	s.improve(s.o.Start, value)
	return true
}

// settle tries a short proof: a problem that is near to a known one, or not hard, needs
// no more.
func (s *session) settle() bool {
	done, _ := s.attempt(s.w, s.value, min(beginConflicts, s.budget))
	if done {
		s.bound = s.value
		s.report()
	}
	return done || s.stop() || s.used >= s.budget
}

// warmUp finds a good plan by local search and a bound by relaxation.
func (s *session) warmUp() {
	d := newDecoder(s.p, s.w)
	s.walk(d, d.greedy(s.relaxed.gains), 0.5)
	s.price(descentRounds)
	if s.value < s.bound {
		s.walk(d, s.relaxed.order(s.prices), 0.5)
	}
}

// walk improves a plan by local search, for a share of its rounds.
func (s *session) walk(d *decoder, order []int, share float64) {
	missing := s.bound + 1
	score := func(start []int) int64 {
		v := s.relaxed.gains.value(start)
		for i, t := range s.p.Tasks {
			if t.Must && start[i] < 0 {
				v -= missing
			}
		}
		return v
	}
	n := len(s.p.Tasks)
	rounds := int(share * float64(min(50*n*n, warmUpPlacements/(n+1))))
	if start, value := d.improve(order, rounds, s.stop, score); value >= 0 {
		s.improve(start, value)
	}
}

// price seeks better prices and keeps the ceiling they give.
func (s *session) price(rounds int) {
	s.prices = s.relaxed.descend(rounds, float64(max(s.value, 0)), s.prices, s.stop)
	if c, ok := s.relaxed.exactBound(s.prices); ok {
		s.ceilings = append(s.ceilings, c)
		s.lower(c.value()) // below zero: no plan exists at all
	}
}

// attempt searches the windows for plans worth more than floor; true when there are
// none. It hands back the engine for what its root has learned.
func (s *session) attempt(w windows, floor, conflicts int64) (bool, *engine) {
	e := newEngine(s.p, w)
	target := floor + 1
	q := newGain(s.p, s.classes, target)
	e.add(q, q.users)
	rows := make([]*row, len(s.ceilings))
	for k := range s.ceilings {
		c := &s.ceilings[k]
		rows[k] = e.addRow(c.bound-target*c.unit, c.classes, c.loss, func(class int) int64 { return c.most[class] })
		e.addTerms(rows[k], c)
	}
	if s.start != nil {
		e.follow(s.start)
	}
	v := e.search(conflicts, s.stop, func(start []int) {
		s.used += e.conflicts - e.told
		e.told = e.conflicts
		s.improve(start, q.value(start))
		next := s.value + 1
		for k, r := range rows {
			r.limit -= (next - q.target) * s.ceilings[k].unit
		}
		q.target = next
	})
	s.used += e.conflicts - e.told
	return v == exhausted, e
}

const (
	sliceCount   = 4    // searches with new prices before the long one
	firstSlice   = 1000 // conflicts; each is four times the one before
	sliceRounds  = 3000 // of price improvement
	ceilingsKept = 3
)

// climb searches for better plans until none is left or the budget is spent. What a slice
// of the search proves about single tasks narrows the windows for the next prices.
// Finally it narrows the gap by refuting targets above the value.
func (s *session) climb() {
	conflicts := int64(firstSlice)
	for k := 0; k <= sliceCount && s.used < s.budget; k++ {
		if k == sliceCount {
			conflicts = s.budget * 7 / 10
		}
		done, e := s.attempt(s.w, s.value, min(conflicts, s.budget-s.used))
		if done {
			s.bound = s.value
			s.report()
			return
		}
		if s.stop() || s.used >= s.budget {
			return
		}
		if k < sliceCount {
			s.narrow(e)
			s.explore(exploreRounds)
			conflicts *= 4
		}
	}
	for s.used < s.budget && !s.stop() && s.value < s.bound-1 {
		share := max(1, (s.budget-s.used+2)/3)
		target := s.value + (s.bound-s.value)/2
		if done, _ := s.attempt(s.w, target, share); done {
			s.lower(target)
		}
	}
}

// narrow takes over what a search proved at its root and prices again.
func (s *session) narrow(e *engine) {
	s.w = s.w.narrowed(e)
	x := newRelaxation(s.p, s.w, s.classes)
	if x.layout != s.relaxed.layout {
		s.prices = x.fair()
	}
	s.relaxed = x
	s.price(sliceRounds)
	if extra := len(s.ceilings) - ceilingsKept; extra > 0 {
		s.ceilings = s.ceilings[extra:]
	}
}

const (
	neighbours       = 30 // tasks left open
	neighbourSearch  = 200
	neighbourhoodKey = 7
	exploreRounds    = 30 // without a better plan
)

// explore improves the plan by short searches in which all but a few tasks keep their
// part in it (their times stay free), until some rounds have brought nothing.
func (s *session) explore(patience int) {
	if len(s.start) <= neighbours {
		return
	}
	r := rand.New(rand.NewPCG(neighbourhoodKey, uint64(s.used)))
	for idle := 0; idle < patience && !s.stop() && s.used < s.budget; idle++ {
		w := s.w.clone()
		for _, i := range r.Perm(len(s.start))[neighbours:] {
			if s.start[i] >= 0 {
				w.must[i] = true
			} else {
				w.rule(i)
			}
		}
		before := s.value
		s.attempt(w, s.value, min(neighbourSearch, s.budget-s.used))
		if s.value > before {
			idle = 0
		}
	}
}

// dropIdle leaves out chosen tasks that add no value and that nothing needs.
func (s *session) dropIdle() {
	for again := true; again; {
		again = false
		for i := len(s.start) - 1; i >= 0; i-- {
			at := s.start[i]
			if at < 0 {
				continue
			}
			s.start[i] = -1
			if v, err := Check(*s.p, s.start); err == nil && v == s.value {
				again = true
				continue
			}
			s.start[i] = at
		}
	}
}

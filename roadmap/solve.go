package roadmap

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"rahbord/internal/exact"
	"rahbord/internal/solve"
)

// Options of a search.
type Options struct {
	Nodes    int64           // budget of conflicts of each search; 0 for the kernel's own
	Progress func(Progress)  // told when something better is found or proven; may be nil
	Done     func(n, of int) // told how many of several searches are done; may be nil

	fewest bool // prove that no basket of fewer initiatives is worth as much
	hints
}

// hints are what is known of a problem before it is solved. They save work and change
// neither what is proven nor, but among equals, what is found.
type hints struct {
	like  *Plan      // of a similar problem
	least *exact.Rat // plans worth less are not sought
	above *Plan      // proven best of a problem with no less room
}

// Progress is what a search knows so far.
type Progress struct {
	Value, Bound exact.Rat // points of the index
	Nodes        int64
}

// Solve finds the most valuable basket that fits the limits and the calendar, of several
// such baskets one with the fewest initiatives, and the weeks in which it brings its
// benefits earliest. The plan is verified before it is returned. With the same problem and
// options it is always the same plan, unless the context ends the search early; the proof
// then says so. When nothing fits the error is an *InfeasibleError; a malformed problem is
// another error.
func Solve(ctx context.Context, p Problem, o Options) (Plan, error) {
	o.fewest = true
	plan, found, err := best(ctx, p, o)
	if err == nil && !found {
		return Plan{}, conflict(ctx, p.sorted(), o)
	}
	if err == nil {
		plan.Excluded = p.excluded(&plan)
	}
	return plan, err
}

// best is Solve without reasons: for what is outside the basket, or when nothing fits.
func best(ctx context.Context, p Problem, o Options) (plan Plan, found bool, err error) {
	if err := p.Check(); err != nil {
		return Plan{}, false, err
	}
	p = p.sorted()
	chosen := p.worthwhile()
	k := newKernel(&chosen)
	result, err := solve.Result{Status: solve.Optimal}, error(nil)
	if len(k.Tasks) > 0 {
		result, err = solve.Solve(k.Problem, k.begin(k.options(ctx, o), o.hints))
	}
	switch {
	case err != nil || result.Status == solve.Infeasible:
		return Plan{}, false, err
	case len(result.Start) != len(k.Tasks):
		return Plan{}, false, ErrNoPlanYet
	}
	start := k.prune(result.Start)
	if o.fewest && result.Status == solve.Optimal {
		start, err = k.fewest(ctx, start, o)
	}
	if err == nil {
		start, err = k.earliest(ctx, start, o)
	}
	if err != nil {
		return Plan{}, false, err
	}
	plan = k.plan(start)
	plan.Proof = proof(ctx, plan.Value, result)
	if err := Verify(p, plan); err != nil {
		return Plan{}, false, fmt.Errorf("the plan found breaks the problem: %w", err)
	}
	return plan, true, nil
}

// sorted is the problem with initiatives and indicators in the order of their ids: the
// order of the input does not matter.
func (p Problem) sorted() Problem {
	p.Initiatives = slices.SortedFunc(slices.Values(p.Initiatives), func(a, b Initiative) int { return cmp.Compare(a.ID, b.ID) })
	p.Indicators = slices.SortedFunc(slices.Values(p.Indicators), func(a, b Indicator) int { return cmp.Compare(a.ID, b.ID) })
	return p
}

// sideNodes is the budget of one of many searches where none is given: enough to prove
// what a client's problem needs many times over, few enough for all of them to end.
const sideNodes = 50_000

// scheduleNodes is the budget for the earliest weeks of a basket. Baskets of a dozen initiatives need a few
// hundred; of forty, the weeks found by then are early, if not proven the earliest.
const scheduleNodes = 5_000

// quiet is the options of one of many searches.
func (o Options) quiet() Options {
	if o.Nodes == 0 {
		o.Nodes = sideNodes
	}
	return Options{Nodes: o.Nodes, hints: o.hints}
}

// near is the options for a problem that is like a solved one.
func (o Options) near(plan *Plan) Options {
	o.like = plan
	return o
}

// under is the options for a problem with no more room than a solved one has.
func (o Options) under(plan *Plan) Options {
	if plan.Proof.Optimal {
		o.above = plan
	}
	return o
}

// atLeast is the options for plans that are worth so much.
func (o Options) atLeast(value exact.Rat) Options {
	o.least = &value
	return o
}

// outcome is what one of many searches came to.
type outcome int

const (
	unknown    outcome = iota // the search ended first; what was found until then says nothing
	impossible                // nothing fits
	planned
)

// aside is best for one of many searches.
func aside(ctx context.Context, p Problem, o Options) (Plan, outcome, error) {
	if ctx.Err() != nil {
		return Plan{}, unknown, nil
	}
	plan, found, err := best(ctx, p, o.quiet())
	switch {
	case errors.Is(err, ErrNoPlanYet) || plan.Proof.Stopped == StoppedByTime:
		return Plan{}, unknown, nil
	case err != nil:
		return Plan{}, unknown, err
	case !found:
		return Plan{}, impossible, nil
	}
	return plan, planned, nil
}

func (o Options) done(n, of int) {
	if o.Done != nil {
		o.Done(n, of)
	}
}

func (k *kernel) options(ctx context.Context, o Options) solve.Options {
	out := solve.Options{Conflicts: o.Nodes, Stop: func() bool { return ctx.Err() != nil }}
	if o.Progress != nil {
		out.Progress = func(b solve.Bounds) {
			o.Progress(Progress{Value: points(b.Value), Bound: points(b.Bound), Nodes: b.Conflicts})
		}
	}
	return out
}

// begin adds to the options of a search what is known before it.
func (k *kernel) begin(out solve.Options, h hints) solve.Options {
	if h.like != nil {
		out.Start = k.starts(h.like)
	}
	if h.above != nil {
		most := k.worth(k.chosenIn(h.above))
		out.AtMost = &most
	}
	if h.least != nil {
		out.AtLeast = int64(h.least.Mul(exact.Of(2 * resolution)).Floor())
	}
	return out
}

// starts is a plan as far as the tasks of the kernel can follow it.
func (k *kernel) starts(plan *Plan) []int {
	out := make([]int, len(k.Tasks))
	chosen := k.chosenIn(plan)
	for t := range out {
		switch {
		case t >= len(k.tasks):
			out[t] = k.Tasks[t].Earliest
		case chosen[t] && !k.Tasks[t].Never:
			out[t] = k.periodFrom(plan.Step(k.tasks[t].Initiative).Start)
		default:
			out[t] = -1
		}
	}
	return out
}

// chosenIn tells which tasks a plan has.
func (k *kernel) chosenIn(plan *Plan) []bool {
	chosen := make([]bool, len(k.Tasks))
	for t, c := range k.tasks {
		s := plan.Step(c.Initiative)
		chosen[t] = s != nil && s.Scope == c.Scope
	}
	return chosen
}

// worth is the value of a choice in units of the kernel.
func (k *kernel) worth(chosen []bool) int64 { return solve.Value(k.Problem, chosen) }

// rounding is what two equal values may differ by in units of the kernel.
func (k *kernel) rounding() int64 {
	var parts int64
	for _, t := range k.Terms {
		parts += 2 * int64(len(t.Parts))
	}
	return parts
}

// prune leaves out what adds nothing to the value, and takes the light scope where the
// full one brings no more: of two baskets of the same value the smaller one is better.
// Initiatives that must be in stay.
func (k *kernel) prune(start []int) []int {
	value := k.p.Value(k.chosen(start))
	for t := len(k.tasks) - 1; t >= 0; t-- {
		if start[t] < 0 {
			continue
		}
		for _, instead := range append([]int{nothing}, k.lighter(t)...) {
			other := slices.Clone(start)
			other[t] = -1
			if instead != nothing {
				other[instead] = start[t]
			}
			if !k.p.Value(k.chosen(other)).Equal(value) {
				continue
			}
			if _, err := solve.Check(k.Problem, other); err == nil {
				start = other
				break
			}
		}
	}
	return start
}

// nothing takes the place of a task that is left out.
const nothing = -1

// fewest looks for a basket that is worth as much with fewer initiatives, until the search
// proves that there is none, or ends first.
func (k *kernel) fewest(ctx context.Context, start []int, o Options) ([]int, error) {
	q := k.Problem
	count := solve.Budget{Use: make([]int64, len(k.Tasks))}
	for t := range k.tasks {
		count.Use[t] = 1
	}
	for {
		chosen := k.chosen(start)
		if len(chosen) == 0 {
			return start, nil
		}
		count.Limit = int64(len(chosen)) - 1
		q.Budgets = append(slices.Clone(k.Budgets), count)
		least := k.options(ctx, o.quiet())
		least.AtLeast = k.worth(isChosen(start)) - k.rounding()
		found, err := solve.Solve(q, least)
		if err != nil || len(found.Start) != len(start) || k.p.Value(k.chosen(found.Start)).Less(k.p.Value(chosen)) {
			return start, err
		}
		start = k.prune(found.Start)
	}
}

func isChosen(start []int) []bool {
	chosen := make([]bool, len(start))
	for t, s := range start {
		chosen[t] = s >= 0
	}
	return chosen
}

// lighter lists the scopes of the same initiative with less effort, least first.
func (k *kernel) lighter(t int) []int {
	effort := func(t int) (sum int64) {
		for _, e := range k.scope(t).Effort {
			sum += e
		}
		return sum
	}
	var out []int
	for other, c := range k.tasks {
		if c.Initiative == k.tasks[t].Initiative && effort(other) < effort(t) {
			out = append(out, other)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(effort(a), effort(b)) })
	return out
}

// earliest moves the chosen tasks to the weeks that bring the benefits earliest: the sum of
// (effect + what it counts more when early) · end is smallest. Tasks without an effect of
// their own still go early.
func (k *kernel) earliest(ctx context.Context, start []int, o Options) ([]int, error) {
	chosen := isChosen(start)
	weight := make([]int64, len(start))
	for t := range start {
		if t < len(k.tasks) {
			c := k.tasks[t]
			early := k.p.Effect(c.Initiative, c.Scope).Add(k.p.Initiative(c.Initiative).Early)
			weight[t] = 1 + int64(early.Mul(exact.Of(weightPerPoint)).Floor())
		}
	}
	o = o.quiet()
	o.Nodes = min(o.Nodes, scheduleNodes)
	found, err := solve.SolveEarliest(k.Problem, chosen, weight, k.options(ctx, o))
	if err != nil || len(found.Start) != len(start) {
		return start, err
	}
	return found.Start, nil
}

// weightPerPoint is the resolution of the weights of benefits in time.
const weightPerPoint = 1000

// proof states what a search proved about a value.
func proof(ctx context.Context, value exact.Rat, found solve.Result) Proof {
	out := Proof{Optimal: found.Status == solve.Optimal, Value: value, Bound: value, Nodes: found.Conflicts}
	if out.Optimal {
		return out
	}
	out.Bound = exact.Max(value, points(found.Bound))
	out.Stopped = StoppedByNodes
	if ctx.Err() != nil {
		out.Stopped = StoppedByTime
	}
	switch {
	case value.Sign() > 0:
		out.Gap = out.Bound.Sub(value).Quo(value).Mul(exact.Of(100))
	case out.Bound.Sign() > 0:
		out.Gap = exact.Of(100)
	}
	return out
}

package roadmap

import (
	"context"

	"rahbord/internal/exact"
)

// Worth is what a little more of a limit would bring: the best plan with it, solved anew.
type Worth struct {
	Step  int64     `json:"step"`  // how much more, in the unit of the limit
	Value exact.Rat `json:"value"` // points of the index gained
	Most  exact.Rat `json:"most"`  // no more than this; equal to Value when proven
	Moves
}

// The steps of a limit.
const (
	personWeeksStep = 50 // half a person-week
	moneyShare      = 10 // a tenth of the limit, in whole cost points
	fewCostPoints   = 5  // where the limit is 0
)

// WorthOfNext solves, for each limit over the horizon, for the horizon itself and for what
// may run at once, what one step more would bring, and notes it in plan.Limits. A longer
// horizon here does not bring more working time. Where two limits bind at once, it notes in
// plan.Joint what a step more of both would bring. What is not reached before the context
// ends is left open.
func WorthOfNext(ctx context.Context, p Problem, plan *Plan, o Options) error {
	var steps []*LimitUse
	for i := range plan.Limits {
		if l := &plan.Limits[i]; l.Available != nil && l.Kind != LimitWeek {
			steps = append(steps, l)
		}
	}
	of := len(steps) + mostJoints
	for n, l := range steps {
		o.done(n, of)
		step := p.step(l)
		better, how, err := aside(ctx, p.raised(l.ID, step), o)
		if err != nil {
			return err
		}
		if how == planned {
			l.Worth = worth(plan, &better, step)
		}
	}
	err := p.joint(ctx, plan, o, func(n int) { o.done(len(steps)+n, of) })
	o.done(of, of)
	return err
}

func worth(plan, better *Plan, step int64) *Worth {
	gain := exact.Max(exact.Rat{}, better.Value.Sub(plan.Value))
	return &Worth{Step: step, Value: gain, Most: exact.Max(gain, better.Proof.Bound.Sub(plan.Value)), Moves: Compare(*plan, *better)}
}

// step is one more unit of a limit.
func (p *Problem) step(l *LimitUse) int64 {
	switch l.Kind {
	case LimitOneOff, LimitRunning:
		point := max(1, p.Money.CostPoint)
		points := (*l.Available/moneyShare + point - 1) / point
		if points == 0 {
			points = fewCostPoints
		}
		return points * point
	case LimitRole:
		return personWeeksStep
	}
	return 1
}

// smallStep is the smallest change of a limit that is worth talking about.
func (p *Problem) smallStep(l *LimitUse) int64 {
	if l.Kind == LimitOneOff || l.Kind == LimitRunning {
		return max(1, p.Money.CostPoint)
	}
	return p.step(l)
}

// raised is the problem with more of one limit.
func (p Problem) raised(limit string, by int64) Problem {
	q := p.clone()
	add := func(n *int64) *int64 {
		if n == nil {
			return nil
		}
		sum := *n + by
		return &sum
	}
	switch limit {
	case LimitOneOff:
		q.Money.OneOff = add(q.Money.OneOff)
	case LimitRunning:
		q.Money.Running = add(q.Money.Running)
	case LimitWeeks:
		q.setWeeks(q.Calendar.Weeks + int(by))
	case LimitParallel:
		if q.Parallel != nil {
			most := *q.Parallel + int(by)
			q.Parallel = &most
		}
	}
	for i := range q.Roles {
		if limit == LimitRole+"."+q.Roles[i].ID {
			q.Roles[i].Total = add(q.Roles[i].Total)
		}
	}
	for i := range q.Teams {
		if limit == LimitTeam+"."+q.Teams[i].Role {
			q.Teams[i].Most += int(by)
		}
	}
	return q
}

// Point is one point of a frontier: the best plan with this much money or time.
type Point struct {
	OneOff  *int64 `json:"one_off,omitempty"`
	Running *int64 `json:"running,omitempty"`
	Weeks   int    `json:"weeks"`
	Plan    Plan   `json:"plan"`
	Moves          // against the point before
}

// What a frontier is over.
const (
	OverMoney = "money"
	OverWeeks = "weeks"
)

// frontierSteps is how many points lead up to the limits as they are, and beyond.
const frontierSteps = 6

// Frontier solves for nothing up to twice the money, or up to twice the weeks, in steps of a
// sixth; both budgets change together, and working time changes with the weeks. Points at
// which nothing fits are left out, and those that are not reached before the context ends.
func Frontier(ctx context.Context, p Problem, over string, o Options) ([]Point, error) {
	var out []Point
	for n := range 2*frontierSteps + 1 {
		o.done(n, 2*frontierSteps+1)
		c := p.share(over, n)
		if over == OverWeeks && c.Weeks == 0 {
			continue
		}
		q, err := p.With(c)
		if err != nil {
			return nil, err
		}
		plan, how, err := aside(ctx, q, o)
		switch {
		case err != nil:
			return nil, err
		case ctx.Err() != nil && how == unknown:
			return out, nil
		case how != planned:
			continue
		}
		point := Point{OneOff: q.Money.OneOff, Running: q.Money.Running, Weeks: q.Calendar.Weeks, Plan: plan}
		var before Plan
		if len(out) > 0 {
			before = out[len(out)-1].Plan
		}
		point.Moves = Compare(before, plan)
		out = append(out, point)
	}
	o.done(2*frontierSteps+1, 2*frontierSteps+1)
	return out, nil
}

// share is the change to n sixths of the money or weeks.
func (p *Problem) share(over string, n int) Change {
	if over == OverWeeks {
		return Change{Weeks: min(maxWeeks, p.Calendar.Weeks*n/frontierSteps)}
	}
	part := func(limit *int64) *int64 {
		if limit == nil {
			return nil
		}
		amount := *limit * int64(n) / frontierSteps
		return &amount
	}
	return Change{OneOff: part(p.Money.OneOff), Running: part(p.Money.Running)}
}

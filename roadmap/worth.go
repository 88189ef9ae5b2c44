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
	near := o.near(plan)
	err := each(len(steps), func(n int) { o.done(n, of) }, func(n int) error {
		l := steps[n]
		step := p.step(l)
		better, how, err := aside(ctx, p.raised(l.ID, step), near)
		if how == planned {
			l.Worth = worth(plan, &better, step)
		}
		return err
	})
	if err == nil {
		err = p.joint(ctx, plan, near, func(n int) { o.done(len(steps)+n, of) })
	}
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

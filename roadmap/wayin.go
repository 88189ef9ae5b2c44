package roadmap

import (
	"context"
	"slices"
)

// wayIn looks for the smallest change of limits with which an outsider belongs to the best
// basket: first one limit alone, as little of it as will do, then all that would be short
// if the basket kept everything it has; where nothing is short, more room in the calendar.
// Nil when even that does not bring it in, because others make more of it.
func (p *Problem) wayIn(ctx context.Context, plan Plan, id string, o Options) (*WayIn, error) {
	short := p.shortages(&plan, p.withPrerequisites(&plan, id))
	for _, s := range short {
		way, err := p.smallestRaise(ctx, plan, id, s, o)
		if way != nil || err != nil {
			return way, err
		}
	}
	if len(short) > 1 {
		return p.enters(ctx, plan, id, short, o)
	}
	for _, more := range p.moreRoom() {
		way, err := p.enters(ctx, plan, id, []Shortage{more}, o)
		if way != nil || err != nil {
			return way, err
		}
	}
	return nil, nil
}

// beside is what all limits that are short would need for an initiative to join the
// basket without pushing out anything worth more than itself; nil when nothing is short, or
// when the weeks do not allow it.
func (p *Problem) beside(ctx context.Context, plan Plan, id string, o Options) (*WayIn, error) {
	short := p.shortages(&plan, p.withPrerequisites(&plan, id))
	if len(short) == 0 {
		return nil, nil
	}
	q, err := p.raisedBy(short).With(Change{Force: []string{id}})
	if err != nil {
		return nil, err
	}
	other, how, err := aside(ctx, q, o.near(&plan).atLeast(plan.Value))
	if how != planned || other.Value.Less(plan.Value) {
		return nil, err
	}
	return &WayIn{More: short, Plan: other, Moves: Compare(plan, other)}, nil
}

func (p *Problem) raisedBy(more []Shortage) Problem {
	q := p.clone()
	for _, s := range more {
		q = q.raised(s.Limit, s.Missing)
	}
	return q
}

// moreRoom lists changes that give a calendar more room, smallest first: one more
// initiative at once, one more per team, a longer horizon.
func (p *Problem) moreRoom() []Shortage {
	var out []Shortage
	if p.Parallel != nil {
		out = append(out, Shortage{LimitParallel, 1})
	}
	for _, t := range p.Teams {
		out = append(out, Shortage{LimitTeam + "." + t.Role, 1})
	}
	for _, weeks := range []int64{1, 2, 4, 8} {
		out = append(out, Shortage{LimitWeeks, weeks})
	}
	return out
}

// withPrerequisites is the scopes that would join the basket with an initiative: itself and
// the usual suppliers it lacks, each in the smallest scope that will do.
func (p *Problem) withPrerequisites(plan *Plan, id string) []*Scope {
	var out []*Scope
	joined := map[string]bool{}
	var join func(id string, will func(scope string) bool)
	join = func(id string, will func(scope string) bool) {
		in := p.Initiative(id)
		if in == nil || joined[id] || plan.Has(id) {
			return
		}
		joined[id] = true
		for s := len(in.Scopes) - 1; s >= 0; s-- {
			if will(in.Scopes[s].ID) {
				out = append(out, &in.Scopes[s])
				break
			}
		}
		for _, n := range in.Needs {
			if !slices.ContainsFunc(n.AnyOf, func(c Choice) bool { return plan.over(c, p.Calendar.Weeks) }) {
				join(n.Supplier, func(scope string) bool { return slices.Contains(n.AnyOf, Choice{n.Supplier, scope}) })
			}
		}
	}
	join(id, func(string) bool { return true })
	return out
}

// smallestRaise halves the raise of one limit as long as the initiative stays in, in steps
// of the limit.
func (p *Problem) smallestRaise(ctx context.Context, plan Plan, id string, s Shortage, o Options) (*WayIn, error) {
	l := plan.limit(s.Limit)
	step := p.smallStep(l)
	high := (s.Missing + step - 1) / step
	way, err := p.enters(ctx, plan, id, []Shortage{{s.Limit, high * step}}, o)
	if way == nil || err != nil {
		return nil, err
	}
	for low := int64(0); high-low > 1; {
		middle := (low + high) / 2
		smaller, err := p.enters(ctx, plan, id, []Shortage{{s.Limit, middle * step}}, o)
		switch {
		case err != nil:
			return nil, err
		case smaller != nil:
			way, high = smaller, middle
		default:
			low = middle
		}
	}
	return way, nil
}

// enters solves with more of some limits; nil when the initiative is still outside.
func (p *Problem) enters(ctx context.Context, plan Plan, id string, more []Shortage, o Options) (*WayIn, error) {
	other, how, err := aside(ctx, p.raisedBy(more), o.near(&plan))
	if how != planned || !other.Has(id) {
		return nil, err
	}
	return &WayIn{More: more, Plan: other, Moves: Compare(plan, other)}, nil
}

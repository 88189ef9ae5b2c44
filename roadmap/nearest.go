package roadmap

import (
	"context"

	"rahbord/internal/exact"
)

// Entry is a change of limits that lets an outsider in.
type Entry struct {
	ID     string `json:"id"`
	Beside bool   `json:"beside"` // it then fits beside the plan, though others would make more of the room
	WayIn
}

// Nearest is the outsider of several that comes in with the smallest change, measured by
// the sum of the raises as shares of their limits; one that the best basket then takes by
// itself comes before one that only fits beside the plan. Nil when none comes in.
func Nearest(ctx context.Context, p Problem, plan Plan, ids []string, o Options) (*Entry, error) {
	var nearest *Entry
	for n, id := range ids {
		o.done(n, len(ids))
		if in := p.Initiative(id); in == nil || in.Never || plan.Has(id) {
			continue
		}
		e, err := p.entry(ctx, plan, id, o)
		if err != nil {
			return nil, err
		}
		if e != nil && (nearest == nil || plan.nearer(e, nearest)) {
			nearest = e
		}
	}
	o.done(len(ids), len(ids))
	return nearest, nil
}

func (p *Problem) entry(ctx context.Context, plan Plan, id string, o Options) (*Entry, error) {
	way, err := p.wayIn(ctx, plan, id, o)
	beside := way == nil
	if beside && err == nil {
		way, err = p.beside(ctx, plan, id, o)
	}
	if way == nil || err != nil {
		return nil, err
	}
	return &Entry{ID: id, Beside: beside, WayIn: *way}, nil
}

func (p *Plan) nearer(a, b *Entry) bool {
	if a.Beside != b.Beside {
		return b.Beside
	}
	return p.raise(a.More).Less(p.raise(b.More))
}

// raise adds up raises as shares of their limits.
func (p *Plan) raise(more []Shortage) exact.Rat {
	var sum exact.Rat
	for _, s := range more {
		available := int64(1)
		if l := p.limit(s.Limit); l != nil && l.Available != nil {
			available = max(1, *l.Available)
		}
		sum = sum.Add(exact.Of(int(s.Missing)).Quo(exact.Of(int(available))))
	}
	return sum
}

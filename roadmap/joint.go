package roadmap

import (
	"cmp"
	"context"
	"slices"

	"rahbord/internal/exact"
)

// Joint is what more of two limits brings together, where neither brings anything alone:
// both bind at once.
type Joint struct {
	Limits [2]string `json:"limits"`
	Steps  [2]int64  `json:"steps"` // how much more of each, in its unit
	Value  exact.Rat `json:"value"` // points of the index gained
	Most   exact.Rat `json:"most"`  // no more than this; equal to Value when proven
	Moves
}

// mostJoints is how many pairs of limits are solved.
const mostJoints = 3

// joint solves for the pairs of limits that keep most effect out, and notes in plan.Joint
// those of which each alone is proven to bring nothing and both together something.
func (p *Problem) joint(ctx context.Context, plan *Plan, o Options, solved func(n int)) error {
	plan.Joint = nil
	pairs := p.binding(plan)
	for n, more := range pairs[:min(len(pairs), mostJoints)] {
		solved(n)
		together, err := p.worthOf(ctx, plan, more[:], o)
		if err != nil {
			return err
		}
		if together == nil || together.Value.Sign() == 0 {
			continue
		}
		neither := true
		for _, one := range more {
			w, err := p.worthOf(ctx, plan, []Shortage{one}, o)
			if err != nil {
				return err
			}
			neither = neither && w != nil && w.Most.Sign() == 0
		}
		if neither {
			plan.Joint = append(plan.Joint, Joint{Limits: [2]string{more[0].Limit, more[1].Limit},
				Steps: [2]int64{more[0].Missing, more[1].Missing}, Value: together.Value, Most: together.Most, Moves: together.Moves})
		}
	}
	slices.SortStableFunc(plan.Joint, func(x, y Joint) int { return y.Value.Cmp(x.Value) })
	return nil
}

// worthOf is what more of some limits brings; nil when it is not known.
func (p *Problem) worthOf(ctx context.Context, plan *Plan, more []Shortage, o Options) (*Worth, error) {
	better, how, err := aside(ctx, p.raisedBy(more), o)
	if how != planned {
		return nil, err
	}
	return worth(plan, &better, 0), nil
}

// binding lists the pairs of limits, each without worth in a single step, that together
// are all that some outsider lacks, and how much of both the most effective of these
// lacks; first those that keep the largest effect out.
func (p *Problem) binding(plan *Plan) [][2]Shortage {
	kept := map[[2]string]exact.Rat{}
	var out [][2]Shortage
	for _, x := range plan.Excluded { // most effective first
		if in := p.Initiative(x.ID); in.Never || p.small(in) || x.Effect.Sign() == 0 {
			continue
		}
		short := p.shortages(plan, p.withPrerequisites(plan, x.ID))
		if len(short) != 2 || !plan.worthless(short[0].Limit) || !plan.worthless(short[1].Limit) {
			continue
		}
		pair := [2]string{short[0].Limit, short[1].Limit}
		if _, seen := kept[pair]; !seen {
			out = append(out, [2]Shortage{p.inSteps(plan, short[0]), p.inSteps(plan, short[1])})
		}
		kept[pair] = kept[pair].Add(x.Effect)
	}
	effect := func(s [2]Shortage) exact.Rat { return kept[[2]string{s[0].Limit, s[1].Limit}] }
	slices.SortStableFunc(out, func(x, y [2]Shortage) int {
		return cmp.Or(effect(y).Cmp(effect(x)), cmp.Compare(x[0].Limit, y[0].Limit), cmp.Compare(x[1].Limit, y[1].Limit))
	})
	return out
}

// inSteps is what is short in whole steps of its limit: cost points, half person-weeks.
func (p *Problem) inSteps(plan *Plan, s Shortage) Shortage {
	step := p.smallStep(plan.limit(s.Limit))
	return Shortage{s.Limit, (s.Missing + step - 1) / step * step}
}

// worthless reports whether a step more of a limit is known to bring nothing.
func (p *Plan) worthless(limit string) bool {
	l := p.limit(limit)
	return l != nil && l.Worth != nil && l.Worth.Most.Sign() == 0
}

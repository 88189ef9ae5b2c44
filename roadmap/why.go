package roadmap

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"rahbord/internal/exact"
)

// Gain is what an initiative gains at one indicator, points of the overall index.
type Gain struct {
	Indicator string    `json:"indicator"`
	Area      string    `json:"area"`
	Lift      exact.Rat `json:"lift"`   // levels, if it succeeds in full
	Gap       exact.Rat `json:"gap"`    // levels up to the target
	Points    exact.Rat `json:"points"` // up to the gap, before fit and probability
}

// Why explains an initiative. Of the answers for members of the basket and for outsiders
// only those that apply are filled.
type Why struct {
	ID      string    `json:"id"`
	In      bool      `json:"in"`
	Scope   string    `json:"scope"` // in the plan; else the most effective one
	Gains   []Gain    `json:"gains"` // largest first
	Gain    exact.Rat `json:"gain"`
	Fit     Fit       `json:"fit"`
	Success exact.Rat `json:"success"`
	Effect  exact.Rat `json:"effect"`

	// of a member
	Marginal exact.Rat `json:"marginal"`           // what the basket loses without it
	Unlocks  []string  `json:"unlocks,omitempty"`  // members that wait for it
	Instead  *Plan     `json:"instead,omitempty"`  // the best plan without it; nil when it must be in or nothing fits
	Loss     exact.Rat `json:"loss"`               // what Instead is worth less; for an outsider, what Forced is worth less
	Moves    Moves     `json:"moves"`              // from the plan to Instead or Forced
	Reason   string    `json:"reason,omitempty"`   // of an outsider, as in Excluded
	By       []string  `json:"by,omitempty"`       //
	Forced   *Plan     `json:"forced,omitempty"`   // the best plan with it
	Conflict []Demand  `json:"conflict,omitempty"` // why there is none
	WayIn    *WayIn    `json:"way_in,omitempty"`   // the smallest change that brings it in
}

// WayIn is a change of limits with which an outsider belongs to the best basket.
type WayIn struct {
	More  []Shortage `json:"more"` // of these limits
	Plan  Plan       `json:"plan"`
	Moves Moves      `json:"moves"`
}

// Explain tells why an initiative is in the plan or not, by solving again without or with it.
func Explain(ctx context.Context, p Problem, plan Plan, id string, o Options) (Why, error) {
	in := p.Initiative(id)
	if in == nil {
		return Why{}, fmt.Errorf("no initiative %s", id)
	}
	w := Why{ID: id, Fit: in.Fit, Success: in.Success}
	s := plan.Step(id)
	if s != nil {
		w.In, w.Scope, w.Marginal = true, s.Scope, s.Marginal
	} else {
		w.Scope = p.bestScope(in)
	}
	w.Gain, w.Effect = p.Gain(id, w.Scope), p.Effect(id, w.Scope)
	w.Gains = p.gains(in.Scope(w.Scope))
	if w.In {
		return w, p.explainMember(ctx, &w, plan, o)
	}
	return w, p.explainOutsider(ctx, &w, plan, o)
}

func (p *Problem) bestScope(in *Initiative) string {
	best := in.Scopes[0].ID
	for _, s := range in.Scopes {
		if p.Effect(in.ID, best).Less(p.Effect(in.ID, s.ID)) {
			best = s.ID
		}
	}
	return best
}

func (p *Problem) gains(s *Scope) []Gain {
	var out []Gain
	for _, k := range p.Indicators {
		if lift := s.Lifts[k.ID]; lift.Sign() > 0 {
			out = append(out, Gain{k.ID, k.Area, lift, k.Gap, k.Worth.Mul(exact.Min(lift, k.Gap))})
		}
	}
	slices.SortStableFunc(out, func(a, b Gain) int { return b.Points.Cmp(a.Points) })
	return out
}

func (p *Problem) explainMember(ctx context.Context, w *Why, plan Plan, o Options) error {
	for _, s := range plan.Basket {
		if slices.Contains(s.After, w.ID) {
			w.Unlocks = append(w.Unlocks, s.ID)
		}
	}
	if p.Initiative(w.ID).Must {
		return nil
	}
	q, err := p.With(Change{Exclude: []string{w.ID}})
	if err != nil {
		return err
	}
	other, found, err := best(ctx, q, o.quiet())
	if err != nil || !found {
		return err
	}
	w.Instead, w.Loss, w.Moves = &other, plan.Value.Sub(other.Value), Compare(plan, other)
	return nil
}

func (p *Problem) explainOutsider(ctx context.Context, w *Why, plan Plan, o Options) error {
	x := p.outside(&plan, p.Initiative(w.ID))
	w.Reason, w.By = x.Reason, x.By
	if w.Reason == OutByDecision {
		return nil
	}
	q, err := p.With(Change{Force: []string{w.ID}})
	if err != nil {
		return err
	}
	forced, err := Solve(ctx, q, o.quiet())
	var none *InfeasibleError
	switch {
	case errors.As(err, &none):
		w.Conflict = none.Conflict
	case err != nil:
		return err
	default:
		w.Forced, w.Loss, w.Moves = &forced, plan.Value.Sub(forced.Value), Compare(plan, forced)
	}
	if w.Reason == OutByNoGain {
		return nil
	}
	w.WayIn, err = p.wayIn(ctx, plan, w.ID, o)
	return err
}

// wayIn looks for the smallest change of limits with which an outsider belongs to the best
// basket: first one limit alone, as little of it as will do, then all that would be short
// if the basket kept everything it has; where nothing is short, more room in the calendar.
// Nil when even that does not bring it in.
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
// the usual suppliers it lacks, each in its smallest scope.
func (p *Problem) withPrerequisites(plan *Plan, id string) []*Scope {
	var out []*Scope
	done := map[string]bool{}
	for todo := []string{id}; len(todo) > 0; todo = todo[1:] {
		in := p.Initiative(todo[0])
		if in == nil || done[in.ID] || plan.Has(in.ID) {
			continue
		}
		done[in.ID] = true
		out = append(out, &in.Scopes[len(in.Scopes)-1])
		todo = append(todo, p.missing(plan, in)...)
	}
	return out
}

// smallestRaise halves the raise of one limit as long as the initiative stays in, in steps
// of the limit.
func (p *Problem) smallestRaise(ctx context.Context, plan Plan, id string, s Shortage, o Options) (*WayIn, error) {
	l := plan.limit(s.Limit)
	step := p.step(l)
	if l.Kind == LimitOneOff || l.Kind == LimitRunning {
		step = max(1, p.Money.CostPoint)
	}
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
	q := p.clone()
	for _, s := range more {
		q = q.raised(s.Limit, s.Missing)
	}
	other, found, err := best(ctx, q, o.quiet())
	if err != nil || !found || !other.Has(id) {
		return nil, err
	}
	return &WayIn{More: more, Plan: other, Moves: Compare(plan, other)}, nil
}

func (p *Plan) limit(id string) *LimitUse {
	i := slices.IndexFunc(p.Limits, func(l LimitUse) bool { return l.ID == id })
	if i < 0 {
		return nil
	}
	return &p.Limits[i]
}

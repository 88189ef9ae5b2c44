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
	Beside   *WayIn    `json:"beside,omitempty"`   // without a WayIn: the change with which it fits beside the plan
	Stopped  bool      `json:"stopped,omitempty"`  // a search ended first: what is empty is not known
}

// WayIn is a change of limits with which an outsider belongs to the best basket.
type WayIn struct {
	More  []Shortage `json:"more"` // of these limits
	Plan  Plan       `json:"plan"`
	Moves Moves      `json:"moves"`
}

// Explain tells why an initiative is in the plan or not, by solving again without or with
// it. When the context ends first, it tells what it knows.
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
	o.done(0, 1)
	other, how, err := aside(ctx, q, o.near(&plan).under(&plan))
	o.done(1, 1)
	w.Stopped = how == unknown
	if how == planned {
		w.Instead, w.Loss, w.Moves = &other, plan.Value.Sub(other.Value), Compare(plan, other)
	}
	return err
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
	o.done(0, 2)
	near := o.near(&plan)
	if w.Reason != OutBySize { // the plan was chosen without it: the proof does not bound it
		near = near.under(&plan)
	}
	forced, how, err := aside(ctx, q, near)
	o.done(1, 2)
	switch {
	case err != nil:
		return err
	case how == planned:
		w.Forced, w.Loss, w.Moves = &forced, plan.Value.Sub(forced.Value), Compare(plan, forced)
	case how == impossible:
		if err := w.contradiction(ctx, q, o); err != nil {
			return err
		}
	}
	if w.Reason != OutByNoGain && w.Reason != OutBySize && w.Reason != OutByExclusion {
		w.WayIn, err = p.wayIn(ctx, plan, w.ID, o)
		if w.WayIn == nil && w.Forced != nil && err == nil {
			w.Beside, err = p.beside(ctx, plan, w.ID, o)
		}
	}
	o.done(2, 2)
	w.Stopped = how == unknown || ctx.Err() != nil && w.WayIn == nil
	return err
}

// contradiction notes what keeps an initiative that has to be in from being in.
func (w *Why) contradiction(ctx context.Context, q Problem, o Options) error {
	var none *InfeasibleError
	err := conflict(ctx, q.sorted(), o)
	if !errors.As(err, &none) {
		return err
	}
	if ctx.Err() == nil {
		w.Conflict = none.Conflict
	}
	return nil
}

func (p *Plan) limit(id string) *LimitUse {
	i := slices.IndexFunc(p.Limits, func(l LimitUse) bool { return l.ID == id })
	if i < 0 {
		return nil
	}
	return &p.Limits[i]
}

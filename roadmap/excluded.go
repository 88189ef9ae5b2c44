package roadmap

import (
	"cmp"
	"slices"

	"rahbord/internal/exact"
)

// excluded lists the candidates outside a basket with the first reason that keeps each
// out, most effective first.
func (p *Problem) excluded(plan *Plan) []Excluded {
	var out []Excluded
	for i := range p.Initiatives {
		if in := &p.Initiatives[i]; !plan.Has(in.ID) {
			x := p.outside(plan, in)
			x.Effect = p.largestEffect(in)
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b Excluded) int { return cmp.Or(b.Effect.Cmp(a.Effect), cmp.Compare(a.ID, b.ID)) })
	return out
}

func (p *Problem) outside(plan *Plan, in *Initiative) Excluded {
	x := Excluded{ID: in.ID}
	missing := p.missing(plan, in)
	rivals := p.rivals(plan, in)
	over := p.exceeded(plan, in)
	switch {
	case in.Never:
		x.Reason = OutByDecision
	case p.largestEffect(in).Sign() == 0:
		x.Reason = OutByNoGain
	case p.small(in):
		x.Reason = OutBySize
	case !p.adds(plan, in):
		x.Reason, x.By = OutByCovered, p.lifters(plan, in)
	case len(rivals) > 0:
		x.Reason, x.By = OutByExclusion, rivals
	case len(missing) > 0:
		x.Reason, x.By = OutByPrerequisite, missing
	case len(over) > 0:
		x.Reason, x.By = OutByLimit, over
	default:
		x.Reason = OutByCalendar
	}
	return x
}

// adds reports whether an initiative would raise the value of the basket in any scope.
func (p *Problem) adds(plan *Plan, in *Initiative) bool {
	return slices.ContainsFunc(in.Scopes, func(s Scope) bool {
		return plan.Value.Less(p.Value(append(plan.choices(), Choice{in.ID, s.ID})))
	})
}

// rivals lists the members of the basket that exclude an initiative.
func (p *Problem) rivals(plan *Plan, in *Initiative) []string {
	var out []string
	for _, id := range plan.IDs() {
		if in.excludes(p.Initiative(id)) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// missing lists the suppliers of the needs that nothing in the basket fulfils.
func (p *Problem) missing(plan *Plan, in *Initiative) []string {
	var out []string
	for _, n := range in.Needs {
		met := slices.ContainsFunc(n.AnyOf, func(c Choice) bool { return plan.over(c, p.Calendar.Weeks) })
		if !met && !slices.Contains(out, n.Supplier) {
			out = append(out, n.Supplier)
		}
	}
	return out
}

// lifters lists the members of the basket that lift what an initiative would lift.
func (p *Problem) lifters(plan *Plan, in *Initiative) []string {
	var out []string
	for _, c := range plan.choices() {
		lifts := p.Initiative(c.Initiative).Scope(c.Scope).Lifts
		if slices.ContainsFunc(p.Indicators, func(k Indicator) bool {
			return lifts[k.ID].Sign() > 0 && in.Scopes[0].Lifts[k.ID].Sign() > 0
		}) {
			out = append(out, c.Initiative)
		}
	}
	slices.Sort(out)
	return out
}

// exceeded lists the limits over the horizon that adding an initiative would break, in the
// scope that breaks the fewest; none when one scope breaks none.
func (p *Problem) exceeded(plan *Plan, in *Initiative) []string {
	var fewest []string
	for i := range in.Scopes {
		over := ids(p.shortages(plan, []*Scope{&in.Scopes[i]}))
		if i == 0 || len(over) < len(fewest) {
			fewest = over
		}
	}
	return fewest
}

// Shortage is how much of a limit over the horizon is missing, in the limit's unit.
type Shortage struct {
	Limit   string
	Missing int64
}

// shortages is what is missing for a basket with further scopes.
func (p *Problem) shortages(plan *Plan, more []*Scope) []Shortage {
	var out []Shortage
	for _, l := range plan.Limits {
		if l.Available == nil {
			continue
		}
		need := l.Used
		for _, s := range more {
			switch l.Kind {
			case LimitOneOff:
				need += s.OneOff
			case LimitRunning:
				need += s.Running
			case LimitRole:
				need += s.Effort[l.Role]
			default:
				need = 0
			}
		}
		if need > *l.Available {
			out = append(out, Shortage{l.ID, need - *l.Available})
		}
	}
	return out
}

func ids(shortages []Shortage) []string {
	var out []string
	for _, s := range shortages {
		out = append(out, s.Limit)
	}
	return out
}

// available lists the candidates outside the basket whose prerequisites are met and whose
// money and people over the horizon are there.
func (p *Problem) available(plan *Plan) []string {
	var out []string
	for _, x := range plan.Excluded {
		in := p.Initiative(x.ID)
		if !in.Never && !p.small(in) && x.Effect.Sign() > 0 && len(p.rivals(plan, in)) == 0 && len(p.missing(plan, in)) == 0 && len(p.exceeded(plan, in)) == 0 {
			out = append(out, x.ID)
		}
	}
	return out
}

// percent is a share in percent.
func percent(part, whole exact.Rat) exact.Rat {
	if whole.IsZero() {
		return exact.Rat{}
	}
	return part.Mul(exact.Of(100)).Quo(whole)
}

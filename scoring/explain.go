package scoring

import (
	"slices"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// IndicatorArithmetic is how one level came about.
type IndicatorArithmetic struct {
	Indicator
	Weight exact.Rat   // inside its area
	Groups []RoleVotes // the answers, by role in pack order
}

// RoleVotes is the answers of one role group.
type RoleVotes struct {
	Role   string
	Levels []exact.Rat // sorted, so that nobody is recognised by place
	Mean   exact.Rat
	Weight exact.Rat // in the role-balanced mean
}

// AreaArithmetic is how one area's points came about: ProductSum / WeightSum.
type AreaArithmetic struct {
	Area
	Indicators []IndicatorArithmetic
	WeightSum  exact.Rat // of answered, applicable indicators
	ProductSum exact.Rat // Σ weight × points
	BaseWeight exact.Rat // as the pack gives it
	Factors    []Factor  // context multipliers other than 1
	Raw        exact.Rat // base weight × factors
	RawTotal   exact.Rat // the same over all areas
}

// Factor is one context multiplier.
type Factor struct {
	Answer string // question or derived answer
	Option string
	Value  exact.Rat
}

// ExplainArea retraces an area's points; false when there is no such area.
func ExplainArea(p *questionnaire.Pack, e *engagement.Engagement, r *Result, id string) (AreaArithmetic, bool) {
	area, definition := r.Area(id), p.Area(id)
	if area == nil || definition == nil {
		return AreaArithmetic{}, false
	}
	out := AreaArithmetic{Area: *area, BaseWeight: definition.Weight, Raw: definition.Weight}
	for _, ind := range r.Indicators {
		if ind.Area != id || !ind.InScope {
			continue
		}
		x, _ := ExplainIndicator(p, e, r, ind.ID)
		out.Indicators = append(out.Indicators, x)
		if ind.Points.Known {
			out.WeightSum = out.WeightSum.Add(x.Weight)
			out.ProductSum = out.ProductSum.Add(x.Weight.Mul(ind.Points.Value))
		}
	}
	for _, c := range p.Context {
		option := contextAnswer(p, e, r.Entry, c.Answer)
		if m := multiplier(c, option, id); !m.Equal(exact.Of(1)) {
			out.Factors = append(out.Factors, Factor{c.Answer, option, m})
			out.Raw = out.Raw.Mul(m)
		}
	}
	if area.Weight.Sign() > 0 {
		out.RawTotal = out.Raw.Mul(exact.Of(100)).Quo(area.Weight)
	}
	return out, true
}

// ExplainIndicator retraces an indicator's level down to the answers; false when there is no such indicator.
func ExplainIndicator(p *questionnaire.Pack, e *engagement.Engagement, r *Result, id string) (IndicatorArithmetic, bool) {
	ind, definition := r.Indicator(id), p.Indicator(id)
	if ind == nil || definition == nil {
		return IndicatorArithmetic{}, false
	}
	out := IndicatorArithmetic{Indicator: *ind, Weight: definition.Weight}
	a := &assessment{pack: p, e: e, res: r}
	levels := a.levelsByRole(id)
	for _, g := range ind.Roles {
		out.Groups = append(out.Groups, RoleVotes{g.Role, levels[g.Role], g.Mean, a.roleWeight(g.Role)})
	}
	return out, true
}

func (a *assessment) levelsByRole(indicator string) map[string][]exact.Rat {
	levels := map[string][]exact.Rat{}
	for _, person := range a.e.Respondents {
		for _, answer := range person.Answers {
			if answer.Indicator == indicator && answer.State == engagement.Level {
				levels[person.Role] = append(levels[person.Role], answer.Level)
			}
		}
	}
	for _, l := range levels {
		slices.SortFunc(l, exact.Rat.Cmp)
	}
	return levels
}

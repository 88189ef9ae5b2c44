package roadmap

import (
	"slices"

	"rahbord/internal/exact"
)

// Value is the worth of a basket in points of the overall index: per indicator
// worth · min(gap, largest contribution + overlap · sum of the others), a contribution being
// min(lift, gap) · weight of the initiative. Unknown choices count nothing.
func (p *Problem) Value(basket []Choice) exact.Rat {
	members := p.members(basket)
	var sum exact.Rat
	for i := range p.Indicators {
		k := &p.Indicators[i]
		if rise := p.risen(k, members, ownWeight); rise.Sign() > 0 {
			sum = sum.Add(k.Worth.Mul(rise))
		}
	}
	return sum
}

// marginal is what a basket is worth more than without one of its members: the indicators
// that this one lifts tell.
func (p *Problem) marginal(basket []member, without int) exact.Rat {
	rest := slices.Delete(slices.Clone(basket), without, without+1)
	var sum exact.Rat
	for i := range p.Indicators {
		k := &p.Indicators[i]
		if _, lifts := basket[without].Lifts[k.ID]; lifts {
			sum = sum.Add(k.Worth.Mul(p.risen(k, basket, ownWeight).Sub(p.risen(k, rest, ownWeight))))
		}
	}
	return sum
}

// member is an initiative of a basket in the scope chosen.
type member struct {
	*Initiative
	*Scope
}

// members looks up a basket; unknown choices are left out.
func (p *Problem) members(basket []Choice) []member {
	out := make([]member, 0, len(basket))
	for _, c := range basket {
		if in := p.Initiative(c.Initiative); in != nil && in.Scope(c.Scope) != nil {
			out = append(out, member{in, in.Scope(c.Scope)})
		}
	}
	return out
}

func ownWeight(i *Initiative) exact.Rat { return i.Weight }

// risen is the levels by which a basket lifts an indicator, each initiative weighed.
func (p *Problem) risen(k *Indicator, basket []member, weight func(*Initiative) exact.Rat) exact.Rat {
	var largest, total exact.Rat
	for _, m := range basket {
		lift, lifts := m.Lifts[k.ID]
		if !lifts {
			continue
		}
		e := exact.Min(lift, k.Gap).Mul(weight(m.Initiative))
		largest, total = exact.Max(largest, e), total.Add(e)
	}
	if largest.Equal(total) { // one lift at most: nothing overlaps
		return exact.Min(k.Gap, largest)
	}
	return exact.Min(k.Gap, largest.Add(total.Sub(largest).Mul(p.Overlap)))
}

// Effect is what an initiative is worth alone in a scope, points of the overall index.
func (p *Problem) Effect(initiative, scope string) exact.Rat {
	return p.Value([]Choice{{initiative, scope}})
}

// Gain is Effect before fit and probability: the points if it succeeds in full.
func (p *Problem) Gain(initiative, scope string) exact.Rat {
	basket := p.members([]Choice{{initiative, scope}})
	var sum exact.Rat
	for i := range p.Indicators {
		k := &p.Indicators[i]
		sum = sum.Add(k.Worth.Mul(p.risen(k, basket, func(*Initiative) exact.Rat { return exact.Of(1) })))
	}
	return sum
}

// largestEffect is the effect of an initiative in its most effective scope.
func (p *Problem) largestEffect(i *Initiative) exact.Rat {
	var most exact.Rat
	for _, s := range i.Scopes {
		most = exact.Max(most, p.Effect(i.ID, s.ID))
	}
	return most
}

// choices is the basket of a plan.
func (p *Plan) choices() []Choice {
	out := make([]Choice, len(p.Basket))
	for i, s := range p.Basket {
		out[i] = Choice{s.ID, s.Scope}
	}
	return out
}

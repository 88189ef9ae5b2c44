package roadmap

import (
	"rahbord/internal/exact"
)

// Value is the worth of a basket in points of the overall index: per indicator
// worth · min(gap, largest contribution + overlap · sum of the others), a contribution being
// min(lift, gap) · weight of the initiative. Unknown choices count nothing.
func (p *Problem) Value(basket []Choice) exact.Rat {
	var sum exact.Rat
	for i := range p.Indicators {
		k := &p.Indicators[i]
		if rise := p.risen(k, basket, ownWeight); rise.Sign() > 0 {
			sum = sum.Add(k.Worth.Mul(rise))
		}
	}
	return sum
}

func ownWeight(i *Initiative) exact.Rat { return i.Weight }

// risen is the levels by which a basket lifts an indicator, each initiative weighed.
func (p *Problem) risen(k *Indicator, basket []Choice, weight func(*Initiative) exact.Rat) exact.Rat {
	var largest, total exact.Rat
	for _, c := range basket {
		i := p.Initiative(c.Initiative)
		if i == nil || i.Scope(c.Scope) == nil {
			continue
		}
		lift, lifts := i.Scope(c.Scope).Lifts[k.ID]
		if !lifts {
			continue
		}
		e := exact.Min(lift, k.Gap).Mul(weight(i))
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
	basket := []Choice{{initiative, scope}}
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

package scoring

import (
	"cmp"
	"slices"

	"rahbord/internal/exact"
)

// lists ranks strengths and opportunities (scoring model §7).
func (a *assessment) lists() {
	a.opportunities()
	a.strengths()
	for i := range a.res.Areas {
		r := &a.res.Areas[i]
		if !r.Points.Known {
			continue
		}
		margin, overall := a.pack.Lists.AreaMargin, a.res.Overall.Points
		low := r.Crux && r.Target.Known && r.Points.Value.Less(r.Target.Value)
		high := r.Level >= a.pack.Lists.AreaLabel
		if overall.Known {
			high = high || !r.Points.Value.Less(overall.Value.Add(margin))
			low = low || !overall.Value.Sub(margin).Less(r.Points.Value)
		}
		if high && !low {
			a.res.AreaStrengths = append(a.res.AreaStrengths, r.ID)
		}
		if low {
			a.res.AreaOpportunities = append(a.res.AreaOpportunities, r.ID)
		}
	}
}

func (a *assessment) opportunities() {
	for _, ind := range a.res.Indicators {
		if ind.Gap.Sign() > 0 {
			a.res.Opportunities = append(a.res.Opportunities, Listed{ind.ID, ind.Opportunity})
		}
		if ind.Level.Known && a.pack.Indicator(ind.ID).Critical && !a.pack.Lists.CriticalAtOrUnder.Less(ind.Level.Value) {
			a.res.Critical = append(a.res.Critical, ind.ID)
		}
	}
	a.rank(a.res.Opportunities)
}

// rank sorts by worth, then by indicator weight, then by id.
func (a *assessment) rank(list []Listed) {
	slices.SortStableFunc(list, func(x, y Listed) int {
		if c := y.Worth.Cmp(x.Worth); c != 0 {
			return c
		}
		return cmp.Or(a.weight(y.ID).Cmp(a.weight(x.ID)), cmp.Compare(x.ID, y.ID))
	})
}

func (a *assessment) strengths() {
	l := a.pack.Lists
	for _, from := range []exact.Rat{l.StrengthLevel, l.StrengthFallback} {
		for _, ind := range a.res.Indicators {
			proven := !a.res.EvidenceCap || ind.Grade.Value.Sign() > 0
			if ind.Level.Known && !ind.Level.Value.Less(from) && ind.Gap.IsZero() && !ind.Discuss && proven {
				over := ind.Level.Value.Sub(l.StrengthOver)
				a.res.Strengths = append(a.res.Strengths, Listed{ind.ID, ind.Share.Mul(over)})
			}
		}
		if len(a.res.Strengths) > 0 {
			a.rank(a.res.Strengths)
			return
		}
	}
	a.foundations()
}

// foundations are the relative bests of a client without strengths: to build on, not to boast of.
func (a *assessment) foundations() {
	for _, ind := range a.res.Indicators {
		if ind.Level.Known && exact.Of(a.pack.Scale.First).Less(ind.Level.Value) {
			a.res.Foundations = append(a.res.Foundations, Listed{ind.ID, ind.Level.Value})
		}
	}
	slices.SortStableFunc(a.res.Foundations, func(x, y Listed) int {
		if c := y.Worth.Cmp(x.Worth); c != 0 {
			return c
		}
		return cmp.Or(a.res.Indicator(y.ID).Share.Cmp(a.res.Indicator(x.ID).Share), cmp.Compare(x.ID, y.ID))
	})
	a.res.Foundations = a.res.Foundations[:min(len(a.res.Foundations), a.pack.Lists.Foundations)]
}

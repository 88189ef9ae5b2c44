package scoring

import (
	"slices"

	"rahbord/internal/exact"
)

// Rwg is the within-group agreement of James, Demaree & Wolf (1984):
// 1 − s²/σ², at least 0, with the sample variance s² and the variance σ² expected
// when everyone answers at random.
func Rwg(variance, null exact.Rat) exact.Rat {
	return exact.Max(exact.Rat{}, exact.Of(1).Sub(variance.Quo(null)))
}

// RwgJ is the agreement on several items (James, Demaree & Wolf 1984):
// J(1 − v) / (J(1 − v) + v), v = mean item variance / σ², truncated to 0 when v > 1.
func RwgJ(variances []exact.Rat, null exact.Rat) Score {
	if len(variances) == 0 {
		return Score{}
	}
	j := exact.Of(len(variances))
	v := exact.Sum(variances...).Quo(j).Quo(null)
	if exact.Of(1).Less(v) {
		return known(exact.Rat{})
	}
	agree := j.Mul(exact.Of(1).Sub(v))
	return known(agree.Quo(agree.Add(v)))
}

// UniformVariance is the variance of random answers over A options: (A² − 1)/12.
func UniformVariance(options int) exact.Rat { return exact.Frac(options*options-1, 12) }

// variance is the sample variance of levels given in half steps; two or more are needed.
func variance(halves []int) exact.Rat {
	n, sum, squares := len(halves), 0, 0
	for _, h := range halves {
		sum += h
		squares += h * h
	}
	// Σ(x−m)²/(n−1) with x = h/2
	return exact.Frac(n*squares-sum*sum, 4*n*(n-1))
}

// averageDeviation is mean |x − mean| (Burke & Dunlap).
func averageDeviation(halves []int) exact.Rat {
	n, sum, total := len(halves), 0, 0
	for _, h := range halves {
		sum += h
	}
	for _, h := range halves {
		total += max(n*h-sum, sum-n*h)
	}
	return exact.Frac(total, 2*n*n)
}

// agreementOfIndicator fills in how far the answers agree (scoring model §8.1).
func (a *assessment) agreementOfIndicator(ind *Indicator, v *votes) {
	rules := a.pack.Agreement
	n := len(v.halves)
	if n < max(rules.MinRaters, 2) {
		return
	}
	s2 := variance(v.halves)
	ind.variance = known(s2)
	ind.Rwg = known(Rwg(s2, UniformVariance(a.pack.Scale.Levels)))
	if rules.SkewedVar != nil {
		ind.RwgSkewed = known(Rwg(s2, *rules.SkewedVar))
	}
	ind.AD = known(averageDeviation(v.halves))
	span := ind.Highest.Value.Sub(ind.Lowest.Value)
	ind.Discuss = ind.Rwg.Value.Less(rules.DiscussRwg) || !span.Less(rules.DiscussRange) || rules.DiscussAD.Less(ind.AD.Value)
}

// agreementOfAreas adds r_wg(J) and confidence to every area (scoring model §8.1, §8.3).
func (a *assessment) agreementOfAreas() {
	for i := range a.res.Areas {
		r := &a.res.Areas[i]
		var variances []exact.Rat
		for _, ind := range a.areaIndicators(r.ID) {
			if ind.InScope && !ind.NA && ind.variance.Known {
				variances = append(variances, ind.variance.Value)
			}
		}
		r.RwgJ = RwgJ(variances, UniformVariance(a.pack.Scale.Levels))
		if a.pack.Agreement.SkewedVar != nil {
			r.RwgJSkewed = RwgJ(variances, *a.pack.Agreement.SkewedVar)
		}
		r.Confidence = a.confidence(r.Coverage, r.RwgJ, r.Evidence)
	}
}

// confidence is the weighted sum of coverage, agreement and evidence.
func (a *assessment) confidence(coverage exact.Rat, rwgJ Score, evidence exact.Rat) exact.Rat {
	c := a.pack.Confidence
	agreement := c.FewRaters
	if rwgJ.Known {
		agreement = rwgJ.Value
	}
	return exact.Sum(c.Coverage.Mul(coverage), c.Agreement.Mul(agreement), c.Evidence.Mul(evidence))
}

// Disclosed is the role groups whose figures may be shown: groups of at least
// fewest people; smaller ones are merged into one without a name, and left out
// when even together they are too few.
func (ind *Indicator) Disclosed(fewest int) []RoleMean {
	var out []RoleMean
	var rest weightedMean
	people := 0
	for _, g := range ind.Roles {
		if g.Count >= fewest {
			out = append(out, g)
			continue
		}
		rest.add(exact.Of(g.Count), g.Mean)
		people += g.Count
	}
	if people > 0 && people >= fewest {
		out = append(out, RoleMean{"", rest.score().Value, people})
	}
	return out
}

// perceptionGaps lists indicators that role groups see differently. Groups too
// small to be shown are merged, unless the respondents agreed to be named.
func (a *assessment) perceptionGaps() {
	fewest := a.pack.Anonymity
	if a.e.Assessment.Names {
		fewest = 1
	}
	for i := range a.res.Indicators {
		ind := &a.res.Indicators[i]
		groups := ind.Disclosed(fewest)
		if len(groups) < 2 || !ind.InScope || ind.NA {
			continue
		}
		byMean := func(x, y RoleMean) int { return x.Mean.Cmp(y.Mean) }
		low, high := slices.MinFunc(groups, byMean), slices.MaxFunc(groups, byMean)
		if gap := high.Mean.Sub(low.Mean); !gap.Less(a.pack.Agreement.PerceptionGap) {
			a.res.Gaps = append(a.res.Gaps, PerceptionGap{ind.ID, high, low, gap})
		}
	}
	slices.SortStableFunc(a.res.Gaps, func(x, y PerceptionGap) int { return y.Gap.Cmp(x.Gap) })
}

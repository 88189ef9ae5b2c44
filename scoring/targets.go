package scoring

import (
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// shares sets each indicator's share in the overall index, in percentage points:
// the area's weight spread over all its indicators in scope, N/A or not, so that
// an N/A does not inflate its neighbours (scoring model §4).
func (a *assessment) shares() {
	dimension := map[string]exact.Rat{} // weight of an area's dimension
	for _, d := range a.pack.Dimensions {
		var sum exact.Rat
		for _, id := range d.Areas {
			sum = sum.Add(a.res.Area(id).Weight)
		}
		for _, id := range d.Areas {
			dimension[id] = sum
		}
	}
	var all exact.Rat
	inArea := map[string]exact.Rat{}
	for _, ind := range a.res.Indicators {
		if ind.InScope {
			all = all.Add(a.weight(ind.ID))
			inArea[ind.Area] = inArea[ind.Area].Add(a.weight(ind.ID))
		}
	}
	for i := range a.res.Indicators {
		ind := &a.res.Indicators[i]
		if !ind.InScope {
			continue
		}
		w := a.weight(ind.ID)
		area := a.res.Area(ind.Area).Weight
		switch a.pack.RollUp {
		case questionnaire.ByIndicators:
			ind.Share = percent(w, all)
		case questionnaire.ByDimensions:
			whole := dimension[ind.Area].Mul(exact.Of(len(a.pack.Dimensions)))
			ind.Share = percent(area, whole).Mul(w).Quo(inArea[ind.Area])
		default:
			ind.Share = area.Mul(w).Quo(inArea[ind.Area])
		}
	}
}

// horizon is the planning horizon in months.
func (a *assessment) horizon() exact.Rat {
	for _, q := range a.pack.QuestionWith("horizon_limit") {
		if n, ok := a.e.Given(q.ID).Number(); ok {
			return n
		}
	}
	return a.pack.Targets.Horizon
}

// targets sets root weights, crux and field of the areas, target levels and gaps
// of the indicators, and the priority of the areas (scoring model §7, strategy
// questionnaire §5.1 and §5.2).
func (a *assessment) targets() {
	roots, field := a.rootWeights(), a.chosenField()
	overrides := a.requiredLevels()
	steps := a.pack.Targets.LongSteps
	if !a.pack.Targets.ShortLimit.Less(a.res.Horizon) {
		steps = a.pack.Targets.ShortSteps
	}
	for i := range a.res.Areas {
		r := &a.res.Areas[i]
		r.Root, r.Field = roots[r.ID], field[r.ID]
		r.Crux = r.Root.Sign() > 0 && !r.Root.Less(a.pack.Targets.CruxRoot)
		var target weightedMean
		for _, ind := range a.areaIndicators(r.ID) {
			ind.Target = a.target(ind, r, overrides, steps)
			if !ind.Level.Known {
				continue
			}
			ind.Gap = exact.Max(exact.Rat{}, ind.Target.Sub(ind.Level.Value))
			gain := a.pack.EvalPoints(ind.Level.Value.Add(ind.Gap)).Sub(ind.Points.Value)
			ind.Opportunity = ind.Share.Mul(gain).Quo(exact.Of(100))
			target.add(a.weight(ind.ID), a.pack.EvalPoints(ind.Target))
		}
		r.Target = target.score()
		r.Priority = a.priority(r)
	}
}

// target is the level to reach within the horizon; where the client is already
// there, it is today's level.
func (a *assessment) target(ind *Indicator, r *Area, overrides map[string]exact.Rat, steps exact.Rat) exact.Rat {
	t := a.pack.Targets.Base
	if own := a.pack.Indicator(ind.ID).Target; own != nil {
		t = *own
	}
	if r.Crux || r.Field {
		t = exact.Max(t, a.pack.Targets.Raised)
	}
	if o, ok := overrides[ind.ID]; ok {
		t = o
	}
	t = exact.Min(t, exact.Of(a.pack.Scale.Last()))
	if ind.Level.Known {
		t = exact.Max(ind.Level.Value, exact.Min(t, ind.Level.Value.Add(steps)))
	}
	return t
}

// priority is W/100 · max(0, target − today) · factor of crux or field.
func (a *assessment) priority(r *Area) exact.Rat {
	if !r.Points.Known || !r.Target.Known {
		return exact.Rat{}
	}
	factor := exact.Of(1)
	switch {
	case r.Crux:
		factor = a.pack.Priority.Crux
	case r.Field:
		factor = a.pack.Priority.Field
	}
	missing := exact.Max(exact.Rat{}, r.Target.Value.Sub(r.Points.Value))
	return r.Weight.Mul(missing).Mul(factor).Quo(exact.Of(100))
}

// rootWeights reads what the critical problem and its root cause mean for the areas.
func (a *assessment) rootWeights() map[string]exact.Rat {
	roots := map[string]exact.Rat{}
	for _, q := range a.pack.QuestionWith("root_weights") {
		byHand := map[string]exact.Rat{}
		for _, f := range q.Fields {
			v := a.e.Given(q.ID).Field(f.ID)
			for area, w := range a.meaning(f, v.Text()).Weights {
				roots[area] = w
			}
			for _, row := range v.List() {
				if w, ok := row.Field("weight").Number(); ok {
					byHand[row.Field("area").Text()] = w
				}
			}
		}
		if len(roots) == 0 { // only a type of problem without weights of its own takes them by hand
			roots = byHand
		}
	}
	for _, q := range a.pack.QuestionWith("root_cause") {
		for _, area := range a.meaning(q.Field, a.e.Given(q.ID).Text()).IDs {
			roots[area] = exact.Of(1)
		}
	}
	return roots
}

// chosenField is the areas of the chosen part of the customer journey.
func (a *assessment) chosenField() map[string]bool {
	field := map[string]bool{}
	for _, q := range a.pack.QuestionWith("target_uplift") {
		for _, f := range q.Fields {
			for _, option := range a.e.Given(q.ID).Field(f.ID).Options() {
				for _, id := range a.meaning(f, option).IDs {
					if a.pack.Area(id) != nil {
						field[id] = true
					}
				}
			}
		}
	}
	return field
}

// requiredLevels is the target levels that the client set by hand.
func (a *assessment) requiredLevels() map[string]exact.Rat {
	levels := map[string]exact.Rat{}
	for _, q := range a.pack.QuestionWith("target_override") {
		for _, row := range a.e.Given(q.ID).Field("levels").List() {
			if n, ok := row.Field("required_level").Number(); ok {
				levels[row.Field("indicator").Text()] = n
			}
		}
	}
	return levels
}

// meaning is what an option stands for in the model, from the field or its option set.
func (a *assessment) meaning(f questionnaire.Field, option string) questionnaire.MapValue {
	if m, ok := f.Map[option]; ok {
		return m
	}
	return a.pack.OptionSets[f.OptionSet].Map[option]
}

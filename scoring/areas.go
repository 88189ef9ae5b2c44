package scoring

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// areas computes points, coverage and labels of every area (scoring model §3, §5, §6).
func (a *assessment) areas() {
	weights, bases := contextWeights(a.pack, a.e, a.res.Entry)
	for i, area := range a.pack.Areas {
		r := Area{ID: area.ID, Weight: weights[i], Base: bases[i]}
		var mean, level weightedMean
		var applicable, answered, grades exact.Rat
		inScope, na := 0, 0
		for _, ind := range a.areaIndicators(area.ID) {
			if !ind.InScope {
				continue
			}
			inScope++
			if ind.NA {
				na++
				continue
			}
			w := a.weight(ind.ID)
			r.Applicable++
			applicable = applicable.Add(w)
			if ind.Level.Known {
				r.Answered++
				answered = answered.Add(w)
				mean.add(w, ind.Points.Value)
				level.add(w, ind.Level.Value)
				grades = grades.Add(ind.Grade.Value)
			}
		}
		if applicable.Sign() > 0 {
			r.Coverage = answered.Quo(applicable)
		}
		if r.Answered > 0 && a.pack.Evidence.Grades > 0 {
			r.Evidence = grades.Quo(exact.Of(r.Answered * a.pack.Evidence.Grades))
		}
		r.TooManyNA = na > 0 && a.pack.Coverage.NAShare.Less(exact.Frac(na, inScope))
		if a.reportable(r) {
			r.Points, r.MeanLevel = mean.score(), level.score()
			r.Uncapped = Label(a.pack.Bands, r.Points.Value)
			r.Level, r.HeldBy = a.floorOfArea(area.ID, r.Uncapped)
		}
		a.res.Areas = append(a.res.Areas, r)
	}
}

// reportable holds the thresholds under which an area has no number (scoring model §5).
func (a *assessment) reportable(r Area) bool {
	fewest := a.pack.Coverage.Indicators
	if a.res.Quick {
		fewest = a.pack.Coverage.IndicatorsQuick
	}
	return r.Answered > 0 && r.Answered >= fewest && !r.Coverage.Less(a.pack.Coverage.Area)
}

// floorOfArea caps a label by the weakest critical indicator and names what holds it.
func (a *assessment) floorOfArea(area string, uncapped int) (int, []string) {
	got := uncapped
	var held []string
	for _, ind := range a.areaIndicators(area) {
		if !ind.Level.Known || !a.pack.Indicator(ind.ID).Critical {
			continue
		}
		limit := ind.Level.Value.Floor() - a.pack.Scale.First + 1 + a.pack.Floors.Critical
		switch {
		case limit < got:
			got, held = limit, []string{ind.ID}
		case limit == got && got < uncapped:
			held = append(held, ind.ID)
		}
	}
	return got, held
}

// overall computes the index, its label and the balance figures (scoring model §3,
// §5, §6). Areas in which nothing applies leave the weight that must be reportable.
func (a *assessment) overall() {
	o := &a.res.Overall
	var context, base, plain, coverage, target weightedMean
	var reportable, total exact.Rat
	for _, r := range a.res.Areas {
		if r.Applicable == 0 {
			continue
		}
		total = total.Add(r.Weight)
		coverage.add(r.Weight, r.Coverage)
		if !r.Points.Known {
			o.Missing = append(o.Missing, r.ID)
			continue
		}
		reportable = reportable.Add(r.Weight)
		context.add(r.Weight, r.Points.Value)
		base.add(r.Base, r.Points.Value)
		plain.add(exact.Of(1), r.Points.Value)
		target.add(r.Weight, r.Target.Value)
	}
	o.Coverage = coverage.score().Value
	enough := reportable.Sign() > 0 && !reportable.Less(a.pack.Coverage.Overall.Mul(total))
	for _, id := range a.pack.Coverage.Required {
		enough = enough && a.res.Area(id).Points.Known
	}
	if !enough {
		return
	}
	o.Unweighted, o.Base = plain.score(), base.score()
	o.Points = a.rollUp(context, func(r *Area) exact.Rat { return r.Points.Value }, func(i *Indicator) exact.Rat { return i.Points.Value })
	o.Target = a.rollUp(target, func(r *Area) exact.Rat { return r.Target.Value }, func(i *Indicator) exact.Rat { return a.pack.EvalPoints(i.Target) })
	a.balance(o)
	o.Uncapped = Label(a.pack.Bands, o.Points.Value)
	o.Level = o.Uncapped
	for _, id := range a.pack.Floors.Gates {
		gate := a.res.Area(id)
		limit := gate.Level + a.pack.Floors.Gate
		switch {
		case gate.Level == 0:
		case limit < o.Level:
			o.Level, o.HeldBy = limit, []string{id}
		case limit == o.Level && o.Level < o.Uncapped:
			o.HeldBy = append(o.HeldBy, id)
		}
	}
}

// rollUp makes the overall index the way the pack wants it, of today's points or of
// those at the targets.
func (a *assessment) rollUp(byAreas weightedMean, ofArea func(*Area) exact.Rat, ofIndicator func(*Indicator) exact.Rat) Score {
	var m weightedMean
	switch a.pack.RollUp {
	case questionnaire.ByDimensions:
		for _, d := range a.pack.Dimensions {
			if s := a.dimension(d, ofArea); s.Known {
				m.add(exact.Of(1), s.Value)
			}
		}
	case questionnaire.ByIndicators:
		for i := range a.res.Indicators {
			if ind := &a.res.Indicators[i]; ind.Points.Known && a.res.Area(ind.Area).Points.Known {
				m.add(a.weight(ind.ID), ofIndicator(ind))
			}
		}
	default:
		return byAreas.score()
	}
	return m.score()
}

func (a *assessment) balance(o *Overall) {
	var all []exact.Rat
	for _, r := range a.res.Areas {
		if r.Points.Known {
			all = append(all, r.Points.Value)
		}
	}
	lowest := slices.MinFunc(all, exact.Rat.Cmp)
	highest := slices.MaxFunc(all, exact.Rat.Cmp)
	o.Lowest, o.Spread = known(lowest), known(highest.Sub(lowest))
}

func (a *assessment) dimension(d questionnaire.Dimension, of func(*Area) exact.Rat) Score {
	var m weightedMean
	for _, id := range d.Areas {
		if r := a.res.Area(id); r.Points.Known {
			m.add(r.Weight, of(r))
		}
	}
	return m.score()
}

// groups computes dimensions and the views across areas: strategic, operational,
// analytical. A view weighs each indicator by its share in the overall index and
// is unknown when too little of that share is answered.
func (a *assessment) groups() {
	for _, d := range a.pack.Dimensions {
		a.res.Dimensions = append(a.res.Dimensions, Group{d.ID, a.dimension(d, func(r *Area) exact.Rat { return r.Points.Value })})
	}
	for _, t := range a.pack.Types {
		var m weightedMean
		var applicable exact.Rat
		for _, ind := range a.res.Indicators {
			if a.pack.Indicator(ind.ID).Type != t || !ind.InScope || ind.NA {
				continue
			}
			applicable = applicable.Add(ind.Share)
			if ind.Points.Known {
				m.add(ind.Share, ind.Points.Value)
			}
		}
		g := Group{ID: t}
		if applicable.Sign() > 0 && !m.weight.Less(a.pack.Coverage.Area.Mul(applicable)) {
			g.Points = m.score()
		}
		a.res.Types = append(a.res.Types, g)
	}
}

package reports

import (
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/roadmap"
)

// indexSum is the arithmetic of the overall index where it is the weighted mean of the
// areas: weight × points of every area with a number, and their sum.
func (b *builder) indexSum() {
	o := b.Result.Overall
	if b.Pack.RollUp != questionnaire.ByAreas || !o.Points.Known {
		return
	}
	var weights exact.Rat
	for _, a := range b.Result.Areas {
		if a.Points.Known {
			weights = weights.Add(a.Weight)
		}
	}
	if weights.IsZero() {
		return
	}
	t := Table{Columns: []Column{
		{Title: b.t("areas.area"), Width: 46},
		{Title: b.t("arithmetic.share"), Width: 18, Align: End},
		{Title: b.t("arithmetic.points"), Width: 18, Align: End},
		{Title: b.t("arithmetic.contributes"), Width: 18, Align: End},
	}}
	var sum exact.Rat
	for _, a := range b.Result.Areas {
		if !a.Points.Known {
			continue
		}
		share := a.Weight.Quo(weights)
		part := share.Mul(a.Points.Value)
		sum = sum.Add(part)
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.names.Area(a.ID).Name}, {Text: b.Words.Percent(share, 1)},
			{Text: b.Words.Number(a.Points.Value, 1)}, {Text: b.Words.Number(part, 2)}}})
	}
	t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.t("arithmetic.sum"), Strong: true}, {Text: b.Words.Percent(exact.Of(1), 0), Strong: true}, {},
		{Text: b.Words.Number(sum, 2), Strong: true}}})
	b.add(Heading{Level: 2, Text: b.t("arithmetic.index")})
	b.para(Body, b.t("arithmetic.index-intro"))
	b.add(t)
}

// valueSum is the arithmetic of the value of the basket: per indicator worth × min(gap,
// largest lift + overlap × the other lifts), each lift weighed by fit and chance (strategy
// questionnaire §5.7).
func (b *builder) valueSum() {
	if b.Study == nil || len(b.Study.Plan.Basket) == 0 {
		return
	}
	p := &b.Study.Problem
	t := Table{Columns: append(b.practiceColumns(60),
		Column{Title: b.t("arithmetic.gap"), Width: 6, Align: End},
		Column{Title: b.t("arithmetic.largest"), Width: 8, Align: End},
		Column{Title: b.t("arithmetic.others"), Width: 8, Align: End},
		Column{Title: b.t("arithmetic.worth"), Width: 8, Align: End},
		Column{Title: b.t("arithmetic.value"), Width: 8, Align: End})}
	var sum exact.Rat
	for i := range p.Indicators {
		k := &p.Indicators[i]
		largest, rest := b.liftsOf(k)
		if largest.Sign() <= 0 {
			continue
		}
		value := k.Worth.Mul(exact.Min(k.Gap, largest.Add(rest.Mul(p.Overlap))))
		sum = sum.Add(value)
		t.Rows = append(t.Rows, Row{Cells: append(b.practice(k.ID),
			Cell{Text: b.Words.Short(k.Gap, 2)}, Cell{Text: b.Words.Number(largest, 2)}, b.orNone(rest),
			Cell{Text: b.Words.Number(k.Worth, 2)}, Cell{Text: b.Words.Number(value, 2)})})
	}
	t.Rows = append(t.Rows, Row{Cells: []Cell{{}, {Text: b.t("arithmetic.sum"), Strong: true}, {}, {}, {}, {}, {Text: b.Words.Number(sum, 2), Strong: true}}})
	b.add(Heading{Level: 2, Text: b.t("arithmetic.basket")})
	b.para(Body, b.t("arithmetic.basket-intro", "overlap", b.Words.Percent(p.Overlap, 0)))
	b.add(t)
	b.example()
}

// orNone is a figure, or the sign for none where it is 0.
func (b *builder) orNone(r exact.Rat) Cell {
	if r.IsZero() {
		return Cell{Text: b.t("report.none")}
	}
	return Cell{Text: b.Words.Number(r, 2)}
}

// liftsOf is the largest lift of an indicator by the basket and the sum of the others, in
// levels, weighed by fit and chance.
func (b *builder) liftsOf(k *roadmap.Indicator) (largest, rest exact.Rat) {
	for _, s := range b.Study.Plan.Basket {
		in := b.Study.Problem.Initiative(s.ID)
		lift := exact.Min(in.Scope(s.Scope).Lifts[k.ID], k.Gap).Mul(in.Weight)
		rest = rest.Add(lift)
		largest = exact.Max(largest, lift)
	}
	return largest, rest.Sub(largest)
}

// example shows how one initiative comes to its effect: the most effective one.
func (b *builder) example() {
	p, best := &b.Study.Problem, b.Study.Plan.Basket[0]
	for _, s := range b.Study.Plan.Basket {
		if best.Effect.Less(s.Effect) {
			best = s
		}
	}
	in, f := p.Initiative(best.ID), b.Pack.Fit
	b.para(Small, b.t("arithmetic.example", "name", b.planWords().Initiative(best.ID),
		"gain", b.Words.Number(p.Gain(best.ID, best.Scope), 3), "floor", b.Words.Short(f.Floor, 2), "slope", b.Words.Short(f.Slope, 2),
		"fit", b.Words.Number(in.Fit.Total, 3), "chance", b.Words.Short(in.Success, 3), "effect", b.Words.Number(best.Effect, 3)))
}

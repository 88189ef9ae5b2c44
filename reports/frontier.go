package reports

import (
	"math"
	"slices"
	"strings"

	"rahbord/internal/exact"
	"rahbord/roadmap"
)

// frontierOf is a frontier with the limit as it is today, both in the unit of at.
type frontierOf struct {
	points []roadmap.Point
	limit  int64
	at     func(roadmap.Point) int64
	key    string             // of its words
	amount func(int64) string // without the unit
}

// now is the place of today's limit; -1 when it is not among the points.
func (f frontierOf) now() int {
	return slices.IndexFunc(f.points, func(p roadmap.Point) bool { return f.at(p) == f.limit })
}

// nowMoney is the place of today's budget on the frontier over money; -1 without one.
func (b *builder) nowMoney() int { return b.overMoney().now() }

// nowWeeks is the place of today's horizon on the frontier over weeks; -1 without one.
func (b *builder) nowWeeks() int { return b.overWeeks().now() }

func (b *builder) overMoney() frontierOf {
	money := b.Study.Problem.Money
	f := frontierOf{points: b.Study.OverMoney, key: "money", limit: -1,
		at:     func(p roadmap.Point) int64 { return amountOf(p.OneOff) },
		amount: func(n int64) string { return b.Words.Short(exact.Hundredths(n), 0) }}
	if money.OneOff == nil {
		f.at = func(p roadmap.Point) int64 { return amountOf(p.Running) }
		f.limit, f.key = amountOf(money.Running), "running"
		return f
	}
	f.limit = amountOf(money.OneOff)
	return f
}

func (b *builder) overWeeks() frontierOf {
	return frontierOf{points: b.Study.OverWeeks, key: "weeks", limit: int64(b.Study.Problem.Calendar.Weeks),
		at:     func(p roadmap.Point) int64 { return int64(p.Weeks) },
		amount: func(n int64) string { return b.Words.Int(int(n)) }}
}

func amountOf(n *int64) int64 {
	if n == nil {
		return 0
	}
	return *n
}

// frontiers shows how the value grows with money and with time.
func (b *builder) frontiers() {
	for _, f := range []frontierOf{b.overMoney(), b.overWeeks()} {
		if len(f.points) < 2 || f.now() < 0 || f.at(f.points[len(f.points)-1]) == 0 {
			continue
		}
		b.add(Heading{Level: 2, Text: b.t("basket.frontier." + f.key + "-title")})
		b.para(Body, b.frontierSentence(f)+" "+b.t("basket.frontier.signs"))
		b.add(b.curve(f), b.frontierTable(f))
	}
}

// frontierSentence compares half the limit, the limit and twice the limit.
func (b *builder) frontierSentence(f frontierOf) string {
	w, now := b.planWords(), f.points[f.now()]
	text := b.t("basket.frontier."+f.key+"-now", "amount", b.frontierAmount(f, f.limit), "value", w.Points(now.Plan.Value))
	last := f.points[len(f.points)-1]
	key := "-grows"
	if !now.Plan.Value.Less(last.Plan.Value) {
		key = "-flat"
	}
	return text + " " + b.t("basket.frontier."+f.key+key, "amount", b.frontierAmount(f, f.at(last)), "value", w.Points(last.Plan.Value))
}

func (b *builder) frontierAmount(f frontierOf, n int64) string {
	if f.key == "weeks" {
		return b.Words.Count("basket.frontier.weeks-amount", int(n))
	}
	return b.planWords().Money(n)
}

// curve draws a frontier as steps; each step carries what changes there.
func (b *builder) curve(f frontierOf) Curve {
	w := b.planWords()
	most := f.at(f.points[len(f.points)-1])
	top := exact.Rat{}
	for _, p := range f.points {
		top = exact.Max(top, p.Plan.Value)
	}
	step := niceStep(top.Float64())
	ceiling := math.Max(step, math.Ceil(top.Float64()/step)*step)
	c := Curve{Steps: true, X: Axis{Title: b.t("basket.frontier."+f.key+"-axis", "currency", b.currency())}, Y: Axis{Title: b.t("basket.frontier.value-axis")}}
	for n := range 5 {
		at := most * int64(n) / 4
		c.X.Ticks = append(c.X.Ticks, AxisTick{At: float64(at) / float64(most), Label: f.amount(at)})
	}
	for y := 0.0; y <= ceiling+step/2; y += step {
		c.Y.Ticks = append(c.Y.Ticks, AxisTick{At: y / ceiling, Label: b.Words.Short(exact.Of(int(math.Round(y*100))).Quo(exact.Of(100)), 2)})
	}
	var spoken []string
	for i, p := range f.points {
		point := CurvePoint{X: float64(f.at(p)) / float64(most), Y: p.Plan.Value.Float64() / ceiling, Strong: i == f.now()}
		if i > 0 || p.Plan.Value.Sign() > 0 {
			point.Label = b.curveLabel(p.Moves)
		}
		if point.Strong {
			point.Label = strings.Join(filled(b.t("basket.frontier.now"), point.Label), " · ")
		}
		c.Points = append(c.Points, point)
		spoken = append(spoken, b.t("basket.frontier.spoken", "amount", f.amount(f.at(p)), "value", w.Points(p.Plan.Value)))
	}
	c.Alt = b.t("basket.frontier."+f.key+"-alt", "values", b.join(spoken))
	return c
}

// mostNamed is how many initiatives a label in a chart names.
const mostNamed = 3

// curveLabel is what enters and leaves: by id (+P07 −P17), of many only how many (+3 −2).
func (b *builder) curveLabel(m roadmap.Moves) string {
	var parts []string
	for _, side := range []struct {
		sign string
		ids  []string
	}{{"+", m.In}, {"−", m.Out}} {
		if len(side.ids) > 0 && len(m.In)+len(m.Out) > mostNamed {
			parts = append(parts, side.sign+b.Words.Int(len(side.ids)))
			continue
		}
		for _, id := range side.ids {
			parts = append(parts, side.sign+id)
		}
	}
	return b.Words.Isolate(strings.Join(parts, " "))
}

// frontierTable names what changes, only where something does.
func (b *builder) frontierTable(f frontierOf) Table {
	w := b.planWords()
	t := Table{Dense: true, Columns: []Column{
		{Title: b.t("basket.frontier." + f.key + "-column"), Width: 22, Align: End},
		{Title: b.t("basket.frontier.value-column"), Width: 12, Align: End},
		{Title: b.t("basket.frontier.change-column"), Width: 66},
	}}
	for i, p := range f.points {
		now, changed := i == f.now(), len(p.In)+len(p.Out) > 0
		if !now && !changed {
			continue
		}
		change := Cell{Text: b.t("basket.frontier.same")}
		if changed {
			change.Text = upperFirst(w.Moves(p.Moves))
		}
		if now {
			change.Note = b.t("basket.frontier.now-note")
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: f.amount(f.at(p)), Strong: now}, {Text: w.Points(p.Plan.Value), Strong: now}, change}})
	}
	return t
}

// niceStep is a round distance between at most five ticks up to a value.
func niceStep(most float64) float64 {
	if most <= 0 {
		return 1
	}
	size := math.Pow(10, math.Floor(math.Log10(most/5)))
	for _, n := range []float64{1, 2, 5, 10} {
		if most/(n*size) <= 5 {
			return n * size
		}
	}
	return 10 * size
}

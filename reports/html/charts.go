package html

import (
	"strconv"
	"strings"

	"rahbord/internal/draw"
	"rahbord/reports"
	"rahbord/reports/chart"
)

// chart draws what the printed report draws.
func (p *page) chart(b reports.Block) {
	switch x := b.(type) {
	case reports.Radar:
		p.radar(x)
	case reports.Curve:
		p.curve(x)
	case reports.Gantt:
		p.gantt(x)
	case reports.Loads:
		p.loads(x)
	case reports.Tree:
		p.tree(x)
	}
}

// Widths of charts in points. The browser scales a chart to its box, but not below the
// size at which its words can be read: there the box scrolls.
const (
	wide   = 560 // calendars and trees
	middle = 440 // curves
)

func (p *page) look() chart.Look {
	t := p.theme
	return chart.Look{Size: 8.4, Leading: 13, Ink: t.ink, Soft: t.soft, Grid: t.rule, Wash: t.wash, Paper: t.paper, Line: t.line,
		Brand: t.brandText, Alarm: t.tone(reports.Poor), Families: t.families()}
}

// slice is a part of a chart; parts stand one below the other.
type slice struct {
	height float64
	draw   func(c draw.Canvas, x, y float64)
}

// figure frames a drawing and lists the labels that found no room in it. The class
// names its least width.
func (p *page) figure(class, alt string, width float64, notes []chart.Note, slices ...slice) {
	s := p.drawing()
	y := 0.0
	for _, part := range slices {
		if part.height > 0 {
			part.draw(s, 0, y)
			y += part.height
		}
	}
	p.put("<figure>")
	p.openScroll(p.under)
	p.put("%s</div>\n", s.image(class, width, y, p.esc(alt)))
	if len(notes) > 0 {
		p.put("<figcaption><ul>\n")
		for _, n := range notes {
			p.put("<li><b>%s</b> %s</li>\n", p.text(n.Number), p.text(n.Text))
		}
		p.put("</ul></figcaption>")
	}
	p.put("</figure>\n")
}

// radar takes the least width at which its labels find room; with too many of them
// it becomes a table.
func (p *page) radar(v reports.Radar) {
	spec := chart.Radar{Rings: v.Rings, RTL: p.doc.RTL, Axes: v.Axes, Look: p.look()}
	for i, s := range v.Series {
		spec.Series = append(spec.Series, chart.Line{Name: s.Name, Dashed: s.Dashed, Colour: p.lineColour(i, s), Values: values(s.Values)})
	}
	for _, width := range []float64{330, 380, 440, 520} {
		if placed, ok := spec.Place(p.engine, width); ok {
			p.figure("radar w"+strconv.Itoa(int(width)), v.Alt, width, nil, slice{placed.Height, placed.Draw})
			return
		}
	}
	p.table(bars(v))
}

func (p *page) lineColour(i int, s reports.Series) draw.Colour {
	switch {
	case s.Dashed:
		return p.theme.ink
	case i == 0:
		return p.theme.brandText
	}
	return p.theme.pale
}

func values(list []reports.Point) []chart.Value {
	out := make([]chart.Value, len(list))
	for i, q := range list {
		out[i] = chart.Value{At: q.Value, Known: q.Known}
	}
	return out
}

// bars is a radar as a table: a bar for the first series, a tick for the second.
func bars(v reports.Radar) reports.Table {
	point := func(series, axis int) reports.Point {
		if series < len(v.Series) && axis < len(v.Series[series].Values) {
			return v.Series[series].Values[axis]
		}
		return reports.Point{}
	}
	var names []string
	for _, s := range v.Series {
		names = append(names, s.Name)
	}
	t := reports.Table{Caption: v.Alt, Columns: []reports.Column{{}, {Title: strings.Join(names, " · ")}}}
	for i, axis := range v.Axes {
		now, target := point(0, i), point(1, i)
		bar := &reports.Bar{Value: now.Value, Known: now.Known, Target: -1}
		if target.Known {
			bar.Target = target.Value
		}
		t.Rows = append(t.Rows, reports.Row{Cells: []reports.Cell{{Text: axis}, {Bar: bar}}})
	}
	return t
}

func (p *page) curve(v reports.Curve) {
	if len(v.Points) == 0 {
		return
	}
	spec := chart.Curve{X: axis(v.X), Y: axis(v.Y), Steps: v.Steps, Number: p.number, RTL: p.doc.RTL, Look: p.look()}
	for _, q := range v.Points {
		spec.Points = append(spec.Points, chart.CurvePoint(q))
	}
	placed := spec.Place(p.engine, middle)
	p.figure("middle", v.Alt, middle, placed.Notes, slice{placed.Height, placed.Draw})
}

func axis(v reports.Axis) chart.Axis {
	out := chart.Axis{Title: v.Title}
	for _, t := range v.Ticks {
		out.Ticks = append(out.Ticks, chart.AxisTick(t))
	}
	return out
}

// number writes a number in the digits of the language.
func (p *page) number(n int) string {
	var b strings.Builder
	for _, r := range strconv.Itoa(n) {
		if r >= '0' && r <= '9' && p.doc.Digits[r-'0'] != "" {
			b.WriteString(p.doc.Digits[r-'0'])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

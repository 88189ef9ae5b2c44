package html

import (
	"rahbord/internal/draw"
	"rahbord/reports"
	"rahbord/reports/chart"
)

// chart draws what the printed report draws, in a box that scrolls where it is wide.
func (p *page) chart(b reports.Block) {
	switch x := b.(type) {
	case reports.Radar:
		p.radar(x)
	}
}

// chartWidth is the width of charts in points; the browser scales them.
const chartWidth = 520

func (p *page) look() chart.Look {
	return chart.Look{Size: 8.4, Leading: 13, Ink: p.theme.ink, Soft: p.theme.soft, Grid: p.theme.rule, Wash: hex("#f8fafa"), Paper: p.theme.paper}
}

// figure frames a drawing.
func (p *page) figure(alt string, width, height float64, paint func(draw.Canvas)) {
	s := &svg{shown: func(t string) { p.shown.WriteString(t + "\n") }}
	paint(s)
	p.put("<figure>%s</figure>\n", s.image(width, height, p.esc(alt)))
}

func (p *page) radar(v reports.Radar) {
	spec := chart.Radar{Rings: v.Rings, RTL: p.doc.RTL, Axes: v.Axes, Look: p.look()}
	for i, s := range v.Series {
		line := chart.Line{Name: s.Name, Dashed: s.Dashed, Colour: p.theme.brand}
		if i > 0 {
			line.Colour = p.theme.ink
		}
		for _, q := range s.Values {
			line.Values = append(line.Values, chart.Value{At: q.Value, Known: q.Known})
		}
		spec.Series = append(spec.Series, line)
	}
	placed, ok := spec.Place(p.engine, chartWidth)
	if !ok {
		p.put("<p>%s</p>\n", p.esc(v.Alt))
		return
	}
	p.figure(v.Alt, chartWidth, placed.Height, func(c draw.Canvas) { placed.Draw(c, 0, 0) })
}

// Package chart draws the charts of a report on a canvas: blocks in, paths and lines of
// text out. It holds the colours that all forms of a report share, and knows neither PDF
// nor HTML.
package chart

import (
	"math"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
	"rahbord/reports"
)

// Radar is a radar chart. Axes start at twelve o'clock and run clockwise, or
// against the clock on right-to-left pages.
type Radar struct {
	Axes   []string
	Rings  []string         // labels of the rings, inner first; none draws four plain rings
	Series []reports.Series // the first is the one that matters
	RTL    bool
	Look   Look
}

// Look is the type and the colours of a chart. Sizes are in points.
type Look struct {
	Size, Leading float64
	Ink           draw.Colour // labels
	Soft          draw.Colour // ring labels and labels of unknown axes
	Grid          draw.Colour
	Wash          draw.Colour // inside of the outermost ring, light grounds
	Paper         draw.Colour
	Line          draw.Colour   // strong hairlines, hatching, links
	Brand         draw.Colour   // what the chart is about
	Second        draw.Colour   // what it is compared with
	Alarm         draw.Colour   // what is too much
	Families      []draw.Colour // of bars that belong together; Ink is readable on each
	Tone          func(reports.Tone) Meaning
}

// Bounds of a radar's radius and the room between the circle and its labels, in points.
const (
	largestRadius  = 140
	smallestRadius = 60
	labelGap       = 10
)

// Placed is a radar whose labels have found their places.
type Placed struct {
	Height float64 // of the whole figure with its legend
	radar  Radar
	engine *typeset.Engine
	width  float64
	radius float64
	centre float64 // distance of the centre from the top edge
	labels []label
	legend legend
}

// Place finds a place for every label in a figure of that width. It reports false
// when the figure is narrow or the labels are too many or too long to stand around it.
func (r Radar) Place(e *typeset.Engine, width float64) (*Placed, bool) {
	p := &Placed{radar: r, engine: e, width: width}
	side := math.Max(46, math.Min(104, width*0.215))
	p.radius = math.Min(largestRadius, width/2-side-labelGap)
	if p.radius < smallestRadius {
		return nil, false
	}
	labels, ok := r.around(e, p.radius, side)
	if !ok {
		return nil, false
	}
	p.labels = labels
	top, bottom := -p.radius, p.radius
	for _, l := range labels {
		top, bottom = math.Min(top, l.y), math.Max(bottom, l.y+l.h)
	}
	p.centre = 4 - top
	p.legend = r.key(e, width)
	p.Height = p.centre + bottom + 4 + p.legend.height
	return p, true
}

// Draw paints the figure with its top left corner at x, y.
func (p *Placed) Draw(c draw.Canvas, x, y float64) {
	cx, cy := x+p.width/2, y+p.centre
	if len(p.radar.Axes) > 0 {
		p.grid(c, cx, cy)
		for i := len(p.radar.Series) - 1; i >= 0; i-- {
			p.series(c, cx, cy, i)
		}
		p.ringLabels(c, cx, cy)
	}
	for _, l := range p.labels {
		l.draw(c, cx, cy, p.radar.Look)
	}
	p.legend.draw(c, x, y+p.Height-p.legend.height, p.width, p.radar)
}

// direction of an axis as a unit vector, y down.
func (r Radar) direction(i int) draw.Point {
	a := 2 * math.Pi * float64(i) / float64(len(r.Axes))
	d := draw.Point{X: math.Sin(a), Y: -math.Cos(a)}
	if r.RTL {
		d.X = -d.X
	}
	return d
}

// at is the point of an axis at a share of the radius.
func (p *Placed) at(cx, cy float64, axis int, share float64) draw.Point {
	d := p.radar.direction(axis)
	return draw.Point{X: cx + d.X*p.radius*share, Y: cy + d.Y*p.radius*share}
}

// ring is the outline at a share of the radius; fewer than three axes span no polygon.
func (p *Placed) ring(cx, cy, share float64) draw.Path {
	n := len(p.radar.Axes)
	if n < 3 {
		return Circle(cx, cy, p.radius*share)
	}
	points := make([]draw.Point, n)
	for i := range points {
		points[i] = p.at(cx, cy, i, share)
	}
	return Polygon(points...)
}

func (p *Placed) ringCount() int {
	if n := len(p.radar.Rings); n > 0 {
		return n
	}
	return 4
}

func (p *Placed) grid(c draw.Canvas, cx, cy float64) {
	look, n := p.radar.Look, p.ringCount()
	c.Fill(p.ring(cx, cy, 1), look.Wash)
	for k := 1; k <= n; k++ {
		width := 0.5
		if k == n {
			width = 0.9
		}
		c.Stroke(p.ring(cx, cy, float64(k)/float64(n)), draw.Stroke{Colour: look.Grid, Width: width})
	}
	for i := range p.radar.Axes {
		s := draw.Stroke{Colour: look.Grid, Width: 0.5}
		if !p.radar.known(i) {
			s.Dash = []float64{1.5, 2.5}
		}
		c.Stroke(Polyline(draw.Point{X: cx, Y: cy}, p.at(cx, cy, i, 1)), s)
	}
}

// known tells whether the series that matters has a value on the axis.
func (r Radar) known(axis int) bool {
	return len(r.Series) == 0 || valueAt(r.Series[0], axis).Known
}

func valueAt(s reports.Series, axis int) reports.Point {
	if axis >= len(s.Values) {
		return reports.Point{}
	}
	v := s.Values[axis]
	return reports.Point{Value: unit(v.Value), Known: v.Known && !math.IsNaN(v.Value)}
}

// pen is how a series is drawn. Pens differ without colour: the first line is heavy, its
// area filled, its dots full; further ones carry hollow diamonds; a dashed one is thin
// and carries rings.
type pen struct {
	stroke draw.Stroke
	area   bool
	shape  Shape
}

func (r Radar) pen(series int) pen {
	switch {
	case r.Series[series].Dashed:
		return pen{draw.Stroke{Colour: r.Look.Ink, Width: 1.1, Dash: []float64{4, 2.6}}, false, Ring}
	case series == 0:
		return pen{draw.Stroke{Colour: r.Look.Brand, Width: 1.8}, true, Disc}
	}
	return pen{draw.Stroke{Colour: r.Look.Second, Width: 1.4}, false, Diamond}
}

// dot marks a value; the paper around it parts it from the lines.
func (k pen) dot(c draw.Canvas, x, y float64, paper draw.Colour) {
	switch k.shape {
	case Ring:
		c.Fill(Circle(x, y, 2.6), paper)
		c.Stroke(Circle(x, y, 1.8), draw.Stroke{Colour: k.stroke.Colour, Width: 0.9})
	case Diamond:
		Mark(c, Diamond, x, y, 8.6, paper)
		c.Stroke(diamond(x, y, 3.1), draw.Stroke{Colour: k.stroke.Colour, Width: 1.2})
	default:
		c.Fill(Circle(x, y, 2.6), paper)
		c.Fill(Circle(x, y, 2.1), k.stroke.Colour)
	}
}

// series draws a line with a gap at every unknown value.
func (p *Placed) series(c draw.Canvas, cx, cy float64, series int) {
	s, k := p.radar.Series[series], p.radar.pen(series)
	outline, inside := p.outline(cx, cy, s)
	if k.area && len(inside) > 0 {
		tint := k.stroke.Colour
		tint.A = 0.16
		c.Fill(inside, tint)
	}
	if len(outline) > 0 {
		c.Stroke(outline, k.stroke)
	}
	for i := range p.radar.Axes {
		if v := valueAt(s, i); v.Known {
			q := p.at(cx, cy, i, v.Value)
			k.dot(c, q.X, q.Y, p.radar.Look.Paper)
		}
	}
}

// outline is the line and the area of a series. With all values known both are
// one polygon; otherwise only neighbours that are both known are joined.
func (p *Placed) outline(cx, cy float64, s reports.Series) (line, area draw.Path) {
	n := len(p.radar.Axes)
	whole := n >= 3
	points := make([]draw.Point, n)
	for i := range points {
		v := valueAt(s, i)
		whole = whole && v.Known
		points[i] = p.at(cx, cy, i, v.Value)
	}
	if whole {
		return Polygon(points...), Polygon(points...)
	}
	for i := range points {
		j := (i + 1) % n
		if i == j || n == 2 && i == 1 || !valueAt(s, i).Known || !valueAt(s, j).Known {
			continue
		}
		line = append(line, Polyline(points[i], points[j])...)
		area = append(area, Polygon(draw.Point{X: cx, Y: cy}, points[i], points[j])...)
	}
	return line, area
}

// ringLabels stand beside the first axis, as many as have room.
func (p *Placed) ringLabels(c draw.Canvas, cx, cy float64) {
	look, n := p.radar.Look, p.ringCount()
	size := look.Size * 0.85
	pitch := p.radius / float64(n)
	every := int(math.Ceil(size * 1.3 / pitch))
	for k := n; k >= 1; k -= every {
		if k > len(p.radar.Rings) {
			continue
		}
		para := p.engine.Layout([]typeset.Span{{Text: p.radar.Rings[k-1], Size: size, Colour: Ink(look.Soft)}}, p.radar.base())
		w := para.Width()
		if w == 0 || w > p.radius*0.7 {
			continue
		}
		x := cx + 6
		if p.radar.RTL {
			x = cx - 6 - w
		}
		y := cy - p.radius*float64(k)/float64(n)
		halo := look.Paper
		halo.A = 0.75
		c.Fill(Round(x-1.5, y-size*0.5, w+3, size, 2), halo)
		if lines := para.Wrap(w + 1); len(lines) == 1 {
			c.Text(lines[0], x, y+size*0.36, w, typeset.Middle)
		}
	}
}

func (r Radar) base() typeset.Direction {
	if r.RTL {
		return typeset.RTL
	}
	return typeset.LTR
}

// Ink is a drawing colour for text.
func Ink(c draw.Colour) typeset.Colour { return typeset.Colour{R: c.R, G: c.G, B: c.B} }

package chart

import (
	"cmp"
	"math"
	"slices"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
	"rahbord/reports"
)

// Curve is a line over two number axes whose points are labelled directly. On
// right-to-left pages the first axis runs from right to left.
type Curve struct {
	X, Y   reports.Axis
	Points []reports.CurvePoint
	Steps  bool             // the value holds until the next point
	Number func(int) string // writes a number in the digits of the language
	RTL    bool
	Look   Look
}

// Measures of a curve in points.
const (
	curveLabel  = 7.4
	curveWidest = 118 // of a label beside a point
	curveInset  = 12  // of the outermost values from the edges of the plot
)

// CurvePlaced is a curve whose labels have found their places.
type CurvePlaced struct {
	Height float64
	Notes  []Note // labels to say below the figure

	curve         Curve
	width         float64
	plot          rect // relative to the figure; x is an offset from the reading side
	points        []draw.Point
	xTitle        words
	yTitle        words
	xTicks, yTick []tag
	labels        []tag
}

// rect is a box whose x counts from the reading side.
type rect struct{ x, y, w, h float64 }

func (r rect) meets(o rect) bool {
	return r.x < o.x+o.w && o.x < r.x+r.w && r.y < o.y+o.h && o.y < r.y+r.h
}

func (r rect) within(o rect) bool {
	return r.x >= o.x && r.y >= o.y && r.x+r.w <= o.x+o.w && r.y+r.h <= o.y+o.h
}

// Place finds places for the labels in a figure of that width.
func (v Curve) Place(e *typeset.Engine, width float64) *CurvePlaced {
	s, k := newScribe(e, v.RTL, v.Look), v.Look
	v.Points = slices.Clone(v.Points)
	slices.SortStableFunc(v.Points, func(a, b reports.CurvePoint) int { return cmp.Compare(unit(a.X), unit(b.X)) })
	p := &CurvePlaced{curve: v, width: width}
	p.yTitle = s.phrase(v.Y.Title, curveLabel, typeset.Bold, k.Soft).at(width)
	var phrases []phrase
	room := 0.0
	for _, t := range v.Y.Ticks {
		q := s.phrase(t.Label, curveLabel, typeset.Regular, k.Soft)
		phrases, room = append(phrases, q), math.Max(room, q.width()+0.5)
	}
	room = math.Min(room, width*0.24)
	p.plot = rect{x: room + 6, y: p.yTitle.height() + 8, w: width - room - 6, h: math.Max(120, math.Min(210, width*0.45))}
	p.placeY(phrases, room)
	below := p.placeX(s)
	p.xTitle = s.phrase(v.X.Title, curveLabel, typeset.Bold, k.Soft).at(p.plot.w)
	p.Height = p.plot.y + p.plot.h + below + p.xTitle.height() + 2
	for _, q := range v.Points {
		p.points = append(p.points, draw.Point{X: p.across(q.X), Y: p.up(q.Y)})
	}
	n := &notes{number: v.Number}
	p.placeLabels(s, n)
	p.Notes = n.list
	return p
}

func (p *CurvePlaced) across(v float64) float64 {
	return p.plot.x + curveInset + unit(v)*(p.plot.w-2*curveInset)
}

func (p *CurvePlaced) up(v float64) float64 {
	return p.plot.y + p.plot.h - curveInset/2 - unit(v)*(p.plot.h-curveInset*1.5)
}

// placeY sets the labels of the upright axis, from below, as many as have room.
func (p *CurvePlaced) placeY(phrases []phrase, room float64) {
	var taken []rect
	for i, t := range p.curve.Y.Ticks {
		w := phrases[i].at(room)
		box := rect{0, p.up(t.At) - w.height()/2, room, w.height()}
		if meetsAny(box, taken) || box.y < p.yTitle.height() || box.y+box.h > p.plot.y+p.plot.h+w.leading/2 {
			continue
		}
		taken = append(taken, box)
		p.yTick = append(p.yTick, tag{words: w, width: room, y: box.y, h: p.up(t.At), align: typeset.End})
	}
}

// placeX sets the labels of the level axis, as many as have room, and returns the
// height they take.
func (p *CurvePlaced) placeX(s scribe) float64 {
	high := 4.0
	var taken []rect
	for _, t := range p.curve.X.Ticks {
		q := s.phrase(t.Label, curveLabel, typeset.Regular, p.curve.Look.Soft)
		w := q.at(math.Min(math.Max(q.least(), 64), p.plot.w/2))
		wide := w.width() + 0.5
		at := math.Max(p.plot.x, math.Min(p.across(t.At)-wide/2, p.width-wide))
		box := rect{at - 3, 0, wide + 6, 1}
		if meetsAny(box, taken) || len(w.lines) > 3 || at < p.plot.x-1 {
			continue
		}
		taken = append(taken, box)
		high = math.Max(high, w.height()+6)
		p.xTicks = append(p.xTicks, tag{words: w, offset: at, width: wide, y: p.plot.y + p.plot.h + 3, h: p.across(t.At), align: typeset.Middle})
	}
	return high
}

func meetsAny(r rect, all []rect) bool {
	return slices.ContainsFunc(all, r.meets)
}

// placeLabels puts a label beside each point where it covers no point, line or
// other label; what finds no place becomes a note, and its number stands there.
func (p *CurvePlaced) placeLabels(s scribe, n *notes) {
	taken := make([]rect, 0, 2*len(p.points))
	for _, q := range p.points {
		taken = append(taken, rect{q.X - 4.5, q.Y - 4.5, 9, 9})
	}
	order := make([]int, 0, len(p.points))
	for _, strong := range []bool{true, false} {
		for i, v := range p.curve.Points {
			if v.Strong == strong && v.Label != "" {
				order = append(order, i)
			}
		}
	}
	for _, i := range order {
		v, weight := p.curve.Points[i], typeset.Regular
		if v.Strong {
			weight = typeset.Bold
		}
		t, ok := p.beside(p.points[i], s.phrase(v.Label, curveLabel, weight, p.curve.Look.Ink), taken, true)
		if !ok {
			q := s.phrase(n.add(v.Label), curveLabel, typeset.Bold, p.curve.Look.Ink)
			if t, ok = p.beside(p.points[i], q, taken, true); !ok {
				t, ok = p.beside(p.points[i], q, taken, false)
			}
		}
		if ok {
			taken = append(taken, rect{t.offset - 1, t.y, t.width + 2, t.h})
			p.labels = append(p.labels, t)
		}
	}
}

// beside looks around a point for room.
func (p *CurvePlaced) beside(q draw.Point, words phrase, taken []rect, clear bool) (tag, bool) {
	inside := rect{p.plot.x + 1, p.plot.y, p.plot.w - 1, p.plot.h - 1}
	for _, most := range []float64{curveWidest, 78, 54} {
		if words.least() > most {
			continue
		}
		w := words.at(most)
		if len(w.lines) == 0 || len(w.lines) > 4 {
			continue
		}
		wide, high := w.width()+0.5, w.height()
		for _, d := range [...]struct {
			x, y float64
			a    typeset.Align
		}{{-0.5, -1, typeset.Middle}, {0, -1, typeset.Start}, {-1, -1, typeset.End}, {0, 0, typeset.Start}, {-1, 0, typeset.End}, {-0.5, 0, typeset.Middle}, {0, -0.5, typeset.Start}, {-1, -0.5, typeset.End}} {
			away := func(share float64) float64 { // above, beside or below by a small distance
				if share == -0.5 {
					return 0
				}
				return math.Copysign(6, 2*share+1)
			}
			box := rect{q.X + d.x*wide + away(d.x), q.Y + d.y*high + away(d.y), wide, high}
			if box.within(inside) && !meetsAny(box, taken) && (!clear || !p.lineMeets(box)) {
				return tag{words: w, offset: box.x, width: wide, y: box.y, h: high, align: d.a}, true
			}
		}
	}
	return tag{}, false
}

// lineMeets tells whether the line of the chart runs through a box.
func (p *CurvePlaced) lineMeets(r rect) bool {
	path := p.corners()
	for i := 1; i < len(path); i++ {
		a, b := path[i-1], path[i]
		lo, hi := math.Max(r.x-1, a.X), math.Min(r.x+r.w+1, b.X)
		if lo > hi {
			continue
		}
		y := func(x float64) float64 {
			if b.X == a.X {
				return a.Y
			}
			return a.Y + (b.Y-a.Y)*(x-a.X)/(b.X-a.X)
		}
		top, bottom := math.Min(y(lo), y(hi)), math.Max(y(lo), y(hi))
		if a.X == b.X {
			top, bottom = math.Min(a.Y, b.Y), math.Max(a.Y, b.Y)
		}
		if top < r.y+r.h+1 && bottom > r.y-1 {
			return true
		}
	}
	return false
}

// corners are the corners of the line.
func (p *CurvePlaced) corners() []draw.Point {
	var out []draw.Point
	for i, q := range p.points {
		if i > 0 && p.curve.Steps {
			out = append(out, draw.Point{X: q.X, Y: p.points[i-1].Y})
		}
		out = append(out, q)
	}
	return out
}

// Draw paints the figure with its top left corner at x, y.
func (p *CurvePlaced) Draw(c draw.Canvas, x, y float64) {
	f, k := side{x, p.width, p.curve.RTL}, p.curve.Look
	left, right := f.at(p.plot.x), f.at(p.plot.x+p.plot.w)
	foot := y + p.plot.y + p.plot.h
	for _, t := range p.yTick {
		line(c, left, y+t.h, right, y+t.h, draw.Stroke{Colour: k.Grid, Width: 0.5})
		t.words.draw(c, f.left(t.offset, t.width), y+t.y, t.width, t.align)
	}
	for _, t := range p.xTicks {
		line(c, f.at(t.h), foot, f.at(t.h), foot+3, draw.Stroke{Colour: k.Line, Width: 0.6})
		t.words.draw(c, f.left(t.offset, t.width), y+t.y, t.width, t.align)
	}
	line(c, left, foot, right, foot, draw.Stroke{Colour: k.Line, Width: 0.8})
	p.yTitle.draw(c, x, y, p.width, typeset.Start)
	p.xTitle.draw(c, f.left(p.plot.x, p.plot.w), y+p.Height-p.xTitle.height(), p.plot.w, typeset.End)
	p.drawLine(c, f, y)
	for _, t := range p.labels {
		t.words.draw(c, f.left(t.offset, t.width), y+t.y, t.width, t.align)
	}
}

func (p *CurvePlaced) drawLine(c draw.Canvas, f side, y float64) {
	k := p.curve.Look
	path := p.corners()
	for i := range path {
		path[i] = draw.Point{X: f.at(path[i].X), Y: y + path[i].Y}
	}
	if len(path) > 1 {
		c.Stroke(Polyline(path...), draw.Stroke{Colour: k.Brand, Width: 1.6})
	}
	for i, q := range p.points {
		x, at := f.at(q.X), y+q.Y
		if p.curve.Points[i].Strong {
			c.Fill(Circle(x, at, 4.4), k.Paper)
			c.Stroke(Circle(x, at, 4), draw.Stroke{Colour: k.Ink, Width: 1.2})
			c.Fill(Circle(x, at, 2.2), k.Ink)
			continue
		}
		c.Fill(Circle(x, at, 3), k.Paper)
		c.Fill(Circle(x, at, 2.4), k.Brand)
	}
}

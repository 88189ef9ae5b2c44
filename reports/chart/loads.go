package chart

import (
	"math"
	"slices"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
	"rahbord/reports"
)

// Loads is a strip for each role: bars for its load by week, a stepped line for its
// capacity, what is over it darker and framed. Every strip has a scale of its own.
type Loads struct {
	Calendar
	Rows     []reports.LoadRow
	Load     string // legend words; an empty one leaves its sign out
	Capacity string
	Pause    string
	RTL      bool
	Look     Look
}

// Measures of loads in points.
const (
	loadHigh = 34 // of the plot of a row
	loadPad  = 6
)

// LoadsPlaced are the loads in slices that stand one below the other and may be
// parted by a page break: the head, which is repeated, the rows, the legend.
type LoadsPlaced struct {
	Head   float64
	Rows   []float64
	Legend float64
	Notes  []Note // labels to say below the figure

	loads    Loads
	calendar *calendar
	width    float64
	labels   []words
	notes    []words
	signs    signs
}

// Place finds a place for every label in a figure of that width.
func (l Loads) Place(e *typeset.Engine, width float64) *LoadsPlaced {
	s := newScribe(e, l.RTL, l.Look)
	natural := 0.0
	var labels, small []phrase
	for _, r := range l.Rows {
		l.Weeks = max(l.Weeks, len(r.Load))
		labels = append(labels, s.phrase(r.Label, 8, typeset.Bold, l.Look.Ink))
		small = append(small, s.phrase(r.Note, 7.2, typeset.Regular, l.Look.Soft))
		natural = math.Max(natural, math.Max(labels[len(labels)-1].width(), small[len(small)-1].width()))
	}
	p := &LoadsPlaced{loads: l, width: width}
	room := math.Min(math.Max(natural+0.5, width*0.16), width*0.3)
	start, n := room+labelAfter, &notes{number: l.Number}
	p.calendar = placeCalendar(l.Calendar, s, l.Look, start, width-start, n)
	p.Head = p.calendar.height
	for i := range l.Rows {
		p.labels = append(p.labels, labels[i].at(room))
		p.notes = append(p.notes, small[i].at(room))
		p.Rows = append(p.Rows, math.Max(loadHigh, p.labels[i].height()+p.notes[i].height())+2*loadPad)
	}
	p.signs = placeSigns(l.signs(), s, l.Look, width)
	p.Legend, p.Notes = p.signs.height, n.list
	return p
}

// DrawHead paints the calendar with its top left corner at x, y.
func (p *LoadsPlaced) DrawHead(c draw.Canvas, x, y float64) {
	p.calendar.drawHead(c, side{x, p.width, p.loads.RTL}, y)
}

// DrawRow paints a role.
func (p *LoadsPlaced) DrawRow(c draw.Canvas, i int, x, y float64) {
	f, k, h := side{x, p.width, p.loads.RTL}, p.loads.Look, p.Rows[i]
	w := p.calendar.start - labelAfter
	p.labels[i].draw(c, f.left(0, w), y+loadPad, w, typeset.Start)
	p.notes[i].draw(c, f.left(0, w), y+loadPad+p.labels[i].height(), w, typeset.Start)
	p.calendar.drawGround(c, f, y, h)
	p.bars(c, f, p.loads.Rows[i], y+h-loadPad, h-2*loadPad)
	c.Fill(Rect(x, y+h-0.25, p.width, 0.5), k.Grid)
}

// bars stand on the base line; the scale reaches to the highest value.
func (p *LoadsPlaced) bars(c draw.Canvas, f side, r reports.LoadRow, base, high float64) {
	k, top := p.loads.Look, 0.0
	for w := range p.calendar.Weeks {
		top = math.Max(top, math.Max(amount(r.Load, w), amount(r.Capacity, w)))
	}
	if top == 0 {
		return
	}
	scale := func(v float64) float64 { return high * v / top }
	var within, over, edge draw.Path
	for w := range p.calendar.Weeks {
		load, limit := amount(r.Load, w), amount(r.Capacity, w)
		if r.Capacity == nil {
			limit = load
		}
		from, wide := p.calendar.at(w), p.calendar.at(w+1)-p.calendar.at(w)
		inset := math.Min(0.6, wide*0.12)
		x, wide := f.left(from+inset, wide-2*inset), wide-2*inset
		if v := scale(math.Min(load, limit)); v > 0 {
			within = append(within, Rect(x, base-v, wide, v)...)
		}
		if load > limit+1e-9 {
			over = append(over, Rect(x, base-scale(load), wide, scale(load)-scale(limit))...)
		}
		if r.Capacity != nil {
			edge = step(edge, draw.Point{X: f.at(from), Y: base - scale(limit)}, f.at(p.calendar.at(w+1)))
		}
	}
	if len(within) > 0 {
		c.Fill(within, k.family(0))
	}
	if len(over) > 0 {
		c.Fill(over, k.Alarm)
		c.Stroke(over, draw.Stroke{Colour: k.Ink, Width: 0.5})
	}
	if len(edge) > 0 {
		c.Stroke(edge, draw.Stroke{Colour: k.Ink, Width: 1.1})
	}
}

// step continues a line from a point straight to another place.
func step(p draw.Path, from draw.Point, to float64) draw.Path {
	op := draw.Line
	if len(p) == 0 {
		op = draw.Move
	}
	return append(p, draw.Segment{Op: op, Points: [3]draw.Point{from}},
		draw.Segment{Op: draw.Line, Points: [3]draw.Point{{X: to, Y: from.Y}}})
}

// amount of a week; what is missing, negative or no number is nothing.
func amount(values []float64, week int) float64 {
	if week >= len(values) || !(values[week] > 0) || math.IsInf(values[week], 0) {
		return 0
	}
	return values[week]
}

// DrawLegend explains the signs.
func (p *LoadsPlaced) DrawLegend(c draw.Canvas, x, y float64) {
	p.signs.draw(c, side{x, p.width, p.loads.RTL}, y)
}

func (l Loads) signs() []sign {
	k := l.Look
	out := []sign{{14, func(c draw.Canvas, x, y float64) { c.Fill(Rect(x, y-3.5, 14, 7), k.family(0)) }, l.Load}}
	if slices.ContainsFunc(l.Rows, func(r reports.LoadRow) bool { return r.Capacity != nil }) {
		out = append(out, sign{18, func(c draw.Canvas, x, y float64) {
			line(c, x, y, x+18, y, draw.Stroke{Colour: k.Ink, Width: 1.1})
		}, l.Capacity})
	}
	if len(l.Frozen) > 0 {
		out = append(out, pauseSign(k, l.Pause))
	}
	return out
}

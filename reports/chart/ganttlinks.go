package chart

import (
	"math"

	"rahbord/internal/draw"
)

// stretch is the part of an arrow within one row: from one height to another at an
// offset, then, where the arrow ends, across to another offset. Heights are marked
// as shares of the row and as distances from its middle.
type stretch struct {
	at       float64 // offset of the upright part
	from, to place
	across   float64 // offset where the arrow ends; NaN when it does not end here
	down     bool    // the arrow ends from above or below
}

// place is a height in a row.
type place struct {
	share float64 // of the row's height
	shift float64 // points below that
}

func (p place) of(y, h float64) float64 { return y + p.share*h + p.shift }

const headSize = 3.6

func linkStroke(k Look) draw.Stroke { return draw.Stroke{Colour: k.Ink, Width: 0.6} }

// route lays every arrow from under the end of its first bar to the height of the
// second and then to its start. Each row keeps the part that crosses it, so that
// rows can stand on different pages.
func (p *GanttPlaced) route() {
	for _, l := range p.gantt.Links {
		if l.From < 0 || l.To < 0 || l.From >= len(p.rows) || l.To >= len(p.rows) || l.From == l.To {
			continue
		}
		a, b := p.rows[l.From], p.rows[l.To]
		at := a.to - math.Min(4.6, (a.to-a.from)/2)
		near, far := place{share: 1}, place{share: 0}
		step, edge := 1, barHigh/2
		if l.To < l.From {
			near, far, step, edge = far, near, -1, -edge
		}
		p.add(l.From, stretch{at: at, from: place{0.5, edge}, to: near, across: math.NaN()})
		for i := l.From + step; i != l.To; i += step {
			p.add(i, stretch{at: at, from: far, to: near, across: math.NaN()})
		}
		if b.from-at >= headSize-1 {
			p.add(l.To, stretch{at: at, from: far, to: place{share: 0.5}, across: b.from})
			continue
		}
		end := math.Max(b.from+1.5, math.Min(at, b.to-1.5))
		p.add(l.To, stretch{at: at, from: far, to: place{0.5, -edge}, across: end, down: true})
	}
}

func (p *GanttPlaced) add(row int, s stretch) { p.rows[row].strokes = append(p.rows[row].strokes, s) }

// crossed tells whether an arrow stands between two offsets of the row.
func (r ganttRow) crossed(from, to float64) bool {
	for _, s := range r.strokes {
		a, b := s.at, s.at
		if !math.IsNaN(s.across) {
			a, b = math.Min(s.at, s.across), math.Max(s.at, s.across)
		}
		if a < to && b > from {
			return true
		}
	}
	return false
}

func (s stretch) draw(c draw.Canvas, f side, y, h float64, k Look) {
	top, bottom := s.from.of(y, h), s.to.of(y, h)
	x := f.at(s.at)
	if math.IsNaN(s.across) {
		line(c, x, top, x, bottom, linkStroke(k))
		return
	}
	end := f.at(s.across)
	if s.down {
		d := math.Copysign(1, bottom-top)
		c.Stroke(Polyline(draw.Point{X: x, Y: top}, draw.Point{X: end, Y: top}, draw.Point{X: end, Y: bottom - d*1.5}), linkStroke(k))
		head(c, end, bottom, 0, d, headSize-0.6, k.Ink)
		return
	}
	d := math.Copysign(1, end-x)
	c.Stroke(Polyline(draw.Point{X: x, Y: top}, draw.Point{X: x, Y: bottom}, draw.Point{X: end - d*1.5, Y: bottom}), linkStroke(k))
	head(c, end, bottom, d, 0, headSize, k.Ink)
}

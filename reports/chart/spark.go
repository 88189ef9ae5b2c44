package chart

import (
	"math"

	"rahbord/internal/draw"
	"rahbord/reports"
)

// Spark is a small line of values over time, oldest first, with a dot at the
// newest and a dashed line for the target.
type Spark struct {
	X, Y, W, H float64
	Values     []reports.Point
	Target     float64 // 0 to 1; negative for none
	RTL        bool    // time runs from right to left
	Colour     draw.Colour
	Soft       draw.Colour // target
}

// sparkInset keeps the dots within the box.
const sparkInset = 2.4

// Draw paints the spark. An unknown value leaves a gap.
func (s Spark) Draw(c draw.Canvas) {
	w, h := s.W-2*sparkInset, s.H-2*sparkInset
	if w <= 0 || h <= 0 {
		return
	}
	f := side{s.X + sparkInset, w, s.RTL}
	up := func(v float64) float64 { return s.Y + sparkInset + h*(1-unit(v)) }
	if s.Target >= 0 && !math.IsNaN(s.Target) {
		line(c, s.X, up(s.Target), s.X+s.W, up(s.Target), draw.Stroke{Colour: s.Soft, Width: 0.7, Dash: []float64{2, 2}})
	}
	var path draw.Path
	var last draw.Point
	joined, any := false, false
	for i, v := range s.Values {
		if !v.Known || math.IsNaN(v.Value) {
			joined = false
			continue
		}
		share := 1.0
		if len(s.Values) > 1 {
			share = float64(i) / float64(len(s.Values)-1)
		}
		op := draw.Line
		if !joined {
			op = draw.Move
		}
		last = draw.Point{X: f.at(w * share), Y: up(v.Value)}
		path = append(path, draw.Segment{Op: op, Points: [3]draw.Point{last}})
		if alone := !joined && (i+1 == len(s.Values) || !s.Values[i+1].Known); alone && i+1 < len(s.Values) {
			c.Fill(Circle(last.X, last.Y, 1), s.Colour)
		}
		joined, any = true, true
	}
	if len(path) > 1 {
		c.Stroke(path, draw.Stroke{Colour: s.Colour, Width: 1.2})
	}
	if any {
		c.Fill(Circle(last.X, last.Y, 2.2), s.Colour)
	}
}

// Trend is the direction of a change.
type Trend int

// The trends.
const (
	Level Trend = iota
	Up
	Down
)

// Move draws the arrow of a change around a centre. What is for the better is
// filled, what is for the worse is hollow, so that they differ without colour; no
// change is a sign of equality: a single bar would read as a minus.
func Move(c draw.Canvas, t Trend, better bool, x, y, size float64, colour draw.Colour) {
	r := size / 2
	if t == Level {
		for _, dy := range [2]float64{-0.32, 0.32} {
			c.Fill(Rect(x-r*0.7, y+dy*r-r*0.14, r*1.4, r*0.28), colour)
		}
		return
	}
	d := -1.0 // towards the top
	if t == Down {
		d = 1
	}
	at := func(dx, dy float64) draw.Point { return draw.Point{X: x + dx*r, Y: y + d*dy*r} }
	shape := Polygon(at(0, 1), at(0.95, 0), at(0.36, 0), at(0.36, -1), at(-0.36, -1), at(-0.36, 0), at(-0.95, 0))
	if better {
		c.Fill(shape, colour)
		return
	}
	c.Stroke(shape, draw.Stroke{Colour: colour, Width: 0.9})
}

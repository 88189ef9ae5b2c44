package chart

import (
	"math"

	"rahbord/internal/draw"
)

// Bar is a horizontal bar on a track with a tick where the target stands.
type Bar struct {
	X, Y, W, H float64 // the track; the tick is 2.5 points taller on both sides
	Value      float64 // 0 to 1
	Target     float64 // 0 to 1; negative for none
	Known      bool    // false draws a dashed, empty track
	RTL        bool    // grows from the right
	Fill       draw.Colour
	Track      draw.Colour
	Tick       draw.Colour
	Edge       draw.Colour // outline of an unknown track
}

// tickRise is how far the target tick stands out of the track.
const tickRise = 2.5

// Draw paints the bar.
func (b Bar) Draw(c draw.Canvas) {
	if b.W <= 0 || b.H <= 0 {
		return
	}
	if !b.Known {
		y := b.Y + b.H/2
		c.Stroke(Polyline(draw.Point{X: b.X, Y: y}, draw.Point{X: b.X + b.W, Y: y}),
			draw.Stroke{Colour: b.Edge, Width: 0.8, Dash: []float64{2, 2.5}})
	} else {
		c.Fill(Rect(b.X, b.Y, b.W, b.H), b.Track)
		if w := b.W * unit(b.Value); w > 0 {
			x := b.X
			if b.RTL {
				x = b.X + b.W - w
			}
			c.Fill(Rect(x, b.Y, w, b.H), b.Fill)
		}
	}
	if b.Target < 0 || math.IsNaN(b.Target) {
		return
	}
	x := b.X + b.W*unit(b.Target)
	if b.RTL {
		x = b.X + b.W - b.W*unit(b.Target)
	}
	x = math.Max(b.X+0.7, math.Min(b.X+b.W-0.7, x))
	c.Fill(Rect(x-0.7, b.Y-tickRise, 1.4, b.H+2*tickRise), b.Tick)
}

// unit keeps a value between 0 and 1; what is not a number is 0.
func unit(v float64) float64 {
	if !(v > 0) {
		return 0
	}
	return math.Min(v, 1)
}

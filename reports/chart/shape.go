package chart

import (
	"math"

	"rahbord/internal/draw"
)

// Rect is a rectangle's outline.
func Rect(x, y, w, h float64) draw.Path {
	return Polygon(draw.Point{X: x, Y: y}, draw.Point{X: x + w, Y: y}, draw.Point{X: x + w, Y: y + h}, draw.Point{X: x, Y: y + h})
}

// Polygon is a closed outline through the points.
func Polygon(points ...draw.Point) draw.Path {
	return append(Polyline(points...), draw.Segment{Op: draw.Close})
}

// Polyline is an open line through the points.
func Polyline(points ...draw.Point) draw.Path {
	p := make(draw.Path, 0, len(points)+1)
	for i, q := range points {
		op := draw.Line
		if i == 0 {
			op = draw.Move
		}
		p = append(p, draw.Segment{Op: op, Points: [3]draw.Point{q}})
	}
	return p
}

// kappa places the handles of a cubic curve so that it follows a quarter circle.
const kappa = 0.5522847498

// Circle is a circle's outline.
func Circle(x, y, r float64) draw.Path { return Round(x-r, y-r, 2*r, 2*r, r) }

// Round is a rectangle whose corners have radius r, at most half the shorter side.
func Round(x, y, w, h, r float64) draw.Path {
	r = math.Min(r, math.Min(w, h)/2)
	k := r * (1 - kappa)
	at := func(x, y float64) draw.Point { return draw.Point{X: x, Y: y} }
	line := func(p draw.Point) draw.Segment {
		return draw.Segment{Op: draw.Line, Points: [3]draw.Point{p}}
	}
	curve := func(a, b, c draw.Point) draw.Segment {
		return draw.Segment{Op: draw.Curve, Points: [3]draw.Point{a, b, c}}
	}
	return draw.Path{
		{Op: draw.Move, Points: [3]draw.Point{at(x+r, y)}},
		line(at(x+w-r, y)),
		curve(at(x+w-k, y), at(x+w, y+k), at(x+w, y+r)),
		line(at(x+w, y+h-r)),
		curve(at(x+w, y+h-k), at(x+w-k, y+h), at(x+w-r, y+h)),
		line(at(x+r, y+h)),
		curve(at(x+k, y+h), at(x, y+h-k), at(x, y+h-r)),
		line(at(x, y+r)),
		curve(at(x, y+k), at(x+k, y), at(x+r, y)),
		{Op: draw.Close},
	}
}

// Hatch is diagonal lines within a rectangle, a pitch apart. The lines of
// rectangles that touch meet.
func Hatch(x, y, w, h, pitch float64) draw.Path {
	var p draw.Path
	for k := math.Ceil((x + y) / pitch); k*pitch < x+w+y+h; k++ {
		sum := k * pitch
		from, to := math.Max(x, sum-y-h), math.Min(x+w, sum-y)
		p = append(p, Polyline(draw.Point{X: from, Y: sum - from}, draw.Point{X: to, Y: sum - to})...)
	}
	return p
}

package chart

import "rahbord/internal/draw"

// Shape is a small mark whose outline alone carries meaning, for readers who
// cannot tell the colours apart.
type Shape int

// The shapes.
const (
	Disc Shape = iota
	Ring
	Diamond
	Triangle
)

// Mark draws a shape of the given size (its height in points) around a centre.
func Mark(c draw.Canvas, s Shape, x, y, size float64, colour draw.Colour) {
	r := size / 2
	switch s {
	case Ring:
		c.Stroke(Circle(x, y, r-0.5), draw.Stroke{Colour: colour, Width: 1})
	case Diamond:
		c.Fill(diamond(x, y, r), colour)
	case Triangle:
		c.Fill(Polygon(draw.Point{X: x, Y: y - r}, draw.Point{X: x + r, Y: y + r*0.8}, draw.Point{X: x - r, Y: y + r*0.8}), colour)
	default:
		c.Fill(Circle(x, y, r), colour)
	}
}

func diamond(x, y, r float64) draw.Path {
	return Polygon(draw.Point{X: x, Y: y - r}, draw.Point{X: x + r, Y: y}, draw.Point{X: x, Y: y + r}, draw.Point{X: x - r, Y: y})
}

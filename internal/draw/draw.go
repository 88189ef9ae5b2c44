// Package draw is the narrow surface on which pages and charts are drawn: paths,
// lines of text, images. Units are points, the origin is the top left corner, y
// grows downwards. Back ends: the PDF sheet, an SVG writer, a recorder for tests.
package draw

import "rahbord/internal/typeset"

// Colour is a colour with opacity 0 to 1.
type Colour struct {
	R, G, B uint8
	A       float64
}

// Stroke is how a path's line looks.
type Stroke struct {
	Colour Colour
	Width  float64
	Dash   []float64
}

// Op is a path operation.
type Op byte

// Path operations and the points they take: Move 1, Line 1, Curve 3, Close 0.
const (
	Move  Op = 'M'
	Line  Op = 'L'
	Curve Op = 'C'
	Close Op = 'Z'
)

// Point is a place on the page.
type Point struct{ X, Y float64 }

// Segment is one step of a path.
type Segment struct {
	Op     Op
	Points [3]Point
}

// Path is an outline.
type Path []Segment

// Canvas is what charts and pages draw on.
type Canvas interface {
	// Fill paints the inside of a path.
	Fill(p Path, c Colour)
	// Stroke paints the line of a path.
	Stroke(p Path, s Stroke)
	// Text paints a line of text in a box of the given width whose left edge is at x; y is the baseline.
	Text(l *typeset.Line, x, y, width float64, a typeset.Align)
	// Image paints a PNG or JPEG into a box.
	Image(data []byte, x, y, w, h float64)
}

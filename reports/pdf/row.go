package pdf

import (
	"math"

	"rahbord/internal/draw"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// piece is a line of text or a small drawing in a cell; it is never split.
type piece struct {
	height float64
	draw   func(s sheet.Surface, y float64)
}

// cell is what stands side by side with other cells in a row.
type cell struct {
	role   string // of its structure element
	attrs  sheet.Attrs
	pieces []piece
}

// pieces are the lines of a text.
func (c *composer) pieces(t text, b box) []piece {
	out := make([]piece, len(t.lines))
	for i, l := range t.lines {
		out[i] = piece{t.look.leading, func(s sheet.Surface, y float64) { c.line(s, l, t.look, b, y, t.align) }}
	}
	return out
}

// gap is empty room in a cell.
func gap(height float64) piece { return piece{height: height} }

func stack(pieces []piece) float64 {
	h := 0.0
	for _, p := range pieces {
		h += p.height
	}
	return h
}

// row is cells side by side, with decoration and the role that holds them.
type row struct {
	role      string // "TR" for tables; "" when cells stand for themselves
	cells     []cell
	above     float64 // padding
	below     float64
	rule      *hairline // under the row
	ground    *box      // washed background
	groundInk draw.Colour
}

// hairline is a rule under a row.
type hairline struct {
	box    box
	width  float64
	colour draw.Colour
}

func (r row) height() float64 {
	h := 0.0
	for _, c := range r.cells {
		h = math.Max(h, stack(c.pieces))
	}
	return r.above + h + r.below
}

// strips is the row as one strip, or as several when it is taller than whole:
// then each strip takes the next few lines of every cell, and the cells stay
// side by side over the page break.
func (r row) strips(whole, step float64) []*strip {
	if r.height() <= whole {
		return []*strip{r.strip()}
	}
	var out []*strip
	rest := append([]cell{}, r.cells...)
	for first := true; first || left(rest); first = false {
		slice := row{role: r.role, ground: r.ground, groundInk: r.groundInk}
		if first {
			slice.above = r.above
		}
		for i := range rest {
			n := take(rest[i].pieces, step)
			part := rest[i]
			part.pieces, rest[i].pieces = rest[i].pieces[:n], rest[i].pieces[n:]
			slice.cells = append(slice.cells, part)
		}
		if !left(rest) {
			slice.below, slice.rule = r.below, r.rule
		}
		out = append(out, slice.strip())
	}
	return out
}

func left(cells []cell) bool {
	for _, c := range cells {
		if len(c.pieces) > 0 {
			return true
		}
	}
	return false
}

// take counts the pieces that fit into the height, at least one.
func take(pieces []piece, height float64) int {
	for i, p := range pieces {
		if height -= p.height; height < -slack && i > 0 {
			return i
		}
	}
	return len(pieces)
}

func (r row) strip() *strip {
	return &strip{height: r.height(), paint: func(s sheet.Surface, y float64) { r.paint(s, y, true) }}
}

// paint draws the row; without tags it is decoration, as a repeated header is.
func (r row) paint(s sheet.Surface, y float64, tagged bool) {
	if r.ground != nil {
		s.Artifact(func() { s.Fill(chart.Rect(r.ground.x, y, r.ground.w, r.height()), r.groundInk) })
	}
	if r.rule != nil {
		rule(s, r.rule.box, y+r.height()-r.rule.width/2, r.rule.width, r.rule.colour)
	}
	cells := func() {
		for _, c := range r.cells {
			if tagged {
				s.Tag(c.role, c.attrs, func() { c.paint(s, y+r.above) })
			} else {
				c.paint(s, y+r.above)
			}
		}
	}
	if tagged && r.role != "" {
		s.Group(r.role, sheet.Attrs{}, cells)
		return
	}
	cells()
}

func (c cell) paint(s sheet.Surface, y float64) {
	for _, p := range c.pieces {
		if p.draw != nil {
			p.draw(s, y)
		}
		y += p.height
	}
}

package chart

import (
	"strings"
	"unicode"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
)

// The report's fonts have no arrow. A wide space takes its place in the text and
// an arrow is drawn there. It points in the reading direction of its line, and
// direction marks around it put what comes first on the reading side, so that
// "1 → 3" leads from one to three on every page.
const (
	arrow = "→"
	stand = "\u2003" // em space
)

// StandIn puts the wide space where arrows stand. Wide spaces of the author's own
// become plain ones.
func StandIn(words string, d typeset.Direction) string {
	words = strings.ReplaceAll(words, stand, " ")
	mark := "\u200e"
	if d == typeset.RTL {
		mark = "\u200f"
	}
	return strings.ReplaceAll(words, arrow, mark+stand+mark)
}

// Arrows draws the arrows of a line that stands in a box of that width with its
// left edge at x; y is the baseline, size and colour those of the text.
func Arrows(c draw.Canvas, l *typeset.Line, x, y, width, size float64, a typeset.Align, colour draw.Colour) {
	if !strings.Contains(l.Text(), stand) {
		return
	}
	for _, run := range l.Runs(width, a) {
		for _, g := range run.Glyphs {
			if g.Text == stand {
				paintArrow(c, x+g.X, y-0.33*size, size, l.RTL(), colour)
			}
		}
	}
}

// paintArrow fills an em of width with a shaft and a head.
func paintArrow(c draw.Canvas, x, y, em float64, left bool, colour draw.Colour) {
	from, to, back := x+0.06*em, x+0.94*em, -1.0
	if left {
		from, to, back = to, from, 1
	}
	head := 0.26 * em
	c.Stroke(Polyline(draw.Point{X: from, Y: y}, draw.Point{X: to + back*head*0.6, Y: y}),
		draw.Stroke{Colour: colour, Width: 0.09 * em})
	c.Fill(Polygon(draw.Point{X: to, Y: y}, draw.Point{X: to + back*head*1.2, Y: y - head*0.75},
		draw.Point{X: to + back*head*1.2, Y: y + head*0.75}), colour)
}

// Direction of a text is the page's, unless the words hold letters of the other
// direction only: an English comment in a Persian report keeps its full stop on
// the right.
func Direction(words string, rightToLeft bool) typeset.Direction {
	rtl, ltr := false, false
	for _, r := range words {
		switch {
		case unicode.Is(unicode.Arabic, r) || unicode.Is(unicode.Hebrew, r):
			rtl = rtl || unicode.IsLetter(r)
		case unicode.IsLetter(r):
			ltr = true
		}
	}
	if rtl && (rightToLeft || !ltr) || rightToLeft && !ltr {
		return typeset.RTL
	}
	return typeset.LTR
}

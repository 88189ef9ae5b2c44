package chart

import (
	"rahbord/internal/draw"
	"rahbord/internal/typeset"
)

// sign is an entry of a legend: a small drawing around the middle of its room, and
// words.
type sign struct {
	width float64
	draw  func(c draw.Canvas, x, y float64) // left edge and middle
	label string
}

// signs is a legend whose entries stand in rows from the reading side on.
type signs struct {
	height float64
	list   []placedSign
}

type placedSign struct {
	sign
	words     words
	offset, y float64
}

// Measures of signs in points.
const (
	signSize  = 7.4
	signAfter = 5  // between a sign and its words
	signGap   = 18 // between entries
	signRise  = 7  // above the legend
)

// placeSigns sets the entries that have words.
func placeSigns(all []sign, s scribe, k Look, width float64) signs {
	var g signs
	at, row := 0.0, 0.0
	g.height = signRise
	for _, v := range all {
		if v.label == "" {
			continue
		}
		p := placedSign{sign: v, words: s.phrase(v.label, signSize, typeset.Regular, k.Ink).at(width - v.width - signAfter)}
		need := v.width + signAfter + p.words.width()
		if at > 0 && at+need > width {
			g.height += row
			at, row = 0, 0
		}
		p.offset, p.y = at, g.height
		at += need + signGap
		row = max(row, p.words.height()+1)
		g.list = append(g.list, p)
	}
	if len(g.list) == 0 {
		return signs{}
	}
	g.height += row
	return g
}

// draw paints the legend below the height y.
func (g signs) draw(c draw.Canvas, f side, y float64) {
	for _, v := range g.list {
		v.sign.draw(c, f.left(v.offset, v.width), y+v.y+v.words.leading/2)
		w := v.words.width() + 0.5
		v.words.draw(c, f.left(v.offset+v.width+signAfter, w), y+v.y, w, typeset.Start)
	}
}

// pauseSign explains weeks without work.
func pauseSign(k Look, label string) sign {
	return sign{14, func(c draw.Canvas, x, y float64) {
		c.Fill(Rect(x, y-4, 14, 8), k.Wash)
		c.Stroke(Hatch(x, y-4, 14, 8, 4), draw.Stroke{Colour: k.Line, Width: 0.35})
	}, label}
}

// bolt is a flash of lightning around a centre: a quick win.
func bolt(c draw.Canvas, x, y, size float64, colour draw.Colour) {
	u := size / 10
	at := func(dx, dy float64) draw.Point { return draw.Point{X: x + dx*u, Y: y + dy*u} }
	c.Fill(Polygon(at(1, -5), at(-3, 0.8), at(-0.4, 0.8), at(-1.2, 5), at(3, -1.2), at(0.4, -1.2)), colour)
}

// head is the point of an arrow at x, y that flies to the left, to the right, up or down.
func head(c draw.Canvas, x, y, dx, dy, size float64, colour draw.Colour) {
	c.Fill(Polygon(draw.Point{X: x, Y: y},
		draw.Point{X: x - dx*size + dy*size*0.55, Y: y - dy*size + dx*size*0.55},
		draw.Point{X: x - dx*size - dy*size*0.55, Y: y - dy*size - dx*size*0.55}), colour)
}

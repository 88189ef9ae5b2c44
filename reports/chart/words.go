package chart

import (
	"math"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
)

// scribe sets the words of a chart. Alignments follow the page: Start is the side
// where reading begins, whatever the direction of the words.
type scribe struct {
	engine *typeset.Engine
	rtl    bool
	air    float64 // leading as a multiple of the size
}

func newScribe(e *typeset.Engine, rtl bool, k Look) scribe {
	return scribe{engine: e, rtl: rtl, air: k.Leading / k.Size}
}

// phrase is words before they are broken into lines.
type phrase struct {
	scribe scribe
	para   *typeset.Paragraph // nil for no words
	size   float64
	colour draw.Colour
}

func (s scribe) phrase(words string, size float64, w typeset.Weight, colour draw.Colour) phrase {
	p := phrase{scribe: s, size: size, colour: colour}
	if words != "" {
		d := Direction(words, s.rtl)
		p.para = s.engine.Layout([]typeset.Span{{Text: StandIn(words, d), Weight: w, Size: size, Colour: Ink(colour)}}, d)
	}
	return p
}

// width on one line.
func (p phrase) width() float64 {
	if p.para == nil {
		return 0
	}
	return p.para.Width()
}

// least is the width below which a word would break.
func (p phrase) least() float64 {
	if p.para == nil {
		return 0
	}
	return p.para.MinWidth()
}

// at breaks the phrase into lines no wider than a width.
func (p phrase) at(width float64) words {
	w := words{size: p.size, leading: p.size * p.scribe.air, colour: p.colour, rtl: p.scribe.rtl}
	if p.para != nil {
		w.lines = p.para.Wrap(math.Max(width, p.size) + 0.01)
	}
	return w
}

// words are broken into lines.
type words struct {
	lines         []*typeset.Line
	size, leading float64
	colour        draw.Colour
	rtl           bool // of the page
}

func (w words) height() float64 { return float64(len(w.lines)) * w.leading }

// width of the longest line.
func (w words) width() float64 {
	most := 0.0
	for _, l := range w.lines {
		most = math.Max(most, l.Width())
	}
	return most
}

// draw paints the lines into a box of that width with its left edge at x, the
// first below the height y.
func (w words) draw(c draw.Canvas, x, y, width float64, a typeset.Align) {
	for i, l := range w.lines {
		side := a
		if l.RTL() != w.rtl && a == typeset.Start {
			side = typeset.End
		} else if l.RTL() != w.rtl && a == typeset.End {
			side = typeset.Start
		}
		base := y + float64(i)*w.leading + (w.leading-w.size)/2 + 0.82*w.size
		c.Text(l, x, base, width, side)
		Arrows(c, l, x, base, width, w.size, side, w.colour)
	}
}

// side turns offsets from the side where reading begins into places on the page.
type side struct {
	x, w float64 // left edge and width of the figure
	rtl  bool
}

// at is the place of an offset.
func (s side) at(offset float64) float64 {
	if s.rtl {
		return s.x + s.w - offset
	}
	return s.x + offset
}

// left is the left edge of a box that begins at an offset.
func (s side) left(offset, width float64) float64 {
	if s.rtl {
		return s.x + s.w - offset - width
	}
	return s.x + offset
}

// line strokes a straight line.
func line(c draw.Canvas, x1, y1, x2, y2 float64, s draw.Stroke) {
	c.Stroke(Polyline(draw.Point{X: x1, Y: y1}, draw.Point{X: x2, Y: y2}), s)
}

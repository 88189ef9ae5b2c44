package pdf

import (
	"math"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// box is a column on the page: left edge and width in points.
type box struct{ x, w float64 }

// from is the part of the box that begins at an offset from the reading side.
func (c *composer) from(b box, offset, width float64) box {
	if c.rtl {
		return box{b.x + b.w - offset - width, width}
	}
	return box{b.x + offset, width}
}

// text is a paragraph broken into lines.
type text struct {
	look  look
	lines []*typeset.Line
	align typeset.Align
}

// set breaks words into lines no wider than width. An empty string has no lines.
func (c *composer) set(words string, k look, width float64) text {
	t := text{look: k}
	if words == "" {
		return t
	}
	t.lines = c.paragraph(words, k).Wrap(math.Max(width, k.size))
	return t
}

func (t text) to(a typeset.Align) text { t.align = a; return t }

func (t text) height() float64 { return float64(len(t.lines)) * t.look.leading }

// width of the longest line.
func (t text) width() float64 {
	w := 0.0
	for _, l := range t.lines {
		w = math.Max(w, l.Width())
	}
	return w
}

// worded is words in one look.
type worded struct {
	words string
	look  look
}

// paragraph analyses words once and notes the characters no font has.
func (c *composer) paragraph(words string, k look) *typeset.Paragraph {
	key := worded{words, k}
	if p := c.known[key]; p != nil {
		return p
	}
	d := chart.Direction(words, c.rtl)
	p := c.engine.Layout([]typeset.Span{{Text: chart.StandIn(words, d), Weight: k.weight, Size: k.size, Colour: chart.Ink(k.colour)}}, d)
	c.warn(p.Missing())
	c.known[key] = p
	return p
}

// warn tells once for a text which characters no font has, those told before left out.
func (c *composer) warn(missing []typeset.Missing) {
	var w Warning
	for _, m := range missing {
		if c.warned[m.Rune] {
			continue
		}
		c.warned[m.Rune] = true
		if w.Runes = append(w.Runes, m.Rune); w.Text == "" {
			w.Text = m.Text
		}
	}
	if len(w.Runes) > 0 {
		c.warnings = append(c.warnings, w)
	}
}

// line draws one line; y is the top of the room its leading takes. The alignment
// follows the document's direction whatever the line's own.
func (c *composer) line(s draw.Canvas, l *typeset.Line, k look, b box, y float64, a typeset.Align) {
	if l.RTL() != c.rtl {
		switch a {
		case typeset.Start:
			a = typeset.End
		case typeset.End:
			a = typeset.Start
		}
	}
	s.Text(l, b.x, y+baseline(k), b.w, a)
	chart.Arrows(s, l, b.x, y+baseline(k), b.w, k.size, a, k.colour)
}

// baseline is the distance of the baseline from the top of a line's room.
func baseline(k look) float64 { return (k.leading-k.size)/2 + 0.82*k.size }

// draw paints all lines one below the other.
func (c *composer) draw(s draw.Canvas, t text, b box, y float64) {
	for i, l := range t.lines {
		c.line(s, l, t.look, b, y+float64(i)*t.look.leading, t.align)
	}
}

// strips are the lines as strips.
func (c *composer) strips(t text, b box) []*strip {
	out := make([]*strip, len(t.lines))
	for i, l := range t.lines {
		out[i] = &strip{height: t.look.leading, paint: func(s sheet.Surface, y float64) {
			c.line(s, l, t.look, b, y, t.align)
		}}
	}
	return out
}

// prose is a paragraph of running text with its lines guarded against widows.
func (c *composer) prose(role, words string, k look, b box, before float64) *element {
	lines := c.strips(c.set(words, k, b.w), b)
	if len(lines) == 0 {
		return &element{}
	}
	lines[0].before = before
	guard(lines)
	return leaf(role, lines...)
}

// rule is a horizontal hairline.
func rule(s sheet.Surface, b box, y, width float64, colour draw.Colour) {
	s.Artifact(func() {
		s.Fill(chart.Rect(b.x, y-width/2, b.w, width), colour)
	})
}

// digits writes a number in the document's digits.
func (c *composer) digits(n int) string {
	if n < 0 {
		return ""
	}
	tail := ""
	for {
		d := c.doc.Digits[n%10]
		if d == "" {
			d = string(rune('0' + n%10))
		}
		tail = d + tail
		if n /= 10; n == 0 {
			return tail
		}
	}
}

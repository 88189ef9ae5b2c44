package typeset

import (
	"slices"
	"strings"

	"rahbord/internal/bidi"
)

// Readers of PDF take glyphs from left to right and reverse right-to-left runs.
// Most reverse character by character even what one glyph reads as, so in
// right-to-left text each glyph may read as one character only; blank glyphs
// carry the others, at the places where reversal puts them right. Marks are
// painted as paths, because a mark that is text moves the pen of some readers.

// appendGlyphs adds the glyphs of a cluster whose left end is at x.
func (p *Paragraph) appendGlyphs(out []Glyph, it *item, c *cluster, x float64) []Glyph {
	reading := p.reading(it, c)
	if len(reading) == 0 {
		return out
	}
	carrier := 0
	if it.isRTL() {
		carrier = len(c.shapes) - 1 // the letter; its marks stand before it
	}
	var base Glyph
	pen := x
	for k, s := range c.shapes {
		g := it.glyph(s.id, pen+s.dx*it.span.Size, s.dy*it.span.Size)
		pen += s.advance * it.span.Size
		isStandIn := s.id == 0 && !it.face.drawsMissing()
		if k == carrier {
			base = g
			if isStandIn || isJoiner(reading[0]) {
				base = it.glyph(it.face.Blank(), g.X, g.Y)
			}
		}
		if (k != carrier || isStandIn) && len(it.face.Outline(s.id)) > 0 {
			g.Outline = true
			out = append(out, g)
		}
	}
	if it.isRTL() {
		return appendRightToLeft(out, it, reading, base, pen)
	}
	base.Text = string(reading)
	return append(out, base)
}

// appendRightToLeft spreads the characters over the base glyph and blanks. The
// base reads as the last letter, the characters before it follow at the right end.
func appendRightToLeft(out []Glyph, it *item, reading []rune, base Glyph, right float64) []Glyph {
	letter := len(reading) - 1
	for letter > 0 && isAttached(reading[letter]) {
		letter--
	}
	for k, r := range slices.Backward(reading) {
		g := base
		if k > letter {
			g = it.glyph(it.face.Blank(), base.X, base.Y)
		} else if k < letter {
			g = it.glyph(it.face.Blank(), right, base.Y)
		}
		g.Text = string(r)
		out = append(out, g)
	}
	return out
}

// letterMark stands for a right-to-left letter that nobody sees. Poppler, when it puts
// a right-to-left line in order, takes a number or a Latin word, and the signs that it
// counts as parts of numbers, together with all that follows up to the next letter:
// "12, 34" comes out as "34 ,12", and "12 months" without its space. The mark ends what
// it takes. It is the Arabic one in Hebrew too: pdf.js reads the other right-to-left
// mark as a Latin letter.
const (
	letterMark  = "\u061c"
	numberSigns = "+-−,.:/،#$%£€₪٪°"
)

// mark puts the mark at the left end of the n-th item from the left, where poppler needs
// one: on left-to-right text that right-to-left text follows, and on a sign of numbers
// that left-to-right text follows.
func (l *Line) mark(order []int, n int, glyphs []Glyph) {
	first := slices.IndexFunc(glyphs, func(g Glyph) bool { return g.Text != "" })
	if !l.p.rtl || first < 0 || n == 0 {
		return
	}
	it, next := &l.items[order[n]], &l.items[order[n-1]]
	if it.isRTL() {
		if !strings.Contains(numberSigns, glyphs[first].Text) {
			return
		}
		for n--; n > 0 && isTrailing(l.p.text[next.start]); n-- {
			next = &l.items[order[n-1]]
		}
	}
	if it.isRTL() != next.isRTL() && next.level > 0 {
		glyphs[first].Text = letterMark + glyphs[first].Text
	}
}

func (it *item) glyph(id uint16, x, y float64) Glyph {
	return Glyph{ID: id, X: x, Y: y, Advance: float64(it.face.Advance(id)) * it.span.Size / 1000}
}

// reading lists the characters of a cluster as the drawn shapes read: brackets
// in right-to-left text as their mirror images.
func (p *Paragraph) reading(it *item, c *cluster) []rune {
	var out []rune
	for _, r := range p.text[c.start:c.end] {
		if isDropped(r) {
			continue
		}
		if mirrored, ok := bidi.Mirror(r); ok && it.isRTL() && it.face.has(mirrored) {
			r = mirrored
		}
		out = append(out, r)
	}
	return out
}

func isJoiner(r rune) bool { return r == nonJoiner || r == joiner }

// isAttached tells whether a character has no place of its own on the line.
func isAttached(r rune) bool { return isMark(r) || isInvisible(r) }

package typeset

import (
	"strings"

	"rahbord/internal/bidi"
)

// maxGaps is the part of a justified line that its spaces may take; lines with
// wider gaps stay as they are.
const maxGaps = 0.35

// Line is one line of a paragraph.
type Line struct {
	p                   *Paragraph
	items               []item // in the order of reading, without the spaces at the end
	start, textEnd, end int    // characters: of the text, of the spaces after it
	final               bool   // a newline or nothing follows
	width               float64
}

func (p *Paragraph) newLine(items []item, final bool) *Line {
	l := &Line{p: p, items: p.trimmed(items), final: final}
	if len(items) > 0 {
		l.start, l.textEnd, l.end = items[0].start, items[0].start, items[len(items)-1].end
	}
	if n := len(l.items); n > 0 {
		l.textEnd = l.items[n-1].end
	}
	l.width = grossWidth(l.items)
	return l
}

// Width without trailing spaces, in points.
func (l *Line) Width() float64 { return l.width }

// RTL is the direction that the paragraph is aligned by.
func (l *Line) RTL() bool { return l.p.rtl }

// Text is the line in logical order, without the spaces at its end and without
// characters that only steer the layout.
func (l *Line) Text() string { return l.p.readable(l.start, l.textEnd) }

// Ending is what stands between this line and the next: spaces, a newline, both,
// or nothing when a word is broken.
func (l *Line) Ending() string {
	ending := l.p.readable(l.textEnd, l.end)
	if l.end > 0 && l.p.text[l.end-1] == newline {
		ending += "\n"
	}
	return ending
}

// Final reports whether the paragraph ends with this line.
func (l *Line) Final() bool { return l.end == len(l.p.text) }

func (p *Paragraph) readable(start, end int) string {
	var b strings.Builder
	for _, r := range p.text[start:end] {
		if !isDropped(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Runs places the line in a box of that width; X of glyphs counts from the left
// edge of the box. Read from left to right, the text of the glyphs is the text
// of the line in visual order, with the marks that keep readers from swapping numbers.
func (l *Line) Runs(width float64, a Align) []Run {
	x, stretch := l.place(width, a)
	levels := make([]uint8, len(l.items))
	for i := range l.items {
		levels[i] = l.items[i].level
	}
	var runs []Run
	order := bidi.Reorder(levels)
	for n, i := range order {
		it := &l.items[i]
		if k := len(runs); k == 0 || runs[k-1].Face != it.face || runs[k-1].Size != it.span.Size || runs[k-1].Colour != it.span.Colour {
			runs = append(runs, Run{Face: it.face, Size: it.span.Size, Colour: it.span.Colour})
		}
		run := &runs[len(runs)-1]
		first := len(run.Glyphs)
		for k := range it.clusters {
			c := &it.clusters[k]
			run.Glyphs = l.p.appendGlyphs(run.Glyphs, it, c, x)
			x += c.width * it.span.Size
			if stretches(l.p.text[c.start]) {
				x += stretch
			}
		}
		l.mark(order, n, run.Glyphs[first:])
	}
	return runs
}

// place finds where the line begins and how much each of its spaces grows.
func (l *Line) place(width float64, a Align) (x, stretch float64) {
	slack := width - l.width
	switch gaps, natural := l.gaps(); {
	case a == Justify && !l.final && gaps > 0 && slack > 0 && natural+slack <= maxGaps*width:
		return 0, slack / float64(gaps)
	case a == Middle:
		return slack / 2, 0
	case (a == End) != l.p.rtl:
		return slack, 0
	}
	return 0, 0
}

// gaps counts the spaces that justification may widen, and adds up their width.
func (l *Line) gaps() (n int, width float64) {
	for i := range l.items {
		for _, c := range l.items[i].clusters {
			if stretches(l.p.text[c.start]) {
				n++
				width += c.width * l.items[i].span.Size
			}
		}
	}
	return n, width
}

func stretches(r rune) bool { return r == ' ' || r == noBreakSpace }

// isTrailing tells whether a character vanishes at the end of a line.
func isTrailing(r rune) bool { return bidi.IsSpace(r) || isDropped(r) }

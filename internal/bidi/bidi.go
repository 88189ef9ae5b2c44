// Package bidi implements the Unicode Bidirectional Algorithm (UAX #9): it finds
// the embedding level of each character of a paragraph and the visual order of
// the characters of a line. The classes of characters come from
// golang.org/x/text, which does not offer the levels.
package bidi

import xbidi "golang.org/x/text/unicode/bidi"

// Direction is the base direction of a paragraph.
type Direction int

// Directions. Auto takes the first strong character outside isolates, and left
// to right when there is none (rules P2 and P3).
const (
	Auto Direction = iota
	LTR
	RTL
)

// maxDepth is the highest level that explicit codes can reach (BD2).
const maxDepth = 125

// Levels finds the level of each character of one paragraph that stands on one
// line, and the level of the paragraph: 0 left to right, 1 right to left. Even
// levels run left to right, odd ones right to left. Characters that rule X9
// removes (embedding codes, boundary neutrals) get the level of their
// predecessor. A paragraph separator gets the paragraph's level and ends all
// embeddings.
func Levels(text []rune, base Direction) (levels []uint8, baseLevel uint8) {
	p := &paragraph{text: text, classes: make([]xbidi.Class, len(text)), levels: make([]uint8, len(text))}
	plain := true
	for i, r := range text {
		p.classes[i] = classOf(r)
		plain = plain && staysLeftToRight(p.classes[i])
	}
	p.matchIsolates()
	p.base = p.baseLevel(base)
	if plain && p.base == 0 {
		return p.levels, 0
	}
	p.resolved = append([]xbidi.Class(nil), p.classes...)
	p.explicit()
	for _, s := range p.sequences() {
		s.resolve()
	}
	p.fillRemoved()
	p.resetWhitespace()
	return p.levels, p.base
}

// Reorder lists the characters of a line from left to right: the first element
// is the index of the leftmost one (rule L2).
func Reorder(levels []uint8) []int {
	order := make([]int, len(levels))
	var highest uint8
	lowestOdd := uint8(255)
	for i, level := range levels {
		order[i] = i
		highest = max(highest, level)
		if level%2 == 1 {
			lowestOdd = min(lowestOdd, level)
		}
	}
	for level := highest; level >= lowestOdd; level-- {
		for start := 0; start < len(order); start++ {
			end := start
			for end < len(order) && levels[order[end]] >= level {
				end++
			}
			for a, b := start, end-1; a < b; a, b = a+1, b-1 {
				order[a], order[b] = order[b], order[a]
			}
			start = max(start, end)
		}
	}
	return order
}

// HasStrong tells whether any character has a direction of its own: a letter,
// or a mark that stands for one.
func HasStrong(text []rune) bool {
	for _, r := range text {
		if isStrong(classOf(r)) {
			return true
		}
	}
	return false
}

// IsSpace tells whether a character counts as white space at the end of a line
// (rule L1): a space, tab, line or paragraph separator, but no no-break space.
func IsSpace(r rune) bool {
	switch classOf(r) {
	case xbidi.WS, xbidi.S, xbidi.B:
		return true
	}
	return false
}

// IsControl tells whether a character is an explicit directional code or mark.
func IsControl(r rune) bool {
	return r == '\u061c' || r == '\u200e' || r == '\u200f' || '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}

type paragraph struct {
	text     []rune
	classes  []xbidi.Class // as in the Unicode data
	resolved []xbidi.Class // as overridden and resolved so far
	levels   []uint8
	match    []int // for isolate initiators and their PDI: the other one; else -1; nil when there are none
	base     uint8
}

func classOf(r rune) xbidi.Class {
	properties, _ := xbidi.LookupRune(r)
	return properties.Class()
}

func isStrong(c xbidi.Class) bool { return c == xbidi.L || c == xbidi.R || c == xbidi.AL }

// staysLeftToRight tells whether a character can neither be nor make anything
// right to left in a left-to-right paragraph.
func staysLeftToRight(c xbidi.Class) bool {
	switch c {
	case xbidi.R, xbidi.AL, xbidi.AN:
		return false
	}
	return !isIsolateInitiator(c) && !isEmbedding(c)
}

// baseLevel applies rules P2 and P3.
func (p *paragraph) baseLevel(d Direction) uint8 {
	switch d {
	case LTR:
		return 0
	case RTL:
		return 1
	}
	return p.firstStrong(0, len(p.text))
}

// firstStrong is the level that the first strong character in [start, end)
// outside isolates calls for, 0 when there is none.
func (p *paragraph) firstStrong(start, end int) uint8 {
	for i := start; i < end; i++ {
		switch c := p.classes[i]; {
		case c == xbidi.L, c == xbidi.B:
			return 0
		case c == xbidi.R, c == xbidi.AL:
			return 1
		case isIsolateInitiator(c):
			if p.match[i] < 0 {
				return 0
			}
			i = p.match[i]
		}
	}
	return 0
}

// matchIsolates pairs isolate initiators with their PDI (BD9).
func (p *paragraph) matchIsolates() {
	var open []int
	for i, c := range p.classes {
		switch {
		case isIsolateInitiator(c) || c == xbidi.PDI:
			if p.match == nil {
				p.match = make([]int, len(p.classes))
				for k := range p.match {
					p.match[k] = -1
				}
			}
			if c != xbidi.PDI {
				open = append(open, i)
			} else if n := len(open); n > 0 {
				p.match[i], p.match[open[n-1]] = open[n-1], i
				open = open[:n-1]
			}
		case c == xbidi.B:
			open = open[:0]
		}
	}
}

// fillRemoved gives the characters that rule X9 removes the level before them.
func (p *paragraph) fillRemoved() {
	level := p.base
	for i, c := range p.classes {
		if isRemoved(c) {
			p.levels[i] = level
		}
		level = p.levels[i]
	}
}

// resetWhitespace applies rule L1: separators, and white space before them and
// at the end of the line, get the level of the paragraph.
func (p *paragraph) resetWhitespace() {
	trailing := true
	for i := len(p.classes) - 1; i >= 0; i-- {
		switch c := p.classes[i]; {
		case c == xbidi.S || c == xbidi.B:
			trailing = true
		case c == xbidi.WS || c == xbidi.PDI || isIsolateInitiator(c) || isRemoved(c):
		default:
			trailing = false
		}
		if trailing {
			p.levels[i] = p.base
		}
	}
}

package typeset

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/language"

	"rahbord/internal/bidi"
)

// Paragraph is analysed text, ready to be broken into lines. The lists run
// parallel to its characters; breaks and graphemes have one more entry and tell
// about the place before a character.
type Paragraph struct {
	spans     []Span
	text      []rune // as it reads
	shaped    []rune // as it is drawn: a letter with its hamza may be one character
	owner     []int  // index into spans
	levels    []uint8
	rtl       bool
	breaks    []lineBreak
	graphemes []bool
	scripts   []language.Script
	faces     []*Face // nil: no face has the character
	items     []item  // in the order of reading
	missing   []Missing
}

// lineBreak tells whether a line may end at a place.
type lineBreak uint8

const (
	noBreak lineBreak = iota
	mayBreak
	mustBreak
)

const (
	newline       = '\u2028' // what all line ends are read as
	softHyphen    = '\u00ad'
	noBreakSpace  = '\u00a0'
	nonJoiner     = '\u200c'
	joiner        = '\u200d'
	heh           = '\u0647'
	hamzaAbove    = '\u0654'
	hehWithHamza  = '\u06c0'
	graphemeGlue  = '\u034f' // invisible, and letters join across it
	contextLength = 40
)

// Missing lists characters that no face has, each once, in order of appearance.
func (p *Paragraph) Missing() []Missing { return slices.Clone(p.missing) }

// Width is the width of the widest line when only newlines break lines.
func (p *Paragraph) Width() float64 {
	widest := 0.0
	for _, line := range p.Wrap(math.Inf(1)) {
		widest = max(widest, line.Width())
	}
	return widest
}

// MinWidth is the width of the longest piece that has no place to break.
func (p *Paragraph) MinWidth() float64 {
	widest := 0.0
	for rest := p.items; len(rest) > 0; {
		var piece []item
		piece, rest = p.nextPiece(rest)
		widest = max(widest, p.netWidth(piece))
	}
	return widest
}

// read collects the characters of the spans.
func (p *Paragraph) read() {
	for k, span := range p.spans {
		var previous rune
		for _, r := range span.Text {
			if r == '\n' && previous == '\r' {
				previous = r
				continue
			}
			previous = r
			if r, keep := readAs(r); keep {
				p.text = append(p.text, r)
				p.owner = append(p.owner, k)
			}
		}
	}
	p.shaped = slices.Clone(p.text)
}

// readAs turns line ends into newline and tabs into spaces; other control
// characters are left out.
func readAs(r rune) (rune, bool) {
	switch r {
	case '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return newline, true
	case '\t':
		return ' ', true
	case '\ufeff':
		return 0, false
	}
	return r, !unicode.IsControl(r)
}

// addMissing notes that a character cannot be drawn.
func (p *Paragraph) addMissing(i int) {
	r := p.text[i]
	if r == newline || isInvisible(r) || slices.ContainsFunc(p.missing, func(m Missing) bool { return m.Rune == r }) {
		return
	}
	start := max(0, min(i-contextLength/2, len(p.text)-contextLength))
	around := p.text[start:min(len(p.text), start+contextLength)]
	p.missing = append(p.missing, Missing{Rune: r, Text: strings.ReplaceAll(string(around), string(newline), " ")})
}

// isMark tells whether a character stands on the one before it.
func isMark(r rune) bool { return unicode.Is(unicode.M, r) }

// isInvisible tells whether a character never has a shape of its own.
func isInvisible(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) &&
		!unicode.In(r, unicode.Prepended_Concatenation_Mark)
}

// isDropped tells whether a character has done its work once the text is laid
// out. The joiners and what follows an emoji are kept for whoever copies the text.
func isDropped(r rune) bool {
	isTag := 0xe0020 <= r && r <= 0xe007f
	return r == newline || isInvisible(r) && r != nonJoiner && r != joiner && !isTag && !unicode.Is(unicode.Variation_Selector, r)
}

// followsPrevious tells whether a character is drawn in the face of the text before it.
func followsPrevious(r rune) bool {
	return isMark(r) || isInvisible(r) || isSpace(r)
}

func isSpace(r rune) bool { return bidi.IsSpace(r) || unicode.IsSpace(r) }

// Package typeset turns text in any mix of English, Persian and Hebrew into
// lines of positioned glyphs: Unicode bidi, HarfBuzz shaping, line breaking.
// It knows fonts and scripts, not PDF: each glyph carries the text that a reader
// who copies it should get.
package typeset

// Weight of a face.
type Weight int

// The weights of a family.
const (
	Regular Weight = iota
	Bold
)

// Direction of a paragraph.
type Direction int

// Directions. Auto takes the first strong character, and LTR when there is none.
const (
	Auto Direction = iota
	LTR
	RTL
)

// Colour is red, green, blue, 0 to 255.
type Colour struct{ R, G, B uint8 }

// Family is a set of faces: for each weight a fallback chain, the main face first.
type Family struct {
	Chains [2][]*Face
}

// Span is a piece of text in one look. Size is in points.
type Span struct {
	Text   string
	Weight Weight
	Size   float64
	Colour Colour
}

// Missing is a character that no face of the chain has; a box stands in its place.
type Missing struct {
	Rune rune
	Text string // up to 40 characters around it
}

// Glyph is one shape at its place. X is from the left edge of the line's box, Y
// is the height above the baseline, both in points.
type Glyph struct {
	ID      uint16
	X, Y    float64
	Advance float64 // the face's own advance at this size
	Text    string  // what it reads as; "" for shapes that carry no text
	Outline bool    // paint as a path, not as text (a positioned mark)
}

// Run is glyphs of one face, size and colour, in visual order.
type Run struct {
	Face   *Face
	Size   float64
	Colour Colour
	Glyphs []Glyph
}

// Align places a line in its box. Start and End follow the paragraph's direction.
type Align int

// The alignments.
const (
	Start Align = iota
	Middle
	End
	Justify
)

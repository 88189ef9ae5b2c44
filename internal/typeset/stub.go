package typeset

// Face is one font file.
type Face struct{}

// LoadFace parses a TrueType font. The bytes are not kept by reference.
func LoadFace(name string, ttf []byte) (*Face, error) { return &Face{}, nil }

// Engine lays out text with one family. It is not safe for concurrent use.
type Engine struct{}

// NewEngine makes an engine; lang is an ISO code for shaping ("fa").
func NewEngine(f Family, lang string) *Engine { return &Engine{} }

// Layout analyses a paragraph: bidi levels, faces, shaping. Newlines break lines.
func (e *Engine) Layout(spans []Span, d Direction) *Paragraph { return &Paragraph{} }

// Paragraph is analysed text, ready to be broken into lines.
type Paragraph struct{}

// Missing lists characters that no face has.
func (p *Paragraph) Missing() []Missing { return nil }

// Width is the width on one line; MinWidth that of the longest unbreakable piece.
func (p *Paragraph) Width() float64    { return 0 }
func (p *Paragraph) MinWidth() float64 { return 0 }

// Wrap breaks the paragraph into lines no wider than width (longer words are broken between clusters).
func (p *Paragraph) Wrap(width float64) []*Line { return nil }

// Line is one line of a paragraph.
type Line struct{}

// Width without trailing spaces. Text is the line in logical order. RTL is the paragraph's direction.
func (l *Line) Width() float64 { return 0 }
func (l *Line) Text() string   { return "" }
func (l *Line) RTL() bool      { return false }

// Runs places the line in a box of that width; X of glyphs counts from the left edge of the box.
func (l *Line) Runs(width float64, a Align) []Run { return nil }

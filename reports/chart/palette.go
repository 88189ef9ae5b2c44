package chart

import (
	"rahbord/internal/draw"
	"rahbord/reports"
)

// Palette is the colours of a report on paper.
type Palette struct {
	Brand, Second                       draw.Colour
	OwnSecond                           bool // the brand has a second colour; else it comes from the first
	Ink, Soft, Line, Rule, Track, Paper draw.Colour
	Wash                                draw.Colour // light grounds within charts
}

// PaletteOf is the neutrals of every report with the colours of a brand; without one, or
// with one that is no colour, a deep teal.
func PaletteOf(b reports.Brand) Palette {
	p := Palette{Ink: RGB(0x1a242d), Soft: RGB(0x55616c), Line: RGB(0x8b979f), Rule: RGB(0xdbe1e5), Track: RGB(0xe6eaed), Paper: RGB(0xffffff),
		Wash: RGB(0xf6f8f9)}
	var ok bool
	if p.Brand, ok = Hex(b.Colour); !ok {
		p.Brand = RGB(0x0b6e75)
	}
	if p.Second, p.OwnSecond = Hex(b.Second); !p.OwnSecond {
		p.Second = Mix(p.Brand, p.Ink, 0.35)
	}
	return p
}

// Meaning is how a tone looks: a fill, a colour for text on the tint and on paper, and a
// shape. The fills also differ in lightness, for grey printing and for readers who see
// few colours.
type Meaning struct {
	Fill, Text, Tint draw.Colour
	Shape            Shape
}

// MeaningOf is the look of a tone; false for those that have the colours of the brand.
func MeaningOf(t reports.Tone) (Meaning, bool) {
	switch t {
	case reports.Good:
		return Meaning{RGB(0x00604d), RGB(0x00604d), RGB(0xe0efeb), Disc}, true
	case reports.Fair:
		return Meaning{RGB(0xe8b03a), RGB(0x7d5200), RGB(0xfbf1da), Diamond}, true
	case reports.Poor:
		return Meaning{RGB(0xcf5328), RGB(0xa33a14), RGB(0xfae8e1), Triangle}, true
	case reports.Unknown:
		return Meaning{RGB(0xaab3b9), RGB(0x55616c), RGB(0xf1f3f4), Ring}, true
	}
	return Meaning{Shape: Disc}, false
}

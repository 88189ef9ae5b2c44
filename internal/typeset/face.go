package typeset

import (
	"bytes"
	"fmt"
	"math"
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Face is one font file. It does not change once loaded and may be shared.
type Face struct {
	name     string
	ttf      []byte
	font     *font.Font
	advances []int
	outlines []Outline
	blank    uint16
	metrics  Metrics
}

// Metrics are the heights of a face above the baseline as parts of the type
// size (0.8 of a 10 point face is 8 points). Descent is below zero.
type Metrics struct {
	Ascent, Descent, CapHeight, XHeight float64
}

// Outline is the shape of a glyph as a closed path. Coordinates are parts of
// the type size; y grows upwards from the baseline.
type Outline []Segment

// Segment is one step of an outline: 'M' and 'L' use the first point, 'C' (a
// cubic curve) all three, 'Z' none.
type Segment struct {
	Op     byte
	Points [3]Point
}

// Point is a place in a glyph's square.
type Point struct{ X, Y float64 }

// LoadFace parses a TrueType font. The bytes are not kept by reference. A font
// that cannot be parsed, or that has no glyph to carry text without ink, is an
// error.
func LoadFace(name string, ttf []byte) (*Face, error) {
	parsed, err := parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	f := &Face{name: name, ttf: slices.Clone(ttf), font: parsed.Font, metrics: metricsOf(parsed)}
	em := float64(parsed.Upem())
	for gid := 0; ; gid++ {
		outline, ok := parsed.GlyphDataOutline(font.GID(gid))
		if !ok {
			break
		}
		advance := float64(parsed.HorizontalAdvance(font.GID(gid)))
		f.advances = append(f.advances, int(math.Round(advance*1000/em)))
		f.outlines = append(f.outlines, outlineOf(outline.Segments, em))
	}
	if len(f.outlines) == 0 {
		return nil, fmt.Errorf("font %s: no outlines", name)
	}
	var ok bool
	if f.blank, ok = f.findBlank(); !ok {
		return nil, fmt.Errorf("font %s: neither an empty glyph nor a space", name)
	}
	return f, nil
}

// parse turns the parser's panics on truncated tables into errors.
func parse(ttf []byte) (face *font.Face, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("damaged: %v", r)
		}
	}()
	return font.ParseTTF(bytes.NewReader(ttf))
}

// Name is the name under which the face was loaded.
func (f *Face) Name() string { return f.name }

// TTF is a copy of the font file.
func (f *Face) TTF() []byte { return slices.Clone(f.ttf) }

// NumGlyphs is the number of glyphs; their identifiers count from 0.
func (f *Face) NumGlyphs() int { return len(f.outlines) }

// Advance is the width of a glyph in thousandths of the type size, rounded half
// up as PDF width arrays hold it. It is 0 for a glyph that does not exist.
func (f *Face) Advance(gid uint16) int {
	if int(gid) >= len(f.advances) {
		return 0
	}
	return f.advances[gid]
}

// Outline is the shape of a glyph, nil when it has no ink. Glyph 0, which
// stands for a missing character, always has a shape: a box when the font
// leaves it empty.
func (f *Face) Outline(gid uint16) Outline {
	if int(gid) >= len(f.outlines) {
		return nil
	}
	if gid == 0 && !f.drawsMissing() {
		return box(float64(f.advances[0])/1000, f.metrics.CapHeight)
	}
	return f.outlines[gid]
}

// Blank is a glyph without ink that carries text. Its width is zero, or that of
// the space in fonts without such a glyph.
func (f *Face) Blank() uint16 { return f.blank }

// Metrics are the heights of the face.
func (f *Face) Metrics() Metrics { return f.metrics }

// drawsMissing tells whether the font itself has a shape for missing characters.
func (f *Face) drawsMissing() bool { return len(f.outlines[0]) > 0 }

func (f *Face) glyph(r rune) (uint16, bool) {
	gid, ok := f.font.NominalGlyph(r)
	return uint16(gid), ok && gid != 0
}

func (f *Face) has(r rune) bool {
	_, ok := f.glyph(r)
	return ok
}

// findBlank looks for the glyph of an invisible character that really is empty:
// some fonts draw a mark there.
func (f *Face) findBlank() (gid uint16, ok bool) {
	for _, r := range "\u200c\u200d\u200b\u2060\ufeff" {
		if gid, ok = f.glyph(r); ok && f.Advance(gid) == 0 && len(f.Outline(gid)) == 0 {
			return gid, true
		}
	}
	return f.glyph(' ')
}

func metricsOf(face *font.Face) Metrics {
	em := float64(face.Upem())
	extents, _ := face.FontHExtents()
	return Metrics{
		Ascent:    float64(extents.Ascender) / em,
		Descent:   float64(extents.Descender) / em,
		CapHeight: float64(face.LineMetric(font.CapHeight)) / em,
		XHeight:   float64(face.LineMetric(font.XHeight)) / em,
	}
}

// outlineOf scales a path to the em, closes its contours and turns its
// quadratic curves into cubic ones.
func outlineOf(segments []opentype.Segment, em float64) Outline {
	if len(segments) == 0 {
		return nil
	}
	scaled := func(p opentype.SegmentPoint) Point { return Point{float64(p.X) / em, float64(p.Y) / em} }
	var out Outline
	var at Point
	for _, s := range segments {
		a, b, c := scaled(s.Args[0]), scaled(s.Args[1]), scaled(s.Args[2])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if len(out) > 0 {
				out = append(out, Segment{Op: 'Z'})
			}
			out = append(out, Segment{Op: 'M', Points: [3]Point{a}})
			at = a
		case opentype.SegmentOpLineTo:
			out = append(out, Segment{Op: 'L', Points: [3]Point{a}})
			at = a
		case opentype.SegmentOpQuadTo:
			out = append(out, Segment{Op: 'C', Points: [3]Point{toward(at, a), toward(b, a), b}})
			at = b
		case opentype.SegmentOpCubeTo:
			out = append(out, Segment{Op: 'C', Points: [3]Point{a, b, c}})
			at = c
		}
	}
	return append(out, Segment{Op: 'Z'})
}

// toward goes two thirds of the way from p to q, where a cubic curve has the
// control point that makes it equal a quadratic one.
func toward(p, q Point) Point {
	return Point{p.X + 2*(q.X-p.X)/3, p.Y + 2*(q.Y-p.Y)/3}
}

// box is an upright frame for a character that the font cannot draw.
func box(width, height float64) Outline {
	const margin, line = 0.06, 0.05
	outer := rectangle(margin, 0, width-margin, height)
	inner := rectangle(margin+line, line, width-margin-line, height-line)
	inner[1], inner[3] = inner[3], inner[1] // the other way round, so that it is a hole
	return append(closed(outer), closed(inner)...)
}

func rectangle(left, bottom, right, top float64) [4]Point {
	return [4]Point{{left, bottom}, {right, bottom}, {right, top}, {left, top}}
}

func closed(corners [4]Point) Outline {
	out := Outline{{Op: 'M', Points: [3]Point{corners[0]}}}
	for _, c := range corners[1:] {
		out = append(out, Segment{Op: 'L', Points: [3]Point{c}})
	}
	return append(out, Segment{Op: 'Z'})
}

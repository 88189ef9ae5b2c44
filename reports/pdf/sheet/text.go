package sheet

import (
	"fmt"
	"math"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
)

// Text implements draw.Canvas. A line is one text object in visual order; marks
// that stand off the baseline grid are painted after it.
func (s *Sheet) Text(l *typeset.Line, x, y, width float64, a typeset.Align) {
	if s.marks.want != nil {
		s.marks.want.collect(l)
	}
	s.show(l.Runs(width, a), x, y)
}

// show writes runs whose glyphs are placed relative to x and the baseline y.
func (s *Sheet) show(runs []typeset.Run, x, y float64) {
	p := pen{left: x, baseline: s.opts.Height - y}
	for _, r := range runs {
		f := s.byFace[r.Face]
		if f == nil {
			s.fail(fmt.Errorf("text in a face that the document was not given"))
			return
		}
		for _, g := range r.Glyphs {
			if g.Outline || g.Text == "" {
				p.shape(r, g)
				continue
			}
			code, err := f.code(g.ID, g.Text)
			if err != nil {
				s.fail(err)
				return
			}
			p.glyph(f, r, g, code)
		}
	}
	if ops := p.done(); len(ops) > 0 {
		s.write(ops)
	}
}

// pen writes the glyphs of one line. It knows where a reader of the operators
// stands after each glyph, and writes the difference to where the next one belongs.
type pen struct {
	left, baseline float64 // origin of the line on the page, y upwards

	text   []byte  // operators of the text object
	at     float64 // where the reader stands, from left
	font   *font
	size   float64
	colour typeset.Colour
	rise   float64
	state  state

	shapes      []byte // operators of the painted marks
	shapeColour typeset.Colour
}

// state is how far the pen is into showing glyphs.
type state int

const (
	outside state = iota // no array of glyphs is open
	inArray
	inString
)

// Differences that cannot be seen, and would only make the file larger.
const (
	sameRise    = 0.001 // points
	sameAdvance = 0.6   // thousandths of the type size
)

func (p *pen) glyph(f *font, r typeset.Run, g typeset.Glyph, code uint16) {
	if p.text == nil {
		p.text = appendNumbers([]byte("BT "), p.left+g.X, p.baseline)
		p.text = append(p.text, "Td "...)
		p.at = g.X
	}
	if f != p.font || r.Size != p.size {
		p.leave(outside)
		p.font, p.size = f, r.Size
		p.text = append(p.text, f.resource()+" "...)
		p.text = append(appendNumber(p.text, r.Size), " Tf "...)
	}
	if r.Colour != p.colour {
		p.leave(outside)
		p.colour = r.Colour
		p.text = appendFill(p.text, r.Colour)
	}
	if math.Abs(g.Y-p.rise) > sameRise {
		p.leave(outside)
		p.rise = g.Y
		p.text = append(appendNumber(p.text, g.Y), " Ts "...)
	}
	if p.state == outside {
		p.text = append(p.text, '[')
		p.state = inArray
	}
	if gap := (g.X - p.at) * 1000 / r.Size; math.Abs(gap) > sameAdvance {
		p.leave(inArray)
		gap = math.Round(gap*10) / 10
		p.text = appendNumber(p.text, -gap)
		p.at += gap * r.Size / 1000
	}
	if p.state == inArray {
		p.text = append(p.text, '<')
		p.state = inString
	}
	p.text = fmt.Appendf(p.text, "%04X", code)
	p.at += float64(f.face.Advance(g.ID)) * r.Size / 1000
}

// leave closes what is open, down to the wanted state.
func (p *pen) leave(to state) {
	if p.state == inString && to < inString {
		p.text = append(p.text, '>')
		p.state = inArray
	}
	if p.state == inArray && to < inArray {
		p.text = append(p.text, "] TJ "...)
		p.state = outside
	}
}

// shape paints a glyph as a path.
func (p *pen) shape(r typeset.Run, g typeset.Glyph) {
	outline := r.Face.Outline(g.ID)
	if len(outline) == 0 {
		return
	}
	if p.shapes == nil || r.Colour != p.shapeColour {
		p.shapes = appendFill(p.shapes, r.Colour)
		p.shapeColour = r.Colour
	}
	for _, seg := range outline {
		points, name := operator(draw.Op(seg.Op))
		for _, pt := range seg.Points[:points] {
			p.shapes = appendNumbers(p.shapes, p.left+g.X+pt.X*r.Size, p.baseline+g.Y+pt.Y*r.Size)
		}
		p.shapes = append(p.shapes, name...)
	}
	p.shapes = append(p.shapes, "f "...)
}

// done gives all the operators of the line, nil when it is empty.
func (p *pen) done() []byte {
	if p.text == nil && p.shapes == nil {
		return nil
	}
	ops := []byte("q ")
	if p.text != nil {
		p.leave(outside)
		ops = append(append(ops, p.text...), "ET "...)
	}
	return append(append(ops, p.shapes...), 'Q')
}

func appendFill(b []byte, c typeset.Colour) []byte {
	return append(appendNumbers(b, rgb(c.R, c.G, c.B)...), "rg "...)
}

package typeset

import (
	"slices"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"rahbord/internal/bidi"
)

// item is a piece of text of one look, level and script that no line break
// divides; it is either all spaces or has none.
type item struct {
	start, end int
	level      uint8
	face       *Face
	span       *Span
	clusters   []cluster // from left to right
	width      float64   // in points
}

// cluster is the shapes of characters that cannot be drawn apart. Measures are
// parts of the type size.
type cluster struct {
	start, end int
	shapes     []shape // from left to right
	width      float64
}

// shape is a glyph of a cluster; dx and dy move it away from the pen.
type shape struct {
	id              uint16
	dx, dy, advance float64
}

// shape splits the paragraph into items and shapes them.
func (e *Engine) shape(p *Paragraph) {
	p.composeHamza()
	for start := 0; start < len(p.text); {
		end := start + 1
		for end < len(p.text) && p.sameItem(start, end) {
			end++
		}
		p.items = append(p.items, e.shapeItem(p, start, end))
		start = end
	}
}

// sameItem tells whether the character at i belongs to the item that starts
// with the one at start and reaches to i.
func (p *Paragraph) sameItem(start, i int) bool {
	return p.breaks[i] == noBreak && p.levels[i] == p.levels[start] && p.faces[i] == p.faces[start] &&
		p.owner[i] == p.owner[start] && p.scripts[i] == p.scripts[start] && bidi.IsSpace(p.text[i]) == bidi.IsSpace(p.text[start])
}

// composeHamza draws heh and hamza as one letter where the face has it, which
// looks better than a mark put on top. The text keeps the two characters.
func (p *Paragraph) composeHamza() {
	for i := 0; i+1 < len(p.text); i++ {
		if p.text[i] == heh && p.text[i+1] == hamzaAbove && p.faces[i] != nil && p.faces[i].has(hehWithHamza) {
			p.shaped[i], p.shaped[i+1] = hehWithHamza, graphemeGlue
		}
	}
}

func (e *Engine) shapeItem(p *Paragraph, start, end int) item {
	it := item{start: start, end: end, level: p.levels[start], face: p.faces[start], span: &p.spans[p.owner[start]]}
	if it.face == nil {
		it.face = e.chain(it.span.Weight)[0]
		it.clusters = p.boxes(start, end, it.face)
		if it.isRTL() {
			slices.Reverse(it.clusters)
		}
	} else {
		it.clusters = e.shapeText(p, &it)
	}
	it.measure()
	for _, c := range it.clusters {
		for _, s := range c.shapes {
			if s.id == 0 {
				p.addMissingOf(c, it.face)
			}
		}
	}
	return it
}

func (it *item) isRTL() bool { return it.level%2 == 1 }

// boxes stand in for grapheme clusters that no face has.
func (p *Paragraph) boxes(start, end int, face *Face) []cluster {
	var all []cluster
	for i := start; i < end; {
		next := i + 1
		for next < end && !p.graphemes[next] {
			next++
		}
		width := float64(face.Advance(0)) / 1000
		all = append(all, cluster{start: i, end: next, shapes: []shape{{advance: width}}, width: width})
		i = next
	}
	return all
}

// addMissingOf notes the characters of a cluster that the face lacks.
func (p *Paragraph) addMissingOf(c cluster, face *Face) {
	for i := c.start; i < c.end; i++ {
		if !face.has(p.shaped[i]) {
			p.addMissing(i)
		}
	}
}

// shapeText runs HarfBuzz with the whole paragraph as context.
func (e *Engine) shapeText(p *Paragraph, it *item) []cluster {
	direction := di.DirectionLTR
	if it.isRTL() {
		direction = di.DirectionRTL
	}
	em := int(it.face.font.Upem())
	output := e.shaper.ShapeNoExtents(shaping.Input{
		Text: p.shaped, RunStart: it.start, RunEnd: it.end, Direction: direction,
		Face: e.faces[it.face], Size: fixed.I(em), Script: p.scripts[it.start], Language: e.lang,
	})
	unit := 1 / (64 * float64(em))
	shapes := make([]shape, len(output.Glyphs))
	var clusters []cluster
	for i, g := range output.Glyphs {
		shapes[i] = shape{
			id: uint16(g.GlyphID), dx: float64(g.XOffset) * unit, dy: float64(g.YOffset) * unit, advance: float64(g.Advance) * unit,
		}
		if i == 0 || g.TextIndex() != clusters[len(clusters)-1].start {
			clusters = append(clusters, cluster{start: g.TextIndex(), end: g.TextIndex() + g.RunesCount(), shapes: shapes[i:i]})
		}
		c := &clusters[len(clusters)-1]
		c.shapes = c.shapes[:len(c.shapes)+1]
		c.width += shapes[i].advance
	}
	return clusters
}

package pdf

import (
	"rahbord/internal/typeset"
	"rahbord/reports"
	"rahbord/reports/pdf/sheet"
)

// composer turns the blocks of a document into elements made of strips.
type composer struct {
	doc    *reports.Document
	engine *typeset.Engine
	theme  *theme
	rtl    bool
	page   frame

	headings []*entry                      // in order; the contents and the bookmarks
	space    float64                       // room asked for before the next block
	above    float64                       // what stands over a cascade on its page
	fresh    bool                          // the next block starts a page
	known    map[worded]*typeset.Paragraph // analysed text
	warned   map[rune]bool
	warnings []Warning
	err      error // the first fault of an image
}

// frame is the paper and its margins in points.
type frame struct {
	width, height float64
	side          float64 // margin left and right
	area          area    // of the content
}

func newComposer(d *reports.Document, e *typeset.Engine, p Paper) *composer {
	w, h := p.size()
	return &composer{
		doc: d, engine: e, theme: newTheme(d), rtl: d.RTL,
		known: map[worded]*typeset.Paragraph{}, warned: map[rune]bool{},
		page: frame{width: w, height: h, side: 58, area: area{78, h - 66}},
	}
}

// column is the full width between the margins.
func (c *composer) column() box { return box{c.page.side, c.page.width - 2*c.page.side} }

// compose lays out blocks one below the other in a column.
func (c *composer) compose(blocks []reports.Block, b box) []*element {
	var all []*element
	for _, block := range blocks {
		if _, page := block.(reports.Cascade); page {
			c.above = taken(all)
		}
		e := c.block(block, b)
		strips := flatten([]*element{e})
		if len(strips) == 0 {
			continue
		}
		if len(all) > 0 {
			strips[0].before = max(strips[0].before, clearance(all[len(all)-1].block))
		}
		if len(all) > 0 && briefly(block, strips, all[len(all)-1].block) {
			bind(strips)
			strips[len(strips)-1].keep = true
		}
		if len(all) > 0 && remark(block, strips, all[len(all)-1].block) {
			bind(strips)
			above := flatten(all[len(all)-1:])
			above[len(above)-1].keep = true
		}
		strips[0].before += c.space
		strips[0].fresh = strips[0].fresh || c.fresh
		_, c.fresh = block.(reports.Cover)
		c.space = 0
		e.block = block
		all = append(all, e)
	}
	return all
}

// briefly tells whether a block is only a few lines under a heading: they then
// stay with what the heading announces.
func briefly(block reports.Block, strips []*strip, above reports.Block) bool {
	_, heading := above.(reports.Heading)
	_, paragraph := block.(reports.Paragraph)
	return heading && paragraph && len(strips) <= 4
}

// remark tells whether a block is a short note on the table or chart above it, which
// it then does not leave.
func remark(block reports.Block, strips []*strip, above reports.Block) bool {
	const short = 90 // points
	switch above.(type) {
	case reports.Table, reports.HeatMap, reports.Curve, reports.Gantt, reports.Loads, reports.Radar:
	default:
		return false
	}
	switch v := block.(type) {
	case reports.Paragraph:
		return v.Style == reports.Small && total(strips) <= short
	case reports.Callout:
		return total(strips) <= short
	}
	return false
}

// taken is the height of what stands on the page that was begun last.
func taken(els []*element) float64 {
	strips := flatten(els)
	for i := len(strips) - 1; i >= 0; i-- {
		if strips[i].fresh {
			return total(strips[i:]) - strips[i].before
		}
	}
	return total(strips)
}

// clearance is the least room below a block in points.
func clearance(b reports.Block) float64 {
	switch b.(type) {
	case reports.KeyFigures, reports.Callout, reports.Table, reports.Radar, reports.Scale, reports.Columns,
		reports.HeatMap, reports.Curve, reports.Gantt, reports.Loads, reports.Cascade, reports.Card, reports.Tree:
		return 18
	case reports.Contents:
		return 24
	}
	return 0
}

func (c *composer) block(block reports.Block, b box) *element {
	switch v := block.(type) {
	case reports.Cover:
		return c.cover(v)
	case reports.Contents:
		return c.contents(v, b)
	case reports.Heading:
		return c.heading(v, b)
	case reports.Paragraph:
		return c.proseBlock(v, b)
	case reports.Bullets:
		return c.bullets(v, b)
	case reports.Callout:
		return c.callout(v, b)
	case reports.KeyFigures:
		return c.keyFigures(v, b)
	case reports.Scale:
		return c.scale(v, b)
	case reports.Table:
		return c.table(v, b)
	case reports.Radar:
		return c.radar(v, b)
	case reports.Levels:
		return c.levels(v, b)
	case reports.TickBoxes:
		return c.tickBoxes(v, b)
	case reports.Columns:
		return c.columns(v, b)
	case reports.HeatMap:
		return c.heatMap(v, b)
	case reports.Curve:
		return c.curve(v, b)
	case reports.Gantt:
		return c.gantt(v, b)
	case reports.Loads:
		return c.loads(v, b)
	case reports.Cascade:
		return c.cascade(v, b)
	case reports.Card:
		return c.dossier(v, b)
	case reports.Tree:
		return c.tree(v, b)
	case reports.Space:
		c.space += max(0, v.Points)
	case reports.PageBreak:
		c.fresh = true
	}
	return &element{}
}

// columnGap is the room between blocks side by side.
const columnGap = 26

// columns sets blocks side by side. Columns too narrow to read or taller than a
// page follow one another instead.
func (c *composer) columns(v reports.Columns, b box) *element {
	n := float64(len(v.Parts))
	if n == 0 {
		return &element{}
	}
	if w := (b.w - (n-1)*columnGap) / n; n > 1 && w >= 90 {
		headings, height := len(c.headings), 0.0
		var parts []*strip
		for i, blocks := range v.Parts {
			s := within(c.compose(blocks, c.from(b, float64(i)*(w+columnGap), w)))
			c.space, c.fresh = 0, false
			height = max(height, s.height)
			parts = append(parts, s)
		}
		if height <= c.page.area.height() {
			return leaf("", beside(parts, height))
		}
		c.headings = c.headings[:headings]
	}
	all := &element{}
	for _, blocks := range v.Parts {
		all.kids = append(all.kids, c.compose(blocks, b)...)
	}
	return all
}

// beside draws strips of different columns from the same top.
func beside(parts []*strip, height float64) *strip {
	return &strip{before: 24, height: height, inner: parts, paint: func(s sheet.Surface, y float64) {
		for _, p := range parts {
			p.paint(s, y)
		}
	}}
}

package pdf

import (
	"math"

	"rahbord/reports"
	"rahbord/reports/pdf/sheet"
)

// Measures of a table in points.
const (
	cellGap  = 12 // between columns
	cellPad  = 4.5
	densePad = 2.6 // in a dense table
	pillSide = 6   // within a badge
	pillMark = 10
	barRoom  = 34 // least length of a bar
)

// grid is a table whose columns have found their widths.
type grid struct {
	c       *composer
	columns []reports.Column
	boxes   []box
	reserve []float64 // room for the value beside the bars of a column
	box     box
	words   look
	notes   look
	pad     float64 // above and below the words of a row
}

// How a table may be parted: so many rows stay together at its start and at its end,
// and one lower than lowTable, in points, stays whole.
const (
	together = 2
	lowTable = 190
)

// table has a header on every page; its rows are split only when they are taller
// than a third of a page.
func (c *composer) table(v reports.Table, b box) *element {
	g := c.grid(v, b)
	all := &element{}
	if v.Caption != "" {
		caption := c.prose("P", v.Caption, c.theme.strong.sized(9), b, 12)
		bind(caption.strips)
		caption.strips[len(caption.strips)-1].keep = true
		caption.strips[len(caption.strips)-1].height += 2
		all.kids = append(all.kids, caption)
	}
	whole, step := c.page.area.height()/3, 5*g.words.leading
	table := group("Table")
	var repeat *furniture
	if head, ok := g.header(); ok {
		strips := head.strips(whole, step)
		bind(strips)
		strips[len(strips)-1].keep = true
		if len(strips) == 1 {
			repeat = &furniture{head.height() + 3, func(s sheet.Surface, y float64) { head.paint(s, y, false) }}
		}
		table.kids = append(table.kids, leaf("", strips...))
	}
	for i, r := range v.Rows {
		strips := g.row(r, whole, step)
		for _, s := range strips {
			s.repeat = repeat
		}
		last := strips[len(strips)-1]
		last.keep = i+1 < len(v.Rows) && (r.Group != "" || i+1 < together || i+1+together > len(v.Rows))
		table.kids = append(table.kids, leaf("", strips...))
	}
	strips := flatten([]*element{table})
	if total(strips) <= lowTable {
		bind(strips)
	}
	if v.Caption == "" && len(strips) > 0 {
		strips[0].before = 10
	}
	if len(table.kids) > 0 {
		all.kids = append(all.kids, table)
	}
	return all
}

// grid gives the columns their widths: their shares, widened where a word would
// break.
func (c *composer) grid(v reports.Table, b box) *grid {
	g := &grid{c: c, box: b, words: c.theme.body.sized(8.8).beside(), notes: c.theme.note, pad: cellPad, columns: append([]reports.Column{}, v.Columns...)}
	if v.Dense {
		g.words, g.notes, g.pad = c.theme.body.sized(8.2).tight(), c.theme.note.sized(7.4), densePad
	}
	for _, r := range v.Rows {
		for len(g.columns) < len(r.Cells) {
			g.columns = append(g.columns, reports.Column{})
		}
	}
	n := len(g.columns)
	if n == 0 {
		return g
	}
	g.reserve = make([]float64, n)
	least, shares := make([]float64, n), make([]float64, n)
	for i, col := range g.columns {
		least[i] = c.paragraph(col.Title, c.theme.head).MinWidth()
		shares[i] = math.Max(0, col.Width)
	}
	for _, r := range v.Rows {
		for i, cl := range r.Cells {
			if (cl.Bar != nil || cl.Spark != nil) && cl.Text != "" {
				g.reserve[i] = math.Max(g.reserve[i], math.Min(c.paragraph(cl.Text, g.look(cl)).Width()+1+g.lead(cl), b.w/3))
			}
			least[i] = math.Max(least[i], g.least(cl))
		}
	}
	for i := range least {
		if g.reserve[i] > 0 {
			least[i] = math.Max(least[i], g.reserve[i]+8+barRoom)
		}
		least[i] += 0.5
	}
	at := 0.0
	for _, w := range fit(shares, least, b.w-cellGap*float64(n-1)) {
		g.boxes = append(g.boxes, c.from(b, at, w))
		at += w + cellGap
	}
	return g
}

// least is the width below which words of a cell would break.
func (g *grid) least(v reports.Cell) float64 {
	w := g.c.paragraph(v.Text, g.look(v)).MinWidth()
	if v.Badge != reports.Neutral {
		w += 2*pillSide + pillMark
	}
	if v.Badge == reports.Neutral {
		w += g.lead(v)
	}
	if v.Bar != nil || v.Spark != nil {
		w = math.Max(w, barRoom)
	}
	return math.Max(w, g.c.paragraph(v.Note, g.notes).MinWidth())
}

// header is the row of titles; there is none when no column has a title.
func (g *grid) header() (row, bool) {
	r := row{role: "TR", below: 5, rule: &hairline{g.box, 1, g.c.theme.brandText}}
	titled := false
	for i, col := range g.columns {
		titled = titled || col.Title != ""
		t := g.c.set(col.Title, g.c.theme.head, g.boxes[i].w).to(g.alignment(i))
		r.cells = append(r.cells, cell{role: "TH", attrs: sheet.Attrs{Scope: "Column"}, pieces: g.c.pieces(t, g.boxes[i])})
	}
	h := 0.0
	for _, cl := range r.cells {
		h = math.Max(h, stack(cl.pieces))
	}
	for i := range r.cells { // titles stand on the rule, not under the ceiling
		if lift := h - stack(r.cells[i].pieces); lift > 0 && h < g.c.page.area.height()/3 {
			r.cells[i].pieces = append([]piece{gap(lift)}, r.cells[i].pieces...)
		}
	}
	return r, titled
}

func (g *grid) row(v reports.Row, whole, step float64) []*strip {
	c := g.c
	if v.Group != "" {
		inner := c.from(g.box, 6, g.box.w-12)
		k := c.theme.strong.sized(9).in(c.theme.brandText)
		r := row{role: "TR", above: 4, below: 4, ground: &g.box, groundInk: c.theme.wash}
		r.cells = []cell{{role: "TH", attrs: sheet.Attrs{Scope: "Row"}, pieces: c.pieces(c.set(v.Group, k, inner.w), inner)}}
		strips := r.strips(whole, step)
		bind(strips)
		return strips
	}
	r := row{role: "TR", above: g.pad, below: g.pad, rule: &hairline{g.box, 0.5, c.theme.rule}}
	for i := range g.columns {
		var pieces []piece
		if i < len(v.Cells) {
			pieces = g.cell(v.Cells[i], i)
		}
		r.cells = append(r.cells, cell{role: "TD", pieces: pieces})
	}
	return r.strips(whole, step)
}

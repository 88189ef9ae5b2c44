package pdf

import (
	"math"

	"rahbord/internal/typeset"
	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// Measures of a table in points.
const (
	cellGap  = 12 // between columns
	cellPad  = 4.5
	pillSide = 6 // within a badge
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
}

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
			repeat = &furniture{head.height(), func(s sheet.Surface, y float64) { head.paint(s, y, false) }}
		}
		table.kids = append(table.kids, leaf("", strips...))
	}
	for i, r := range v.Rows {
		strips := g.row(r, whole, step)
		for _, s := range strips {
			s.repeat = repeat
		}
		last := strips[len(strips)-1]
		last.keep = i+1 < len(v.Rows) && (r.Group != "" || i == 0 || i+2 == len(v.Rows))
		table.kids = append(table.kids, leaf("", strips...))
	}
	if strips := flatten([]*element{table}); v.Caption == "" && len(strips) > 0 {
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
	g := &grid{c: c, box: b, words: c.theme.body.sized(8.8), columns: append([]reports.Column{}, v.Columns...)}
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
			if cl.Bar != nil && cl.Text != "" {
				g.reserve[i] = math.Max(g.reserve[i], math.Min(c.paragraph(cl.Text, g.look(cl)).Width()+1, b.w/3))
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
	if v.Bar != nil {
		w = math.Max(w, barRoom)
	}
	return math.Max(w, g.c.paragraph(v.Note, g.c.theme.note).MinWidth())
}

// fit divides a width by shares but gives every column its least where that is
// possible.
func fit(shares, least []float64, width float64) []float64 {
	n := len(shares)
	out := make([]float64, n)
	sum, needed := 0.0, 0.0
	for i := range shares {
		sum += shares[i]
		needed += least[i]
	}
	if needed >= width {
		return scarce(least, width)
	}
	fixed := make([]bool, n)
	for changed := true; changed; {
		changed = false
		room, open := width, 0.0
		for i := range shares {
			if fixed[i] {
				room -= least[i]
			} else {
				open += share(shares[i], sum, n)
			}
		}
		for i := range shares {
			if fixed[i] {
				out[i] = least[i]
				continue
			}
			out[i] = room * share(shares[i], sum, n) / open
			if out[i] < least[i]-slack {
				fixed[i], changed = true, true
			}
		}
	}
	return out
}

// share is a column's part of the width; columns without one get an average part.
func share(own, sum float64, n int) float64 {
	if own > 0 {
		return own
	}
	if sum > 0 {
		return sum / float64(n)
	}
	return 1
}

// scarce divides too small a width: columns that ask for less than an equal part
// get it all, the others share what is left, so that only long words break.
func scarce(least []float64, width float64) []float64 {
	out := make([]float64, len(least))
	open, room := len(least), width
	for changed := true; changed && open > 0; {
		changed = false
		equal := room / float64(open)
		for i, w := range least {
			if out[i] == 0 && w <= equal {
				out[i] = math.Max(w, 1)
				room -= out[i]
				open--
				changed = true
			}
		}
	}
	for i := range out {
		if out[i] == 0 {
			out[i] = math.Max(1, room/float64(open))
		}
	}
	return out
}

// header is the row of titles; there is none when no column has a title.
func (g *grid) header() (row, bool) {
	r := row{role: "TR", below: 5, rule: &hairline{g.box, 1, g.c.theme.brandText}}
	titled := false
	for i, col := range g.columns {
		titled = titled || col.Title != ""
		t := g.c.set(col.Title, g.c.theme.head, g.boxes[i].w).to(alignment(col.Align))
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
	r := row{role: "TR", above: cellPad, below: cellPad, rule: &hairline{g.box, 0.5, c.theme.rule}}
	for i := range g.columns {
		var pieces []piece
		if i < len(v.Cells) {
			pieces = g.cell(v.Cells[i], i)
		}
		r.cells = append(r.cells, cell{role: "TD", pieces: pieces})
	}
	return r.strips(whole, step)
}

func (g *grid) look(v reports.Cell) look {
	k := g.words
	if v.Strong {
		k = k.bold()
	}
	if v.Badge != reports.Neutral {
		k = k.sized(8.2).bold().in(g.c.theme.tone(v.Badge).text)
	}
	return k
}

// cell is the text, badge or bar of a cell and its note.
func (g *grid) cell(v reports.Cell, i int) []piece {
	c, b, a := g.c, g.boxes[i], alignment(g.columns[i].Align)
	var pieces []piece
	switch {
	case v.Bar != nil:
		pieces = g.bar(v, i)
	case v.Badge != reports.Neutral && v.Text != "":
		pieces = c.badge(v, g.look(v), b, a)
	default:
		pieces = c.pieces(c.set(v.Text, g.look(v), b.w).to(a), b)
	}
	return append(pieces, c.pieces(c.set(v.Note, c.theme.note, b.w).to(a), b)...)
}

// bar stands beside its value, all bars of a column equally long, or below it
// when the column is narrow.
func (g *grid) bar(v reports.Cell, i int) []piece {
	c, b, k := g.c, g.boxes[i], g.look(v)
	const thick = 7
	paint := func(at box, y float64, s sheet.Surface) {
		chart.Bar{X: at.x, Y: y, W: at.w, H: thick, Value: v.Bar.Value, Target: v.Bar.Target, Known: v.Bar.Known, RTL: c.rtl,
			Fill: c.theme.tone(v.Bar.Tone).fill, Track: c.theme.track, Tick: c.theme.text, Edge: c.theme.line}.Draw(s)
	}
	value := c.set(v.Text, k, g.reserve[i]).to(typeset.End)
	length := b.w - g.reserve[i] - 8
	if g.reserve[i] == 0 {
		length = b.w
	}
	if length >= barRoom-1 && len(value.lines) <= 1 {
		track := c.from(b, 0, length)
		return []piece{{k.leading, func(s sheet.Surface, y float64) {
			paint(track, y+baseline(k)-0.34*k.size-thick/2, s)
			c.draw(s, value, c.from(b, b.w-g.reserve[i], g.reserve[i]), y)
		}}}
	}
	pieces := c.pieces(c.set(v.Text, k, b.w), b)
	return append(pieces, piece{thick + 8, func(s sheet.Surface, y float64) { paint(b, y+4, s) }})
}

// badge is text with a mark on a tinted pill; long text keeps colour and mark only.
func (c *composer) badge(v reports.Cell, k look, b box, a typeset.Align) []piece {
	look := c.theme.tone(v.Badge)
	t := c.set(v.Text, k, b.w-2*pillSide-pillMark)
	w := math.Min(b.w, t.width()+2*pillSide+pillMark)
	offset := 0.0
	switch a {
	case typeset.Middle:
		offset = (b.w - w) / 2
	case typeset.End:
		offset = b.w - w
	}
	pill := c.from(b, offset, w)
	words, mark := c.from(pill, pillSide+pillMark, w-2*pillSide-pillMark), c.from(pill, pillSide, 6)
	pieces := c.pieces(t, words)
	height, short, line := t.height(), len(t.lines) <= 3, pieces[0].draw
	pieces[0].draw = func(s sheet.Surface, y float64) {
		if short {
			s.Fill(chart.Round(pill.x, y+0.5, pill.w, height-1, 6), look.tint)
		}
		chart.Mark(s, look.shape, mark.x+3, y+baseline(k)-0.35*k.size, 6, look.fill)
		line(s, y)
	}
	return pieces
}

package pdf

import (
	"math"

	"rahbord/internal/typeset"
	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

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

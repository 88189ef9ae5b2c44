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
		k = k.sized(8.2).bold().in(g.c.theme.tone(v.Badge).Text)
	}
	return k
}

// moveRoom is the room of the arrow of a change before its words, in points.
const moveRoom = 11

// cell is the text, badge, bar or spark of a cell and its note.
func (g *grid) cell(v reports.Cell, i int) []piece {
	c, b, a := g.c, g.boxes[i], g.alignment(i)
	var pieces []piece
	switch {
	case v.Bar != nil:
		pieces = g.bar(v, i)
	case v.Spark != nil:
		pieces = g.spark(v, i)
	case v.Badge != reports.Neutral && v.Text != "":
		pieces = c.badge(v, g.look(v), b, a)
	case v.Move != reports.NoMove:
		pieces = c.moved(v, g.look(v), b, a)
	default:
		pieces = c.pieces(c.set(v.Text, g.look(v), b.w).to(a), b)
	}
	pieces = append(pieces, c.pieces(c.set(v.Note, g.notes, b.w).to(a), b)...)
	if v.Link != "" && len(pieces) > 0 {
		first := pieces[0]
		pieces[0].draw = func(s sheet.Surface, y float64) {
			if first.draw != nil {
				first.draw(s, y)
			}
			s.Link(v.Link, b.x, y, b.w, first.height)
		}
	}
	return pieces
}

// bar stands beside its value, all bars of a column equally long, or below it
// when the column is narrow.
func (g *grid) bar(v reports.Cell, i int) []piece {
	const thick = 7
	return g.beside(v, i, thick, func(at box, y float64, s sheet.Surface) {
		chart.Bar{X: at.x, Y: y, W: at.w, H: thick, Value: v.Bar.Value, Target: v.Bar.Target, Known: v.Bar.Known, RTL: g.c.rtl,
			Fill: g.c.theme.tone(v.Bar.Tone).Fill, Track: g.c.theme.track, Tick: g.c.theme.text, Edge: g.c.theme.line}.Draw(s)
	})
}

// spark is a small line over time beside its newest value.
func (g *grid) spark(v reports.Cell, i int) []piece {
	high := g.look(v).leading + 6
	return g.beside(v, i, high, func(at box, y float64, s sheet.Surface) {
		chart.Spark{X: at.x, Y: y, W: at.w, H: high, Values: v.Spark.Values, Target: v.Spark.Target, RTL: g.c.rtl,
			Colour: g.c.theme.brandText, Soft: g.c.theme.soft}.Draw(s)
	})
}

// beside sets a drawing of some height and the value that belongs to it side by
// side, or the drawing below when the column is narrow.
func (g *grid) beside(v reports.Cell, i int, thick float64, paint func(at box, y float64, s sheet.Surface)) []piece {
	c, b, k := g.c, g.boxes[i], g.look(v)
	value := c.set(v.Text, k, g.reserve[i]).to(typeset.End)
	length := b.w - g.reserve[i] - 8
	if g.reserve[i] == 0 {
		length = b.w
	}
	room := c.from(b, b.w-g.reserve[i], g.reserve[i])
	if length >= barRoom-1 && len(value.lines) <= 1 && value.width()+g.lead(v) <= g.reserve[i]+slack {
		track := c.from(b, 0, length)
		return []piece{{math.Max(k.leading, thick), func(s sheet.Surface, y float64) {
			top := y + math.Max(0, (thick-k.leading)/2)
			paint(track, top+baseline(k)-0.34*k.size-thick/2, s)
			c.move(s, v.Move, c.from(room, room.w-value.width()-moveRoom, moveRoom), top, k)
			c.draw(s, value, room, top)
		}}}
	}
	pieces := c.moved(v, k, b, typeset.Start)
	return append(pieces, piece{thick + 8, func(s sheet.Surface, y float64) { paint(b, y+4, s) }})
}

// lead is the room of what stands before the words of a cell.
func (g *grid) lead(v reports.Cell) float64 {
	if v.Move != reports.NoMove {
		return moveRoom
	}
	return 0
}

// moved is text with the arrow of a change before it.
func (c *composer) moved(v reports.Cell, k look, b box, a typeset.Align) []piece {
	if v.Move == reports.NoMove {
		return c.pieces(c.set(v.Text, k, b.w).to(a), b)
	}
	t := c.set(v.Text, k, b.w-moveRoom)
	w := math.Min(b.w, t.width()+moveRoom)
	offset := 0.0
	switch a {
	case typeset.Middle:
		offset = (b.w - w) / 2
	case typeset.End:
		offset = b.w - w
	}
	all := c.from(b, offset, w)
	pieces := c.pieces(t, c.from(all, moveRoom, w-moveRoom))
	if len(pieces) == 0 {
		pieces = []piece{gap(k.leading)}
	}
	line := pieces[0].draw
	pieces[0].draw = func(s sheet.Surface, y float64) {
		c.move(s, v.Move, c.from(all, 0, moveRoom), y, k)
		if line != nil {
			line(s, y)
		}
	}
	return pieces
}

// move draws the arrow of a change in its room.
func (c *composer) move(s sheet.Surface, m reports.Move, b box, y float64, k look) {
	trend, tone, better := chart.Level, c.theme.soft, false
	switch m {
	case reports.NoMove:
		return
	case reports.UpBetter, reports.UpWorse:
		trend, better = chart.Up, m == reports.UpBetter
	case reports.DownBetter, reports.DownWorse:
		trend, better = chart.Down, m == reports.DownBetter
	}
	if trend != chart.Level && better {
		tone = c.theme.tone(reports.Good).Text
	} else if trend != chart.Level {
		tone = c.theme.tone(reports.Poor).Text
	}
	chart.Move(s, trend, better, c.from(b, 0, 8).x+4, y+baseline(k)-0.35*k.size, 8, tone)
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
			s.Fill(chart.Round(pill.x, y+0.5, pill.w, height-1, 6), look.Tint)
		}
		if v.Move != reports.NoMove {
			c.move(s, v.Move, c.from(pill, pillSide-1, 8), y, k)
		} else {
			chart.Mark(s, look.Shape, mark.x+3, y+baseline(k)-0.35*k.size, 6, look.Fill)
		}
		line(s, y)
	}
	return pieces
}

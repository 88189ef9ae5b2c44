package pdf

import (
	"math"

	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// cardGap is the room between cards and steps side by side.
const cardGap = 16

// keyFigures are cards in rows of at most four, the rows as even as possible.
func (c *composer) keyFigures(v reports.KeyFigures, b box) *element {
	all := &element{}
	n := len(v.Figures)
	rows := (n + 3) / 4
	for r, from := 0, 0; r < rows; r++ {
		to := from + (n-from+rows-r-1)/(rows-r)
		all.kids = append(all.kids, c.cards(v.Figures[from:to], (n+rows-1)/rows, b))
		from = to
	}
	return all
}

// cards is one row; its grid has room for a number of columns.
func (c *composer) cards(figures []reports.Figure, columns int, b box) *element {
	columns = max(columns, 2)
	w := (b.w - float64(columns-1)*cardGap) / float64(columns)
	r := row{}
	for i, f := range figures {
		r.cells = append(r.cells, cell{role: "P", pieces: c.card(f, c.from(b, float64(i)*(w+cardGap), w))})
	}
	strips := r.strips(c.page.area.height()/3, 5*c.theme.body.leading)
	strips[0].before = 14
	return leaf("", strips...)
}

func (c *composer) card(f reports.Figure, b box) []piece {
	t := c.theme.tone(f.Tone)
	colour := c.theme.text
	if f.Tone != reports.Neutral {
		colour = t.Text
	}
	pieces := []piece{{9, func(s sheet.Surface, y float64) { s.Fill(chart.Rect(b.x, y, b.w, 2.2), t.Fill) }}}
	pieces = append(pieces, c.number(f, c.theme.figure.in(colour), b)...)
	pieces = append(pieces, c.pieces(c.set(f.Label, c.theme.strong.sized(8.8), b.w), b)...)
	pieces = append(pieces, c.pieces(c.set(f.Note, c.theme.note, b.w), b)...)
	return pieces
}

// number is the value with its unit beside it, or below when the card is narrow.
// Long values are set smaller.
func (c *composer) number(f reports.Figure, k look, b box) []piece {
	mark := 0.0
	if f.Tone == reports.Good || f.Tone == reports.Fair || f.Tone == reports.Poor {
		mark = 13
	}
	var value text
	for _, size := range []float64{k.size, 20, 16, 13} {
		k = k.sized(size)
		if value = c.set(f.Value, k, b.w-mark); len(value.lines) < 2 {
			break
		}
	}
	beside := c.from(b, 0, b.w-mark)
	if mark > 0 {
		beside = c.from(b, mark, b.w-mark)
	}
	pieces := c.pieces(value, beside)
	unit := c.set(f.Unit, c.theme.unit, math.Max(1, beside.w-value.width()-5))
	if len(value.lines) == 1 && len(unit.lines) == 1 && unit.width() <= beside.w-value.width()-5 {
		at := c.from(beside, value.width()+5, beside.w-value.width()-5)
		base := baseline(k) - baseline(c.theme.unit)
		line := pieces[0].draw
		pieces[0].draw = func(s sheet.Surface, y float64) {
			line(s, y)
			c.draw(s, unit, at, y+base)
		}
	} else {
		pieces = append(pieces, c.pieces(c.set(f.Unit, c.theme.unit, beside.w), beside)...)
	}
	if mark > 0 && len(pieces) > 0 {
		t, line := c.theme.tone(f.Tone), pieces[0].draw
		at := c.from(b, 0, 8)
		pieces[0].draw = func(s sheet.Surface, y float64) {
			chart.Mark(s, t.Shape, at.x+4, y+baseline(k)-0.35*k.size, 8, t.Fill)
			line(s, y)
		}
	}
	return pieces
}

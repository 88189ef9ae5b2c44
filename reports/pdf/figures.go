package pdf

import (
	"math"
	"strings"

	"rahbord/internal/draw"
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
		colour = t.text
	}
	pieces := []piece{{9, func(s sheet.Surface, y float64) { s.Fill(chart.Rect(b.x, y, b.w, 2.2), t.fill) }}}
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
			chart.Mark(s, t.shape, at.x+4, y+baseline(k)-0.35*k.size, 8, t.fill)
			line(s, y)
		}
	}
	return pieces
}

// scale shows steps as a strip that grows darker, or as a list when the steps
// are too many or their words too long.
func (c *composer) scale(v reports.Scale, b box) *element {
	n := float64(len(v.Steps))
	if n == 0 {
		return &element{}
	}
	const between = 10
	w := (b.w - (n-1)*between) / n
	if !c.roomy(v, w) {
		return c.ladder(v, b)
	}
	r := row{}
	for i, step := range v.Steps {
		at := c.from(b, float64(i)*(w+between), w)
		r.cells = append(r.cells, cell{role: "P", pieces: c.step(step, c.shade(i, len(v.Steps)), at)})
	}
	strips := r.strips(c.page.area.height()/3, 5*c.theme.body.leading)
	strips[0].before = 12
	return leaf("", strips...)
}

// roomy tells whether the words of every step fit into a column of that width.
func (c *composer) roomy(v reports.Scale, w float64) bool {
	if w < 62 {
		return false
	}
	for _, s := range v.Steps {
		if c.paragraph(s.Name, c.theme.strong).MinWidth() > w || c.paragraph(s.Text, c.theme.note).MinWidth() > w {
			return false
		}
	}
	return true
}

func (c *composer) step(v reports.ScaleStep, k tone, b box) []piece {
	pieces := []piece{{13, func(s sheet.Surface, y float64) { s.Fill(chart.Rect(b.x, y, b.w, 6), k.fill) }}}
	for _, t := range []text{
		c.set(v.Label, c.theme.h2.sized(12), b.w), c.set(v.Name, c.theme.strong, b.w),
		c.set(v.Range, c.theme.label, b.w),
	} {
		pieces = append(pieces, c.pieces(t, b)...)
	}
	if v.Text != "" {
		pieces = append(pieces, gap(3))
		pieces = append(pieces, c.pieces(c.set(v.Text, c.theme.note, b.w), b)...)
	}
	return pieces
}

// shade is the colour of a step: from a light tint to the brand colour.
func (c *composer) shade(i, n int) tone {
	share := 1.0
	if n > 1 {
		share = float64(i) / float64(n-1)
	}
	return tone{fill: mix(mix(c.theme.brand, c.theme.paper, 0.78), c.theme.brand, share)}
}

// ladder is the scale as rows: a coloured chip, the label, the name, the text.
func (c *composer) ladder(v reports.Scale, b box) *element {
	all := &element{}
	name := math.Min(150, b.w*0.34)
	for i, step := range v.Steps {
		k := c.shade(i, len(v.Steps))
		chip, number := c.from(b, 0, 6), c.from(b, 14, 34)
		title, words := c.from(b, 54, name), c.from(b, 54+name+12, b.w-66-name)
		titles := c.pieces(c.set(step.Name, c.theme.strong, title.w), title)
		titles = append(titles, c.pieces(c.set(step.Range, c.theme.note, title.w), title)...)
		label := c.pieces(c.set(step.Label, c.theme.strong.in(c.theme.brandText), number.w), number)
		label = append([]piece{{0, func(s sheet.Surface, y float64) {
			s.Fill(chart.Rect(chip.x, y+2, chip.w, c.theme.body.leading-4), k.fill)
		}}}, label...)
		r := row{above: 3, below: 4, rule: &hairline{b, 0.5, c.theme.rule}, cells: []cell{
			{role: "P", pieces: label}, {role: "P", pieces: titles},
			{role: "P", pieces: c.pieces(c.set(step.Text, c.theme.small, words.w), words)},
		}}
		strips := r.strips(c.page.area.height()/3, 5*c.theme.body.leading)
		if i == 0 {
			strips[0].before = 10
		}
		all.kids = append(all.kids, leaf("", strips...))
	}
	return all
}

// radar is a chart, or a table of bars when its labels find no room around it.
func (c *composer) radar(v reports.Radar, b box) *element {
	spec := chart.Radar{Rings: v.Rings, RTL: c.rtl, Axes: v.Axes, Look: chart.Look{
		Size: 8.4, Leading: c.theme.note.leading / c.theme.note.size * 8.4, Ink: c.theme.text, Soft: c.theme.soft,
		Grid: c.theme.rule, Wash: rgb(0xf8fafa), Paper: c.theme.paper,
	}}
	for _, words := range append(append([]string{}, v.Axes...), v.Rings...) {
		c.paragraph(words, c.theme.note)
	}
	for i, s := range v.Series {
		c.paragraph(s.Name, c.theme.note)
		spec.Series = append(spec.Series, chart.Line{Name: s.Name, Values: values(s), Dashed: s.Dashed, Colour: c.lineColour(i, s)})
	}
	placed, ok := spec.Place(c.engine, b.w)
	if !ok || placed.Height > c.page.area.height() {
		return c.table(bars(v), b)
	}
	el := leaf("Figure", &strip{before: 12, height: placed.Height, paint: func(s sheet.Surface, y float64) {
		placed.Draw(s, b.x, y)
	}})
	el.attrs.Alt = v.Alt
	return el
}

func (c *composer) lineColour(i int, s reports.Series) draw.Colour {
	switch {
	case s.Dashed:
		return c.theme.text
	case i == 0:
		return c.theme.brand
	}
	return mix(c.theme.brand, c.theme.text, 0.35+0.25*float64(i%3))
}

func values(s reports.Series) []chart.Value {
	out := make([]chart.Value, len(s.Values))
	for i, p := range s.Values {
		out[i] = chart.Value{At: p.Value, Known: p.Known}
	}
	return out
}

// bars is a radar as a table: a bar for the first series, a tick for the second.
func bars(v reports.Radar) reports.Table {
	t := reports.Table{Columns: []reports.Column{{Width: 1}, {Width: 1}}}
	point := func(series, axis int) reports.Point {
		if series < len(v.Series) && axis < len(v.Series[series].Values) {
			return v.Series[series].Values[axis]
		}
		return reports.Point{}
	}
	var names []string
	for _, s := range v.Series {
		if s.Name != "" {
			names = append(names, s.Name)
		}
	}
	t.Columns[1].Title = strings.Join(names, " · ")
	for i, axis := range v.Axes {
		now, target := point(0, i), point(1, i)
		bar := &reports.Bar{Value: now.Value, Known: now.Known, Target: -1}
		if target.Known {
			bar.Target = target.Value
		}
		t.Rows = append(t.Rows, reports.Row{Cells: []reports.Cell{{Text: axis}, {Bar: bar}}})
	}
	return t
}

package pdf

import (
	"math"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// Measures of a heat map in points.
const (
	heatGap   = 2   // between fields
	heatLeast = 30  // width of a field
	heatMost  = 86  // width of a field
	heatPad   = 4.5 // above and below the number
)

// heatMap is a table of coloured fields. Columns that do not fit beside one another
// follow in a further band with the labels again.
func (c *composer) heatMap(v reports.HeatMap, b box) *element {
	columns := len(v.Columns)
	for _, r := range v.Rows {
		columns = max(columns, len(r.Cells))
	}
	if columns == 0 || len(v.Rows) == 0 {
		return &element{}
	}
	m := c.heatMeasures(v, columns, b)
	all := &element{}
	for from, left := 0, m.bands; left > 0; left-- {
		to := from + (columns-from+left-1)/left
		table := c.heatBand(v, m, from, to, b)
		table.attrs.Alt = v.Alt
		flatten([]*element{table})[0].before = 14
		all.kids = append(all.kids, table)
		from = to
	}
	if v.Low != "" || v.High != "" {
		strips := flatten(all.kids)
		strips[len(strips)-1].keep = true
		all.kids = append(all.kids, c.heatKey(v, b))
	}
	return all
}

// heatMeasures are the widths of a heat map.
type heatMeasures struct {
	label, field float64
	bands        int
}

func (c *composer) heatMeasures(v reports.HeatMap, columns int, b box) heatMeasures {
	var m heatMeasures
	least := heatLeast + 0.0
	for i, r := range v.Rows {
		m.label = math.Max(m.label, c.paragraph(r.Label, c.heatLabel()).Width()+1)
		for _, cl := range v.Rows[i].Cells {
			least = math.Max(least, c.paragraph(cl.Text, c.heatNumber()).MinWidth()+6)
		}
	}
	for _, title := range v.Columns {
		least = math.Max(least, c.paragraph(title, c.theme.head).MinWidth()+3)
	}
	m.label = math.Min(m.label, b.w*0.34)
	room := b.w - m.label - 8
	least = math.Min(least, room/2)
	fit := max(1, int((room+heatGap)/(least+heatGap)))
	m.bands = (columns + fit - 1) / fit
	wide := float64((columns + m.bands - 1) / m.bands)
	m.field = math.Min(heatMost, (room-(wide-1)*heatGap)/wide)
	return m
}

func (c *composer) heatLabel() look  { return c.theme.body.sized(8.6) }
func (c *composer) heatNumber() look { return c.theme.body.sized(8.2) }

// heatBand is the table of some columns.
func (c *composer) heatBand(v reports.HeatMap, m heatMeasures, from, to int, b box) *element {
	field := func(i int) box { return c.from(b, m.label+8+float64(i-from)*(m.field+heatGap), m.field) }
	head, high := row{role: "TR", below: 4, cells: []cell{{role: "TH"}}}, 0.0
	for i := from; i < to && i < len(v.Columns); i++ {
		t := c.set(v.Columns[i], c.theme.head, m.field).to(typeset.Middle)
		head.cells = append(head.cells, cell{role: "TH", attrs: sheet.Attrs{Scope: "Column"}, pieces: c.pieces(t, field(i))})
		high = math.Max(high, t.height())
	}
	whole, step := c.page.area.height()/3, 5*c.theme.body.leading
	for i := range head.cells { // titles stand on the fields
		if h := stack(head.cells[i].pieces); i > 0 && high < whole {
			head.cells[i].pieces = append([]piece{gap(high - h)}, head.cells[i].pieces...)
		}
	}
	strips := head.strips(whole, step)
	bind(strips)
	strips[len(strips)-1].keep = true
	table := group("Table", leaf("", strips...))
	var repeat *furniture
	if len(strips) == 1 {
		repeat = &furniture{head.height(), func(s sheet.Surface, y float64) { head.paint(s, y, false) }}
	}
	for n, r := range v.Rows {
		strips := c.heatRow(r, m, from, to, b, field).strips(whole, step)
		for _, s := range strips {
			s.repeat = repeat
		}
		strips[len(strips)-1].keep = n+1 < len(v.Rows) && (n+1 < fewestRows || n+1+fewestRows > len(v.Rows))
		table.kids = append(table.kids, leaf("", strips...))
	}
	return table
}

func (c *composer) heatRow(v reports.HeatRow, m heatMeasures, from, to int, b box, field func(int) box) row {
	at := c.from(b, 0, m.label)
	label := c.set(v.Label, c.heatLabel(), at.w)
	r := row{role: "TR", below: heatGap}
	var numbers []text
	high := label.height()
	for i := from; i < to; i++ {
		var cl reports.HeatCell
		if i < len(v.Cells) {
			cl = v.Cells[i]
		}
		_, ink := c.heat(cl)
		t := c.set(cl.Text, c.heatNumber().in(ink), m.field-4).to(typeset.Middle)
		numbers = append(numbers, t)
		high = math.Max(high, t.height())
	}
	high += 2 * heatPad
	middle := func(t text, b box) []piece {
		return append([]piece{gap((high - t.height()) / 2)}, c.pieces(t, b)...)
	}
	r.cells = append(r.cells, cell{role: "TH", attrs: sheet.Attrs{Scope: "Row"}, pieces: append(middle(label, at), gap((high-label.height())/2))})
	for i := from; i < to; i++ {
		var cl reports.HeatCell
		if i < len(v.Cells) {
			cl = v.Cells[i]
		}
		f := field(i)
		ground := piece{0, func(s sheet.Surface, y float64) { s.Artifact(func() { c.heatField(s, cl, f, y, high) }) }}
		inner := box{f.x + 2, f.w - 4}
		r.cells = append(r.cells, cell{role: "TD", pieces: append([]piece{ground}, middle(numbers[i-from], inner)...)})
	}
	return r
}

// heat is the ground of a field and the ink that can be read on it.
func (c *composer) heat(v reports.HeatCell) (ground, ink draw.Colour) {
	if !v.Known || math.IsNaN(v.Value) {
		return c.theme.paper, c.theme.soft
	}
	return chart.Heat(v.Value, c.theme.brand, c.theme.text, c.theme.paper)
}

func (c *composer) heatField(s sheet.Surface, v reports.HeatCell, b box, y, high float64) {
	if v.Known {
		ground, _ := c.heat(v)
		s.Fill(chart.Rect(b.x, y, b.w, high), ground)
		return
	}
	s.Stroke(chart.Rect(b.x+0.4, y+0.4, b.w-0.8, high-0.8), draw.Stroke{Colour: c.theme.line, Width: 0.5, Dash: []float64{1.5, 2}})
}

// heatKey explains the colours: five steps between the words for their ends.
func (c *composer) heatKey(v reports.HeatMap, b box) *element {
	const steps, wide, high = 5, 16.0, 8.0
	k := c.theme.note
	side := math.Max(40, (b.w-steps*wide-16)/2)
	low, top := c.set(v.Low, k, side), c.set(v.High, k, side)
	at := low.width() + 6
	if v.Low == "" {
		at = 0
	}
	h := math.Max(math.Max(low.height(), top.height()), high+2)
	return leaf("P", &strip{before: 6, height: h, paint: func(s sheet.Surface, y float64) {
		c.draw(s, low, c.from(b, 0, side), y)
		s.Artifact(func() {
			for i := range steps {
				ground, _ := c.heat(reports.HeatCell{Known: true, Value: float64(i) / (steps - 1)})
				s.Fill(chart.Rect(c.from(b, at+float64(i)*wide, wide).x, y+(k.leading-high)/2, wide, high), ground)
			}
		})
		c.draw(s, top, c.from(b, at+steps*wide+6, side), y)
	}})
}

package pdf

import (
	"strings"

	"rahbord/internal/draw"
	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// radar is a chart, or a table of bars when its labels find no room around it.
func (c *composer) radar(v reports.Radar, b box) *element {
	spec := chart.Radar{Rings: v.Rings, RTL: c.rtl, Axes: v.Axes, Look: c.chartLook()}
	c.noted(v.Axes...)
	c.noted(v.Rings...)
	for i, s := range v.Series {
		c.noted(s.Name)
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
	return mix(c.theme.second, c.theme.text, 0.25*float64((i-1)%3))
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

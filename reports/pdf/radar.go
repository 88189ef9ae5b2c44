package pdf

import (
	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// radar is a chart, or a table of bars when its labels find no room around it.
func (c *composer) radar(v reports.Radar, b box) *element {
	c.noted(v.Axes...)
	c.noted(v.Rings...)
	for _, s := range v.Series {
		c.noted(s.Name)
	}
	placed, ok := c.setting().Radar(v).Place(c.engine, b.w)
	if !ok || placed.Height > c.page.area.height() {
		return c.table(chart.RadarTable(v), b)
	}
	el := leaf("Figure", &strip{before: 12, height: placed.Height, paint: func(s sheet.Surface, y float64) {
		placed.Draw(s, b.x, y)
	}})
	el.attrs.Alt = v.Alt
	return el
}

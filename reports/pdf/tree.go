package pdf

import (
	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// tree shows linked boxes, in parts when it is tall, or as a table when even a part
// is taller than a page.
func (c *composer) tree(v reports.Tree, b box) *element {
	for _, column := range v.Columns {
		c.noted(column.Title)
		for _, x := range column.Boxes {
			c.noted(x.Text, x.Note)
		}
	}
	page := c.page.area.height()
	parts, ok := c.setting().Tree(v).Place(c.engine, b.w, page*0.85, page*0.62)
	if !ok {
		return c.table(chart.TreeTable(v), b)
	}
	all := &element{}
	for i, p := range parts {
		s := &strip{before: 14, height: p.Height, paint: func(s sheet.Surface, y float64) { p.Draw(s, b.x, y) }}
		if i > 0 {
			s.before = 24
		}
		el := leaf("Figure", s)
		el.attrs.Alt = v.Alt
		all.kids = append(all.kids, el)
	}
	return all
}

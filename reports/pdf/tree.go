package pdf

import (
	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// tree shows linked boxes, in parts when it is tall, or as a table when even a part
// is taller than a page.
func (c *composer) tree(v reports.Tree, b box) *element {
	spec := chart.Tree{RTL: c.rtl, Look: c.chartLook()}
	for _, column := range v.Columns {
		c.noted(column.Title)
		out := chart.TreeColumn{Title: column.Title}
		for _, x := range column.Boxes {
			c.noted(x.Text, x.Note)
			k := c.theme.tone(x.Tone)
			out.Boxes = append(out.Boxes, chart.TreeBox{Text: x.Text, Note: x.Note, Marked: x.Tone != reports.Neutral, Shape: k.shape, Colour: k.fill})
		}
		spec.Columns = append(spec.Columns, out)
	}
	for _, links := range v.Links {
		var out []chart.Link
		for _, l := range links {
			out = append(out, chart.Link(l))
		}
		spec.Links = append(spec.Links, out)
	}
	page := c.page.area.height()
	parts, ok := spec.Place(c.engine, b.w, page*0.85, page*0.62)
	if !ok {
		return c.table(boxes(v), b)
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

// boxes is a tree as a table: its columns one beside the other, without the links.
func boxes(v reports.Tree) reports.Table {
	var t reports.Table
	rows := 0
	for _, column := range v.Columns {
		t.Columns = append(t.Columns, reports.Column{Title: column.Title, Width: 1})
		rows = max(rows, len(column.Boxes))
	}
	for i := range rows {
		var r reports.Row
		for _, column := range v.Columns {
			var cell reports.Cell
			if i < len(column.Boxes) {
				cell = reports.Cell{Text: column.Boxes[i].Text, Note: column.Boxes[i].Note}
			}
			r.Cells = append(r.Cells, cell)
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

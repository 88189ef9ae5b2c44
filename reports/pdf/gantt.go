package pdf

import (
	"rahbord/reports"
	"rahbord/reports/pdf/sheet"
)

// gantt is a calendar of bars, or a table when a label is too long for it.
func (c *composer) gantt(v reports.Gantt, b box) *element {
	if len(v.Rows) == 0 && len(v.Marks) == 0 {
		return &element{}
	}
	c.noted(v.Title, v.Legend.Quick, v.Legend.Pause, v.Legend.Mark, v.Legend.Link, v.Legend.Done)
	for _, r := range v.Rows {
		c.noted(r.Label, r.Note)
	}
	for _, m := range v.Marks {
		c.noted(m.Label)
	}
	c.spans(v.Months, v.Phases)
	p := c.setting().Gantt(v).Place(c.engine, b.w)
	if c.tall(append(p.Rows, p.Head, p.Marks, p.Legend)...) {
		return c.table(c.weeks(v), b)
	}
	var rows []slice
	if p.Marks > 0 {
		rows = append(rows, slice{p.Marks, func(s sheet.Surface, y float64) { p.DrawMarks(s, b.x, y) }})
	}
	for i, h := range p.Rows {
		rows = append(rows, slice{h, func(s sheet.Surface, y float64) { p.DrawRow(s, i, b.x, y) }})
	}
	return c.sliced(v.Alt, slice{p.Head, func(s sheet.Surface, y float64) { p.DrawHead(s, b.x, y) }}, rows,
		slice{p.Legend, func(s sheet.Surface, y float64) { p.DrawLegend(s, b.x, y) }}, p.Notes, b)
}

func (c *composer) spans(lists ...[]reports.Span) {
	for _, list := range lists {
		for _, s := range list {
			c.noted(s.Label)
		}
	}
}

// weeks is a Gantt as a table: phases, points in time and bars with their weeks.
func (c *composer) weeks(v reports.Gantt) reports.Table {
	t := reports.Table{Columns: []reports.Column{{Title: v.Title, Width: 5}, {Width: 1, Align: reports.End}}}
	add := func(label, note string, from, to int) {
		weeks := c.digits(max(from+1, 1))
		if to > from+1 {
			weeks += "–" + c.digits(to)
		}
		t.Rows = append(t.Rows, reports.Row{Cells: []reports.Cell{{Text: label, Note: note}, {Text: weeks}}})
	}
	for _, p := range v.Phases {
		add(p.Label, "", p.From, p.To)
	}
	for _, m := range v.Marks {
		add(m.Label, v.Legend.Mark, m.Week, m.Week)
	}
	for _, r := range v.Rows {
		add(r.Label, r.Note, r.From, r.To)
	}
	return t
}

// loads are strips of bars, or a table when a label is too long for them.
func (c *composer) loads(v reports.Loads, b box) *element {
	if len(v.Rows) == 0 {
		return &element{}
	}
	c.noted(v.Load, v.Capacity, v.Pause)
	for _, r := range v.Rows {
		c.noted(r.Label, r.Note)
	}
	c.spans(v.Months)
	p := c.setting().Loads(v).Place(c.engine, b.w)
	if c.tall(append(p.Rows, p.Head, p.Legend)...) {
		t := reports.Table{Columns: []reports.Column{{Width: 1}, {Width: 1}}}
		for _, r := range v.Rows {
			t.Rows = append(t.Rows, reports.Row{Cells: []reports.Cell{{Text: r.Label, Strong: true}, {Text: r.Note}}})
		}
		return c.table(t, b)
	}
	var rows []slice
	for i, h := range p.Rows {
		rows = append(rows, slice{h, func(s sheet.Surface, y float64) { p.DrawRow(s, i, b.x, y) }})
	}
	return c.sliced(v.Alt, slice{p.Head, func(s sheet.Surface, y float64) { p.DrawHead(s, b.x, y) }}, rows,
		slice{p.Legend, func(s sheet.Surface, y float64) { p.DrawLegend(s, b.x, y) }}, p.Notes, b)
}

package html

import (
	"math"

	"rahbord/internal/draw"
	"rahbord/reports"
	"rahbord/reports/chart"
)

// gantt is the whole calendar in one drawing.
func (p *page) gantt(v reports.Gantt) {
	if len(v.Rows) == 0 && len(v.Marks) == 0 {
		return
	}
	spec := chart.Gantt{Calendar: p.calendar(v.Weeks, v.Months, v.Phases, v.Frozen, v.Marks), Title: v.Title,
		Legend: chart.GanttWords(v.Legend), RTL: p.doc.RTL, Look: p.look()}
	for _, r := range v.Rows {
		spec.Rows = append(spec.Rows, chart.GanttRow(r))
	}
	for _, l := range v.Links {
		spec.Links = append(spec.Links, chart.Link(l))
	}
	placed := spec.Place(p.engine, wide)
	slices := append([]slice{{placed.Head, placed.DrawHead}, {placed.Marks, placed.DrawMarks}}, rows(placed.Rows, placed.DrawRow)...)
	p.figure("wide", v.Alt, wide, placed.Notes, append(slices, slice{placed.Legend, placed.DrawLegend})...)
}

func (p *page) loads(v reports.Loads) {
	if len(v.Rows) == 0 {
		return
	}
	spec := chart.Loads{Calendar: p.calendar(v.Weeks, v.Months, nil, v.Frozen, nil), Load: v.Load, Capacity: v.Capacity, RTL: p.doc.RTL, Look: p.look()}
	for _, r := range v.Rows {
		spec.Rows = append(spec.Rows, chart.LoadRow(r))
	}
	placed := spec.Place(p.engine, wide)
	slices := append([]slice{{placed.Head, placed.DrawHead}}, rows(placed.Rows, placed.DrawRow)...)
	p.figure("wide", v.Alt, wide, placed.Notes, append(slices, slice{placed.Legend, placed.DrawLegend})...)
}

func rows(heights []float64, paint func(c draw.Canvas, i int, x, y float64)) []slice {
	var out []slice
	for i, h := range heights {
		out = append(out, slice{h, func(c draw.Canvas, x, y float64) { paint(c, i, x, y) }})
	}
	return out
}

func (p *page) calendar(weeks int, months, phases []reports.Span, frozen []int, marks []reports.WeekMark) chart.Calendar {
	out := chart.Calendar{Weeks: weeks, Frozen: frozen, Number: p.number}
	for _, m := range months {
		out.Months = append(out.Months, chart.Span(m))
	}
	for _, s := range phases {
		out.Phases = append(out.Phases, chart.Span(s))
	}
	for _, m := range marks {
		out.Marks = append(out.Marks, chart.WeekMark(m))
	}
	return out
}

// tree shows linked boxes in one drawing, or as a table when its columns are too many.
func (p *page) tree(v reports.Tree) {
	spec := chart.Tree{RTL: p.doc.RTL, Look: p.look()}
	for _, column := range v.Columns {
		out := chart.TreeColumn{Title: column.Title}
		for _, b := range column.Boxes {
			out.Boxes = append(out.Boxes, chart.TreeBox{Text: b.Text, Note: b.Note, Marked: b.Tone != reports.Neutral, Shape: shape(b.Tone), Colour: p.theme.tone(b.Tone)})
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
	parts, ok := spec.Place(p.engine, wide, math.Inf(1), math.Inf(1))
	if !ok {
		p.table(boxes(v))
		return
	}
	for _, part := range parts {
		p.figure("wide", v.Alt, wide, nil, slice{part.Height, part.Draw})
	}
}

// boxes is a tree as a table: its columns one beside the other, without the links.
func boxes(v reports.Tree) reports.Table {
	t := reports.Table{Caption: v.Alt}
	tallest := 0
	for _, column := range v.Columns {
		t.Columns = append(t.Columns, reports.Column{Title: column.Title})
		tallest = max(tallest, len(column.Boxes))
	}
	for i := range tallest {
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

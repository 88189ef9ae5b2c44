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
	placed := p.setting().Gantt(v).Place(p.engine, wide)
	slices := append([]slice{{placed.Head, placed.DrawHead}, {placed.Marks, placed.DrawMarks}}, rows(placed.Rows, placed.DrawRow)...)
	p.figure("wide", v.Alt, wide, placed.Notes, append(slices, slice{placed.Legend, placed.DrawLegend})...)
}

func (p *page) loads(v reports.Loads) {
	if len(v.Rows) == 0 {
		return
	}
	placed := p.setting().Loads(v).Place(p.engine, wide)
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

// tree shows linked boxes in one drawing, or as a table when its columns are too many.
func (p *page) tree(v reports.Tree) {
	parts, ok := p.setting().Tree(v).Place(p.engine, wide, math.Inf(1), math.Inf(1))
	if !ok {
		t := chart.TreeTable(v)
		t.Caption = v.Alt
		p.table(t)
		return
	}
	for _, part := range parts {
		p.figure("wide", v.Alt, wide, nil, slice{part.Height, part.Draw})
	}
}

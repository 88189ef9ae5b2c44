package chart

import (
	"rahbord/internal/draw"
	"rahbord/internal/typeset"
)

// legend names the series beside a sample of their line, in centred rows.
type legend struct {
	height float64
	rows   [][]entry
}

type entry struct {
	series int
	lines  []*typeset.Line
	width  float64 // of the words
}

// Sizes of a legend in points: the line sample, the room after it and between entries.
const (
	sampleWidth = 24
	sampleGap   = 6
	entryGap    = 22
	legendRise  = 12
)

func (r Radar) key(e *typeset.Engine, width float64) legend {
	var g legend
	room := 0.0
	for i, s := range r.Series {
		if s.Name == "" {
			continue
		}
		para := e.Layout([]typeset.Span{{Text: s.Name, Size: r.Look.Size, Colour: Ink(r.Look.Ink)}}, r.base())
		n := entry{series: i, lines: para.Wrap(width - sampleWidth - sampleGap)}
		for _, l := range n.lines {
			n.width = max(n.width, l.Width())
		}
		need := n.full() + entryGap
		if len(g.rows) == 0 || room+need > width+entryGap {
			g.rows, room = append(g.rows, nil), 0
		}
		last := len(g.rows) - 1
		g.rows[last] = append(g.rows[last], n)
		room += need
	}
	for _, row := range g.rows {
		g.height += rowHeight(row, r.Look.Leading)
	}
	if len(g.rows) > 0 {
		g.height += legendRise
	}
	return g
}

func (n entry) full() float64 { return sampleWidth + sampleGap + n.width }

func rowHeight(row []entry, leading float64) float64 {
	lines := 0
	for _, n := range row {
		lines = max(lines, len(n.lines))
	}
	return float64(lines)*leading + 2
}

func (g legend) draw(c draw.Canvas, x, y, width float64, r Radar) {
	y += legendRise
	for _, row := range g.rows {
		total := -float64(entryGap)
		for _, n := range row {
			total += n.full() + entryGap
		}
		at := (width - total) / 2
		for _, n := range row {
			left := x + at
			if r.RTL {
				left = x + width - at - n.full()
			}
			n.draw(c, left, y, r)
			at += n.full() + entryGap
		}
		y += rowHeight(row, r.Look.Leading)
	}
}

func (n entry) draw(c draw.Canvas, x, y float64, r Radar) {
	sample, words := x, x+sampleWidth+sampleGap
	if r.RTL {
		sample, words = x+n.width+sampleGap, x
	}
	k := r.pen(n.series)
	mid := y + r.Look.Leading/2
	line(c, sample, mid, sample+sampleWidth, mid, k.stroke)
	k.dot(c, sample+sampleWidth/2, mid, r.Look.Paper)
	side := typeset.Start
	if r.RTL {
		side = typeset.End
	}
	for i, l := range n.lines {
		c.Text(l, words, mid+float64(i)*r.Look.Leading+r.Look.Size*0.34, n.width, physical(side, l))
	}
}

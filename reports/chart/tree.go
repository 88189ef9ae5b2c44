package chart

import (
	"math"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
	"rahbord/reports"
)

// Tree links columns of boxes, from the reading side on.
type Tree struct {
	Columns []reports.TreeColumn
	Links   [][]reports.Link // Links[c] joins boxes of column c to boxes of column c+1
	RTL     bool
	Look    Look
}

// Measures of a tree in points.
const (
	treeGap  = 34 // between columns
	treeRoom = 5  // between boxes
	treePad  = 4.5
	treeText = 8.0
	treeNote = 7.0
	treeMark = 11 // room of a mark
)

// TreePlaced is a tree, or a part of one, whose boxes have found their places.
type TreePlaced struct {
	Height float64

	rtl    bool
	look   Look
	width  float64
	column float64 // width of a column
	titles []words
	top    float64 // of the boxes
	boxes  [][]treeBox
	links  [][]reports.Link
}

type treeBox struct {
	reports.TreeBox
	words, note words
	y, h        float64 // relative to the top of the boxes
}

// measured is the tree with its words broken into lines and its boxes in an order
// that crosses few lines, but without places. It reports false when there is no box
// or the columns are too narrow.
func (v Tree) measured(e *typeset.Engine, width float64) (*TreePlaced, bool) {
	v = v.ordered()
	n := float64(len(v.Columns))
	p := &TreePlaced{rtl: v.RTL, look: v.Look, width: width, column: (width - (n-1)*treeGap) / n, links: v.Links}
	if n == 0 || p.column < 74 {
		return nil, false
	}
	s, count := newScribe(e, v.RTL, v.Look), 0
	for _, c := range v.Columns {
		title := s.phrase(c.Title, treeText, typeset.Bold, v.Look.Soft).at(p.column)
		p.titles = append(p.titles, title)
		p.top = math.Max(p.top, title.height()+4)
		p.boxes = append(p.boxes, p.measure(s, c.Boxes, len(p.boxes) == 0))
		count += len(c.Boxes)
	}
	return p, count > 0
}

// measure breaks the words of boxes.
func (p *TreePlaced) measure(s scribe, boxes []reports.TreeBox, first bool) []treeBox {
	weight := typeset.Regular
	if first {
		weight = typeset.Bold
	}
	out := make([]treeBox, len(boxes))
	for i, b := range boxes {
		room := p.column - 2*treePad
		if b.Tone != reports.Neutral {
			room -= treeMark
		}
		out[i] = treeBox{TreeBox: b, words: s.phrase(b.Text, treeText, weight, p.look.Ink).at(room),
			note: s.phrase(b.Note, treeNote, typeset.Regular, p.look.Soft).at(room)}
		out[i].h = math.Max(out[i].words.height()+out[i].note.height(), treeText) + 2*treePad
	}
	return out
}

// arrange stacks the tallest column and puts every other box as near as it can to
// the middle of those it is linked with. The order of boxes stays.
func (p *TreePlaced) arrange() {
	tallest, high := 0, -1.0
	for c := range p.boxes {
		if h := stacked(p.boxes[c]); h > high {
			tallest, high = c, h
		}
	}
	p.Height = p.top + math.Max(high, 0)
	y := 0.0
	for i := range p.boxes[tallest] {
		p.boxes[tallest][i].y = y
		y += p.boxes[tallest][i].h + treeRoom
	}
	for c := tallest - 1; c >= 0; c-- {
		p.settle(c, c+1, high)
	}
	for c := tallest + 1; c < len(p.boxes); c++ {
		p.settle(c, c-1, high)
	}
}

func stacked(boxes []treeBox) float64 {
	h := -treeRoom + 0.0
	for _, b := range boxes {
		h += b.h + treeRoom
	}
	return h
}

// settle places the boxes of a column beside one that is placed.
func (p *TreePlaced) settle(c, beside int, high float64) {
	boxes := p.boxes[c]
	floor := 0.0
	for i := range boxes {
		b := &boxes[i]
		b.y = floor
		if mid, ok := p.middle(c, i, beside); ok {
			b.y = math.Max(floor, mid-b.h/2)
		}
		floor = b.y + b.h + treeRoom
	}
	ceiling := high
	for i := len(boxes) - 1; i >= 0; i-- {
		boxes[i].y = math.Min(boxes[i].y, ceiling-boxes[i].h)
		ceiling = boxes[i].y - treeRoom
	}
}

// middle is the mean height of the boxes in a column that a box is linked with.
func (p *TreePlaced) middle(c, box, beside int) (float64, bool) {
	sum, n := 0.0, 0
	for _, l := range p.links[min(c, beside)] {
		from, to := l.From, l.To
		if beside < c {
			from, to = to, from
		}
		if from == box {
			b := p.boxes[beside][to]
			sum += b.y + b.h/2
			n++
		}
	}
	if n == 0 {
		return 0, false
	}
	return sum / float64(n), true
}

// Draw paints the figure with its top left corner at x, y.
func (p *TreePlaced) Draw(c draw.Canvas, x, y float64) {
	f := side{x, p.width, p.rtl}
	top := y + p.top
	for col := range p.boxes {
		from := float64(col) * (p.column + treeGap)
		for _, l := range p.linked(col) {
			a, b := p.boxes[col][l.From], p.boxes[col+1][l.To]
			p.link(c, f, from+p.column, top+a.y+a.h/2, from+p.column+treeGap, top+b.y+b.h/2)
		}
	}
	for col, boxes := range p.boxes {
		at := f.left(float64(col)*(p.column+treeGap), p.column)
		p.titles[col].draw(c, at, y, p.column, typeset.Start)
		for _, b := range boxes {
			p.box(c, b, at, top+b.y, col)
		}
	}
}

// linked are the links from a column to the next.
func (p *TreePlaced) linked(col int) []reports.Link {
	if col >= len(p.links) {
		return nil
	}
	return p.links[col]
}

func (p *TreePlaced) link(c draw.Canvas, f side, from, y1, to, y2 float64) {
	a, b := draw.Point{X: f.at(from), Y: y1}, draw.Point{X: f.at(to), Y: y2}
	mid := (a.X + b.X) / 2
	c.Stroke(draw.Path{{Op: draw.Move, Points: [3]draw.Point{a}},
		{Op: draw.Curve, Points: [3]draw.Point{{X: mid, Y: y1}, {X: mid, Y: y2}, b}}},
		draw.Stroke{Colour: p.look.Line, Width: 0.8})
	c.Fill(Circle(b.X, b.Y, 1.5), p.look.Line)
}

func (p *TreePlaced) box(c draw.Canvas, b treeBox, x, y float64, col int) {
	k := p.look
	shape := Round(x, y, p.column, b.h, 3)
	ground := k.Paper
	if col == 0 {
		ground = k.Wash
	}
	c.Fill(shape, ground)
	c.Stroke(shape, draw.Stroke{Colour: k.Line, Width: 0.6})
	in, room := treePad+0.0, p.column-2*treePad
	g := side{x, p.column, p.rtl}
	if b.Tone != reports.Neutral {
		k := p.look.Tone(b.Tone)
		Mark(c, k.Shape, g.at(treePad+3.5), y+treePad+b.words.leading/2, 7, k.Fill)
		in, room = in+treeMark, room-treeMark
	}
	b.words.draw(c, g.left(in, room), y+treePad, room, typeset.Start)
	b.note.draw(c, g.left(in, room), y+treePad+b.words.height(), room, typeset.Start)
}

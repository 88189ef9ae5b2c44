package chart

import (
	"math"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
	"rahbord/reports"
)

// Gantt is a calendar of bars by week. On right-to-left pages time runs right to left.
type Gantt struct {
	Calendar
	Title  string // over the labels of the rows
	Rows   []reports.GanttRow
	Links  []reports.Link
	Legend reports.GanttWords
	RTL    bool
	Look   Look
}

// Measures of a Gantt in points.
const (
	barHigh    = 7.5
	rowPad     = 3.2
	boltRoom   = 9
	labelAfter = 8 // between labels and plot
	noteSize   = 6.6
)

// GanttPlaced is a Gantt in slices that stand one below the other and may be parted
// by a page break: the head, which is repeated, the marks, the rows, the legend.
type GanttPlaced struct {
	Head   float64   // height of the calendar
	Marks  float64   // height of the line of points in time; 0 without
	Rows   []float64 // heights
	Legend float64   // height of the signs; 0 without
	Notes  []Note    // labels to say below the figure

	gantt    Gantt
	calendar *calendar
	width    float64
	titled   words
	marked   words
	flags    flags
	rows     []ganttRow
	signs    signs
}

type ganttRow struct {
	reports.GanttRow
	label   words
	note    words
	beside  bool    // the note stands in the plot, at its offset
	offset  float64 // of the note
	from    float64 // offsets of the bar
	to      float64
	strokes []stretch
}

// Place finds a place for every label in a figure of that width.
func (g Gantt) Place(e *typeset.Engine, width float64) *GanttPlaced {
	s := newScribe(e, g.RTL, g.Look)
	for _, r := range g.Rows {
		g.Weeks = max(g.Weeks, r.To)
	}
	p := &GanttPlaced{gantt: g, width: width}
	size := 8.0
	if len(g.Rows) > 20 {
		size = 7.4
	}
	labels := make([]phrase, len(g.Rows))
	natural, bolts := 0.0, 0.0
	for i, r := range g.Rows {
		labels[i] = s.phrase(r.Label, size, typeset.Regular, g.Look.Ink)
		natural = math.Max(natural, labels[i].width())
		if r.Quick {
			bolts = boltRoom
		}
	}
	share := 0.36
	if g.Weeks > 60 {
		share = 0.3
	}
	room := math.Min(math.Max(natural+0.5, width*0.16), width*share-bolts)
	start := room + bolts + labelAfter
	n := &notes{number: g.Number}
	p.calendar = placeCalendar(g.Calendar, s, g.Look, start, width-start, n)
	p.titled = s.phrase(g.Title, size, typeset.Bold, g.Look.Soft).at(room + bolts)
	p.Head = math.Max(p.calendar.height, p.titled.height())
	p.placeMarks(s, room+bolts, n)
	for i, r := range g.Rows {
		p.rows = append(p.rows, ganttRow{GanttRow: r, label: labels[i].at(room), from: p.calendar.at(r.From), to: p.calendar.at(r.To)})
	}
	p.route()
	for i := range p.rows {
		p.placeNote(&p.rows[i], s, room)
		r := &p.rows[i]
		h := r.label.height()
		if !r.beside {
			h += r.note.height()
		}
		p.Rows = append(p.Rows, math.Max(h, barHigh+2)+2*rowPad)
	}
	p.signs = placeSigns(g.signs(), s, g.Look, width)
	p.Legend, p.Notes = p.signs.height, n.list
	return p
}

// placeMarks hangs the names of the points in time below their line.
func (p *GanttPlaced) placeMarks(s scribe, room float64, n *notes) {
	if len(p.gantt.Marks) == 0 {
		return
	}
	at, labels := make([]float64, len(p.gantt.Marks)), make([]string, len(p.gantt.Marks))
	for i, m := range p.gantt.Marks {
		at[i], labels[i] = p.calendar.at(m.Week), m.Label
	}
	p.marked = s.phrase(p.gantt.Legend.Mark, flagSize, typeset.Bold, p.gantt.Look.Soft).at(room)
	p.flags = placeFlags(at, labels, p.calendar.start, p.calendar.start+p.calendar.width, s, p.gantt.Look, n)
	p.Marks = math.Max(markLine+p.flags.height+2, p.marked.height()+4)
}

// markLine is the distance of the points in time from the top of their slice.
const markLine = 8

// placeNote puts a note behind its bar, or before it, where no arrow crosses it;
// otherwise it stands under the label.
func (p *GanttPlaced) placeNote(r *ganttRow, s scribe, room float64) {
	note := s.phrase(r.Note, noteSize, typeset.Regular, p.gantt.Look.Soft)
	w := note.width() + 0.5
	for _, from := range []float64{r.to + 3.5, r.from - 3.5 - w} {
		if from < p.calendar.start+1 || from+w > p.width || r.crossed(from-1.5, from+w+1.5) {
			continue
		}
		r.note, r.beside, r.offset = note.at(w), true, from
		return
	}
	r.note = note.at(room)
}

// DrawHead paints the calendar with its top left corner at x, y.
func (p *GanttPlaced) DrawHead(c draw.Canvas, x, y float64) {
	f := side{x, p.width, p.gantt.RTL}
	p.calendar.drawHead(c, f, y+p.Head-p.calendar.height)
	w := p.calendar.start - labelAfter
	p.titled.draw(c, f.left(0, w), y+p.Head-p.titled.height()-1, w, typeset.Start)
}

// DrawMarks paints the points in time with their labels.
func (p *GanttPlaced) DrawMarks(c draw.Canvas, x, y float64) {
	f, k := side{x, p.width, p.gantt.RTL}, p.gantt.Look
	w := p.calendar.start - labelAfter
	p.marked.draw(c, f.left(0, w), y+markLine-p.marked.leading/2, w, typeset.Start)
	p.flags.draw(c, f, y+markLine, k)
	c.Fill(Rect(f.left(p.calendar.start, p.calendar.width), y+markLine-0.3, p.calendar.width, 0.6), k.Grid)
	for _, m := range p.gantt.Marks {
		Mark(c, Diamond, f.at(p.calendar.at(m.Week)), y+markLine, 7, k.Ink)
	}
	p.rule(c, f, y+p.Marks)
}

func (p *GanttPlaced) rule(c draw.Canvas, f side, y float64) {
	c.Fill(Rect(f.x, y-0.25, f.w, 0.5), p.gantt.Look.Grid)
}

// DrawRow paints a row: what stands behind it, its bar, label and note, and the
// arrows that begin, end or pass there.
func (p *GanttPlaced) DrawRow(c draw.Canvas, i int, x, y float64) {
	f, k, r, h := side{x, p.width, p.gantt.RTL}, p.gantt.Look, p.rows[i], p.Rows[i]
	p.calendar.drawGround(c, f, y, h)
	p.rule(c, f, y+h)
	w := p.calendar.start - labelAfter
	if r.Quick {
		bolt(c, f.at(w-boltRoom/2), y+rowPad+r.label.leading/2, 9, k.Ink)
		w -= boltRoom
	}
	top := y + (h-r.label.height())/2
	if !r.beside {
		top -= r.note.height() / 2
		r.note.draw(c, f.left(0, w), top+r.label.height(), w, typeset.Start)
	}
	r.label.draw(c, f.left(0, w), top, w, typeset.Start)
	mid := y + h/2
	if r.beside && len(r.note.lines) > 0 {
		room := r.note.width() + 0.5
		at := f.left(r.offset, room)
		c.Fill(Rect(at-1, mid-r.note.size*0.62, room+2, r.note.size*1.24), k.Paper)
		r.note.draw(c, at, mid-r.note.leading/2, room, typeset.Start)
	}
	p.bar(c, f, r, mid)
	for _, s := range r.strokes {
		s.draw(c, f, y, h, k)
	}
}

// bar is a rounded bar; what is done is a dark stripe within.
func (p *GanttPlaced) bar(c draw.Canvas, f side, r ganttRow, mid float64) {
	k, w := p.gantt.Look, r.to-r.from
	if w <= 0 {
		if r.To >= r.From {
			Mark(c, Diamond, f.at(r.from), mid, barHigh, k.Ink)
		}
		return
	}
	shape := Round(f.left(r.from, w), mid-barHigh/2, w, barHigh, 1.8)
	c.Fill(shape, k.family(r.Group))
	c.Stroke(shape, draw.Stroke{Colour: k.Line, Width: 0.5})
	if done := unit(r.Done) * w; done > 0 {
		c.Fill(Rect(f.left(r.from, done), mid-1.4, done, 2.8), k.Ink)
	}
}

// DrawLegend explains the signs.
func (p *GanttPlaced) DrawLegend(c draw.Canvas, x, y float64) {
	p.signs.draw(c, side{x, p.width, p.gantt.RTL}, y)
}

// signs are those that the figure uses.
func (g Gantt) signs() []sign {
	k, w := g.Look, g.Legend
	var quick, done bool
	for _, r := range g.Rows {
		quick, done = quick || r.Quick, done || r.Done > 0
	}
	var out []sign
	add := func(used bool, label string, width float64, draw func(c draw.Canvas, x, y float64)) {
		if used {
			out = append(out, sign{width, draw, label})
		}
	}
	add(quick, w.Quick, 7, func(c draw.Canvas, x, y float64) { bolt(c, x+3.5, y, 9, k.Ink) })
	add(len(g.Links) > 0, w.Link, 16, func(c draw.Canvas, x, y float64) {
		from, to, d := x, x+16, 1.0
		if g.RTL {
			from, to, d = to, from, -1
		}
		line(c, from, y, to-d*2, y, linkStroke(k))
		head(c, to, y, d, 0, headSize, k.Ink)
	})
	add(len(g.Marks) > 0, w.Mark, 7, func(c draw.Canvas, x, y float64) { Mark(c, Diamond, x+3.5, y, 7, k.Ink) })
	if len(g.Frozen) > 0 {
		out = append(out, pauseSign(k, w.Pause))
	}
	add(done, w.Done, 16, func(c draw.Canvas, x, y float64) {
		c.Fill(Round(x, y-barHigh/2, 16, barHigh, 1.8), k.family(0))
		c.Fill(Rect(x, y-1.4, 16, 2.8), k.Ink)
	})
	return out
}

package pdf

import (
	"math"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// Measures of a question to answer by hand, in points.
const (
	tickSize    = 8.5 // side of a box
	tickIndent  = 15  // from a box to its words
	tickNumber  = 13  // room of the number between them
	writeHeight = 21  // from one line to write on to the next
	gridHeight  = 22  // of a row to fill in
)

// tickBoxes is a question with the places for its answer. It stays on one page unless
// it is taller than two thirds of one; then its parts do.
func (c *composer) tickBoxes(v reports.TickBoxes, b box) *element {
	all, inner := &element{}, b
	if v.ID != "" || v.Title != "" {
		inner = c.from(b, idWidth, b.w-idWidth)
		all.kids = append(all.kids, c.asked(v, b, inner))
	}
	for _, note := range v.Notes {
		all.kids = append(all.kids, c.prose("P", note, c.theme.small, inner, 2))
	}
	head := flatten(all.kids)
	bind(head)
	if len(head) > 0 {
		head[len(head)-1].keep = len(v.Parts) > 0
	}
	for _, p := range v.Parts {
		strips := c.tickPart(p, inner)
		if len(strips) == 0 {
			continue
		}
		bind(strips)
		all.kids = append(all.kids, leaf("", strips...))
	}
	if strips := flatten(all.kids); total(strips) <= c.page.area.height()*2/3 {
		bind(strips)
	}
	return all
}

// asked is the line with id and question, under a hairline.
func (c *composer) asked(v reports.TickBoxes, b, inner box) *element {
	id := c.from(b, 0, idWidth-8)
	r := row{above: 7, below: 2, cells: []cell{
		{role: "P", pieces: c.pieces(c.set(v.ID, c.theme.strong.in(c.theme.brandText), id.w), id)},
		{role: "P", pieces: c.pieces(c.set(v.Title, c.theme.strong, inner.w), inner)},
	}}
	s := r.strip()
	s.before = 12
	el := leaf("", s)
	el.prelude = func(s sheet.Surface, p part) {
		if p.first {
			rule(s, b, p.top, 0.7, c.theme.line)
		}
	}
	return el
}

func (c *composer) tickPart(p reports.TickPart, b box) []*strip {
	var strips []*strip
	lines := p.Lines
	if lines > 0 && len(p.Boxes) == 0 && p.Grid == nil && len(p.Across) == 0 {
		strips = append(strips, c.labelledLine(p, b))
		lines--
	} else if p.Label != "" || p.Note != "" {
		strips = append(strips, c.partLabel(p, b))
	}
	for _, t := range p.Boxes {
		strips = append(strips, c.tick(t, b))
	}
	if len(p.Across) > 0 {
		strips = append(strips, c.ticksAcross(p.Across, b))
	}
	if p.Grid != nil {
		strips = append(strips, c.tickGrid(*p.Grid, b)...)
	}
	for range lines {
		strips = append(strips, c.writingLine(b))
	}
	return strips
}

// partLabel names a part of the question.
func (c *composer) partLabel(p reports.TickPart, b box) *strip {
	k := c.theme.body.sized(8.8).bold()
	pieces := c.pieces(c.set(p.Label, k, b.w), b)
	pieces = append(pieces, c.pieces(c.set(p.Note, c.theme.small, b.w), b)...)
	return row{above: 5, below: 1, cells: []cell{{role: "P", pieces: pieces}}}.strip()
}

// tick is a box with its number and words.
func (c *composer) tick(t reports.Tick, b box) *strip {
	k := c.theme.body.sized(8.8)
	offset := 0.0
	if t.Label != "" {
		offset = tickNumber
	}
	number := c.from(b, tickIndent, tickNumber)
	words := c.from(b, tickIndent+offset, b.w-tickIndent-offset)
	pieces := c.pieces(c.set(t.Text, k, words.w), words)
	if len(pieces) == 0 {
		pieces = []piece{gap(k.leading)}
	}
	mark := c.set(t.Label, k.bold(), tickNumber)
	first := pieces[0].draw
	pieces[0].draw = func(s sheet.Surface, y float64) {
		c.emptyBox(s, c.from(b, 0, tickSize).x, y+baseline(k)-0.36*k.size)
		c.draw(s, mark, number, y)
		if first != nil {
			first(s, y)
		}
	}
	return row{above: 1.6, below: 1.6, cells: []cell{{role: "P", pieces: pieces}}}.strip()
}

// emptyBox is an empty box around the height y.
func (c *composer) emptyBox(s sheet.Surface, x, y float64) {
	s.Stroke(chart.Round(x, y-tickSize/2, tickSize, tickSize, 1.4), draw.Stroke{Colour: c.theme.text, Width: 0.8})
}

// ticksAcross are boxes side by side, in as many lines as needed.
func (c *composer) ticksAcross(labels []string, b box) *strip {
	k := c.theme.body.sized(8.8)
	const between = 22
	var pieces []piece
	used := math.Inf(1)
	for _, label := range labels {
		t := c.set(label, k, b.w-tickIndent)
		w := tickIndent + t.width()
		if used+w > b.w+slack {
			used = 0
			pieces = append(pieces, gap(0))
		}
		at, last := used, &pieces[len(pieces)-1]
		last.height = math.Max(last.height, t.height()+3)
		earlier := last.draw
		last.draw = func(s sheet.Surface, y float64) {
			if earlier != nil {
				earlier(s, y)
			}
			c.emptyBox(s, c.from(b, at, tickSize).x, y+baseline(k)-0.36*k.size)
			c.draw(s, t, c.from(b, at+tickIndent, t.width()+0.5), y)
		}
		used += w + between
	}
	return row{above: 3, below: 2, cells: []cell{{role: "P", pieces: pieces}}}.strip()
}

// labelledLine is a label with a line to write on behind it, or below a long one.
func (c *composer) labelledLine(p reports.TickPart, b box) *strip {
	k := c.theme.body.sized(8.8)
	label := c.set(p.Label, k.bold(), b.w)
	note := c.set(p.Note, c.theme.small, b.w)
	start := label.width() + 8
	end := note.width()
	if end > 0 {
		end += 6
	}
	if p.Label == "" {
		start = 0
	}
	height := writeHeight + 0.0
	below := start+end > b.w*0.55
	if below {
		start, end = 0, 0
		height += label.height() + note.height()
	}
	draw := func(s sheet.Surface, y float64) {
		foot := y + height - 5
		if below {
			c.draw(s, label, b, y+4)
			c.draw(s, note, b, y+4+label.height())
		} else {
			c.draw(s, label, b, foot-baseline(k))
			c.draw(s, note, c.from(b, b.w-note.width()-0.5, note.width()+0.5), foot-baseline(c.theme.small))
		}
		c.hair(s, c.from(b, start, b.w-start-end), foot)
	}
	return row{cells: []cell{{role: "P", pieces: []piece{{height, draw}}}}}.strip()
}

func (c *composer) writingLine(b box) *strip {
	return &strip{height: writeHeight, paint: func(s sheet.Surface, y float64) {
		s.Artifact(func() { c.hair(s, b, y+writeHeight-5) })
	}}
}

func (c *composer) hair(s sheet.Surface, b box, y float64) {
	s.Stroke(chart.Polyline(draw.Point{X: b.x, Y: y}, draw.Point{X: b.x + b.w, Y: y}), draw.Stroke{Colour: c.theme.line, Width: 0.5})
}

// tickGrid is a table to fill in. Its head stays with the first row.
func (c *composer) tickGrid(g reports.TickGrid, b box) []*strip {
	if len(g.Columns) == 0 {
		return nil
	}
	k, small := c.theme.body.sized(8.4), c.theme.label
	labels := 0.0
	for _, r := range g.Rows {
		labels = math.Max(labels, c.set(r, k, b.w).width()+8)
	}
	labels = math.Min(labels, b.w*0.42)
	each := (b.w - labels) / float64(len(g.Columns))
	column := func(i int) box { return c.from(b, labels+float64(i)*each, each) }
	head := row{above: 4, below: 3}
	for i, title := range g.Columns {
		at := c.from(b, labels+float64(i)*each+3, each-6)
		t := c.set(title, small, at.w)
		if g.Boxes {
			t = t.to(typeset.Middle)
		}
		head.cells = append(head.cells, cell{role: "P", pieces: c.pieces(t, at)})
	}
	strips := []*strip{head.strip()}
	for _, label := range g.Rows {
		t := c.set(label, k, labels-6)
		height := math.Max(gridHeight, t.height()+6)
		strips = append(strips, row{cells: []cell{{role: "P", pieces: []piece{{height, func(s sheet.Surface, y float64) {
			c.draw(s, t, c.from(b, 0, labels-6), y+(height-t.height())/2)
			for i := range g.Columns {
				at := column(i)
				if g.Boxes {
					c.emptyBox(s, at.x+(at.w-tickSize)/2, y+height/2)
					continue
				}
				s.Stroke(chart.Rect(at.x, y, at.w, height), draw.Stroke{Colour: c.theme.line, Width: 0.5})
			}
			if g.Boxes {
				c.hair(s, b, y+height)
			}
		}}}}}}.strip())
	}
	return strips
}

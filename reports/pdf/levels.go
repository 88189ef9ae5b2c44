package pdf

import (
	"math"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// Columns of an appendix entry in points.
const (
	idWidth    = 50
	gaugeWidth = 118
)

// levels is one entry of the appendix; it stays on one page unless it is taller
// than a third of one.
func (c *composer) levels(v reports.Levels, b box) *element {
	whole, step := c.page.area.height()/3, 5*c.theme.body.leading
	head := c.entryHead(v, b).strips(whole, step)
	bind(head)
	head[0].before = 8
	first := leaf("", head...)
	first.prelude = func(s sheet.Surface, p part) {
		if p.first {
			rule(s, b, p.top, 0.7, c.theme.line)
		}
	}
	all := &element{kids: []*element{first}}
	inner := c.from(b, idWidth, b.w-idWidth)
	for _, r := range c.details(v.Details, inner) {
		all.kids = append(all.kids, leaf("", r.strips(whole, step)...))
	}
	if list := c.quotes(v.Comments, inner); len(list.kids) > 0 {
		all.kids = append(all.kids, list)
	}
	strips := flatten(all.kids)
	if total(strips) <= whole {
		bind(strips)
	} else {
		head[len(head)-1].keep = len(strips) > len(head)
	}
	return all
}

// entryHead is the line with id, statement, marks and gauge; in a narrow column marks and
// gauge stand below the statement.
func (c *composer) entryHead(v reports.Levels, b box) row {
	id := c.from(b, 0, idWidth-8)
	title := c.from(b, idWidth, b.w-idWidth-gaugeWidth-14)
	gauge := c.from(b, b.w-gaugeWidth, gaugeWidth)
	narrow := title.w < gaugeWidth
	if narrow {
		title = c.from(b, idWidth, b.w-idWidth)
		gauge = title
	}
	k := c.theme.strong.sized(9).tight()
	words := c.pieces(c.set(v.Title, k, title.w), title)
	value := append(c.gauge(v, gauge), c.chips(v.Marks, gauge)...)
	cells := []cell{{role: "P", pieces: c.pieces(c.set(v.ID, k.in(c.theme.brandText), id.w), id)}}
	if narrow {
		cells = append(cells, cell{role: "P", pieces: append(words, value...)})
	} else {
		cells = append(cells, cell{role: "P", pieces: words}, cell{role: "P", pieces: value})
	}
	return row{above: 4, below: 2, cells: cells}
}

// gauge is a small track with a dot for today and a ring for the target, and the
// value in words at its end or below it.
func (c *composer) gauge(v reports.Levels, b box) []piece {
	k := c.theme.strong
	value := c.set(v.Value, k, b.w).to(typeset.End)
	length := b.w - math.Max(value.width(), 38) - 10
	if len(value.lines) <= 1 && length >= 44 {
		track := c.from(b, 0, length)
		return []piece{{k.leading, func(s sheet.Surface, y float64) {
			c.track(s, v, track, y+baseline(k)-0.34*k.size)
			c.draw(s, value, b, y)
		}}}
	}
	pieces := []piece{{12, func(s sheet.Surface, y float64) { c.track(s, v, b, y+7) }}}
	return append(pieces, c.pieces(value, b)...)
}

func (c *composer) track(s sheet.Surface, v reports.Levels, b box, y float64) {
	const r = 3.2
	at := func(share float64) float64 {
		if !(share > 0) {
			share = 0
		}
		return c.from(b, r+math.Min(share, 1)*(b.w-2*r), 0).x
	}
	line := func(from, to float64, k draw.Stroke) {
		s.Stroke(chart.Polyline(draw.Point{X: from, Y: y}, draw.Point{X: to, Y: y}), k)
	}
	ground := draw.Stroke{Colour: c.theme.rule, Width: 1.6}
	if !v.Known {
		ground = draw.Stroke{Colour: c.theme.line, Width: 0.8, Dash: []float64{2, 2.5}}
	}
	line(at(0), at(1), ground)
	if v.Known && v.Target > v.Now {
		line(at(v.Now), at(v.Target), draw.Stroke{Colour: c.theme.brand, Width: 1.6})
	}
	if v.Known && v.Target >= 0 {
		s.Fill(chart.Circle(at(v.Target), y, r), c.theme.paper)
		s.Stroke(chart.Circle(at(v.Target), y, r-0.6), draw.Stroke{Colour: c.theme.text, Width: 1})
	}
	if v.Known {
		s.Fill(chart.Circle(at(v.Now), y, r), c.theme.brand)
	}
}

// Measures of the short marks of an entry in points.
const (
	chipSide = 5 // within the outline
	chipGap  = 5 // between marks
)

func (c *composer) chipLook() look { return c.theme.label.sized(7.2) }

// chipsWidth is the room of all marks side by side.
func (c *composer) chipsWidth(marks []string) float64 {
	w := 0.0
	for _, m := range marks {
		if m != "" {
			w += c.paragraph(m, c.chipLook()).Width() + 2*chipSide + chipGap
		}
	}
	return w
}

// chips are the short marks of an entry, outlined, in as many lines as needed.
func (c *composer) chips(marks []string, b box) []piece {
	k := c.chipLook()
	const side, between = chipSide, chipGap
	var pieces []piece
	used := math.Inf(1)
	for _, m := range marks {
		t := c.set(m, k, b.w-2*side)
		if len(t.lines) == 0 {
			continue
		}
		w := math.Min(b.w, t.width()+2*side)
		if used+w > b.w+slack {
			used = 0
			pieces = append(pieces, gap(0))
		}
		at, last := c.from(b, used, w), &pieces[len(pieces)-1]
		last.height = math.Max(last.height, t.height()+6)
		earlier := last.draw
		last.draw = func(s sheet.Surface, y float64) {
			if earlier != nil {
				earlier(s, y)
			}
			s.Stroke(chart.Round(at.x+0.4, y+3, at.w-0.8, t.height()+1, 5), draw.Stroke{Colour: c.theme.line, Width: 0.6})
			c.draw(s, t, c.from(at, side, at.w-2*side), y+3.5)
		}
		used += w + between
	}
	return pieces
}

// details are labels with their words, two side by side where both are short.
func (c *composer) details(facts []reports.Fact, b box) []row {
	const between, most = 16.0, 3
	half := (b.w - between) / 2
	var rows []row
	var first *text // waits for another to stand beside it
	add := func(cells ...cell) { rows = append(rows, row{above: 0.5, below: 0.5, cells: cells}) }
	flush := func() {
		if first != nil {
			add(cell{role: "P", pieces: c.pieces(*first, c.from(b, 0, half))})
			first = nil
		}
	}
	for _, f := range facts {
		if f.Label == "" && f.Value == "" {
			continue
		}
		t := c.runIn(f, half)
		switch {
		case len(t.lines) > most:
			flush()
			add(cell{role: "P", pieces: c.pieces(c.runIn(f, b.w), b)})
		case first == nil:
			first = &t
		default:
			add(cell{role: "P", pieces: c.pieces(*first, c.from(b, 0, half))}, cell{role: "P", pieces: c.pieces(t, c.from(b, half+between, half))})
			first = nil
		}
	}
	flush()
	return rows
}

// runIn is words after their label on the same line.
func (c *composer) runIn(f reports.Fact, width float64) text {
	k := c.theme.body.sized(8.2).tight()
	if f.Label == "" || f.Value == "" {
		return c.set(f.Label+f.Value, k, width)
	}
	c.paragraph(f.Value, k) // notes the characters no font has
	label, d := f.Label+": ", chart.Direction(f.Label+f.Value, c.rtl)
	p := c.engine.Layout([]typeset.Span{
		{Text: chart.StandIn(label, d), Weight: typeset.Bold, Size: k.size, Colour: chart.Ink(c.theme.soft)},
		{Text: chart.StandIn(f.Value, d), Weight: k.weight, Size: k.size, Colour: chart.Ink(k.colour)},
	}, d)
	return text{look: k, lines: p.Wrap(math.Max(width, k.size))}
}

// quotes are comments in their givers' words beside a thin bar.
func (c *composer) quotes(comments []string, b box) *element {
	list := group("L")
	words := c.from(b, 11, b.w-11)
	for _, comment := range comments {
		q := c.prose("LBody", comment, c.theme.body.sized(8.2).tight().in(c.theme.soft), words, 3)
		if len(q.strips) == 0 {
			continue
		}
		q.prelude = func(s sheet.Surface, p part) {
			bar := c.from(b, 0, 1.6)
			s.Artifact(func() {
				s.Fill(chart.Rect(bar.x, p.top+2, bar.w, p.bottom-p.top-4), chart.Mix(c.theme.brand, c.theme.paper, 0.45))
			})
		}
		list.kids = append(list.kids, group("LI", q))
	}
	return list
}

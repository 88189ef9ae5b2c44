package chart

import (
	"math"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
	"rahbord/reports"
)

// Calendar is the time over a chart: weeks in order, with months and phases over them.
type Calendar struct {
	Weeks  int
	Months []reports.Span
	Phases []reports.Span
	Frozen []int              // weeks in which work pauses, counted from 0
	Marks  []reports.WeekMark // points in time
	Number func(int) string   // writes a number in the digits of the language
}

// Note is a label that found no room in a figure: its number stands there instead.
type Note struct {
	Number string
	Text   string
}

// Measures of a calendar in points.
const (
	weekSize  = 6.6
	monthSize = 7.2
	phasePad  = 2.5
)

// calendar is a Calendar whose labels have found their places. Offsets count from
// the reading side of the figure.
type calendar struct {
	Calendar
	look   Look
	rtl    bool
	start  float64 // offset of the first week
	width  float64 // of all weeks
	phases []tag
	months []tag
	weeks  []tag
	height float64 // of phases, months and week numbers
}

// tag is words at a place: its offset, its width, the distance from the top.
type tag struct {
	words  words
	offset float64
	width  float64
	y, h   float64
	family int
	align  typeset.Align
}

// at is the offset of the beginning of a week.
func (c *calendar) at(week int) float64 {
	return c.start + c.width*float64(min(max(week, 0), c.Weeks))/float64(c.Weeks)
}

// placeCalendar finds places for the labels over weeks that begin at an offset.
func placeCalendar(v Calendar, s scribe, k Look, start, width float64, n *notes) *calendar {
	c := &calendar{Calendar: v, look: k, rtl: s.rtl, start: start, width: width}
	c.Weeks = max(v.Weeks, 1)
	for _, p := range v.Phases {
		c.Weeks = max(c.Weeks, p.To)
	}
	for _, m := range v.Marks {
		c.Weeks = max(c.Weeks, m.Week)
	}
	c.placePhases(s, n)
	c.placeMonths(s)
	c.placeWeeks(s)
	return c
}

// placePhases puts each phase on the first line where it overlaps no other.
func (c *calendar) placePhases(s scribe, n *notes) {
	var lines [][]tag
	for i, v := range c.Phases {
		from, to := c.at(v.From), c.at(v.To)
		if to <= from {
			n.add(v.Label)
			continue
		}
		p := s.phrase(v.Label, monthSize, typeset.Bold, c.look.Ink)
		t := tag{offset: from, width: to - from, family: i, align: typeset.Middle, words: p.at(to - from - 4)}
		if p.least() > t.width-4 || len(t.words.lines) > 3 {
			p = s.phrase(n.add(v.Label), monthSize, typeset.Bold, c.look.Ink)
			t.words = p.at(p.width())
			if p.width() > t.width {
				t.words.lines = nil
			}
		}
		k := 0
		for k < len(lines) && overlaps(lines[k], t) {
			k++
		}
		if k == len(lines) {
			lines = append(lines, nil)
		}
		lines[k] = append(lines[k], t)
	}
	for _, l := range lines {
		h := monthSize*s.air + 2*phasePad
		for _, t := range l {
			h = math.Max(h, t.words.height()+2*phasePad)
		}
		for _, t := range l {
			t.y, t.h = c.height, h
			c.phases = append(c.phases, t)
		}
		c.height += h + 1.5
	}
}

func overlaps(line []tag, t tag) bool {
	for _, o := range line {
		if t.offset < o.offset+o.width && o.offset < t.offset+t.width {
			return true
		}
	}
	return false
}

// placeMonths names as many months as have room: all but a few short ones, or every
// second, third, …
func (c *calendar) placeMonths(s scribe) {
	for every := 1; every <= len(c.Months); every++ {
		tags, h, short := []tag{}, 0.0, 0
		for i := 0; i < len(c.Months); i += every {
			from, to := c.at(c.Months[i].From), c.at(c.Months[min(i+every, len(c.Months))-1].To)
			p := s.phrase(c.Months[i].Label, monthSize, typeset.Regular, c.look.Ink)
			t := tag{offset: from + 2, width: to - from - 4, words: p.at(to - from - 4), y: c.height}
			if t.width <= 0 || p.width() > t.width {
				short++ // a month cut short needs no name
				continue
			}
			h = math.Max(h, t.words.height())
			tags = append(tags, t)
		}
		if short <= 2 && short < len(tags) {
			c.months = tags
			c.height += h + 1
			return
		}
	}
}

// placeWeeks numbers as many weeks as have room, those that count well first.
func (c *calendar) placeWeeks(s scribe) {
	if c.Number == nil {
		return
	}
	pitch := c.width / float64(c.Weeks)
	label := func(n int) phrase { return s.phrase(c.Number(n), weekSize, typeset.Regular, c.look.Soft) }
	need := label(c.Weeks).width() + 3
	every := 0
	for _, n := range []int{1, 2, 5, 10, 13, 26, 52, 104} {
		if every == 0 && float64(n)*pitch >= need {
			every = n
		}
	}
	for n := 1; every > 0 && n <= c.Weeks; n++ {
		if n%every != 0 && !(n == 1 && float64(every-1)*pitch >= need) {
			continue
		}
		p := label(n)
		at := c.at(n-1) + pitch/2 - p.width()/2
		at = math.Max(c.start, math.Min(at, c.start+c.width-p.width()))
		if k := len(c.weeks); k > 0 && at < c.weeks[k-1].offset+c.weeks[k-1].width+2 {
			continue
		}
		c.weeks = append(c.weeks, tag{offset: at, width: p.width(), words: p.at(p.width()), y: c.height, align: typeset.Middle})
	}
	if len(c.weeks) > 0 {
		c.height += weekSize * s.air
	}
}

// drawHead paints phases, months and week numbers below the height y.
func (c *calendar) drawHead(d draw.Canvas, f side, y float64) {
	for _, t := range c.phases {
		x := f.left(t.offset+0.6, t.width-1.2)
		d.Fill(Rect(x, y+t.y, t.width-1.2, t.h), c.look.family(t.family))
		t.words.draw(d, x, y+t.y+(t.h-t.words.height())/2, t.width-1.2, typeset.Middle)
	}
	for _, t := range append(append([]tag{}, c.months...), c.weeks...) {
		t.words.draw(d, f.left(t.offset, t.width), y+t.y, t.width, t.align)
	}
	c.monthLines(d, f, y+c.monthsTop(), y+c.height)
	d.Fill(Rect(f.left(c.start, c.width), y+c.height-0.4, c.width, 0.8), c.look.Line)
}

func (c *calendar) monthsTop() float64 {
	for _, t := range c.months {
		return t.y
	}
	return c.height
}

func (c *calendar) monthLines(d draw.Canvas, f side, top, bottom float64) {
	var p draw.Path
	for _, m := range c.Months {
		x := f.at(c.at(m.From))
		p = append(p, Polyline(draw.Point{X: x, Y: top}, draw.Point{X: x, Y: bottom})...)
	}
	if len(p) > 0 && bottom > top {
		d.Stroke(p, draw.Stroke{Colour: c.look.Grid, Width: 0.6})
	}
}

// drawGround paints what stands behind the rows: months, pauses, points in time.
func (c *calendar) drawGround(d draw.Canvas, f side, y, h float64) {
	c.monthLines(d, f, y, y+h)
	for _, s := range c.pauses() {
		from, w := c.at(s.From), c.at(s.To)-c.at(s.From)
		if w <= 0 {
			continue
		}
		x := f.left(from, w)
		d.Fill(Rect(x, y, w, h), c.look.Wash)
		d.Stroke(Hatch(x, y, w, h, 4), draw.Stroke{Colour: c.look.Line, Width: 0.35})
	}
	for _, m := range c.Marks {
		x := f.at(c.at(m.Week))
		line(d, x, y, x, y+h, draw.Stroke{Colour: c.look.Line, Width: 0.5, Dash: []float64{1.2, 1.8}})
	}
}

// pauses are the frozen weeks as stretches.
func (c *calendar) pauses() []reports.Span {
	frozen := make([]bool, c.Weeks+1)
	for _, w := range c.Frozen {
		if w >= 0 && w < c.Weeks {
			frozen[w] = true
		}
	}
	var out []reports.Span
	for w := 0; w < c.Weeks; w++ {
		if !frozen[w] {
			continue
		}
		from := w
		for frozen[w] {
			w++
		}
		out = append(out, reports.Span{From: from, To: w})
	}
	return out
}

// family is the colour of bars that belong together.
func (k Look) family(i int) draw.Colour {
	if len(k.Families) == 0 {
		return k.Brand
	}
	return k.Families[((i%len(k.Families))+len(k.Families))%len(k.Families)]
}

// notes numbers the labels that found no room.
type notes struct {
	number func(int) string
	list   []Note
}

func (n *notes) add(text string) string {
	if text == "" {
		return ""
	}
	number := ""
	if n.number != nil {
		number = n.number(len(n.list) + 1)
	}
	n.list = append(n.list, Note{number, text})
	return number
}

package pdf

import (
	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// setting is the theme as charts know it.
func (c *composer) setting() chart.Setting {
	t := c.theme
	return chart.Setting{RTL: c.rtl, Number: c.digits, Look: chart.Look{
		Size: 8.4, Leading: t.note.leading / t.note.size * 8.4, Ink: t.text, Soft: t.soft, Grid: t.rule, Wash: t.ground,
		Paper: t.paper, Line: t.line, Brand: t.brand, Second: t.pale, Alarm: t.tone(reports.Poor).Fill, Families: t.families(), Tone: t.tone,
	}}
}

// noted reports the characters of a chart's words that no font has.
func (c *composer) noted(words ...string) {
	for _, w := range words {
		c.paragraph(w, c.theme.note)
	}
}

// figure is a chart that is never parted, with the labels that found no room in it
// listed below.
func (c *composer) figure(alt string, height float64, notes []chart.Note, b box, draw func(s sheet.Surface, y float64)) *element {
	el := leaf("Figure", &strip{before: 12, height: height, keep: len(notes) > 0, paint: draw})
	el.attrs.Alt = alt
	return group("", el, c.notes(notes, b))
}

// slice is a part of a chart that no page break parts.
type slice struct {
	height float64
	draw   func(s sheet.Surface, y float64)
}

// fewestRows of a chart stay together at its start and at its end.
const fewestRows = 4

// sliced is a chart in slices: a head that stands again on every further page,
// rows, and a foot. The first and the last rows stay together.
func (c *composer) sliced(alt string, head slice, rows []slice, foot slice, notes []chart.Note, b box) *element {
	el := leaf("Figure", &strip{before: 12, height: head.height, keep: true, paint: head.draw})
	el.attrs.Alt = alt
	repeat := &furniture{head.height, head.draw}
	for i, r := range rows {
		el.strips = append(el.strips, &strip{
			height: r.height, paint: r.draw, repeat: repeat, keep: i+1 < fewestRows || i+1+fewestRows > len(rows),
		})
	}
	if foot.height > 0 {
		el.strips = append(el.strips, &strip{height: foot.height, paint: foot.draw})
	}
	el.strips[len(el.strips)-1].keep = len(notes) > 0
	return group("", el, c.notes(notes, b))
}

// tall tells whether a slice is too tall for a chart, as a label of many lines
// makes it.
func (c *composer) tall(heights ...float64) bool {
	for _, h := range heights {
		if h > c.page.area.height()/3 {
			return true
		}
	}
	return false
}

// notes are labels that a chart shows as numbers.
func (c *composer) notes(notes []chart.Note, b box) *element {
	list := group("L")
	k := c.theme.small
	words := c.from(b, bulletIndent, b.w-bulletIndent)
	for i, n := range notes {
		item := c.prose("LBody", n.Text, k, words, 2)
		if len(item.strips) == 0 {
			continue
		}
		if i == 0 {
			item.strips[0].before = 6
		}
		item.prelude = c.numeral(n.Number, k, b)
		list.kids = append(list.kids, group("LI", item))
	}
	if len(list.kids) == 0 {
		return &element{}
	}
	return list
}

package pdf

import (
	"rahbord/internal/typeset"
	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// proseBlock is a paragraph in one of three styles.
func (c *composer) proseBlock(v reports.Paragraph, b box) *element {
	switch v.Style {
	case reports.Lead:
		return c.prose("P", v.Text, c.theme.lead, b, 8)
	case reports.Small:
		return c.prose("P", v.Text, c.theme.small, b, 6)
	}
	return c.prose("P", v.Text, c.theme.body, b, 7)
}

// bulletIndent is the room for a bullet or a number.
const bulletIndent = 16

// bullets is a list with square bullets or bold numbers.
func (c *composer) bullets(v reports.Bullets, b box) *element {
	return c.list(v.Items, v.Ordered, c.theme.body, b, 7, 4)
}

// list sets items in a look, with room above the first and between them.
func (c *composer) list(items []string, ordered bool, k look, b box, above, between float64) *element {
	list := group("L")
	body := c.from(b, bulletIndent, b.w-bulletIndent)
	for i, words := range items {
		before := between
		if len(list.kids) == 0 {
			before = above
		}
		item := c.prose("LBody", words, k, body, before)
		if len(item.strips) == 0 {
			continue
		}
		item.prelude = c.square(k, b)
		if ordered {
			item.prelude = c.numeral(c.digits(i+1), k, b)
		}
		list.kids = append(list.kids, group("LI", item))
	}
	return list
}

func (c *composer) square(k look, b box) func(sheet.Surface, part) {
	return func(s sheet.Surface, p part) {
		if p.first {
			at := c.from(b, 2.5, 3.6)
			s.Artifact(func() { s.Fill(chart.Rect(at.x, p.top+baseline(k)-0.32*k.size-1.8, 3.6, 3.6), c.theme.brand) })
		}
	}
}

func (c *composer) numeral(digits string, k look, b box) func(sheet.Surface, part) {
	number := c.set(digits, k.bold().in(c.theme.brandText), bulletIndent)
	return func(s sheet.Surface, p part) {
		if p.first {
			s.Tag("Lbl", sheet.Attrs{}, func() { c.draw(s, number, c.from(b, 0, bulletIndent), p.top) })
		}
	}
}

// Padding of a callout in points.
const (
	calloutSide = 16
	calloutPad  = 10
)

// callout is a remark on a tinted ground with a bar on the reading side.
func (c *composer) callout(v reports.Callout, b box) *element {
	look := c.theme.tone(v.Tone)
	inner := c.from(b, calloutSide, b.w-2*calloutSide)
	meant := v.Tone != reports.Neutral && v.Tone != reports.Accent
	title := box(inner)
	if meant && v.Title != "" {
		title = c.from(inner, 13, inner.w-13)
	}
	strips := c.strips(c.set(v.Title, c.theme.h3.in(look.Text), title.w), title)
	heading := len(strips)
	strips = append(strips, c.strips(c.set(v.Text, c.theme.body, inner.w), inner)...)
	if len(strips) == 0 {
		return &element{}
	}
	bind(strips[:min(heading+2, len(strips))])
	if heading > 0 {
		strips[heading-1].height += 2
	}
	guard(strips[heading:])
	pad(strips, calloutPad)
	strips[0].before = 12
	el := leaf("P", strips...)
	el.prelude = func(s sheet.Surface, p part) {
		s.Artifact(func() {
			bar := c.from(b, 0, 3)
			s.Fill(chart.Rect(b.x, p.top, b.w, p.bottom-p.top), look.Tint)
			s.Fill(chart.Rect(bar.x, p.top, bar.w, p.bottom-p.top), look.Fill)
			if meant && heading > 0 && p.first {
				k := c.theme.h3
				at := c.from(inner, 0, 8)
				chart.Mark(s, look.Shape, at.x+4, p.top+calloutPad+baseline(k)-0.36*k.size, 8, look.Fill)
			}
		})
	}
	return el
}

// pad adds room above the first and below the last strip.
func pad(strips []*strip, room float64) {
	first, last := strips[0], strips[len(strips)-1]
	paint := first.paint
	first.paint = func(s sheet.Surface, y float64) { paint(s, y+room) }
	first.height += room
	last.height += room
}

// alignment of a column. Numbers stand right in every language, so that their units stand below
// one another: also on pages that are read from the right.
func (g *grid) alignment(i int) typeset.Align {
	a := alignment(g.columns[i].Align)
	if g.c.rtl && a == typeset.End {
		return typeset.Start
	}
	return a
}

// alignment of a table column for lines of text.
func alignment(a reports.Align) typeset.Align {
	switch a {
	case reports.Middle:
		return typeset.Middle
	case reports.End:
		return typeset.End
	}
	return typeset.Start
}

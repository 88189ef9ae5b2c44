package pdf

import (
	"strconv"

	"rahbord/internal/typeset"
	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// entry is a heading that the contents and the bookmarks know.
type entry struct {
	level int
	title string
	name  string // of its anchor
	strip *strip
}

// heading is a bookmark and stays with the text below it.
func (c *composer) heading(v reports.Heading, b box) *element {
	level := min(max(v.Level, 1), 3)
	k := [...]look{c.theme.h1, c.theme.h2, c.theme.h3}[level-1]
	before := [...]float64{34, 24, 15}[level-1]
	after := [...]float64{9, 4, 1}[level-1]
	words, logo := b, (func(s sheet.Surface, y float64))(nil)
	if v.Logo {
		var w float64
		if logo, w = c.logoBeside(b); w > 0 {
			words = c.from(b, 0, b.w-w-14)
		}
	}
	strips := c.strips(c.set(v.Text, k, words.w), words)
	if len(strips) == 0 {
		c.fresh = c.fresh || v.NewPage
		return &element{}
	}
	e := &entry{level: level, title: v.Text, name: "h" + strconv.Itoa(len(c.headings)+1), strip: strips[0]}
	c.headings = append(c.headings, e)
	first, last := strips[0], strips[len(strips)-1]
	bind(strips)
	last.keep = true
	last.height += after
	first.fresh = v.NewPage
	first.before = before
	if level == 1 {
		c.crown(first, b)
	}
	el := leaf("H"+strconv.Itoa(level), strips...)
	el.prelude = func(s sheet.Surface, p part) {
		if p.first {
			s.Bookmark(level, v.Text, p.top)
			s.Anchor(e.name, p.top)
			if v.ID != "" {
				s.Anchor(v.ID, p.top)
			}
		}
		if p.first && level == 1 {
			bar := c.from(b, 0, min(34, b.w))
			s.Artifact(func() { s.Fill(chart.Rect(bar.x, p.top, bar.w, 3), c.theme.brand) })
		}
		if p.first && logo != nil {
			logo(s, p.top)
		}
	}
	return el
}

// crown makes room for the short bar above a main heading.
func (c *composer) crown(s *strip, b box) {
	const rise = 11
	paint := s.paint
	s.height += rise
	s.paint = func(f sheet.Surface, y float64) { paint(f, y+rise) }
}

// Room in the table of contents, in points.
const (
	folioWidth = 30 // reserved for the page number
	indent     = 16 // of second-level entries
	dotPitch   = 4  // of the leaders
)

// contents lists the headings of the first two levels. Its length depends only on
// their words, so the page numbers are filled in when the pages are drawn. A list
// longer than a page stands in two columns, as long as each column fits on one.
func (c *composer) contents(v reports.Contents, b box) *element {
	all := &element{}
	used := 0.0
	if v.Title != "" {
		title := c.strips(c.set(v.Title, c.theme.h1, b.w), b)
		bind(title)
		c.crown(title[0], b)
		title[len(title)-1].keep = true
		title[len(title)-1].height += 12
		used = total(title)
		el := leaf("P", title...)
		el.prelude = func(s sheet.Surface, p part) {
			bar := c.from(b, 0, min(34, b.w))
			s.Artifact(func() { s.Fill(chart.Rect(bar.x, p.top, bar.w, 3), c.theme.brand) })
		}
		all.kids = append(all.kids, el)
	}
	entries := listed(c.doc.Blocks)
	list := c.contentsList(entries, b)
	if room := c.page.area.height() - used; total(flatten([]*element{list})) > room {
		if pair := c.contentsPair(entries, b); pair != nil && pair.height <= room {
			pair.before = 0
			list = leaf("", pair)
		}
	}
	all.kids = append(all.kids, list)
	return all
}

// contentsList is entries one below the other.
func (c *composer) contentsList(entries []entry, b box) *element {
	list := group("TOC")
	for _, e := range entries {
		list.kids = append(list.kids, c.contentsEntry(e, b))
	}
	if len(list.kids) == 0 {
		list.role = ""
	}
	return list
}

// contentsPair is entries in two columns of nearly the same height, the second
// beginning with a main heading; nil when there is only one.
func (c *composer) contentsPair(entries []entry, b box) *strip {
	w := (b.w - columnGap) / 2
	var best *strip
	for i := 1; i < len(entries); i++ {
		if entries[i].level > 1 {
			continue
		}
		one, two := within([]*element{c.contentsList(entries[:i], c.from(b, 0, w))}), within([]*element{c.contentsList(entries[i:], c.from(b, w+columnGap, w))})
		if h := max(one.height, two.height); best == nil || h < best.height {
			best = beside([]*strip{one, two}, h)
		}
	}
	return best
}

// listed are the headings of the first two levels that the contents name, numbered as
// compose numbers all headings.
func listed(blocks []reports.Block) []entry {
	var found []entry
	n := 0
	var walk func([]reports.Block)
	walk = func(blocks []reports.Block) {
		for _, block := range blocks {
			switch v := block.(type) {
			case reports.Heading:
				if v.Text == "" {
					continue
				}
				n++
				if v.Level <= 2 && !v.Unlisted {
					found = append(found, entry{level: max(v.Level, 1), title: v.Text, name: "h" + strconv.Itoa(n)})
				}
			case reports.Columns:
				for _, part := range v.Parts {
					walk(part)
				}
			}
		}
	}
	walk(blocks)
	return found
}

func (c *composer) contentsEntry(e entry, b box) *element {
	k, offset, before := c.theme.strong, 0.0, 9.0
	if e.level == 2 {
		k, offset, before = c.theme.body.sized(9), indent, 1
	}
	room := b.w - offset - folioWidth - 8
	t := c.set(e.title, k, room)
	words := c.from(b, offset, room)
	strips := c.strips(t, words)
	bind(strips)
	strips[0].before = before
	if e.level == 1 {
		strips[len(strips)-1].keep = true
	}
	last := t.lines[len(t.lines)-1]
	end := strips[len(strips)-1]
	paint := end.paint
	end.paint = func(s sheet.Surface, y float64) {
		paint(s, y)
		number := c.set(c.digits(c.pageOf(e.name)), k, folioWidth)
		number.align = typeset.End
		c.draw(s, number, c.from(b, b.w-folioWidth, folioWidth), y)
		s.Link(e.name, b.x, y+k.leading-t.height(), b.w, t.height())
	}
	el := leaf("TOCI", strips...)
	el.prelude = func(s sheet.Surface, p part) {
		if p.last {
			c.leader(s, b, offset+last.Width()+6, b.w-folioWidth+6, p.bottom-k.leading+baseline(k)-1)
		}
	}
	return el
}

// leader is a row of dots on a grid common to all entries, between two offsets
// from the reading side.
func (c *composer) leader(s sheet.Surface, b box, from, to, y float64) {
	s.Artifact(func() {
		for at := b.w - dotPitch; at > from; at -= dotPitch {
			if at < to {
				dot := c.from(b, at, 0.9)
				s.Fill(chart.Circle(dot.x, y, 0.45), c.theme.line)
			}
		}
	})
}

// pageOf is the page of a heading, 0 when it is not in the document.
func (c *composer) pageOf(name string) int {
	for _, h := range c.headings {
		if h.name == name {
			return h.strip.page
		}
	}
	return 0
}

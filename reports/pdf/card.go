package pdf

import (
	"math"

	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// Measures of a card in points.
const (
	cardSide    = 14 // between frame and words
	cardFoot    = 7
	cardShort   = 280 // height of columns that may stand side by side
	cardPartGap = 5
	cardIDRoom  = 54
)

// dossier is a card about one thing in a frame. It stays on one page unless it is
// taller than two thirds of one, so that no page is left nearly empty before it.
func (c *composer) dossier(v reports.Card, b box) *element {
	inner := c.from(b, cardSide, b.w-2*cardSide)
	all := &element{kids: []*element{c.cardHead(v, b, inner)}}
	all.kids = append(all.kids, c.prose("P", v.Lead, c.theme.body.sized(9).tight(), inner, 4))
	all.kids = append(all.kids, c.cardFacts(v.Facts, inner)...)
	all.kids = append(all.kids, c.cardParts(v.Parts, inner)...)
	strips := flatten(all.kids)
	strips[len(strips)-1].height += cardFoot
	strips[0].keep = len(strips) > 1
	strips[0].before = 0
	if total(strips) <= c.page.area.height()*2/3 {
		bind(strips)
	}
	c.frame(strips, b)
	strips[0].before = 14
	return all
}

// frame draws lines at both sides of every strip and below the last. They reach
// over the room above a strip, which is dropped at the top of a page.
func (c *composer) frame(strips []*strip, b box) {
	colour := chart.Mix(c.theme.brand, c.theme.paper, 0.55)
	const width = 0.7
	for i, strip := range strips {
		paint, last := strip.paint, i == len(strips)-1
		strip.paint = func(s sheet.Surface, y float64) {
			top := math.Max(y-strip.before, c.page.area.top)
			if i == 0 {
				top = y
			}
			s.Artifact(func() {
				lines := append(chart.Rect(b.x, top, width, y+strip.height-top), chart.Rect(b.x+b.w-width, top, width, y+strip.height-top)...)
				if last {
					lines = append(lines, chart.Rect(b.x, y+strip.height-width, b.w, width)...)
				}
				s.Fill(lines, colour)
			})
			if paint != nil {
				paint(s, y)
			}
		}
	}
}

// cardHead is a washed band with id, title and marks. It is a place to link to and
// a bookmark.
func (c *composer) cardHead(v reports.Card, b, inner box) *element {
	words := inner
	r := row{above: 5, below: 5, ground: &b, groundInk: c.theme.wash}
	if v.ID != "" {
		id := c.from(inner, 0, cardIDRoom-8)
		words = c.from(inner, cardIDRoom, inner.w-cardIDRoom)
		r.cells = append(r.cells, cell{role: "P", pieces: c.pieces(c.set(v.ID, c.theme.strong.in(c.theme.brandText), id.w), id)})
	}
	k := c.theme.strong.sized(11)
	chips := c.chipsWidth(v.Marks)
	if beside := words.w - chips - 14; chips > 0 && c.paragraph(v.Title, k).MinWidth() <= beside && len(c.set(v.Title, k, beside).lines) <= 2 {
		title, at := c.from(words, 0, beside), c.from(words, words.w-chips, chips)
		r.cells = append(r.cells, cell{role: "H3", pieces: c.pieces(c.set(v.Title, k, title.w), title)}, cell{role: "P", pieces: c.chips(v.Marks, at)})
	} else {
		r.cells = append(r.cells, cell{role: "H3", pieces: append(c.pieces(c.set(v.Title, k, words.w), words), c.chips(v.Marks, words)...)})
	}
	strips := r.strips(c.page.area.height()/3, 5*c.theme.body.leading)
	bind(strips)
	strips[len(strips)-1].keep = true
	el := leaf("", strips...)
	el.prelude = func(s sheet.Surface, p part) {
		if !p.first {
			return
		}
		if v.Title != "" {
			s.Bookmark(3, v.Title, p.top)
		}
		if v.Anchor != "" {
			s.Anchor(v.Anchor, p.top)
		}
		s.Artifact(func() { s.Fill(chart.Rect(b.x, p.top-1.6, b.w, 1.6), c.theme.brand) })
	}
	return el
}

// cardFacts stand in a grid of three, label over value; long ones take a line of
// their own.
func (c *composer) cardFacts(facts []reports.Fact, b box) []*element {
	const columns, between, long = 3, 14.0, 3
	var all []*element
	whole, step := c.page.area.height()/3, 5*c.theme.body.leading
	w := (b.w - (columns-1)*between) / columns
	k := c.theme.body.sized(8.3).tight()
	add := func(r row) {
		strips := r.strips(whole, step)
		strips[0].before = 4
		all = append(all, leaf("", strips...))
	}
	var line []cell
	flush := func() {
		if len(line) > 0 {
			add(row{cells: line})
			line = nil
		}
	}
	for _, f := range facts {
		if f.Label == "" && f.Value == "" {
			continue
		}
		room := w
		if len(c.set(f.Value, k, w).lines) > long {
			flush()
			room = b.w
		}
		at := c.from(b, float64(len(line))*(w+between), room)
		pieces := c.pieces(c.set(f.Label, c.theme.label, at.w), at)
		line = append(line, cell{role: "P", pieces: append(pieces, c.pieces(c.set(f.Value, k, at.w), at)...)})
		if len(line) == columns || room > w {
			flush()
		}
	}
	flush()
	return all
}

// cardParts are titled lists: in two columns that are read one after the other when
// they are short, otherwise one below the other.
func (c *composer) cardParts(parts []reports.CardPart, b box) []*element {
	const between = 20.0
	w := (b.w - between) / 2
	column := func(parts []reports.CardPart, b box) *strip {
		var all []*element
		for _, p := range parts {
			part := c.cardPart(p, b)
			if strips := flatten([]*element{part}); len(strips) > 0 && len(all) > 0 {
				strips[0].before = cardPartGap
			}
			all = append(all, part)
		}
		return within(all)
	}
	var pair *strip
	for i := 1; i < len(parts); i++ {
		one, two := column(parts[:i], c.from(b, 0, w)), column(parts[i:], c.from(b, w+between, w))
		if h := math.Max(one.height, two.height); pair == nil || h < pair.height {
			pair = beside([]*strip{one, two}, h)
		}
	}
	if pair != nil && pair.height <= cardShort {
		pair.before = cardPartGap
		return []*element{leaf("", pair)}
	}
	var all []*element
	for _, p := range parts {
		part := c.cardPart(p, b)
		if strips := flatten([]*element{part}); len(strips) > 0 {
			strips[0].before = cardPartGap
		}
		all = append(all, part)
	}
	return all
}

func (c *composer) cardPart(v reports.CardPart, b box) *element {
	title := c.prose("P", v.Title, c.theme.head.sized(8), b, 0)
	list := c.list(v.Items, v.Ordered, c.theme.body.sized(8.2).tight(), b, 1, 1)
	if n := len(title.strips); n > 0 {
		bind(title.strips)
		title.strips[n-1].keep = len(list.kids) > 0
	}
	if len(list.kids) == 0 {
		return title
	}
	return group("", title, list)
}

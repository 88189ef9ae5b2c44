package pdf

import (
	"bytes"
	"cmp"
	"image"
	_ "image/jpeg" // logos
	_ "image/png"
	"math"
	"slices"

	"rahbord/internal/draw"
	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// cover is a band in the brand colour with the title, the facts below it and the
// confidentiality line at the foot. Words too many for the band follow below.
func (c *composer) cover(v reports.Cover) *element {
	b := c.column()
	rest := &element{kids: c.facts(v.Facts, b)}
	if v.Notice != "" {
		k := c.theme.strong.in(c.theme.brandText)
		inner := c.from(b, 14, b.w-28)
		notice := c.prose("P", v.Notice, k, inner, 26)
		pad(notice.strips, 7)
		notice.prelude = func(s sheet.Surface, p part) {
			s.Artifact(func() { s.Fill(chart.Round(b.x, p.top, b.w, p.bottom-p.top, 4), c.theme.wash) })
		}
		rest.kids = append(rest.kids, notice)
	}
	if v.Confidential != "" {
		line := within([]*element{c.prose("P", v.Confidential, c.theme.small, b, 0)})
		if line.height > c.page.area.height()/3 {
			rest.kids = append(rest.kids, c.prose("P", v.Confidential, c.theme.small, b, 20))
		} else {
			line.before, line.sink = 20, true
			rest.kids = append(rest.kids, leaf("", line))
		}
	}
	band, below := c.band(v, b, c.page.area.bottom-total(flatten(rest.kids)))
	return &element{kids: slices.Concat([]*element{band}, below, rest.kids)}
}

// Measures of the band in points: its share of the page, the least distance of
// the words from its upper and lower edge.
const (
	bandShare = 0.56
	bandTop   = 70
	bandFoot  = 54
	bandLeast = 90
)

// band sets kicker, title and subtitle at the foot of the coloured ground. What
// does not fit into seven tenths of the page is returned as paragraphs to follow. Where
// the rest of the page needs room, the ground is no higher than its words and the logo.
func (c *composer) band(v reports.Cover, b box, room float64) (*element, []*element) {
	inner := c.from(b, 0, b.w*0.9)
	most := c.page.height*0.7 - bandTop - bandFoot
	logo, logoHeight := c.logo(b)
	if logoHeight > 0 {
		most -= logoHeight + 30
	}
	most = math.Min(most, math.Max(room-bandTop-bandFoot-logoHeight-30, bandLeast))
	title := c.title(v.Title, inner.w, most)
	var inside []text
	var below []*element
	height := 0.0
	for i, t := range []text{c.set(v.Kicker, c.theme.kicker, inner.w), title, c.set(v.Subtitle, c.theme.subtitle, inner.w)} {
		words := [...]string{v.Kicker, v.Title, v.Subtitle}[i]
		others := 0.0
		if i == 0 {
			others = title.height()
		}
		if height+t.height()+others+12 > most {
			below = append(below, c.prose("P", words, c.theme.lead, b, 12))
			continue
		}
		inside = append(inside, t)
		height += t.height() + 12
	}
	full := math.Min(c.page.height*bandShare, room-total(flatten(below))-slack)
	full = math.Max(full, bandTop+logoHeight+30+height+bandFoot)
	s := &strip{height: full, bleed: true, fresh: true, paint: func(s sheet.Surface, top float64) {
		s.Artifact(func() { c.ground(s, top, full) })
		if logo != nil {
			logo(s, top+bandTop)
		}
		y := top + full - bandFoot - height + 12
		for _, t := range inside {
			if len(t.lines) > 0 {
				s.Tag("P", sheet.Attrs{}, func() { c.draw(s, t, inner, y) })
				y += t.height() + 12
			}
		}
	}}
	return leaf("", s), below
}

// title is set as large as it fits into four lines.
func (c *composer) title(words string, width, most float64) text {
	var t text
	for _, size := range []float64{36, 30, 25, 21, 17, 14, 12, 10} {
		k := c.theme.h1.in(c.theme.onBand).sized(size)
		if t = c.set(words, k, width); len(t.lines) <= 4 && t.height() <= most*0.7 {
			break
		}
	}
	return t
}

// ground is the band with quiet arcs and spokes, the trace of a radar, in the
// upper corner of the far side.
func (c *composer) ground(s sheet.Surface, top, height float64) {
	w := c.page.width
	s.Fill(chart.Rect(0, top, w, height), c.theme.band)
	trace := c.theme.onBand
	trace.A = 0.13
	corner, turn := w, -1.0
	if c.rtl {
		corner, turn = 0, 1
	}
	reach := math.Min(w*0.62, height*0.8)
	const rings = 6
	for i := 1; i <= rings; i++ {
		r := reach * float64(i) / rings
		var arc []draw.Point
		for k := 0; k <= 6; k++ {
			a := math.Pi / 2 * float64(k) / 6
			arc = append(arc, draw.Point{X: corner + turn*r*math.Cos(a), Y: top + r*math.Sin(a)})
		}
		s.Stroke(chart.Polyline(arc...), draw.Stroke{Colour: trace, Width: 0.9})
	}
	var area []draw.Point
	for k, share := range [...]float64{0.82, 0.66, 0.9, 0.58, 0.74, 0.5, 0.8} {
		a := math.Pi / 2 * float64(k) / 6
		x, y := turn*math.Cos(a), math.Sin(a)
		area = append(area, draw.Point{X: corner + reach*share*x, Y: top + reach*share*y})
		s.Stroke(chart.Polyline(draw.Point{X: corner, Y: top}, draw.Point{X: corner + reach*x, Y: top + reach*y}),
			draw.Stroke{Colour: trace, Width: 0.6})
	}
	veil := c.theme.onBand
	veil.A = 0.08
	s.Fill(chart.Polygon(append(area, draw.Point{X: corner, Y: top})...), veil)
	edge := chart.Mix(c.theme.band, c.theme.text, 0.35)
	s.Fill(chart.Rect(0, top+height-5, w, 5), edge)
}

// logoSize is the size of the consultant's mark scaled to fit, 0 without one.
func (c *composer) logoSize(wide, high float64) (w, h float64) {
	if len(c.doc.Brand.Logo) == 0 {
		return 0, 0
	}
	m, _, err := image.DecodeConfig(bytes.NewReader(c.doc.Brand.Logo))
	if err != nil || m.Width == 0 || m.Height == 0 {
		c.err = &sheet.ImageError{Err: cmp.Or(err, image.ErrFormat)}
		return 0, 0
	}
	scale := math.Min(wide/float64(m.Width), high/float64(m.Height))
	return float64(m.Width) * scale, float64(m.Height) * scale
}

// logoBeside is the consultant's mark at the far end of a heading, and its width.
func (c *composer) logoBeside(b box) (func(s sheet.Surface, y float64), float64) {
	w, h := c.logoSize(130, 34)
	if h == 0 {
		return nil, 0
	}
	at := c.from(b, b.w-w, w)
	return func(s sheet.Surface, y float64) {
		s.Tag("Figure", sheet.Attrs{Alt: c.doc.Author}, func() { s.Image(c.doc.Brand.Logo, at.x, y, w, h) })
	}, w
}

// logo is the consultant's mark on a white ground; the height is 0 without one.
func (c *composer) logo(b box) (func(s sheet.Surface, y float64), float64) {
	data := c.doc.Brand.Logo
	const wide, high, pad = 150.0, 44.0, 9.0
	w, h := c.logoSize(wide, high)
	if h == 0 {
		return nil, 0
	}
	chip := c.from(b, 0, w+2*pad)
	return func(s sheet.Surface, y float64) {
		s.Artifact(func() { s.Fill(chart.Round(chip.x, y, chip.w, h+2*pad, 5), c.theme.paper) })
		s.Tag("Figure", sheet.Attrs{Alt: c.doc.Author}, func() { s.Image(data, chip.x+pad, y+pad, w, h) })
	}, h + 2*pad
}

// longFact is how many lines a fact may have beside another.
const longFact = 4

// facts stand in two columns, label over value; a long one has a row to itself.
func (c *composer) facts(facts []reports.Fact, b box) []*element {
	var all []*element
	w := (b.w - columnGap) / 2
	whole, step := c.page.area.height()/3, 5*c.theme.body.leading
	for i := 0; i < len(facts); {
		r := row{below: 10}
		pair, wide := facts[i:min(i+2, len(facts))], w
		if len(c.set(pair[0].Value, c.theme.body.sized(11), w).lines) > longFact {
			pair, wide = pair[:1], b.w
		}
		for k, f := range pair {
			at := c.from(b, float64(k)*(w+columnGap), wide)
			pieces := c.pieces(c.set(f.Label, c.theme.label, at.w), at)
			pieces = append(pieces, c.pieces(c.set(f.Value, c.theme.body.sized(11), at.w), at)...)
			r.cells = append(r.cells, cell{role: "P", pieces: pieces})
		}
		strips := r.strips(whole, step)
		strips[0].before = 6
		if i == 0 {
			strips[0].before = 34
		}
		i += len(pair)
		all = append(all, leaf("", strips...))
	}
	return all
}

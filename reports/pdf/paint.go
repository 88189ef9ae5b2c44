package pdf

import (
	"math"

	"rahbord/reports/pdf/sheet"
)

// painter draws placed elements, page after page.
type painter struct {
	surface sheet.Surface
	dress   func(page int) // draws the header and the footer of a new page
	shift   float64        // added to every y; for strips within strips
}

// turn opens pages up to the one wanted.
func (p *painter) turn(page int) {
	for p.dress != nil && p.surface.Page() < page {
		p.surface.AddPage()
		p.dress(p.surface.Page())
	}
}

func (p *painter) all(els []*element) {
	for _, e := range els {
		p.element(e)
	}
}

func (p *painter) element(e *element) {
	switch {
	case len(e.kids) > 0 && e.role == "":
		p.all(e.kids)
	case len(e.kids) > 0:
		p.open(e.kids)
		p.surface.Group(e.role, e.attrs, func() { p.all(e.kids) })
	case len(e.strips) > 0:
		p.content(e)
	}
}

// open turns to the page on which elements begin, before their group is opened.
func (p *painter) open(els []*element) {
	if strips := flatten(els); len(strips) > 0 {
		p.turn(strips[0].page)
	}
}

// content draws the strips of an element. On one page they are one tag; over
// several pages a group with a tag for each.
func (p *painter) content(e *element) {
	parts := byPage(e.strips)
	p.turn(e.strips[0].page)
	switch {
	case e.role == "":
		for i, strips := range parts {
			p.part(e, "", strips, i == 0, i == len(parts)-1)
		}
	case len(parts) == 1:
		p.part(e, e.role, parts[0], true, true)
	default:
		p.surface.Group(e.role, e.attrs, func() {
			for i, strips := range parts {
				p.part(e, "Span", strips, i == 0, i == len(parts)-1)
			}
		})
	}
}

func (p *painter) part(e *element, role string, strips []*strip, first, last bool) {
	p.turn(strips[0].page)
	if s := strips[0]; s.repeated {
		p.surface.Artifact(func() { s.repeat.paint(p.surface, p.shift+s.y-s.repeat.height) })
	}
	if e.prelude != nil {
		end := strips[len(strips)-1]
		e.prelude(p.surface, part{p.shift + strips[0].y, p.shift + end.y + end.height, first, last})
	}
	draw := func() {
		for _, s := range strips {
			if s.paint != nil {
				s.paint(p.surface, p.shift+s.y)
			}
		}
	}
	if role == "" {
		draw()
		return
	}
	attrs := e.attrs
	if role != e.role {
		attrs = sheet.Attrs{}
	}
	p.surface.Tag(role, attrs, draw)
}

// byPage splits strips where a page ends.
func byPage(strips []*strip) [][]*strip {
	var parts [][]*strip
	for i, s := range strips {
		if i == 0 || s.page != strips[i-1].page {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], s)
	}
	return parts
}

// within makes one strip of elements that is never split and draws them inside.
func within(els []*element) *strip {
	strips := flatten(els)
	for _, s := range strips {
		s.fresh, s.bleed, s.sink, s.repeat = false, false, false, nil
	}
	paginate(strips, area{0, math.Inf(1)})
	h := 0.0
	for _, s := range strips {
		h = math.Max(h, s.y+s.height)
	}
	return &strip{height: h, inner: strips, paint: func(s sheet.Surface, y float64) {
		p := &painter{surface: s, shift: y}
		p.all(els)
	}}
}

package pdf

// area is the part of a page that strips may fill.
type area struct{ top, bottom float64 }

func (a area) height() float64 { return a.bottom - a.top }

// slack forgives the rounding of sums.
const slack = 0.01

// pager places strips on pages.
type pager struct {
	area  area
	page  int
	y     float64
	empty bool
}

// paginate gives every strip its page and place and returns the number of pages.
func paginate(strips []*strip, a area) int {
	p := &pager{area: a, page: 1, y: a.top, empty: true}
	for i := 0; i < len(strips); {
		j := i + 1
		for j < len(strips) && strips[j-1].keep && !strips[j].fresh {
			j++
		}
		p.chunk(strips[i:j])
		i = j
	}
	settle(strips)
	return p.page
}

// chunk places strips that want to stay together; when no page can hold them
// all, they are split where a page is full.
func (p *pager) chunk(strips []*strip) {
	if strips[0].fresh && !p.empty {
		p.turn()
	}
	if !p.fits(strips) && !p.empty {
		p.turn()
	}
	whole := p.fits(strips)
	for i, s := range strips {
		if !whole && !p.empty && !p.fits(strips[i:i+1]) {
			p.turn()
		}
		p.place(s)
	}
}

func (p *pager) turn() {
	p.page++
	p.y = p.area.top
	p.empty = true
}

// fits tells whether strips fit into the rest of the page.
func (p *pager) fits(strips []*strip) bool {
	y := p.y
	for i, s := range strips {
		if i > 0 || !p.empty {
			y += s.before
		}
		if i == 0 && p.empty && s.repeat != nil {
			y += s.repeat.height
		}
		if s.bleed {
			y = 0
		}
		y += s.height
	}
	return y <= p.area.bottom+slack
}

func (p *pager) place(s *strip) {
	switch {
	case s.bleed:
		p.y = 0
	case p.empty && s.repeat != nil:
		p.y += s.repeat.height
		s.repeated = true
	case !p.empty:
		p.y += s.before
	}
	if s.sink && p.area.bottom-s.height > p.y {
		p.y = p.area.bottom - s.height
	}
	s.page, s.y = p.page, p.y
	p.y += s.height
	p.empty = p.empty && s.height == 0
}

// settle gives strips within strips the page of the outer one.
func settle(strips []*strip) {
	for _, s := range strips {
		for _, in := range s.inner {
			in.page = s.page
		}
		settle(s.inner)
	}
}

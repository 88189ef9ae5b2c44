package pdf

import (
	"rahbord/reports"
	"rahbord/reports/pdf/sheet"
)

// strip is a slice of a page over the whole width of its column that is never
// split: a line of text, a row of a table, a chart. Lengths are in points.
type strip struct {
	before float64 // room above, dropped at the top of a page
	height float64
	keep   bool // the next strip stands on the same page
	fresh  bool // starts a page
	bleed  bool // begins at the upper edge of the paper
	sink   bool // stands at the foot of the page when there is room
	repeat *furniture
	inner  []*strip // strips drawn within this one
	paint  func(s sheet.Surface, y float64)

	page     int     // where it stands: set by paginate
	y        float64 // its top
	repeated bool    // the repeated furniture stands above it
}

// furniture is what stands again at the top of each further page of a table.
type furniture struct {
	height float64
	paint  func(s sheet.Surface, y float64)
}

// element is a node of the document's structure: it holds either further
// elements or the strips of its content. Without a role it only groups them;
// strips of such an element tag themselves.
type element struct {
	block reports.Block // what it shows, when it is a whole block
	role  string
	attrs sheet.Attrs
	kids  []*element
	// before the content of each page's part is drawn; for backgrounds and bullets
	prelude func(s sheet.Surface, p part)
	strips  []*strip
}

// part is what of an element stands on one page.
type part struct {
	top, bottom float64
	first, last bool
}

// leaf is an element of content.
func leaf(role string, strips ...*strip) *element { return &element{role: role, strips: strips} }

// group is an element of elements.
func group(role string, kids ...*element) *element { return &element{role: role, kids: kids} }

// flatten lists the strips of elements in reading order.
func flatten(els []*element) []*strip {
	var all []*strip
	for _, e := range els {
		all = append(all, e.strips...)
		all = append(all, flatten(e.kids)...)
	}
	return all
}

// bind keeps strips on one page.
func bind(strips []*strip) {
	for i := 0; i+1 < len(strips); i++ {
		strips[i].keep = true
	}
}

// guard keeps the first two and the last two lines of a paragraph together.
func guard(lines []*strip) {
	if n := len(lines); n > 1 {
		lines[0].keep = true
		lines[n-2].keep = true
	}
}

// total is the height of strips that stand on one page below other content.
func total(strips []*strip) float64 {
	h := 0.0
	for _, s := range strips {
		h += s.before + s.height
	}
	return h
}

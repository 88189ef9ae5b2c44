package sheet

import (
	"bytes"
	"fmt"
)

// place is a spot on a page; y counts from the top.
type place struct {
	page int
	y    float64
}

type bookmark struct {
	level int
	title string
	at    place
}

// link is a box on a page that leads to a named place.
type link struct {
	target     string
	page       int
	x, y, w, h float64
	owner      *element // the Link element
	label      *element // the element whose text says where the link leads
}

// Bookmark implements Surface. A level that skips one counts as the next deeper.
func (s *Sheet) Bookmark(level int, title string, y float64) {
	s.bookmarks = append(s.bookmarks, bookmark{level, title, place{s.Page(), y}})
}

// Anchor implements Surface. The last place set under a name counts.
func (s *Sheet) Anchor(name string, y float64) { s.anchors[name] = place{s.Page(), y} }

// Link implements Surface. The link belongs to the element that is open; unless
// that is a Link element itself, it gets one.
func (s *Sheet) Link(name string, x, y, w, h float64) {
	label := s.marks.current
	owner := label
	if label.role != "Link" {
		owner = &element{role: "Link"}
		label.kids = append(label.kids, kid{elem: owner})
	}
	s.links = append(s.links, link{name, s.Page(), x, y, w, h, owner, label})
	owner.kids = append(owner.kids, kid{page: s.Page(), link: len(s.links)})
}

// destination is the PDF form of a place.
func (s *Sheet) destination(p place) []byte {
	b := fmt.Appendf(nil, "[%d 0 R /XYZ null ", pageObj(p.page))
	b = appendNumber(b, s.opts.Height-p.y)
	return append(b, " null]"...)
}

// writeLinks adds the link annotations and returns their objects, in the order of s.links.
func (s *Sheet) writeLinks(f *file) ([]int, error) {
	var objs []int
	for i, l := range s.links {
		at, ok := s.anchors[l.target]
		if !ok {
			return nil, fmt.Errorf("link to the place %q, which was never set", l.target)
		}
		bottom := s.opts.Height - l.y - l.h
		b := []byte("<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [")
		for _, v := range []float64{l.x, bottom, l.x + l.w, bottom + l.h} {
			b = append(appendNumber(b, v), ' ')
		}
		b = fmt.Appendf(b, "] /Dest %s /StructParent %d", s.destination(at), s.Page()+i)
		if t := l.label.reads(); t != "" {
			b = fmt.Appendf(b, " /Contents %s", pdfText(t))
		}
		objs = append(objs, f.add(append(b, ">>"...)))
	}
	return objs, nil
}

// entry is a bookmark in its tree.
type entry struct {
	bookmark
	kids []*entry
}

// outline builds the tree of bookmarks.
func outline(marks []bookmark) *entry {
	root := &entry{}
	path := []*entry{root}
	for _, m := range marks {
		e := &entry{bookmark: m}
		depth := max(1, min(m.level, len(path)))
		parent := path[depth-1]
		parent.kids = append(parent.kids, e)
		path = append(path[:depth], e)
	}
	return root
}

// writeOutline adds the bookmarks and returns the object of their root, 0 when
// there are none. Only the first level is unfolded.
func (s *Sheet) writeOutline(f *file) int {
	if len(s.bookmarks) == 0 {
		return 0
	}
	tree := outline(s.bookmarks)
	root := f.add(nil)
	first, last := s.writeEntries(f, tree.kids, root)
	f.objs[root] = fmt.Appendf(nil, "<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", first, last, len(tree.kids))
	return root
}

func (s *Sheet) writeEntries(f *file, entries []*entry, parent int) (first, last int) {
	objs := make([]int, len(entries))
	for i := range entries {
		objs[i] = f.add(nil)
	}
	for i, e := range entries {
		var b bytes.Buffer
		fmt.Fprintf(&b, "<</Title %s /Parent %d 0 R /Dest %s", pdfText(e.title), parent, s.destination(e.at))
		if i > 0 {
			fmt.Fprintf(&b, " /Prev %d 0 R", objs[i-1])
		}
		if i+1 < len(entries) {
			fmt.Fprintf(&b, " /Next %d 0 R", objs[i+1])
		}
		if len(e.kids) > 0 {
			l, r := s.writeEntries(f, e.kids, objs[i])
			fmt.Fprintf(&b, " /First %d 0 R /Last %d 0 R /Count -%d", l, r, len(e.kids))
		}
		b.WriteString(">>")
		f.objs[objs[i]] = b.Bytes()
	}
	return objs[0], objs[len(objs)-1]
}

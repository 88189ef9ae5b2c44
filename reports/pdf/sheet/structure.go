package sheet

import (
	"fmt"
	"strings"
	"unicode"

	"rahbord/internal/typeset"
)

// element is a node of the structure tree.
type element struct {
	role  string
	attrs Attrs
	kids  []kid
	text  strings.Builder // the lines drawn, in logical order
	rtl   bool            // the text has right-to-left letters
	lines int             // lines of text
	obj   int             // object number, known when the file is written
}

// kid is one child of an element: another element, a stretch of marked content,
// or a link. Exactly one of elem and page is set.
type kid struct {
	elem *element
	page int // from 1
	mcid int
	link int // index of the link plus one; page is its page
}

// marks is the state of tagging. Marked content is opened only when something is
// drawn, and closed when something else is, so stretches never nest and never
// cross a page.
type marks struct {
	root     *element
	current  *element // new elements become its children
	want     *element // what drawing belongs to; nil for decoration
	artifact bool     // inside Artifact: elements are not opened
	open     bool
	opened   *element           // what the open stretch belongs to
	owners   map[int][]*element // page to the owner of each marked content id
}

func newMarks() marks {
	root := &element{role: "Document"}
	return marks{root: root, current: root, owners: map[int][]*element{}}
}

// Group implements Surface.
func (s *Sheet) Group(role string, a Attrs, f func()) { s.element(role, a, false, f) }

// Tag implements Surface.
func (s *Sheet) Tag(role string, a Attrs, f func()) { s.element(role, a, true, f) }

// Artifact implements Surface. Elements opened inside it are decoration too.
func (s *Sheet) Artifact(f func()) {
	m := &s.marks
	want, artifact := m.want, m.artifact
	m.want, m.artifact = nil, true
	f()
	m.want, m.artifact = want, artifact
}

func (s *Sheet) element(role string, a Attrs, content bool, f func()) {
	m := &s.marks
	if m.artifact {
		f()
		return
	}
	e := &element{role: role, attrs: a}
	m.current.kids = append(m.current.kids, kid{elem: e})
	current, want := m.current, m.want
	m.current, m.want = e, nil
	if content {
		m.want = e
	}
	f()
	m.current, m.want = current, want
}

// mark opens the marked content that the next operators belong to.
func (s *Sheet) mark() {
	m := &s.marks
	if m.open && m.opened == m.want {
		return
	}
	s.unmark()
	m.open, m.opened = true, m.want
	if m.want == nil {
		s.pdf.RawWriteStr("/Artifact BMC")
		return
	}
	page := s.Page()
	mcid := len(m.owners[page])
	m.owners[page] = append(m.owners[page], m.want)
	m.want.kids = append(m.want.kids, kid{page: page, mcid: mcid})
	s.pdf.RawWriteStr(fmt.Sprintf("%s <</MCID %d>> BDC", pdfName(m.want.role), mcid))
}

// unmark closes the open stretch of marked content.
func (s *Sheet) unmark() {
	if s.marks.open {
		s.pdf.RawWriteStr("EMC")
	}
	s.marks.open = false
}

// collect remembers what the line reads, for readers that cannot put the glyphs
// of right-to-left text back in order, or the lines of a paragraph back together:
// the space between two lines is not drawn.
func (e *element) collect(l *typeset.Line) {
	e.lines++
	e.text.WriteString(l.Text())
	if l.Final() {
		e.text.WriteByte(' ')
	} else {
		e.text.WriteString(l.Ending())
	}
	e.rtl = e.rtl || l.RTL() || strings.ContainsFunc(l.Text(), func(r rune) bool {
		return unicode.In(r, unicode.Arabic, unicode.Hebrew)
	})
}

// reads is the element's text on one line.
func (e *element) reads() string { return strings.Join(strings.Fields(e.text.String()), " ") }

// actualText is the text in logical order, when the glyphs alone do not give it.
// An element with an alternative text or with other elements inside has none,
// since it would hide them.
func (e *element) actualText() string {
	if !e.rtl && e.lines < 2 || e.attrs.Alt != "" {
		return ""
	}
	for _, k := range e.kids {
		if k.elem != nil && k.elem.role != "Link" {
			return ""
		}
	}
	return e.reads()
}

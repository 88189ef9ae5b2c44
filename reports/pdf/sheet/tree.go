package sheet

import (
	"bytes"
	"fmt"
)

// writeTree adds the structure tree to the file and returns the object number of
// its root. linkObjs are the objects of the link annotations. Pages come first in
// the parent tree, each under its number less one, then links.
func (s *Sheet) writeTree(f *file, linkObjs []int) int {
	root := f.add(nil)
	s.number(f, s.marks.root)
	s.writeElement(f, s.marks.root, root, linkObjs)

	var nums bytes.Buffer
	pages := s.Page()
	for page := 1; page <= pages; page++ {
		fmt.Fprintf(&nums, "%d [", page-1)
		for _, e := range s.marks.owners[page] {
			fmt.Fprintf(&nums, "%d 0 R ", e.obj)
		}
		nums.WriteString("]\n")
	}
	for i, l := range s.links {
		fmt.Fprintf(&nums, "%d %d 0 R\n", pages+i, l.owner.obj)
	}
	parents := f.add(fmt.Appendf(nil, "<</Nums [%s]>>", nums.Bytes()))
	f.objs[root] = fmt.Appendf(nil, "<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>",
		s.marks.root.obj, parents, pages+len(s.links))
	return root
}

// number gives every element its object.
func (s *Sheet) number(f *file, e *element) {
	e.obj = f.add(nil)
	for _, k := range e.kids {
		if k.elem != nil {
			s.number(f, k.elem)
		}
	}
}

func (s *Sheet) writeElement(f *file, e *element, parent int, linkObjs []int) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<</Type /StructElem /S %s /P %d 0 R", pdfName(e.role), parent)
	if e.attrs.Alt != "" && e.role != "Table" {
		fmt.Fprintf(&b, " /Alt %s", pdfText(e.attrs.Alt))
	}
	if t := e.actualText(); t != "" {
		fmt.Fprintf(&b, " /ActualText %s", pdfText(t))
	}
	if e.attrs.Alt != "" && e.role == "Table" { // an alternative would hide its cells
		fmt.Fprintf(&b, " /A <</O /Table /Summary %s>>", pdfText(e.attrs.Alt))
	}
	if e.attrs.Scope != "" {
		fmt.Fprintf(&b, " /A <</O /Table /Scope %s>>", pdfName(e.attrs.Scope))
	}
	if len(e.kids) > 0 {
		b.WriteString(" /K [")
		for _, k := range e.kids {
			switch {
			case k.elem != nil:
				fmt.Fprintf(&b, "%d 0 R ", k.elem.obj)
				s.writeElement(f, k.elem, e.obj, linkObjs)
			case k.link > 0:
				fmt.Fprintf(&b, "<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>> ", pageObj(k.page), linkObjs[k.link-1])
			default:
				fmt.Fprintf(&b, "<</Type /MCR /Pg %d 0 R /MCID %d>> ", pageObj(k.page), k.mcid)
			}
		}
		b.WriteString("]")
	}
	b.WriteString(">>")
	f.objs[e.obj] = b.Bytes()
}

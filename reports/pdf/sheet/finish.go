package sheet

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// The first objects that gofpdf writes have fixed numbers.
const (
	pagesObj     = 1
	resourcesObj = 2
)

// pageObj is the object of a page, counted from 1; its content follows it.
func pageObj(page int) int { return 1 + 2*page }

// finish turns gofpdf's file into the one that is handed over.
func (s *Sheet) finish(raw []byte) ([]byte, error) {
	f, err := parseFile(raw)
	if err != nil {
		return nil, err
	}
	for n := range f.objs {
		if err := f.repack(n); err != nil {
			return nil, err
		}
	}
	s.finishFonts(f)
	s.writeImages(f)
	links, err := s.writeLinks(f)
	if err != nil {
		return nil, err
	}
	s.finishPages(f, links)
	outlines := s.writeOutline(f)
	tree := s.writeTree(f, links)
	s.writeCatalog(f, tree, outlines)
	s.writeInfo(f)
	return f.bytes(), nil
}

var (
	compositeFont = regexp.MustCompile(`/Subtype /Type0\n/BaseFont /utf8f(\d+)\n[\s\S]*/ToUnicode (\d+) 0 R`)
	writerName    = regexp.MustCompile(`/utf8f(\d+)\b`)
	fontResource  = regexp.MustCompile(`/F[0-9a-f]+ (\d+) 0 R`)
)

// finishFonts puts in real text maps and names: gofpdf maps every code to itself,
// and names fonts after its own keys.
func (s *Sheet) finishFonts(f *file) {
	resource := map[string]string{} // object number to resource name
	for n, body := range f.objs {
		m := compositeFont.FindSubmatch(body)
		if m == nil {
			continue
		}
		i, err1 := strconv.Atoi(string(m[1]))
		toUnicode, err2 := strconv.Atoi(string(m[2]))
		if err1 != nil || err2 != nil {
			continue
		}
		f.objs[toUnicode] = packed("", s.fonts[i].toUnicode())
		resource[strconv.Itoa(n)] = s.fonts[i].resource()
	}
	for n, body := range f.objs {
		if !bytes.Contains(body, []byte(streamStart)) {
			f.objs[n] = writerName.ReplaceAllFunc(body, func(name []byte) []byte {
				i, err := strconv.Atoi(strings.TrimPrefix(string(name), "/utf8f"))
				if err != nil || i >= len(s.fonts) {
					return name
				}
				return []byte(s.fonts[i].name())
			})
		}
	}
	f.objs[resourcesObj] = fontResource.ReplaceAllFunc(f.objs[resourcesObj], func(entry []byte) []byte {
		obj := string(fontResource.FindSubmatch(entry)[1])
		return []byte(resource[obj] + " " + obj + " 0 R")
	})
}

// finishPages adds to each page its links and its place in the structure tree.
func (s *Sheet) finishPages(f *file, links []int) {
	annots := map[int]string{}
	for i, l := range s.links {
		annots[l.page] += fmt.Sprintf("%d 0 R ", links[i])
	}
	for page := 1; page <= s.Page(); page++ {
		entries := fmt.Sprintf(" /StructParents %d /Tabs /S", page-1)
		if annots[page] != "" {
			entries += " /Annots [" + annots[page] + "]"
		}
		f.extend(pageObj(page), entries)
	}
}

// writeCatalog replaces gofpdf's catalog, which always has an empty tree of attached files.
func (s *Sheet) writeCatalog(f *file, tree, outlines int) {
	direction := "/L2R"
	if s.opts.RTL {
		direction = "/R2L"
	}
	b := fmt.Appendf(nil, "<</Type /Catalog /Pages %d 0 R /Lang %s /MarkInfo <</Marked true>>\n", pagesObj, pdfText(s.opts.Tag))
	b = fmt.Appendf(b, "/ViewerPreferences <</DisplayDocTitle true /Direction %s>>\n", direction)
	b = fmt.Appendf(b, "/StructTreeRoot %d 0 R /Metadata %d 0 R", tree, f.add(stream("/Type /Metadata /Subtype /XML", s.metadata())))
	if outlines > 0 {
		b = fmt.Appendf(b, " /Outlines %d 0 R /PageMode /UseOutlines", outlines)
	}
	f.objs[f.root] = append(b, ">>"...)
}

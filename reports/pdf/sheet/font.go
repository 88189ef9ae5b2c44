package sheet

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"

	"rahbord/internal/typeset"
)

// Codes are what the page's text is written in. Each stands for one glyph that
// reads as one text, since one shape serves several characters (ي and ی). They
// start above the codes that gofpdf always embeds, and as many fit as the font's
// character table holds.
const (
	firstCode = 0x100
	maxCodes  = 32000
)

// CodesError tells that a document shows more different glyphs in one face than can be coded.
type CodesError struct {
	Face  string
	Glyph uint16
	Text  string
}

func (e *CodesError) Error() string {
	return fmt.Sprintf("font %s: no code left for glyph %d as %q", e.Face, e.Glyph, e.Text)
}

// reading is a glyph and the text it stands for.
type reading struct {
	glyph uint16
	text  string
}

// font is a face as the document uses it.
type font struct {
	index int
	face  *typeset.Face
	ttf   []byte
	codes map[reading]uint16
	used  []reading // in the order of their codes
}

func newFont(index int, face *typeset.Face) (*font, error) {
	ttf := face.TTF()
	if err := checkTables(ttf); err != nil {
		return nil, fmt.Errorf("font %s: %w", face.Name(), err)
	}
	return &font{index: index, face: face, ttf: ttf, codes: map[reading]uint16{}}, nil
}

// code finds or gives the code of a glyph that reads as text.
func (f *font) code(glyph uint16, text string) (uint16, error) {
	r := reading{glyph, text}
	if c, ok := f.codes[r]; ok {
		return c, nil
	}
	if len(f.used) == maxCodes {
		return 0, &CodesError{f.face.Name(), glyph, text}
	}
	c := uint16(firstCode + len(f.used))
	f.codes[r] = c
	f.used = append(f.used, r)
	return c, nil
}

// resource is the name of the font in the content of pages.
func (f *font) resource() string { return fmt.Sprintf("/F%d", f.index) }

// key is the name of the font for gofpdf.
func (f *font) key() string { return fmt.Sprintf("f%d", f.index) }

// name is the font's name in the file. Six letters made from the embedded glyphs
// mark it as a subset.
func (f *font) name() string {
	h := sha256.New()
	for _, r := range f.used {
		fmt.Fprintf(h, "%d ", r.glyph)
	}
	tag := h.Sum(nil)[:6]
	for i := range tag {
		tag[i] = 'A' + tag[i]%26
	}
	face := strings.TrimPrefix(pdfName(strings.ReplaceAll(f.face.Name(), " ", "")), "/")
	return "/" + string(tag) + "+" + face
}

// register hands the used part of the font to gofpdf. What is written into a
// template counts as used, and a template that is never placed leaves no trace.
func (f *font) register(pdf *gofpdf.Fpdf) {
	if len(f.used) == 0 {
		return
	}
	pdf.AddUTF8FontFromBytes(f.key(), "", recode(f.ttf, f.used))
	var codes strings.Builder
	for i := range f.used {
		codes.WriteRune(rune(firstCode + i))
	}
	pdf.CreateTemplate(func(t *gofpdf.Tpl) {
		t.SetFont(f.key(), "", 10)
		t.Text(0, 0, codes.String())
	})
}

// toUnicode is the character map by which readers search and copy.
func (f *font) toUnicode() []byte {
	const perBlock = 100 // the format's limit
	var b strings.Builder
	b.WriteString(`/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`)
	for start := 0; start < len(f.used); start += perBlock {
		block := f.used[start:min(start+perBlock, len(f.used))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for i, r := range block {
			fmt.Fprintf(&b, "<%04X> <", firstCode+start+i)
			for _, u := range utf16.Encode([]rune(r.text)) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}

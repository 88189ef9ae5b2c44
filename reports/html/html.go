// Package html writes a report as one self-contained page: fonts, charts and logo inside,
// nothing loaded from elsewhere. It reads on a phone, projects, prints, and speaks to
// screen readers.
package html

import (
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"rahbord/internal/typeset"
	"rahbord/reports"
	"rahbord/reports/chart"
)

//go:embed style.css
var style string

// Render writes the document as a page. The same document gives the same bytes.
func Render(w io.Writer, d *reports.Document, f Fonts) error {
	faces, err := f.load(d.Lang)
	if err != nil {
		return err
	}
	p := &page{doc: d, places: map[string]bool{}, faces: faces, engine: typeset.NewEngine(faces.family(), d.Lang), theme: newTheme(d.Brand)}
	p.outline(d.Blocks, map[string]bool{})
	p.shown.WriteString("0123456789." + strings.Join(d.Digits[:], "") + "\n") // numbers of lists
	if len(d.Blocks) > 0 {
		if _, cover := d.Blocks[0].(reports.Cover); cover {
			p.depth = 1
		}
	}
	p.blocks(d.Blocks)
	p.closeAll()
	fonts, err := faces.css(p.shown.String(), d.Lang)
	if err != nil {
		return err
	}
	dir := "ltr"
	if d.RTL {
		dir = "rtl"
	}
	_, err = fmt.Fprintf(w, `<!DOCTYPE html>
<html lang="%s" dir="%s">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<meta name="color-scheme" content="light dark">
<meta name="author" content="%s">
<title>%s</title>
<style>
%s
%s
%s</style>
</head>
<body>
%s</body>
</html>
`, esc(d.Tag), dir, esc(d.Author), esc(d.Title), fonts, p.theme.css(), style, p.body())
	return err
}

// page is one page in the making.
type page struct {
	doc    *reports.Document
	faces  *faces
	engine *typeset.Engine
	theme  theme
	out    strings.Builder
	shown  strings.Builder // all text of the page, for the fonts
	entry  []entry         // headings for the contents, in order
	places map[string]bool // anchors that links may lead to
	reads  bool            // there is more to read than sections to look things up in
	next   int             // heading to come
	open   bool            // a section is open
	folded bool            // and what is in it is folded away
	depth  int             // of the last heading
	under  string          // the last heading: what charts below it are called
	cover  string
	nav    string
}

// entry is a heading in the contents.
type entry struct {
	level    int
	id, text string
}

// outline lists the headings in their order, so that the contents can name them before
// they come.
func (p *page) outline(blocks []reports.Block, used map[string]bool) {
	for _, b := range blocks {
		switch x := b.(type) {
		case reports.Columns:
			for _, part := range x.Parts {
				p.outline(part, used)
			}
		case reports.Heading:
			id := x.ID
			if id == "" || used[id] {
				id = "s" + strconv.Itoa(len(p.entry)+1)
			}
			used[id] = true
			p.entry = append(p.entry, entry{x.Level, id, x.Text})
			p.reads = p.reads || x.Level == 1 && !x.Lookup
		case reports.Card:
			p.places[x.Anchor] = true
		}
	}
}

// esc notes a text as shown and escapes it.
func (p *page) esc(s string) string {
	p.shown.WriteString(s)
	p.shown.WriteByte('\n')
	return esc(s)
}

// text is a text as content: its line breaks are kept, words of the other direction run
// their own way, and arrows point in the direction of reading.
func (p *page) text(s string) string {
	rtl := chart.Direction(s, p.doc.RTL) == typeset.RTL
	if rtl {
		s = strings.ReplaceAll(s, "→", "←")
	}
	out := hyphened.ReplaceAllString(strings.ReplaceAll(p.esc(s), "\n", "<br>"), "<span class=\"whole\">$0</span>")
	switch {
	case rtl == p.doc.RTL || strings.TrimSpace(s) == "":
		return out
	case rtl:
		return "<bdi dir=\"rtl\">" + out + "</bdi>"
	}
	return "<bdi dir=\"ltr\">" + out + "</bdi>"
}

// hyphened is an id such as SRV-2, which no line may break at its hyphen.
var hyphened = regexp.MustCompile(`\b[A-Z][A-Z0-9]*-[0-9]+\b`)

func esc(s string) string { return html.EscapeString(s) }

func (p *page) put(format string, args ...any) { fmt.Fprintf(&p.out, format, args...) }

// body puts the landmarks together: header, contents, main part, footer.
func (p *page) body() string {
	var b strings.Builder
	if p.cover != "" {
		b.WriteString(p.cover)
	} else {
		fmt.Fprintf(&b, "<header class=\"masthead\"><p>%s</p></header>\n", p.text(p.doc.Header))
	}
	b.WriteString(p.nav)
	fmt.Fprintf(&b, "<main>\n%s</main>\n", p.out.String())
	if p.doc.Footer != "" {
		fmt.Fprintf(&b, "<footer><p>%s</p></footer>\n", p.text(p.doc.Footer))
	}
	return b.String()
}

// closeAll ends the section that is open.
func (p *page) closeAll() {
	if p.folded {
		p.put("</details>\n")
	}
	if p.open {
		p.put("</section>\n")
	}
	p.open, p.folded = false, false
}

// picture is the logo as part of the page; "" for what is no PNG or JPEG.
func picture(data []byte) string {
	switch kind := http.DetectContentType(data); kind {
	case "image/png", "image/jpeg":
		return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
	}
	return ""
}

// Package pdf lays a report document out on pages and writes it as PDF.
package pdf

import (
	"fmt"
	"io"
	"strings"

	"rahbord/internal/typeset"
	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// Fonts are the TrueType files of the report.
type Fonts struct{ VazirmatnRegular, VazirmatnBold, HeeboRegular, HeeboBold []byte }

// Warning is something a reader of the report would notice and the author should know.
type Warning struct {
	Runes []rune // characters no font has, each told once in a document
	Text  string // where they stand
}

// Paper is the size of the pages.
type Paper string

// The papers.
const (
	A4     Paper = "a4"
	Letter Paper = "letter"
)

// size in points; anything unknown is A4.
func (p Paper) size() (width, height float64) {
	if p == Letter {
		return 612, 792
	}
	return 595.28, 841.89
}

// Render writes the document as PDF on A4. The same document gives the same bytes.
func Render(w io.Writer, d *reports.Document, f Fonts) ([]Warning, error) {
	return RenderOn(w, d, f, A4)
}

// RenderOn is Render on a paper of the caller's choice.
func RenderOn(w io.Writer, d *reports.Document, f Fonts, p Paper) ([]Warning, error) {
	family, faces, err := f.family(d.Lang)
	if err != nil {
		return nil, err
	}
	width, height := p.size()
	out, err := sheet.New(sheet.Options{
		Width: width, Height: height, Title: d.Title, Author: d.Author, Subject: d.Subject,
		Tag: d.Tag, RTL: d.RTL, Created: d.Issued,
	}, faces)
	if err != nil {
		return nil, err
	}
	warnings, err := lay(out, d, typeset.NewEngine(family, d.Lang), p)
	if err != nil {
		return warnings, err
	}
	data, err := out.Bytes()
	if err != nil {
		return warnings, err
	}
	_, err = w.Write(data)
	return warnings, err
}

// family is the fallback chain of a language: its own script's font first.
func (f Fonts) family(lang string) (typeset.Family, []*typeset.Face, error) {
	var faces []*typeset.Face
	for _, file := range []struct {
		name string
		ttf  []byte
	}{
		{"Vazirmatn-Regular", f.VazirmatnRegular}, {"Heebo-Regular", f.HeeboRegular},
		{"Vazirmatn-Bold", f.VazirmatnBold}, {"Heebo-Bold", f.HeeboBold},
	} {
		face, err := typeset.LoadFace(file.name, file.ttf)
		if err != nil {
			return typeset.Family{}, nil, fmt.Errorf("font %s: %w", file.name, err)
		}
		faces = append(faces, face)
	}
	own, other := 0, 1
	if lang == "he" {
		own, other = 1, 0
	}
	var family typeset.Family
	family.Chains[typeset.Regular] = []*typeset.Face{faces[own], faces[other]}
	family.Chains[typeset.Bold] = []*typeset.Face{faces[own+2], faces[other+2]}
	return family, faces, nil
}

// lay composes, paginates and draws a document on a surface.
func lay(s sheet.Surface, d *reports.Document, e *typeset.Engine, p Paper) ([]Warning, error) {
	c := newComposer(d, e, p)
	elements := c.compose(d.Blocks, c.column())
	pages := paginate(flatten(elements), c.page.area)
	bare := 0
	if len(d.Blocks) > 0 {
		if _, cover := d.Blocks[0].(reports.Cover); cover {
			bare = 1
		}
	}
	paint := &painter{surface: s, dress: func(page int) {
		if page != bare {
			c.dress(s, page, pages)
		}
	}}
	paint.turn(1)
	paint.all(elements)
	return c.warnings, c.err
}

// dress draws the running header and footer.
func (c *composer) dress(s sheet.Surface, page, pages int) {
	b, t := c.column(), c.theme
	k := t.small.sized(7.6)
	half := (b.w - 20) / 2
	s.Artifact(func() {
		const header = 34
		c.draw(s, c.oneLine(c.doc.Header, k, half), c.from(b, 0, half), header)
		end := c.oneLine(c.doc.HeaderEnd, k, half)
		end.align = typeset.End
		c.draw(s, end, c.from(b, b.w-half, half), header)
		s.Fill(chart.Rect(b.x, header+k.leading+5, b.w, 0.5), t.rule)

		footer := c.page.height - 44
		c.draw(s, c.oneLine(c.doc.Footer, k, half), c.from(b, 0, half), footer)
		words := strings.NewReplacer("{page}", c.digits(page), "{pages}", c.digits(pages)).Replace(c.doc.PageOf)
		folio := c.oneLine(words, k.in(t.text), half)
		folio.align = typeset.End
		c.draw(s, folio, c.from(b, b.w-half, half), footer)
	})
}

// oneLine shortens words to one line: what runs along every page is said in full
// elsewhere.
func (c *composer) oneLine(words string, k look, width float64) text {
	t := c.set(words, k, width)
	runes := []rune(words)
	for len(t.lines) > 1 {
		runes = runes[:len([]rune(strings.TrimSpace(t.lines[0].Text())))]
		runes = runes[:max(0, len(runes)-1)]
		if len(runes) == 0 {
			return text{look: k}
		}
		t = c.set(strings.TrimSpace(string(runes))+"…", k, width)
	}
	return t
}

package cmd

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/reports/html"
	"rahbord/reports/markdown"
	"rahbord/reports/pdf"
	"rahbord/reports/pdf/sheet"
)

// documentWriter writes a document in one format.
type documentWriter func(app *App, w io.Writer, o *opened, d *reports.Document, look *reportLook) error

// documentWriters are the formats of a document, by ending.
func documentWriters() map[string]documentWriter {
	return map[string]documentWriter{
		".pdf": (*App).writePDF,
		".html": func(_ *App, w io.Writer, _ *opened, d *reports.Document, _ *reportLook) error {
			return html.Render(w, d, html.Fonts(fonts()))
		},
		".md": func(_ *App, w io.Writer, _ *opened, d *reports.Document, _ *reportLook) error {
			return markdown.Write(w, d)
		},
	}
}

// isDocument reports whether a document can be written under that name.
func isDocument(name string) bool { return documentWriters()[ending(name)] != nil }

func ending(name string) string { return strings.ToLower(filepath.Ext(name)) }

// writeDocument writes a document in the format of the file's ending.
func (app *App) writeDocument(o *opened, d *reports.Document, name string, look *reportLook) error {
	write := documentWriters()[ending(name)]
	if write == nil {
		return tell("bad-comparison", "file", name)
	}
	var b bytes.Buffer
	if err := write(app, &b, o, d, look); err != nil {
		return err
	}
	return writeFile(name, b.Bytes())
}

// writePDF renders a document and tells of characters that no font has.
func (app *App) writePDF(w io.Writer, o *opened, d *reports.Document, look *reportLook) error {
	paper := pdf.A4
	if look.template != nil {
		paper = pdf.Paper(look.template.Paper)
	}
	warnings, err := pdf.RenderOn(w, d, fonts(), paper)
	var broken *sheet.ImageError
	if errors.As(err, &broken) {
		return tell("bad-logo", "file", look.logoName(o))
	}
	if err != nil {
		return err
	}
	app.boxes(o.words, warnings)
	return nil
}

// namedBoxes is how many characters without a shape a warning names.
const namedBoxes = 5

// boxes warns of characters that no font has, once for each text they stand in.
func (app *App) boxes(w *i18n.Words, warnings []pdf.Warning) {
	for _, m := range warnings {
		var chars []string
		for _, r := range m.Runes[:min(namedBoxes, len(m.Runes))] {
			chars = append(chars, i18n.CodePoint(r))
		}
		if len(m.Runes) > namedBoxes {
			chars = append(chars, "…")
		}
		app.complain(w.Count("errors.no-glyph", len(m.Runes), "chars", joinWords(w, chars), "text", m.Text))
	}
}

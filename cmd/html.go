package cmd

import (
	"bytes"

	"rahbord/reports"
	"rahbord/reports/html"
)

// writeHTML writes a document as one self-contained page.
func (app *App) htmlBytes(doc *reports.Document) ([]byte, error) {
	var b bytes.Buffer
	f := fonts()
	err := html.Render(&b, doc, html.Fonts(f))
	return b.Bytes(), err
}

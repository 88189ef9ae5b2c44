package cmd

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/reports/pdf"
	"rahbord/reports/pdf/sheet"
	"rahbord/templates"

	"github.com/spf13/cobra"
)

// reportVerb writes the report of a client file as PDF.
func (app *App) reportVerb(w *i18n.Words) *cobra.Command {
	c := verb(w, "report")
	out := text(c.Flags(), "out", "o", "FILE", "", w.T("flags.out"))
	date := text(c.Flags(), "date", "", "DATE", "", w.T("flags.date"))
	return run(c, 1, 1, func(c *cobra.Command, args []string) error {
		o, err := app.open(args[0], c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		issued := app.today()
		if *date != "" {
			if issued, err = time.Parse(time.DateOnly, *date); err != nil {
				return usageError{tell("bad-date", "date", *date)}
			}
		}
		name := *out
		if name == "" {
			name = strings.TrimSuffix(args[0], filepath.Ext(args[0])) + ".pdf"
		}
		if !strings.EqualFold(filepath.Ext(name), ".pdf") && !strings.EqualFold(filepath.Ext(name), ".html") {
			return tell("bad-format", "file", name)
		}
		return app.writeReport(o, name, issued)
	})
}

// writeReport builds and writes one report.
func (app *App) writeReport(o *opened, name string, issued time.Time) error {
	logo, err := o.logo()
	if err != nil {
		return err
	}
	doc := reports.Build(reports.Source{Pack: o.pack, Engagement: o.file.Engagement, Result: &o.res, Words: o.words, Issued: issued, Logo: logo})
	return app.writeDocument(o, doc, name)
}

// writeDocument writes a document as PDF.
func (app *App) writeDocument(o *opened, doc *reports.Document, name string) error {
	if strings.EqualFold(filepath.Ext(name), ".html") {
		data, err := app.htmlBytes(doc)
		if err != nil {
			return err
		}
		return writeFile(name, data)
	}
	var b bytes.Buffer
	warnings, err := pdf.Render(&b, doc, fonts())
	var broken *sheet.ImageError
	if errors.As(err, &broken) {
		return tell("bad-logo", "file", o.file.Engagement.Consultant.Logo)
	}
	if err != nil {
		return err
	}
	warned := map[rune]bool{}
	for _, m := range warnings {
		if warned[m.Rune] {
			continue
		}
		warned[m.Rune] = true
		app.complain(o.words.T("errors.no-glyph.message", "char", i18n.CodePoint(m.Rune), "text", m.Text))
	}
	if err := writeFile(name, b.Bytes()); err != nil {
		return err
	}
	app.view().sentence(o.words.T("done.report", "file", name))
	return nil
}

// logo reads the consultant's logo, which lies beside the client file.
func (o *opened) logo() ([]byte, error) {
	c := o.file.Engagement.Consultant
	if c == nil || c.Logo == "" {
		return nil, nil
	}
	name := c.Logo
	if !filepath.IsAbs(name) {
		name = filepath.Join(filepath.Dir(o.file.Name()), name)
	}
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, tell("no-logo", "file", name)
	}
	return data, err
}

func fonts() pdf.Fonts {
	read := func(name string) []byte {
		data, _ := fs.ReadFile(templates.Fonts(), name) // part of the binary
		return data
	}
	return pdf.Fonts{
		VazirmatnRegular: read("Vazirmatn-Regular.ttf"), VazirmatnBold: read("Vazirmatn-Bold.ttf"),
		HeeboRegular: read("Heebo-Regular.ttf"), HeeboBold: read("Heebo-Bold.ttf"),
	}
}

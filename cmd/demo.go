package cmd

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rahbord/engagement"
	"rahbord/internal/console"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/templates"

	"github.com/spf13/cobra"
)

// clientSchema is the name of the schema that client files name in their first line,
// for editors that complete and check them.
const clientSchema = "client.schema.json"

// writeSchema puts the schema beside client files.
func writeSchema(folder string) error {
	return writeFile(filepath.Join(folder, clientSchema), engagement.Schema())
}

// demo writes the sample clients and their reports.
func (app *App) demo(w *i18n.Words) *cobra.Command {
	c := verb(w, "demo")
	out := text(c.Flags(), "out", "o", "FOLDER", "rahbord-demo", w.T("flags.folder"))
	return run(c, 0, 0, func(c *cobra.Command, args []string) error {
		langs := i18n.Langs
		switch choice := c.Flag("lang").Value.String(); {
		case choice == "" && app.lang != i18n.English:
			langs = []i18n.Lang{app.lang}
		case choice != "" && choice != "all":
			langs = []i18n.Lang{i18n.Lang(choice)}
		}
		if !langs[0].Valid() {
			return tell("bad-language", "lang", string(langs[0]))
		}
		return app.writeSamples(c, w, *out, langs)
	})
}

func (app *App) writeSamples(c *cobra.Command, w *i18n.Words, folder string, langs []i18n.Lang) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	if err := writeSchema(folder); err != nil {
		return err
	}
	v := app.view()
	v.sentence(w.T("demo.intro", "folder", folder))
	v.printf("\n")
	names, err := fs.Glob(templates.Samples(), "*.yaml")
	if err != nil {
		return err
	}
	first := ""
	for _, lang := range langs {
		for _, name := range names {
			if !strings.HasSuffix(name, "."+string(lang)+".yaml") {
				continue
			}
			if err := c.Context().Err(); err != nil {
				return err
			}
			path := filepath.Join(folder, name)
			if err := app.writeSample(c.Context(), v, name, path); err != nil {
				return err
			}
			if first == "" || strings.HasPrefix(name, "distributor") && lang == langs[0] {
				first = path
			}
		}
	}
	v.printf("\n")
	v.sentence(w.T("demo.next"))
	for _, line := range strings.Split(strings.TrimSpace(w.T("demo.commands", "file", first, "pdf", strings.TrimSuffix(first, ".yaml")+".pdf")), "\n") {
		v.printf("  %s\n", i18n.Plain(line))
	}
	return nil
}

// writeSample writes one sample client and its report in the client's language. A
// sample that was written before and edited since is left alone.
func (app *App) writeSample(ctx context.Context, v *view, name, path string) error {
	data, err := fs.ReadFile(templates.Samples(), name)
	if err != nil {
		return err
	}
	if old, err := os.ReadFile(path); err == nil && string(old) != string(data) {
		return tell("sample-edited", "file", path)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := writeFile(path, data); err != nil {
		return err
	}
	started := app.Now()
	o, err := app.open(path, "")
	if err != nil {
		return err
	}
	pdfName := strings.TrimSuffix(path, ".yaml") + ".pdf"
	template, err := chooseTemplate("", false)
	if err != nil {
		return err
	}
	if err := app.writeReport(ctx, o, pdfName, sampleIssued(o), &reportLook{template: template}); err != nil {
		return err
	}
	s := scoreWords{o}
	v.printf("  %s\n    %s\n    %s\n", path, console.Isolate(s.headline()), o.words.T("demo.wrote", "file", pdfName,
		"seconds", o.words.Number(exact.Frac(int(app.Now().Sub(started).Milliseconds()), 1000), 1)))
	return nil
}

// sampleIssued dates a sample's report on the day of its assessment, so that the
// same sample always gives the same bytes.
func sampleIssued(o *opened) time.Time { return o.file.Engagement.Assessed.Time }

package cmd

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"rahbord/engagement"
	"rahbord/internal/console"
	"rahbord/internal/diag"
	"rahbord/internal/i18n"

	"github.com/spf13/cobra"
)

// importVerb groups the verbs that take answers in.
func (app *App) importVerb(w *i18n.Words) *cobra.Command {
	c := verb(w, "import")
	c.AddCommand(app.importAnswers(w), app.importForm(w))
	return c
}

// importAnswers reads a table of answers into a client file.
func (app *App) importAnswers(w *i18n.Words) *cobra.Command {
	c := verb(w, "import answers")
	partial := c.Flags().Bool("partial", false, w.T("flags.partial"))
	return run(c, 2, 2, func(c *cobra.Command, args []string) error {
		o, err := app.open(args[0], c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		format, err := formatOf(args[1])
		if err != nil {
			return err
		}
		in, err := app.input(args[1])
		if err != nil {
			return err
		}
		defer in.Close()
		var done engagement.Report
		var faults diag.List
		err = o.file.Update(func(e *engagement.Engagement) error {
			done, faults = engagement.ImportAnswers(e, o.pack, in, engagement.ImportOptions{
				Name: args[1], Format: format, Partial: *partial, Synonyms: engagement.Synonyms(app.allWords()...),
			})
			switch {
			case faults.HasErrors() && !*partial:
				return &diag.FileError{Name: args[1], Faults: faults}
			case done.Added+len(done.Replaced) == 0:
				return errNothingNew
			}
			return nil
		})
		if err != nil && !errors.Is(err, errNothingNew) {
			return saveError(err, args[0])
		}
		app.printFaults(o.words, faults)
		app.importReport(o, done)
		if faults.HasErrors() {
			return errPartial
		}
		return nil
	})
}

// errPartial makes a partial import end with the code for faults in files, all told.
var errPartial = &diag.FileError{}

func (app *App) importReport(o *opened, done engagement.Report) {
	v, w := app.view(), o.words
	v.sentence(w.T("done.import", "rows", w.Int(done.Rows), "added", w.Int(done.Added),
		"replaced", w.Int(len(done.Replaced)), "unchanged", w.Int(done.Unchanged), "refused", w.Int(done.Refused)))
	if len(done.People) > 0 {
		v.sentence(w.T("done.people", "people", joinWords(w, done.People)))
	}
	for _, r := range done.Replaced {
		v.printf("  %s\n", console.Isolate(w.T("done.replaced", "who", r.Respondent, "indicator", r.New.Indicator,
			"old", answerWord(w, r.Old), "new", answerWord(w, r.New))))
	}
}

func answerWord(w *i18n.Words, a engagement.Answer) string {
	switch a.State {
	case engagement.NA:
		return w.T("appendix.not-applicable")
	case engagement.DontKnow:
		return w.T("done.dont-know")
	}
	return w.Short(a.Level, 2)
}

// exportVerb groups the verbs that give answers out.
func (app *App) exportVerb(w *i18n.Words) *cobra.Command {
	c := verb(w, "export")
	answers := verb(w, "export answers")
	out := text(answers.Flags(), "out", "o", "FILE", "", w.T("flags.answers-out"))
	c.AddCommand(run(answers, 1, 1, func(c *cobra.Command, args []string) error {
		o, err := app.open(args[0], c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		if *out == "" || *out == "-" {
			return engagement.ExportAnswers(app.Out, o.file.Engagement, engagement.CSV)
		}
		format, err := formatOf(*out)
		if err != nil {
			return err
		}
		var b strings.Builder
		if err := engagement.ExportAnswers(&b, o.file.Engagement, format); err != nil {
			return err
		}
		if err := writeFile(*out, []byte(b.String())); err != nil {
			return err
		}
		app.view().sentence(o.words.T("done.export", "file", *out))
		return nil
	}))
	return c
}

// formatOf tells the format of a table of answers from its name; the standard input is CSV.
func formatOf(name string) (engagement.Exchange, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv":
		return engagement.CSV, nil
	case ".json":
		return engagement.JSON, nil
	}
	if name == "-" {
		return engagement.CSV, nil
	}
	return "", tell("bad-table-format", "file", name)
}

// input opens a file, or the standard input for -.
func (app *App) input(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(app.In), nil
	}
	f, err := os.Open(name)
	if os.IsNotExist(err) {
		return nil, tell("no-file", "file", name)
	}
	return f, err
}

// allWords is every language's wording: tables may come with headings in any of them.
func (app *App) allWords() []*i18n.Words {
	var out []*i18n.Words
	for _, l := range i18n.Langs {
		out = append(out, app.words(l))
	}
	return out
}

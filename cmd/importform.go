package cmd

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/reports/xlsx"
	"rahbord/scoring"

	"github.com/spf13/cobra"
)

// importForm reads a filled form into a client file.
func (app *App) importForm(w *i18n.Words) *cobra.Command {
	c := verb(w, "import form")
	partial := c.Flags().Bool("partial", false, w.T("flags.partial"))
	renamed := c.Flags().Bool("renamed", false, w.T("flags.form-renamed"))
	return run(c, 2, 2, func(c *cobra.Command, args []string) error {
		o, err := app.open(args[0], c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		form, read, err := app.readForm(o, args[1], *renamed)
		if err != nil {
			return err
		}
		var done xlsx.Report
		var faults diag.List
		err = o.file.Update(func(e *engagement.Engagement) error {
			done, faults = form.Apply(e, read, *partial)
			switch {
			case faults.HasErrors() && !*partial:
				return &diag.FileError{Name: args[1], Faults: faults}
			case !done.Wrote():
				return errNothingNew
			}
			return nil
		})
		if err != nil && !errors.Is(err, errNothingNew) {
			return saveError(err, args[0])
		}
		app.printFaults(o.words, faults)
		app.formReport(o, form, done)
		if faults.HasErrors() {
			return errPartial
		}
		return nil
	})
}

// errNothingNew keeps a file untouched that would not change.
var errNothingNew = errors.New("nothing new")

// readForm reads a form that belongs to the opened client.
func (app *App) readForm(o *opened, name string, renamed bool) (*xlsx.Form, diag.List, error) {
	if !strings.EqualFold(filepath.Ext(name), ".xlsx") {
		return nil, nil, tell("form-not-xlsx", "file", name)
	}
	in, err := app.input(name)
	if err != nil {
		return nil, nil, err
	}
	opts := xlsx.ReadOptions{Name: name, Pack: o.pack, Client: reports.ClientName(o.pack, o.file.Engagement), Wording: app.allWords()}
	if renamed {
		opts.Client = ""
	}
	form, faults := xlsx.Read(in, opts)
	if err := in.Close(); err != nil {
		return nil, nil, err
	}
	if form == nil {
		return nil, nil, &diag.FileError{Name: name, Faults: faults}
	}
	return form, faults, nil
}

// formReport says what came in and what took the place of something else.
func (app *App) formReport(o *opened, form *xlsx.Form, done xlsx.Report) {
	v, w := app.view(), o.words
	r := done.Readiness
	v.sentence(w.T("done.form-import", "answered", w.Int(form.Answered), "added", w.Int(r.Added+len(done.Added)),
		"replaced", w.Int(len(r.Replaced)+len(done.Changed)), "unchanged", w.Int(r.Unchanged+len(done.Unchanged)),
		"refused", w.Int(done.Refused)))
	if len(r.People) > 0 {
		v.sentence(w.T("done.people", "people", joinWords(w, r.People)))
	}
	for _, x := range r.Replaced {
		v.sentence(w.T("done.replaced", "who", x.Respondent, "indicator", x.New.Indicator, "old", answerWord(w, x.Old), "new", answerWord(w, x.New)))
	}
	for _, x := range done.Changed {
		v.sentence(w.T("done.form-question", "id", x.Question, "old", form.Text(x.Question, x.Old, w), "new", form.Text(x.Question, x.New, w)))
	}
	res := scoring.Assess(o.pack, o.file.Engagement)
	review := o.review()
	review.Result = &res
	for _, id := range slices.Concat(form.Context.IDs(), form.Strategy.IDs()) {
		if lacking := review.Lacking(id); lacking != "" && !slices.Contains(done.Unchanged, id) {
			v.sentence(w.T("done.form-part", "id", id, "missing", lacking))
		}
	}
	if !done.Wrote() {
		v.sentence(w.T("done.form-nothing"))
	}
}

package cmd

import (
	"os"
	"time"

	"rahbord/engagement"
	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/scoring"

	"github.com/spf13/cobra"
)

// compare shows what changed between two assessments of one organisation.
func (app *App) compare(w *i18n.Words) *cobra.Command {
	c := verb(w, "compare")
	out := text(c.Flags(), "out", "o", "FILE", "", w.T("flags.out-compare"))
	date := text(c.Flags(), "date", "", "DATE", "", w.T("flags.date"))
	brand := text(c.Flags(), "brand", "", "FILE", "", w.T("flags.brand"))
	asJSON := c.Flags().Bool("json", false, w.T("flags.json"))
	return run(c, 2, 2, func(c *cobra.Command, args []string) error {
		issued, err := app.issued(*date)
		switch {
		case err != nil:
			return err
		case *asJSON && *out != "":
			return usageError{tell("not-together", "first", "--json", "second", "--out", "command", "rahbord compare")}
		case *asJSON && *brand != "":
			return usageError{tell("not-together", "first", "--json", "second", "--brand", "command", "rahbord compare")}
		case bare(*out):
			return tell("bare-ending", "file", *out)
		}
		look, err := app.brandOnly(*brand)
		if err != nil {
			return err
		}
		before, after, err := app.openTwo(args, c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		if *asJSON {
			return app.printJSON(comparisonJSONOf(before, after))
		}
		if engagement.Same(before.file.Engagement, after.file.Engagement) {
			app.sayUnchanged(args, *out, after.words)
			return nil
		}
		app.hintReversed(before, after)
		return app.writeComparison(before, after, *out, issued, look)
	})
}

// brandOnly is the look of a document that has a brand but no template.
func (app *App) brandOnly(brand string) (*reportLook, error) {
	var none string
	var not bool
	return app.look(reportFlags{sections: &none, template: &none, paper: &none, brief: &not, full: &not, brand: &brand})
}

// writeComparison shows a comparison, or writes it as a report when a file is named.
func (app *App) writeComparison(before, after *opened, out string, issued time.Time, look *reportLook) error {
	src := after.source(issued)
	src.Sender = look.sender
	if out != "" {
		var err error
		if src.Logo, err = look.logo(after); err != nil {
			return err
		}
	}
	doc := reports.Comparison(before.source(issued), src)
	if out == "" {
		app.view().document(doc)
		return nil
	}
	if err := app.writeDocument(after, doc, out, look); err != nil {
		return err
	}
	app.view().sentence(after.words.T("done.report", "file", out))
	return nil
}

// openTwo reads two files of one organisation; both speak the language of the later one.
func (app *App) openTwo(names []string, lang string) (before, after *opened, err error) {
	if before, err = app.open(names[0], lang); err != nil {
		return nil, nil, err
	}
	if after, err = app.open(names[1], lang); err != nil {
		return nil, nil, err
	}
	before.words = after.words
	if sameFile(names[0], names[1]) {
		return nil, nil, tell("same-file", "old", names[0], "new", names[1])
	}
	if a, b := before.clientName(), after.clientName(); a != "" && b != "" && a != b {
		return nil, nil, tell("other-organisation", "old", names[0], "new", names[1], "first", a, "second", b)
	}
	return before, after, nil
}

// sameFile reports whether two names lead to one file.
func sameFile(first, second string) bool {
	a, errA := os.Stat(first)
	b, errB := os.Stat(second)
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// sayUnchanged says that there is nothing to compare, and that no report was written.
func (app *App) sayUnchanged(files []string, out string, w *i18n.Words) {
	text := w.T("compare.unchanged", "old", files[0], "new", files[1])
	if out != "" {
		text += " " + w.T("compare.no-report")
	}
	app.view().sentence(text)
}

// hintReversed warns when the days of the assessments say that the files stand in the
// wrong order.
func (app *App) hintReversed(before, after *opened) {
	from, to := before.file.Engagement.Assessed, after.file.Engagement.Assessed
	if from == nil || to == nil || !to.Before(from.Time) {
		return
	}
	w := after.words
	app.complain(w.T("compare.reversed", "old", before.file.Name(), "new", after.file.Name(), "from", w.Date(from.Time), "to", w.Date(to.Time)))
}

func (o *opened) clientName() string { return reports.ClientName(o.pack, o.file.Engagement) }

// source is what every report of a client file is made from.
func (o *opened) source(issued time.Time) reports.Source {
	return reports.Source{Pack: o.pack, Engagement: o.file.Engagement, Result: &o.res, Words: o.words, Issued: issued}
}

type movementJSON struct {
	ID     string  `json:"id,omitempty"`
	Old    decimal `json:"old"`
	New    decimal `json:"new"`
	Change decimal `json:"change"`
	Why    string  `json:"not_comparable,omitempty"`
}

type comparisonJSON struct {
	Limits     []string       `json:"limits"`
	Overall    movementJSON   `json:"overall"`
	Like       movementJSON   `json:"like_for_like"`
	Common     int            `json:"common_indicators"`
	Asked      int            `json:"asked_indicators"`
	Areas      []movementJSON `json:"areas"`
	Types      []movementJSON `json:"types"`
	Indicators []movementJSON `json:"indicators"`
}

func comparisonJSONOf(before, after *opened) comparisonJSON {
	c := reports.Compared(before.source(time.Time{}), after.source(time.Time{}))
	out := comparisonJSON{Limits: []string{}, Overall: movementJSONOf(c.Overall), Like: movementJSONOf(c.Like), Common: c.Common,
		Asked: c.Asked, Areas: movementsJSON(c.Areas), Types: movementsJSON(c.Types), Indicators: movementsJSON(c.Indicators)}
	for _, o := range c.Limits {
		out.Limits = append(out.Limits, string(o))
	}
	return out
}

func movementsJSON(list []scoring.Movement) []movementJSON {
	out := []movementJSON{}
	for _, m := range list {
		out = append(out, movementJSONOf(m))
	}
	return out
}

func movementJSONOf(m scoring.Movement) movementJSON {
	return movementJSON{ID: m.ID, Old: score(m.Old), New: score(m.New), Change: numberIf(m.Why == "", m.Change()), Why: string(m.Why)}
}

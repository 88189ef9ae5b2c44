package cmd

import (
	"bytes"
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
	asJSON := c.Flags().Bool("json", false, w.T("flags.json"))
	return run(c, 2, 2, func(c *cobra.Command, args []string) error {
		if bare(*out) {
			return tell("bare-ending", "file", *out)
		}
		before, err := app.open(args[0], c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		after, err := app.open(args[1], c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		before.words = after.words
		if sameFile(args[0], args[1]) {
			return tell("same-file", "old", args[0], "new", args[1])
		}
		if a, b := before.clientName(), after.clientName(); a != "" && b != "" && a != b {
			return tell("other-organisation", "old", args[0], "new", args[1], "first", a, "second", b)
		}
		if *asJSON {
			return app.printJSON(comparisonJSONOf(before, after))
		}
		if same, err := unchanged(before, after); same || err != nil {
			app.sayUnchanged(args, *out, after.words)
			return err
		}
		app.hintReversed(before, after)
		issued := app.today()
		if *date != "" {
			if issued, err = time.Parse(time.DateOnly, *date); err != nil {
				return usageError{tell("bad-date", "date", *date)}
			}
		}
		doc := reports.Comparison(before.source(issued), after.source(issued))
		if *out == "" {
			app.view().document(doc)
			return nil
		}
		if err := app.writeDocument(after, doc, *out, &reportLook{}); err != nil {
			return err
		}
		app.view().sentence(after.words.T("done.report", "file", *out))
		return nil
	})
}

// sameFile reports whether two names lead to one file.
func sameFile(first, second string) bool {
	a, errA := os.Stat(first)
	b, errB := os.Stat(second)
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// unchanged reports whether two files say the same, whatever their form.
func unchanged(before, after *opened) (bool, error) {
	var texts [2]bytes.Buffer
	for i, o := range []*opened{before, after} {
		e := *o.file.Engagement
		e.Revision = 0
		if err := engagement.Encode(&texts[i], &e); err != nil {
			return false, err
		}
	}
	return bytes.Equal(texts[0].Bytes(), texts[1].Bytes()), nil
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

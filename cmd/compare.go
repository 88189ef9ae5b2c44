package cmd

import (
	"time"

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
		before, err := app.open(args[0], c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		after, err := app.open(args[1], c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		before.words = after.words
		if a, b := before.clientName(), after.clientName(); a != "" && b != "" && a != b {
			return tell("other-organisation", "old", args[0], "new", args[1], "first", a, "second", b)
		}
		if *asJSON {
			return app.printJSON(comparisonJSONOf(before, after))
		}
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
	c := scoring.Compare(&before.res, &after.res)
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

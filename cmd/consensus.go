package cmd

import (
	"strings"

	"rahbord/internal/i18n"
	"rahbord/internal/interview"

	"github.com/spf13/cobra"
)

// consensus leads the facilitator through what the respondents do not agree on.
func (app *App) consensus(w *i18n.Words) *cobra.Command {
	c := verb(w, "consensus")
	area := text(c.Flags(), "area", "", "AREA", "", w.T("flags.area"))
	bidi := text(c.Flags(), "bidi", "", "MODE", "", w.T("flags.bidi"))
	return run(c, 1, 1, func(c *cobra.Command, args []string) error {
		o, err := app.open(args[0], c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		if err := writable(args[0]); err != nil {
			return err
		}
		*area = strings.ToUpper(*area)
		if *area != "" && o.pack.Area(*area) == nil {
			return usageError{tell("no-area", "area", *area, "known", areaIDs(o.pack))}
		}
		p, err := app.talk(o.words, *bidi)
		if err != nil {
			return err
		}
		session := app.session(o, p)
		session.Area = *area
		again := "rahbord consensus " + quoted(o.file.Name())
		if *area != "" {
			again += " --area " + *area
		}
		return app.ended(o, p, interview.Consensus(c.Context(), session), again+app.manner(o, *bidi))
	})
}

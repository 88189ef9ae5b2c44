package cmd

import (
	"strconv"

	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/scoring"

	"github.com/spf13/cobra"
)

// reliability prints Cronbach's alpha of every area over assessed units: an expert view.
func (app *App) reliability(w *i18n.Words) *cobra.Command {
	c := verb(w, "reliability")
	asJSON := c.Flags().Bool("json", false, w.T("flags.json"))
	return run(c, 2, 1000, func(c *cobra.Command, args []string) error {
		var units []*opened
		for _, name := range args {
			o, err := app.open(name, c.Flag("lang").Value.String())
			if err != nil {
				return err
			}
			units = append(units, o)
		}
		first := units[0]
		if *asJSON {
			return app.printJSON(alphaJSON(first.pack, units))
		}
		v := app.view()
		columns := []column{{title: ""}, {title: first.words.T("reliability.alpha"), end: true}, {title: first.words.T("reliability.interval"), end: true},
			{title: first.words.T("reliability.units"), end: true}, {title: first.words.T("reliability.items"), end: true}, {title: first.words.T("areas.area")}}
		for _, area := range first.pack.Areas {
			a := alphaOf(first.pack, units, area.ID)
			alpha, interval := first.words.T("report.none"), first.words.T("report.none")
			if a.Value.Known && a.Enough {
				alpha = first.words.Number(a.Value.Value, 3)
				interval = first.words.Arithmetic(strconv.FormatFloat(a.Low, 'f', 3, 64) + "–" + strconv.FormatFloat(a.High, 'f', 3, 64))
			}
			for i, text := range []string{area.ID, alpha, interval, first.words.Int(a.Units), first.words.Int(a.Items), first.names().Area(area.ID).Name} {
				columns[i].cells = append(columns[i].cells, text)
			}
		}
		v.table(columns)
		v.printf("\n")
		v.sentence(first.words.T("reliability.note", "units", first.words.Int(first.pack.Reliability.Units),
			"items", first.words.Int(first.pack.Reliability.Items), "firm", first.words.Int(first.pack.Reliability.Firm)))
		return nil
	})
}

// alphaOf takes one row per unit: the levels of the area's indicators.
func alphaOf(p *questionnaire.Pack, units []*opened, area string) scoring.Alpha {
	var rows [][]scoring.Score
	for _, u := range units {
		var row []scoring.Score
		for _, k := range p.IndicatorsOf(area) {
			row = append(row, u.res.Indicator(k.ID).Level)
		}
		rows = append(rows, row)
	}
	return scoring.CronbachAlpha(rows, p.Reliability)
}

type areaAlphaJSON struct {
	ID      string    `json:"id"`
	Alpha   decimal   `json:"alpha"`
	Low     *float64  `json:"low"`
	High    *float64  `json:"high"`
	Deleted []decimal `json:"alpha_if_deleted"`
	Units   int       `json:"units"`
	Items   int       `json:"items"`
	Enough  bool      `json:"enough"`
	Firm    bool      `json:"firm"`
}

func alphaJSON(p *questionnaire.Pack, units []*opened) []areaAlphaJSON {
	var out []areaAlphaJSON
	for _, area := range p.Areas {
		a := alphaOf(p, units, area.ID)
		j := areaAlphaJSON{ID: area.ID, Alpha: score(a.Value), Deleted: []decimal{}, Units: a.Units, Items: a.Items, Enough: a.Enough, Firm: a.Firm}
		if a.Value.Known {
			j.Low, j.High = &a.Low, &a.High
		}
		for _, d := range a.Deleted {
			j.Deleted = append(j.Deleted, score(d))
		}
		out = append(out, j)
	}
	return out
}

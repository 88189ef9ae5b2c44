package cmd

import (
	"strconv"

	"rahbord/internal/console"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/scoring"

	"github.com/spf13/cobra"
)

// score prints the readiness of a client file.
func (app *App) score(w *i18n.Words) *cobra.Command {
	c := verb(w, "score")
	asJSON := c.Flags().Bool("json", false, w.T("flags.json"))
	explain := text(c.Flags(), "explain", "", "ID", "", w.T("flags.explain"))
	return run(c, 1, 1, func(c *cobra.Command, args []string) error {
		o, err := app.open(args[0], c.Flag("lang").Value.String())
		switch {
		case err != nil:
			return err
		case *explain != "":
			return app.explain(o, *explain)
		case *asJSON:
			return app.printJSON(scoreJSON(&o.res))
		}
		app.scoreView(o)
		return nil
	})
}

// scoreView is the table people like to read, with strengths and opportunities below.
func (app *App) scoreView(o *opened) {
	v, w, r := app.view(), o.words, &o.res
	s := scoreWords{o}
	v.sentence(s.headline())
	if r.Quick {
		v.sentence(w.T("score.quick"))
	}
	v.printf("\n")
	v.table(s.areaColumns(v.width))
	if len(r.Dimensions) > 1 {
		v.title(w.T("score.dimensions"))
		s.groups(v, r.Dimensions, s.names().Dimensions)
	}
	if len(r.Types) > 1 {
		v.title(w.T("score.types"))
		s.groups(v, r.Types, s.names().Types)
	}
	s.lists(v)
	if r.Overall.Points.Known {
		v.printf("\n")
		v.sentence(w.T("score.next", "file", o.file.Name()))
	}
}

func (s scoreWords) lists(v *view) {
	r, w := &s.res, s.words
	strengths, title := r.Strengths, "score.strengths"
	if len(strengths) == 0 {
		strengths, title = r.Foundations, "score.foundations"
	}
	if len(strengths) > 0 {
		v.title(w.T(title))
		s.list(v, strengths, func(l scoring.Listed) string { return w.Short(s.res.Indicator(l.ID).Level.Value, 2) })
	}
	if len(r.Opportunities) > 0 {
		v.title(w.T("score.opportunities"))
		s.list(v, r.Opportunities, func(l scoring.Listed) string { return "+" + w.Number(l.Worth, 2) })
	}
	var remarks []string
	for _, item := range []struct {
		key string
		n   int
	}{{"summary.gaps-text", len(r.Gaps)}, {"summary.talk-text", s.discuss()}, {"summary.claimed-text", len(r.Claimed)}} {
		if item.n > 0 {
			remarks = append(remarks, w.Count(item.key, item.n))
		}
	}
	if len(remarks) > 0 {
		v.title(w.T("summary.talk"))
		for _, text := range remarks {
			v.item(" -", text)
		}
	}
}

// scoreWords puts a result into words.
type scoreWords struct{ *opened }

// listed is how many strengths and opportunities the terminal shows.
const listed = 5

func (s scoreWords) list(v *view, list []scoring.Listed, worth func(scoring.Listed) string) {
	for i, l := range list[:min(len(list), listed)] {
		mark := console.PadStart(s.words.Lang.Digits(strconv.Itoa(i+1))+".", 3) + " " + console.Pad(l.ID, 6) + " " + console.PadStart(worth(l), 6)
		v.item(mark, s.names().Indicator(l.ID).Statement)
	}
}

func (s scoreWords) discuss() int {
	n := 0
	for _, ind := range s.res.Indicators {
		if ind.Discuss && ind.InScope && !ind.NA {
			n++
		}
	}
	return n
}

func (s scoreWords) headline() string {
	o, w := s.res.Overall, s.words
	if !o.Points.Known {
		var missing []string
		for _, id := range o.Missing {
			missing = append(missing, s.names().Area(id).Name)
		}
		return w.T("score.unknown") + " " + w.T("summary.missing", "areas", joinWords(w, missing))
	}
	text := w.T("score.headline", "points", w.Number(o.Points.Value, 1), "level", w.Int(o.Level),
		"levels", w.Int(len(s.pack.Bands)), "label", s.names().Band(o.Level).Name)
	if len(o.HeldBy) > 0 {
		text += " " + w.T("score.held", "ids", joinWords(w, o.HeldBy))
	}
	return text
}

// areaColumns is the table of areas: id first, so that every line starts left to
// right and the bars stay in line in Persian and Hebrew too.
func (s scoreWords) areaColumns(width int) []column {
	w := s.words
	cells := 20
	if width < 90 {
		cells = 10
	}
	columns := []column{
		{title: ""}, {title: w.T("areas.readiness")}, {title: w.T("score.points"), end: true},
		{title: w.T("areas.level")}, {title: w.T("areas.held"), rank: 2}, {title: w.T("areas.agreement"), end: true, rank: 3},
		{title: w.T("areas.confidence"), rank: 4}, {title: w.T("score.priority"), end: true, rank: 5}, {title: w.T("areas.area")},
	}
	add := func(styles bool, tone string, texts ...string) {
		for i, t := range texts {
			columns[i].cells = append(columns[i].cells, t)
			style := ""
			if styles && (i == 1 || i == 3) {
				style = tone
			}
			columns[i].styles = append(columns[i].styles, style)
		}
	}
	for _, a := range s.res.Areas {
		words := s.names().Area(a.ID)
		if !a.Points.Known {
			add(true, styleDim, a.ID, w.T("report.unknown"), w.T("report.none"), "", "", "", "", "", words.Name)
			continue
		}
		agreement := w.T("report.none")
		if a.RwgJ.Known {
			agreement = w.Number(a.RwgJ.Value, 2)
		}
		c := s.names().Confidence
		add(true, s.style(a.Level), a.ID, bar(a.Points.Value.Quo(exact.Of(100)), cells), w.Number(a.Points.Value, 1),
			w.Int(a.Level)+" "+s.names().Band(a.Level).Name, joinWords(w, a.HeldBy), agreement,
			[...]string{c.Low, c.Medium, c.High}[scoring.ConfidenceGrade(s.pack, a.Confidence)], w.Number(a.Priority, 1), words.Name)
	}
	return columns
}

func (s scoreWords) groups(v *view, groups []scoring.Group, names map[string]string) {
	for _, g := range groups {
		points, share := s.words.T("report.none"), exact.Rat{}
		if g.Points.Known {
			points, share = s.words.Number(g.Points.Value, 1), g.Points.Value.Quo(exact.Of(100))
		}
		v.printf("%s  %s  %s\n", v.paint(s.style(s.labelOf(g.Points)), bar(share, 20)), console.PadStart(points, 5), console.Isolate(names[g.ID]))
	}
}

func (s scoreWords) labelOf(score scoring.Score) int {
	if !score.Known {
		return 0
	}
	return scoring.Label(s.pack.Bands, score.Value)
}

func (s scoreWords) style(label int) string {
	n := len(s.pack.Bands)
	switch {
	case label == 0:
		return styleDim
	case label == 1:
		return stylePoor
	case 5*label > 3*n:
		return styleGood
	}
	return styleFair
}

func joinWords(w *i18n.Words, items []string) string { return w.List(items, "format.list-comma") }

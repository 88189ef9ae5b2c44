package cmd

import (
	"strconv"
	"strings"

	"rahbord/coherence"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"

	"github.com/spf13/cobra"
)

// status shows on one screen how far a client file has come.
func (app *App) status(w *i18n.Words) *cobra.Command {
	c := verb(w, "status")
	asJSON := c.Flags().Bool("json", false, w.T("flags.json"))
	return run(c, 1, 1, func(c *cobra.Command, args []string) error {
		o, err := app.open(args[0], c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		s := o.standing()
		if *asJSON {
			return app.printJSON(statusJSON(o, s))
		}
		app.statusView(o, s)
		return nil
	})
}

// screenRows is what fits above the prompt of a small terminal.
const screenRows = 23

// statusView prints at most one screen: respondents beyond it are counted.
func (app *App) statusView(o *opened, s standing) {
	v, w := app.view(), o.words
	var head, tail strings.Builder
	v.out = &head
	v.sentence(o.statusTitle())
	v.sentence(o.soFar())
	v.out = &tail
	v.stages(o, s.stages)
	v.sentence(o.consensusLine(s))
	v.printf("\n")
	v.sentence(w.T("status.next"))
	for _, line := range s.next {
		v.printf("  %s\n", line)
	}
	v.out = app.Out
	v.printf("%s\n", head.String())
	v.people(o, s.people, screenRows-strings.Count(head.String()+tail.String(), "\n")-1)
	v.printf("%s", tail.String())
}

func (o *opened) statusTitle() string {
	e, w := o.file.Engagement, o.words
	parts := []string{o.client(), w.T("status.languages." + string(e.Language))}
	if e.Assessed != nil {
		parts = append(parts, w.T("status.assessed", "date", w.Date(e.Assessed.Time)))
	}
	if e.Assessment.Quick {
		parts = append(parts, w.T("status.quick"))
	}
	return strings.Join(parts, " · ")
}

// soFar is the score, or that there is none yet.
func (o *opened) soFar() string {
	if !o.res.Overall.Points.Known {
		return o.words.T("score.unknown")
	}
	return scoreWords{o}.headline()
}

func (o *opened) consensusLine(s standing) string {
	text := o.words.T("status.agreed.none")
	if s.agreed > 0 {
		text = o.words.Count("status.agreed", s.agreed)
	}
	if s.disputed > 0 {
		text += " " + o.words.Count("status.disputed", s.disputed)
	}
	return text
}

// people prints the respondents in at most so many rows, the heading among them.
func (v *view) people(o *opened, people []person, rows int) {
	w := o.words
	if len(people) == 0 {
		v.sentence(w.T("status.nobody"))
		return
	}
	shown := people
	if len(people) > rows-1 {
		shown = people[:max(1, rows-2)]
	}
	columns := []column{{}, {title: w.T("status.answered")}, {end: true}, {title: w.T("status.role"), rank: 2}, {title: w.T("status.respondent")}}
	for _, p := range shown {
		columns[0].add(p.id, "")
		columns[1].progress(p.answered, p.asked)
		columns[2].add(w.T("status.of", "n", w.Int(p.answered), "all", w.Int(p.asked)), "")
		columns[3].add(o.names().Roles[p.role], "")
		columns[4].add(p.name, "")
	}
	v.table(columns)
	if n := len(people) - len(shown); n > 0 {
		v.sentence(w.T("status.more", "n", w.Int(n)))
	}
}

// stages prints the parts of the questionnaire, those that are complete in one line.
func (v *view) stages(o *opened, stages []coherence.Progress) {
	w := o.words
	columns := []column{{}, {title: w.T("status.answered")}, {end: true}, {title: w.T("status.stage")}}
	var complete []string
	for _, s := range stages {
		name := o.names().Stage(strconv.Itoa(s.Stage)).Name
		if s.Answered == s.Required && len(s.Open) == 0 {
			complete = append(complete, name)
			continue
		}
		columns[0].add(w.Int(s.Stage), "")
		columns[1].progress(s.Answered, s.Required)
		columns[2].add(w.T("status.of", "n", w.Int(s.Answered), "all", w.Int(s.Required)), "")
		columns[3].add(name, "")
	}
	if len(columns[0].cells) > 0 {
		v.table(columns)
	}
	if len(complete) > 0 {
		v.sentence(w.T("status.complete", "stages", joinWords(w, complete)))
	}
}

func (c *column) add(text, style string) {
	c.cells = append(c.cells, text)
	c.styles = append(c.styles, style)
}

// progress adds a bar; a full one is good.
func (c *column) progress(done, all int) {
	share, style := exact.Of(1), styleGood
	if all > 0 {
		share = exact.Frac(done, all)
	}
	if done < all {
		style = styleFair
	}
	c.add(bar(share, 10), style)
}

// client is the name of the organisation, or a word for it.
func (o *opened) client() string {
	for _, q := range o.pack.QuestionWith("report_header") {
		if name := o.file.Engagement.Context.Get(q.ID).Text(); name != "" {
			return name
		}
	}
	return o.words.T("report.no-client")
}

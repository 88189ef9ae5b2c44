package cmd

import (
	"context"
	"errors"
	"strings"

	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/internal/interview"
	"rahbord/internal/prompt"
)

// ask goes through the initiatives and KPIs of the plan. Every answer is saved at once.
func (t *tracker) ask(ctx context.Context) error {
	if err := t.timely(true, true); err != nil {
		return err
	}
	if err := writable(t.file.Name()); err != nil {
		return err
	}
	p, err := t.app.talk(t.words, *t.flags.bidi)
	if err != nil {
		return err
	}
	q := trackQuestions{t, p, 0}
	err = q.all(ctx)
	if err == nil && q.saved == 0 {
		interview.Say(p, t.words, t.words.T("track.nothing"))
	}
	return t.app.ended(t.opened, p, err, t.again())
}

// again is the command line that goes on asking.
func (t *tracker) again() string {
	line := "rahbord track " + quoted(t.file.Name()) + " --ask"
	if *t.flags.day != "" {
		line += " --date " + quoted(*t.flags.day)
	}
	if *t.flags.note != "" {
		line += " --note " + quoted(*t.flags.note)
	}
	return line + t.app.manner(t.opened, *t.flags.bidi)
}

// trackQuestions asks for progress, one line per initiative and KPI of the adopted plan.
type trackQuestions struct {
	*tracker
	p     prompt.Prompter
	saved int
}

func (q *trackQuestions) all(ctx context.Context) error {
	w := q.words
	state := q.state()
	interview.Say(q.p, w, w.T("track.ask-how"))
	for _, s := range state.Steps {
		now := w.T("track.signals.unknown")
		if s.Reported != nil {
			now = w.Percent(s.Done, 0)
		}
		question := w.T("track.ask-done", "name", q.names().Initiative(s.Initiative).Name, "id", s.Initiative, "now", now)
		err := q.one(ctx, question, percent(w), func(n exact.Rat) entry { return entry{id: s.Initiative, done: true, value: n} })
		if err != nil {
			return err
		}
	}
	for _, k := range state.KPIs {
		now, target := w.T("report.none"), w.T("report.none")
		if n := len(k.History); n > 0 {
			now = w.Short(k.History[n-1].Value, 2)
		}
		if k.Target != nil {
			target = w.Short(*k.Target, 2)
		}
		question := w.T("track.ask-kpi", "name", q.names().KPIs[k.KPI].Name, "id", k.KPI, "now", now, "target", target)
		wrong := func(n exact.Rat) string { return q.impossible(k.KPI, n) }
		if err := q.one(ctx, question, wrong, func(n exact.Rat) entry { return entry{id: k.KPI, value: n} }); err != nil {
			return err
		}
	}
	return nil
}

func percent(w *i18n.Words) func(exact.Rat) string {
	return func(n exact.Rat) string {
		if wrongShare(n) {
			return w.T("track.bad-percent")
		}
		return ""
	}
}

// one asks for a number and saves it; an empty answer leaves things as they are, the words
// that leave an interview leave here, too.
func (q *trackQuestions) one(ctx context.Context, question string, wrong func(exact.Rat) string, record func(exact.Rat) entry) error {
	interview.Say(q.p, q.words, question)
	answer, err := q.p.Ask(ctx, prompt.Line{Label: q.words.T("interview.labels.text"), Check: func(answer string) string {
		if strings.TrimSpace(answer) == "" || interview.Quits(q.words, answer) {
			return ""
		}
		n, ok := interview.PlainNumber(answer)
		if !ok {
			return q.words.T("track.bad-number")
		}
		return wrong(n)
	}})
	switch {
	case errors.Is(err, prompt.ErrSkip), errors.Is(err, prompt.ErrBack):
		return nil
	case err != nil:
		return err
	case interview.Quits(q.words, answer):
		return prompt.ErrPaused
	case strings.TrimSpace(answer) == "":
		return nil
	}
	n, _ := interview.PlainNumber(answer) // checked above
	entries := []entry{record(n)}
	if err := q.save(entries); err != nil {
		return err
	}
	q.saved++
	if text := q.replacement(entries[0]); text != "" {
		interview.Say(q.p, q.words, text)
	}
	return nil
}

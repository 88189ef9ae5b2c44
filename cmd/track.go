package cmd

import (
	"context"
	"errors"
	"slices"
	"strings"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/internal/interview"
	"rahbord/roadmap"

	"github.com/spf13/cobra"
)

// trackFlags are the flags of the verb track.
type trackFlags struct {
	adopt, ask, json *bool
	done, kpi        *[]string
	note, day, bidi  *string
}

// track records progress in a client file and shows it against the adopted plan.
func (app *App) track(w *i18n.Words) *cobra.Command {
	c := verb(w, "track")
	flags := c.Flags()
	f := trackFlags{
		adopt: flags.Bool("adopt", false, w.T("flags.adopt")),
		done:  flags.StringArray("done", nil, w.T("flags.done")),
		kpi:   flags.StringArray("kpi", nil, w.T("flags.kpi")),
		note:  text(flags, "note", "", "TEXT", "", w.T("flags.note")),
		day:   text(flags, "date", "", "DATE", "", w.T("flags.day")),
		ask:   flags.Bool("ask", false, w.T("flags.ask")),
		bidi:  text(flags, "bidi", "", "MODE", "", w.T("flags.bidi")),
		json:  flags.Bool("json", false, w.T("flags.json")),
	}
	return run(c, 1, 1, func(c *cobra.Command, args []string) error {
		o, err := app.open(args[0], c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		day := engagement.Day{Time: app.today()}
		if *f.day != "" {
			if day, err = engagement.ParseDay(*f.day); err != nil {
				return usageError{tell("bad-date", "date", *f.day)}
			}
		}
		t := &tracker{app: app, opened: o, day: day, flags: f}
		return t.run(c.Context())
	})
}

// tracker is one run of the verb track.
type tracker struct {
	app *App
	*opened
	day   engagement.Day
	flags trackFlags
}

func (t *tracker) run(ctx context.Context) error {
	if *t.flags.adopt {
		return t.adopt(ctx)
	}
	if t.file.Engagement.Adopted == nil {
		return tell("not-adopted", "file", t.file.Name())
	}
	entries, err := t.entries()
	switch {
	case err != nil:
		return err
	case len(entries) > 0:
		if t.day.After(t.app.today()) {
			return tell("future", "day", t.day.String())
		}
		return t.record(entries)
	case *t.flags.ask:
		return t.ask(ctx)
	case *t.flags.json:
		return t.app.printJSON(trackJSONOf(t.state()))
	}
	t.show()
	return nil
}

func (t *tracker) state() roadmap.Track {
	return roadmap.TrackOf(t.pack.Planning.Tracking, t.file.Engagement, t.day)
}

// adopt writes the present plan into the client file.
func (t *tracker) adopt(ctx context.Context) error {
	e := t.file.Engagement
	p, faults := roadmap.Frame(t.pack, e, &t.res)
	if faults.HasErrors() {
		return &diag.FileError{Name: t.file.Name(), Faults: faults}
	}
	if p.Calendar.Start.IsZero() {
		return tell("no-plan-start", "file", t.file.Name())
	}
	words := planWords{t.words, t.names(), t.pack, &p}
	progress := t.app.progress(t.words)
	plan, err := roadmap.Solve(ctx, p, progress.options("solve"))
	progress.done()
	if err != nil {
		if none := new(roadmap.InfeasibleError); errors.As(err, &none) {
			return t.app.noPlan(&planTask{words, t.opened, t.file.Name()}, none, *t.flags.json)
		}
		return err
	}
	if old := e.Adopted; old != nil {
		t.app.complain(t.words.T("track.readopt", "adopted", t.words.Date(old.When.Time)))
	}
	adopted := roadmap.Adopt(p, plan, roadmap.KPIPlan(t.pack, e, plan), t.day)
	if err := t.file.Update(func(e *engagement.Engagement) error { e.Adopted = &adopted; return nil }); err != nil {
		return saveError(err, t.file.Name())
	}
	t.app.view().sentence(t.words.Count("track.adopted", len(adopted.Steps), "end", t.words.Date(lastWork(adopted).Time)))
	return nil
}

// lastWork is the day on which the last initiative ends.
func lastWork(a engagement.Adopted) engagement.Day {
	last := a.Start
	for _, s := range a.Steps {
		if s.End.After(last.Time) {
			last = s.End
		}
	}
	return last
}

// entry is one thing to record.
type entry func(e *engagement.Engagement)

// entries reads what the flags record.
func (t *tracker) entries() ([]entry, error) {
	var out []entry
	for _, given := range *t.flags.done {
		id, n, err := t.assignment(given)
		if err != nil {
			return nil, err
		}
		if t.file.Engagement.Adopted.Step(id) == nil {
			known := t.stepIDs()
			return nil, tell("not-in-plan", "id", id, "known", strings.Join(known, ", "), "guess", diag.Guess(id, known))
		}
		if n.Sign() < 0 || exact.Of(100).Less(n) {
			return nil, tell("bad-done", "value", given)
		}
		out = append(out, t.progressOf(id, n))
	}
	for _, given := range *t.flags.kpi {
		id, n, err := t.assignment(given)
		if err != nil {
			return nil, err
		}
		if known := t.kpiIDs(); !slices.Contains(known, id) {
			return nil, tell("no-kpi", "id", id, "guess", diag.Guess(id, known))
		}
		out = append(out, t.valueOf(id, n))
	}
	return out, nil
}

// assignment reads ID=NUMBER.
func (t *tracker) assignment(s string) (id string, n exact.Rat, err error) {
	id, number, found := strings.Cut(s, "=")
	n, ok := interview.PlainNumber(number)
	if !found || !ok {
		return "", n, tell("bad-entry", "value", s)
	}
	return strings.ToUpper(strings.TrimSpace(id)), n, nil
}

func (t *tracker) progressOf(id string, done exact.Rat) entry {
	return func(e *engagement.Engagement) {
		e.Report(engagement.Progress{Initiative: id, When: t.day, Done: done, Note: *t.flags.note})
	}
}

func (t *tracker) valueOf(id string, value exact.Rat) entry {
	return func(e *engagement.Engagement) {
		e.Measure(engagement.KPIValue{KPI: id, Value: value, To: &t.day, Note: *t.flags.note})
	}
}

func (t *tracker) record(entries []entry) error {
	if err := t.save(entries); err != nil {
		return err
	}
	t.app.view().sentence(t.words.Count("track.recorded", len(entries), "file", t.file.Name()))
	return nil
}

func (t *tracker) save(entries []entry) error {
	return saveError(t.file.Update(func(e *engagement.Engagement) error {
		for _, record := range entries {
			record(e)
		}
		return nil
	}), t.file.Name())
}

func (t *tracker) stepIDs() []string {
	var out []string
	for _, s := range t.file.Engagement.Adopted.Steps {
		out = append(out, s.Initiative)
	}
	return out
}

func (t *tracker) kpiIDs() []string {
	var out []string
	for _, k := range t.pack.KPIs {
		out = append(out, k.ID)
	}
	return out
}

// ask goes through the initiatives and KPIs of the plan. Every answer is saved at once.
func (t *tracker) ask(ctx context.Context) error {
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
	return t.app.ended(t.opened, p, err, "rahbord track "+quoted(t.file.Name())+" --ask")
}

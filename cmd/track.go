package cmd

import (
	"context"
	"errors"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/i18n"
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
	list := func(name, kind string) *[]string {
		values := flags.StringArray(name, nil, w.T("flags."+name))
		f := flags.Lookup(name)
		f.Value, f.DefValue = listFlag{f.Value, kind}, ""
		return values
	}
	f := trackFlags{
		adopt: flags.Bool("adopt", false, w.T("flags.adopt")),
		done:  list("done", "ID=PERCENT"),
		kpi:   list("kpi", "ID=VALUE"),
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
		if err := f.fit(); err != nil {
			return usageError{err}
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

// fit refuses flags of which one would be passed over.
func (f trackFlags) fit() error {
	done, kpi, note := len(*f.done) > 0, len(*f.kpi) > 0, *f.note != ""
	for _, pair := range []struct {
		first, second string
		both          bool
	}{
		{"--adopt", "--done", *f.adopt && done}, {"--adopt", "--kpi", *f.adopt && kpi},
		{"--adopt", "--ask", *f.adopt && *f.ask}, {"--adopt", "--note", *f.adopt && note},
		{"--ask", "--done", *f.ask && done}, {"--ask", "--kpi", *f.ask && kpi}, {"--ask", "--json", *f.ask && *f.json},
	} {
		if pair.both {
			return tell("not-together", "first", pair.first, "second", pair.second, "command", "rahbord track")
		}
	}
	if note && !done && !kpi && !*f.ask {
		return tell("note-alone")
	}
	return nil
}

// tracker is one run of the verb track.
type tracker struct {
	app *App
	*opened
	day   engagement.Day
	flags trackFlags
}

func (t *tracker) run(ctx context.Context) error {
	recording := len(*t.flags.done)+len(*t.flags.kpi) > 0
	if (recording || *t.flags.adopt || *t.flags.ask) && t.day.After(t.app.today()) {
		return tell("future", "day", t.words.Date(t.day.Time))
	}
	switch {
	case *t.flags.adopt:
		return t.adopt(ctx)
	case t.file.Engagement.Adopted == nil:
		return tell("not-adopted", "file", t.file.Name())
	case recording:
		return t.record()
	case *t.flags.ask:
		return t.ask(ctx)
	case *t.flags.json:
		return t.app.printJSON(trackJSONOf(t.state()))
	}
	t.show()
	return nil
}

func (t *tracker) state() roadmap.Track {
	return roadmap.TrackOf(t.pack, t.file.Engagement, t.day)
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
	words := newPlanWords(t.words, t.names(), t.pack, &p)
	progress := t.app.progress(t.words)
	plan, err := roadmap.Solve(ctx, p, progress.options("solve"))
	progress.done()
	if err != nil {
		if none := new(roadmap.InfeasibleError); errors.As(err, &none) {
			return t.app.noPlan(&planTask{words, t.opened, t.file.Name()}, none, *t.flags.json)
		}
		return err
	}
	if err := t.worthAdopting(p, plan); err != nil {
		return err
	}
	if old := e.Adopted; old != nil {
		t.app.complain(t.words.T("track.readopt", "adopted", t.words.Date(old.When.Time)))
	}
	adopted := roadmap.Adopt(p, plan, roadmap.KPIPlan(t.pack, e, plan), t.day)
	if err := t.file.Update(func(e *engagement.Engagement) error { e.Adopted = &adopted; return nil }); err != nil {
		return saveError(err, t.file.Name())
	}
	if *t.flags.json {
		return t.app.printJSON(trackJSONOf(t.state()))
	}
	t.app.view().sentence(t.words.Count("track.adopted", len(adopted.Steps), "end", t.words.Date(lastWork(adopted).Time)))
	return nil
}

// worthAdopting refuses a plan without initiatives and tells why it has none.
func (t *tracker) worthAdopting(p roadmap.Problem, plan roadmap.Plan) error {
	switch {
	case len(plan.Basket) > 0:
		return nil
	case !t.file.Engagement.Answered():
		return tell("adopt-unassessed", "file", t.file.Name())
	case len(p.Indicators) == 0:
		return tell("adopt-no-gap", "file", t.file.Name())
	}
	return tell("adopt-empty", "file", t.file.Name())
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

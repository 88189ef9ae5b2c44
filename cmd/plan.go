package cmd

import (
	"context"
	"errors"
	"strings"
	"time"

	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/roadmap"

	"github.com/spf13/cobra"
)

// planFlags are the flags of the verb plan.
type planFlags struct {
	why, frontier, problem, from *string
	limit                        *string
	json                         *bool
	changes                      changeFlags
}

// planVerb chooses and schedules the initiatives of a client file or of a written problem.
func (app *App) planVerb(w *i18n.Words) *cobra.Command {
	c := verb(w, "plan")
	flags := c.Flags()
	f := planFlags{
		why:      text(flags, "why", "", "ID", "", w.T("flags.why")),
		frontier: text(flags, "frontier", "", "money|weeks", "", w.T("flags.frontier")),
		changes:  newChangeFlags(flags, w),
		problem:  text(flags, "problem", "", "FILE.yaml", "", w.T("flags.problem")),
		from:     text(flags, "from-problem", "", "FILE.yaml", "", w.T("flags.from-problem")),
		limit:    text(flags, "time-limit", "", "TIME", "", w.T("flags.time-limit")),
		json:     flags.Bool("json", false, w.T("flags.plan-json")),
	}
	return run(c, 0, 1, func(c *cobra.Command, args []string) error {
		if (len(args) == 1) == (*f.from != "") {
			return usageError{tell("arguments", "use", c.UseLine())}
		}
		t, err := app.task(c, args, f)
		if err != nil {
			return err
		}
		ctx, cancel, err := f.timed(c.Context())
		if err != nil {
			return usageError{err}
		}
		defer cancel()
		err = app.answerPlan(ctx, t, f)
		if none := new(roadmap.InfeasibleError); errors.As(err, &none) {
			return app.noPlan(t, none, *f.json)
		}
		if errors.Is(err, roadmap.ErrNoPlanYet) {
			return tell("no-plan-yet")
		}
		if errors.Is(err, context.Canceled) {
			app.complain(t.Words.T("plan.interrupted"))
		}
		return err
	})
}

// timed is the context of the searches: --time-limit ends it.
func (f planFlags) timed(ctx context.Context) (context.Context, context.CancelFunc, error) {
	if *f.limit == "" {
		return ctx, func() {}, nil
	}
	limit, err := time.ParseDuration(strings.TrimSpace(i18n.ASCIIDigits(*f.limit)))
	if err != nil || limit <= 0 {
		return nil, nil, tell("bad-change", "flag", "time-limit", "value", *f.limit, "example", "--time-limit 10s")
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	return ctx, cancel, nil
}

// planTask is the problem to solve and the words for it.
type planTask struct {
	planWords
	o    *opened // the client file; nil when the problem comes from a file of its own
	file string
}

// task reads the client file or the problem that the command line names.
func (app *App) task(c *cobra.Command, args []string, f planFlags) (*planTask, error) {
	if *f.from != "" {
		return app.writtenTask(*f.from)
	}
	o, err := app.open(args[0], c.Flag("lang").Value.String())
	if err != nil {
		return nil, err
	}
	p, faults := roadmap.Frame(o.pack, o.file.Engagement, &o.res)
	t := &planTask{newPlanWords(o.words, o.names(), o.pack, &p), o, o.file.Name()}
	faults = t.faults(faults, t.file)
	if faults.HasErrors() {
		return nil, &diag.FileError{Name: t.file, Faults: faults}
	}
	app.printFaults(o.words, faults)
	return t, nil
}

// findInitiative is the id of an initiative, however its letters and digits are typed.
func (t *planTask) findInitiative(text string) (string, error) {
	text = strings.TrimSpace(i18n.ASCIIDigits(text))
	var ids []string
	for _, in := range t.Problem.Initiatives {
		if strings.EqualFold(text, in.ID) {
			return in.ID, nil
		}
		ids = append(ids, in.ID)
	}
	return "", tell("no-initiative", "id", text, "guess", diag.Guess(strings.ToUpper(text), ids))
}

package cmd

import (
	"context"
	"errors"
	"slices"
	"strings"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/questionnaire"
	"rahbord/reports"
	"rahbord/roadmap"
	"rahbord/scoring"
)

// studyOf makes a plan: with the plans of other limits (roadmap.StudyOf) or by itself
// (roadmap.PlanOf).
type studyOf func(context.Context, *questionnaire.Pack, *engagement.Engagement, *scoring.Result, roadmap.Options) (roadmap.Study, error)

// plan makes the plan for a report, or says why there is none. Only the end of the run,
// and faults of the program, are errors: a report without a plan is a report too.
func (app *App) plan(ctx context.Context, o *opened, src *reports.Source, study studyOf) error {
	p := app.progress(o.words)
	defer p.done()
	made, err := study(ctx, o.pack, o.file.Engagement, &o.res, p.options("solve"))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	w := planWords{o.words, o.names(), o.pack, &made.Problem}
	notes := app.sentences(w, made.Faults, o)
	infeasible, faulty := new(roadmap.InfeasibleError), new(diag.FileError)
	switch {
	case errors.As(err, &infeasible):
		src.NoPlan = w.conflict(infeasible)
	case errors.Is(err, roadmap.ErrNoPlanYet):
		src.NoPlan = o.words.T("errors.no-plan-yet.message")
	case errors.As(err, &faulty):
		src.NoPlan = strings.Join(notes, " ")
	case err != nil:
		return err
	case len(made.Plan.Basket) == 0:
		src.NoPlan = strings.Join(append([]string{o.words.T("plan.empty")}, notes...), " ")
	default:
		src.Study, src.Cautions = &made, notes
	}
	return nil
}

// sentences words what the framing of a plan reports, each with what to do; limits that
// are not given are named in one sentence, by kind.
func (app *App) sentences(w planWords, faults diag.List, o *opened) []string {
	var kinds []string
	var rest diag.List
	for _, f := range faults {
		if f.Rule != limitMissing {
			rest = append(rest, f)
			continue
		}
		kind, _, _ := strings.Cut(f.Args["limit"], ".")
		if word := w.words.T("limit-kinds." + kind); !slices.Contains(kinds, word) {
			kinds = append(kinds, word)
		}
	}
	list := w.faults(rest, o.file.Name())
	if len(kinds) > 0 {
		list.Warn(diag.Pos{}, limitMissing, diag.Args{"limit": strings.Join(kinds, w.words.T("format.list-comma"))})
	}
	var out []string
	for _, f := range list {
		message, hint := w.words.Fault(f)
		out = append(out, strings.TrimSpace(message+" "+hint))
	}
	return out
}

// limitMissing is the rule of a limit that the client did not give.
const limitMissing = "plan-limit-missing"

// conflict says which limits and demands cannot hold together, and what to give way in.
func (s planWords) conflict(none *roadmap.InfeasibleError) string {
	list := func(part string) string {
		var items []string
		for _, d := range none.Conflict {
			items = append(items, s.demand(part, d))
		}
		return strings.Join(items, s.words.T("format.list-semicolon"))
	}
	return s.words.T("infeasible.title") + " " + list("items") + ". " + s.words.T("infeasible.relax") + " " + list("advice") + "."
}

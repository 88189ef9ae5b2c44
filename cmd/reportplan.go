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
	w := newPlanWords(o.words, o.names(), o.pack, &made.Problem)
	notes := app.sentences(w, made.Faults, o, true)
	infeasible, faulty := new(roadmap.InfeasibleError), new(diag.FileError)
	switch {
	case errors.As(err, &infeasible):
		src.NoPlan = o.words.T("noplan.conflicting")
		src.Conflict, src.Missing = w.demands("items", infeasible.Conflict), w.demands("advice", infeasible.Conflict)
	case errors.Is(err, roadmap.ErrNoPlanYet):
		src.NoPlan = o.words.T("errors.no-plan-yet.message")
	case errors.As(err, &faulty):
		src.NoPlan, src.Missing = o.words.T("noplan.faults"), notes
	case err != nil:
		return err
	case len(made.Plan.Basket) == 0 && !o.file.Engagement.Answered():
		src.NoPlan = o.words.T("noplan.unassessed")
	case len(made.Plan.Basket) == 0 && len(made.Problem.Indicators) == 0:
		src.NoPlan, src.Missing = o.words.T("noplan.no-gap"), app.sentences(w, withoutRule(made.Faults, noGap), o, true)
	case len(made.Plan.Basket) == 0:
		src.NoPlan, src.Missing = o.words.T("plan.empty"), notes
	default:
		src.Study, src.Cautions = &made, app.sentences(w, made.Faults, o, false)
	}
	return nil
}

// sentences words what the framing of a plan reports, on demand each with what to do, which
// is for the consultant; limits that are not given are named in one sentence, by kind.
func (app *App) sentences(w planWords, faults diag.List, o *opened, hints bool) []string {
	var kinds []string
	var rest diag.List
	for _, f := range faults {
		if f.Rule != limitMissing {
			rest = append(rest, f)
			continue
		}
		kind, _, _ := strings.Cut(f.Args["limit"], ".")
		if word := w.Words.T("limit-kinds." + kind); !slices.Contains(kinds, word) {
			kinds = append(kinds, word)
		}
	}
	list := w.faults(rest, o.file.Name())
	if len(kinds) > 0 {
		list.Warn(diag.Pos{}, limitMissing, diag.Args{"limit": joinWords(w.Words, kinds)})
	}
	var out []string
	for _, f := range list {
		message, hint := w.Words.Fault(f)
		if hints {
			message = strings.TrimSpace(message + " " + hint)
		}
		out = append(out, message)
	}
	return out
}

// withoutRule is the faults of other rules.
func withoutRule(faults diag.List, rule string) diag.List {
	return slices.DeleteFunc(slices.Clone(faults), func(f diag.Fault) bool { return f.Rule == rule })
}

// noGap is the rule that nothing is below its target.
const noGap = "plan-no-gap"

// limitMissing is the rule of a limit that the client did not give.
const limitMissing = "plan-limit-missing"

// sayNoPlan tells that a report has no plan, and why.
func (app *App) sayNoPlan(src *reports.Source) {
	why := src.NoPlan
	if list := src.Conflict; len(list) > 0 {
		const named = 2 // it takes two to contradict each other
		demands := strings.Join(list[:min(len(list), named)], src.Words.T("format.list-semicolon"))
		if more := len(list) - named; more > 0 {
			demands += src.Words.T("format.list-semicolon") + src.Words.Count("noplan.more", more)
		}
		why = src.Words.T("noplan.contradict", "title", src.Words.T("infeasible.title"), "demands", demands)
	}
	app.complain(src.Words.T("noplan.report", "why", why))
}

package cmd

import (
	"context"
	"errors"
	"time"

	"rahbord/coherence"
	"rahbord/roadmap"
)

// answerPlan solves the problem and prints what was asked for.
func (app *App) answerPlan(ctx context.Context, t *planTask, f planFlags) error {
	c, err := f.changes.read(t)
	if err != nil {
		return usageError{err}
	}
	id, err := f.view(t)
	if err != nil {
		return usageError{err}
	}
	if *f.problem != "" {
		if err := app.writeProblem(t, *f.problem); err != nil {
			return err
		}
	}
	p := app.progress(t.Words)
	defer p.done()
	if c != nil && (id != "" || *f.frontier != "") { // a question about the changed problem
		q, err := t.Problem.With(c.Change)
		if err != nil {
			return err
		}
		t.Problem = &q
	}
	if *f.frontier != "" {
		return app.answerFrontier(ctx, planView{app.view(), t.planWords, nil}, c, *f.frontier, *f.json, p)
	}
	first, cancel := ctx, context.CancelFunc(func() {})
	if id != "" || c != nil { // one more search is to come
		first, cancel = half(ctx)
	}
	defer cancel()
	plan, err := roadmap.Solve(first, *t.Problem, p.options("solve"))
	if err = ended(ctx, err); err != nil {
		return err
	}
	v := planView{app.view(), t.planWords, &plan}
	switch {
	case id != "":
		return app.answerWhy(ctx, v, c, id, *f.json, p)
	case c != nil:
		return app.answerWhatIf(ctx, t, v, c, *f.json, p)
	}
	return app.answerAll(ctx, t, v, *f.json, p)
}

// view checks which view is asked for; id is the initiative of --why as the problem has it.
func (f planFlags) view(t *planTask) (id string, err error) {
	over := *f.frontier
	switch {
	case *f.why != "" && over != "":
		return "", tell("one-view")
	case over != "" && over != roadmap.OverMoney && over != roadmap.OverWeeks:
		return "", tell("bad-frontier", "value", over)
	case over == roadmap.OverMoney && t.Problem.Money.OneOff == nil && t.Problem.Money.Running == nil:
		return "", tell("no-money-limit")
	case *f.why != "":
		return t.findInitiative(*f.why)
	}
	return "", nil
}

// half is a context that ends after half of the time that is left, where time is limited.
func half(ctx context.Context) (context.Context, context.CancelFunc) {
	if end, limited := ctx.Deadline(); limited {
		return context.WithTimeout(ctx, time.Until(end)/2)
	}
	return ctx, func() {}
}

// ended is the error of a search, or that the user wants no answer any more.
func ended(ctx context.Context, err error) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return context.Canceled
	}
	return err
}

func (app *App) answerWhy(ctx context.Context, v planView, c *change, id string, asJSON bool, p *progress) error {
	w, err := roadmap.Explain(ctx, *v.Problem, *v.plan, id, p.options("why"))
	p.done()
	switch err = ended(ctx, err); {
	case err != nil:
		return err
	case asJSON:
		return app.printJSON(v.whyJSON(w))
	}
	v.changed(c)
	v.why(w)
	return nil
}

func (app *App) answerFrontier(ctx context.Context, v planView, c *change, over string, asJSON bool, p *progress) error {
	points, err := roadmap.Frontier(ctx, *v.Problem, over, p.options("frontier"))
	p.done()
	switch err = ended(ctx, err); {
	case err != nil:
		return err
	case asJSON:
		return app.printJSON(v.frontierJSON(points))
	}
	v.changed(c)
	if len(points) > 0 {
		v.frontier(over, points)
	}
	if ctx.Err() != nil {
		v.sentence(v.t("cut-short"))
	}
	return nil
}

func (app *App) answerWhatIf(ctx context.Context, t *planTask, v planView, c *change, asJSON bool, p *progress) error {
	q, changed, err := roadmap.WhatIf(ctx, *v.Problem, c.Change, p.options("whatif"))
	t.Problem = &q // what a failure names are the changed limits
	if err = ended(ctx, err); err != nil {
		return err
	}
	p.done()
	if asJSON {
		return app.printJSON(v.whatIfJSON(c, &q, &changed))
	}
	v.sideBySide(c, &changed)
	return nil
}

// around is what stands around a plan: what a client file adds is nil without one.
type around struct {
	others     []roadmap.Alternative
	simulation roadmap.Simulation
	forecast   *roadmap.Forecast
	kpis       []roadmap.KPI
	notes      noteList
	hasNotes   bool
	nearest    *roadmap.Entry // of the initiatives that a check misses in the basket
	cut        bool           // the time was over before all of it was found
}

func (app *App) answerAll(ctx context.Context, t *planTask, v planView, asJSON bool, p *progress) error {
	a, err := surroundings(ctx, v, p)
	if err = ended(ctx, err); err != nil {
		return err
	}
	if rules := v.Pack.Planning; rules != nil {
		a.simulation = roadmap.Simulate(*v.Problem, *v.plan, rules.Runs, rules.Seed)
	}
	if t.o != nil {
		e := t.o.file.Engagement
		forecast := roadmap.ForecastOf(v.Pack, e, &t.o.res, *v.Problem, *v.plan)
		a.forecast, a.kpis, a.hasNotes = &forecast, roadmap.KPIPlan(v.Pack, e, *v.plan), true
		for _, found := range coherence.Evaluate(v.Pack, e, &t.o.res, roadmap.ForChecks(*v.Problem, *v.plan, forecast, a.kpis...)) {
			a.notes = append(a.notes, t.o.found(found))
		}
		if a.nearest, err = nearest(ctx, v, a.notes, p); err != nil {
			return err
		}
	}
	p.done()
	if asJSON {
		return app.printJSON(v.report(t, a))
	}
	app.planPage(t, v, a)
	return nil
}

// surroundings solves for the worth of the limits and for other baskets. A plan that is not
// proven has none: the differences would be noise, and a large problem would take hours.
func surroundings(ctx context.Context, v planView, p *progress) (around, error) {
	if !v.plan.Proof.Optimal {
		return around{}, nil
	}
	if err := roadmap.WorthOfNext(ctx, *v.Problem, v.plan, p.options("worth")); err != nil || ctx.Err() != nil {
		return around{cut: true}, err
	}
	others, err := roadmap.Alternatives(ctx, *v.Problem, *v.plan, p.options("alternatives"))
	return around{others: others, cut: ctx.Err() != nil}, err
}

// nearest is the cheapest way in for the initiatives that a check wants and the basket does
// not have; nil without such a check.
func nearest(ctx context.Context, v planView, notes noteList, p *progress) (*roadmap.Entry, error) {
	if !v.plan.Proof.Optimal {
		return nil, nil
	}
	for _, n := range notes {
		if n.rule == cruxUntouched && n.group != accepted && len(n.suggestIDs) > 0 {
			return roadmap.Nearest(ctx, *v.Problem, *v.plan, n.suggestIDs, p.options("why"))
		}
	}
	return nil, nil
}

// cruxUntouched is the check that nothing in the basket works on the critical problem.
const cruxUntouched = "C39"

// planPage prints the plan and everything around it.
func (app *App) planPage(t *planTask, v planView, a around) {
	v.printf("%s\n", v.paint("1", v.t("title", "client", t.client())))
	v.summary()
	if len(v.plan.Basket) > 0 {
		v.forecast(a.forecast)
		v.basket()
		v.calendar()
		v.milestones(a.simulation)
	}
	v.limits()
	v.worths()
	v.joints()
	switch {
	case !v.plan.Proof.Optimal:
		v.sentence(v.t("worth-unknown"))
	case a.cut:
		v.sentence(v.t("cut-short"))
	}
	v.out()
	v.alternatives(a.others)
	v.kpis(a.kpis)
	if a.hasNotes {
		v.checks(a.notes)
		v.nearest(a.nearest)
	}
	if t.o != nil && len(v.plan.Excluded) > 0 {
		v.printf("\n")
		v.sentence(v.t("next", "file", shellWord(t.file), "id", v.plan.Excluded[0].ID))
	}
}

// client is the name of the client; the file's without one.
func (t *planTask) client() string {
	if t.o != nil {
		return t.o.client()
	}
	return t.file
}

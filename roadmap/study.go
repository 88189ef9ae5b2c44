package roadmap

import (
	"context"

	"rahbord/coherence"
	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/questionnaire"
	"rahbord/scoring"
)

// Study is a plan with everything a board asks around it.
type Study struct {
	Problem    Problem
	Plan       Plan // with the worth of the next unit of each limit, when proven
	Others     []Alternative
	OverMoney  []Point // frontier; nil when the plan is not proven or money is not limited
	OverWeeks  []Point
	Simulation Simulation
	Forecast   Forecast
	KPIs       []KPI
	Findings   []coherence.Finding // all checks, those that read the plan included
	Faults     diag.List           // warnings of Frame: limits that are not given
}

// StudyOf plans for a client and looks at the plan from all sides. The error is that of
// Frame, as a *diag.FileError without a name, or that of Solve.
func StudyOf(ctx context.Context, pack *questionnaire.Pack, e *engagement.Engagement, r *scoring.Result, o Options) (Study, error) {
	s, err := PlanOf(ctx, pack, e, r, o)
	if err == nil && s.Plan.Proof.Optimal {
		err = s.around(ctx, o)
	}
	return s, err
}

// PlanOf is StudyOf without the plans of other limits: no worth of the next unit, no other
// baskets and no frontiers.
func PlanOf(ctx context.Context, pack *questionnaire.Pack, e *engagement.Engagement, r *scoring.Result, o Options) (Study, error) {
	s := Study{}
	s.Problem, s.Faults = Frame(pack, e, r)
	if s.Faults.HasErrors() {
		return s, &diag.FileError{Faults: s.Faults}
	}
	var err error
	if s.Plan, err = Solve(ctx, s.Problem, o); err != nil {
		return s, err
	}
	s.Simulation = Simulate(s.Problem, s.Plan, pack.Planning.Runs, pack.Planning.Seed)
	s.Forecast = ForecastOf(pack, e, r, s.Problem, s.Plan)
	s.KPIs = KPIPlan(pack, e, s.Plan)
	s.Findings = coherence.Evaluate(pack, e, r, ForChecks(s.Problem, s.Plan, s.Forecast, s.KPIs...))
	return s, nil
}

// around solves the changed problems: worth of the limits, other baskets, frontiers.
func (s *Study) around(ctx context.Context, o Options) (err error) {
	if err = WorthOfNext(ctx, s.Problem, &s.Plan, o); err != nil {
		return err
	}
	if s.Others, err = Alternatives(ctx, s.Problem, s.Plan, o); err != nil {
		return err
	}
	near := o.near(&s.Plan)
	if s.Problem.Money.OneOff != nil || s.Problem.Money.Running != nil {
		if s.OverMoney, err = Frontier(ctx, s.Problem, OverMoney, near); err != nil {
			return err
		}
	}
	s.OverWeeks, err = Frontier(ctx, s.Problem, OverWeeks, near)
	return err
}

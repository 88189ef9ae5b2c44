package roadmap_test

import (
	"context"
	"testing"
	"time"

	"rahbord/roadmap"
)

// views are the explanations of a plan; each returns its error.
var views = map[string]func(context.Context, roadmap.Problem, roadmap.Plan) error{
	"worth of next": func(ctx context.Context, p roadmap.Problem, plan roadmap.Plan) error {
		return roadmap.WorthOfNext(ctx, p, &plan, quiet)
	},
	"alternatives": func(ctx context.Context, p roadmap.Problem, plan roadmap.Plan) error {
		_, err := roadmap.Alternatives(ctx, p, plan, quiet)
		return err
	},
	"frontier of money": func(ctx context.Context, p roadmap.Problem, plan roadmap.Plan) error {
		_, err := roadmap.Frontier(ctx, p, roadmap.OverMoney, quiet)
		return err
	},
	"frontier of weeks": func(ctx context.Context, p roadmap.Problem, plan roadmap.Plan) error {
		_, err := roadmap.Frontier(ctx, p, roadmap.OverWeeks, quiet)
		return err
	},
	"a member": func(ctx context.Context, p roadmap.Problem, plan roadmap.Plan) error {
		_, err := roadmap.Explain(ctx, p, plan, plan.Basket[0].ID, quiet)
		return err
	},
	"an outsider": func(ctx context.Context, p roadmap.Problem, plan roadmap.Plan) error {
		_, err := roadmap.Explain(ctx, p, plan, plan.Excluded[0].ID, quiet)
		return err
	},
}

func TestEveryViewStopsWithItsContext(t *testing.T) {
	candidates, limits := 200, []time.Duration{0, 300 * time.Millisecond}
	if testing.Short() {
		candidates, limits = 100, limits[:1]
	}
	p := many(t, candidates)
	plan, err := roadmap.Solve(t.Context(), p, roadmap.Options{Nodes: 50})
	if err != nil {
		t.Fatal(err)
	}
	const patience = 10 * time.Second // a view that does not stop takes minutes
	for name, view := range views {
		for _, limit := range limits {
			ctx, cancel := context.WithTimeout(t.Context(), limit)
			began := time.Now()
			err := view(ctx, p, plan)
			cancel()
			if took := time.Since(began); err != nil || took > patience {
				t.Errorf("%s with %v: %v after %v", name, limit, err, took)
			}
		}
	}
}

func TestACancelledExplanationSaysSo(t *testing.T) {
	p := demo(t, "8")
	plan := solved(t, p)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, id := range []string{plan.Basket[0].ID, "P19"} {
		why, err := roadmap.Explain(ctx, p, plan, id, quiet)
		if err != nil || !why.Stopped || len(why.Gains) == 0 || why.Instead != nil || why.Forced != nil || why.WayIn != nil || len(why.Conflict) > 0 {
			t.Errorf("%s: %+v, %v", id, why, err)
		}
	}
	if err := roadmap.WorthOfNext(ctx, p, &plan, quiet); err != nil {
		t.Error(err)
	}
	for _, l := range plan.Limits {
		if l.Worth != nil {
			t.Errorf("%s has a worth that was never solved: %+v", l.ID, l.Worth)
		}
	}
	points, err := roadmap.Frontier(ctx, p, roadmap.OverMoney, quiet)
	if err != nil || len(points) > 0 {
		t.Errorf("%d points, %v", len(points), err)
	}
	others, err := roadmap.Alternatives(ctx, p, plan, quiet)
	if err != nil || len(others) > 0 {
		t.Errorf("%d alternatives, %v", len(others), err)
	}
	if why, err := roadmap.Explain(t.Context(), p, plan, "P19", quiet); err != nil || why.Stopped {
		t.Errorf("without a limit: %+v, %v", why, err)
	}
}

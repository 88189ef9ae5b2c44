package roadmap

import (
	"context"
	"slices"
	"strings"

	"rahbord/internal/exact"
)

// Alternative is another basket that is worth almost as much.
type Alternative struct {
	Plan  Plan      `json:"plan"`
	Short exact.Rat `json:"short"` // percent of the best value that it lacks
	Moves           // against the best
}

// maxAlternatives is how many baskets a discussion can bear.
const maxAlternatives = 8

// Alternatives lists other baskets within the problem's closeness of the best one, most
// valuable first: the best without each member, and the best with each outsider; of those
// that are found before the context ends.
func Alternatives(ctx context.Context, p Problem, plan Plan, o Options) ([]Alternative, error) {
	least := plan.Value.Mul(exact.Of(1).Sub(p.Close))
	seen := map[string]bool{signature(plan): true}
	changes := p.nudges(plan)
	found := make([]*Plan, len(changes))
	near := o.near(&plan).under(&plan).atLeast(least)
	err := each(len(changes), func(n int) { o.done(n, len(changes)) }, func(n int) error {
		if ctx.Err() != nil {
			return nil
		}
		q, err := p.With(changes[n])
		if err != nil {
			return err
		}
		other, how, err := aside(ctx, q, near)
		if how == planned {
			found[n] = &other
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	o.done(len(changes), len(changes))
	var out []Alternative
	for _, other := range found {
		if other == nil || other.Value.Less(least) || seen[signature(*other)] {
			continue
		}
		seen[signature(*other)] = true
		out = append(out, Alternative{Plan: *other, Short: percent(plan.Value.Sub(other.Value), plan.Value), Moves: Compare(plan, *other)})
	}
	slices.SortStableFunc(out, func(a, b Alternative) int { return b.Plan.Value.Cmp(a.Plan.Value) })
	return out[:min(len(out), maxAlternatives)], nil
}

// nudges are the changes that lead away from a basket: each member ruled out, each
// outsider with an effect that is worth trying forced in.
func (p *Problem) nudges(plan Plan) []Change {
	var out []Change
	for _, id := range plan.IDs() {
		if !p.Initiative(id).Must {
			out = append(out, Change{Exclude: []string{id}})
		}
	}
	for _, x := range plan.Excluded {
		if x.Reason != OutByDecision && x.Reason != OutBySize && x.Effect.Sign() > 0 {
			out = append(out, Change{Force: []string{x.ID}})
		}
	}
	return out
}

// signature names a basket with its scopes.
func signature(plan Plan) string {
	var parts []string
	for _, s := range plan.Basket {
		parts = append(parts, s.ID+"/"+s.Scope)
	}
	slices.Sort(parts)
	return strings.Join(parts, " ")
}

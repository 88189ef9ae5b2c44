package scoring

import (
	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// Scope is what conditions are evaluated against, with the levels of a result. The
// result is asked for when the first condition speaks of a level; most speak of none.
// Today and Basket are left to the caller.
func Scope(p *questionnaire.Pack, e *engagement.Engagement, result func() *Result) engagement.Scope {
	return engagement.Scope{Pack: p, Engagement: e, Level: func(id string) (exact.Rat, bool) {
		k := result().Indicator(id)
		if k == nil {
			return exact.Rat{}, false
		}
		return k.Level.Value, k.Level.Known
	}}
}

package reports

import (
	"rahbord/internal/exact"
	"rahbord/roadmap"
	"rahbord/scoring"
)

// expected is the assessment at the end of the plan: the expected levels of its forecast,
// scored with the method, weights and thresholds of today. Nil without a plan.
func (b *builder) expected() *scoring.Result {
	if b.Study == nil {
		return nil
	}
	r := roadmap.Reassess(b.Pack, b.Engagement, b.Result, b.Study.Forecast.Levels)
	return &r
}

// areaAfter is the points of an area at the end of the plan; unknown without one.
func (b *builder) areaAfter(id string) scoring.Score {
	if b.after == nil {
		return scoring.Score{}
	}
	return b.after.Area(id).Points
}

// levelAfter is the expected level of an indicator at the end of the plan, and whether the
// plan lifts it.
func (b *builder) levelAfter(k *scoring.Indicator) (exact.Rat, bool) {
	if b.Study == nil || !k.Level.Known {
		return exact.Rat{}, false
	}
	level, known := b.Study.Forecast.Levels[k.ID]
	return level, known && k.Level.Value.Less(level)
}

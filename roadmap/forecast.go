package roadmap

import (
	"slices"

	"rahbord/coherence"
	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/scoring"
)

// Forecast is the overall index after a plan (scoring model §9), recomputed from the
// levels, since with indicators that do not apply the index rises by more than the value.
type Forecast struct {
	Today    scoring.Score        `json:"today"`
	Cautious scoring.Score        `json:"cautious"` // only initiatives that are safe succeed
	Expected scoring.Score        `json:"expected"`
	Full     scoring.Score        `json:"full"`   // all lifts in full
	Levels   map[string]exact.Rat `json:"levels"` // expected, by indicator with a known level
}

// ForecastOf works out the readiness after a plan.
func ForecastOf(pack *questionnaire.Pack, e *engagement.Engagement, r *scoring.Result, p Problem, plan Plan) Forecast {
	index := func(basket []Choice, weight func(*Initiative) exact.Rat) (scoring.Score, map[string]exact.Rat) {
		levels := p.levels(r, basket, weight)
		return Reassess(pack, e, r, levels).Overall.Points, levels
	}
	out := Forecast{Today: r.Overall.Points}
	out.Expected, out.Levels = index(plan.choices(), ownWeight)
	out.Cautious, _ = index(p.safe(&plan, pack.Success.Safe), ownWeight)
	out.Full, _ = index(plan.choices(), func(*Initiative) exact.Rat { return exact.Of(1) })
	return out
}

// safe is the members whose probability of success is high.
func (p *Problem) safe(plan *Plan, least exact.Rat) []Choice {
	var out []Choice
	for _, c := range plan.choices() {
		if !p.Initiative(c.Initiative).Success.Less(least) {
			out = append(out, c)
		}
	}
	return out
}

// levels is every known level with what a basket adds to it.
func (p *Problem) levels(r *scoring.Result, basket []Choice, weight func(*Initiative) exact.Rat) map[string]exact.Rat {
	out := map[string]exact.Rat{}
	for _, k := range r.Indicators {
		if k.Level.Known {
			out[k.ID] = k.Level.Value
		}
	}
	members := p.members(basket)
	for i := range p.Indicators {
		k := &p.Indicators[i]
		if level, ok := out[k.ID]; ok {
			out[k.ID] = level.Add(p.risen(k, members, weight))
		}
	}
	return out
}

// Reassess scores the client once more with other levels: all agreed, and none capped by
// evidence, which a level to come cannot have yet.
func Reassess(pack *questionnaire.Pack, e *engagement.Engagement, r *scoring.Result, levels map[string]exact.Rat) scoring.Result {
	after := *e
	after.Assessment.EvidenceCap = false
	after.Consensus = nil
	for _, k := range r.Indicators {
		if level, ok := levels[k.ID]; ok {
			after.Consensus = append(after.Consensus, engagement.Agreed{Indicator: k.ID, Level: level})
		} else if k.NA {
			after.Consensus = append(after.Consensus, engagement.Agreed{Indicator: k.ID, State: engagement.NA})
		}
	}
	return scoring.Assess(pack, &after)
}

// ForChecks is the plan as the coherence checks read it, with the figures of its KPI plan.
func ForChecks(p Problem, plan Plan, forecast Forecast, kpis ...KPI) *coherence.Plan {
	out := &coherence.Plan{Weeks: exact.Of(p.Calendar.Weeks), Forecast: forecast.Levels, Available: p.available(&plan)}
	for _, s := range plan.Basket {
		step := coherence.Step{Initiative: s.ID, Start: exact.Of(s.Start), End: exact.Of(s.End),
			Effort: map[string]exact.Rat{}, Lifts: p.Initiative(s.ID).Scope(s.Scope).Lifts}
		for role, e := range s.Effort {
			step.Effort[role] = exact.Frac(int(e), 100)
		}
		out.Steps = append(out.Steps, step)
	}
	for _, k := range kpis {
		out.KPIs = append(out.KPIs, coherence.KPI{ID: k.ID, Initiatives: slices.Concat(k.Primary, k.Secondary)})
	}
	for _, l := range plan.Limits {
		switch l.Kind {
		case LimitParallel:
			out.Parallel = int(l.Used)
		case LimitTeam:
			out.SameTeam = max(out.SameTeam, int(l.Used))
		}
	}
	return out
}

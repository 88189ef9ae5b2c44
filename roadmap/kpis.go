package roadmap

import (
	"slices"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// KPI is one figure by which a plan is followed.
type KPI struct {
	ID        string                `json:"id"`
	Kind      questionnaire.LeadLag `json:"kind"`
	Primary   []string              `json:"primary"`            // members of the basket that should move it
	Secondary []string              `json:"secondary"`          // members that may move it
	Baseline  *exact.Rat            `json:"baseline,omitempty"` // nil: to be measured first
	Target    *exact.Rat            `json:"target,omitempty"`   // nil without a baseline
	Proposed  bool                  `json:"proposed"`           // the target is worked out from Assumed, not the client's
	Assumed   questionnaire.Effect  `json:"assumed"`            // improvement assumed, percent of the value
	Owner     string                `json:"owner"`              // the client's person, "" when none is named
	Role      string                `json:"role"`               // that usually answers for it
	Cadence   questionnaire.Cadence `json:"cadence"`
	Week      int                   `json:"week"` // from which an effect can be seen, weeks from the start
	Chosen    bool                  `json:"chosen"`
}

// KPIPlan lists the figures of a plan: those the client chose, then for every member of
// the basket without one its first figure, and a leading and a lagging one if either kind
// is missing. In the order of the client's table, then of the plan.
func KPIPlan(pack *questionnaire.Pack, e *engagement.Engagement, plan Plan) []KPI {
	k := &kpiPlan{pack: pack, e: e, plan: plan}
	for _, effect := range []string{"value_kpis", "kpi_plan"} {
		for _, q := range pack.QuestionWith(effect) {
			for _, row := range e.Given(q.ID).List() {
				k.choose(row)
			}
		}
	}
	for _, s := range plan.Basket {
		if !k.watched(s.ID) {
			k.addFirst(pack.Initiative(s.ID), func(*questionnaire.KPI) bool { return true })
		}
	}
	for _, kind := range []questionnaire.LeadLag{questionnaire.Leading, questionnaire.Lagging} {
		for _, s := range plan.Basket {
			if slices.ContainsFunc(k.out, func(x KPI) bool { return x.Kind == kind }) {
				break
			}
			k.addFirst(pack.Initiative(s.ID), func(x *questionnaire.KPI) bool { return x.LeadLag == kind })
		}
	}
	return k.out
}

type kpiPlan struct {
	pack *questionnaire.Pack
	e    *engagement.Engagement
	plan Plan
	out  []KPI
}

func (k *kpiPlan) index(id string) int {
	return slices.IndexFunc(k.out, func(x KPI) bool { return x.ID == id })
}

// choose takes over a row of the client's tables; a later table completes an earlier one.
func (k *kpiPlan) choose(row engagement.Value) {
	id := row.Field("kpi").Text()
	if k.pack.KPI(id) == nil {
		return
	}
	i := k.index(id)
	if i < 0 {
		i = k.add(id)
	}
	x := &k.out[i]
	x.Chosen = true
	if n, ok := row.Field("baseline").Number(); ok {
		x.Baseline = &n
	}
	if n, ok := row.Field("target").Number(); ok {
		x.Target, x.Proposed = &n, false
	}
	if owner := row.Field("owner").Text(); owner != "" {
		x.Owner = owner
	}
	if cadence := row.Field("cadence").Text(); cadence != "" {
		x.Cadence = questionnaire.Cadence(cadence)
	}
	for _, id := range row.Field("initiatives").Options() {
		if k.plan.Has(id) && !slices.Contains(x.Primary, id) && !slices.Contains(x.Secondary, id) {
			x.Secondary = append(x.Secondary, id)
			x.seenFrom(k.plan.Step(id), k.pack.Initiative(id))
		}
	}
}

// seenFrom notes from which week on what an initiative does can be seen.
func (x *KPI) seenFrom(s *Step, in *questionnaire.Initiative) {
	if in == nil {
		return
	}
	if visible := s.End + ceil(in.LagWeeks); x.Week == 0 || visible < x.Week {
		x.Week = visible
	}
}

// watched reports whether a figure follows an initiative.
func (k *kpiPlan) watched(initiative string) bool {
	return slices.ContainsFunc(k.out, func(x KPI) bool {
		return slices.Contains(x.Primary, initiative) || slices.Contains(x.Secondary, initiative)
	})
}

func (k *kpiPlan) addFirst(in *questionnaire.Initiative, fits func(*questionnaire.KPI) bool) {
	if in == nil {
		return
	}
	for _, id := range slices.Concat(in.KPIPrimary, in.KPISecondary) {
		if x := k.pack.KPI(id); x != nil && fits(x) && k.index(id) < 0 {
			k.add(id)
			return
		}
	}
}

// add works out a figure from the catalogue and returns its place.
func (k *kpiPlan) add(id string) int {
	c := k.pack.KPI(id)
	x := KPI{ID: id, Kind: c.LeadLag, Role: c.Owner, Baseline: k.baseline(id)}
	if len(c.Cadence) > 0 {
		x.Cadence = c.Cadence[0]
	}
	for _, s := range k.plan.Basket {
		in := k.pack.Initiative(s.ID)
		if in == nil {
			continue
		}
		primary, secondary := slices.Contains(in.KPIPrimary, id), slices.Contains(in.KPISecondary, id)
		switch {
		case primary:
			x.Primary = append(x.Primary, s.ID)
		case secondary:
			x.Secondary = append(x.Secondary, s.ID)
		default:
			continue
		}
		x.seenFrom(&s, in)
	}
	x.Assumed = k.assumed(&x)
	x.Target = propose(c, x.Baseline, x.Assumed.Likely)
	x.Proposed = x.Target != nil
	k.out = append(k.out, x)
	return len(k.out) - 1
}

// baseline is the value of a KPI before the plan; nil when there is none.
func (k *kpiPlan) baseline(id string) *exact.Rat {
	r, ok := engagement.Scope{Pack: k.pack, Engagement: k.e}.Baseline(id)
	if !ok {
		return nil
	}
	return &r
}

// assumed is the improvement to expect: the largest in full, of each further one half
// (kpis of the initiatives catalogue §7).
func (k *kpiPlan) assumed(x *KPI) questionnaire.Effect {
	rules := k.pack.KPIRules
	if rules == nil || k.pack.Scaling == nil {
		return questionnaire.Effect{}
	}
	add := func(pick func(questionnaire.Effect) exact.Rat) exact.Rat {
		var largest, sum exact.Rat
		for range x.Primary {
			largest, sum = exact.Max(largest, pick(rules.Primary)), sum.Add(pick(rules.Primary))
		}
		for range x.Secondary {
			largest, sum = exact.Max(largest, pick(rules.Secondary)), sum.Add(pick(rules.Secondary))
		}
		return largest.Add(sum.Sub(largest).Mul(k.pack.Scaling.Overlap))
	}
	return questionnaire.Effect{
		Low:    add(func(e questionnaire.Effect) exact.Rat { return e.Low }),
		Likely: add(func(e questionnaire.Effect) exact.Rat { return e.Likely }),
		High:   add(func(e questionnaire.Effect) exact.Rat { return e.High }),
	}
}

// propose is the baseline improved by so many percent of itself, within the KPI's bounds;
// nil without a baseline or where nothing would change.
func propose(c *questionnaire.KPI, baseline *exact.Rat, by exact.Rat) *exact.Rat {
	if baseline == nil || by.IsZero() || baseline.IsZero() {
		return nil
	}
	step := baseline.Abs().Mul(by).Quo(exact.Of(100))
	if c.Direction == questionnaire.Down {
		step = step.Neg()
	}
	target := baseline.Add(step)
	if c.Max != nil {
		target = exact.Min(target, *c.Max)
	}
	if c.Min != nil {
		target = exact.Max(target, *c.Min)
	}
	return &target
}

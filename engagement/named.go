package engagement

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// named evaluates the names that need no question; false when it is none of them.
func (v evaluation) named(name string) (term, bool) {
	switch name {
	case "true", "false":
		return Flag(name == "true"), true
	case "today":
		return known(dayTerm(v.Today, !v.Today.IsZero())), true
	case "plan_start":
		return known(dayTerm(v.planStart())), true
	case "plan_end":
		start, ok := v.planStart()
		return known(dayTerm(start.AddMonths(v.horizon().Floor()), ok)), true
	case "horizon_weeks":
		return Number(v.horizon().Mul(exact.Frac(52, 12))), true
	case "basket":
		basket, ok := v.basket()
		return known(Options(basket...), ok), true
	}
	for i := range v.Pack.Questions {
		if d := v.Pack.Questions[i].Derived; d != nil && d.Name == name {
			situation := EntryOf(v.Pack, v.Engagement).Situation
			return known(Text(situation), situation != ""), true
		}
	}
	return nil, false
}

func known(v Value, ok bool) term {
	if !ok {
		return nil
	}
	return v
}

func dayTerm(d Day, ok bool) (Value, bool) {
	if !ok {
		return Value{}, false
	}
	return Text(d.String()), true
}

// horizon is the planning horizon in months, the model's own where the client gave none.
func (s Scope) horizon() exact.Rat {
	for _, q := range s.Pack.QuestionWith("horizon_limit") {
		if n, ok := s.Engagement.Given(q.ID).Number(); ok {
			return n
		}
	}
	return s.Pack.Targets.Horizon
}

// planStart is the first day of the plan: the day asked for in the question about the
// schedule. Before it is answered, no day is taken for it.
func (s Scope) planStart() (Day, bool) {
	for _, q := range s.Pack.QuestionWith("schedule") {
		if q.Kind != questionnaire.Group {
			continue
		}
		for _, f := range q.Fields {
			if f.Kind == questionnaire.Date {
				d, err := ParseDay(s.Engagement.Given(q.ID).Field(f.ID).Text())
				return d, err == nil
			}
		}
	}
	return Day{}, false
}

// basket is the initiatives of the plan; without a plan, those that the client chose
// where the basket is confirmed.
func (s Scope) basket() ([]string, bool) {
	if s.Basket != nil {
		return s.Basket, true
	}
	for _, q := range s.Pack.QuestionWith("basket_constraints") {
		column := slices.IndexFunc(q.Fields, func(f questionnaire.Field) bool { return f.Source == "initiatives" })
		if q.Kind != questionnaire.Table || column < 0 || !s.answered(q.ID) {
			continue
		}
		var chosen []string
		for _, row := range s.Engagement.Given(q.ID).List() {
			if row.Field("decision").Text() != Exclude {
				chosen = append(chosen, row.Field(q.Fields[column].ID).Text())
			}
		}
		return chosen, true
	}
	return nil, false
}

// Baseline is the value of a KPI before the plan: the last one measured by the day on which
// the plan starts, or, when all are later, the earliest; without a measured value the
// figure that an answer gives. false when there is none.
func (s Scope) Baseline(kpi string) (exact.Rat, bool) {
	start, planned := s.planStart()
	if a := s.Engagement.Adopted; a != nil {
		start, planned = a.Start, true
	}
	var before, earliest *KPIValue
	for i, k := range s.Engagement.KPIs {
		if k.KPI != kpi {
			continue
		}
		day := measured(k)
		if earliest == nil || day.Before(measured(*earliest).Time) {
			earliest = &s.Engagement.KPIs[i]
		}
		if (!planned || !day.After(start.Time)) && (before == nil || !day.Before(measured(*before).Time)) {
			before = &s.Engagement.KPIs[i]
		}
	}
	if before != nil {
		return before.Value, true
	}
	if earliest != nil {
		return earliest.Value, true
	}
	for _, q := range s.Pack.QuestionWith("kpi_baselines") {
		if r, ok := kpiFigure(&q.Field, s.Engagement.Given(q.ID), kpi); ok {
			return r, true
		}
	}
	return exact.Rat{}, false
}

// measured is the last day of the period of a value; the zero day sorts first.
func measured(k KPIValue) Day {
	switch {
	case k.To != nil:
		return *k.To
	case k.From != nil:
		return *k.From
	}
	return Day{}
}

// kpiFigure finds the row of a KPI in a table, and there its first figure in the unit
// of the KPI.
func kpiFigure(f *questionnaire.Field, answer Value, kpi string) (exact.Rat, bool) {
	if f.Kind != questionnaire.Table {
		for i := range f.Fields {
			if r, ok := kpiFigure(&f.Fields[i], answer.Field(f.Fields[i].ID), kpi); ok {
				return r, true
			}
		}
		return exact.Rat{}, false
	}
	name := questionnaire.KPIPart(f.Fields)
	figure := slices.IndexFunc(f.Fields, func(c questionnaire.Field) bool { return c.Unit == questionnaire.KPIUnit })
	if name == nil || figure < 0 {
		return exact.Rat{}, false
	}
	for _, row := range answer.List() {
		if row.Field(name.ID).Text() == kpi {
			return row.Field(f.Fields[figure].ID).Number()
		}
	}
	return exact.Rat{}, false
}

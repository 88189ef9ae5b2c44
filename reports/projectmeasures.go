package reports

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/roadmap"
)

// measures puts the KPIs of the plan into words, with a target for every quarter.
func (b *projecting) measures() {
	for _, k := range b.study.KPIs {
		b.p.Measures = append(b.p.Measures, b.measure(k))
	}
}

func (b *projecting) measure(k roadmap.KPI) Measure {
	words, pack := b.names.KPI(k.ID), b.Pack.KPI(k.ID)
	m := Measure{
		ID: k.ID, Name: words.Name, Formula: words.Formula, Unit: words.Unit, Source: cmp.Or(b.measuredFrom(k.ID), words.Source),
		Leading: k.Kind == questionnaire.Leading, Higher: pack.Direction == questionnaire.Up,
		Direction: b.t("project.direction-" + string(pack.Direction)),
		Baseline:  k.Baseline, Target: k.Target, Proposed: k.Proposed, Visible: k.Week,
		Cadence: b.cadence(k.Cadence), Owner: k.Owner, MovedBy: slices.Concat(k.Primary, k.Secondary),
		Due: b.due(k.ID), Recorded: b.recorded(k.ID),
	}
	if m.Owner == "" {
		m.Owner = b.role(k.Role)
	}
	m.Quarters = b.quarters(&m)
	return m
}

func (b *projecting) cadence(c questionnaire.Cadence) string {
	return b.names.Questions.OptionSets["cadence"][string(c)]
}

// due is the day by which the client wants the target.
func (b *projecting) due(kpi string) time.Time {
	for _, row := range b.rows("value_kpis") {
		if row.Field("kpi").Text() != kpi {
			continue
		}
		if day, err := engagement.ParseDay(row.Field("due").Text()); err == nil {
			return day.Time
		}
	}
	return time.Time{}
}

// measuredFrom is where the client's last value of a KPI with a source comes from, and what it noted
// there; "" without one. The model names only where figures usually come from.
func (b *projecting) measuredFrom(kpi string) string {
	out := ""
	for _, v := range b.Engagement.KPIs {
		if v.KPI == kpi && v.Source != "" {
			out = strings.Join(filled(v.Source, v.Note), b.t("format.list-semicolon"))
		}
	}
	return out
}

// recorded is the measured values of a KPI by the last day of their periods, oldest first.
// A value without a day cannot be placed and is left out.
func (b *projecting) recorded(kpi string) []Actual {
	var out []Actual
	for _, v := range b.Engagement.KPIs {
		day := v.To
		if day == nil {
			day = v.From
		}
		if v.KPI == kpi && day != nil {
			out = append(out, Actual{Day: day.Time, Value: v.Value})
		}
	}
	slices.SortStableFunc(out, func(x, y Actual) int { return x.Day.Compare(y.Day) })
	return out
}

// quarters is the targets at the end of every quarter of the plan and at its end.
func (b *projecting) quarters(m *Measure) []Quarter {
	var out []Quarter
	for i, phase := range b.p.Phases {
		q := Quarter{Label: b.t("project.quarter", "n", b.Words.Int(i+1)), Share: b.share(m, phase.To), Day: b.lastDay(phase.To)}
		if phase.To-phase.From < phaseWeeks {
			q.Label = b.t("project.quarter-end")
		}
		if m.Baseline != nil && m.Target != nil && len(m.MovedBy) > 0 {
			value := m.Baseline.Add(m.Target.Sub(*m.Baseline).Mul(q.Share))
			q.Target = &value
		}
		out = append(out, q)
	}
	return out
}

// share is how much of the way from baseline to target lies behind at the beginning of a
// week: nothing until the week from which an effect can be seen, then a straight line to
// the day the client set for the target, or else to the end of the plan.
//
//	share(w) = (w − visible) / (end − visible), 0 to 1
func (b *projecting) share(m *Measure, week int) exact.Rat {
	visible, end, at := exact.Of(m.Visible), exact.Of(b.p.Weeks), exact.Of(week)
	if !m.Due.IsZero() && !b.p.Start.IsZero() {
		end = b.week(m.Due)
	}
	switch {
	case !at.Less(end):
		return exact.Of(1)
	case !visible.Less(at):
		return exact.Of(0)
	}
	return at.Sub(visible).Quo(end.Sub(visible))
}

package cmd

import (
	"slices"
	"strings"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/roadmap"
)

// forecast says where the index goes.
func (v planView) forecast(f *roadmap.Forecast) {
	if f == nil {
		return
	}
	if text := v.Outlook(*f, v.plan.Value); text != "" {
		v.sentence(text)
	}
}

// milestones is the chance that each step is over in time.
func (v planView) milestones(s roadmap.Simulation) {
	if len(s.Milestones) == 0 {
		return
	}
	v.title(v.t("milestone"))
	columns := []column{{title: v.t("id")}, {title: v.t("planned-end"), end: true}, {title: v.t("chance"), end: true}, {title: v.t("likely-end"), end: true, rank: 1}, {title: v.t("initiative")}}
	for _, m := range s.Milestones {
		late := v.Words.T("plan.week-range", "from", v.weeks(m.End.Low), "to", v.weeks(m.End.High))
		columns = add(columns, m.ID, v.Words.Int(m.Week), v.share(m.Share), late, v.Name(m.ID))
	}
	v.table(columns)
	v.sentence(v.t("chance-note", "runs", v.Words.Int(s.Runs), "share", v.share(s.InTime), "low", v.Gain(fixed(s.Gain.Low)), "high", v.Gain(fixed(s.Gain.High))))
}

// fixed is a simulated number to two places.
func fixed(f float64) exact.Rat { return exact.Frac(int(f*100+0.5), 100) }

func (v planView) share(f float64) string { return v.Words.Percent(fixed(f), 0) }

// weeks is a simulated end as the week it falls in.
func (v planView) weeks(f float64) string { return v.Words.Int(int(f + 0.999)) }

// kpis is how the plan is followed.
func (v planView) kpis(kpis []roadmap.KPI) {
	if len(kpis) == 0 {
		return
	}
	v.title(v.t("kpis"))
	columns := []column{{title: v.t("kind"), rank: 3}, {title: v.t("baseline"), end: true}, {title: v.t("target"), end: true}, {title: v.t("unit")}, {title: v.t("due"), end: true, rank: 4},
		{title: v.t("cadence"), rank: 5}, {title: v.t("owner"), rank: 2}, {title: v.t("moved-by"), rank: 1}, {title: v.t("kpi")}}
	proposed := false
	for _, k := range kpis {
		baseline, target := v.t("baseline-ask"), ""
		if k.Baseline != nil {
			baseline = v.Words.Short(*k.Baseline, 1)
		}
		if k.Target != nil {
			target = v.Words.Short(*k.Target, 1)
		}
		if k.Proposed {
			target, proposed = v.t("target-assumed", "value", target), true
		}
		week := ""
		if k.Week > 0 {
			week = v.Words.Int(k.Week)
		}
		columns = add(columns, v.t("kinds."+string(k.Kind)), baseline, target, v.unit(k.ID), week, v.cadence(k.Cadence), v.owner(k),
			strings.Join(slices.Concat(k.Primary, k.Secondary), " "), v.Names.KPI(k.ID).Name)
	}
	v.table(columns)
	if rules := v.Pack.KPIRules; proposed && rules != nil {
		v.sentence(v.t("kpi-note", "assumption", v.t("kpi-assumption", "low", v.Words.Short(rules.Primary.Low, 1), "high", v.Words.Short(rules.Primary.High, 1),
			"low2", v.Words.Short(rules.Secondary.Low, 1), "high2", v.Words.Short(rules.Secondary.High, 1))))
	}
}

// unit is the unit of a KPI's figures.
func (v planView) unit(kpi string) string {
	k := v.Pack.KPI(kpi)
	switch {
	case k == nil:
		return ""
	case k.Unit == questionnaire.Money:
		return v.currency(v.Problem.Money.Currency)
	}
	return v.t("units." + string(k.Unit))
}

// owner is the person the client named, else the role that usually answers for it.
func (v planView) owner(k roadmap.KPI) string {
	if k.Owner != "" {
		return k.Owner
	}
	return v.Role(k.Role)
}

func (v planView) cadence(c questionnaire.Cadence) string {
	if name := v.Names.Questions.OptionSets["cadence"][string(c)]; name != "" {
		return name
	}
	return string(c)
}

// checks lists what the coherence checks say about the plan, gravest first.
func (v planView) checks(notes noteList) {
	v.title(v.t("checks"))
	if len(notes) == 0 {
		v.sentence(v.t("checks-none"))
		return
	}
	slices.SortStableFunc(notes, func(a, b note) int { return weightOf(a) - weightOf(b) })
	for _, n := range notes {
		v.printf(" %s%s\n", v.paint(n.style(), n.rule), n.weight(v.Words))
		v.item(" ", n.message)
		for _, name := range n.names {
			v.item("   -", name)
		}
		switch {
		case n.reason != "":
			v.item(" ", v.Words.T("check.accepted", "reason", n.reason))
		case n.hint != "" && n.severity != diag.Info:
			v.item(" ", v.Words.T("errors.hint")+" "+n.hint)
		}
	}
}

// nearest names the cheapest way in.
func (v planView) nearest(e *roadmap.Entry) {
	if e == nil {
		return
	}
	key := "nearest"
	if e.Beside {
		key = "nearest-beside"
	}
	v.sentence(v.t(key, "name", v.Initiative(e.ID), "more", v.mores(e.More)))
}

// weightOf orders notes: what blocks, what warns, what tells, what is accepted.
func weightOf(n note) int {
	if n.group == accepted {
		return int(diag.Info) + 1
	}
	return int(n.severity)
}

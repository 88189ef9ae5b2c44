package engagement

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// kpis checks the KPIs that the file measures and those of the adopted plan: each is one of
// the pack, and each value one that the KPI can have.
func (c *checker) kpis() {
	for i, v := range c.e.KPIs {
		if c.known("unknown-kpi", v.KPI, c.ids.kpis, "kpis", At(i), "kpi") {
			c.possible(v.KPI, v.KPI, v.Value, "kpis", At(i), "value")
		}
	}
	if c.e.Adopted == nil {
		return
	}
	for i, k := range c.e.Adopted.KPIs {
		at := []string{"adopted", "kpis", At(i)}
		if !c.known("unknown-kpi", k.KPI, c.ids.kpis, append(at, "kpi")...) {
			continue
		}
		if k.Baseline != nil {
			c.possible(k.KPI, k.KPI, *k.Baseline, append(at, "baseline")...)
		}
		if k.Target != nil {
			c.possible(k.KPI, k.KPI, *k.Target, append(at, "target")...)
		}
	}
}

// possible checks a value of a KPI against the least and the most that the pack allows.
func (c *checker) possible(label, kpi string, value exact.Rat, at ...string) {
	i := slices.Index(c.ids.kpis, kpi)
	if i < 0 {
		return
	}
	k := &c.pack.KPIs[i]
	if rule, args := outside(value, k.Min, k.Max); rule != "" {
		args["field"] = label
		c.fault(rule, args, at...)
	}
}

// figures checks the numbers of a row in the unit of a KPI, by the KPI that the row names.
func (v valueChecker) figures(f *questionnaire.Field, row Value, at []string) {
	name := slices.IndexFunc(f.Fields, func(c questionnaire.Field) bool { return c.Source == "kpis" })
	if name < 0 {
		return
	}
	kpi := row.Field(f.Fields[name].ID).Text()
	for i := range f.Fields {
		part := &f.Fields[i]
		if r, ok := row.Field(part.ID).Number(); ok && part.Unit == kpiUnit {
			v.possible(v.label(part)+" ("+kpi+")", kpi, r, append(at[:len(at):len(at)], part.ID)...)
		}
	}
}

// kpiUnit is the unit of a number that is a value of the KPI in the same row.
const kpiUnit = "kpi_unit"

package engagement

import (
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
	k := c.pack.KPI(kpi)
	if k == nil {
		return
	}
	if rule, args := outside(value, k.Min, k.Max); rule != "" {
		args["field"] = label
		c.fault(rule, args, at...)
	}
}

// figures checks the numbers of a row in the unit of a KPI, by the KPI that the row names.
func (v valueChecker) figures(f *questionnaire.Field, row Value, at []string) {
	name := questionnaire.KPIPart(f.Fields)
	if name == nil {
		return
	}
	kpi := row.Field(name.ID).Text()
	for i := range f.Fields {
		part := &f.Fields[i]
		if r, ok := row.Field(part.ID).Number(); ok && part.Unit == questionnaire.KPIUnit {
			v.possible(v.label(part)+" ("+kpi+")", kpi, r, append(at[:len(at):len(at)], part.ID)...)
		}
	}
}

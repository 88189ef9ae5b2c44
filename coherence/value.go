package coherence

import (
	"slices"

	"rahbord/questionnaire"
)

func valueAgainstEntry(c *client) ([]string, bool) {
	link := c.answer("Q2.3", "link").Text()
	switch c.r.Entry.Situation {
	case "turnaround":
		return said(link == "growth")
	case "growth":
		return said(link == "survival")
	}
	return said(false)
}

func oneSidedValue(c *client) ([]string, bool) {
	return said(c.answer("Q2.5", "customer").IsEmpty() || c.answer("Q2.5", "organisation").IsEmpty())
}

func noGoal(c *client) ([]string, bool) { return said(c.answer("Q2.7").IsEmpty()) }

func noKPIMoved(c *client) ([]string, bool) {
	kpis := texts(c.answer("Q2.4").List(), "kpi")
	for _, k := range kpis {
		if c.moved(k, primary) || c.moved(k, secondary) {
			return said(false)
		}
	}
	return listed(kpis)
}

func someKPINotMoved(c *client) ([]string, bool) {
	if _, none := noKPIMoved(c); none {
		return said(false)
	}
	kpis := texts(c.answer("Q2.4").List(), "kpi")
	return listed(slices.DeleteFunc(kpis, func(k string) bool { return c.moved(k, primary) }))
}

func primary(i *questionnaire.Initiative) []string   { return i.KPIPrimary }
func secondary(i *questionnaire.Initiative) []string { return i.KPISecondary }

// moved reports whether some initiative of the basket has the KPI among its links.
func (c *client) moved(kpi string, links func(*questionnaire.Initiative) []string) bool {
	return slices.ContainsFunc(c.basket(), func(i *questionnaire.Initiative) bool { return slices.Contains(links(i), kpi) })
}

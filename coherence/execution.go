package coherence

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// planWithoutKPI lists initiatives without a KPI; it also speaks, with nothing to list,
// when all KPIs of the plan are of one kind.
func planWithoutKPI(c *client) ([]string, bool) {
	var names, kpis, watched []string
	kinds := map[questionnaire.LeadLag]bool{}
	for _, row := range c.kpis() {
		if k := c.pack.KPI(row.ID); k != nil {
			kinds[k.LeadLag] = true
		}
		kpis, watched = append(kpis, row.ID), append(watched, row.Initiatives...)
	}
	for _, i := range c.basket() {
		if !shareAny(kpis, i.KPIPrimary) && !shareAny(kpis, i.KPISecondary) && !slices.Contains(watched, i.ID) {
			names = append(names, i.ID)
		}
	}
	return names, len(names) > 0 || !kinds[questionnaire.Leading] || !kinds[questionnaire.Lagging]
}

// kpis is the client's table and what the plan adds to it.
func (c *client) kpis() []KPI {
	var out []KPI
	for _, row := range c.answer("Q6.3").List() {
		out = append(out, KPI{row.Field("kpi").Text(), row.Field("initiatives").Options()})
	}
	return append(out, c.plan.KPIs...)
}

func reviewTooLate(c *client) ([]string, bool) {
	q, share := c.pack.Question("Q6.5"), c.threshold("review_share")
	if q == nil || q.Part("rhythm") == nil {
		return said(false)
	}
	weeks := c.pack.OptionSets[q.Part("rhythm").OptionSet].Map[c.answer("Q6.5", "rhythm").Text()].Number
	return said(weeks != nil && share.Mul(c.horizonWeeks()).Less(*weeks))
}

// overload lists roles; it also speaks, with nothing to list, for too much at once.
func overload(c *client) ([]string, bool) {
	share := c.threshold("role_use")
	used := map[string]exact.Rat{}
	for _, s := range c.plan.Steps {
		for role, weeks := range s.Effort {
			used[role] = used[role].Add(weeks)
		}
	}
	var names []string
	for _, row := range c.answer("Q0.12").Fields() {
		people, ok := c.number("Q0.12", row, "people")
		for _, role := range c.pack.OptionSets["roles"].Map[row].IDs {
			if ok && share.Mul(people).Mul(c.horizonWeeks()).Less(used[role]) {
				names = append(names, role)
			}
		}
	}
	over := func(n int, limit string) bool {
		most, ok := c.number("Q0.13", limit)
		return ok && most.Less(exact.Of(n))
	}
	return names, len(names) > 0 || over(c.plan.Parallel, "parallel") || over(c.plan.SameTeam, "same_team")
}

func cultureUntouched(c *client) ([]string, bool) {
	touching := c.inBasket(c.set("culture"))
	return said(c.answer("Q1.4").Text() == "culture_organisation" && len(touching) == 0)
}

func tooEarlyForStartup(c *client) ([]string, bool) {
	early := c.inBasket(c.set("too_early"))
	if c.answer("Q0.6").Text() != "startup" {
		return said(false)
	}
	return listed(early)
}

func quickWinLeftOut(c *client) ([]string, bool) {
	root := c.threshold("crux")
	var names []string
	for _, id := range c.plan.Available {
		i := c.pack.Initiative(id)
		if i != nil && i.QuickWin && c.step(id) == nil && c.liftsCrux(i, root) {
			names = append(names, id)
		}
	}
	return listed(names)
}

func (c *client) liftsCrux(i *questionnaire.Initiative, root exact.Rat) bool {
	for id, lift := range i.Lifts {
		k := c.pack.Indicator(id)
		if k == nil || lift.Sign() <= 0 {
			continue
		}
		if a := c.r.Area(k.Area); a != nil && !a.Root.Less(root) {
			return true
		}
	}
	return false
}

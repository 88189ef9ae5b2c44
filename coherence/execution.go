package coherence

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// planWithoutKPI lists initiatives without a KPI; it also speaks, with nothing to list,
// when all KPIs of the plan are of one kind.
func planWithoutKPI(c *client) ([]string, bool) {
	rows := c.answer("Q6.3").List()
	var names []string
	kinds := map[questionnaire.LeadLag]bool{}
	var watched []string
	for _, row := range rows {
		if k := c.pack.KPI(row.Field("kpi").Text()); k != nil {
			kinds[k.LeadLag] = true
		}
		watched = append(watched, row.Field("initiatives").Options()...)
	}
	kpis := texts(rows, "kpi")
	for _, i := range c.basket() {
		if !shareAny(kpis, i.KPIPrimary) && !shareAny(kpis, i.KPISecondary) && !slices.Contains(watched, i.ID) {
			names = append(names, i.ID)
		}
	}
	return names, len(names) > 0 || !kinds[questionnaire.Leading] || !kinds[questionnaire.Lagging]
}

func reviewTooLate(c *client) ([]string, bool) {
	q := c.pack.Question("Q6.5")
	if q == nil || q.Part("rhythm") == nil {
		return said(false)
	}
	weeks := c.pack.OptionSets[q.Part("rhythm").OptionSet].Map[c.answer("Q6.5", "rhythm").Text()].Number
	return said(weeks != nil && c.horizonWeeks().Quo(exact.Of(2)).Less(*weeks))
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

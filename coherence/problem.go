package coherence

import (
	"slices"

	"rahbord/engagement"
	"rahbord/internal/exact"
)

func severalProblems(c *client) ([]string, bool) {
	v := c.answer("Q1.1")
	q := c.pack.Question("Q1.1")
	return said(len(v.List()) > 1 || q != nil && len(engagement.ListSigns(q, v.Text())) > 0)
}

func mildConsequence(c *client) ([]string, bool) {
	severity, ok := c.number("Q1.2", "severity")
	least := c.threshold("severity_min")
	return said(ok && severity.Less(least))
}

// betterCandidate compares importance × how far it can be solved.
func betterCandidate(c *client) ([]string, bool) {
	worth := func(row engagement.Value) exact.Rat {
		importance, _ := row.Field("importance").Number()
		ability, _ := row.Field("addressability").Number()
		return importance.Mul(ability)
	}
	var names []string
	rows := c.answer("Q1.6").List()
	for _, crux := range rows {
		if !crux.Field("crux").Flag() {
			continue
		}
		for _, row := range rows {
			if worth(crux).Less(worth(row)) {
				names = append(names, row.Field("problem").Text())
			}
		}
	}
	return listed(names)
}

func nothingStopped(c *client) ([]string, bool) { return said(len(c.answer("Q1.8").List()) == 0) }

func causeUnknown(c *client) ([]string, bool) { return said(c.answer("Q1.4").Text() == "not_known") }

func noFigure(c *client) ([]string, bool) {
	return said(len(c.answer("Q1.5", "figures").List()) == 0)
}

func uncertainCrux(c *client) ([]string, bool) {
	root, confidence, agreement := c.threshold("crux"), c.threshold("confidence"), c.threshold("agreement")
	var names []string
	for _, a := range c.r.Areas {
		doubtful := a.Confidence.Less(confidence) || a.RwgJ.Known && a.RwgJ.Value.Less(agreement)
		if a.Answered > 0 && !a.Root.Less(root) && doubtful {
			names = append(names, a.ID)
		}
	}
	return listed(names)
}

// cruxUntouched lists areas in which the problem is rooted and that have a gap, although
// no initiative of the basket lifts any of their indicators by much. It suggests the
// initiatives that would lift them most.
func cruxUntouched(c *client) ([]string, bool) {
	root, least, few := c.threshold("crux"), c.threshold("crux_lift"), c.threshold("crux_suggestions")
	var names []string
	for _, a := range c.r.Areas {
		open := c.gaps(a.ID)
		acts := slices.ContainsFunc(c.plan.Steps, func(s Step) bool { return !most(s.Lifts, open).Less(least) })
		if a.Root.Less(root) || len(open) == 0 || acts {
			continue
		}
		names = append(names, a.ID)
		c.suggest = append(c.suggest, c.lifters(open, least, few.Floor())...)
	}
	return listed(names)
}

// gaps is how far each indicator of an area is under its target, levels.
func (c *client) gaps(area string) map[string]exact.Rat {
	out := map[string]exact.Rat{}
	for _, k := range c.r.Indicators {
		if k.Area == area && k.Gap.Sign() > 0 {
			out[k.ID] = k.Gap
		}
	}
	return out
}

// most is the largest of the lifts that meet a gap.
func most(lifts, gaps map[string]exact.Rat) exact.Rat {
	var out exact.Rat
	for id := range gaps {
		out = exact.Max(out, lifts[id])
	}
	return out
}

// lifters lists a few initiatives that lift one of some gaps by a number of levels or
// more, those first that close most of them.
func (c *client) lifters(gaps map[string]exact.Rat, least exact.Rat, few int) []string {
	closed := map[string]exact.Rat{}
	var ids []string
	for _, i := range c.pack.Initiatives {
		if most(i.Lifts, gaps).Less(least) || slices.Contains(c.suggest, i.ID) {
			continue
		}
		ids = append(ids, i.ID)
		for id, gap := range gaps {
			closed[i.ID] = closed[i.ID].Add(exact.Min(i.Lifts[id], gap))
		}
	}
	slices.SortStableFunc(ids, func(a, b string) int { return closed[b].Cmp(closed[a]) })
	return ids[:min(len(ids), few)]
}

package coherence

import (
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

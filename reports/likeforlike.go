package reports

import (
	"slices"

	"rahbord/scoring"
)

// otherSet is why the points of an area cannot be compared: other indicators have a level.
const otherSet scoring.Obstacle = "other_set"

// Compared sets two assessments side by side, with what the files tell of them: the version
// of the model the answers were given to, and the areas whose points rest on other indicators.
func Compared(before, after Source) scoring.Comparison {
	c := scoring.Compare(before.Result, after.Result)
	if before.Engagement.Pack.Version != after.Engagement.Pack.Version && !slices.Contains(c.Limits, scoring.OtherVersion) {
		c.Limits = slices.Insert(c.Limits, 0, scoring.OtherVersion)
	}
	area := map[string]string{}
	kind := map[string]string{}
	for _, k := range after.Pack.Indicators {
		area[k.ID], kind[k.ID] = k.Area, k.Type
	}
	byArea, byKind := otherSets(before.Result, after.Result, area), otherSets(before.Result, after.Result, kind)
	for i := range c.Areas {
		if m := &c.Areas[i]; m.Why == "" && byArea[m.ID] {
			m.Why = otherSet
		}
	}
	for i := range c.Types {
		if m := &c.Types[i]; m.Why == "" && byKind[m.ID] {
			m.Why = otherSet
		}
	}
	return c
}

// otherSets tells the groups in which some indicator has a level one time only.
func otherSets(before, after *scoring.Result, groups map[string]string) map[string]bool {
	out := map[string]bool{}
	for i := range after.Indicators {
		now := &after.Indicators[i]
		then := before.Indicator(now.ID)
		if then == nil || counts(then) != counts(now) {
			out[groups[now.ID]] = true
		}
	}
	return out
}

// counts reports whether an indicator is part of the points.
func counts(k *scoring.Indicator) bool { return k.Level.Known && k.InScope && !k.NA }

// leadsLike reports whether the change like for like tells more than the two overall numbers:
// they rest on other questions, another version of the model or other weights.
func (c *comparison) leadsLike() bool {
	return c.moved.Like.Why == "" && (c.moved.Common < c.moved.Asked ||
		slices.ContainsFunc(c.moved.Limits, func(o scoring.Obstacle) bool {
			return o == scoring.OtherScope || o == scoring.OtherVersion || o == scoring.OtherWeights
		}))
}

// lead says in one sentence what became of the readiness.
func (c *comparison) lead() string {
	from, to, m := c.dated(c.old), c.dated(c.Source), c.moved.Overall
	key := "compare.lead-"
	switch {
	case c.leadsLike():
		key, m = "compare.lead-like-", c.moved.Like
	case m.Why != "":
		return c.t("compare.lead-unknown", "from", from, "to", to)
	}
	change := shown(m, 1)
	return c.t(key+map[int]string{-1: "down", 0: "same", 1: "up"}[change.Sign()], "from", from, "to", to, "old", c.points(m.Old),
		"new", c.points(m.New), "change", c.Words.Number(change.Abs(), 1), "n", c.Words.Int(c.moved.Common))
}

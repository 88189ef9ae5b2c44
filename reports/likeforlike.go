package reports

import (
	"slices"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/scoring"
)

// What keeps two numbers apart beside the obstacles that scoring finds.
const (
	otherSet    scoring.Obstacle = "other_set"    // other indicators of the group have a level
	otherRoles  scoring.Obstacle = "role_weights" // the roles weigh differently
	tooFewAlike scoring.Obstacle = "too_few"      // too few indicators have a level both times
)

// Compared sets two assessments side by side, with what the files tell of them: the version
// of the model the answers were given to, and the groups whose points rest on other
// indicators. When levels are made with different settings, everything but the overall
// number of the earlier assessment is made with those of the later one.
func Compared(before, after Source) scoring.Comparison {
	own := scoring.Compare(before.Result, after.Result)
	limits := own.Limits
	if before.Engagement.Pack.Version != after.Engagement.Pack.Version && !slices.Contains(limits, scoring.OtherVersion) {
		limits = slices.Insert(limits, 0, scoring.OtherVersion)
	}
	if otherRoleWeights(before, after) {
		limits = append(limits, otherRoles)
	}
	c := own
	if slices.ContainsFunc(limits, isSetting) {
		before.Result = withSettingsOf(before, after)
		c = scoring.Compare(before.Result, after.Result)
	}
	switch {
	case !enoughAlike(before, after):
		c.Like = scoring.Movement{Why: tooFewAlike}
	case sameQuestions(before.Result, after.Result) && !slices.Contains(limits, scoring.OtherWeights):
		c.Like = c.Overall // the index itself is like for like
	}
	c.Overall, c.Limits = own.Overall, limits
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

// isSetting reports whether a limit is a setting by which answers become levels.
func isSetting(o scoring.Obstacle) bool {
	return o == scoring.OtherMethod || o == scoring.OtherCap || o == otherRoles
}

// otherRoleWeights reports whether the role-balanced mean weighs a role differently.
func otherRoleWeights(before, after Source) bool {
	if before.Result.Method != engagement.RoleBalanced || after.Result.Method != engagement.RoleBalanced {
		return false
	}
	weight := func(s Source, role string) exact.Rat {
		if w, ok := s.Engagement.Assessment.RoleWeights[role]; ok {
			return w
		}
		return exact.Of(1)
	}
	return slices.ContainsFunc(after.Pack.Roles, func(role string) bool {
		return !weight(before, role).Equal(weight(after, role))
	})
}

// withSettingsOf scores an assessment with the settings of another.
func withSettingsOf(s, other Source) *scoring.Result {
	e := *s.Engagement
	to := other.Engagement.Assessment
	e.Assessment.Method, e.Assessment.RoleWeights, e.Assessment.EvidenceCap = to.Method, to.RoleWeights, to.EvidenceCap
	r := scoring.Assess(s.Pack, &e)
	return &r
}

// sameQuestions reports whether the same indicators are part of the points both times.
func sameQuestions(before, after *scoring.Result) bool {
	return len(otherSets(before, after, map[string]string{})) == 0
}

// enoughAlike holds the indicators with a level both times to the thresholds that an overall
// number has (scoring model §5). Those that are asked and apply both times are the whole.
func enoughAlike(before, after Source) bool {
	need := after.Pack.Coverage
	fewest := need.Indicators
	if before.Result.Quick || after.Result.Quick {
		fewest = need.IndicatorsQuick
	}
	all, alike, count := map[string]exact.Rat{}, map[string]exact.Rat{}, map[string]int{}
	for i := range after.Result.Indicators {
		now := &after.Result.Indicators[i]
		then := before.Result.Indicator(now.ID)
		if then == nil || !then.InScope || !now.InScope || then.NA || now.NA {
			continue
		}
		w := after.Pack.Indicator(now.ID).Weight
		all[now.Area] = all[now.Area].Add(w)
		if counts(then) && counts(now) {
			alike[now.Area] = alike[now.Area].Add(w)
			count[now.Area]++
		}
	}
	var total, enough exact.Rat
	for _, a := range after.Result.Areas {
		whole, asked := all[a.ID]
		covered := asked && count[a.ID] > 0 && count[a.ID] >= fewest && !alike[a.ID].Less(need.Area.Mul(whole))
		if asked {
			total = total.Add(a.Weight)
		}
		if covered {
			enough = enough.Add(a.Weight)
		} else if slices.Contains(need.Required, a.ID) {
			return false
		}
	}
	return enough.Sign() > 0 && !enough.Less(need.Overall.Mul(total))
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

// leadsLike reports whether only the change like for like tells what became of the practice:
// the two overall numbers rest on other questions, another version of the model, other
// weights or other settings.
func (c *comparison) leadsLike() bool {
	return !c.sameQuestions || slices.ContainsFunc(c.moved.Limits, func(o scoring.Obstacle) bool {
		return o == scoring.OtherScope || o == scoring.OtherVersion || o == scoring.OtherWeights || isSetting(o)
	})
}

// lead says in one sentence what became of the readiness.
func (c *comparison) lead() string {
	m := c.moved.Overall
	switch {
	case m.Why != "":
		return c.t("compare.lead-unknown." + string(m.Why))
	case !c.leadsLike():
		digits := c.indexPlaces()
		change, write := shown(m, digits), c.number(digits)
		return c.t("compare.lead-"+course(change), "span", c.span(), "old", write(m.Old), "new", write(m.New),
			"change", c.Words.Number(change.Abs(), digits))
	case c.moved.Like.Why != "":
		return c.t("compare.lead-few", "old", c.points(m.Old), "new", c.points(m.New))
	}
	change := shown(c.moved.Like, 1)
	return c.Words.Count("compare.lead-like-"+course(change), c.moved.Common, "span", c.span(), "change", c.Words.Number(change.Abs(), 1))
}

// course is the word of a change in the keys of sentences.
func course(change exact.Rat) string {
	return map[int]string{-1: "down", 0: "same", 1: "up"}[change.Sign()]
}

// span names the time between the two assessments.
func (c *comparison) span() string {
	from, to := c.old.Engagement.Assessed, c.Engagement.Assessed
	switch {
	case from == nil && to == nil:
		return c.t("compare.span-undated")
	case from != nil && to != nil && from.Time.Equal(to.Time):
		return c.t("compare.span-day", "day", c.Words.Date(to.Time))
	}
	return c.t("compare.span", "from", c.dated(from, "compare.earlier"), "to", c.dated(to, "compare.later"))
}

// dated names an assessment by its day, or without one by the words of a key.
func (c *comparison) dated(day *engagement.Day, key string) string {
	if day == nil {
		return c.t(key)
	}
	return c.Words.Date(day.Time)
}

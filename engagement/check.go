package engagement

import (
	"slices"
	"strconv"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/plain"
	"rahbord/questionnaire"
)

// Check finds what does not fit the pack: unknown ids, levels outside the scale,
// answers that their question does not take. What is merely missing is no fault,
// and the conditions between questions are the interview's. The client's own
// initiatives count as known. Positions are those of the file the engagement was read
// from.
func Check(e *Engagement, p *questionnaire.Pack) diag.List {
	p = Tailored(p, e)
	c := &checker{e: e, pack: p, ids: idsOf(p)}
	c.packRef()
	c.initiatives()
	c.answers()
	c.consensus()
	for _, u := range initiativeUses(e) {
		c.known("unknown-initiative", u.id, c.ids.initiatives, u.path...)
	}
	c.kpis()
	for i, d := range e.Decisions.Accepted {
		c.known("unknown-check", d.Check, c.ids.checks, "decisions", "accepted", At(i), "check")
	}
	c.roles()
	c.questions(contextPart, e.Context)
	c.questions(strategyPart, e.Strategy)
	c.faults.Sort()
	return c.faults
}

type checker struct {
	e      *Engagement
	pack   *questionnaire.Pack
	ids    packIDs
	faults diag.List
}

// ids is a list of the pack's ids of one sort.
type ids []string

// use is a place where the client file names an id.
type use struct {
	id   string
	path []string
}

type packIDs struct{ indicators, areas, initiatives, kpis, checks, questions ids }

func idsOf(p *questionnaire.Pack) packIDs {
	return packIDs{
		indicators:  collect(p.Indicators, func(i questionnaire.Indicator) string { return i.ID }),
		areas:       collect(p.Areas, func(a questionnaire.Area) string { return a.ID }),
		initiatives: collect(p.Initiatives, func(i questionnaire.Initiative) string { return i.ID }),
		kpis:        collect(p.KPIs, func(k questionnaire.KPI) string { return k.ID }),
		checks:      collect(p.Checks, func(c questionnaire.Check) string { return c.ID }),
		questions:   collect(p.Questions, func(q questionnaire.Question) string { return q.ID }),
	}
}

func collect[T any](things []T, id func(T) string) ids {
	out := make(ids, len(things))
	for i, t := range things {
		out[i] = id(t)
	}
	return out
}

func initiativeUses(e *Engagement) []use {
	var uses []use
	for i, l := range e.Constraints.Initiatives {
		uses = append(uses, use{l.Initiative, []string{"constraints", "initiatives", At(i), "initiative"}})
	}
	for i, d := range e.Decisions.Initiatives {
		uses = append(uses, use{d.Initiative, []string{"decisions", "initiatives", At(i), "initiative"}})
	}
	return append(uses, trackingUses(e)...)
}

func (c *checker) fault(rule string, args diag.Args, path ...string) {
	c.faults.Add(c.e.Pos(path...), rule, args)
}

// enoughFaults is where guessing ends: a file with more faults is not mistyped.
const enoughFaults = 100

func (c *checker) guess(id string, among []string) string {
	if len(c.faults) > enoughFaults {
		return ""
	}
	return guess(id, among)
}

// known checks an id that stands as a value.
func (c *checker) known(rule, id string, among ids, path ...string) bool {
	if slices.Contains(among, id) {
		return true
	}
	c.fault(rule, diag.Args{"id": plain.Excerpt(id), "guess": c.guess(id, among)}, path...)
	return false
}

// knownKey checks an id that stands as a key.
func (c *checker) knownKey(rule, id string, among ids, path ...string) bool {
	if slices.Contains(among, id) {
		return true
	}
	c.faults.Add(c.e.KeyPos(path...), rule, diag.Args{"id": plain.Excerpt(id), "guess": c.guess(id, among)})
	return false
}

func (c *checker) packRef() {
	ref, p := c.e.Pack, c.pack
	switch {
	case ref.ID != p.ID:
		c.faults.Add(c.e.Pos("pack", "id"), "other-pack", diag.Args{"file": plain.Excerpt(ref.ID), "pack": p.ID})
	case ref.Version != p.Version:
		c.faults.Warn(c.e.Pos("pack", "version"), "other-pack-version", diag.Args{"file": plain.Excerpt(ref.Version), "pack": p.Version})
	}
}

func (c *checker) roles() {
	for i, r := range c.e.Respondents {
		c.known("unknown-role", r.Role, c.pack.Roles, "respondents", At(i), "role")
	}
	for i, x := range c.e.Constraints.Capacity {
		c.known("unknown-role", x.Role, c.pack.Roles, "constraints", "capacity", At(i), "role")
	}
	for _, role := range sortedPaths(c.e.Assessment.RoleWeights) {
		c.knownKey("unknown-role", role, c.pack.Roles, "assessment", "role_weights", role)
	}
}

func (c *checker) answers() {
	half := c.pack.Scale.Half == questionnaire.HalfAlways
	for i, r := range c.e.Respondents {
		for _, a := range r.Answers {
			at := []string{"respondents", At(i), "answers", a.Indicator}
			if c.knownKey("unknown-indicator", a.Indicator, c.ids.indicators, at...) {
				c.entry(a.State, a.Level, half, a.Grade, a.Graded, at)
			}
		}
	}
}

func (c *checker) consensus() {
	half := c.pack.Scale.Half != questionnaire.HalfNever
	for _, a := range c.e.Consensus {
		at := []string{"consensus", a.Indicator}
		if c.knownKey("unknown-indicator", a.Indicator, c.ids.indicators, at...) {
			c.entry(a.State, a.Level, half, a.Grade, a.Graded, at)
		}
	}
}

// entry checks a level and an evidence grade against the scales of the pack.
func (c *checker) entry(state State, level exact.Rat, half bool, grade int, graded bool, at []string) {
	if state == Level {
		c.level(level, half, at)
	}
	if graded && grade > c.pack.Evidence.Grades {
		c.fault("grade-out-of-range", diag.Args{"value": strconv.Itoa(grade), "last": strconv.Itoa(c.pack.Evidence.Grades)}, append(at[:len(at):len(at)], "grade")...)
	}
}

func (c *checker) level(level exact.Rat, half bool, at []string) {
	indicator := at[len(at)-1]
	if long := append(at[:len(at):len(at)], "level"); c.e.source != nil && c.e.source.has(long...) {
		at = long
	}
	if rule := offScale(c.pack.Scale, level, half); rule != "" {
		c.fault(rule, scaleArgs(c.pack.Scale, indicator, level), at...)
	}
}

// offScale names the rule that a level breaks, "" when it fits the scale.
func offScale(s questionnaire.LevelScale, level exact.Rat, half bool) string {
	switch {
	case level.Less(exact.Of(s.First)) || exact.Of(s.Last()).Less(level):
		return "level-out-of-scale"
	case half && !level.Mul(exact.Of(2)).IsInt():
		return "level-not-half"
	case !half && !level.IsInt():
		return "level-not-whole"
	}
	return ""
}

func scaleArgs(s questionnaire.LevelScale, indicator string, level exact.Rat) diag.Args {
	return diag.Args{"indicator": indicator, "value": level.String(), "first": strconv.Itoa(s.First), "last": strconv.Itoa(s.Last())}
}

package coherence

import (
	"slices"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/scoring"
)

// condition tells whether a check speaks, and the names it lists.
type condition func(c *client) (names []string, speaks bool)

// client is what a condition reads: one client under one check.
type client struct {
	pack  *questionnaire.Pack
	e     *engagement.Engagement
	r     *scoring.Result
	plan  *Plan
	check *questionnaire.Check

	suggest []string        // initiatives that the condition offers besides those of the check
	blind   bool            // the pack lacks data of the condition
	read    map[string]bool // thresholds and sets that it read; nil when nobody asks
}

// inputsExist reports whether everything the check reads is there. A derived answer is
// there once it is known. A question that only matters with certain baskets counts as
// answered with nothing, and one that lists the basket is there with the plan.
func (c *client) inputsExist() bool {
	for _, id := range c.check.Inputs {
		if !c.inputExists(id) {
			return false
		}
	}
	return true
}

func (c *client) inputExists(id string) bool {
	switch id {
	case inputPlan:
		return c.plan != nil
	case inputAssessment:
		return slices.ContainsFunc(c.r.Indicators, func(k scoring.Indicator) bool { return k.Level.Known })
	}
	q := c.pack.Question(id)
	switch {
	case q == nil:
		return false
	case q.Derived != nil:
		return c.r.Entry.Situation != ""
	case q.NeededWhen != "":
		return true
	case q.RowsFrom == "basket":
		return c.plan != nil
	}
	return c.e.Context.Has(id) || c.e.Strategy.Has(id)
}

// answer is a part of the answer to a question.
func (c *client) answer(question string, path ...string) engagement.Value {
	v := c.e.Given(question)
	for _, name := range path {
		v = v.Field(name)
	}
	return v
}

// number is a number in an answer, and whether it was given.
func (c *client) number(question string, path ...string) (exact.Rat, bool) {
	return c.answer(question, path...).Number()
}

func (c *client) threshold(name string) exact.Rat {
	t, ok := c.pack.CheckData.Thresholds[name]
	c.note(name, ok)
	return t
}

func (c *client) note(name string, ok bool) {
	c.blind = c.blind || !ok
	if c.read != nil {
		c.read[name] = true
	}
}

func (c *client) set(name string) []string {
	s, ok := c.pack.CheckData.Sets[name]
	c.note(name, ok)
	return s
}

// mapped is what the check's map holds for an option.
func (c *client) mapped(option string) []string { return c.check.Map[option].IDs }

// level is the level of an indicator today, and whether it is known.
func (c *client) level(indicator string) (exact.Rat, bool) {
	k := c.r.Indicator(indicator)
	if k == nil {
		return exact.Rat{}, false
	}
	return k.Level.Value, k.Level.Known
}

// areaLevel is an area's points on the scale of the levels: first + points × (levels − 1) / 100.
func (c *client) areaLevel(a *scoring.Area) exact.Rat {
	s := c.pack.Scale
	return exact.Of(s.First).Add(a.Points.Value.Mul(exact.Frac(s.Levels-1, 100)))
}

// horizonWeeks is months × 52 / 12.
func (c *client) horizonWeeks() exact.Rat { return c.r.Horizon.Mul(exact.Frac(52, 12)) }

// said is a check that lists nothing.
func said(speaks bool) ([]string, bool) { return nil, speaks }

// listed is a check that speaks when it has something to list.
func listed(names []string) ([]string, bool) { return names, len(names) > 0 }

// texts are the values of one column of a table.
func texts(rows []engagement.Value, column string) []string {
	var out []string
	for _, row := range rows {
		if text := row.Field(column).Text(); text != "" {
			out = append(out, text)
		}
	}
	return out
}

func shareAny(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

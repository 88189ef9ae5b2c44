package coherence

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// step is the plan's step of an initiative; nil when it is not in the basket.
func (c *client) step(initiative string) *Step {
	i := slices.IndexFunc(c.plan.Steps, func(s Step) bool { return s.Initiative == initiative })
	if i < 0 {
		return nil
	}
	return &c.plan.Steps[i]
}

// inBasket keeps the initiatives that are in the basket.
func (c *client) inBasket(initiatives []string) []string {
	return slices.DeleteFunc(slices.Clone(initiatives), func(id string) bool { return c.step(id) == nil })
}

// basket is the initiatives of the plan as the pack describes them.
func (c *client) basket() []*questionnaire.Initiative {
	var out []*questionnaire.Initiative
	for _, s := range c.plan.Steps {
		if i := c.pack.Initiative(s.Initiative); i != nil {
			out = append(out, i)
		}
	}
	return out
}

// levelAt is the level of an indicator once the steps that end by a week have lifted
// it: the largest lift in full, of each other one the pack's share; at most the
// highest level.
func (c *client) levelAt(indicator string, week exact.Rat) (exact.Rat, bool) {
	level, ok := c.level(indicator)
	if !ok {
		return level, false
	}
	var largest, sum exact.Rat
	for _, s := range c.plan.Steps {
		if lift, lifts := s.Lifts[indicator]; lifts && !week.Less(s.End) {
			largest, sum = exact.Max(largest, lift), sum.Add(lift)
		}
	}
	lift := largest.Add(sum.Sub(largest).Mul(c.overlap()))
	return exact.Min(level.Add(lift), exact.Of(c.pack.Scale.Last())), true
}

// overlap is the share of a further lift that counts.
func (c *client) overlap() exact.Rat {
	if c.pack.Scaling == nil {
		c.blind = true
		return exact.Rat{}
	}
	return c.pack.Scaling.Overlap
}

// below reports whether an indicator is under a level at a week, allowing for averaged
// levels. What is not known is not below.
func (c *client) below(indicator string, level, week exact.Rat) bool {
	at, ok := c.levelAt(indicator, week)
	return ok && at.Less(level.Sub(c.threshold("level_tolerance")))
}

// prerequisite reports whether another initiative of the basket needs this one: always,
// or because an indicator is still too low.
func (c *client) prerequisite(initiative string) bool {
	for _, other := range c.basket() {
		if slices.Contains(other.After, initiative) {
			return true
		}
		for _, need := range other.Needs {
			level, ok := c.level(need.Indicator)
			if need.Supplier == initiative && !(ok && !level.Less(need.Level)) {
				return true
			}
		}
	}
	return false
}

// effort is the person-weeks of a step, all roles.
func (s Step) effort() exact.Rat {
	var sum exact.Rat
	for _, weeks := range s.Effort {
		sum = sum.Add(weeks)
	}
	return sum
}

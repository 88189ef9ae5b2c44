package coherence

import (
	"slices"

	"rahbord/engagement"
	"rahbord/internal/exact"
)

func capabilityStaysShort(c *client) ([]string, bool) {
	tolerance := c.threshold("level_tolerance")
	var names []string
	for _, row := range c.answer("Q5.1", "levels").List() {
		id := row.Field("indicator").Text()
		needed, given := row.Field("required_level").Number()
		forecast, known := c.plan.Forecast[id]
		if given && known && forecast.Less(needed.Sub(tolerance)) {
			names = append(names, id)
		}
	}
	return listed(names)
}

func noSponsor(c *client) ([]string, bool) {
	days, given := c.number("Q5.3", "days")
	least := c.threshold("sponsor_days")
	return said(c.answer("Q5.3", "sponsor").IsEmpty() || !given || days.Less(least))
}

func systemWithoutScope(c *client) ([]string, bool) {
	systems := c.inBasket(c.set("system"))
	named := func(parts ...string) bool {
		return slices.ContainsFunc(parts, func(part string) bool { return !c.answer("Q5.4", part).IsEmpty() })
	}
	if named("automate", "automate_other") && named("manual", "manual_other") {
		return said(false)
	}
	return listed(systems)
}

func systemWithoutUsers(c *client) ([]string, bool) {
	systems := c.inBasket(c.set("system"))
	units := texts(c.answer("Q5.5", "users").List(), "unit")
	missing := slices.ContainsFunc(c.affectedUnits(systems), func(u string) bool { return !slices.Contains(units, u) })
	if missing || c.answer("Q5.5", "place").IsEmpty() || !c.adopted("training") || !c.adopted("motivation") {
		return listed(systems)
	}
	return said(false)
}

// affectedUnits are the units in contact with customers that work on a system initiative.
func (c *client) affectedUnits(systems []string) []string {
	var units []string
	for _, unit := range []string{"marketing", "sales", "service"} {
		roles := c.pack.OptionSets["roles"].Map[unit].IDs
		for _, id := range systems {
			if slices.ContainsFunc(roles, func(role string) bool { return c.step(id).Effort[role].Sign() > 0 }) {
				units = append(units, unit)
				break
			}
		}
	}
	return units
}

// adopted reports whether a chosen measure of adoption is of a kind: training or motivation.
func (c *client) adopted(kind string) bool {
	q := c.pack.Question("Q5.6")
	return q != nil && slices.ContainsFunc(c.answer("Q5.6").Options(), func(option string) bool {
		return slices.Contains(q.Map[option].IDs, kind)
	})
}

func systemWithoutOwner(c *client) ([]string, bool) {
	systems, least := c.inBasket(c.set("system")), c.threshold("committee_units")
	units := slices.DeleteFunc(texts(c.answer("Q5.7", "committee").List(), "unit"), func(u string) bool { return u == "" })
	slices.Sort(units)
	if c.answer("Q5.7", "owner").IsEmpty() || exact.Of(len(slices.Compact(units))).Less(least) {
		return listed(systems)
	}
	return said(false)
}

// changeNotPrepared lists groups that are held up, unless the suggested initiative
// starts before all others.
func changeNotPrepared(c *client) ([]string, bool) {
	barrier, fewest := c.threshold("barrier"), c.threshold("group_answers")
	held := func(group engagement.Value) bool {
		for _, element := range []string{"awareness", "desire"} {
			if n, ok := group.Field(element).Number(); ok && !barrier.Less(n) {
				return true
			}
		}
		return false
	}
	var names []string
	for _, group := range c.answer("Q5.8").List() {
		answers, _ := group.Field("answers").Number()
		if group.Field("must_change").Flag() && !answers.Less(fewest) && held(group) {
			names = append(names, group.Field("group").Text())
		}
	}
	if slices.ContainsFunc(c.check.Suggest, c.startsFirst) {
		return said(false)
	}
	return listed(names)
}

func (c *client) startsFirst(initiative string) bool {
	first := c.step(initiative)
	return first != nil && !slices.ContainsFunc(c.plan.Steps, func(s Step) bool { return s.Start.Less(first.Start) })
}

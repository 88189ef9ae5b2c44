package coherence

import "slices"

// startBelow lists the indicators of a set that are under a level when an initiative
// starts; none when it is not in the basket.
func (c *client) startBelow(initiative, level, set string) []string {
	c.threshold("level_tolerance")
	needed, s := c.threshold(level), c.step(initiative)
	return slices.DeleteFunc(slices.Clone(c.set(set)), func(k string) bool { return s == nil || !c.below(k, needed, s.Start) })
}

// startedTooEarly lists the initiatives of one set that start while an indicator of
// another set is under a level.
func (c *client) startedTooEarly(initiatives, level, indicators string) []string {
	c.startBelow("", level, indicators) // a pack that lacks the data shows with any basket
	return slices.DeleteFunc(slices.Clone(c.set(initiatives)), func(id string) bool {
		return len(c.startBelow(id, level, indicators)) == 0
	})
}

// technologyFirst lists the indicators that are too low when the first of the systems starts.
func technologyFirst(c *client) ([]string, bool) {
	c.startBelow("", "process_level", "before_core_system")
	var names []string
	for _, id := range c.set("core_system") {
		for _, k := range c.startBelow(id, "process_level", "before_core_system") {
			if !slices.Contains(names, k) {
				names = append(names, k)
			}
		}
	}
	return listed(names)
}

func loyaltyBeforeComplaints(c *client) ([]string, bool) {
	return listed(c.startedTooEarly("loyalty_referral", "process_level", "before_loyalty"))
}

func demandBeforeService(c *client) ([]string, bool) {
	return listed(c.startedTooEarly("demand", "process_level", "before_demand"))
}

func trainingBeforeProcess(c *client) ([]string, bool) {
	return said(len(c.startedTooEarly("sales_training", "process_level", "before_sales_training")) > 0)
}

func modelsOnPoorData(c *client) ([]string, bool) {
	return listed(c.startedTooEarly("predictive_personal", "data_level", "before_models"))
}

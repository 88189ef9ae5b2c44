package coherence

import (
	"slices"

	"rahbord/internal/exact"
)

// Levels that must be reached before something else starts, on a scale from 1 to 5.
const (
	processInPlace = 2 // a process exists and is used
	dataComplete   = 3 // customer data are good enough to compute with
)

// startBelow lists the indicators that are under a level when an initiative starts;
// none when it is not in the basket.
func (c *client) startBelow(initiative string, level int, indicators ...string) []string {
	c.threshold("level_tolerance")
	s := c.step(initiative)
	if s == nil {
		return nil
	}
	return slices.DeleteFunc(indicators, func(k string) bool { return !c.below(k, exact.Of(level), s.Start) })
}

// startedTooEarly lists the initiatives that start while one of the indicators is under a level.
func (c *client) startedTooEarly(initiatives []string, level int, indicators ...string) []string {
	var names []string
	for _, id := range initiatives {
		if len(c.startBelow(id, level, slices.Clone(indicators)...)) > 0 {
			names = append(names, id)
		}
	}
	return names
}

func technologyFirst(c *client) ([]string, bool) {
	return listed(c.startBelow("P27", processInPlace, "STR-3", "SAL-1", "SRV-1", "SRV-2"))
}

func loyaltyBeforeComplaints(c *client) ([]string, bool) {
	return listed(c.startedTooEarly(c.set("loyalty_referral"), processInPlace, "SRV-2"))
}

func demandBeforeService(c *client) ([]string, bool) {
	return listed(c.startedTooEarly(c.set("demand"), processInPlace, "SRV-1", "SRV-3"))
}

func trainingBeforeProcess(c *client) ([]string, bool) {
	return said(len(c.startBelow("P10", processInPlace, "SAL-1")) > 0)
}

func modelsOnPoorData(c *client) ([]string, bool) {
	return listed(c.startedTooEarly(c.set("predictive_personal"), dataComplete, "DAT-2"))
}

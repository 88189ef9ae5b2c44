package coherence

import "slices"

func preferenceUnproven(c *client) ([]string, bool) {
	return said(slices.Contains([]string{"none", "opinion"}, c.answer("Q4.2", "evidence").Text()))
}

func competitorAhead(c *client) ([]string, bool) {
	factor := c.answer("Q4.3").Text()
	us, known := c.number("Q4.4", "us", factor)
	if !known {
		return said(false)
	}
	for _, row := range c.answer("Q4.4").Fields() {
		if them, ok := c.number("Q4.4", row, factor); ok && us.Less(them) {
			return said(true)
		}
	}
	return said(false)
}

func promiseTooEarly(c *client) ([]string, bool) {
	needed := c.threshold("promise_level")
	if c.answer("Q4.5").IsEmpty() {
		return said(false)
	}
	var names []string
	for _, id := range c.mapped(c.answer("Q4.3").Text()) {
		if a := c.r.Area(id); a != nil && a.Points.Known && c.areaLevel(a).Less(needed) {
			names = append(names, id)
		}
	}
	return listed(names)
}

// contactWithoutLimits lists the initiatives that contact customers; it speaks for a
// channel of messages without any.
func contactWithoutLimits(c *client) ([]string, bool) {
	lines := c.answer("Q4.7", "red_lines").Options()
	contacts := c.inBasket(c.set("contact"))
	messages := shareAny(texts(c.answer("Q3.2").List(), "channel"), []string{"email", "sms"})
	kept := slices.Contains(lines, "consent") && slices.Contains(lines, "frequency_limit")
	return contacts, (len(contacts) > 0 || messages) && !kept
}

package reports

import "rahbord/internal/exact"

// lastWeek is the week in which the last work ends, counted from 1.
func (b *builder) lastWeek() int {
	last := 0
	for _, t := range b.plan.Tasks {
		last = max(last, t.To)
	}
	return last
}

// costs are the sums of a plan: money once and per year, working time in person-weeks.
type costs struct{ once, yearly, weeks exact.Rat }

func (b *builder) costs() costs {
	var c costs
	for _, t := range b.plan.Tasks {
		c.once, c.yearly = c.once.Add(t.OneOff), c.yearly.Add(t.Running)
		for _, e := range t.Effort {
			c.weeks = c.weeks.Add(e.Weeks)
		}
	}
	return c
}

// money writes an amount in the currency of the plan.
func (b *builder) money(amount exact.Rat) string { return b.Words.Money(amount, b.plan.Currency) }

// weeksIn is the working time of a task in person-weeks.
func weeksIn(t Task) exact.Rat {
	var sum exact.Rat
	for _, e := range t.Effort {
		sum = sum.Add(e.Weeks)
	}
	return sum
}

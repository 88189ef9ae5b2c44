package reports

import (
	"slices"

	"rahbord/internal/exact"
)

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

// priced reports whether amounts of money mean something: the client named a currency, and
// a revenue to which the costs are scaled.
func (b *builder) priced() bool {
	for _, q := range b.Pack.QuestionWith("cost_point_value") {
		v := b.Engagement.Given(q.ID)
		_, known := v.Field("amount").Number()
		return v.Field("currency").Text() != "" && (known || b.Pack.Planning.BandRevenue[v.Field("band").Text()].Sign() > 0)
	}
	return true
}

// moneyDecision asks for the money of the plan; where the client set no budget, for one.
func (b *builder) moneyDecision(c costs) string {
	budgets := b.Study.Problem.Money
	switch {
	case !b.priced():
		return b.t("summary.budget-unpriced", "ids", b.idsOf("cost_point_value", "cost_limits"))
	case budgets.OneOff == nil && budgets.Running == nil:
		return b.t("summary.budget-open", "once", b.money(c.once), "yearly", b.money(c.yearly), "ids", b.idsOf("cost_limits"))
	}
	return b.t("summary.release", "once", b.money(c.once), "yearly", b.money(c.yearly))
}

// unlimitedTime reports whether no role of the plan has a limit of its time.
func (b *builder) unlimitedTime() bool {
	return !slices.ContainsFunc(b.plan.Roles, func(r RoleLoad) bool { return r.Used.Sign() > 0 && r.Available != nil })
}

// idsOf are the ids of the questions with any of the effects.
func (b *builder) idsOf(effects ...string) string {
	var ids []string
	for _, effect := range effects {
		for _, q := range b.Pack.QuestionWith(effect) {
			ids = append(ids, q.ID)
		}
	}
	return b.join(ids)
}

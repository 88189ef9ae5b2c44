package roadmap

import (
	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/exact"
)

// money sets the money of a cost point and the budgets. A cost point is the share of the
// yearly revenue that the model names times the factor of the revenue band, and at least
// the model's minimum; a band without an amount counts with its middle.
func (f *framing) money() {
	s, m := f.pack.Scaling, &f.p.Money
	m.Currency = f.given("cost_point_value", "currency").Text()
	band := f.given("cost_point_value", "band").Text()
	amount, known := f.given("cost_point_value", "amount").Number()
	if !known {
		amount = f.pack.Planning.BandRevenue[band]
		if amount.IsZero() || m.Currency == "" {
			f.faults.Warn(diag.Pos{}, "plan-revenue-unknown", nil)
		} else {
			f.faults.Warn(diag.Pos{}, "plan-revenue-assumed", diag.Args{"amount": amount.String(), "currency": m.Currency})
		}
	}
	point := exact.Max(s.CostPointMin, amount.Mul(s.CostPoint).Mul(f.bandFactor(band)))
	m.CostPoint = hundredths(point)
	m.OneOff = f.budget("one_off")
	m.Running = f.budget("running")
}

func (f *framing) bandFactor(band string) exact.Rat {
	for _, q := range f.pack.QuestionWith("cost_point_value") {
		for _, field := range q.Fields {
			if n := field.Map[band].Number; n != nil {
				return *n
			}
		}
	}
	return exact.Of(1)
}

func (f *framing) budget(kind string) *int64 {
	n, ok := f.given("cost_limits", kind).Number()
	if !ok {
		f.unlimited(kind)
		return nil
	}
	limit := wholeHundredths(n)
	return &limit
}

// unlimited notes a limit that the client did not give.
func (f *framing) unlimited(limit string) {
	f.faults.Warn(diag.Pos{}, "plan-limit-missing", diag.Args{"limit": limit})
}

// roles sets the working time of every role that initiatives ask for: over the horizon,
// and week by week.
func (f *framing) roles() {
	for _, id := range f.pack.Roles {
		if !f.asked(id) {
			continue
		}
		row := f.capacityRow(id)
		if row.IsEmpty() {
			f.unlimited(LimitRole + "." + id)
			f.p.Roles = append(f.p.Roles, Role{ID: id})
			continue
		}
		f.p.Roles = append(f.p.Roles, f.role(id, row))
	}
}

// asked reports whether any initiative needs working time of a role.
func (f *framing) asked(role string) bool {
	for _, in := range f.pack.Initiatives {
		if in.Effort[role].Sign() > 0 {
			return true
		}
	}
	return false
}

// capacityRow is the answer about a role; rows are named by option, options stand for roles.
func (f *framing) capacityRow(role string) engagement.Value {
	for option, stands := range f.pack.OptionSets["roles"].Map {
		for _, id := range stands.IDs {
			if id == role {
				return f.given("capacity_limits", option)
			}
		}
	}
	return engagement.Value{}
}

// roleOf is the role that an option stands for.
func (f *framing) roleOf(option string) string {
	if ids := f.pack.OptionSets["roles"].Map[option].IDs; len(ids) > 0 {
		return ids[0]
	}
	return ""
}

// role works out totals and weeks. The total is what the client gave, or people · share ·
// weeks; freed time is added and running projects are taken off. Where the number of
// people is known, a week takes people · the model's share of their time, or the client's
// own share when it is larger; with a total alone it takes the average week times the
// model's peak factor, but not less than the model's least week.
func (f *framing) role(id string, row engagement.Value) Role {
	weeks := exact.Of(max(1, f.p.Calendar.Weeks))
	rules := f.pack.Planning
	people, _ := row.Field("people").Number()
	share, _ := row.Field("share").Number()
	total, hasTotal := row.Field("person_weeks").Number()
	share = share.Quo(exact.Of(100))
	if !hasTotal {
		total = people.Mul(share).Mul(weeks)
	}
	var weekly exact.Rat
	switch {
	case people.Sign() > 0:
		weekly = exact.Max(people.Mul(exact.Max(share, rules.WorkShare)), total.Quo(weeks))
	case total.Sign() > 0:
		weekly = exact.Max(rules.LeastWeek, total.Quo(weeks).Mul(rules.Peak))
	}
	freed := f.freed(id)
	total, weekly = total.Add(freed), weekly.Add(freed.Quo(weeks))
	byWeek := make([]exact.Rat, f.p.Calendar.Weeks)
	for w := range byWeek {
		byWeek[w] = weekly
	}
	total = total.Sub(f.bound(id, byWeek))
	f.changes(id, byWeek)
	if total.Sign() < 0 {
		f.faults.Warn(diag.Pos{}, "plan-role-overbooked", diag.Args{"role": id})
		total = exact.Rat{}
	}
	limit := wholeHundredths(total)
	r := Role{ID: id, Total: &limit}
	for _, c := range byWeek {
		r.Weekly = append(r.Weekly, max(0, wholeHundredths(c)))
	}
	return r
}

// freed is the time that stopped work gives back.
func (f *framing) freed(role string) exact.Rat {
	var sum exact.Rat
	for _, row := range f.rows("capacity_release") {
		if n, ok := row.Field("person_weeks").Number(); ok && f.roleOf(row.Field("role").Text()) == role {
			sum = sum.Add(n)
		}
	}
	return sum
}

// bound takes running projects off the weeks, spread evenly up to their end, and returns
// their sum.
func (f *framing) bound(role string, byWeek []exact.Rat) exact.Rat {
	var sum exact.Rat
	for _, row := range f.rows("capacity_use") {
		n, ok := row.Field("person_weeks").Number()
		if !ok || !f.binds(row, role) {
			continue
		}
		last := len(byWeek)
		if d, err := engagement.ParseDay(row.Field("ends").Text()); err == nil && !f.p.Calendar.Start.IsZero() {
			last = min(last, f.p.Calendar.weekOf(d)+1)
		}
		if last <= 0 {
			continue // over before the plan begins
		}
		sum = sum.Add(n)
		for w := range last {
			byWeek[w] = byWeek[w].Sub(n.Quo(exact.Of(last)))
		}
	}
	return sum
}

func (f *framing) binds(project engagement.Value, role string) bool {
	for _, option := range project.Field("roles").Options() {
		if f.roleOf(option) == role {
			return true
		}
	}
	return false
}

// changes puts in the weeks for which the client gave another capacity.
func (f *framing) changes(role string, byWeek []exact.Rat) {
	for _, c := range f.e.Constraints.Capacity {
		if c.Role != role || f.p.Calendar.Start.IsZero() {
			continue
		}
		for w := max(0, f.p.Calendar.weekOf(c.From)); w < len(byWeek) && w <= f.p.Calendar.weekOf(c.To); w++ {
			byWeek[w] = c.PersonWeeks
		}
	}
}

// parallel sets how many initiatives may run at once, in all and per front-line team.
func (f *framing) parallel() {
	if n, ok := f.given("parallel_limits", "parallel").Number(); ok {
		most := n.Floor()
		f.p.Parallel = &most
	} else {
		f.unlimited(LimitParallel)
	}
	n, ok := f.given("parallel_limits", "same_team").Number()
	if !ok {
		f.unlimited(LimitTeam)
		return
	}
	for _, role := range f.pack.Planning.FrontLine {
		f.p.Teams = append(f.p.Teams, Team{role, n.Floor()})
	}
}

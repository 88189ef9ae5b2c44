package roadmap

import (
	"context"
	"fmt"
	"slices"
)

// Change is what is different in a what-if. Zero parts change nothing.
type Change struct {
	OneOff   *int64           // hundredths of money
	Running  *int64           // per year
	Capacity map[string]int64 // by role, hundredths of person-weeks over the horizon
	Weeks    int              // the horizon; people give the same share of their time as before
	Parallel *int
	Exclude  []string
	Force    []string
}

// With is the problem with a change. It fails when the change names what is not there.
func (p Problem) With(c Change) (Problem, error) {
	q := p.clone()
	if c.OneOff != nil {
		q.Money.OneOff = c.OneOff
	}
	if c.Running != nil {
		q.Money.Running = c.Running
	}
	if c.Parallel != nil {
		q.Parallel = c.Parallel
	}
	if c.Weeks > 0 {
		q.stretch(c.Weeks)
	}
	for id := range c.Capacity {
		if !slices.ContainsFunc(p.Roles, func(r Role) bool { return r.ID == id }) {
			return p, fmt.Errorf("no role %s", id)
		}
	}
	for i := range q.Roles {
		if total, ok := c.Capacity[q.Roles[i].ID]; ok {
			q.Roles[i].scale(total)
		}
	}
	for _, list := range []struct {
		ids []string
		set func(*Initiative)
	}{{c.Exclude, func(i *Initiative) { i.Never = true }}, {c.Force, func(i *Initiative) { i.Must = true }}} {
		for _, id := range list.ids {
			in := q.Initiative(id)
			if in == nil {
				return p, fmt.Errorf("no initiative %s", id)
			}
			list.set(in)
		}
	}
	return q, q.Check()
}

// scale gives a role another total; its weeks grow and shrink with it. A role that had
// no time at all is then bound by the total only.
func (r *Role) scale(total int64) {
	old := r.Total
	r.Total = &total
	if r.Weekly == nil || old == nil {
		return
	}
	if *old == 0 {
		r.Weekly = nil
		return
	}
	weekly := slices.Clone(r.Weekly)
	for w := range weekly {
		weekly[w] = weekly[w] * total / *old
	}
	r.Weekly = weekly
}

// stretch makes the horizon longer or shorter, and the totals of the roles with it.
func (p *Problem) stretch(weeks int) {
	weeks = min(weeks, MaxWeeks)
	old := max(1, p.Calendar.Weeks)
	for i := range p.Roles {
		if total := p.Roles[i].Total; total != nil {
			n := *total * int64(weeks) / int64(old)
			p.Roles[i].Total = &n
		}
	}
	p.setWeeks(weeks)
}

// setWeeks makes the horizon longer or shorter; new weeks are like the last one.
func (p *Problem) setWeeks(weeks int) { p.endAfter(min(weeks, MaxWeeks)) }

// endAfter is setWeeks beyond what a problem can have.
func (p *Problem) endAfter(weeks int) {
	p.Calendar.Weeks = weeks
	p.Calendar.Frozen = slices.DeleteFunc(slices.Clone(p.Calendar.Frozen), func(w int) bool { return w >= weeks })
	for i := range p.Roles {
		old := p.Roles[i].Weekly
		if len(old) == 0 {
			continue
		}
		grown := slices.Clone(old[:min(len(old), weeks)])
		for len(grown) < weeks {
			grown = append(grown, old[len(old)-1])
		}
		p.Roles[i].Weekly = grown
	}
}

// WhatIf solves the problem with a change. Errors are those of With and Solve.
func WhatIf(ctx context.Context, p Problem, c Change, o Options) (Problem, Plan, error) {
	q, err := p.With(c)
	if err != nil {
		return q, Plan{}, err
	}
	plan, err := Solve(ctx, q, o)
	return q, plan, err
}

// Moves is what enters and what leaves when one basket takes the place of another.
type Moves struct {
	In  []string `json:"in"`
	Out []string `json:"out"`
}

// Compare lists what enters and leaves from one plan to another; a changed scope is in
// neither list.
func Compare(from, to Plan) Moves {
	var m Moves
	for _, id := range to.IDs() {
		if !from.Has(id) {
			m.In = append(m.In, id)
		}
	}
	for _, id := range from.IDs() {
		if !to.Has(id) {
			m.Out = append(m.Out, id)
		}
	}
	slices.Sort(m.In)
	slices.Sort(m.Out)
	return m
}

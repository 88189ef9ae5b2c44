package roadmap

import (
	"fmt"
	"slices"
)

// Verify checks a plan against its problem from the statement alone, knowing nothing of
// how it was found: every rule of the problem, and every figure of the basket. It fails
// with the first thing that does not hold.
func Verify(p Problem, plan Plan) error {
	for _, check := range []func(*Problem, *Plan) error{verifySteps, verifyDemands, verifyExclusions, verifyNeeds, verifyTotals, verifyWeeks, verifyValue} {
		if err := check(&p, &plan); err != nil {
			return err
		}
	}
	return nil
}

func verifySteps(p *Problem, plan *Plan) error {
	for i := range plan.Basket {
		s := &plan.Basket[i]
		in := p.Initiative(s.ID)
		if in == nil || in.Scope(s.Scope) == nil {
			return fmt.Errorf("%s (%s) is no candidate", s.ID, s.Scope)
		}
		if plan.Step(s.ID) != s {
			return fmt.Errorf("%s is in the basket twice", s.ID)
		}
		if s.Start < 0 || s.End > p.Calendar.Weeks || s.Start >= s.End {
			return fmt.Errorf("%s runs from week %d to %d, the calendar has %d", s.ID, s.Start, s.End, p.Calendar.Weeks)
		}
		frozen := func(w int) bool { return slices.Contains(p.Calendar.Frozen, w) }
		work := 0
		for w := s.Start; w < s.End; w++ {
			if !frozen(w) {
				work++
			}
		}
		if work != in.Scope(s.Scope).Weeks || frozen(s.Start) || frozen(s.End-1) {
			return fmt.Errorf("%s works %d weeks, must work %d and begin and end in one of them", s.ID, work, in.Scope(s.Scope).Weeks)
		}
	}
	return nil
}

func verifyDemands(p *Problem, plan *Plan) error {
	for i := range p.Initiatives {
		in := &p.Initiatives[i]
		s := plan.Step(in.ID)
		switch {
		case s == nil && in.Must:
			return fmt.Errorf("%s must be in the basket", in.ID)
		case s == nil:
		case in.Never:
			return fmt.Errorf("%s must not be in the basket", in.ID)
		case in.Earliest != nil && s.Start < *in.Earliest:
			return fmt.Errorf("%s starts in week %d, before %d", in.ID, s.Start, *in.Earliest)
		case in.Deadline != nil && s.End > *in.Deadline:
			return fmt.Errorf("%s ends in week %d, after %d", in.ID, s.End, *in.Deadline)
		case in.Start != nil && !startsAt(p.Calendar, s.Start, *in.Start):
			return fmt.Errorf("%s starts in week %d, must start in %d", in.ID, s.Start, *in.Start)
		}
	}
	return nil
}

func verifyExclusions(p *Problem, plan *Plan) error {
	for _, s := range plan.Basket {
		for _, id := range p.Initiative(s.ID).Without {
			if plan.Has(id) {
				return fmt.Errorf("%s and %s exclude each other", s.ID, id)
			}
		}
	}
	return nil
}

// startsAt reports whether a start is the wanted week, or the first one after a freeze
// that covers it.
func startsAt(c Calendar, start, wanted int) bool {
	for start > wanted && slices.Contains(c.Frozen, wanted) {
		wanted++
	}
	return start == wanted
}

func verifyNeeds(p *Problem, plan *Plan) error {
	for _, s := range plan.Basket {
		for _, n := range p.Initiative(s.ID).Needs {
			if !slices.ContainsFunc(n.AnyOf, func(c Choice) bool { return plan.over(c, s.Start) }) {
				return fmt.Errorf("%s starts in week %d without what it needs: %s", s.ID, s.Start, n.Supplier)
			}
		}
	}
	return nil
}

// over reports whether a choice is in the basket and over by a week.
func (p *Plan) over(c Choice, week int) bool {
	s := p.Step(c.Initiative)
	return s != nil && s.Scope == c.Scope && s.End <= week
}

func verifyTotals(p *Problem, plan *Plan) error {
	var oneOff, running int64
	effort := map[string]int64{}
	for _, s := range plan.Basket {
		scope := p.Initiative(s.ID).Scope(s.Scope)
		if s.OneOff != scope.OneOff || s.Running != scope.Running {
			return fmt.Errorf("%s shows other costs than the problem", s.ID)
		}
		oneOff, running = oneOff+scope.OneOff, running+scope.Running
		for role, e := range scope.Effort {
			effort[role] += e
		}
	}
	exceeded := func(used int64, limit *int64) bool { return limit != nil && used > *limit }
	if exceeded(oneOff, p.Money.OneOff) || exceeded(running, p.Money.Running) {
		return fmt.Errorf("money: %d once and %d a year are too much", oneOff, running)
	}
	for _, r := range p.Roles {
		if exceeded(effort[r.ID], r.Total) {
			return fmt.Errorf("role %s: %d of %d", r.ID, effort[r.ID], *r.Total)
		}
	}
	return nil
}

func verifyWeeks(p *Problem, plan *Plan) error {
	for w := range p.Calendar.Weeks {
		if slices.Contains(p.Calendar.Frozen, w) {
			continue
		}
		load, teams, running := map[string]int64{}, map[string]int{}, 0
		for _, s := range plan.Basket {
			if w < s.Start || w >= s.End {
				continue
			}
			running++
			scope := p.Initiative(s.ID).Scope(s.Scope)
			for role := range scope.Effort {
				load[role] += scope.weekly(role)
			}
			for _, team := range scope.Touches {
				teams[team]++
			}
		}
		if p.Parallel != nil && running > *p.Parallel {
			return fmt.Errorf("week %d: %d initiatives at once", w, running)
		}
		for _, r := range p.Roles {
			if r.Weekly != nil && load[r.ID] > r.Weekly[w] {
				return fmt.Errorf("week %d: role %s: %d of %d", w, r.ID, load[r.ID], r.Weekly[w])
			}
		}
		for _, t := range p.Teams {
			if teams[t.Role] > t.Most {
				return fmt.Errorf("week %d: %d initiatives touch %s", w, teams[t.Role], t.Role)
			}
		}
	}
	return nil
}

func verifyValue(p *Problem, plan *Plan) error {
	if value := p.Value(plan.choices()); !plan.Value.Equal(value) || !plan.Proof.Value.Equal(value) {
		return fmt.Errorf("the basket is worth %s, not %s", value, plan.Value)
	}
	if plan.Proof.Bound.Less(plan.Value) {
		return fmt.Errorf("the bound %s is below the value %s", plan.Proof.Bound, plan.Value)
	}
	return nil
}

package roadmap

import (
	"fmt"
	"slices"

	"rahbord/internal/exact"
)

// Bounds of a problem: enough for any client, few enough to end.
const (
	maxWeeks       = 260
	maxInitiatives = 1000
	maxPoints      = 1000 // that one indicator can bring
	maxDuration    = 10 * maxWeeks
)

// Check tells what is malformed in a problem, as one read from a file may be: another
// form, amounts below 0, ids that are unknown or used twice.
func (p *Problem) Check() error {
	switch {
	case p.Format != ProblemFormat:
		return fmt.Errorf("problem format %d, this version reads %d", p.Format, ProblemFormat)
	case p.Calendar.Weeks < 0 || p.Calendar.Weeks > maxWeeks:
		return fmt.Errorf("%d weeks, must be 0 to %d", p.Calendar.Weeks, maxWeeks)
	case len(p.Initiatives) > maxInitiatives:
		return fmt.Errorf("%d initiatives, at most %d", len(p.Initiatives), maxInitiatives)
	case !p.Overlap.Equal(exact.Frac(1, 2)):
		return fmt.Errorf("overlap %s: only 0.5 can be solved", p.Overlap)
	}
	for _, check := range []func() error{p.checkCalendar, p.checkLimits, p.checkIndicators, p.checkInitiatives} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func (p *Problem) checkCalendar() error {
	for i, w := range p.Calendar.Frozen {
		if w < 0 || w >= p.Calendar.Weeks || i > 0 && w <= p.Calendar.Frozen[i-1] {
			return fmt.Errorf("frozen week %d: weeks rise from 0 to %d", w, p.Calendar.Weeks-1)
		}
	}
	return nil
}

func (p *Problem) checkLimits() error {
	if below0(p.Money.OneOff) || below0(p.Money.Running) || p.Parallel != nil && *p.Parallel < 0 {
		return fmt.Errorf("a limit is below 0")
	}
	for i, r := range p.Roles {
		if below0(r.Total) || slices.ContainsFunc(r.Weekly, func(c int64) bool { return c < 0 }) {
			return fmt.Errorf("role %s has a capacity below 0", r.ID)
		}
		if r.Weekly != nil && len(r.Weekly) != p.Calendar.Weeks {
			return fmt.Errorf("role %s has %d weeks, the calendar has %d", r.ID, len(r.Weekly), p.Calendar.Weeks)
		}
		if slices.ContainsFunc(p.Roles[:i], func(o Role) bool { return o.ID == r.ID }) {
			return fmt.Errorf("role %s comes twice", r.ID)
		}
	}
	for _, t := range p.Teams {
		if t.Most < 0 {
			return fmt.Errorf("team %s has a limit below 0", t.Role)
		}
	}
	return nil
}

func below0(n *int64) bool { return n != nil && *n < 0 }

func (p *Problem) checkIndicators() error {
	seen := map[string]bool{}
	for _, k := range p.Indicators {
		if seen[k.ID] || k.Gap.Sign() < 0 || k.Worth.Sign() < 0 || exact.Of(maxPoints).Less(k.Gap.Mul(k.Worth)) {
			return fmt.Errorf("indicator %s comes twice, or its gap and worth are not within 0 to %d points", k.ID, maxPoints)
		}
		seen[k.ID] = true
	}
	return nil
}

func (p *Problem) checkInitiatives() error {
	for i := range p.Initiatives {
		in := &p.Initiatives[i]
		if p.Initiative(in.ID) != in {
			return fmt.Errorf("initiative %s comes twice", in.ID)
		}
		if len(in.Scopes) == 0 || in.Weight.Sign() < 0 || in.Weight.Cmp(exact.Of(1)) > 0 {
			return fmt.Errorf("initiative %s has no scope, or a weight outside 0 to 1", in.ID)
		}
		for s := range in.Scopes {
			if in.Scope(in.Scopes[s].ID) != &in.Scopes[s] {
				return fmt.Errorf("initiative %s: scope %s comes twice", in.ID, in.Scopes[s].ID)
			}
			if err := in.Scopes[s].check(); err != nil {
				return fmt.Errorf("initiative %s, scope %s: %w", in.ID, in.Scopes[s].ID, err)
			}
		}
		for _, id := range in.Without {
			if id == in.ID || p.Initiative(id) == nil {
				return fmt.Errorf("initiative %s excludes %s, which is not another one", in.ID, id)
			}
		}
		for _, n := range in.Needs {
			for _, c := range n.AnyOf {
				if other := p.Initiative(c.Initiative); other == nil || other.Scope(c.Scope) == nil {
					return fmt.Errorf("initiative %s needs %s (%s), which is not there", in.ID, c.Initiative, c.Scope)
				}
			}
		}
	}
	return nil
}

func (s *Scope) check() error {
	if s.Weeks < 1 || s.Weeks > maxDuration || s.OneOff < 0 || s.Running < 0 {
		return fmt.Errorf("weeks are not within 1 to %d or money is below 0", maxDuration)
	}
	if s.Min.Sign() < 0 || s.Likely.Less(s.Min) || s.Max.Less(s.Likely) || exact.Of(maxDuration).Less(s.Max) {
		return fmt.Errorf("min, likely and max do not rise from 0 to %d", maxDuration)
	}
	for role, e := range s.Effort {
		if e < 0 {
			return fmt.Errorf("the effort of %s is below 0", role)
		}
	}
	for id, lift := range s.Lifts {
		if lift.Sign() < 0 {
			return fmt.Errorf("the lift of %s is below 0", id)
		}
	}
	return nil
}

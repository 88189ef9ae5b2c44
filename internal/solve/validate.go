package solve

import "fmt"

// validate says what is malformed: references out of range, wrong lengths, negative
// amounts, and numbers so large that sums could overflow.
func (p Problem) validate() error {
	if p.Horizon < 1 || p.Horizon > maxPeriods {
		return fmt.Errorf("solve: horizon %d outside 1 … %d", p.Horizon, maxPeriods)
	}
	if len(p.Tasks) > maxTasks {
		return fmt.Errorf("solve: %d tasks, at most %d", len(p.Tasks), maxTasks)
	}
	for _, part := range []func() error{p.validateTasks, p.validateLimits, p.validateLinks, p.validateTerms} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

func (p Problem) validateTasks() error {
	for i, t := range p.Tasks {
		if t.Duration < 1 || t.Earliest < 0 {
			return fmt.Errorf("solve: task %d: duration %d, earliest %d", i, t.Duration, t.Earliest)
		}
		for _, d := range t.Demand {
			if d.Resource < 0 || d.Resource >= len(p.Resources) || d.Amount < 0 || d.Amount > maxAmount {
				return fmt.Errorf("solve: task %d: demand %+v", i, d)
			}
		}
	}
	return nil
}

func (p Problem) validateLimits() error {
	for r, resource := range p.Resources {
		if len(resource.Capacity) != p.Horizon {
			return fmt.Errorf("solve: resource %d: %d periods, horizon %d", r, len(resource.Capacity), p.Horizon)
		}
	}
	for b, budget := range p.Budgets {
		if len(budget.Use) != len(p.Tasks) {
			return fmt.Errorf("solve: budget %d: %d uses for %d tasks", b, len(budget.Use), len(p.Tasks))
		}
		var total int64
		for i, use := range budget.Use {
			if use < 0 || use > maxUse-total {
				return fmt.Errorf("solve: budget %d: use %d of task %d", b, use, i)
			}
			total += use
		}
	}
	return nil
}

func (p Problem) validateLinks() error {
	known := func(i int) bool { return i >= 0 && i < len(p.Tasks) }
	for k, n := range p.Needs {
		if !known(n.Task) {
			return fmt.Errorf("solve: need %d: task %d", k, n.Task)
		}
		for _, a := range n.AnyOf {
			if !known(a) || a == n.Task {
				return fmt.Errorf("solve: need %d of task %d: supplier %d", k, n.Task, a)
			}
		}
	}
	for g, group := range p.Groups {
		for _, i := range group {
			if !known(i) {
				return fmt.Errorf("solve: group %d: task %d", g, i)
			}
		}
	}
	return nil
}

func (p Problem) validateTerms() error {
	var total int64
	for k, t := range p.Terms {
		if t.Coefficient < 0 || t.Cap < 0 || t.Cap > maxValue {
			return fmt.Errorf("solve: term %d: coefficient %d, cap %d", k, t.Coefficient, t.Cap)
		}
		var sum int64
		seen := map[int]bool{}
		for _, part := range t.Parts {
			if part.Task < 0 || part.Task >= len(p.Tasks) || seen[part.Task] || part.Amount < 0 || part.Amount > maxValue {
				return fmt.Errorf("solve: term %d: part %+v", k, part)
			}
			seen[part.Task] = true
			sum += min(part.Amount, t.Cap)
		}
		// amounts above the cap count as the cap: the sums stay within parts·cap
		if sum > 0 && t.Coefficient > (maxValue-total)/(2*sum) {
			return fmt.Errorf("solve: term %d: the value of everything is above %d", k, int64(maxValue))
		}
		total += 2 * sum * t.Coefficient
	}
	return nil
}

package solve

import "fmt"

// Limits on the numbers of a problem: below them no sum in this package can overflow.
const (
	maxPeriods = 1 << 12
	maxTasks   = 1 << 12
	maxAmount  = 1 << 24 // demand of one task per period; larger capacities count as plenty
	maxValue   = 1 << 44 // value of everything together
	maxUse     = 1 << 50 // use of one budget by everything together
)

// Value of a choice: twice the sum of the terms (the doubling keeps the halves of
// (Σ + max)/2 whole). Precedences, resources and budgets are not looked at.
func Value(p Problem, chosen []bool) int64 {
	var value int64
	for _, t := range p.Terms {
		var sum, largest int64
		for _, part := range t.Parts {
			if chosen[part.Task] {
				sum += part.Amount
				largest = max(largest, part.Amount)
			}
		}
		value += t.Coefficient * min(2*t.Cap, sum+largest)
	}
	return value
}

// Check says whether the starts (−1: not chosen) keep every rule of the problem, from
// the statement alone, and what their value is.
func Check(p Problem, start []int) (value int64, err error) {
	if err := p.validate(); err != nil {
		return 0, err
	}
	if len(start) != len(p.Tasks) {
		return 0, fmt.Errorf("solve: %d starts for %d tasks", len(start), len(p.Tasks))
	}
	chosen := make([]bool, len(start))
	for i, s := range start {
		chosen[i] = s >= 0
	}
	for _, rule := range []func(Problem, []int) error{checkTasks, checkNeeds, checkGroups, checkBudgets, checkResources} {
		if err := rule(p, start); err != nil {
			return 0, err
		}
	}
	return Value(p, chosen), nil
}

func checkTasks(p Problem, start []int) error {
	for i, t := range p.Tasks {
		s := start[i]
		switch {
		case s < 0 && t.Must:
			return fmt.Errorf("solve: task %d must be chosen", i)
		case s < 0:
		case t.Never:
			return fmt.Errorf("solve: task %d must not be chosen", i)
		case s < t.Earliest || s > t.Latest || s+t.Duration > p.Horizon:
			return fmt.Errorf("solve: task %d cannot start in period %d", i, s)
		}
	}
	return nil
}

func checkNeeds(p Problem, start []int) error {
	for k, n := range p.Needs {
		if start[n.Task] < 0 {
			continue
		}
		met := false
		for _, a := range n.AnyOf {
			met = met || start[a] >= 0 && start[a]+p.Tasks[a].Duration <= start[n.Task]
		}
		if !met {
			return fmt.Errorf("solve: need %d of task %d is not met", k, n.Task)
		}
	}
	return nil
}

func checkGroups(p Problem, start []int) error {
	for g, group := range p.Groups {
		first := -1
		for _, i := range group {
			if start[i] < 0 || i == first {
				continue
			}
			if first >= 0 {
				return fmt.Errorf("solve: group %d has both %d and %d", g, first, i)
			}
			first = i
		}
	}
	return nil
}

func checkBudgets(p Problem, start []int) error {
	for b, budget := range p.Budgets {
		var used int64
		for i, s := range start {
			if s >= 0 {
				used += budget.Use[i]
			}
		}
		if used > budget.Limit {
			return fmt.Errorf("solve: budget %d: %d of %d", b, used, budget.Limit)
		}
	}
	return nil
}

func checkResources(p Problem, start []int) error {
	for r, resource := range p.Resources {
		load := make([]int, p.Horizon)
		for i, s := range start {
			if s < 0 {
				continue
			}
			for _, d := range p.Tasks[i].Demand {
				if d.Resource != r {
					continue
				}
				for t := s; t < s+p.Tasks[i].Duration; t++ {
					load[t] += d.Amount
				}
			}
		}
		for t, used := range load {
			if used > max(0, resource.Capacity[t]) {
				return fmt.Errorf("solve: resource %d in period %d: %d of %d", r, t, used, resource.Capacity[t])
			}
		}
	}
	return nil
}

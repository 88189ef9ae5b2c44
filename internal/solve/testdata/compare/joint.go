package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"rahbord/internal/solve"
)

// portfolio makes a random problem of the planner's kind: tasks that lift three or four
// of twice as many figures with diminishing returns, needs, exclusions, people and money
// for 45 % of everything, and a week of holidays for every resource.
func portfolio(tasks, weeks, roles int, seed uint64) solve.Problem {
	r := rand.New(rand.NewPCG(seed, uint64(tasks*1000+weeks)))
	p := solve.Problem{Horizon: weeks, Budgets: []solve.Budget{{}}}
	work, most := make([]int, roles), make([]int, roles)
	terms := make([]solve.Term, 2*tasks)
	for k := range terms {
		terms[k] = solve.Term{Coefficient: int64(20 + r.IntN(160)), Cap: int64(100 * (1 + r.IntN(2)))}
	}
	for i := range tasks {
		t := solve.Task{Duration: 2 + r.IntN(9), Latest: weeks}
		for _, k := range r.Perm(roles)[:1+r.IntN(3)] {
			amount := 20 + 20*r.IntN(6)
			t.Demand = append(t.Demand, solve.Demand{Resource: k, Amount: amount})
			work[k] += amount * t.Duration
			most[k] = max(most[k], amount)
		}
		slices.SortFunc(t.Demand, func(a, b solve.Demand) int { return a.Resource - b.Resource })
		for _, k := range r.Perm(len(terms))[:3+r.IntN(2)] {
			terms[k].Parts = append(terms[k].Parts, solve.Part{Task: i, Amount: int64(30 + 10*r.IntN(12))})
		}
		for range 2 {
			if i > 2 && r.IntN(10) < 4 {
				p.Needs = append(p.Needs, solve.Need{Task: i, AnyOf: []int{r.IntN(i)}})
			}
		}
		cost := int64(3 + r.IntN(40))
		p.Budgets[0].Use = append(p.Budgets[0].Use, cost)
		p.Budgets[0].Limit += cost
		p.Tasks = append(p.Tasks, t)
	}
	p.Budgets[0].Limit = p.Budgets[0].Limit * 45 / 100
	for k := range roles {
		capacity := slices.Repeat([]int{max(work[k]*45/100/weeks, most[k])}, weeks)
		capacity[r.IntN(weeks)] /= 2
		p.Resources = append(p.Resources, solve.Resource{Capacity: capacity})
	}
	for range tasks / 10 {
		if pair := r.Perm(tasks)[:2]; pair[0] != pair[1] {
			p.Groups = append(p.Groups, pair)
		}
	}
	p.Terms = slices.DeleteFunc(terms, func(t solve.Term) bool { return len(t.Parts) == 0 })
	return p
}

// worth is twice the value of the chosen tasks, computed apart from the kernel.
func worth(p solve.Problem, start []int) int {
	total := int64(0)
	for _, t := range p.Terms {
		var sum, most int64
		for _, part := range t.Parts {
			if start[part.Task] >= 0 {
				sum, most = sum+part.Amount, max(most, part.Amount)
			}
		}
		total += t.Coefficient * min(2*t.Cap, sum+most)
	}
	return int(total)
}

// portfolioMiniZinc is the model for MiniZinc; a task left out starts at 0 and asks for nothing.
func portfolioMiniZinc(p solve.Problem) string {
	var b strings.Builder
	n := len(p.Tasks)
	fmt.Fprintf(&b, "include \"cumulative.mzn\";\narray[1..%d] of var bool: x;\narray[1..%d] of var 0..%d: s;\n", n, n, p.Horizon-1)
	for i, t := range p.Tasks {
		fmt.Fprintf(&b, "constraint s[%d] <= %d; constraint not x[%d] -> s[%d] = 0;\n", i+1, p.Horizon-t.Duration, i+1, i+1)
	}
	for r, resource := range p.Resources {
		var s, d, q []string
		for i, t := range p.Tasks {
			for _, use := range t.Demand {
				if use.Resource == r {
					s, d, q = append(s, fmt.Sprintf("s[%d]", i+1)), append(d, fmt.Sprint(t.Duration)), append(q, fmt.Sprintf("%d*bool2int(x[%d])", use.Amount, i+1))
				}
			}
		}
		most := slices.Max(resource.Capacity)
		for week, c := range resource.Capacity {
			if c < most {
				s, d, q = append(s, fmt.Sprint(week)), append(d, "1"), append(q, fmt.Sprint(most-c))
			}
		}
		fmt.Fprintf(&b, "constraint cumulative([%s], [%s], [%s], %d);\n", strings.Join(s, ","), strings.Join(d, ","), strings.Join(q, ","), most)
	}
	for _, need := range p.Needs {
		j := need.AnyOf[0]
		fmt.Fprintf(&b, "constraint x[%d] -> x[%d]; constraint x[%d] -> s[%d] + %d <= s[%d];\n", need.Task+1, j+1, need.Task+1, j+1, p.Tasks[j].Duration, need.Task+1)
	}
	for _, g := range p.Groups {
		fmt.Fprintf(&b, "constraint not (x[%d] /\\ x[%d]);\n", g[0]+1, g[1]+1)
	}
	for _, budget := range p.Budgets {
		var sum []string
		for i, use := range budget.Use {
			sum = append(sum, fmt.Sprintf("%d*bool2int(x[%d])", use, i+1))
		}
		fmt.Fprintf(&b, "constraint %s <= %d;\n", strings.Join(sum, "+"), budget.Limit)
	}
	var goal []string
	for _, t := range p.Terms {
		var parts []string
		for _, part := range t.Parts {
			parts = append(parts, fmt.Sprintf("%d*bool2int(x[%d])", part.Amount, part.Task+1))
		}
		goal = append(goal, fmt.Sprintf("%d*min(%d, %s + max([%s]))", t.Coefficient, 2*t.Cap, strings.Join(parts, "+"), strings.Join(parts, ",")))
	}
	fmt.Fprintf(&b, "var int: worth = %s;\n", strings.Join(goal, "\n + "))
	b.WriteString("solve :: seq_search([bool_search(x, dom_w_deg, indomain_max), int_search(s, smallest, indomain_min)]) :: restart_luby(250) maximize worth;\noutput [\"objective=\\(worth)\\n\"];\n")
	return b.String()
}

// portfolioLP is the time-indexed integer programme; it minimises the negative worth.
func portfolioLP(p solve.Problem) string {
	m := newProgramme("Minimize")
	chosen := func(factor, task int) { // factor × "is chosen"
		for t := 0; t <= p.Horizon-p.Tasks[task].Duration; t++ {
			m.term(factor, variable(task, t))
		}
	}
	for i, task := range p.Tasks {
		for t := 0; t <= p.Horizon-task.Duration; t++ {
			m.binary(variable(i, t))
		}
		chosen(1, i)
		m.row("<= 1")
	}
	for r, resource := range p.Resources {
		for t, c := range resource.Capacity {
			for i, task := range p.Tasks {
				for _, use := range task.Demand {
					for u := max(0, t-task.Duration+1); use.Resource == r && u <= min(t, p.Horizon-task.Duration); u++ {
						m.term(use.Amount, variable(i, u))
					}
				}
			}
			m.row(fmt.Sprint("<= ", c))
		}
	}
	for _, need := range p.Needs { // started by t only if the other has ended by t
		i, j := need.Task, need.AnyOf[0]
		for t := 0; t < p.Horizon; t++ {
			for u := 0; u <= min(t, p.Horizon-p.Tasks[i].Duration); u++ {
				m.term(1, variable(i, u))
			}
			for u := 0; u <= t-p.Tasks[j].Duration; u++ {
				m.term(-1, variable(j, u))
			}
			m.row("<= 0")
		}
	}
	for _, g := range p.Groups {
		chosen(1, g[0])
		chosen(1, g[1])
		m.row("<= 1")
	}
	for _, budget := range p.Budgets {
		for i, use := range budget.Use {
			chosen(int(use), i)
		}
		m.row(fmt.Sprint("<= ", budget.Limit))
	}
	for k, t := range p.Terms {
		m.returns(k, t, chosen)
	}
	return m.String()
}

// returns adds one diminishing return: v ≤ sum + largest, where w picks the largest.
func (m *programme) returns(k int, t solve.Term, chosen func(factor, task int)) {
	v := fmt.Sprintf("v_%d", k)
	m.objective(-int(t.Coefficient), v)
	m.bounds = append(m.bounds, fmt.Sprintf(" 0 <= %s <= %d", v, 2*t.Cap))
	pick := func(i int) string { return fmt.Sprintf("w_%d_%d", k, i) }
	m.term(1, v)
	for _, part := range t.Parts {
		chosen(-int(part.Amount), part.Task)
		m.term(-int(part.Amount), pick(part.Task))
	}
	m.row("<= 0")
	for _, part := range t.Parts {
		m.term(1, pick(part.Task))
		chosen(-1, part.Task)
		m.row("<= 0")
	}
	for _, part := range t.Parts {
		m.term(1, pick(part.Task))
	}
	m.row("<= 1")
}

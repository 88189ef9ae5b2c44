package main

import (
	"fmt"
	"slices"
	"strings"

	"rahbord/internal/solve"
)

// minizinc is the shortest-schedule model for MiniZinc.
func (p project) minizinc() string {
	h := p.horizon()
	var b strings.Builder
	fmt.Fprintf(&b, "include \"cumulative.mzn\";\narray[1..%d] of var 0..%d: s;\nvar 0..%d: makespan = s[%d];\n", len(p.duration), h, h, len(p.duration))
	for j, before := range p.before {
		for _, i := range before {
			fmt.Fprintf(&b, "constraint s[%d] >= s[%d] + %d;\n", j+1, i+1, p.duration[i])
		}
	}
	for r, c := range p.capacity {
		var s, d, q []string
		for j := range p.duration {
			if p.demand[j][r] > 0 {
				s, d, q = append(s, fmt.Sprintf("s[%d]", j+1)), append(d, fmt.Sprint(p.duration[j])), append(q, fmt.Sprint(p.demand[j][r]))
			}
		}
		fmt.Fprintf(&b, "constraint cumulative([%s], [%s], [%s], %d);\n", strings.Join(s, ","), strings.Join(d, ","), strings.Join(q, ","), c)
	}
	b.WriteString("solve :: int_search(s, dom_w_deg, indomain_split) minimize makespan;\noutput [\"objective=\\(makespan)\\n\"];\n")
	return b.String()
}

// lp is the same as a time-indexed integer programme: x_j_t is 1 when job j starts at t.
func (p project) lp() string {
	h := p.horizon()
	last := len(p.duration) - 1
	m := newProgramme("Minimize")
	for t := 0; t <= h; t++ {
		m.objective(t, variable(last, t))
	}
	for j, d := range p.duration {
		for t := 0; t <= h-d; t++ {
			m.term(1, variable(j, t))
			m.binary(variable(j, t))
		}
		m.row("= 1")
	}
	for j, before := range p.before { // j has started by t only if i started by t − d
		for _, i := range before {
			for t := 0; t <= h; t++ {
				for u := 0; u <= t && u <= h-p.duration[j]; u++ {
					m.term(1, variable(j, u))
				}
				for u := 0; u <= t-p.duration[i]; u++ {
					m.term(-1, variable(i, u))
				}
				m.row("<= 0")
			}
		}
	}
	for r, c := range p.capacity {
		for t := 0; t < h; t++ {
			for j, d := range p.duration {
				for u := max(0, t-d+1); u <= min(t, h-d) && p.demand[j][r] > 0; u++ {
					m.term(p.demand[j][r], variable(j, u))
				}
			}
			m.row(fmt.Sprint("<= ", c))
		}
	}
	return m.String()
}

func variable(j, t int) string { return fmt.Sprintf("x_%d_%d", j, t) }

// taskjuggler is the project for tj3: one hour is one period, and every unit of a
// resource a person of its own. All people of a task must be there at the same time.
func (p project) taskjuggler() string {
	var b strings.Builder
	b.WriteString("project p \"p\" 2026-01-05-00:00 +30d {\n timezone \"UTC\"\n timingresolution 60 min\n dailyworkinghours 24\n yearlyworkingdays 365\n workinghours mon - sun 0:00 - 24:00\n}\n")
	for r, c := range p.capacity {
		for u := range c {
			fmt.Fprintf(&b, "resource r%d_%d \"r\" { }\n", r, u)
		}
	}
	for j, d := range p.duration {
		fmt.Fprintf(&b, "task t%d \"t\" {\n", j)
		if len(p.before[j]) == 0 {
			b.WriteString(" start ${projectstart}\n")
		}
		for _, i := range p.before[j] {
			fmt.Fprintf(&b, " depends !t%d\n", i)
		}
		people := 0
		for r, q := range p.demand[j] {
			for k := range q {
				people++
				fmt.Fprintf(&b, " allocate r%d_%d { alternative ", r, k)
				for u := 1; u < p.capacity[r]; u++ {
					if u > 1 {
						b.WriteString(", ")
					}
					fmt.Fprintf(&b, "r%d_%d", r, (k+u)%p.capacity[r])
				}
				b.WriteString(" select order persistent mandatory }\n")
			}
		}
		switch {
		case d == 0:
			b.WriteString(" milestone\n")
		case people == 0:
			fmt.Fprintf(&b, " duration %dh\n", d)
		default:
			fmt.Fprintf(&b, " effort %dh\n", d*people)
		}
		b.WriteString("}\n")
	}
	b.WriteString("taskreport \"out\" { formats csv columns id, start, end timeformat \"%Y-%m-%d-%H:%M\" }\n")
	return b.String()
}

// kernel is the same for internal/solve: all jobs are chosen and the last one ends as
// early as possible. The first job is left out; the last one takes one period.
func (p project) kernel() (solve.Problem, []bool, []int64) {
	h := p.horizon() + 1
	last := len(p.duration) - 1
	k := solve.Problem{Horizon: h}
	for j := 1; j <= last; j++ {
		t := solve.Task{Duration: max(1, p.duration[j]), Latest: h}
		for r, q := range p.demand[j] {
			if q > 0 {
				t.Demand = append(t.Demand, solve.Demand{Resource: r, Amount: q})
			}
		}
		for _, i := range p.before[j] {
			if i > 0 {
				k.Needs = append(k.Needs, solve.Need{Task: j - 1, AnyOf: []int{i - 1}})
			}
		}
		k.Tasks = append(k.Tasks, t)
	}
	for _, c := range p.capacity {
		k.Resources = append(k.Resources, solve.Resource{Capacity: slices.Repeat([]int{c}, h)})
	}
	weight := make([]int64, last)
	weight[last-1] = 1
	return k, slices.Repeat([]bool{true}, last), weight
}

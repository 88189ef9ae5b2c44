package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rahbord/internal/solve"
)

// bench runs the tools and prints a table.
type bench struct {
	folder string
	limit  time.Duration
	tools  string
}

// tool solves one instance of a kind.
type tool[T any] struct {
	name  string
	solve func(T) (answer, error)
}

// row sums up what a tool did.
type row struct {
	proven, found, best int
	excess              float64 // of the values found over the best known
	gap                 float64 // the largest
	times               []time.Duration
}

func compare[T any](b bench, instances []T, tools []tool[T], best func(T, []answer) int) error {
	rows := make([]row, len(tools))
	for n, instance := range instances {
		answers := make([]answer, len(tools))
		for i, t := range tools {
			if !slices.Contains(strings.Split(b.tools, ","), t.name) {
				continue
			}
			var err error
			if answers[i], err = t.solve(instance); err != nil {
				return fmt.Errorf("%s, instance %d: %w", t.name, n, err)
			}
			fmt.Printf("  %d %s %+v\n", n, t.name, answers[i])
		}
		top := best(instance, answers)
		for i, a := range answers {
			rows[i].add(a, top)
		}
	}
	fmt.Printf("%-8s %7s %7s %7s %9s %9s %9s %9s\n", "tool", "proven", "best", "plan", "off by", "median", "total", "gap")
	for i, t := range tools {
		if r := rows[i]; slices.Contains(strings.Split(b.tools, ","), t.name) {
			slices.Sort(r.times)
			var total time.Duration
			for _, d := range r.times {
				total += d
			}
			fmt.Printf("%-8s %3d/%3d %3d/%3d %3d/%3d %8.1f%% %8.2fs %8.1fs %8.1f%%\n", t.name, r.proven, len(instances), r.best, len(instances),
				r.found, len(instances), 100*r.excess/float64(max(1, r.found)), r.times[len(r.times)/2].Seconds(), total.Seconds(), r.gap)
		}
	}
	return nil
}

func (r *row) add(a answer, best int) {
	r.times = append(r.times, a.took)
	if a.proven {
		r.proven++
	}
	if !a.found {
		return
	}
	r.found++
	r.gap = max(r.gap, a.gap)
	if a.value == best {
		r.best++
	}
	off := float64(a.value-best) / float64(max(best, -best, 1))
	r.excess += max(off, -off)
}

// shortest compares the shortest schedules of PSPLIB instances with the published optima.
func (b bench) shortest(folder string, nth int) error {
	projects, err := readProjects(folder, nth)
	if err != nil {
		return err
	}
	fmt.Printf("shortest schedule, %d instances of j30, %v each\n", len(projects), b.limit)
	return compare(b, projects, []tool[project]{
		{"own", b.ownShortest},
		{"gecode", func(p project) (answer, error) { return gecode(p.minizinc(), b.folder, b.limit) }},
		{"cbc", func(p project) (answer, error) { return cbc(p.lp(), b.folder, b.limit) }},
		{"tj3", func(p project) (answer, error) { return taskjuggler(p.taskjuggler(), b.folder, b.limit) }},
	}, func(p project, _ []answer) int { return p.optimum })
}

// joint compares selection and scheduling together on random problems.
func (b bench) joint(tasks, weeks, roles, seeds int) error {
	var problems []solve.Problem
	for seed := range seeds {
		problems = append(problems, portfolio(tasks, weeks, roles, uint64(seed+1)))
	}
	fmt.Printf("selection and schedule, %d tasks, %d weeks, %d roles, %d problems, %v each\n", tasks, weeks, roles, seeds, b.limit)
	return compare(b, problems, []tool[solve.Problem]{
		{"own", b.own},
		{"gecode", func(p solve.Problem) (answer, error) { return gecode(portfolioMiniZinc(p), b.folder, b.limit) }},
		{"cbc", func(p solve.Problem) (answer, error) {
			a, err := cbc(portfolioLP(p), b.folder, b.limit)
			a.value = -a.value
			return a, err
		}},
	}, func(_ solve.Problem, answers []answer) int {
		return slices.MaxFunc(answers, func(a, b answer) int { return a.value - b.value }).value
	})
}

// own runs the kernel.
func (b bench) own(p solve.Problem) (answer, error) {
	begin := time.Now()
	stop := begin.Add(b.limit)
	r, err := solve.Solve(p, solve.Options{Stop: func() bool { return time.Now().After(stop) }})
	if err != nil || r.Status == solve.Infeasible {
		return answer{took: time.Since(begin)}, err
	}
	gap := 100 * float64(r.Bound-r.Value) / float64(max(1, r.Value))
	return answer{value: worth(p, r.Start), found: true, proven: r.Status == solve.Optimal, took: time.Since(begin), gap: gap}, nil
}

// ownShortest runs the kernel on a project; its sum is the end of the last job, which took one period.
func (b bench) ownShortest(p project) (answer, error) {
	begin := time.Now()
	k, chosen, weight := p.kernel()
	r, err := solve.SolveEarliest(k, chosen, weight, solve.Options{Stop: func() bool { return time.Since(begin) > b.limit }})
	if err != nil || r.Start == nil {
		return answer{took: time.Since(begin)}, err
	}
	return answer{value: int(r.Value) - 1, found: true, proven: r.Status == solve.Optimal, took: time.Since(begin)}, nil
}

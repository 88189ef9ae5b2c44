package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// project is a PSPLIB instance (single mode): the shortest schedule is wanted.
type project struct {
	name     string
	duration []int
	demand   [][]int // per job and resource
	capacity []int
	before   [][]int // predecessors of each job
	optimum  int
}

// readProjects reads every nth instance that folder/j30.optimum.csv lists.
func readProjects(folder string, nth int) ([]project, error) {
	data, err := os.ReadFile(filepath.Join(folder, "j30.optimum.csv"))
	if err != nil {
		return nil, err
	}
	var out []project
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		if i%nth != 0 {
			continue
		}
		name, optimum, _ := strings.Cut(strings.TrimSpace(line), ",")
		p, err := readProject(filepath.Join(folder, "j30", name))
		if err != nil {
			return nil, err
		}
		if p.optimum, err = strconv.Atoi(optimum); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

func readProject(path string) (project, error) {
	data, err := os.ReadFile(path)
	p := project{name: strings.TrimSuffix(filepath.Base(path), ".sm")}
	section := ""
	for _, line := range strings.Split(string(data), "\n") {
		n := integers(line)
		switch {
		case len(n) == 0:
			section = cmp.Or(heading(line), section)
		case section == "PRECEDENCE":
			for len(p.before) < 32 {
				p.before = append(p.before, nil)
			}
			for _, next := range n[3:] {
				p.before[next-1] = append(p.before[next-1], n[0]-1)
			}
		case section == "REQUESTS/DURATIONS":
			p.duration, p.demand = append(p.duration, n[2]), append(p.demand, n[3:])
		case section == "RESOURCEAVAILABILITIES":
			p.capacity = n
		}
	}
	if err == nil && len(p.duration) != len(p.before) {
		err = fmt.Errorf("%s: %d durations of %d jobs", path, len(p.duration), len(p.before))
	}
	return p, err
}

func heading(line string) string {
	for _, h := range []string{"PRECEDENCE", "REQUESTS/DURATIONS", "RESOURCEAVAILABILITIES", "PROJECT INFORMATION"} {
		if strings.HasPrefix(line, h) {
			return h
		}
	}
	return ""
}

// integers reads a line of integers; nil when anything else is on it.
func integers(line string) []int {
	var out []int
	for _, f := range strings.Fields(line) {
		n, err := strconv.Atoi(f)
		if err != nil {
			return nil
		}
		out = append(out, n)
	}
	return out
}

// horizon is the length of a plain greedy schedule: jobs in order of their number, each
// as early as it fits. Every tool starts from this bound.
func (p project) horizon() int {
	free := make([][]int, slices.Max(p.duration)*len(p.duration)+1)
	for t := range free {
		free[t] = slices.Clone(p.capacity)
	}
	end := make([]int, len(p.duration))
	for j, d := range p.duration {
		start := 0
		for _, b := range p.before[j] {
			start = max(start, end[b])
		}
		for !p.fits(free, j, start) {
			start++
		}
		for t := start; t < start+d; t++ {
			for r, q := range p.demand[j] {
				free[t][r] -= q
			}
		}
		end[j] = start + d
	}
	return slices.Max(end)
}

func (p project) fits(free [][]int, job, start int) bool {
	for t := start; t < start+p.duration[job]; t++ {
		for r, q := range p.demand[job] {
			if free[t][r] < q {
				return false
			}
		}
	}
	return true
}

package solve

import "sort"

// classes part the tasks so that at most one of each class is chosen: what the modes of
// one piece of work are to a relaxation. Larger groups come first; a task in no group is
// a class of its own.
type classes struct {
	of      []int // class of a task
	members [][]int
}

func newClasses(p *Problem) classes {
	c := classes{of: make([]int, len(p.Tasks))}
	for i := range c.of {
		c.of[i] = -1
	}
	order := orderBy(len(p.Groups), func(g int) float64 { return -float64(len(p.Groups[g])) })
	for _, g := range order {
		c.add(p.Groups[g])
	}
	for i := range p.Tasks {
		c.add([]int{i})
	}
	return c
}

// add a class of those tasks that are in none yet.
func (c *classes) add(tasks []int) {
	var free []int
	for _, i := range tasks {
		if c.of[i] < 0 {
			c.of[i] = len(c.members)
			free = append(free, i)
		}
	}
	if len(free) > 0 {
		sort.Ints(free)
		c.members = append(c.members, free)
	}
}

// one: all these tasks are of one class.
func (c *classes) one(tasks []int) bool {
	for _, i := range tasks {
		if c.of[i] != c.of[tasks[0]] {
			return false
		}
	}
	return true
}

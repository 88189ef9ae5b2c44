package solve

import (
	"math"
	"slices"
)

// A ceiling is an exact bound on the value: unit·value ≤ bound − Σ over classes of the
// loss of what is chosen there: the best profit of the class less that of the choice.
type ceiling struct {
	unit   int64
	bound  int64
	most   []int64 // best profit of each class
	profit [][]int64
	classes
	first  []int32
	terms  []*gainTerm // those that charge their parts
	charge [][]int64
}

// exactBound rounds prices to integers and recomputes the bound without error; false when
// the numbers would grow too large.
func (x *relaxation) exactBound(y []float64) (ceiling, bool) {
	var total int64 = 1
	for k := range x.gains.terms {
		t := &x.gains.terms[k]
		var sum int64
		for _, part := range t.Parts {
			sum += part.Amount
		}
		total += 2 * sum * t.Coefficient
	}
	unit := int64(blendUnit)
	for unit < 1<<40 && total <= (1<<52)/unit {
		unit *= 2
	}
	whole := make([]int64, len(y))
	for m, v := range y {
		if !x.blend[m] {
			v *= float64(unit)
		}
		if v > 1<<58 {
			return ceiling{}, false
		}
		whole[m] = int64(math.Round(v))
	}
	if !x.small(whole) {
		return ceiling{}, false
	}
	var out priced[int64]
	price(x, whole, unit, &out)
	c := ceiling{unit: unit, bound: out.constant, profit: out.profit, classes: x.classes, first: x.w.first}
	for k := range x.gains.terms {
		if t := &x.gains.terms[k]; x.enters[k] == closed {
			c.terms = append(c.terms, t)
			c.charge = append(c.charge, whole[x.share[k]:][:len(t.Parts)])
		}
	}
	for k, members := range x.members {
		var most int64
		for _, i := range members {
			switch profit := out.profit[i]; {
			case x.firm[k] == i:
				most = slices.Max(profit)
			case x.firm[k] < 0 && len(profit) > 0:
				most = max(most, slices.Max(profit))
			}
		}
		c.most = append(c.most, most)
		c.bound += most
	}
	return c, true
}

// small: no sum of the exact computation can overflow, by an estimate in floating point
// of the sum of all magnitudes.
func (x *relaxation) small(whole []int64) bool {
	h := x.p.Horizon
	size := 0.0
	for l, load := range x.loads {
		for t := 0; t < h; t++ {
			y := float64(whole[l*h+t])
			size += y * float64(load.capacity[t])
			for _, d := range load.demand {
				size += y * float64(d)
			}
		}
	}
	for b, budget := range x.p.Budgets {
		y := float64(whole[x.layout.budgets+b])
		size += y * math.Abs(float64(budget.Limit))
		for _, u := range budget.Use {
			size += y * float64(u)
		}
	}
	for g, group := range x.groups {
		size += float64(whole[x.layout.groups+g]) * float64(1+len(group))
	}
	for k, n := range x.links {
		for t := 0; t < h; t++ {
			size += float64(whole[x.layout.needs+k*h+t]) * float64(len(n.tasks)+len(n.anyOf))
		}
	}
	for _, y := range whole[x.layout.shares:] {
		size += 2 * float64(y)
	}
	return size < 1<<60
}

// loss of a start of a task.
func (c *ceiling) loss(i, start int32) int64 {
	return c.most[c.of[i]] - c.profit[i][start-c.first[i]]
}

// value is the bound in units of value.
func (c *ceiling) value() int64 { return floorDiv(c.bound, c.unit) }

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && a < 0 {
		q--
	}
	return q
}

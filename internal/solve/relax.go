package solve

import "math"

// descend seeks prices with a small bound by deflected subgradient steps (Polyak step
// towards target). The prices it returns are only good, not exact: exactBound makes a
// proof of them.
func (x *relaxation) descend(rounds int, target float64, y []float64, stop func() bool) []float64 {
	size := x.layout.size
	scale := x.scales()
	var out priced[float64]
	start := make([]int, len(x.p.Tasks))
	slope, direction := make([]float64, size), make([]float64, size)
	best, bestY := math.Inf(1), append([]float64(nil), y...)
	factor, idle := 1.0, 0
	for k := 0; k < rounds && factor > 1e-3 && (k&63 != 0 || !stop()); k++ {
		price(x, y, 1, 1.0/blendUnit, &out)
		bound := x.best(&out, start)
		if idle++; bound < best {
			if bound < best-1e-4*math.Abs(best-target) {
				idle = 0
			}
			best = bound
			copy(bestY, y)
		}
		if best <= target {
			break
		}
		if idle >= 20 {
			factor, idle = factor/1.6, 0
			copy(y, bestY)
			clear(direction)
			continue
		}
		x.slope(y, start, slope)
		norm := 0.0
		for m := range direction {
			direction[m] = slope[m]/scale[m] + 0.6*direction[m]
			if y[m] <= 0 && direction[m] > 0 || x.isBlend(m) && y[m] >= blendUnit && direction[m] < 0 {
				direction[m] = 0
			}
			norm += direction[m] * direction[m]
		}
		if norm == 0 {
			break
		}
		step := factor * (bound - target) / norm
		for m, d := range direction {
			y[m] = max(0, y[m]-step*d/scale[m])
			if x.isBlend(m) {
				y[m] = min(y[m], blendUnit)
			}
		}
	}
	return bestY
}

func (x *relaxation) isBlend(m int) bool { return m >= x.layout.blends && m < x.layout.tops }

// scales make the prices comparable: a typical amount of each limit.
func (x *relaxation) scales() []float64 {
	scale := make([]float64, x.layout.size)
	for m := range scale {
		scale[m] = 1
	}
	h := x.p.Horizon
	for l, load := range x.loads {
		var sum, users float64
		for _, d := range load.demand {
			if d > 0 {
				sum += float64(d)
				users++
			}
		}
		for t := 0; t < h; t++ {
			scale[l*h+t] = max(1, sum/users)
		}
	}
	for b, budget := range x.p.Budgets {
		var sum, users float64
		for _, u := range budget.Use {
			if u > 0 {
				sum += float64(u)
				users++
			}
		}
		scale[x.layout.budgets+b] = max(1, sum/max(1, users))
	}
	for k, t := range x.gains.terms {
		scale[x.layout.blends+k] = max(1e-9, float64(t.Coefficient*t.Cap)/blendUnit)
	}
	return scale
}

// slope of the bound in every price, at the best starts.
func (x *relaxation) slope(y []float64, start []int, slope []float64) {
	h := x.p.Horizon
	clear(slope)
	for l, load := range x.loads {
		for t, c := range load.capacity {
			slope[l*h+t] = float64(c)
		}
	}
	for i, s := range start {
		if s < 0 {
			continue
		}
		for _, d := range x.loadOf[i] {
			for t := s; t < s+x.p.Tasks[i].Duration; t++ {
				slope[d.Resource*h+t] -= float64(d.Amount)
			}
		}
	}
	for b, budget := range x.p.Budgets {
		left := float64(budget.Limit)
		for i, s := range start {
			if s >= 0 {
				left -= float64(budget.Use[i])
			}
		}
		slope[x.layout.budgets+b] = left
	}
	for g, group := range x.p.Groups {
		left := 1.0
		for _, i := range group {
			if start[i] >= 0 {
				left--
			}
		}
		slope[x.layout.groups+g] = left
	}
	x.slopeNeeds(start, slope)
	x.slopeTerms(y, start, slope)
}

func (x *relaxation) slopeNeeds(start []int, slope []float64) {
	h := x.p.Horizon
	for k, n := range x.p.Needs {
		part := slope[x.layout.needs+k*h : x.layout.needs+(k+1)*h]
		if s := start[n.Task]; s >= 0 {
			for t := s; t < h; t++ {
				part[t]--
			}
		}
		for _, a := range n.AnyOf {
			if start[a] >= 0 {
				for t := start[a] + x.p.Tasks[a].Duration; t < h; t++ {
					part[t]++
				}
			}
		}
	}
}

func (x *relaxation) slopeTerms(y []float64, start []int, slope []float64) {
	for k, t := range x.gains.terms {
		if x.linear[k] {
			continue
		}
		blend, top := y[x.layout.blends+k], y[x.layout.tops+k]
		c := float64(t.Coefficient)
		inBlend, inTop := c*float64(2*t.Cap), 1.0
		for _, part := range t.Parts {
			if start[part.Task] < 0 {
				continue
			}
			a := c * float64(part.Amount)
			inBlend -= a
			if a*(blendUnit-blend)/blendUnit > top {
				inBlend -= a
				inTop--
			}
		}
		slope[x.layout.blends+k] = inBlend / blendUnit
		slope[x.layout.tops+k] = inTop
	}
}

// A ceiling is an exact bound on the value: unit·value ≤ bound − Σ loss(task, start).
type ceiling struct {
	unit   int64
	bound  int64
	most   []int64 // best profit of each task
	profit [][]int64
	first  []int32
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
		if !x.isBlend(m) {
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
	price(x, whole, unit, unit/blendUnit, &out)
	c := ceiling{unit: unit, bound: out.constant, profit: out.profit, most: make([]int64, len(out.profit)), first: x.w.first}
	for i, profit := range out.profit {
		if x.w.must[i] && len(profit) > 0 {
			c.most[i] = profit[0]
		}
		for _, v := range profit {
			c.most[i] = max(c.most[i], v)
		}
		c.bound += c.most[i]
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
	for g, group := range x.p.Groups {
		size += float64(whole[x.layout.groups+g]) * float64(1+len(group))
	}
	for k, n := range x.p.Needs {
		for t := 0; t < h; t++ {
			size += float64(whole[x.layout.needs+k*h+t]) * float64(1+len(n.AnyOf))
		}
	}
	for k := range x.gains.terms {
		size += float64(whole[x.layout.tops+k]) * float64(1+len(x.gains.terms[k].Parts))
	}
	return size < 1<<60
}

// loss of a possible start against the best of the task; −1 is out.
func (c *ceiling) loss(i, start int32) int64 {
	if start < 0 {
		return c.most[i]
	}
	return c.most[i] - c.profit[i][start-c.first[i]]
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

package solve

import "math"

const momentum = 0.93 // share of the last direction kept

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
	factor, idle, patience := 1.0, 0, max(20, rounds/50)
	for k := 0; k < rounds && factor > 1e-3 && (k&63 != 0 || !stop()); k++ {
		price(x, y, 1, &out)
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
		if idle >= patience {
			factor, idle = factor/1.6, 0
			copy(y, bestY)
			clear(direction)
			continue
		}
		x.slope(y, &out, start, slope)
		norm := 0.0
		for m := range direction {
			direction[m] = slope[m]/scale[m] + momentum*direction[m]
			if y[m] <= 0 && direction[m] > 0 || x.blend[m] && y[m] >= blendUnit && direction[m] < 0 {
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
			if x.blend[m] {
				y[m] = min(y[m], blendUnit)
			}
		}
	}
	return bestY
}

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
	for k := range x.gains.terms {
		if t := &x.gains.terms[k]; x.enters[k] == mixed {
			scale[x.share[k]] = max(1e-9, float64(t.Coefficient*t.Cap)/blendUnit)
		}
	}
	return scale
}

// slope of the bound in every price, at the best starts.
func (x *relaxation) slope(y []float64, out *priced[float64], start []int, slope []float64) {
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
	for g, group := range x.groups {
		left := 1.0
		for _, i := range group {
			if start[i] >= 0 {
				left--
			}
		}
		slope[x.layout.groups+g] = left
	}
	x.slopeNeeds(start, slope)
	x.slopeTerms(y, out, start, slope)
}

func (x *relaxation) slopeNeeds(start []int, slope []float64) {
	h := x.p.Horizon
	for k, n := range x.links {
		part := slope[x.layout.needs+k*h : x.layout.needs+(k+1)*h]
		for _, i := range n.tasks {
			if start[i] >= 0 {
				for t := start[i]; t < h; t++ {
					part[t]--
				}
			}
		}
		for _, a := range n.anyOf {
			if start[a] >= 0 {
				for t := start[a] + x.p.Tasks[a].Duration; t < h; t++ {
					part[t]++
				}
			}
		}
	}
}

func (x *relaxation) slopeTerms(y []float64, out *priced[float64], start []int, slope []float64) {
	for k := range x.gains.terms {
		t := &x.gains.terms[k]
		part := slope[x.share[k]:]
		switch x.enters[k] {
		case closed:
			for j, p := range t.Parts {
				if start[p.Task] >= 0 {
					part[j]++
				}
			}
			for _, j := range out.dearest[k] {
				if j >= 0 {
					part[j]--
				}
			}
		case mixed:
			blend, top := y[x.share[k]], y[x.share[k]+1]
			part[0], part[1] = float64(t.Coefficient*2*t.Cap)/blendUnit, 1
			for _, p := range t.Parts {
				if start[p.Task] < 0 {
					continue
				}
				a := float64(t.Coefficient * p.Amount)
				part[0] -= a / blendUnit
				if a*(blendUnit-blend)/blendUnit > top {
					part[0] -= a / blendUnit
					part[1]--
				}
			}
		}
	}
}

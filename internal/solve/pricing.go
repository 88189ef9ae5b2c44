package solve

// priced is the relaxation under one set of prices.
type priced[N number] struct {
	constant N
	profit   [][]N   // per task and start − first; empty when it cannot be chosen
	dearest  [][]int // per term and class: the part in its dearest basket, −1 none
	envelope envelope[N]
}

// price computes constant and profits; one unit of value counts for unit.
func price[N number](x *relaxation, y []N, unit N, out *priced[N]) {
	out.constant = 0
	base := make([]N, len(x.p.Tasks))
	x2 := pricing[N]{x, y, out, base}
	x2.terms(unit)
	x2.totals()
	if out.profit == nil {
		out.profit = make([][]N, len(base))
		for i := range base {
			if x.w.possible(i) {
				out.profit[i] = make([]N, x.w.last[i]-x.w.first[i]+1)
			}
		}
	}
	for i, profit := range out.profit {
		for s := range profit {
			profit[s] = base[i]
		}
	}
	x2.periods()
	x2.needs()
}

type pricing[N number] struct {
	x    *relaxation
	y    []N
	out  *priced[N]
	base []N
}

func (z pricing[N]) terms(unit N) {
	if z.out.dearest == nil {
		z.out.dearest = make([][]int, len(z.x.gains.terms))
	}
	for k := range z.x.gains.terms {
		t := &z.x.gains.terms[k]
		y := z.y[z.x.share[k]:]
		switch z.x.enters[k] {
		case linear:
			for _, part := range t.Parts {
				z.base[part.Task] += N(t.Term.worth(part.Amount, part.Amount)) * unit
			}
		case closed:
			z.out.envelope.solve(t, unit, y[:len(t.Parts)], nil)
			z.out.constant += z.out.envelope.value
			z.out.dearest[k] = append(z.out.dearest[k][:0], z.out.envelope.best...)
			for j, part := range t.Parts {
				z.base[part.Task] += y[j]
			}
		case mixed:
			share, top := unit*y[0]/blendUnit, y[1]
			z.out.constant += N(t.Coefficient*2*t.Cap)*share + top
			for _, part := range t.Parts {
				g := N(t.Coefficient*part.Amount) * (unit - share)
				z.base[part.Task] += g + max(0, g-top)
			}
		}
	}
}

func (z pricing[N]) totals() {
	p := z.x.p
	for b, budget := range p.Budgets {
		y := z.y[z.x.layout.budgets+b]
		if y == 0 {
			continue
		}
		z.out.constant += y * N(budget.Limit)
		for i, u := range budget.Use {
			z.base[i] -= y * N(u)
		}
	}
	for g, group := range z.x.groups {
		y := z.y[z.x.layout.groups+g]
		z.out.constant += y
		for _, i := range group {
			z.base[i] -= y
		}
	}
}

// periods charges loads through prefix sums.
func (z pricing[N]) periods() {
	h := z.x.p.Horizon
	before := make([]N, h+1)
	for l, load := range z.x.loads {
		y := z.y[l*h : (l+1)*h]
		busy := false
		for t, v := range y {
			before[t+1] = before[t] + v
			z.out.constant += v * N(load.capacity[t])
			busy = busy || v != 0
		}
		if !busy {
			continue
		}
		for i, d := range load.demand {
			if d == 0 {
				continue
			}
			first, duration := int(z.x.w.first[i]), z.x.p.Tasks[i].Duration
			for s := range z.out.profit[i] {
				z.out.profit[i][s] -= N(d) * (before[first+s+duration] - before[first+s])
			}
		}
	}
}

// needs: [task starts by t] ≤ Σ [supplier ends by t], priced for every t.
func (z pricing[N]) needs() {
	h := z.x.p.Horizon
	after := make([]N, h+1)
	for k, n := range z.x.links {
		y := z.y[z.x.layout.needs+k*h : z.x.layout.needs+(k+1)*h]
		for t := h - 1; t >= 0; t-- {
			after[t] = after[t+1] + y[t]
		}
		for _, i := range n.tasks {
			first := int(z.x.w.first[i])
			for s := range z.out.profit[i] {
				z.out.profit[i][s] -= after[first+s]
			}
		}
		for _, a := range n.anyOf {
			ready := int(z.x.w.first[a]) + z.x.p.Tasks[a].Duration
			for s := range z.out.profit[a] {
				z.out.profit[a][s] += after[ready+s]
			}
		}
	}
}

package roadmap

import (
	"cmp"
	"slices"

	"rahbord/internal/exact"
)

// plan puts the starts of the kernel on the calendar, with all figures of the basket.
func (k *kernel) plan(start []int) Plan {
	var plan Plan
	for t, c := range k.tasks {
		if start[t] < 0 {
			continue
		}
		s := k.scope(t)
		plan.Basket = append(plan.Basket, Step{ID: c.Initiative, Scope: c.Scope,
			Start: k.work[start[t]], End: k.work[start[t]+s.Weeks-1] + 1,
			Effect: k.p.Effect(c.Initiative, c.Scope), OneOff: s.OneOff, Running: s.Running, Effort: s.Effort})
	}
	slices.SortFunc(plan.Basket, func(a, b Step) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.ID, b.ID))
	})
	plan.Value = k.p.Value(plan.choices())
	members := k.p.members(plan.choices())
	for i := range plan.Basket {
		plan.Basket[i].Marginal = k.p.marginal(members, i)
		plan.Basket[i].After = k.p.waitsFor(&plan, &plan.Basket[i])
	}
	plan.Limits = k.p.used(&plan)
	return plan
}

// waitsFor lists the initiatives of the basket whose end a step has to wait for: per need
// the usual supplier, or the one that takes its place.
func (p *Problem) waitsFor(plan *Plan, s *Step) []string {
	var out []string
	for _, n := range p.Initiative(s.ID).Needs {
		supplier := ""
		for _, c := range n.AnyOf {
			if plan.over(c, s.Start) && (supplier == "" || c.Initiative == n.Supplier) {
				supplier = c.Initiative
			}
		}
		if supplier != "" && !slices.Contains(out, supplier) {
			out = append(out, supplier)
		}
	}
	slices.Sort(out)
	return out
}

// Load is the working time of a role in every week of the calendar, hundredths of
// person-weeks. Available is nil where there is no limit.
type Load struct {
	Role      string
	Used      []int64
	Available []int64
}

// Loads is the load of every role, in the order of the problem.
func (p *Problem) Loads(plan *Plan) []Load {
	out := make([]Load, len(p.Roles))
	for i, r := range p.Roles {
		out[i] = Load{Role: r.ID, Available: r.Weekly,
			Used: p.weekByWeek(plan, func(s *Scope) int64 { return s.weekly(r.ID) })}
	}
	return out
}

// weekByWeek adds up what the steps that work in a week use.
func (p *Problem) weekByWeek(plan *Plan, use func(*Scope) int64) []int64 {
	out := make([]int64, p.Calendar.Weeks)
	for _, s := range plan.Basket {
		n := use(p.Initiative(s.ID).Scope(s.Scope))
		for w := s.Start; w < s.End; w++ {
			if !slices.Contains(p.Calendar.Frozen, w) {
				out[w] += n
			}
		}
	}
	return out
}

// used is how much of every limit a plan uses.
func (p *Problem) used(plan *Plan) []LimitUse {
	total := func(use func(*Step) int64) (sum int64) {
		for i := range plan.Basket {
			sum += use(&plan.Basket[i])
		}
		return sum
	}
	out := []LimitUse{
		{ID: LimitOneOff, Kind: LimitOneOff, Used: total(func(s *Step) int64 { return s.OneOff }), Available: p.Money.OneOff},
		{ID: LimitRunning, Kind: LimitRunning, Used: total(func(s *Step) int64 { return s.Running }), Available: p.Money.Running},
	}
	for _, r := range p.Roles {
		out = append(out, LimitUse{ID: LimitRole + "." + r.ID, Kind: LimitRole, Role: r.ID,
			Used: total(func(s *Step) int64 { return s.Effort[r.ID] }), Available: r.Total})
	}
	for _, load := range p.Loads(plan) {
		if len(load.Available) > 0 {
			w := fullest(load)
			out = append(out, LimitUse{ID: LimitWeek + "." + load.Role, Kind: LimitWeek, Role: load.Role,
				Used: load.Used[w], Available: &load.Available[w]})
		}
	}
	end, weeks := int64(0), int64(p.Calendar.Weeks)
	for _, s := range plan.Basket {
		end = max(end, int64(s.End))
	}
	out = append(out, LimitUse{ID: LimitWeeks, Kind: LimitWeeks, Used: end, Available: &weeks})
	atOnce := p.weekByWeek(plan, func(*Scope) int64 { return 1 })
	out = append(out, LimitUse{ID: LimitParallel, Kind: LimitParallel, Used: most(atOnce), Available: count(p.Parallel)})
	for _, t := range p.Teams {
		touching := p.weekByWeek(plan, func(s *Scope) int64 {
			if s.touches(t.Role) {
				return 1
			}
			return 0
		})
		out = append(out, LimitUse{ID: LimitTeam + "." + t.Role, Kind: LimitTeam, Role: t.Role, Used: most(touching), Available: count(&t.Most)})
	}
	return out
}

// fullest is the week that uses the largest share of what it has; week 0 when none works.
func fullest(l Load) int {
	best, share := 0, exact.Of(-1)
	for w, used := range l.Used {
		if used == 0 {
			continue
		}
		if s := exact.Frac(int(used), int(max(1, l.Available[w]))); share.Less(s) {
			best, share = w, s
		}
	}
	return best
}

func most(weeks []int64) int64 {
	if len(weeks) == 0 {
		return 0
	}
	return slices.Max(weeks)
}

func count(n *int) *int64 {
	if n == nil {
		return nil
	}
	c := int64(*n)
	return &c
}

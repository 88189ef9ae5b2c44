package solve

// knapsack keeps Σ use over the chosen tasks within a limit.
type knapsack struct {
	use   []int64
	users []int32
	limit int64
}

// knapsacks are the budgets, and for every resource its total over the horizon.
func knapsacks(p *Problem) []*knapsack {
	var all []*knapsack
	for _, b := range p.Budgets {
		all = append(all, newKnapsack(b.Use, b.Limit))
	}
	for r, resource := range p.Resources {
		use := make([]int64, len(p.Tasks))
		var limit int64
		for _, c := range resource.Capacity {
			limit += int64(min(max(c, 0), maxAmount))
		}
		for i, t := range p.Tasks {
			use[i] = min(demandOf(t, r), maxAmount+1) * int64(t.Duration)
		}
		all = append(all, newKnapsack(use, limit))
	}
	return all
}

func newKnapsack(use []int64, limit int64) *knapsack {
	q := &knapsack{use: use, limit: limit}
	var total int64
	for i, u := range use {
		if u > 0 {
			q.users = append(q.users, int32(i))
			total += u
		}
	}
	if total <= limit {
		q.users = nil
	}
	return q
}

func (q *knapsack) propagate(e *engine) bool {
	var used int64
	for _, i := range q.users {
		if e.isIn(i) {
			used += q.use[i]
		}
	}
	if used > q.limit {
		e.conflict = q.explain(e, e.conflict[:0], used, q.limit)
		return false
	}
	for _, i := range q.users {
		if used+q.use[i] <= q.limit || e.isIn(i) || e.isOut(i) {
			continue
		}
		mark := len(e.arena)
		e.arena = q.explain(e, e.arena, used, q.limit-q.use[i])
		if !e.setBy(fact{i, e.last[i] + 1, atLeast}, mark) {
			return false
		}
	}
	return true
}

// explain adds chosen tasks that together use more than limit.
func (q *knapsack) explain(e *engine, out []fact, used, limit int64) []fact {
	for _, i := range q.users {
		if !e.isIn(i) {
			continue
		}
		if used-q.use[i] > limit {
			used -= q.use[i]
			continue
		}
		out = append(out, fact{i, e.last[i], atMost})
	}
	return out
}

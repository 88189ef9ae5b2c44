package solve

// gain asks for a basket worth at least target. Everything still possible bounds the
// value from above (the terms never fall when a task is added), which is explained by
// the tasks ruled out; a task without which the target is out of reach must be chosen.
type gain struct {
	target int64
	terms  []Term
	of     [][]Part // per task: Task is the index of the term
	users  []int32
	sum    []int64
	top    [][2]int64 // the two largest amounts still possible
	worth  []int64
}

func newGain(p *Problem, target int64) *gain {
	q := &gain{target: target, of: make([][]Part, len(p.Tasks))}
	for _, t := range p.Terms {
		k := len(q.terms)
		clamped := Term{Coefficient: t.Coefficient}
		for _, part := range t.Parts {
			if a := min(part.Amount, t.Cap); a > 0 && t.Coefficient > 0 { // above the cap nothing changes
				clamped.Parts = append(clamped.Parts, Part{part.Task, a})
				clamped.Cap = min(t.Cap, clamped.Cap+a) // the sum is never above the sum of all
				q.of[part.Task] = append(q.of[part.Task], Part{k, a})
			}
		}
		q.terms = append(q.terms, clamped)
	}
	for i := range q.of {
		if len(q.of[i]) > 0 {
			q.users = append(q.users, int32(i))
		}
	}
	q.sum, q.worth = make([]int64, len(q.terms)), make([]int64, len(q.terms))
	q.top = make([][2]int64, len(q.terms))
	return q
}

func (t *Term) worth(sum, largest int64) int64 {
	return t.Coefficient * min(2*t.Cap, sum+largest)
}

func (q *gain) propagate(e *engine) bool {
	total := q.possible(e)
	if total < q.target {
		e.conflict = q.explain(e, e.conflict[:0], total, -1)
		return false
	}
	for _, i := range q.users {
		if e.isIn(i) || e.isOut(i) {
			continue
		}
		left := total
		for _, part := range q.of[i] {
			k := part.Task
			left += q.terms[k].worth(q.sum[k]-part.Amount, q.without(k, part.Amount)) - q.worth[k]
		}
		if left >= q.target {
			continue
		}
		mark := len(e.arena)
		e.arena = q.explain(e, e.arena, left, i)
		if !e.setBy(fact{i, e.last[i], atMost}, mark) {
			return false
		}
		q.possible(e) // the explanation changed the sums
	}
	return true
}

// possible is the value of everything not ruled out.
func (q *gain) possible(e *engine) int64 {
	var total int64
	for k := range q.terms {
		var sum int64
		var top [2]int64
		for _, part := range q.terms[k].Parts {
			if e.isOut(int32(part.Task)) {
				continue
			}
			sum += part.Amount
			switch {
			case part.Amount > top[0]:
				top = [2]int64{part.Amount, top[0]}
			case part.Amount > top[1]:
				top[1] = part.Amount
			}
		}
		q.sum[k], q.top[k] = sum, top
		q.worth[k] = q.terms[k].worth(sum, top[0])
		total += q.worth[k]
	}
	return total
}

// without is the largest amount of a term when one task with this amount is gone.
func (q *gain) without(k int, amount int64) int64 {
	if amount == q.top[k][0] {
		return q.top[k][1]
	}
	return q.top[k][0]
}

// explain adds the tasks ruled out that matter: those which, given back, would reach the
// target. One task is taken as gone besides; total is the value without it.
func (q *gain) explain(e *engine, out []fact, total int64, gone int32) []fact {
	if gone >= 0 {
		for _, part := range q.of[gone] {
			k := part.Task
			q.top[k][0] = q.without(k, part.Amount)
			q.sum[k] -= part.Amount
			q.worth[k] = q.terms[k].worth(q.sum[k], q.top[k][0])
		}
	}
	for _, i := range q.users {
		if !e.isOut(i) || i == gone {
			continue
		}
		with := total
		for _, part := range q.of[i] {
			k := part.Task
			with += q.terms[k].worth(q.sum[k]+part.Amount, max(q.top[k][0], part.Amount)) - q.worth[k]
		}
		if with >= q.target {
			out = append(out, fact{i, e.last[i] + 1, atLeast})
			continue
		}
		total = with
		for _, part := range q.of[i] {
			k := part.Task
			q.sum[k] += part.Amount
			q.top[k][0] = max(q.top[k][0], part.Amount)
			q.worth[k] = q.terms[k].worth(q.sum[k], q.top[k][0])
		}
	}
	return out
}

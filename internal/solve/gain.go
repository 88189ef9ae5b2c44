package solve

import (
	"cmp"
	"slices"
)

// gain asks for a basket worth at least target. Everything still possible bounds the
// value from above (the terms never fall when a task is added; of each class only the
// largest amount counts), which is explained by the tasks ruled out; a task without which
// the target is out of reach must be chosen.
type gain struct {
	target int64
	terms  []gainTerm
	of     [][]gainPart // per task
	users  []int32
	total  int64
}

type gainTerm struct {
	Term
	classes []gainClass
	sum     int64 // of the largest amounts of the classes
	worth   int64
}

// gainClass is what a class of tasks can add to a term.
type gainClass struct {
	parts []Part
	most  int64    // largest amount
	top   [2]int64 // the two largest amounts still possible
}

// gainPart is what one task can add to a class of a term.
type gainPart struct {
	term, class int
	amount      int64
}

func newGain(p *Problem, c classes, target int64) *gain {
	q := &gain{target: target, of: make([][]gainPart, len(p.Tasks))}
	for _, t := range p.Terms {
		q.addTerm(t, c)
	}
	for i := range q.of {
		if len(q.of[i]) > 0 {
			q.users = append(q.users, int32(i))
		}
	}
	return q
}

// addTerm with its classes, those with the largest amounts first.
func (q *gain) addTerm(t Term, c classes) {
	out := gainTerm{Term: Term{Coefficient: t.Coefficient}}
	place := map[int]int{}
	for _, part := range t.Parts {
		a := min(part.Amount, t.Cap) // above the cap nothing changes
		if a <= 0 || t.Coefficient == 0 {
			continue
		}
		k, known := place[c.of[part.Task]]
		if !known {
			k = len(out.classes)
			place[c.of[part.Task]] = k
			out.classes = append(out.classes, gainClass{})
		}
		class := &out.classes[k]
		class.parts = append(class.parts, Part{part.Task, a})
		class.most = max(class.most, a)
	}
	slices.SortStableFunc(out.classes, func(a, b gainClass) int { return cmp.Compare(b.most, a.most) })
	for k := range out.classes {
		class := &out.classes[k]
		out.Cap = min(t.Cap, out.Cap+class.most) // the sum is never above that of all classes
		out.Parts = append(out.Parts, class.parts...)
		for _, part := range class.parts {
			q.of[part.Task] = append(q.of[part.Task], gainPart{len(q.terms), k, part.Amount})
		}
	}
	q.terms = append(q.terms, out)
}

func (t *Term) worth(sum, largest int64) int64 {
	return t.Coefficient * min(2*t.Cap, sum+largest)
}

func (q *gain) propagate(e *engine) bool {
	q.possible(e)
	if q.total < q.target {
		e.conflict = q.explain(e, e.conflict[:0], -1)
		return false
	}
	for _, i := range q.users {
		if e.isIn(i) || e.isOut(i) || q.total-q.loss(i) >= q.target {
			continue
		}
		mark := len(e.arena)
		e.arena = q.explain(e, e.arena, i)
		if !e.setBy(fact{i, e.last[i], atMost}, mark) {
			return false
		}
		q.possible(e) // the explanation changed the sums
	}
	return true
}

// possible is the value of everything not ruled out.
func (q *gain) possible(e *engine) {
	q.total = 0
	for k := range q.terms {
		t := &q.terms[k]
		t.sum = 0
		for c := range t.classes {
			class := &t.classes[c]
			class.top = [2]int64{}
			for _, part := range class.parts {
				if !e.isOut(int32(part.Task)) {
					class.add(part.Amount)
				}
			}
			t.sum += class.top[0]
		}
		t.worth = t.Term.worth(t.sum, t.largest(-1))
		q.total += t.worth
	}
}

func (c *gainClass) add(amount int64) {
	switch {
	case amount > c.top[0]:
		c.top = [2]int64{amount, c.top[0]}
	case amount > c.top[1]:
		c.top[1] = amount
	}
}

// largest amount of the classes but one.
func (t *gainTerm) largest(without int) int64 {
	var most int64
	for c := range t.classes {
		if c != without {
			most = max(most, t.classes[c].top[0])
		}
	}
	return most
}

// loss of value when a task still possible is ruled out.
func (q *gain) loss(i int32) int64 {
	var loss int64
	for _, part := range q.of[i] {
		t := &q.terms[part.term]
		if top := t.classes[part.class].top; part.amount == top[0] {
			loss += t.worth - t.Term.worth(t.sum-top[0]+top[1], max(top[1], t.largest(part.class)))
		}
	}
	return loss
}

// rule a task out.
func (q *gain) rule(i int32) {
	for _, part := range q.of[i] {
		t := &q.terms[part.term]
		if class := &t.classes[part.class]; part.amount == class.top[0] {
			t.sum += class.top[1] - class.top[0]
			class.top = [2]int64{class.top[1], 0}
			q.total -= t.worth
			t.worth = t.Term.worth(t.sum, t.largest(-1))
			q.total += t.worth
		}
	}
}

// explain adds the tasks ruled out that matter: those which, given back, would reach the
// target. One task is taken as gone besides.
func (q *gain) explain(e *engine, out []fact, gone int32) []fact {
	if gone >= 0 {
		q.rule(gone)
	}
	for _, i := range q.users {
		if !e.isOut(i) || i == gone {
			continue
		}
		f := fact{i, e.last[i] + 1, atLeast}
		if e.reached(f) < 0 {
			continue
		}
		if q.total+q.gainOf(i) >= q.target {
			out = append(out, f)
			continue
		}
		q.giveBack(i)
	}
	return out
}

// gainOf giving a task back.
func (q *gain) gainOf(i int32) int64 {
	var more int64
	for _, part := range q.of[i] {
		t := &q.terms[part.term]
		if top := t.classes[part.class].top[0]; part.amount > top {
			more += t.Term.worth(t.sum-top+part.amount, max(part.amount, t.largest(-1))) - t.worth
		}
	}
	return more
}

func (q *gain) giveBack(i int32) {
	for _, part := range q.of[i] {
		t := &q.terms[part.term]
		if class := &t.classes[part.class]; part.amount > class.top[0] {
			t.sum += part.amount - class.top[0]
			class.top[0] = part.amount
			q.total -= t.worth
			t.worth = t.Term.worth(t.sum, t.largest(-1))
			q.total += t.worth
		}
	}
}

// value of starts.
func (q *gain) value(start []int) int64 {
	var value int64
	for k := range q.terms {
		var sum, largest int64
		for _, part := range q.terms[k].Parts {
			if start[part.Task] >= 0 {
				sum += part.Amount
				largest = max(largest, part.Amount)
			}
		}
		value += q.terms[k].Term.worth(sum, largest)
	}
	return value
}

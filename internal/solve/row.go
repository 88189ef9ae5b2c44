package solve

import "math/bits"

// row keeps Σ cost ≤ limit, one cost for each class of tasks: that of the start of the
// task chosen, or that of choosing none. It carries the bound rows of the relaxation and
// the cost of lateness.
type row struct {
	limit   int64
	classes []rowClass
	terms   []rowTerm
	space   envelope[int64]
	kept    []fixing
}

// rowClass is the cost of a class; at most one of its modes is chosen.
type rowClass struct {
	modes  []mode
	none   int64 // cost of choosing none
	always int64 // least at the root
	least  int64
	in     int // the mode chosen, −1 open or none
}

// mode is one task of a class.
type mode struct {
	task  int32
	cost  table
	root  int64    // least cost at the root
	least int64    // within the bounds; noCost when it is out
	seen  [2]int32 // bounds for which least was computed
}

const noCost = int64(1) << 62

// A table answers minima over ranges of starts.
type table struct {
	first int32
	power [][]int64 // power[k][x]: minimum of 2^k entries from x
}

func newTable(first int32, cost []int64) table {
	t := table{first: first, power: [][]int64{cost}}
	for w := 1; 2*w <= len(cost); w *= 2 {
		below := t.power[len(t.power)-1]
		next := make([]int64, len(cost)-2*w+1)
		for x := range next {
			next[x] = min(below[x], below[x+w])
		}
		t.power = append(t.power, next)
	}
	return t
}

func (t *table) at(s int32) int64 { return t.power[0][s-t.first] }

// end is the last start.
func (t *table) end() int32 { return t.first + int32(len(t.power[0])) - 1 }

// least cost over the starts from a to b; noCost when there is none.
func (t *table) least(a, b int32) int64 {
	if a > b {
		return noCost
	}
	k := bits.Len32(uint32(b-a+1)) - 1
	p := t.power[k]
	return min(p[a-t.first], p[b-t.first+1-1<<k])
}

// addRow registers Σ cost ≤ limit over the classes; cost is asked for the possible starts
// of a task, none for the cost of choosing none of a class. Classes whose cost is always
// the same are folded into the limit.
func (e *engine) addRow(limit int64, c classes, cost func(i, start int32) int64, none func(class int) int64) *row {
	q := &row{limit: limit}
	var users []int32
	for k, members := range c.members {
		class := rowClass{none: none(k), in: -1}
		least, most, must := class.none, class.none, false
		for _, m := range members {
			i := int32(m)
			if e.isOut(i) {
				continue
			}
			from, to := e.bound[i][atLeast], min(e.bound[i][atMost], e.last[i])
			costs := make([]int64, 0, to-from+1)
			for s := from; s <= to; s++ {
				costs = append(costs, cost(i, s))
			}
			t := newTable(from, costs)
			class.modes = append(class.modes, mode{task: i, cost: t, root: t.least(from, to), seen: [2]int32{-1, -1}})
			if e.isIn(i) && !must {
				must = true
				least, most = costs[0], costs[0]
			}
			for _, v := range costs {
				least, most = min(least, v), max(most, v)
			}
		}
		if least == most {
			q.limit -= least
			continue
		}
		class.always = class.refresh(e)
		q.classes = append(q.classes, class)
		for _, m := range class.modes {
			users = append(users, m.task)
		}
	}
	e.add(q, users)
	return q
}

// refresh the least costs of a class.
func (c *rowClass) refresh(e *engine) int64 {
	changed := false
	for k := range c.modes {
		m := &c.modes[k]
		if b := e.bound[m.task]; m.seen != b {
			m.seen = b
			m.least = m.cost.least(b[atLeast], min(b[atMost], e.last[m.task]))
			changed = true
		}
	}
	if changed {
		c.in = -1
		c.least = c.none
		for k := range c.modes {
			m := &c.modes[k]
			if e.isIn(m.task) {
				c.in, c.least = k, m.least
				break
			}
			c.least = min(c.least, m.least)
		}
	}
	return c.least
}

// without is the least cost when one mode is not chosen.
func (c *rowClass) without(k int) int64 {
	least := c.none
	for j := range c.modes {
		if j != k {
			least = min(least, c.modes[j].least)
		}
	}
	return least
}

func (q *row) propagate(e *engine) bool {
	var total int64
	for k := range q.classes {
		total += q.classes[k].refresh(e)
	}
	for k := range q.terms {
		total += q.refresh(e, &q.terms[k])
	}
	if total > q.limit {
		e.conflict = q.explain(e, e.conflict[:0], total-q.limit-1, nil)
		return false
	}
	for k := range q.classes {
		c := &q.classes[k]
		most := c.least + q.limit - total
		for j := range c.modes {
			if (c.in < 0 || c.in == j) && !q.prune(e, c, j, most, total-c.least-q.limit-1) {
				return false
			}
		}
	}
	return true
}

// prune the starts of a mode that cost more than most; excess is that of the other
// classes over the limit.
func (q *row) prune(e *engine, c *rowClass, j int, most, excess int64) bool {
	m := &c.modes[j]
	i := m.task
	low, high := e.bound[i][atLeast], e.bound[i][atMost]
	if low == high {
		return true
	}
	last := min(high, e.last[i])
	from, cheapest := low, noCost
	for from <= last && m.cost.at(from) > most {
		cheapest = min(cheapest, m.cost.at(from))
		from++
	}
	if from > low {
		mark := len(e.arena)
		e.arena = append(e.arena, fact{i, low, atLeast})
		e.arena = q.explain(e, e.arena, excess+cheapest, c)
		if !e.setBy(fact{i, from, atLeast}, mark) {
			return false
		}
	}
	if from > last {
		return true
	}
	to, cheapest := last, noCost
	if c.in != j {
		if cheapest = c.without(j); cheapest <= most {
			return true
		}
	}
	for to >= from && m.cost.at(to) > most {
		cheapest = min(cheapest, m.cost.at(to))
		to--
	}
	if to == high {
		return true
	}
	mark := len(e.arena)
	if c.in == j {
		e.arena = append(e.arena, fact{i, high, atMost})
	} else {
		e.arena, _ = c.explainOthers(e, e.arena, cheapest, j)
	}
	e.arena = q.explain(e, e.arena, excess+cheapest, c)
	return e.setBy(fact{i, to, atMost}, mark)
}

// explainOthers: why no mode but one costs less than enough; least is what the facts
// given imply.
func (c *rowClass) explainOthers(e *engine, out []fact, enough int64, without int) (_ []fact, least int64) {
	least = c.none
	for k := range c.modes {
		m := &c.modes[k]
		switch {
		case k == without:
			continue
		case m.root >= enough:
			least = min(least, m.root)
			continue
		}
		low := e.bound[m.task][atLeast]
		for low > m.cost.first && m.cost.at(low-1) >= enough {
			low--
		}
		out = append(out, fact{m.task, low, atLeast})
		least = min(least, m.cost.least(low, m.cost.end()))
	}
	return out, least
}

// explain adds the facts that make the least costs large; excess may be given away by
// asking for weaker facts.
func (q *row) explain(e *engine, out []fact, excess int64, without *rowClass) []fact {
	for k := range q.classes {
		c := &q.classes[k]
		if c == without || c.least == c.always {
			continue
		}
		if c.least-c.always <= excess {
			excess -= c.least - c.always
			continue
		}
		var least int64
		out, least = c.explain(e, out, c.least-excess)
		excess -= c.least - least
	}
	for k := range q.terms {
		out, excess = q.explainTerm(e, out, &q.terms[k], excess)
	}
	return out
}

// explain why the class costs at least enough; least is what the facts given imply.
func (c *rowClass) explain(e *engine, out []fact, enough int64) (_ []fact, least int64) {
	if c.in < 0 {
		return c.explainOthers(e, out, enough, -1)
	}
	m := &c.modes[c.in]
	low, high, end := m.seen[atLeast], m.seen[atMost], m.cost.end()
	for low > m.cost.first && m.cost.at(low-1) >= enough {
		low--
	}
	for high < end && m.cost.at(high+1) >= enough {
		high++
	}
	least = m.cost.least(low, high)
	if low > m.cost.first {
		out = append(out, fact{m.task, low, atLeast})
	}
	if high == end {
		other := c.none
		for k := range c.modes {
			if k != c.in {
				other = min(other, c.modes[k].root)
			}
		}
		if other >= enough {
			return out, min(least, other)
		}
	}
	return append(out, fact{m.task, high, atMost}), least
}

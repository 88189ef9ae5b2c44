package solve

import "math/bits"

// row keeps Σ cost_i(start_i) ≤ limit, where every cost is a table over the starts from
// first to out. It carries the bound rows of the relaxation and the cost of lateness.
type row struct {
	limit int64
	tasks []int32
	table []table // per task in tasks
	least []int64
	seen  [][2]int32 // bounds for which least was computed
}

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

// least cost over the starts from a to b.
func (t *table) least(a, b int32) int64 {
	k := bits.Len32(uint32(b-a+1)) - 1
	p := t.power[k]
	return min(p[a-t.first], p[b-t.first+1-1<<k])
}

// addRow registers Σ cost(i, start) ≤ limit; start last+1 means out. Tasks whose cost is
// always the same are folded into the limit.
func (e *engine) addRow(limit int64, cost func(i, start int32) int64) *row {
	q := &row{limit: limit}
	for i := int32(0); i < e.tasks; i++ {
		from, to := e.first[i], max(e.first[i], e.last[i]+1)
		costs := make([]int64, 0, to-from+1)
		least, most := cost(i, from), cost(i, from)
		for s := from; s <= to; s++ {
			c := cost(i, s)
			costs = append(costs, c)
			least, most = min(least, c), max(most, c)
		}
		if least == most {
			q.limit -= least
			continue
		}
		q.tasks = append(q.tasks, i)
		q.table = append(q.table, newTable(from, costs))
		q.least = append(q.least, 0)
		q.seen = append(q.seen, [2]int32{-1, -1})
	}
	e.add(q, q.tasks)
	return q
}

func (q *row) total(e *engine) int64 {
	var total int64
	for k, i := range q.tasks {
		low, high := e.bound[i][atLeast], e.bound[i][atMost]
		if q.seen[k] != [2]int32{low, high} {
			q.seen[k] = [2]int32{low, high}
			q.least[k] = q.table[k].least(low, high)
		}
		total += q.least[k]
	}
	return total
}

func (q *row) propagate(e *engine) bool {
	total := q.total(e)
	if total > q.limit {
		e.conflict = q.explain(e, e.conflict[:0], total-q.limit-1, -1)
		return false
	}
	slack := q.limit - total
	for k, i := range q.tasks {
		low, high := e.bound[i][atLeast], e.bound[i][atMost]
		if low == high {
			continue
		}
		t, most := &q.table[k], q.least[k]+slack
		from, cheapest := low, int64(1)<<62
		for from <= high && t.at(from) > most {
			cheapest = min(cheapest, t.at(from))
			from++
		}
		if from > low {
			mark := len(e.arena)
			e.arena = append(e.arena, fact{i, low, atLeast})
			e.arena = q.explain(e, e.arena, total-q.least[k]+cheapest-q.limit-1, k)
			if !e.setBy(fact{i, from, atLeast}, mark) {
				return false
			}
		}
		to, cheapest := high, int64(1)<<62
		for to >= low && t.at(to) > most {
			cheapest = min(cheapest, t.at(to))
			to--
		}
		if to < high {
			mark := len(e.arena)
			e.arena = append(e.arena, fact{i, high, atMost})
			e.arena = q.explain(e, e.arena, total-q.least[k]+cheapest-q.limit-1, k)
			if !e.setBy(fact{i, to, atMost}, mark) {
				return false
			}
		}
	}
	return true
}

// explain adds the facts that make the least costs large; excess may be given away by
// asking for weaker facts.
func (q *row) explain(e *engine, out []fact, excess int64, without int) []fact {
	for k, i := range q.tasks {
		t := &q.table[k]
		end := t.first + int32(len(t.power[0])) - 1
		low, high := e.bound[i][atLeast], e.bound[i][atMost]
		least := q.least[k]
		always := t.least(t.first, end)
		if k == without || least == always {
			continue
		}
		if least-always <= excess {
			excess -= least - always
			continue
		}
		enough := least - excess
		for low > t.first && t.at(low-1) >= enough {
			low--
		}
		for high < end && t.at(high+1) >= enough {
			high++
		}
		excess -= least - t.least(low, high)
		if low > t.first {
			out = append(out, fact{i, low, atLeast})
		}
		if high < end {
			out = append(out, fact{i, high, atMost})
		}
	}
	return out
}

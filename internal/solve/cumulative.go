package solve

// cumulative keeps one resource within its capacity in every period. Time-table
// reasoning: a chosen task surely runs from its last start to its first end; where that
// leaves too little, another task cannot run. Explanations name single periods.
type cumulative struct {
	capacity []int32
	users    []int32
	demand   []int32 // per task
	load     []int32
	compact  []fact
}

func newCumulative(p *Problem, w windows, r int) *cumulative {
	end := w.end(p)
	q := &cumulative{capacity: make([]int32, end), demand: make([]int32, len(p.Tasks)), load: make([]int32, end+1)}
	var total int64
	for i, t := range p.Tasks {
		d := demandOf(t, r)
		if d == 0 {
			continue
		}
		q.users = append(q.users, int32(i))
		q.demand[i] = int32(min(d, maxAmount+1)) // more than any capacity
		total += d
	}
	if len(q.users) == 0 {
		return nil
	}
	least := int64(maxAmount)
	for t, c := range p.Resources[r].Capacity[:end] {
		q.capacity[t] = int32(min(max(c, 0), maxAmount))
		least = min(least, int64(c))
	}
	if total <= least {
		return nil
	}
	return q
}

// demandOf adds up what a task asks of a resource per period.
func demandOf(t Task, r int) int64 {
	var d int64
	for _, x := range t.Demand {
		if x.Resource == r {
			d += int64(x.Amount)
		}
	}
	return d
}

func (q *cumulative) propagate(e *engine) bool {
	clear(q.load)
	for _, i := range q.users {
		if from, to, runs := e.surely(i); runs {
			q.load[from] += q.demand[i]
			q.load[to] -= q.demand[i]
		}
	}
	var sum int32
	room := int32(maxAmount)
	for t, c := range q.capacity {
		sum += q.load[t]
		q.load[t] = sum
		if sum > c {
			e.conflict = q.explain(e, e.conflict[:0], int32(t), c, -1)
			return false
		}
		room = min(room, c-sum)
	}
	for _, i := range q.users {
		if q.demand[i] <= room || e.bound[i][atLeast] == e.bound[i][atMost] || e.isOut(i) {
			continue
		}
		if !q.pushLater(e, i) || e.isIn(i) && !q.pushEarlier(e, i) {
			return false
		}
	}
	return true
}

// surely: the periods from ≤ t < to in which a chosen task runs whatever its start.
func (e *engine) surely(i int32) (from, to int32, runs bool) {
	from, to = e.bound[i][atMost], e.bound[i][atLeast]+e.duration[i]
	return from, to, from <= e.last[i] && from < to
}

func (q *cumulative) pushLater(e *engine, i int32) bool {
	d, r := e.duration[i], q.demand[i]
again:
	low := e.bound[i][atLeast]
	if low > e.last[i] {
		return true
	}
	end := low + d
	if e.isIn(i) {
		end = min(end, e.bound[i][atMost]) // beyond, its own sure part is in the load
	}
	for t := end - 1; t >= low; t-- {
		if q.load[t]+r <= q.capacity[t] {
			continue
		}
		mark := len(e.arena)
		e.arena = append(e.arena, fact{i, max(t-d+1, 0), atLeast})
		e.arena = q.explain(e, e.arena, t, q.capacity[t]-r, i)
		if !e.setBy(fact{i, min(t+1, e.last[i]+1), atLeast}, mark) {
			return false
		}
		goto again
	}
	return true
}

func (q *cumulative) pushEarlier(e *engine, i int32) bool {
	d, r := e.duration[i], q.demand[i]
again:
	high := e.bound[i][atMost]
	for t := max(e.bound[i][atLeast]+d, high); t < high+d; t++ {
		if q.load[t]+r <= q.capacity[t] {
			continue
		}
		mark := len(e.arena)
		e.arena = append(e.arena, fact{i, min(t, e.last[i]), atMost})
		e.arena = q.explain(e, e.arena, t, q.capacity[t]-r, i)
		if !e.setBy(fact{i, t - d, atMost}, mark) {
			return false
		}
		goto again
	}
	return true
}

// explain adds why the load in period t, without one task, is above limit.
func (q *cumulative) explain(e *engine, out []fact, t, limit, without int32) []fact {
	var total int32
	running := q.compact[:0]
	for _, j := range q.users {
		if from, to, runs := e.surely(j); runs && j != without && from <= t && t < to {
			running = append(running, fact{task: j, value: q.demand[j]})
			total += q.demand[j]
		}
	}
	q.compact = running
	for _, f := range running {
		if total-f.value > limit {
			total -= f.value
			continue
		}
		j := f.task
		out = append(out, fact{j, min(t, e.last[j]), atMost}, fact{j, t - e.duration[j] + 1, atLeast})
	}
	return out
}

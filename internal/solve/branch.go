package solve

// activity is the branching order: literals met in recent conflicts first, tried with
// the value they last had.
type activity struct {
	score      []float64
	step       float64
	heap       []int32
	place      []int32 // in the heap, −1 absent
	phase      []bool  // [start ≤ time] was true
	clauseStep float32
}

func (a *activity) init(e *engine) {
	n := len(e.literals)
	a.score, a.phase = make([]float64, n), make([]bool, n)
	a.heap, a.place = make([]int32, n), make([]int32, n)
	a.step, a.clauseStep = 1, 1
	for k := range a.heap {
		a.heap[k], a.place[k] = int32(k), int32(k)
		a.phase[k] = e.literals[k].time == e.last[e.literals[k].task]
	}
}

// follow makes the search try a known plan first.
func (e *engine) follow(start []int) {
	for k, at := range e.literals {
		e.phase[k] = start[at.task] >= 0 && start[at.task] <= int(at.time)
	}
}

// remember the phase of the literals a change decided, as it is undone.
func (a *activity) remember(e *engine, c *change) {
	base := e.offset[c.task] - e.first[c.task]
	from, to := c.old, c.now
	if c.side == atMost {
		from, to = c.now, c.old
	}
	for t := from; t < to; t++ {
		x := base + t
		a.phase[x] = c.side == atMost
		if a.place[x] < 0 {
			a.insert(x)
		}
	}
}

// decide opens a level with the most active open literal; false when none is left.
func (e *engine) decide() bool {
	for len(e.heap) > 0 {
		x := e.heap[0]
		i, t := e.literals[x].task, e.literals[x].time
		if e.bound[i][atLeast] <= t && t < e.bound[i][atMost] {
			e.push()
			if e.phase[x] {
				return e.set(fact{i, t, atMost}, reason{})
			}
			return e.set(fact{i, t + 1, atLeast}, reason{})
		}
		e.pop()
	}
	return false
}

func (a *activity) bump(x literal) {
	a.score[x] += a.step
	if a.score[x] > 1e100 {
		for k := range a.score {
			a.score[k] *= 1e-100
		}
		a.step *= 1e-100
	}
	if a.place[x] >= 0 {
		a.up(a.place[x])
	}
}

func (e *engine) bumpClause(c *clause) {
	c.activity += e.clauseStep
	if c.activity > 1e20 {
		for _, d := range e.learned {
			d.activity *= 1e-20
		}
		e.clauseStep *= 1e-20
	}
}

func (a *activity) decay() {
	a.step /= 0.95
	a.clauseStep /= 0.999
}

func (a *activity) before(x, y int32) bool {
	return a.score[x] > a.score[y] || a.score[x] == a.score[y] && x < y
}

func (a *activity) put(x, k int32) {
	a.heap[k] = x
	a.place[x] = k
}

func (a *activity) up(k int32) {
	x := a.heap[k]
	for k > 0 {
		parent := (k - 1) / 2
		if !a.before(x, a.heap[parent]) {
			break
		}
		a.put(a.heap[parent], k)
		k = parent
	}
	a.put(x, k)
}

func (a *activity) down(k int32) {
	x, n := a.heap[k], int32(len(a.heap))
	for 2*k+1 < n {
		child := 2*k + 1
		if child+1 < n && a.before(a.heap[child+1], a.heap[child]) {
			child++
		}
		if !a.before(a.heap[child], x) {
			break
		}
		a.put(a.heap[child], k)
		k = child
	}
	a.put(x, k)
}

func (a *activity) insert(x int32) {
	a.heap = append(a.heap, x)
	a.up(int32(len(a.heap) - 1))
}

func (a *activity) pop() {
	end := len(a.heap) - 1
	x, y := a.heap[0], a.heap[end]
	a.heap = a.heap[:end]
	a.place[x] = -1
	if x != y {
		a.put(y, 0)
		a.down(0)
	}
}

package solve

// A verdict ends a search.
type verdict int

const (
	exhausted verdict = iota // nothing better exists
	stopped
)

const (
	restartUnit  = 250
	clausesAtTop = 1500
)

// search enumerates improving plans until none is left. found is told each plan; it
// tightens the limits of the propagators so that only better plans remain.
func (e *engine) search(conflicts int64, stop func() bool, found func(start []int)) verdict {
	if !e.prepare() {
		return exhausted
	}
	var run, sinceRestart int64 = 1, 0
	keep := clausesAtTop
	last := e.conflicts + conflicts
	for {
		if !e.propagate() {
			e.conflicts++
			sinceRestart++
			if !e.resolve() {
				return exhausted
			}
			if e.conflicts >= last || e.conflicts&255 == 0 && stop() {
				return stopped
			}
			continue
		}
		if sinceRestart >= restartUnit*luby(run) {
			run++
			sinceRestart = 0
			e.cancel(0)
			if len(e.learned) > keep {
				e.forget()
				keep += 200
			}
			continue
		}
		if !e.decide() {
			start := e.plan()
			e.cancel(0)
			e.follow(start)
			found(start)
			e.wakeAll()
		}
	}
}

// prepare brings the root to its first fixed point.
func (e *engine) prepare() bool {
	for i := int32(0); i < e.tasks; i++ {
		if e.bound[i][atLeast] > e.bound[i][atMost] {
			return false
		}
		if e.isIn(i) && !e.excludeRivals(i) {
			return false
		}
	}
	for k := range e.needs {
		if !e.propagateNeed(int32(k)) {
			return false
		}
	}
	e.wakeAll()
	return e.propagate()
}

func (e *engine) wakeAll() {
	for k := range e.pending {
		e.pending[k] = true
	}
}

// resolve learns from the conflict and goes back; false at the root.
func (e *engine) resolve() bool {
	if len(e.levels) == 0 {
		return false
	}
	clause, back, levels, ok := e.analyze()
	if !ok {
		return false
	}
	e.cancel(back)
	if !e.learn(clause, levels) {
		return false
	}
	e.decay()
	return true
}

// plan reads the starts when every bound is fixed.
func (e *engine) plan() []int {
	start := make([]int, e.tasks)
	for i := range start {
		start[i] = int(e.bound[i][atLeast])
		if e.isOut(int32(i)) {
			start[i] = -1
		}
	}
	return start
}

// luby is the restart sequence 1 1 2 1 1 2 4 … (i ≥ 1).
func luby(i int64) int64 {
	for k := int64(1); ; k++ {
		if full := int64(1)<<k - 1; i == full {
			return 1 << (k - 1)
		} else if i < full {
			return luby(i - (1<<(k-1) - 1))
		}
	}
}

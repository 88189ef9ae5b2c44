package solve

// windows are the first and last possible starts of all tasks from the statement alone;
// first = last+1 means never.
type windows struct {
	first, last []int32
	must        []bool
}

func newWindows(p *Problem) windows {
	n := len(p.Tasks)
	w := windows{make([]int32, n), make([]int32, n), make([]bool, n)}
	for i, t := range p.Tasks {
		w.must[i] = t.Must
		w.first[i] = int32(min(t.Earliest, p.Horizon))
		w.last[i] = int32(max(-1, min(t.Latest, p.Horizon-t.Duration)))
		if t.Never || w.first[i] > w.last[i] {
			w.rule(i)
		}
	}
	for w.followNeeds(p) {
	}
	return w
}

func (w *windows) rule(i int)          { w.last[i] = w.first[i] - 1 }
func (w *windows) possible(i int) bool { return w.first[i] <= w.last[i] }

func (w *windows) clone() windows {
	return windows{append([]int32(nil), w.first...), append([]int32(nil), w.last...), append([]bool(nil), w.must...)}
}

// followNeeds moves first starts behind the earliest supplier; true if one moved.
func (w *windows) followNeeds(p *Problem) (moved bool) {
	for _, n := range p.Needs {
		if !w.possible(n.Task) {
			continue
		}
		earliest := w.last[n.Task] + 1
		for _, a := range n.AnyOf {
			if w.possible(a) {
				earliest = min(earliest, w.first[a]+int32(p.Tasks[a].Duration))
			}
		}
		if earliest > w.first[n.Task] {
			moved = true
			w.first[n.Task] = earliest
			if earliest > w.last[n.Task] {
				w.rule(n.Task)
			}
		}
	}
	return moved
}

// end is the first period in which no task can run any more.
func (w *windows) end(p *Problem) int {
	end := int32(0)
	for i, t := range p.Tasks {
		if w.possible(i) {
			end = max(end, w.last[i]+int32(t.Duration))
		}
	}
	return int(end)
}

// narrowed to what the root of a search has left open.
func (w *windows) narrowed(e *engine) windows {
	e.cancel(0)
	n := w.clone()
	for i, b := range e.bound {
		n.first[i] = b[atLeast]
		n.last[i] = min(b[atMost], e.last[i])
		n.must[i] = e.isIn(int32(i))
	}
	return n
}

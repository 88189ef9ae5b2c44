package solve

import "slices"

// The engine keeps, for every task, the bounds of its start. The start "out" (not
// chosen) is the period after the last possible start, so that one integer carries
// choice and time. Bounds only tighten; every tightening is written to the trail with
// its reason, from which conflicts are explained and clauses learned.

// A side is one of the two bounds of a start.
type side int8

const (
	atLeast side = iota
	atMost
)

// A fact is a bound on the start of one task.
type fact struct {
	task  int32
	value int32
	side  side
}

// A reason says why a bound was tightened.
type reason struct {
	kind   reasonKind
	a, b   int32
	clause *clause
}

type reasonKind int8

const (
	byChoice reasonKind = iota // decided, or true at the root
	byClause
	byFacts  // arena[a:b]
	byStart  // need a: no supplier ends earlier
	bySupply // need a: the only supplier left when the task starts by b
	byGroup  // task a is chosen
)

// A change is one entry of the trail.
type change struct {
	task     int32
	now, old int32
	earlier  int32 // the previous change of the same bound, −1 none
	side     side
	reason   reason
}

// A propagator tightens bounds; false means a conflict, left in engine.conflict.
type propagator interface {
	propagate(e *engine) bool
}

type engine struct {
	tasks    int32
	bound    [][2]int32 // per task: atLeast, atMost
	last     []int32    // last possible start; last+1 is "out"
	duration []int32

	first    []int32 // first start with a literal
	offset   []int32 // of the literals of a task
	literals []stamp
	watches  [][]watch

	trail     []change
	latest    [2][]int32 // the latest change of a bound, −1 none
	levels    []int32    // trail length at each decision
	arena     []fact
	arenaMark []int32
	done      int // changes already propagated

	needs   []need
	needsOf [][]int32 // needs a task takes part in
	groups  [][]int32
	groupOf [][]int32

	propagators []propagator
	wakes       [][]int32 // propagators of a task
	pending     []bool

	conflict []fact
	learned  []*clause
	analysis analysis
	activity
	conflicts int64
	told      int64 // conflicts already reported
}

type need struct {
	task  int32
	anyOf []int32
}

func newEngine(p *Problem, w windows) *engine {
	n := len(p.Tasks)
	e := &engine{tasks: int32(n), last: w.last, first: make([]int32, n), offset: make([]int32, n),
		duration: make([]int32, n), needsOf: make([][]int32, n), groupOf: make([][]int32, n), wakes: make([][]int32, n)}
	e.bound = make([][2]int32, n)
	for s := range e.latest {
		e.latest[s] = make([]int32, n)
		for i := range e.latest[s] {
			e.latest[s][i] = -1
		}
	}
	for i, t := range p.Tasks {
		e.duration[i] = int32(t.Duration)
		e.bound[i] = [2]int32{w.first[i], w.last[i] + 1}
		if w.must[i] {
			e.bound[i][atMost] = w.last[i]
		}
		e.first[i] = w.first[i]
		e.offset[i] = int32(len(e.literals))
		for s := w.first[i]; s < e.bound[i][atMost]; s++ {
			e.literals = append(e.literals, stamp{int32(i), s})
		}
	}
	e.watches = make([][]watch, 2*len(e.literals))
	e.analysis.init(n)
	e.activity.init(e)
	e.addLinks(p)
	for r := range p.Resources {
		if q := newCumulative(p, w, r); q != nil {
			e.add(q, q.users)
		}
	}
	for _, q := range knapsacks(p) {
		e.add(q, q.users)
	}
	return e
}

func (e *engine) addLinks(p *Problem) {
	for k, n := range p.Needs {
		link := need{task: int32(n.Task)}
		e.needsOf[n.Task] = append(e.needsOf[n.Task], int32(k))
		for _, a := range n.AnyOf {
			link.anyOf = append(link.anyOf, int32(a))
			e.needsOf[a] = append(e.needsOf[a], int32(k))
		}
		e.needs = append(e.needs, link)
	}
	for g, group := range p.Groups {
		var members []int32
		for _, i := range group {
			members = append(members, int32(i))
			e.groupOf[i] = append(e.groupOf[i], int32(g))
		}
		e.groups = append(e.groups, members)
	}
}

// add registers a propagator to be woken by the tasks it depends on.
func (e *engine) add(q propagator, tasks []int32) {
	e.propagators = append(e.propagators, q)
	e.pending = append(e.pending, true)
	e.wakeBy(q, tasks)
}

func (e *engine) wakeBy(q propagator, tasks []int32) {
	k := int32(slices.Index(e.propagators, q))
	for _, i := range tasks {
		if !slices.Contains(e.wakes[i], k) {
			e.wakes[i] = append(e.wakes[i], k)
		}
	}
}

func (e *engine) isIn(i int32) bool  { return e.bound[i][atMost] <= e.last[i] }
func (e *engine) isOut(i int32) bool { return e.bound[i][atLeast] > e.last[i] }

// set tightens a bound; false on a conflict. A bound that crosses the opposite one is
// never written: it may lie outside the literals, so its reason is resolved at once.
func (e *engine) set(f fact, r reason) bool {
	old := e.bound[f.task][f.side]
	low, high := e.bound[f.task][atLeast], e.bound[f.task][atMost]
	if f.side == atLeast {
		if f.value <= old {
			return true
		}
		if f.value > high {
			c := change{task: f.task, now: f.value, old: old, side: f.side, reason: r}
			e.conflict = append(e.explain(&c, high+1, e.conflict[:0]), fact{f.task, high, atMost})
			return false
		}
	} else {
		if f.value >= old {
			return true
		}
		if f.value < low {
			c := change{task: f.task, now: f.value, old: old, side: f.side, reason: r}
			e.conflict = append(e.explain(&c, low-1, e.conflict[:0]), fact{f.task, low, atLeast})
			return false
		}
	}
	e.trail = append(e.trail, change{f.task, f.value, old, e.latest[f.side][f.task], f.side, r})
	e.latest[f.side][f.task] = int32(len(e.trail) - 1)
	e.bound[f.task][f.side] = f.value
	return true
}

// setBy tightens a bound for the facts written to the arena since mark.
func (e *engine) setBy(f fact, mark int) bool {
	return e.set(f, reason{kind: byFacts, a: int32(mark), b: int32(len(e.arena))})
}

// propagate runs everything to the fixed point; false on a conflict.
func (e *engine) propagate() bool {
	for {
		for e.done < len(e.trail) {
			c := e.trail[e.done]
			e.done++
			if !e.spread(c) {
				return false
			}
		}
		next := -1
		for k, waiting := range e.pending {
			if waiting {
				next = k
				break
			}
		}
		if next < 0 {
			return true
		}
		e.pending[next] = false
		if !e.propagators[next].propagate(e) {
			return false
		}
	}
}

// spread tells one change to groups, needs, clauses and propagators.
func (e *engine) spread(c change) bool {
	i := c.task
	if c.side == atMost && c.now <= e.last[i] && c.old > e.last[i] && !e.excludeRivals(i) {
		return false
	}
	for _, k := range e.needsOf[i] {
		if !e.propagateNeed(k) {
			return false
		}
	}
	base := e.offset[i] - e.first[i]
	if c.side == atLeast {
		for t := c.old; t < c.now; t++ {
			if l := literal(2 * (base + t)); len(e.watches[l]) > 0 && !e.visit(l) {
				return false
			}
		}
	} else {
		for t := c.now; t < c.old; t++ {
			if l := literal(2*(base+t) + 1); len(e.watches[l]) > 0 && !e.visit(l) {
				return false
			}
		}
	}
	for _, k := range e.wakes[i] {
		e.pending[k] = true
	}
	return true
}

// excludeRivals rules out the tasks sharing a group with a chosen one.
func (e *engine) excludeRivals(i int32) bool {
	for _, g := range e.groupOf[i] {
		for _, j := range e.groups[g] {
			if j != i && !e.set(fact{j, e.last[j] + 1, atLeast}, reason{kind: byGroup, a: i}) {
				return false
			}
		}
	}
	return true
}

// propagateNeed: a task starts no earlier than its first supplier can end; the only
// supplier left must end in time.
func (e *engine) propagateNeed(k int32) bool {
	n := &e.needs[k]
	j := n.task
	if e.isOut(j) {
		return true
	}
	earliest, left, only := e.last[j]+1, 0, int32(-1)
	for _, a := range n.anyOf {
		if e.isOut(a) {
			continue
		}
		end := e.bound[a][atLeast] + e.duration[a]
		earliest = min(earliest, end)
		if end <= e.bound[j][atMost] {
			left++
			only = a
		}
	}
	if !e.set(fact{j, earliest, atLeast}, reason{kind: byStart, a: k}) {
		return false
	}
	if left != 1 || !e.isIn(j) {
		return true
	}
	by := e.bound[j][atMost]
	return e.set(fact{only, min(by-e.duration[only], e.last[only]), atMost}, reason{kind: bySupply, a: k, b: by})
}

// push opens a decision level; cancel undoes all levels above the given one.
func (e *engine) push() {
	e.levels = append(e.levels, int32(len(e.trail)))
	e.arenaMark = append(e.arenaMark, int32(len(e.arena)))
}

func (e *engine) cancel(level int) {
	if len(e.levels) <= level {
		return
	}
	to := int(e.levels[level])
	for k := len(e.trail) - 1; k >= to; k-- {
		c := &e.trail[k]
		e.remember(e, c)
		e.bound[c.task][c.side] = c.old
		e.latest[c.side][c.task] = c.earlier
	}
	e.trail = e.trail[:to]
	e.arena = e.arena[:e.arenaMark[level]]
	e.levels, e.arenaMark = e.levels[:level], e.arenaMark[:level]
	e.done = to
	clear(e.pending)
}

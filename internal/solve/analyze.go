package solve

import "sort"

// analysis of a conflict: the strongest bound asked of every task and where on the
// trail it was reached.
type analysis struct {
	asked   [2][]int32
	at      [2][]int32
	active  [2][]bool
	touched []fact
	start   int32 // of the current decision level on the trail
	open    int   // asked facts of the current level
	buffer  []fact
}

func (a *analysis) init(n int) {
	for s := range a.asked {
		a.asked[s] = make([]int32, n)
		a.at[s] = make([]int32, n)
		a.active[s] = make([]bool, n)
	}
}

// stronger: x says at least as much as y on the same side.
func stronger(s side, x, y int32) bool {
	if s == atLeast {
		return x >= y
	}
	return x <= y
}

// reached is the position on the trail where a fact became true; −1 at the root.
func (e *engine) reached(f fact) int32 {
	c := e.latest[f.side][f.task]
	for c >= 0 && stronger(f.side, e.trail[c].old, f.value) {
		c = e.trail[c].earlier
	}
	if c >= 0 && (len(e.levels) == 0 || c < e.levels[0]) {
		return -1
	}
	return c
}

// levelOf a position on the trail.
func (e *engine) levelOf(at int32) int {
	return sort.Search(len(e.levels), func(k int) bool { return e.levels[k] > at })
}

func (e *engine) ask(f fact) {
	a := &e.analysis
	at := e.reached(f)
	if at < 0 {
		return
	}
	if a.active[f.side][f.task] {
		if stronger(f.side, a.asked[f.side][f.task], f.value) {
			return
		}
		if a.at[f.side][f.task] >= a.start {
			a.open--
		}
	} else {
		a.active[f.side][f.task] = true
		a.touched = append(a.touched, f)
	}
	a.asked[f.side][f.task] = f.value
	a.at[f.side][f.task] = at
	if at >= a.start {
		a.open++
	}
	e.bump(e.negation(f) >> 1)
}

// explain writes facts that together imply the change at least as far as value.
func (e *engine) explain(c *change, value int32, out []fact) []fact {
	switch r := c.reason; r.kind {
	case byClause:
		e.bumpClause(r.clause)
		for _, l := range r.clause.literals {
			if f := e.factOf(l); f.task != c.task || f.side != c.side || f.value != c.now {
				out = append(out, e.factOf(l^1))
			}
		}
	case byFacts:
		out = append(out, e.arena[r.a:r.b]...)
	case byStart:
		for _, a := range e.needs[r.a].anyOf {
			out = append(out, fact{a, min(value-e.duration[a], e.last[a]+1), atLeast})
		}
	case bySupply:
		out = e.explainSupply(c, value, out)
	case byGroup:
		out = append(out, fact{r.a, e.last[r.a], atMost})
	}
	return out
}

func (e *engine) explainSupply(c *change, value int32, out []fact) []fact {
	n, by := &e.needs[c.reason.a], c.reason.b
	if len(n.anyOf) == 1 { // with no other supplier the weaker bound needs less
		by = e.last[n.task]
		if value < e.last[c.task] {
			by = min(by, value+e.duration[c.task])
		}
	}
	out = append(out, fact{n.task, by, atMost})
	for _, a := range n.anyOf {
		if a != c.task {
			out = append(out, fact{a, min(by-e.duration[a]+1, e.last[a]+1), atLeast})
		}
	}
	return out
}

// analyze turns the conflict into a clause (first unique implication point) and the
// level to go back to. False: the conflict holds at the root.
func (e *engine) analyze() (clause []literal, back int, levels int32, ok bool) {
	a := &e.analysis
	level := 0
	for _, f := range e.conflict {
		if at := e.reached(f); at >= 0 {
			level = max(level, e.levelOf(at))
		}
	}
	if level == 0 {
		return nil, 0, 0, false
	}
	e.cancel(level)
	a.start, a.open = e.levels[level-1], 0
	a.touched = a.touched[:0]
	for _, f := range e.conflict {
		e.ask(f)
	}
	k := int32(len(e.trail) - 1)
	for ; ; k-- {
		c := &e.trail[k]
		if !a.active[c.side][c.task] || a.at[c.side][c.task] != k {
			continue
		}
		if a.open == 1 {
			break
		}
		a.active[c.side][c.task] = false
		a.open--
		a.buffer = e.explain(c, a.asked[c.side][c.task], a.buffer[:0])
		for _, f := range a.buffer {
			e.ask(f)
		}
	}
	c := &e.trail[k]
	clause = append(clause, e.negation(fact{c.task, a.asked[c.side][c.task], c.side}))
	return e.rest(clause, k)
}

// rest adds the facts of earlier levels, without those implied by the others.
func (e *engine) rest(clause []literal, point int32) (_ []literal, back int, levels int32, ok bool) {
	a := &e.analysis
	type placed struct {
		literal literal
		at      int32
	}
	var others []placed
	for _, q := range a.touched {
		if !a.active[q.side][q.task] {
			continue
		}
		at := a.at[q.side][q.task]
		if at == point {
			continue
		}
		if e.redundant(at, a.asked[q.side][q.task]) {
			a.active[q.side][q.task] = false
			continue
		}
		others = append(others, placed{e.negation(fact{q.task, a.asked[q.side][q.task], q.side}), at})
	}
	for _, q := range a.touched {
		a.active[q.side][q.task] = false
	}
	sort.Slice(others, func(x, y int) bool { return others[x].at > others[y].at })
	before := -1
	levels = 1
	for _, o := range others {
		clause = append(clause, o.literal)
		if l := e.levelOf(o.at); l != before {
			levels++
			before = l
		}
	}
	if len(others) > 0 {
		back = e.levelOf(others[0].at)
	}
	return clause, back, levels, true
}

// redundant: the change is explained by facts asked for anyway.
func (e *engine) redundant(at, value int32) bool {
	a := &e.analysis
	c := &e.trail[at]
	if c.reason.kind == byChoice {
		return false
	}
	a.buffer = e.explain(c, value, a.buffer[:0])
	for _, f := range a.buffer {
		if a.active[f.side][f.task] && stronger(f.side, a.asked[f.side][f.task], f.value) && a.at[f.side][f.task] < at {
			continue
		}
		if e.reached(f) >= 0 {
			return false
		}
	}
	return true
}

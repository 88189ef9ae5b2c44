package solve

import "sort"

// A literal is 2·index for [start ≤ time] and 2·index+1 for [start > time].
type literal int32

// A stamp is the task and time a literal speaks of.
type stamp struct{ task, time int32 }

// A clause is a learned disjunction; the first two literals are watched.
type clause struct {
	literals []literal
	activity float32
	levels   int32 // decision levels among its literals when learned: few is good
	locked   bool
	deleted  bool
}

type watch struct {
	clause  *clause
	blocker literal
}

// negation of a fact as a literal.
func (e *engine) negation(f fact) literal {
	at := e.offset[f.task] - e.first[f.task] + f.value
	if f.side == atLeast {
		return literal(2 * (at - 1))
	}
	return literal(2*at + 1)
}

// factOf is what a true literal says.
func (e *engine) factOf(l literal) fact {
	x := l >> 1
	at := e.literals[x]
	if l&1 == 0 {
		return fact{at.task, at.time, atMost}
	}
	return fact{at.task, at.time + 1, atLeast}
}

// truth of a literal: 1 true, −1 false, 0 open.
func (e *engine) truth(l literal) int {
	at := e.literals[l>>1]
	b := e.bound[at.task]
	v := 0
	if b[atMost] <= at.time {
		v = 1
	} else if b[atLeast] > at.time {
		v = -1
	}
	if l&1 == 1 {
		return -v
	}
	return v
}

// visit the clauses watching a literal that became false.
func (e *engine) visit(l literal) bool {
	list := e.watches[l]
	kept := list[:0]
	for k, w := range list {
		if w.clause.deleted {
			continue
		}
		if e.truth(w.blocker) == 1 {
			kept = append(kept, w)
			continue
		}
		first, moved := e.rewatch(w.clause, l)
		if moved {
			continue
		}
		kept = append(kept, watch{w.clause, first})
		if e.truth(first) == 1 {
			continue
		}
		if !e.set(e.factOf(first), reason{kind: byClause, clause: w.clause}) {
			kept = append(kept, list[k+1:]...)
			e.watches[l] = kept
			return false
		}
	}
	e.watches[l] = kept
	return true
}

// rewatch looks for another literal to watch instead of l. Otherwise all literals but
// the first are false.
func (e *engine) rewatch(c *clause, l literal) (first literal, moved bool) {
	ls := c.literals
	if ls[0] == l {
		ls[0], ls[1] = ls[1], ls[0]
	}
	first = ls[0]
	if e.truth(first) == 1 {
		return first, false
	}
	for k := 2; k < len(ls); k++ {
		if e.truth(ls[k]) >= 0 {
			ls[1], ls[k] = ls[k], ls[1]
			e.watches[ls[1]] = append(e.watches[ls[1]], watch{c, first})
			return first, true
		}
	}
	return first, false
}

// learn adds the clause found by the analysis after the search went back: its first
// literal is now implied. False: the root is in conflict.
func (e *engine) learn(ls []literal, levels int32) bool {
	if len(ls) == 1 {
		return e.set(e.factOf(ls[0]), reason{})
	}
	c := &clause{literals: ls, activity: e.clauseStep, levels: levels}
	e.learned = append(e.learned, c)
	e.watches[ls[0]] = append(e.watches[ls[0]], watch{c, ls[1]})
	e.watches[ls[1]] = append(e.watches[ls[1]], watch{c, ls[0]})
	return e.set(e.factOf(ls[0]), reason{kind: byClause, clause: c})
}

// forget drops the less useful half of the learned clauses.
func (e *engine) forget() {
	list := e.learned
	sort.SliceStable(list, func(a, b int) bool {
		if short := list[a].levels <= 3; short != (list[b].levels <= 3) {
			return short
		}
		return list[a].activity > list[b].activity
	})
	for k := range e.trail {
		if c := e.trail[k].reason.clause; c != nil {
			c.locked = true
		}
	}
	kept := list[:0]
	for k, c := range list {
		if k < len(list)/2 || c.levels <= 2 || c.locked {
			kept = append(kept, c)
		} else {
			c.deleted = true
		}
		c.locked = false
	}
	clear(list[len(kept):])
	e.learned = kept
}

package solve

// rowTerm is what a bound row loses in one concave term: its dearest basket after the
// charges, less the dearest one that agrees with what is decided.
type rowTerm struct {
	*gainTerm
	unit   int64
	charge []int64
	most   int64 // after the charges, at the root
	loss   int64
	fixed  []fixing // for which loss was computed
}

// addTerms adds the concave terms of a ceiling to its row.
func (e *engine) addTerms(q *row, c *ceiling) {
	user := make([]bool, e.tasks)
	for k, t := range c.terms {
		v := rowTerm{gainTerm: t, unit: c.unit, charge: c.charge[k], fixed: make([]fixing, len(t.Parts))}
		q.space.solve(t, c.unit, v.charge, nil)
		most := q.space.value
		v.look(e)
		q.space.solve(t, c.unit, v.charge, v.fixed)
		v.most = q.space.value
		q.limit -= most - v.most
		q.terms = append(q.terms, v)
		for _, part := range t.Parts {
			user[part.Task] = true
		}
	}
	var users []int32
	for i, uses := range user {
		if uses {
			users = append(users, int32(i))
		}
	}
	e.wakeBy(q, users)
}

// look at what is decided; true when it changed.
func (v *rowTerm) look(e *engine) bool {
	changed := false
	for j, part := range v.Parts {
		f, i := isOpen, int32(part.Task)
		if e.isOut(i) {
			f = isOut
		} else if e.isIn(i) {
			f = isIn
		}
		if v.fixed[j] != f {
			v.fixed[j] = f
			changed = true
		}
	}
	return changed
}

func (q *row) refresh(e *engine, v *rowTerm) int64 {
	if v.look(e) {
		q.space.solve(v.gainTerm, v.unit, v.charge, v.fixed)
		v.loss = v.most - q.space.value
	}
	return v.loss
}

// explainTerm adds the choices that make the loss of a term large, without those that
// excess allows to give away.
func (q *row) explainTerm(e *engine, out []fact, v *rowTerm, excess int64) ([]fact, int64) {
	if v.loss <= excess {
		return out, excess - max(0, v.loss)
	}
	enough, loss := v.loss-excess, v.loss
	kept := append(q.kept[:0], v.fixed...)
	q.kept = kept
	for j, part := range v.Parts {
		i := int32(part.Task)
		f := fact{i, e.last[i] + 1, atLeast}
		switch kept[j] {
		case isOpen:
			continue
		case isIn:
			f = fact{i, e.last[i], atMost}
		}
		if e.reached(f) < 0 {
			continue
		}
		was := kept[j]
		kept[j] = isOpen
		q.space.solve(v.gainTerm, v.unit, v.charge, kept)
		if less := v.most - q.space.value; less >= enough {
			loss = less
			continue
		}
		kept[j] = was
		out = append(out, f)
	}
	return out, excess - (v.loss - loss)
}

package engagement

import (
	"slices"

	"rahbord/questionnaire"
)

// Complete reports whether a question needs nothing more: its required parts and rows
// are answered and no rule refuses the answer. A hidden question is complete, an optional
// one that nobody answered, and one that was left empty where the pack lets it be. A
// derived answer is complete as soon as it can be derived.
func (s Scope) Complete(q *questionnaire.Question) bool {
	v := s.Engagement.Given(q.ID)
	switch {
	case !s.Visible(&q.Field):
		return true
	case v.IsEmpty() && q.Derived != nil:
		return s.derivable(q)
	case v.IsEmpty() && required(&q.Field, false):
		return q.EmptyRaises != "" && s.answered(q.ID)
	case v.IsEmpty():
		return true
	}
	return s.full(q, &q.Field, v) && len(s.Refusals(q)) == 0
}

// Open lists the questions that are not complete, in pack order: of these stages, or
// of all when none is named.
func (s Scope) Open(stages ...int) []string {
	var open []string
	for i := range s.Pack.Questions {
		q := &s.Pack.Questions[i]
		if (len(stages) == 0 || slices.Contains(stages, q.Stage)) && !s.Complete(q) {
			open = append(open, q.ID)
		}
	}
	return open
}

// Indicators lists the indicators that are asked, in pack order: all of them, or those of
// the quick scan.
func (s Scope) Indicators() []*questionnaire.Indicator {
	var out []*questionnaire.Indicator
	for i := range s.Pack.Indicators {
		if k := &s.Pack.Indicators[i]; k.Quick || !s.Engagement.Assessment.Quick {
			out = append(out, k)
		}
	}
	return out
}

// derivable reports whether the answers that a derived one comes from are complete, and
// enough of them known.
func (s Scope) derivable(q *questionnaire.Question) bool {
	for _, from := range q.Derived.From {
		if source := s.findQuestion(from); source == nil || !s.Complete(source) {
			return false
		}
	}
	return EntryOf(s.Pack, s.Engagement).Situation != ""
}

// full reports whether an answer that is not empty has all it needs.
func (s Scope) full(q *questionnaire.Question, f *questionnaire.Field, v Value) bool {
	switch f.Kind {
	case questionnaire.Multi, questionnaire.ListOf:
		return len(v.List()) >= f.MinItems
	case questionnaire.Group:
		return s.partsFull(q, f, v)
	case questionnaire.Table:
		rows := v.List()
		return len(rows) >= f.MinRows && !slices.ContainsFunc(rows, func(row Value) bool { return !s.partsFull(q, f, row) })
	case questionnaire.Matrix:
		return s.matrixFull(q, f, v)
	}
	return true
}

// partsFull reports whether the parts of a group or row that are asked and required are
// answered, and those that are answered are full.
func (s Scope) partsFull(q *questionnaire.Question, f *questionnaire.Field, v Value) bool {
	for i := range f.Fields {
		part := &f.Fields[i]
		x := v.Field(part.ID)
		mayBeEmpty := !required(part, true) || q.EmptyRaises != "" || part.EmptyRaises != "" || !s.Visible(part)
		if x.IsEmpty() && !mayBeEmpty || !x.IsEmpty() && !s.full(q, part, x) {
			return false
		}
	}
	return true
}

func (s Scope) matrixFull(q *questionnaire.Question, f *questionnaire.Field, v Value) bool {
	answered := 0
	for _, name := range matrixRows(s.Pack, f) {
		row := v.Field(name)
		needed := f.EveryRow || slices.Contains(f.RequiredRows, name)
		if row.IsEmpty() && needed || !row.IsEmpty() && !s.partsFull(q, f, row) {
			return false
		}
		if !row.IsEmpty() && row.Text() != wordDK {
			answered++
		}
	}
	return answered >= f.MinAnswered
}

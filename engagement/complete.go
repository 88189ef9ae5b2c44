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
	return len(s.lacks(q, &q.Field, v, nil)) == 0 && len(s.Refusals(q)) == 0
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

// Lack is something that an answer needs before it is complete: the part to which the path
// leads in the file, or at least so many items, rows or known answers there.
type Lack struct {
	Path  []string // without the question
	Least int      // 0 for a part that is missing
}

// Lacking lists what is missing in an answer that was begun, in the order of the question.
func (s Scope) Lacking(q *questionnaire.Question) []Lack {
	v := s.Engagement.Given(q.ID)
	if v.IsEmpty() || !s.Visible(&q.Field) {
		return nil
	}
	return s.lacks(q, &q.Field, v, nil)
}

func (s Scope) lacks(q *questionnaire.Question, f *questionnaire.Field, v Value, path []string) []Lack {
	switch f.Kind {
	case questionnaire.Multi, questionnaire.ListOf:
		if len(v.List()) < f.MinItems {
			return []Lack{{path, f.MinItems}}
		}
	case questionnaire.Group:
		return s.partsLacking(q, f, v, path)
	case questionnaire.Table:
		var out []Lack
		for i, row := range v.List() {
			out = append(out, s.partsLacking(q, f, row, inside(path, At(i)))...)
		}
		if len(v.List()) < f.MinRows {
			out = append(out, Lack{path, f.MinRows})
		}
		return out
	case questionnaire.Matrix:
		return s.rowsLacking(q, f, v, path)
	}
	return nil
}

func inside(path []string, name string) []string { return append(path[:len(path):len(path)], name) }

// partsLacking lists the parts of a group or row that are asked and required and not
// answered, and what those lack that are answered.
func (s Scope) partsLacking(q *questionnaire.Question, f *questionnaire.Field, v Value, path []string) []Lack {
	var out []Lack
	for i := range f.Fields {
		part := &f.Fields[i]
		x, here := v.Field(part.ID), inside(path, part.ID)
		mayBeEmpty := !required(part, true) || q.EmptyRaises != "" || part.EmptyRaises != "" || !s.Visible(part)
		switch {
		case !x.IsEmpty():
			out = append(out, s.lacks(q, part, x, here)...)
		case !mayBeEmpty:
			out = append(out, Lack{Path: here})
		}
	}
	return out
}

func (s Scope) rowsLacking(q *questionnaire.Question, f *questionnaire.Field, v Value, path []string) []Lack {
	var out []Lack
	answered := 0
	for _, name := range matrixRows(s.Pack, f) {
		row, here := v.Field(name), inside(path, name)
		switch {
		case !row.IsEmpty():
			out = append(out, s.partsLacking(q, f, row, here)...)
		case f.EveryRow || slices.Contains(f.RequiredRows, name):
			out = append(out, Lack{Path: here})
		}
		if !row.IsEmpty() && row.Text() != wordDK {
			answered++
		}
	}
	if len(out) == 0 && answered < f.MinAnswered {
		out = append(out, Lack{path, f.MinAnswered})
	}
	return out
}

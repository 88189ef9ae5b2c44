package engagement

import (
	"slices"
	"strings"

	"rahbord/internal/diag"
	"rahbord/questionnaire"
)

// CheckAnswer finds what is wrong with one answer before it is recorded, by the rules of
// Check and, beyond them, the signs that a text which must be one statement is a list.
// The path leads to a part of the question as in the file: ids of parts, At(i) or a
// row of a matrix; without one the value is the whole answer. Required parts that are
// missing are faults of a record. The faults have no position.
func (s Scope) CheckAnswer(q *questionnaire.Question, path []string, x Value) diag.List {
	c := &checker{e: &Engagement{}, pack: s.Pack, ids: idsOf(s.Pack)}
	v := valueChecker{checker: c, question: q}
	f, isRow := s.fieldAt(&q.Field, path)
	switch {
	case f == nil || x.IsEmpty():
	case isRow && (len(f.Fields) > 0 || f.Kind == questionnaire.Table):
		v.record(f, x, nil)
	case isRow && f.Kind == questionnaire.Matrix:
		v.rating(f, x, nil)
	case isRow:
		s.checkItem(v, f, x)
	default:
		v.value(f, x)
	}
	if f == &q.Field {
		v.oneStatement(f, x)
	}
	return c.faults
}

// checkItem checks one item of a list or of a choice of several.
func (s Scope) checkItem(v valueChecker, f *questionnaire.Field, x Value) {
	switch {
	case f.Kind == questionnaire.Multi:
		v.single(f, x, nil)
	case !x.IsText():
		v.wrongForm(f, "text", nil)
	default:
		v.length(f, x.Text(), 1, f.ItemMaxLen, nil)
	}
}

// fieldAt follows a path from a field; the end may be an item or row of the field.
func (s Scope) fieldAt(f *questionnaire.Field, path []string) (at *questionnaire.Field, isRow bool) {
	for _, name := range path {
		if f == nil {
			return nil, false
		}
		isRow = strings.HasPrefix(name, "[") || f.Kind == questionnaire.Matrix && slices.Contains(matrixRows(s.Pack, f), name)
		if !isRow {
			f = columnOf(f, name)
		}
	}
	return f, isRow
}

// oneStatement refuses a text that is a list.
func (v valueChecker) oneStatement(f *questionnaire.Field, x Value) {
	if signs := ListSigns(v.question, x.Text()); len(signs) > 0 {
		v.fault(f, "several-statements", diag.Args{"sign": "@signs." + string(signs[0])}, nil)
	}
}

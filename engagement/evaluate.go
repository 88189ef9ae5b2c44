package engagement

import (
	"slices"
	"strings"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// truth is what a condition comes to.
type truth int

const (
	unknown truth = iota
	no
	yes
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

// term is what a part of a condition stands for: a Value, a span of months, bounds, or
// nil when it is not known.
type term any

type months int // a span of time

type bounds struct{ least, most *exact.Rat } // nil is open

// evaluation is one condition being evaluated.
type evaluation struct {
	Scope
	question *questionnaire.Question // whose parts go by their bare names; may be nil
	row      *Value                  // what row stands for, nil outside rows
	column   *questionnaire.Field    // table or matrix of the row
	bound    []binding               // variables of the quantifiers, innermost last
}

type binding struct {
	name  string
	value Value
}

func (s Scope) holds(condition string, q *questionnaire.Question) bool {
	e, err := questionnaire.ParseCondition(condition)
	return err == nil && evaluation{Scope: s, question: q}.truth(e) == yes
}

// verdicts evaluates a condition for the answer, or for each row when it speaks of
// one, and lists where it comes to what is looked for.
func (s Scope) verdicts(q *questionnaire.Question, id, condition string, wanted truth) []Verdict {
	e, err := questionnaire.ParseCondition(condition)
	if err != nil {
		return nil
	}
	v := evaluation{Scope: s, question: q}
	columns := rowColumns(e)
	if len(columns) == 0 {
		if v.truth(e) == wanted {
			return []Verdict{{ID: id}}
		}
		return nil
	}
	var out []Verdict
	v.eachRow(columns, func(number int, in evaluation) {
		if in.truth(e) == wanted {
			out = append(out, Verdict{ID: id, Row: number})
		}
	})
	return out
}

// rowColumns lists the fields that a condition takes from one row: row.x outside of
// sums and counts.
func rowColumns(e questionnaire.Expr) []string {
	var columns []string
	e.Walk(func(e questionnaire.Expr) bool {
		if name, ok := strings.CutPrefix(e.Name, "row."); ok && e.Op == questionnaire.OpRef {
			name, _, _ = strings.Cut(name, ".")
			columns = append(columns, name)
		}
		return e.Op != questionnaire.OpCall || !slices.Contains(aggregates, e.Name)
	})
	return columns
}

// eachRow visits the rows of the table or matrix of the question that has the columns.
func (v evaluation) eachRow(columns []string, visit func(number int, in evaluation)) {
	f := tableOf(&v.question.Field, columns)
	if f == nil {
		return
	}
	answer := v.Engagement.Given(v.question.ID)
	for _, part := range descent(&v.question.Field, f)[1:] {
		answer = answer.Field(part.ID)
	}
	v.column = f
	for i, row := range v.rows(f, answer) {
		if !row.IsEmpty() {
			v.row = &row
			visit(i+1, v)
		}
	}
}

// tableOf finds the table or matrix, the field itself or a part, that has the columns.
func tableOf(f *questionnaire.Field, columns []string) *questionnaire.Field {
	if f.Kind == questionnaire.Table || f.Kind == questionnaire.Matrix {
		has := collect(f.Fields, func(c questionnaire.Field) string { return c.ID })
		if !slices.ContainsFunc(columns, func(c string) bool { return !slices.Contains(has, c) }) {
			return f
		}
	}
	for i := range f.Fields {
		if t := tableOf(&f.Fields[i], columns); t != nil {
			return t
		}
	}
	return nil
}

// rows are the rows of a table in file order, or those of a matrix in the order of the
// pack, empty ones included.
func (v evaluation) rows(f *questionnaire.Field, answer Value) []Value {
	if f.Kind != questionnaire.Matrix {
		return answer.List()
	}
	var out []Value
	for _, name := range matrixRows(v.Pack, f) {
		out = append(out, answer.Field(name))
	}
	return out
}

func matrixRows(p *questionnaire.Pack, f *questionnaire.Field) []string {
	if f.RowSet != "" {
		return p.OptionSets[f.RowSet].Options
	}
	return f.Rows
}

// truth evaluates a condition.
func (v evaluation) truth(e questionnaire.Expr) truth {
	if value, ok := v.term(e).(Value); ok && value.IsFlag() {
		return truthOf(value.Flag())
	}
	return unknown
}

// term evaluates any part of a condition. Truths come out as flags.
func (v evaluation) term(e questionnaire.Expr) term {
	switch e.Op {
	case questionnaire.OpNumber:
		return Number(e.Number)
	case questionnaire.OpRef:
		return v.ref(e.Name)
	case questionnaire.OpList:
		return v.list(e.Args, nil)
	case questionnaire.OpCall:
		return v.call(e)
	case questionnaire.OpNot:
		return flagOf(negated(v.truth(e.Args[0])))
	case questionnaire.OpAnd:
		return flagOf(both(v.truth(e.Args[0]), v.truth(e.Args[1])))
	case questionnaire.OpOr:
		return flagOf(either(v.truth(e.Args[0]), v.truth(e.Args[1])))
	case questionnaire.OpIsSet, questionnaire.OpIsEmpty:
		return v.isSet(e)
	case questionnaire.OpAny, questionnaire.OpEvery, questionnaire.OpNo:
		return flagOf(v.quantifier(e))
	case questionnaire.OpAdd, questionnaire.OpSub, questionnaire.OpMul, questionnaire.OpQuo:
		return arithmetic(e.Op, v.term(e.Args[0]), v.term(e.Args[1]))
	case questionnaire.OpNegate:
		return arithmetic(questionnaire.OpSub, Number(exact.Rat{}), v.term(e.Args[0]))
	}
	right := v.against(e.Args[0], e.Args[1])
	return flagOf(compare(e.Op, v.term(e.Args[0]), right))
}

func flagOf(t truth) term {
	if t == unknown {
		return nil
	}
	return Flag(t == yes)
}

func negated(t truth) truth {
	switch t {
	case yes:
		return no
	case no:
		return yes
	}
	return unknown
}

func both(a, b truth) truth {
	switch {
	case a == no || b == no:
		return no
	case a == yes && b == yes:
		return yes
	}
	return unknown
}

func either(a, b truth) truth { return negated(both(negated(a), negated(b))) }

// isSet is always known for an answer: one that is missing is empty.
func (v evaluation) isSet(e questionnaire.Expr) term {
	var x term
	if arg := e.Args[0]; arg.Op == questionnaire.OpRef {
		x = v.lookup(arg.Name).value
	} else {
		x = v.term(arg)
	}
	value, ok := x.(Value)
	if !ok {
		return flagOf(unknown)
	}
	return Flag(value.IsEmpty() == (e.Op == questionnaire.OpIsEmpty))
}

func (v evaluation) list(items []questionnaire.Expr, options []string) term {
	var out []Value
	for _, item := range items {
		value, ok := v.operand(item, options).(Value)
		if !ok {
			return nil
		}
		out = append(out, value)
	}
	return List(out...)
}

// quantifier runs over the items of a list: any wants one, every all, no none.
func (v evaluation) quantifier(e questionnaire.Expr) truth {
	items, ok := v.term(e.Args[0]).(Value)
	if !ok {
		return unknown
	}
	one := no
	for _, item := range items.List() {
		in := v
		in.bound = append(v.bound[:len(v.bound):len(v.bound)], binding{e.Name, item})
		t := in.truth(e.Args[1])
		if e.Op == questionnaire.OpEvery {
			t = negated(t)
		}
		one = either(one, t)
	}
	if e.Op == questionnaire.OpAny {
		return one
	}
	return negated(one)
}

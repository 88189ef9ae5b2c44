package engagement

import (
	"slices"
	"strings"

	"rahbord/questionnaire"
)

// found is what a name in a condition leads to.
type found struct {
	value   term
	field   *questionnaire.Field // the answer's field, nil for other names
	foreign bool                 // another question's answer, not given yet
}

// ref evaluates a name. The answer to another question that nobody gave yet is not
// known; in the answer at hand, a tick box without a tick says no.
func (v evaluation) ref(name string) term {
	f := v.lookup(name)
	value, ok := f.value.(Value)
	switch {
	case f.foreign:
		return nil
	case ok && value.IsEmpty() && f.field != nil && f.field.Kind == questionnaire.Flag:
		return Flag(false)
	}
	return f.value
}

// lookup finds what a name stands for: a variable, the row, a name of the language, a
// part of the question itself, another question, an option set. Any other name
// stands for itself: an option, or an id of the model.
func (v evaluation) lookup(name string) found {
	first, rest, _ := strings.Cut(name, ".")
	for _, b := range slices.Backward(v.bound) {
		if b.name == first {
			return v.follow(nil, b.value, names(rest))
		}
	}
	if first == "row" && v.row != nil {
		column, rest, _ := strings.Cut(rest, ".")
		f := columnOf(v.column, column)
		return v.follow(f, v.row.Field(column), names(rest))
	}
	if value, ok := v.named(name); ok {
		return found{value: value}
	}
	if v.question != nil {
		if f := v.question.Part(first); f != nil {
			return v.part(f, names(rest))
		}
	}
	if q, rest := v.ofQuestion(name); q != nil {
		out := v.follow(&q.Field, v.Engagement.Given(q.ID), rest)
		out.foreign = q != v.question && !v.answered(q.ID)
		return out
	}
	if set, ok := v.Pack.OptionSets[name]; ok {
		return found{value: Options(set.Options...)}
	}
	return found{value: Text(name)}
}

func names(dotted string) []string {
	if dotted == "" {
		return nil
	}
	return strings.Split(dotted, ".")
}

func columnOf(f *questionnaire.Field, id string) *questionnaire.Field {
	if i := slices.IndexFunc(f.Fields, func(c questionnaire.Field) bool { return c.ID == id }); i >= 0 {
		return &f.Fields[i]
	}
	return nil
}

// part finds a part of the question at hand, at any depth, by its bare name.
func (v evaluation) part(f *questionnaire.Field, rest []string) found {
	var down []string
	for _, x := range descent(&v.question.Field, f)[1:] {
		down = append(down, x.ID)
	}
	return v.follow(&v.question.Field, v.Engagement.Given(v.question.ID), append(down, rest...))
}

// ofQuestion finds the question that a dotted name begins with; its id holds a dot itself.
func (v evaluation) ofQuestion(name string) (*questionnaire.Question, []string) {
	for end := len(name); end > 0; end = strings.LastIndexByte(name[:end], '.') {
		if q := v.findQuestion(name[:end]); q != nil {
			return q, names(strings.TrimPrefix(name[end:], "."))
		}
	}
	return nil, nil
}

func (s Scope) findQuestion(id string) *questionnaire.Question {
	i := slices.IndexFunc(s.Pack.Questions, func(q questionnaire.Question) bool { return q.ID == id })
	if i < 0 {
		return nil
	}
	return &s.Pack.Questions[i]
}

// follow goes from an answer to a part of it. A column of a table or matrix is the list
// of what its rows hold there; an initiative leads on to what the model says of it.
func (v evaluation) follow(f *questionnaire.Field, value Value, down []string) found {
	if len(down) == 0 {
		return found{value: value, field: f}
	}
	name, rest := down[0], down[1:]
	var part *questionnaire.Field
	if f != nil {
		part = columnOf(f, name)
	}
	switch {
	case value.IsText():
		return found{value: v.attribute(value.Text(), name)}
	case f != nil && part != nil && (f.Kind == questionnaire.Table || f.Kind == questionnaire.Matrix):
		var cells []Value
		for _, row := range v.rows(f, value) {
			cells = append(cells, v.flat(part, row.Field(name), rest)...)
		}
		return found{value: List(cells...), field: f}
	}
	return v.follow(part, value.Field(name), rest)
}

// flat is what a cell adds to its column: nothing when it is empty, each item of a list.
func (v evaluation) flat(f *questionnaire.Field, cell Value, rest []string) []Value {
	value, ok := v.follow(f, cell, rest).value.(Value)
	switch {
	case !ok || value.IsEmpty():
		return nil
	case value.IsList():
		return value.List()
	}
	return []Value{value}
}

// attribute is what the model says of an initiative.
func (v evaluation) attribute(id, name string) term {
	i := slices.IndexFunc(v.Pack.Initiatives, func(x questionnaire.Initiative) bool { return x.ID == id })
	if i < 0 {
		return nil
	}
	switch x := v.Pack.Initiatives[i]; name {
	case "light":
		return Flag(x.Light)
	case "quick_win":
		return Flag(x.QuickWin)
	case "risk":
		return Text(string(x.Risk))
	case "type":
		return Text(x.Type)
	}
	return nil
}

// against evaluates the right side of a comparison: a name that is an option of the
// left side stands for that option, whatever else has this name.
func (v evaluation) against(left, right questionnaire.Expr) term {
	var options []string
	if left.Op == questionnaire.OpRef {
		if f := v.lookup(left.Name).field; f != nil {
			options = v.Pack.Choices(f)
		}
	}
	return v.operand(right, options)
}

func (v evaluation) operand(e questionnaire.Expr, options []string) term {
	switch {
	case e.Op == questionnaire.OpRef && slices.Contains(options, e.Name):
		return Text(e.Name)
	case e.Op == questionnaire.OpList:
		return v.list(e.Args, options)
	}
	return v.term(e)
}

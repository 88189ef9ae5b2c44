package questionnaire

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"rahbord/internal/diag"
)

// What conditions may name besides answers.
var (
	conditionNames     = []string{"horizon_weeks", "plan_start", "plan_end", "today", "basket", "row", "true", "false"}
	conditionFunctions = []string{
		"sum", "count", "distinct", "baseline", "better", "bounds", "level", "weeks", "months",
		"contains_joiner", "large_step", "prerequisite_missing",
	}
)

// conditions checks every condition of the questionnaire and of the indicators.
func (l *linter) conditions() {
	edges := map[string][]string{}
	var nodes []string
	for i := range l.Questions {
		q := &l.Questions[i]
		at := func(keys ...string) []string { return append([]string{"questions.yaml", "questions", q.ID}, keys...) }
		nodes = l.visibility(q, &q.Field, q.ID, at(), edges, nodes)
		l.condition(q.NeededWhen, q, at("needed_when"))
		for _, r := range q.Rules {
			l.condition(r.Must, q, at("rules", r.ID, "must"))
		}
		for _, n := range q.Notices {
			l.condition(n.If, q, at("notices", n.ID, "if"))
		}
		for i, d := range q.DefaultWhen {
			l.condition(d.If, q, at("default_when", strconv.Itoa(i), "if"))
		}
	}
	for _, c := range cycles(nodes, edges) {
		if q, _, _ := l.resolve(c[0]); q != nil {
			l.fault("condition-cycle", diag.Args{"cycle": strings.Join(c, " → ")}, "questions.yaml", "questions", q.ID, "visible_when")
		}
	}
	for _, i := range l.Indicators {
		if l.has("questions.yaml") {
			l.condition(i.SuggestNA, nil, []string{"indicators.yaml", "indicators", i.ID, "suggest_na_when"})
		}
	}
}

// visibility checks the visible_when of a field and its parts, and notes on what each
// depends. A part also depends on what it is part of.
func (l *linter) visibility(q *Question, f *Field, name string, at []string, edges map[string][]string, nodes []string) []string {
	nodes = append(nodes, name)
	if e, ok := l.condition(f.VisibleWhen, q, append(at[:len(at):len(at)], "visible_when")); ok {
		e.Walk(func(e Expr) bool {
			if to, rest, ok := l.resolve(e.Name); e.Op == OpRef && ok {
				edges[name] = append(edges[name], strings.Join(append([]string{to.ID}, rest...), "."))
			}
			return true
		})
	}
	for i := range f.Fields {
		part := name + "." + f.Fields[i].ID
		edges[part] = append(edges[part], name)
		nodes = l.visibility(q, &f.Fields[i], part, append(at[:len(at):len(at)], "fields", f.Fields[i].ID), edges, nodes)
	}
	return nodes
}

// condition parses a condition and checks its names; false when there is none to use.
func (l *linter) condition(text string, q *Question, at []string) (Expr, bool) {
	if text == "" {
		return Expr{}, false
	}
	e, ok := l.parse(text, at)
	if ok {
		l.names(e, q, nil, at)
	}
	return e, ok
}

func (l *linter) parse(text string, at []string) (Expr, bool) {
	e, err := ParseCondition(text)
	if err != nil {
		l.badCondition(err, at)
	}
	return e, err == nil
}

func (l *linter) badCondition(err error, at []string) {
	var c *ConditionError
	if errors.As(err, &c) {
		l.fault("bad-condition", diag.Args{"near": c.Near, "place": strconv.Itoa(c.Offset + 1)}, at...)
	}
}

// names checks the names in a condition of question q; bound are the variables of the
// quantifiers around it.
func (l *linter) names(e Expr, q *Question, bound, at []string) {
	switch e.Op {
	case OpRef:
		l.name(e.Name, q, bound, at)
		return
	case OpCall:
		if !slices.Contains(conditionFunctions, e.Name) {
			l.unknownName(e.Name, conditionFunctions, at)
		}
	case OpAny, OpEvery, OpNo:
		l.names(e.Args[0], q, bound, at)
		l.names(e.Args[1], q, append(bound[:len(bound):len(bound)], e.Name), at)
		return
	case OpEqual, OpDiffers, OpIn, OpNotIn:
		if options := l.optionsOf(e.Args[0], q); options != nil {
			l.names(e.Args[0], q, bound, at)
			l.optionNames(e.Args[1], q, options, bound, at)
			return
		}
	}
	for _, a := range e.Args {
		l.names(a, q, bound, at)
	}
}

// optionNames checks what an answer is compared with: its own options, or other names.
func (l *linter) optionNames(e Expr, q *Question, options, bound, at []string) {
	for _, a := range append([]Expr{e}, e.Args...) {
		if a.Op != OpRef || slices.Contains(options, a.Name) {
			continue
		}
		if strings.ContainsRune(a.Name, '.') || slices.Contains(bound, a.Name) || slices.Contains(conditionNames, a.Name) || l.isField(a.Name, q) {
			l.name(a.Name, q, bound, at)
			continue
		}
		l.ref("option", a.Name, options, at...)
	}
}

// optionsOf are the options of the answer that a reference names; nil when it has none.
func (l *linter) optionsOf(e Expr, q *Question) []string {
	if e.Op != OpRef {
		return nil
	}
	name := e.Name
	if q != nil {
		name = strings.TrimPrefix(name, "row.")
		if f := q.Part(name); f != nil {
			return l.Choices(f)
		}
	}
	if options, ok := l.contextOptions(name); ok && l.Question(name) == nil {
		return options
	}
	to, rest, ok := l.resolve(name)
	if !ok {
		return nil
	}
	return l.Choices(l.under(&to.Field, rest))
}

func (l *linter) isField(name string, q *Question) bool { return q != nil && q.Part(name) != nil }

// name checks one dotted name.
func (l *linter) name(name string, q *Question, bound, at []string) {
	first, rest, _ := strings.Cut(name, ".")
	if slices.Contains(bound, first) || slices.Contains(conditionNames, name) || l.isField(first, q) {
		return
	}
	if first == "row" && q != nil {
		field, _, _ := strings.Cut(rest, ".")
		if q.Part(field) == nil {
			l.unknownName(name, l.fieldNames(&q.Field, "row."), at)
		}
		return
	}
	if _, _, ok := l.resolve(name); ok {
		return
	}
	known := slices.Concat(l.answerNames(), conditionNames, l.modelIDs(), Risk("").Choices(), sortedKeys(l.OptionSets), l.everyOption())
	if q != nil {
		known = append(known, l.fieldNames(&q.Field, "")...)
	}
	if !slices.Contains(known, name) {
		l.unknownName(name, known, at)
	}
}

func (l *linter) unknownName(name string, known, at []string) {
	l.fault("unknown-reference", diag.Args{"name": name, "guess": diag.Guess(name, known)}, at...)
}

func (l *linter) fieldNames(f *Field, prefix string) []string {
	var out []string
	for i := range f.Fields {
		out = append(append(out, prefix+f.Fields[i].ID), l.fieldNames(&f.Fields[i], prefix)...)
	}
	return out
}

func (l *linter) everyOption() []string {
	var out []string
	for i := range l.Questions {
		out = append(out, l.optionIDs(&l.Questions[i].Field)...)
	}
	return out
}

// resolve finds the question that a dotted name starts with, and the names of its parts
// that follow; false when there is no such question or part.
func (p *Pack) resolve(name string) (*Question, []string, bool) {
	for end := len(name); end > 0; end = strings.LastIndexByte(name[:end], '.') {
		q := p.Question(name[:end])
		if q == nil {
			continue
		}
		if end == len(name) {
			return q, nil, true
		}
		rest := strings.Split(name[end+1:], ".")
		return q, rest, p.under(&q.Field, rest) != nil
	}
	return nil, nil, false
}

// under follows names from a field to its parts; a row of a matrix leads to its columns.
func (p *Pack) under(f *Field, names []string) *Field {
	for _, name := range names {
		next := f.Part(name)
		if next == nil && (slices.Contains(f.Rows, name) || slices.Contains(p.OptionSets[f.RowSet].Options, name)) {
			next = f
		}
		if f = next; f == nil {
			return nil
		}
	}
	return f
}

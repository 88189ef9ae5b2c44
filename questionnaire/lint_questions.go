package questionnaire

import (
	"slices"
	"strconv"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
)

func (l *linter) questions() {
	const file = "questions.yaml"
	for name, s := range l.Scales {
		l.rising("not-rising", true, []exact.Rat{s.Min, s.Max}, file, "scales", name, "max")
	}
	for name, set := range l.OptionSets {
		l.mapping(set.Map, set.Options, file, "option_sets", name, "map")
	}
	stages := ids(l.Stages, func(s Stage) string { return strconv.Itoa(s.ID) })
	for i := range l.Questions {
		q := &l.Questions[i]
		at := func(keys ...string) []string { return append([]string{file, "questions", q.ID}, keys...) }
		l.ref("stage", strconv.Itoa(q.Stage), stages, at("stage")...)
		l.refs("effect", q.Effect, l.Effects, at("effect")...)
		l.seedRefs(q.Seeds, at("seeds"))
		if q.Derived != nil {
			l.refs("question", q.Derived.From, l.questionIDs(), at("derived", "from")...)
			l.within(q.Derived.Threshold, 0, 1, at("derived", "threshold")...)
		}
		if q.SingleStatement != nil && l.has("checks.yaml") {
			l.ref("check", q.SingleStatement.Raises, l.checkIDs(), at("single_statement", "reject_raises")...)
		}
		l.field(&q.Field, "", at())
	}
}

// scalars are the kinds that hold nothing else.
var scalars = []Kind{Text, Number, Date, Flag, Single, Multi, Rating}

// nests reports whether a part of one kind may stand in another: a group holds anything
// but groups, a table or matrix holds single values, a question stands in nothing.
func nests(part, parent Kind) bool {
	switch parent {
	case "":
		return true
	case Group:
		return part != Group
	case Table, Matrix:
		return slices.Contains(scalars, part)
	}
	return false
}

func (l *linter) field(f *Field, parent Kind, at []string) {
	under := func(keys ...string) []string { return append(at[:len(at):len(at)], keys...) }
	if !nests(f.Kind, parent) {
		l.fault("bad-nesting", diag.Args{"kind": string(f.Kind), "parent": string(parent)}, under("kind")...)
	}
	l.choices(f, under)
	if f.Unit != "" {
		l.ref("unit", f.Unit, l.Units, under("unit")...)
	}
	if f.Scale != "" {
		l.ref("scale", f.Scale, sortedKeys(l.Scales), under("scale")...)
	} else if f.Kind == Rating {
		l.fault("missing-attribute", diag.Args{"kind": string(f.Kind), "attribute": "scale"}, at...)
	}
	if f.RowSet != "" {
		l.ref("option-set", f.RowSet, sortedKeys(l.OptionSets), under("row_set")...)
	}
	l.refs("row", f.RequiredRows, f.Rows, under("required_rows")...)
	if f.EmptyRaises != "" && l.has("checks.yaml") {
		l.ref("check", f.EmptyRaises, l.checkIDs(), under("empty_raises")...)
	}
	parts := ids(f.Fields, func(f Field) string { return f.ID })
	if f.Unique != "" {
		l.ref("field", f.Unique, parts, under("unique")...)
	}
	if f.RowsFrom != "" {
		l.rowsFrom(f.RowsFrom, under("rows_from"))
	}
	if f.Min != nil && f.Max != nil {
		l.rising("not-rising", true, []exact.Rat{*f.Min, *f.Max}, under("max")...)
	}
	for i := range f.Fields {
		l.field(&f.Fields[i], f.Kind, under("fields", f.Fields[i].ID))
	}
}

// choices checks where the options of a field come from and what is said about them.
func (l *linter) choices(f *Field, under func(...string) []string) {
	if f.OptionSet != "" {
		l.ref("option-set", f.OptionSet, sortedKeys(l.OptionSets), under("option_set")...)
	}
	if (f.Kind == Single || f.Kind == Multi) && f.OptionSet == "" && f.Source == "" && len(f.Options) == 0 {
		l.fault("missing-attribute", diag.Args{"kind": string(f.Kind), "attribute": "options, option_set, source"}, under()...)
	}
	options := l.Choices(f)
	l.refs("option", f.Exclusive, options, under("exclusive")...)
	if len(options) > 0 {
		if f.Default != "" {
			l.ref("option", string(f.Default), options, under("default")...)
		}
		for _, lang := range sortedKeys(f.DefaultByLanguage) {
			l.ref("language", lang, languageNames(), under("default_by_language", lang)...)
			l.ref("option", string(f.DefaultByLanguage[lang]), options, under("default_by_language", lang)...)
		}
	}
	if f.Kind == Table {
		options = []string{"any_row"}
	}
	l.mapping(f.Map, options, under("map")...)
}

// mapping checks that a map speaks of known options and of known parts of the model.
// Values in lower case are tags that only conditions read.
func (l *linter) mapping(m Map, options []string, path ...string) {
	for _, option := range sortedKeys(m) {
		at := append(path[:len(path):len(path)], option)
		l.ref("option", option, options, at...)
		v := m[option]
		for _, id := range append(slices.Clone(v.IDs), sortedKeys(v.Weights)...) {
			if isModelID(id) {
				l.ref("model-id", id, l.modelIDs(), at...)
			}
		}
	}
}

// isModelID tells ids of areas, indicators, initiatives and KPIs, which start with a
// capital letter, from options and tags.
func isModelID(id string) bool { return id != "" && id[0] >= 'A' && id[0] <= 'Z' }

func (p *Pack) modelIDs() []string {
	return slices.Concat(p.areaIDs(), p.indicatorIDs(), p.initiativeIDs(), p.kpiIDs(), p.Roles)
}

func (l *linter) rowsFrom(from string, path []string) {
	if from == "basket" {
		return
	}
	if q, _, ok := l.resolve(from); q == nil || !ok {
		l.ref("question", from, l.questionIDs(), path...)
	}
}

// checks checks the coherence checks. Their conditions are written for people and for
// the evaluator; here only the ids in them are looked up.
func (l *linter) checks() {
	known := append(l.questionIDs(), "plan", "assessment")
	for i := range l.Checks {
		c := &l.Checks[i]
		at := func(keys ...string) []string { return append([]string{"checks.yaml", "checks", c.ID}, keys...) }
		if l.has("questions.yaml") {
			l.refs("question", c.Inputs, known, at("inputs")...)
		}
		l.refs("initiative", c.Suggest, l.initiativeIDs(), at("suggest")...)
		for _, option := range sortedKeys(c.Map) {
			for _, id := range c.Map[option].IDs {
				l.ref("model-id", id, l.modelIDs(), at("map", option)...)
			}
		}
		l.idsIn(c.When, at("when"))
	}
	for _, name := range sortedKeys(l.CheckData.Sets) {
		l.refs("model-id", l.CheckData.Sets[name], l.modelIDs(), "checks.yaml", "sets", name)
	}
}

// idsIn looks up the ids in a text: words that start with a capital letter.
func (l *linter) idsIn(text string, path []string) {
	tokens, err := tokenize(text)
	if err != nil {
		l.badCondition(err, path)
		return
	}
	known := slices.Concat(l.modelIDs(), l.questionIDs(), l.checkIDs())
	for _, t := range tokens {
		if !t.name || !isModelID(t.text) || slices.Contains(known, t.text) {
			continue
		}
		if q, _, ok := l.resolve(t.text); q == nil || !ok {
			l.fault("unknown-reference", diag.Args{"name": t.text, "guess": diag.Guess(t.text, known)}, path...)
		}
	}
}

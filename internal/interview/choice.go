package interview

import (
	"slices"
	"strconv"
	"strings"

	"rahbord/engagement"
	"rahbord/questionnaire"
)

// choice is one option.
type choice struct{ id, name string }

// choices are the options of a part: its own, shared ones, or rows of the model. The
// basket is not known before there is a plan; any initiative may be named then.
func (f *flow) choices(p part) []choice {
	var out []choice
	names := f.names()
	switch p.field.Source {
	case "kpis":
		for _, k := range f.Pack.KPIs {
			out = append(out, choice{k.ID, names.KPI(k.ID).Name})
		}
	case "indicators":
		for _, i := range f.Pack.Indicators {
			out = append(out, choice{i.ID, names.Indicator(i.ID).Statement})
		}
	case "areas":
		for _, a := range f.Pack.Areas {
			out = append(out, choice{a.ID, names.Area(a.ID).Name})
		}
	case "initiatives", "basket":
		for _, i := range f.Pack.Initiatives {
			out = append(out, choice{i.ID, names.Initiative(i.ID).Name})
		}
	default:
		for _, id := range f.Pack.Choices(p.field) {
			out = append(out, choice{id, names.Option(p.field, p.words.Options, id)})
		}
	}
	return out
}

// parseOption finds the option that a person names: by number, id, name, or a part of
// one name only.
func (f *flow) parseOption(options []choice, text string) (id, complaint string) {
	want := fold(text)
	if want == "" {
		return "", f.t("expect.choice")
	}
	if n, err := strconv.Atoi(want); err == nil {
		if n >= 1 && n <= len(options) {
			return options[n-1].id, ""
		}
		return "", f.t("expect.option", "last", f.Words.Int(len(options)))
	}
	var near []choice
	for _, o := range options {
		if fold(o.id) == want || fold(o.name) == want {
			return o.id, ""
		}
		if strings.Contains(fold(o.name), want) || strings.HasPrefix(fold(o.id), want) {
			near = append(near, o)
		}
	}
	switch {
	case len(near) == 1:
		return near[0].id, ""
	case len(near) == 0:
		return "", f.t("expect.option", "last", f.Words.Int(len(options)))
	}
	var names []string
	for _, o := range near[:min(len(near), 6)] {
		names = append(names, o.id+" "+o.name)
	}
	return "", f.t("expect.option-one", "options", strings.Join(names, f.Words.T("format.list-semicolon")))
}

// parseMulti reads several options: numbers or ids with commas or spaces between them,
// or names with commas.
func (f *flow) parseMulti(p part, text string) (engagement.Value, string) {
	options := f.choices(p)
	pieces := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '،' || r == ';' || r == '؛' })
	if words := strings.Fields(strings.Join(pieces, " ")); f.allShort(options, words) {
		pieces = words
	}
	var ids []string
	for _, piece := range pieces {
		id, complaint := f.parseOption(options, piece)
		switch {
		case complaint != "" && p.field.Ordered:
			return engagement.Value{}, complaint + " " + f.t("expect.ranking")
		case complaint != "":
			return engagement.Value{}, complaint + " " + f.t("expect.several")
		case slices.Contains(ids, id):
			return engagement.Value{}, f.t("expect.once", "option", f.optionName(p, id))
		}
		ids = append(ids, id)
	}
	for _, id := range ids {
		if len(ids) > 1 && slices.Contains(p.field.Exclusive, id) {
			return engagement.Value{}, f.t("expect.alone", "option", f.optionName(p, id))
		}
	}
	return engagement.Options(ids...), f.count(len(ids), p.field.MinItems, p.field.MaxItems)
}

// allShort reports whether every word alone is a number or an id.
func (f *flow) allShort(options []choice, words []string) bool {
	for _, w := range words {
		_, err := strconv.Atoi(fold(w))
		known := err == nil
		for _, o := range options {
			known = known || fold(o.id) == fold(w)
		}
		if !known {
			return false
		}
	}
	return true
}

// count is what is wrong with a number of entries; 0 is no limit.
func (f *flow) count(n, least, most int) string {
	switch {
	case n < least:
		return f.Words.Count("interview.expect.more", least)
	case most > 0 && n > most:
		return f.Words.Count("interview.expect.fewer", most)
	}
	return ""
}

func (f *flow) optionName(p part, id string) string {
	for _, o := range f.choices(p) {
		if o.id == id {
			return o.name
		}
	}
	return id
}

// show is an answer as people read it.
func (f *flow) show(p part, v engagement.Value) string {
	if v.IsEmpty() {
		return f.t("answer.empty")
	}
	switch p.field.Kind {
	case questionnaire.Single:
		return f.optionName(p, v.Text())
	case questionnaire.Multi:
		return f.join(v.Options(), func(id string) string { return f.optionName(p, id) })
	case questionnaire.Flag:
		if v.Flag() {
			return f.t("answer.yes")
		}
		return f.t("answer.no")
	case questionnaire.Date:
		if day, err := engagement.ParseDay(v.Text()); err == nil {
			return f.Words.Date(day.Time)
		}
	case questionnaire.Rating, questionnaire.Number:
		if n, ok := v.Number(); ok {
			return f.Words.Short(n, 6)
		}
		return f.t("answer.dont-know")
	case questionnaire.ListOf:
		var items []string
		for _, item := range v.List() {
			items = append(items, item.Text())
		}
		return strings.Join(items, f.Words.T("format.list-semicolon"))
	case questionnaire.Table:
		var rows []string
		for _, row := range v.List() {
			rows = append(rows, f.showRow(p, row))
		}
		return strings.Join(rows, f.Words.T("format.list-semicolon"))
	case questionnaire.Group:
		return f.showRow(p, v)
	case questionnaire.Matrix:
		return f.Words.Count("interview.answer.rows", len(v.Fields()))
	}
	return v.Text()
}

// showRow is a record in one line.
func (f *flow) showRow(p part, row engagement.Value) string {
	var cells []string
	for i := range p.field.Fields {
		field := &p.field.Fields[i]
		if v := row.Field(field.ID); !v.IsEmpty() {
			inner := p.inside(field)
			inner.row = row
			cells = append(cells, f.show(inner, v))
		}
	}
	return strings.Join(cells, " · ")
}

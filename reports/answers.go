package reports

import (
	"slices"
	"strconv"
	"strings"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// answers is every answer of the questionnaire, stage by stage, in the client's words.
func (b *builder) answers() {
	given := b.Engagement.Context.Len() + b.Engagement.Strategy.Len()
	if len(b.Pack.Questions) == 0 || given == 0 && !b.begun() {
		return
	}
	b.add(Heading{Level: 1, Text: b.t("answers.title"), NewPage: true})
	if given == 0 {
		b.add(Callout{Text: b.t("answers.none"), Tone: Unknown})
		return
	}
	b.para(Body, b.t("answers.intro"))
	for _, s := range b.Pack.Stages {
		t := Table{Columns: []Column{{Title: b.t("answers.question"), Width: 38}, {Title: b.t("answers.answer"), Width: 62}}}
		var open []string
		for i := range b.Pack.Questions {
			q := &b.Pack.Questions[i]
			if q.Stage != s.ID || slices.Contains(q.Effect, "lead_form") {
				continue // a request to the consultant is nobody else's business
			}
			lines := b.answerLines(q)
			if len(lines) == 0 {
				if b.asked(q) {
					open = append(open, q.ID)
				}
				continue
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.names.Question(q.ID).Ask, Note: b.Words.Isolate(q.ID)}, {Text: strings.Join(lines, "\n")}}})
		}
		if len(t.Rows)+len(open) == 0 {
			continue
		}
		b.add(Heading{Level: 2, Text: b.t("answers.stage", "name", b.names.Stage(strconv.Itoa(s.ID)).Name)})
		if len(t.Rows) > 0 {
			b.add(t)
		}
		if len(open) > 0 {
			b.para(Small, b.Words.Count("answers.open", len(open), "ids", b.join(open)))
		}
	}
}

// asked reports whether a question without an answer is missing: it is shown, nothing
// derives it, and it does not hang on a basket that needs it.
func (b *builder) asked(q *questionnaire.Question) bool {
	scope := engagement.Scope{Pack: b.Pack, Engagement: b.Engagement}
	return q.Derived == nil && q.NeededWhen == "" && scope.Visible(&q.Field)
}

// answerLines is the answer to a question in words: a line for each part or row. Nothing
// for a question without an answer.
func (b *builder) answerLines(q *questionnaire.Question) []string {
	v := b.Engagement.Given(q.ID)
	if v.IsEmpty() {
		if b.Engagement.Context.Has(q.ID) || b.Engagement.Strategy.Has(q.ID) {
			return []string{b.t("answers.empty")}
		}
		return nil
	}
	words := fieldWords(b.names.Question(q.ID))
	if slices.Contains(q.Effect, "change_barriers") {
		v = withoutSmallGroups(v)
	}
	return b.linesOf(&q.Field, words, v, siblings{})
}

// fewestInGroup is the number of answers under which the figures of a group are not
// printed: somebody could be recognised.
const fewestInGroup = 5

// withoutSmallGroups keeps only the names of groups with few answers.
func withoutSmallGroups(v engagement.Value) engagement.Value {
	rows := v.List()
	for i, row := range rows {
		if n, given := row.Field("answers").Number(); !given || n.Less(exact.Of(fewestInGroup)) {
			rows[i] = engagement.Record(engagement.Field{Name: "group", Value: row.Field("group")})
		}
	}
	return engagement.List(rows...)
}

// linesOf writes an answer of several parts or rows as lines, anything else as one.
func (b *builder) linesOf(f *questionnaire.Field, words questionnaire.FieldWords, v engagement.Value, in siblings) []string {
	switch f.Kind {
	case questionnaire.Group:
		var out []string
		for i := range f.Fields {
			part := &f.Fields[i]
			own := words.Fields[part.ID]
			lines := b.linesOf(part, own, v.Field(part.ID), siblings{v, f.Fields})
			if len(lines) == 1 && part.Kind != questionnaire.Table {
				lines[0] = b.labelled(own.Label, lines[0])
			} else if len(lines) > 0 && own.Label != "" {
				out = append(out, b.t("answers.heading", "label", own.Label))
			}
			out = append(out, lines...)
		}
		return out
	case questionnaire.Table:
		var out []string
		for _, row := range v.List() {
			out = append(out, b.t("answers.row", "text", b.rowOf(f, words, row)))
		}
		return out
	case questionnaire.Matrix:
		return b.matrixLines(f, words, v)
	case questionnaire.ListOf:
		var out []string
		for _, item := range v.List() {
			out = append(out, b.t("answers.row", "text", item.Text()))
		}
		return out
	}
	if text := b.single(f, words, v, in); text != "" {
		return []string{text}
	}
	return nil
}

func (b *builder) labelled(label, text string) string {
	if label == "" {
		return text
	}
	if strings.HasSuffix(label, "?") || strings.HasSuffix(label, "؟") {
		return b.t("answers.asked", "label", label, "text", text)
	}
	return b.t("answers.labelled", "label", label, "text", text)
}

// rowOf is the parts of a row, each after its label; the first stands alone.
func (b *builder) rowOf(f *questionnaire.Field, words questionnaire.FieldWords, row engagement.Value) string {
	var out []string
	for i := range f.Fields {
		part := &f.Fields[i]
		own := words.Fields[part.ID]
		text := b.single(part, own, row.Field(part.ID), siblings{row, f.Fields})
		switch {
		case text == "":
		case i == 0:
			out = append(out, b.Words.Isolate(text))
		default:
			out = append(out, b.labelled(own.Label, text))
		}
	}
	return strings.Join(out, " · ")
}

func (b *builder) matrixLines(f *questionnaire.Field, words questionnaire.FieldWords, v engagement.Value) []string {
	rows := f.Rows
	if f.RowSet != "" {
		rows = b.Pack.OptionSets[f.RowSet].Options
	}
	var out []string
	for _, id := range rows {
		x := v.Field(id)
		if x.IsEmpty() {
			continue
		}
		label := b.names.Row(f, words.Rows, id)
		if x.IsRecord() {
			out = append(out, b.labelled(label, b.rowOf(f, words, x)))
		} else {
			out = append(out, b.labelled(label, b.single(f, words, x, siblings{})))
		}
	}
	return out
}

// siblings are the parts beside a part of a group or row: the unit of a figure may hang on
// the KPI beside it.
type siblings struct {
	row    engagement.Value
	fields []questionnaire.Field
}

// single is an answer without parts in words.
func (b *builder) single(f *questionnaire.Field, words questionnaire.FieldWords, v engagement.Value, in siblings) string {
	n, isNumber := v.Number()
	switch {
	case v.IsEmpty():
		return ""
	case v.IsFlag() && v.Flag():
		return b.t("form.answers.yes")
	case v.IsFlag():
		return b.t("form.answers.no")
	case isNumber && f.Scale != "":
		return b.rated(f.Scale, n)
	case isNumber:
		return b.measured(f, n, in)
	case v.IsList():
		var out []string
		for _, item := range v.Options() {
			out = append(out, b.option(f, words, item))
		}
		return b.listed(out)
	case f.Format == "currency" && b.Words.Has("currency."+v.Text()):
		return b.t("currency." + v.Text())
	case f.Kind == questionnaire.Date:
		if day, err := engagement.ParseDay(v.Text()); err == nil {
			return b.Words.Date(day.Time)
		}
	case f.Scale != "" && b.names.Questions.Scales[f.Scale][v.Text()] != "":
		return b.names.Questions.Scales[f.Scale][v.Text()]
	}
	return b.option(f, words, v.Text())
}

// option is what a chosen id stands for; any other text stands as it is.
func (b *builder) option(f *questionnaire.Field, words questionnaire.FieldWords, id string) string {
	name := ""
	switch f.Source {
	case "kpis":
		name = b.names.KPI(id).Name
	case "indicators":
		name = b.names.Indicator(id).Statement
	case "areas":
		name = b.names.Area(id).Name
	case "initiatives", "basket":
		name = b.names.Initiative(id).Name
	default:
		if f.Kind == questionnaire.Single || f.Kind == questionnaire.Multi {
			name = b.names.Option(f, words.Options, id)
		}
	}
	if name == "" {
		return id
	}
	return name
}

// rated is a point of a scale with its words; between two points only the number.
func (b *builder) rated(scale string, n exact.Rat) string {
	if name := b.names.Questions.Scales[scale][n.String()]; name != "" {
		return b.t("answers.rated", "n", b.Words.Short(n, 1), "name", name)
	}
	return b.t("answers.of", "n", b.Words.Short(n, 1), "max", b.Words.Short(b.Pack.Scales[scale].Max, 1))
}

// measured is a number with its unit.
func (b *builder) measured(f *questionnaire.Field, n exact.Rat, in siblings) string {
	value := b.Words.Short(n, 2)
	switch f.Unit {
	case "":
		return value
	case "money":
		return b.Words.Money(n, b.currencyCode())
	case "money_per_year":
		return b.t("answers.per-year", "amount", b.Words.Money(n, b.currencyCode()))
	case "percent":
		return value + b.names.Questions.Units[f.Unit]
	case questionnaire.KPIUnit:
		if name := questionnaire.KPIPart(in.fields); name != nil {
			kpi := in.row.Field(name.ID).Text()
			return b.figure(&Measure{ID: kpi, Unit: b.names.KPI(kpi).Unit}, &n)
		}
		return value
	}
	if n.Equal(exact.Of(1)) {
		return value // the words of the units are for several
	}
	return b.t("scorecard.with-unit", "value", value, "unit", b.names.Questions.Units[f.Unit])
}

// currencyCode is the client's currency; "" while it is not chosen.
func (b *builder) currencyCode() string {
	for _, q := range b.Pack.QuestionWith("cost_point_value") {
		if code := b.Engagement.Given(q.ID).Field("currency").Text(); code != "" {
			return code
		}
	}
	return ""
}

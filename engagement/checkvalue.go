package engagement

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/plain"
	"rahbord/questionnaire"
)

// The part of the file in which the answers of stage 0 stand, and of the others.
const (
	contextPart  = "context"
	strategyPart = "strategy"
)

func (c *checker) questions(part string, given Answers) {
	for _, id := range given.IDs() {
		if !c.knownKey("unknown-question", id, c.ids.questions, part, id) {
			continue
		}
		q := &c.pack.Questions[slices.Index(c.ids.questions, id)]
		home := strategyPart
		if q.Stage == 0 {
			home = contextPart
		}
		if home != part {
			c.faults.Add(c.e.KeyPos(part, id), "wrong-part", diag.Args{"id": id, "part": part, "home": home})
		}
		v := valueChecker{checker: c, question: q}
		if x := given.Get(id); !x.IsEmpty() { // an answer left empty on purpose is the interview's matter
			v.value(&q.Field, x, part, id)
		}
	}
}

// valueChecker checks the answer to one question.
type valueChecker struct {
	*checker
	question *questionnaire.Question
}

func (v valueChecker) fault(f *questionnaire.Field, rule string, args diag.Args, at []string) {
	if args == nil {
		args = diag.Args{}
	}
	args["field"] = v.label(f)
	v.checker.fault(rule, args, at...)
}

// label is Q0.3 or Q0.3.total.
func (v valueChecker) label(f *questionnaire.Field) string {
	if f.ID == v.question.ID {
		return f.ID
	}
	return v.question.ID + "." + f.ID
}

func (v valueChecker) wrongForm(f *questionnaire.Field, want string, at []string) {
	v.fault(f, "answer-form", diag.Args{"want": "@forms." + want}, at)
}

func (v valueChecker) value(f *questionnaire.Field, x Value, at ...string) {
	switch f.Kind {
	case questionnaire.Text:
		v.text(f, x, at)
	case questionnaire.Number:
		v.number(f, x, at)
	case questionnaire.Date:
		if _, err := ParseDay(x.Text()); err != nil {
			v.wrongForm(f, "date", at)
		}
	case questionnaire.Flag:
		if !x.IsFlag() {
			v.wrongForm(f, "flag", at)
		}
	case questionnaire.Single:
		v.single(f, x, at)
	case questionnaire.Multi:
		v.multi(f, x, at)
	case questionnaire.Rating:
		v.rating(f, x, at)
	case questionnaire.ListOf:
		v.list(f, x, at)
	case questionnaire.Matrix:
		v.matrix(f, x, at)
	case questionnaire.Table:
		v.table(f, x, at)
	case questionnaire.Group:
		v.record(f, x, at)
	}
}

func (v valueChecker) text(f *questionnaire.Field, x Value, at []string) {
	if !x.IsText() {
		v.wrongForm(f, "text", at)
		return
	}
	v.length(f, x.Text(), f.MinLen, f.MaxLen, at)
	if v.isName(f) && strings.Contains(x.Text(), "\n") {
		v.fault(f, "one-line", nil, at)
	}
	if rule := misformed(f.Format, x.Text()); rule != "" {
		v.fault(f, rule, diag.Args{"value": plain.Excerpt(x.Text())}, at)
	}
}

// isName reports whether a text names the client or a person: names stand in headings,
// tables and lines of their own.
func (v valueChecker) isName(f *questionnaire.Field) bool {
	return f.Format == "person" || f == &v.question.Field && slices.Contains(v.question.Effect, "report_header")
}

// misformed names the rule that a text of a special form breaks, "" when it fits.
func misformed(form questionnaire.Format, s string) string {
	switch {
	case form == "currency" && (len(s) != 3 || strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != ""):
		return "bad-currency"
	case form == "email" && !emailForm.MatchString(s):
		return "bad-email"
	case form == "phone" && !phoneForm.MatchString(s):
		return "bad-phone"
	}
	return ""
}

// Forms that let every real address and number pass and catch what was typed into the
// wrong field.
var (
	emailForm = regexp.MustCompile(`^[^\s@]+@[^\s@]+\.[^\s@]+$`)
	phoneForm = regexp.MustCompile(`^\+?[\p{Nd} ()./-]*(?:\p{Nd}[ ()./-]*){5,}$`)
)

// length counts characters; 0 is no limit.
func (v valueChecker) length(f *questionnaire.Field, s string, least, most int, at []string) {
	n := utf8.RuneCountInString(strings.TrimSpace(s))
	args := diag.Args{"length": strconv.Itoa(n), "least": strconv.Itoa(least), "most": strconv.Itoa(most)}
	switch {
	case n < least:
		v.fault(f, "text-too-short", args, at)
	case most > 0 && n > most:
		v.fault(f, "text-too-long", args, at)
	}
}

func (v valueChecker) number(f *questionnaire.Field, x Value, at []string) {
	r, ok := x.Number()
	if !ok {
		v.wrongForm(f, "number", at)
		return
	}
	v.bounds(f, r, f.Min, f.Max, f.Step, at)
}

func (v valueChecker) bounds(f *questionnaire.Field, r exact.Rat, least, most, step *exact.Rat, at []string) {
	from := exact.Rat{}
	if least != nil {
		from = *least
	}
	rule, args := outside(r, least, most)
	switch {
	case rule != "":
		v.fault(f, rule, args, at)
	case step != nil && !step.IsZero() && !r.Sub(from).Quo(*step).IsInt():
		v.fault(f, "number-off-step", diag.Args{"value": r.String(), "step": step.String(), "from": from.String()}, at)
	}
}

// outside names the rule that a number breaks which lies under the smallest or above the
// largest possible; "" when it lies between them.
func outside(r exact.Rat, least, most *exact.Rat) (rule string, args diag.Args) {
	switch {
	case least != nil && r.Less(*least):
		return "number-too-small", diag.Args{"value": r.String(), "least": least.String()}
	case most != nil && most.Less(r):
		return "number-too-large", diag.Args{"value": r.String(), "most": most.String()}
	}
	return "", nil
}

func (v valueChecker) rating(f *questionnaire.Field, x Value, at []string) {
	scale := v.pack.Scales[f.Scale]
	if scale.DK && x.Text() == wordDK {
		return
	}
	r, ok := x.Number()
	if !ok {
		v.wrongForm(f, "rating", at)
		return
	}
	step := exact.Of(1)
	if f.Step != nil {
		step = *f.Step
	}
	v.bounds(f, r, &scale.Min, &scale.Max, &step, at)
}

// choices are the options of a field: its own, shared, or rows of the model.
func (v valueChecker) choices(f *questionnaire.Field) ids {
	switch f.Source {
	case "kpis":
		return v.ids.kpis
	case "indicators":
		return v.ids.indicators
	case "areas":
		return v.ids.areas
	case "initiatives", "basket":
		return v.ids.initiatives
	}
	return v.pack.Choices(f)
}

func (v valueChecker) single(f *questionnaire.Field, x Value, at []string) {
	if !x.IsText() {
		v.wrongForm(f, "single", at)
		return
	}
	v.option(f, x.Text(), at)
}

func (v valueChecker) option(f *questionnaire.Field, id string, at []string) {
	if known := v.choices(f); !slices.Contains(known, id) {
		v.fault(f, "unknown-option", diag.Args{"id": plain.Excerpt(id), "guess": v.guess(id, known), "known": strings.Join(known, ", ")}, at)
	}
}

func (v valueChecker) multi(f *questionnaire.Field, x Value, at []string) {
	if !x.IsList() {
		v.wrongForm(f, "multi", at)
		return
	}
	items, seen := x.List(), map[string]bool{}
	v.count(f, len(items), f.MinItems, f.MaxItems, at)
	for i, item := range items {
		here := append(at[:len(at):len(at)], At(i))
		id := item.Text()
		switch {
		case !item.IsText():
			v.wrongForm(f, "single", here)
			continue
		case seen[id]:
			v.fault(f, "option-twice", diag.Args{"id": plain.Excerpt(id)}, here)
		case len(items) > 1 && slices.Contains(f.Exclusive, id):
			v.fault(f, "option-alone", diag.Args{"id": id}, here)
		}
		v.option(f, id, here)
		seen[id] = true
	}
}

// count checks a number of items or rows; 0 is no limit.
func (v valueChecker) count(f *questionnaire.Field, n, least, most int, at []string) {
	args := diag.Args{"count": strconv.Itoa(n), "least": strconv.Itoa(least), "most": strconv.Itoa(most)}
	switch {
	case n < least:
		v.fault(f, "too-few", args, at)
	case most > 0 && n > most:
		v.fault(f, "too-many", args, at)
	}
}

func (v valueChecker) list(f *questionnaire.Field, x Value, at []string) {
	if !x.IsList() {
		v.wrongForm(f, "list", at)
		return
	}
	v.count(f, len(x.List()), f.MinItems, f.MaxItems, at)
	for i, item := range x.List() {
		here := append(at[:len(at):len(at)], At(i))
		if !item.IsText() {
			v.wrongForm(f, "text", here)
			continue
		}
		v.length(f, item.Text(), 1, f.ItemMaxLen, here)
	}
}

func (v valueChecker) table(f *questionnaire.Field, x Value, at []string) {
	if !x.IsList() {
		v.wrongForm(f, "table", at)
		return
	}
	rows := x.List()
	v.count(f, len(rows), f.MinRows, f.MaxRows, at)
	var seen []Value
	for i, row := range rows {
		here := append(at[:len(at):len(at)], At(i))
		v.record(f, row, here)
		if f.Unique == "" || row.Field(f.Unique).IsEmpty() {
			continue
		}
		key := row.Field(f.Unique)
		if slices.ContainsFunc(seen, key.Equal) {
			v.fault(f, "row-twice", diag.Args{"id": plain.Excerpt(key.Text()), "key": f.Unique}, here)
		}
		seen = append(seen, key)
	}
}

func (v valueChecker) matrix(f *questionnaire.Field, x Value, at []string) {
	if !x.IsRecord() {
		v.wrongForm(f, "matrix", at)
		return
	}
	rows := f.Rows
	if f.RowSet != "" {
		rows = v.pack.OptionSets[f.RowSet].Options
	}
	for _, name := range x.Fields() {
		here := append(at[:len(at):len(at)], name)
		row := x.Field(name)
		switch {
		case !slices.Contains(rows, name):
			v.faults.Add(v.e.KeyPos(here...), "unknown-row", diag.Args{"field": v.label(f), "id": plain.Excerpt(name), "guess": v.guess(name, rows), "known": strings.Join(rows, ", ")})
		case row.IsEmpty():
		case len(f.Fields) > 0:
			v.record(f, row, here)
		default:
			v.rating(f, row, here)
		}
	}
}

// record checks the parts of a group or row: each is known, fits, and is there when
// it is required whatever the other answers say.
func (v valueChecker) record(f *questionnaire.Field, x Value, at []string) {
	if !x.IsRecord() {
		v.wrongForm(f, "record", at)
		return
	}
	known := collect(f.Fields, func(f questionnaire.Field) string { return f.ID })
	for _, name := range x.Fields() {
		here := append(at[:len(at):len(at)], name)
		i := slices.Index(known, name)
		if i < 0 {
			v.faults.Add(v.e.KeyPos(here...), "unknown-part", diag.Args{"field": v.label(f), "id": plain.Excerpt(name), "guess": v.guess(name, known), "known": strings.Join(known, ", ")})
			continue
		}
		if part := x.Field(name); !part.IsEmpty() {
			v.value(&f.Fields[i], part, here...)
		}
	}
	v.figures(f, x, at)
	if v.question.EmptyRaises != "" {
		return
	}
	for i := range f.Fields {
		part := &f.Fields[i]
		if (part.Required == nil || *part.Required) && part.VisibleWhen == "" && x.Field(part.ID).IsEmpty() {
			v.fault(f, "part-missing", diag.Args{"part": part.ID}, at)
		}
	}
}

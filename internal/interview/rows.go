package interview

import (
	"context"
	"strconv"

	"rahbord/engagement"
	"rahbord/questionnaire"
)

// rows is a table or list that is being filled: row by row, an empty line ends it,
// :edit and :del change what is there.
type rows struct {
	*flow
	part
	values []engagement.Value
	least  int
	most   int
}

func (f *flow) fillTable(ctx context.Context, p part, old engagement.Value) (engagement.Value, move, error) {
	t := &rows{f, p, old.List(), p.field.MinRows, p.field.MaxRows}
	if len(t.values) == 0 {
		if m, err := t.fillProposed(ctx); err != nil || m.way != onward {
			return old, m, err
		}
	}
	return t.fill(ctx)
}

func (f *flow) fillList(ctx context.Context, p part, old engagement.Value) (engagement.Value, move, error) {
	t := &rows{f, p, old.List(), p.field.MinItems, p.field.MaxItems}
	return t.fill(ctx)
}

// fill asks for new rows until the person ends with an empty line.
func (t *rows) fill(ctx context.Context) (engagement.Value, move, error) {
	if !t.outermost {
		t.say("▸ " + t.labelled(t.part, t.words.Label))
		if t.words.Help != "" {
			t.inner(t.words.Help)
		}
	}
	t.say(t.t("rows.how"))
	t.list()
	for {
		row, r, err := t.row(ctx, len(t.values), engagement.Value{})
		if err != nil {
			return t.value(), move{}, err
		}
		switch {
		case r.command == cmdEdit:
			if err := t.edit(ctx, t.number(r.text)-1); err != nil {
				return t.value(), move{}, err
			}
			t.list()
		case r.command == cmdDelete:
			i := t.number(r.text) - 1
			t.values = append(t.values[:i:i], t.values[i+1:]...)
			t.list()
		case r.command != "":
			return t.value(), moveOf(t.flow, r), nil
		case row.IsEmpty():
			return t.value(), move{}, nil
		default:
			t.values = append(t.values, row)
		}
		if err := t.save(t.value()); err != nil {
			return t.value(), move{}, err
		}
	}
}

// value is all rows as one answer; none at all may be said on purpose.
func (t *rows) value() engagement.Value {
	if len(t.values) == 0 && !t.onPurpose() {
		return engagement.Value{}
	}
	return engagement.List(t.values...)
}

// onPurpose reports whether no rows at all is an answer that a check speaks about.
func (t *rows) onPurpose() bool { return t.field.EmptyRaises != "" && !t.optional }

func (t *rows) list() {
	for i, v := range t.values {
		t.item(t.Words.Int(i+1), t.showOne(v))
	}
}

func (t *rows) showOne(v engagement.Value) string {
	if t.field.Kind == questionnaire.ListOf {
		return v.Text()
	}
	return t.showRow(t.part, v)
}

// number reads the number of a row, 0 for none.
func (t *rows) number(text string) int {
	n, err := strconv.Atoi(fold(text))
	if err != nil || n < 1 || n > len(t.values) {
		return 0
	}
	return n
}

// row asks for one row. A new row that is empty ends the rows; commands of the first
// column come back as the reply.
func (t *rows) row(ctx context.Context, n int, old engagement.Value) (engagement.Value, reply, error) {
	if t.field.Kind == questionnaire.ListOf {
		in := t.part
		in.outermost, in.optional, in.rows = false, true, true
		in.title = t.t("rows.item", "n", t.Words.Int(n+1))
		in.words = questionnaire.FieldWords{}
		in.check = func(text string) string { return t.mayAdd(n) }
		return t.one(ctx, in, old, n)
	}
	v := old
	for at := 0; at < len(t.field.Fields); {
		field := &t.field.Fields[at]
		in := t.inside(field)
		in.row, in.title = v, t.t("rows.column", "n", t.Words.Int(n+1), "label", in.words.Label)
		if at == 0 {
			in.rows = true
			in.check = func(string) string { return t.mayAdd(n) }
		}
		if field.ID == t.field.Unique {
			in.taken = t.taken(n)
		}
		x, r, err := t.one(ctx, in, v.Field(field.ID), n)
		switch {
		case err != nil:
			return old, reply{}, err
		case r.command == cmdBack && at > 0:
			at--
			continue
		case r.command == cmdBack && n < len(t.values):
			return old, reply{}, nil
		case r.command != "":
			return old, r, nil
		case at == 0 && x.IsEmpty():
			return old, reply{}, nil
		}
		v = set(v, field.ID, x)
		at++
	}
	return v, reply{}, nil
}

// one asks for one cell. An empty line that would end the rows is refused while rows
// are missing.
func (t *rows) one(ctx context.Context, in part, old engagement.Value, n int) (engagement.Value, reply, error) {
	return t.fillCell(ctx, in, old, func(text string) string {
		if in.rows && text == "" && n == len(t.values) && old.IsEmpty() {
			return t.mayEnd()
		}
		return ""
	}, func(r reply) string {
		switch {
		case r.command != cmdEdit && r.command != cmdDelete || t.number(r.text) > 0:
			return ""
		case len(t.values) == 0:
			return t.t("expect.no-rows")
		}
		return t.t("expect.row", "word", t.commandWord(r.command), "last", t.Words.Int(len(t.values)))
	})
}

// mayEnd is what is missing before the rows can end.
func (t *rows) mayEnd() string {
	switch {
	case len(t.values) == 0 && (t.optional || t.step.question.EmptyRaises != ""):
		return ""
	case len(t.values) < max(t.least, 1):
		return t.Words.Count("interview.expect.more-rows", max(t.least, 1))
	}
	return ""
}

// mayAdd says that there is no room for another row.
func (t *rows) mayAdd(n int) string {
	if t.most > 0 && n >= t.most {
		return t.Words.Count("interview.expect.full", t.most)
	}
	return ""
}

// taken are the values of the unique column in the other rows.
func (t *rows) taken(but int) []engagement.Value {
	var out []engagement.Value
	for i, v := range t.values {
		if i != but {
			out = append(out, v.Field(t.field.Unique))
		}
	}
	return out
}

func (t *rows) edit(ctx context.Context, i int) error {
	row, _, err := t.row(ctx, i, t.values[i])
	if err == nil && !row.IsEmpty() {
		t.values[i] = row
	}
	return err
}

// fillProposed asks for the rows that another answer proposes: the first text of each
// of its rows becomes the first column.
func (t *rows) fillProposed(ctx context.Context) (move, error) {
	for _, first := range t.proposed() {
		column := t.field.Fields[0].ID
		row, r, err := t.row(ctx, len(t.values), engagement.Record(engagement.Field{Name: column, Value: first}))
		if err != nil || r.command != "" {
			return moveOf(t.flow, r), err
		}
		t.values = append(t.values, row)
		if err := t.save(t.value()); err != nil {
			return move{}, err
		}
	}
	return move{}, nil
}

func (t *rows) proposed() []engagement.Value {
	question, name, found := cutRef(t.field.RowsFrom)
	q := t.Pack.Question(question)
	if !found || q == nil {
		return nil
	}
	source := q.Part(name)
	if source == nil {
		return nil
	}
	var out []engagement.Value
	for _, row := range t.Engagement.Given(question).Field(name).List() {
		for i := range source.Fields {
			if source.Fields[i].Kind == questionnaire.Text {
				out = append(out, row.Field(source.Fields[i].ID))
				break
			}
		}
	}
	return out
}

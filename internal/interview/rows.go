package interview

import (
	"context"
	"slices"
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
	var proposed []engagement.Value
	if len(t.values) == 0 {
		proposed = t.proposed()
	}
	return t.fill(ctx, proposed)
}

func (f *flow) fillList(ctx context.Context, p part, old engagement.Value) (engagement.Value, move, error) {
	t := &rows{f, p, old.List(), p.field.MinItems, p.field.MaxItems}
	return t.fill(ctx, nil)
}

// fill asks for the proposed rows, then for new ones until the person ends with an empty
// line.
func (t *rows) fill(ctx context.Context, proposed []engagement.Value) (engagement.Value, move, error) {
	t.begin()
	at := len(t.values) // the row that is asked for: a new one, or one being edited
	for {
		editing := at < len(t.values)
		var old engagement.Value
		switch {
		case editing:
			old = t.values[at]
		case len(proposed) > 0:
			old = proposed[0]
		}
		row, r, err := t.row(ctx, at, old)
		if err != nil {
			return t.value(), move{}, err
		}
		switch {
		case r.command == cmdEdit:
			at = t.number(r.text) - 1
			continue
		case r.command == cmdDelete:
			i := t.number(r.text) - 1
			t.values = append(t.values[:i:i], t.values[i+1:]...)
			t.list()
		case r.command == cmdBack && editing: // leaves the row, not the table
			t.list()
		case r.command != "":
			return t.value(), moveOf(t.flow, r), nil
		case editing:
			t.put(at, row)
			t.list()
		case row.IsEmpty():
			return t.value(), move{}, nil
		default:
			t.put(at, row)
			proposed = proposed[min(1, len(proposed)):]
		}
		if _, err := t.save(t.value()); err != nil {
			return t.value(), move{}, err
		}
		at = len(t.values)
	}
}

// begin says how rows are typed and which there are.
func (t *rows) begin() {
	if !t.outermost {
		t.say("▸ " + t.labelled(t.part, t.words.Label))
		if t.words.Help != "" {
			t.inner(t.words.Help)
		}
	}
	t.say(t.t("rows.how"))
	t.list()
}

// put places a row: a new one behind the others, an edited one where it was. An empty
// one changes nothing.
func (t *rows) put(at int, row engagement.Value) {
	switch {
	case row.IsEmpty():
	case at < len(t.values):
		t.values[at] = row
	default:
		t.values = append(t.values, row)
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
		case err == nil && r.command == cmdBack && at > 0:
			at--
			continue
		case err != nil || r.command != "":
			if lost := t.leave(n, v, old); lost != nil {
				return old, reply{}, lost
			}
			return old, r, err
		case at == 0 && x.IsEmpty():
			return old, reply{}, nil
		}
		v = set(v, field.ID, x)
		at++
	}
	return v, reply{}, nil
}

// leave keeps the cells typed of a row that the person walks away from, where the file
// takes them, and says so where it does not.
func (t *rows) leave(n int, v, old engagement.Value) error {
	if v.Equal(old) {
		return nil
	}
	before := slices.Clone(t.values)
	t.put(n, v)
	kept, err := t.save(t.value())
	if err != nil || kept {
		return err
	}
	t.values = before
	t.say(t.t("rows.not-kept", "n", t.Words.Int(n+1)))
	return nil
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

// proposed are the rows that another answer proposes: the first text of each of its rows
// becomes the first column.
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
				first := row.Field(source.Fields[i].ID)
				out = append(out, engagement.Record(engagement.Field{Name: t.field.Fields[0].ID, Value: first}))
				break
			}
		}
	}
	return out
}

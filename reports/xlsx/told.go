package xlsx

import (
	"slices"
	"strings"

	"rahbord/internal/diag"
	"rahbord/questionnaire"
)

// report adds faults of an answer, in the words of the form. What is missing stands at its
// own empty cell where the form has one: in the row, when it is about one.
func (a *answering) report(pos diag.Pos, row *line, found diag.List) {
	for _, f := range found {
		f.Pos = pos
		where := a.part(strings.TrimPrefix(f.Args["field"], a.question.ID+"."))
		if f.Rule == "part-missing" {
			f.Rule = "form-part-missing"
			if at, ok := a.emptyCell(row, where, f.Args["part"]); ok {
				f.Pos = at
			}
		}
		a.word(f.Args, where)
		a.faults = append(a.faults, f)
	}
}

// word puts labels and options in the place of ids.
func (a *answering) word(args diag.Args, where *field) {
	if part := a.part(args["part"]); part != nil {
		args["part"] = part.words.Label
	}
	if key := a.part(args["key"]); key != nil {
		args["key"] = key.words.Label
		where, args["id"] = nil, a.option(key, args["id"])
	}
	if where == nil {
		return
	}
	if id, ok := args["id"]; ok {
		args["id"] = a.option(where, id)
	}
	if where.ID != a.question.ID {
		for _, w := range a.Wording {
			if w.Lang == a.form.Language {
				args["field"] = w.T("form.part", "id", a.question.ID, "label", where.words.Label)
			}
		}
	}
}

// option is how an answer reads, the answer itself where it is none of a list.
func (a *answering) option(f *field, id string) string {
	for _, o := range optionsOf(a.Pack, a.names[0], f) {
		if o.id == id {
			return o.text
		}
	}
	return id
}

// part finds a part of the question by its id; nil when there is none.
func (a *answering) part(id string) *field {
	for _, l := range a.lines {
		if l.field != nil && l.field.ID == id {
			return l.field
		}
		for _, s := range slices.Concat(l.head, l.cells) {
			if s.ID == id {
				return s.field
			}
		}
	}
	return nil
}

// emptyCell is the cell of a part that is missing: of the row, or else below its label.
func (a *answering) emptyCell(row *line, in *field, part string) (diag.Pos, bool) {
	if row != nil {
		for i, s := range row.cells {
			if s.ID == part {
				return a.at(a.sheet.title, firstAnswer+i, a.sheet.rows[row.key]), true
			}
		}
		return diag.Pos{}, false
	}
	inside := in != nil && in.Kind == questionnaire.Group
	for i, l := range a.lines {
		if !inside || l.field == nil || l.field.ID != part || !slices.Equal(l.field.path, under(in.path, part)) {
			continue
		}
		for _, l := range a.lines[i:] {
			if n := a.sheet.rows[l.key]; l.key != "" && n > 0 {
				return a.at(a.sheet.title, firstAnswer, n), true
			}
		}
	}
	return diag.Pos{}, false
}

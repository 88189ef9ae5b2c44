package xlsx

import (
	"strings"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/plain"
	"rahbord/questionnaire"
)

// questions reads the sheets of questions: every cell that is filled, then each answer
// as a whole.
func (rd *reader) questions(mark string, belongs func(stage int) bool, into *engagement.Answers) {
	sheet := rd.sheets[mark]
	if sheet == nil {
		return
	}
	known := map[string]bool{}
	for i := range rd.Pack.Questions {
		q := &rd.Pack.Questions[i]
		if !belongs(q.Stage) {
			continue
		}
		lines := questionLines(rd.Pack, rd.names[0], q)
		for _, l := range lines {
			known[l.key] = true
		}
		rd.question(sheet, q, lines, into)
	}
	for _, key := range sheet.keys {
		if !known[key] {
			rd.fault(rd.at(sheet.title, 1, sheet.rows[key]), "form-row-unknown", diag.Args{"id": plain.Excerpt(key)})
		}
	}
}

// question reads one answer. With a fault in any of its cells it is not taken.
func (rd *reader) question(sheet *filled, q *questionnaire.Question, lines []line, into *engagement.Answers) {
	a := &answering{reader: rd, sheet: sheet, question: q, scope: engagement.Scope{Pack: rd.Pack}, cells: map[string]engagement.Value{}, lines: lines, before: len(rd.faults)}
	for _, l := range lines {
		if row := sheet.rows[l.key]; l.key != "" && row > 0 {
			a.row(l, row)
		}
	}
	if !a.filled {
		return
	}
	v := a.value(&q.Field, q.ID)
	if v.IsEmpty() && len(rd.faults) == a.before {
		if q.Kind != questionnaire.Multi || q.EmptyRaises == "" {
			return // "no" beside an option says nothing of the others
		}
		v = engagement.List() // none of them, on purpose
	}
	rd.form.Answered++
	rd.form.places[q.ID] = a.first
	if len(rd.faults) == a.before {
		a.report(a.first, nil, a.scope.CheckAnswer(q, nil, v))
	}
	if len(rd.faults) > a.before {
		rd.form.Refused++
		return
	}
	into.Set(q.ID, v)
}

// answering is one question while it is read.
type answering struct {
	*reader
	sheet    *filled
	question *questionnaire.Question
	lines    []line
	scope    engagement.Scope
	cells    map[string]engagement.Value // by key of the row, and /part for rows of several cells
	filled   bool
	first    diag.Pos // the first filled cell
	before   int      // faults
}

// row reads the cells of a row and checks each on its own, so that a fault names its cell.
func (a *answering) row(l line, row int) {
	var start diag.Pos
	for i, s := range l.cells {
		e, ok := a.entry(a.sheet.title, firstAnswer+i, row)
		if !ok {
			continue
		}
		if !a.filled {
			a.filled, a.first = true, e.pos
		}
		if start.File == "" {
			start = e.pos
		}
		if s.option != "" {
			a.tick(l.key, e)
			continue
		}
		v, ok := a.parse(s, a.unit(s, cellKey(l, i)), e)
		if !ok {
			continue
		}
		a.report(e.pos, nil, a.scope.CheckAnswer(a.question, s.path, v))
		a.cells[cellKey(l, i)] = v
	}
	if l.cells[0].named && start.File != "" && len(a.faults) == a.before {
		path := l.cells[0].path
		a.report(start, &l, a.scope.CheckAnswer(a.question, path[:len(path)-1], a.record(l)))
	}
}

// record is a row of a table or matrix so far.
func (a *answering) record(l line) engagement.Value {
	var fields []engagement.Field
	for i, s := range l.cells {
		if v, ok := a.cells[cellKey(l, i)]; ok {
			fields = append(fields, engagement.Field{Name: s.ID, Value: v})
		}
	}
	return engagement.Record(fields...)
}

func cellKey(l line, i int) string {
	if l.cells[i].named {
		return l.key + "/" + l.cells[i].ID
	}
	return l.key
}

// unit is the unit of a number: its own, or that of the KPI chosen beside it.
func (a *answering) unit(s slot, key string) string {
	name := questionnaire.KPIPart(s.beside)
	if s.Unit != questionnaire.KPIUnit || name == nil {
		return s.Unit
	}
	if kpi := a.Pack.KPI(a.cells[strings.TrimSuffix(key, s.ID)+name.ID].Text()); kpi != nil {
		return string(kpi.Unit)
	}
	return s.Unit
}

func (a *answering) tick(key string, e entry) {
	yes, ok := a.flag(e.shown)
	if !ok {
		a.fault(e.pos, "form-not-an-option", diag.Args{"value": plain.Excerpt(e.shown), "known": a.words("form.answers.yes")})
		return
	}
	if yes {
		a.cells[key] = engagement.Flag(true)
	}
}

// value puts the cells of a field together.
func (a *answering) value(f *questionnaire.Field, key string) engagement.Value {
	switch f.Kind {
	case questionnaire.Group:
		var fields []engagement.Field
		for i := range f.Fields {
			if v := a.value(&f.Fields[i], key+"/"+f.Fields[i].ID); !v.IsEmpty() {
				fields = append(fields, engagement.Field{Name: f.Fields[i].ID, Value: v})
			}
		}
		return whole(fields)
	case questionnaire.Multi:
		return a.chosen(f, key)
	case questionnaire.ListOf:
		return a.numbered(key)
	case questionnaire.Table:
		var rows []engagement.Value
		for i := range rowCount(f.MaxRows, f.MinRows) {
			if v := a.parts(f, numbered(key, i)); !v.IsEmpty() {
				rows = append(rows, v)
			}
		}
		if rows == nil {
			return engagement.Value{}
		}
		return engagement.List(rows...)
	case questionnaire.Matrix:
		var fields []engagement.Field
		for _, id := range matrixRows(a.Pack, f) {
			v, ok := a.cells[key+"/"+id]
			if len(f.Fields) > 0 {
				v = a.parts(f, key+"/"+id)
				ok = !v.IsEmpty()
			}
			if ok {
				fields = append(fields, engagement.Field{Name: id, Value: v})
			}
		}
		return whole(fields)
	}
	return a.cells[key]
}

// parts is a row of a table or matrix as a record.
func (a *answering) parts(f *questionnaire.Field, key string) engagement.Value {
	var fields []engagement.Field
	for i := range f.Fields {
		if v, ok := a.cells[key+"/"+f.Fields[i].ID]; ok {
			fields = append(fields, engagement.Field{Name: f.Fields[i].ID, Value: v})
		}
	}
	return whole(fields)
}

// whole is a record, or the empty value when it has no parts.
func whole(fields []engagement.Field) engagement.Value {
	if len(fields) == 0 {
		return engagement.Value{}
	}
	return engagement.Record(fields...)
}

// chosen are the ticked options, or those in the numbered places.
func (a *answering) chosen(f *questionnaire.Field, key string) engagement.Value {
	var ids []string
	for _, id := range choicesOf(a.Pack, f) {
		if a.cells[key+"/="+id].Flag() {
			ids = append(ids, id)
		}
	}
	if ids == nil {
		return a.numbered(key)
	}
	return engagement.Options(ids...)
}

// numbered are the cells of numbered rows, without the empty ones.
func (a *answering) numbered(key string) engagement.Value {
	var items []engagement.Value
	for i := range mostRows {
		if v, ok := a.cells[numbered(key, i)]; ok {
			items = append(items, v)
		}
	}
	if items == nil {
		return engagement.Value{}
	}
	return engagement.List(items...)
}

package xlsx

import (
	"strconv"
	"strings"

	"rahbord/engagement"
	"rahbord/questionnaire"
)

// line is one row of a sheet of questions. A row with a key holds answers; the key is
// the path of the answer, parts joined with a slash, and stands in the hidden column.
type line struct {
	key   string
	label string
	help  string
	level int     // 0 for a question, more for its parts
	head  []slot  // titles of answer columns
	cells []slot  // what the cells of the row answer
	field *field  // whose label this is
	top   *askedQ // set on the first row of a question
}

// askedQ is a question with its words.
type askedQ struct {
	*questionnaire.Question
	words questionnaire.QuestionWords
}

// field is a question or a part of one, with its words.
type field struct {
	*questionnaire.Field
	words questionnaire.FieldWords
	path  []string // as engagement.Scope.CheckAnswer takes it, without the question

	question string                // id
	beside   []questionnaire.Field // the fields of the same row or group, itself among them
}

// slot is one cell that takes an answer: a field, or one option of a field to tick.
type slot struct {
	*field
	option string
	path   []string // of the answer in the file, without the question
	named  bool     // a part of its row, which is a record
}

// isItem reports whether the cell is one of several places of a list or a choice.
func (s slot) isItem() bool { return len(s.path) > 0 && strings.HasPrefix(s.path[len(s.path)-1], "[") }

// Rows offered for tables and lists that have no limit or a large one; more rows are
// entered in the program.
const (
	usualRows = 8
	mostRows  = 12
)

// walker turns questions into lines.
type walker struct {
	pack  *questionnaire.Pack
	names *questionnaire.Words
	lines []line
}

// questionLines are the rows of one question.
func questionLines(p *questionnaire.Pack, names *questionnaire.Words, q *questionnaire.Question) []line {
	w := &walker{pack: p, names: names}
	words := names.Question(q.ID)
	f := &field{question: q.ID, Field: &q.Field, words: questionnaire.FieldWords{Label: words.Ask, Help: words.Help, Placeholder: words.Placeholder, Options: words.Options, Rows: words.Rows, Fields: words.Fields}}
	w.field(f, q.ID, 0)
	w.lines[0].top = &askedQ{q, words}
	return w.lines
}

func (w *walker) field(f *field, key string, level int) {
	asking := line{label: f.words.Label, help: f.words.Help, level: level, field: f}
	switch f.Kind {
	case questionnaire.Group:
		w.lines = append(w.lines, asking)
		for i := range f.Fields {
			w.field(f.part(i, f.path), key+"/"+f.Fields[i].ID, level+1)
		}
	case questionnaire.Multi:
		w.lines = append(w.lines, asking)
		w.choices(f, key, level+1)
	case questionnaire.ListOf:
		w.lines = append(w.lines, asking)
		for i := range rowCount(f.MaxItems, f.MinItems) {
			w.row(strconv.Itoa(i+1), numbered(key, i), level+1, slot{field: f, path: under(f.path, engagement.At(i))})
		}
	case questionnaire.Table:
		w.grid(asking, f)
		for i := range rowCount(f.MaxRows, f.MinRows) {
			w.row(strconv.Itoa(i+1), numbered(key, i), level+1, w.parts(f, engagement.At(i))...)
		}
	case questionnaire.Matrix:
		w.grid(asking, f)
		for _, id := range matrixRows(w.pack, f.Field) {
			label := w.names.Row(f.Field, f.words.Rows, id)
			if len(f.Fields) > 0 {
				w.row(label, key+"/"+id, level+1, w.parts(f, id)...)
				continue
			}
			w.row(label, key+"/"+id, level+1, slot{field: f, path: under(f.path, id)})
		}
	default:
		asking.key, asking.cells = key, []slot{{field: f, path: f.path}}
		w.lines = append(w.lines, asking)
	}
}

// choices are the options to tick, or numbered places where the order counts or the
// options are many.
func (w *walker) choices(f *field, key string, level int) {
	options := choicesOf(w.pack, f.Field)
	if !f.Ordered && f.Source == "" {
		for _, id := range options {
			w.row(w.names.Option(f.Field, f.words.Options, id), key+"/="+id, level, slot{field: f, option: id, path: f.path})
		}
		return
	}
	most := len(options)
	if f.MaxItems > 0 {
		most = min(most, f.MaxItems)
	}
	for i := range min(most, mostRows) {
		w.row(strconv.Itoa(i+1), numbered(key, i), level, slot{field: f, path: under(f.path, engagement.At(i))})
	}
}

// grid opens a table or matrix: the question, then the titles of its columns.
func (w *walker) grid(asking line, f *field) {
	w.lines = append(w.lines, asking)
	if len(f.Fields) > 0 {
		w.lines = append(w.lines, line{level: asking.level + 1, head: w.parts(f, "")})
	}
}

func (w *walker) row(label, key string, level int, cells ...slot) {
	w.lines = append(w.lines, line{key: key, label: label, level: level, cells: cells})
}

// parts are the cells of a row of a table or matrix.
func (w *walker) parts(f *field, row string) []slot {
	out := make([]slot, len(f.Fields))
	for i := range f.Fields {
		p := f.part(i, under(f.path, row))
		out[i] = slot{field: p, path: p.path, named: true}
	}
	return out
}

func (f *field) part(i int, path []string) *field {
	sub := &f.Fields[i]
	return &field{question: f.question, Field: sub, words: f.words.Fields[sub.ID], path: under(path, sub.ID), beside: f.Fields}
}

// under is a path one step longer, in memory of its own.
func under(path []string, name string) []string { return append(path[:len(path):len(path)], name) }

func numbered(key string, i int) string { return key + "/#" + strconv.Itoa(i+1) }

func rowCount(most, least int) int {
	if most == 0 {
		most = usualRows
	}
	return max(least, min(most, mostRows))
}

func matrixRows(p *questionnaire.Pack, f *questionnaire.Field) []string {
	if f.RowSet != "" {
		return p.OptionSets[f.RowSet].Options
	}
	return f.Rows
}

// choicesOf lists the options of a field: its own, shared, or rows of the model.
func choicesOf(p *questionnaire.Pack, f *questionnaire.Field) []string {
	var ids []string
	switch f.Source {
	case "kpis":
		for i := range p.KPIs {
			ids = append(ids, p.KPIs[i].ID)
		}
	case "indicators":
		for i := range p.Indicators {
			ids = append(ids, p.Indicators[i].ID)
		}
	case "areas":
		for i := range p.Areas {
			ids = append(ids, p.Areas[i].ID)
		}
	case "initiatives", "basket":
		for i := range p.Initiatives {
			ids = append(ids, p.Initiatives[i].ID)
		}
	default:
		return p.Choices(f)
	}
	return ids
}

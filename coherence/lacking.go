package coherence

import (
	"strconv"
	"strings"

	"rahbord/engagement"
	"rahbord/questionnaire"
)

// mostLacking keeps a note short.
const mostLacking = 6

// Lacking says what is missing in the answer to a question that was begun: rows and parts
// by their labels. "" when nothing is.
func (v Review) Lacking(question string) string {
	q := v.Pack.Question(question)
	lacks := v.scope().Lacking(q)
	var out []string
	for i, l := range lacks {
		if i == mostLacking && len(lacks) > i+1 {
			out = append(out, v.Words.T("check.lacking.more", "n", v.Words.Int(len(lacks)-i)))
			break
		}
		out = append(out, v.lack(q, l))
	}
	return v.Words.List(out, "format.list-semicolon")
}

// lack words the way to what is missing, from the question inwards.
func (v Review) lack(q *questionnaire.Question, l engagement.Lack) string {
	own := v.names().Question(q.ID)
	f, words := &q.Field, questionnaire.FieldWords{Rows: own.Rows, Fields: own.Fields}
	var steps []string
	for _, name := range l.Path {
		index, isItem := strings.CutPrefix(name, "[")
		n, err := strconv.Atoi(strings.TrimSuffix(index, "]"))
		row := v.names().Row(f, words.Rows, name)
		switch part := f.Part(name); {
		case isItem && err == nil:
			steps = append(steps, v.Words.T("check.lacking.row", "n", v.Words.Int(n+1)))
		case f.Kind == questionnaire.Matrix && row != "":
			steps = append(steps, row)
		case part != nil:
			f, words = part, words.Fields[name]
			steps = append(steps, words.Label)
		}
	}
	if l.Least > 0 {
		key := "check.lacking.entries"
		if f.Kind == questionnaire.Matrix {
			key = "check.lacking.known"
		}
		steps = append(steps, v.Words.Count(key, l.Least))
	}
	return strings.Join(steps, v.Words.T("check.lacking.inside"))
}

package xlsx

import (
	"strings"

	"rahbord/engagement"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
)

// shownPlaces are the decimals of a number that is shown; more make no difference.
const shownPlaces = 6

// Text is the answer to a question on one line, as people read it in the language of w,
// for telling two answers apart.
func (f *Form) Text(question string, v engagement.Value, w *i18n.Words) string {
	q := f.pack.Question(question)
	names := f.pack.Text(w.Lang)
	if q == nil || names == nil {
		return v.Text()
	}
	s := shower{pack: f.pack, names: names, words: w}
	words := names.Question(q.ID)
	return s.text(&field{question: q.ID, Field: &q.Field, words: questionnaire.FieldWords{Options: words.Options, Rows: words.Rows, Fields: words.Fields}}, v)
}

// shower puts answers into the words of one language.
type shower struct {
	pack  *questionnaire.Pack
	names *questionnaire.Words
	words *i18n.Words
}

func (s shower) text(f *field, v engagement.Value) string {
	n, isNumber := v.Number()
	switch {
	case v.IsEmpty():
		return s.words.T("done.nothing")
	case isNumber:
		return s.words.Short(n, shownPlaces)
	case v.IsFlag() && v.Flag():
		return s.words.T("form.answers.yes")
	case v.IsFlag():
		return s.words.T("form.answers.no")
	case v.IsList():
		var items []string
		for _, item := range v.List() {
			if item.IsRecord() {
				items = append(items, s.parts(f, item))
				continue
			}
			items = append(items, s.word(f, item.Text()))
		}
		return strings.Join(items, s.words.T("format.list-semicolon"))
	case v.IsRecord() && f.Kind == questionnaire.Matrix:
		return s.rows(f, v)
	case v.IsRecord():
		return s.parts(f, v)
	}
	return s.word(f, v.Text())
}

// word is a text as it stands, or what it stands for: an option, a day, don't know.
func (s shower) word(f *field, text string) string {
	switch f.Kind {
	case questionnaire.Single, questionnaire.Multi:
		if name := optionText(s.names, f, text); name != "" {
			return name
		}
	case questionnaire.Rating, questionnaire.Matrix:
		if name := s.names.Questions.Scales[f.Scale][text]; name != "" {
			return name
		}
	case questionnaire.Date:
		if day, err := engagement.ParseDay(text); err == nil {
			return s.words.Date(day.Time)
		}
	}
	return text
}

// parts are the given parts of a group or row, each after its label.
func (s shower) parts(f *field, v engagement.Value) string {
	var out []string
	for i := range f.Fields {
		p := f.part(i, nil)
		if x := v.Field(p.ID); !x.IsEmpty() {
			out = append(out, labelled(p.words.Label, s.text(p, x)))
		}
	}
	return strings.Join(out, " · ")
}

// rows are the given rows of a matrix, each after its name.
func (s shower) rows(f *field, v engagement.Value) string {
	var out []string
	for _, id := range matrixRows(s.pack, f.Field) {
		label := s.names.Row(f.Field, f.words.Rows, id)
		switch x := v.Field(id); {
		case x.IsRecord():
			out = append(out, labelled(label, s.parts(f, x)))
		case !x.IsEmpty():
			out = append(out, labelled(label, s.text(f, x)))
		}
	}
	return strings.Join(out, s.words.T("format.list-semicolon"))
}

func labelled(label, text string) string {
	if label == "" {
		return text
	}
	return label + ": " + text
}

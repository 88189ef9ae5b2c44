package xlsx

import (
	"strings"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// Columns of the readiness sheet.
const (
	statementCol = 3
	levelsCol    = 4
	answerCol    = 5
	commentCol   = 6
	evidenceCol  = 7
	gradeCol     = 8
)

var readinessWidths = []float64{0, 9, 36, 74, 15, 34, 30, 22}

// readiness is one row for each indicator, grouped by area.
func (b *book) readiness() {
	b.sheet(readinessSheet, b.t("form.sheets.readiness"))
	b.columns(readinessSheet, readinessWidths...)
	const head = 2
	for i, key := range []string{"id", "statement", "levels", "answer", "comment", "evidence", "grade"} {
		b.text(readinessSheet, i+2, head, b.t("form.columns."+key), b.style.head)
	}
	b.try(b.file.SetRowHeight(b.title[readinessSheet], head, 34))
	row := head + 1
	for _, a := range b.Pack.Areas {
		list := b.indicators(a.ID)
		if len(list) == 0 {
			continue
		}
		b.text(readinessSheet, 2, row, a.ID+" – "+b.names.Area(a.ID).Name, b.style.area)
		b.span(readinessSheet, row, 2, gradeCol, b.style.area)
		b.try(b.file.SetRowHeight(b.title[readinessSheet], row, 22))
		row++
		for _, k := range list {
			b.indicator(row, k)
			row++
		}
	}
	cells := func(col int) string { return b.cell(col, head+2) + ":" + b.cell(col, row-1) }
	b.dropDown(readinessSheet, cells(answerCol), b.answers())
	b.dropDown(readinessSheet, cells(gradeCol), b.grades())
	b.print(readinessSheet, head, false)
	b.protect(readinessSheet)
}

// indicators of an area that the form asks.
func (b *book) indicators(area string) []*questionnaire.Indicator {
	var out []*questionnaire.Indicator
	for _, k := range b.Pack.IndicatorsOf(area) {
		if k.Quick || !b.Quick {
			out = append(out, k)
		}
	}
	return out
}

func (b *book) indicator(row int, k *questionnaire.Indicator) {
	words := b.names.Indicator(k.ID)
	var remarks []string
	if words.NotApplicable != "" {
		remarks = append(remarks, b.t("form.not-applicable-when", "when", words.NotApplicable))
	}
	if words.Evidence != "" {
		remarks = append(remarks, b.t("form.evidence-such-as", "evidence", words.Evidence))
	}
	texts := words.Levels
	if len(texts) == 0 {
		texts = b.names.Levels
	}
	var levels []string
	for i, text := range texts {
		levels = append(levels, b.Words.Int(b.Pack.Scale.First+i)+" – "+text)
	}
	b.key(readinessSheet, row, k.ID)
	b.text(readinessSheet, 2, row, k.ID, b.style.id)
	b.rich(readinessSheet, statementCol, row, words.Statement, true, remarks, b.style.label)
	b.text(readinessSheet, levelsCol, row, strings.Join(levels, "\n"), b.style.label)
	b.text(readinessSheet, answerCol, row, "", b.style.answer)
	b.text(readinessSheet, commentCol, row, "", b.style.text)
	b.text(readinessSheet, evidenceCol, row, "", b.style.text)
	b.text(readinessSheet, gradeCol, row, "", b.style.long)
	b.height(readinessSheet, row, map[string]float64{
		words.Statement + "\n" + strings.Join(remarks, "\n"): readinessWidths[statementCol-1],
		strings.Join(levels, "\n"):                           readinessWidths[levelsCol-1],
	})
}

// answers are the levels, not applicable and don't know.
func (b *book) answers() []string {
	var out []string
	s := b.Pack.Scale
	for n := s.First; n <= s.Last(); n++ {
		out = append(out, b.Words.Int(n))
		if s.Half == questionnaire.HalfAlways && n < s.Last() {
			out = append(out, b.Words.Short(exact.Frac(2*n+1, 2), 1))
		}
	}
	return append(out, b.t("form.answers.na"), b.t("form.answers.dk"))
}

// grades are the evidence grades with their words.
func (b *book) grades() []string {
	var out []string
	for n := 0; n <= b.Pack.Evidence.Grades; n++ {
		text := b.Words.Int(n)
		if n < len(b.names.Evidence) {
			text = join(text, b.names.Evidence[n])
		}
		out = append(out, text)
	}
	return out
}

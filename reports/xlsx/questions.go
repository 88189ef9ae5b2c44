package xlsx

import (
	"strings"

	"rahbord/internal/exact"
	"rahbord/questionnaire"

	"github.com/xuri/excelize/v2"
)

// Columns of a sheet of questions: key, id, label, then the answers.
const (
	labelCol    = 3
	firstAnswer = 4
	labelWidth  = 58.0
	answerWidth = 21.0
	fewest      = 4 // answer columns
	textSpan    = 4 // columns that a text answer takes
)

// questions is a sheet of stages: each question, its help, and the cells of its answer.
func (b *book) questions(mark string, belongs func(stage int) bool) {
	var lines []line
	columns := fewest
	for i := range b.Pack.Questions {
		if q := &b.Pack.Questions[i]; belongs(q.Stage) {
			lines = append(lines, questionLines(b.Pack, b.names, q)...)
		}
	}
	for _, l := range lines {
		columns = max(columns, len(l.cells))
	}
	b.sheet(mark, b.t("form.sheets."+mark))
	widths := []float64{0, 8, labelWidth}
	for range columns {
		widths = append(widths, answerWidth)
	}
	b.columns(mark, widths...)
	const head = 2
	b.text(mark, 2, head, b.t("form.columns.id"), b.style.head)
	b.text(mark, labelCol, head, b.t("form.columns.question"), b.style.head)
	b.text(mark, firstAnswer, head, b.t("form.columns.answers"), b.style.head)
	b.span(mark, head, firstAnswer, firstAnswer+columns-1, b.style.head)
	b.try(b.file.SetRowHeight(b.title[mark], head, 26))
	row, stage := head+1, -1
	for _, l := range lines {
		if l.top != nil && l.top.Stage != stage {
			stage = l.top.Stage
			row = b.stage(mark, row, columns, stage)
		}
		b.line(mark, row, l)
		row++
	}
	b.print(mark, head, false)
	b.protect(mark)
}

// stage announces a stage and returns the row below.
func (b *book) stage(mark string, row, columns, stage int) int {
	words := b.names.Stage(itoa(stage))
	b.text(mark, 2, row, b.t("form.stage", "n", b.Words.Int(stage), "name", words.Name), b.style.area)
	b.span(mark, row, 2, firstAnswer+columns-1, b.style.area)
	b.try(b.file.SetRowHeight(b.title[mark], row, 24))
	return row + 1
}

func (b *book) line(mark string, row int, l line) {
	id := ""
	if l.top != nil {
		id = l.top.ID
	}
	b.text(mark, 2, row, id, b.style.id)
	style := [...]int{b.style.label, b.style.part, b.style.option}[min(l.level, 2)]
	remarks := b.remarks(l)
	if l.level > 0 && l.field != nil {
		l.label = b.starred(l.field)
	}
	if l.label != "" || len(remarks) > 0 {
		b.rich(mark, labelCol, row, l.label, l.level == 0, remarks, style)
	} else {
		b.text(mark, labelCol, row, "", style)
	}
	texts := map[string]float64{l.label + "\n" + strings.Join(remarks, "\n"): labelWidth}
	for i, s := range l.head {
		title := b.starred(s.field)
		if e := b.expected(s.field); e != "" {
			title += "\n" + e
		}
		b.text(mark, firstAnswer+i, row, title, b.style.area)
		texts[title] = answerWidth
	}
	if l.key != "" {
		b.key(mark, row, l.key)
	}
	for i, s := range l.cells {
		b.slot(mark, firstAnswer+i, row, s, len(l.cells) == 1)
	}
	b.height(mark, row, texts)
}

// starred is the label of a part, with a sign when what it is a part of is refused without it.
func (b *book) starred(f *field) string {
	needed := len(f.beside) > 0 && (f.Required == nil || *f.Required) && f.VisibleWhen == ""
	if needed && b.Pack.Question(f.question).EmptyRaises == "" {
		return f.words.Label + " *"
	}
	return f.words.Label
}

// slot is a cell to fill in: alone in its row it is as wide as a text needs.
func (b *book) slot(mark string, col, row int, s slot, alone bool) {
	style := b.style.answer
	switch {
	case s.Kind == questionnaire.Text || s.Kind == questionnaire.ListOf:
		style = b.style.text
	case len(optionsOf(b.Pack, b.names, s.field)) > 0 && s.option == "":
		style = b.style.long
	}
	b.text(mark, col, row, "", style)
	if style != b.style.answer && alone {
		b.span(mark, row, col, col+textSpan-1, style)
	}
	b.guide(mark, b.cell(col, row), s)
}

// guide offers lists and checks bounds while one types.
func (b *book) guide(mark, cell string, s slot) {
	yes, no := b.t("form.answers.yes"), b.t("form.answers.no")
	if s.option != "" {
		b.dropDown(mark, cell, []string{yes})
		return
	}
	if options := optionsOf(b.Pack, b.names, s.field); len(options) > 0 {
		var texts []string
		for _, o := range options {
			texts = append(texts, o.text)
		}
		if s.Kind == questionnaire.Multi && !s.isItem() {
			b.dropDownOfMany(mark, cell, texts)
			return
		}
		b.dropDown(mark, cell, texts)
		return
	}
	switch s.Kind {
	case questionnaire.Flag:
		b.dropDown(mark, cell, []string{yes, no})
	case questionnaire.Number, questionnaire.Rating:
		least, most := s.Min, s.Max
		if s.Kind == questionnaire.Rating {
			scale := b.Pack.Scales[s.Scale]
			least, most = &scale.Min, &scale.Max
		}
		b.bounds(mark, cell, b.expected(s.field), least, most)
	}
}

// dropDownOfMany offers a list in a cell that takes several, which a list alone cannot.
func (b *book) dropDownOfMany(mark, cell string, texts []string) {
	d := excelize.NewDataValidation(true)
	d.Sqref = cell
	d.SetSqrefDropList(b.listRange(texts))
	d.SetInput(b.t("form.check.several-title"), b.t("form.check.several"))
	b.try(b.file.AddDataValidation(b.title[mark], d))
}

func (b *book) bounds(mark, cell, expected string, least, most *exact.Rat) {
	if least == nil && most == nil {
		return
	}
	d := excelize.NewDataValidation(true)
	d.Sqref = cell
	switch {
	case least != nil && most != nil:
		b.try(d.SetRange(least.Decimal(1), most.Decimal(1), excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
	case least != nil:
		b.try(d.SetRange(least.Decimal(1), "", excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorGreaterThanOrEqual))
	default:
		b.try(d.SetRange(most.Decimal(1), "", excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorLessThanOrEqual))
	}
	d.SetError(excelize.DataValidationErrorStyleWarning, b.t("form.check.title"), expected)
	b.try(b.file.AddDataValidation(b.title[mark], d))
}

// remarks below a label: the help, what is expected, who answers.
func (b *book) remarks(l line) []string {
	var out []string
	if l.help != "" {
		out = append(out, l.help)
	}
	if l.field == nil {
		return out
	}
	var notes []string
	if e := b.expected(l.field); e != "" {
		notes = append(notes, e)
	}
	if l.field.VisibleWhen != "" {
		notes = append(notes, b.t("form.expected.where-applicable"))
	}
	if l.top != nil && l.top.Required != nil && *l.top.Required {
		notes = append(notes, b.t("form.expected.required"))
	}
	if l.field.Asked == questionnaire.AskFacilitator {
		notes = append(notes, b.t("form.expected.facilitator"))
	}
	if len(notes) > 0 {
		out = append(out, strings.Join(notes, " · "))
	}
	return out
}

// expected says what an answer looks like: its unit and bounds, how many, how long.
func (b *book) expected(f *field) string {
	switch f.Kind {
	case questionnaire.Number:
		return b.numberExpected(f)
	case questionnaire.Rating:
		if len(optionsOf(b.Pack, b.names, f)) == 0 {
			scale := b.Pack.Scales[f.Scale]
			return b.t("form.expected.between", "least", b.Words.Short(scale.Min, 1), "most", b.Words.Short(scale.Max, 1))
		}
	case questionnaire.Date:
		return b.t("form.expected.date")
	case questionnaire.Text:
		if f.Format == "currency" {
			return b.t("form.expected.currency")
		}
		switch {
		case f.MinLen > 1 && f.MaxLen > 0:
			return b.t("form.expected.length-between", "least", b.Words.Int(f.MinLen), "n", b.Words.Int(f.MaxLen))
		case f.MinLen > 1:
			return b.t("form.expected.length-least", "least", b.Words.Int(f.MinLen))
		case f.MaxLen > 0:
			return b.t("form.expected.length", "n", b.Words.Int(f.MaxLen))
		}
	case questionnaire.Multi:
		if f.Ordered {
			return b.t("form.expected.ordered")
		}
		if f.MaxItems > 0 {
			return b.t("form.expected.at-most", "n", b.Words.Int(f.MaxItems))
		}
		return b.t("form.expected.several")
	case questionnaire.Table:
		if f.MinRows > 1 {
			return b.t("form.expected.rows", "n", b.Words.Int(f.MinRows))
		}
	}
	return ""
}

func (b *book) numberExpected(f *field) string {
	var parts []string
	if f.Unit != "" {
		parts = append(parts, b.names.Questions.Units[f.Unit])
	}
	switch {
	case f.Min != nil && f.Max != nil:
		parts = append(parts, b.t("form.expected.between", "least", b.Words.Short(*f.Min, 2), "most", b.Words.Short(*f.Max, 2)))
	case f.Step != nil && f.Step.Equal(exact.Of(1)):
		parts = append(parts, b.t("form.expected.whole"))
	}
	return strings.Join(parts, b.t("format.list-comma"))
}

package reports

import (
	"strconv"
	"strings"
	"time"

	"rahbord/engagement"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
)

// FormSource is everything a blank questionnaire on paper is made from.
type FormSource struct {
	Pack       *questionnaire.Pack
	Engagement *engagement.Engagement
	Words      *i18n.Words
	Issued     time.Time
	Logo       []byte // PNG or JPEG; nil without

	Readiness, Context, Strategy bool // parts of the questionnaire
	Quick                        bool // only the indicators of the quick scan

	Name, Role string // of who fills it in; "" leaves lines
}

// BlankForm makes the questionnaire as a document to print and fill in by hand.
func BlankForm(src FormSource) *Document {
	f := &formBuilder{src, &builder{
		Source: Source{Pack: src.Pack, Engagement: src.Engagement, Words: src.Words, Issued: src.Issued, Logo: src.Logo},
		names:  src.Pack.Text(src.Words.Lang),
	}}
	f.b.doc = f.b.envelope()
	f.b.doc.Title = f.title()
	f.b.doc.HeaderEnd = f.b.t("form.paper.header")
	f.cover()
	f.b.add(Contents{Title: f.b.t("form.paper.contents")})
	f.instructions()
	if src.Readiness {
		f.readiness()
	}
	first, last := 0, len(src.Pack.Stages)
	if !src.Context {
		first = 1
	}
	if !src.Strategy {
		last = 1
	}
	for _, s := range src.Pack.Stages[min(first, last):last] {
		f.stage(s.ID)
	}
	return f.b.doc
}

// formBuilder is one BlankForm call.
type formBuilder struct {
	FormSource
	b *builder
}

func (f *formBuilder) title() string {
	if ClientName(f.Pack, f.Engagement) == "" {
		return f.b.t("form.title-plain")
	}
	return f.b.t("form.title", "client", f.b.client())
}

func (f *formBuilder) cover() {
	c := Cover{Kicker: f.b.t("form.paper.kicker"), Title: f.title(), Subtitle: f.b.names.Pack.Name, Confidential: f.b.t("form.paper.confidential")}
	if f.Engagement.Sample {
		c.Notice = f.b.t("report.sample")
	}
	if f.Name != "" {
		c.Facts = append(c.Facts, Fact{f.b.t("form.paper.name"), f.Name})
	}
	if f.Role != "" {
		c.Facts = append(c.Facts, Fact{f.b.t("form.paper.role"), f.b.names.Roles[f.Role]})
	}
	if p := f.Engagement.Consultant; p != nil {
		if lines := filled(p.Name, p.Organisation, p.Contact); len(lines) > 0 {
			c.Facts = append(c.Facts, Fact{f.b.t("cover.by"), strings.Join(lines, "\n")})
		}
	}
	f.b.add(c)
}

// instructions are the page on which one says who one is, and how to fill in the rest.
func (f *formBuilder) instructions() {
	f.b.add(Heading{Level: 1, Text: f.b.t("form.paper.how"), NewPage: true})
	scale := f.Pack.Scale
	steps := f.b.t("form.paper.steps", "first", f.b.Words.Int(scale.First), "last", f.b.Words.Int(scale.Last()),
		"dk", f.b.t("form.answers.dk"), "na", f.b.t("form.answers.na"))
	if f.Readiness {
		f.b.add(Bullets{Ordered: true, Items: strings.Split(steps, "|")})
	}
	who := TickBoxes{}
	for _, field := range []struct{ key, given string }{{"name", f.Name}, {"role", f.b.names.Roles[f.Role]}, {"date", ""}} {
		part := TickPart{Label: f.b.t("form.paper." + field.key), Lines: 1}
		if field.given != "" {
			part.Lines, part.Note = 0, field.given
		}
		who.Parts = append(who.Parts, part)
	}
	f.b.add(Space{Points: 14}, who)
}

func (f *formBuilder) readiness() {
	first := true
	for _, a := range f.Pack.Areas {
		opened := false
		for _, k := range f.Pack.IndicatorsOf(a.ID) {
			if f.Quick && !k.Quick {
				continue
			}
			if first {
				f.b.add(Heading{Level: 1, Text: f.b.t("form.sheets.readiness"), NewPage: true})
			}
			if !opened {
				f.b.add(Heading{Level: 2, Text: f.b.names.Area(a.ID).Name})
			}
			first, opened = false, true
			f.b.add(f.indicator(k))
		}
	}
}

func (f *formBuilder) indicator(k *questionnaire.Indicator) TickBoxes {
	words := f.b.names.Indicator(k.ID)
	t := TickBoxes{ID: k.ID, Title: words.Statement}
	levels := words.Levels
	if len(levels) == 0 {
		levels = f.b.names.Levels
	}
	var answer TickPart
	for i, text := range levels {
		answer.Boxes = append(answer.Boxes, Tick{f.b.Words.Int(f.Pack.Scale.First + i), text})
	}
	answer.Across = []string{f.b.t("form.answers.dk"), f.b.t("form.answers.na")}
	if words.NotApplicable != "" {
		answer.Across[1] = f.b.t("form.not-applicable-when", "when", words.NotApplicable)
	}
	evidence := TickPart{Label: f.b.t("form.paper.evidence"), Lines: 1}
	if words.Evidence != "" {
		t.Notes = append(t.Notes, f.b.t("form.evidence-such-as", "evidence", words.Evidence))
	}
	t.Parts = []TickPart{answer, {Label: f.b.t("form.paper.comment"), Lines: 1}, evidence}
	return t
}

func (f *formBuilder) stage(id int) {
	words := f.b.names.Stage(strconv.Itoa(id))
	f.b.add(Heading{Level: 1, Text: f.b.t("form.stage", "n", f.b.Words.Int(id), "name", words.Name), NewPage: true})
	f.b.para(Body, words.Purpose)
	for i := range f.Pack.Questions {
		if q := &f.Pack.Questions[i]; q.Stage == id {
			f.b.add(f.question(q))
		}
	}
}

func (f *formBuilder) question(q *questionnaire.Question) TickBoxes {
	words := f.b.names.Question(q.ID)
	t := TickBoxes{ID: q.ID, Title: words.Ask}
	if words.Help != "" {
		t.Notes = append(t.Notes, words.Help)
	}
	if q.Asked == questionnaire.AskFacilitator {
		t.Notes = append(t.Notes, f.b.t("form.expected.facilitator"))
	}
	top := questionnaire.FieldWords{Options: words.Options, Rows: words.Rows, Fields: words.Fields}
	t.Parts = f.parts(&q.Field, top)
	return t
}

// Rows of paper: fewer than a screen has.
const (
	mostPaperRows  = 6
	mostPaperLines = 4
)

// parts are the places for the answer to a field.
func (f *formBuilder) parts(field *questionnaire.Field, words questionnaire.FieldWords) []TickPart {
	p := TickPart{Label: words.Label}
	switch field.Kind {
	case questionnaire.Group:
		var out []TickPart
		for i := range field.Fields {
			out = append(out, f.parts(&field.Fields[i], words.Fields[field.Fields[i].ID])...)
		}
		return out
	case questionnaire.Flag:
		p.Across = []string{f.b.t("form.answers.yes"), f.b.t("form.answers.no")}
	case questionnaire.Single, questionnaire.Multi:
		f.options(&p, field, words)
	case questionnaire.Rating:
		for _, o := range f.points(field.Scale) {
			p.Boxes = append(p.Boxes, Tick{Text: o})
		}
	case questionnaire.Table, questionnaire.Matrix:
		p.Grid = f.grid(field, words)
	case questionnaire.ListOf:
		p.Lines = mostPaperLines
	case questionnaire.Number:
		p.Lines = 1
		if field.Unit != "" {
			p.Note = f.b.names.Questions.Units[field.Unit]
		}
	default:
		p.Lines = max(1, min(field.Lines, mostPaperLines))
	}
	return []TickPart{p}
}

// options are boxes; rows of the model are too many for paper and get lines.
func (f *formBuilder) options(p *TickPart, field *questionnaire.Field, words questionnaire.FieldWords) {
	switch {
	case field.Source != "" && field.Kind == questionnaire.Multi:
		p.Lines = 2
		return
	case field.Source != "":
		p.Lines = 1
		return
	case field.Ordered:
		p.Note = f.b.t("form.expected.ordered")
	case field.Kind == questionnaire.Multi:
		p.Note = f.b.t("form.expected.several")
	}
	for _, id := range f.Pack.Choices(field) {
		p.Boxes = append(p.Boxes, Tick{Text: f.b.names.Option(field, words.Options, id)})
	}
}

// points are the points of a scale with their words.
func (f *formBuilder) points(scale string) []string {
	s, words := f.Pack.Scales[scale], f.b.names.Questions.Scales[scale]
	var out []string
	for n := s.Min.Floor(); n <= s.Max.Floor(); n++ {
		text := words[strconv.Itoa(n)]
		if text == "" {
			text = f.b.Words.Int(n)
		}
		out = append(out, text)
	}
	if s.DK {
		out = append(out, words["dk"])
	}
	return out
}

func (f *formBuilder) grid(field *questionnaire.Field, words questionnaire.FieldWords) *TickGrid {
	g := &TickGrid{}
	for i := range field.Fields {
		g.Columns = append(g.Columns, words.Fields[field.Fields[i].ID].Label)
	}
	if field.Kind == questionnaire.Table {
		rows := mostPaperRows
		if field.MaxRows > 0 {
			rows = min(rows, field.MaxRows)
		}
		for i := range max(rows, field.MinRows) {
			g.Rows = append(g.Rows, f.b.Words.Int(i+1))
		}
		return g
	}
	rows := field.Rows
	if field.RowSet != "" {
		rows = f.Pack.OptionSets[field.RowSet].Options
	}
	for _, id := range rows {
		g.Rows = append(g.Rows, f.b.names.Row(field, words.Rows, id))
	}
	if len(field.Fields) == 0 {
		g.Columns, g.Boxes = f.points(field.Scale), true
	}
	return g
}

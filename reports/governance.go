package reports

import (
	"slices"
	"strings"

	"rahbord/coherence"
	"rahbord/engagement"
	"rahbord/questionnaire"
)

// governance shows who decides, when the plan is looked at again, how the factors of
// success stand, and which warnings are open or accepted.
func (b *builder) governance() {
	start := len(b.doc.Blocks)
	b.chapter("governance")
	b.people()
	b.factors()
	b.groupsOfChange()
	b.wholeRisks()
	b.messages()
	b.warnings()
	b.accepted()
	if len(b.doc.Blocks) == start+1 {
		b.doc.Blocks = b.doc.Blocks[:start] // nothing to govern in this model
	}
}

// part is a part of the answer to the first question with an effect that has such a part,
// in words, and the id of the question; "" for a model without such a question.
func (b *builder) part(effect, part string) (lines []string, question string) {
	for _, q := range b.Pack.QuestionWith(effect) {
		f, words, v := &q.Field, fieldWords(b.names.Question(q.ID)), b.Engagement.Given(q.ID)
		in := siblings{}
		if part != "" {
			if f = q.Part(part); f == nil {
				continue
			}
			in = siblings{v, q.Fields}
			v, words = v.Field(part), words.Fields[part]
		}
		if v.IsEmpty() {
			return nil, q.ID
		}
		return b.linesOf(f, words, v, in), q.ID
	}
	return nil, ""
}

// people is the table of who decides and when.
func (b *builder) people() {
	t := Table{Columns: []Column{{Title: b.t("governance.what"), Width: 28}, {Title: b.t("governance.who"), Width: 72}}}
	for _, item := range []struct{ key, effect, part string }{
		{"sponsor", "sponsor_support", "sponsor"},
		{"sponsor-days", "sponsor_support", "days"},
		{"problem-owner", "problem_owner", ""},
		{"system-owner", "system_governance", "owner"},
		{"committee", "system_governance", "committee"},
		{"committee-rhythm", "system_governance", "rhythm"},
		{"review-rhythm", "review_dates", "rhythm"},
		{"triggers", "review_dates", "triggers"},
	} {
		lines, question := b.part(item.effect, item.part)
		if question == "" {
			continue
		}
		c := Cell{Text: strings.Join(lines, "\n")}
		if len(lines) == 0 {
			c = Cell{Text: b.t("governance.open"), Note: b.t("governance.answer", "id", question), Badge: Fair}
			if b.waits(question) {
				c = Cell{Text: b.t("governance.states.later"), Badge: Unknown}
			}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.t("governance.items." + item.key), Strong: true}, c}})
	}
	if b.plan != nil && len(b.plan.Reviews) > 0 {
		var days []string
		for i, r := range b.plan.Reviews {
			days = append(days, b.t("roadmap.review", "n", b.Words.Int(i+1), "day", b.onDay(r.Day, r.Week+1)))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.t("governance.items.review-days"), Strong: true}, {Text: b.listed(days)}}})
	}
	if len(t.Rows) > 0 {
		b.add(Heading{Level: 2, Text: b.t("governance.people")}, t)
	}
}

// groupsOfChange shows how ready the groups concerned are; not the figures of small ones.
func (b *builder) groupsOfChange() {
	for _, q := range b.Pack.QuestionWith("change_barriers") {
		v := withoutSmallGroups(b.Engagement.Given(q.ID))
		if q.Kind != questionnaire.Table || v.IsEmpty() {
			continue
		}
		m := HeatMap{Alt: b.t("governance.change-alt"), Low: b.t("governance.change-low"), High: b.t("governance.change-high")}
		words := fieldWords(b.names.Question(q.ID))
		var rated []*questionnaire.Field
		for i := range q.Fields {
			if f := &q.Fields[i]; f.Kind == questionnaire.Rating {
				rated = append(rated, f)
				m.Columns = append(m.Columns, words.Fields[f.ID].Label)
			}
		}
		for _, row := range v.List() {
			m.Rows = append(m.Rows, b.groupRow(row, rated))
		}
		b.add(Heading{Level: 2, Text: b.t("governance.change")})
		b.para(Body, b.t("governance.change-intro", "n", b.Words.Int(fewestInGroup)))
		b.add(m)
	}
}

func (b *builder) groupRow(row engagement.Value, rated []*questionnaire.Field) HeatRow {
	out := HeatRow{Label: row.Field("group").Text()}
	for _, f := range rated {
		n, given := row.Field(f.ID).Number()
		c := HeatCell{Text: b.t("report.none")}
		if s := b.Pack.Scales[f.Scale]; given && s.Min.Less(s.Max) {
			c = HeatCell{Known: true, Value: n.Sub(s.Min).Quo(s.Max.Sub(s.Min)).Float64(), Text: b.Words.Number(n, 1)}
		}
		out.Cells = append(out.Cells, c)
	}
	return out
}

// wholeRisks lists the risks that belong to no single initiative.
func (b *builder) wholeRisks() {
	if b.plan == nil || len(b.plan.Risks) == 0 {
		return
	}
	b.add(Heading{Level: 2, Text: b.t("governance.risks")}, Bullets{Items: b.plan.Risks})
}

// messages is who is told what, when and by whom.
func (b *builder) messages() {
	for _, q := range b.Pack.QuestionWith("communication_plan") {
		rows := b.Engagement.Given(q.ID).List()
		if len(rows) == 0 {
			continue
		}
		t := Table{Columns: []Column{
			{Title: b.t("governance.audience"), Width: 20},
			{Title: b.t("governance.message"), Width: 44},
			{Title: b.t("governance.by-day"), Width: 18},
			{Title: b.t("governance.speaker"), Width: 18},
		}}
		for _, row := range rows {
			due := row.Field("due").Text()
			if day, err := engagement.ParseDay(due); err == nil {
				due = b.Words.Date(day.Time)
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: row.Field("audience").Text(), Strong: true},
				{Text: row.Field("message").Text()}, {Text: due}, {Text: row.Field("speaker").Text()}}})
		}
		b.add(Heading{Level: 2, Text: b.t("governance.messages")}, t)
	}
}

// warnings lists the findings that nobody has accepted yet, grave ones first.
func (b *builder) warnings() {
	findings := b.findings()
	t := Table{Columns: []Column{
		{Title: b.t("governance.warning"), Width: 52},
		{Title: b.t("governance.remedy"), Width: 48},
	}}
	for _, severity := range []questionnaire.Severity{questionnaire.Blocks, questionnaire.Warns, questionnaire.Tells} {
		first := true
		for _, f := range findings {
			if f.Accepted || f.Severity != severity {
				continue
			}
			if first {
				t.Rows = append(t.Rows, Row{Group: b.t("governance.severities." + string(severity))})
			}
			first = false
			t.Rows = append(t.Rows, Row{Cells: b.findingCells(f)})
		}
	}
	if len(t.Rows) > 0 {
		b.add(Heading{Level: 2, Text: b.t("governance.warnings")})
		b.para(Body, b.t("governance.warnings-intro"))
		b.add(t)
	} else if len(b.Pack.Checks) > 0 && b.Study != nil {
		b.add(Heading{Level: 2, Text: b.t("governance.warnings")})
		b.para(Body, b.t("governance.warnings-none"))
	}
}

// findingCells is what a finding says and what it concerns, and what to do about it.
func (b *builder) findingCells(f coherence.Finding) []Cell {
	words := b.names.Check(f.Check)
	var names, help []string
	for _, id := range f.Names {
		names = append(names, coherence.Name(b.names, f.Kind, id))
	}
	for _, id := range f.Suggest {
		if b.Study == nil || !b.Study.Plan.Has(id) {
			help = append(help, coherence.Name(b.names, "initiatives", id))
		}
	}
	what := Cell{Text: words.Message, Note: b.listed(names)}
	do := Cell{Text: words.Hint}
	var notes []string
	if len(help) > 0 {
		notes = append(notes, b.t("governance.helps", "initiatives", b.join(help)))
	}
	if f.Question != "" {
		notes = append(notes, b.t("governance.place", "id", f.Question))
	}
	do.Note = strings.Join(notes, " ")
	return []Cell{what, do}
}

// accepted lists the warnings of the coherence checks that the client accepts, and why.
// Without any there is no section.
func (b *builder) accepted() {
	var items []string
	for _, f := range b.findings() {
		if f.Accepted {
			items = append(items, b.t("method.accepted-item", "warning", b.names.Check(f.Check).Message, "reason", f.Reason))
		}
	}
	if len(items) == 0 {
		return
	}
	b.add(Heading{Level: 2, Text: b.t("method.accepted")})
	b.para(Body, b.t("method.accepted-intro"))
	b.add(Bullets{Items: items})
}

// waits reports whether a question does not matter for the basket of the plan.
func (b *builder) waits(question string) bool {
	q := b.Pack.Question(question)
	if q == nil || q.NeededWhen == "" || b.Study == nil {
		return false
	}
	return !engagement.Scope{Pack: b.Pack, Engagement: b.Engagement, Basket: b.Study.Plan.IDs()}.Needed(q)
}

// systems is the initiatives of the plan that bring in a system: for them the factors of
// success are asked one by one.
func (b *builder) systems() []string {
	if b.Study == nil {
		return nil
	}
	return slices.DeleteFunc(b.Study.Plan.IDs(), func(id string) bool { return !slices.Contains(b.Pack.CheckData.Sets["system"], id) })
}

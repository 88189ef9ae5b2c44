package xlsx

import (
	"encoding/csv"
	"slices"
	"strings"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/plain"
	"rahbord/questionnaire"
)

// readinessRow is a row of the readiness sheet with anything in it, as the table of
// answers that engagement.ImportAnswers reads.
type readinessRow struct {
	cells  []string
	places []diag.Pos // of level, comment, evidence, grade
	place  diag.Pos   // of the row
}

// readiness reads the rows of the indicators.
func (rd *reader) readiness() {
	sheet := rd.sheets[readinessSheet]
	if sheet == nil {
		return
	}
	for _, key := range sheet.keys {
		n := sheet.rows[key]
		r := readinessRow{place: rd.at(sheet.title, 2, n)}
		before, filled := len(rd.faults), false
		for _, col := range []int{answerCol, commentCol, evidenceCol, gradeCol} {
			e, ok := rd.entry(sheet.title, col, n)
			filled = filled || ok
			text := e.text()
			switch col {
			case answerCol:
				text = rd.levelWord(e)
			case gradeCol:
				text, _, _ = strings.Cut(text, "–")
			}
			r.cells = append(r.cells, engagement.Guarded(text))
			r.places = append(r.places, e.pos)
		}
		switch {
		case len(rd.faults) > before:
		case rd.Pack.Indicator(key) == nil:
			rd.fault(rd.at(sheet.title, 1, n), "form-row-unknown", diag.Args{"id": plain.Excerpt(key)})
		case filled && r.cells[0]+r.cells[1]+r.cells[2] == "": // a grade of nothing
			rd.fault(r.places[0], "form-no-level", noLevel(rd.Pack))
		case filled:
			r.cells = append([]string{key}, r.cells...)
			rd.form.readiness = append(rd.form.readiness, r)
		}
		refused := len(rd.faults) > before
		if refused {
			rd.form.Refused++
		}
		if refused || filled {
			rd.form.Answered++
		}
	}
}

// levelWord turns an answer into a level, na or dk.
func (rd *reader) levelWord(e entry) string {
	for _, w := range rd.Wording {
		switch folded(e.shown) {
		case folded(w.T("form.answers.na")):
			return "na"
		case folded(w.T("form.answers.dk")):
			return dontKnow
		}
	}
	if n, ok := number("", e); ok {
		return n.String()
	}
	head, _, _ := strings.Cut(e.shown, "–")
	return strings.TrimSpace(head)
}

// Changed is an answer to a question that took the place of another.
type Changed struct {
	Question string
	Old, New engagement.Value
}

// Report tells what a form changed.
type Report struct {
	Readiness engagement.Report
	Added     []string // questions answered for the first time
	Unchanged []string
	Changed   []Changed
	Refused   int // readiness rows and questions that were not taken
}

// Wrote reports whether anything is different from before.
func (r Report) Wrote() bool {
	return r.Readiness.Added+len(r.Readiness.Replaced)+len(r.Added)+len(r.Changed) > 0
}

// Apply puts the answers into a client file. With faults, those of Read among them,
// nothing changes unless partial is set; then what is good is taken. An answer that
// differs from the one in the file replaces it, and the report names it.
func (f *Form) Apply(e *engagement.Engagement, read diag.List, partial bool) (Report, diag.List) {
	next := &engagement.Engagement{Context: copied(e.Context), Strategy: copied(e.Strategy), KPIs: e.KPIs, Pack: e.Pack, Language: e.Language}
	for _, r := range e.Respondents {
		r.Answers = slices.Clone(r.Answers)
		next.Respondents = append(next.Respondents, r)
	}
	var report Report
	faults := slices.Clone(read)
	done, found := f.people(next, partial)
	report.Readiness = done
	faults = append(faults, found...)
	f.take(&report, e, next, &next.Context, f.Context)
	f.take(&report, e, next, &next.Strategy, f.Strategy)
	report.Refused = f.Refused + done.Refused
	faults = append(faults, f.refused(&report, e, next)...)
	if faults.HasErrors() && !partial {
		return Report{}, faults
	}
	e.Respondents, e.Context, e.Strategy = next.Respondents, next.Context, next.Strategy
	return report, faults
}

func copied(a engagement.Answers) engagement.Answers {
	var out engagement.Answers
	for _, id := range a.IDs() {
		out.Set(id, a.Get(id))
	}
	return out
}

// people applies the readiness rows under the rules of a table of answers.
func (f *Form) people(e *engagement.Engagement, partial bool) (engagement.Report, diag.List) {
	var faults diag.List
	if len(f.readiness) == 0 {
		return engagement.Report{}, nil
	}
	who := f.respondent(e)
	known := e.Respondent(who)
	if who == "" {
		faults.Add(f.cover[nameKey], "form-no-name", nil)
	}
	if f.Person.Role == "" && known == nil {
		faults.Add(f.cover[roleKey], "form-no-role", nil)
	}
	if len(faults) > 0 {
		return engagement.Report{Rows: len(f.readiness), Refused: len(f.readiness)}, faults
	}
	var table strings.Builder
	w := csv.NewWriter(&table)
	rows := [][]string{{"respondent", "role", "indicator", "level", "comment", "evidence", "grade"}}
	for _, r := range f.readiness {
		rows = append(rows, append([]string{engagement.Guarded(who), f.Person.Role}, r.cells...))
	}
	if err := w.WriteAll(rows); err != nil {
		faults.Add(diag.Pos{File: f.name}, "form-unreadable", diag.Args{"detail": err.Error()})
		return engagement.Report{}, faults
	}
	report, found := engagement.ImportAnswers(e, f.pack, strings.NewReader(table.String()), engagement.ImportOptions{
		Name: f.name, Format: engagement.CSV, Partial: partial, KeepBlank: true, Synonyms: engagement.Synonyms(f.wording...),
	})
	return report, f.placed(found)
}

// respondent is the id of the person in the file, or the name when they are new or
// several have it.
func (f *Form) respondent(e *engagement.Engagement) string {
	for _, id := range []string{f.Person.ID, f.Person.Name} {
		if id != "" && e.Respondent(id) != nil {
			return id
		}
	}
	var named []string
	for _, r := range e.Respondents {
		if r.Name != "" && r.Name == f.Person.Name {
			named = append(named, r.ID)
		}
	}
	if len(named) == 1 {
		return named[0]
	}
	return f.Person.Name
}

// placed gives faults of the table the places of the form, and its words where those of
// a table would mislead. What is wrong with the person is said once.
func (f *Form) placed(found diag.List) diag.List {
	var out diag.List
	for _, x := range found {
		row, col := x.Pos.Line-2, x.Pos.Col
		switch {
		case row < 0 || row >= len(f.readiness):
			x.Pos = diag.Pos{File: f.name}
		case col == 1:
			x.Pos = f.cover[nameKey]
		case col == 2:
			x.Pos = f.cover[roleKey]
		case col >= 4:
			x.Pos = f.readiness[row].places[col-4]
		default:
			x.Pos = f.readiness[row].place
		}
		switch x.Rule {
		case "na-without-reason":
			x.Rule = "form-na-without-reason"
		case "level-out-of-scale":
			x.Rule = "form-level"
		case "level-not-a-number", "cell-missing":
			x.Rule = "form-no-level"
			x.Args = noLevel(f.pack)
		}
		if !slices.ContainsFunc(out, func(o diag.Fault) bool { return o.Pos == x.Pos && o.Rule == x.Rule }) {
			out = append(out, x)
		}
	}
	return out
}

// noLevel is what to expect where a level is missing.
func noLevel(p *questionnaire.Pack) diag.Args {
	return diag.Args{"first": itoa(p.Scale.First), "last": itoa(p.Scale.Last())}
}

// take sets the answers of one part.
func (f *Form) take(report *Report, old, next *engagement.Engagement, into *engagement.Answers, answers engagement.Answers) {
	for _, id := range answers.IDs() {
		before, now := old.Given(id), answers.Get(id)
		switch {
		case f.same(id, before, now):
			report.Unchanged = append(report.Unchanged, id)
			continue
		case before.IsEmpty():
			report.Added = append(report.Added, id)
		default:
			report.Changed = append(report.Changed, Changed{id, before, now})
		}
		into.Set(id, now)
	}
}

// same compares two answers to a question.
func (f *Form) same(question string, a, b engagement.Value) bool {
	field := &f.pack.Question(question).Field
	return sorted(f.pack, field, a).Equal(sorted(f.pack, field, b))
}

// sorted is a value with the options of each choice in the order of the pack, except where the order is part of the answer.
func sorted(p *questionnaire.Pack, f *questionnaire.Field, v engagement.Value) engagement.Value {
	switch {
	case f.Kind == questionnaire.Multi && !f.Ordered && v.IsList():
		given := v.Options()
		var ids []string
		for _, id := range choicesOf(p, f) {
			if slices.Contains(given, id) {
				ids = append(ids, id)
			}
		}
		return engagement.Options(ids...)
	case f.Kind == questionnaire.Table && v.IsList():
		var rows []engagement.Value
		for _, row := range v.List() {
			rows = append(rows, sortedParts(p, f, row))
		}
		return engagement.List(rows...)
	case f.Kind == questionnaire.Group:
		return sortedParts(p, f, v)
	}
	return v
}

func sortedParts(p *questionnaire.Pack, f *questionnaire.Field, v engagement.Value) engagement.Value {
	for i := range f.Fields {
		if part := v.Field(f.Fields[i].ID); !part.IsEmpty() {
			v = v.With(f.Fields[i].ID, sorted(p, &f.Fields[i], part))
		}
	}
	return v
}

// refused finds answers that break a rule of their question, such as parts that exceed
// the whole, and takes them back.
func (f *Form) refused(report *Report, old, next *engagement.Engagement) diag.List {
	var faults diag.List
	scope := engagement.Scope{Pack: f.pack, Engagement: next}
	words := f.pack.Text(f.Language)
	for i := range f.pack.Questions {
		q := &f.pack.Questions[i]
		if !f.Context.Has(q.ID) && !f.Strategy.Has(q.ID) || old.Given(q.ID).Equal(next.Given(q.ID)) {
			continue
		}
		broken := scope.Refusals(q)
		for _, v := range broken {
			text := v.ID
			if words != nil {
				text = words.Question(q.ID).Rules[v.ID]
			}
			faults.Add(f.places[q.ID], "form-rule", diag.Args{"id": q.ID, "text": text})
		}
		if len(broken) == 0 {
			continue
		}
		for _, part := range []struct{ next, old *engagement.Answers }{{&next.Context, &old.Context}, {&next.Strategy, &old.Strategy}} {
			switch {
			case part.old.Has(q.ID):
				part.next.Set(q.ID, part.old.Get(q.ID))
			case part.next.Has(q.ID):
				part.next.Delete(q.ID)
			}
		}
		report.Refused++
		report.Added = slices.DeleteFunc(report.Added, func(id string) bool { return id == q.ID })
		report.Changed = slices.DeleteFunc(report.Changed, func(c Changed) bool { return c.Question == q.ID })
	}
	return faults
}

// Engagement is the form as a client file of its own, for merging: only its answers, by
// the person it names among the respondents of into. Remarks that the form leaves blank
// are those of into.
func (f *Form) Engagement(into *engagement.Engagement, read diag.List) (*engagement.Engagement, diag.List) {
	e := &engagement.Engagement{Format: engagement.Format, Pack: into.Pack, Language: into.Language, Sample: into.Sample}
	e.Respondents = slices.Clone(into.Respondents) // Apply changes no sheet of theirs in place
	_, faults := f.Apply(e, read, false)
	who := f.respondent(into)
	for i := range e.Respondents {
		r := &e.Respondents[i]
		isOther := r.ID != who && into.Respondent(r.ID) != nil
		r.Answers = slices.DeleteFunc(slices.Clone(r.Answers), func(a engagement.Answer) bool { return isOther || !f.answers(a.Indicator) })
	}
	e.Respondents = slices.DeleteFunc(e.Respondents, func(r engagement.Respondent) bool { return len(r.Answers) == 0 })
	return e, faults
}

// answers reports whether the form has anything on an indicator.
func (f *Form) answers(indicator string) bool {
	return slices.ContainsFunc(f.readiness, func(r readinessRow) bool { return r.cells[0] == indicator })
}

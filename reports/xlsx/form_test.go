package xlsx

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// world is the shipped model and wording, and one sample client.
type world struct {
	pack    *questionnaire.Pack
	wording []*i18n.Words
}

func theWorld(t testing.TB) world {
	t.Helper()
	p, faults := questionnaire.Load(os.DirFS("../../templates/crm-readiness"))
	if p == nil {
		t.Fatal(faults)
	}
	w := world{pack: p}
	for _, l := range i18n.Langs {
		words, faults := i18n.Load(os.DirFS("../../templates/wording"), l)
		if faults.HasErrors() {
			t.Fatal(faults)
		}
		w.wording = append(w.wording, words)
	}
	return w
}

func (w world) words(lang i18n.Lang) *i18n.Words {
	for _, x := range w.wording {
		if x.Lang == lang {
			return x
		}
	}
	return nil
}

func (w world) source(lang i18n.Lang) Source {
	return Source{Pack: w.pack, Words: w.words(lang), Client: "Sample Co.", Parts: Parts{true, true, true}, Person: Person{Name: "Sara", Role: "SAL"}}
}

func (w world) options() ReadOptions {
	return ReadOptions{Name: "form.xlsx", Pack: w.pack, Client: "Sample Co.", Wording: w.wording}
}

func blank(t testing.TB, src Source) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, src); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// pen fills in a form as a person would, in a spreadsheet program.
type pen struct {
	t    testing.TB
	file *excelize.File
	rows map[string]map[string]int // sheet title, key
}

func take(t testing.TB, data []byte) *pen {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p := &pen{t, f, map[string]map[string]int{}}
	for _, title := range f.GetSheetList() {
		rows, err := f.GetRows(title)
		if err != nil {
			t.Fatal(err)
		}
		p.rows[title] = map[string]int{}
		for i, cells := range rows {
			if i > 0 && len(cells) > 0 && cells[0] != "" {
				p.rows[title][cells[0]] = i + 1
			}
		}
	}
	return p
}

func (p *pen) write(title, key string, col int, value any) {
	p.t.Helper()
	row := p.rows[title][key]
	if row == 0 {
		p.t.Fatalf("no row %s on sheet %s", key, title)
	}
	at, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		p.t.Fatal(err)
	}
	if err := p.file.SetCellValue(title, at, value); err != nil {
		p.t.Fatal(err)
	}
}

func (p *pen) done() []byte {
	p.t.Helper()
	var out bytes.Buffer
	if _, err := p.file.WriteTo(&out); err != nil {
		p.t.Fatal(err)
	}
	return out.Bytes()
}

func client(lang i18n.Lang, w world) *engagement.Engagement {
	return &engagement.Engagement{Format: 1, Pack: engagement.PackRef{ID: w.pack.ID, Version: w.pack.Version}, Language: lang}
}

// read reads a form and applies it to a client without answers.
func read(t testing.TB, w world, data []byte, e *engagement.Engagement, partial bool) (Report, diag.List) {
	t.Helper()
	form, faults := Read(bytes.NewReader(data), w.options())
	if form == nil {
		return Report{}, faults
	}
	return form.Apply(e, faults, partial)
}

func TestEveryReadinessAnswerComesBackInEveryLanguage(t *testing.T) {
	w := theWorld(t)
	for _, lang := range i18n.Langs {
		words := w.words(lang)
		sheet := words.T("form.sheets.readiness")
		p := take(t, blank(t, w.source(lang)))
		want := engagement.Sheet{}
		for i, k := range w.pack.Indicators {
			a := engagement.Answer{Indicator: k.ID}
			switch i % 8 {
			case 5:
				a.State, a.Reason = engagement.NA, "=reason with a sign "+strconv.Itoa(i)
				p.write(sheet, k.ID, answerCol, words.T("form.answers.na"))
				p.write(sheet, k.ID, commentCol, a.Reason)
			case 6:
				a.State = engagement.DontKnow
				p.write(sheet, k.ID, answerCol, words.T("form.answers.dk")+" ")
			case 7: // a number, as spreadsheets keep typed ones
				a.Level, a.Comment = exact.Of(i%5+1), "-2 یادداشت הערה"
				p.write(sheet, k.ID, answerCol, float64(i%5+1))
				p.write(sheet, k.ID, commentCol, a.Comment)
			default:
				a.Level = exact.Of(i%5 + 1)
				p.write(sheet, k.ID, answerCol, words.Int(i%5+1))
				a.Evidence, a.Grade, a.Graded = "Minutes "+k.ID, i%4, true
				p.write(sheet, k.ID, evidenceCol, a.Evidence)
				p.write(sheet, k.ID, gradeCol, words.Int(a.Grade)+" – "+w.pack.Text(lang).Evidence[a.Grade])
			}
			want = append(want, a)
		}
		e := client(lang, w)
		report, faults := read(t, w, p.done(), e, false)
		if len(faults) > 0 || report.Readiness.Added != 80 || len(want) != 80 {
			t.Fatalf("%s: %d added, faults:\n%s", lang, report.Readiness.Added, faults)
		}
		if r := e.Respondents[0]; r.Role != "SAL" || r.ID != "Sara" {
			t.Errorf("%s: respondent %s, %s", lang, r.ID, r.Role)
		}
		if diff := cmp.Diff(want, e.Respondents[0].Answers); diff != "" {
			t.Errorf("%s: answers came back differently\n%s", lang, diff)
		}
	}
}

// fill writes an answer into the cells of its question in the words of the language.
func (p *pen) fill(w world, lang i18n.Lang, title string, q *questionnaire.Question, v engagement.Value) {
	p.t.Helper()
	names := w.pack.Text(lang)
	for _, l := range questionLines(w.pack, names, q) {
		for i, s := range l.cells {
			x := follow(v, s.path)
			if x.IsEmpty() {
				continue
			}
			if s.option != "" {
				for _, id := range x.Options() {
					if id == s.option {
						p.write(title, l.key, firstAnswer+i, w.words(lang).T("form.answers.yes"))
					}
				}
				continue
			}
			p.write(title, l.key, firstAnswer+i, typed(w, lang, s, x))
		}
	}
}

// follow is the part of a value at a path.
func follow(v engagement.Value, path []string) engagement.Value {
	for _, name := range path {
		if n, err := strconv.Atoi(strings.Trim(name, "[]")); strings.HasPrefix(name, "[") && err == nil {
			if n >= len(v.List()) {
				return engagement.Value{}
			}
			v = v.List()[n]
			continue
		}
		v = v.Field(name)
	}
	return v
}

// typed is what a person types or chooses for a value.
func typed(w world, lang i18n.Lang, s slot, v engagement.Value) any {
	names := w.pack.Text(lang)
	text := func(id string) string {
		for _, o := range optionsOf(w.pack, names, s.field) {
			if o.id == id {
				return o.text
			}
		}
		return "?" + id
	}
	n, isNumber := v.Number()
	switch {
	case v.IsFlag() && v.Flag():
		return w.words(lang).T("form.answers.yes")
	case v.IsFlag():
		return w.words(lang).T("form.answers.no")
	case isNumber && s.Kind == questionnaire.Number, isNumber && s.Step != nil:
		return n.Float64()
	case isNumber:
		return text(n.String())
	case v.IsList():
		var texts []string
		for _, id := range v.Options() {
			texts = append(texts, text(id))
		}
		return strings.Join(texts, "; ")
	case s.Kind == questionnaire.Date:
		day, err := engagement.ParseDay(v.Text())
		if err != nil {
			panic(err)
		}
		return day.Time
	case s.Kind == questionnaire.Single || s.Kind == questionnaire.Multi || v.Text() == dontKnow:
		return text(v.Text())
	}
	return v.Text()
}

func TestContextAndStrategyOfTheSamplesComeBackInEveryLanguage(t *testing.T) {
	w := theWorld(t)
	for _, name := range []string{"distributor", "brand", "startup"} {
		for _, lang := range i18n.Langs {
			if testing.Short() && lang != i18n.Persian {
				continue
			}
			f, err := os.Open("../../templates/samples/" + name + "." + string(lang) + ".yaml")
			if err != nil {
				t.Fatal(err)
			}
			sample, faults := engagement.Decode(f, "sample")
			if err := f.Close(); err != nil || faults.HasErrors() {
				t.Fatal(err, faults)
			}
			src := w.source(lang)
			src.Parts.Readiness = false
			p := take(t, blank(t, src))
			want := 0
			for i := range w.pack.Questions {
				q := &w.pack.Questions[i]
				mark := strategySheet
				if q.Stage == 0 {
					mark = contextSheet
				}
				if v := sample.Given(q.ID); !v.IsEmpty() {
					p.fill(w, lang, w.words(lang).T("form.sheets."+mark), q, v)
					want++
				}
			}
			e := client(lang, w)
			report, got := read(t, w, p.done(), e, false)
			if len(got) > 0 || len(report.Added) != want || want < 20 {
				t.Errorf("%s.%s: %d of %d answers, faults:\n%s", name, lang, len(report.Added), want, got)
			}
			for _, id := range report.Added {
				if same := (&Form{pack: w.pack}).same; !same(id, e.Given(id), sample.Given(id)) {
					t.Errorf("%s.%s %s came back as %v, want %v", name, lang, id, e.Given(id), sample.Given(id))
				}
			}
			if again, _ := read(t, w, p.done(), e, false); again.Wrote() || len(again.Unchanged) != want {
				t.Errorf("%s.%s: the second import changes %v", name, lang, again.Changed)
			}
		}
	}
}

func TestTheSameSourceGivesTheSameBytes(t *testing.T) {
	w := theWorld(t)
	for _, lang := range i18n.Langs {
		first := blank(t, w.source(lang))
		if !bytes.Equal(first, blank(t, w.source(lang))) {
			t.Errorf("%s: two runs differ", lang)
		}
		if dir := os.Getenv("RAHBORD_SPECIMEN"); dir != "" { // for a look at the form
			if err := os.WriteFile(dir+"/form."+string(lang)+".xlsx", first, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestSheetsRunFromRightToLeftInPersianAndHebrew(t *testing.T) {
	w := theWorld(t)
	for _, lang := range i18n.Langs {
		f := take(t, blank(t, w.source(lang))).file
		for _, title := range f.GetSheetList() {
			view, err := f.GetSheetView(title, 0)
			if err != nil || view.RightToLeft != nil && *view.RightToLeft != lang.RTL() || view.RightToLeft == nil && lang.RTL() {
				t.Errorf("%s, sheet %s: right to left is %v, %v", lang, title, view.RightToLeft, err)
			}
		}
	}
}

func TestNoTextOfTheClientRunsAsAFormula(t *testing.T) {
	w := theWorld(t)
	for _, evil := range []string{`=HYPERLINK("http://x","y")`, "+1+1", "-1", "@SUM(A1)", "\t=1", "'=1"} {
		src := w.source(i18n.English)
		src.Client, src.Person.Name, src.Parts = evil, evil, Parts{Context: true}
		data := blank(t, src)
		f := take(t, data).file
		cells := 0
		for _, title := range f.GetSheetList() {
			rows, err := f.GetRows(title)
			if err != nil {
				t.Fatal(err)
			}
			for r, row := range rows {
				for c, text := range row {
					at, _ := excelize.CoordinatesToCellName(c+1, r+1)
					cells++
					if formula, err := f.GetCellFormula(title, at); formula != "" || err != nil {
						t.Errorf("%q: formula %q in %s (%v)", evil, formula, at, err)
					}
					if text != "" && strings.ContainsAny(text[:1], "=+-@\t\r") {
						t.Errorf("%q: %s!%s begins with a sign that runs: %q", evil, title, at, text)
					}
				}
			}
		}
		if cells < 300 {
			t.Fatalf("only %d cells", cells)
		}
		opts := w.options()
		opts.Client = evil
		if form, faults := Read(bytes.NewReader(data), opts); form == nil || form.Client != evil && strings.TrimSpace(evil) == evil || len(faults) > 0 {
			t.Errorf("%q does not come back: %v", evil, faults)
		}
	}
}

// tampering changes a good form; rules are what the reader then says.
func TestFaultsNameSheetAndCell(t *testing.T) {
	w := theWorld(t)
	words := w.words(i18n.English)
	for name, x := range map[string]struct {
		change func(p *pen)
		rule   string
		cell   string
	}{
		"level off the scale":       {func(p *pen) { p.write("Readiness", "STR-1", answerCol, 6) }, "level-out-of-scale", "Readiness!E4"},
		"level in words":            {func(p *pen) { p.write("Readiness", "STR-1", answerCol, "good") }, "form-no-level", "Readiness!E4"},
		"comment alone":             {func(p *pen) { p.write("Readiness", "STR-1", commentCol, "well") }, "form-no-level", "Readiness!E4"},
		"not applicable, no reason": {func(p *pen) { p.write("Readiness", "STR-1", answerCol, words.T("form.answers.na")) }, "form-na-without-reason", "Readiness!F4"},
		"grade off the scale":       {func(p *pen) { p.write("Readiness", "STR-2", answerCol, 2); p.write("Readiness", "STR-2", gradeCol, 9) }, "grade-out-of-range", "Readiness!H5"},
		"unknown option":            {func(p *pen) { p.write("Context", "Q0.2", firstAnswer, "Circus") }, "form-not-an-option", "Context!D"},
		"no number":                 {func(p *pen) { p.write("Context", "Q0.3/total", firstAnswer, "many") }, "form-not-a-number", "Context!D"},
		"too large a number":        {func(p *pen) { p.write("Context", "Q0.10", firstAnswer, 60) }, "number-too-large", "Context!D"},
		"no date":                   {func(p *pen) { p.write("Strategy", "Q6.4/start", firstAnswer, "soon") }, "form-not-a-date", "Strategy!D"},
		"a row half filled":         {func(p *pen) { p.write("Strategy", "Q1.6/#1", firstAnswer+1, "3 – matters") }, "part-missing", "Strategy!E"},
		"a formula":                 {func(p *pen) { p.file.SetCellFormula("Context", fmt.Sprintf("D%d", p.rows["Context"]["Q0.1"]), "=1+1") }, "form-formula", "Context!D"},
		"a key that is not ours": {func(p *pen) {
			p.file.SetCellValue("Readiness", "A4", "XYZ-1")
			p.file.SetCellValue("Readiness", "E4", 3)
		}, "form-row-unknown", "Readiness!A4"},
		"a key twice":   {func(p *pen) { p.file.SetCellValue("Readiness", "A5", "STR-1") }, "form-row-twice", "Readiness!A5"},
		"nobody's name": {func(p *pen) { p.write("Readiness", "STR-1", answerCol, 3); nobody(p) }, "form-no-name", "Start here!C"},
		"parts that exceed the whole": {func(p *pen) {
			p.write("Context", "Q0.3/total", firstAnswer, 5)
			p.write("Context", "Q0.3/contact", firstAnswer, 9)
		}, "form-rule", "Context!D"},
	} {
		src := w.source(i18n.English)
		if name == "nobody's name" {
			src.Person = Person{}
		}
		p := take(t, blank(t, src))
		x.change(p)
		e := client(i18n.English, w)
		_, faults := read(t, w, p.done(), e, false)
		found := false
		for _, f := range faults {
			found = found || f.Rule == x.rule && strings.HasPrefix(f.Pos.File, "form.xlsx: "+x.cell)
			for _, lang := range w.wording {
				if message, _ := lang.Fault(f); strings.Contains(message, "⟦") || strings.Contains(message, "{") {
					t.Errorf("%s: no words for %s in %s: %s", name, f.Rule, lang.Lang, message)
				}
			}
		}
		if !found {
			t.Errorf("%s: want %s at %s, got\n%s", name, x.rule, x.cell, faults)
		}
		if len(e.Respondents) > 0 || e.Context.Len() > 0 || e.Strategy.Len() > 0 {
			t.Errorf("%s: something was imported all the same", name)
		}
	}
}

func nobody(p *pen) {
	p.write("Start here", roleKey, 3, "Sales")
}

func TestPartialTakesWhatIsGood(t *testing.T) {
	w := theWorld(t)
	p := take(t, blank(t, w.source(i18n.English)))
	p.write("Readiness", "STR-1", answerCol, 2)
	p.write("Readiness", "STR-2", answerCol, 9)
	p.write("Context", "Q0.10", firstAnswer, 9)
	p.write("Context", "Q0.3/total", firstAnswer, "many")
	p.write("Context", "Q0.14/top_ten_share", firstAnswer, 20)
	e := client(i18n.English, w)
	report, faults := read(t, w, p.done(), e, true)
	if !faults.HasErrors() || report.Readiness.Added != 1 || !cmp.Equal(report.Added, []string{"Q0.10"}) {
		t.Errorf("%+v\n%s", report, faults)
	}
	if e.Given("Q0.3").IsEmpty() == false {
		t.Error("a faulty answer was taken")
	}
}

func TestOtherAnswersAreReplacedAndListed(t *testing.T) {
	w := theWorld(t)
	p := take(t, blank(t, w.source(i18n.English)))
	p.write("Readiness", "STR-1", answerCol, 2)
	p.write("Context", "Q0.10", firstAnswer, 9)
	e := client(i18n.English, w)
	e.Context.Set("Q0.10", engagement.Number(exact.Of(6)))
	e.Respondents = []engagement.Respondent{{ID: "s", Name: "Sara", Role: "SAL", Answers: engagement.Sheet{{Indicator: "STR-1", Level: exact.Of(4)}}}}
	report, faults := read(t, w, p.done(), e, false)
	if len(faults) > 0 || len(report.Readiness.Replaced) != 1 || len(report.Changed) != 1 || len(e.Respondents) != 1 {
		t.Errorf("%+v\n%s", report, faults)
	}
}

func TestNumbersAndDatesAreReadAsPeopleWriteThem(t *testing.T) {
	w := theWorld(t)
	p := take(t, blank(t, w.source(i18n.Persian)))
	words := w.words(i18n.Persian)
	sheet, plan := words.T("form.sheets.context"), words.T("form.sheets.strategy")
	percent, err := p.file.NewStyle(&excelize.Style{NumFmt: 9})
	if err != nil {
		t.Fatal(err)
	}
	p.write(sheet, "Q0.11/one_off", firstAnswer, "۱٬۲۵۰٬۰۰۰")
	p.write(sheet, "Q0.11/running", firstAnswer, "١٢٫٥")
	p.write(sheet, "Q0.14/top_ten_share", firstAnswer, 0.28)
	at := fmt.Sprintf("D%d", p.rows[sheet]["Q0.14/top_ten_share"])
	if err := p.file.SetCellStyle(sheet, at, at, percent); err != nil {
		t.Fatal(err)
	}
	p.write(sheet, "Q0.14/active_customers", firstAnswer, "1,200 ")
	p.write(sheet, "Q0.14/purchases_per_year", firstAnswer, 4.1)
	p.write(plan, "Q6.4/start", firstAnswer, "۱۴۰۵/۰۹/۱۰")
	p.write(plan, "Q6.4/calendar", firstAnswer, "jalali")
	p.write(plan, "Q2.2/primary", firstAnswer, " تجربه مشتري ")
	e := client(i18n.Persian, w)
	_, faults := read(t, w, p.done(), e, true)
	for _, c := range []struct {
		question, part string
		want           engagement.Value
	}{
		{"Q0.11", "one_off", engagement.Number(exact.Of(1250000))},
		{"Q0.11", "running", engagement.Number(exact.Frac(25, 2))},
		{"Q0.14", "top_ten_share", engagement.Number(exact.Of(28))},
		{"Q0.14", "active_customers", engagement.Number(exact.Of(1200))},
		{"Q0.14", "purchases_per_year", engagement.Number(exact.Frac(41, 10))},
		{"Q6.4", "start", engagement.Text("2026-12-01")},
		{"Q6.4", "calendar", engagement.Text("jalali")},
	} {
		if got := e.Given(c.question).Field(c.part); !got.Equal(c.want) {
			t.Errorf("%s.%s is %v, want %v", c.question, c.part, got, c.want)
		}
	}
	if len(faults) != 0 {
		t.Error(faults)
	}
}

func TestFormsOfOthersAreRefused(t *testing.T) {
	w := theWorld(t)
	good := blank(t, w.source(i18n.English))
	other := w.options()
	other.Client = "Another Co."
	if form, faults := Read(bytes.NewReader(good), other); form != nil || faults[0].Rule != "form-other-client" {
		t.Errorf("form of another client: %v", faults)
	}
	pack := *w.pack
	pack.ID = "other-pack"
	other = w.options()
	other.Pack = &pack
	if form, faults := Read(bytes.NewReader(good), other); form != nil || faults[0].Rule != "form-other-pack" {
		t.Errorf("form of another model: %v", faults)
	}
	alien := excelize.NewFile()
	var b bytes.Buffer
	if _, err := alien.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if form, faults := Read(&b, w.options()); form != nil || faults[0].Rule != "form-not-ours" {
		t.Errorf("any other spreadsheet: %v", faults)
	}
}

func TestDamagedFilesAreRefusedWithAMessage(t *testing.T) {
	w := theWorld(t)
	good := blank(t, w.source(i18n.English))
	for name, data := range map[string][]byte{
		"empty": nil, "text": []byte("hello, this is no spreadsheet"), "cut": good[:len(good)/2],
		"too large": make([]byte, mostBytes+1), "bomb": bomb(t),
		"a cell far out": sprawling(t, good, `<c r="E4"`, `<c r="XFD4"`), "a row far down": sprawling(t, good, `<row r="4"`, `<row r="1048576"`),
	} {
		form, faults := Read(bytes.NewReader(data), w.options())
		if form != nil || len(faults) != 1 {
			t.Errorf("%s: %v", name, faults)
			continue
		}
		if rule := faults[0].Rule; rule != "form-unreadable" && rule != "form-too-large" {
			t.Errorf("%s: %s", name, rule)
		}
	}
}

// FuzzRead reads forms in which one place of one part is damaged: whatever stands
// there then, there is a form or a fault.
func FuzzRead(f *testing.F) {
	w := theWorld(f)
	parts := unzipped(f, blank(f, Source{Pack: w.pack, Words: w.words(i18n.English), Parts: Parts{Context: true}}))
	random := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		f.Add(uint8(random.UintN(uint(len(parts)))), random.Uint32(), uint8(random.UintN(256)), random.UintN(4) == 0)
	}
	f.Fuzz(func(t *testing.T, part uint8, at uint32, bits uint8, cut bool) {
		form, faults := Read(bytes.NewReader(zipped(t, parts, int(part)%len(parts), at, bits, cut)), w.options())
		if form == nil && !faults.HasErrors() {
			t.Error("neither a form nor a fault")
		}
	})
}

func TestOnlyAnswersCanBeChanged(t *testing.T) {
	w := theWorld(t)
	for _, lang := range i18n.Langs {
		p := take(t, blank(t, w.source(lang)))
		open, locked := 0, 0
		for mark, first := range map[string]int{readinessSheet: answerCol, strategySheet: firstAnswer} {
			title := w.words(lang).T("form.sheets." + mark)
			if protection, err := p.file.GetSheetProtection(title); err != nil || protection.InsertRows || protection.DeleteRows || protection.Sort {
				t.Errorf("%s: sheet %s: %+v, %v", lang, title, protection, err)
			}
			for _, row := range p.rows[title] {
				for _, col := range []int{2, 3, first} {
					at, _ := excelize.CoordinatesToCellName(col, row)
					id, err := p.file.GetCellStyle(title, at)
					if err != nil {
						t.Fatal(err)
					}
					s, err := p.file.GetStyle(id)
					if err != nil {
						t.Fatal(err)
					}
					isLocked := s.Protection == nil || s.Protection.Locked
					if isLocked == (col == first) {
						t.Errorf("%s: %s!%s locked: %v", lang, title, at, isLocked)
					}
					if isLocked {
						locked++
					} else {
						open++
					}
				}
			}
		}
		if open < 200 || locked < 400 {
			t.Errorf("%s: only %d open and %d locked cells", lang, open, locked)
		}
	}
}

// Spreadsheet programs call a file damaged whose texts are longer than this.
func TestTextsKeepTheLimitsOfSpreadsheets(t *testing.T) {
	w := theWorld(t)
	for _, lang := range i18n.Langs {
		f := take(t, blank(t, w.source(lang))).file
		checked := 0
		for _, title := range f.GetSheetList() {
			if n := len([]rune(title)); n > 31 {
				t.Errorf("%s: the sheet name %q has %d characters", lang, title, n)
			}
			list, err := f.GetDataValidations(title)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range list {
				checked++
				for _, x := range []struct {
					text *string
					most int
				}{{d.ErrorTitle, 32}, {d.Error, 225}, {d.PromptTitle, 32}, {d.Prompt, 255}} {
					if x.text != nil && len([]rune(*x.text)) > x.most {
						t.Errorf("%s: %q is longer than %d", lang, *x.text, x.most)
					}
				}
			}
		}
		if checked < 100 {
			t.Errorf("%s: only %d rules", lang, checked)
		}
	}
}

func TestEveryOptionOfferedReadsAsItself(t *testing.T) {
	w := theWorld(t)
	for _, lang := range i18n.Langs {
		names, fields := w.pack.Text(lang), 0
		for i := range w.pack.Questions {
			for _, l := range questionLines(w.pack, names, &w.pack.Questions[i]) {
				for _, s := range l.cells {
					options := optionsOf(w.pack, names, s.field)
					fields += min(1, len(options))
					for _, o := range options {
						if id, ok := find(options, " "+o.text+" "); !ok || id != o.id {
							t.Errorf("%s, %s: %q reads as %q", lang, l.key, o.text, id)
						}
					}
				}
			}
		}
		if fields < 100 {
			t.Errorf("%s: only %d fields with options", lang, fields)
		}
	}
}

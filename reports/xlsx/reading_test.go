package xlsx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// format gives a cell a number format, by its number in the file format.
func (p *pen) format(title, key string, col, number int) {
	p.t.Helper()
	style, err := p.file.NewStyle(&excelize.Style{NumFmt: number})
	if err != nil {
		p.t.Fatal(err)
	}
	at, err := excelize.CoordinatesToCellName(col, p.rows[title][key])
	if err != nil {
		p.t.Fatal(err)
	}
	if err := p.file.SetCellStyle(title, at, at, style); err != nil {
		p.t.Fatal(err)
	}
}

func remarked(level int) engagement.Answer {
	return engagement.Answer{Indicator: "STR-1", Level: exact.Of(level), Comment: "Since spring", Evidence: "Minutes", Grade: 2, Graded: true}
}

func TestBlankRemarksOfAFormKeepThoseOfTheFile(t *testing.T) {
	w := theWorld(t)
	p := take(t, blank(t, w.source(i18n.English)))
	p.write("Readiness", "STR-1", answerCol, 3)
	filled := p.done()
	people := func() []engagement.Respondent {
		return []engagement.Respondent{
			{ID: "s", Name: "Sara", Role: "SAL", Answers: engagement.Sheet{remarked(2), {Indicator: "STR-2", Level: exact.Of(1)}}},
			{ID: "other", Role: "SAL", Answers: engagement.Sheet{remarked(5)}},
		}
	}
	e := client(i18n.English, w)
	e.Respondents = people()
	if _, faults := read(t, w, filled, e, false); len(faults) > 0 {
		t.Fatal(faults)
	}
	if diff := cmp.Diff(remarked(3), e.Respondents[0].Answers[0]); diff != "" {
		t.Errorf("import: %s", diff)
	}

	e.Respondents = people()
	form, faults := Read(bytes.NewReader(filled), w.options())
	if form == nil {
		t.Fatal(faults)
	}
	own, faults := form.Engagement(e, faults)
	want := []engagement.Respondent{{ID: "s", Name: "Sara", Role: "SAL", Answers: engagement.Sheet{remarked(3)}}}
	if diff := cmp.Diff(want, own.Respondents); diff != "" || len(faults) > 0 {
		t.Errorf("merging: %s\n%s", diff, faults)
	}
	if diff := cmp.Diff(people(), e.Respondents); diff != "" {
		t.Errorf("merging changed the file that was there: %s", diff)
	}
}

func TestNoBesideAnOptionErasesNothing(t *testing.T) {
	w := theWorld(t)
	p := take(t, blank(t, w.part(i18n.English, Parts{Strategy: true})))
	options := choicesOf(w.pack, &w.pack.Question("Q5.2").Field)
	p.write("Strategy", "Q5.2/="+options[0], firstAnswer, "No")
	e := client(i18n.English, w)
	before := engagement.Options(options[1])
	e.Strategy.Set("Q5.2", before)
	report, faults := read(t, w, p.done(), e, false)
	if len(faults) > 0 || report.Wrote() || !e.Given("Q5.2").Equal(before) {
		t.Errorf("Q5.2 is %v, %+v\n%s", e.Given("Q5.2"), report, faults)
	}
}

func TestPercentagesAreReadInTheUnitOfTheirKPI(t *testing.T) {
	w := theWorld(t)
	const twoPlaces = 10
	for _, c := range []struct {
		name, kpi string
		typed     any
		want      engagement.Value
		rule      string
	}{
		{"a share cell", "CSAT", 0.15, engagement.Number(exact.Of(15)), ""},
		{"a text", "CSAT", "۱۵٪", engagement.Number(exact.Of(15)), ""},
		{"a KPI that is no share", "NPS", 0.15, engagement.Value{}, "form-not-a-number"},
		{"a text of a KPI that is no share", "NPS", "15%", engagement.Value{}, "form-not-a-number"},
	} {
		p := take(t, blank(t, w.part(i18n.English, Parts{Strategy: true})))
		p.write("Strategy", "Q1.5/figures/#1", firstAnswer, c.kpi)
		p.write("Strategy", "Q1.5/figures/#1", firstAnswer+1, c.typed)
		p.format("Strategy", "Q1.5/figures/#1", firstAnswer+1, twoPlaces)
		p.write("Strategy", "Q4.5/promise", firstAnswer, "We answer the same day.")
		p.write("Strategy", "Q4.5/kpi", firstAnswer, c.kpi)
		p.write("Strategy", "Q4.5/value", firstAnswer, c.typed)
		p.format("Strategy", "Q4.5/value", firstAnswer, twoPlaces)
		e := client(i18n.English, w)
		_, faults := read(t, w, p.done(), e, true)
		var got engagement.Value
		if rows := e.Given("Q1.5").Field("figures").List(); len(rows) == 1 {
			got = rows[0].Field("last_value")
		}
		if promised := e.Given("Q4.5").Field("value"); !got.Equal(c.want) || !promised.Equal(c.want) {
			t.Errorf("%s: %v in a row, %v in a group, want %v\n%s", c.name, got, promised, c.want, faults)
		}
		if found := strings.Count(faults.String(), "["+c.rule+"]"); c.rule != "" && found != 2 || c.rule == "" && len(faults) > 0 {
			t.Errorf("%s: %s", c.name, faults)
		}
	}
}

func TestLongNumbersInTextsKeepAllTheirDigits(t *testing.T) {
	w := theWorld(t)
	const scientific, asText = 11, 49
	readiness, plan := w.words(i18n.Persian).T("form.sheets.readiness"), w.words(i18n.Persian).T("form.sheets.strategy")
	p := take(t, blank(t, w.source(i18n.Persian)))
	for _, x := range []struct {
		sheet, key string
		col        int
	}{{plan, "Q1.9", firstAnswer}, {readiness, "STR-1", evidenceCol}} {
		at, _ := excelize.CoordinatesToCellName(x.col, p.rows[x.sheet][x.key])
		id, err := p.file.GetCellStyle(x.sheet, at)
		if err != nil {
			t.Fatal(err)
		}
		s, err := p.file.GetStyle(id)
		if err != nil || s.NumFmt != asText || !s.Alignment.WrapText || s.Alignment.ReadingOrder != 2 || s.Protection == nil || s.Protection.Locked {
			t.Errorf("%s!%s is not for texts: %+v, %v", x.sheet, at, s, err)
		}
		p.write(x.sheet, x.key, x.col, 989123456789)
		p.format(x.sheet, x.key, x.col, scientific) // as programs do with long numbers
	}
	p.write(readiness, "STR-1", answerCol, 3)
	e := client(i18n.Persian, w)
	_, faults := read(t, w, p.done(), e, false)
	if len(faults) > 0 || e.Given("Q1.9").Text() != "989123456789" || e.Respondents[0].Answers[0].Evidence != "989123456789" {
		t.Errorf("%v, %+v\n%s", e.Given("Q1.9"), e.Respondents, faults)
	}
}

func TestSignsOfRatingsCount(t *testing.T) {
	w := theWorld(t)
	for _, typed := range []any{-3, "-3", "−3", "−۳"} {
		p := take(t, blank(t, w.part(i18n.English, Parts{Strategy: true})))
		p.write("Strategy", "Q1.6/#1", firstAnswer, "Orders get lost between teams")
		p.write("Strategy", "Q1.6/#1", firstAnswer+1, typed)
		_, faults := read(t, w, p.done(), client(i18n.English, w), false)
		if !strings.Contains(faults.String(), "[number-too-small]") {
			t.Errorf("%v is taken:\n%s", typed, faults)
		}
	}
}

func TestEveryAnswerOfAFormIsCountedOnce(t *testing.T) {
	w := theWorld(t)
	p := take(t, blank(t, w.source(i18n.English)))
	p.write("Readiness", "STR-1", answerCol, 3)
	p.write("Readiness", "STR-2", answerCol, 9)
	p.write("Readiness", "STR-3", gradeCol, 2) // of no answer
	at := fmt.Sprintf("E%d", p.rows["Readiness"]["STR-4"])
	if err := p.file.SetCellFormula("Readiness", at, "=1+1"); err != nil {
		t.Fatal(err)
	}
	p.write("Context", "Q0.3/total", firstAnswer, 5)
	p.write("Context", "Q0.3/contact", firstAnswer, 9) // more than there are
	p.write("Context", "Q0.10", firstAnswer, "many")
	p.write("Strategy", "Q1.9", firstAnswer, "Head of service")
	form, faults := Read(bytes.NewReader(p.done()), w.options())
	if form == nil {
		t.Fatal(faults)
	}
	report, faults := form.Apply(client(i18n.English, w), faults, true)
	taken := report.Readiness.Added + len(report.Added)
	if form.Answered != 7 || taken != 2 || report.Refused != 5 {
		t.Errorf("%d answered, %d taken, %d refused\n%s", form.Answered, taken, report.Refused, faults)
	}
}

func TestAnswersAreToldInTheWordsOfTheLanguage(t *testing.T) {
	w := theWorld(t)
	form := &Form{pack: w.pack}
	day := engagement.Text("2026-12-01")
	for _, lang := range i18n.Langs {
		words, names := w.words(lang), w.pack.Text(lang)
		steps := choicesOf(w.pack, &w.pack.Question("Q5.2").Field)[:2]
		options := names.Question("Q5.2").Options
		comma := words.T("format.list-semicolon")
		for _, c := range []struct {
			question string
			value    engagement.Value
			want     []string
		}{
			{"Q0.10", engagement.Number(exact.Frac(1250, 100)), []string{words.Short(exact.Frac(25, 2), 1)}},
			{"Q1.5", engagement.Record(engagement.Field{Name: "no_data", Value: engagement.Flag(true)}), []string{": " + words.T("form.answers.yes")}},
			{"Q5.2", engagement.Options(steps...), []string{options[steps[0]] + comma + options[steps[1]]}},
			{"Q1.9", engagement.Text("=Sara"), []string{"=Sara"}},
			{"Q1.9", engagement.Value{}, []string{words.T("done.nothing")}},
			{"Q2.4", engagement.List(engagement.Record(engagement.Field{Name: "kpi", Value: engagement.Text("NPS")}, engagement.Field{Name: "due", Value: day})),
				[]string{names.KPI("NPS").Name, words.Date(engagement.DayOf(2026, 12, 1).Time)}},
		} {
			got := form.Text(c.question, c.value, words)
			for _, want := range c.want {
				if want == "" || !strings.Contains(got, want) {
					t.Errorf("%s, %s: %q has no %q", lang, c.question, got, want)
				}
			}
			if strings.Contains(got, "true") || strings.Contains(got, "no_data") || strings.Contains(got, "⟦") {
				t.Errorf("%s, %s: %q", lang, c.question, got)
			}
		}
	}
}

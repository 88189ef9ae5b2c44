package xlsx

import (
	"strconv"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/reports/reportstest"

	"github.com/google/go-cmp/cmp"
)

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

func TestContextAndStrategyOfTheSamplesComeBackInEveryLanguage(t *testing.T) {
	w := theWorld(t)
	for _, name := range reportstest.Samples() {
		for _, lang := range i18n.Langs {
			if testing.Short() && lang != i18n.Persian {
				continue
			}
			sample := reportstest.Client(t, name, lang)
			p := take(t, blank(t, w.part(lang, Parts{Context: true, Strategy: true})))
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

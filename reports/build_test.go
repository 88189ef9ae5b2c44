package reports_test

import (
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/golden"
	"rahbord/internal/i18n"
	"rahbord/internal/typeset"
	"rahbord/questionnaire"
	"rahbord/reports"
	"rahbord/reports/reportstest"
	"rahbord/scoring"
	"rahbord/templates"
)

func crm(t *testing.T) *questionnaire.Pack { return reportstest.Pack(t) }

func words(t *testing.T, lang i18n.Lang) *i18n.Words { return reportstest.Words(t, lang) }

// sample reads a sample client by its name and language, as in brand.fa.
func sample(t *testing.T, file string) *engagement.Engagement {
	t.Helper()
	name, lang, _ := strings.Cut(file, ".")
	return reportstest.Client(t, name, i18n.Lang(lang))
}

func document(t *testing.T, p *questionnaire.Pack, e *engagement.Engagement, lang i18n.Lang) *reports.Document {
	t.Helper()
	return reports.Build(source(t, p, e, lang))
}

// source is a report without a plan, of any model.
func source(t *testing.T, p *questionnaire.Pack, e *engagement.Engagement, lang i18n.Lang) reports.Source {
	t.Helper()
	r := scoring.Assess(p, e)
	return reports.Source{Pack: p, Engagement: e, Result: &r, Words: words(t, lang), Issued: reportstest.Issued(), NoPlan: "no plan was asked for"}
}

// plannedSample is a report with the plan of a sample client and all around it.
func plannedSample(t *testing.T, name string, lang i18n.Lang) reports.Source {
	t.Helper()
	return reportstest.Studied(t, reportstest.Client(t, name, lang), lang)
}

func dump(t *testing.T, d *reports.Document) string {
	t.Helper()
	var b strings.Builder
	if err := d.Dump(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestReportsReadAsExpected(t *testing.T) {
	for _, lang := range i18n.Langs {
		for _, name := range reportstest.Samples() {
			if testing.Short() && name != "startup" {
				continue
			}
			text := dump(t, reports.Build(plannedSample(t, name, lang)))
			golden.Check(t, name+"."+string(lang)+".txt", text)
			if open := strings.NewReplacer("{page}", "", "{pages}", "").Replace(text); strings.ContainsAny(open, "⟦{") {
				t.Errorf("%s in %s holds an unworded key or an unfilled placeholder", name, lang)
			}
		}
	}
}

func TestReportFromNothingSaysWhatIsMissing(t *testing.T) {
	p := crm(t)
	for _, lang := range i18n.Langs {
		text := dump(t, document(t, p, &engagement.Engagement{}, lang))
		if !strings.Contains(text, i18n.Plain(words(t, lang).T("report.no-client"))) || strings.Contains(text, "⟦") {
			t.Errorf("%s: %s", lang, text[:400])
		}
		if strings.Contains(text, "radar:") || strings.Contains(text, i18n.Plain(words(t, lang).T("strengths.title"))) {
			t.Errorf("%s: the report of an empty file prints empty frames", lang)
		}
		if !strings.Contains(text, "callout unknown") {
			t.Errorf("%s: the report of an empty file does not say that answers are missing", lang)
		}
	}
}

func TestCommentsAreAnonymousUnlessNamesAreAllowed(t *testing.T) {
	p := crm(t)
	e := &engagement.Engagement{Respondents: []engagement.Respondent{{ID: "a", Name: "Head of Service", Role: "SRV",
		Answers: []engagement.Answer{{Indicator: "SRV-1", Comment: "We answer when we can."}}}}}
	e.Respondents[0].Answers[0].Level = p.IndicatorsOf("SRV")[0].Weight // level 1
	text := dump(t, document(t, p, e, i18n.English))
	if !strings.Contains(text, "“We answer when we can.”") || strings.Contains(text, "Head of Service") {
		t.Error("a comment is lost, or names its author")
	}
	e.Assessment.Names = true
	if !strings.Contains(dump(t, document(t, p, e, i18n.English)), "(Head of Service)") {
		t.Error("allowed names are not shown")
	}
}

func TestModelWithoutDimensionsGetsAReportToo(t *testing.T) {
	folder := "../questionnaire/testdata/packs/scale0to10"
	p, faults := questionnaire.Load(os.DirFS(folder))
	if p == nil {
		t.Fatal(faults)
	}
	e := &engagement.Engagement{}
	r := engagement.Respondent{ID: "a", Role: p.Roles[0]}
	for _, k := range p.Indicators {
		r.Answers = append(r.Answers, engagement.Answer{Indicator: k.ID, Level: k.Weight})
	}
	e.Respondents = []engagement.Respondent{r}
	text := dump(t, document(t, p, e, p.Languages[0]))
	if strings.Contains(text, "⟦") || !strings.Contains(text, "radar:") {
		t.Error(text)
	}
}

// Every word of the product can be printed: no character falls out of the fonts.
func TestFontsHaveEveryCharacterOfTheContent(t *testing.T) {
	p := crm(t)
	load := func(name string) *typeset.Face {
		data, err := fs.ReadFile(templates.Fonts(), name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := typeset.LoadFace(name, data)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	v, h := load("Vazirmatn-Regular.ttf"), load("Heebo-Regular.ttf")
	for _, lang := range i18n.Langs {
		chain := []*typeset.Face{v, h}
		if lang == i18n.Hebrew {
			chain = []*typeset.Face{h, v}
		}
		engine := typeset.NewEngine(typeset.Family{Chains: [2][]*typeset.Face{chain, chain}}, string(lang))
		var texts []string
		w := words(t, lang)
		for _, k := range w.Keys() {
			if !strings.HasPrefix(k, "score.") && !strings.HasPrefix(k, "plan.legend") && !strings.HasPrefix(k, "plan.load-note") && !strings.HasPrefix(k, "files.") && !strings.HasPrefix(k, "whatif.") { // these stand on terminals and in other files only
				texts = append(texts, w.T(k))
			}
		}
		texts = append(texts, stringsIn(reflect.ValueOf(*p.Text(lang)))...)
		if len(texts) < 2000 {
			t.Fatalf("only %d texts", len(texts))
		}
		where := map[rune]string{} // each character once, and a text that holds it
		for _, text := range texts {
			for _, r := range text {
				where[r] = text
			}
		}
		for r, text := range where {
			if missing := engine.Layout([]typeset.Span{{Text: string(r), Size: 10}}, typeset.Auto).Missing(); len(missing) > 0 {
				t.Errorf("%s: %q in %q", lang, r, text)
			}
		}
	}
}

// stringsIn collects every string of a value.
func stringsIn(v reflect.Value) []string {
	var out []string
	switch v.Kind() {
	case reflect.String:
		return []string{v.String()}
	case reflect.Struct:
		for i := range v.NumField() {
			out = append(out, stringsIn(v.Field(i))...)
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, stringsIn(v.Index(i))...)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			out = append(out, stringsIn(v.MapIndex(k))...)
		}
	}
	return out
}

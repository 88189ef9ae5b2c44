package files_test

import (
	"context"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"time"

	"rahbord/engagement"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/reports"
	"rahbord/roadmap"
	"rahbord/scoring"
	"rahbord/templates"
)

var issued = time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)

// samples are the sample clients, each in one language.
var samples = []struct {
	name string
	lang i18n.Lang
}{{"distributor", i18n.English}, {"brand", i18n.Persian}, {"startup", i18n.Hebrew}}

func crm(t testing.TB) *questionnaire.Pack {
	t.Helper()
	p, faults := questionnaire.Load(templates.Pack())
	if p == nil {
		t.Fatal(faults)
	}
	return p
}

func words(t testing.TB, lang i18n.Lang) *i18n.Words {
	t.Helper()
	w, faults := i18n.Load(templates.Wording(), lang)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return w
}

// client reads a sample, changed by edit.
func client(t testing.TB, name string, lang i18n.Lang, edit func(string) string) *engagement.Engagement {
	t.Helper()
	data, err := fs.ReadFile(templates.Samples(), name+"."+string(lang)+".yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	if edit != nil {
		if text = edit(text); text == string(data) {
			t.Fatal("the edit changes nothing")
		}
	}
	e, faults := engagement.Decode(strings.NewReader(text), name)
	if e == nil {
		t.Fatal(faults)
	}
	return e
}

// source is a client with a plan.
func source(t testing.TB, lang i18n.Lang, e *engagement.Engagement) reports.Source {
	t.Helper()
	src := reports.Source{Pack: crm(t), Engagement: e, Words: words(t, lang), Issued: issued}
	r := scoring.Assess(src.Pack, e)
	src.Result = &r
	s := roadmap.Study{}
	s.Problem, s.Faults = roadmap.Frame(src.Pack, e, &r)
	if s.Faults.HasErrors() {
		t.Fatal(s.Faults)
	}
	var err error
	if s.Plan, err = roadmap.Solve(context.Background(), s.Problem, roadmap.Options{}); err != nil {
		t.Fatal(err)
	}
	s.Forecast = roadmap.ForecastOf(src.Pack, e, &r, s.Problem, s.Plan)
	s.KPIs = roadmap.KPIPlan(src.Pack, e, s.Plan)
	src.Study = &s
	return src
}

// sample is a sample client with its plan, for the test to change: the plan is worked out
// once for all tests.
func sample(t testing.TB, name string, lang i18n.Lang) reports.Source {
	t.Helper()
	solved.Lock()
	defer solved.Unlock()
	key := name + "." + string(lang)
	src, known := solved.sources[key]
	if !known {
		src = source(t, lang, client(t, name, lang, nil))
		solved.sources[key] = src
	}
	study := *src.Study
	src.Study, src.Engagement = &study, client(t, name, lang, nil)
	return src
}

var solved = struct {
	sync.Mutex
	sources map[string]reports.Source
}{sources: map[string]reports.Source{}}

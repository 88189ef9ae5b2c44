// Package reportstest gives the tests of the report and of its formats what all of them
// need: the model, the wording, the sample clients and their plans.
package reportstest

import (
	"context"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rahbord/coherence"
	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/questionnaire/packtest"
	"rahbord/reports"
	"rahbord/roadmap"
	"rahbord/scoring"
	"rahbord/templates"
)

// Issued is the day of issue of every report.
func Issued() time.Time { return time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC) }

// Samples are the names of the sample clients; each is there in every language.
func Samples() []string { return []string{"distributor", "brand", "startup"} }

// Pack is the readiness model of the product: no test may change it.
func Pack(t testing.TB) *questionnaire.Pack {
	t.Helper()
	return packtest.CRM(t)
}

// Words is the wording of a language, read once: no test may change it.
func Words(t testing.TB, lang i18n.Lang) *i18n.Words {
	t.Helper()
	read, _ := wording.LoadOrStore(lang, sync.OnceValues(func() (*i18n.Words, diag.List) { return i18n.Load(templates.Wording(), lang) }))
	w, faults := read.(func() (*i18n.Words, diag.List))()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return w
}

var wording sync.Map

// Client reads a sample client, for the test to change. Changes (old, new, …) replace
// texts of its file, wherever they stand.
func Client(t testing.TB, name string, lang i18n.Lang, changes ...string) *engagement.Engagement {
	t.Helper()
	data, err := fs.ReadFile(templates.Samples(), name+"."+string(lang)+".yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for i := 0; i < len(changes); i += 2 {
		if !strings.Contains(text, changes[i]) {
			t.Fatalf("%q is not in the sample %s", changes[i], name)
		}
		text = strings.ReplaceAll(text, changes[i], changes[i+1])
	}
	e, faults := engagement.Decode(strings.NewReader(text), name)
	if e == nil {
		t.Fatal(faults)
	}
	return e
}

// Source is the report of a client without a plan.
func Source(t testing.TB, e *engagement.Engagement, lang i18n.Lang) reports.Source {
	t.Helper()
	p := Pack(t)
	r := scoring.Assess(p, e)
	return reports.Source{Pack: p, Engagement: e, Result: &r, Words: Words(t, lang), Issued: Issued(), NoPlan: "no plan was asked for"}
}

// Planned is the report of a client with its plan alone, which takes a moment to find.
// Each planning problem is solved once: a test that changes the plan copies what it changes.
func Planned(t testing.TB, e *engagement.Engagement, lang i18n.Lang) reports.Source {
	t.Helper()
	return plans.of(t, e, lang)
}

// Sample is Planned for a sample client as it is.
func Sample(t testing.TB, name string, lang i18n.Lang) reports.Source {
	t.Helper()
	return Planned(t, Client(t, name, lang), lang)
}

// Studied is Planned with all that a board asks around the plan, which takes seconds.
func Studied(t testing.TB, e *engagement.Engagement, lang i18n.Lang) reports.Source {
	t.Helper()
	return studies.of(t, e, lang)
}

var plans, studies = solved{plan: roadmap.PlanOf}, solved{plan: roadmap.StudyOf}

// solved is a way of planning, with the plans it found by the problem as written.
type solved struct {
	plan func(context.Context, *questionnaire.Pack, *engagement.Engagement, *scoring.Result, roadmap.Options) (roadmap.Study, error)
	kept sync.Map
}

// of plans for a client. What depends on more than the problem, the words of the client's
// language among it, is worked out anew.
func (x *solved) of(t testing.TB, e *engagement.Engagement, lang i18n.Lang) reports.Source {
	t.Helper()
	src := Source(t, e, lang)
	problem, faults := roadmap.Frame(src.Pack, e, src.Result)
	bare := problem
	bare.Initiatives = slices.Clone(bare.Initiatives)
	for i := range bare.Initiatives {
		bare.Initiatives[i].Reason = "" // words of the client, which decide nothing
	}
	key, err := roadmap.EncodeProblem(bare)
	if err != nil {
		t.Fatal(err)
	}
	once, _ := x.kept.LoadOrStore(string(key), sync.OnceValues(func() (roadmap.Study, error) {
		return x.plan(context.Background(), src.Pack, e, src.Result, roadmap.Options{})
	}))
	s, err := once.(func() (roadmap.Study, error))()
	if err != nil {
		t.Fatal(err)
	}
	s.Problem, s.Faults = problem, faults
	s.Forecast = roadmap.ForecastOf(src.Pack, e, src.Result, problem, s.Plan)
	s.KPIs = roadmap.KPIPlan(src.Pack, e, s.Plan)
	s.Findings = coherence.Evaluate(src.Pack, e, src.Result, roadmap.ForChecks(problem, s.Plan, s.Forecast, s.KPIs...))
	src.Study, src.NoPlan = &s, ""
	return src
}

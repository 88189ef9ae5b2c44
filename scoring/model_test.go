package scoring_test

import (
	"os"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/questionnaire/packtest"
	"rahbord/scoring"
)

// crm is the readiness model of the product; its fields may be set anew.
func crm(t testing.TB) *questionnaire.Pack {
	t.Helper()
	own := *packtest.CRM(t)
	return &own
}

func pack(t testing.TB, folder string) *questionnaire.Pack {
	t.Helper()
	p, faults := questionnaire.Load(os.DirFS(folder))
	if p == nil {
		t.Fatalf("%s has faults:\n%v", folder, faults)
	}
	return p
}

// rat reads "200/13", "1.5" or "-3".
func rat(t testing.TB, s string) exact.Rat {
	t.Helper()
	r, err := exact.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// same compares with an exact value where s is a fraction or an integer, else to the places that s has.
func same(t testing.TB, what string, got exact.Rat, s string) {
	t.Helper()
	if _, places, rounded := strings.Cut(s, "."); rounded {
		if got.Decimal(len(places)) != s {
			t.Errorf("%s = %s, want %s", what, got.Decimal(len(places)+3), s)
		}
	} else if !got.Equal(rat(t, s)) {
		t.Errorf("%s = %s, want %s", what, got.Fraction(), s)
	}
}

func sameScore(t testing.TB, what string, got scoring.Score, s string) {
	t.Helper()
	if !got.Known {
		t.Errorf("%s is unknown, want %s", what, s)
		return
	}
	same(t, what, got.Value, s)
}

// person is a respondent with answers written "SRV-1 2, SRV-2 dk, LOY-1 na".
func person(t testing.TB, id, role, answers string) engagement.Respondent {
	t.Helper()
	r := engagement.Respondent{ID: id, Role: role}
	for _, part := range strings.Split(answers, ",") {
		f := strings.Fields(part)
		if len(f) != 2 {
			continue
		}
		a := engagement.Answer{Indicator: f[0]}
		switch f[1] {
		case "dk":
			a.State = engagement.DontKnow
		case "na":
			a.State, a.Reason = engagement.NA, "does not apply"
		default:
			a.Level = rat(t, f[1])
		}
		r.Answers = append(r.Answers, a)
	}
	return r
}

// area writes the levels of an area in order: "SRV-1 2, SRV-2 1, …".
func area(id, levels string) string {
	var out []string
	for i, l := range strings.Fields(levels) {
		out = append(out, id+"-"+string(rune('1'+i))+" "+l)
	}
	return strings.Join(out, ", ")
}

// demoLevels is the demo organisation of the scoring model.
var demoLevels = map[string]string{
	"STR": "2 2 2 2 3 2 1", "INS": "2 1 2 2 1", "SEG": "2 2 1 3 2", "MKT": "2 2 2 1 2 3", "SAL": "3 2 3 2 2 3",
	"CHN": "2 2 2 2 1 2", "SRV": "2 1 2 3 1 1", "CXP": "1 1 2 2 3", "LOY": "na 1 1 2 2 2", "ORG": "1 2 2 2 2",
	"CUL": "3 3 2 2 2 2", "DAT": "2 2 2 1 1 2", "TEC": "2 2 2 1 2 3", "MEA": "2 2 1 2 2",
}

func demo(t testing.TB, p *questionnaire.Pack) *engagement.Engagement {
	t.Helper()
	e := &engagement.Engagement{}
	var all []string
	for _, a := range p.Areas {
		all = append(all, area(a.ID, demoLevels[a.ID]))
	}
	e.Respondents = []engagement.Respondent{person(t, "p", "MGT", strings.Join(all, ","))}
	signs(e, "Q0.7", p, "2 1 2 1 2 2 1 2")
	signs(e, "Q0.8", p, "1 0 1 0 0 1 0 1")
	e.Context.Set("Q0.5", engagement.Text("b2b"))
	e.Context.Set("Q0.6", engagement.Text("maturity"))
	e.Strategy.Set("Q1.3", engagement.Record(engagement.Field{Name: "type", Value: engagement.Text("churn")}))
	e.Strategy.Set("Q1.4", engagement.Text("service"))
	e.Strategy.Set("Q3.3", engagement.Record(engagement.Field{Name: "stages", Value: engagement.Options("serve")}))
	return e
}

// signs answers a matrix of signs row by row; "dk" leaves a row to don't know.
func signs(e *engagement.Engagement, id string, p *questionnaire.Pack, values string) {
	var fields []engagement.Field
	for i, v := range strings.Fields(values) {
		value := engagement.Text(v)
		if n, err := exact.Parse(v); err == nil {
			value = engagement.Number(n)
		}
		fields = append(fields, engagement.Field{Name: p.Question(id).Rows[i], Value: value})
	}
	e.Context.Set(id, engagement.Record(fields...))
}

func one(t testing.TB, role, answers string) *engagement.Engagement {
	return &engagement.Engagement{Respondents: []engagement.Respondent{person(t, "p", role, answers)}}
}

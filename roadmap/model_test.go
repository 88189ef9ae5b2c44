package roadmap_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/questionnaire/packtest"
	"rahbord/roadmap"
	"rahbord/scoring"
	"rahbord/templates"
)

// crm is the readiness model of the product; its fields may be set anew.
func crm(t testing.TB) *questionnaire.Pack {
	t.Helper()
	own := *packtest.CRM(t)
	return &own
}

// sample reads a sample client and frames its problem.
func sample(t testing.TB, pack *questionnaire.Pack, file string) (*engagement.Engagement, scoring.Result, roadmap.Problem) {
	t.Helper()
	data, err := fs.ReadFile(templates.Samples(), file)
	if err != nil {
		t.Fatal(err)
	}
	e, faults := engagement.Decode(strings.NewReader(string(data)), file)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	r := scoring.Assess(pack, e)
	p, faults := roadmap.Frame(pack, e, &r)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	return e, r, p
}

// demoLevels is the demo organisation of the scoring model.
var demoLevels = map[string]string{
	"STR": "2 2 2 2 3 2 1", "INS": "2 1 2 2 1", "SEG": "2 2 1 3 2", "MKT": "2 2 2 1 2 3", "SAL": "3 2 3 2 2 3",
	"CHN": "2 2 2 2 1 2", "SRV": "2 1 2 3 1 1", "CXP": "1 1 2 2 3", "LOY": "na 1 1 2 2 2", "ORG": "1 2 2 2 2",
	"CUL": "3 3 2 2 2 2", "DAT": "2 2 2 1 1 2", "TEC": "2 2 2 1 2 3", "MEA": "2 2 1 2 2",
}

// demoFile is the worked example of the strategy questionnaire, §5.9, as a client file.
const demoFile = `
rahbord: 1
pack: {id: crm-readiness, version: "1.0"}
language: en
context:
  Q0.3: {total: 120, contact: 35}
  Q0.4: {currency: USD, band: from_5m, amount: 10000000}
  Q0.5: b2b
  Q0.6: maturity
  Q0.7: {kpis_bad: 2, market_share_falling: 1, share_of_customer_falling: 2, new_competitors: 1, satisfaction_falling: 2, complaints_rising: 2, unwilling_to_rebuy: 1, customers_leaving: 2}
  Q0.8: {intends_to_expand: 1, progressive_management: 0, creative_team: 1, new_business_model: 0, new_offer: 0, marketing_brand_focus: 1, market_or_product_development: 0, segmentation_need: 1}
  Q0.10: 6
  Q0.11: {one_off: 60000, running: 20000}
  Q0.12:
    marketing: {person_weeks: %s}
    sales: {person_weeks: 10}
    service: {person_weeks: 22}
    it: {person_weeks: 10}
    data: {person_weeks: 10}
    hr: {person_weeks: 4}
    management: {person_weeks: 10}
respondents:
  - id: p
    role: MGT
    answers: {%s}
strategy:
  Q1.3: {type: churn}
  Q1.4: service
  Q2.2: {primary: loyalty, secondary: experience}
  Q3.2: [{channel: phone, role: [serve]}, {channel: email, role: [serve]}, {channel: web, role: [serve]}]
  Q3.3: {stages: [serve]}
  Q4.3: speed
  Q6.4: {start: 2026-12-07, calendar: gregorian}
`

// demo is the worked example under its stated limits: full scope only, nothing parallel
// limited, people over the horizon only.
func demo(t testing.TB, marketing string) roadmap.Problem {
	t.Helper()
	_, _, p := demoClient(t, crm(t), marketing)
	return p
}

func demoClient(t testing.TB, pack *questionnaire.Pack, marketing string) (*engagement.Engagement, scoring.Result, roadmap.Problem) {
	t.Helper()
	var answers []string
	for _, a := range pack.Areas {
		for i, level := range strings.Fields(demoLevels[a.ID]) {
			answer := level
			if level == "na" {
				answer = "{na: does not apply}"
			}
			answers = append(answers, fmt.Sprintf("%s-%d: %s", a.ID, i+1, answer))
		}
	}
	file := fmt.Sprintf(demoFile, marketing, strings.Join(answers, ", "))
	e, faults := engagement.Decode(strings.NewReader(file), "demo.yaml")
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	r := scoring.Assess(pack, e)
	p, faults := roadmap.Frame(pack, e, &r)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	for i := range p.Roles {
		p.Roles[i].Weekly = nil
	}
	for i := range p.Initiatives {
		in := &p.Initiatives[i]
		in.Scopes = in.Scopes[:1]
		for n := range in.Needs {
			in.Needs[n].AnyOf = slices.DeleteFunc(in.Needs[n].AnyOf, func(c roadmap.Choice) bool { return c.Scope != roadmap.Full })
		}
	}
	return e, r, p
}

// same compares to the places that want has, or exactly.
func same(t testing.TB, what string, got exact.Rat, want string) {
	t.Helper()
	_, places, _ := strings.Cut(want, ".")
	if got.Decimal(len(places)) != want {
		t.Errorf("%s = %s, want %s", what, got.Decimal(len(places)+3), want)
	}
}

func rules(faults diag.List) []string {
	var out []string
	for _, f := range faults {
		out = append(out, f.Rule)
	}
	return out
}

package roadmap_test

import (
	"slices"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/roadmap"
	"rahbord/scoring"
)

// framed reads a client file with the given lines and frames it.
func framed(t *testing.T, pack *questionnaire.Pack, body string) (roadmap.Problem, []string) {
	t.Helper()
	file := "rahbord: 1\npack: {id: crm-readiness, version: \"1.0\"}\nlanguage: en\n" + strings.ReplaceAll(body, "\t", "  ")
	e, faults := engagement.Decode(strings.NewReader(file), "client.yaml")
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	pack = engagement.Tailored(pack, e)
	r := scoring.Assess(pack, e)
	p, faults := roadmap.Frame(pack, e, &r)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	return p, rules(faults)
}

func role(p roadmap.Problem, id string) roadmap.Role {
	return p.Roles[slices.IndexFunc(p.Roles, func(r roadmap.Role) bool { return r.ID == id })]
}

func TestLimitsNotGivenAreNamed(t *testing.T) {
	p, warned := framed(t, crm(t), "context: {Q0.1: Somebody}\n")
	for _, rule := range []string{"plan-limit-missing", "plan-no-start", "plan-revenue-unknown", "plan-no-gap"} {
		if !slices.Contains(warned, rule) {
			t.Errorf("no warning %s in %v", rule, warned)
		}
	}
	if p.Money.OneOff != nil || p.Parallel != nil || role(p, "MKT").Total != nil {
		t.Error("a limit that was not given binds")
	}
}

func TestAStartNobodyChoseIsSaidToBeAssumed(t *testing.T) {
	for text, want := range map[string]bool{
		"assessed: 2026-11-15\n": true,
		"assessed: 2026-11-15\nstrategy: {Q6.4: {start: 2026-12-07, calendar: gregorian}}\n": false,
	} {
		p, warned := framed(t, crm(t), text)
		if slices.Contains(warned, "plan-start-assumed") != want || p.Calendar.Start.IsZero() {
			t.Errorf("%q: start %s, warned %v", text, p.Calendar.Start, warned)
		}
	}
}

func TestWeeklyCapacityComesFromPeopleOrFromTheTotal(t *testing.T) {
	p, _ := framed(t, crm(t), `context:
	Q0.10: 6
	Q0.12:
		marketing: {people: 4, person_weeks: 8}
		sales: {people: 10, share: 50}
		service: {person_weeks: 52}
		it: {person_weeks: 2.6}
		hr: {people: 0, person_weeks: 0}
`)
	for _, w := range []struct {
		id            string
		total, weekly int64
	}{{"MKT", 800, 160}, {"SAL", 13000, 500}, {"SRV", 5200, 400}, {"IT", 260, 50}, {"HR", 0, 0}} {
		r := role(p, w.id)
		if *r.Total != w.total || len(r.Weekly) != 26 || r.Weekly[0] != w.weekly {
			t.Errorf("%s: %d in all, %d a week; want %d and %d", w.id, *r.Total, r.Weekly[0], w.total, w.weekly)
		}
	}
	if e := p.Initiative("P13").Scope(roadmap.Full).Effort; e["HR"] != 0 || e["MGT"] != 100 {
		t.Errorf("nobody in HR: the management does its half week beside its own: %v", e)
	}
}

func TestRunningProjectsTakeAndStoppedWorkGivesTime(t *testing.T) {
	p, _ := framed(t, crm(t), `context:
	Q0.10: 6
	Q0.12: {it: {people: 10, person_weeks: 26}, data: {people: 10, person_weeks: 26}, sales: {person_weeks: 1}}
	Q0.16:
		- {name: Warehouse, ends: 2026-12-20, roles: [it, data], person_weeks: 2}
		- {name: Over, ends: 2026-11-01, roles: [it], person_weeks: 9}
		- {name: Too much, roles: [sales], person_weeks: 9}
strategy:
	Q1.8: [{what: The catalogue, role: data, person_weeks: 5}]
	Q6.4: {start: 2026-12-07, calendar: gregorian}
`)
	it, data := role(p, "IT"), role(p, "DAT")
	if *it.Total != 2400 || it.Weekly[0] != 300 || it.Weekly[2] != 400 {
		t.Errorf("IT: %d, weeks %v", *it.Total, it.Weekly[:4])
	}
	if *data.Total != 2900 {
		t.Errorf("DAT: %d", *data.Total)
	}
	if *role(p, "SAL").Total != 0 {
		t.Errorf("SAL: %d", *role(p, "SAL").Total)
	}
}

func TestWeeksBeginWithTheWorkingWeekOfTheLanguage(t *testing.T) {
	pack := crm(t)
	for file, want := range map[string]string{"distributor.en.yaml": "2026-12-07", "distributor.he.yaml": "2026-12-06", "distributor.fa.yaml": "2026-12-05"} {
		_, _, p := sample(t, pack, file)
		if got := p.Calendar.Start.String(); got != want || p.Calendar.Weeks != 26 || len(p.Calendar.Frozen) != 2 {
			t.Errorf("%s begins on %s, want %s; %+v", file, got, want, p.Calendar)
		}
	}
}

func TestDatesOfTheClientBindInWholeWeeks(t *testing.T) {
	p, _ := framed(t, crm(t), `context: {Q0.10: 6}
strategy:
	Q6.4: {start: 2026-12-07, calendar: gregorian}
constraints:
	initiatives:
		- {initiative: P13, earliest: 2026-12-15, deadline: 2027-02-05}
		- {initiative: P35, start: 2027-01-06}
	capacity:
		- {role: IT, from: 2026-12-21, to: 2026-12-27, person_weeks: 0}
`)
	p13, p35 := p.Initiative("P13"), p.Initiative("P35")
	if *p13.Earliest != 2 || *p13.Deadline != 9 || *p35.Start != 4 {
		t.Errorf("earliest %d, deadline %d, start %d", *p13.Earliest, *p13.Deadline, *p35.Start)
	}
}

func TestActionPlanBindsScopesAndEarliestStarts(t *testing.T) {
	p, _ := framed(t, crm(t), `context: {Q0.10: 6}
strategy:
	Q6.2:
		- {initiative: P27, owner: Sara, start: 2027-01-06, scope: light}
		- {initiative: P13, owner: Sara, start: 2026-11-30}
		- {initiative: P14, owner: Sara, start: 2027-01-06}
		- {initiative: P35, owner: Sara, start: 2026-12-14, scope: full}
	Q6.4: {start: 2026-12-07, calendar: gregorian}
constraints:
	initiatives:
		- {initiative: P35, earliest: 2026-12-28}
		- {initiative: P27, start: 2026-12-07}
`)
	p27, p13, p14, p35 := p.Initiative("P27"), p.Initiative("P13"), p.Initiative("P14"), p.Initiative("P35")
	if len(p27.Scopes) != 1 || p27.Scopes[0].ID != roadmap.Light || len(p35.Scopes) != 1 || p35.Scopes[0].ID != roadmap.Full {
		t.Errorf("scopes of P27 and P35: %+v, %+v", p27.Scopes, p35.Scopes)
	}
	if *p14.Earliest != 4 || p13.Earliest != nil || p13.Start != nil || *p35.Earliest != 3 {
		t.Errorf("earliest %v, %v, %v", *p14.Earliest, p13.Earliest, *p35.Earliest)
	}
	if p27.Earliest != nil || *p27.Start != 0 {
		t.Error("the fixed start does not take the place of that of the action plan")
	}
	if err := p.Check(); err != nil { // nothing waits for a scope that is no longer a choice
		t.Error(err)
	}
}

func TestCatalogueIsScaledToTheClient(t *testing.T) {
	p, _ := framed(t, crm(t), `context:
	Q0.3: {total: 14, contact: 6}
	Q0.4: {currency: USD, band: from_2m, amount: 3000000}
`)
	if p.Money.CostPoint != 48000 {
		t.Errorf("cost point %d, want 480.00", p.Money.CostPoint)
	}
	full := p.Initiative("P13").Scope(roadmap.Full) // 5 weeks · 0.85; SRV 4 · 0.6; 5 and 2 cost points
	if full.Weeks != 5 || full.Effort["SRV"] != 240 || full.OneOff != 240000 || full.Running != 96000 {
		t.Errorf("%+v", full)
	}
	light := p.Initiative("P27").Scope(roadmap.Light) // 18 weeks · 0.85 · 0.6; 60 cost points · 0.4
	if light == nil || light.Weeks != 10 || light.OneOff != 60*48000*4/10 {
		t.Errorf("%+v", light)
	}
	for id, lift := range light.Lifts {
		whole := p.Initiative("P27").Scope(roadmap.Full).Lifts[id]
		if whole.Less(lift) || lift.Less(exact.Frac(1, 2)) || !lift.Mul(exact.Of(2)).IsInt() {
			t.Errorf("%s: light %s, full %s", id, lift, whole)
		}
	}
}

func TestACostPointIsNeverUnderTheMinimum(t *testing.T) {
	p, _ := framed(t, crm(t), "context:\n\tQ0.4: {currency: USD, band: up_to_0_5m, amount: 1000}\n")
	if p.Money.CostPoint != 10000 {
		t.Errorf("cost point %d, want 100.00", p.Money.CostPoint)
	}
}

func TestDecisionsOfTheClientBindThePlan(t *testing.T) {
	p, _ := framed(t, crm(t), `strategy:
	Q3.5: {initiatives: [P18]}
	Q6.1: [{initiative: P13, decision: force}, {initiative: P35, decision: accept}]
decisions:
	initiatives:
		- {initiative: P29, decision: exclude, reason: The contract was just renewed}
`)
	if !p.Initiative("P18").Never || !p.Initiative("P13").Must || p.Initiative("P35").Must {
		t.Error("answers about the basket do not bind")
	}
	if p29 := p.Initiative("P29"); !p29.Never || p29.Reason != "The contract was just renewed" {
		t.Errorf("%+v", p29)
	}
}

func TestNeedsHoldWhileALevelIsTooLow(t *testing.T) {
	pack := crm(t)
	needs := func(level string) []roadmap.Need {
		p, _ := framed(t, pack, "respondents: [{id: p, role: MGT, answers: {CXP-1: "+level+", ORG-2: 2}}]\n")
		return p.Initiative("P06").Needs
	}
	if got := needs("3"); len(got) != 0 {
		t.Errorf("at the level: %+v", got)
	}
	got := needs("1")
	if len(got) != 1 || got[0].Supplier != "P05" || !slices.Contains(got[0].AnyOf, roadmap.Choice{Initiative: "P05", Scope: roadmap.Full}) {
		t.Errorf("below the level: %+v", got)
	}
	for _, c := range got[0].AnyOf {
		if c.Initiative == "P06" {
			t.Error("an initiative supplies itself")
		}
	}
}

func TestAModelWithoutPlanningDataCannotPlan(t *testing.T) {
	p := &questionnaire.Pack{}
	if _, faults := roadmap.Frame(p, &engagement.Engagement{}, &scoring.Result{}); !faults.HasErrors() || faults[0].Rule != "plan-model" {
		t.Errorf("%v", faults)
	}
}

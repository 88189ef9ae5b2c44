package coherence_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"rahbord/coherence"
	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/questionnaire/packtest"
	"rahbord/scoring"

	"github.com/google/go-cmp/cmp"
)

// crm is the readiness model of the product; its fields may be set anew.
func crm(t *testing.T) *questionnaire.Pack {
	t.Helper()
	own := *packtest.CRM(t)
	return &own
}

// client reads a client file that begins with the usual lines.
func client(t *testing.T, p *questionnaire.Pack, text string) *engagement.Engagement {
	t.Helper()
	head := "rahbord: 1\npack: {id: crm-readiness, version: \"1.0\"}\nlanguage: en\n"
	e, faults := engagement.Decode(strings.NewReader(head+text), "client.yaml")
	if e == nil {
		t.Fatalf("%v\n%s", faults, text)
	}
	return e
}

// everyone is one person who gives every indicator the same level, but for some.
// A level of 0 leaves an indicator open.
func everyone(p *questionnaire.Pack, level int, but map[string]int, grade int) string {
	var b strings.Builder
	b.WriteString("respondents:\n  - id: a\n    role: MGT\n    answers:\n")
	for _, k := range p.Indicators {
		l := level
		if other, ok := but[k.ID]; ok {
			l = other
		}
		if l > 0 {
			fmt.Fprintf(&b, "      %s: {level: %d, grade: %d}\n", k.ID, l, grade)
		}
	}
	return b.String()
}

// step is an initiative as the pack describes it, from one week to another.
func step(t *testing.T, p *questionnaire.Pack, id string, start, end int) coherence.Step {
	t.Helper()
	i := p.Initiative(id)
	if i == nil {
		t.Fatal("no initiative " + id)
	}
	return coherence.Step{Initiative: id, Start: exact.Of(start), End: exact.Of(end), Effort: i.Effort, Lifts: i.Lifts}
}

// story is a client under one check: what was answered, the level of every indicator
// with exceptions (0 without an assessment), and the basket as "P13 0-8, P27 8-20".
type story struct {
	context, strategy string
	level             int
	levels            map[string]int
	doubt             int // evidence grades short of the highest
	basket            string
	change            func(*coherence.Plan)
}

func (s story) findings(t *testing.T, p *questionnaire.Pack) []coherence.Finding {
	t.Helper()
	text := ""
	for _, part := range [][2]string{{"context", s.context}, {"strategy", s.strategy}} {
		if part[1] != "" {
			text += part[0] + ":\n  " + strings.ReplaceAll(part[1], "\n", "\n  ") + "\n"
		}
	}
	if s.level > 0 {
		text += everyone(p, s.level, s.levels, 3-s.doubt)
	}
	e := client(t, p, text)
	if faults := engagement.Check(e, p); faults.HasErrors() {
		t.Logf("the file has faults: %v", faults)
	}
	r := scoring.Assess(p, e)
	return coherence.Evaluate(p, e, &r, s.plan(t, p))
}

func (s story) plan(t *testing.T, p *questionnaire.Pack) *coherence.Plan {
	if s.basket == "" {
		return nil
	}
	plan := &coherence.Plan{Weeks: exact.Of(26), Parallel: 1, SameTeam: 1, Forecast: map[string]exact.Rat{}}
	for _, text := range strings.Split(s.basket, ", ") {
		var id string
		var start, end int
		if _, err := fmt.Sscanf(text, "%s %d-%d", &id, &start, &end); err != nil {
			t.Fatal(text, err)
		}
		plan.Steps = append(plan.Steps, step(t, p, id, start, end))
	}
	if s.change != nil {
		s.change(plan)
	}
	return plan
}

func find(found []coherence.Finding, check string) *coherence.Finding {
	i := slices.IndexFunc(found, func(f coherence.Finding) bool { return f.Check == check })
	if i < 0 {
		return nil
	}
	return &found[i]
}

const (
	turnaround = "Q0.9: {override: turnaround, reason: Agreed in the workshop}"
	growth     = "Q0.9: {override: growth, reason: Agreed in the workshop}"
)

// cases holds for every check a story in which it speaks, what it then lists, and one
// in which it is silent.
func cases() map[string]struct {
	speaks story
	names  []string
	silent story
} {
	type pair = struct {
		speaks story
		names  []string
		silent story
	}
	strategy := func(text string) story { return story{strategy: text} }
	channels := "Q3.2: [{channel: web, role: [sell]}, {channel: phone, role: [serve]}]"
	kpis := "Q2.4: [{kpi: COMPTIME, baseline: 9, target: 4, due: 2027-05-01}, {kpi: FRT, baseline: 9, target: 4, due: 2027-05-01}]"
	plan := func(strategy, basket string) story { return story{strategy: strategy, basket: basket} }
	ordered := func(basket string, levels map[string]int) story {
		return story{level: 3, levels: levels, basket: basket}
	}
	return map[string]pair{
		"C01": {strategy("Q1.1: \"Customers leave; prices fall and the shop is empty\""), nil, strategy("Q1.1: Customers leave because nobody answers them")},
		"C02": {strategy("Q1.2: {consequence: We would earn a little less, severity: 2, months_to_crisis: 30}"), nil, strategy("Q1.2: {consequence: We would earn a lot less, severity: 3, months_to_crisis: 30}")},
		"C03": {
			strategy("Q1.1: Customers leave because nobody answers them\nQ1.6: [{problem: Churn, importance: 4, addressability: 3, crux: true}, {problem: Prices, importance: 5, addressability: 3}]"), []string{"Prices"},
			strategy("Q1.1: Customers leave because nobody answers them\nQ1.6: [{problem: Churn, importance: 5, addressability: 3, crux: true}, {problem: Prices, importance: 3, addressability: 5}]")},
		"C04": {strategy("Q1.8: []"), nil, strategy("Q1.8: [{what: The catalogue}]")},
		"C05": {strategy("Q1.4: not_known"), nil, strategy("Q1.4: service")},
		"C06": {strategy("Q1.5: {no_data: true}"), nil, strategy("Q1.5: {figures: [{kpi: CHURN, last_value: 6}]}")},
		"C07": {
			story{context: turnaround, strategy: "Q2.3: {link: growth, reason: We want to be the largest}"}, nil,
			story{context: growth, strategy: "Q2.3: {link: growth, reason: We want to be the largest}"}},
		"C08": {strategy("Q2.5: {customer: \"\", organisation: More orders}"), nil, strategy("Q2.5: {customer: An answer, organisation: More orders}")},
		"C09": {strategy("Q2.7: \"\""), nil, strategy("Q2.7: A margin of six per cent")},
		"C10a": {
			strategy("Q3.1: {segments: [{name: \"All  Customers!\", need: Everything}]}"), nil,
			strategy("Q3.1: {segments: [{name: All workshops in town, need: Everything}]}")},
		"C10b": {
			strategy("Q3.1: {segments: [{name: a, need: n}, {name: b, need: n}, {name: c, need: n}, {name: d, need: n}]}"), nil,
			strategy("Q3.1: {segments: [{name: a, need: n}, {name: b, need: n}, {name: c, need: n}]}")},
		"C11": {
			story{strategy: channels, level: 3, levels: map[string]int{"CHN-2": 2}, basket: "P13 0-8"}, []string{"phone"},
			story{strategy: channels, level: 3, levels: map[string]int{"CHN-2": 2}, basket: "P29 0-8"}},
		"C12a": {plan(kpis, "P01 0-8"), []string{"COMPTIME", "FRT"}, plan(kpis, "P13 0-8")},
		"C12b": {plan(kpis, "P13 0-8"), []string{"FRT"}, plan(kpis, "P13 0-8, P35 0-8")},
		"C13": {
			plan(channels+"\nQ3.3: {stages: [serve]}", "P13 0-8, P01 0-8"), []string{"P01"},
			plan(channels+"\nQ3.3: {stages: [serve]}", "P13 0-8")},
		"C14": {strategy("Q3.5: {}"), nil, strategy("Q3.5: {items: [Exports]}")},
		"C15": {strategy("Q3.3: {stages: [acquire]}\nQ3.6: 60"), nil, strategy("Q3.3: {stages: [acquire, serve]}\nQ3.6: 60")},
		"C16": {strategy("Q4.2: {factor: They like our advice, evidence: opinion}"), nil, strategy("Q4.2: {factor: They like our advice, evidence: survey}")},
		"C17": {
			strategy("Q4.3: speed\nQ4.4: {us: {speed: 3, quality: 4, personal: 4, model: 4}, competitor_2: {speed: 4, quality: 1, personal: 1, model: 1}}"), nil,
			strategy("Q4.3: quality\nQ4.4: {us: {speed: 3, quality: 4, personal: 4, model: 4}, competitor_2: {speed: 4, quality: 4, personal: 1, model: 1}}")},
		"C18": {
			story{strategy: "Q4.3: personal\nQ4.5: {promise: We know you, kpi: FRT, value: 4}", level: 3, levels: map[string]int{"DAT-1": 1}}, []string{"DAT"},
			story{strategy: "Q4.3: personal\nQ4.5: {promise: We know you, kpi: FRT, value: 4}", level: 3}},
		"C19": {
			plan(channels+"\nQ4.7: {red_lines: [consent]}", "P04 0-8"), []string{"P04"},
			plan(channels+"\nQ4.7: {red_lines: [consent, frequency_limit]}", "P04 0-8")},
		"C20": {
			story{strategy: "Q5.1: {levels: [{indicator: SRV-1, required_level: 4}]}", level: 2, basket: "P13 0-8", change: forecast("SRV-1", 3)}, []string{"SRV-1"},
			story{strategy: "Q5.1: {levels: [{indicator: SRV-1, required_level: 4}]}", level: 2, basket: "P13 0-8", change: forecast("SRV-1", 4)}},
		"C21": {strategy("Q5.3: {sponsor: The owner, days: 0}"), nil, strategy("Q5.3: {sponsor: The owner, days: 0.5}")},
		"C22": {
			plan("Q5.4: {automate: [requests]}", "P27 0-8"), []string{"P27"},
			plan("Q5.4: {automate: [requests], manual_other: [Large offers]}", "P27 0-8")},
		"C23": {
			plan("Q5.5: {users: [{person: A, unit: sales}], place: Office}\nQ5.6: [on_the_job, recognition]", "P27 0-8"), []string{"P27"},
			plan("Q5.5: {users: [{person: A, unit: sales}, {person: B, unit: marketing}, {person: C, unit: service}], place: Office}\nQ5.6: [on_the_job, recognition]", "P27 0-8")},
		"C24": {
			plan("Q5.7: {owner: A, committee: [{person: A, unit: it}, {person: B, unit: it}, {person: C, unit: sales}]}", "P27 0-8"), []string{"P27"},
			plan("Q5.7: {owner: A, committee: [{person: A, unit: it}, {person: B, unit: data}, {person: C, unit: sales}]}", "P27 0-8")},
		"C25": {
			plan("Q5.8: ["+group("Service", 8, 3)+", "+group("Owners", 4, 1)+"]", "P13 0-8, P23 2-9"), []string{"Service"},
			plan("Q5.8: ["+group("Service", 8, 3)+"]", "P13 2-8, P23 2-9")},
		"C26": {
			plan("Q6.3: ["+row("FRT", "")+", "+row("COMPRATE", "")+"]", "P13 0-8, P21 0-8"), []string{"P21"},
			plan("Q6.3: ["+row("FRT", "P21")+", "+row("COMPRATE", "")+"]", "P13 0-8, P21 0-8")},
		"C27": {
			story{context: "Q0.10: 5", strategy: "Q6.5: {rhythm: quarterly}"}, nil,
			story{context: "Q0.10: 6", strategy: "Q6.5: {rhythm: quarterly}"}},
		"C28": {ordered("P27 0-12", map[string]int{"SAL-1": 1}), []string{"SAL-1"}, ordered("P28 0-6, P27 6-18", map[string]int{"SAL-1": 1})},
		"C29": {ordered("P18 0-8", map[string]int{"SRV-2": 1}), []string{"P18"}, ordered("P13 0-8, P18 8-16", map[string]int{"SRV-2": 1})},
		"C30": {ordered("P02 0-8", map[string]int{"SRV-3": 1}), []string{"P02"}, ordered("P02 0-8", nil)},
		"C31": {ordered("P10 0-8", map[string]int{"SAL-1": 1}), nil, ordered("P10 0-8", map[string]int{"SAL-1": 2})},
		"C32": {ordered("P34 0-8", map[string]int{"DAT-2": 2}), []string{"P34"}, ordered("P34 0-8", nil)},
		"C33": {
			story{context: people(1), basket: "P13 0-8", change: working("SRV", 11)}, []string{"SRV"},
			story{context: people(2), basket: "P13 0-8", change: working("SRV", 11)}},
		"C34": {plan("Q1.4: culture_organisation", "P13 0-8"), nil, plan("Q1.4: culture_organisation", "P25 0-8")},
		"C35": {story{context: turnaround, basket: "P01 0-8"}, nil, story{context: turnaround, basket: "P13 0-8"}},
		"C36": {
			story{strategy: "Q1.3: {type: churn}\nQ1.4: service", level: 2, doubt: 3, levels: map[string]int{"SRV-1": 0, "SRV-2": 0, "SRV-3": 0}}, []string{"SRV"},
			story{strategy: "Q1.3: {type: other}\nQ1.4: not_known", level: 2}},
		"C39": {
			story{strategy: "Q1.3: {type: churn}\nQ1.4: service", level: 2, basket: "P13 0-8, P05 0-8"}, []string{"LOY"},
			story{strategy: "Q1.3: {type: churn}\nQ1.4: service", level: 2, basket: "P13 0-8, P05 0-8, P19 8-16"}},
		"C37": {story{context: "Q0.6: startup", basket: "P32 0-8"}, []string{"P32"}, story{context: "Q0.6: growth", basket: "P32 0-8"}},
		"C38": {
			story{strategy: "Q1.3: {type: churn}\nQ1.4: service", basket: "P21 0-8", change: available("P13", "P33")}, []string{"P13"},
			story{strategy: "Q1.3: {type: churn}\nQ1.4: service", basket: "P21 0-8", change: available("P33")}},
	}
}

func forecast(indicator string, level int) func(*coherence.Plan) {
	return func(p *coherence.Plan) { p.Forecast[indicator] = exact.Of(level) }
}

func available(initiatives ...string) func(*coherence.Plan) {
	return func(p *coherence.Plan) { p.Available = initiatives }
}

func working(role string, weeks int) func(*coherence.Plan) {
	return func(p *coherence.Plan) { p.Steps[0].Effort = map[string]exact.Rat{role: exact.Of(weeks)} }
}

func people(n int) string {
	return fmt.Sprintf("Q0.10: 6\nQ0.12: {service: {people: %d, person_weeks: 10}}\nQ0.13: {parallel: 4, same_team: 2}", n)
}

func group(name string, answers, awareness int) string {
	return fmt.Sprintf("{group: %s, answers: %d, must_change: true, awareness: %d, desire: 4, knowledge: 4, ability: 4, reinforcement: 4}", name, answers, awareness)
}

func row(kpi, initiative string) string {
	return fmt.Sprintf("{kpi: %s, baseline: 9, target: 4, owner: A, cadence: monthly, initiatives: [%s]}", kpi, initiative)
}

func TestEveryCheckSpeaksAndIsSilentWithItsClient(t *testing.T) {
	p := crm(t)
	stories := cases()
	for _, c := range p.Checks {
		t.Run(c.ID, func(t *testing.T) {
			s, ok := stories[c.ID]
			if !ok {
				t.Fatal("no story")
			}
			f := find(s.speaks.findings(t, p), c.ID)
			if f == nil {
				t.Fatal("is silent")
			}
			if diff := cmp.Diff(s.names, f.Names); diff != "" {
				t.Error(diff)
			}
			if f.Severity != c.Severity || f.Accepted || f.Kind != c.Names || (f.Question != "") != slices.ContainsFunc(c.Inputs, func(id string) bool { return p.Question(id) != nil }) {
				t.Errorf("%+v", f)
			}
			if f := find(s.silent.findings(t, p), c.ID); f != nil {
				t.Errorf("speaks: %+v", f)
			}
		})
	}
}

func TestShippedPackHasOnlyChecksThatCanBeAsked(t *testing.T) {
	p := crm(t)
	if len(p.Checks) != 41 {
		t.Errorf("%d checks", len(p.Checks))
	}
	if ids := coherence.Unknown(p); len(ids) > 0 {
		t.Errorf("without a condition or its data: %v", ids)
	}
	changed := *p
	changed.Checks = append(slices.Clone(p.Checks), questionnaire.Check{ID: "C99"})
	changed.CheckData.Thresholds = map[string]exact.Rat{}
	if ids := coherence.Unknown(&changed); !slices.Contains(ids, "C99") || !slices.Contains(ids, "C02") {
		t.Errorf("a check without condition or threshold is not named: %v", ids)
	}
}

func TestShippedPackHasNoDataThatNoCheckReads(t *testing.T) {
	p := crm(t)
	if names := coherence.Unused(p); len(names) > 0 {
		t.Errorf("no condition reads %v", names)
	}
	if n := len(p.CheckData.Thresholds) + len(p.CheckData.Sets); n < 30 {
		t.Errorf("only %d thresholds and sets", n)
	}
	changed := *p
	changed.CheckData.Sets = maps.Clone(p.CheckData.Sets)
	changed.CheckData.Sets["spare"] = []string{"P01"}
	if names := coherence.Unused(&changed); !slices.Equal(names, []string{"spare"}) {
		t.Errorf("%v, want the spare set", names)
	}
}

func TestFiguresOfConditionsArePackData(t *testing.T) {
	p := crm(t)
	threshold := func(name string, n int) {
		p.CheckData.Thresholds = maps.Clone(p.CheckData.Thresholds)
		p.CheckData.Thresholds[name] = exact.Of(n)
	}
	small := story{strategy: "Q5.8: [" + group("Owners", 4, 1) + "]", basket: "P13 0-8"}
	if find(small.findings(t, p), "C25") != nil {
		t.Error("a group of four is judged")
	}
	threshold("group_answers", 4)
	if find(small.findings(t, p), "C25") == nil {
		t.Error("a group of four is not judged although four answers are enough")
	}
	system := story{level: 2, basket: "P29 0-8"}
	if find(system.findings(t, p), "C28") != nil {
		t.Error("a telephone system is taken for the core system")
	}
	p.CheckData.Sets = maps.Clone(p.CheckData.Sets)
	p.CheckData.Sets["core_system"] = []string{"P27", "P29"}
	threshold("process_level", 3)
	if find(system.findings(t, p), "C28") == nil {
		t.Error("a core system on processes under the level passes")
	}
}

func TestKPIsThatThePlanAddsCount(t *testing.T) {
	p := crm(t)
	s := story{strategy: "Q6.3: [" + row("FRT", "") + "]", basket: "P13 0-8, P21 0-8"}
	if f := find(s.findings(t, p), "C26"); f == nil || !slices.Equal(f.Names, []string{"P13", "P21"}) {
		t.Errorf("without them: %+v", f)
	}
	s.change = func(plan *coherence.Plan) {
		plan.KPIs = []coherence.KPI{{ID: "COMPTIME", Initiatives: []string{"P13"}}, {ID: "ROADMAP"}}
	}
	if f := find(s.findings(t, p), "C26"); f != nil {
		t.Errorf("with them: %+v", f)
	}
}

func TestUntouchedCruxOffersWhatWouldActOnIt(t *testing.T) {
	p := crm(t)
	f := find(cases()["C39"].speaks.findings(t, p), "C39")
	if f == nil || len(f.Suggest) != 2 {
		t.Fatalf("%+v", f)
	}
	for _, id := range f.Suggest {
		lifts := false
		for k, lift := range p.Initiative(id).Lifts {
			lifts = lifts || p.Indicator(k).Area == "LOY" && !lift.Less(exact.Of(1))
		}
		if !lifts {
			t.Errorf("%s does not act on loyalty", id)
		}
	}
}

func TestNothingIsSaidOfAnEmptyFile(t *testing.T) {
	p := crm(t)
	e := &engagement.Engagement{}
	r := scoring.Assess(p, e)
	if found := coherence.Evaluate(p, e, &r, nil); len(found) > 0 {
		t.Errorf("%+v", found)
	}
}

func TestChecksOfThePlanWaitForIt(t *testing.T) {
	p := crm(t)
	pending := coherence.Pending(p)
	for _, c := range p.Checks {
		if slices.Contains(pending, c.ID) != (cases()[c.ID].speaks.basket != "") {
			t.Errorf("%s: pending %v", c.ID, slices.Contains(pending, c.ID))
		}
		s := cases()[c.ID].speaks
		s.basket = ""
		if f := find(s.findings(t, p), c.ID); f != nil && slices.Contains(pending, c.ID) {
			t.Errorf("%s speaks without a plan", c.ID)
		}
	}
}

func TestSystemWithoutAnyAnswerAboutItIsNoticed(t *testing.T) {
	p := crm(t)
	found := story{basket: "P27 0-8"}.findings(t, p)
	for _, id := range []string{"C22", "C23", "C24"} {
		if find(found, id) == nil {
			t.Errorf("%s is silent", id)
		}
	}
}

func TestListInOneLineIsNoticedInEveryLanguage(t *testing.T) {
	p := crm(t)
	for text, want := range map[string]bool{
		"\"- Customers leave\"":  true,
		"\"1. Customers leave\"": true,
		"\"۱. مشتریان می‌روند\"": true,
		"\"مشتریان می‌روند؛ قیمت‌ها پایین است\"":         true,
		"\"Customers leave\\nPrices fall\"":              true,
		"\"52 of 800 customers left\"":                   false,
		"\"2.5 % of the customers leave - every month\"": false,
		"\"לקוחות ותיקים מפסיקים להזמין\"":               false,
	} {
		if got := find(story{strategy: "Q1.1: " + text}.findings(t, p), "C01") != nil; got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestEveryoneIsNoticedInTheLanguageOfTheAnswer(t *testing.T) {
	p := crm(t)
	for name, want := range map[string]bool{"همه‌ مشتریان": true, "כל הלקוחות": true, "Everybody": true, "תעמירגاه": false} {
		s := story{strategy: "Q3.1: {segments: [{name: " + name + ", need: n}]}"}
		if got := find(s.findings(t, p), "C10a") != nil; got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestWarningsCanBeAcceptedAndErrorsCannot(t *testing.T) {
	p := crm(t)
	e := client(t, p, `strategy:
  Q1.1: "Customers leave; prices fall and shops close"
  Q1.4: not_known
  Q1.5: {no_data: true}
decisions:
  accepted:
    - {check: C01, reason: We know}
    - {check: C05, reason: The study ends in March}
`)
	r := scoring.Assess(p, e)
	found := coherence.Evaluate(p, e, &r, nil)
	if f := find(found, "C01"); f == nil || f.Accepted {
		t.Errorf("the error: %+v", f)
	}
	if f := find(found, "C05"); f == nil || !f.Accepted || f.Reason != "The study ends in March" {
		t.Errorf("the accepted warning: %+v", f)
	}
	if f := find(found, "C06"); f == nil || f.Accepted {
		t.Errorf("the other warning: %+v", f)
	}
}

func TestNamesOfFindingsAreWordedInEveryLanguage(t *testing.T) {
	p := crm(t)
	named := 0
	for id, s := range cases() {
		for _, name := range s.names {
			for _, lang := range i18n.Langs {
				kind := p.Checks[slices.IndexFunc(p.Checks, func(c questionnaire.Check) bool { return c.ID == id })].Names
				named++
				if got := coherence.Name(p.Text(lang), kind, name); got == "" || kind != "problems" && kind != "groups" && got == name {
					t.Errorf("%s in %s: %s is %q", id, lang, name, got)
				}
			}
		}
	}
	if named < 60 {
		t.Errorf("only %d names", named)
	}
}

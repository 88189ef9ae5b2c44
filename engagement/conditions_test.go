package engagement

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/questionnaire"

	"github.com/google/go-cmp/cmp"
)

var loadShipped = sync.OnceValues(func() (*questionnaire.Pack, diag.List) {
	return questionnaire.Load(os.DirFS("../templates/crm-readiness"))
})

func shipped(t testing.TB) *questionnaire.Pack {
	t.Helper()
	pack, faults := loadShipped()
	if pack == nil {
		t.Fatal(faults)
	}
	return pack
}

// scopeOf has answers in front of it, some levels, and a day to stand on.
func scopeOf(t testing.TB, answers string) Scope {
	t.Helper()
	e := decoded(fatal{t}, "rahbord: 1\npack: {id: crm-readiness, version: \"1.0\"}\nlanguage: fa\n"+answers)
	levels := map[string]exact.Rat{"SRV-1": exact.Of(3), "DAT-1": exact.Of(1)}
	return Scope{Pack: shipped(t), Engagement: e, Today: DayOf(2026, 11, 22), Level: func(id string) (exact.Rat, bool) {
		r, ok := levels[id]
		return r, ok
	}}
}

type fatal struct{ testing.TB }

const start = "Q6.4: {start: 2026-12-01, calendar: gregorian}\n"

// Each rule and notice of the pack: answers for which it speaks, in that row, and
// answers for which it does not. "-" stands for the head of strategy.
var speaking = map[string]struct {
	speaks string
	row    int
	silent string
}{
	"Q0.3.contact_within_total":     {"context: {Q0.3: {total: 10, contact: 11}}", 0, "context: {Q0.3: {total: 10, contact: 10}}"},
	"Q0.6.contradicts_sales_growth": {"context: {Q0.6: growth}\nkpis: [{kpi: SALESGROWTH, value: 4}]", 0, "context: {Q0.6: maturity}\nkpis: [{kpi: SALESGROWTH, value: 4}]"},
	"Q0.10.not_six_months":          {"context: {Q0.10: 9}", 0, "context: {Q0.10: 6}"},
	"Q0.11.no_money":                {"context: {Q0.11: {one_off: 0, running: 0}}", 0, "context: {Q0.11: {one_off: 0, running: 5}}"},
	"Q0.12.share_or_weeks":          {"context: {Q0.12: {marketing: {person_weeks: 2}, data: {people: 4}}}", 5, "context: {Q0.12: {data: {people: 4, share: 10}}}"},
	"Q0.12.weeks_within_people":     {"context: {Q0.12: {sales: {people: 1, person_weeks: 27}}}", 2, "context: {Q0.12: {sales: {people: 1, person_weeks: 26}}}"},
	"Q0.12.within_staff":            {"context: {Q0.3: {total: 5, contact: 1}, Q0.12: {sales: {people: 3, share: 1}, it: {people: 3, share: 1}}}", 0, "context: {Q0.3: {total: 6, contact: 1}, Q0.12: {sales: {people: 3, share: 1}, it: {people: 3, share: 1}}}"},
	"Q0.12.over_40_percent":         {"context: {Q0.12: {it: {people: 2, share: 41}}}", 4, "context: {Q0.12: {it: {people: 2, share: 40}}}"},
	"Q0.13.team_within_parallel":    {"context: {Q0.13: {parallel: 2, same_team: 3}}", 0, "context: {Q0.13: {parallel: 3, same_team: 3}}"},

	"Q1.1.sounds_like_several":   {"- Q1.1: مشتریان می‌روند و همچنین شکایت‌ها زیاد شده است\n", 0, "- Q1.1: مشتریان می‌روند و شکایت‌ها بی‌پاسخ می‌ماند\n"},
	"Q1.5.figure_or_no_data":     {"- Q1.5: {}\n", 0, "- Q1.5: {no_data: true}\n"},
	"Q1.6.one_crux":              {"- Q1.6: [{problem: a, crux: true}, {problem: b, crux: true}]\n", 0, "- Q1.6: [{problem: a, crux: true}, {problem: b}]\n"},
	"Q2.2.two_different_areas":   {"- Q2.2: {primary: cost, secondary: cost}\n", 0, "- Q2.2: {primary: cost}\n"},
	"Q2.4.target_better":         {"- Q2.4: [{kpi: CSAT, baseline: 60, target: 70}, {kpi: CHURN, baseline: 6, target: 7}]\n", 2, "- Q2.4: [{kpi: CHURN, baseline: 6, target: 5}]\n"},
	"Q2.4.due_in_time":           {"- " + start + "  Q2.4: [{kpi: CSAT, due: 2027-12-02}]\n", 1, "- " + start + "  Q2.4: [{kpi: CSAT, due: 2027-12-01}]\n"},
	"Q2.4.large_step":            {"- " + start + "  Q2.4: [{kpi: FRT, baseline: 18, target: 8, due: 2027-06-01}]\n", 1, "- " + start + "  Q2.4: [{kpi: FRT, baseline: 18, target: 8, due: 2027-06-01, reason: half is waiting}, {kpi: CSAT, baseline: 50, target: 70, due: 2027-06-01}]\n"},
	"Q3.1.segment_or_everyone":   {"- Q3.1: {everyone: false}\n", 0, "- Q3.1: {segments: [{name: a, need: b}]}\n"},
	"Q3.1.shares_within_100":     {"- Q3.1: {segments: [{name: a, sales_share: 60}, {name: b, sales_share: 41}]}\n", 0, "- Q3.1: {segments: [{name: a, sales_share: 60}, {name: b, sales_share: 40}]}\n"},
	"Q3.7.public_official_rules": {"- Q3.7: [{who: a}, {who: b, public_official: true}]\n", 2, "- Q3.7: [{who: a}]\n"},
	"Q4.5.promise_not_better":    {"- Q4.5: {promise: p, kpi: FRT, value: 9}\nkpis: [{kpi: FRT, value: 8}]\n", 0, "- Q4.5: {promise: p, kpi: FRT, value: 9}\n"},
	"Q4.6.too_few_conditions":    {"- Q4.6: [{condition: a, confidence: 2}]\n", 0, "- Q4.6: [{condition: a}, {condition: b}]\n"},

	"Q5.1.each_kind_considered": {"- Q5.1: {needs: [{type: people, what: one}], enough_as_is: [training, tools, processes]}\n", 0, "- Q5.1: {needs: [{type: people, what: one}], enough_as_is: [training, tools, processes, control]}\n"},
	"Q5.1.not_below_current":    {"- Q5.1: {levels: [{indicator: DAT-2, required_level: 1}, {indicator: SRV-1, required_level: 2}]}\n", 2, "- Q5.1: {levels: [{indicator: SRV-1, required_level: 3}]}\n"},
	"Q5.4.not_both":             {"- Q5.4: {automate: [reports, campaigns], manual: [reports]}\n", 0, "- Q5.4: {automate: [campaigns], manual: [reports]}\n"},
	"Q5.8.group_too_small":      {"- Q5.8: [{group: a, answers: 5}, {group: b, answers: 4}]\n", 2, "- Q5.8: [{group: a, answers: 5}]\n"},

	"Q6.1.forced_without_basis": {"- Q6.1: [{initiative: P18, decision: accept}, {initiative: UNREADY, decision: force}]\n", 2, "- Q6.1: [{initiative: P26, decision: accept}, {initiative: UNREADY, decision: force}]\n"},
	"Q6.2.start_in_horizon":     {"- " + start + "  Q6.2: [{initiative: P13, start: 2027-06-02}]\n", 1, "- " + start + "  Q6.2: [{initiative: P13, start: 2027-06-01}]\n"},
	"Q6.2.light_possible":       {"- Q6.2: [{initiative: P01, scope: full}, {initiative: NOTLIGHT, scope: light}]\n", 2, "- Q6.2: [{initiative: LIGHT, scope: light}]\n"},
	"Q6.3.target_better":        {"- Q6.3: [{kpi: CSAT, baseline: 60, target: 60}]\n", 1, "- Q6.3: [{kpi: CSAT, baseline: 60, target: 61}]\n"},
	"Q6.3.within_bounds":        {"- Q6.3: [{kpi: CSAT, baseline: 60, target: 101}]\n", 1, "- Q6.3: [{kpi: CSAT, baseline: 0, target: 100}]\n"},
	"Q6.4.start_not_past":       {"- Q6.4: {start: 2026-11-21}\n", 0, "- Q6.4: {start: 2026-11-22}\n"},
	"Q6.4.freeze_order":         {"- Q6.4: {freeze: [{first_day: 2027-03-20, last_day: 2027-03-19}]}\n", 1, "- Q6.4: {freeze: [{first_day: 2027-03-20, last_day: 2027-03-20}]}\n"},
	"Q6.4.freeze_within_30":     {"- Q6.4: {freeze: [{first_day: 2027-01-01, last_day: 2027-02-25}]}\n", 0, "- Q6.4: {freeze: [{first_day: 2027-01-01, last_day: 2027-02-23}, {first_day: 2027-02-01, last_day: 2027-02-20}]}\n"},
	"Q6.5.weekly_is_operations": {"- Q6.5: {rhythm: weekly}\n", 0, "- Q6.5: {rhythm: monthly}\n"},
	"Q6.6.high_risk_uncovered":  {"- Q6.1: [{initiative: HIGH, decision: accept}]\n  Q6.6: [{initiative: P01, risk: r}]\n", 0, "- Q6.1: [{initiative: HIGH, decision: accept}]\n  Q6.6: [{initiative: HIGH, risk: r}]\n"},
}

// initiativeSuch finds an initiative of the pack.
func initiativeSuch(t *testing.T, is func(questionnaire.Initiative) bool) string {
	i := slices.IndexFunc(shipped(t).Initiatives, is)
	if i < 0 {
		t.Fatal("no such initiative")
	}
	return shipped(t).Initiatives[i].ID
}

// answersOf fills in the initiatives that a case needs and completes its form.
func answersOf(t *testing.T, s string) string {
	s = strings.NewReplacer(
		"NOTLIGHT", initiativeSuch(t, func(x questionnaire.Initiative) bool { return !x.Light }),
		"LIGHT", initiativeSuch(t, func(x questionnaire.Initiative) bool { return x.Light }),
		"UNREADY", initiativeSuch(t, func(x questionnaire.Initiative) bool {
			return len(x.Needs) == 1 && x.Needs[0].Indicator == "DAT-1"
		}),
		"HIGH", initiativeSuch(t, func(x questionnaire.Initiative) bool { return x.Risk == questionnaire.HighRisk }),
	).Replace(s)
	if rest, ok := strings.CutPrefix(s, "- "); ok {
		s = "strategy:\n  " + rest
	}
	return s + "\n"
}

func TestEveryRuleAndNoticeSpeaksAndFallsSilent(t *testing.T) {
	seen := 0
	for i := range shipped(t).Questions {
		q := &shipped(t).Questions[i]
		for _, r := range q.Rules {
			seen++
			speaksAndFallsSilent(t, q, r.ID, Scope.Refusals)
		}
		for _, n := range q.Notices {
			seen++
			speaksAndFallsSilent(t, q, n.ID, Scope.Notices)
		}
	}
	if seen != len(speaking) || seen < 30 {
		t.Errorf("%d rules and notices, %d cases", seen, len(speaking))
	}
}

func speaksAndFallsSilent(t *testing.T, q *questionnaire.Question, id string, verdicts func(Scope, *questionnaire.Question) []Verdict) {
	t.Run(q.ID+"."+id, func(t *testing.T) {
		c, ok := speaking[q.ID+"."+id]
		if !ok {
			t.Fatal("no case")
		}
		got := verdicts(scopeOf(t, answersOf(t, c.speaks)), q)
		if !slices.Contains(got, Verdict{id, c.row}) {
			t.Errorf("it does not speak, but %v", got)
		}
		got = verdicts(scopeOf(t, answersOf(t, c.silent)), q)
		if slices.ContainsFunc(got, func(v Verdict) bool { return v.ID == id }) {
			t.Errorf("it still speaks: %v", got)
		}
	})
}

func TestNothingIsRefusedWhereAnswersAreMissing(t *testing.T) {
	for i := range shipped(t).Questions {
		q := &shipped(t).Questions[i]
		if got := scopeOf(t, "").Refusals(q); len(got) > 0 {
			t.Errorf("%s is refused without an answer: %v", q.ID, got)
		}
	}
	for name, answers := range map[string]string{
		"no staff yet":       "context: {Q0.12: {sales: {people: 99, person_weeks: 500}}}\n",
		"no start yet":       "strategy:\n  Q2.4: [{kpi: CSAT, baseline: 1, target: 2, due: 2020-01-01}]\n  Q6.2: [{initiative: P13, start: 2020-01-01}]\n",
		"no target yet":      "strategy: {Q6.3: [{kpi: CSAT, baseline: 5}]}\n",
		"no level known":     "strategy:\n  Q5.1: {enough_as_is: [people, training, tools, processes, control], levels: [{indicator: DAT-5, required_level: 1}]}\n",
		"optional and empty": "strategy: {Q1.6: []}\n",
	} {
		s := scopeOf(t, answers)
		for _, id := range append(s.Engagement.Context.IDs(), s.Engagement.Strategy.IDs()...) {
			if got := s.Refusals(s.Pack.Question(id)); len(got) > 0 {
				t.Errorf("%s: %s is refused: %v", name, id, got)
			}
		}
	}
}

func TestAnswersGivenEarlierAreNotRefusedWhenTimePasses(t *testing.T) {
	s := scopeOf(t, "strategy: {Q6.4: {start: 2020-01-01}}\n")
	s.Today = Day{}
	if got := s.Refusals(s.Pack.Question("Q6.4")); len(got) > 0 {
		t.Errorf("refused: %v", got)
	}
}

// part finds a field by the path of its ids.
func part(t *testing.T, p *questionnaire.Pack, name string) *questionnaire.Field {
	t.Helper()
	q, rest := evaluation{Scope: Scope{Pack: p}}.ofQuestion(name)
	if q == nil {
		t.Fatalf("no question %s", name)
	}
	f := &q.Field
	for _, id := range rest {
		if f = columnOf(f, id); f == nil {
			t.Fatalf("no field %s", name)
		}
	}
	return f
}

func TestPartsAppearWhenTheirConditionHolds(t *testing.T) {
	for field, c := range map[string]struct{ shown, hidden string }{
		"Q0.9.reason":       {"context: {Q0.9: {override: growth}}\n", ""},
		"Q1.3.weights":      {"strategy: {Q1.3: {type: other}}\n", "strategy: {Q1.3: {type: churn}}\n"},
		"Q1.5.no_data":      {"", "strategy: {Q1.5: {figures: [{kpi: CSAT, last_value: 3}]}}\n"},
		"Q3.1.everyone":     {"strategy: {Q3.1: {everyone: true}}\n", "strategy: {Q3.1: {segments: [{name: a, need: b}]}}\n"},
		"Q5.9":              {"strategy: {Q5.1: {needs: [{type: people, what: one}]}}\n", "strategy: {Q5.1: {needs: []}}\n"},
		"Q5.9.way":          {"strategy: {Q5.1: {needs: [{type: people, what: one}]}}\n", ""},
		"Q1.3.weights.area": {"strategy: {Q1.3: {type: other}}\n", ""},
	} {
		f := part(t, shipped(t), field)
		if !scopeOf(t, c.shown).Visible(f) {
			t.Errorf("%s is hidden", field)
		}
		if scopeOf(t, c.hidden).Visible(f) {
			t.Errorf("%s is shown", field)
		}
	}
}

func TestEveryConditionOfThePackIsUnderstood(t *testing.T) {
	full := sample(t, "distributor.en.yaml")
	levels := func(string) (exact.Rat, bool) { return exact.Of(3), true }
	s := Scope{Pack: shipped(t), Engagement: full, Today: DayOf(2026, 11, 22), Level: levels, Basket: []string{"P13", "P27"}}
	full.Strategy.Set("Q6.4", Record(Field{"start", Text("2026-12-01")}))
	count := 0
	known := func(q *questionnaire.Question, condition string) {
		if condition == "" {
			return
		}
		count++
		e, err := questionnaire.ParseCondition(condition)
		if err != nil {
			t.Errorf("%q: %v", condition, err)
			return
		}
		v := evaluation{Scope: s, question: q}
		if len(rowColumns(e)) == 0 && (q == nil || s.answered(q.ID)) && v.truth(e) == unknown {
			t.Errorf("%q cannot be decided although everything is answered", condition)
		}
	}
	var fields func(q *questionnaire.Question, f *questionnaire.Field)
	fields = func(q *questionnaire.Question, f *questionnaire.Field) {
		known(q, f.VisibleWhen)
		for _, d := range f.DefaultWhen {
			known(q, d.If)
		}
		for i := range f.Fields {
			fields(q, &f.Fields[i])
		}
	}
	for i := range s.Pack.Questions {
		q := &s.Pack.Questions[i]
		fields(q, &q.Field)
		known(q, q.NeededWhen)
		for _, r := range q.Rules {
			known(q, r.Must)
		}
		for _, n := range q.Notices {
			known(q, n.If)
		}
	}
	for _, k := range s.Pack.Indicators {
		known(nil, k.SuggestNA)
	}
	if count < 45 {
		t.Errorf("only %d conditions found", count)
	}
}

func sample(t testing.TB, name string) *Engagement {
	t.Helper()
	data, err := os.ReadFile("../templates/samples/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return decoded(fatal{t}, string(data))
}

func TestSamplesBreakNoRule(t *testing.T) {
	files, err := os.ReadDir("../templates/samples")
	if err != nil || len(files) < 9 {
		t.Fatal("no samples", err)
	}
	for _, file := range files {
		s := Scope{Pack: shipped(t), Engagement: sample(t, file.Name())}
		for i := range s.Pack.Questions {
			if got := s.Refusals(&s.Pack.Questions[i]); len(got) > 0 {
				t.Errorf("%s: %s: %v", file.Name(), s.Pack.Questions[i].ID, got)
			}
		}
	}
}

func TestDefaultsFollowTheAnswersAndTheLanguage(t *testing.T) {
	growth := "context: {Q0.9: {override: growth, reason: a new shop opens}}\n"
	for _, c := range []struct {
		field, answers string
		want           Value
	}{
		{"Q0.10", "", Number(exact.Of(6))},
		{"Q0.13.parallel", "", Number(exact.Of(4))},
		{"Q3.6", growth, Number(exact.Of(40))},
		{"Q3.6", strings.Replace(growth, "growth,", "turnaround,", 1), Number(exact.Of(70))},
		{"Q3.6", "", Value{}},
		{"Q6.4.calendar", "", Text("jalali")},
		{"Q6.5.rhythm", "", Text("monthly")},
		{"Q0.1", "", Value{}},
	} {
		if got := scopeOf(t, c.answers).Default(part(t, shipped(t), c.field)); !got.Equal(c.want) {
			t.Errorf("%s: %v, want %v", c.field, got, c.want)
		}
	}
}

func TestNotApplicableIsSuggestedByTheContext(t *testing.T) {
	suggested := func(answers string) []string {
		var ids []string
		s := scopeOf(t, answers)
		for i := range s.Pack.Indicators {
			if s.SuggestsNA(&s.Pack.Indicators[i]) {
				ids = append(ids, s.Pack.Indicators[i].ID)
			}
		}
		return ids
	}
	if got := suggested(""); got != nil {
		t.Errorf("without answers: %v", got)
	}
	if got := suggested("context: {Q0.5: b2c, Q0.14: {active_customers: 20, top_ten_share: 2}}\n"); len(got) != 3 {
		t.Errorf("a small shop: %v", got)
	}
}

func TestQuestionsBecomeNeededWithTheBasket(t *testing.T) {
	q := shipped(t).Question("Q5.4")
	s := scopeOf(t, "")
	if s.Needed(q) {
		t.Error("needed without a basket")
	}
	s.Basket = []string{"P01", "P29"}
	if !s.Needed(q) {
		t.Error("not needed although a system is planned")
	}
}

func TestTheBaselineIsTheLastValueMeasuredBeforeThePlan(t *testing.T) {
	const answers = "  Q1.5: {figures: [{kpi: CSAT, last_value: 55}]}\n  Q2.4: [{kpi: CSAT, baseline: 56}, {kpi: NPS, baseline: 7}]\n"
	measured := scopeOf(t, "strategy:\n"+answers+"  Q6.4: {start: 2026-10-01}\nkpis:\n  - {kpi: CSAT, value: 70, to: 2026-12-31}\n  - {kpi: CSAT, value: 60, to: 2026-06-30}\n  - {kpi: CSAT, value: 50, to: 2026-03-31}\n  - {kpi: NPS, value: 20, to: 2027-03-31}\n  - {kpi: NPS, value: 10, to: 2026-12-31}\n")
	said := scopeOf(t, "strategy:\n"+answers)
	for _, c := range []struct {
		s    Scope
		kpi  string
		want int
	}{{measured, "CSAT", 60}, {measured, "NPS", 10}, {said, "CSAT", 55}, {said, "NPS", 7}} {
		if got, ok := c.s.Baseline(c.kpi); !ok || !got.Equal(exact.Of(c.want)) {
			t.Errorf("%s: %v %v, want %d", c.kpi, got, ok, c.want)
		}
	}
	if _, ok := said.Baseline("CES"); ok {
		t.Error("a baseline out of nothing")
	}
}

func TestMissingAnswersMakeConditionsUndecided(t *testing.T) {
	for condition, want := range map[string]truth{
		"Q0.5 == b2b":                        unknown,
		"Q0.5 == b2b or 1 == 1":              yes,
		"Q0.5 == b2b and 1 == 2":             no,
		"not (Q0.5 == b2b)":                  unknown,
		"Q0.5 is set":                        no,
		"Q0.5 is empty":                      yes,
		"Q0.10 == 9":                         yes,
		"Q0.10 != 9":                         no,
		"Q0.10 * 2 - 1 >= 17":                yes,
		"Q0.10 / 0 == 1":                     unknown,
		"Q0.10 / 3 < 3":                      no,
		"Q0.15 has crm":                      yes,
		"Q0.15 has any [bi, erp]":            no,
		"Q3.2.channel has phone":             unknown,
		"Q0.15 has any [bi, crm]":            yes,
		"crm not in Q0.15":                   no,
		"Q0.10 in [6, 9]":                    yes,
		"every o in Q0.15: o in [crm, mail]": yes,
		"no o in Q0.15: o == erp":            yes,
		"any o in Q0.15: o == erp":           no,
		"count(Q0.15) == 2":                  yes,
		"count(distinct(Q0.16.roles)) == 2":  yes,
		"Q0.7.kpis_bad == 2":                 yes,
		"Q0.7.customers_leaving == 2":        unknown, // don't know
		"entry == growth":                    unknown,
		"plan_start is set":                  unknown,
		"today + months(3) == plan_end":      unknown,
		"today >= today":                     yes,
		"horizon_weeks == 39":                yes,
		"-Q0.10 < 0":                         yes,
		"Q0.1 > 3":                           unknown,
		"sum(Q0.16.person_weeks) == 5":       yes,
	} {
		s := scopeOf(t, "context:\n  Q0.1: shop\n  Q0.7: {kpis_bad: 2, customers_leaving: dk}\n  Q0.10: 9\n  Q0.15: [crm, mail]\n"+
			"  Q0.16: [{name: a, roles: [it, data], person_weeks: 2}, {name: b, roles: [it], person_weeks: 3}]\n")
		e, err := questionnaire.ParseCondition(condition)
		if err != nil {
			t.Fatal(err)
		}
		if got := (evaluation{Scope: s}).truth(e); got != want {
			t.Errorf("%s: %v, want %v", condition, got, want)
		}
	}
}

func TestMonthsEndWithTheMonth(t *testing.T) {
	for _, c := range []struct {
		from Day
		n    int
		want string
	}{{DayOf(2026, 8, 31), 6, "2027-02-28"}, {DayOf(2026, 12, 1), 6, "2027-06-01"}, {DayOf(2027, 3, 31), -1, "2027-02-28"}} {
		if got := c.from.AddMonths(c.n).String(); got != c.want {
			t.Errorf("%v and %d months: %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestTheEntryIsDerivedAndCanBeOverridden(t *testing.T) {
	e := sample(t, "distributor.en.yaml")
	got := EntryOf(shipped(t), e)
	want := Entry{Situation: "turnaround", Derived: "turnaround", Signs: []Signs{
		{"Q0.7", exact.Frac(13, 16), true}, {"Q0.8", exact.Frac(4, 16), true}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	e.Context.Set("Q0.9", Record(Field{"override", Text("mixed")}, Field{"reason", Text("a second market opens")}))
	if got := EntryOf(shipped(t), e); got.Situation != "mixed" || !got.Overridden || got.Derived != "turnaround" {
		t.Errorf("overridden: %+v", got)
	}
	if got := EntryOf(shipped(t), &Engagement{}); got.Situation != "" || len(got.Signs) != 2 || got.Signs[0].Known {
		t.Errorf("without answers: %+v", got)
	}
}

func FuzzConditions(f *testing.F) {
	for i := range shipped(f).Questions {
		for _, r := range shipped(f).Questions[i].Rules {
			f.Add(r.Must)
		}
	}
	for _, s := range []string{"months(99999999999999999999) + plan_start < today", "sum(row.x.y) == row", "weeks(Q6.4.freeze) / 0 > 1", "any x in x: x.light"} {
		f.Add(s)
	}
	s := Scope{Pack: shipped(f), Engagement: sample(f, "distributor.en.yaml"), Today: DayOf(2026, 11, 22)}
	f.Fuzz(func(t *testing.T, condition string) {
		for _, id := range []string{"Q0.12", "Q5.1", "Q6.4"} {
			s.verdicts(s.Pack.Question(id), "x", condition, yes)
		}
		s.holds(condition, nil)
	})
}

package engagement

import (
	"slices"
	"strings"
	"testing"

	"rahbord/internal/exact"
	"rahbord/questionnaire"

	"github.com/google/go-cmp/cmp"
)

func TestQuestionsAreCompleteWhenNothingRequiredIsMissing(t *testing.T) {
	signs := "Q0.7: {kpis_bad: 2, market_share_falling: 2, share_of_customer_falling: 2, new_competitors: 1, satisfaction_falling: 0, complaints_rising: dk, unwilling_to_rebuy: dk, customers_leaving: dk}"
	growth := "Q0.8: {intends_to_expand: 0, progressive_management: 0, creative_team: 0, new_business_model: 0, new_offer: 0, marketing_brand_focus: 0, market_or_product_development: 0, segmentation_need: 0}"
	for name, c := range map[string]struct {
		question, answers string
		complete          bool
	}{
		"required, not answered":    {"Q0.1", "", false},
		"required, answered":        {"Q0.1", "context: {Q0.1: shop}", true},
		"required, empty":           {"Q0.1", "context: {Q0.1: ''}", false},
		"optional, not answered":    {"Q3.4", "", true},
		"hidden":                    {"Q5.9", "", true},
		"part missing":              {"Q0.3", "context: {Q0.3: {total: 5}}", false},
		"optional part missing":     {"Q0.4", "context: {Q0.4: {currency: EUR, band: from_2m}}", true},
		"rule broken":               {"Q0.3", "context: {Q0.3: {total: 5, contact: 6}}", false},
		"may be empty, not asked":   {"Q1.8", "", false},
		"empty on purpose":          {"Q1.8", "strategy: {Q1.8: []}", true},
		"half of a two-sided value": {"Q2.5", "strategy: {Q2.5: {customer: quick answers}}", true},
		"row begun":                 {"Q2.4", "strategy: {Q2.4: [{kpi: CSAT, baseline: 3}]}", false},
		"optional, row begun":       {"Q3.7", "strategy: {Q3.7: [{part: refers us}]}", false},
		"too few rows":              {"Q1.6", "strategy: {Q1.6: [{problem: a, importance: 1, addressability: 1, crux: true}]}", false},
		"row of a matrix missing":   {"Q0.7", "context: {Q0.7: {kpis_bad: 1}}", false},
		"every row, three unknown":  {"Q0.7", "context: {" + signs + "}", true},
		"four unknown":              {"Q0.7", "context: {" + strings.Replace(signs, "0, comp", "dk, comp", 1) + "}", false},
		"required row missing":      {"Q4.4", "strategy: {Q4.4: {us: {speed: 1, quality: 1, personal: 1, model: 1}}}", false},
		"shown part missing":        {"Q1.3", "strategy: {Q1.3: {type: other}}", false},
		"hidden part missing":       {"Q1.3", "strategy: {Q1.3: {type: churn}}", true},
		"tick instead of a row":     {"Q3.1", "strategy: {Q3.1: {everyone: true}}", true},
		"derived, nothing to go on": {"Q0.9", "", false},
		"derived":                   {"Q0.9", "context: {" + signs + ", " + growth + "}", true},
		"derived, empty record":     {"Q0.9", "context: {Q0.9: {}, " + signs + ", " + growth + "}", true},
		"overridden, no reason":     {"Q0.9", "context: {Q0.9: {override: mixed}}", false},
		"overridden":                {"Q0.9", "context: {Q0.9: {override: mixed, reason: a second market}}", true},
	} {
		s := scopeOf(t, c.answers+"\n")
		if got := s.Complete(s.Pack.Question(c.question)); got != c.complete {
			t.Errorf("%s: %s complete: %v", name, c.question, got)
		}
	}
}

func TestOpenQuestionsAreListedByStage(t *testing.T) {
	s := scopeOf(t, "context: {Q0.1: shop, Q0.17: {name: Ali}}\nstrategy: {Q2.1: every question is answered}\n")
	first := s.Open(0)
	if slices.Contains(first, "Q0.1") || !slices.Contains(first, "Q0.2") || !slices.Contains(first, "Q0.17") || slices.Contains(first, "Q0.16") {
		t.Errorf("stage 0: %v", first)
	}
	if want := []string{"Q2.2", "Q2.3", "Q2.4", "Q2.5", "Q2.7"}; !slices.Equal(s.Open(2), want) {
		t.Errorf("stage 2: %v, want %v", s.Open(2), want)
	}
	if n := len(s.Open(0)) + len(s.Open(1, 2, 3, 4, 5, 6)); n != len(s.Open()) || n < 30 {
		t.Errorf("%d in all, %d by stage", len(s.Open()), n)
	}
}

func TestASampleIsCompleteUpToItsPlan(t *testing.T) {
	s := Scope{Pack: shipped(t), Engagement: sample(t, "distributor.fa.yaml")}
	if open := s.Open(0, 1, 2, 3, 4, 5); len(open) > 0 {
		t.Errorf("open: %v", open)
	}
}

func TestAnAnswerIsCheckedBeforeItIsRecorded(t *testing.T) {
	s := scopeOf(t, "")
	for name, c := range map[string]struct {
		question string
		path     []string
		value    Value
		want     string
	}{
		"whole group":     {"Q0.3", nil, Record(Field{"total", Number(exact.Of(9))}), `: [part-missing] field="Q0.3" part="contact"`},
		"part":            {"Q0.3", []string{"total"}, Number(exact.Of(0)), `: [number-too-small] field="Q0.3.total" least="1" value="0"`},
		"part that fits":  {"Q0.3", []string{"total"}, Number(exact.Of(9)), ""},
		"cell of a table": {"Q1.5", []string{"figures", At(0), "kpi"}, Text("CST"), "unknown-option"},
		"row of a table":  {"Q1.5", []string{"figures", At(3)}, Record(Field{"kpi", Text("CSAT")}), "part-missing"},
		"row that fits":   {"Q3.7", []string{At(0)}, Record(Field{"who", Text("a friend")}), ""},
		"row of a matrix": {"Q0.7", []string{"kpis_bad"}, Number(exact.Of(3)), "number-too-large"},
		"don't know":      {"Q0.7", []string{"kpis_bad"}, Text("dk"), ""},
		"matrix of parts": {"Q0.12", []string{"sales", "share"}, Number(exact.Of(101)), "number-too-large"},
		"matrix row":      {"Q0.12", []string{"sales"}, Record(Field{"share", Text("x")}), "answer-form"},
		"item of a list":  {"Q3.5", []string{"items", At(0)}, Text(strings.Repeat("x", 201)), "text-too-long"},
		"one of several":  {"Q0.15", []string{At(0)}, Text("fax"), "unknown-option"},
		"exclusive":       {"Q0.15", nil, Options("none", "crm"), "option-alone"},
		"date":            {"Q6.4", []string{"start"}, Text("1405/09/10"), "answer-form"},
		"two statements":  {"Q1.1", nil, Text("Customers leave quietly; prices fall everywhere"), "several-statements"},
		"one statement":   {"Q1.1", nil, Text("Customers leave quietly, and nobody asks why"), ""},
		"empty":           {"Q1.1", nil, Text(""), ""},
		"no such part":    {"Q0.3", []string{"nobody"}, Text("x"), ""},
	} {
		got := s.CheckAnswer(s.Pack.Question(c.question), c.path, c.value)
		if c.want == "" && len(got) > 0 || len(got) > 1 || !strings.Contains(got.String(), c.want) {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
}

func TestSignsOfAListAreSeen(t *testing.T) {
	q := &questionnaire.Question{SingleStatement: &questionnaire.Statement{Reject: []questionnaire.Sign{"bullets", "numbered_lines", "several_lines", "semicolon"}}}
	for text, want := range map[string][]questionnaire.Sign{
		"- one":          {"bullets"},
		"• یک\n• دو":     {"bullets", "several_lines"},
		"1. one\n2) two": {"numbered_lines", "several_lines"},
		"۱- ارزش‌گذاری نمی‌شود":    {"numbered_lines"},
		"52 of 800 customers left": nil,
		"2026 was bad":             nil,
		"- ":                       nil,
		"مشتریان می‌روند؛ کسی نمی‌پرسد": {"semicolon"},
		"One line\n":                nil,
		"long-time customers leave": nil,
	} {
		if d := cmp.Diff(want, ListSigns(q, text)); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
	if got := ListSigns(&questionnaire.Question{}, "a; b"); got != nil {
		t.Errorf("a question that may be a list: %v", got)
	}
}

package coherence_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"rahbord/coherence"
	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/scoring"
	"rahbord/templates"
)

func review(t *testing.T, p *questionnaire.Pack, e *engagement.Engagement, lang i18n.Lang) coherence.Review {
	t.Helper()
	w, faults := i18n.Load(templates.Wording(), lang)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	r := scoring.Assess(p, e)
	return coherence.Review{Pack: p, Engagement: e, Result: &r, Words: w, File: "client.yaml"}
}

func sample(t *testing.T, name string) *engagement.Engagement {
	t.Helper()
	data, err := fs.ReadFile(templates.Samples(), name)
	if err != nil {
		t.Fatal(err)
	}
	e, faults := engagement.Decode(strings.NewReader(string(data)), name)
	if e == nil {
		t.Fatal(faults)
	}
	return e
}

// short is rule, severity, line and the named arguments of a note.
func short(list diag.List, args ...string) []string {
	var out []string
	for _, f := range list {
		text := fmt.Sprintf("%s %s %d", f.Rule, f.Severity, f.Pos.Line)
		for _, a := range args {
			if f.Args[a] != "" {
				text += " " + f.Args[a]
			}
		}
		out = append(out, text)
	}
	return out
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("%q is not among\n%s", w, strings.Join(got, "\n"))
		}
	}
}

func TestMissingAnswersAreTold(t *testing.T) {
	p := crm(t)
	e := client(t, p, `context:
  Q0.1: Acme
  Q0.3: {total: 12}
respondents:
  - id: a
    role: MGT
    answers: {SRV-1: 2, SRV-2: 2, SRV-3: 2, SRV-4: dk, SRV-5: 2}
strategy:
  Q1.4: service
`)
	notes := review(t, p, e, i18n.English).Missing()
	expect(t, short(notes, "id", "area", "ids"),
		"question-open error 4 Q0.2",
		"question-incomplete error 6 Q0.3",
		"area-open error 7 Strategy & leadership STR-1, STR-2, STR-3, STR-4, STR-5, STR-6, STR-7",
		"indicators-open warning 7 Service & complaints SRV-6",
		"question-open error 11 Q1.1",
		"stage-open error 11",
	)
	if got := short(notes, "id"); slices.Contains(got, "question-open error 11 Q1.4") || slices.Contains(got, "question-open error 4 Q0.16") {
		t.Errorf("an answered or optional question is called open: %v", got)
	}
}

func TestWhatIsMissingInAnAnswerIsNamed(t *testing.T) {
	p := crm(t)
	e := client(t, p, `context:
  Q0.3: {total: 12}
  Q0.7: {kpis_bad: 1, market_share_falling: 1, share_of_customer_falling: 1, new_competitors: 1, satisfaction_falling: 1, complaints_rising: 1}
strategy:
  Q1.6: [{problem: a, importance: 1}]
  Q4.4: {us: {speed: 1, quality: 1, personal: 1}}
respondents:
  - {id: a, name: Silent, role: MGT}
`)
	v := review(t, p, e, i18n.English)
	rows := p.Text(i18n.English).Question("Q0.7").Rows
	for id, want := range map[string]string{
		"Q0.3": p.Text(i18n.English).Question("Q0.3").Fields["contact"].Label,
		"Q0.7": rows["unwilling_to_rebuy"] + "; " + rows["customers_leaving"],
		"Q1.6": "row 1: " + p.Text(i18n.English).Question("Q1.6").Fields["addressability"].Label + "; 2 entries at least",
		"Q4.4": ": " + p.Text(i18n.English).Question("Q4.4").Fields["model"].Label,
		"Q1.1": "",
	} {
		if got := i18n.Plain(v.Lacking(id)); !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	expect(t, short(v.Missing(), "name"), "respondent-silent warning 11 Silent", "no-respondents error 10")
}

func TestFileWithoutRespondentsSaysSoOnce(t *testing.T) {
	p := crm(t)
	got := short(review(t, p, client(t, p, ""), i18n.English).Missing())
	n := 0
	for _, line := range got {
		if strings.HasPrefix(line, "no-respondents") {
			n++
		}
		if strings.HasPrefix(line, "area-open") {
			t.Error(line)
		}
	}
	if n != 1 || len(got) != 8 { // and each of the seven stages
		t.Errorf("%d notes: %v", len(got), got)
	}
}

func TestCompleteSampleMissesNothing(t *testing.T) {
	p := crm(t)
	for _, lang := range i18n.Langs {
		if notes := review(t, p, sample(t, "distributor."+string(lang)+".yaml"), lang).Missing(); len(notes) > 0 {
			t.Errorf("%s: %v", lang, notes)
		}
	}
}

func TestAnswersThatBreakARuleAreContradictionsAndNotMissing(t *testing.T) {
	p := crm(t)
	e := client(t, p, `strategy:
  Q2.2: {primary: cost, secondary: cost}
  Q2.4:
    - {kpi: FRT, baseline: 9, target: 4, due: 2027-06-30}
    - {kpi: CHURN, baseline: 5, target: 7, due: 2027-06-30}
`)
	v := review(t, p, e, i18n.English)
	got := short(v.Refused(), "id")
	expect(t, got, "answer-refused error 5 Q2.2", "answer-refused error 8 Q2.4")
	if len(got) != 2 {
		t.Error(got)
	}
	for _, line := range short(v.Missing(), "id") {
		if strings.HasSuffix(line, "Q2.2") || strings.HasSuffix(line, "Q2.4") {
			t.Error(line)
		}
	}
}

func TestDoubtfulAnswersAreTold(t *testing.T) {
	p := crm(t)
	e := client(t, p, `assessment: {names: true}
respondents:
  - id: a
    role: MGT
    answers: {SRV-1: 5, SRV-2: {level: 4, grade: 0}, SAL-4: {na: none}, SAL-5: {na: none}}
  - id: b
    role: SRV
    answers: {SRV-1: 1, SRV-2: {level: 4, grade: 0}, SAL-4: {na: none}, SAL-5: {na: none}}
  - id: c
    role: SRV
    answers: {SRV-1: 1, SRV-2: {level: 4, grade: 0}, SAL-4: {na: none}, SAL-5: {na: none}}
context:
  Q0.10: 9
`)
	got := short(review(t, p, e, i18n.English).Doubtful(), "id", "area", "low", "high", "most", "low-role")
	expect(t, got,
		"level-claimed warning 8 SRV-2 3",
		"answers-differ warning 8 SRV-1 1 5",
		"many-not-applicable warning 8 Sales",
		"roles-differ info 8 SRV-1 1 5 Service",
		"answer-noticed info 16 Q0.10",
	)
}

func TestWhatTheWorkshopSettledIsNotDoubtful(t *testing.T) {
	p := crm(t)
	e := sample(t, "distributor.en.yaml")
	v := review(t, p, e, i18n.English)
	before := short(v.Doubtful(), "id")
	expect(t, before, "answers-differ warning 110 SRV-1", "roles-differ info 110 SRV-1")
	e.Agree(engagement.Agreed{Indicator: "SRV-1", Level: p.Lists.StrengthFallback, Reason: "Agreed."})
	for _, line := range short(review(t, p, e, i18n.English).Doubtful(), "id") {
		if strings.HasSuffix(line, " SRV-1") && !strings.HasPrefix(line, "level-claimed") {
			t.Error(line)
		}
	}
}

func TestEveryNoteIsWordedInEveryLanguage(t *testing.T) {
	p := crm(t)
	worded := 0
	for _, lang := range i18n.Langs {
		for _, name := range []string{"distributor", "brand", "startup"} {
			v := review(t, p, sample(t, name+"."+string(lang)+".yaml"), lang)
			empty := review(t, p, client(t, p, ""), lang)
			for _, f := range slices.Concat(v.Missing(), v.Refused(), v.Doubtful(), empty.Missing()) {
				message, hint := v.Words.Fault(f)
				worded++
				if message == "" || strings.ContainsAny(message+hint, "⟦{") {
					t.Errorf("%s: %s: %q %q", lang, f, message, hint)
				}
				for key, arg := range f.Args {
					if arg == "" && key != "ids" {
						t.Errorf("%s: %s has no %s", lang, f, key)
					}
				}
			}
		}
	}
	if worded < 100 {
		t.Errorf("only %d notes", worded)
	}
}

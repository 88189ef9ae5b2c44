package engagement

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/yamldoc"
	"rahbord/questionnaire"

	"github.com/google/go-cmp/cmp"
)

// tinyPack has one of everything an engagement can name.
func tinyPack(t testing.TB) *questionnaire.Pack {
	t.Helper()
	data, err := os.ReadFile("testdata/questions.yaml")
	if err != nil {
		t.Fatal(err)
	}
	doc, faults := yamldoc.Parse("questions.yaml", data)
	var q questionnaire.QuestionsFile
	if faults = append(faults, doc.Into(&q)...); len(faults) > 0 {
		t.Fatal(faults)
	}
	return &questionnaire.Pack{
		Settings: questionnaire.Settings{ID: "tiny", Version: "1.0", Roles: []string{"SAL", "SRV", "MGT"},
			Scale:    questionnaire.LevelScale{First: 1, Levels: 5, Half: questionnaire.HalfConsensus},
			Evidence: questionnaire.Evidence{Grades: 3, Caps: []exact.Rat{exact.Of(3)}}},
		Areas:       []questionnaire.Area{{ID: "A"}},
		Indicators:  []questionnaire.Indicator{{ID: "SRV-1", Area: "A"}, {ID: "SRV-2", Area: "A"}},
		Initiatives: []questionnaire.Initiative{{ID: "P01"}, {ID: "P02"}},
		KPIs:        []questionnaire.KPI{{ID: "CHURN"}, {ID: "NPS"}},
		Checks:      []questionnaire.Check{{ID: "C01"}},
		Scales:      q.Scales, OptionSets: q.OptionSets, Questions: q.Questions,
	}
}

// Each case stands behind head; nothing but these faults may be found.
var misfits = map[string]struct{ file, want string }{
	"other indicator":     {"consensus: {SVR-1: 2}\n", `f:5:13: [unknown-indicator] guess="SRV-1" id="SVR-1"`},
	"above the scale":     {"respondents:\n  - id: ali\n    role: SAL\n    answers: {SRV-1: 6}\n", `f:8:22: [level-out-of-scale] first="1" indicator="SRV-1" last="5" value="6"`},
	"half of a person":    {"respondents: [{id: ali, role: SAL, answers: {SRV-1: {level: 2.5}}}]\n", `f:5:61: [level-not-whole] first="1" indicator="SRV-1" last="5" value="2.5"`},
	"third of a level":    {"consensus: {SRV-1: 2.3}\n", `f:5:20: [level-not-half] first="1" indicator="SRV-1" last="5" value="2.3"`},
	"grade too high":      {"consensus: {SRV-1: {level: 2, grade: 4}}\n", `f:5:38: [grade-out-of-range] last="3" value="4"`},
	"other role":          {"respondents: [{id: ali, role: SALE}]\n", `f:5:31: [unknown-role] guess="SAL" id="SALE"`},
	"weight of no role":   {"assessment: {role_weights: {CEO: 2}}\n", `f:5:29: [unknown-role] guess="" id="CEO"`},
	"capacity of no role": {"constraints:\n  capacity: [{role: X, from: 2026-01-01, to: 2026-02-01, person_weeks: 1}]\n", `f:6:21: [unknown-role] guess="" id="X"`},
	"other initiative":    {"constraints:\n  initiatives: [{initiative: P1}]\n", `f:6:30: [unknown-initiative] guess="P01" id="P1"`},
	"own without much":    {"initiatives: [{id: P1, name: Desk}]\n", `f:5:15: [own-initiative-incomplete] guess="P01" id="P1" missing="duration, lifts"`},
	"own id of a KPI":     {"initiatives: [{id: NPS, name: x, duration: 3, lifts: {SRV-1: 1}}]\n", `f:5:20: [id-taken] id="NPS"`},
	"own id in capitals":  {"initiatives: [{id: p01, name: x, duration: 3, lifts: {SRV-1: 1}}]\n", `f:5:20: [id-taken] id="p01"`},
	"effort of no role":   {"initiatives: [{id: P01, effort: {SALE: 1}}]\n", `f:5:34: [unknown-role] guess="SAL" id="SALE"`},
	"lift of nothing":     {"initiatives: [{id: P01, lifts: {SVR-1: 1}}]\n", `f:5:33: [unknown-indicator] guess="SRV-1" id="SVR-1"`},
	"lift out of scale":   {"initiatives: [{id: P01, lifts: {SRV-1: 5}}]\n", `f:5:40: [number-too-large] field="P01.lifts.SRV-1" most="4" value="5"`},
	"moves no KPI":        {"initiatives: [{id: P01, kpi_primary: [CHURN, CHRUN], kpi_secondary: [x]}]\n", "f:5:46: [unknown-kpi] guess=\"CHURN\" id=\"CHRUN\"\nf:5:70: [unknown-kpi] guess=\"\" id=\"x\""},
	"after nobody":        {"initiatives: [{id: P01, after: [P2], without: [P02, P9]}]\n", "f:5:33: [unknown-initiative] guess=\"P02\" id=\"P2\"\nf:5:53: [unknown-initiative] guess=\"\" id=\"P9\""},
	"need of nothing":     {"initiatives: [{id: P01, needs: [{indicator: S, level: 2, supplier: P2}]}]\n", "f:5:45: [unknown-indicator] guess=\"\" id=\"S\"\nf:5:68: [unknown-initiative] guess=\"P02\" id=\"P2\""},
	"need out of scale":   {"initiatives:\n  - {id: P01, needs: [{indicator: SRV-1, level: 6, supplier: P02}]}\n  - {id: P02, lifts: {SRV-1: 2}}\n", `f:6:49: [level-out-of-scale] first="1" indicator="SRV-1" last="5" value="6"`},
	"supplier of nothing": {"initiatives: [{id: P01, needs: [{indicator: SRV-1, level: 2, supplier: P02}]}]\n", `f:5:72: [supplier-lifts-nothing] indicator="SRV-1" supplier="P02"`},
	"supplier weakened":   {"initiatives:\n  - {id: P01, needs: [{indicator: SRV-1, level: 2, supplier: P02}]}\n  - {id: P02, lifts: {SRV-1: 0}}\n", `f:6:62: [supplier-lifts-nothing] indicator="SRV-1" supplier="P02"`},
	"circle of overrides": {"initiatives:\n  - {id: P01, after: [P02]}\n  - {id: P02, after: [P01]}\n", `f:6:5: [prerequisite-cycle] cycle="P01 → P02 → P01"`},
	"waits for itself":    {"initiatives: [{id: P01, after: [P01]}]\n", `f:5:15: [prerequisite-cycle] cycle="P01 → P01"`},
	"unknown view":        {"initiatives: [{id: P01, type: x}]\n", `f:5:31: [unknown-option] field="P01.type" guess="" id="x" known=""`},
	"other KPI":           {"kpis: [{kpi: CHRUN, value: 2}]\n", `f:5:14: [unknown-kpi] guess="CHURN" id="CHRUN"`},
	"other check":         {"decisions:\n  accepted: [{check: C10, reason: known}]\n", `f:6:22: [unknown-check] guess="C01" id="C10"`},
	"other question":      {"strategy: {Q1.11: 2}\n", `f:5:12: [unknown-question] guess="Q1.1" id="Q1.11"`},
	"wrong part":          {"strategy: {Q0.2: b2b}\n", `f:5:12: [wrong-part] home="context" id="Q0.2" part="strategy"`},
	"text too short":      {"context: {Q0.1: ab}\n", `f:5:17: [text-too-short] field="Q0.1" least="3" length="2" most="10"`},
	"text too long":       {"context: {Q0.1: می‌خواهم بیشتر}\n", `f:5:17: [text-too-long] field="Q0.1" least="3" length="14" most="10"`},
	"number for a text":   {"context: {Q0.1: 2024}\n", `f:5:17: [answer-form] field="Q0.1" want="@forms.text"`},
	"other option":        {"context: {Q0.2: b2d}\n", `f:5:17: [unknown-option] field="Q0.2" guess="b2b" id="b2d" known="b2b, b2c"`},
	"list for a choice":   {"context: {Q0.2: [b2b]}\n", `f:5:17: [answer-form] field="Q0.2" want="@forms.single"`},
	"number too small":    {"context: {Q0.3: 1}\n", `f:5:17: [number-too-small] field="Q0.3" least="3" value="1"`},
	"number too large":    {"context: {Q0.3: 19}\n", `f:5:17: [number-too-large] field="Q0.3" most="18" value="19"`},
	"number off the step": {"context: {Q0.3: 4}\n", `f:5:17: [number-off-step] field="Q0.3" from="3" step="1.5" value="4"`},
	"text for a number":   {"context: {Q0.3: six}\n", `f:5:17: [answer-form] field="Q0.3" want="@forms.number"`},
	"other row":           {"context: {Q0.4: {faling: 1}}\n", `f:5:18: [unknown-row] field="Q0.4" guess="falling" id="faling" known="falling, leaving"`},
	"rating of a row":     {"context: {Q0.4: {falling: dkk, leaving: 3}}\n", "f:5:27: [answer-form] field=\"Q0.4\" want=\"@forms.rating\"\nf:5:41: [number-too-large] field=\"Q0.4\" most=\"2\" value=\"3\""},
	"list for a matrix":   {"context: {Q0.4: [1]}\n", `f:5:17: [answer-form] field="Q0.4" want="@forms.matrix"`},
	"e-mail in words":     {"strategy: {Q1.8: {email: by post}}\n", `f:5:26: [bad-email] field="Q1.8.email" value="by post"`},
	"phone in words":      {"strategy: {Q1.8: {phone: ask Ali}}\n", `f:5:26: [bad-phone] field="Q1.8.phone" value="ask Ali"`},
	"too short a phone":   {"strategy: {Q1.8: {phone: \"12\"}}\n", `f:5:26: [bad-phone] field="Q1.8.phone" value="12"`},
	"currency in words":   {"context: {Q0.5: euro}\n", `f:5:17: [bad-currency] field="Q0.5" value="euro"`},
	"one option as text":  {"strategy: {Q1.1: crm}\n", `f:5:18: [answer-form] field="Q1.1" want="@forms.multi"`},
	"option twice":        {"strategy: {Q1.1: [crm, crm]}\n", `f:5:24: [option-twice] field="Q1.1" id="crm"`},
	"option not alone":    {"strategy: {Q1.1: [none, crm]}\n", `f:5:19: [option-alone] field="Q1.1" id="none"`},
	"number as option":    {"strategy: {Q1.1: [1]}\n", `f:5:19: [answer-form] field="Q1.1" want="@forms.single"`},
	"half a point":        {"strategy: {Q1.2: 2.5}\n", `f:5:18: [number-off-step] field="Q1.2" from="1" step="1" value="2.5"`},
	"too many items":      {"strategy: {Q1.3: [a, b, c]}\n", `f:5:18: [too-many] count="3" field="Q1.3" least="2" most="2"`},
	"too few items":       {"strategy: {Q1.3: [a]}\n", `f:5:18: [too-few] count="1" field="Q1.3" least="2" most="2"`},
	"item too long":       {"strategy: {Q1.3: [abcdef, a]}\n", `f:5:19: [text-too-long] field="Q1.3" least="1" length="6" most="5"`},
	"row twice":           {"strategy:\n  Q1.4:\n    - {kpi: NPS}\n    - {kpi: NPS}\n", `f:8:7: [row-twice] field="Q1.4" id="NPS" key="kpi"`},
	"row without its id":  {"strategy:\n  Q1.4:\n    - {due: 2026-01-01}\n", `f:7:7: [part-missing] field="Q1.4" part="kpi"`},
	"row with bad parts":  {"strategy:\n  Q1.4:\n    - {kpi: NPS, due: soon, new: yes, why: x}\n", "f:7:23: [answer-form] field=\"Q1.4.due\" want=\"@forms.date\"\nf:7:34: [answer-form] field=\"Q1.4.new\" want=\"@forms.flag\"\nf:7:39: [unknown-part] field=\"Q1.4\" guess=\"\" id=\"why\" known=\"kpi, due, new\""},
	"record for a table":  {"strategy: {Q1.4: {kpi: NPS}}\n", `f:5:18: [answer-form] field="Q1.4" want="@forms.table"`},
	"text for a list":     {"strategy: {Q1.3: a}\n", `f:5:18: [answer-form] field="Q1.3" want="@forms.list"`},
	"cell of a matrix":    {"strategy: {Q1.5: {sales: {people: many}}}\n", `f:5:35: [answer-form] field="Q1.5.people" want="@forms.number"`},
	"group half filled":   {"strategy: {Q1.6: {level: 2.25}}\n", "f:5:18: [part-missing] field=\"Q1.6\" part=\"link\"\nf:5:26: [number-off-step] field=\"Q1.6.level\" from=\"1\" step=\"0.1\" value=\"2.25\""},
	"text for a group":    {"strategy: {Q1.6: x}\n", `f:5:18: [answer-form] field="Q1.6" want="@forms.record"`},
}

func TestCheckNamesWhatDoesNotFitThePack(t *testing.T) {
	pack := tinyPack(t)
	for name, c := range misfits {
		t.Run(name, func(t *testing.T) {
			e, faults := Decode(strings.NewReader(head+c.file), "f")
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			if d := cmp.Diff(c.want, Check(e, pack).String()); d != "" {
				t.Errorf("faults (-want +got):\n%s", d)
			}
		})
	}
}

func TestCheckTakesEveryFittingAnswerAndNothingMissing(t *testing.T) {
	file := head + `context:
  Q0.1: ترکیب
  Q0.2: b2c
  Q0.3: 4.5
  Q0.4: {falling: dk, leaving: 0}
  Q0.5: IRR
respondents:
  - {id: ali, role: SAL, answers: {SRV-1: 5, SRV-2: {na: no shop}}}
  - {id: دنه, role: MGT, answers: {SRV-1: dk, SRV-2: {level: 1, grade: 3}}}
consensus: {SRV-1: 2.5, SRV-2: {na: no shop}}
strategy:
  Q1.1: [erp, crm]
  Q1.2: 5
  Q1.3: [a, b]
  Q1.4: [{kpi: NPS, due: 2026-03-01, new: true}, {kpi: CHURN}]
  Q1.5: {sales: {people: 3}, service: {}}
  Q1.6: {link: A, level: 2.3}
  Q1.7: {initiatives: [P02]}
  Q1.8: {email: ali@example.com, phone: +۹۸ (۲۱) ۱۲۳۴-۵۶۷۸}
`
	if faults := Check(decoded(t, file), tinyPack(t)); len(faults) > 0 {
		t.Errorf("faults:\n%v", faults)
	}
	if faults := Check(decoded(t, head), tinyPack(t)); len(faults) > 0 {
		t.Errorf("an empty file has faults:\n%v", faults)
	}
	empty := head + "strategy: {Q1.1: [], Q1.4: [], Q1.6: {}, Q1.7: }\ncontext: {Q0.1: ''}\n"
	if faults := Check(decoded(t, empty), tinyPack(t)); len(faults) > 0 {
		t.Errorf("answers left empty on purpose have faults:\n%v", faults)
	}
}

func TestAnotherPackIsAnErrorAnotherVersionAWarning(t *testing.T) {
	pack := tinyPack(t)
	for name, c := range map[string]struct {
		from, to, want string
		isError        bool
	}{
		"version": {`"1.0"`, `"0.9"`, `f:2:27: [other-pack-version] file="0.9" pack="1.0"`, false},
		"pack":    {"tiny", "huge", `f:2:12: [other-pack] file="huge" pack="tiny"`, true},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := Decode(strings.NewReader(strings.Replace(head, c.from, c.to, 1)), "f")
			faults := Check(e, pack)
			if faults.String() != c.want || faults.HasErrors() != c.isError {
				t.Errorf("got %v", faults)
			}
		})
	}
}

func TestHalfLevelsFollowThePack(t *testing.T) {
	pack := tinyPack(t)
	e := decoded(t, head+"respondents: [{id: ali, role: SAL, answers: {SRV-1: 2.5}}]\nconsensus: {SRV-1: 2.5}\n")
	for half, want := range map[questionnaire.HalfLevels]int{questionnaire.HalfNever: 2, questionnaire.HalfConsensus: 1, questionnaire.HalfAlways: 0} {
		pack.Scale.Half = half
		if got := len(Check(e, pack)); got != want {
			t.Errorf("half levels %s: %d faults, want %d", half, got, want)
		}
	}
}

func TestShippedSamplesFitTheShippedPack(t *testing.T) {
	pack, faults := questionnaire.Load(os.DirFS("../templates/crm-readiness"))
	if pack == nil {
		t.Fatal(faults)
	}
	names, err := filepath.Glob("../templates/samples/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no samples found", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if faults := Check(decoded(t, string(data)), pack); len(faults) > 0 {
			t.Errorf("%s:\n%v", name, faults)
		}
	}
}

// examplesByRule trips every rule by the examples of the tests.
func examplesByRule(t *testing.T) map[string][]diag.Args {
	found := map[string][]diag.Args{}
	note := func(faults diag.List) {
		for _, f := range faults {
			found[f.Rule] = append(found[f.Rule], f.Args)
		}
	}
	pack := tinyPack(t)
	for _, c := range faultyFiles {
		_, faults := Decode(strings.NewReader(faultyFile(c.file)), "f")
		note(faults)
	}
	for _, c := range misfits {
		e, _ := Decode(strings.NewReader(head+c.file), "f")
		note(Check(e, pack))
	}
	for _, c := range badTables {
		_, faults := ImportAnswers(decoded(t, tableHead), pack, strings.NewReader(c.table), ImportOptions{Name: "t", Format: c.format})
		note(faults)
	}
	other := &Engagement{Pack: PackRef{ID: "huge"}}
	note(Check(other, pack))
	note(Check(&Engagement{Pack: PackRef{ID: "tiny"}}, pack))
	scope := Scope{Pack: pack, Engagement: &Engagement{}}
	note(scope.CheckAnswer(&questionnaire.Question{Field: questionnaire.Field{Kind: questionnaire.Text},
		SingleStatement: &questionnaire.Statement{Reject: []questionnaire.Sign{"semicolon"}}}, nil, Text("one; two")))
	for _, ref := range []PackRef{{"huge", "1.0"}, {"tiny", "2.0"}} {
		_, faults := Merge(&Engagement{Pack: PackRef{"tiny", "1.0"}}, nil, &Engagement{Pack: ref})
		note(faults)
	}
	_, old := migrated(t, oldFile, []migration{{from: 0, change: renamePeople}}, 1)
	note(old.Faults)
	_, tooLarge := Decode(strings.NewReader(strings.Repeat(" ", yamldoc.MaxBytes+1)), "f")
	note(tooLarge)
	_, broken := Decode(failingReader{}, "f")
	note(broken)
	_, latin := Decode(strings.NewReader("\xff"), "f")
	note(latin)
	return found
}

type failingReader struct{}

func (failingReader) Read([]byte) (int, error) { return 0, os.ErrPermission }

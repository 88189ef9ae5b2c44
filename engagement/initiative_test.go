package engagement

import (
	"maps"
	"reflect"
	"strings"
	"testing"

	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"

	"github.com/google/go-cmp/cmp"
)

// ownInitiatives is everything that can be said of initiatives, in canonical form.
const ownInitiatives = `rahbord: 1

pack:
  id: crm-readiness
  version: "1.0"

language: en

initiatives:
  # the offer of October
  - id: P13
    why: Offer of the agency  # by mail
    duration: {min: 3, likely: 4, max: 6.5}
    effort: {SRV: 2.5}
    cost_one_off: 18000
    cost_running: 0
    lifts: {SRV-1: 0.5, SRV-2: 0}
    success: 0.95
    lag_weeks: 0
    quick_win: false
    needs: []
    stage: {serve: 1}
    channels: []
    kpi_primary: []
  - id: OWN-1
    name: میز مرجوعی
    goal: Returns without a call
    deliverables: A form in the app
    steps: [Rules, Test]
    risks:
      - Too loose
    duration: 6
    effort: {IT: 3}
    lifts: {SRV-2: 1}
    risk: H
    light: true
    needs:
      - {indicator: ORG-2, level: 2, supplier: P22}
    after: [P13]
    without: [P11]
    type: operational
    kpi_secondary: [CSAT]
`

func TestInitiativesOfTheClientAreWrittenAsTheyWereRead(t *testing.T) {
	e := decoded(t, ownInitiatives)
	if faults := Check(e, shipped(t)); len(faults) > 0 {
		t.Error(faults)
	}
	if d := cmp.Diff(ownInitiatives, encoded(t, e)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if err := schemaAccepts(t, compiledSchema(t), ownInitiatives); err != nil {
		t.Error(err)
	}
}

func TestAFigureOfTheClientReplacesThatFigureOnly(t *testing.T) {
	pack := shipped(t)
	before := *pack.Initiative("P13")
	p := Tailored(pack, decoded(t, ownInitiatives))
	got := p.Initiative("P13")
	if got.Duration.Max.String() != "6.5" || got.Effort["SRV"].String() != "2.5" || !got.Effort["MGT"].Equal(before.Effort["MGT"]) {
		t.Errorf("duration %v, effort %v", got.Duration, got.Effort)
	}
	want := maps.Clone(before.Lifts)
	delete(want, "SRV-2")
	want["SRV-1"] = exact.Frac(1, 2)
	if d := cmp.Diff(want, got.Lifts); d != "" {
		t.Errorf("lifts:\n%s", d)
	}
	if got.Stage["serve"].String() != "1" || !got.Stage["sell"].Equal(before.Stage["sell"]) || got.QuickWin || !got.LagWeeks.IsZero() {
		t.Errorf("ratings %v, quick win %v, lag %v", got.Stage, got.QuickWin, got.LagWeeks)
	}
	if len(got.Needs)+len(got.Channels)+len(got.KPIPrimary) > 0 || len(got.KPISecondary) != len(before.KPISecondary) {
		t.Errorf("an empty list does not empty: %+v", got)
	}
	if c := got.Client; c == nil || c.Own || c.Why != "Offer of the agency" || !c.Duration || cmp.Diff([]string{"SRV"}, c.Effort) != "" || c.CostOneOff.String() != "18000" {
		t.Errorf("%+v", c)
	}
	if d := cmp.Diff(before, *pack.Initiative("P13")); d != "" {
		t.Errorf("the catalogue itself changed:\n%s", d)
	}
	if pack.Initiative("OWN-1") != nil || p.Initiative("P01").Client != nil {
		t.Error("what the client did not touch is marked, or the catalogue grew")
	}
}

func TestEveryFigureOfTheCatalogueCanBeReplaced(t *testing.T) {
	pack := shipped(t)
	p := Tailored(pack, decoded(t, ownInitiatives+`
  - id: P21
    type: analytical
    lifts: {SRV-1: 0.5}
    needs: [{indicator: SRV-1, level: 2, supplier: P35}]
    after: [P01]
    without: [P02]
    duration: 99
    effort: {SRV: 9}
    cost_one_off: 1
    cost_running: 2
    entry: {growth: 0.5}
    life: {growth: 0.5}
    business: {b2b: 0.5}
    stage: {sell: 0.5}
    value: {cost: 0.5}
    win: {speed: 0.5}
    channels: [ads, field]
    kpi_primary: [CPL]
    kpi_secondary: [CPL]
    lag_weeks: 33
    quick_win: false
    risk: H
    light: true
`))
	before, after := reflect.ValueOf(*pack.Initiative("P21")), reflect.ValueOf(*p.Initiative("P21"))
	figures := 0
	for i := range before.NumField() {
		key, _, _ := strings.Cut(before.Type().Field(i).Tag.Get("yaml"), ",")
		switch key {
		case "", "id", "seeds":
		case "cost_one_off", "cost_running": // in another unit, beside those of the catalogue
			figures++
		default:
			figures++
			if cmp.Equal(before.Field(i).Interface(), after.Field(i).Interface()) {
				t.Errorf("%s stays %v", key, before.Field(i).Interface())
			}
		}
	}
	if c := p.Initiative("P21").Client; figures < 20 || c.CostOneOff.String() != "1" || c.CostRunning.String() != "2" {
		t.Errorf("%d figures, %+v", figures, c)
	}
}

func TestAnOwnInitiativeHasWordsInEveryLanguageAndANeutralFit(t *testing.T) {
	p := Tailored(shipped(t), decoded(t, ownInitiatives))
	own := p.Initiative("OWN-1")
	if own == nil || !own.Client.Own || own.Risk != questionnaire.HighRisk || !own.Light {
		t.Fatalf("%+v", own)
	}
	half := p.Fit.TopRating.Quo(exact.Of(2))
	for _, option := range []string{"acquire", "sell", "serve"} {
		if !own.Stage[option].Equal(half) {
			t.Errorf("%s is rated %v, want %v", option, own.Stage[option], half)
		}
	}
	for _, lang := range i18n.Langs {
		w := p.Text(lang).Initiative("OWN-1")
		if w.Name != "میز مرجوعی" || w.Goal != "Returns without a call" || len(w.Steps) != 2 || w.Risks[0] != "Too loose" {
			t.Errorf("%s: %+v", lang, w)
		}
		if name := p.Text(lang).Initiative("P13").Name; name != shipped(t).Text(lang).Initiative("P13").Name {
			t.Errorf("%s: P13 is called %s", lang, name)
		}
	}
}

func TestTailoringAgainBeginsWithTheCatalogue(t *testing.T) {
	pack := shipped(t)
	e := decoded(t, ownInitiatives)
	once := Tailored(pack, e)
	e.Initiatives = e.Initiatives[1:]
	twice := Tailored(once, e)
	if twice.Initiative("P13").Client != nil || twice.Initiative("OWN-1") == nil || len(twice.Initiatives) != len(pack.Initiatives)+1 {
		t.Error("a figure taken back is still there")
	}
	if Tailored(twice, &Engagement{}) != pack {
		t.Error("without figures of the client it is not the catalogue")
	}
}

func TestOwnInitiativesCountAsKnownEverywhere(t *testing.T) {
	file := ownInitiatives + `
constraints:
  initiatives:
    - {initiative: OWN-1, earliest: 2026-12-01}

decisions:
  initiatives:
    - {initiative: OWN-1, decision: force, reason: promised to the board}
strategy: {Q6.1: [{initiative: OWN-1, decision: force}], Q3.5: {initiatives: [OWN-1]}}
`
	if faults := Check(decoded(t, file), shipped(t)); len(faults) > 0 {
		t.Error(faults)
	}
}

func TestACircleThroughTheCatalogueIsNamed(t *testing.T) {
	// In the catalogue P06 needs P05.
	file := head + "initiatives: [{id: P05, after: [OWN-1]}, {id: OWN-1, name: x, duration: 2, lifts: {SRV-2: 1}, after: [P06]}]\n"
	file = strings.Replace(file, "tiny", "crm-readiness", 1)
	faults := Check(decoded(t, file), shipped(t))
	if len(faults) != 1 || faults[0].Rule != "prerequisite-cycle" || faults[0].Args["cycle"] != "P05 → OWN-1 → P06 → P05" {
		t.Errorf("%v", faults)
	}
}

func TestMergingTakesInitiativesAndNamesConflicts(t *testing.T) {
	into, other := decoded(t, ownInitiatives), decoded(t, strings.Replace(strings.Replace(ownInitiatives, "18000", "17000", 1), "OWN-1", "OWN-2", 1))
	report, faults := Merge(into, nil, other)
	if len(faults) > 0 || len(report.Conflicts) != 1 || len(report.Added) != 1 || len(into.Initiatives) != 3 {
		t.Errorf("%v, %+v", faults, report)
	}
}

func TestSchemaRefusesBadInitiatives(t *testing.T) {
	s := compiledSchema(t)
	for _, name := range []string{"initiative no id", "weeks half given", "weeks in words", "need of nobody", "unknown risk"} {
		if schemaAccepts(t, s, faultyFile(faultyFiles[name].file)) == nil || faultyFiles[name].file == "" {
			t.Errorf("%s: the schema takes it", name)
		}
	}
}

package scoring_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/scoring"
	"rahbord/templates"

	"github.com/google/go-cmp/cmp"
)

var sampleNames = []string{"distributor", "brand", "startup"}

// sample reads a sample client and insists that it is sound.
func sample(t *testing.T, p *questionnaire.Pack, name, lang string) *engagement.Engagement {
	t.Helper()
	file := name + "." + lang + ".yaml"
	data, err := fs.ReadFile(templates.Samples(), file)
	if err != nil {
		t.Fatal(err)
	}
	e, faults := engagement.Decode(strings.NewReader(string(data)), file)
	if e != nil {
		faults = append(faults, engagement.Check(e, p)...)
	}
	if len(faults) > 0 {
		t.Fatalf("%v", faults)
	}
	return e
}

func TestSamplesAreSoundAndTheSameInEveryLanguage(t *testing.T) {
	p := crm(t)
	files, err := fs.Glob(templates.Samples(), "*.yaml")
	if err != nil || len(files) != 9 {
		t.Fatalf("%d sample files (%v), want 9", len(files), err)
	}
	for _, name := range sampleNames {
		var first *scoring.Result
		for _, lang := range []string{"en", "fa", "he"} {
			e := sample(t, p, name, lang)
			if !e.Sample || string(e.Language) != lang {
				t.Errorf("%s.%s: sample %v, language %s", name, lang, e.Sample, e.Language)
			}
			r := scoring.Assess(p, e)
			if first == nil {
				first = &r
			} else if d := cmp.Diff(*first, r, ignoreUnexported); d != "" {
				t.Errorf("%s.%s scores differently: %s", name, lang, d)
			}
		}
		if !first.Overall.Points.Known || len(first.Overall.Missing) > 0 {
			t.Errorf("%s: not every area can be reported: %v", name, first.Overall.Missing)
		}
	}
}

func TestDistributorSampleIsTheDemoOrganisation(t *testing.T) {
	p := crm(t)
	want := scoring.Assess(p, demo(t, p))
	got := scoring.Assess(p, sample(t, p, "distributor", "en"))
	for i, ind := range got.Indicators {
		if ind.NA != want.Indicators[i].NA || !ind.Level.Value.Equal(want.Indicators[i].Level.Value) {
			t.Errorf("%s = %s (n/a %v), want %s", ind.ID, ind.Level.Value, ind.NA, want.Indicators[i].Level.Value)
		}
	}
	sameScore(t, "R", got.Overall.Points, "22002252365/975363389")
	if len(got.Gaps) == 0 {
		t.Error("the sample shows no perception gap")
	}
}

func TestStartupSampleAnswersExactlyTheQuickScan(t *testing.T) {
	p := crm(t)
	e := sample(t, p, "startup", "en")
	quick := map[string]bool{}
	for _, k := range p.Indicators {
		if k.Quick {
			quick[k.ID] = true
		}
	}
	seen := map[string]bool{}
	for _, r := range e.Respondents {
		for _, a := range r.Answers {
			if !quick[a.Indicator] {
				t.Errorf("%s is not in the quick scan", a.Indicator)
			}
			seen[a.Indicator] = true
		}
	}
	if len(seen) != len(quick) {
		t.Errorf("%d of %d quick indicators answered", len(seen), len(quick))
	}
}

// A pack with another scale and roll-up, by hand: levels 0 to 10, index over all indicators.
func TestAnotherModelScoresByItsOwnRules(t *testing.T) {
	p := pack(t, "../questionnaire/testdata/packs/scale0to10")
	if p.RollUp != questionnaire.ByIndicators || p.Scale.Levels != 11 || p.Scale.First != 0 {
		t.Fatalf("the pack is not the one this test is about: %+v", p.Scale)
	}
	e := &engagement.Engagement{}
	r := engagement.Respondent{ID: "a", Role: p.Roles[0]}
	var sum, weights exact.Rat
	for i, k := range p.Indicators {
		level := exact.Frac(i%21, 2) // half levels count too
		r.Answers = append(r.Answers, engagement.Answer{Indicator: k.ID, Level: level})
		low := level.Floor()
		points := p.Scale.Points[low]
		if !level.IsInt() {
			points = points.Add(p.Scale.Points[low+1]).Quo(exact.Of(2))
		}
		sum, weights = sum.Add(k.Weight.Mul(points)), weights.Add(k.Weight)
	}
	e.Respondents = []engagement.Respondent{r}
	got := scoring.Assess(p, e)
	sameScore(t, fmt.Sprint("index of ", p.ID), got.Overall.Points, sum.Quo(weights).Fraction())
}

package questionnaire_test

import (
	"os"
	"testing"

	"rahbord/internal/exact"
	"rahbord/questionnaire"

	"pgregory.net/rapid"
)

func smallScale(t *testing.T) *questionnaire.Pack {
	t.Helper()
	p, faults := questionnaire.Load(os.DirFS("testdata/packs/scale0to10"))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return p
}

func TestAModelOfAnyScaleLoads(t *testing.T) {
	p := smallScale(t)
	if p.Settings.Scale.First != 0 || p.Settings.Scale.Last() != 10 || p.RollUp != questionnaire.ByIndicators || len(p.Questions) != 0 {
		t.Errorf("read as %+v", p.Settings)
	}
	if w := p.Text("he"); w == nil || w.Indicator("first").Statement == "" || p.Text("en") != nil {
		t.Error("words are not those of the one language it speaks")
	}
}

func TestPointsOfALevelLieOnStraightLinesBetweenTheLevels(t *testing.T) {
	p := smallScale(t)
	for level, want := range map[string]string{
		"0": "0", "1": "5", "0.5": "2.5", "3": "20", "5.5": "47.5", "6": "55", "10": "100", "9.9": "99",
		"-1": "0", "11": "100", "13/3": "100/3",
	} {
		l, err := exact.Parse(level)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.EvalPoints(l).String(); got != want {
			t.Errorf("level %s: %s points, want %s", level, got, want)
		}
	}
	crm := pack(t)
	if got := crm.EvalPoints(exact.Frac(5, 2)).String(); got != "37.5" {
		t.Errorf("level 2.5 of 1 to 5: %s points", got)
	}
}

func TestMoreLevelNeverGivesFewerPoints(t *testing.T) {
	packs := []*questionnaire.Pack{smallScale(t), pack(t)}
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom(packs).Draw(t, "pack")
		level := func(name string) exact.Rat {
			return exact.Frac(rapid.IntRange(-40, 240).Draw(t, name), rapid.IntRange(1, 20).Draw(t, name+" of"))
		}
		a, b := level("a"), level("b")
		if b.Less(a) {
			a, b = b, a
		}
		low, high := p.EvalPoints(a), p.EvalPoints(b)
		if high.Less(low) || low.Sign() < 0 || exact.Of(100).Less(high) {
			t.Fatalf("levels %s and %s give %s and %s", a, b, low, high)
		}
	})
}

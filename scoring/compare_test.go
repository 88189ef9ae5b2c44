package scoring_test

import (
	"testing"

	"pgregory.net/rapid"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/scoring"
)

func TestAnAssessmentComparedWithItselfDoesNotMove(t *testing.T) {
	everyPack(t, func(t *rapid.T, p *questionnaire.Pack) {
		r := assess(p, anyone(t, p))
		c := scoring.Compare(r, r)
		if len(c.Limits) > 0 {
			t.Fatalf("limits %v", c.Limits)
		}
		for _, m := range append(append(c.Areas, c.Indicators...), c.Overall, c.Like) {
			if m.Change().Sign() != 0 {
				t.Fatalf("%s moved by %v", m.ID, m.Change())
			}
		}
	})
}

func TestComparisonBackwardsIsTheNegative(t *testing.T) {
	everyPack(t, func(t *rapid.T, p *questionnaire.Pack) {
		a, b := assess(p, anyone(t, p)), assess(p, anyone(t, p))
		there, back := scoring.Compare(a, b), scoring.Compare(b, a)
		for i, m := range there.Indicators {
			if !m.Change().Equal(back.Indicators[i].Change().Neg()) {
				t.Fatalf("%s: %v and %v", m.ID, m.Change(), back.Indicators[i].Change())
			}
		}
		if there.Common != back.Common || there.Asked != back.Asked {
			t.Fatalf("%d of %d, backwards %d of %d", there.Common, there.Asked, back.Common, back.Asked)
		}
	})
}

func TestLikeForLikeLooksOnlyAtWhatWasAnsweredTwice(t *testing.T) {
	p := crm(t)
	before := assess(p, one(t, "MGT", area("SRV", "2 2 2 2 2 2")))
	after := assess(p, one(t, "MGT", area("SRV", "2 2 2 2 2 2")+", "+area("CUL", "5 5 5 5 5")))
	c := scoring.Compare(before, after)
	if c.Like.Why != "" || c.Like.Change().Sign() != 0 {
		t.Errorf("like for like moved: %+v", c.Like)
	}
	reasons := map[scoring.Obstacle]int{}
	for _, m := range c.Indicators {
		reasons[m.Why]++
	}
	if reasons[""] != c.Common || c.Common == 0 || reasons[scoring.NotThen] == 0 || reasons[scoring.NotNow] != 0 {
		t.Errorf("reasons %v, %d in common", reasons, c.Common)
	}
}

func TestOneLevelHigherEverywhereIsAMovementOfOne(t *testing.T) {
	p := crm(t)
	before := assess(p, one(t, "MGT", area("SRV", "2 2 2 2 2 2")))
	after := assess(p, one(t, "MGT", area("SRV", "3 3 3 3 3 3")))
	m := scoring.Compare(before, after).Indicators
	moved := 0
	for _, x := range m {
		if x.Why == "" && x.Change().Equal(exact.Of(1)) {
			moved++
		}
	}
	if moved != scoring.Compare(before, after).Common || moved == 0 {
		t.Errorf("%d of %d indicators moved by one level", moved, scoring.Compare(before, after).Common)
	}
}

func TestWhatLimitsAComparisonIsNamed(t *testing.T) {
	p := crm(t)
	full := one(t, "MGT", area("SRV", "2 2 2 2 2 2"))
	quick := one(t, "MGT", area("SRV", "2 2 2 2 2 2"))
	quick.Assessment = engagement.Assessment{Quick: true, Method: engagement.Median, EvidenceCap: true}
	a, b := assess(p, full), assess(p, quick)
	b.PackVersion = "0.1"
	got := map[scoring.Obstacle]bool{}
	for _, o := range scoring.Compare(a, b).Limits {
		got[o] = true
	}
	for _, want := range []scoring.Obstacle{scoring.OtherVersion, scoring.OtherScope, scoring.OtherMethod, scoring.OtherCap} {
		if !got[want] {
			t.Errorf("%s is not named in %v", want, got)
		}
	}
}

package scoring_test

import (
	"fmt"
	"slices"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/scoring"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

var ignoreUnexported = cmpopts.IgnoreUnexported(scoring.Indicator{})

// anyone draws an engagement with a few respondents and random answers.
func anyone(t *rapid.T, p *questionnaire.Pack) *engagement.Engagement {
	e := &engagement.Engagement{}
	e.Assessment.Method = rapid.SampledFrom([]engagement.Method{"", engagement.Mean, engagement.Median}).Draw(t, "method")
	e.Assessment.EvidenceCap = rapid.Bool().Draw(t, "cap")
	people := rapid.IntRange(1, 5).Draw(t, "people")
	for i := range people {
		r := engagement.Respondent{ID: fmt.Sprint("p", i), Role: rapid.SampledFrom(p.Roles).Draw(t, "role")}
		for _, k := range p.Indicators {
			a := engagement.Answer{Indicator: k.ID}
			switch n := rapid.IntRange(-2, p.Scale.Levels).Draw(t, k.ID); {
			case n == -2:
				continue
			case n == -1:
				a.State = engagement.DontKnow
			case n == 0:
				a.State, a.Reason = engagement.NA, "does not apply"
			default:
				a.Level = exact.Of(p.Scale.First + n - 1)
				a.Grade, a.Graded = rapid.IntRange(0, p.Evidence.Grades).Draw(t, "grade"), true
			}
			r.Answers = append(r.Answers, a)
		}
		e.Respondents = append(e.Respondents, r)
	}
	return e
}

func packs(t testing.TB) []*questionnaire.Pack {
	return []*questionnaire.Pack{crm(t), pack(t, "../questionnaire/testdata/packs/scale0to10")}
}

// everyPack runs a property on the product's pack and on one with another scale and roll-up.
func everyPack(t *testing.T, property func(t *rapid.T, p *questionnaire.Pack)) {
	for _, p := range packs(t) {
		t.Run(p.ID, rapid.MakeCheck(func(rt *rapid.T) { property(rt, p) }))
	}
}

func TestScoresStayInBounds(t *testing.T) {
	everyPack(t, func(t *rapid.T, p *questionnaire.Pack) {
		r := scoring.Assess(p, anyone(t, p))
		low, high := p.Scale.Points[0], p.Scale.Points[len(p.Scale.Points)-1]
		in := func(what string, s scoring.Score, low, high exact.Rat) {
			if s.Known && (s.Value.Less(low) || high.Less(s.Value)) {
				t.Fatalf("%s = %s lies outside", what, s.Value)
			}
		}
		in("overall", r.Overall.Points, low, high)
		var weights, shares exact.Rat
		for _, a := range r.Areas {
			in(a.ID, a.Points, low, high)
			in(a.ID+" r_wg(J)", a.RwgJ, exact.Of(0), exact.Of(1))
			if a.Points.Known && (a.Level < 1 || a.Level > len(p.Bands) || a.Level > a.Uncapped) {
				t.Fatalf("label %d of %s, uncapped %d", a.Level, a.ID, a.Uncapped)
			}
			weights = weights.Add(a.Weight)
		}
		for _, i := range r.Indicators {
			in(i.ID, i.Level, exact.Of(p.Scale.First), exact.Of(p.Scale.Last()))
			in(i.ID+" r_wg", i.Rwg, exact.Of(0), exact.Of(1))
			shares = shares.Add(i.Share)
		}
		if !weights.Equal(exact.Of(100)) || !shares.Equal(exact.Of(100)) {
			t.Fatalf("weights sum to %s, shares to %s", weights, shares)
		}
	})
}

func TestRaisingOneAnswerNeverLowersAnything(t *testing.T) {
	everyPack(t, func(t *rapid.T, p *questionnaire.Pack) {
		e := anyone(t, p)
		before := scoring.Assess(p, e)
		person := rapid.IntRange(0, len(e.Respondents)-1).Draw(t, "who")
		answers := e.Respondents[person].Answers
		if len(answers) == 0 {
			t.Skip("nothing answered")
		}
		at := rapid.IntRange(0, len(answers)-1).Draw(t, "which")
		if answers[at].State != engagement.Level || !answers[at].Level.Less(exact.Of(p.Scale.Last())) {
			t.Skip("cannot be raised")
		}
		answers[at].Level = answers[at].Level.Add(exact.Of(1))
		after := scoring.Assess(p, e)
		if after.Overall.Points.Value.Less(before.Overall.Points.Value) || after.Overall.Level < before.Overall.Level {
			t.Fatal("the overall index fell")
		}
		for i, a := range after.Areas {
			if a.Points.Value.Less(before.Areas[i].Points.Value) || a.Level < before.Areas[i].Level {
				t.Fatalf("%s fell", a.ID)
			}
		}
	})
}

func TestOrderOfPeopleAndAnswersDoesNotMatter(t *testing.T) {
	everyPack(t, func(t *rapid.T, p *questionnaire.Pack) {
		e := anyone(t, p)
		before := scoring.Assess(p, e)
		e.Respondents = rapid.Permutation(e.Respondents).Draw(t, "people")
		for i := range e.Respondents {
			slices.Reverse(e.Respondents[i].Answers)
		}
		after := scoring.Assess(p, e)
		if d := cmp.Diff(before, after, ignoreUnexported); d != "" {
			t.Fatal(d)
		}
	})
}

func TestScaleOfWeightsDoesNotMatter(t *testing.T) {
	for _, p := range packs(t) {
		scaled := pack2(*p, exact.Frac(7, 3))
		t.Run(p.ID, rapid.MakeCheck(func(rt *rapid.T) {
			e := anyone(rt, p)
			if d := cmp.Diff(scoring.Assess(p, e), scoring.Assess(scaled, e), ignoreUnexported); d != "" {
				rt.Fatal(d)
			}
		}))
	}
}

// pack2 multiplies all indicator and area weights.
func pack2(p questionnaire.Pack, factor exact.Rat) *questionnaire.Pack {
	p.Indicators, p.Areas = slices.Clone(p.Indicators), slices.Clone(p.Areas)
	for i := range p.Indicators {
		p.Indicators[i].Weight = p.Indicators[i].Weight.Mul(factor)
	}
	for i := range p.Areas {
		p.Areas[i].Weight = p.Areas[i].Weight.Mul(factor)
	}
	return &p
}

// N/A by consensus takes the indicator out: the area is the mean of the others.
func TestNotApplicableIsNeutral(t *testing.T) {
	p := crm(t)
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.SampledFrom(p.Indicators).Draw(t, "indicator")
		e := &engagement.Engagement{}
		r := engagement.Respondent{ID: "p", Role: "MGT"}
		level := exact.Of(rapid.IntRange(1, 5).Draw(t, "level of the others"))
		for _, other := range p.IndicatorsOf(k.Area) {
			answer := engagement.Answer{Indicator: other.ID, Level: level}
			if other.ID == k.ID {
				answer.Level = exact.Of(rapid.IntRange(1, 5).Draw(t, "level"))
			}
			r.Answers = append(r.Answers, answer)
		}
		e.Respondents = []engagement.Respondent{r}
		e.Agree(engagement.Agreed{Indicator: k.ID, State: engagement.NA, Reason: "does not apply"})
		a := scoring.Assess(p, e)
		if got := a.Area(k.Area).Points; !got.Known || !got.Value.Equal(p.EvalPoints(level)) {
			t.Fatalf("%s without %s = %v, want the points of level %s", k.Area, k.ID, got, level)
		}
	})
}

func TestNothingAnsweredIsUnknown(t *testing.T) {
	for _, p := range packs(t) {
		r := scoring.Assess(p, &engagement.Engagement{})
		if r.Overall.Points.Known || r.Overall.Level != 0 || len(r.Opportunities)+len(r.Strengths)+len(r.Foundations) > 0 {
			t.Errorf("%s: %+v from nothing", p.ID, r.Overall)
		}
		for _, a := range r.Areas {
			if a.Points.Known || a.Level != 0 || a.Priority.Sign() != 0 {
				t.Errorf("%s: %s is known", p.ID, a.ID)
			}
		}
	}
}

func TestConsensusOverridesAndKeepsTheAnswers(t *testing.T) {
	p := crm(t)
	e := &engagement.Engagement{Respondents: []engagement.Respondent{
		person(t, "a", "MGT", "SRV-1 5"), person(t, "b", "SRV", "SRV-1 1"), person(t, "c", "SAL", "SRV-1 1"),
	}}
	e.Agree(engagement.Agreed{Indicator: "SRV-1", Level: rat(t, "2.5")})
	ind := assess(p, e).Indicator("SRV-1")
	sameScore(t, "agreed level", ind.Level, "5/2")
	sameScore(t, "plain mean of the answers", ind.Mean, "7/3")
	if !ind.Consensus || !ind.Discuss || ind.Answers != 3 {
		t.Errorf("the original answers are gone: %+v", ind)
	}
}

func assess(p *questionnaire.Pack, e *engagement.Engagement) *scoring.Result {
	r := scoring.Assess(p, e)
	return &r
}

func TestMajorityNotApplicableNeedsAStatedCondition(t *testing.T) {
	p := crm(t)
	three := func(id string) *scoring.Indicator {
		e := &engagement.Engagement{Respondents: []engagement.Respondent{
			person(t, "a", "MGT", id+" na"), person(t, "b", "SRV", id+" na"), person(t, "c", "SAL", id+" 2"), person(t, "d", "SAL", id+" dk"),
		}}
		return assess(p, e).Indicator(id)
	}
	if !three("LOY-1").NA {
		t.Error("LOY-1 states a condition, two of three chose N/A, but it counts")
	}
	if i := three("SRV-2"); i.NA || !i.Level.Known {
		t.Error("SRV-2 states no condition, but respondents alone took it out")
	}
}

func TestEvidenceCapLowersOrLists(t *testing.T) {
	p := crm(t)
	e := one(t, "MGT", "SRV-1 5, SRV-2 5, SRV-3 5, SRV-4 3")
	for i, grade := range []int{0, 1, 2, 0} {
		e.Respondents[0].Answers[i].Grade, e.Respondents[0].Answers[i].Graded = grade, true
	}
	r := assess(p, e)
	if d := cmp.Diff([]string{"SRV-1", "SRV-2"}, r.Claimed); d != "" {
		t.Error("claimed above evidence:", d)
	}
	sameScore(t, "uncapped", r.Indicator("SRV-1").Level, "5")
	e.Assessment.EvidenceCap = true
	r = assess(p, e)
	for id, want := range map[string]string{"SRV-1": "3", "SRV-2": "4", "SRV-3": "5", "SRV-4": "3"} {
		sameScore(t, id, r.Indicator(id).Level, want)
	}
	if len(r.Claimed) > 0 {
		t.Error("capped levels are listed as claimed")
	}
}

func TestSmallRoleGroupsAreMergedUnlessNamed(t *testing.T) {
	p := crm(t)
	e := &engagement.Engagement{}
	for i, who := range []string{"MGT 5", "SRV 1", "SRV 1", "SRV 1", "SAL 4", "MKT 5"} {
		e.Respondents = append(e.Respondents, person(t, fmt.Sprint(i), who[:3], "SRV-1 "+who[4:]))
	}
	r := assess(p, e)
	if len(r.Gaps) != 1 || r.Gaps[0].High.Role != "" || r.Gaps[0].High.Count != 3 || r.Gaps[0].Low.Role != "SRV" {
		t.Fatalf("gaps %+v, want three merged people against service", r.Gaps)
	}
	same(t, "merged mean", r.Gaps[0].High.Mean, "14/3")
	e.Assessment.Names = true
	if g := assess(p, e).Gaps[0]; g.High.Role == "" || !g.Gap.Equal(exact.Of(4)) {
		t.Errorf("with names allowed the gap is %+v", g)
	}
	e.Respondents = e.Respondents[:2]
	e.Assessment.Names = false
	if gaps := assess(p, e).Gaps; len(gaps) > 0 {
		t.Errorf("two people are recognisable in %+v", gaps)
	}
}

func TestQuickScanAsksThirtyAndNeedsTwoAnAnswer(t *testing.T) {
	p := crm(t)
	e := demo(t, p)
	e.Assessment.Quick = true
	r := assess(p, e)
	scope := 0
	for _, i := range r.Indicators {
		if i.InScope {
			scope++
		}
	}
	if scope != 30 || !r.Overall.Points.Known {
		t.Errorf("%d indicators in scope, overall known %v; want 30 and known", scope, r.Overall.Points.Known)
	}
}

func TestSensitivityOfTheDemo(t *testing.T) {
	p := crm(t)
	r := assess(p, demo(t, p))
	s := scoring.OpportunitySensitivity(p, r)
	if len(s.Pairs) != 9 || len(s.Ranks) != 10 {
		t.Fatalf("%d pairs, %d ranks", len(s.Pairs), len(s.Ranks))
	}
	if !s.Pairs[1].Tied || s.Pairs[0].Tied {
		t.Errorf("SRV-1 and SRV-3 have the same worth, SRV-2 half as much again: %+v", s.Pairs[:2])
	}
	for _, r := range s.Ranks[1:] {
		if r.MeanRank <= s.Ranks[0].MeanRank || s.Ranks[0].ID != "SRV-2" || s.Ranks[0].InTop < p.Sensitivity.Robust.Float64() {
			t.Errorf("SRV-2 is no robust first: %+v, then %+v", s.Ranks[0], r)
		}
	}
	if d := cmp.Diff(s, scoring.OpportunitySensitivity(p, r)); d != "" {
		t.Error("two runs differ:", d)
	}
}

func TestExplanationAddsUpToTheScore(t *testing.T) {
	p := crm(t)
	e := demo(t, p)
	r := assess(p, e)
	for _, area := range p.Areas {
		x, ok := scoring.ExplainArea(p, e, r, area.ID)
		if !ok || !x.ProductSum.Quo(x.WeightSum).Equal(r.Area(area.ID).Points.Value) {
			t.Errorf("%s: %s / %s is not its score", area.ID, x.ProductSum, x.WeightSum)
		}
		raw := x.BaseWeight
		for _, f := range x.Factors {
			raw = raw.Mul(f.Value)
		}
		if !raw.Mul(exact.Of(100)).Quo(x.RawTotal).Equal(r.Area(area.ID).Weight) {
			t.Errorf("%s: the factors do not make its weight", area.ID)
		}
		for _, ind := range x.Indicators {
			for _, g := range ind.Groups {
				if !exact.Sum(g.Levels...).Quo(exact.Of(len(g.Levels))).Equal(g.Mean) {
					t.Errorf("%s: %v do not make %s", ind.ID, g.Levels, g.Mean)
				}
			}
		}
	}
	if _, ok := scoring.ExplainArea(p, e, r, "XXX"); ok {
		t.Error("an unknown area is explained")
	}
}

func BenchmarkAssess(b *testing.B) {
	p := crm(b)
	for _, people := range []int{10, 100, 1000} {
		e := &engagement.Engagement{}
		for i := range people {
			r := engagement.Respondent{ID: fmt.Sprint(i), Role: p.Roles[i%len(p.Roles)]}
			for j, k := range p.Indicators {
				r.Answers = append(r.Answers, engagement.Answer{Indicator: k.ID, Level: exact.Of(1 + (i*7+j*3)%5)})
			}
			e.Respondents = append(e.Respondents, r)
		}
		b.Run(fmt.Sprint(people), func(b *testing.B) {
			for b.Loop() {
				scoring.Assess(p, e)
			}
		})
	}
}

// The index at the targets is what scoring the targets as levels would give.
func TestTargetIndexIsTheIndexOfTheTargets(t *testing.T) {
	p := crm(t)
	e := demo(t, p) // with one N/A
	e.Respondents[0].Answers = slices.DeleteFunc(e.Respondents[0].Answers, func(a engagement.Answer) bool {
		return a.Indicator[:3] == "TEC" || a.Indicator == "MKT-1" // an area without a number, an open indicator
	})
	before := assess(p, e)
	for i := range e.Respondents[0].Answers {
		if a := &e.Respondents[0].Answers[i]; a.State == engagement.Level {
			a.Level = before.Indicator(a.Indicator).Target
		}
	}
	after := assess(p, e)
	if !before.Overall.Target.Known || !before.Overall.Target.Value.Equal(after.Overall.Points.Value) {
		t.Errorf("index at the targets = %v, want %v", before.Overall.Target.Value, after.Overall.Points.Value)
	}
}

func TestWeightsByHandCountOnlyForAProblemWithoutWeights(t *testing.T) {
	p := crm(t)
	e := demo(t, p)
	problem := func(kind string) engagement.Value {
		return engagement.Record(engagement.Field{Name: "type", Value: engagement.Text(kind)}, engagement.Field{Name: "weights", Value: engagement.List(engagement.Record(
			engagement.Field{Name: "area", Value: engagement.Text("MKT")}, engagement.Field{Name: "weight", Value: engagement.Number(exact.Of(1))}))})
	}
	e.Strategy.Set("Q1.3", problem("churn"))
	if r := assess(p, e); r.Area("MKT").Crux || !r.Area("LOY").Crux {
		t.Error("hidden weights by hand replace those of the problem")
	}
	e.Strategy.Set("Q1.3", problem("other"))
	if r := assess(p, e); !r.Area("MKT").Crux || r.Area("LOY").Crux {
		t.Error("weights by hand do not count for another problem")
	}
}

func TestExplanationSaysCappedOnlyWhenTheCapLoweredTheLevel(t *testing.T) {
	p := crm(t)
	e := one(t, "MGT", "SRV-1 5, SRV-2 3")
	e.Assessment.EvidenceCap = true
	r := assess(p, e)
	if c := r.Indicator("SRV-1").Claimed; !c.Known || c.Value.String() != "5" {
		t.Errorf("SRV-1 claimed %v, want 5", c)
	}
	if r.Indicator("SRV-2").Claimed.Known {
		t.Error("a plain 3 without evidence is called capped")
	}
}

package scoring_test

import (
	"math"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/scoring"
)

// The worked examples of the scoring model, under their numbers.

func TestExample2_1ThreeWaysToCombineAnswers(t *testing.T) {
	p := crm(t)
	e := &engagement.Engagement{}
	for i, who := range []string{"MGT 4", "SAL 2", "SAL 2", "SAL 3", "SAL 2", "SAL 3", "SRV 1", "SRV 2"} {
		f := strings.Fields(who)
		e.Respondents = append(e.Respondents, person(t, string(rune('a'+i)), f[0], "SRV-1 "+f[1]))
	}
	for method, want := range map[engagement.Method]string{"": "79/30", engagement.RoleBalanced: "79/30", engagement.Mean: "19/8", engagement.Median: "2"} {
		e.Assessment.Method = method
		r := scoring.Assess(p, e)
		sameScore(t, "level by "+string(method), r.Indicator("SRV-1").Level, want)
	}
	r := scoring.Assess(p, e)
	sameScore(t, "8.2 r_wg", r.Indicator("SRV-1").Rwg, "0.580357")
	sameScore(t, "8.2 AD", r.Indicator("SRV-1").AD, "23/32")
	if !r.Indicator("SRV-1").Discuss {
		t.Error("answers that span three levels are not marked for discussion")
	}
}

func TestExample3AreaPoints(t *testing.T) {
	p := crm(t)
	r := scoring.Assess(p, one(t, "MGT", area("SRV", "2 1 2 3 1 1")+","+area("LOY", "na 1 1 2 2 2")))
	sameScore(t, "3.1 SRV", r.Area("SRV").Points, "200/13")
	sameScore(t, "3.1 SRV mean level", r.Area("SRV").MeanLevel, "1.615385")
	sameScore(t, "3.2 LOY", r.Area("LOY").Points, "15")
	r = scoring.Assess(p, one(t, "MGT", area("LOY", "1 1 1 2 2 2")))
	sameScore(t, "3.2 LOY with level 1 for N/A", r.Area("LOY").Points, "25/2")
	for level, want := range map[string]string{"1": "0", "3": "50", "5": "100"} {
		var all []string
		for _, k := range p.Indicators {
			all = append(all, k.ID+" "+level)
		}
		r := scoring.Assess(p, one(t, "MGT", strings.Join(all, ",")))
		sameScore(t, "3.3 all "+level, r.Overall.Points, want)
	}
}

func TestExample4_1ContextWeights(t *testing.T) {
	p := crm(t)
	r := scoring.Assess(p, demo(t, p))
	for id, want := range map[string]string{
		"STR": "500000/57317", "INS": "420000/57317", "SEG": "462000/57317", "MKT": "176400/57317", "SAL": "36000/4409",
		"CHN": "240000/57317", "SRV": "675000/57317", "CXP": "504000/57317", "LOY": "35100/4409", "ORG": "300000/57317",
		"CUL": "480000/57317", "DAT": "420000/57317", "TEC": "300000/57317", "MEA": "330000/57317",
	} {
		same(t, "weight of "+id, r.Area(id).Weight, want)
	}
	same(t, "share of SRV-2", r.Indicator("SRV-2").Share, "2.717679")
}

func TestMixedEntryTakesTheMeanOfBothMultipliers(t *testing.T) {
	p := crm(t)
	e := demo(t, p)
	signs(e, "Q0.8", p, "2 2 2 2 0 0 0 0") // G = 0.5: both lists reach the threshold
	r := scoring.Assess(p, e)
	if r.Entry.Situation != "mixed" {
		t.Fatalf("entry = %q, want mixed", r.Entry.Situation)
	}
	// SRV: (1.5 + 0.8)/2 = 1.15, STR has none: the ratio of the weights tells the factor.
	ratio := r.Area("SRV").Weight.Quo(r.Area("STR").Weight)
	same(t, "SRV/STR", ratio, "207/200")
}

func TestExample5ReportingThresholds(t *testing.T) {
	p := crm(t)
	for answers, want := range map[string]struct {
		coverage string
		known    bool
	}{
		area("CXP", "2 2 2 dk dk"):    {"3/5", true},
		area("CXP", "2 2 dk dk dk"):   {"2/5", false},
		area("SRV", "2 dk 2 2 2 dk"):  {"8/13", true},
		area("CXP", "na na na dk dk"): {"0", false},
	} {
		r := scoring.Assess(p, one(t, "MGT", answers))
		a := r.Area(answers[:3])
		same(t, "coverage of "+answers, a.Coverage, want.coverage)
		if a.Points.Known != want.known {
			t.Errorf("%s: reported = %v, want %v", answers, a.Points.Known, want.known)
		}
		if r.Overall.Points.Known {
			t.Error("one area makes an overall index")
		}
	}
}

func TestOverallNeedsStrategyAndMostOfTheWeight(t *testing.T) {
	p := crm(t)
	without := func(areas ...string) *scoring.Result {
		e := demo(t, p)
		answers := e.Respondents[0].Answers
		e.Respondents[0].Answers = nil
		for _, a := range answers {
			if !strings.Contains(strings.Join(areas, " "), a.Indicator[:3]) {
				e.Respondents[0].Answers = append(e.Respondents[0].Answers, a)
			}
		}
		r := scoring.Assess(p, e)
		return &r
	}
	if r := without("STR"); r.Overall.Points.Known || r.Overall.Level != 0 {
		t.Error("an overall index without strategy")
	}
	if r := without("TEC", "MEA"); !r.Overall.Points.Known || len(r.Overall.Missing) != 2 {
		t.Errorf("two small areas missing: known %v, missing %v", r.Overall.Points.Known, r.Overall.Missing)
	}
	if r := without("SRV", "CXP", "LOY", "TEC"); r.Overall.Points.Known {
		t.Error("an overall index with a third of the weight missing")
	}
}

func TestExample6LabelsAndFloors(t *testing.T) {
	p := crm(t)
	// 6.1: culture at label 4 by points, CUL-3 at level 2.
	r := scoring.Assess(p, one(t, "MGT", area("CUL", "4 4 2 5 5 5")))
	cul := r.Area("CUL")
	if cul.Uncapped != 4 || cul.Level != 3 || strings.Join(cul.HeldBy, " ") != "CUL-3" {
		t.Errorf("CUL: label %d held from %d by %v, want 3 held by CUL-3", cul.Level, cul.Uncapped, cul.HeldBy)
	}
	// 6.2: service at label 3 by points, SRV-1 level 3, SRV-2 level 1.
	r = scoring.Assess(p, one(t, "MGT", area("SRV", "3 1 4 4 3 3")))
	srv := r.Area("SRV")
	if srv.Uncapped != 3 || srv.Level != 2 || strings.Join(srv.HeldBy, " ") != "SRV-2" {
		t.Errorf("SRV: label %d from %d by %v (%s points), want 2 from 3 by SRV-2", srv.Level, srv.Uncapped, srv.HeldBy, srv.Points.Value.Decimal(2))
	}
	for points, want := range map[string]int{"0": 1, "19.99": 1, "20": 2, "40": 3, "59.9": 3, "60": 4, "80": 5, "100": 5} {
		if got := scoring.Label(p.Bands, rat(t, points)); got != want {
			t.Errorf("label of %s points = %d, want %d", points, got, want)
		}
	}
}

func TestGateAreasHoldTheOverallLabel(t *testing.T) {
	p := crm(t)
	var all []string
	for _, k := range p.Indicators {
		level := " 5"
		if k.Area == "CUL" {
			level = " 1"
		}
		all = append(all, k.ID+level)
	}
	r := scoring.Assess(p, one(t, "MGT", strings.Join(all, ",")))
	if o := r.Overall; o.Uncapped != 5 || o.Level != 2 || strings.Join(o.HeldBy, " ") != "CUL" {
		t.Errorf("overall label %d from %d held by %v, want 2 from 5 by CUL", o.Level, o.Uncapped, o.HeldBy)
	}
}

func TestExample7OpportunitiesAndPriorities(t *testing.T) {
	p := crm(t)
	r := scoring.Assess(p, demo(t, p))
	want := []string{"SRV-2 1.358840", "SRV-1 0.905893", "SRV-3 0.905893", "SRV-5 0.905893", "SRV-6 0.905893",
		"CXP-1 0.879320", "CXP-2 0.879320", "CXP-3 0.879320", "CXP-4 0.879320", "SEG-3 0.806044"}
	for i, w := range want {
		if got := r.Opportunities[i]; got.ID+" "+got.Worth.Decimal(6) != w {
			t.Errorf("opportunity %d = %s %s, want %s", i+1, got.ID, got.Worth.Decimal(6), w)
		}
	}
	same(t, "target of SRV-2", r.Indicator("SRV-2").Target, "3")
	for id, want := range map[string][2]string{"SRV": {"8.153038", "61.5385"}, "LOY": {"5.970742", "65"}, "CXP": {"5.935412", "65"},
		"INS": {"2.564684", "50"}, "DAT": {"2.395584", "50"}, "STR": {"2.052568", "50"}} {
		same(t, "priority of "+id, r.Area(id).Priority, want[0])
		sameScore(t, "target of "+id, r.Area(id).Target, want[1])
	}
	for _, id := range []string{"SRV", "LOY", "CXP"} {
		if !r.Area(id).Crux {
			t.Errorf("%s is not a crux area", id)
		}
	}
}

func TestLongHorizonAllowsThreeStepsAndOverridesReplaceTargets(t *testing.T) {
	p := crm(t)
	e := demo(t, p)
	e.Context.Set("Q0.10", engagement.Number(exact.Of(12)))
	e.Strategy.Set("Q5.1", engagement.Record(engagement.Field{Name: "levels", Value: engagement.List(engagement.Record(
		engagement.Field{Name: "indicator", Value: engagement.Text("TEC-6")},
		engagement.Field{Name: "required_level", Value: engagement.Number(exact.Of(5))}))}))
	r := scoring.Assess(p, e)
	same(t, "SRV-2 in twelve months", r.Indicator("SRV-2").Target, "4")
	same(t, "TEC-6 required at 5", r.Indicator("TEC-6").Target, "5")
}

func TestExample8_1Agreement(t *testing.T) {
	null := scoring.UniformVariance(5)
	same(t, "null variance", null, "2")
	same(t, "8.1 r_wg", scoring.Rwg(rat(t, "3/10"), null), "17/20")
	same(t, "8.1 slight skew", scoring.Rwg(rat(t, "3/10"), rat(t, "1.34")), "0.776119")
	same(t, "8.3 more than chance", scoring.Rwg(rat(t, "16/3"), null), "0")
	variances := []exact.Rat{rat(t, "1/2"), rat(t, "1/5"), rat(t, "1/5"), rat(t, "1/5")}
	sameScore(t, "8.4 r_wg(4)", scoring.RwgJ(variances, null), "276/287")
	sameScore(t, "8.4 slight skew", scoring.RwgJ(variances, rat(t, "1.34")), "0.939361")
}

func TestExample8_4FromAnswers(t *testing.T) {
	p := crm(t)
	e := &engagement.Engagement{}
	for i, levels := range []string{"2 3 2 3", "2 3 3 3", "3 3 2 2", "2 4 2 3", "1 3 2 3"} {
		e.Respondents = append(e.Respondents, person(t, string(rune('a'+i)), "SRV", area("SRV", levels)))
	}
	r := scoring.Assess(p, e)
	for i, want := range []string{"3/4", "9/10", "9/10", "9/10"} {
		sameScore(t, "item", r.Indicator("SRV-"+string(rune('1'+i))).Rwg, want)
	}
	sameScore(t, "r_wg(4)", r.Area("SRV").RwgJ, "276/287")
	sameScore(t, "slight skew", r.Area("SRV").RwgJSkewed, "0.939361")
}

func TestExample8_5And8_6Alpha(t *testing.T) {
	a := scoring.CronbachAlpha(table("3 4 3, 2 3 4, 4 4 5, 3 2 3, 4 4 4"), crm(t).Reliability)
	sameScore(t, "8.5 alpha", a.Value, "63/86")
	if a.Enough {
		t.Error("five units are called enough")
	}
	a = scoring.CronbachAlpha(table("1 2 1 2 1, 2 2 2 1 2, 2 3 2 2 3, 3 3 3 2 3, 3 2 3 3 3, 4 3 4 3 4, 4 4 3 4 4, 5 4 4 4 5, 2 1 2 2 1, 3 4 3 3 2, 4 5 5 4 4, 1 1 2 1 2"), crm(t).Reliability)
	sameScore(t, "8.6 alpha", a.Value, "760/799")
	if math.Abs(a.Low-0.887660) > 1e-6 || math.Abs(a.High-0.983974) > 1e-6 {
		t.Errorf("Feldt interval [%.6f, %.6f], want [0.887660, 0.983974]", a.Low, a.High)
	}
	for i, want := range []string{"2256/2435", "2448/2579", "2512/2675", "16/17", "2384/2531"} {
		sameScore(t, "alpha if deleted", a.Deleted[i], want)
	}
	if !a.Enough || a.Firm {
		t.Error("twelve units are enough, but provisional")
	}
}

func table(rows string) [][]scoring.Score {
	var out [][]scoring.Score
	for _, row := range strings.Split(rows, ",") {
		var line []scoring.Score
		for _, v := range strings.Fields(row) {
			r, err := exact.Parse(v)
			line = append(line, scoring.Score{Value: r, Known: err == nil})
		}
		out = append(out, line)
	}
	return out
}

func TestAlphaLeavesIncompleteUnitsOut(t *testing.T) {
	complete := scoring.CronbachAlpha(table("3 4 3, 2 3 4, 4 4 5"), crm(t).Reliability)
	holes := scoring.CronbachAlpha(table("3 4 3, 2 ? 4, 2 3 4, 4 4 5, ? 1 1"), crm(t).Reliability)
	if holes.Units != 3 || !holes.Value.Value.Equal(complete.Value.Value) {
		t.Errorf("alpha %v over %d units, want %v over 3", holes.Value, holes.Units, complete.Value)
	}
}

func TestExample8_7And8_8Confidence(t *testing.T) {
	p := crm(t)
	// 8.8: one respondent, everything answered, no evidence.
	r := scoring.Assess(p, one(t, "MGT", area("CXP", "2 2 2 2 2")))
	same(t, "8.8", r.Area("CXP").Confidence, "11/20")
	if scoring.ConfidenceGrade(p, r.Area("CXP").Confidence) != 1 {
		t.Error("0.55 is not medium")
	}
	c := p.Confidence
	got := exact.Sum(c.Coverage.Mul(rat(t, "0.9")), c.Agreement.Mul(rat(t, "0.8")), c.Evidence.Mul(rat(t, "0.5")))
	same(t, "8.7", got, "3/4")
	if scoring.ConfidenceGrade(p, got) != 2 {
		t.Error("0.75 is not high")
	}
}

func TestExample10DemoOrganisation(t *testing.T) {
	p := crm(t)
	r := scoring.Assess(p, demo(t, p))
	for id, want := range map[string]struct {
		points string
		label  int
	}{
		"STR": {"450/17", 2}, "INS": {"15", 1}, "SEG": {"25", 2}, "MKT": {"25", 2}, "SAL": {"75/2", 2}, "CHN": {"125/6", 2}, "SRV": {"200/13", 1},
		"CXP": {"20", 2}, "LOY": {"15", 1}, "ORG": {"225/11", 2}, "CUL": {"475/14", 2}, "DAT": {"225/13", 1}, "TEC": {"25", 2}, "MEA": {"225/11", 2},
	} {
		sameScore(t, id, r.Area(id).Points, want.points)
		if r.Area(id).Level != want.label {
			t.Errorf("label of %s = %d, want %d", id, r.Area(id).Level, want.label)
		}
	}
	for i, want := range []string{"22.492977", "30.483944", "16.699759", "28.746254", "20.494505"} {
		sameScore(t, r.Dimensions[i].ID, r.Dimensions[i].Points, want)
	}
	o := r.Overall
	sameScore(t, "R", o.Points, "22002252365/975363389")
	sameScore(t, "R with base weights", o.Base, "7831919/340340")
	sameScore(t, "unweighted mean", o.Unweighted, "22.666707")
	sameScore(t, "lowest", o.Lowest, "15")
	sameScore(t, "spread", o.Spread, "45/2")
	if o.Level != 2 {
		t.Errorf("label %d, want 2", o.Level)
	}
	sameScore(t, "T (13)", r.Entry.Scores[0], "13/16")
	sameScore(t, "G (13)", r.Entry.Scores[1], "1/4")
	if r.Entry.Situation != "turnaround" {
		t.Errorf("entry %q, want turnaround", r.Entry.Situation)
	}

	e := demo(t, p)
	e.Context.Set("Q0.9", engagement.Record(engagement.Field{Name: "override", Value: engagement.Text("growth")}))
	e.Context.Set("Q0.5", engagement.Text("b2c"))
	e.Context.Set("Q0.6", engagement.Text("growth"))
	r = scoring.Assess(p, e)
	sameScore(t, "R as growing consumer business", r.Overall.Points, "22.921376")
	same(t, "MKT weight", r.Area("MKT").Weight, "10.18")
	same(t, "SEG weight", r.Area("SEG").Weight, "9.46")
}

func TestExample11_1WeightChangeThatTurnsTheRanking(t *testing.T) {
	p := crm(t)
	r := scoring.Assess(p, demo(t, p))
	// E is Σ W·c with c = Σ (w/Σw)·0.25·min(lift, gap)·(0.4 + 0.6F)·p.
	alternative := func(id, factor string) scoring.Alternative {
		alt := scoring.Alternative{ID: id, Coefficients: make([]exact.Rat, len(p.Areas))}
		for i, a := range p.Areas {
			for _, k := range p.IndicatorsOf(a.ID) {
				ind := r.Indicator(k.ID)
				part := ind.Share.Quo(r.Area(a.ID).Weight).Mul(exact.Min(p.Initiative(id).Lifts[k.ID], ind.Gap)).Mul(exact.Frac(1, 4)).Mul(rat(t, factor))
				alt.Coefficients[i] = alt.Coefficients[i].Add(part)
			}
		}
		return alt
	}
	p13 := alternative("P13", "0.87")                                       // F 1, p 0.87
	p06 := alternative("P06", rat(t, "0.898").Mul(rat(t, "0.77")).String()) // F 0.83, p 0.77
	var weights []exact.Rat
	for _, a := range r.Areas {
		weights = append(weights, a.Weight)
	}
	same(t, "E of P13", p13.Value(weights), "1.538599")
	same(t, "E of P06", p06.Value(weights), "1.520037")
	want := map[string][2]string{"CXP": {"0.107379", "1.2212"}, "SRV": {"-0.158494", "-1.3458"}, "INS": {"-0.853430", "-11.6467"}}
	turns := scoring.Turns(p13, p06, weights)
	for _, turn := range turns {
		id := p.Areas[turn.Weight].ID
		if w, ok := want[id]; ok {
			same(t, "change of "+id, turn.Change, w[0])
			same(t, "percent of "+id, turn.Relative, w[1])
			delete(want, id)
		}
		if id == "CUL" {
			t.Error("CUL turns the ranking")
		}
	}
	if len(want) > 0 {
		t.Errorf("missing turns %v", want)
	}
	c := scoring.Criticality(p13, p06, weights)
	sameScore(t, "criticality", c, "1.2212")
	if !c.Value.Less(p.Sensitivity.Tied) {
		t.Error("not practically tied")
	}
}

func TestExample11_2WeightedSumModel(t *testing.T) {
	weights := numbers(t, "0.3277 0.3058 0.2876 0.0790")
	rows := map[string]string{"A1": ".3088 .2897 .3867 .1922", "A2": ".2163 .3458 .1755 .6288", "A3": ".4509 .2473 .1194 .0575", "A4": ".0240 .1172 .3184 .1215"}
	alt := func(id string) scoring.Alternative {
		return scoring.Alternative{ID: id, Coefficients: numbers(t, strings.ReplaceAll(" "+rows[id], " .", " 0."))}
	}
	for id, want := range map[string]string{"A1": "0.316183", "A2": "0.276776", "A3": "0.262266", "A4": "0.144875"} {
		same(t, id, alt(id).Value(weights), want)
	}
	// Our change has the opposite sign of their δ; infeasible ones are left out.
	for pair, want := range map[string][]string{
		"A1 A2": {"229.7", "-64.88", "114.25"},
		"A1 A3": {"115.78", "-70.13"},
		"A2 A3": {"18.87", "-48.17", "-89.93", "-32.15"},
	} {
		f := strings.Fields(pair)
		var got []string
		for i, turn := range scoring.Turns(alt(f[0]), alt(f[1]), weights) {
			places := 2
			if i < len(want) {
				_, decimals, _ := strings.Cut(want[i], ".")
				places = len(decimals)
			}
			got = append(got, turn.Relative.Decimal(places))
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s: %v, want %v", pair, got, want)
		}
	}
}

func numbers(t testing.TB, s string) []exact.Rat {
	var out []exact.Rat
	for _, f := range strings.Fields(s) {
		out = append(out, rat(t, f))
	}
	return out
}

func TestKendallTauB(t *testing.T) {
	x := numbers(t, "1 2 3 4 5")
	for y, want := range map[string]float64{"1 2 3 4 5": 1, "5 4 3 2 1": -1, "1 1 1 1 1": 0, "2 1 3 4 5": 0.8, "1 1 2 3 4": 0.9486832980505138} {
		if got := scoring.KendallTauB(x, numbers(t, y)); math.Abs(got-want) > 1e-12 {
			t.Errorf("tau(%s) = %v, want %v", y, got, want)
		}
	}
}

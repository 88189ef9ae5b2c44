package roadmap_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/roadmap"
)

func solved(t testing.TB, p roadmap.Problem) roadmap.Plan {
	t.Helper()
	plan, err := roadmap.Solve(context.Background(), p, roadmap.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := roadmap.Verify(p, plan); err != nil {
		t.Fatal(err)
	}
	return plan
}

func basket(plan roadmap.Plan) string {
	ids := plan.IDs()
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

// The worked baskets of the strategy questionnaire, §5.9.

func TestBestBasketOfTheWorkedExample(t *testing.T) {
	plan := solved(t, demo(t, "8"))
	if got := basket(plan); got != "P05 P06 P13 P14 P17 P21 P35" {
		t.Errorf("basket %s", got)
	}
	same(t, "value", plan.Value, "9.490236")
	if !plan.Proof.Optimal || !plan.Proof.Bound.Equal(plan.Value) {
		t.Errorf("not proven: %+v", plan.Proof)
	}
	used := map[string]int64{}
	for _, l := range plan.Limits {
		used[l.ID] = l.Used
	}
	for id, want := range map[string]int64{"one_off": 5_200_000, "running": 1_000_000, "role.MKT": 750, "role.SAL": 700,
		"role.SRV": 1900, "role.IT": 700, "role.DAT": 450, "role.HR": 300, "role.MGT": 750} {
		if used[id] != want {
			t.Errorf("%s: %d used, want %d", id, used[id], want)
		}
	}
	if p06 := plan.Step("P06"); p06.End != 15 || !slices.Equal(p06.After, []string{"P05"}) {
		t.Errorf("the longest chain is not P05, P06 to week 15: %+v", p06)
	}
}

func TestBestBasketWithHalfAWeekMoreOfMarketing(t *testing.T) {
	plan := solved(t, demo(t, "8.5"))
	if got := basket(plan); got != "P05 P06 P07 P13 P14 P17 P21 P35" {
		t.Errorf("basket %s", got)
	}
	same(t, "value", plan.Value, "9.911213")
	if !plan.Proof.Optimal {
		t.Errorf("not proven: %+v", plan.Proof)
	}
}

func TestSwapNamedInTheWorkedExampleIsShortOfMarketingOnly(t *testing.T) {
	p := demo(t, "8")
	plan := solved(t, p)
	i := slices.IndexFunc(plan.Excluded, func(x roadmap.Excluded) bool { return x.ID == "P19" })
	if i < 0 || plan.Excluded[i].Reason != roadmap.OutByLimit || !slices.Contains(plan.Excluded[i].By, "role.MKT") {
		t.Errorf("P19 is not kept out by marketing time: %+v", plan.Excluded[i])
	}
}

func TestConflictNamesTheSmallestSet(t *testing.T) {
	p := demo(t, "8")
	p.Initiative("P27").Must = true
	budget := int64(5_900_000) // P27 alone costs 6,000,000
	p.Money.OneOff, p.Money.Running = &budget, nil
	_, err := roadmap.Solve(context.Background(), p, roadmap.Options{})
	var conflict *roadmap.InfeasibleError
	if !errors.As(err, &conflict) {
		t.Fatalf("error %v", err)
	}
	if got := err.Error(); got != "no plan fits: one_off, must P27" {
		t.Error(got)
	}
}

func TestWhatMustBeInAndMustNotIsNamed(t *testing.T) {
	p := demo(t, "8")
	p.Initiative("P13").Must, p.Initiative("P13").Never = true, true
	_, err := roadmap.Solve(context.Background(), p, roadmap.Options{})
	if err == nil || err.Error() != "no plan fits: never P13, must P13" {
		t.Error(err)
	}
}

func TestWhatIsLongerThanThePlanNamesTheHorizon(t *testing.T) {
	for _, weeks := range []int{3, 100} {
		p := roadmap.Problem{Format: roadmap.ProblemFormat, Overlap: exact.Frac(1, 2), Calendar: roadmap.Calendar{Weeks: 2},
			Initiatives: []roadmap.Initiative{{ID: "P", Must: true, Scopes: []roadmap.Scope{{ID: roadmap.Full, Weeks: weeks}}}}}
		_, err := roadmap.Solve(t.Context(), p, roadmap.Options{})
		var none *roadmap.InfeasibleError
		if !errors.As(err, &none) {
			t.Fatal(err)
		}
		var kinds []string
		for _, d := range none.Conflict {
			kinds = append(kinds, d.Kind)
		}
		if slices.Sort(kinds); !slices.Equal(kinds, []string{roadmap.DemandMust, roadmap.LimitWeeks}) {
			t.Errorf("%d weeks of work in a plan of 2: %v", weeks, kinds)
		}
	}
}

func TestNothingToChooseGivesAnEmptyProvenPlan(t *testing.T) {
	p := demo(t, "8")
	p.Initiatives = nil
	plan := solved(t, p)
	if len(plan.Basket) != 0 || !plan.Proof.Optimal {
		t.Errorf("%+v", plan)
	}
}

func TestWithoutMoneyOnlyWhatCostsNothingIsChosen(t *testing.T) {
	p := demo(t, "8")
	none := int64(0)
	p.Money.OneOff, p.Money.Running = &none, &none
	plan := solved(t, p)
	for _, s := range plan.Basket {
		if s.OneOff+s.Running > 0 {
			t.Errorf("%s costs money", s.ID)
		}
	}
}

func TestLightScopeIsTakenWhereTheFullOneBringsNoMore(t *testing.T) {
	scope := func(id string, weeks int, lift int) roadmap.Scope {
		return roadmap.Scope{ID: id, Weeks: weeks, Effort: map[string]int64{"A": int64(weeks) * 100}, OneOff: int64(weeks), Lifts: map[string]exact.Rat{"K": exact.Of(lift)}}
	}
	p := roadmap.Problem{Format: roadmap.ProblemFormat, Overlap: exact.Frac(1, 2), Calendar: roadmap.Calendar{Weeks: 9}, Roles: []roadmap.Role{{ID: "A"}},
		Indicators:  []roadmap.Indicator{{ID: "K", Gap: exact.Of(1), Worth: exact.Of(1)}},
		Initiatives: []roadmap.Initiative{{ID: "P", Weight: exact.Frac(1, 2), Scopes: []roadmap.Scope{scope(roadmap.Full, 5, 2), scope(roadmap.Light, 3, 1)}}}}
	if plan := solved(t, p); len(plan.Basket) != 1 || plan.Basket[0].Scope != roadmap.Light {
		t.Errorf("%+v", plan.Basket)
	}
	p.Indicators[0].Gap = exact.Of(2)
	if plan := solved(t, p); len(plan.Basket) != 1 || plan.Basket[0].Scope != roadmap.Full {
		t.Errorf("with a wider gap: %+v", plan.Basket)
	}
}

func TestWhatAddsNothingStaysOut(t *testing.T) {
	p := roadmap.Problem{Format: roadmap.ProblemFormat, Overlap: exact.Frac(1, 2), Calendar: roadmap.Calendar{Weeks: 9},
		Indicators: []roadmap.Indicator{{ID: "K", Gap: exact.Of(1), Worth: exact.Of(1)}}}
	for _, id := range []string{"P", "Q", "R"} { // each alone closes the gap
		p.Initiatives = append(p.Initiatives, roadmap.Initiative{ID: id, Weight: exact.Of(1),
			Scopes: []roadmap.Scope{{ID: roadmap.Full, Weeks: 1, Lifts: map[string]exact.Rat{"K": exact.Of(1)}}}})
	}
	plan := solved(t, p)
	if len(plan.Basket) != 1 {
		t.Fatalf("%v", plan.IDs())
	}
	for _, x := range plan.Excluded {
		if x.Reason != roadmap.OutByCovered || !slices.Equal(x.By, plan.IDs()) {
			t.Errorf("%+v", x)
		}
	}
}

func TestOneInitiativeIsTakenInsteadOfTwoThatDoTheSame(t *testing.T) {
	p := roadmap.Problem{Format: roadmap.ProblemFormat, Overlap: exact.Frac(1, 2), Calendar: roadmap.Calendar{Weeks: 9}}
	for _, k := range []string{"K", "L"} {
		p.Indicators = append(p.Indicators, roadmap.Indicator{ID: k, Gap: exact.Of(1), Worth: exact.Frac(1, 3)})
	}
	for id, lifted := range map[string][]string{"P": {"K"}, "Q": {"L"}, "R": {"K", "L"}} {
		s := roadmap.Scope{ID: roadmap.Full, Weeks: len(lifted), Lifts: map[string]exact.Rat{}, OneOff: int64(10 * len(lifted))}
		for _, k := range lifted {
			s.Lifts[k] = exact.Of(1)
		}
		p.Initiatives = append(p.Initiatives, roadmap.Initiative{ID: id, Weight: exact.Frac(1, 2), Scopes: []roadmap.Scope{s}})
	}
	budget := int64(25) // for P and Q, or for R
	p.Money.OneOff = &budget
	if plan := solved(t, p); basket(plan) != "R" {
		t.Errorf("%v", plan.IDs())
	}
}

func TestMalformedProblemsAreRefused(t *testing.T) {
	below, before, huge := int64(-1), -1, int64(9e18)
	for name, c := range map[string]struct {
		rule   string
		break_ func(*roadmap.Problem)
	}{
		"capacity below 0": {"problem-amount", func(p *roadmap.Problem) { p.Roles[0].Total = &below }},
		"budget below 0":   {"problem-amount", func(p *roadmap.Problem) { p.Money.OneOff = &below }},
		"initiative twice": {"problem-twice", func(p *roadmap.Problem) { p.Initiatives = append(p.Initiatives, p.Initiatives[0]) }},
		"unknown supplier": {"problem-unknown", func(p *roadmap.Problem) {
			p.Initiatives[0].Needs = []roadmap.Need{{AnyOf: []roadmap.Choice{{Initiative: "X", Scope: "full"}}}}
		}},
		"other overlap":      {"problem-overlap", func(p *roadmap.Problem) { p.Overlap = exact.Of(1) }},
		"other form":         {"problem-format", func(p *roadmap.Problem) { p.Format = 2 }},
		"weeks of a role":    {"problem-role-weeks", func(p *roadmap.Problem) { p.Roles[0].Weekly = []int64{1} }},
		"frozen week beyond": {"problem-frozen", func(p *roadmap.Problem) { p.Calendar.Frozen = []int{99} }},
		"no scope":           {"problem-no-scope", func(p *roadmap.Problem) { p.Initiatives[0].Scopes = nil }},
		"no week":            {"problem-amount", func(p *roadmap.Problem) { p.Calendar.Weeks = 0 }},
		"cost of everything": {"problem-amount", func(p *roadmap.Problem) { p.Initiatives[0].Scopes[0].OneOff = huge }},
		"all costs together": {"problem-sum", func(p *roadmap.Problem) {
			p.Initiatives[0].Scopes[0].OneOff, p.Initiatives[1].Scopes[0].OneOff = 1<<50, 1<<50
		}},
		"endless budget":      {"problem-amount", func(p *roadmap.Problem) { p.Money.OneOff = &huge }},
		"unknown role":        {"problem-unknown", func(p *roadmap.Problem) { p.Initiatives[0].Scopes[0].Effort = map[string]int64{"XYZ": 1} }},
		"unknown indicator":   {"problem-unknown", func(p *roadmap.Problem) { p.Initiatives[0].Scopes[0].Lifts = map[string]exact.Rat{"X99": exact.Of(1)} }},
		"deadline below 0":    {"problem-amount", func(p *roadmap.Problem) { p.Initiatives[0].Deadline = &before }},
		"unknown exclusion":   {"problem-unknown", func(p *roadmap.Problem) { p.Initiatives[0].Without = []string{"P99"} }},
		"falling estimates":   {"problem-estimates", func(p *roadmap.Problem) { p.Initiatives[0].Scopes[0].Max = exact.Rat{} }},
		"success beyond sure": {"problem-amount", func(p *roadmap.Problem) { p.Initiatives[0].Success = exact.Of(2) }},
	} {
		p := demo(t, "8")
		c.break_(&p)
		_, err := roadmap.Solve(context.Background(), p, roadmap.Options{})
		var faulty *diag.FileError
		if !errors.As(err, &faulty) || !slices.ContainsFunc(faulty.Faults, func(f diag.Fault) bool { return f.Rule == c.rule }) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSamplesHaveProvenPlans(t *testing.T) {
	pack := crm(t)
	for _, name := range []string{"distributor.en", "brand.en", "startup.en"} {
		_, _, p := sample(t, pack, name+".yaml")
		plan := solved(t, p)
		if !plan.Proof.Optimal || len(plan.Basket) == 0 {
			t.Errorf("%s: %+v", name, plan.Proof)
		}
		t.Logf("%s: %s, value %s, %d nodes", name, basket(plan), plan.Value.Decimal(6), plan.Proof.Nodes)
		for _, s := range plan.Basket {
			t.Logf("  %s %s weeks %d-%d effect %s", s.ID, s.Scope, s.Start+1, s.End, s.Effect.Decimal(3))
		}
		for _, l := range plan.Limits {
			if l.Available != nil {
				t.Logf("  %s %d of %d", l.ID, l.Used, *l.Available)
			}
		}
		for _, x := range plan.Excluded {
			t.Logf("  out %s %s %v %s", x.ID, x.Reason, x.By, x.Effect.Decimal(3))
		}
	}
}

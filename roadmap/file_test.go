package roadmap_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"rahbord/roadmap"

	"github.com/google/go-cmp/cmp"
)

func TestAProblemWrittenToAFileGivesTheSamePlan(t *testing.T) {
	for _, file := range []string{"distributor.en.yaml", "brand.fa.yaml", "startup.he.yaml"} {
		_, _, p := sample(t, crm(t), file)
		data, err := roadmap.EncodeProblem(p)
		if err != nil {
			t.Fatal(err)
		}
		again, err := roadmap.DecodeProblem(data)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(solved(t, p), solved(t, again)); d != "" {
			t.Errorf("%s: %s", file, d)
		}
		rewritten, err := roadmap.EncodeProblem(again)
		if err != nil || !bytes.Equal(data, rewritten) {
			t.Errorf("%s: written twice, the files differ (%v)", file, err)
		}
	}
}

func TestFilesThatAreNoProblemAreRefused(t *testing.T) {
	for _, data := range []string{"", "a: 1", "format: 1\noverlap: 0.5\nsurprise: 1", "format: 2", "format: 1\noverlap: 0.5\ncalendar: {weeks: -1}", strings.Repeat("#", 5<<20)} {
		if _, err := roadmap.DecodeProblem([]byte(data)); err == nil {
			t.Errorf("%.40q is taken for a problem", data)
		}
	}
}

const smallProblem = `format: 1
overlap: "0.5"
calendar: {start: 2026-12-07, weeks: 4, frozen: [1]}
money: {one_off: 5000}
roles: [{id: A, total: 100, weekly: [50, 50, 50, 0]}]
parallel: 1
teams: [{role: A, most: 1}]
indicators: [{id: K, gap: "3/2", worth: "0.7"}]
initiatives:
  - {id: P, weight: "0.5", success: "0.9", scopes: [{id: full, weeks: 2, effort: {A: 30}, lifts: {K: "2"}, touches: [A]}]}
  - {id: Q, weight: "0.3", must: true, earliest: 1, scopes: [{id: full, weeks: 1}], needs: [{supplier: P, any_of: [{initiative: P, scope: full}]}]}
`

func TestASmallProblemFromAFileIsSolved(t *testing.T) {
	p, err := roadmap.DecodeProblem([]byte(smallProblem))
	if err != nil {
		t.Fatal(err)
	}
	if plan := solved(t, p); basket(plan) != "P Q" || plan.Step("P").End != 3 || plan.Step("Q").Start != 3 {
		t.Errorf("%+v", plan.Basket)
	}
}

func FuzzDecodeProblem(f *testing.F) {
	f.Add([]byte(smallProblem))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := roadmap.DecodeProblem(data)
		if err != nil {
			return
		}
		again, err := roadmap.EncodeProblem(p)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := roadmap.DecodeProblem(again); err != nil {
			t.Fatalf("written but not read: %v", err)
		}
		if len(p.Initiatives) > 4 || p.Calendar.Weeks > 12 {
			return
		}
		if plan, err := roadmap.Solve(context.Background(), p, roadmap.Options{Nodes: 50}); err == nil {
			roadmap.Simulate(p, plan, 3, 1)
		}
	})
}

// many repeats the catalogue until there are n candidates.
func many(t *testing.T, n int) roadmap.Problem {
	_, _, p := sample(t, crm(t), "distributor.en.yaml")
	catalogue := slices.Clone(p.Initiatives)
	for round := 1; len(p.Initiatives) < n; round++ {
		for _, in := range catalogue {
			in.ID = fmt.Sprintf("%s-%d", in.ID, round)
			if len(p.Initiatives) < n {
				p.Initiatives = append(p.Initiatives, in)
			}
		}
	}
	return p
}

func TestFiveHundredCandidatesEndWithAGap(t *testing.T) {
	if testing.Short() {
		t.Skip("one large search alone")
	}
	p := many(t, 500)
	began := time.Now()
	plan, err := roadmap.Solve(context.Background(), p, roadmap.Options{Nodes: 2000})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d members, value %s, %+v, %v", len(plan.Basket), plan.Value.Decimal(3), plan.Proof, time.Since(began))
	if !plan.Proof.Optimal && (plan.Proof.Stopped != roadmap.StoppedByNodes || plan.Proof.Gap.Sign() <= 0) {
		t.Errorf("%+v", plan.Proof)
	}
	if err := roadmap.Verify(p, plan); err != nil {
		t.Error(err)
	}
}

func TestASearchThatIsStoppedSaysSo(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	plan, err := roadmap.Solve(ctx, many(t, 200), roadmap.Options{})
	switch {
	case err == roadmap.ErrNoPlanYet:
	case err != nil:
		t.Error(err)
	case plan.Proof.Optimal || plan.Proof.Stopped != roadmap.StoppedByTime:
		t.Errorf("%+v", plan.Proof)
	}
}

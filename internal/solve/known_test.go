package solve

import (
	"math/rand/v2"
	"testing"
)

func TestWhatIsKnownBeforeTheSearchChangesNothingProven(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 9))
	feasible, taken := 0, 0
	for range instances(t, 300) {
		p := small(r)
		plain := mustSolve(t, p)
		if plain.Status == Infeasible {
			continue
		}
		feasible++
		elsewhere := mustSolve(t, small(r)) // a plan of another problem, which may or may not hold here
		most, below := plain.Value, max(0, plain.Value-1)
		for name, o := range map[string]Options{
			"its plan":         {Start: plain.Start},
			"another plan":     {Start: elsewhere.Start},
			"nothing chosen":   {Start: nowhere(len(p.Tasks))},
			"its value":        {AtLeast: plain.Value},
			"a lower value":    {AtLeast: below, Start: plain.Start},
			"its bound":        {AtMost: &most},
			"bound and a plan": {AtMost: &most, Start: plain.Start},
		} {
			got, err := Solve(p, o)
			if err != nil || got.Status != Optimal || got.Value != plain.Value || got.Bound != plain.Value {
				t.Errorf("%s: %v %+v %v, without it %+v", name, got.Status, got.Bounds, err, plain.Bounds)
			}
			if v, err := Check(p, got.Start); err != nil || v != got.Value {
				t.Errorf("%s: the plan is worth %d: %v", name, v, err)
			}
		}
		if got, err := Solve(p, Options{AtMost: &most, Start: plain.Start}); err == nil && got.Conflicts == 0 {
			taken++
		}
		if got, err := Solve(p, Options{AtLeast: plain.Value + 1}); err != nil || got.Status != Infeasible || got.Start != nil {
			t.Errorf("more than the best: %v %+v %v", got.Status, got.Bounds, err)
		}
	}
	if feasible < 5 || taken != feasible {
		t.Errorf("%d problems with a plan, %d settled by what is known", feasible, taken)
	}
}

func nowhere(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

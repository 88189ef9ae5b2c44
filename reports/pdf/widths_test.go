package pdf

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestColumnsFillTheWidthAndGetTheirLeastWherePossible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(t, "columns")
		shares := rapid.SliceOfN(rapid.Float64Range(0, 5), n, n).Draw(t, "shares")
		least := rapid.SliceOfN(rapid.Float64Range(1, 150), n, n).Draw(t, "least")
		const width = 480.0
		needed, sum := 0.0, 0.0
		for _, w := range least {
			needed += w
		}
		got := fit(shares, least, width)
		for i, w := range got {
			sum += w
			if needed < width && w < least[i]-0.02 {
				t.Errorf("column %d gets %.1f, needs %.1f", i, w, least[i])
			}
			if w < 1 || math.IsNaN(w) {
				t.Errorf("column %d gets %f", i, w)
			}
		}
		if sum > width+0.1 || needed < width && sum < width-0.1 {
			t.Errorf("columns take %.1f of %.0f", sum, width)
		}
	})
}

func TestColumnsFollowTheirSharesWhenWordsFit(t *testing.T) {
	got := fit([]float64{1, 3}, []float64{10, 10}, 400)
	if got[0] != 100 || got[1] != 300 {
		t.Errorf("%v", got)
	}
}

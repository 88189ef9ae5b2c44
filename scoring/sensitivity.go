package scoring

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"rahbord/internal/exact"
	"rahbord/questionnaire"

	"gonum.org/v1/gonum/stat/distuv"
)

// Alternative is something ranked by a sum of weights: Σ W·Coefficient.
type Alternative struct {
	ID           string
	Coefficients []exact.Rat // one per weight
}

// Value is the alternative's worth under the weights.
func (alt Alternative) Value(weights []exact.Rat) exact.Rat {
	var sum exact.Rat
	for i, c := range alt.Coefficients {
		sum = sum.Add(c.Mul(weights[i]))
	}
	return sum
}

// Turn is the change of one weight at which two alternatives tie.
type Turn struct {
	Weight   int       // position of the weight
	Change   exact.Rat // absolute
	Relative exact.Rat // percent of the weight
}

// Turns lists, weight by weight, the change that makes lower tie with higher
// (Triantaphyllou & Sánchez 1997, with the opposite sign); changes that would
// make a weight negative are not feasible and left out.
func Turns(higher, lower Alternative, weights []exact.Rat) []Turn {
	difference := higher.Value(weights).Sub(lower.Value(weights))
	var out []Turn
	for i, w := range weights {
		slope := lower.Coefficients[i].Sub(higher.Coefficients[i])
		if slope.IsZero() || w.Sign() <= 0 {
			continue
		}
		change := difference.Quo(slope)
		if w.Add(change).Sign() < 0 {
			continue
		}
		out = append(out, Turn{i, change, change.Mul(exact.Of(100)).Quo(w)})
	}
	return out
}

// Criticality is the smallest relative weight change that makes two neighbours
// tie; unknown when none does.
func Criticality(higher, lower Alternative, weights []exact.Rat) Score {
	var least Score
	for _, t := range Turns(higher, lower, weights) {
		if r := t.Relative.Abs(); !least.Known || r.Less(least.Value) {
			least = known(r)
		}
	}
	return least
}

// Robustness is how one rank holds when all weights vary.
type Robustness struct {
	ID       string
	MeanRank float64
	InTop    float64 // share of draws among the first m, 0 to 1
}

// Robust draws random weightings around the given ones, W′ ~ Dirichlet(κ·W/ΣW),
// with the pack's number of draws, κ and seed, and ranks the alternatives in each.
func Robust(alternatives []Alternative, weights []exact.Rat, top int, s questionnaire.Sensitivity) []Robustness {
	rng := rand.New(rand.NewPCG(uint64(s.Seed), 0))
	shape := dirichletShape(weights, s.Concentration.Float64())
	coefficients := make([][]float64, len(alternatives))
	out := make([]Robustness, len(alternatives))
	for i, alt := range alternatives {
		out[i].ID = alt.ID
		for _, c := range alt.Coefficients {
			coefficients[i] = append(coefficients[i], c.Float64())
		}
	}
	for range s.Draws {
		draw := make([]float64, len(shape))
		for i, k := range shape {
			if k > 0 {
				draw[i] = distuv.Gamma{Alpha: k, Beta: 1, Src: rng}.Rand()
			}
		}
		for rank, i := range ranking(coefficients, draw) {
			out[i].MeanRank += float64(rank+1) / float64(s.Draws)
			if rank < top {
				out[i].InTop += 1 / float64(s.Draws)
			}
		}
	}
	return out
}

func dirichletShape(weights []exact.Rat, concentration float64) []float64 {
	total := exact.Sum(weights...).Float64()
	shape := make([]float64, len(weights))
	for i, w := range weights {
		shape[i] = concentration * w.Float64() / total
	}
	return shape
}

// ranking is the positions of the alternatives, best first; ties keep their order.
func ranking(coefficients [][]float64, weights []float64) []int {
	values := make([]float64, len(coefficients))
	order := make([]int, len(coefficients))
	for i, row := range coefficients {
		order[i] = i
		for j, c := range row {
			values[i] += c * weights[j]
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[b], values[a]) })
	return order
}

// KendallTauB is the rank correlation of two lists of values of the same things,
// ties counted (Kendall 1945); 0 when either list is all ties.
func KendallTauB(x, y []exact.Rat) float64 {
	agree, xPairs, yPairs := 0, 0, 0
	for i := range x {
		for j := i + 1; j < len(x); j++ {
			a, b := x[i].Cmp(x[j]), y[i].Cmp(y[j])
			agree += a * b
			xPairs += a * a
			yPairs += b * b
		}
	}
	if xPairs == 0 || yPairs == 0 {
		return 0
	}
	return float64(agree) / math.Sqrt(float64(xPairs)*float64(yPairs))
}

// Sensitivity is how the ranking of the opportunities hangs on the area weights.
type Sensitivity struct {
	Pairs             []PairSensitivity // neighbours in the list of opportunities, best first
	Ranks             []Robustness      // the first opportunities, best first
	TauBase, TauEqual float64           // rank agreement with base weights and with equal weights
	Stable            bool              // both at or above the pack's threshold
}

// PairSensitivity is how far two neighbours are apart.
type PairSensitivity struct {
	Higher, Lower string
	Percent       Score // smallest change of one area weight that makes them tie
	Tied          bool  // practically tied
}

// OpportunitySensitivity studies the ranking of the first opportunities of a result
// (scoring model §11). Only a roll-up by areas is linear in the area weights; with
// another one the study is empty.
func OpportunitySensitivity(p *questionnaire.Pack, r *Result) Sensitivity {
	var out Sensitivity
	if p.RollUp != questionnaire.ByAreas || len(r.Opportunities) < 2 {
		return out
	}
	context, base, equal := weightsOf(r)
	all := opportunityAlternatives(p, r, context)
	top := min(p.Lists.Opportunities, len(all))
	for i := 0; i+1 < top; i++ {
		c := Criticality(all[i], all[i+1], context)
		same := all[i].Value(context).Equal(all[i+1].Value(context))
		out.Pairs = append(out.Pairs, PairSensitivity{all[i].ID, all[i+1].ID, c, same || c.Known && c.Value.Less(p.Sensitivity.Tied)})
	}
	out.Ranks = Robust(all, context, top, p.Sensitivity)[:top]
	out.TauBase = KendallTauB(values(all, context), values(all, base))
	out.TauEqual = KendallTauB(values(all, context), values(all, equal))
	stable := p.Sensitivity.Stable.Float64()
	out.Stable = out.TauBase >= stable && out.TauEqual >= stable
	return out
}

func weightsOf(r *Result) (context, base, equal []exact.Rat) {
	for _, a := range r.Areas {
		context, base = append(context, a.Weight), append(base, a.Base)
		equal = append(equal, exact.Of(100).Quo(exact.Of(len(r.Areas))))
	}
	return context, base, equal
}

func values(alternatives []Alternative, weights []exact.Rat) []exact.Rat {
	out := make([]exact.Rat, len(alternatives))
	for i, alt := range alternatives {
		out[i] = alt.Value(weights)
	}
	return out
}

// opportunityAlternatives writes each opportunity as a multiple of its area's weight.
func opportunityAlternatives(p *questionnaire.Pack, r *Result, weights []exact.Rat) []Alternative {
	var out []Alternative
	for _, o := range r.Opportunities {
		alt := Alternative{ID: o.ID, Coefficients: make([]exact.Rat, len(p.Areas))}
		for i, area := range p.Areas {
			if area.ID == r.Indicator(o.ID).Area && weights[i].Sign() > 0 {
				alt.Coefficients[i] = o.Worth.Quo(weights[i])
			}
		}
		out = append(out, alt)
	}
	return out
}

package roadmap

import (
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Simulation is how a plan holds when durations and success are uncertain. Durations are
// beta-PERT with the three estimates; a step waits for those it needs, never for people.
type Simulation struct {
	Runs       int         `json:"runs"`
	Milestones []Milestone `json:"milestones"` // in the order of the plan
	InTime     float64     `json:"in_time"`    // share of runs in which all is over within the horizon
	Gain       Spread      `json:"gain"`       // points of the index gained
}

// Milestone is the end of a step.
type Milestone struct {
	ID    string  `json:"id"`
	Week  int     `json:"week"`  // planned end
	Share float64 `json:"share"` // of the runs in which it is over by then
	End   Spread  `json:"end"`   // weeks from the start of the plan
}

// Spread is what is exceeded by nine tenths, half and one tenth of the runs.
type Spread struct {
	Low    float64 `json:"low"`
	Middle float64 `json:"middle"`
	High   float64 `json:"high"`
}

// The quantiles of a Spread.
const (
	lowQuantile  = 0.1
	highQuantile = 0.9
)

// Simulate plays a plan many times; the same seed gives the same result.
func Simulate(p Problem, plan Plan, runs, seed int) Simulation {
	rng := rand.New(rand.NewPCG(uint64(seed), 0))
	ends := make([][]float64, len(plan.Basket))
	var gains []float64
	out := Simulation{Runs: runs}
	index := p.floats(plan)
	for range runs {
		last := 0.0
		over := map[string]float64{}
		for i, s := range plan.Basket {
			end := p.play(s, over, rng)
			over[s.ID] = end
			ends[i] = append(ends[i], end)
			last = math.Max(last, end)
		}
		if last <= float64(p.Calendar.Weeks) {
			out.InTime += 1 / float64(runs)
		}
		gains = append(gains, index.gain(rng))
	}
	for i, s := range plan.Basket {
		m := Milestone{ID: s.ID, Week: s.End}
		for _, end := range ends[i] {
			if end <= float64(s.End) {
				m.Share += 1 / float64(runs)
			}
		}
		m.End = spread(ends[i])
		out.Milestones = append(out.Milestones, m)
	}
	out.Gain = spread(gains)
	return out
}

// play is the end of a step in one run, weeks from the start of the plan: it begins as
// planned or when the last of those it needs is over, works for a random time and pauses
// in frozen weeks.
func (p *Problem) play(s Step, over map[string]float64, rng *rand.Rand) float64 {
	at := float64(s.Start)
	for _, id := range s.After {
		at = math.Max(at, over[id])
	}
	left := duration(p.Initiative(s.ID).Scope(s.Scope), rng)
	for left > 0 {
		w := math.Floor(at)
		part := math.Min(left, w+1-at)
		if !slices.Contains(p.Calendar.Frozen, int(w)) {
			left -= part
			at += part
		} else {
			at = w + 1
		}
	}
	return at
}

// duration draws weeks from the beta-PERT distribution of a scope (mean (min + 4 likely +
// max)/6); where they are all alike the weeks of work are certain.
func duration(s *Scope, rng *rand.Rand) float64 {
	low, likely, high := s.Min.Float64(), s.Likely.Float64(), s.Max.Float64()
	if high <= low {
		return float64(s.Weeks)
	}
	beta := distuv.Beta{Alpha: 1 + 4*(likely-low)/(high-low), Beta: 1 + 4*(high-likely)/(high-low), Src: rng}
	return low + (high-low)*beta.Rand()
}

// floats is the value of a basket in floating point, for many runs.
type floats struct {
	success []float64
	terms   []floatTerm
	overlap float64
}

type floatTerm struct {
	worth, gap float64
	parts      []floatPart
}

type floatPart struct {
	step int
	lift float64 // in full, weighed by fit but not by chance
}

func (p *Problem) floats(plan Plan) floats {
	out := floats{overlap: p.Overlap.Float64()}
	for _, s := range plan.Basket {
		out.success = append(out.success, p.Initiative(s.ID).Success.Float64())
	}
	for i := range p.Indicators {
		k := &p.Indicators[i]
		t := floatTerm{worth: k.Worth.Float64(), gap: k.Gap.Float64()}
		for n, s := range plan.Basket {
			in := p.Initiative(s.ID)
			if lift := math.Min(in.Scope(s.Scope).Lifts[k.ID].Float64(), t.gap); lift > 0 && out.success[n] > 0 {
				t.parts = append(t.parts, floatPart{n, lift * in.Weight.Float64() / out.success[n]})
			}
		}
		if len(t.parts) > 0 {
			out.terms = append(out.terms, t)
		}
	}
	return out
}

// gain is the points gained in one run: each step succeeds with its probability or gains nothing.
func (f floats) gain(rng *rand.Rand) float64 {
	succeeds := make([]bool, len(f.success))
	for i, p := range f.success {
		succeeds[i] = rng.Float64() < p
	}
	sum := 0.0
	for _, t := range f.terms {
		largest, total := 0.0, 0.0
		for _, part := range t.parts {
			if succeeds[part.step] {
				largest = math.Max(largest, part.lift)
				total += part.lift
			}
		}
		sum += t.worth * math.Min(t.gap, largest+f.overlap*(total-largest))
	}
	return sum
}

// spread sorts the values and reads its quantiles.
func spread(values []float64) Spread {
	if len(values) == 0 {
		return Spread{}
	}
	slices.Sort(values)
	at := func(q float64) float64 { return values[int(q*float64(len(values)-1))] }
	return Spread{Low: at(lowQuantile), Middle: at(0.5), High: at(highQuantile)}
}

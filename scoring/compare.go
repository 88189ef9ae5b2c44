package scoring

import "rahbord/internal/exact"

// Obstacle is why two numbers cannot be compared, or what limits the comparison.
type Obstacle string

// The obstacles. The first group concerns whole assessments, the second single numbers.
const (
	OtherVersion Obstacle = "version" // answers were given to different versions of the model
	OtherScope   Obstacle = "scope"   // one is a quick scan, the other is not
	OtherMethod  Obstacle = "method"  // several people become one level in different ways
	OtherCap     Obstacle = "cap"     // levels are capped by evidence in one only
	OtherWeights Obstacle = "weights" // the weights of the areas differ with the situation
	OtherTarget  Obstacle = "horizon" // targets are set for different horizons

	NotThen      Obstacle = "not_then"      // no answer, or not enough of them, the first time
	NotNow       Obstacle = "not_now"       // the second time
	NotEither    Obstacle = "not_either"    // neither time
	AppliesNow   Obstacle = "applies_now"   // was not applicable
	AppliedThen  Obstacle = "applied_then"  // is not applicable any more
	NeverApplied Obstacle = "never_applied" // not applicable either time
)

// Movement is one number in two assessments.
type Movement struct {
	ID       string
	Old, New Score
	Why      Obstacle // "" when both are known
}

// Change is new minus old; 0 when they cannot be compared.
func (m Movement) Change() exact.Rat {
	if m.Why != "" {
		return exact.Rat{}
	}
	return m.New.Value.Sub(m.Old.Value)
}

// Comparison is what changed between two assessments of one organisation.
type Comparison struct {
	Limits     []Obstacle // what to mind about all numbers
	Overall    Movement   // points
	Areas      []Movement // points, pack order
	Types      []Movement
	Indicators []Movement // levels, pack order
	// Like is the index over the indicators with a level both times, with today's shares:
	// what changed in the practice, not in the questions or weights.
	Like   Movement
	Common int // indicators with a level both times
	Asked  int // indicators that are asked and apply at least once
}

// Compare sets two assessments with the same model side by side.
func Compare(before, after *Result) Comparison {
	c := Comparison{Limits: limits(before, after), Overall: movement("", before.Overall.Points, after.Overall.Points)}
	for _, a := range after.Areas {
		if b := before.Area(a.ID); b != nil {
			c.Areas = append(c.Areas, movement(a.ID, b.Points, a.Points))
		}
	}
	for i, g := range after.Types {
		if i < len(before.Types) && before.Types[i].ID == g.ID {
			c.Types = append(c.Types, movement(g.ID, before.Types[i].Points, g.Points))
		}
	}
	var old, now, share []exact.Rat
	for _, k := range after.Indicators {
		b := before.Indicator(k.ID)
		if b == nil {
			continue
		}
		m := movement(k.ID, b.Level, k.Level)
		m.Why = applies(b, &k, m.Why)
		c.Indicators = append(c.Indicators, m)
		if m.Why != NeverApplied && (b.InScope || k.InScope) {
			c.Asked++
		}
		if m.Why == "" {
			c.Common++
			old = append(old, b.Points.Value.Mul(k.Share))
			now = append(now, k.Points.Value.Mul(k.Share))
			share = append(share, k.Share)
		}
	}
	if all := exact.Sum(share...); all.Sign() > 0 {
		c.Like = movement("", known(exact.Sum(old...).Quo(all)), known(exact.Sum(now...).Quo(all)))
	} else {
		c.Like.Why = NotEither
	}
	return c
}

func limits(before, after *Result) []Obstacle {
	var out []Obstacle
	for _, x := range []struct {
		differ bool
		what   Obstacle
	}{
		{before.Pack != after.Pack || before.PackVersion != after.PackVersion, OtherVersion},
		{before.Quick != after.Quick, OtherScope},
		{before.Method != after.Method, OtherMethod},
		{before.EvidenceCap != after.EvidenceCap, OtherCap},
		{otherWeights(before, after), OtherWeights},
		{before.Horizon.Cmp(after.Horizon) != 0, OtherTarget},
	} {
		if x.differ {
			out = append(out, x.what)
		}
	}
	return out
}

func otherWeights(before, after *Result) bool {
	for _, a := range after.Areas {
		if b := before.Area(a.ID); b != nil && b.Weight.Cmp(a.Weight) != 0 {
			return true
		}
	}
	return false
}

func movement(id string, before, after Score) Movement {
	m := Movement{ID: id, Old: before, New: after}
	switch {
	case before.Known && after.Known:
	case after.Known:
		m.Why = NotThen
	case before.Known:
		m.Why = NotNow
	default:
		m.Why = NotEither
	}
	return m
}

// applies refines why a level is missing by what was called not applicable.
func applies(before, after *Indicator, why Obstacle) Obstacle {
	switch {
	case before.NA && after.NA:
		return NeverApplied
	case before.NA:
		return AppliesNow
	case after.NA:
		return AppliedThen
	}
	return why
}

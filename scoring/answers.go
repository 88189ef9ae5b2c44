package scoring

import (
	"slices"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// votes are all answers to one indicator. Levels are kept in half steps, so that
// a thousand respondents are summed as integers.
type votes struct {
	halves   []int // twice the level, one per person
	roles    []int // position of the person's role in the pack, beside halves
	na, dk   int
	grade    int
	hasGrade bool
}

func (v *votes) evidence(grade int, given bool) {
	if given && (!v.hasGrade || grade > v.grade) {
		v.grade, v.hasGrade = grade, true
	}
}

// collect sorts all answers by indicator.
func (a *assessment) collect() map[string]*votes {
	byIndicator := make(map[string]*votes, len(a.pack.Indicators))
	for _, k := range a.pack.Indicators {
		byIndicator[k.ID] = &votes{}
	}
	for _, r := range a.e.Respondents {
		role := slices.Index(a.pack.Roles, r.Role)
		for _, answer := range r.Answers {
			v := byIndicator[answer.Indicator]
			if v == nil || role < 0 {
				continue
			}
			switch answer.State {
			case engagement.NA:
				v.na++
			case engagement.DontKnow:
				v.dk++
			case engagement.Level:
				if h, ok := halfSteps(answer.Level, a.pack.Scale); ok {
					v.halves = append(v.halves, h)
					v.roles = append(v.roles, role)
				}
			}
			v.evidence(answer.Grade, answer.Graded)
		}
	}
	return byIndicator
}

// halfSteps is twice the level, when it lies on the scale.
func halfSteps(level exact.Rat, s questionnaire.LevelScale) (int, bool) {
	twice := level.Add(level)
	h := twice.Floor()
	return h, twice.IsInt() && h >= 2*s.First && h <= 2*s.Last()
}

func (a *assessment) indicators() {
	answers := a.collect()
	agreed := map[string]engagement.Agreed{}
	for _, c := range a.e.Consensus {
		agreed[c.Indicator] = c
	}
	for _, k := range a.pack.Indicators {
		v := answers[k.ID]
		ind := Indicator{ID: k.ID, Area: k.Area, InScope: !a.res.Quick || k.Quick,
			Answers: len(v.halves), NACount: v.na, DontKnow: v.dk}
		c, ok := agreed[k.ID]
		if ok {
			v.evidence(c.Grade, c.Graded)
		}
		if v.hasGrade {
			ind.Grade = known(exact.Of(v.grade))
		}
		a.describe(&ind, v)
		switch {
		case !ind.InScope:
		case ok && c.State == engagement.NA:
			ind.NA, ind.Consensus = true, true
		case ok && c.State == engagement.Level:
			ind.Level, ind.Consensus = known(c.Level), true
		case k.MayBeNA && 2*v.na > v.na+len(v.halves): // scoring model §2: more than half chose N/A
			ind.NA = true
		default:
			ind.Level = a.combine(v, ind)
		}
		a.capByEvidence(&ind)
		if ind.Level.Known {
			ind.Points = known(a.pack.EvalPoints(ind.Level.Value))
		}
		a.res.Indicators = append(a.res.Indicators, ind)
	}
}

// combine makes one level of many answers by the chosen method.
func (a *assessment) combine(v *votes, ind Indicator) Score {
	switch a.res.Method {
	case engagement.Mean:
		return ind.Mean
	case engagement.Median:
		return ind.Median
	}
	var m weightedMean
	for _, g := range ind.Roles {
		m.add(a.roleWeight(g.Role), g.Mean)
	}
	return m.score()
}

func (a *assessment) roleWeight(role string) exact.Rat {
	if w, ok := a.e.Assessment.RoleWeights[role]; ok {
		return w
	}
	return exact.Of(1)
}

// describe fills in the plain statistics of the answers.
func (a *assessment) describe(ind *Indicator, v *votes) {
	n := len(v.halves)
	if n == 0 {
		return
	}
	sorted := slices.Sorted(slices.Values(v.halves))
	ind.Lowest, ind.Highest = known(exact.Frac(sorted[0], 2)), known(exact.Frac(sorted[n-1], 2))
	ind.Median = known(exact.Frac(sorted[(n-1)/2]+sorted[n/2], 4))
	sum := 0
	sums, counts := make([]int, len(a.pack.Roles)), make([]int, len(a.pack.Roles))
	for i, h := range v.halves {
		sum += h
		sums[v.roles[i]] += h
		counts[v.roles[i]]++
	}
	ind.Mean = known(exact.Frac(sum, 2*n))
	for i, role := range a.pack.Roles {
		if counts[i] > 0 {
			ind.Roles = append(ind.Roles, RoleMean{role, exact.Frac(sums[i], 2*counts[i]), counts[i]})
		}
	}
	a.agreementOfIndicator(ind, v)
}

// capByEvidence lowers a level that its evidence does not carry, or lists it as
// claimed above evidence when the cap is off (scoring model §2).
func (a *assessment) capByEvidence(ind *Indicator) {
	caps := a.pack.Evidence.Caps
	grade := ind.Grade.Value.Floor() // no grade counts as grade 0
	if !ind.Level.Known || grade < 0 || grade >= len(caps) || !caps[grade].Less(ind.Level.Value) {
		return
	}
	if a.res.EvidenceCap {
		ind.Claimed, ind.Level = ind.Level, known(caps[grade])
	} else {
		a.res.Claimed = append(a.res.Claimed, ind.ID)
	}
}

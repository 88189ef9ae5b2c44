package scoring

import (
	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// assessment is the work in progress of one Assess call.
type assessment struct {
	pack *questionnaire.Pack
	e    *engagement.Engagement
	res  *Result
}

// Assess scores an engagement that engagement.Check found to fit the pack. The
// result does not depend on the order of respondents or answers.
func Assess(p *questionnaire.Pack, e *engagement.Engagement) Result {
	a := &assessment{pack: p, e: e, res: &Result{
		Pack: p.ID, PackVersion: p.Version, Quick: e.Assessment.Quick,
		Method: e.Assessment.Method, EvidenceCap: e.Assessment.EvidenceCap,
	}}
	if a.res.Method == "" {
		a.res.Method = engagement.RoleBalanced
	}
	a.countRoles()
	a.res.Entry = entryOf(p, e)
	a.res.Horizon = a.horizon()
	a.indicators()
	a.areas()
	a.shares()
	a.targets()
	a.overall()
	a.groups()
	a.agreementOfAreas()
	a.lists()
	a.perceptionGaps()
	return *a.res
}

// countRoles counts the people who answered anything.
func (a *assessment) countRoles() {
	counts := map[string]int{}
	for _, r := range a.e.Respondents {
		if len(r.Answers) > 0 {
			counts[r.Role]++
		}
	}
	for _, role := range a.pack.Roles {
		if counts[role] > 0 {
			a.res.Respondents = append(a.res.Respondents, RoleCount{role, counts[role]})
		}
	}
}

// areaIndicators lists the results of an area's indicators.
func (a *assessment) areaIndicators(area string) []*Indicator {
	var out []*Indicator
	for i := range a.res.Indicators {
		if a.res.Indicators[i].Area == area {
			out = append(out, &a.res.Indicators[i])
		}
	}
	return out
}

func (a *assessment) weight(indicator string) exact.Rat { return a.pack.Indicator(indicator).Weight }

// weightedMean is Σ w·x / Σ w over the known values; unknown when nothing is known or all weights are 0.
type weightedMean struct{ sum, weight exact.Rat }

func (m *weightedMean) add(w, x exact.Rat) {
	m.sum = m.sum.Add(w.Mul(x))
	m.weight = m.weight.Add(w)
}

func (m *weightedMean) score() Score {
	if m.weight.Sign() <= 0 {
		return Score{}
	}
	return known(m.sum.Quo(m.weight))
}

// Package coherence tells where a strategy contradicts itself, its assessment or its
// plan. The checks, their severities, thresholds and words are data of the pack; the
// condition of each check is a function here, under the check's id. Missing and
// Doubtful tell what else a consultant should look at before using a client file.
package coherence

import (
	"maps"
	"slices"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/scoring"
)

// Finding is a check that speaks.
type Finding struct {
	Check    string // id of the check
	Severity questionnaire.Severity
	Question string                // where it can be put right: the last question the check reads, "" without one
	Kind     questionnaire.Finding // what Names are; "" when the check lists nothing
	Names    []string              // ids of what it lists; texts for problems and groups
	Suggest  []string              // initiatives offered as the remedy
	Accepted bool                  // a warning that the client accepts
	Reason   string                // why
}

// Plan is what the checks read of a plan.
type Plan struct {
	Steps     []Step               // the basket, in the order of the plan
	Weeks     exact.Rat            // length; plan_end in weeks from the start
	Parallel  int                  // most initiatives that run at once
	SameTeam  int                  // most of them that touch one team
	Forecast  map[string]exact.Rat // expected level at the end, by indicator
	Available []string             // initiatives outside the basket whose prerequisites are met and that fit every limit
	KPIs      []KPI                // by which it is followed, besides the client's own table
}

// KPI is a figure by which a plan is followed, and the initiatives that it is said to follow.
type KPI struct {
	ID          string
	Initiatives []string
}

// Step is one initiative of the basket. Weeks count from the start of the plan.
type Step struct {
	Initiative string
	Start, End exact.Rat
	Effort     map[string]exact.Rat // person-weeks by role, in the chosen scope
	Lifts      map[string]exact.Rat // full lifts by indicator, in the chosen scope
}

// Inputs of a check that are not questions.
const (
	inputPlan       = "plan"
	inputAssessment = "assessment"
)

// Evaluate asks every check of the pack, in its order. A check is silent until the
// inputs that its condition reads exist; those that read a plan are silent while plan
// is nil. Warnings that the client accepts with a reason are marked; errors cannot be
// accepted.
func Evaluate(p *questionnaire.Pack, e *engagement.Engagement, r *scoring.Result, plan *Plan) []Finding {
	var found []Finding
	known := conditions()
	for i := range p.Checks {
		c := &client{pack: p, e: e, r: r, plan: plan, check: &p.Checks[i]}
		condition := known[c.check.ID]
		if condition == nil || !c.inputsExist() {
			continue
		}
		names, speaks := condition(c)
		if !speaks || c.blind {
			continue
		}
		f := Finding{Check: c.check.ID, Severity: c.check.Severity, Question: lastQuestion(p, c.check),
			Kind: c.check.Names, Suggest: slices.Concat(c.check.Suggest, c.suggest)}
		if f.Kind != "" {
			f.Names = names
		}
		f.accept(e.Decisions.Accepted)
		found = append(found, f)
	}
	return found
}

func (f *Finding) accept(decisions []engagement.AcceptedCheck) {
	i := slices.IndexFunc(decisions, func(a engagement.AcceptedCheck) bool { return a.Check == f.Check && a.Reason != "" })
	if i >= 0 && f.Severity == questionnaire.Warns {
		f.Accepted, f.Reason = true, decisions[i].Reason
	}
}

// Pending lists the checks that wait for a plan, in the order of the pack.
func Pending(p *questionnaire.Pack) []string {
	var ids []string
	for _, c := range p.Checks {
		if slices.Contains(c.Inputs, inputPlan) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// Unknown lists the checks of a pack that cannot be asked: there is no condition under
// their id, or the pack lacks a threshold or set that it needs.
func Unknown(p *questionnaire.Pack) []string {
	var ids []string
	known := conditions()
	for i := range p.Checks {
		condition := known[p.Checks[i].ID]
		if condition == nil || !readable(p, &p.Checks[i], condition) {
			ids = append(ids, p.Checks[i].ID)
		}
	}
	return ids
}

// Unused lists the thresholds and sets of a pack that no condition reads, each kind by id.
func Unused(p *questionnaire.Pack) []string {
	read := map[string]bool{}
	known := conditions()
	for i := range p.Checks {
		if condition := known[p.Checks[i].ID]; condition != nil {
			maps.Copy(read, stranger(p, &p.Checks[i], condition).read)
		}
	}
	named := slices.Concat(slices.Sorted(maps.Keys(p.CheckData.Thresholds)), slices.Sorted(maps.Keys(p.CheckData.Sets)))
	return slices.DeleteFunc(named, func(name string) bool { return read[name] })
}

// readable reports whether the pack has all that a condition reads.
func readable(p *questionnaire.Pack, check *questionnaire.Check, condition condition) bool {
	return !stranger(p, check, condition).blind
}

// stranger asks a condition of a client who said nothing: only the pack shows.
func stranger(p *questionnaire.Pack, check *questionnaire.Check, condition condition) *client {
	c := &client{pack: p, e: &engagement.Engagement{}, r: &scoring.Result{}, plan: &Plan{}, check: check, read: map[string]bool{}}
	condition(c)
	return c
}

func lastQuestion(p *questionnaire.Pack, c *questionnaire.Check) string {
	last := ""
	for _, id := range c.Inputs {
		if p.Question(id) != nil {
			last = id
		}
	}
	return last
}

// Name words one of a finding's names: initiatives and indicators keep their id beside
// their name, areas, roles, channels and KPIs become their name, a text stays as it is.
func Name(w *questionnaire.Words, kind questionnaire.Finding, name string) string {
	switch kind {
	case "areas":
		return w.Area(name).Name
	case "roles":
		return w.Roles[name]
	case "channels":
		return w.Questions.OptionSets["channels"][name]
	case "kpis":
		return w.KPI(name).Name
	case "initiatives":
		return w.Initiative(name).Name + " (" + name + ")"
	case "indicators":
		return w.Indicator(name).Statement + " (" + name + ")"
	}
	return name
}

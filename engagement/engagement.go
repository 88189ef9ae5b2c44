// Package engagement is the client file: one YAML file that holds everything a
// client said. Decode reads it with all faults at once, Encode writes it in
// canonical form, Save never leaves a torn file.
package engagement

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/internal/i18n"
)

// Engagement is one client file. Ids that belong to a pack (indicators,
// questions, roles, initiatives) are checked against the pack by Check, not here.
type Engagement struct {
	Format      int                `yaml:"rahbord" doc:"Version of the file format; 1."`
	Pack        PackRef            `yaml:"pack" doc:"Which readiness model the answers belong to."`
	Language    i18n.Lang          `yaml:"language" doc:"Language of the workshop and of the report: en, fa or he."`
	Sample      bool               `yaml:"sample,omitempty" doc:"Marks an invented organisation; every report says so."`
	Revision    int                `yaml:"revision,omitempty" doc:"Counts the saves; two writers notice each other by it."`
	Assessed    *Day               `yaml:"assessed,omitempty" doc:"Day of the assessment, YYYY-MM-DD."`
	Consultant  *Consultant        `yaml:"consultant,omitempty" doc:"Who presents the report, and the look of it."`
	Assessment  Assessment         `yaml:"assessment,omitempty" doc:"How answers become scores."`
	Context     Answers            `yaml:"context,omitempty" doc:"Answers of stage 0, by question id."`
	Respondents []Respondent       `yaml:"respondents,omitempty" doc:"People and their readiness answers."`
	Consensus   Consensus          `yaml:"consensus,omitempty" doc:"Levels agreed in the workshop; the answers stay."`
	Strategy    Answers            `yaml:"strategy,omitempty" doc:"Answers of stages 1 to 6, by question id."`
	Initiatives []ClientInitiative `yaml:"initiatives,omitempty" doc:"The client's own initiatives, and its own figures for those of the pack."`
	Constraints Constraints        `yaml:"constraints,omitempty" doc:"Limits of the plan beyond the questions."`
	KPIs        []KPIValue         `yaml:"kpis,omitempty" doc:"Measured KPI values; the last one before the plan starts is the baseline."`
	Decisions   Decisions          `yaml:"decisions,omitempty" doc:"What the client decided, with reasons."`
	Adopted     *Adopted           `yaml:"adopted,omitempty" doc:"The plan that the client agreed to; progress is measured against it."`
	Progress    []Progress         `yaml:"progress,omitempty" doc:"How far the initiatives were, by day."`

	source *source // positions and comments of the file it was read from; nil for a new one
}

// Format is the version of the file format that this package writes.
const Format = 1

// PackRef names the pack.
type PackRef struct {
	ID      string `yaml:"id" doc:"Id of the pack."`
	Version string `yaml:"version" doc:"Version of the pack when the answers were given."`
}

// Consultant is the sender of the report.
type Consultant struct {
	Name         string `yaml:"name,omitempty" doc:"Name of the consultant."`
	Organisation string `yaml:"organisation,omitempty" doc:"Firm of the consultant."`
	Contact      string `yaml:"contact,omitempty" doc:"E-mail, telephone or address, one line."`
	Logo         string `yaml:"logo,omitempty" doc:"PNG or JPEG file, relative to the client file."`
	Colour       string `yaml:"colour,omitempty" doc:"Brand colour, #rrggbb."`
	Second       string `yaml:"second,omitempty" doc:"Second brand colour, #rrggbb."`
}

// Method says how the answers of several people become one level.
type Method string

// The methods. RoleBalanced is the default.
const (
	RoleBalanced Method = "role_balanced"
	Mean         Method = "mean"
	Median       Method = "median"
)

// Assessment holds the settings of the scoring.
type Assessment struct {
	Method      Method               `yaml:"method,omitempty" doc:"How several people become one level: role_balanced (the default), mean or median."`
	RoleWeights map[string]exact.Rat `yaml:"role_weights,omitempty" doc:"Weight of each role group in the role-balanced mean; 1 when left out."`
	Quick       bool                 `yaml:"quick,omitempty" doc:"Only the quick-scan indicators were asked."`
	EvidenceCap bool                 `yaml:"evidence_cap,omitempty" doc:"Levels are capped by evidence."`
	Names       bool                 `yaml:"names,omitempty" doc:"Reports may show who said what."`
}

// Respondent is one person and what they answered.
type Respondent struct {
	ID         string `yaml:"id" doc:"Short id, unique in the file."`
	Name       string `yaml:"name,omitempty" doc:"Name or alias."`
	Role       string `yaml:"role" doc:"Role id of the pack."`
	Department string `yaml:"department,omitempty" doc:"Department, free text."`
	Answers    Sheet  `yaml:"answers,omitempty" doc:"Answers by indicator id."`
}

// State is what kind of answer was given.
type State int

// The states. Unanswered indicators simply have no Answer.
const (
	Level State = iota // a level of the scale
	NA                 // not applicable, with a reason
	DontKnow
)

// Sheet is the answers of one person, in file order: a mapping by indicator id.
type Sheet []Answer

// Consensus is what the workshop agreed, in file order: a mapping by indicator id.
type Consensus []Agreed

// Answer is one person's answer to one indicator. In the file a plain level or
// dk is written short (SRV-1: 2), anything more as a mapping
// {level: 2, comment: …, evidence: …, grade: 1, when: 2026-11-02}, N/A as {na: reason}.
type Answer struct {
	Indicator string
	State     State
	Level     exact.Rat // when State is Level
	Reason    string    // when State is NA
	Comment   string    // not with NA, whose Reason says it
	Evidence  string
	Grade     int  // 0 to the pack's highest
	Graded    bool // a grade was given
	When      *Day
}

// Agreed is a consensus of the workshop for one indicator: a level (half steps
// where the pack allows) or N/A, and why.
type Agreed struct {
	Indicator string
	State     State // Level or NA
	Level     exact.Rat
	Reason    string // why this level; for NA the reason
	Evidence  string
	Grade     int
	Graded    bool
	When      *Day
}

// Constraints are limits that no question asks for.
type Constraints struct {
	Initiatives []InitiativeLimit `yaml:"initiatives,omitempty" doc:"Dates that bind single initiatives."`
	Capacity    []CapacityChange  `yaml:"capacity,omitempty" doc:"Weeks in which a role has more or less capacity."`
}

// InitiativeLimit fixes or bounds one initiative in time.
type InitiativeLimit struct {
	Initiative string `yaml:"initiative" doc:"Initiative id of the pack."`
	Earliest   *Day   `yaml:"earliest,omitempty" doc:"First day on which it may start."`
	Start      *Day   `yaml:"start,omitempty" doc:"Day on which it must start."`
	Deadline   *Day   `yaml:"deadline,omitempty" doc:"Last day on which it may end."`
}

// CapacityChange replaces a role's weekly capacity for a while.
type CapacityChange struct {
	Role        string    `yaml:"role" doc:"Role id of the pack."`
	From        Day       `yaml:"from" doc:"First day."`
	To          Day       `yaml:"to" doc:"Last day."`
	PersonWeeks exact.Rat `yaml:"person_weeks" doc:"Person-weeks per week, 0 or more."`
	Why         string    `yaml:"why,omitempty" doc:"Reason, free text."`
}

// KPIValue is one measured value.
type KPIValue struct {
	KPI    string     `yaml:"kpi" doc:"KPI id of the pack."`
	Value  exact.Rat  `yaml:"value" doc:"Measured value in the unit of the KPI."`
	From   *Day       `yaml:"from,omitempty" doc:"First day of the period measured."`
	To     *Day       `yaml:"to,omitempty" doc:"Last day of the period measured."`
	Part   *exact.Rat `yaml:"part,omitempty" doc:"Numerator, where the value is a share."`
	Whole  *exact.Rat `yaml:"whole,omitempty" doc:"Denominator."`
	Source string     `yaml:"source,omitempty" doc:"Where the value comes from."`
	Note   string     `yaml:"note,omitempty" doc:"Remark, free text."`
}

// Decisions are choices of the client.
type Decisions struct {
	Initiatives []InitiativeDecision `yaml:"initiatives,omitempty" doc:"Initiatives forced into the plan or kept out of it."`
	Accepted    []AcceptedCheck      `yaml:"accepted,omitempty" doc:"Coherence warnings accepted as they are."`
}

// InitiativeDecision forces an initiative into the plan or keeps it out.
type InitiativeDecision struct {
	Initiative string `yaml:"initiative" doc:"Initiative id of the pack."`
	Decision   string `yaml:"decision" doc:"force or exclude."`
	Reason     string `yaml:"reason" doc:"Why."`
	When       *Day   `yaml:"when,omitempty" doc:"Day of the decision."`
}

// AcceptedCheck accepts a coherence warning with a written reason.
type AcceptedCheck struct {
	Check  string `yaml:"check" doc:"Id of the coherence check."`
	Reason string `yaml:"reason" doc:"Why it is accepted."`
	When   *Day   `yaml:"when,omitempty" doc:"Day of the decision."`
}

// Decisions about an initiative.
const (
	Force   = "force"
	Exclude = "exclude"
)

// Respondent finds a person by id; nil when there is none.
func (e *Engagement) Respondent(id string) *Respondent {
	i := slices.IndexFunc(e.Respondents, func(r Respondent) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return &e.Respondents[i]
}

// Answer is what the person answered to an indicator, and whether they did.
func (r *Respondent) Answer(indicator string) (Answer, bool) {
	i := slices.IndexFunc(r.Answers, func(a Answer) bool { return a.Indicator == indicator })
	if i < 0 {
		return Answer{}, false
	}
	return r.Answers[i], true
}

// Set records an answer: in the place of the older one, or after all others.
func (r *Respondent) Set(a Answer) {
	i := slices.IndexFunc(r.Answers, func(b Answer) bool { return b.Indicator == a.Indicator })
	if i < 0 {
		r.Answers = append(r.Answers, a)
		return
	}
	r.Answers[i] = a
}

// Remove takes an answer back; without one nothing happens.
func (r *Respondent) Remove(indicator string) {
	r.Answers = slices.DeleteFunc(r.Answers, func(a Answer) bool { return a.Indicator == indicator })
}

// Agreed is the consensus on an indicator, and whether there is one.
func (e *Engagement) Agreed(indicator string) (Agreed, bool) {
	i := slices.IndexFunc(e.Consensus, func(a Agreed) bool { return a.Indicator == indicator })
	if i < 0 {
		return Agreed{}, false
	}
	return e.Consensus[i], true
}

// Agree records a consensus: in the place of the older one, or after all others.
func (e *Engagement) Agree(a Agreed) {
	i := slices.IndexFunc(e.Consensus, func(b Agreed) bool { return b.Indicator == a.Indicator })
	if i < 0 {
		e.Consensus = append(e.Consensus, a)
		return
	}
	e.Consensus[i] = a
}

// Accept records why a warning is accepted: in the place of the older decision about
// the same check, or after all others.
func (e *Engagement) Accept(a AcceptedCheck) {
	all := e.Decisions.Accepted
	i := slices.IndexFunc(all, func(b AcceptedCheck) bool { return b.Check == a.Check })
	if i < 0 {
		e.Decisions.Accepted = append(all, a)
		return
	}
	all[i] = a
}

// Answered reports whether anybody assessed the readiness.
func (e *Engagement) Answered() bool {
	return len(e.Consensus) > 0 || slices.ContainsFunc(e.Respondents, func(r Respondent) bool { return len(r.Answers) > 0 })
}

// Given is the answer to a question of any stage; the empty Value when there is none.
func (e *Engagement) Given(question string) Value {
	if e.Context.Has(question) {
		return e.Context.Get(question)
	}
	return e.Strategy.Get(question)
}

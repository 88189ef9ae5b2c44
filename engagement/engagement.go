// Package engagement is the client file: one YAML file that holds everything a
// client said. Decode reads it with all faults at once, Encode writes it in
// canonical form, Save never leaves a torn file.
package engagement

import (
	"time"

	"rahbord/internal/exact"
	"rahbord/internal/i18n"
)

// Engagement is one client file. Ids that belong to a pack (indicators,
// questions, roles, initiatives) are checked against the pack by Check, not here.
type Engagement struct {
	Format      int          `yaml:"rahbord" doc:"Version of the file format; 1."`
	Pack        PackRef      `yaml:"pack" doc:"Which readiness model the answers belong to."`
	Language    i18n.Lang    `yaml:"language" doc:"Language of the workshop and of the report: en, fa or he."`
	Sample      bool         `yaml:"sample,omitempty" doc:"Marks an invented organisation; every report says so."`
	Revision    int          `yaml:"revision,omitempty" doc:"Counts the saves; two writers notice each other by it."`
	Assessed    *Day         `yaml:"assessed,omitempty" doc:"Day of the assessment, YYYY-MM-DD."`
	Consultant  *Consultant  `yaml:"consultant,omitempty" doc:"Who presents the report, and the look of it."`
	Assessment  Assessment   `yaml:"assessment,omitempty" doc:"How answers become scores."`
	Context     Answers      `yaml:"context,omitempty" doc:"Answers of stage 0, by question id."`
	Respondents []Respondent `yaml:"respondents,omitempty" doc:"People and their readiness answers."`
	Consensus   []Agreed     `yaml:"consensus,omitempty" doc:"Levels agreed in the workshop; the answers stay."`
	Strategy    Answers      `yaml:"strategy,omitempty" doc:"Answers of stages 1 to 6, by question id."`
	Constraints Constraints  `yaml:"constraints,omitempty" doc:"Limits of the plan beyond the questions."`
	KPIs        []KPIValue   `yaml:"kpis,omitempty" doc:"Measured KPI values; the earliest is the baseline."`
	Decisions   Decisions    `yaml:"decisions,omitempty" doc:"What the client decided, with reasons."`

	// unexported: source document (positions, comments), nil for a new file
}

// PackRef names the pack.
type PackRef struct {
	ID      string `yaml:"id"`
	Version string `yaml:"version"`
}

// Day is a calendar day without a clock.
type Day struct{ time.Time }

// Consultant is the sender of the report.
type Consultant struct {
	Name         string `yaml:"name,omitempty"`
	Organisation string `yaml:"organisation,omitempty"`
	Contact      string `yaml:"contact,omitempty" doc:"E-mail, telephone or address, one line."`
	Logo         string `yaml:"logo,omitempty" doc:"PNG or JPEG file, relative to the client file."`
	Colour       string `yaml:"colour,omitempty" doc:"Brand colour, #rrggbb."`
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
	Method      Method               `yaml:"method,omitempty"`
	RoleWeights map[string]exact.Rat `yaml:"role_weights,omitempty" doc:"Weight of each role group in the role-balanced mean; 1 when left out."`
	Quick       bool                 `yaml:"quick,omitempty" doc:"Only the quick-scan indicators were asked."`
	EvidenceCap bool                 `yaml:"evidence_cap,omitempty" doc:"Levels are capped by evidence."`
	Names       bool                 `yaml:"names,omitempty" doc:"Reports may show who said what."`
}

// Respondent is one person and what they answered.
type Respondent struct {
	ID         string   `yaml:"id"`
	Name       string   `yaml:"name,omitempty" doc:"Name or alias."`
	Role       string   `yaml:"role" doc:"Role id of the pack."`
	Department string   `yaml:"department,omitempty"`
	Answers    []Answer `yaml:"answers,omitempty"` // written as a mapping by indicator id, in file order
}

// State is what kind of answer was given.
type State int

// The states. Unanswered indicators simply have no Answer.
const (
	Level State = iota // a level of the scale
	NA                 // not applicable, with a reason
	DontKnow
)

// Answer is one person's answer to one indicator. In the file a plain level or
// dk is written short (SRV-1: 2), anything more as a mapping
// {level: 2, comment: …, evidence: …, grade: 1, when: 2026-11-02}, N/A as {na: reason}.
type Answer struct {
	Indicator string
	State     State
	Level     exact.Rat // when State is Level
	Reason    string    // when State is NA
	Comment   string
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
	Initiatives []InitiativeLimit `yaml:"initiatives,omitempty"`
	Capacity    []CapacityChange  `yaml:"capacity,omitempty"`
}

// InitiativeLimit fixes or bounds one initiative in time.
type InitiativeLimit struct {
	Initiative string `yaml:"initiative"`
	Earliest   *Day   `yaml:"earliest,omitempty"`
	Start      *Day   `yaml:"start,omitempty"`
	Deadline   *Day   `yaml:"deadline,omitempty"`
}

// CapacityChange replaces a role's weekly capacity for a while.
type CapacityChange struct {
	Role        string    `yaml:"role"`
	From        Day       `yaml:"from"`
	To          Day       `yaml:"to"`
	PersonWeeks exact.Rat `yaml:"person_weeks" doc:"Per week."`
	Why         string    `yaml:"why,omitempty"`
}

// KPIValue is one measured value.
type KPIValue struct {
	KPI    string     `yaml:"kpi"`
	Value  exact.Rat  `yaml:"value"`
	From   *Day       `yaml:"from,omitempty"`
	To     *Day       `yaml:"to,omitempty"`
	Part   *exact.Rat `yaml:"part,omitempty" doc:"Numerator, where the value is a share."`
	Whole  *exact.Rat `yaml:"whole,omitempty" doc:"Denominator."`
	Source string     `yaml:"source,omitempty"`
	Note   string     `yaml:"note,omitempty"`
}

// Decisions are choices of the client.
type Decisions struct {
	Initiatives []InitiativeDecision `yaml:"initiatives,omitempty"`
	Accepted    []AcceptedCheck      `yaml:"accepted,omitempty"`
}

// InitiativeDecision forces an initiative into the plan or keeps it out.
type InitiativeDecision struct {
	Initiative string `yaml:"initiative"`
	Decision   string `yaml:"decision" doc:"force or exclude."`
	Reason     string `yaml:"reason"`
	When       *Day   `yaml:"when,omitempty"`
}

// AcceptedCheck accepts a coherence warning with a written reason.
type AcceptedCheck struct {
	Check  string `yaml:"check"`
	Reason string `yaml:"reason"`
	When   *Day   `yaml:"when,omitempty"`
}

// Answers are strategy answers by question id, in file order.
type Answers struct{ items []questionAnswer }

type questionAnswer struct {
	id    string
	value Value
}

// Value is an answer of any kind: text, number, flag, list or record. The zero value is empty.
type Value struct{ node any }

// Get returns the answer to a question; an empty Value when there is none.
func (a Answers) Get(id string) Value {
	for _, it := range a.items {
		if it.id == id {
			return it.value
		}
	}
	return Value{}
}

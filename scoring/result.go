// Package scoring turns answers into exact readiness scores: pure arithmetic on
// fractions, no rounding, no words, no clock. Every formula names its source.
package scoring

import (
	"rahbord/engagement"
	"rahbord/internal/exact"
)

// Score is a number that may be unknown; unknown is not zero.
type Score struct {
	Value exact.Rat
	Known bool
}

func known(r exact.Rat) Score { return Score{r, true} }

// Result is one assessment.
type Result struct {
	Pack              string
	PackVersion       string
	Quick             bool
	Method            engagement.Method
	EvidenceCap       bool
	Respondents       []RoleCount // roles in pack order
	Entry             Entry
	Horizon           exact.Rat // months
	Overall           Overall
	Dimensions        []Group
	Areas             []Area      // pack order
	Indicators        []Indicator // pack order
	Types             []Group     // views across areas, pack order
	Strengths         []Listed    // rank order
	Foundations       []Listed    // relative bests, only when there is no strength
	Opportunities     []Listed    // rank order, all of them
	Critical          []string    // critical indicators at a low level
	AreaStrengths     []string
	AreaOpportunities []string
	Gaps              []PerceptionGap // widest first
	Claimed           []string        // indicators claimed above their evidence
}

// RoleCount is how many respondents hold a role.
type RoleCount struct {
	Role  string
	Count int
}

// Entry is the derived entry situation.
type Entry struct {
	Situation  string // option id, "" when unknown
	Overridden bool
	Scores     []Score // one per list of signs, 0 to 1
}

// Overall is the whole index.
type Overall struct {
	Points     Score // 0 to 100
	Level      int   // maturity label, 1 is the lowest; 0 unknown
	Uncapped   int   // label before floors
	Coverage   exact.Rat
	HeldBy     []string // gate areas that hold the label down
	Unweighted Score    // plain mean of areas
	Base       Score    // with base weights
	Lowest     Score
	Spread     Score
	Target     Score    // the index when every target is met
	Missing    []string // areas without enough answers
}

// Group is a dimension or a view.
type Group struct {
	ID     string
	Points Score
}

// Area is the result of one area.
type Area struct {
	ID         string
	Points     Score
	MeanLevel  Score
	Level      int // maturity label, 0 unknown
	Uncapped   int
	Weight     exact.Rat // context weight, percent of all areas
	Base       exact.Rat // base weight, percent
	Coverage   exact.Rat // answered share of the applicable weight, 0 to 1
	Answered   int
	Applicable int
	HeldBy     []string // critical indicators that hold the label down
	RwgJ       Score
	RwgJSkewed Score
	Evidence   exact.Rat // mean grade over the highest grade, 0 to 1
	Confidence exact.Rat // 0 to 1
	Target     Score     // points when every target is met
	Priority   exact.Rat // priority index
	Root       exact.Rat // root weight of the critical problem, 0 to 1
	Crux       bool
	Field      bool // in the chosen field
	TooManyNA  bool
}

// Indicator is the result of one indicator.
type Indicator struct {
	ID          string
	Area        string
	InScope     bool // false when a quick scan leaves it out
	NA          bool
	Consensus   bool
	Claimed     Score // level before the evidence cap, when the cap lowered it
	Level       Score // by the method, after consensus and cap
	Points      Score
	Mean        Score     // plain mean of all answers
	Median      Score     // of all answers
	Share       exact.Rat // share in the overall index, percentage points
	Target      exact.Rat
	Gap         exact.Rat
	Opportunity exact.Rat // points of the index that closing the gap would give
	Rwg         Score
	RwgSkewed   Score
	AD          Score
	Lowest      Score // lowest and highest single answer
	Highest     Score
	Discuss     bool  // respondents differ too much to use it undiscussed
	Grade       Score // best evidence grade given
	Answers     int   // people who gave a level
	NACount     int
	DontKnow    int
	Roles       []RoleMean // every role group that answered, pack order

	variance Score // sample variance, with enough raters
}

// RoleMean is the mean level of one role group; Role is "" for merged small groups.
type RoleMean struct {
	Role  string
	Mean  exact.Rat
	Count int
}

// Listed is one entry of a ranked list.
type Listed struct {
	ID    string
	Worth exact.Rat
}

// PerceptionGap is a difference between two role groups on one indicator.
type PerceptionGap struct {
	Indicator string
	High, Low RoleMean
	Gap       exact.Rat
}

// Area and Indicator look up by id; nil when unknown.
func (r *Result) Area(id string) *Area {
	for i := range r.Areas {
		if r.Areas[i].ID == id {
			return &r.Areas[i]
		}
	}
	return nil
}

// Indicator looks up by id; nil when unknown.
func (r *Result) Indicator(id string) *Indicator {
	for i := range r.Indicators {
		if r.Indicators[i].ID == id {
			return &r.Indicators[i]
		}
	}
	return nil
}

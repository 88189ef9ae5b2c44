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

// Result is one assessment.
type Result struct {
	Pack, PackVersion string
	Quick             bool
	Method            engagement.Method
	Respondents       int
	Overall           Overall
	Dimensions        []Group
	Areas             []Area      // pack order
	Indicators        []Indicator // pack order
	Types             []Group     // strategic, operational, analytical
	Strengths         []Listed    // rank order
	Foundations       []Listed    // relative bests when there is no strength
	Opportunities     []Listed    // rank order, the whole list
	Critical          []string    // critical indicators at a low level
	AreaStrengths     []string
	AreaOpportunities []string
	Gaps              []PerceptionGap
	Claimed           []string // indicators claimed above their evidence
	Entry             string   // derived entry situation, "" when unknown
	EntryScores       map[string]Score
	Horizon           exact.Rat // months
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
	Missing    []string // areas without enough answers, when unknown
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
	Level      int
	Uncapped   int
	Weight     exact.Rat // context weight, percent of all areas
	Base       exact.Rat // base weight, percent
	Coverage   exact.Rat // 0 to 1
	Answered   int
	Applicable int
	HeldBy     []string // critical indicators that hold the label down
	RwgJ       Score
	RwgJSkewed Score
	Confidence exact.Rat
	Target     Score     // target points
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
	Level       Score // mean level
	Points      Score
	NA          bool
	NAReason    string
	Median      Score
	Mean        Score // plain mean
	Consensus   bool
	Share       exact.Rat // share in the overall index, percentage points (v_k)
	Target      exact.Rat
	Gap         exact.Rat
	Opportunity exact.Rat // points of the index that closing the gap would give
	Rwg         Score
	RwgSkewed   Score
	AD          Score
	Lowest      Score // lowest and highest single answer
	Highest     Score
	Discuss     bool  // talk before using it
	Grade       Score // mean evidence grade
	Respondents int   // people with a level
	DontKnow    int
	ByRole      []RoleMean
}

// RoleMean is the mean level of one role group.
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

// PerceptionGap is a difference between two roles on one indicator.
type PerceptionGap struct {
	Indicator string
	High, Low RoleMean
	Gap       exact.Rat
}

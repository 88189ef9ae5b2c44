package questionnaire

import (
	"fmt"
	"slices"

	"rahbord/internal/exact"
)

// Direction says which way a KPI is better.
type Direction string

// The directions.
const (
	Up   Direction = "up"
	Down Direction = "down"
)

// Choices lists the values allowed in a file.
func (Direction) Choices() []string { return []string{"up", "down"} }

// LeadLag says whether a KPI moves early or shows the result.
type LeadLag string

// The two kinds.
const (
	Leading LeadLag = "lead"
	Lagging LeadLag = "lag"
)

// Choices lists the values allowed in a file.
func (LeadLag) Choices() []string { return []string{"lead", "lag"} }

// Measure is how a KPI's number is written.
type Measure string

// The measures.
const (
	Percent     Measure = "percent"
	Points      Measure = "points"
	Money       Measure = "money"
	Days        Measure = "days"
	Hours       Measure = "hours"
	Ratio       Measure = "ratio"
	PerThousand Measure = "per_thousand"
)

// Choices lists the values allowed in a file.
func (Measure) Choices() []string {
	return []string{"percent", "points", "money", "days", "hours", "ratio", "per_thousand"}
}

// Cadence is a rhythm of measuring.
type Cadence string

// Choices lists the values allowed in a file.
func (Cadence) Choices() []string {
	return []string{"weekly", "monthly", "quarterly", "half_yearly", "yearly", "per_campaign"}
}

// Average is how observations become one value.
type Average string

// The averages.
const (
	MeanOf   Average = "mean"
	MedianOf Average = "median"
)

// Choices lists the values allowed in a file.
func (Average) Choices() []string { return []string{"mean", "median"} }

// KPI is one figure of the catalogue.
type KPI struct {
	ID           string     `yaml:"id" doc:"Id, such as CSAT."`
	Core         bool       `yaml:"core,omitempty" doc:"First choice."`
	Unit         Measure    `yaml:"unit" doc:"How the number is written."`
	Direction    Direction  `yaml:"direction" doc:"Which way is better: up or down."`
	ReadWithCare bool       `yaml:"read_with_care,omitempty" doc:"Better may at first look worse."`
	LeadLag      LeadLag    `yaml:"leadlag" doc:"lead moves early, lag shows the result."`
	Cadence      []Cadence  `yaml:"cadence" doc:"Usual rhythm of measuring, the first is the default."`
	Owner        string     `yaml:"owner" doc:"Role that usually answers for it."`
	Min          *exact.Rat `yaml:"min,omitempty" doc:"Lowest possible value; lower ones are refused."`
	Max          *exact.Rat `yaml:"max,omitempty" doc:"Highest possible value; higher ones are refused."`
	Formula      string     `yaml:"formula,omitempty" doc:"Value from the inputs, by their letters."`
	Method       Average    `yaml:"method,omitempty" doc:"Without a formula: how observations become one value."`
	Inputs       []string   `yaml:"inputs,omitempty" doc:"Conditions that the inputs must meet."`
	Few          int        `yaml:"few,omitempty" doc:"Own number of cases under which the value is shown with a warning."`
	Example      *Example   `yaml:"example,omitempty" doc:"Worked example."`
	Seeds        []string   `yaml:"seeds,omitempty" doc:"Source statements it comes from."`
}

// Example is a worked example of a KPI.
type Example struct {
	Inputs map[string]exact.Rat `yaml:"inputs,omitempty" doc:"Inputs of the formula, by letter."`
	Values []exact.Rat          `yaml:"values,omitempty" doc:"Observations, where there is no formula."`
	Value  exact.Rat            `yaml:"value" doc:"The result, as rounded for reading."`
}

// Compute gives the value from inputs by letter. It fails when the KPI has no formula,
// an input is missing, or a divisor is 0.
func (k *KPI) Compute(inputs map[string]exact.Rat) (exact.Rat, error) {
	if k.Formula == "" {
		return exact.Rat{}, fmt.Errorf("%s has no formula", k.ID)
	}
	e, err := ParseCondition(k.Formula)
	if err != nil {
		return exact.Rat{}, err
	}
	return e.arithmetic(inputs)
}

// Summarise gives the value from single observations by the KPI's method; it fails
// without a method or without observations.
func (k *KPI) Summarise(values []exact.Rat) (exact.Rat, error) {
	n := len(values)
	switch {
	case k.Method == "" || n == 0:
		return exact.Rat{}, fmt.Errorf("%s: no method or no observations", k.ID)
	case k.Method == MeanOf:
		return exact.Sum(values...).Quo(exact.Of(n)), nil
	}
	sorted := slices.SortedFunc(slices.Values(values), exact.Rat.Cmp)
	return sorted[(n-1)/2].Add(sorted[n/2]).Quo(exact.Of(2)), nil
}

// Better reports whether a is better than b.
func (k *KPI) Better(a, b exact.Rat) bool {
	if k.Direction == Down {
		return a.Less(b)
	}
	return b.Less(a)
}

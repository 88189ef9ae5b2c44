package reports

import (
	"time"

	"rahbord/internal/exact"
	"rahbord/internal/i18n"
)

// Project is a plan in words and dates: what a project team works from. The action plan of
// the report, the workbook, the calendar and the files for other tools are made from it.
type Project struct {
	Client   string
	Title    string
	Lang     i18n.Lang
	Start    time.Time // first day of week 0; zero while the start is not known
	Weeks    int
	Frozen   []int
	Currency string // ISO code
	Phases   []Span // of the weeks
	Tasks    []Task
	Reviews  []Event
	Messages []Event // what is told to whom
	Roles    []RoleLoad
	Measures []Measure
	Risks    []string // of the plan as a whole
}

// Task is one initiative of the basket.
type Task struct {
	ID           string
	Name         string
	Scope        string // in words; "" for the full scope
	Goal         string
	Deliverables string
	Steps        []string
	Risks        []string
	Factors      []string // what makes it succeed
	StopRule     string
	StopBy       time.Time // day on which the stop rule is looked at; zero without one
	Owner        string    // the client's person; else the role that usually leads
	OwnerKnown   bool      // a person was named
	From, To     int       // weeks, To not included
	First, Last  time.Time
	Effort       []Effort
	OneOff       exact.Rat // money
	Running      exact.Rat // money per year
	After        []string  // ids of tasks it waits for
	KPIs         []string  // ids, primary first
	Areas        []string  // ids of the areas it lifts most
	QuickWin     bool
	Group        int       // phase, from 0
	Done         exact.Rat // progress, 0 to 1
	Effect       exact.Rat // points of the index on its own
}

// Effort is the time of one role.
type Effort struct {
	Role, Name string
	Weeks      exact.Rat // person-weeks
}

// Event is a date: a milestone or a review.
type Event struct {
	ID   string
	Name string
	Week int
	Day  time.Time // zero while the start is not known
}

// RoleLoad is the working time of a role.
type RoleLoad struct {
	Role, Name string
	Used       exact.Rat   // person-weeks over the horizon
	Available  *exact.Rat  // nil without a limit
	Load       []exact.Rat // by week
	Capacity   []exact.Rat // by week; nil without a limit
}

// Measure is one KPI with its plan.
type Measure struct {
	ID, Name  string
	Formula   string
	Unit      string
	Leading   bool
	Higher    bool // more is better
	Baseline  *exact.Rat
	Target    *exact.Rat
	Proposed  bool // the target is our proposal
	Quarters  []Quarter
	Cadence   string
	Source    string
	Owner     string
	MovedBy   []string  // ids of tasks
	Visible   int       // week from which an effect can be seen
	Due       time.Time // day by which the client wants the target; zero when not given
	Recorded  []Actual  // measured values, oldest first
	Direction string    // "up", "down" in words
}

// Quarter is the target of a KPI at the end of a quarter of the plan.
type Quarter struct {
	Label  string
	Day    time.Time
	Share  exact.Rat  // of the way from baseline to target, 0 to 1
	Target *exact.Rat // nil without a baseline or a target
}

// Actual is a measured value.
type Actual struct {
	Day   time.Time
	Value exact.Rat
}

package roadmap

import (
	"slices"

	"rahbord/internal/exact"
)

// Plan is a basket on the calendar, what it is worth and how far that is proven.
type Plan struct {
	Basket   []Step     `yaml:"basket" json:"basket"` // by start, then end, then id
	Value    exact.Rat  `yaml:"value" json:"value"`   // points of the overall index
	Proof    Proof      `yaml:"proof" json:"proof"`
	Limits   []LimitUse `yaml:"limits" json:"limits"`
	Excluded []Excluded `yaml:"excluded" json:"excluded"` // the rest, most valuable first
	Joint    []Joint    `yaml:"-" json:"joint,omitempty"` // limits that bind in pairs; filled by WorthOfNext
}

// Step is an initiative of the basket. It works in the weeks from Start up to but not
// including End, except frozen ones.
type Step struct {
	ID       string           `yaml:"id" json:"id"`
	Scope    string           `yaml:"scope" json:"scope"`
	Start    int              `yaml:"start_week" json:"start_week"`
	End      int              `yaml:"end_week" json:"end_week"`
	Effect   exact.Rat        `yaml:"effect" json:"effect"`     // on its own, points of the overall index
	Marginal exact.Rat        `yaml:"marginal" json:"marginal"` // what the basket loses without it
	OneOff   int64            `yaml:"cost_oneoff" json:"cost_oneoff"`
	Running  int64            `yaml:"cost_run" json:"cost_run"`
	Effort   map[string]int64 `yaml:"effort" json:"effort"`
	After    []string         `yaml:"after,omitempty" json:"after"` // initiatives whose end it waits for
}

// Proof tells how good a plan is. No plan is worth more than Bound.
type Proof struct {
	Optimal bool      `yaml:"optimal" json:"optimal"`
	Value   exact.Rat `yaml:"value" json:"value"`
	Bound   exact.Rat `yaml:"bound" json:"bound"`
	Gap     exact.Rat `yaml:"gap" json:"gap"`     // percent of the value that may be missing
	Nodes   int64     `yaml:"nodes" json:"nodes"` // conflicts of the search
	Stopped string    `yaml:"limit" json:"limit"` // what ended the search: "", nodes or time
}

// What ends a search before it is proven.
const (
	StoppedByNodes = "nodes"
	StoppedByTime  = "time"
)

// The kinds of limits. The id of a limit is its kind, for roles and teams followed by a
// dot and the role.
const (
	LimitOneOff   = "one_off"
	LimitRunning  = "running"
	LimitRole     = "role" // over the horizon
	LimitWeek     = "week" // a role in one week
	LimitParallel = "parallel"
	LimitTeam     = "team"
	LimitWeeks    = "weeks" // the horizon
)

// LimitUse is how much of a limit a plan uses, in the unit of the limit: hundredths of
// money, hundredths of person-weeks, weeks, initiatives at once. Available is nil where
// there is no limit. Of a weekly limit, Used is the fullest week.
type LimitUse struct {
	ID        string `yaml:"id" json:"id"`
	Kind      string `yaml:"kind" json:"kind"`
	Role      string `yaml:"role,omitempty" json:"role,omitempty"`
	Used      int64  `yaml:"used" json:"used"`
	Available *int64 `yaml:"available,omitempty" json:"available"`
	Worth     *Worth `yaml:"worth_of_next,omitempty" json:"worth_of_next,omitempty"` // filled by WorthOfNext
}

// Excluded is an initiative outside the basket.
type Excluded struct {
	ID     string    `yaml:"id" json:"id"`
	Reason string    `yaml:"reason" json:"reason"`
	By     []string  `yaml:"by,omitempty" json:"by,omitempty"` // limits, or initiatives
	Effect exact.Rat `yaml:"effect" json:"effect"`             // on its own, largest scope
}

// Why an initiative is outside. By names the limits that adding it would break, the
// missing prerequisites, or the initiatives that do the same.
const (
	OutByDecision     = "decision"     // the client ruled it out
	OutByNoGain       = "no_gain"      // it lifts nothing that is under its target
	OutBySize         = "size"         // its effect is too small for a place of its own
	OutByCovered      = "covered"      // By lift the same as far as needed
	OutByExclusion    = "exclusion"    // By are in and cannot be in together with it
	OutByPrerequisite = "prerequisite" // By would have to come first
	OutByLimit        = "limit"        // By would be exceeded
	OutByCalendar     = "calendar"     // totals hold, but no weeks are left
)

// SetAside counts the initiatives that were left out of the search for being too small.
func (p *Plan) SetAside() int {
	n := 0
	for _, x := range p.Excluded {
		if x.Reason == OutBySize {
			n++
		}
	}
	return n
}

// Step looks up an initiative of the basket; nil when it is not in.
func (p *Plan) Step(id string) *Step {
	i := slices.IndexFunc(p.Basket, func(s Step) bool { return s.ID == id })
	if i < 0 {
		return nil
	}
	return &p.Basket[i]
}

// IDs lists the basket in the order of the plan.
func (p *Plan) IDs() []string {
	ids := make([]string, len(p.Basket))
	for i, s := range p.Basket {
		ids[i] = s.ID
	}
	return ids
}

// Has reports whether an initiative is in the basket.
func (p *Plan) Has(id string) bool { return p.Step(id) != nil }

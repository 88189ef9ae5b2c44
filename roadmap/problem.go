// Package roadmap chooses the initiatives of a client and their weeks: the most valuable
// basket that fits the limits, proven, scheduled and explained. Frame turns a client file
// into a Problem, Solve turns a Problem into a Plan; both are plain values.
package roadmap

import (
	"slices"

	"rahbord/engagement"
	"rahbord/internal/exact"
)

// Problem is everything that decides a plan. It is a plain value: written to a file and
// read again, it gives the same plan. Money is in hundredths of the currency, effort in
// hundredths of a person-week, weeks count from 0.
type Problem struct {
	Format      int          `yaml:"format" json:"format"`
	Pack        string       `yaml:"pack" json:"pack"`
	Calendar    Calendar     `yaml:"calendar" json:"calendar"`
	Money       Money        `yaml:"money" json:"money"`
	Roles       []Role       `yaml:"roles,omitempty" json:"roles"`
	Parallel    *int         `yaml:"parallel,omitempty" json:"parallel"` // most initiatives at once; nil for no limit
	Teams       []Team       `yaml:"teams,omitempty" json:"teams"`
	Overlap     exact.Rat    `yaml:"overlap" json:"overlap"` // share of every further lift of an indicator; the largest counts in full
	Close       exact.Rat    `yaml:"close" json:"close"`     // share of the value by which another basket may fall short and still be shown
	Indicators  []Indicator  `yaml:"indicators,omitempty" json:"indicators"`
	Initiatives []Initiative `yaml:"initiatives,omitempty" json:"initiatives"`
}

// ProblemFormat is the version of the form of a Problem.
const ProblemFormat = 1

// Calendar is the weeks of a plan.
type Calendar struct {
	Start  engagement.Day `yaml:"start,omitempty" json:"start,omitzero"` // first day of week 0; zero when not known
	Weeks  int            `yaml:"weeks" json:"weeks"`
	Frozen []int          `yaml:"frozen,omitempty" json:"frozen"` // weeks in which all work pauses, rising
}

// Money is the money limits; nil for no limit.
type Money struct {
	Currency  string `yaml:"currency" json:"currency"`
	CostPoint int64  `yaml:"cost_point" json:"cost_point"` // of which the catalogue's costs are multiples
	OneOff    *int64 `yaml:"one_off,omitempty" json:"one_off"`
	Running   *int64 `yaml:"running,omitempty" json:"running"` // per year
}

// Role is the working time of one role.
type Role struct {
	ID     string  `yaml:"id" json:"id"`
	Total  *int64  `yaml:"total,omitempty" json:"total"`   // over the horizon; nil for no limit
	Weekly []int64 `yaml:"weekly,omitempty" json:"weekly"` // per week of the calendar; none for no limit
}

// Team is a front-line team and how many initiatives may touch it at once.
type Team struct {
	Role string `yaml:"role" json:"role"`
	Most int    `yaml:"most" json:"most"`
}

// Indicator is what can be gained at one indicator.
type Indicator struct {
	ID    string    `yaml:"id" json:"id"`
	Area  string    `yaml:"area" json:"area"`
	Gap   exact.Rat `yaml:"gap" json:"gap"`     // levels up to the target
	Worth exact.Rat `yaml:"worth" json:"worth"` // points of the overall index per level
}

// Initiative is one candidate.
type Initiative struct {
	ID       string    `yaml:"id" json:"id"`
	Fit      Fit       `yaml:"fit" json:"fit"`
	Success  exact.Rat `yaml:"success" json:"success"` // probability, 0 to 1
	Weight   exact.Rat `yaml:"weight" json:"weight"`   // of its gains: (floor + slope × fit) × success
	QuickWin bool      `yaml:"quick_win,omitempty" json:"quick_win"`
	Early    exact.Rat `yaml:"early,omitempty" json:"early"` // points that its effect counts more when weeks are chosen
	Least    exact.Rat `yaml:"least,omitempty" json:"least"` // effect under which it is not worth a place of its own
	Must     bool      `yaml:"must,omitempty" json:"must"`
	Never    bool      `yaml:"never,omitempty" json:"never"`
	Reason   string    `yaml:"reason,omitempty" json:"reason"`     // why must or never, in the client's words
	Earliest *int      `yaml:"earliest,omitempty" json:"earliest"` // first week in which it may start
	Start    *int      `yaml:"start,omitempty" json:"start"`       // week in which it must start
	Deadline *int      `yaml:"deadline,omitempty" json:"deadline"` // week by whose beginning it must be over
	Scopes   []Scope   `yaml:"scopes" json:"scopes"`
	Needs    []Need    `yaml:"needs,omitempty" json:"needs"`
	Without  []string  `yaml:"without,omitempty" json:"without"` // initiatives that exclude it; it is enough that one of two names the other
}

// Fit is the strategy fit and its parts, each 0 to 1.
type Fit struct {
	Total   exact.Rat `yaml:"total" json:"total"`
	Problem exact.Rat `yaml:"problem" json:"problem"`
	Value   exact.Rat `yaml:"value" json:"value"`
	Where   exact.Rat `yaml:"where" json:"where"`
	Win     exact.Rat `yaml:"win" json:"win"`
	Context exact.Rat `yaml:"context" json:"context"`
	Bonus   exact.Rat `yaml:"bonus,omitempty" json:"bonus"`
}

// Full and Light are the ids of the scopes.
const (
	Full  = "full"
	Light = "light"
)

// Scope is one way to carry an initiative out.
type Scope struct {
	ID      string               `yaml:"id" json:"id"`
	Weeks   int                  `yaml:"weeks" json:"weeks"` // of work
	Min     exact.Rat            `yaml:"min" json:"min"`     // three estimates of its duration, weeks
	Likely  exact.Rat            `yaml:"likely" json:"likely"`
	Max     exact.Rat            `yaml:"max" json:"max"`
	Effort  map[string]int64     `yaml:"effort,omitempty" json:"effort"` // by role, the same in every week
	OneOff  int64                `yaml:"one_off" json:"one_off"`
	Running int64                `yaml:"running" json:"running"` // per year
	Lifts   map[string]exact.Rat `yaml:"lifts,omitempty" json:"lifts"`
	Touches []string             `yaml:"touches,omitempty" json:"touches"` // teams
}

// Need is something that must be over before the initiative starts: one of AnyOf.
type Need struct {
	Indicator string     `yaml:"indicator,omitempty" json:"indicator"` // too low today; "" for an order that always holds
	Level     *exact.Rat `yaml:"level,omitempty" json:"level"`
	Supplier  string     `yaml:"supplier" json:"supplier"` // the usual one
	AnyOf     []Choice   `yaml:"any_of,omitempty" json:"any_of"`
}

// Choice is an initiative in one scope.
type Choice struct {
	Initiative string `yaml:"initiative" json:"initiative"`
	Scope      string `yaml:"scope" json:"scope"`
}

// Initiative looks up a candidate; nil when there is none.
func (p *Problem) Initiative(id string) *Initiative {
	for i := range p.Initiatives {
		if p.Initiatives[i].ID == id {
			return &p.Initiatives[i]
		}
	}
	return nil
}

// Scope looks up a scope; nil when there is none.
func (i *Initiative) Scope(id string) *Scope {
	for s := range i.Scopes {
		if i.Scopes[s].ID == id {
			return &i.Scopes[s]
		}
	}
	return nil
}

// excludes reports whether two initiatives cannot be in one basket.
func (i *Initiative) excludes(o *Initiative) bool {
	return slices.Contains(i.Without, o.ID) || slices.Contains(o.Without, i.ID)
}

// weekly is the effort of a role in one week of work: the whole spread evenly, rounded up
// to a hundredth of a person-week.
func (s *Scope) weekly(role string) int64 {
	weeks := int64(max(s.Weeks, 1))
	return (s.Effort[role] + weeks - 1) / weeks
}

// touches reports whether it touches a team.
func (s *Scope) touches(team string) bool { return slices.Contains(s.Touches, team) }

// workWeeks lists the weeks in which work goes on.
func (c Calendar) workWeeks() []int {
	var weeks []int
	for w := range c.Weeks {
		if !slices.Contains(c.Frozen, w) {
			weeks = append(weeks, w)
		}
	}
	return weeks
}

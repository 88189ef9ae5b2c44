package questionnaire

import "rahbord/internal/exact"

// Severity says how a coherence check weighs.
type Severity string

// The severities of checks.
const (
	Blocks Severity = "error"   // the plan cannot be made final
	Warns  Severity = "warning" // may be accepted with a written reason
	Tells  Severity = "info"    // never blocks
)

// Choices lists the values allowed in a file.
func (Severity) Choices() []string { return []string{"error", "warning", "info"} }

// Finding is what a check lists after its message.
type Finding string

// Choices lists the values allowed in a file.
func (Finding) Choices() []string {
	return []string{"channels", "initiatives", "kpis", "indicators", "areas", "roles", "groups", "problems"}
}

// Check is one coherence check of a strategy and its plan.
type Check struct {
	ID       string   `yaml:"id" doc:"Id, such as C12a."`
	Severity Severity `yaml:"severity" doc:"error, warning or info."`
	Inputs   []string `yaml:"inputs" doc:"Questions it reads, plan, assessment; it is silent until they exist."`
	When     string   `yaml:"when" doc:"Condition under which it speaks, as the evaluator implements it."`
	Names    Finding  `yaml:"names,omitempty" doc:"What its findings list."`
	Suggest  []string `yaml:"suggest,omitempty" doc:"Initiatives offered as the remedy."`
	Map      Map      `yaml:"map,omitempty" doc:"Data of the condition."`
}

// CheckData is what the conditions of the checks share.
type CheckData struct {
	Thresholds map[string]exact.Rat `yaml:"thresholds" doc:"Figures in the conditions, by name."`
	Sets       map[string][]string  `yaml:"sets" doc:"Named groups of initiatives, or of indicators."`
}

// Risk is the risk grade of an initiative.
type Risk string

// The risk grades.
const (
	LowRisk    Risk = "L"
	MediumRisk Risk = "M"
	HighRisk   Risk = "H"
)

// Choices lists the values allowed in a file.
func (Risk) Choices() []string { return []string{"L", "M", "H"} }

// Initiative is one project of the catalogue. Its figures hold for the reference firm.
type Initiative struct {
	ID           string               `yaml:"id" doc:"Id, such as P13."`
	Type         string               `yaml:"type,omitempty" doc:"View it belongs to, one of the pack's types."`
	Lifts        map[string]exact.Rat `yaml:"lifts" doc:"Expected gain by indicator, levels."`
	Needs        []Need               `yaml:"needs,omitempty" doc:"Readiness that must be there first."`
	After        []string             `yaml:"after,omitempty" doc:"Initiatives that must come first in any case."`
	Without      []string             `yaml:"without,omitempty" doc:"Initiatives that cannot be in a basket with it; one of the two names the other."`
	Duration     Duration             `yaml:"duration" doc:"Weeks: three estimates."`
	Effort       map[string]exact.Rat `yaml:"effort" doc:"Person-weeks by role."`
	CostOneOff   exact.Rat            `yaml:"cost_one_off" doc:"External cost once, cost points."`
	CostRunning  exact.Rat            `yaml:"cost_running" doc:"External cost per year, cost points."`
	Entry        map[string]exact.Rat `yaml:"entry" doc:"Rating by entry situation."`
	Life         map[string]exact.Rat `yaml:"life" doc:"Rating by life-cycle stage."`
	Business     map[string]exact.Rat `yaml:"business" doc:"Rating by type of business."`
	Stage        map[string]exact.Rat `yaml:"stage" doc:"Rating by part of the customer journey."`
	Value        map[string]exact.Rat `yaml:"value" doc:"Rating by value area."`
	Win          map[string]exact.Rat `yaml:"win" doc:"Rating by differentiator."`
	Channels     []string             `yaml:"channels,omitempty" doc:"Channels it works through; none when it depends on no channel."`
	KPIPrimary   []string             `yaml:"kpi_primary,omitempty" doc:"KPIs that should clearly move."`
	KPISecondary []string             `yaml:"kpi_secondary,omitempty" doc:"KPIs that may move."`
	LagWeeks     exact.Rat            `yaml:"lag_weeks" doc:"Weeks from its end to a visible effect."`
	QuickWin     bool                 `yaml:"quick_win,omitempty" doc:"An early result without a heavy new system."`
	Risk         Risk                 `yaml:"risk" doc:"L low, M medium, H high."`
	Light        bool                 `yaml:"light,omitempty" doc:"A light scope exists."`
	Seeds        []string             `yaml:"seeds,omitempty" doc:"Source statements it comes from."`

	Client *ClientFigures // what one client says of it; nil in the catalogue
}

// Need is a prerequisite that holds while the indicator is under the level.
type Need struct {
	Indicator string    `yaml:"indicator" doc:"Indicator."`
	Level     exact.Rat `yaml:"level" doc:"Level it must have."`
	Supplier  string    `yaml:"supplier" doc:"Initiative that lifts it there."`
}

// Duration is a three-point estimate in weeks.
type Duration struct {
	Min    exact.Rat `yaml:"min" doc:"Shortest."`
	Likely exact.Rat `yaml:"likely" doc:"Likely."`
	Max    exact.Rat `yaml:"max" doc:"Longest."`
}

// Mean is the beta-PERT mean, (min + 4 likely + max) / 6, weeks.
func (d Duration) Mean() exact.Rat {
	return exact.Sum(d.Min, exact.Of(4).Mul(d.Likely), d.Max).Quo(exact.Of(6))
}

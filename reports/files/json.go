package files

import (
	"bytes"
	"encoding/json"
	"strings"
	"time"

	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/reports"
)

// Format is the version of the JSON form.
const Format = 1

// Project is the JSON form of a plan. Weeks count from 1, and the last week is the last one
// worked in; money is in the currency, effort in person-weeks, shares are 0 to 1.
type Project struct {
	Format    int        `yaml:"rahbord_project" json:"rahbord_project" doc:"Version of this form; 1."`
	Client    text       `yaml:"client" json:"client" doc:"Name of the organisation; empty while it is not known."`
	Title     text       `yaml:"title" json:"title" doc:"Title of the plan."`
	Language  text       `yaml:"language" json:"language" doc:"Language of all words: en, fa or he."`
	Issued    text       `yaml:"issued" json:"issued" doc:"Day of issue, YYYY-MM-DD."`
	Start     text       `yaml:"start,omitempty" json:"start,omitempty" doc:"First day of week 1, YYYY-MM-DD; left out while it is not known."`
	Weeks     int        `yaml:"weeks" json:"weeks" doc:"Length of the plan."`
	Pauses    []int      `yaml:"pauses" json:"pauses" doc:"Weeks in which all work pauses."`
	Currency  text       `yaml:"currency" json:"currency" doc:"ISO 4217 code."`
	Phases    []Phase    `yaml:"phases" json:"phases" doc:"Quarters of a year."`
	Tasks     []Task     `yaml:"tasks" json:"tasks" doc:"Initiatives of the basket, in the order of the plan."`
	Reviews   []Event    `yaml:"reviews" json:"reviews" doc:"When the plan is looked at again."`
	Messages  []Event    `yaml:"messages" json:"messages" doc:"What is told to whom."`
	Roles     []Role     `yaml:"roles" json:"roles" doc:"Working time by role."`
	KPIs      []KPI      `yaml:"kpis" json:"kpis" doc:"Figures by which the plan is followed."`
	Risks     []text     `yaml:"risks" json:"risks" doc:"Risks of the plan as a whole."`
	Readiness []Standing `yaml:"readiness" json:"readiness" doc:"The whole, then the areas of the model."`
}

// Phase is a stretch of weeks.
type Phase struct {
	Name  text `yaml:"name" json:"name" doc:"Name."`
	First int  `yaml:"first_week" json:"first_week" doc:"First week."`
	Last  int  `yaml:"last_week" json:"last_week" doc:"Last week."`
}

// Task is an initiative.
type Task struct {
	ID           text      `yaml:"id" json:"id" doc:"Id, such as P13."`
	Name         text      `yaml:"name" json:"name" doc:"Name."`
	Scope        text      `yaml:"scope,omitempty" json:"scope,omitempty" doc:"Scope in words; left out for the full one."`
	QuickWin     bool      `yaml:"quick_win" json:"quick_win" doc:"An early result."`
	Owner        text      `yaml:"owner" json:"owner" doc:"Who answers for it."`
	OwnerNamed   bool      `yaml:"owner_named" json:"owner_named" doc:"The client named the owner; else it is the role with the most work."`
	First        int       `yaml:"first_week" json:"first_week" doc:"First week."`
	Last         int       `yaml:"last_week" json:"last_week" doc:"Last week."`
	Start        text      `yaml:"start,omitempty" json:"start,omitempty" doc:"First day, YYYY-MM-DD."`
	End          text      `yaml:"end,omitempty" json:"end,omitempty" doc:"Last working day, YYYY-MM-DD."`
	Phase        int       `yaml:"phase" json:"phase" doc:"Phase in which it starts, from 1."`
	After        []text    `yaml:"after" json:"after" doc:"Ids of tasks whose end it waits for."`
	Effort       []Effort  `yaml:"effort" json:"effort" doc:"Working time by role."`
	OneOff       *decimal  `yaml:"cost_one_off" json:"cost_one_off" doc:"External cost once."`
	Running      *decimal  `yaml:"cost_per_year" json:"cost_per_year" doc:"External cost per year."`
	Effect       *decimal  `yaml:"effect" json:"effect" doc:"Points of the readiness index, on its own."`
	Done         *decimal  `yaml:"done" json:"done" doc:"Progress, 0 to 1."`
	Goal         text      `yaml:"goal,omitempty" json:"goal,omitempty" doc:"What it is for."`
	Deliverables text      `yaml:"deliverables" json:"deliverables" doc:"What it delivers."`
	Steps        []text    `yaml:"steps" json:"steps" doc:"Steps, in order."`
	KPIs         []text    `yaml:"kpis" json:"kpis" doc:"Ids of the KPIs it moves, primary first."`
	Areas        []text    `yaml:"areas" json:"areas" doc:"Ids of the areas it lifts most."`
	Risks        []text    `yaml:"risks" json:"risks" doc:"Risks, those of the client first."`
	Factors      []text    `yaml:"success_factors" json:"success_factors" doc:"What makes it succeed."`
	Stop         *StopRule `yaml:"stop,omitempty" json:"stop,omitempty" doc:"When it is stopped or changed."`
}

// StopRule is when an initiative is stopped or changed.
type StopRule struct {
	Rule text `yaml:"rule" json:"rule" doc:"The rule."`
	Day  text `yaml:"day,omitempty" json:"day,omitempty" doc:"Day on which it is looked at, YYYY-MM-DD."`
}

// Effort is the time of one role.
type Effort struct {
	Role  text     `yaml:"role" json:"role" doc:"Role id."`
	Weeks *decimal `yaml:"person_weeks" json:"person_weeks" doc:"Person-weeks."`
}

// Event is a day.
type Event struct {
	ID   text `yaml:"id" json:"id" doc:"Id."`
	Name text `yaml:"name" json:"name" doc:"What it is."`
	Week int  `yaml:"week" json:"week" doc:"Week that begins with it or holds it; 0 or less lies before the plan."`
	Day  text `yaml:"day,omitempty" json:"day,omitempty" doc:"Day, YYYY-MM-DD."`
}

// Role is the working time of a role.
type Role struct {
	ID        text       `yaml:"id" json:"id" doc:"Role id."`
	Name      text       `yaml:"name" json:"name" doc:"Name."`
	Used      *decimal   `yaml:"used" json:"used" doc:"Person-weeks over the plan."`
	Available *decimal   `yaml:"available,omitempty" json:"available,omitempty" doc:"Person-weeks over the plan; left out without a limit."`
	Load      []*decimal `yaml:"load" json:"load" doc:"Person-weeks in every week."`
	Capacity  []*decimal `yaml:"capacity" json:"capacity" doc:"Person-weeks available in every week; empty without a limit."`
}

// KPI is one figure.
type KPI struct {
	ID       text     `yaml:"id" json:"id" doc:"Id, such as CSAT."`
	Name     text     `yaml:"name" json:"name" doc:"Name."`
	Formula  text     `yaml:"formula" json:"formula" doc:"Formula as people read it."`
	Unit     text     `yaml:"unit" json:"unit" doc:"Unit."`
	Leading  bool     `yaml:"leading" json:"leading" doc:"It moves early; else it shows the result."`
	Higher   bool     `yaml:"higher_is_better" json:"higher_is_better" doc:"More is better."`
	Baseline *decimal `yaml:"baseline,omitempty" json:"baseline,omitempty" doc:"Today's value; left out while it is not measured."`
	Target   *decimal `yaml:"target,omitempty" json:"target,omitempty" doc:"Target; left out without one."`
	Proposed bool     `yaml:"target_proposed" json:"target_proposed" doc:"The target is a proposal from assumptions, not the client's."`
	Due      text     `yaml:"due,omitempty" json:"due,omitempty" doc:"Day by which the client wants the target, YYYY-MM-DD."`
	Visible  int      `yaml:"visible_week" json:"visible_week" doc:"Week in which an effect can first be seen."`
	Targets  []Target `yaml:"targets" json:"targets" doc:"Targets on the way, on a straight line from the week in which an effect can be seen."`
	Cadence  text     `yaml:"cadence" json:"cadence" doc:"Rhythm of measuring."`
	Source   text     `yaml:"source" json:"source" doc:"Where the figures come from."`
	Owner    text     `yaml:"owner" json:"owner" doc:"Who answers for it."`
	MovedBy  []text   `yaml:"moved_by" json:"moved_by" doc:"Ids of the tasks that move it."`
	Measured []Value  `yaml:"measured" json:"measured" doc:"Measured values, oldest first."`
}

// Target is the target of a quarter of the plan.
type Target struct {
	Name  text     `yaml:"name" json:"name" doc:"Quarter."`
	Day   text     `yaml:"day,omitempty" json:"day,omitempty" doc:"Last day of the quarter, YYYY-MM-DD."`
	Value *decimal `yaml:"value,omitempty" json:"value,omitempty" doc:"Target; left out without a baseline."`
}

// Value is a measured value.
type Value struct {
	Day   text     `yaml:"day" json:"day" doc:"Last day of the period measured, YYYY-MM-DD."`
	Value *decimal `yaml:"value" json:"value" doc:"Value."`
}

// Standing is where an area stands, in points out of 100.
type Standing struct {
	ID     text     `yaml:"id,omitempty" json:"id,omitempty" doc:"Area id; left out for the whole."`
	Name   text     `yaml:"name" json:"name" doc:"Name."`
	Now    *decimal `yaml:"now,omitempty" json:"now,omitempty" doc:"Today; left out while it is not known."`
	After  *decimal `yaml:"after,omitempty" json:"after,omitempty" doc:"Expected at the end of the plan."`
	Target *decimal `yaml:"target,omitempty" json:"target,omitempty" doc:"When every target is met."`
	Label  text     `yaml:"label,omitempty" json:"label,omitempty" doc:"Maturity label."`
}

// text is a text in the file: without invisible isolates.
type text string

// MarshalJSON writes a string.
func (t text) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	err := out.Encode(i18n.Plain(string(t)))
	return bytes.TrimSpace(b.Bytes()), err
}

// JSONSchema describes the form.
func (text) JSONSchema() map[string]any { return map[string]any{"type": "string"} }

// decimal is a number, with at most twelve places.
type decimal struct{ exact.Rat }

// MarshalJSON writes a number.
func (d decimal) MarshalJSON() ([]byte, error) {
	s := d.Decimal(12)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return []byte(s), nil
}

// JSONSchema describes the form.
func (decimal) JSONSchema() map[string]any { return map[string]any{"type": "number"} }

// JSON is the plan for other programs; the schema is docs/project.schema.json.
func JSON(src reports.Source) ([]byte, error) {
	p, err := planOf(src, false)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(p.json(reports.ReadinessOf(src))); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func number(r exact.Rat) *decimal { return &decimal{r} }

func numberIf(r *exact.Rat) *decimal {
	if r == nil {
		return nil
	}
	return number(*r)
}

func numbers(rs []exact.Rat) []*decimal {
	out := []*decimal{}
	for _, r := range rs {
		out = append(out, number(r))
	}
	return out
}

func texts(list []string) []text {
	out := []text{}
	for _, s := range list {
		out = append(out, text(s))
	}
	return out
}

func day(d time.Time) text { return text(isoDay(d)) }

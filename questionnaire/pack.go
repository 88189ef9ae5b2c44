// Package questionnaire is what Rahbord asks: a readiness model as data.
// A Pack holds the scale, the groups of indicators, the strategy questions, the
// coherence checks, the initiatives and the KPIs; words live apart, one set per
// language. Load reads a pack strictly from any folder.
package questionnaire

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/internal/i18n"
)

// Pack is one readiness model, checked and ready to use. It is not changed after Load.
type Pack struct {
	Settings
	Dimensions  []Dimension
	Areas       []Area
	Indicators  []Indicator
	Units       []string // units of number questions
	Effects     []string // what the planner does with answers
	Stages      []Stage
	Scales      map[string]Scale
	OptionSets  map[string]OptionSet
	Questions   []Question
	Checks      []Check
	CheckData   CheckData
	Initiatives []Initiative
	KPIs        []KPI
	Seeds       []Seed // traceability: source statements and the indicators that cover them
	Words       map[i18n.Lang]*Words

	index     index
	catalogue *Pack // the pack before a client's initiatives came in; nil for the pack itself
}

// Dimension groups areas. A pack may have none.
type Dimension struct {
	ID    string   `yaml:"id" doc:"Id, such as D1."`
	Areas []string `yaml:"areas" doc:"Its areas, in the order of reports."`
}

// Area groups indicators.
type Area struct {
	ID     string    `yaml:"id" doc:"Id, such as SRV."`
	Weight exact.Rat `yaml:"weight" doc:"Base weight; only proportions matter."`
}

// Indicator is one thing assessed, on the pack's scale.
type Indicator struct {
	ID        string     `yaml:"id" doc:"Id, such as SRV-2."`
	Area      string     `yaml:"area" doc:"Area it belongs to."`
	Weight    exact.Rat  `yaml:"weight" doc:"Weight inside its area."`
	Target    *exact.Rat `yaml:"target,omitempty" doc:"Own base target level; else the pack's."`
	Type      string     `yaml:"type,omitempty" doc:"View it belongs to, one of the pack's types."`
	AskedOf   []string   `yaml:"asked_of,omitempty" doc:"Roles that can judge it."`
	Stage     string     `yaml:"stage,omitempty" doc:"Part of the customer journey, or all."`
	Quick     bool       `yaml:"quick,omitempty" doc:"Part of the quick scan."`
	Critical  bool       `yaml:"critical,omitempty" doc:"A low level holds the area's label down."`
	MayBeNA   bool       `yaml:"may_be_na,omitempty" doc:"The words state a condition under which it does not apply."`
	SuggestNA string     `yaml:"suggest_na_when,omitempty" doc:"Condition on answers under which not applicable is proposed."`
	Seeds     []string   `yaml:"seeds,omitempty" doc:"Source statements it covers."`
}

// For reports whether a role can judge it; without a list every role can.
func (i *Indicator) For(role string) bool {
	return len(i.AskedOf) == 0 || slices.Contains(i.AskedOf, role)
}

// Seed is a statement of the sources and what in the model carries it.
type Seed struct {
	ID         string   `yaml:"id" doc:"Id of the statement."`
	Assessable bool     `yaml:"assessable,omitempty" doc:"It can be observed in an organisation."`
	Indicators []string `yaml:"indicators,omitempty" doc:"Indicators that cover it."`
}

type index struct {
	dimensions, areas, indicators, questions, initiatives, kpis map[string]int
}

func (p *Pack) buildIndex() {
	p.index = index{
		dimensions:  positions(p.Dimensions, func(d Dimension) string { return d.ID }),
		areas:       positions(p.Areas, func(a Area) string { return a.ID }),
		indicators:  positions(p.Indicators, func(i Indicator) string { return i.ID }),
		questions:   positions(p.Questions, func(q Question) string { return q.ID }),
		initiatives: positions(p.Initiatives, func(i Initiative) string { return i.ID }),
		kpis:        positions(p.KPIs, func(k KPI) string { return k.ID }),
	}
}

func positions[T any](list []T, id func(T) string) map[string]int {
	m := make(map[string]int, len(list))
	for i, x := range list {
		m[id(x)] = i
	}
	return m
}

func find[T any](list []T, at map[string]int, id string) *T {
	if i, ok := at[id]; ok {
		return &list[i]
	}
	return nil
}

// Dimension looks up a dimension; nil when unknown.
func (p *Pack) Dimension(id string) *Dimension { return find(p.Dimensions, p.index.dimensions, id) }

// Area looks up an area; nil when unknown.
func (p *Pack) Area(id string) *Area { return find(p.Areas, p.index.areas, id) }

// Indicator looks up an indicator; nil when unknown.
func (p *Pack) Indicator(id string) *Indicator { return find(p.Indicators, p.index.indicators, id) }

// Question looks up a question; nil when unknown.
func (p *Pack) Question(id string) *Question { return find(p.Questions, p.index.questions, id) }

// Initiative looks up an initiative; nil when unknown.
func (p *Pack) Initiative(id string) *Initiative { return find(p.Initiatives, p.index.initiatives, id) }

// KPI looks up a KPI; nil when unknown.
func (p *Pack) KPI(id string) *KPI { return find(p.KPIs, p.index.kpis, id) }

// IndicatorsOf lists the indicators of an area, in pack order.
func (p *Pack) IndicatorsOf(area string) []*Indicator {
	var out []*Indicator
	for i := range p.Indicators {
		if p.Indicators[i].Area == area {
			out = append(out, &p.Indicators[i])
		}
	}
	return out
}

// QuestionWith lists the questions whose answer has an effect, in pack order.
func (p *Pack) QuestionWith(effect string) []*Question {
	var out []*Question
	for i := range p.Questions {
		if slices.Contains(p.Questions[i].Effect, effect) {
			out = append(out, &p.Questions[i])
		}
	}
	return out
}

// EvalPoints gives the points of a level. Between two levels they lie on the straight
// line; a level outside the scale counts as the nearest end.
func (p *Pack) EvalPoints(level exact.Rat) exact.Rat {
	s := p.Scale
	above := level.Sub(exact.Of(s.First))
	switch i := above.Floor(); {
	case above.Sign() <= 0:
		return s.Points[0]
	case i >= len(s.Points)-1:
		return s.Points[len(s.Points)-1]
	default:
		step := s.Points[i+1].Sub(s.Points[i])
		return s.Points[i].Add(step.Mul(above.Sub(exact.Of(i))))
	}
}

// Text is the words of one language; nil when the pack does not speak it.
func (p *Pack) Text(lang i18n.Lang) *Words { return p.Words[lang] }

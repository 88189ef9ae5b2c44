package engagement

import (
	"strconv"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/yamldoc"
	"rahbord/questionnaire"

	"gopkg.in/yaml.v3"
)

// ClientInitiative is what the client says of one initiative. With an id of the pack each
// figure given replaces that one figure of the catalogue; with a new id it is an
// initiative of the client's own. Figures are final: nothing is scaled. What is not given
// is nil or empty.
type ClientInitiative struct {
	ID           string   `yaml:"id" doc:"Id of the pack: other figures for that initiative. A new id: an initiative of the client's own."`
	Name         string   `yaml:"name,omitempty" doc:"Name, for all languages."`
	Goal         string   `yaml:"goal,omitempty" doc:"What it is for."`
	Deliverables string   `yaml:"deliverables,omitempty" doc:"What it delivers."`
	Steps        []string `yaml:"steps,omitempty" doc:"How it is carried out, in order."`
	Risks        []string `yaml:"risks,omitempty" doc:"Typical risks."`
	Why          string   `yaml:"why,omitempty" doc:"Where these figures come from; the report marks them as the client's."`

	Duration    *Weeks               `yaml:"duration,omitempty" doc:"Weeks: one number, or min, likely and max."`
	Effort      map[string]exact.Rat `yaml:"effort,omitempty" doc:"Person-weeks by role; roles not named stay as they are."`
	CostOneOff  *exact.Rat           `yaml:"cost_one_off,omitempty" doc:"External cost once, in the client's currency."`
	CostRunning *exact.Rat           `yaml:"cost_running,omitempty" doc:"External cost per year, in the client's currency."`
	Lifts       map[string]exact.Rat `yaml:"lifts,omitempty" doc:"Gain by indicator, levels; 0 takes a lift away, indicators not named stay as they are."`
	Success     *exact.Rat           `yaml:"success,omitempty" doc:"Probability of success, 0 to 1."`
	Risk        questionnaire.Risk   `yaml:"risk,omitempty" doc:"L low, M medium, H high: decides the probability where success is not given."`
	LagWeeks    *exact.Rat           `yaml:"lag_weeks,omitempty" doc:"Weeks from its end to a visible effect."`
	QuickWin    *bool                `yaml:"quick_win,omitempty" doc:"An early result without a heavy new system."`
	Light       *bool                `yaml:"light,omitempty" doc:"It may be carried out in a light scope."`

	Needs   *[]questionnaire.Need `yaml:"needs,omitempty" doc:"Readiness that must be there first; the list replaces that of the catalogue."`
	After   *[]string             `yaml:"after,omitempty" doc:"Initiatives that must come first in any case; replaces the list."`
	Without *[]string             `yaml:"without,omitempty" doc:"Initiatives that cannot be in a basket with it; replaces the list."`

	Fit      *exact.Rat           `yaml:"fit,omitempty" doc:"Strategy fit, 0 to 1, instead of the one worked out from the ratings."`
	Entry    map[string]exact.Rat `yaml:"entry,omitempty" doc:"Rating by entry situation."`
	Life     map[string]exact.Rat `yaml:"life,omitempty" doc:"Rating by life-cycle stage."`
	Business map[string]exact.Rat `yaml:"business,omitempty" doc:"Rating by type of business."`
	Stage    map[string]exact.Rat `yaml:"stage,omitempty" doc:"Rating by part of the customer journey."`
	Value    map[string]exact.Rat `yaml:"value,omitempty" doc:"Rating by value area."`
	Win      map[string]exact.Rat `yaml:"win,omitempty" doc:"Rating by differentiator."`
	Channels *[]string            `yaml:"channels,omitempty" doc:"Channels it works through; replaces the list, none when it depends on no channel."`
	Type     string               `yaml:"type,omitempty" doc:"View it belongs to, one of the pack's types."`

	KPIPrimary   *[]string `yaml:"kpi_primary,omitempty" doc:"KPIs that should clearly move; replaces the list."`
	KPISecondary *[]string `yaml:"kpi_secondary,omitempty" doc:"KPIs that may move; replaces the list."`
}

// Weeks is a duration. In the file it is one number where all three estimates are alike.
type Weeks questionnaire.Duration

// fewestWeeks is the shortest likely duration: one working day.
func fewestWeeks() exact.Rat { return exact.Frac(1, 5) }

// DecodeYAML reads a number, or min, likely and max: from 0 to 260 weeks, rising, and
// likely one working day at least.
func (w *Weeks) DecodeYAML(dec *yamldoc.Decoder, n *yaml.Node) {
	before := len(dec.Faults)
	if n.Kind == yaml.MappingNode {
		dec.Decode(n, (*questionnaire.Duration)(w))
	} else {
		dec.Decode(n, &w.Likely)
		w.Min, w.Max = w.Likely, w.Likely
	}
	switch {
	case len(dec.Faults) > before:
	case w.Min.Sign() < 0:
		dec.Fault(n, "negative-number", diag.Args{"key": "duration", "value": w.Min.String()})
	case w.Likely.Less(w.Min) || w.Max.Less(w.Likely):
		dec.Fault(n, "weeks-not-rising", diag.Args{"min": w.Min.String(), "likely": w.Likely.String(), "max": w.Max.String()})
	case w.Likely.Less(fewestWeeks()):
		dec.Fault(n, "number-too-small", diag.Args{"field": "duration", "value": w.Likely.String(), "least": fewestWeeks().String()})
	case exact.Of(mostWeeks).Less(w.Max):
		dec.Fault(n, "number-too-large", diag.Args{"field": "duration", "value": w.Max.String(), "most": strconv.Itoa(mostWeeks)})
	}
}

// JSONSchema describes both forms.
func (Weeks) JSONSchema() map[string]any {
	number := jsonObject{"type": "number", "minimum": 0}
	three := jsonObject{"type": "object", "additionalProperties": false, "required": []string{"min", "likely", "max"},
		"properties": jsonObject{"min": number, "likely": number, "max": number}}
	return jsonObject{"anyOf": []any{number, three}}
}

func (w Weeks) tree() (*tree, error) {
	if w.Min.Equal(w.Likely) && w.Likely.Equal(w.Max) {
		return number(w.Likely, false)
	}
	t := &tree{form: mapping}
	for _, part := range []struct {
		name string
		r    exact.Rat
	}{{"min", w.Min}, {"likely", w.Likely}, {"max", w.Max}} {
		n, err := number(part.r, false)
		if err != nil {
			return nil, err
		}
		t.add(part.name, n)
	}
	return t, nil
}

// ratings is the families of ratings given, by key.
func (c *ClientInitiative) ratings() map[string]map[string]exact.Rat {
	return map[string]map[string]exact.Rat{"entry": c.Entry, "life": c.Life, "business": c.Business,
		"stage": c.Stage, "value": c.Value, "win": c.Win}
}

package questionnaire

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/internal/yamldoc"

	"gopkg.in/yaml.v3"
)

// Stage is one part of the strategy questionnaire, 0 to 6.
type Stage struct {
	ID      int `yaml:"id" doc:"Number of the stage."`
	Minutes int `yaml:"minutes" doc:"Guide for a workshop, minutes."`
}

// Kind is the form of an answer.
type Kind string

// The kinds of answers; the set is closed.
const (
	Text   Kind = "text"
	Number Kind = "number"
	Date   Kind = "date"
	Flag   Kind = "flag"
	Single Kind = "single"
	Multi  Kind = "multi"
	Rating Kind = "rating"
	ListOf Kind = "list"
	Matrix Kind = "matrix"
	Table  Kind = "table"
	Group  Kind = "group"
)

// Choices lists the values allowed in a file.
func (Kind) Choices() []string {
	return []string{"text", "number", "date", "flag", "single", "multi", "rating", "list", "matrix", "table", "group"}
}

// Audience says who can answer.
type Audience string

// The audiences.
const (
	AskAll         Audience = "all"         // an executive can answer alone
	AskFacilitator Audience = "facilitator" // needs the method, the assessment or the basket
)

// Choices lists the values allowed in a file.
func (Audience) Choices() []string { return []string{"all", "facilitator"} }

// Format is a special form of text.
type Format string

// Choices lists the values allowed in a file.
func (Format) Choices() []string { return []string{"person", "email", "phone", "currency"} }

// Source is rows of the model as options.
type Source string

// Choices lists the values allowed in a file.
func (Source) Choices() []string {
	return []string{"kpis", "indicators", "initiatives", "areas", "basket"}
}

// KPIUnit is the unit of a number that is a value of the KPI named beside it.
const KPIUnit = "kpi_unit"

// KPIPart is the part that names the KPI, among the parts of a group or the columns of a
// row; nil where none does.
func KPIPart(fields []Field) *Field {
	i := slices.IndexFunc(fields, func(f Field) bool { return f.Source == "kpis" })
	if i < 0 {
		return nil
	}
	return &fields[i]
}

// Scale is a named rating scale.
type Scale struct {
	Min exact.Rat `yaml:"min" doc:"Lowest point."`
	Max exact.Rat `yaml:"max" doc:"Highest point."`
	DK  bool      `yaml:"dk,omitempty" doc:"Don't know is an answer."`
}

// Field is what can be answered: a whole question or a part of one.
type Field struct {
	ID           string     `yaml:"id" doc:"Id, such as Q0.3 or total."`
	Kind         Kind       `yaml:"kind" doc:"Form of the answer."`
	Required     *bool      `yaml:"required,omitempty" doc:"Must be answered; a field is required unless it says false, a question unless it says so is not."`
	Asked        Audience   `yaml:"asked,omitempty" doc:"Who can answer: all or facilitator."`
	VisibleWhen  string     `yaml:"visible_when,omitempty" doc:"Condition on other answers; hidden otherwise."`
	Lines        int        `yaml:"lines,omitempty" doc:"Height of the text box; 1 when left out."`
	Format       Format     `yaml:"format,omitempty" doc:"Form of the text."`
	MinLen       int        `yaml:"min_len,omitempty" doc:"Fewest characters."`
	MaxLen       int        `yaml:"max_len,omitempty" doc:"Most characters; 0 for no limit."`
	Unit         string     `yaml:"unit,omitempty" doc:"Unit of a number, one of the units."`
	Min          *exact.Rat `yaml:"min,omitempty" doc:"Smallest number."`
	Max          *exact.Rat `yaml:"max,omitempty" doc:"Largest number."`
	Step         *exact.Rat `yaml:"step,omitempty" doc:"1 for whole numbers; any number when left out."`
	Scale        string     `yaml:"scale,omitempty" doc:"Rating scale, one of the scales."`
	Options      []string   `yaml:"options,omitempty" doc:"Own options."`
	OptionSet    string     `yaml:"option_set,omitempty" doc:"Shared options, one of the option sets."`
	Source       Source     `yaml:"source,omitempty" doc:"Rows of the model as options."`
	Ordered      bool       `yaml:"ordered,omitempty" doc:"The order of the chosen options matters."`
	Exclusive    []string   `yaml:"exclusive,omitempty" doc:"Options that stand alone."`
	MinItems     int        `yaml:"min_items,omitempty" doc:"Fewest items."`
	MaxItems     int        `yaml:"max_items,omitempty" doc:"Most items; 0 for no limit."`
	ItemMaxLen   int        `yaml:"item_max_len,omitempty" doc:"Most characters of an item."`
	Rows         []string   `yaml:"rows,omitempty" doc:"Own rows of a matrix."`
	RowSet       string     `yaml:"row_set,omitempty" doc:"Option set that gives the rows."`
	RowsFrom     string     `yaml:"rows_from,omitempty" doc:"basket, or the answer whose rows fill the table at first."`
	EveryRow     bool       `yaml:"every_row,omitempty" doc:"Every row must be answered."`
	RequiredRows []string   `yaml:"required_rows,omitempty" doc:"Rows that must be answered."`
	MinAnswered  int        `yaml:"min_answered,omitempty" doc:"Fewest rows answered other than don't know."`
	MinRows      int        `yaml:"min_rows,omitempty" doc:"Fewest rows of a table."`
	MaxRows      int        `yaml:"max_rows,omitempty" doc:"Most rows of a table; 0 for no limit."`
	SoftMinRows  int        `yaml:"soft_min_rows,omitempty" doc:"Fewer rows are allowed, with a notice or a check."`
	SoftMaxRows  int        `yaml:"soft_max_rows,omitempty" doc:"More rows are allowed, with a notice or a check."`
	Unique       string     `yaml:"unique,omitempty" doc:"Field whose value may stand in one row only."`
	Default      Literal    `yaml:"default,omitempty" doc:"Value offered, never stored unasked."`
	EmptyRaises  string     `yaml:"empty_raises,omitempty" doc:"Check that speaks when the answer is left empty on purpose."`
	Fields       []Field    `yaml:"fields,omitempty" doc:"Parts of a group, columns of a table or matrix."`
	Map          Map        `yaml:"map,omitempty" doc:"What an option stands for in the model."`

	DefaultWhen       []DefaultWhen      `yaml:"default_when,omitempty" doc:"Values offered under conditions, the first that holds."`
	DefaultByLanguage map[string]Literal `yaml:"default_by_language,omitempty" doc:"Value offered by language."`
}

// Question is one strategy question.
type Question struct {
	Field           `yaml:",inline"`
	Stage           int        `yaml:"stage" doc:"Stage it belongs to."`
	Literal         bool       `yaml:"literal,omitempty" doc:"One of the literal questions of the method."`
	Effect          []string   `yaml:"effect,omitempty" doc:"What the planner does with the answer, of the effects."`
	Seeds           []string   `yaml:"seeds,omitempty" doc:"Source statements it comes from."`
	Derived         *Derived   `yaml:"derived,omitempty" doc:"The answer is computed; a person may override it."`
	NeededWhen      string     `yaml:"needed_when,omitempty" doc:"Condition on the basket under which it matters."`
	Rules           []Rule     `yaml:"rules,omitempty" doc:"Conditions without which the answer is refused."`
	Notices         []Notice   `yaml:"notices,omitempty" doc:"Remarks that never block."`
	SingleStatement *Statement `yaml:"single_statement,omitempty" doc:"The text must be one statement."`
}

// Rule refuses an answer while its condition is false. Its words stand under rules.
type Rule struct {
	ID   string `yaml:"id" doc:"Id inside the question."`
	Must string `yaml:"must" doc:"Condition that must hold."`
}

// Notice speaks while its condition is true. Its words stand under notices.
type Notice struct {
	ID string `yaml:"id" doc:"Id inside the question."`
	If string `yaml:"if" doc:"Condition under which it speaks."`
}

// Statement says how a text shows that it is more than one statement.
type Statement struct {
	Reject  []Sign `yaml:"reject" doc:"Signs of a list."`
	Raises  string `yaml:"reject_raises" doc:"Check that speaks then."`
	Joiners bool   `yaml:"joiners,omitempty" doc:"The words list joiners, such as and also, that raise a notice."`
}

// Sign is a sign that a text is a list.
type Sign string

// Choices lists the values allowed in a file.
func (Sign) Choices() []string {
	return []string{"bullets", "numbered_lines", "several_lines", "semicolon"}
}

// DefaultWhen offers a value under a condition.
type DefaultWhen struct {
	If    string  `yaml:"if" doc:"Condition."`
	Value Literal `yaml:"value" doc:"Value offered."`
}

// Derived names an answer computed from others.
type Derived struct {
	Name        string    `yaml:"name" doc:"Name by which conditions refer to it."`
	From        []string  `yaml:"from" doc:"Questions it is computed from."`
	Threshold   exact.Rat `yaml:"threshold" doc:"Share of the points from which a side counts, 0 to 1."`
	MinAnswered int       `yaml:"min_answered" doc:"Fewest answered rows of each."`
}

// Literal is an option id, a number or a flag, kept as it stands in the file.
type Literal string

// DecodeYAML takes any single value.
func (l *Literal) DecodeYAML(dec *yamldoc.Decoder, n *yaml.Node) {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		dec.WrongType(n, "text")
		return
	}
	*l = Literal(n.Value)
}

// JSONSchema describes the forms that DecodeYAML takes.
func (Literal) JSONSchema() map[string]any {
	return map[string]any{"type": []string{"string", "number", "boolean"}}
}

// MapValue is what an option maps to: one id, a list of ids, a number, or weights by id.
type MapValue struct {
	IDs     []string
	Number  *exact.Rat
	Weights map[string]exact.Rat
}

// DecodeYAML takes the four forms.
func (m *MapValue) DecodeYAML(dec *yamldoc.Decoder, n *yaml.Node) {
	switch {
	case n.Kind == yaml.MappingNode:
		dec.Decode(n, &m.Weights)
	case n.Kind == yaml.SequenceNode:
		m.IDs = []string{}
		dec.Decode(n, &m.IDs)
	case n.Tag == "!!int" || n.Tag == "!!float":
		m.Number = new(exact.Rat)
		dec.Decode(n, m.Number)
	default:
		m.IDs = make([]string, 1)
		dec.Decode(n, &m.IDs[0])
	}
}

// JSONSchema describes the four forms.
func (MapValue) JSONSchema() map[string]any {
	text := map[string]any{"type": "string"}
	number := map[string]any{"type": "number"}
	return map[string]any{"anyOf": []any{
		text, number,
		map[string]any{"type": "array", "items": text},
		map[string]any{"type": "object", "additionalProperties": number},
	}}
}

// Map is option id to meaning.
type Map map[string]MapValue

// OptionSet is a shared list of options.
type OptionSet struct {
	Options []string `yaml:"options" doc:"Option ids, in the order shown."`
	Map     Map      `yaml:"map,omitempty" doc:"What an option stands for in the model."`
}

// Choices lists the option ids of a field, own or shared; none where the options
// are rows of the model.
func (p *Pack) Choices(f *Field) []string {
	if f.OptionSet != "" {
		return p.OptionSets[f.OptionSet].Options
	}
	return f.Options
}

// Part looks up a part of a question by id, at any depth; nil when unknown.
func (f *Field) Part(id string) *Field {
	for i := range f.Fields {
		if f.Fields[i].ID == id {
			return &f.Fields[i]
		}
	}
	for i := range f.Fields {
		if sub := f.Fields[i].Part(id); sub != nil {
			return sub
		}
	}
	return nil
}

package questionnaire

import "rahbord/internal/exact"

// Stage is one part of the strategy questionnaire, 0 to 6.
type Stage struct {
	ID      int `yaml:"id"`
	Minutes int `yaml:"minutes" doc:"Guide for a workshop."`
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

// Scale is a named rating scale.
type Scale struct {
	Min exact.Rat `yaml:"min"`
	Max exact.Rat `yaml:"max"`
	DK  bool      `yaml:"dk,omitempty" doc:"Don't know is an answer."`
}

// Field is what can be answered: a whole question or a part of one.
type Field struct {
	ID         string     `yaml:"id"`
	Kind       Kind       `yaml:"kind"`
	Required   *bool      `yaml:"required,omitempty"`
	Asked      string     `yaml:"asked,omitempty" doc:"all or facilitator."`
	Visible    string     `yaml:"visible_when,omitempty" doc:"Condition on other answers."`
	Lines      int        `yaml:"lines,omitempty"`
	Format     string     `yaml:"format,omitempty"`
	MinLen     int        `yaml:"min_len,omitempty"`
	MaxLen     int        `yaml:"max_len,omitempty"`
	Unit       string     `yaml:"unit,omitempty"`
	Min        *exact.Rat `yaml:"min,omitempty"`
	Max        *exact.Rat `yaml:"max,omitempty"`
	Step       *exact.Rat `yaml:"step,omitempty"`
	Scale      string     `yaml:"scale,omitempty"`
	Options    []string   `yaml:"options,omitempty"`
	OptionSet  string     `yaml:"option_set,omitempty"`
	Source     string     `yaml:"source,omitempty"`
	Ordered    bool       `yaml:"ordered,omitempty"`
	Exclusive  []string   `yaml:"exclusive,omitempty"`
	MinItems   int        `yaml:"min_items,omitempty"`
	MaxItems   int        `yaml:"max_items,omitempty"`
	ItemMaxLen int        `yaml:"item_max_len,omitempty"`
	Rows       []string   `yaml:"rows,omitempty"`
	RowSet     string     `yaml:"row_set,omitempty"`
	RowsFrom   string     `yaml:"rows_from,omitempty"`
	EveryRow   bool       `yaml:"every_row,omitempty"`
	// and so on: every attribute of questions.yaml has its field
	Fields []Field `yaml:"fields,omitempty"`
	Map    Map     `yaml:"map,omitempty" doc:"What an option stands for in the model."`
}

// Question is one strategy question.
type Question struct {
	Field   `yaml:",inline"`
	Stage   int      `yaml:"stage"`
	Literal bool     `yaml:"literal,omitempty"`
	Effect  []string `yaml:"effect"`
	Seeds   []string `yaml:"seeds"`
	Derived *Derived `yaml:"derived,omitempty"`
}

// Derived names an answer computed from others.
type Derived struct {
	Name        string    `yaml:"name"`
	From        []string  `yaml:"from"`
	Threshold   exact.Rat `yaml:"threshold"`
	MinAnswered int       `yaml:"min_answered"`
}

// MapValue is what an option maps to: one id, a list of ids, a number, or weights by id.
type MapValue struct {
	IDs     []string
	Number  *exact.Rat
	Weights map[string]exact.Rat
}

// Map is option id to meaning.
type Map map[string]MapValue

// OptionSet is a shared list of options.
type OptionSet struct {
	Options []string `yaml:"options"`
	Map     Map      `yaml:"map,omitempty"`
}

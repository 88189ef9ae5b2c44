package engagement

import (
	"reflect"
	"slices"
	"strconv"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/plain"
	"rahbord/internal/yamldoc"

	"gopkg.in/yaml.v3"
)

// The words of the states in the file.
const (
	wordNA = "na"
	wordDK = "dk"
)

// longAnswer is an answer as a mapping.
type longAnswer struct {
	Level    *levelWord `yaml:"level,omitempty" doc:"Level of the scale, or dk for don't know."`
	NA       *string    `yaml:"na,omitempty" doc:"Why the indicator does not apply; stands instead of the level."`
	Comment  string     `yaml:"comment,omitempty" doc:"Remark of the respondent."`
	Evidence string     `yaml:"evidence,omitempty" doc:"What proves the level."`
	Grade    *int       `yaml:"grade,omitempty" doc:"Grade of the evidence, from 0."`
	When     *Day       `yaml:"when,omitempty" doc:"Day of the answer."`
}

// longAgreed is a consensus as a mapping.
type longAgreed struct {
	Level    *levelWord `yaml:"level,omitempty" doc:"Agreed level; half steps where the pack allows them."`
	NA       *string    `yaml:"na,omitempty" doc:"Why the indicator does not apply; stands instead of the level."`
	Reason   string     `yaml:"reason,omitempty" doc:"Why this level."`
	Evidence string     `yaml:"evidence,omitempty" doc:"What proves the level."`
	Grade    *int       `yaml:"grade,omitempty" doc:"Grade of the evidence, from 0."`
	When     *Day       `yaml:"when,omitempty" doc:"Day of the workshop."`
}

// levelWord is a level or dk.
type levelWord struct {
	level exact.Rat
	dk    bool
}

// DecodeYAML reads a number or dk.
func (l *levelWord) DecodeYAML(dec *yamldoc.Decoder, n *yaml.Node) {
	switch {
	case n.Kind != yaml.ScalarNode || n.Tag == "!!null":
		dec.Fault(n, "level-not-a-number", diag.Args{"value": plain.Excerpt(n.Value)})
	case n.Value == wordDK:
		l.dk = true
	case n.Value == wordNA:
		dec.Fault(n, "na-without-reason", nil)
	case n.Tag == "!!int" || n.Tag == "!!float":
		r, err := exact.Parse(n.Value)
		if err != nil || !isDecimal(r) {
			dec.Fault(n, "level-not-a-number", diag.Args{"value": plain.Excerpt(n.Value)})
		}
		l.level = r
	default:
		rule, near := "level-not-a-number", guess(n.Value, []string{wordNA, wordDK})
		if near != "" {
			rule = "unknown-state"
		}
		dec.Fault(n, rule, diag.Args{"value": plain.Excerpt(n.Value), "guess": near})
	}
}

func (l levelWord) state() State {
	if l.dk {
		return DontKnow
	}
	return Level
}

func (l levelWord) tree() (*tree, error) {
	if l.dk {
		return word(wordDK), nil
	}
	return number(l.level, false)
}

// DecodeYAML reads the answers of one person.
func (s *Sheet) DecodeYAML(dec *yamldoc.Decoder, n *yaml.Node) {
	eachEntry(dec, n, func(id string, v *yaml.Node) {
		var long longAnswer
		decodeEntry(dec, v, &long, &long.Level)
		a := Answer{Indicator: id, Comment: long.Comment, Evidence: long.Evidence, When: long.When}
		a.State, a.Level, a.Reason = stateOf(dec, v, long.Level, long.NA)
		a.Grade, a.Graded = gradeOf(dec, v, long.Grade)
		if long.NA != nil && long.Comment != "" {
			dec.Fault(v, "comment-beside-na", nil)
		}
		*s = append(*s, a)
	})
}

// DecodeYAML reads what the workshop agreed.
func (c *Consensus) DecodeYAML(dec *yamldoc.Decoder, n *yaml.Node) {
	eachEntry(dec, n, func(id string, v *yaml.Node) {
		var long longAgreed
		decodeEntry(dec, v, &long, &long.Level)
		a := Agreed{Indicator: id, Reason: long.Reason, Evidence: long.Evidence, When: long.When}
		var reason string
		a.State, a.Level, reason = stateOf(dec, v, long.Level, long.NA)
		a.Grade, a.Graded = gradeOf(dec, v, long.Grade)
		switch {
		case a.State == DontKnow:
			dec.Fault(v, "consensus-unknown", nil)
		case a.State == NA && a.Reason != "":
			dec.Fault(v, "comment-beside-na", nil)
		case a.State == NA:
			a.Reason = reason
		}
		*c = append(*c, a)
	})
}

// eachEntry walks a mapping whose keys are ids.
func eachEntry(dec *yamldoc.Decoder, n *yaml.Node, read func(id string, v *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		dec.WrongType(n, "mapping")
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		checkID(dec, n.Content[i])
		read(n.Content[i].Value, n.Content[i+1])
	}
}

// decodeEntry reads the short form (a level) or the long one (a mapping).
func decodeEntry(dec *yamldoc.Decoder, v *yaml.Node, long any, level **levelWord) {
	if v.Kind == yaml.MappingNode {
		dec.Decode(v, long)
		return
	}
	*level = new(levelWord)
	(*level).DecodeYAML(dec, v)
}

func stateOf(dec *yamldoc.Decoder, v *yaml.Node, level *levelWord, na *string) (State, exact.Rat, string) {
	switch {
	case level != nil && na != nil:
		dec.Fault(v, "level-and-na", nil)
	case na != nil && *na == "":
		dec.Fault(v, "na-without-reason", nil)
	case level == nil && na == nil:
		dec.Fault(v, "missing-key", diag.Args{"key": "level"})
		return Level, exact.Rat{}, ""
	}
	if na != nil {
		return NA, exact.Rat{}, *na
	}
	return level.state(), level.level, ""
}

func gradeOf(dec *yamldoc.Decoder, v *yaml.Node, grade *int) (int, bool) {
	if grade == nil {
		return 0, false
	}
	if *grade < 0 {
		dec.Fault(v, "negative-number", diag.Args{"key": "grade", "value": strconv.Itoa(*grade)})
	}
	return *grade, true
}

func (s Sheet) tree() (*tree, error) {
	t := &tree{form: mapping}
	for _, a := range s {
		long := longAnswer{Comment: a.Comment, Evidence: a.Evidence, When: a.When}
		long.Level, long.NA, long.Grade = entryParts(a.State, a.Level, a.Reason, a.Grade, a.Graded)
		if a.State == NA {
			long.Comment = ""
		}
		if err := t.addEntry(a.Indicator, long, long.Level); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func (c Consensus) tree() (*tree, error) {
	t := &tree{form: mapping}
	for _, a := range c {
		long := longAgreed{Reason: a.Reason, Evidence: a.Evidence, When: a.When}
		long.Level, long.NA, long.Grade = entryParts(a.State, a.Level, a.Reason, a.Grade, a.Graded)
		if a.State == NA {
			long.Reason = ""
		}
		if err := t.addEntry(a.Indicator, long, long.Level); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func entryParts(state State, level exact.Rat, reason string, grade int, graded bool) (*levelWord, *string, *int) {
	var g *int
	if graded {
		g = &grade
	}
	if state == NA {
		return nil, &reason, g
	}
	return &levelWord{level: level, dk: state == DontKnow}, nil, g
}

// addEntry adds an answer: short when there is nothing but a level.
func (t *tree) addEntry(id string, long any, level *levelWord) error {
	entry, err := plant(reflect.ValueOf(long))
	if err == nil && level != nil && len(entry.items) == 1 {
		entry, err = level.tree()
	}
	t.add(id, entry)
	return err
}

// isDecimal reports whether the number has a finite decimal form.
func isDecimal(r exact.Rat) bool {
	return !slices.Contains([]byte(r.String()), '/')
}

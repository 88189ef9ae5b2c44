package engagement

import (
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// Scope is what conditions are evaluated against: the answers so far, and what only
// a caller knows.
//
// Conditions are three-valued. Where an answer, a level or a date is missing, a
// condition is neither true nor false, and then nothing is held against anybody: a
// rule passes, a notice is silent, a question is hidden, a default is not offered.
type Scope struct {
	Pack       *questionnaire.Pack
	Engagement *Engagement
	Today      Day                                      // zero for answers given earlier: rules about today pass
	Level      func(indicator string) (exact.Rat, bool) // level today; nil or false when unknown
	Basket     []string                                 // initiatives of the plan; nil while there is none
}

// Verdict is a rule or notice of a question that speaks, and about which row: its
// number from 1, of a matrix the number of the row in the pack; 0 for the whole answer.
type Verdict struct {
	ID  string
	Row int
}

// Visible reports whether a question or a part of it is to be asked: its condition
// and those of all it is part of hold. f points into the pack.
func (s Scope) Visible(f *questionnaire.Field) bool {
	q, line := s.lineage(f)
	for _, x := range line {
		if x.VisibleWhen != "" && !s.holds(x.VisibleWhen, q) {
			return false
		}
	}
	return true
}

// Needed reports whether an optional question matters for the plan, so that it
// should be answered.
func (s Scope) Needed(q *questionnaire.Question) bool {
	return q.NeededWhen != "" && s.holds(q.NeededWhen, q)
}

// SuggestsNA reports whether the context suggests that an indicator does not apply;
// a person decides.
func (s Scope) SuggestsNA(i *questionnaire.Indicator) bool {
	return i.SuggestNA != "" && s.holds(i.SuggestNA, nil)
}

// Refusals lists the rules that the answer to a question breaks, in pack order. What is
// not answered, or may be left empty and is, breaks none.
func (s Scope) Refusals(q *questionnaire.Question) []Verdict {
	v := s.Engagement.Given(q.ID)
	if !s.answered(q.ID) || v.IsEmpty() && (!required(&q.Field, false) || q.EmptyRaises != "") {
		return nil
	}
	var out []Verdict
	for _, r := range q.Rules {
		out = append(out, s.verdicts(q, r.ID, r.Must, no)...)
	}
	return out
}

// Notices lists the remarks that the answer to a question calls for, in pack order.
func (s Scope) Notices(q *questionnaire.Question) []Verdict {
	if s.Engagement.Given(q.ID).IsEmpty() {
		return nil
	}
	var out []Verdict
	for _, n := range q.Notices {
		out = append(out, s.verdicts(q, n.ID, n.If, yes)...)
	}
	return out
}

// Default is the value offered for a field, the empty Value without one: by condition,
// else by the language of the file, else the plain one. f points into the pack.
func (s Scope) Default(f *questionnaire.Field) Value {
	q, _ := s.lineage(f)
	for _, d := range f.DefaultWhen {
		if s.holds(d.If, q) {
			return offered(f, d.Value)
		}
	}
	if d, ok := f.DefaultByLanguage[string(s.Engagement.Language)]; ok {
		return offered(f, d)
	}
	return offered(f, f.Default)
}

// offered reads a literal of the pack as an answer to the field.
func offered(f *questionnaire.Field, l questionnaire.Literal) Value {
	if l == "" {
		return Value{}
	}
	switch f.Kind {
	case questionnaire.Number, questionnaire.Rating:
		r, err := exact.Parse(string(l))
		if err != nil {
			return Value{}
		}
		return Number(r)
	case questionnaire.Flag:
		return Flag(l == "true")
	case questionnaire.Multi, questionnaire.ListOf:
		return Options(string(l))
	}
	return Text(string(l))
}

// required tells whether a field must be answered; unsaid is what holds where the
// pack does not say: questions need not, their parts must.
func required(f *questionnaire.Field, unsaid bool) bool {
	if f.Required == nil {
		return unsaid
	}
	return *f.Required
}

func (s Scope) answered(question string) bool {
	return s.Engagement.Context.Has(question) || s.Engagement.Strategy.Has(question)
}

// lineage finds the question that a field belongs to, and the fields from it down to f.
func (s Scope) lineage(f *questionnaire.Field) (*questionnaire.Question, []*questionnaire.Field) {
	for i := range s.Pack.Questions {
		q := &s.Pack.Questions[i]
		if line := descent(&q.Field, f); line != nil {
			return q, line
		}
	}
	return nil, []*questionnaire.Field{f}
}

// descent leads from a field down to a part of it; nil when it is none.
func descent(from, to *questionnaire.Field) []*questionnaire.Field {
	if from == to {
		return []*questionnaire.Field{from}
	}
	for i := range from.Fields {
		if rest := descent(&from.Fields[i], to); rest != nil {
			return append([]*questionnaire.Field{from}, rest...)
		}
	}
	return nil
}

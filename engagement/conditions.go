package engagement

import (
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// Scope is what conditions are evaluated against: the answers so far, and what only
// a caller knows.
type Scope struct {
	Pack       *questionnaire.Pack
	Engagement *Engagement
	Today      Day
	Level      func(indicator string) (exact.Rat, bool) // level today; nil or false when unknown
}

// Visible reports whether a question or a part of it is to be asked.
func (s Scope) Visible(f *questionnaire.Field) bool { return true }

// Refusals lists the ids of the question's rules that its answer breaks; Notices those that speak.
func (s Scope) Refusals(q *questionnaire.Question) []string { return nil }
func (s Scope) Notices(q *questionnaire.Question) []string  { return nil }

// Default is the value offered for a field, the empty Value without one.
func (s Scope) Default(f *questionnaire.Field) Value { return Value{} }

// Complete reports whether a question is answered as far as it must be (required
// parts, numbers of rows). A hidden question is complete.
func (s Scope) Complete(q *questionnaire.Question) bool { return true }

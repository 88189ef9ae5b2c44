// Package interview leads a person through the questionnaire: which question comes
// next, how its card reads, what an answer means, back and forth, and never an answer
// lost. It talks through a Prompter and saves through a function.
package interview

import (
	"context"

	"rahbord/engagement"
	"rahbord/internal/i18n"
	"rahbord/internal/prompt"
	"rahbord/questionnaire"
)

// Part of the questionnaire.
type Part string

// The parts.
const (
	Context   Part = "context"
	Readiness Part = "readiness"
	Strategy  Part = "strategy"
	All       Part = "all"
)

// Session is one sitting of one person.
type Session struct {
	Pack       *questionnaire.Pack
	Engagement *engagement.Engagement // newest state; replaced after every save
	Words      *i18n.Words
	Prompter   prompt.Prompter
	Part       Part
	Area       string // only this area, "" for all
	Respondent string // id of the person answering
	Blind      bool   // no scores shown
	Now        func() engagement.Day
	// Save applies a change to the newest state of the file and makes it durable; it
	// returns the state after it. A change that somebody else made to the same answer in
	// the meantime is ErrConflict.
	Save func(change func(e *engagement.Engagement)) (*engagement.Engagement, error)
}

// Run leads through the session's part, from the first open question. It returns
// prompt.ErrPaused when the person stops; everything acknowledged is saved.
func Run(ctx context.Context, s *Session) error { return nil }

// Package interview leads a person through the questionnaire: which question comes
// next, how its card reads, what an answer means, back and forth, and never an answer
// lost. It talks through a Prompter and saves through a function.
package interview

import (
	"context"
	"errors"
	"sync"
	"time"

	"rahbord/engagement"
	"rahbord/internal/i18n"
	"rahbord/internal/prompt"
	"rahbord/questionnaire"
	"rahbord/scoring"
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

// Parts lists them in the order in which they are asked.
var Parts = []Part{Context, Readiness, Strategy, All}

// ErrConflict: somebody else answered the same question in the meantime. A change
// returns it and changes nothing; Save passes it on.
var ErrConflict = errors.New("the answer was changed by somebody else")

// Session is one sitting of one person.
type Session struct {
	Pack       *questionnaire.Pack
	Engagement *engagement.Engagement // newest state; replaced after every save
	Words      *i18n.Words
	Prompter   prompt.Prompter
	Part       Part
	Area       string   // only this area, "" for all
	Quick      bool     // only the indicators of the quick scan
	Questions  []string // only these questions, nil for all
	Review     bool     // answered questions are shown again
	Respondent string   // id of the person answering; needed for the readiness part
	Blind      bool     // no scores shown
	Now        func() engagement.Day
	Clock      func() time.Time // measures the pace; nil: none is shown

	// Save applies a change to the newest state of the file, makes it durable and
	// returns the state after it. An error of the change ends the save: nothing is
	// written, and the error comes back with the newest state.
	Save func(change func(e *engagement.Engagement) error) (*engagement.Engagement, error)

	// Explain words why a save failed; nil: the error as it is.
	Explain func(error) string

	newcomer *engagement.Respondent // who answers and is not in the file yet
	// Advise tells the coherence findings when a stage ends; nil: none.
	Advise func(e *engagement.Engagement, stage int) []Advice
}

// Advice is a finding of a coherence check, in words.
type Advice struct {
	Check      string // id of the check
	Message    string // what is incoherent
	Hint       string // what to do
	Acceptable bool   // may be accepted with a reason
}

// Run leads through the session's part, from the first open question. It returns
// prompt.ErrPaused when the person stops; everything acknowledged is saved.
func Run(ctx context.Context, s *Session) error {
	f := newFlow(s)
	if s.Part == Context || s.Part == All {
		f.addQuestions(func(stage int) bool { return stage == 0 })
	}
	if s.Part == Readiness || s.Part == All {
		f.addIndicators()
	}
	if s.Part == Strategy || s.Part == All {
		f.addQuestions(func(stage int) bool { return stage > 0 })
	}
	return f.run(ctx)
}

// InScope reports whether the session asks the indicator.
func (s *Session) InScope(i *questionnaire.Indicator) bool {
	quick := s.Quick || s.Engagement.Assessment.Quick
	return (s.Area == "" || s.Area == i.Area) && (!quick || i.Quick)
}

// Asked is how many indicators of the session are for the role of the person, those
// answered beyond it among them, and how many are asked in all.
func (s *Session) Asked() (mine, all int) {
	person := s.Person()
	for i := range s.Pack.Indicators {
		if ind := &s.Pack.Indicators[i]; s.InScope(ind) {
			all++
			if _, answered := person.Answer(ind.ID); answered || ind.For(person.Role) {
				mine++
			}
		}
	}
	return mine, all
}

// Newcomer reports whether the person is new: the first answer brings them into the file.
func (s *Session) Newcomer() bool { return s.newcomer != nil }

// Person is the respondent in the newest state; a new or unknown one has no answers.
func (s *Session) Person() *engagement.Respondent {
	if s.newcomer != nil {
		return s.newcomer
	}
	if r := s.Engagement.Respondent(s.Respondent); r != nil {
		return r
	}
	return &engagement.Respondent{ID: s.Respondent}
}

// enter brings a newcomer into e and gives the person there; nil when there is none.
func (s *Session) enter(e *engagement.Engagement) *engagement.Respondent {
	if s.newcomer == nil {
		return e.Respondent(s.Respondent)
	}
	fresh := *s.newcomer
	for _, r := range e.Respondents { // somebody began under this name in the meantime
		if fold(r.Name) == fold(fresh.Name) && r.Role == fresh.Role {
			s.newcomer, s.Respondent = nil, r.ID
			return e.Respondent(r.ID)
		}
	}
	fresh.ID = freeID(e, fresh)
	s.newcomer.ID, s.Respondent = fresh.ID, fresh.ID
	e.Respondents = append(e.Respondents, fresh)
	return &e.Respondents[len(e.Respondents)-1]
}

// scope is what conditions are evaluated against while an answer is given. The levels
// are those of the newest state, which holds together even where e does not yet.
func (s *Session) scope(e *engagement.Engagement) engagement.Scope {
	scope := s.settled(e)
	scope.Today = s.Now()
	return scope
}

// settled is the scope for answers given earlier: it has no today.
func (s *Session) settled(e *engagement.Engagement) engagement.Scope {
	return scoring.Scope(s.Pack, e, sync.OnceValue(func() *scoring.Result {
		res := scoring.Assess(s.Pack, s.Engagement)
		return &res
	}))
}

func (s *Session) names() *questionnaire.Words { return s.Pack.Text(s.Words.Lang) }

// t is a text of the interview's own wording.
func (s *Session) t(key string, pairs ...string) string { return s.Words.T("interview."+key, pairs...) }

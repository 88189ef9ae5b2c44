package coherence

import (
	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/scoring"
)

// Review is a client file looked at before it is used. The words are those of the
// person who reads the notes; the pack speaks their language.
type Review struct {
	Pack       *questionnaire.Pack
	Engagement *engagement.Engagement
	Result     *scoring.Result
	Words      *i18n.Words
	File       string // the client file as a command line names it
}

func (v Review) names() *questionnaire.Words { return v.Pack.Text(v.Words.Lang) }

// scope judges answers given earlier, so it has no today.
func (v Review) scope() engagement.Scope {
	return scoring.Scope(v.Pack, v.Engagement, func() *scoring.Result { return v.Result })
}

// At is where the answer to a question stands in the file, or where it would.
func At(p *questionnaire.Pack, e *engagement.Engagement, question string) diag.Pos {
	part := "strategy"
	if q := p.Question(question); q != nil && q.Stage == 0 {
		part = "context"
	}
	return e.KeyPos(part, question)
}

// answerAt is where the first person whose answer is wanted gave it.
func (v Review) answerAt(indicator string, wanted func(engagement.Respondent, engagement.Answer) bool) diag.Pos {
	for _, r := range v.Engagement.Respondents {
		if a, ok := r.Answer(indicator); ok && wanted(r, a) {
			return v.Engagement.KeyPos("respondents", r.ID, "answers", indicator)
		}
	}
	return v.Engagement.KeyPos("respondents")
}

// practice is an indicator's id beside its statement.
func (v Review) practice(id string) diag.Args {
	return diag.Args{"id": id, "statement": v.names().Indicator(id).Statement}
}

func (v Review) level(r exact.Rat) string { return v.Words.Short(r, 2) }

package interview

import (
	"context"
	"errors"
	"slices"

	"rahbord/engagement"
	"rahbord/questionnaire"
)

// questionStep asks one question of the context or the strategy.
type questionStep struct {
	*flow
	question *questionnaire.Question
}

func (f *flow) addQuestions(inStage func(stage int) bool) {
	for i := range f.Pack.Questions {
		q := &f.Pack.Questions[i]
		if inStage(q.Stage) && (f.Questions == nil || slices.Contains(f.Questions, q.ID)) {
			f.steps = append(f.steps, &questionStep{f, q})
		}
	}
}

func (s *questionStep) id() string      { return s.question.ID }
func (s *questionStep) title() string   { return s.words().Ask }
func (s *questionStep) section() string { return stageSection(s.question.Stage) }
func (s *questionStep) required() bool  { return s.question.Required != nil && *s.question.Required }
func (s *questionStep) visible() bool {
	return s.scope(s.Engagement).Visible(&s.question.Field)
}

func (s *questionStep) open() bool {
	return !s.answers(s.Engagement).Has(s.id()) || !s.settled(s.Engagement).Complete(s.question)
}

func (s *questionStep) words() questionnaire.QuestionWords { return s.names().Question(s.id()) }

// answers is the part of the file in which the question is answered.
func (s *questionStep) answers(e *engagement.Engagement) *engagement.Answers {
	if s.question.Stage == 0 {
		return &e.Context
	}
	return &e.Strategy
}

// with is the engagement with another answer to the question; the newest state stays
// as it is.
func (s *questionStep) with(v engagement.Value) *engagement.Engagement {
	e := *s.Engagement
	var copied engagement.Answers
	for _, id := range s.answers(&e).IDs() {
		copied.Set(id, s.answers(&e).Get(id))
	}
	copied.Set(s.id(), v)
	*s.answers(&e) = copied
	return &e
}

func (s *questionStep) ask(ctx context.Context) (move, error) {
	s.card()
	s.startTimer()
	if s.question.Derived != nil {
		return s.askEntry(ctx)
	}
	given := s.answers(s.Engagement)
	seen, had := given.Get(s.id()), given.Has(s.id())
	before := seen
	keep := func(v engagement.Value) (bool, error) { return s.keepPart(v, &seen, &had) }
	v := seen
	for {
		answer, m, err := s.fill(ctx, s.whole(keep), v)
		if err != nil || m.way != onward {
			return m, err
		}
		if v = answer; s.refused(v, before) {
			continue
		}
		if v.Equal(seen) && had {
			if !v.Equal(before) { // part by part it is saved already
				s.saved()
				s.stopTimer()
			}
			break
		}
		if v.IsEmpty() && !s.required() {
			if had {
				err = s.store(ctx, &seen, &had, nil)
			}
			return move{way: past}, err
		}
		if v.IsEmpty() {
			v = nothing(s.question.Kind)
		}
		if err := s.store(ctx, &seen, &had, &v); err != nil {
			return move{}, err
		}
		s.stopTimer()
		break
	}
	s.remarks(v)
	return move{way: onward}, nil
}

// nothing is how a file says that a question was left empty on purpose.
func nothing(kind questionnaire.Kind) engagement.Value {
	switch kind {
	case questionnaire.Table, questionnaire.ListOf, questionnaire.Multi:
		return engagement.List()
	case questionnaire.Group, questionnaire.Matrix:
		return engagement.Record()
	}
	return engagement.Text("")
}

// whole is the question as the outermost part.
func (s *questionStep) whole(keep func(engagement.Value) (bool, error)) part {
	w := s.words()
	return part{
		step: s, field: &s.question.Field, optional: !s.required(), outermost: true, keep: keep,
		words: questionnaire.FieldWords{Label: w.Ask, Help: w.Help, Placeholder: w.Placeholder, Options: w.Options, Rows: w.Rows, Fields: w.Fields},
	}
}

func (s *questionStep) card() {
	stage := s.names().Stage(s.section())
	s.heading(s.id(), s.t("stage", "n", s.Words.Int(s.question.Stage), "name", stage.Name))
	if section := "begun " + s.section(); !s.told[section] && s.Questions == nil {
		s.told[section] = true
		s.say(stage.Purpose)
		s.gap()
	}
	w := s.words()
	s.strong(w.Ask)
	if w.Help != "" {
		s.gap()
		s.say(w.Help)
	}
	if s.question.Asked == questionnaire.AskFacilitator {
		s.say(s.t("card.facilitator"))
	}
	if !s.required() {
		s.say(s.t("card.optional"))
	}
	s.gap()
}

// refused tells the rules that an answer breaks. One that stays as it was before the
// question was asked again breaks no rule about today.
func (s *questionStep) refused(v, before engagement.Value) bool {
	if v.IsEmpty() {
		return false
	}
	scope := s.scope(s.with(v))
	if v.Equal(before) {
		scope = s.settled(s.with(v))
	}
	broken := scope.Refusals(s.question)
	for _, b := range broken {
		s.say("✗ " + s.verdict(s.words().Rules, b))
	}
	return len(broken) > 0
}

// remarks tells the notices about an answer, and the check that an empty one raises.
func (s *questionStep) remarks(v engagement.Value) {
	for _, n := range s.scope(s.Engagement).Notices(s.question) {
		s.say("ℹ " + s.verdict(s.words().Notices, n))
	}
	if v.IsEmpty() && s.question.EmptyRaises != "" {
		s.say("ℹ " + s.checkMessage(s.question.EmptyRaises))
	}
}

// verdict words a rule or notice, with the row it speaks of.
func (s *questionStep) verdict(words map[string]string, v engagement.Verdict) string {
	if v.Row == 0 {
		return words[v.ID]
	}
	return s.t("row-verdict", "n", s.Words.Int(v.Row), "text", words[v.ID])
}

func (f *flow) checkMessage(id string) string { return f.names().Check(id).Message }

// keepPart saves what is answered of a question so far, as soon as the file would
// take it, and reports whether it did. It is silent: only a whole answer is acknowledged.
func (s *questionStep) keepPart(v engagement.Value, seen *engagement.Value, had *bool) (kept bool, err error) {
	switch {
	case *had && v.Equal(*seen):
		return true, nil
	case v.IsEmpty() || !s.fits(v) || s.tooLate(v):
		return false, nil
	}
	e, err := s.Save(s.change(*seen, *had, &v))
	if e != nil {
		s.Engagement = e
	}
	if errors.Is(err, ErrConflict) { // the whole answer asks which to keep
		return false, nil
	}
	if err == nil {
		*seen, *had = v, true
	}
	return err == nil, err
}

// tooLate reports whether an answer breaks a rule about today. Once in the file, no
// rule would speak against it any more.
func (s *questionStep) tooLate(v engagement.Value) bool {
	e := s.with(v)
	return len(s.scope(e).Refusals(s.question)) > len(s.settled(e).Refusals(s.question))
}

// fits reports whether a client file with this answer alone has no faults.
func (s *questionStep) fits(v engagement.Value) bool {
	e := &engagement.Engagement{
		Format: engagement.Format, Language: s.Engagement.Language,
		Pack: engagement.PackRef{ID: s.Pack.ID, Version: s.Pack.Version},
	}
	s.answers(e).Set(s.id(), v)
	return !engagement.Check(e, s.Pack).HasErrors()
}

// change puts an answer into the file, or takes it out when v is nil.
func (s *questionStep) change(seen engagement.Value, had bool, v *engagement.Value) func(*engagement.Engagement) error {
	return func(e *engagement.Engagement) error {
		all := s.answers(e)
		if all.Has(s.id()) != had || !all.Get(s.id()).Equal(seen) {
			return ErrConflict
		}
		if v == nil {
			all.Delete(s.id())
		} else {
			s.insert(all, *v)
		}
		return nil
	}
}

// insert puts an answer in its place, a new one before those of later questions.
func (s *questionStep) insert(all *engagement.Answers, v engagement.Value) {
	place := func(id string) int {
		return slices.IndexFunc(s.Pack.Questions, func(q questionnaire.Question) bool { return q.ID == id })
	}
	if all.Has(s.id()) {
		all.Set(s.id(), v)
		return
	}
	var out engagement.Answers
	for _, id := range all.IDs() {
		if !out.Has(s.id()) && place(id) > place(s.id()) {
			out.Set(s.id(), v)
		}
		out.Set(id, all.Get(id))
	}
	out.Set(s.id(), v)
	*all = out
}

func (s *questionStep) store(ctx context.Context, seen *engagement.Value, had *bool, v *engagement.Value) error {
	change := func(e *engagement.Engagement) error { return s.change(*seen, *had, v)(e) }
	mine := s.t("cleared")
	p := s.whole(nil)
	if v != nil {
		mine = s.show(p, *v)
	}
	return s.keepAnswer(ctx, change, mine, func() string {
		all := s.answers(s.Engagement)
		*seen, *had = all.Get(s.id()), all.Has(s.id())
		return s.show(p, *seen)
	})
}

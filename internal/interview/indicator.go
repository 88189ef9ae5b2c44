package interview

import (
	"context"
	"strconv"
	"strings"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// draft is what a person said about an indicator before choosing a level.
type draft struct {
	note, evidence string
	grade          int
	graded         bool
}

// indicatorStep asks one person for the level of one indicator.
type indicatorStep struct {
	*flow
	indicator *questionnaire.Indicator
}

func (f *flow) addIndicators() {
	for i := range f.Pack.Indicators {
		if ind := &f.Pack.Indicators[i]; f.InScope(ind) {
			f.steps = append(f.steps, &indicatorStep{f, ind})
		}
	}
}

func (s *indicatorStep) id() string      { return s.indicator.ID }
func (s *indicatorStep) title() string   { return s.words().Statement }
func (s *indicatorStep) section() string { return s.indicator.Area }
func (s *indicatorStep) visible() bool   { return true }
func (s *indicatorStep) open() bool      { _, answered := s.old(); return !answered }

// required: others are asked, too, and may be passed by.
func (s *indicatorStep) required() bool { return !s.open() || s.indicator.For(s.Person().Role) }

func (s *indicatorStep) words() questionnaire.IndicatorWords {
	return s.names().Indicator(s.indicator.ID)
}

func (s *indicatorStep) old() (engagement.Answer, bool) { return s.Person().Answer(s.indicator.ID) }

func (s *indicatorStep) ask(ctx context.Context) (move, error) {
	s.card()
	s.startTimer()
	for {
		old, answered := s.old()
		r, err := s.read(ctx, input{
			label: s.t("labels.level", "first", s.level(exact.Of(s.Pack.Scale.First)), "last", s.level(exact.Of(s.Pack.Scale.Last()))),
			help:  []string{s.t("help.level")}, own: []string{cmdNote, cmdEvidence, cmdGrade, cmdClear},
			check: func(text string) string { return s.parseLevel(text, answered).complaint }, args: s.checkArgs,
		})
		if err != nil {
			s.leaveDraft()
			return move{}, err
		}
		switch r.command {
		case "":
			if r.text == "" {
				return move{way: onward}, nil
			}
			m, again, err := s.answer(ctx, s.parseLevel(r.text, answered))
			if err != nil || !again {
				return m, err
			}
		case cmdClear:
			if err := s.store(ctx, old, answered, nil); err != nil {
				return move{}, err
			}
		case cmdNote, cmdEvidence, cmdGrade:
			if err := s.remark(ctx, r, old, answered); err != nil {
				return move{}, err
			}
		default:
			s.leaveDraft()
			return moveOf(s.flow, r), nil
		}
	}
}

// leaveDraft tells that remarks without an answer are not in the file.
func (s *indicatorStep) leaveDraft() {
	if _, waiting := s.drafts[s.indicator.ID]; waiting {
		s.say(s.t("draft-waits"))
	}
}

// moveOf turns back, skip and go into a move.
func moveOf(f *flow, r reply) move {
	switch r.command {
	case cmdBack:
		return move{way: back}
	case cmdGo:
		return move{jump, f.find(r.text)}
	}
	return move{way: past}
}

// answer stores a level, N/A or don't know; again is true when the person returned
// from the question after the reason.
func (s *indicatorStep) answer(ctx context.Context, p parsedLevel) (m move, again bool, err error) {
	if p.state == engagement.NA && p.reason == "" {
		r, err := s.askNA(ctx, s.t("na.why"))
		if err != nil {
			return move{}, false, err
		}
		if r.command == cmdBack {
			return move{}, true, nil
		}
		if r.command != "" {
			return moveOf(s.flow, r), false, nil
		}
		p.reason = r.text
	}
	old, answered := s.old()
	a := engagement.Answer{Indicator: s.indicator.ID, State: p.state, Level: p.level, Reason: p.reason,
		Comment: old.Comment, Evidence: old.Evidence, Grade: old.Grade, Graded: old.Graded}
	s.addDraft(&a)
	whole := s.areaComplete()
	if err := s.store(ctx, old, answered, &a); err != nil {
		return move{}, false, err
	}
	s.stopTimer()
	delete(s.drafts, s.indicator.ID)
	if !whole && s.areaComplete() {
		s.areaCard()
	}
	return move{way: onward}, false, nil
}

// askNA asks why something does not apply. The short word for it, typed once more, is no
// part of the reason.
func (f *flow) askNA(ctx context.Context, why string) (reply, error) {
	var short []string
	for _, word := range strings.Split(f.t("words.na"), "|") {
		if len([]rune(word)) <= 3 { // longer ones may begin a sentence
			short = append(short, word)
		}
	}
	for {
		r, err := f.askReason(ctx, why, 1)
		rest, again := cutWord(r.text, strings.Join(short, "|"))
		switch {
		case err != nil || r.command != "" || !again:
			return r, err
		case rest != "":
			return reply{text: rest}, nil
		}
	}
}

// askReason asks why, in one line of at least that many characters.
func (f *flow) askReason(ctx context.Context, why string, least int) (reply, error) {
	f.say(why)
	return f.read(ctx, input{label: f.t("labels.reason"), rtl: true, check: func(text string) string {
		if n := len([]rune(text)); n < least {
			if least == 1 {
				return f.t("expect.why")
			}
			return f.t("expect.reason", "least", f.Words.Int(least))
		}
		return ""
	}})
}

// addDraft adds the remarks made before the answer. N/A has no comment beside its
// reason, so a note joins the reason.
func (s *indicatorStep) addDraft(a *engagement.Answer) {
	d := s.drafts[s.indicator.ID]
	if d.note != "" {
		a.Comment = d.note
	}
	if d.evidence != "" {
		a.Evidence = d.evidence
	}
	if d.graded {
		a.Grade, a.Graded = d.grade, true
	}
	if a.State == engagement.NA && a.Comment != "" {
		a.Reason += " – " + a.Comment
		a.Comment = ""
	}
}

// remark takes a note, evidence or grade: at once into an answer that is there,
// otherwise it waits for the answer.
func (s *indicatorStep) remark(ctx context.Context, r reply, old engagement.Answer, answered bool) error {
	d := s.drafts[s.indicator.ID]
	switch r.command {
	case cmdNote:
		d.note = r.text
	case cmdEvidence:
		d.evidence = r.text
	case cmdGrade:
		d.grade, _ = strconv.Atoi(fold(r.text))
		d.graded = true
	}
	s.drafts[s.indicator.ID] = d
	if !answered {
		s.say(s.t("kept-for-answer"))
		return nil
	}
	a := old
	s.addDraft(&a)
	delete(s.drafts, s.indicator.ID)
	return s.store(ctx, old, true, &a)
}

// checkArgs says what is wrong with the words of a command.
func (s *indicatorStep) checkArgs(r reply) string {
	switch r.command {
	case cmdClear:
		_, answered := s.old()
		return s.mayClear(r, answered)
	case cmdNote:
		if r.text == "" {
			return s.t("expect.note", "word", s.commandWord(cmdNote))
		}
	case cmdEvidence:
		if r.text == "" {
			return s.t("expect.evidence", "word", s.commandWord(cmdEvidence))
		}
	case cmdGrade:
		if n, err := strconv.Atoi(fold(r.text)); err != nil || n < 0 || n > s.Pack.Evidence.Grades {
			return s.t("expect.grade", "word", s.commandWord(cmdGrade), "last", s.Words.Int(s.Pack.Evidence.Grades))
		}
	}
	return ""
}

// mayClear says that there is no answer to take back.
func (f *flow) mayClear(r reply, answered bool) string {
	if r.command == cmdClear && !answered {
		return f.t("expect.answered")
	}
	return ""
}

// store saves an answer, or takes it back when a is nil. When somebody else changed
// it since this person saw it, both are shown and the person chooses.
func (s *indicatorStep) store(ctx context.Context, seen engagement.Answer, answered bool, a *engagement.Answer) error {
	id := s.indicator.ID
	change := func(e *engagement.Engagement) error {
		person := s.enter(e)
		if person == nil {
			return ErrConflict
		}
		if now, has := person.Answer(id); has != answered || has && !sameAnswer(now, seen) {
			return ErrConflict
		}
		if a == nil {
			person.Remove(id)
		} else {
			person.Set(*a)
		}
		if e.Assessed == nil {
			today := s.Now()
			e.Assessed = &today
		}
		return nil
	}
	mine := s.t("cleared")
	if a != nil {
		mine = s.inWords(*a)
	}
	err := s.keepAnswer(ctx, change, mine, func() string {
		now, has := s.old()
		seen, answered = now, has
		if !has {
			return s.t("cleared")
		}
		return s.inWords(now)
	})
	if err == nil {
		s.newcomer = nil
	}
	return err
}

func sameAnswer(a, b engagement.Answer) bool {
	return a.State == b.State && a.Level.Equal(b.Level) && a.Reason == b.Reason && a.Comment == b.Comment &&
		a.Evidence == b.Evidence && a.Graded == b.Graded && a.Grade == b.Grade
}

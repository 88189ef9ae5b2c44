package interview

import (
	"context"

	"rahbord/engagement"
	"rahbord/questionnaire"
)

// askEntry shows the situation that the signs tell and lets a person accept it or
// decide otherwise, with a reason.
func (s *questionStep) askEntry(ctx context.Context) (move, error) {
	derived := engagement.EntryOf(s.Pack, s.Engagement)
	choose, reason := s.entryParts()
	s.showSigns(derived, choose)
	all := s.answers(s.Engagement)
	seen, had := all.Get(s.id()), all.Has(s.id())
	if derived.Overridden {
		s.say(s.t("card.so-far", "answer", s.show(s.whole(nil), seen)))
	}
	for {
		chosen, r, err := s.readEntry(ctx, choose, derived.Derived != "" || had)
		if err != nil || r.command != "" {
			return moveOf(s.flow, r), err
		}
		if r.text == "" {
			if had {
				return move{}, nil
			}
			chosen = derived.Situation
		}
		v := engagement.Record()
		if chosen != derived.Derived {
			why, err := s.askReason(ctx, s.t("entry.why", "least", s.Words.Int(reason.MinLen)), reason.MinLen)
			if err != nil {
				return move{}, err
			}
			if why.command == cmdBack {
				continue
			}
			if why.command != "" {
				return moveOf(s.flow, why), nil
			}
			v = engagement.Record(engagement.Field{Name: choose.field.ID, Value: engagement.Text(chosen)},
				engagement.Field{Name: reason.ID, Value: engagement.Text(why.text)})
		}
		if err := s.store(ctx, &seen, &had, &v); err != nil {
			return move{}, err
		}
		s.stopTimer()
		return move{}, nil
	}
}

// showSigns shows what speaks for each situation, the one that follows, and the choices.
func (s *questionStep) showSigns(derived engagement.Entry, choose part) {
	for _, signs := range derived.Signs {
		share := s.t("entry.unknown")
		if signs.Known {
			share = s.Words.Percent(signs.Share, 0)
		}
		s.item("·", s.t("entry.share", "question", signs.Question, "share", share, "threshold", s.Words.Percent(s.question.Derived.Threshold, 0)))
	}
	if derived.Derived == "" {
		s.say(s.t("entry.too-few"))
	} else {
		s.say(s.t("entry.proposal", "situation", s.show(choose, engagement.Text(derived.Derived))))
	}
	s.showChoices(s.choices(choose))
}

// readEntry reads which situation a person chooses; the text of the reply is empty where
// they leave it as it is.
func (s *questionStep) readEntry(ctx context.Context, choose part, mayStay bool) (chosen string, r reply, err error) {
	r, err = s.read(ctx, input{label: s.t("labels.single"), help: []string{s.t("help.entry")}, check: func(text string) string {
		if text == "" && mayStay {
			return ""
		}
		_, complaint := s.parseOption(s.choices(choose), text)
		return complaint
	}})
	if err == nil && r.command == "" && r.text != "" {
		chosen, _ = s.parseOption(s.choices(choose), r.text)
	}
	return chosen, r, err
}

// entryParts are the parts of the derived question: the choice, and the reason for it.
func (s *questionStep) entryParts() (choose part, reason *questionnaire.Field) {
	whole := s.whole(nil)
	reason = &questionnaire.Field{}
	for i := range s.question.Fields {
		field := &s.question.Fields[i]
		switch field.Kind {
		case questionnaire.Single:
			choose = whole.inside(field)
		case questionnaire.Text:
			reason = field
		}
	}
	return choose, reason
}

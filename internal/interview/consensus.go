package interview

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/scoring"
)

// Consensus leads the facilitator through the indicators on which the respondents
// differ, the widest difference first, and records what the workshop agrees. The
// answers of the people stay.
func Consensus(ctx context.Context, s *Session) error {
	f := newFlow(s)
	f.finish = func(context.Context, string) (move, error) { return move{}, nil }
	res := scoring.Assess(s.Pack, s.Engagement)
	for _, i := range Disputed(&res) {
		if ind := s.Pack.Indicator(i.ID); s.Area == "" || s.Area == ind.Area {
			f.steps = append(f.steps, &consensusStep{indicatorStep{f, ind}, i, gapOf(&res, i.ID)})
		}
	}
	if len(f.steps) == 0 {
		f.say(f.t("consensus.nothing"))
		return nil
	}
	f.say(f.Words.Count("interview.consensus.intro", len(f.steps)))
	return f.run(ctx)
}

// Disputed lists the indicators on which at least two people gave different levels:
// first those to discuss, then the lowest agreement, the widest range, the widest gap
// between roles.
func Disputed(res *scoring.Result) []scoring.Indicator {
	var out []scoring.Indicator
	for _, i := range res.Indicators {
		if i.InScope && i.Answers > 1 && spread(i).Sign() > 0 {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b scoring.Indicator) int {
		return cmp.Or(trueFirst(a.Discuss, b.Discuss), lowFirst(a.Rwg, b.Rwg), spread(b).Cmp(spread(a)),
			widest(res, b.ID).Cmp(widest(res, a.ID)))
	})
	return out
}

func spread(i scoring.Indicator) exact.Rat { return i.Highest.Value.Sub(i.Lowest.Value) }

func trueFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// lowFirst puts the lower score first, unknown ones last.
func lowFirst(a, b scoring.Score) int {
	if a.Known != b.Known {
		return trueFirst(a.Known, b.Known)
	}
	return a.Value.Cmp(b.Value)
}

func gapOf(res *scoring.Result, id string) *scoring.PerceptionGap {
	for i := range res.Gaps {
		if res.Gaps[i].Indicator == id {
			return &res.Gaps[i]
		}
	}
	return nil
}

func widest(res *scoring.Result, id string) exact.Rat {
	if g := gapOf(res, id); g != nil {
		return g.Gap
	}
	return exact.Rat{}
}

// consensusStep asks for the level that the workshop agrees on.
type consensusStep struct {
	indicatorStep
	result scoring.Indicator
	roles  *scoring.PerceptionGap
}

func (s *consensusStep) section() string { return "consensus" }
func (s *consensusStep) required() bool  { return true }
func (s *consensusStep) open() bool      { _, agreed := s.agreed(); return !agreed }

func (s *consensusStep) agreed() (engagement.Agreed, bool) {
	return s.Engagement.Agreed(s.indicator.ID)
}

func (s *consensusStep) ask(ctx context.Context) (move, error) {
	s.figures()
	s.startTimer()
	old, had := s.agreed()
	for {
		r, err := s.read(ctx, input{
			label: s.t("labels.agreed"), help: []string{s.t("help.agreed")}, own: []string{cmdClear},
			args: func(r reply) string { return s.mayClear(r, had) },
			check: func(text string) string {
				if text == "" && had {
					return ""
				}
				return s.parseScale(text, s.halves()).complaint
			},
		})
		switch {
		case err != nil:
			return move{}, err
		case r.command == cmdClear:
			if err := s.record(ctx, &old, &had, nil); err != nil {
				return move{}, err
			}
			continue
		case r.command != "":
			return moveOf(s.flow, r), nil
		case r.text == "":
			return move{}, nil
		}
		p := s.parseScale(r.text, s.halves())
		if p.reason == "" {
			ask := func(why string) (reply, error) { return s.askReason(ctx, why, 1) }
			if p.state == engagement.NA {
				ask = func(why string) (reply, error) { return s.askNA(ctx, why) }
			}
			why, err := ask(s.t("consensus.why"))
			if err != nil {
				return move{}, err
			}
			if why.command == cmdBack {
				continue
			}
			if why.command != "" {
				return moveOf(s.flow, why), nil
			}
			p.reason = why.text
		}
		today := s.Now()
		a := engagement.Agreed{Indicator: s.indicator.ID, State: p.state, Level: p.level, Reason: p.reason, When: &today}
		if err := s.record(ctx, &old, &had, &a); err != nil {
			return move{}, err
		}
		s.stopTimer()
		return move{}, nil
	}
}

func (s *consensusStep) halves() bool { return s.Pack.Scale.Half != questionnaire.HalfNever }

// record saves the agreed level, or takes it back when a is nil.
func (s *consensusStep) record(ctx context.Context, seen *engagement.Agreed, had *bool, a *engagement.Agreed) error {
	id := s.indicator.ID
	change := func(e *engagement.Engagement) error {
		now, has := e.Agreed(id)
		if has != *had || has && !(now.State == seen.State && now.Level.Equal(seen.Level) && now.Reason == seen.Reason) {
			return ErrConflict
		}
		if a == nil {
			e.Consensus = slices.DeleteFunc(e.Consensus, func(x engagement.Agreed) bool { return x.Indicator == id })
		} else {
			agreed := *a // the evidence for it came from elsewhere and stays
			agreed.Evidence, agreed.Grade, agreed.Graded = now.Evidence, now.Grade, now.Graded
			e.Agree(agreed)
		}
		return nil
	}
	mine := s.t("cleared")
	if a != nil {
		mine = s.agreedInWords(*a)
	}
	err := s.keepAnswer(ctx, change, mine, func() string {
		*seen, *had = s.agreed()
		return s.agreedInWords(*seen)
	})
	*seen, *had = s.agreed()
	return err
}

func (f *flow) agreedInWords(a engagement.Agreed) string {
	return f.inWords(engagement.Answer{State: a.State, Level: a.Level, Reason: a.Reason, Comment: commentOf(a)})
}

func commentOf(a engagement.Agreed) string {
	if a.State == engagement.NA {
		return ""
	}
	return a.Reason
}

// figures prints the statement, how the answers spread over the levels, and what people
// wrote, without names.
func (s *consensusStep) figures() {
	words := s.words()
	s.heading(s.indicator.ID, s.names().Area(s.indicator.Area).Name)
	s.strong(words.Statement)
	s.gap()
	counts, comments := s.spoken()
	for i, text := range s.levelWords(words) {
		n := counts[i]
		s.item(s.level(exact.Of(s.Pack.Scale.First+i)), strings.Repeat("■", n)+strings.Repeat(" ", min(n, 1))+text)
	}
	s.gap()
	r := s.result
	s.say(s.t("consensus.figures", "n", s.Words.Int(r.Answers), "mean", s.Words.Short(r.Mean.Value, 2), "median", s.level(r.Median.Value),
		"lowest", s.level(r.Lowest.Value), "highest", s.level(r.Highest.Value)))
	if r.Rwg.Known {
		s.say(s.t("consensus.rwg", "rwg", s.Words.Number(r.Rwg.Value, 2)))
	}
	if s.roles != nil {
		s.say(s.t("consensus.gap", "high", s.role(s.roles.High.Role), "high-level", s.Words.Short(s.roles.High.Mean, 1),
			"low", s.role(s.roles.Low.Role), "low-level", s.Words.Short(s.roles.Low.Mean, 1)))
	}
	for _, c := range comments {
		s.item("–", c)
	}
	if a, agreed := s.agreed(); agreed {
		s.say(s.t("card.so-far", "answer", s.agreedInWords(a)))
	}
	s.say(s.t("consensus.keys"))
}

func (s *consensusStep) role(id string) string {
	if name, ok := s.names().Roles[id]; ok {
		return name
	}
	return s.t("consensus.other-roles")
}

// spoken counts the answers by level, halves with the level under them, and collects
// the comments in the order of their letters, which tells nothing about who wrote them.
func (s *consensusStep) spoken() (counts []int, comments []string) {
	counts = make([]int, s.Pack.Scale.Levels)
	for i := range s.Engagement.Respondents {
		a, answered := s.Engagement.Respondents[i].Answer(s.indicator.ID)
		if !answered {
			continue
		}
		if at := a.Level.Floor() - s.Pack.Scale.First; a.State == engagement.Level && at >= 0 && at < len(counts) {
			counts[at]++
		}
		for _, text := range []string{a.Comment, a.Reason} {
			if text != "" {
				comments = append(comments, text)
			}
		}
	}
	slices.Sort(comments)
	return counts, comments
}

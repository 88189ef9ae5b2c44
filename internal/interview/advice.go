package interview

import (
	"context"
	"strconv"

	"rahbord/engagement"
)

// leastReason is the length of a reason for accepting a warning, in characters.
const leastReason = 10

// endOfStage tells what the coherence checks say about a stage of the strategy, and
// lets warnings be accepted with a reason.
func (f *flow) endOfStage(ctx context.Context, section string) (move, error) {
	stage, err := strconv.Atoi(section)
	if err != nil || f.Advise == nil || f.Questions != nil {
		return move{}, nil
	}
	findings := f.Advise(f.Engagement, stage)
	f.rule()
	f.say(f.t("stage-end", "stage", f.names().Stage(section).Name))
	for _, a := range findings {
		if f.accepted(a.Check) {
			continue
		}
		f.gap()
		f.item(a.Check, a.Message)
		f.inner("→ " + a.Hint)
		if !a.Acceptable {
			continue
		}
		if m, err := f.accept(ctx, a); err != nil || m.way != onward {
			return m, err
		}
	}
	return move{}, nil
}

func (f *flow) accepted(check string) bool {
	for _, a := range f.Engagement.Decisions.Accepted {
		if a.Check == check && a.Reason != "" {
			return true
		}
	}
	return false
}

// accept asks for the reason to accept a warning; nothing typed leaves it open.
func (f *flow) accept(ctx context.Context, a Advice) (move, error) {
	f.say(f.t("accept"))
	r, err := f.read(ctx, input{label: f.t("labels.reason"), rtl: true, check: func(text string) string {
		if text != "" && len([]rune(text)) < leastReason {
			return f.t("expect.reason-or-none", "least", f.Words.Int(leastReason))
		}
		return ""
	}})
	switch {
	case err != nil:
		return move{}, err
	case r.command == cmdBack || r.command == cmdGo:
		return moveOf(f, r), nil
	case r.command == cmdSkip || r.text == "":
		return move{}, nil
	}
	today := f.Now()
	return move{}, f.keepAnswer(ctx, func(e *engagement.Engagement) error {
		e.Accept(engagement.AcceptedCheck{Check: a.Check, Reason: r.text, When: &today})
		return nil
	}, r.text, func() string { return "" })
}

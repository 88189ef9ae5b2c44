package interview

import (
	"context"
	"errors"

	"rahbord/engagement"
)

// keepAnswer saves a change and says so. After a conflict it shows both answers, mine and
// the one that theirs gives from the newest state, and asks which to keep; theirs
// takes the newest answer for seen, so that the change fits when it is tried again.
func (f *flow) keepAnswer(ctx context.Context, change func(e *engagement.Engagement) error, mine string, theirs func() string) error {
	for {
		e, err := f.Save(change)
		if e != nil {
			f.Engagement = e
		}
		if err == nil {
			f.saved()
			return nil
		}
		if !errors.Is(err, ErrConflict) {
			if !f.again(ctx, err) {
				return err
			}
			continue
		}
		f.say(f.t("conflict.message"))
		f.item("1", f.t("conflict.mine", "answer", mine))
		f.item("2", f.t("conflict.theirs", "answer", theirs()))
		if mine, err := f.keepsMine(ctx); err != nil || !mine {
			return err
		}
	}
}

// keepsMine asks which of two answers stays. No command goes around it: walking on
// would give up one of them unsaid.
func (f *flow) keepsMine(ctx context.Context) (bool, error) {
	for {
		r, err := f.read(ctx, input{label: f.t("labels.keep"), check: func(text string) string {
			if fold(text) != "1" && fold(text) != "2" {
				return f.t("expect.one-or-two")
			}
			return ""
		}})
		if err != nil || r.command == "" {
			return fold(r.text) == "1", err
		}
		f.say(f.t("expect.one-or-two"))
	}
}

// saved tells that what was answered is on the disk.
func (f *flow) saved() { f.say("✓ " + f.t("saved")) }

// again tells that an answer could not be saved and waits for the person to mend what
// is in the way; false when the person stops instead. The answer stays on hand.
func (f *flow) again(ctx context.Context, cause error) bool {
	for {
		reason := cause.Error()
		if f.Explain != nil {
			reason = f.Explain(cause)
		}
		f.say(f.t("save-failed", "reason", reason))
		r, err := f.read(ctx, input{label: f.t("labels.again")})
		if err != nil {
			f.say(f.t("not-saved"))
			return false
		}
		if r.command == "" {
			return true
		}
	}
}

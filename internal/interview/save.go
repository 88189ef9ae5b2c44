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
			return err
		}
		f.say(f.t("conflict.message"))
		f.item("1", f.t("conflict.mine", "answer", mine))
		f.item("2", f.t("conflict.theirs", "answer", theirs()))
		r, err := f.read(ctx, input{label: f.t("labels.keep"), check: func(text string) string {
			if text != "1" && fold(text) != "1" && fold(text) != "2" {
				return f.t("expect.one-or-two")
			}
			return ""
		}})
		if err != nil {
			return err
		}
		if fold(r.text) != "1" {
			return nil // theirs stays
		}
	}
}

// saved tells that what was answered is on the disk.
func (f *flow) saved() { f.say("✓ " + f.t("saved")) }

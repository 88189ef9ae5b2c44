// Package prompt asks one line at a time. Behind one interface stand a prompter for
// capable terminals (survey) and a plain one that reads lines, for pipes, dumb
// terminals and screen readers. It knows nothing of questionnaires: what is asked,
// and what an answer means, its callers know.
package prompt

import (
	"context"
	"errors"
)

// What a person can do instead of answering.
var (
	// ErrBack: Esc or Shift-Tab, go to the question before.
	ErrBack = errors.New("back")
	// ErrSkip: Ctrl-K, leave it open and go on.
	ErrSkip = errors.New("skip")
	// ErrPaused: Ctrl-C, Ctrl-D, end of input, a closed terminal or a signal.
	ErrPaused = errors.New("paused")
)

// Line is one line asked for. Its words are those of the user's language.
type Line struct {
	Label string // stands before the input: "Answer"
	// Value stands in the input already and can be edited. Where lines cannot be edited
	// (pipes, screen readers), it is shown, and an empty line stands for it.
	Value string
	Help  string // shown when the answer is ? or ؟ alone
	RTL   bool   // the answer is likely written from right to left
	// Check says what is wrong with an answer and what is expected; "" lets it pass.
	// It is called for every entered line, and the line is asked again while it speaks.
	Check func(answer string) string
}

// Prompter is a conversation with one person.
type Prompter interface {
	// Print shows lines as they are, already wrapped to Width. console.Bold
	// is left out where it is not wanted, other terminal commands always.
	Print(lines ...string)
	// Ask asks one line. The answer is trimmed. Errors are ErrBack, ErrSkip, ErrPaused.
	Ask(ctx context.Context, l Line) (string, error)
	// Width is the number of columns now, 40 at least.
	Width() int
	// Close gives the terminal back as it was. It can be called more than once.
	Close() error
}

// AsksHelp reports whether an answer is the question mark that shows the line's help,
// as either keyboard has it.
func (l Line) AsksHelp(answer string) bool {
	return l.Help != "" && (answer == "?" || answer == "؟")
}

// complaint is what to show before the line is asked again: the help that was asked
// for, or what is wrong with the answer. An empty one lets the answer pass.
func (l Line) complaint(answer string) string {
	if l.AsksHelp(answer) {
		return l.Help
	}
	if l.Check == nil {
		return ""
	}
	return l.Check(answer)
}

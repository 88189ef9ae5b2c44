// Package prompttest stands in for a person and a terminal in tests.
package prompttest

import (
	"context"
	"fmt"
	"strings"

	"rahbord/internal/console"
	"rahbord/internal/prompt"
)

// Fake is a prompter that answers from a script and keeps what it was asked and shown.
type Fake struct {
	Columns int           // the width; 80 when 0
	Asked   []prompt.Line // every line asked for, once however often it was answered
	Shown   []string      // every line on the screen: printed lines, labels with their answers, complaints
	script  []any
	closed  bool
}

// New scripts a conversation. A string is typed and entered, an error (prompt.ErrBack
// and so on) is the key for it. As on a terminal, an empty string enters the value that
// stands in the line. When the script is over, the person pauses.
func New(script ...any) *Fake { return &Fake{script: script} }

// Print keeps the lines, without bold and dim.
func (f *Fake) Print(lines ...string) {
	for _, line := range lines {
		f.Shown = append(f.Shown, console.Plain(line))
	}
}

// Ask answers from the script, again while the check complains.
func (f *Fake) Ask(ctx context.Context, l prompt.Line) (string, error) {
	f.Asked = append(f.Asked, l)
	for {
		if ctx.Err() != nil || len(f.script) == 0 {
			return "", prompt.ErrPaused
		}
		next := f.script[0]
		f.script = f.script[1:]
		if err, key := next.(error); key {
			f.Print(l.Label + ": ‹" + err.Error() + "›")
			return "", err
		}
		answer := strings.TrimSpace(fmt.Sprint(next))
		if answer == "" {
			answer = strings.TrimSpace(l.Value)
		}
		f.Print(l.Label + ": " + answer)
		switch {
		case l.AsksHelp(answer):
			f.Print(l.Help)
		case l.Check == nil || l.Check(answer) == "":
			return answer, nil
		default:
			f.Print(l.Check(answer))
		}
	}
}

// Width is Columns.
func (f *Fake) Width() int {
	if f.Columns == 0 {
		return 80
	}
	return f.Columns
}

// Close ends the conversation.
func (f *Fake) Close() error {
	f.closed = true
	return nil
}

// Closed reports whether the terminal was given back.
func (f *Fake) Closed() bool { return f.closed }

// Left is what of the script was not used.
func (f *Fake) Left() []any { return f.script }

// Screen is everything shown.
func (f *Fake) Screen() string { return strings.Join(f.Shown, "\n") }

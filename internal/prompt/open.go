package prompt

import (
	"fmt"
	"io"

	"golang.org/x/term"
)

// Options describe the two ends of a conversation.
type Options struct {
	In    io.Reader
	Out   io.Writer
	Env   func(string) string // TERM, NO_COLOR, ACCESSIBLE and CI are asked for
	Bidi  Bidi
	Words Words
}

// Words are the few texts of a prompter's own, in the user's language.
type Words struct {
	Keys       string // which keys do what; shown once, before the first line, where keys work
	Unreadable string // what was entered is no UTF-8 text
	TooLong    string // what was entered is longer than 64 KiB
}

// Bidi is how text from right to left reaches the screen.
type Bidi string

// Ways of showing text from right to left.
const (
	Auto   Bidi = "auto"   // in the order of reading, with isolates; the terminal arranges it
	Visual Bidi = "visual" // in the order of the screen, for terminals that arrange nothing
	None   Bidi = "none"   // in the order of reading, without isolates
)

// Open starts a conversation. It uses the terminal's keys when both ends are one
// terminal that answers within 300 ms and nothing (TERM=dumb, ACCESSIBLE, CI) speaks
// against it, else it reads lines. An unknown Bidi is an error; "" is Auto.
func Open(o Options) (Prompter, error) {
	switch o.Bidi {
	case "":
		o.Bidi = Auto
	case Auto, Visual, None:
	default:
		return nil, fmt.Errorf("prompt: no bidi %q", o.Bidi)
	}
	in, out := terminalOf(o.In), terminalOf(o.Out)
	p := page{out: o.Out, terminal: out, bidi: o.Bidi, words: o.Words}
	rest := o.In
	if in != nil && out != nil && keysWelcome(o.Env) {
		var interactive Prompter
		if interactive, rest = openInteractive(in, p, o.Env); interactive != nil {
			return interactive, nil
		}
	}
	return newPlain(p, rest, in == nil), nil
}

// keysWelcome reports whether the environment allows more than reading lines.
func keysWelcome(env func(string) string) bool {
	return env("TERM") != "" && env("TERM") != "dumb" && env("ACCESSIBLE") == "" && env("CI") == ""
}

// file is one end of a terminal.
type file interface{ Fd() uintptr }

// terminalOf is the terminal that a reader or writer is, nil if it is none.
func terminalOf(end any) file {
	if f, ok := end.(file); ok && term.IsTerminal(int(f.Fd())) {
		return f
	}
	return nil
}

// Package plain says what a text may hold, wherever it comes from: a file, a form, a
// table, a keyboard, the command line.
package plain

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"rahbord/internal/diag"
)

// MaxMarks is how many combining marks may follow one letter. Fully pointed Hebrew and
// Arabic need four; towers of accents run over the lines around them.
const MaxMarks = 8

// Unfit names the rule that a text breaks, with what its message tells; "" when the text
// may be kept, printed and shown on a terminal.
func Unfit(s string) (rule string, args diag.Args) {
	_, rule, args = Find(s)
	return rule, args
}

// Find is Unfit with the offset of the character that breaks the rule.
func Find(s string) (offset int, rule string, args diag.Args) {
	var l look
	for i, r := range s {
		switch rule := l.at(r); rule {
		case "":
		case stackedMarks:
			return i, rule, diag.Args{"limit": strconv.Itoa(MaxMarks)}
		default:
			return i, rule, diag.Args{"char": Escape(r)}
		}
	}
	return 0, "", nil
}

// Clean drops every character for which Unfit refuses a text, and writes all line ends as \n: for
// what people type or paste, where nothing that they see is lost.
func Clean(s string) string {
	var l look
	return strings.Map(func(r rune) rune {
		if l.at(r) != "" {
			return -1
		}
		return r
	}, Lines(s))
}

// Lines writes the line ends of every system and of Unicode as \n.
func Lines(s string) string {
	return lineEnds.Replace(s)
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// Visible shows control characters by their numbers, so that a terminal does not obey them.
// Newlines and tabs stay, and so do the isolates of a sentence in two directions.
func Visible(s string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "\ufffd") {
		if control(r) || r == '\r' || r == nextLine {
			b.WriteString(Escape(r))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Excerpt keeps a value short for a message, on one line, and shows by their numbers the
// characters that do not show.
func Excerpt(s string) string {
	const most = 40
	var b strings.Builder
	var l look
	for i, r := range []rune(s) {
		switch rule := l.at(r); {
		case i == most:
			return b.String() + "…"
		case rule == stackedMarks:
		case rule != "", strings.ContainsRune("\n\r\u0085\u2028\u2029\ufeff", r):
			b.WriteString(Escape(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// BidiControl reports whether r is an embedding, override or isolate control. They
// can make a name read as another, so no file may hold them; the marks LRM, RLM and
// ALM are harmless and common in Hebrew and Persian typing.
func BidiControl(r rune) bool { return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 }

// Escape shows a character that must not be shown as itself: U+202E.
func Escape(r rune) string { return fmt.Sprintf("U+%04X", r) }

// control reports the controls of ASCII and of ISO 6429 but line ends and tabs, and the
// code points that Unicode promises never to use.
func control(r rune) bool {
	switch {
	case r == '\n' || r == '\r' || r == '\t' || r == nextLine:
		return false
	case r < 0x20 || r >= 0x7f && r <= 0x9f:
		return true
	}
	return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef
}

// nextLine is a line end of old mainframes, and a control.
const nextLine = '\u0085'

// stackedMarks is the rule that looks at more than one character.
const stackedMarks = "stacked-marks"

// look goes through the characters of a text.
type look struct{ marks int }

// at names the rule that the next character breaks, "" when none.
func (l *look) at(r rune) string {
	switch {
	case control(r):
		return "control-character"
	case BidiControl(r):
		return "bidi-control"
	case unicode.In(r, unicode.Mn, unicode.Me):
		if l.marks++; l.marks > MaxMarks {
			return stackedMarks
		}
	case !unicode.Is(unicode.Cf, r): // joiners between marks do not part them
		l.marks = 0
	}
	return ""
}

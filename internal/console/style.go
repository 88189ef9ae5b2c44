package console

import (
	"regexp"
	"strings"
	"unicode"
)

const (
	boldOn  = "\x1b[1m"
	calm    = "\x1b[22m" // not bold
	escapes = `\x1b\[[0-9;:<=>?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)?|\x1b[^\[\]]|\x1b`
)

// Bold is the only style of a conversation: it reads well on light and dark screens.
// Plain takes it away again.
func Bold(s string) string { return boldOn + s + calm }

// Styled reports whether colour and weight are wanted at all: not with NO_COLOR, and
// not on a terminal that does not know them.
func Styled(env func(string) string) bool {
	return env("NO_COLOR") == "" && env("TERM") != "" && env("TERM") != "dumb"
}

// Plain leaves out styles, other terminal commands and control characters. Line
// breaks stay; tabs become spaces.
func Plain(s string) string { return visible(escape.ReplaceAllString(s, "")) }

// Safe leaves out what Plain does, except Bold: a text from a file cannot
// command the terminal.
func Safe(s string) string {
	return visible(escape.ReplaceAllStringFunc(s, func(code string) string {
		if code == boldOn || code == calm {
			return code
		}
		return ""
	}))
}

var (
	escape        = regexp.MustCompile(escapes)
	leadingEscape = regexp.MustCompile(`^(?:` + escapes + `)`)
)

func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == '\n', r == '\x1b':
			return r
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
}

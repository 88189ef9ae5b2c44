package console

import (
	"strings"

	"github.com/rivo/uniseg"
)

// Wrap breaks a text at its spaces and line breaks into lines of at most width
// columns. A word longer than a line is broken between characters. An isolate that
// reaches over a break is closed and opened again. An empty text is one empty line.
func Wrap(s string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.FieldsFunc(s, isSpace) {
		if line != "" && Width(line)+1+Width(word) <= width {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		pieces := chop(word, width)
		lines = append(lines, pieces[:len(pieces)-1]...)
		line = pieces[len(pieces)-1]
	}
	return closed(append(lines, line))
}

// isSpace leaves no-break spaces alone.
func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }

// chop cuts a word into pieces of at most width columns, at least one character each.
func chop(word string, width int) []string {
	var pieces []string
	for Width(word) > width {
		head, tail := split(word, width)
		if head == "" {
			head, tail, _, _ = uniseg.FirstGraphemeClusterInString(word, -1)
		}
		if tail == "" {
			break
		}
		pieces = append(pieces, head)
		word = tail
	}
	return append(pieces, word)
}

// closed completes the isolates of each line.
func closed(lines []string) []string {
	var open []rune
	for i, line := range lines {
		before := string(open)
		open = openIsolates(open, line)
		lines[i] = before + line + strings.Repeat(string(popIsolate), len(open))
	}
	return lines
}

// openIsolates lists the isolates that are open after a text, given those before it.
func openIsolates(open []rune, s string) []rune {
	for _, r := range s {
		switch {
		case '\u2066' <= r && r < popIsolate:
			open = append(open, r)
		case r == popIsolate && len(open) > 0:
			open = open[:len(open)-1]
		}
	}
	return open
}

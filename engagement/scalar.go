package engagement

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Texts that would end behind longestLine are folded at lineWidth, in characters;
// short lists fit one line up to lineWidth.
const (
	lineWidth   = 90
	longestLine = 100
)

// width is how many characters stand side by side: joiners and marks take no place.
func width(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.In(r, unicode.Mn, unicode.Cf) {
			n++
		}
	}
	return n
}

// plainSafe reports whether every YAML reader, of version 1.1 or 1.2, takes the
// bare text for a text.
func plainSafe(s string) bool {
	if s == "" || strings.TrimSpace(s) != s || strings.ContainsFunc(s, mustEscape) || strings.Contains(s, "\n") {
		return false
	}
	if strings.ContainsRune("-?:,[]{}#&*!|>'\"%@`.=<~+", rune(s[0])) {
		return false
	}
	if strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.HasSuffix(s, ":") || strings.Contains(s, "\t") {
		return false
	}
	switch strings.ToLower(s) {
	case "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return false
	}
	return s[0] < '0' || s[0] > '9' || plainlyWords(s)
}

// plainlyWords tells texts that begin with a digit ("3rd floor") from numbers, days
// and times of any YAML version ("2026-11-02", "12:30", "0x1F", "1_000").
func plainlyWords(s string) bool {
	if len(s) > 1 && s[0] == '0' && strings.ContainsRune("xXoObB", rune(s[1])) {
		return false
	}
	letters := 0
	for _, r := range s {
		if !unicode.IsLetter(r) {
			letters = 0
		} else if letters++; letters == 2 {
			return true
		}
	}
	return false
}

// mustEscape reports characters that may not stand in a file as they are: controls,
// line separators that some readers take for line ends, the byte order mark and the
// bidirectional controls.
func mustEscape(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < 0x20 || r >= 0x7f && r < 0xa0 || r == 0xfeff || r == 0xfffe || r == 0xffff || r == utf8.RuneError:
		return true
	}
	return r == 0x2028 || r == 0x2029 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// quoted is the text in double quotes on one line.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case mustEscape(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func oneLine(s string) string {
	if plainSafe(s) {
		return s
	}
	return quoted(s)
}

// literal splits a text with line ends for the block form "|", with its header;
// ok is false when editors or readers could spoil it there.
func literal(s string) (header string, lines []string, ok bool) {
	body := strings.TrimSuffix(s, "\n")
	if !strings.Contains(s, "\n") || strings.HasSuffix(body, "\n") || strings.ContainsFunc(s, mustEscape) {
		return "", nil, false
	}
	lines = strings.Split(body, "\n")
	for i, line := range lines {
		if line != strings.TrimRight(line, " \t") || i == 0 && (line == "" || line[0] == ' ' || line[0] == '\t') {
			return "", nil, false
		}
	}
	return blockHeader("|", s), lines, true
}

// folded splits a text of one line that begins at a column and would make it too
// long, for the block form ">", with its header.
func folded(s string, column, most int) (header string, lines []string, ok bool) {
	body := strings.TrimSuffix(s, "\n")
	if column+width(body) <= longestLine || strings.ContainsFunc(s, mustEscape) || strings.ContainsAny(body, "\n\t") ||
		strings.TrimSpace(body) != body || strings.Contains(body, "  ") {
		return "", nil, false
	}
	var line string
	for _, w := range strings.Split(body, " ") {
		if line != "" && width(line)+1+width(w) > most {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	return blockHeader(">", s), append(lines, line), len(lines) > 0
}

// blockHeader says by "-" that the text has no line end at its end.
func blockHeader(style, s string) string {
	if strings.HasSuffix(s, "\n") {
		return style
	}
	return style + "-"
}

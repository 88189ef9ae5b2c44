package markdown

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// active are the characters that can act as markup within a line.
var active = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`,
	"|", `\|`, "~", `\~`, "&", `\&`, "#", `\#`, "$", `\$`)

// opening is what makes a list, a rule or a heading at the beginning of a line: the last
// sign of the first group does.
var opening = regexp.MustCompile(`^([-+]|\d+[.)])(?:\s|$)|^([-=])[-=]*$`)

// inline is a text on one line, escaped.
func inline(s string) string {
	s = active.Replace(strings.Join(strings.Fields(s), " "))
	at := opening.FindStringSubmatchIndex(s)
	if at == nil {
		return s
	}
	sign := max(at[3], at[5]) - 1
	return s[:sign] + `\` + s[sign:]
}

// prose is a text that may have several lines.
func prose(s string) string {
	var lines []string
	for line := range strings.Lines(s) {
		if line = inline(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\\\n")
}

func bold(s string) string {
	if s = inline(s); s == "" {
		return ""
	}
	return "**" + s + "**"
}

// quote sets text off with a bar.
func quote(s string) string {
	if s == "" {
		return ""
	}
	return "> " + strings.ReplaceAll(s, "\n", "\n> ")
}

// list is a list; an item of several lines stays one item.
func list(items []string, ordered bool) string {
	var out []string
	for i, item := range items {
		mark := "- "
		if ordered {
			mark = strconv.Itoa(i+1) + ". "
		}
		out = append(out, mark+strings.ReplaceAll(prose(item), "\n", "\n"+strings.Repeat(" ", len(mark))))
	}
	return join(out)
}

// fact is an item: a label, its value, and a note.
func fact(label, value, note string) string {
	out := "- " + bold(label)
	if value != "" {
		out += ": " + strings.ReplaceAll(prose(value), "\n", "\n  ")
	}
	if note != "" {
		out += " (" + inline(note) + ")"
	}
	return out
}

func join(lines []string) string { return strings.Join(lines, "\n") }

func filled(texts ...string) []string {
	return slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return s == "" })
}

// grid is a table, its first row the heading. Rows are made equally long.
func grid(rows [][]string) string {
	most := 0
	for _, r := range rows {
		most = max(most, len(r))
	}
	if most == 0 {
		return ""
	}
	var out []string
	for i, r := range rows {
		line := "|"
		for c := range most {
			cell := ""
			if c < len(r) {
				cell = inline(r[c])
			}
			line += " " + cell + " |"
		}
		out = append(out, line)
		if i == 0 {
			out = append(out, "|"+strings.Repeat(" --- |", most))
		}
	}
	return join(out)
}

// Package console fits text to a terminal: how wide it is, where it breaks, and how
// Persian and Hebrew keep their place in it. Widths are in columns.
package console

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// Width is the number of columns of a text. Combining marks, isolates and the
// zero-width non-joiner take none, emoji and Chinese characters two.
func Width(s string) int { return uniseg.StringWidth(withoutIsolates.Replace(s)) }

const popIsolate = '\u2069'

var withoutIsolates = strings.NewReplacer("\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "")

// WithoutIsolates leaves out the directional isolates, for terminals that show them.
func WithoutIsolates(s string) string { return withoutIsolates.Replace(s) }

// Pad fills a text at its end to a width.
func Pad(s string, width int) string { return s + space(s, width) }

// PadStart fills a text at its start to a width, as numbers are.
func PadStart(s string, width int) string { return space(s, width) + s }

func space(s string, width int) string { return strings.Repeat(" ", max(0, width-Width(s))) }

// Isolate keeps a text with Persian or Hebrew letters in its place on a line that
// runs from left to right. Some terminals lose an isolate in the first column: let a
// number or a space stand before it.
func Isolate(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.In(r, unicode.Arabic, unicode.Hebrew) }) {
		return s
	}
	return "\u2068" + s + string(popIsolate)
}

// Cut shortens a text to a width with an ellipsis; what is isolated stays so.
func Cut(s string, width int) string {
	if Width(s) <= width {
		return s
	}
	head, _ := split(s, width-1)
	head = strings.TrimRight(head, " \u200c") + "…"
	return head + strings.Repeat(string(popIsolate), len(openIsolates(nil, head)))
}

// split divides a text after as many whole characters as fit into a width.
func split(s string, width int) (head, tail string) {
	used, end := 0, 0
	for g := uniseg.NewGraphemes(s); g.Next(); {
		used += Width(g.Str())
		if used > width {
			break
		}
		_, end = g.Positions()
	}
	return s[:end], s[end:]
}

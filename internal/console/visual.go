package console

import (
	"strings"
	"unicode/utf8"

	"rahbord/internal/bidi"

	"github.com/rivo/uniseg"
)

// Visual puts one line into the order in which it is seen, for terminals that show
// characters in the order they come. A line reads from right to left when rtl is set,
// else when its first letter does. Brackets are mirrored, isolates are left out, and
// bold and dim stay with their characters. Letters are not joined.
func Visual(line string, rtl bool) string {
	var b strings.Builder
	style := ""
	for _, c := range seen(line, rtl) {
		if c.style != style {
			if style != "" {
				b.WriteString(calm)
			}
			b.WriteString(c.style)
			style = c.style
		}
		b.WriteString(c.text)
	}
	if style != "" {
		b.WriteString(calm)
	}
	return b.String()
}

// VisualColumn is the column, counted from 0, at which Visual puts the character that
// starts at a byte of the line. At the end of the line it is where the next letter of
// the line's direction would go.
func VisualColumn(line string, rtl bool, at int) int {
	cells := seen(line, rtl)
	column := 0
	for _, c := range cells {
		if at >= c.start && at < c.end {
			return column
		}
		column += Width(c.text)
	}
	if _, base := bidi.Levels([]rune(line), direction(rtl)); base == 1 {
		return 0
	}
	return column
}

// cell is one visible character of a line.
type cell struct {
	text       string
	start, end int // bytes of the line
	style      string
}

func direction(rtl bool) bidi.Direction {
	if rtl {
		return bidi.RTL
	}
	return bidi.Auto
}

// seen lists the characters of a line from left to right.
func seen(line string, rtl bool) []cell {
	var cells []cell
	var levels []uint8
	runes, starts, style := unstyled(line)
	all, _ := bidi.Levels(runes, direction(rtl))
	next := 0
	for g := uniseg.NewGraphemes(string(runes)); g.Next(); {
		first := next
		next += len(g.Runes())
		if bidi.IsControl(runes[first]) {
			continue
		}
		end := len(line)
		if next < len(starts) {
			end = starts[next]
		}
		cells = append(cells, cell{mirrored(g.Str(), all[first]), starts[first], end, style[first]})
		levels = append(levels, all[first])
	}
	ordered := make([]cell, len(cells))
	for i, from := range bidi.Reorder(levels) {
		ordered[i] = cells[from]
	}
	return ordered
}

func mirrored(s string, level uint8) string {
	if level%2 == 1 {
		if m, ok := bidi.Mirror([]rune(s)[0]); ok {
			return string(m)
		}
	}
	return s
}

// unstyled takes the style codes out of a line and says, for each character that is
// left, at which byte it stands and how it is styled.
func unstyled(line string) (runes []rune, starts []int, styles []string) {
	style := ""
	for at := 0; at < len(line); {
		if code := leadingEscape.FindStringIndex(line[at:]); code != nil {
			style = line[at : at+code[1]]
			if style == calm {
				style = ""
			}
			at += code[1]
			continue
		}
		r, n := utf8.DecodeRuneInString(line[at:])
		runes, starts, styles = append(runes, r), append(starts, at), append(styles, style)
		at += n
	}
	return runes, starts, styles
}

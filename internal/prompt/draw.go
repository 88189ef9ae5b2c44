package prompt

import (
	"fmt"
	"strings"

	"rahbord/internal/console"
)

// mark stands before the input. It also keeps the isolate of a label out of the first
// column, where tmux loses it.
const mark = "> "

// reversed shows a selected text, upright ends it.
const reversed, upright = "\x1b[7m", "\x1b[27m"

// drawing is what of a field is on the screen.
type drawing struct {
	editor
	columns   int // of the screen
	row, rows int // the cursor's row and the number of rows; 0 when nothing is drawn
}

// prefix is the mark and the label, or the mark alone when the label takes more than
// half of the screen; then it is printed above.
func (f *field) prefix(columns int) string {
	if f.line.Label == "" {
		return mark
	}
	whole := mark + console.Isolate(f.line.Label) + ": "
	if console.Width(whole) > columns/2 {
		return mark
	}
	return mark + console.Bold(console.Isolate(f.line.Label)) + ": "
}

// draw writes the field over what was drawn before. The last column stays free, so
// that no terminal wraps a row by itself.
func (f *field) draw() {
	columns, height := f.t.size()
	prefix := f.prefix(columns)
	indent := console.Width(console.Plain(prefix))
	list := rows(f.text, indent, columns-1)
	row := rowOf(list, f.at)
	first := window(len(list), row, max(height-1, 1))
	last := min(first+max(height-1, 1), len(list))

	var b strings.Builder
	b.WriteString(up(f.drawn.row) + "\r\x1b[J")
	for i := first; i < last; i++ {
		if i > first {
			b.WriteString("\r\n")
		}
		if i == 0 {
			b.WriteString(f.t.shown(prefix, false))
		}
		row := f.t.shown(signed(f.text[list[i].start:list[i].end]), f.line.RTL)
		if f.refused && f.t.styled {
			row = reversed + row + upright
		}
		b.WriteString(row)
	}
	if f.at < len(f.text) || f.t.bidi == Visual {
		b.WriteString(up(last-1-row) + "\r" + forward(f.column(list[row], row, indent)))
	}
	f.drawn = drawing{f.editor, columns, row - first, last - first}
	fmt.Fprint(f.t.out, b.String())
}

// signed is a text with a sign for each of its line breaks, which a value may have.
func signed(s string) string { return strings.ReplaceAll(s, "\n", "¶") }

// column is where the cursor stands in its row.
func (f *field) column(s span, row, indent int) int {
	if row > 0 {
		indent = 0
	}
	before := signed(f.text[s.start:f.at])
	if f.t.bidi == Visual {
		return indent + console.VisualColumn(signed(f.text[s.start:s.end]), f.line.RTL, len(before))
	}
	return indent + console.Width(before)
}

// refresh draws the field again when it, or the width of the screen, has changed. It
// clears only from its first row down, so that nothing above is lost.
func (f *field) refresh() {
	columns, _ := f.t.size()
	if f.drawn.rows > 0 && (columns != f.drawn.columns || f.editor != f.drawn.editor) {
		f.draw()
	}
}

// leave goes to a new row below the field, all of which is to be seen.
func (f *field) leave() {
	f.at, f.refused = len(f.text), false
	f.refresh()
	fmt.Fprint(f.t.out, "\r"+strings.Repeat("\n", f.drawn.rows-f.drawn.row))
	f.drawn = drawing{}
}

// window is the first of the rows shown when not all of them fit: the cursor's row is
// among them.
func window(count, row, fit int) int {
	if count <= fit {
		return 0
	}
	return min(max(row-fit/2, 0), count-fit)
}

func up(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf("\x1b[%dA", n)
}

func forward(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf("\x1b[%dC", n)
}

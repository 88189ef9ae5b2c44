package cmd

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"rahbord/internal/console"
	"rahbord/internal/exact"
)

// view writes text for people: as wide as the terminal, in colour only where wanted.
type view struct {
	out    io.Writer
	width  int
	colour bool
}

// view describes the output of this run. What is not a terminal gets 100 columns, so
// that files and pipes are the same everywhere.
func (app *App) view() *view {
	v := &view{out: app.Out, width: 100, colour: app.Width > 0 && app.Env("NO_COLOR") == "" && app.Env("TERM") != "dumb"}
	if app.Width > 0 {
		v.width = max(app.Width, 40)
	}
	return v
}

func (v *view) printf(format string, args ...any) { fmt.Fprintf(v.out, format, args...) }

// title prints a heading.
func (v *view) title(s string) { v.printf("\n%s\n", v.paint("1", s)) }

// paint wraps text in a terminal style.
func (v *view) paint(style, s string) string {
	if !v.colour || s == "" {
		return s
	}
	return "\x1b[" + style + "m" + s + "\x1b[0m"
}

// Styles of the maturity tones; they differ in brightness too.
const (
	stylePoor = "31"
	styleFair = "33"
	styleGood = "32"
	styleDim  = "2"
)

// bar draws a share 0 to 1 in the given number of cells, to an eighth of a cell.
func bar(share exact.Rat, cells int) string {
	eighths := share.Mul(exact.Of(8 * cells)).Add(exact.Frac(1, 2)).Floor()
	eighths = max(0, min(eighths, 8*cells))
	s := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		s += string([]rune(" ▏▎▍▌▋▊▉")[rest])
	}
	return s + strings.Repeat("·", cells-console.Width(s))
}

// sentence prints a line of running text; its first letter tells its direction.
func (v *view) sentence(s string) {
	for _, line := range console.Wrap(s, v.width) {
		v.printf("%s\n", line)
	}
}

// item prints a list entry: a mark in the margin, the text wrapped beside it.
func (v *view) item(mark, text string) {
	margin := console.Width(mark) + 1
	for i, line := range console.Wrap(text, max(20, v.width-margin)) {
		if i > 0 {
			mark = strings.Repeat(" ", margin-1)
		}
		v.printf("%s %s\n", mark, console.Isolate(line))
	}
}

// column is one column of a table; the less important ones are left out on narrow terminals.
type column struct {
	title  string
	end    bool // numbers: aligned at the end
	rank   int  // 0 is never left out
	styles []string
	cells  []string
}

// table prints columns side by side. The last column takes what is left of the line.
func (v *view) table(columns []column) {
	columns = slices.DeleteFunc(columns, column.empty)
	if len(columns) == 0 {
		return
	}
	for most := 9; v.tableWidth(columns) > v.width && most > 0; most-- {
		kept := columns[:0:0]
		for _, c := range columns {
			if c.rank < most {
				kept = append(kept, c)
			}
		}
		columns = kept
	}
	if slices.ContainsFunc(columns, func(c column) bool { return c.title != "" }) {
		v.row(columns, -1)
	}
	for i := range columns[0].cells {
		v.row(columns, i)
	}
}

// empty reports whether no row has anything to say in the column.
func (c column) empty() bool {
	return !slices.ContainsFunc(c.cells, func(s string) bool { return s != "" })
}

// tableWidth counts the last column with 20 cells at most: it can be cut.
func (v *view) tableWidth(columns []column) int {
	total := 0
	for i, c := range columns {
		w := c.width()
		if i == len(columns)-1 {
			w = min(w, 20)
		}
		total += w + 2
	}
	return total
}

func (c column) width() int {
	w := console.Width(c.title)
	for _, s := range c.cells {
		w = max(w, console.Width(s))
	}
	return w
}

func (v *view) row(columns []column, i int) {
	used := 0
	for n, c := range columns {
		text, style := c.title, styleDim
		if i >= 0 {
			text, style = c.cells[i], ""
			if c.styles != nil {
				style = c.styles[i]
			}
		}
		w := c.width()
		last := n == len(columns)-1
		if last {
			text = console.Cut(text, max(8, v.width-used))
			if !c.end {
				w = 0
			}
		}
		space := console.Pad("", w-console.Width(text))
		cell := console.Isolate(text)
		if style != "" {
			cell = v.paint(style, cell)
		}
		if c.end {
			cell = space + cell
		} else {
			cell += space
		}
		if !last {
			cell += "  "
		}
		used += w + 2
		v.printf("%s", cell)
	}
	v.printf("\n")
}

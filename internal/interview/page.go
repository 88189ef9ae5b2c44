package interview

import (
	"strings"

	"rahbord/internal/console"
)

// Every printed line begins with a space: some terminals drop an invisible direction
// mark in the first column.

// say prints a text as a paragraph.
func (f *flow) say(text string) { f.block(" ", " ", text) }

// strong prints a paragraph in bold.
func (f *flow) strong(text string) {
	for _, line := range f.lines(" ", " ", text) {
		f.Prompter.Print(" " + console.Bold(line[1:]))
	}
}

// inner prints a text as a paragraph, indented.
func (f *flow) inner(text string) { f.block("   ", "   ", text) }

// item prints a text behind a mark, such as the number of an option.
func (f *flow) item(mark, text string) { f.entry(mark, 2, text) }

// entry prints a text behind a mark that takes a number of columns.
func (f *flow) entry(mark string, columns int, text string) {
	first := " " + console.Pad(mark, columns) + "  "
	f.block(first, strings.Repeat(" ", console.Width(first)), text)
}

// block prints a wrapped text behind a first indent and, for the other lines, a rest.
func (f *flow) block(first, rest, text string) { f.Prompter.Print(f.lines(first, rest, text)...) }

func (f *flow) lines(first, rest, text string) []string {
	var out []string
	width := max(f.Prompter.Width()-console.Width(first)-1, 20)
	for _, line := range console.Wrap(text, width) {
		out = append(out, first+f.isolate(line))
		first = rest
	}
	return out
}

// isolate keeps a line in its place. In Persian and Hebrew it reads from right to left
// even when it begins with an id or an English word.
func (f *flow) isolate(line string) string {
	isolated := console.Isolate(line)
	if f.Words.Lang.RTL() && isolated != line {
		return f.Words.Apart(line)
	}
	return isolated
}

// gap prints an empty line.
func (f *flow) gap() { f.Prompter.Print("") }

// rule prints a thin line across the page, 72 columns at most.
func (f *flow) rule() {
	f.Prompter.Print(" " + strings.Repeat("─", min(f.Prompter.Width()-2, 72)))
}

// cut shortens a title to what fits one line beside its id.
func (f *flow) cut(title string) string { return console.Cut(title, max(f.Prompter.Width()-26, 20)) }

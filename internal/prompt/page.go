package prompt

import (
	"fmt"
	"io"
	"strings"

	"rahbord/internal/console"

	"golang.org/x/term"
)

// page is the output of a conversation.
type page struct {
	out      io.Writer
	terminal file // nil when the output is none
	styled   bool
	bidi     Bidi
	words    Words
}

// Print shows lines.
func (p *page) Print(lines ...string) {
	var b strings.Builder
	for _, line := range lines {
		for part := range strings.SplitSeq(line, "\n") {
			b.WriteString(p.shown(part, false) + "\n")
		}
	}
	fmt.Fprint(p.out, b.String())
}

// say shows a text of any length.
func (p *page) say(text string) {
	for _, line := range console.Wrap(text, p.Width()-2) {
		p.Print("  " + console.Isolate(line))
	}
}

// shown is a line as it goes to the screen.
func (p *page) shown(line string, rtl bool) string {
	if p.styled {
		line = console.Safe(line)
	} else {
		line = console.Plain(line)
	}
	switch p.bidi {
	case Visual:
		return console.Visual(line, rtl)
	case None:
		return console.WithoutIsolates(line)
	}
	return line
}

// Width is the number of columns: 40 at least, 100 when the output is no terminal.
func (p *page) Width() int {
	columns, _ := p.size()
	return max(columns, 40)
}

// size is the number of columns and rows of the screen.
func (p *page) size() (columns, rows int) {
	if p.terminal == nil {
		return 100, 24
	}
	columns, rows, err := term.GetSize(int(p.terminal.Fd()))
	if err != nil || columns <= 0 || rows <= 0 {
		return 80, 24
	}
	return columns, rows
}

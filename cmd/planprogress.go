package cmd

import (
	"fmt"
	"os"

	"rahbord/internal/console"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/roadmap"

	"golang.org/x/term"
)

// progress tells on the standard error what long work is at. It is one line that is
// written over, on terminals only.
type progress struct {
	app   *App
	words *i18n.Words
	width int // columns; 0 shows nothing
	shown bool
}

func (app *App) progress(w *i18n.Words) *progress {
	p := &progress{app: app, words: w}
	if f, ok := app.Err.(*os.File); ok && app.Env("TERM") != "dumb" && term.IsTerminal(int(f.Fd())) {
		p.width = 80
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil && columns > 0 {
			p.width = columns
		}
	}
	return p
}

// show writes the line anew. A line that wraps could not be taken away again.
func (p *progress) show(name, picture string) {
	if p.width == 0 {
		return
	}
	p.shown = true
	name = console.Cut(name, max(1, p.width-console.Width(picture)-2))
	fmt.Fprintf(p.app.Err, "\r\x1b[K%s %s", console.Isolate(name), picture)
}

// done takes the line away.
func (p *progress) done() {
	if p.shown {
		fmt.Fprint(p.app.Err, "\r\x1b[K")
		p.shown = false
	}
}

// options are those of searches that show what they have and what could still be, and how
// many of several are done.
func (p *progress) options(stage string) roadmap.Options {
	name := p.words.T("plan.progress." + stage)
	return roadmap.Options{
		Progress: func(b roadmap.Progress) {
			p.show(name, p.words.Number(b.Value, 2)+" … "+p.words.Number(b.Bound, 2))
		},
		Done: func(n, of int) { p.show(name, bar(exact.Frac(n, max(of, 1)), 20)) },
	}
}

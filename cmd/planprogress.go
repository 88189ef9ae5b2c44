package cmd

import (
	"fmt"

	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/roadmap"
)

// progress tells on the standard error what long work is at. It is one line that is
// written over, on terminals only.
type progress struct {
	app   *App
	words *i18n.Words
	shown bool
}

func (app *App) progress(w *i18n.Words) *progress { return &progress{app: app, words: w} }

func (p *progress) show(text string) {
	if p.app.Width == 0 {
		return
	}
	p.shown = true
	fmt.Fprintf(p.app.Err, "\r\x1b[K%s", text)
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
			p.show(name + " " + p.words.Number(b.Value, 2) + " … " + p.words.Number(b.Bound, 2))
		},
		Done: func(n, of int) { p.show(name + " " + bar(exact.Frac(n, max(of, 1)), 20)) },
	}
}

package cmd

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"rahbord/coherence"
	"rahbord/engagement"
	"rahbord/internal/i18n"
	"rahbord/internal/interview"
	"rahbord/internal/prompt"
	"rahbord/questionnaire"
	"rahbord/scoring"
)

// talk opens the conversation of a verb.
func (app *App) talk(w *i18n.Words, bidi string) (prompt.Prompter, error) {
	mode := prompt.Bidi(bidi)
	switch mode {
	case "", prompt.Auto, prompt.Visual, prompt.None:
	default:
		return nil, usageError{tell("bad-bidi", "mode", bidi)}
	}
	return prompt.Open(prompt.Options{In: app.In, Out: app.Out, Env: app.Env, Bidi: mode, Words: prompt.Words{
		Keys: w.T("prompt.keys"), Unreadable: w.T("prompt.unreadable"), TooLong: w.T("prompt.too-long"),
	}})
}

// session is a sitting over an open client file.
func (app *App) session(o *opened, p prompt.Prompter) *interview.Session {
	return &interview.Session{
		Pack: o.pack, Engagement: o.file.Engagement, Words: o.words, Prompter: p,
		Now: func() engagement.Day { return engagement.Day{Time: app.today()} }, Clock: func() time.Time { return app.Now() },
		Save: saving(o.file), Advise: advice(o),
		Explain: func(err error) string { return app.worded(o.words, saveError(err, o.file.Name())) },
	}
}

// advice tells what the coherence checks say about a stage, as far as they can speak
// without a plan.
func advice(o *opened) func(*engagement.Engagement, int) []interview.Advice {
	return func(e *engagement.Engagement, stage int) []interview.Advice {
		var out []interview.Advice
		res := scoring.Assess(o.pack, e)
		for _, x := range coherence.Evaluate(o.pack, e, &res, nil) {
			q := o.pack.Question(x.Question)
			if q == nil || q.Stage != stage {
				continue
			}
			words := o.names().Check(x.Check)
			var names []string
			for _, name := range x.Names {
				names = append(names, coherence.Name(o.names(), x.Kind, name))
			}
			out = append(out, interview.Advice{Check: x.Check, Hint: words.Hint, Acceptable: x.Severity == questionnaire.Warns,
				Message: strings.TrimSpace(words.Message + " " + joinWords(o.words, names))})
		}
		return out
	}
}

// saving is how a sitting saves into a file. After a conflict it gives the newest
// state, which the change left as it is.
func saving(f *engagement.File) func(func(*engagement.Engagement) error) (*engagement.Engagement, error) {
	return func(change func(*engagement.Engagement) error) (*engagement.Engagement, error) {
		var newest *engagement.Engagement
		err := f.Update(func(e *engagement.Engagement) error {
			newest = e
			return change(e)
		})
		switch {
		case err == nil:
			return f.Engagement, nil
		case errors.Is(err, interview.ErrConflict):
			return newest, err
		}
		return nil, err
	}
}

// errPaused ends a verb whose person stopped; how to go on was told.
var errPaused = fmt.Errorf("%w", context.Canceled)

// ended closes the conversation and words its end: after a pause it tells how to go on.
func (app *App) ended(o *opened, p prompt.Prompter, err error, again string) error {
	if err != nil && !errors.Is(err, prompt.ErrPaused) {
		return errors.Join(saveError(err, o.file.Name()), p.Close())
	}
	if errors.Is(err, prompt.ErrPaused) {
		interview.Say(p, o.words, o.words.T("interview.paused", "file", o.file.Name()))
		p.Print("   " + again)
		err = errPaused
	}
	return errors.Join(err, p.Close())
}

// quoted is a word of a command line as the shell wants it.
func quoted(s string) string {
	if s == "" || strings.ContainsAny(s, " \t'\"\\$&|;<>()*?!#~`") {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}

// exists reports whether there is something of that name.
func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// writable tells before a sitting starts when its file could not be saved.
func writable(name string) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return tell("cannot-write", "file", name)
	}
	return f.Close()
}

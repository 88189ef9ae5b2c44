package cmd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/internal/interview"
	"rahbord/internal/prompt"
	"rahbord/questionnaire"
	"rahbord/templates"

	"github.com/spf13/cobra"
)

// firstQuestions are asked when a client file is begun: name, sector, size, revenue,
// type of business, life-cycle stage.
var firstQuestions = []string{"Q0.1", "Q0.2", "Q0.3", "Q0.4", "Q0.5", "Q0.6"}

// begin asks the first questions and writes a new client file.
func (app *App) begin(w *i18n.Words) *cobra.Command {
	c := verb(w, "new")
	usage := w.T("flags.from")
	for _, name := range starters() {
		usage += "\n  " + name + ": " + w.T("starters."+name)
	}
	from := text(c.Flags(), "from", "", "STARTER", "", usage)
	bidi := text(c.Flags(), "bidi", "", "MODE", "", w.T("flags.bidi"))
	quick := c.Flags().Bool("quick", false, w.T("flags.quick"))
	return run(c, 1, 1, func(c *cobra.Command, args []string) error {
		folder, err := os.Stat(filepath.Dir(args[0]))
		switch kind := filepath.Ext(args[0]); {
		case kind != ".yaml" && kind != ".yml":
			return tell("not-yaml", "file", args[0])
		case err != nil || !folder.IsDir():
			return tell("cannot-write", "file", args[0])
		case exists(args[0]):
			return tell("exists", "file", args[0])
		}
		if *from != "" && !slices.Contains(starters(), *from) {
			return usageError{tell("no-starter", "starter", *from, "known", strings.Join(starters(), ", "))}
		}
		lang := i18n.Lang(c.Flag("lang").Value.String())
		if lang != "" && !lang.Valid() {
			return tell("bad-language", "lang", string(lang))
		}
		pack, err := app.pack()
		if err != nil {
			return err
		}
		p, err := app.talk(app.words(app.lang), *bidi)
		if err != nil {
			return err
		}
		if lang == "" {
			if lang, err = interview.ChooseLanguage(c.Context(), p, app.words(app.lang), pack); err != nil {
				return app.stopped(p, err)
			}
		}
		if pack.Text(lang) == nil {
			return errors.Join(tell("pack-language", "pack", pack.ID, "lang", string(lang)), p.Close())
		}
		app.lang = lang
		e, err := outline(pack, lang, *from)
		if err != nil {
			return errors.Join(err, p.Close())
		}
		e.Assessment.Quick = *quick
		return app.askFirst(c.Context(), p, &opened{pack: pack, words: app.words(lang)}, args[0], e, *from)
	})
}

// stopped ends a verb before there is a file.
func (app *App) stopped(p prompt.Prompter, err error) error {
	if errors.Is(err, prompt.ErrPaused) {
		err = errPaused
	}
	return errors.Join(err, p.Close())
}

// starters lists the ready-made outlines.
func starters() []string {
	names, _ := fs.Glob(templates.Starters(), "*.yaml") // the pattern is well-formed
	for i, name := range names {
		names[i] = strings.TrimSuffix(path.Base(name), ".yaml")
	}
	return names
}

// outline is a client file without answers, or with those of a starter.
func outline(p *questionnaire.Pack, lang i18n.Lang, starter string) (*engagement.Engagement, error) {
	head := fmt.Sprintf("rahbord: %d\npack: {id: %s, version: %q}\nlanguage: %s\n", engagement.Format, p.ID, p.Version, lang)
	name := "starter"
	if starter != "" {
		name = starter + ".yaml"
		data, err := fs.ReadFile(templates.Starters(), name)
		if err != nil {
			return nil, err
		}
		for _, line := range strings.Split(string(data), "\n") {
			if !strings.HasPrefix(line, "#") { // the notes are for those who read the starters
				head += line + "\n"
			}
		}
	}
	e, faults := engagement.Decode(strings.NewReader(head), name)
	if !faults.HasErrors() {
		faults = append(faults, engagement.Check(e, p)...)
	}
	if faults.HasErrors() {
		return nil, &diag.FileError{Name: name, Faults: faults}
	}
	return e, nil
}

// askFirst asks the first questions. The file is written with the first answer, so
// that a person who thinks better of it leaves nothing behind.
func (app *App) askFirst(ctx context.Context, p prompt.Prompter, o *opened, name string, e *engagement.Engagement, starter string) error {
	save := func(change func(*engagement.Engagement) error) (*engagement.Engagement, error) {
		if o.file != nil {
			return saving(o.file)(change)
		}
		if err := change(e); err != nil {
			return e, err
		}
		f, err := create(name, e, o.words)
		if err != nil {
			return nil, err
		}
		o.file = f
		return f.Engagement, writeSchema(filepath.Dir(name))
	}
	session := &interview.Session{
		Pack: o.pack, Engagement: e, Words: o.words, Prompter: p, Part: interview.Context, Questions: known(o.pack, firstQuestions), Review: true,
		Now: func() engagement.Day { return engagement.Day{Time: app.today()} }, Clock: func() time.Time { return app.Now() }, Save: save,
	}
	given := append(e.Context.IDs(), e.Strategy.IDs()...)
	err := interview.Run(ctx, session)
	if o.file == nil {
		return app.stopped(p, err)
	}
	if err == nil {
		app.created(p, o, name, starter, given)
	}
	return app.ended(o, p, err, "rahbord interview "+quoted(name))
}

// known keeps the questions that the pack has.
func known(p *questionnaire.Pack, ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return p.Question(id) == nil })
}

// created tells what was written and what comes next.
func (app *App) created(p prompt.Prompter, o *opened, name, starter string, given []string) {
	w := o.words
	page := func(text string) { interview.Say(p, w, text) }
	page(w.T("new.created", "file", name))
	if starter != "" {
		given = slices.DeleteFunc(given, func(id string) bool { return slices.Contains(firstQuestions, id) })
		page(w.T("new.starter", "ids", joinWords(w, given)))
	}
	page(w.T("new.next"))
	p.Print("   rahbord interview " + quoted(name))
}

// create writes a client file with notes for those who read it, and opens it.
func create(name string, e *engagement.Engagement, w *i18n.Words) (*engagement.File, error) {
	f, err := engagement.Create(name, e, func(file string) string { return annotated(file, w) })
	return f, saveError(err, name)
}

// annotated adds the schema line and a note above each section of a client file.
func annotated(file string, w *i18n.Words) string {
	note := func(key string) string { return "# " + i18n.Plain(w.T("new.comments."+key)) + "\n" }
	file = strings.Replace(file, "rahbord: ", note("file")+"rahbord: ", 1)
	for _, part := range []string{"context", "strategy"} {
		file = strings.Replace(file, "\n"+part+":\n", "\n"+note(part)+part+":\n", 1)
	}
	return "# yaml-language-server: $schema=" + clientSchema + "\n" + file + "\n" + note("more")
}

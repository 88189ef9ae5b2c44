// Package cmd is the command line: thin verbs over the packages that do the work.
//
// Manners of the tool. Results go to the standard output, everything else to the
// standard error. Messages are in the user's language: --lang, else the language
// of the client file, else RAHBORD_LANG or LANG, else English. Colour is used on a
// terminal only, and never with NO_COLOR. --json prints the same as data. Nothing
// is sent anywhere. Files are written whole or not at all, readable by their owner
// only.
package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"

	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/internal/plain"
	"rahbord/templates"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// Exit codes.
const (
	exitOK         = 0
	exitError      = 1
	exitUsage      = 2
	exitFileFaults = 3
	exitNoPlan     = 4
	exitIncomplete = 5
	exitPaused     = 130
)

// App is the world a command runs in; tests make their own.
type App struct {
	In       io.Reader
	Out, Err io.Writer
	Env      func(string) string
	Now      func() time.Time
	Width    int // columns of the output; 0 when it is not a terminal
	Version  string

	lang   i18n.Lang // of messages
	packed packChoice
}

// Main runs the command in the real world and returns its exit code.
func Main() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	app := &App{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Getenv, Now: time.Now, Version: buildVersion()}
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		app.Width = 80
		if w, _, err := term.GetSize(fd); err == nil && w > 0 {
			app.Width = w
		}
	}
	return Run(ctx, app, os.Args[1:])
}

// Run executes one command line and returns the exit code.
func Run(ctx context.Context, app *App, args []string) int {
	app.lang = languageOf(app.Env, args)
	root := app.root()
	root.SetArgs(args)
	root.SetIn(app.In)
	root.SetOut(app.Out)
	root.SetErr(app.Err)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	return app.fail(err)
}

// languageOf finds the language before flags are parsed, so that help and usage
// mistakes speak it too.
func languageOf(env func(string) string, args []string) i18n.Lang {
	for i, a := range args {
		value, given := strings.CutPrefix(a, "--lang=")
		if a == "--lang" && i+1 < len(args) {
			value, given = args[i+1], true
		}
		if l := i18n.Lang(value); given && l.Valid() {
			return l
		}
	}
	for _, name := range []string{"RAHBORD_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		value := env(name)
		if end := strings.IndexAny(value, "_.-@"); end >= 0 {
			value = value[:end]
		}
		switch l := i18n.Lang(value); {
		case l.Valid():
			return l
		case value != "": // the first that is set decides
			return i18n.English
		}
	}
	return i18n.English
}

// words loads the wording of a language. The catalogues are part of the binary and
// tested, so a fault in them is a broken build.
func (app *App) words(lang i18n.Lang) *i18n.Words {
	w, _ := i18n.Load(templates.Wording(), lang)
	return w
}

// usageError is a mistake in the command line.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

// toldError is an error with words for the user: a key of the catalogue and its values.
type toldError struct {
	key   string
	pairs []string
}

func (e toldError) Error() string { return e.key + " " + strings.Join(e.pairs, " ") }

// worded is an error as the user reads it, on one line.
func (app *App) worded(w *i18n.Words, err error) string {
	var told toldError
	var faults *diag.FileError
	switch {
	case errors.As(err, &told):
		return w.T("errors."+told.key+".message", told.pairs...)
	case errors.As(err, &faults) && len(faults.Faults) > 0:
		message, _ := w.Fault(faults.Faults[0])
		return faults.Faults[0].Pos.String() + ": " + message
	}
	return err.Error()
}

// hint is the advice that goes with the error; none when a value it needs is empty.
func (e toldError) hint(w *i18n.Words) string {
	key := "errors." + e.key + ".hint"
	for i := 0; i+1 < len(e.pairs); i += 2 {
		if e.pairs[i+1] == "" {
			return ""
		}
	}
	if !w.Has(key) {
		return ""
	}
	return w.T(key, e.pairs...)
}

func tell(key string, pairs ...string) error { return toldError{key, pairs} }

// exitWith ends a run about which everything is said already.
type exitWith int

func (e exitWith) Error() string { return "exit " + strconv.Itoa(int(e)) }

// fail prints an error in the user's language and chooses the exit code.
func (app *App) fail(err error) int {
	w := app.words(app.lang)
	var faults *diag.FileError
	var usage usageError
	var told toldError
	var code exitWith
	var none noPlanError
	switch {
	case errors.As(err, &code):
		return int(code)
	case errors.As(err, &faults):
		app.printFaults(w, faults.Faults)
		return exitFileFaults
	case errors.Is(err, context.Canceled):
		return exitPaused
	case errors.As(err, &told):
		app.complain(w.T("errors."+told.key+".message", told.pairs...))
		if hint := told.hint(w); hint != "" {
			app.hint(w, hint)
		}
		switch {
		case errors.As(err, &usage):
			return exitUsage
		case errors.As(err, &none):
			return exitNoPlan
		}
		return exitError
	case errors.As(err, &usage):
		app.complain(usage.Error())
		app.hint(w, w.T("errors.usage-hint"))
		return exitUsage
	}
	app.complain(err.Error())
	return exitError
}

func (app *App) complain(text string) { fmt.Fprintf(app.Err, "rahbord: %s\n", plain.Visible(text)) }

func (app *App) hint(w *i18n.Words, text string) {
	app.complain(w.T("errors.hint") + " " + text)
}

// printFaults prints every fault with its position, and each hint once in a row.
func (app *App) printFaults(w *i18n.Words, list diag.List) {
	last := ""
	for i, f := range list {
		if i == maxFaults {
			app.complain(w.T("errors.more-faults.message", "n", strconv.Itoa(len(list)-i)))
			return
		}
		message, hint := w.Fault(f)
		severity := ""
		if f.Severity == diag.Warning {
			severity = w.T("errors.warning") + " "
		}
		app.complain(fmt.Sprintf("%s: %s%s [%s]", f.Pos, severity, message, f.Rule))
		if hint != "" && hint != last {
			app.hint(w, hint)
		}
		last = hint
	}
}

// maxFaults keeps a broken file from filling the screen.
const maxFaults = 100

func (app *App) root() *cobra.Command {
	w := app.words(app.lang)
	root := verb(w, "rahbord")
	root.Version = app.Version
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.HiddenDefaultCmd = true
	flags := root.PersistentFlags()
	text(flags, "lang", "", "LANG", "", w.T("flags.lang"))
	flags.Var(textFlag{&app.packed.folder, "FOLDER"}, "pack", w.T("flags.pack"))
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.SetUsageTemplate(usageTemplate(w))
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	root.AddCommand(app.demo(w), app.score(w), app.reportVerb(w), app.importVerb(w), app.exportVerb(w), app.content(w), app.reliability(w))
	root.AddCommand(app.begin(w), app.interview(w), app.consensus(w))
	root.AddCommand(app.check(w), app.status(w))
	root.AddCommand(app.planVerb(w))
	root.AddCommand(app.form(w), app.merge(w), app.compare(w), app.track(w))
	root.Flags().Bool("version", false, w.T("flags.version"))
	return root
}

package cmd

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/scoring"
	"rahbord/templates"
)

// packChoice is the value of --pack, and the pack once it is loaded.
type packChoice struct {
	folder string
	loaded *questionnaire.Pack
}

// pack loads the pack of --pack, else the one in the binary.
func (app *App) pack() (*questionnaire.Pack, error) {
	if app.packed.loaded != nil {
		return app.packed.loaded, nil
	}
	fsys, name := templates.Pack(), "crm-readiness"
	if app.packed.folder != "" {
		fsys, name = modelIn(app.packed.folder), app.packed.folder
		if _, err := fs.Stat(fsys, "pack.yaml"); err != nil {
			return nil, tell("no-pack", "folder", name)
		}
	}
	p, faults := questionnaire.Load(fsys)
	if p == nil {
		return nil, &diag.FileError{Name: name, Faults: inFolder(app.packed.folder, faults)}
	}
	app.packed.loaded = p
	return p, nil
}

// inFolder puts the folder before the file names of faults.
func inFolder(folder string, faults diag.List) diag.List {
	for i := range faults {
		faults[i].Pos.File = filepath.Join(folder, faults[i].Pos.File)
	}
	return faults
}

// opened is a client file with everything a verb needs around it.
type opened struct {
	file  *engagement.File
	pack  *questionnaire.Pack
	words *i18n.Words
	res   scoring.Result
}

// openFile reads a client file; a folder is told.
func openFile(name string) (*engagement.File, diag.List, error) {
	f, faults, err := engagement.Open(name)
	if err != nil && isFolder(name) {
		err = tell("is-folder", "file", name)
	}
	return f, faults, err
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// open reads, checks and scores a client file. Messages and reports then use the
// file's language unless --lang says otherwise.
func (app *App) open(name, langFlag string) (*opened, error) {
	f, faults, err := openFile(name)
	if errors.Is(err, engagement.ErrNotFound) {
		return nil, tell("no-file", "file", name)
	}
	if err != nil {
		return nil, err
	}
	if f == nil {
		return nil, &diag.FileError{Name: name, Faults: faults}
	}
	lang := f.Engagement.Language
	if langFlag != "" {
		lang = i18n.Lang(langFlag)
	}
	if !lang.Valid() {
		return nil, tell("bad-language", "lang", langFlag)
	}
	app.lang = lang
	p, err := app.pack()
	if err != nil {
		return nil, err
	}
	if p.Text(lang) == nil {
		return nil, tell("pack-language", "pack", p.ID, "lang", string(lang))
	}
	p = engagement.Tailored(p, f.Engagement)
	faults = append(faults, engagement.Check(f.Engagement, p)...)
	faults.Sort()
	if faults.HasErrors() {
		return nil, &diag.FileError{Name: name, Faults: faults}
	}
	o := &opened{file: f, pack: p, words: app.words(lang)}
	app.printFaults(o.words, faults) // warnings
	o.res = scoring.Assess(p, f.Engagement)
	return o, nil
}

// today is the day without a clock.
func (app *App) today() time.Time {
	y, m, d := app.Now().Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// writeFile writes a whole file, readable by its owner only; an existing file of
// that name is replaced in one step.
func writeFile(name string, data []byte) error {
	if engagement.WriteFile(name, data) != nil {
		return tell("cannot-write", "file", name)
	}
	return nil
}

// names is the pack's words in the language of the output.
func (o *opened) names() *questionnaire.Words { return o.pack.Text(o.words.Lang) }

// saveError words the ways in which a client file cannot be saved.
func saveError(err error, name string) error {
	var faults *diag.FileError
	var told toldError
	switch {
	case err == nil, errors.As(err, &faults), errors.As(err, &told), errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, engagement.ErrExists):
		return tell("exists", "file", name)
	case errors.Is(err, engagement.ErrBusy):
		return tell("busy", "file", name)
	case errors.Is(err, engagement.ErrNotFound):
		return tell("no-file", "file", name)
	case errors.As(err, new(*fs.PathError)), errors.As(err, new(*os.LinkError)):
		return tell("cannot-write", "file", name)
	}
	return err
}

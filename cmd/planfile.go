package cmd

import (
	"errors"
	"io/fs"
	"os"

	"rahbord/internal/diag"
	"rahbord/roadmap"
)

// writeProblem writes the problem of a client, to be solved again without the client file.
// A file of that name is replaced only when it is such a problem.
func (app *App) writeProblem(t *planTask, name string) error {
	if old, err := os.ReadFile(name); err == nil && len(old) > 0 {
		if _, err := roadmap.DecodeProblem(old); err != nil {
			return tell("not-a-problem", "file", name)
		}
	}
	data, err := roadmap.EncodeProblem(*t.Problem)
	if err != nil {
		return err
	}
	if err := writeFile(name, data); err != nil {
		return err
	}
	app.complain(t.Words.T("plan.wrote", "file", name))
	return nil
}

// writtenTask reads a problem that writeProblem wrote.
func (app *App) writtenTask(name string) (*planTask, error) {
	pack, err := app.pack()
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, tell("no-file", "file", name)
	case isFolder(name):
		return nil, tell("is-folder", "file", name)
	case err != nil:
		return nil, err
	}
	p, err := roadmap.DecodeProblem(data)
	if faulty := new(diag.FileError); errors.As(err, &faulty) {
		for i := range faulty.Faults {
			faulty.Faults[i].Pos.File = name
		}
		return nil, faulty
	}
	if err != nil {
		return nil, err
	}
	names := pack.Text(app.lang)
	if names == nil {
		return nil, tell("pack-language", "pack", pack.ID, "lang", string(app.lang))
	}
	return &planTask{planWords: newPlanWords(app.words(app.lang), names, pack, &p), file: name}, nil
}

package cmd

import (
	"os"

	"rahbord/roadmap"
)

// writeProblem writes the problem of a client, to be solved again without the client file.
func (app *App) writeProblem(t *planTask, name string) error {
	data, err := roadmap.EncodeProblem(*t.p)
	if err != nil {
		return err
	}
	if err := writeFile(name, data); err != nil {
		return err
	}
	app.complain(t.words.T("plan.wrote", "file", name))
	return nil
}

// writtenTask reads a problem that writeProblem wrote.
func (app *App) writtenTask(name string) (*planTask, error) {
	pack, err := app.pack()
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, tell("no-file", "file", name)
	}
	p, err := roadmap.DecodeProblem(data)
	if err != nil {
		return nil, tell("bad-problem", "file", name, "why", err.Error())
	}
	names := pack.Text(app.lang)
	if names == nil {
		return nil, tell("pack-language", "pack", pack.ID, "lang", string(app.lang))
	}
	return &planTask{planWords: planWords{app.words(app.lang), names, pack, &p}, file: name}, nil
}

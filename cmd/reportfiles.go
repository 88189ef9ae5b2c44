package cmd

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"

	"rahbord/reports"
	"rahbord/reports/files"
	"rahbord/reports/xlsx"
)

// reportWriter makes the bytes of one kind of file.
type reportWriter func(reports.Source) ([]byte, error)

// writerFor finds the writer for the ending of a file name; false for an ending that has
// none here.
func (app *App) writerFor(name string) (func(reports.Source) ([]byte, error), bool) {
	write, found := reportWriters()[strings.ToLower(filepath.Ext(name))]
	if !found {
		return nil, false
	}
	return func(src reports.Source) ([]byte, error) {
		data, err := write(src)
		switch {
		case errors.Is(err, files.ErrNoPlan) && src.NoPlan != "":
			return nil, noPlanError{tell("files-no-plan-why", "file", name, "why", whyNoPlan(src))}
		case errors.Is(err, files.ErrNoPlan):
			return nil, noPlanError{tell("files-no-plan", "file", name)}
		case errors.Is(err, files.ErrNoStart):
			return nil, tell("files-no-start", "file", name)
		}
		return data, err
	}, true
}

// noPlanError is that a file cannot be written because there is no plan.
type noPlanError struct{ error }

func (e noPlanError) Unwrap() error { return e.error }

// whyNoPlan says why there is no plan, and lists what stands in the way.
func whyNoPlan(src reports.Source) string {
	list := func(title string, items []string) string {
		return strings.Join(append([]string{title}, items...), "\n  - ")
	}
	if len(src.Conflict) == 0 {
		return list(src.NoPlan, src.Missing)
	}
	return list(src.Words.T("infeasible.title"), src.Conflict) + "\n" + list(src.Words.T("infeasible.relax"), src.Missing)
}

// reportWriters are the files that are made from the plan, not from the document, by ending.
func reportWriters() map[string]reportWriter {
	return map[string]reportWriter{
		".csv":  files.CSV,
		".ics":  files.ICS,
		".json": files.JSON,
		".xml":  files.MSPDI,
		".xlsx": func(src reports.Source) ([]byte, error) {
			var b bytes.Buffer
			err := xlsx.WritePlan(&b, src)
			return b.Bytes(), err
		},
	}
}

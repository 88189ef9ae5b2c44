package cmd

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/i18n"

	"github.com/spf13/cobra"
)

// merge folds other client files and filled forms into one.
func (app *App) merge(w *i18n.Words) *cobra.Command {
	c := verb(w, "merge")
	keep := text(c.Flags(), "keep", "", "WHICH", "", w.T("flags.keep"))
	dry := c.Flags().Bool("dry-run", false, w.T("flags.dry-run"))
	return run(c, 2, mostFiles, func(c *cobra.Command, args []string) error {
		if !slices.Contains([]string{"", "ours", "theirs"}, *keep) {
			return usageError{tell("bad-keep", "keep", *keep)}
		}
		o, err := app.open(args[0], c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		others, err := app.others(o, args[1:])
		if err != nil {
			return err
		}
		var done engagement.MergeReport
		var faults diag.List
		err = o.file.Update(func(e *engagement.Engagement) error {
			theirs := func(engagement.Conflict) bool { return *keep == "theirs" }
			done, faults = engagement.Merge(e, theirs, others...)
			switch {
			case faults.HasErrors():
				return &diag.FileError{Name: args[0], Faults: faults}
			case len(done.Conflicts) > 0 && *keep == "":
				return tell("merge-conflicts")
			case *dry || len(done.Added) == 0 && (*keep != "theirs" || len(done.Conflicts) == 0):
				return errNothingNew
			}
			return nil
		})
		var told toldError
		if err == nil || errors.Is(err, errNothingNew) || errors.As(err, &told) {
			app.printFaults(o.words, faults)
			app.mergeReport(o, args[1:], done, *keep, *dry)
		}
		if errors.Is(err, errNothingNew) {
			return nil
		}
		return saveError(err, args[0])
	})
}

// mostFiles is more than anybody merges at once.
const mostFiles = 1000

// others reads what is to be folded in.
func (app *App) others(o *opened, names []string) ([]*engagement.Engagement, error) {
	var out []*engagement.Engagement
	for _, name := range names {
		e, err := app.other(o, name)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

func (app *App) other(o *opened, name string) (*engagement.Engagement, error) {
	if strings.EqualFold(filepath.Ext(name), ".xlsx") {
		form, read, err := app.readForm(o, name, false)
		if err != nil {
			return nil, err
		}
		e, faults := form.Engagement(o.file.Engagement, read)
		if faults.HasErrors() {
			return nil, &diag.FileError{Name: name, Faults: faults}
		}
		app.printFaults(o.words, faults)
		return e, nil
	}
	f, faults, err := openFile(name)
	switch {
	case errors.Is(err, engagement.ErrNotFound):
		return nil, tell("no-file", "file", name)
	case err != nil:
		return nil, err
	case f != nil && f.Engagement.Pack.ID == o.pack.ID: // of another model, merging says all there is to say
		faults = append(faults, engagement.Check(f.Engagement, o.pack)...)
	}
	if faults.HasErrors() {
		return nil, &diag.FileError{Name: name, Faults: faults}
	}
	app.printFaults(o.words, faults)
	return f.Engagement, nil
}

// mergeReport lists what was added, and every place where the files differ.
func (app *App) mergeReport(o *opened, names []string, done engagement.MergeReport, keep string, dry bool) {
	v, w := app.view(), o.words
	key := "done.merge"
	if dry || keep == "" && len(done.Conflicts) > 0 {
		key = "done.merge-would"
	}
	v.sentence(w.T(key, "added", w.Int(len(done.Added)), "unchanged", w.Int(done.Unchanged)))
	const most = 40
	for i, a := range done.Added {
		if i == most {
			v.sentence(w.T("done.merge-more", "n", w.Int(len(done.Added)-most)))
			break
		}
		v.sentence(" " + w.T("done.merge-added", "path", place(a.Path), "file", names[a.From]))
	}
	for _, r := range done.Renamed {
		v.sentence(w.T("done.merge-renamed", "old", r.Old, "id", r.ID, "file", names[r.From]))
	}
	if n := len(done.Conflicts); n > 0 {
		v.sentence(w.Count("done.merge-conflicts", n))
	}
	for _, c := range done.Conflicts {
		v.sentence(" " + w.T("done.merge-conflict", "path", place(c.Path), "file", names[c.From],
			"ours", orNothing(w, c.Ours), "theirs", orNothing(w, c.Theirs)))
	}
	switch {
	case len(done.Conflicts) > 0 && keep == "ours":
		v.sentence(w.T("done.merge-kept-ours"))
	case len(done.Conflicts) > 0 && keep == "theirs":
		v.sentence(w.T("done.merge-took-theirs"))
	}
	if dry {
		v.sentence(w.T("done.merge-dry"))
	}
}

func orNothing(w *i18n.Words, s string) string {
	if s == "" {
		return w.T("done.nothing")
	}
	return s
}

// place names an entry of the file: sara SRV-1, strategy Q1.1.
func place(path []string) string {
	if len(path) > 1 && path[0] == "respondents" {
		path = slices.DeleteFunc(slices.Clone(path[1:]), func(s string) bool { return s == "answers" })
	}
	return strings.Join(path, " ")
}

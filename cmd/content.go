package cmd

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"rahbord/coherence"
	"rahbord/engagement"
	"rahbord/internal/console"
	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/reports"
	"rahbord/templates"

	"github.com/spf13/cobra"
)

// content groups the verbs about the readiness model.
func (app *App) content(w *i18n.Words) *cobra.Command {
	c := verb(w, "content")
	c.AddCommand(app.contentLint(w), app.contentList(w), app.contentShow(w), app.contentExport(w))
	return c
}

// contentLint tells every fault of a pack and the report templates beside it, or of one
// report template, at once.
func (app *App) contentLint(w *i18n.Words) *cobra.Command {
	c := verb(w, "content lint")
	asJSON := c.Flags().Bool("json", false, w.T("flags.json"))
	return run(c, 0, 1, func(c *cobra.Command, args []string) error {
		name := app.packed.folder
		if len(args) == 1 {
			name = args[0]
		}
		faults, err := lint(name)
		if err != nil {
			return err
		}
		if *asJSON {
			if err := app.printJSON(faultsJSON(w, faults)); err != nil || !faults.HasErrors() {
				return err
			}
			return &diag.FileError{Name: name}
		}
		if faults.HasErrors() {
			return &diag.FileError{Name: name, Faults: faults}
		}
		app.printFaults(w, faults)
		app.view().sentence(w.T("done.lint"))
		return nil
	})
}

// lint looks at a folder with a pack, at a report template, or at what is in the program.
func lint(name string) (diag.List, error) {
	if name == "" {
		return append(lintModel(templates.Pack()), lintTemplates(templates.Reports(), "", ".")...), nil
	}
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return append(inFolder(name, lintModel(modelIn(name))), lintTemplates(os.DirFS(name), name, reportFolder)...), nil
	case err == nil && isYAML(name):
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		_, faults := reports.DecodeTemplate(name, data)
		return faults, nil
	}
	return nil, tell("no-pack", "folder", name)
}

// lintModel looks at a model: its files, then whether its checks can be asked here and what
// they need is read.
func lintModel(fsys fs.FS) diag.List {
	faults := questionnaire.Lint(fsys)
	pack, _ := questionnaire.Load(fsys)
	if pack == nil {
		return faults
	}
	for _, id := range coherence.Unknown(pack) {
		faults.Warn(diag.Pos{}, "check-unknown", diag.Args{"id": id})
	}
	for _, id := range coherence.Unused(pack) {
		faults.Warn(diag.Pos{}, "check-unused", diag.Args{"id": id})
	}
	return faults
}

// reportFolder is where the report templates lie in the folder of a pack.
const reportFolder = "reports"

// modelFolder is the folder of a pack without what belongs to reports.
type modelFolder struct{ fs.FS }

func modelIn(folder string) fs.FS { return modelFolder{os.DirFS(folder)} }

// ReadDir leaves out the folder of the report templates.
func (m modelFolder) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(m.FS, name)
	if name == "." {
		entries = slices.DeleteFunc(entries, func(d fs.DirEntry) bool { return d.IsDir() && d.Name() == reportFolder })
	}
	return entries, err
}

func isYAML(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

// lintTemplates looks at the report templates in a part of a folder; without any there is
// nothing to tell.
func lintTemplates(fsys fs.FS, folder, part string) diag.List {
	var faults diag.List
	names, _ := fs.Glob(fsys, path.Join(part, "*.yaml")) // the pattern is sound
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			faults.Add(diag.Pos{File: name}, "unreadable", diag.Args{"detail": err.Error()})
			continue
		}
		_, found := reports.DecodeTemplate(name, data)
		faults = append(faults, found...)
	}
	return inFolder(folder, faults)
}

type faultJSON struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

func faultsJSON(w *i18n.Words, list diag.List) []faultJSON {
	out := []faultJSON{}
	for _, f := range list {
		message, hint := w.Fault(f)
		out = append(out, faultJSON{f.Pos.File, f.Pos.Line, f.Pos.Col, f.Rule, f.Severity.String(), i18n.Plain(message), i18n.Plain(hint)})
	}
	return out
}

// named finds the pack and its words in the language of this run.
func (app *App) named(langFlag string) (*questionnaire.Pack, *questionnaire.Words, *i18n.Words, error) {
	if langFlag != "" && !i18n.Lang(langFlag).Valid() {
		return nil, nil, nil, tell("bad-language", "lang", langFlag)
	}
	p, err := app.pack()
	if err != nil {
		return nil, nil, nil, err
	}
	lang := app.lang
	if p.Text(lang) == nil && langFlag == "" {
		lang = p.Languages[0]
	}
	if p.Text(lang) == nil {
		return nil, nil, nil, tell("pack-language", "pack", p.ID, "lang", string(lang))
	}
	return p, p.Text(lang), app.words(lang), nil
}

// contentList lists what a pack holds.
func (app *App) contentList(w *i18n.Words) *cobra.Command {
	c := verb(w, "content list")
	return run(c, 0, 0, func(c *cobra.Command, args []string) error {
		p, names, w, err := app.named(c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		v := app.view()
		v.printf("%s %s  %s\n", p.ID, p.Version, v.paint("1", console.Isolate(names.Pack.Name)))
		v.sentence(names.Pack.Purpose)
		v.title(w.T("content.indicators", "n", w.Int(len(p.Indicators))))
		for _, a := range p.Areas {
			v.printf("%s  %s\n", a.ID, v.paint("1", console.Isolate(names.Area(a.ID).Name)))
			for _, k := range p.IndicatorsOf(a.ID) {
				v.item("  "+console.Pad(k.ID, 7), names.Indicator(k.ID).Statement)
			}
		}
		app.listRest(v, w, p, names)
		return nil
	})
}

func (app *App) listRest(v *view, w *i18n.Words, p *questionnaire.Pack, names *questionnaire.Words) {
	section := func(key string, n int) {
		if n > 0 {
			v.title(w.T(key, "n", w.Int(n)))
		}
	}
	section("content.questions", len(p.Questions))
	for _, q := range p.Questions {
		v.item("  "+console.Pad(q.ID, 7), names.Question(q.ID).Ask)
	}
	section("content.initiatives", len(p.Initiatives))
	for _, i := range p.Initiatives {
		v.item("  "+console.Pad(i.ID, 7), names.Initiative(i.ID).Name)
	}
	section("content.kpis", len(p.KPIs))
	for _, k := range p.KPIs {
		v.item("  "+console.Pad(k.ID, 14), names.KPI(k.ID).Name)
	}
	section("content.checks", len(p.Checks))
	for _, k := range p.Checks {
		v.item("  "+console.Pad(k.ID, 7), names.Check(k.ID).Message)
	}
}

// contentExport writes the pack to a folder, to be edited and used with --pack.
func (app *App) contentExport(w *i18n.Words) *cobra.Command {
	c := verb(w, "content export")
	return run(c, 1, 1, func(c *cobra.Command, args []string) error {
		folder := args[0]
		if entries, err := os.ReadDir(folder); err == nil && len(entries) > 0 {
			return tell("folder-not-empty", "folder", folder)
		}
		if err := copyTree(templates.Pack(), folder); err != nil {
			return err
		}
		if err := copyTree(templates.Reports(), filepath.Join(folder, reportFolder)); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, "schema", clientSchema), engagement.Schema(), 0o644); err != nil {
			return err
		}
		v := app.view()
		v.sentence(w.T("done.content", "folder", folder))
		v.printf("  rahbord content lint %s\n  rahbord score acme.yaml --pack %s\n  rahbord report acme.yaml --template %s\n",
			folder, folder, filepath.Join(folder, reportFolder, "full.yaml"))
		return nil
	})
}

func copyTree(fsys fs.FS, folder string) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		target := filepath.Join(folder, filepath.FromSlash(name))
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return os.MkdirAll(target, 0o755)
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o644)
	})
}

// contentShow prints everything about one id.
func (app *App) contentShow(w *i18n.Words) *cobra.Command {
	c := verb(w, "content show")
	return run(c, 1, 1, func(c *cobra.Command, args []string) error {
		p, names, w, err := app.named(c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		s := shower{app.view(), w, p, names}
		for _, show := range []func(string) bool{s.indicator, s.area, s.question, s.initiative, s.kpi, s.check} {
			for _, id := range []string{args[0], strings.ToUpper(args[0])} {
				if show(id) {
					return nil
				}
			}
		}
		return tell("no-such-id", "id", args[0], "guess", diag.Guess(strings.ToUpper(args[0]), allIDs(p)))
	})
}

func allIDs(p *questionnaire.Pack) []string {
	var out []string
	for _, x := range p.Indicators {
		out = append(out, x.ID)
	}
	for _, x := range p.Areas {
		out = append(out, x.ID)
	}
	for _, x := range p.Questions {
		out = append(out, x.ID)
	}
	for _, x := range p.Initiatives {
		out = append(out, x.ID)
	}
	for _, x := range p.KPIs {
		out = append(out, x.ID)
	}
	for _, x := range p.Checks {
		out = append(out, x.ID)
	}
	return out
}

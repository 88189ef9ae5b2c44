package cmd

import (
	"context"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"rahbord/engagement"
	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/reports/pdf"
	"rahbord/roadmap"
	"rahbord/templates"

	"github.com/spf13/cobra"
)

// reportFlags are the flags of the verb report.
type reportFlags struct {
	out, date                        *string
	sections, template, brand, paper *string
	brief, full                      *bool
}

// reportVerb writes the report of a client file, as PDF or in another form that the name
// of the file asks for.
func (app *App) reportVerb(w *i18n.Words) *cobra.Command {
	c := verb(w, "report")
	flags := c.Flags()
	f := reportFlags{
		out:      text(flags, "out", "o", "FILE", "", w.T("flags.out")),
		date:     text(flags, "date", "", "DATE", "", w.T("flags.date")),
		sections: text(flags, "sections", "", "ID,...", "", w.T("flags.sections")),
		brief:    flags.Bool("brief", false, w.T("flags.brief")),
		full:     flags.Bool("full", false, w.T("flags.full")),
		template: text(flags, "template", "", "FILE", "", w.T("flags.template")),
		brand:    text(flags, "brand", "", "FILE", "", w.T("flags.brand")),
		paper:    text(flags, "paper", "", "a4|letter", "", w.T("flags.paper")),
	}
	c.Long += "\n\n" + sectionList(w)
	return run(c, 1, 1, func(c *cobra.Command, args []string) error {
		look, err := app.look(f)
		if err != nil {
			return err
		}
		o, err := app.open(args[0], c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		issued, err := app.issued(*f.date)
		if err != nil {
			return err
		}
		name := *f.out
		if name == "" {
			name = strings.TrimSuffix(args[0], filepath.Ext(args[0])) + ".pdf"
		}
		if err := app.writeReport(c.Context(), o, name, issued, look); err != nil {
			return err
		}
		app.view().sentence(o.words.T("done.report", "file", name))
		return nil
	})
}

// issued is the day that a report bears: the one of the flag, else today.
func (app *App) issued(date string) (time.Time, error) {
	if date == "" {
		return app.today(), nil
	}
	day, err := engagement.ParseDay(date)
	if err != nil {
		return app.today(), usageError{tell("bad-date", "date", date)}
	}
	return day.Time, nil
}

// sectionList names the sections for the help.
func sectionList(w *i18n.Words) string {
	text := w.T("report-sections.title")
	for _, id := range reports.SectionIDs() {
		text += "\n  " + id + strings.Repeat(" ", max(1, 12-len(id))) + w.T("report-sections."+id)
	}
	return text
}

// writeReport builds a report and writes it in the form that the name asks for.
func (app *App) writeReport(ctx context.Context, o *opened, name string, issued time.Time, look *reportLook) error {
	if bare(name) {
		return tell("bare-ending", "file", name)
	}
	write, data := app.writerFor(name)
	if !data && !isDocument(name) {
		return tell("bad-format", "file", name)
	}
	src := o.source(issued)
	src.Template, src.Sender, src.AllAreas = look.template, look.sender, look.all
	var err error
	if src.Logo, err = look.logo(o); err != nil {
		return err
	}
	study := studyOf(roadmap.StudyOf)
	if data {
		study = roadmap.PlanOf
	}
	if data || look.template.TellsOfPlan() {
		if err := app.plan(ctx, o, &src, study); err != nil {
			return err
		}
	}
	if !data {
		if err := app.writeDocument(o, reports.Build(src), name, look); err != nil {
			return err
		}
	} else {
		out, err := write(src)
		if err != nil {
			return err
		}
		if err := writeFile(name, out); err != nil {
			return err
		}
	}
	if src.NoPlan != "" {
		app.sayNoPlan(&src)
	}
	return nil
}

// bare reports whether a file name is only an ending, such as ".pdf".
func bare(name string) bool { return name != "" && filepath.Base(name) == filepath.Ext(name) }

func fonts() pdf.Fonts {
	read := func(name string) []byte {
		data, _ := fs.ReadFile(templates.Fonts(), name) // part of the binary
		return data
	}
	return pdf.Fonts{
		VazirmatnRegular: read("Vazirmatn-Regular.ttf"), VazirmatnBold: read("Vazirmatn-Bold.ttf"),
		HeeboRegular: read("Heebo-Regular.ttf"), HeeboBold: read("Heebo-Bold.ttf"),
	}
}

package cmd

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/reports/pdf"
	"rahbord/reports/xlsx"

	"github.com/spf13/cobra"
)

// form writes a blank questionnaire.
func (app *App) form(w *i18n.Words) *cobra.Command {
	c := verb(w, "form")
	out := text(c.Flags(), "out", "o", "FILE", "", w.T("flags.form-out"))
	who := text(c.Flags(), "respondent", "", "NAME", "", w.T("flags.form-respondent"))
	part := text(c.Flags(), "part", "", "PART", "all", w.T("flags.form-part"))
	quick := c.Flags().Bool("quick", false, w.T("flags.form-quick"))
	return run(c, 1, 1, func(c *cobra.Command, args []string) error {
		parts, err := partsOf(*part)
		if err != nil {
			return usageError{err}
		}
		o, err := app.open(args[0], c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		person, err := o.person(*who)
		if err != nil {
			return err
		}
		name := *out
		if name == "" {
			name = strings.TrimSuffix(args[0], filepath.Ext(args[0])) + "-form.xlsx"
			if _, err := os.Lstat(name); err == nil { // somebody may have filled it in
				return tell("form-exists", "file", name)
			}
		}
		asked := o.blank(parts, *quick || o.file.Engagement.Assessment.Quick, person)
		var b bytes.Buffer
		switch strings.ToLower(filepath.Ext(name)) {
		case ".xlsx":
			err = xlsx.Write(&b, asked)
		case ".pdf":
			err = app.printed(&b, o, asked)
		default:
			return tell("bad-form-format", "file", name)
		}
		if err != nil {
			return err
		}
		if err := writeFile(name, b.Bytes()); err != nil {
			return err
		}
		app.view().sentence(o.words.T("done.form", "file", name))
		return nil
	})
}

// blank is what a form of the client asks, and of whom.
func (o *opened) blank(parts xlsx.Parts, quick bool, person xlsx.Person) xlsx.Source {
	src := xlsx.Source{Pack: o.pack, Words: o.words, Client: reports.ClientName(o.pack, o.file.Engagement), Parts: parts, Quick: quick, Person: person}
	if k := o.file.Engagement.Consultant; k != nil {
		src.Colour = k.Colour
	}
	return src
}

// printed writes the form as PDF, to be filled in by hand.
func (app *App) printed(b *bytes.Buffer, o *opened, asked xlsx.Source) error {
	logo, err := o.logo()
	if err != nil {
		return err
	}
	doc := reports.BlankForm(reports.FormSource{
		Pack: o.pack, Engagement: o.file.Engagement, Words: o.words, Issued: app.today(), Logo: logo,
		Readiness: asked.Parts.Readiness, Context: asked.Parts.Context, Strategy: asked.Parts.Strategy,
		Quick: asked.Quick, Name: asked.Person.Name, Role: asked.Person.Role,
	})
	warnings, err := pdf.Render(b, doc, fonts())
	app.boxes(o.words, warnings)
	return err
}

// person finds a respondent by id or name; anybody else is a new name.
func (o *opened) person(who string) (xlsx.Person, error) {
	who = strings.TrimSpace(who)
	if who == "" {
		return xlsx.Person{}, nil
	}
	var found []xlsx.Person
	for _, r := range o.file.Engagement.Respondents {
		p := xlsx.Person{ID: r.ID, Name: r.Name, Role: r.Role}
		if p.Name == "" {
			p.Name = r.ID
		}
		if r.ID == who {
			return p, nil
		}
		if strings.EqualFold(r.Name, who) {
			found = append(found, p)
		}
	}
	switch len(found) {
	case 0:
		return xlsx.Person{Name: who}, nil
	case 1:
		return found[0], nil
	}
	return xlsx.Person{}, tell("no-person", "who", who)
}

func partsOf(name string) (xlsx.Parts, error) {
	all := name == "all"
	if !all && !slices.Contains([]string{"readiness", "context", "strategy"}, name) {
		return xlsx.Parts{}, tell("bad-part", "part", name)
	}
	return xlsx.Parts{Readiness: all || name == "readiness", Context: all || name == "context", Strategy: all || name == "strategy"}, nil
}

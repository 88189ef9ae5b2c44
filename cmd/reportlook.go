package cmd

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/reports"
	"rahbord/templates"
)

// reportLook is what the command line says about the form of a report.
type reportLook struct {
	template *reports.Template
	sender   *engagement.Consultant // of the brand file; nil for the consultant of the client file
	brand    string                 // name of the brand file
	all      bool                   // a page for every area
}

// look reads the template and the brand that the flags name.
func (app *App) look(f reportFlags) (*reportLook, error) {
	if *f.brief && (*f.template != "" || *f.full || *f.sections != "") {
		return nil, usageError{tell("brief-alone")}
	}
	l := &reportLook{all: *f.full}
	var err error
	if l.template, err = chooseTemplate(*f.template, *f.brief); err != nil {
		return nil, err
	}
	if *f.sections != "" {
		if l.template, err = chosenSections(l.template, listOf(*f.sections)); err != nil {
			return nil, usageError{err}
		}
	}
	if *f.paper != "" {
		paper := strings.ToLower(strings.TrimSpace(*f.paper))
		if !slices.Contains(reports.Papers(), paper) {
			return nil, usageError{tell("bad-paper", "paper", *f.paper)}
		}
		l.template.Paper = reports.Paper(paper)
	}
	if *f.brand != "" {
		l.brand = *f.brand
		data, err := readNamed(*f.brand)
		if err != nil {
			return nil, err
		}
		var faults diag.List
		if l.sender, faults = reports.DecodeSender(*f.brand, data); l.sender == nil {
			return nil, &diag.FileError{Name: *f.brand, Faults: faults}
		}
	}
	return l, nil
}

// chosenSections is a template with some sections only. A list that shows nothing, or names
// a section twice, is a mistake.
func chosenSections(t *reports.Template, ids []string) (*reports.Template, error) {
	known := strings.Join(reports.SectionIDs(), ", ")
	for i, id := range ids {
		if slices.Contains(ids[:i], id) {
			return nil, tell("section-twice", "id", id)
		}
	}
	only, unknown, guess := t.Only(ids)
	switch {
	case unknown != "" && guess != "":
		return nil, tell("no-section", "id", unknown, "guess", guess, "known", known)
	case unknown != "":
		return nil, tell("no-such-section", "id", unknown, "known", known)
	case len(ids) == 0 || slices.Contains(ids, "contents") && !slices.ContainsFunc(ids, func(id string) bool { return id != "contents" && id != "cover" }):
		return nil, tell("no-sections", "known", known)
	}
	return only, nil
}

// listOf cuts a list at its commas; a list typed in Persian has others.
func listOf(text string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '،' || r == ' ' }) {
		out = append(out, strings.TrimSpace(part))
	}
	return out
}

// chooseTemplate reads a template of the consultant's, else one of those in the program.
func chooseTemplate(name string, brief bool) (*reports.Template, error) {
	shipped := "full.yaml"
	if brief {
		shipped = "brief.yaml"
	}
	data, err := fs.ReadFile(templates.Reports(), shipped)
	if name != "" {
		shipped = name
		data, err = readNamed(name)
	}
	if err != nil {
		return nil, err
	}
	t, faults := reports.DecodeTemplate(shipped, data)
	if t == nil {
		return nil, &diag.FileError{Name: shipped, Faults: faults}
	}
	return t, nil
}

// readNamed reads a file that the user named.
func readNamed(name string) ([]byte, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, tell("no-file", "file", name)
	}
	return data, err
}

package cmd

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"rahbord/internal/diag"
	"rahbord/internal/picture"
	"rahbord/reports"
	"rahbord/templates"
)

// reportLook is what the command line says about the form of a report.
type reportLook struct {
	template *reports.Template
	sender   *reports.Sender // of the brand file; nil for the consultant of the client file
	brand    string          // name of the brand file
	all      bool            // a page for every area
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
		var unknown, guess string
		if l.template, unknown, guess = l.template.Only(listOf(*f.sections)); unknown != "" {
			return nil, usageError{tell("no-section", "id", unknown, "guess", guess)}
		}
	}
	if *f.paper != "" {
		if !slices.Contains(reports.Papers(), *f.paper) {
			return nil, usageError{tell("bad-paper", "paper", *f.paper)}
		}
		l.template.Paper = reports.Paper(*f.paper)
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

// logoName is the file of the logo, as the brand file or the client file names it.
func (l *reportLook) logoName(o *opened) string {
	switch c := o.file.Engagement.Consultant; {
	case l.sender != nil:
		return l.sender.Logo
	case c != nil:
		return c.Logo
	}
	return ""
}

// logo reads the logo, which lies beside the file that names it, and makes it small enough
// for a page; nil without one.
func (l *reportLook) logo(o *opened) ([]byte, error) {
	name := l.logoName(o)
	if name == "" {
		return nil, nil
	}
	beside := o.file.Name()
	if l.sender != nil {
		beside = l.brand
	}
	data, err := readBeside(name, beside)
	if err != nil {
		return nil, err
	}
	if data, err = picture.Fit(data); err != nil {
		return nil, tell("bad-logo", "file", name)
	}
	return data, nil
}

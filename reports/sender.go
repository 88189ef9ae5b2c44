package reports

import (
	"path/filepath"
	"regexp"
	"strings"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/plain"
	"rahbord/internal/yamldoc"
)

var colourForm = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// DecodeSender reads a brand file: who presents a report, and the look of it, as the
// consultant of a client file. The name is the file's name in the faults.
func DecodeSender(name string, data []byte) (*engagement.Consultant, diag.List) {
	doc, faults := yamldoc.Parse(name, data)
	if doc == nil {
		return nil, faults
	}
	var s engagement.Consultant
	faults = append(faults, doc.Into(&s)...)
	for _, c := range []struct{ key, value string }{{"name", s.Name}, {"organisation", s.Organisation}, {"contact", s.Contact}} {
		if strings.Contains(c.value, "\n") {
			faults.Add(doc.Pos(c.key), "one-line", diag.Args{"field": c.key})
		}
	}
	for _, c := range []struct{ key, value string }{{"colour", s.Colour}, {"second", s.Second}} {
		checkColour(&faults, doc.Pos(c.key), c.value)
	}
	if s.Logo != "" && !filepath.IsLocal(filepath.FromSlash(s.Logo)) {
		faults.Add(doc.Pos("logo"), "brand-logo-outside", diag.Args{"value": plain.Excerpt(s.Logo)})
	}
	faults.Sort()
	if faults.HasErrors() {
		return nil, faults
	}
	return &s, faults
}

// checkColour reports a colour that is given and is none.
func checkColour(faults *diag.List, pos diag.Pos, value string) {
	if value != "" && !colourForm.MatchString(value) {
		faults.Add(pos, "bad-colour", diag.Args{"value": plain.Excerpt(value)})
	}
}

// sender is who presents this report; empty when nobody is named.
func (b *builder) sender() engagement.Consultant {
	switch {
	case b.Sender != nil:
		return *b.Sender
	case b.Engagement.Consultant != nil:
		return *b.Engagement.Consultant
	}
	return engagement.Consultant{}
}

package reports

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/internal/plain"
	"rahbord/internal/yamldoc"
)

// Template says which sections a report has, in which order, under which titles, and how
// it looks. A consultant writes it as a YAML file.
type Template struct {
	Format   int             `yaml:"template" doc:"Version of the format of report templates; 1."`
	Paper    Paper           `yaml:"paper,omitempty" doc:"a4 or letter; a4 when left out."`
	Colours  TemplateColours `yaml:"colours,omitempty" doc:"Colours that go before those of the brand."`
	Sections []Chapter       `yaml:"sections" doc:"The sections, in the order of the report."`
}

// longestTitle is the length of titles, in characters: they stand on a page of their own
// on the cover, and at the head of pages elsewhere.
const longestTitle = 200

// longestIntro is the length of the text under a title, in characters. On the first page
// it shares the coloured ground with the names.
func longestIntro(section string) int {
	if section == "cover" || section == "masthead" {
		return 300
	}
	return 1000
}

// TemplateFormat is the version of the form of a Template.
const TemplateFormat = 1

// Paper is the size of the pages.
type Paper string

// The papers; "" is A4.
const (
	A4     Paper = "a4"
	Letter Paper = "letter"
)

// Papers lists the papers.
func Papers() []string { return []string{string(A4), string(Letter)} }

// TemplateColours are the two colours of a report, #rrggbb.
type TemplateColours struct {
	Brand  string `yaml:"brand,omitempty" doc:"Headings, bars, the cover."`
	Second string `yaml:"second,omitempty" doc:"Accents."`
}

// Chapter is one section of a Template. Title and Intro are given by language; where a
// language is missing the report keeps its own title, and has no intro.
type Chapter struct {
	ID    string               `yaml:"id" doc:"Id of the section."`
	Title map[i18n.Lang]string `yaml:"title,omitempty" doc:"Title, by language."`
	Intro map[i18n.Lang]string `yaml:"intro,omitempty" doc:"Text under the title, by language."`
}

// DecodeTemplate reads a report template and reports all faults at once. The name is the
// file's name in the faults; the Template is nil when there are errors.
func DecodeTemplate(name string, data []byte) (*Template, diag.List) {
	doc, faults := yamldoc.Parse(name, data)
	if doc == nil {
		return nil, faults
	}
	t := &Template{}
	faults = append(faults, doc.Into(t)...)
	(&templateCheck{doc, &faults}).all(t)
	faults.Sort()
	if faults.HasErrors() {
		return nil, faults
	}
	return t, faults
}

// Only is the template with these sections alone, in this order; those it knows keep their
// titles. An unknown id is returned with a guess at what was meant.
func (t *Template) Only(ids []string) (only *Template, unknown, guess string) {
	out := *t
	out.Sections = nil
	for _, id := range ids {
		if _, known := sectionOf(id); !known {
			return nil, id, diag.Guess(id, SectionIDs())
		}
		i := slices.IndexFunc(t.Sections, func(c Chapter) bool { return c.ID == id })
		if i < 0 {
			out.Sections = append(out.Sections, Chapter{ID: id})
			continue
		}
		out.Sections = append(out.Sections, t.Sections[i])
	}
	return &out, "", ""
}

// TellsOfPlan reports whether any section needs a plan.
func (t *Template) TellsOfPlan() bool {
	return slices.ContainsFunc(t.Sections, func(c Chapter) bool {
		s, _ := sectionOf(c.ID)
		return s.plan
	})
}

// templateCheck looks at what the form of the file does not show.
type templateCheck struct {
	doc    *yamldoc.Doc
	faults *diag.List
}

func (c *templateCheck) all(t *Template) {
	if c.doc.Node("template") != nil && t.Format != TemplateFormat {
		c.faults.Add(c.doc.Pos("template"), "template-format", diag.Args{"found": strconv.Itoa(t.Format), "known": strconv.Itoa(TemplateFormat)})
	}
	if t.Paper != "" {
		c.oneOf("template-paper", string(t.Paper), Papers(), c.doc.Pos("paper"))
	}
	checkColour(c.faults, c.doc.Pos("colours", "brand"), t.Colours.Brand)
	checkColour(c.faults, c.doc.Pos("colours", "second"), t.Colours.Second)
	if len(t.Sections) == 0 {
		c.faults.Add(c.doc.Pos("sections"), "template-empty", nil)
	}
	for i, s := range t.Sections {
		at := strconv.Itoa(i)
		if s.ID == "" {
			continue // missing, and told so
		}
		c.oneOf("template-section", s.ID, SectionIDs(), c.doc.Pos("sections", at, "id"))
		if slices.ContainsFunc(t.Sections[:i], func(o Chapter) bool { return o.ID == s.ID }) {
			c.faults.Add(c.doc.Pos("sections", at, "id"), "template-twice", diag.Args{"value": s.ID})
		}
		c.texts(s.Title, longestTitle, "sections", at, "title")
		c.texts(s.Intro, longestIntro(s.ID), "sections", at, "intro")
	}
}

// oneOf reports a value that is not among the known ones.
func (c *templateCheck) oneOf(rule, value string, known []string, pos diag.Pos) {
	if !slices.Contains(known, value) {
		c.faults.Add(pos, rule, diag.Args{"value": plain.Excerpt(value), "guess": diag.Guess(value, known), "known": strings.Join(known, ", ")})
	}
}

// texts looks at the languages, the length and the placeholders of a title or an intro.
func (c *templateCheck) texts(texts map[i18n.Lang]string, most int, path ...string) {
	var langs []string
	for _, l := range i18n.Langs {
		langs = append(langs, string(l))
	}
	var given []string
	for l := range texts {
		given = append(given, string(l))
	}
	slices.Sort(given)
	for _, l := range given {
		at := append(slices.Clone(path), l)
		c.oneOf("template-language", l, langs, c.doc.KeyPos(at...))
		if n := utf8.RuneCountInString(strings.TrimSpace(texts[i18n.Lang(l)])); n > most {
			c.faults.Add(c.doc.Pos(at...), "template-too-long", diag.Args{"length": strconv.Itoa(n), "most": strconv.Itoa(most)})
		}
		if path[len(path)-1] == "title" && strings.Contains(texts[i18n.Lang(l)], "\n") {
			c.faults.Add(c.doc.Pos(at...), "one-line", diag.Args{"field": "title"})
		}
		for _, name := range i18n.Placeholders(texts[i18n.Lang(l)]) {
			c.oneOf("template-placeholder", name, Placeholders(), c.doc.Pos(at...))
		}
	}
}

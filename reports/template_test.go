package reports_test

import (
	"io/fs"
	"strings"
	"testing"

	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/templates"

	"github.com/google/go-cmp/cmp"
)

func decoded(t *testing.T, text string) *reports.Template {
	t.Helper()
	tpl, faults := reports.DecodeTemplate("t.yaml", []byte(text))
	if tpl == nil {
		t.Fatal(faults)
	}
	return tpl
}

func TestShippedTemplatesAreSound(t *testing.T) {
	names, err := fs.Glob(templates.Reports(), "*.yaml")
	if err != nil || len(names) != 2 {
		t.Fatalf("%v %v", names, err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(templates.Reports(), name)
		if err != nil {
			t.Fatal(err)
		}
		tpl, faults := reports.DecodeTemplate(name, data)
		if tpl == nil {
			t.Fatal(faults)
		}
		for _, id := range reports.SectionIDs() {
			if name == "full.yaml" && !strings.Contains(string(data), id) {
				t.Errorf("%s does not tell of the section %s", name, id)
			}
		}
		for _, p := range reports.Placeholders() {
			if name == "full.yaml" && !strings.Contains(string(data), "{"+p+"}") {
				t.Errorf("%s does not tell of {%s}", name, p)
			}
		}
	}
}

func TestTheFullTemplateIsTheReportWithoutATemplate(t *testing.T) {
	p := crm(t)
	data, err := fs.ReadFile(templates.Reports(), "full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	src := source(t, p, sample(t, "startup.en"), i18n.English)
	plain := dump(t, reports.Build(src))
	src.Template = decoded(t, string(data))
	if d := cmp.Diff(plain, dump(t, reports.Build(src))); d != "" {
		t.Error(d)
	}
}

func TestTemplateFaultsAreToldTogetherWithTheirPlaces(t *testing.T) {
	_, faults := reports.DecodeTemplate("t.yaml", []byte(`template: 2
paper: a5
colours: {brand: red, second: "#12345"}
sections:
  - id: sumary
  - id: basket
    title: {en: "For {cleint}", de: "Hallo"}
  - id: basket
    intro: {fa: "{socre}"}
    colour: blue
`))
	want := `t.yaml:1:11: [template-format] found="2" known="1"
t.yaml:2:8: [template-paper] guess="a4" known="a4, letter" value="a5"
t.yaml:3:18: [bad-colour] value="red"
t.yaml:3:31: [bad-colour] value="#12345"
t.yaml:5:9: [template-section] guess="summary" known="` + strings.Join(reports.SectionIDs(), ", ") + `" value="sumary"
t.yaml:7:17: [template-placeholder] guess="client" known="` + strings.Join(reports.Placeholders(), ", ") + `" value="cleint"
t.yaml:7:33: [template-language] guess="he" known="en, fa, he" value="de"
t.yaml:8:9: [template-twice] value="basket"
t.yaml:9:17: [template-placeholder] guess="score" known="` + strings.Join(reports.Placeholders(), ", ") + `" value="socre"
t.yaml:10:5: [unknown-key] guess="" key="colour" known="id, intro, title"`
	if d := cmp.Diff(want, faults.String()); d != "" {
		t.Error(d)
	}
	for _, lang := range i18n.Langs {
		w := words(t, lang)
		for _, f := range faults {
			if message, hint := w.Fault(f); strings.Contains(message+hint, "⟦") {
				t.Errorf("%s: %s is not worded", lang, f.Rule)
			}
		}
	}
	if _, faults := reports.DecodeTemplate("t.yaml", []byte("template: 1\nsections: []\n")); !strings.Contains(faults.String(), "template-empty") {
		t.Error(faults)
	}
}

func TestTemplateTextsAreSafeAndFit(t *testing.T) {
	long := func(n int) string { return strings.Repeat("ش", n) }
	for name, c := range map[string]struct{ section, want string }{
		"escape":           {`{id: summary, title: {en: "x\e[31my"}}`, `[control-character] char="U+001B"`},
		"nul":              {`{id: summary, intro: {en: "x\0y"}}`, `[control-character] char="U+0000"`},
		"override":         {`{id: summary, title: {en: "x\u202Ey"}}`, `[bidi-control] char="U+202E"`},
		"title of lines":   {`{id: summary, title: {en: "x\r\ny"}}`, `[one-line] field="title"`},
		"intro of lines":   {`{id: summary, intro: {en: "x\r\ny"}}`, ""},
		"title":            {`{id: cover, title: {fa: ` + long(200) + `}}`, ""},
		"long title":       {`{id: cover, title: {fa: ` + long(201) + `}}`, `[template-too-long] length="201" most="200"`},
		"cover intro":      {`{id: cover, intro: {fa: ` + long(300) + `}}`, ""},
		"long cover intro": {`{id: cover, intro: {fa: ` + long(301) + `}}`, `[template-too-long] length="301" most="300"`},
		"long head":        {`{id: masthead, intro: {fa: ` + long(301) + `}}`, `[template-too-long] length="301" most="300"`},
		"intro":            {`{id: summary, intro: {fa: ` + long(1000) + `}}`, ""},
		"long intro":       {`{id: summary, intro: {fa: ` + long(1001) + `}}`, `[template-too-long] length="1001" most="1000"`},
	} {
		_, faults := reports.DecodeTemplate("t.yaml", []byte("template: 1\nsections:\n  - "+c.section+"\n"))
		if got := faults.String(); !strings.HasSuffix(got, c.want) || c.want != "" && !strings.HasPrefix(got, "t.yaml:3:") || (got == "") != (c.want == "") || len(faults) > 1 {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestTitlesAndIntrosOfATemplateReplaceThoseOfTheReport(t *testing.T) {
	p := crm(t)
	src := plannedSample(t, "startup", i18n.Persian)
	src.Template = decoded(t, `template: 1
colours: {brand: "#112233", second: "#445566"}
sections:
  - id: cover
    title: {fa: "برای {client}"}
    intro: {fa: "{initiatives} اقدام در {weeks} هفته"}
  - id: areas
    title: {fa: "حوزه‌ها، {date}"}
    intro: {fa: "امروز {score}، سپس {expected}. {label} {assessed} {cost} {respondents} {consultant} {organisation}", en: "Not here."}
  - id: strengths
    title: {en: "English only"}
`)
	doc := reports.Build(src)
	text := dump(t, doc)
	for _, want := range []string{"cover: برای " + reports.ClientName(p, src.Engagement), "# حوزه‌ها، ۱۰ آذر ۱۴۰۵", "اقدام در", "\n# " + words(t, i18n.Persian).T("strengths.title")} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text[:1500])
		}
	}
	if strings.ContainsAny(strings.NewReplacer("{page}", "", "{pages}", "").Replace(text), "{⟦") || strings.Contains(text, "Not here") || strings.Contains(text, "English only") {
		t.Error("a placeholder is left, or another language speaks")
	}
	if doc.Brand.Colour != "#112233" || doc.Brand.Second != "#445566" {
		t.Errorf("colours %v", doc.Brand)
	}
	if got := headings(doc); !cmp.Equal(got, []string{"areas", "strengths"}) {
		t.Errorf("sections %v", got)
	}
}

// headings are the ids of the sections of a document, in its order.
func headings(d *reports.Document) []string {
	var ids []string
	for _, b := range d.Blocks {
		if h, ok := b.(reports.Heading); ok && h.Level == 1 {
			ids = append(ids, h.ID)
		}
	}
	return ids
}

func TestOnlyKeepsTheOrderAskedForAndTheTitles(t *testing.T) {
	tpl := decoded(t, "template: 1\nsections:\n  - id: summary\n    title: {en: Hello}\n  - id: areas\n")
	only, unknown, _ := tpl.Only([]string{"method", "summary"})
	if unknown != "" || len(only.Sections) != 2 || only.Sections[0].ID != "method" || only.Sections[1].Title[i18n.English] != "Hello" {
		t.Errorf("%v %q", only, unknown)
	}
	if _, unknown, guess := tpl.Only([]string{"sumary"}); unknown != "sumary" || guess != "summary" {
		t.Errorf("%q %q", unknown, guess)
	}
	if len(tpl.Sections) != 2 {
		t.Error("the template itself was changed")
	}
	if !tpl.TellsOfPlan() || decoded(t, "template: 1\nsections:\n  - id: areas\n").TellsOfPlan() {
		t.Error("wrong about the plan")
	}
}

func TestBrandFileTakesThePlaceOfTheConsultant(t *testing.T) {
	s, faults := reports.DecodeSender("b.yaml", []byte("name: Nina Noor\norganisation: Noor & Co\ncontact: nina@noor.example\ncolour: \"#102030\"\nsecond: \"#c08040\"\n"))
	if s == nil {
		t.Fatal(faults)
	}
	src := source(t, crm(t), sample(t, "startup.en"), i18n.English)
	src.Sender = s
	doc := reports.Build(src)
	if doc.Author != "Noor & Co" || doc.Brand.Colour != "#102030" || doc.Brand.Second != "#c08040" {
		t.Errorf("%v %v", doc.Author, doc.Brand)
	}
	text := dump(t, doc)
	if !strings.Contains(text, "Nina Noor") || strings.Contains(text, src.Engagement.Consultant.Name) {
		t.Error("the brand file does not speak, or both do")
	}
	_, faults = reports.DecodeSender("b.yaml", []byte("nmae: x\ncolour: blue\nlogo: ../other/logo.png\n"))
	_, unsafe := reports.DecodeSender("b.yaml", []byte("name: \"a\\nb\"\norganisation: \"x\\e[31m\"\ncontact: \"c\\rd\"\n"))
	for i, want := range []string{`b.yaml:1:7: [one-line] field="name"`, `b.yaml:2:15: [control-character] char="U+001B"`, `b.yaml:3:10: [one-line] field="contact"`} {
		if len(unsafe) != 3 || unsafe[i].String() != want {
			t.Errorf("%s is missing in\n%s", want, unsafe)
		}
	}
	for _, want := range []string{`1:1: [unknown-key] guess="name"`, "2:9: [bad-colour]", "3:7: [brand-logo-outside]"} {
		if !strings.Contains(faults.String(), want) {
			t.Errorf("%s is missing in\n%s", want, faults)
		}
	}
}

func FuzzDecodeTemplate(f *testing.F) {
	f.Add([]byte("template: 1\nsections:\n  - {id: summary, title: {en: \"{client}\"}}\n"))
	f.Add([]byte("sections: [{}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		tpl, faults := reports.DecodeTemplate("t.yaml", data)
		if (tpl == nil) != faults.HasErrors() {
			t.Errorf("a template with errors, or none without: %v", faults)
		}
	})
}

package pdf

import (
	"bytes"
	"io/fs"
	"os/exec"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"gopkg.in/yaml.v3"

	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/reports/reportstest"
	"rahbord/templates"
)

// silent are the fields of the client file whose words a report does not print.
var silent = map[string]string{
	"respondents.name": "people go by their role",
}

// Every heading and every sentence of the client's that the report prints is found again
// in what pdftotext reads, word by word in the order of reading. What stands between the
// words is not compared: poppler turns brackets around and moves signs.
func TestHeadingsAndClientSentencesAreExtractedInLogicalOrder(t *testing.T) {
	names := reportstest.Samples()
	if testing.Short() {
		names = names[2:]
	}
	for _, name := range names {
		for _, lang := range []i18n.Lang{i18n.Persian, i18n.Hebrew} {
			src := reportstest.Planned(t, reportstest.Client(t, name, lang), lang)
			src.AllAreas = true
			doc := reports.Build(src)
			got := extracted(t, doc)
			headings, sentences := headingsOf(doc), sentencesOf(t, name, lang)
			if len(headings) < 60 || len(sentences) < 20 {
				t.Errorf("%s.%s: only %d headings and %d sentences", name, lang, len(headings), len(sentences))
			}
			for _, h := range headings {
				if !strings.Contains(got, spoken(h)) {
					t.Errorf("%s.%s: the heading %q is not found", name, lang, h)
				}
			}
			printed := spoken(strings.Join(stringsOf(reflect.ValueOf(*doc)), "\n"))
			for _, s := range sentences {
				switch words := spoken(s.text); {
				case !strings.Contains(printed, words):
					if silent[s.field] == "" {
						t.Errorf("%s.%s: the report does not print %s: %q", name, lang, s.field, s.text)
					}
				case !strings.Contains(got, words):
					t.Errorf("%s.%s: %s %q is not found", name, lang, s.field, s.text)
				}
			}
		}
	}
}

// extracted is what pdftotext reads from the report.
func extracted(t *testing.T, doc *reports.Document) string {
	t.Helper()
	var file bytes.Buffer
	if _, err := Render(&file, doc, fonts(t)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("pdftotext", "-enc", "UTF-8", "-", "-")
	cmd.Stdin = &file
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("pdftotext (package poppler-utils): %v", err)
	}
	return spoken(string(out))
}

// spoken is a text as words of letters and digits with one space between them, also
// where a line ends. What joins or steers letters without being seen is left out.
func spoken(text string) string {
	fields := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.Nd, unicode.M, unicode.Cf)
	})
	unseen := func(r rune) rune {
		if unicode.In(r, unicode.M, unicode.Cf) {
			return -1
		}
		return r
	}
	words := fields[:0]
	for _, f := range fields {
		if w := strings.Map(unseen, f); w != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

func headingsOf(d *reports.Document) []string {
	var all []string
	for _, b := range d.Blocks {
		if h, ok := b.(reports.Heading); ok {
			all = append(all, h.Text)
		}
	}
	return all
}

// stringsOf lists all strings of a value.
func stringsOf(v reflect.Value) []string {
	var all []string
	switch v.Kind() {
	case reflect.String:
		all = append(all, v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			all = append(all, stringsOf(v.Field(i))...)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			all = append(all, stringsOf(v.Index(i))...)
		}
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() {
			all = append(all, stringsOf(v.Elem())...)
		}
	}
	return all
}

// sentence is a sentence of the client file; field is its place without the numbers of
// lists and the ids of answers.
type sentence struct{ field, text string }

var (
	sentenceEnd = regexp.MustCompile(`[.!?؟]\s+`)
	answerID    = regexp.MustCompile(`[A-Z0-9]`)
)

// sentencesOf lists the sentences of three words and more in a sample's file.
func sentencesOf(t *testing.T, name string, lang i18n.Lang) []sentence {
	t.Helper()
	data, err := fs.ReadFile(templates.Samples(), name+"."+string(lang)+".yaml")
	if err != nil {
		t.Fatal(err)
	}
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	var all []sentence
	var walk func(*yaml.Node, []string)
	walk = func(n *yaml.Node, path []string) {
		for i, kid := range n.Content {
			switch {
			case n.Kind != yaml.MappingNode:
				walk(kid, path)
			case i%2 == 1 && answerID.MatchString(n.Content[i-1].Value):
				walk(kid, path)
			case i%2 == 1:
				walk(kid, append(slices.Clip(path), n.Content[i-1].Value))
			}
		}
		for _, text := range sentenceEnd.Split(n.Value, -1) {
			if len(strings.Fields(text)) >= 3 {
				all = append(all, sentence{strings.Join(path, "."), text})
			}
		}
	}
	walk(&root, nil)
	return all
}

package cmd

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rahbord/internal/i18n"
	"rahbord/reports"
)

// Every heading and every comment of the client can be found again in the PDF, in
// logical order, with a tool of somebody else's.
func TestHeadingsAndCommentsCanBeSearchedInThePDF(t *testing.T) {
	for _, lang := range spoken() {
		folder := shared(t, string(lang))
		client := filepath.Join(folder, "distributor."+string(lang)+".yaml")
		out, err := exec.Command("pdftotext", "-enc", "UTF-8", strings.TrimSuffix(client, "yaml")+"pdf", "-").Output()
		if err != nil {
			t.Fatalf("pdftotext (package poppler-utils): %v", err)
		}
		got := squeezed(string(out))
		app := &App{Err: &strings.Builder{}, lang: lang}
		o, err := app.open(client, "")
		if err != nil {
			t.Fatal(err)
		}
		doc := reports.Build(reports.Source{Pack: o.pack, Engagement: o.file.Engagement, Result: &o.res, Words: o.words, Issued: time.Now()})
		headings, comments, lost := 0, 0, 0
		for _, b := range doc.Blocks {
			switch x := b.(type) {
			case reports.Heading:
				headings++
				if !strings.Contains(got, squeezed(x.Text)) {
					t.Errorf("%s: heading %q is not found", lang, x.Text)
				}
			case reports.Levels:
				for _, c := range x.Comments {
					comments++
					for _, word := range strings.Fields(onlyWords(c)) {
						if !strings.Contains(got, squeezed(word)) {
							lost++
							t.Errorf("%s: %q of the comment %q is not found", lang, word, c)
						}
					}
				}
			}
		}
		if headings < 20 || comments < 20 {
			t.Errorf("%s: only %d headings and %d comments", lang, headings, comments)
		}
	}
}

// squeezed drops what a reader of the page cannot see: isolates, joiners, white space.
func squeezed(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\u200c", "", "\u200f", "", "\u200e", "", "\u202a", "", "\u202b", "", "\u202c", "").Replace(i18n.Plain(s))), "")
}

// onlyWords replaces punctuation, which extraction tools place by their own rules.
func onlyWords(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(".,;:!?()«»“”״\"'–—-؛،؟/%٪־׳’‘+", r) {
			return ' '
		}
		return r
	}, i18n.Plain(s))
}

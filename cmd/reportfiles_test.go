package cmd

import (
	"errors"
	"strings"
	"testing"
	"time"

	"rahbord/internal/i18n"
	"rahbord/reports"
)

func TestEndingChoosesTheFormOfAReport(t *testing.T) {
	app := &App{}
	for _, name := range []string{"a.xlsx", "a.csv", "a.json", "a.ics", "a.xml", "folder.pdf/A.XLSX"} {
		if write, found := app.writerFor(name); !found || write == nil {
			t.Errorf("%s has no writer", name)
		}
	}
	for _, name := range []string{"a.pdf", "a.md", "a.html", "a.doc", "a", "csv", ".csv.gz"} {
		if _, found := app.writerFor(name); found {
			t.Errorf("%s has a writer", name)
		}
	}
}

func TestFileOfThePlanSaysWhyThereIsNone(t *testing.T) {
	o, err := (&App{Env: func(string) string { return "" }}).open(sampleFile(t, "startup", i18n.English), "")
	if err != nil {
		t.Fatal(err)
	}
	src := reports.Source{Pack: o.pack, Engagement: o.file.Engagement, Result: &o.res, Words: o.words, Issued: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)}
	for why, key := range map[string]string{"": "files-no-plan", "Too little money.": "files-no-plan-why"} {
		src.NoPlan = why
		write, _ := (&App{}).writerFor("a.ics")
		_, err := write(src)
		var told toldError
		if !errors.As(err, &told) || told.key != key || !strings.Contains(strings.Join(told.pairs, " "), why) {
			t.Errorf("%q: %v", why, err)
		}
	}
}

package cmd

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rahbord/internal/console"
	"rahbord/internal/i18n"
	"rahbord/templates"
)

// onTerminal runs one command line on a terminal of that width.
func onTerminal(t *testing.T, width int, env map[string]string, args ...string) string {
	t.Helper()
	var out, errs strings.Builder
	app := &App{In: strings.NewReader(""), Out: &out, Err: &errs, Width: width, Env: func(k string) string { return env[k] },
		Now: func() time.Time { return time.Date(2026, 12, 1, 10, 0, 0, 0, time.UTC) }}
	app.packed.loaded = ownPack()
	if code := Run(context.Background(), app, args); code != exitOK && code != exitIncomplete {
		t.Fatalf("%v: exit %d: %s", args, code, errs.String())
	}
	return out.String()
}

// sampleFile writes one sample client, without its report.
func sampleFile(t *testing.T, name string, lang i18n.Lang) string {
	t.Helper()
	name += "." + string(lang) + ".yaml"
	data, err := fs.ReadFile(templates.Samples(), name)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// crowd is a client file in which nothing is complete and many people have answered.
func crowd(t *testing.T, lang i18n.Lang) string {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "rahbord: 1\npack: {id: crm-readiness, version: \"1.0\"}\nlanguage: %s\nassessed: 2026-11-15\nassessment: {quick: true}\ncontext: {Q0.1: A client with a rather long name that says what it does}\nrespondents:\n", lang)
	for i := range 40 {
		fmt.Fprintf(&b, "  - {id: person-%d, name: Head of something important %d, role: MGT, answers: {SRV-1: 2}}\n", i, i)
	}
	name := filepath.Join(t.TempDir(), "crowd.yaml")
	if err := os.WriteFile(name, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestStatusFitsOneScreen(t *testing.T) {
	inTurn(t)
	for _, lang := range i18n.Langs {
		files := []string{crowd(t, lang)}
		for _, name := range []string{"distributor", "brand", "startup"} {
			files = append(files, sampleFile(t, name, lang))
		}
		for _, file := range files {
			for _, width := range []int{60, 80} {
				out := onTerminal(t, width, nil, "status", file)
				rows := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
				if len(rows) > screenRows || strings.Contains(out, "⟦") {
					t.Errorf("%s at %d columns: %d rows\n%s", file, width, len(rows), out)
				}
				for _, row := range rows {
					if console.Width(console.Plain(row)) > width && !strings.HasPrefix(row, "  rahbord ") {
						t.Errorf("%d columns: %q", width, row)
					}
				}
			}
		}
	}
}

func TestStatusCountsPeopleWhoDoNotFit(t *testing.T) {
	out := onTerminal(t, 80, nil, "status", crowd(t, i18n.English))
	shown := strings.Count(out, "Head of something")
	if want := fmt.Sprintf("… and %d more.", 40-shown); shown < 3 || !strings.Contains(out, want) {
		t.Errorf("%d are shown\n%s", shown, out)
	}
}

func TestColourOfStatusAndCheckCanBeSwitchedOff(t *testing.T) {
	inTurn(t)
	file := sampleFile(t, "startup", i18n.English)
	for _, verb := range []string{"status", "check"} {
		if out := onTerminal(t, 80, nil, verb, file); !strings.Contains(out, "\x1b[") {
			t.Errorf("%s has no colour on a terminal", verb)
		}
		if out := onTerminal(t, 80, map[string]string{"NO_COLOR": "1"}, verb, file); strings.Contains(out, "\x1b[") {
			t.Errorf("%s has colour with NO_COLOR", verb)
		}
	}
}

func TestCheckFitsTheTerminalInEveryLanguage(t *testing.T) {
	inTurn(t)
	for _, lang := range i18n.Langs {
		for _, file := range []string{sampleFile(t, "distributor", lang), crowd(t, lang)} {
			t.Chdir(filepath.Dir(file))
			out := onTerminal(t, 60, nil, "check", filepath.Base(file))
			if strings.Contains(out, "⟦") || strings.Count(out, "\n") < 20 {
				t.Error(out)
			}
			for _, row := range strings.Split(out, "\n") {
				if console.Width(console.Plain(row)) > 60 {
					t.Errorf("%q", row)
				}
			}
		}
	}
}

func TestCheckAndStatusHaveHelpInEveryLanguage(t *testing.T) {
	for _, verb := range []string{"check", "status"} {
		for _, lang := range i18n.Langs {
			out, _, code := try(t, nil, verb, "--help", "--lang", string(lang))
			if code != exitOK || strings.Contains(out, "⟦") || !strings.Contains(out, "rahbord "+verb+" FILE [--json]") {
				t.Errorf("%s in %s (exit %d):\n%s", verb, lang, code, out)
			}
		}
	}
}

func TestCommandsToCopyAreQuotedWhereTheShellNeedsIt(t *testing.T) {
	for word, want := range map[string]string{"acme.yaml": "acme.yaml", "my acme.yaml": "'my acme.yaml'", "it's.yaml": `'it'\''s.yaml'`, "": "''", "شرکت.yaml": "شرکت.yaml"} {
		if got := shellWord(word); got != want {
			t.Errorf("%q: %s", word, got)
		}
	}
}

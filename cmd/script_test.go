package cmd

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/templates"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rahbord": func() { os.Exit(Main()) }})
}

func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Setup: func(env *testscript.Env) error {
		env.Setenv("LANG", "C")
		samples, err := filepath.Abs("../templates/samples")
		if err != nil {
			return err
		}
		env.Setenv("SAMPLES", samples)
		return writeSamples(filepath.Join(env.WorkDir, "d"), "en")
	}})
}

// inTurn leaves a test out with -short, which the race detector runs with, because in it
// one thing happens after the other.
func inTurn(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("nothing runs side by side")
	}
}

// try runs one command line in a fresh world and returns what it printed and its exit code.
func try(t *testing.T, env map[string]string, args ...string) (out, errs string, code int) {
	t.Helper()
	var o, e strings.Builder
	app := &App{In: strings.NewReader(""), Out: &o, Err: &e, Env: func(k string) string { return env[k] },
		Now: func() time.Time { return time.Date(2026, 12, 1, 10, 0, 0, 0, time.UTC) }}
	if !slices.ContainsFunc(args, func(a string) bool { return strings.HasPrefix(a, "--pack") }) {
		app.packed.loaded = ownPack()
	}
	code = Run(context.Background(), app, args)
	return o.String(), e.String(), code
}

// ownPack is the model of the program, read once for all tests.
var ownPack = sync.OnceValue(func() *questionnaire.Pack {
	pack, _ := questionnaire.Load(templates.Pack())
	return pack
})

// samples writes the sample clients of one language, without their reports, to a folder of
// the test's own.
func samples(t *testing.T, lang string) string {
	t.Helper()
	folder := t.TempDir()
	if err := writeSamples(folder, lang); err != nil {
		t.Fatal(err)
	}
	return folder
}

func writeSamples(folder, lang string) error {
	names, err := fs.Glob(templates.Samples(), "*."+lang+".yaml")
	if err != nil || len(names) != 3 {
		return fmt.Errorf("samples %v: %w", names, err)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	for _, name := range names {
		data, err := fs.ReadFile(templates.Samples(), name)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, name), data, 0o600)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func TestExitCodesTellWhatWentWrong(t *testing.T) {
	inTurn(t)
	folder := samples(t, "en")
	client := filepath.Join(folder, "distributor.en.yaml")
	bad := filepath.Join(t.TempDir(), "bad.yaml")
	if err := os.WriteFile(bad, []byte("rahbord: 1\nlangauge: en\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]int{
		"score " + client:                         exitOK,
		"score " + folder + "/none.yaml":          exitError,
		"score":                                   exitUsage,
		"score a b":                               exitUsage,
		"score --wrong " + client:                 exitUsage,
		"frobnicate":                              exitUsage,
		"content frobnicate":                      exitUsage,
		"score " + bad:                            exitFileFaults,
		"report " + client + " --out x.docx":      exitError,
		"report " + client + " --date 2026-13-01": exitUsage,
		"score " + client + " --lang de":          exitError,
		"score " + client + " --explain XYZ":      exitError,
		"score " + client + " --pack " + folder:   exitError,
		"content show NOPE":                       exitError,
		"content lint":                            exitOK,
	} {
		_, errs, code := try(t, nil, strings.Fields(line)...)
		if code != want {
			t.Errorf("%s: exit %d, want %d\n%s", line, code, want, errs)
		}
		if want != exitOK && (!strings.HasPrefix(errs, "rahbord: ") || strings.Contains(errs, "⟦")) {
			t.Errorf("%s: says %q", line, errs)
		}
	}
}

func TestMessagesSpeakTheLanguageOfTheUser(t *testing.T) {
	for lang, want := range map[string]string{"en_GB.UTF-8": "There is no file", "fa_IR.UTF-8": "فایل", "he_IL.UTF-8": "קובץ", "de_DE": "There is no file"} {
		_, errs, _ := try(t, map[string]string{"LANG": lang}, "score", "none.yaml")
		if !strings.Contains(errs, want) {
			t.Errorf("LANG=%s says %q", lang, errs)
		}
	}
	_, errs, _ := try(t, map[string]string{"LANG": "fa_IR"}, "score", "none.yaml", "--lang", "en")
	if !strings.Contains(errs, "There is no file") {
		t.Errorf("--lang en says %q", errs)
	}
}

func TestEveryVerbHasHelpWithExamplesInEveryLanguage(t *testing.T) {
	inTurn(t)
	for _, lang := range i18n.Langs {
		verbs := everyVerb((&App{lang: lang}).root())
		if len(verbs) < 20 {
			t.Fatalf("only %d verbs", len(verbs))
		}
		for _, c := range verbs {
			if strings.TrimSpace(c.Example) == "" {
				t.Errorf("%s: %s has no example", lang, c.CommandPath())
			}
			_, verb, _ := strings.Cut(c.CommandPath(), " ")
			out, _, code := try(t, nil, append(strings.Fields(verb), "--help", "--lang", string(lang))...)
			if code != exitOK || !strings.Contains(out, c.CommandPath()) || !strings.Contains(out, c.Example) || strings.Contains(out, "⟦") {
				t.Errorf("help of %q in %s (exit %d):\n%s", verb, lang, code, out)
			}
		}
	}
}

func everyVerb(c *cobra.Command) []*cobra.Command {
	out := []*cobra.Command{c}
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			out = append(out, everyVerb(sub)...)
		}
	}
	return out
}

func TestFlagsOfAVerbStandInOneColumn(t *testing.T) {
	for _, lang := range i18n.Langs {
		for _, c := range everyVerb((&App{lang: lang}).root()) {
			c.LocalFlags().VisitAll(func(f *pflag.Flag) {
				if kind := f.Value.Type(); strings.ContainsFunc(kind, func(r rune) bool { return r > unicode.MaxASCII }) {
					t.Errorf("%s --%s %s: pflag aligns by bytes", c.CommandPath(), f.Name, kind)
				}
			})
		}
	}
}

func TestNothingIsPrintedInAnotherLanguageOrUnworded(t *testing.T) {
	inTurn(t)
	for _, lang := range i18n.Langs {
		folder := samples(t, string(lang))
		for _, name := range []string{"distributor", "brand", "startup"} {
			client := filepath.Join(folder, name+"."+string(lang)+".yaml")
			for _, args := range [][]string{{"score", client}, {"score", client, "--explain", "SRV"}, {"score", client, "--explain", "SRV-2"}, {"score", client, "--explain", "overall"}} {
				out, errs, code := try(t, nil, args...)
				if code != exitOK || strings.Contains(out+errs, "⟦") || strings.Contains(out, "%!") {
					t.Errorf("%v (exit %d):\n%s%s", args, code, out, errs)
				}
			}
		}
	}
}

func TestEditedSamplesAreNotOverwritten(t *testing.T) {
	folder := samples(t, "en")
	client := filepath.Join(folder, "brand.en.yaml") // the first that the demo writes
	data, err := os.ReadFile(client)
	if err != nil {
		t.Fatal(err)
	}
	edited := strings.Replace(string(data), "SRV-2: ", "SRV-2: 5 #", 1)
	if err := os.WriteFile(client, []byte(edited), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, code := try(t, nil, "demo", "--lang", "en", "--out", folder); code != exitError {
		t.Errorf("exit %d", code)
	}
	if now, _ := os.ReadFile(client); string(now) != edited {
		t.Error("an edited sample was overwritten")
	}
}

package questionnaire_test

import (
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rahbord/internal/diag"
	"rahbord/questionnaire"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write the golden parts of the examples anew")

// Each example is the tiny pack with a few edits: one line per edit, "file | old | new",
// or "file | delete". Further files stand in the archive. The section want holds the faults.
func TestEveryBadExampleTripsItsRuleOnly(t *testing.T) {
	for _, file := range examples(t) {
		rule := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(rule, func(t *testing.T) {
			archive, fsys := edited(t, file)
			faults := questionnaire.Lint(fsys)
			got := faults.String() + "\n"
			if *update {
				setFile(archive, "want", got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(section(archive, "want"), got); diff != "" {
				t.Errorf("faults differ (-want +got):\n%s", diff)
			}
			if len(faults) == 0 {
				t.Fatal("no fault at all")
			}
			for _, f := range faults {
				if f.Rule != rule {
					t.Errorf("trips %s as well: %s", f.Rule, f)
				}
				if f.Pos.File == "" {
					t.Errorf("no file: %s", f)
				}
			}
		})
	}
}

func TestEveryRuleInTheCodeHasABadExample(t *testing.T) {
	have := map[string]bool{}
	for _, file := range examples(t) {
		have[strings.TrimSuffix(filepath.Base(file), ".txtar")] = true
	}
	rules := rulesInCode(t)
	if len(rules) < 30 {
		t.Fatalf("found only %d rules: %v", len(rules), rules)
	}
	for _, rule := range rules {
		if !have[rule] {
			t.Errorf("rule %s has no testdata/lint/%s.txtar", rule, rule)
		}
	}
}

func TestEveryRuleHasWordsInThreeLanguagesThatFitItsArguments(t *testing.T) {
	args := map[string]diag.Args{}
	for _, file := range examples(t) {
		_, fsys := edited(t, file)
		for _, f := range questionnaire.Lint(fsys) {
			args[f.Rule] = f.Args
		}
	}
	for _, lang := range []string{"en", "fa", "he"} {
		words := wording(t, lang)
		for _, rule := range rulesInCode(t) {
			for _, part := range []string{"message", "hint"} {
				key := "faults." + rule + "." + part
				if strings.TrimSpace(words[key]) == "" {
					t.Errorf("%s: no %s", lang, key)
				}
				for _, name := range regexp.MustCompile(`\{(\w+)\}`).FindAllStringSubmatch(words[key], -1) {
					if _, ok := args[rule][name[1]]; !ok {
						t.Errorf("%s: %s speaks of {%s}, which the fault does not carry", lang, key, name[1])
					}
				}
			}
		}
		for rule, a := range args {
			for name, value := range a {
				if key, ok := strings.CutPrefix(value, "@"); ok && strings.HasPrefix(key, "kinds.") && words[key] == "" {
					t.Errorf("%s: argument %s of %s names %s, which has no words", lang, name, rule, key)
				}
			}
		}
	}
}

func TestTheExampleOfAKPIKeepsTheBoundThatItHas(t *testing.T) {
	for bounds, fault := range map[string]string{"min: 90": `max="∞" min="90"`, "max: 80": `max="80" min="−∞"`, "min: 82": "", "max: 82": ""} {
		tiny := tinyPack(t)
		file := *tiny["kpis.yaml"]
		file.Data = []byte(strings.Replace(string(file.Data), "min: 0\n    max: 100", bounds+"\n    example: {inputs: {T: 82, N: 100}, value: 82}", 1))
		tiny["kpis.yaml"] = &file
		if got := questionnaire.Lint(tiny).String(); (got == "") != (fault == "") || !strings.Contains(got, fault) {
			t.Errorf("%s: %q", bounds, got)
		}
	}
}

func TestGoodPacksHaveNoFaults(t *testing.T) {
	packs, err := filepath.Glob("testdata/packs/*")
	if err != nil || len(packs) < 2 {
		t.Fatalf("packs not found: %v %v", packs, err)
	}
	for _, dir := range packs {
		if faults := questionnaire.Lint(os.DirFS(dir)); len(faults) > 0 {
			t.Errorf("%s:\n%s", dir, faults)
		}
	}
}

func TestSeveralFaultsAreReportedAtOnceInFileOrder(t *testing.T) {
	_, fsys := edited(t, "testdata/lint/bad-weight.txtar")
	tiny := fsys.(fstest.MapFS)
	edit(t, tiny, "indicators.yaml", "area: DAT", "area: DAQ")
	edit(t, tiny, "text/fa/areas.yaml", `"داده"`, `"Data"`)
	faults := questionnaire.Lint(tiny)
	if !slices.IsSortedFunc(faults, func(a, b diag.Fault) int { return strings.Compare(a.Pos.File, b.Pos.File) }) {
		t.Errorf("not in file order:\n%s", faults)
	}
	for _, rule := range []string{"bad-weight", "unknown-id", "wrong-script"} {
		if !slices.ContainsFunc(faults, func(f diag.Fault) bool { return f.Rule == rule }) {
			t.Errorf("%s is missing:\n%s", rule, faults)
		}
	}
}

func examples(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/lint/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no bad examples: %v", err)
	}
	return files
}

// edited is the tiny pack with the edits of an example.
func edited(t *testing.T, example string) (*txtar.Archive, fs.FS) {
	t.Helper()
	archive, err := txtar.ParseFile(example)
	if err != nil {
		t.Fatal(err)
	}
	fsys := tinyPack(t)
	for line := range strings.Lines(section(archive, "edits")) {
		parts := strings.Split(strings.TrimRight(line, "\n"), " | ")
		switch {
		case len(parts) == 2 && parts[1] == "delete":
			delete(fsys, parts[0])
		case len(parts) == 3:
			edit(t, fsys, parts[0], parts[1], parts[2])
		default:
			t.Fatalf("not an edit: %q", line)
		}
	}
	for _, f := range archive.Files {
		if f.Name != "edits" && f.Name != "want" {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return archive, fsys
}

func tinyPack(t testing.TB) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS("testdata/packs/tiny"), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			data, err := os.ReadFile(filepath.Join("testdata/packs/tiny", name))
			fsys[name] = &fstest.MapFile{Data: data}
			return err
		}
		return err
	})
	if err != nil || len(fsys) < 10 {
		t.Fatalf("tiny pack: %v, %d files", err, len(fsys))
	}
	return fsys
}

// edit replaces the first occurrence; \u escapes stand for characters that would not show.
func edit(t *testing.T, fsys fstest.MapFS, file, from, to string) {
	t.Helper()
	unescape := strings.NewReplacer(`\n`, "\n", `\u200e`, "\u200e")
	from, to = unescape.Replace(from), unescape.Replace(to)
	f := fsys[file]
	if f == nil || !strings.Contains(string(f.Data), from) {
		t.Fatalf("%s does not hold %q", file, from)
	}
	fsys[file] = &fstest.MapFile{Data: []byte(strings.Replace(string(f.Data), from, to, 1))}
}

func section(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func setFile(a *txtar.Archive, name, data string) {
	for i := range a.Files {
		if a.Files[i].Name == name {
			a.Files[i].Data = []byte(data)
			return
		}
	}
	a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(data)})
}

var ruleCall = regexp.MustCompile(`(?:fault|Add|rising)\([^"\n{]*"([a-z0-9-]+)"`)

// rulesInCode lists the rules that the source of the package can report.
func rulesInCode(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no source files")
	}
	var rules []string
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		source, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range ruleCall.FindAllStringSubmatch(string(source), -1) {
			rules = append(rules, m[1])
		}
	}
	slices.Sort(rules)
	return slices.Compact(rules)
}

// wording reads templates/wording/<lang>/pack.yaml with keys joined by dots.
func wording(t *testing.T, lang string) map[string]string {
	t.Helper()
	return flatYAML(t, filepath.Join("..", "templates", "wording", lang, "pack.yaml"))
}

// Whatever stands in one file of a model, reading it ends with a model or with faults.
func FuzzLintSurvivesAnyFile(f *testing.F) {
	names := []string{"pack.yaml", "areas.yaml", "indicators.yaml", "questions.yaml", "checks.yaml", "initiatives.yaml", "kpis.yaml", "text/fa/terms.yaml", "text/en/questions.yaml"}
	for i, name := range names {
		data, err := os.ReadFile(filepath.Join("testdata/packs/tiny", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(i, data)
	}
	f.Add(3, []byte("questions: [{id: Q1, stage: 1, kind: matrix, row_set: x, fields: [{}], visible_when: 'Q1.x is set'}]\nstages: [{id: 1}]"))
	tiny := tinyPack(f)
	f.Fuzz(func(t *testing.T, which int, data []byte) {
		fsys := maps.Clone(tiny)
		fsys[names[uint(which)%uint(len(names))]] = &fstest.MapFile{Data: data}
		p, faults := questionnaire.Load(fsys)
		if (p == nil) != faults.HasErrors() {
			t.Fatalf("pack %v with faults:\n%s", p != nil, faults)
		}
		again := questionnaire.Lint(fsys)
		if faults.String() != again.String() {
			t.Fatalf("faults change from run to run:\n%s\n---\n%s", faults, again)
		}
	})
}

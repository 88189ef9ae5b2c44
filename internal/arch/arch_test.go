// Package arch holds the rules of the house as tests: who may import what.
package arch

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// imports is the table of what each package may import, besides the standard
// library: packages of ours without the module's name, third parties by the start
// of their path. Data flows one way: content → answers → scores → document → bytes.
var imports = map[string][]string{
	"cmd/rahbord":                {"cmd"},
	"cmd":                        {"questionnaire", "engagement", "scoring", "coherence", "roadmap", "reports", "reports/files", "reports/html", "reports/markdown", "reports/pdf", "reports/pdf/sheet", "reports/xlsx", "templates", "internal/diag", "internal/console", "internal/exact", "internal/i18n", "internal/interview", "internal/picture", "internal/plain", "internal/prompt", "github.com/spf13/cobra", "github.com/spf13/pflag", "golang.org/x/term"},
	"questionnaire":              {"internal/diag", "internal/exact", "internal/i18n", "internal/plain", "internal/yamldoc", "gopkg.in/yaml.v3"},
	"engagement":                 {"questionnaire", "internal/diag", "internal/exact", "internal/i18n", "internal/plain", "internal/yamldoc", "gopkg.in/yaml.v3", "github.com/gofrs/flock"},
	"coherence":                  {"questionnaire", "engagement", "scoring", "internal/diag", "internal/exact", "internal/i18n"},
	"scoring":                    {"questionnaire", "engagement", "internal/exact", "gonum.org/v1/gonum"},
	"roadmap":                    {"questionnaire", "engagement", "scoring", "coherence", "internal/diag", "internal/exact", "internal/i18n", "internal/solve", "gonum.org/v1/gonum", "gopkg.in/yaml.v3"},
	"reports":                    {"questionnaire", "engagement", "scoring", "coherence", "roadmap", "internal/diag", "internal/exact", "internal/i18n", "internal/plain", "internal/yamldoc"},
	"reports/html":               {"reports", "reports/chart", "internal/draw", "internal/typeset", "internal/webfont"},
	"reports/markdown":           {"reports"},
	"reports/files":              {"engagement", "reports", "internal/exact", "internal/i18n"},
	"reports/chart":              {"reports", "internal/draw", "internal/typeset"},
	"reports/pdf":                {"reports", "reports/chart", "reports/pdf/sheet", "internal/draw", "internal/typeset"},
	"reports/xlsx":               {"questionnaire", "engagement", "reports", "internal/diag", "internal/exact", "internal/i18n", "internal/plain", "github.com/xuri/excelize/v2"},
	"reports/pdf/sheet":          {"internal/draw", "internal/typeset", "github.com/jung-kurt/gofpdf"},
	"questionnaire/packtest":     {"questionnaire", "templates", "internal/diag"}, // for tests: no product code may import these two
	"reports/reportstest":        {"questionnaire", "questionnaire/packtest", "engagement", "scoring", "coherence", "roadmap", "reports", "templates", "internal/diag", "internal/i18n"},
	"templates":                  {},
	"internal/bidi":              {"golang.org/x/text/unicode/bidi"},
	"internal/console":           {"internal/bidi", "github.com/rivo/uniseg"},
	"internal/diag":              {},
	"internal/draw":              {"internal/typeset"},
	"internal/exact":             {},
	"internal/i18n":              {"internal/diag", "internal/exact", "internal/plain", "internal/yamldoc", "github.com/jalaali/go-jalaali", "gopkg.in/yaml.v3"},
	"internal/interview":         {"questionnaire", "engagement", "scoring", "internal/console", "internal/diag", "internal/exact", "internal/i18n", "internal/plain", "internal/prompt"},
	"internal/picture":           {"golang.org/x/image/draw"},
	"internal/plain":             {"internal/diag"},
	"internal/prompt":            {"internal/console", "github.com/AlecAivazis/survey/v2", "github.com/rivo/uniseg", "golang.org/x/sys/unix", "golang.org/x/term"},
	"internal/prompt/prompttest": {"internal/console", "internal/prompt"},
	"internal/schema":            {"internal/exact"},
	"internal/solve":             {},
	"internal/typeset":           {"internal/bidi", "github.com/go-text/typesetting", "golang.org/x/image/math/fixed"},
	"internal/webfont":           {},
	"internal/yamldoc":           {"internal/diag", "internal/exact", "internal/plain", "gopkg.in/yaml.v3"},
	"internal/golden":            {"github.com/google/go-cmp/cmp"},
	"internal/arch":              {},
}

const module = "rahbord/"

func TestPackagesImportOnlyWhatTheTableAllows(t *testing.T) {
	root := filepath.Join("..", "..")
	seen := map[string]bool{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && path != root) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(rel)
		seen[pkg] = true
		allowed, listed := imports[pkg]
		if !listed {
			t.Errorf("%s: package %s is not in the table", path, pkg)
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range f.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if !allows(allowed, name) {
				t.Errorf("%s imports %s, which the table does not allow", path, name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(seen) < 15 {
		t.Fatalf("only %d packages found", len(seen))
	}
}

// allows reports whether an import is of the standard library or in the list.
func allows(allowed []string, name string) bool {
	if own, ours := strings.CutPrefix(name, module); ours {
		return slices.Contains(allowed, own)
	}
	first, _, _ := strings.Cut(name, "/")
	if !strings.Contains(first, ".") {
		return true
	}
	return slices.ContainsFunc(allowed, func(a string) bool { return name == a || strings.HasPrefix(name, a+"/") })
}

func TestEachThirdPartyHasItsOwners(t *testing.T) {
	owners := map[string][]string{
		"github.com/AlecAivazis/survey/v2": {"internal/prompt"},
		"github.com/jung-kurt/gofpdf":      {"reports/pdf/sheet"},
		"github.com/spf13/cobra":           {"cmd"},
		"github.com/xuri/excelize/v2":      {"reports/xlsx"},
		"gopkg.in/yaml.v3":                 {"questionnaire", "engagement", "roadmap", "internal/i18n", "internal/yamldoc"},
		"github.com/go-text/typesetting":   {"internal/typeset"},
	}
	for party, want := range owners {
		var got []string
		for pkg, allowed := range imports {
			if slices.Contains(allowed, party) {
				got = append(got, pkg)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s is imported by %v, want %v", party, got, want)
		}
	}
}

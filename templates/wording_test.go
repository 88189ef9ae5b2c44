package templates_test

import (
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rahbord/internal/i18n"
	"rahbord/templates"
)

// builtAtRunTime are keys whose last part is an id, a number or a kind that some data holds.
var builtAtRunTime = regexp.MustCompile(`^(` + strings.Join([]string{
	`glossary\.terms`, `verbs`, `languages`, `starters`, `currency`, `month`, `types`, `forms`, `signs`, `interview\.(about|commands|help|labels)`,
	`basket\.frontier`, `frontier\.(limit|note)-`, `infeasible\.(items|advice)`, `why\.change(-one)?`, `plan\.(units|scopes|kinds|reasons)`,
	`governance\.factors`, `project\.factors`, `files\.calendar\.kinds`, `explain\.method-`, `strengths\.(strengths|foundations)-intro`, `(basket|roadmap|actions|governance)\.title$`,
}, "|") + `)`)

// number is an ending that Count, or Fault, puts on a key.
var number = regexp.MustCompile(`\.(one|many|message|hint|hint-plain)$`)

// A sentence that nothing asks for is a sentence that three translators care for. A key is
// asked for where it stands in the code, whole or as a beginning and an end.
func TestEveryKeyOfTheWordingIsUsed(t *testing.T) {
	words, faults := i18n.Load(templates.Wording(), i18n.English)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	written := literals(t)
	used := func(key string) bool {
		if written[key] {
			return true
		}
		for i := range key {
			if (key[i] == '.' || key[i] == '-') && written[key[:i+1]] && written[key[i+1:]] {
				return true
			}
		}
		return false
	}
	keys := words.Keys()
	families := 0
	for _, key := range keys {
		switch {
		case used(key), used(number.ReplaceAllString(key, "")):
		case builtAtRunTime.MatchString(key):
			families++
		default:
			t.Errorf("nothing uses %s", key)
		}
	}
	if len(keys) < 2000 || families > len(keys)/6 {
		t.Errorf("%d of %d keys are excused", families, len(keys))
	}
}

// literals are the strings in the code of the program.
func literals(t *testing.T) map[string]bool {
	t.Helper()
	out, files := map[string]bool{}, 0
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && slices.Contains([]string{"testdata", ".git"}, d.Name()):
			return fs.SkipDir
		case !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		files++
		data, err := os.ReadFile("../" + name)
		if err != nil {
			return err
		}
		var s scanner.Scanner
		s.Init(token.NewFileSet().AddFile(name, -1, len(data)), data, nil, 0)
		for {
			_, kind, text := s.Scan()
			if kind == token.EOF {
				return nil
			}
			if kind == token.STRING {
				if text, err = strconv.Unquote(text); err != nil {
					return err
				}
				out[text] = true
			}
		}
	})
	if err != nil || files < 100 {
		t.Fatal(files, err)
	}
	return out
}

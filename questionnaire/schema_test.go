package questionnaire_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rahbord/internal/schema"
	"rahbord/questionnaire"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

const shipped = "../templates/crm-readiness"

// schemas lists the type that reads each file of a pack.
var schemas = []struct {
	name, title string
	read        any
}{
	{"pack", "Settings of a readiness model", questionnaire.Settings{}},
	{"areas", "Dimensions and areas", questionnaire.AreasFile{}},
	{"indicators", "Indicators", questionnaire.IndicatorsFile{}},
	{"questions", "Strategy questionnaire", questionnaire.QuestionsFile{}},
	{"checks", "Coherence checks", questionnaire.ChecksFile{}},
	{"initiatives", "Catalogue of initiatives", questionnaire.InitiativesFile{}},
	{"kpis", "Catalogue of KPIs", questionnaire.KPIsFile{}},
	{"traceability", "Source statements and what covers them", questionnaire.TraceabilityFile{}},
	{"text-areas", "Names of dimensions and areas", questionnaire.AreaFile{}},
	{"text-indicators", "Words of the indicators", map[string]questionnaire.IndicatorWords{}},
	{"text-terms", "Words of the method", questionnaire.TermWords{}},
	{"text-questions", "Words of the questionnaire", questionnaire.QuestionFile{}},
	{"text-checks", "Words of the coherence checks", questionnaire.CheckFile{}},
	{"text-initiatives", "Words of the initiatives", map[string]questionnaire.InitiativeWords{}},
	{"text-kpis", "Words of the KPIs", map[string]questionnaire.KPIWords{}},
}

func TestShippedSchemasAreThoseOfTheReaders(t *testing.T) {
	for _, s := range schemas {
		file := filepath.Join(shipped, "schema", s.name+".schema.json")
		got, err := schema.For(s.read, s.title)
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s is stale; run with -update (-file +types):\n%s", file, diff)
		}
	}
	files, err := filepath.Glob(filepath.Join(shipped, "schema", "*"))
	if err != nil || len(files) != len(schemas) {
		t.Errorf("%d schema files for %d types: %v", len(files), len(schemas), err)
	}
}

func TestEveryFieldInTheSchemasIsDescribed(t *testing.T) {
	fields := 0
	for _, s := range schemas {
		data, err := schema.For(s.read, s.title)
		if err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Defs map[string]struct {
				Properties map[string]struct{ Description string }
			} `json:"$defs"`
		}
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		for name, def := range doc.Defs {
			for key, property := range def.Properties {
				fields++
				if strings.TrimSpace(property.Description) == "" {
					t.Errorf("%s: %s.%s has no description", s.name, name, key)
				}
			}
		}
	}
	if fields < 200 {
		t.Errorf("only %d fields seen", fields)
	}
}

func TestEveryShippedFileFitsTheSchemaItNames(t *testing.T) {
	var files []string
	for _, pattern := range []string{"*.yaml", "text/*/*.yaml"} {
		found, err := filepath.Glob(filepath.Join(shipped, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) != 8+3*7 {
		t.Fatalf("%d files: %v", len(files), files)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(string(data), "\n")
		named, ok := strings.CutPrefix(first, "# yaml-language-server: $schema=")
		if !ok {
			t.Errorf("%s does not name its schema in the first line", file)
			continue
		}
		s, err := jsonschema.NewCompiler().Compile(filepath.Join(filepath.Dir(file), named))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if err := s.Validate(asJSON(t, data)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func asJSON(t *testing.T, data []byte) any {
	t.Helper()
	var v any
	if err := yaml.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

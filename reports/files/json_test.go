package files_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"rahbord/internal/schema"
	"rahbord/reports"
	"rahbord/reports/files"
	"rahbord/reports/reportstest"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const schemaFile = "../../docs/project.schema.json"

func TestSchemaIsThatOfTheWriter(t *testing.T) {
	got, err := schema.For(files.Project{}, "The plan of a report as JSON")
	if err != nil {
		t.Fatal(err)
	}
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(schemaFile, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not that of the types (go test -update writes it)", schemaFile)
	}
}

func TestJSONKeepsToItsSchema(t *testing.T) {
	s, err := jsonschema.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range samples {
		src := reportstest.Sample(t, x.name, x.lang)
		data, err := files.JSON(src)
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(value); err != nil {
			t.Errorf("%s: %v", x.name, err)
		}
		var back struct {
			Tasks []struct {
				ID   string
				Done *float64
			}
			Readiness []struct{ Now float64 }
		}
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatal(err)
		}
		p := reports.ProjectOf(src)
		if len(back.Tasks) != len(p.Tasks) || back.Tasks[0].ID != p.Tasks[0].ID || back.Tasks[0].Done == nil {
			t.Errorf("%s: the tasks read back are %v", x.name, back.Tasks)
		}
		if len(back.Readiness) != len(src.Result.Areas)+1 || back.Readiness[0].Now == 0 {
			t.Errorf("%s: %d rows of readiness", x.name, len(back.Readiness))
		}
	}
}

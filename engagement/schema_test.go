package engagement

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rahbord/internal/schema"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

var update = flag.Bool("update", false, "write client.schema.json anew")

func TestSchemaIsThatOfTheTypes(t *testing.T) {
	want, err := schema.For(Engagement{}, "Client file of Rahbord")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("client.schema.json", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := cmp.Diff(string(want), string(Schema())); d != "" {
		t.Errorf("client.schema.json is out of date; run go test ./engagement -update:\n%s", d)
	}
}

func TestEveryKeyOfTheFileIsDescribed(t *testing.T) {
	var s struct {
		Defs map[string]struct {
			Properties map[string]struct{ Description string }
		} `json:"$defs"`
	}
	if err := json.Unmarshal(Schema(), &s); err != nil || len(s.Defs) < 8 {
		t.Fatal(err, len(s.Defs))
	}
	for name, def := range s.Defs {
		for key, p := range def.Properties {
			if strings.TrimSpace(p.Description) == "" {
				t.Errorf("%s.%s has no description", name, key)
			}
		}
	}
}

func compiledSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("client.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("client.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// jsonValue is a YAML node as JSON has it; days are texts.
func jsonValue(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = jsonValue(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		items := make([]any, len(n.Content))
		for i, c := range n.Content {
			items[i] = jsonValue(c)
		}
		return items
	}
	switch n.Tag {
	case "!!int", "!!float":
		return json.Number(n.Value)
	case "!!bool":
		return n.Value == "true"
	case "!!null":
		return nil
	}
	return n.Value
}

func schemaAccepts(t *testing.T, s *jsonschema.Schema, file string) error {
	t.Helper()
	var top yaml.Node
	if err := yaml.Unmarshal([]byte(file), &top); err != nil {
		t.Fatal(err)
	}
	return s.Validate(jsonValue(top.Content[0]))
}

func TestSchemaTakesGoodFilesAndRefusesBadOnes(t *testing.T) {
	s := compiledSchema(t)
	names, err := filepath.Glob("../templates/samples/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no samples found", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := schemaAccepts(t, s, string(data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := schemaAccepts(t, s, canonical); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"mistyped key", "unknown method", "day in another form", "Persian year", "level in words",
		"mistyped state", "n/a without reason", "level and n/a", "no level", "consensus unknown", "negative grade", "question id", "respondent no id"} {
		c, ok := faultyFiles[name]
		if !ok {
			t.Fatalf("no example %q", name)
		}
		if schemaAccepts(t, s, faultyFile(c.file)) == nil {
			t.Errorf("%s: the schema takes it", name)
		}
	}
}

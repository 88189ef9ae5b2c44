package schema_test

import (
	"encoding/json"
	"strings"
	"testing"

	"rahbord/internal/exact"
	"rahbord/internal/schema"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

type colour string

func (colour) Choices() []string { return []string{"red", "green"} }

type odd struct{}

func (odd) JSONSchema() map[string]any { return map[string]any{"type": []string{"string", "null"}} }

type shared struct {
	ID string `yaml:"id" doc:"Id."`
}

type tree struct {
	Shared shared            `yaml:",inline"`
	Weight exact.Rat         `yaml:"weight" doc:"Weight."`
	Limit  *exact.Rat        `yaml:"limit,omitempty" doc:"Limit."`
	Colour colour            `yaml:"colour,omitempty" doc:"Colour."`
	Count  int               `yaml:"count,omitempty" doc:"Count."`
	Open   bool              `yaml:"open,omitempty" doc:"Open."`
	Odd    odd               `yaml:"odd,omitempty" doc:"Odd."`
	By     map[colour]int    `yaml:"by,omitempty" doc:"By colour."`
	Notes  map[string]string `yaml:"notes,omitempty" doc:"Notes."`
	Parts  []tree            `yaml:"parts,omitempty" doc:"Parts."`
	Kept   string            `yaml:"-"`
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := schema.For(tree{}, "A tree")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("tree.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("tree.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSchemaAcceptsWhatTheReaderAcceptsAndRefusesTheRest(t *testing.T) {
	s := compiled(t)
	for doc, good := range map[string]bool{
		`{"id": "a", "weight": 1.5}`:                                        true,
		`{"id": "a", "weight": 1, "limit": 2, "colour": "red", "count": 3}`: true,
		`{"id": "a", "weight": 1, "parts": [{"id": "b", "weight": 2}]}`:     true,
		`{"id": "a", "weight": 1, "by": {"green": 2}, "notes": {"x": "y"}}`: true,
		`{"id": "a", "weight": 1, "odd": null, "open": true}`:               true,
		`{"id": "a"}`:                                      false,
		`{"id": "a", "weight": "heavy"}`:                   false,
		`{"id": "a", "weight": 1, "colour": "blue"}`:       false,
		`{"id": "a", "weight": 1, "by": {"blue": 2}}`:      false,
		`{"id": "a", "weight": 1, "count": 1.5}`:           false,
		`{"id": "a", "weight": 1, "inner": 1}`:             false,
		`{"id": "a", "weight": 1, "Kept": "x"}`:            false,
		`{"id": "a", "weight": 1, "parts": [{"id": "b"}]}`: false,
		`{"id": "a", "weight": 1, "open": "yes"}`:          false,
	} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(doc))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); (err == nil) != good {
			t.Errorf("%s: accepted %v, want %v (%v)", doc, err == nil, good, err)
		}
	}
}

func TestSchemaIsTheSameEveryTimeAndCarriesTheDescriptions(t *testing.T) {
	first, err := schema.For(tree{}, "A tree")
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		again, err := schema.For(tree{}, "A tree")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(first), string(again)); diff != "" {
			t.Fatal(diff)
		}
	}
	var doc struct {
		Title string `json:"title"`
		Defs  map[string]struct {
			Properties map[string]struct{ Description string }
		} `json:"$defs"`
	}
	if err := json.Unmarshal(first, &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Title != "A tree" || doc.Defs["tree"].Properties["weight"].Description != "Weight." || doc.Defs["tree"].Properties["id"].Description != "Id." {
		t.Errorf("title or descriptions are missing: %s", first)
	}
}

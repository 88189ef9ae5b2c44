package templates_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"rahbord/templates"
)

// node is a place in a JSON Schema.
type node struct {
	Ref        string           `json:"$ref"`
	Defs       map[string]*node `json:"$defs"`
	Properties map[string]*node `json:"properties"`
	Items      *node            `json:"items"`
	Entries    any              `json:"additionalProperties"` // false, or a node
	Required   []string         `json:"required"`
	Meaning    string           `json:"description"`
}

// settings lists the rows that a page needs for a place and all under it: the path with a
// mark where it may be left out, and what it means. A type within itself is listed once.
func (n *node) settings(t *testing.T, at string, defs map[string]*node, within ...string) [][2]string {
	if n.Ref != "" {
		name := path.Base(n.Ref)
		if slices.Contains(within, name) {
			return nil
		}
		inner := defs[name]
		if inner == nil {
			t.Fatalf("no %s among the definitions", n.Ref)
		}
		return inner.settings(t, at, defs, append(slices.Clone(within), name)...)
	}
	var out [][2]string
	for _, key := range slices.Sorted(maps.Keys(n.Properties)) {
		below, row := n.Properties[key], strings.TrimPrefix(at+"."+key, ".")
		cell := "`" + row + "`"
		if !slices.Contains(n.Required, key) {
			cell += " ○"
		}
		out = append(append(out, [2]string{cell, below.Meaning}), below.settings(t, row, defs, within...)...)
	}
	if n.Items != nil {
		out = append(out, n.Items.settings(t, at+"[]", defs, within...)...)
	}
	if entries, ok := n.Entries.(map[string]any); ok {
		data, err := json.Marshal(entries)
		var below node
		if err == nil {
			err = json.Unmarshal(data, &below)
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, below.settings(t, at+".<id>", defs, within...)...)
	}
	return out
}

// Every key of a model's files stands on the page about models, with the mark and the
// meaning of its schema.
func TestThePageOnModelsHoldsEverySetting(t *testing.T) {
	data, err := os.ReadFile("../docs/packs.md")
	if err != nil {
		t.Fatal(err)
	}
	_, page, _ := strings.Cut(string(data), "\n## Settings\n")
	schemas, err := fs.Glob(templates.Pack(), "schema/*.schema.json")
	if err != nil || len(schemas) < 15 {
		t.Fatal(schemas, err)
	}
	for _, name := range schemas {
		data, err := fs.ReadFile(templates.Pack(), name)
		if err != nil {
			t.Fatal(err)
		}
		var root node
		if err := json.Unmarshal(data, &root); err != nil {
			t.Fatal(err)
		}
		file := strings.TrimSuffix(path.Base(name), ".schema.json")
		var section string
		for _, s := range strings.Split(page, "\n### ")[1:] {
			heading, rows, _ := strings.Cut(s, "\n")
			words, isText := strings.CutPrefix(file, "text-")
			if strings.HasPrefix(heading, "text/") == isText && strings.Contains(heading, words+".yaml") {
				section = rows
			}
		}
		rows := root.settings(t, "", root.Defs)
		if len(rows) == 0 || section == "" {
			t.Errorf("%s: %d settings, %d bytes of the page", name, len(rows), len(section))
		}
		for _, row := range rows {
			// Of a file of entries by id the page lists the keys of one; a part has the keys of a question.
			cell := strings.NewReplacer("`<id>.", "`", "questions[].fields[].", "questions[].").Replace(row[0])
			found := slices.ContainsFunc(strings.Split(section, "\n"), func(line string) bool {
				return strings.HasPrefix(line, "| "+cell+" |") && strings.HasSuffix(line, "| "+row[1]+" |")
			})
			if !found {
				t.Errorf("%s: no line %s … %s", file, cell, row[1])
			}
		}
	}
}

// Every effect of the shipped model is explained, or said to change nothing.
func TestThePageOnModelsNamesEveryEffect(t *testing.T) {
	page, err := os.ReadFile("../docs/packs.md")
	if err != nil {
		t.Fatal(err)
	}
	questions, err := fs.ReadFile(templates.Pack(), "questions.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(questions), "\neffects:\n")
	list, _, _ = strings.Cut(list, "\n\n")
	effects := 0
	for line := range strings.Lines(list) {
		effect, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "- "), " ")
		if effect == "" || effect == "#" {
			continue
		}
		effects++
		if !strings.Contains(string(page), "`"+effect+"`") {
			t.Errorf("no %s", effect)
		}
	}
	if effects < 50 {
		t.Errorf("only %d effects found", effects)
	}
}

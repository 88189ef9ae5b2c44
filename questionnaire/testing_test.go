package questionnaire_test

import (
	"os"
	"testing"

	"rahbord/internal/yamldoc"

	"gopkg.in/yaml.v3"
)

// flatYAML reads a file of nested texts with keys joined by dots.
func flatYAML(t *testing.T, file string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, faults := yamldoc.Parse(file, data)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	out := map[string]string{}
	var walk func(prefix string, n *yaml.Node)
	walk = func(prefix string, n *yaml.Node) {
		if n.Kind == yaml.ScalarNode {
			out[prefix] = n.Value
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i].Value
			if prefix != "" {
				key = prefix + "." + key
			}
			walk(key, n.Content[i+1])
		}
	}
	walk("", doc.Root())
	return out
}

package questionnaire

import (
	"strconv"
	"strings"

	"rahbord/internal/diag"
	"rahbord/internal/yamldoc"

	"gopkg.in/yaml.v3"
)

// places knows where in the files everything stands. A place is named by its keys,
// where an entry of a list goes by its id, or by its number when it has none:
// "questions.yaml", "questions", "Q0.3", "fields", "total", "unit".
type places map[string]diag.Pos

func placeKey(path []string) string { return strings.Join(path, "\x00") }

// at is the position of the place, or of the nearest place around it.
func (p places) at(path ...string) diag.Pos {
	for n := len(path); n > 0; n-- {
		if pos, ok := p[placeKey(path[:n])]; ok {
			return pos
		}
	}
	if len(path) > 0 {
		return diag.Pos{File: path[0]}
	}
	return diag.Pos{}
}

func (p places) add(doc *yamldoc.Doc) { p.walk(doc, doc.Root(), []string{doc.Name()}) }

func (p places) walk(doc *yamldoc.Doc, n *yaml.Node, path []string) {
	p[placeKey(path)] = doc.At(n)
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			p.walk(doc, n.Content[i+1], append(path[:len(path):len(path)], n.Content[i].Value))
		}
	case yaml.SequenceNode:
		for i, item := range n.Content {
			p.walk(doc, item, append(path[:len(path):len(path)], entryName(item, i)))
		}
	}
}

// entryName is the id of a list entry, or its number.
func entryName(n *yaml.Node, i int) string {
	if id := idOf(n); id != nil {
		return id.Value
	}
	return strconv.Itoa(i)
}

func idOf(n *yaml.Node) *yaml.Node {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == "id" {
			return n.Content[i+1]
		}
	}
	return nil
}

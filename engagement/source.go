package engagement

import (
	"slices"
	"strconv"
	"strings"

	"rahbord/internal/diag"

	"gopkg.in/yaml.v3"
)

// source is what a file tells beyond its values: where things stand, and remarks.
type source struct {
	name    string
	values  map[string]diag.Pos // by path
	keys    map[string]diag.Pos
	items   map[string][]string // names of a list's items, by the path of the list
	remarks remarks
}

// Pos is where the value at the path stands in the file, or its nearest ancestor
// that does. An item of a list is named by At(index), or by its id, initiative, kpi
// or check if it has one. A new engagement has no positions.
func (e *Engagement) Pos(path ...string) diag.Pos { return e.place(false, path) }

// KeyPos is where the entry at the path begins: at its key.
func (e *Engagement) KeyPos(path ...string) diag.Pos { return e.place(true, path) }

func (e *Engagement) place(key bool, path []string) diag.Pos {
	if e.source == nil {
		return diag.Pos{}
	}
	from := e.source.values
	if key {
		from = e.source.keys
	}
	pos, at := diag.Pos{File: e.source.name, Line: 1, Col: 1}, ""
	for _, name := range path {
		at = joinPath(at, e.source.itemName(at, name))
		next, ok := from[at]
		if !ok {
			break
		}
		pos = next
	}
	return pos
}

// At names the item of a list by its index, for Pos and KeyPos.
func At(index int) string { return "[" + strconv.Itoa(index) + "]" }

// itemName finds the name of an item that At names.
func (s *source) itemName(list, name string) string {
	if inner, ok := strings.CutPrefix(name, "["); ok {
		if i, err := strconv.Atoi(strings.TrimSuffix(inner, "]")); err == nil && i >= 0 && i < len(s.items[list]) {
			return s.items[list][i]
		}
	}
	return name
}

// has reports whether the file holds a value at the path.
func (s *source) has(path ...string) bool {
	at := ""
	for _, name := range path {
		at = joinPath(at, s.itemName(at, name))
	}
	_, ok := s.values[at]
	return ok
}

// anchor is an entry that remarks can belong to.
type anchor struct {
	line  int
	path  string
	inner bool // inside brackets that begin on its line: a remark behind them is not its own
}

// survey notes the position of every entry.
func survey(name string, root *yaml.Node, data []byte) *source {
	s := &source{name: name, values: map[string]diag.Pos{}, keys: map[string]diag.Pos{}, items: map[string][]string{}}
	var anchors []anchor
	var scalars []*yaml.Node
	s.walk(root, "", &anchors, &scalars)
	slices.SortStableFunc(anchors, func(a, b anchor) int { return a.line - b.line })
	s.remarks = attach(findRemarks(data, scalars), anchors)
	return s
}

func (s *source) walk(n *yaml.Node, path string, anchors *[]anchor, scalars *[]*yaml.Node) {
	note := func(at, value *yaml.Node, name string) string {
		sub := joinPath(path, name)
		if _, twice := s.values[sub]; !twice {
			s.keys[sub] = diag.Pos{File: s.name, Line: at.Line, Col: at.Column}
			s.values[sub] = diag.Pos{File: s.name, Line: value.Line, Col: value.Column}
		}
		*anchors = append(*anchors, anchor{at.Line, sub, n.Style&yaml.FlowStyle != 0 && n.Line == at.Line})
		return sub
	}
	switch n.Kind {
	case yaml.ScalarNode:
		*scalars = append(*scalars, n)
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			s.walk(n.Content[i], path, anchors, scalars)
			sub := note(n.Content[i], n.Content[i+1], n.Content[i].Value)
			s.walk(n.Content[i+1], sub, anchors, scalars)
		}
	case yaml.SequenceNode:
		used := map[string]int{}
		for i, item := range n.Content {
			name := itemName(i, func(k string) string { return scalarChild(item, k) }, used)
			sub := note(item, item, name)
			s.items[path] = append(s.items[path], name)
			s.walk(item, sub, anchors, scalars)
		}
	}
}

func scalarChild(n *yaml.Node, key string) string {
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if v := n.Content[i+1]; n.Content[i].Value == key && v.Kind == yaml.ScalarNode && v.Tag != "!!null" {
				return v.Value
			}
		}
	}
	return ""
}

// Paths join names with a character that no name can hold unescaped.
const pathMark = "\x00"

func joinPath(path, name string) string { return path + pathMark + name }

func parentPath(path string) string { return path[:max(0, strings.LastIndex(path, pathMark))] }

// depth is 1 for the parts of the file, 2 for what stands in them.
func depth(path string) int { return strings.Count(path, pathMark) }

// Package yamldoc is the one door through which YAML comes in: every file is
// guarded, parsed with positions, and decoded strictly, with all faults at once.
// Structs use `yaml:"name"` tags: a key that no field claims is a fault, and so is
// a missing key whose field is not marked omitempty.
package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rahbord/internal/diag"
	"rahbord/internal/plain"

	"gopkg.in/yaml.v3"
)

// Limits of a file: bytes, and levels of nesting.
const (
	MaxBytes = 8 << 20
	MaxDepth = 24
)

// Doc is a parsed YAML file with its positions.
type Doc struct {
	name string
	root *yaml.Node
}

// Parse reads one YAML document. Anchors, aliases, tags, several documents,
// oversized, deeply nested or wrongly encoded input are faults; with any fault of
// that kind the Doc is nil. Duplicate keys and texts that plain.Unfit refuses are faults too, but
// leave a Doc.
func Parse(name string, data []byte) (*Doc, diag.List) {
	var faults diag.List
	whole := diag.Pos{File: name}
	if len(data) > MaxBytes {
		faults.Add(whole, "file-too-large", diag.Args{"limit": strconv.Itoa(MaxBytes >> 20)})
		return nil, faults
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if f := badByte(name, data); f != nil {
		return nil, diag.List{*f}
	}
	if pos, deep := tooDeep(name, data); deep {
		faults.Add(pos, "too-deep", diag.Args{"limit": strconv.Itoa(MaxDepth)})
		return nil, faults
	}
	var top, second yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader(data))
	err := dec.Decode(&top)
	if errors.Is(err, io.EOF) || err == nil && len(top.Content) == 0 {
		faults.Add(whole, "empty-file", nil)
		return nil, faults
	}
	if err == nil && !errors.Is(dec.Decode(&second), io.EOF) {
		faults.Add(diag.Pos{File: name, Line: max(second.Line, 1)}, "several-documents", nil)
		return nil, faults
	}
	if err != nil {
		faults.Add(syntaxPos(name, err), "yaml-syntax", diag.Args{"detail": syntaxDetail(err)})
		return nil, faults
	}
	d := &Doc{name: name, root: top.Content[0]}
	if d.guard(top.Content[0], 1, &faults); faults.HasErrors() {
		return nil, faults
	}
	d.texts(d.root, &faults)
	d.duplicates(d.root, &faults)
	return d, faults
}

// Name is the file's name as faults show it.
func (d *Doc) Name() string { return d.name }

// Root is the top node (never a document node).
func (d *Doc) Root() *yaml.Node { return d.root }

// At is the position of a node.
func (d *Doc) At(n *yaml.Node) diag.Pos { return at(d.name, n) }

func at(name string, n *yaml.Node) diag.Pos {
	return diag.Pos{File: name, Line: n.Line, Col: n.Column}
}

// Node finds a value by keys and decimal indexes; nil when there is none.
func (d *Doc) Node(path ...string) *yaml.Node {
	n := d.root
	for _, p := range path {
		if n = child(n, p); n == nil {
			return nil
		}
	}
	return n
}

// Pos is the position of the value at the path, or of its nearest ancestor that exists.
func (d *Doc) Pos(path ...string) diag.Pos {
	n := d.root
	for _, p := range path {
		next := child(n, p)
		if next == nil {
			break
		}
		n = next
	}
	return d.At(n)
}

// KeyPos is the position of the last key of the path, where a message about a whole entry belongs.
func (d *Doc) KeyPos(path ...string) diag.Pos {
	if len(path) > 0 {
		if n := d.Node(path[:len(path)-1]...); n != nil && n.Kind == yaml.MappingNode {
			for i := 0; i+1 < len(n.Content); i += 2 {
				if n.Content[i].Value == path[len(path)-1] {
					return d.At(n.Content[i])
				}
			}
		}
	}
	return d.Pos(path...)
}

func child(n *yaml.Node, key string) *yaml.Node {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == key {
				return n.Content[i+1]
			}
		}
	case yaml.SequenceNode:
		if i, err := strconv.Atoi(key); err == nil && i >= 0 && i < len(n.Content) {
			return n.Content[i]
		}
	}
	return nil
}

// badByte finds the first byte sequence that no text file should hold; nil without one.
func badByte(name string, data []byte) *diag.Fault {
	at, rule, args := plain.Find(string(data))
	if i := invalid(data); i >= 0 && (rule == "" || i < at) {
		at, rule, args = i, "not-utf8", diag.Args{"char": fmt.Sprintf("0x%02X", data[i])}
	}
	if rule == "" {
		return nil
	}
	before := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data[:at]))
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return &diag.Fault{Rule: rule, Args: args, Pos: diag.Pos{File: name, Line: 1 + strings.Count(before, "\n"), Col: 1 + utf8.RuneCountInString(line)}}
}

// invalid is the offset of the first byte that is no UTF-8, -1 without one.
func invalid(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// tooDeep stops absurd nesting before the parser sees it: flow brackets at the
// start of lines and indentation are counted roughly; the exact check is guard's.
func tooDeep(name string, data []byte) (diag.Pos, bool) {
	line, run := 1, 0
	for _, c := range data {
		switch c {
		case '[', '{':
			run++
		case ']', '}':
			run = max(0, run-1)
		case '\n':
			line++
		}
		if run > 1000 {
			return diag.Pos{File: name, Line: line}, true
		}
	}
	return diag.Pos{}, false
}

// guard refuses what a data file has no use for and attackers do.
func (d *Doc) guard(n *yaml.Node, depth int, faults *diag.List) {
	switch {
	case depth > MaxDepth:
		faults.Add(d.At(n), "too-deep", diag.Args{"limit": strconv.Itoa(MaxDepth)})
		return
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		faults.Add(d.At(n), "alias", nil)
		return
	case n.Style&yaml.TaggedStyle != 0:
		faults.Add(d.At(n), "tag", diag.Args{"tag": plain.Excerpt(n.Tag)})
		return
	}
	for _, c := range n.Content {
		d.guard(c, depth+1, faults)
	}
}

// texts gives all texts one kind of line end and refuses what only an escape ("\u202E")
// can bring in: the raw characters are refused before.
func (d *Doc) texts(n *yaml.Node, faults *diag.List) {
	n.Value = plain.Lines(n.Value)
	if rule, args := plain.Unfit(n.Value); rule != "" {
		faults.Add(d.At(n), rule, args)
	}
	for _, c := range n.Content {
		d.texts(c, faults)
	}
}

func (d *Doc) duplicates(n *yaml.Node, faults *diag.List) {
	if n.Kind == yaml.MappingNode {
		first := map[string]*yaml.Node{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			k := n.Content[i]
			if f, twice := first[k.Value]; twice {
				faults.Add(d.At(k), "duplicate-key", diag.Args{"key": plain.Excerpt(k.Value), "line": strconv.Itoa(f.Line)})
			} else {
				first[k.Value] = k
			}
		}
	}
	for _, c := range n.Content {
		d.duplicates(c, faults)
	}
}

var yamlLine = regexp.MustCompile(`line (\d+): `)

func syntaxPos(name string, err error) diag.Pos {
	pos := diag.Pos{File: name, Line: 1}
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		pos.Line, _ = strconv.Atoi(m[1])
	}
	return pos
}

func syntaxDetail(err error) string {
	s := strings.TrimPrefix(err.Error(), "yaml: ")
	return yamlLine.ReplaceAllString(s, "")
}

// sortedKeys lists what a mapping may hold, for hints.
func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

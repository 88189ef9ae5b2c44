package yamldoc

import (
	"encoding"
	"reflect"
	"strconv"
	"strings"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/plain"

	"gopkg.in/yaml.v3"
)

// Unmarshaler lets a type read its own node: it adds faults to dec and goes on.
type Unmarshaler interface {
	DecodeYAML(dec *Decoder, n *yaml.Node)
}

// Decoder reads nodes into values and collects the faults.
type Decoder struct {
	Name   string
	Faults diag.List
}

// Into decodes the document into v, a pointer, and returns all faults in file order.
func (d *Doc) Into(v any) diag.List {
	dec := &Decoder{Name: d.name}
	dec.Decode(d.root, v)
	dec.Faults.Sort()
	return dec.Faults
}

// Decode reads one node into v, a pointer.
func (dec *Decoder) Decode(n *yaml.Node, v any) { dec.value(n, reflect.ValueOf(v).Elem()) }

// At is the position of a node.
func (dec *Decoder) At(n *yaml.Node) diag.Pos { return at(dec.Name, n) }

// Fault adds an error at a node.
func (dec *Decoder) Fault(n *yaml.Node, rule string, args diag.Args) {
	dec.Faults.Add(dec.At(n), rule, args)
}

// WrongType adds the fault "here stands got, want is needed"; want is one of text,
// number, whole, flag, list, mapping (words: types.<want>).
func (dec *Decoder) WrongType(n *yaml.Node, want string) {
	dec.Fault(n, "wrong-type", diag.Args{"want": "@types." + want, "got": "@types." + kindName(n), "value": plain.Excerpt(n.Value)})
}

// guesses is after how many faults no more suggestions are made.
const guesses = 100

// UnknownKey adds the fault for a key that is not among the known ones.
func (dec *Decoder) UnknownKey(key *yaml.Node, known []string) {
	guess := ""
	if len(dec.Faults) < guesses { // a file of nonsense is not worth the time
		guess = diag.Guess(key.Value, known)
	}
	dec.Fault(key, "unknown-key", diag.Args{"key": plain.Excerpt(key.Value), "guess": guess, "known": strings.Join(known, ", ")})
}

func kindName(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "mapping"
	case yaml.SequenceNode:
		return "list"
	}
	switch n.Tag {
	case "!!null":
		return "nothing"
	case "!!int", "!!float":
		return "number"
	case "!!bool":
		return "flag"
	}
	return "text"
}

var (
	unmarshalerType = reflect.TypeFor[Unmarshaler]()
	textType        = reflect.TypeFor[encoding.TextUnmarshaler]()
	ratType         = reflect.TypeFor[exact.Rat]()
)

func (dec *Decoder) value(n *yaml.Node, v reflect.Value) {
	t := v.Type()
	switch {
	case reflect.PointerTo(t).Implements(unmarshalerType):
		v.Addr().Interface().(Unmarshaler).DecodeYAML(dec, n)
	case t == ratType:
		dec.number(n, v)
	case t.Kind() != reflect.Pointer && reflect.PointerTo(t).Implements(textType):
		if n.Kind != yaml.ScalarNode {
			dec.WrongType(n, "text")
		} else if err := v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(n.Value)); err != nil {
			dec.Fault(n, "bad-value", diag.Args{"value": plain.Excerpt(n.Value)})
		}
	default:
		dec.plain(n, v)
	}
}

func (dec *Decoder) plain(n *yaml.Node, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		dec.value(n, v.Elem())
	case reflect.Struct:
		dec.structure(n, v)
	case reflect.Slice:
		dec.list(n, v)
	case reflect.Map:
		dec.mapping(n, v)
	case reflect.String:
		if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
			dec.WrongType(n, "text")
			return
		}
		v.SetString(n.Value)
	case reflect.Bool:
		if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
			dec.WrongType(n, "flag")
			return
		}
		v.SetBool(strings.EqualFold(n.Value, "true"))
	case reflect.Int:
		i, err := strconv.Atoi(n.Value)
		if n.Kind != yaml.ScalarNode || n.Tag != "!!int" || err != nil {
			dec.WrongType(n, "whole")
			return
		}
		v.SetInt(int64(i))
	}
}

func (dec *Decoder) number(n *yaml.Node, v reflect.Value) {
	r, err := exact.Parse(n.Value)
	if n.Kind != yaml.ScalarNode || strings.Contains(n.Value, "/") || n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 || err != nil {
		dec.WrongType(n, "number")
		return
	}
	v.Set(reflect.ValueOf(r))
}

func (dec *Decoder) list(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.SequenceNode {
		dec.WrongType(n, "list")
		return
	}
	out := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, c := range n.Content {
		dec.value(c, out.Index(i))
	}
	v.Set(out)
}

func (dec *Decoder) mapping(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.MappingNode {
		dec.WrongType(n, "mapping")
		return
	}
	out := reflect.MakeMapWithSize(v.Type(), len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		item := reflect.New(v.Type().Elem()).Elem()
		dec.value(n.Content[i+1], item)
		out.SetMapIndex(reflect.ValueOf(n.Content[i].Value).Convert(v.Type().Key()), item)
	}
	v.Set(out)
}

// field is one key a struct claims.
type field struct {
	index    []int
	required bool
}

// fields lists the keys of a struct type by name; inline structs are flattened.
func fields(t reflect.Type) map[string]field {
	out := map[string]field{}
	for i := range t.NumField() {
		f := t.Field(i)
		tag, ok := f.Tag.Lookup("yaml")
		if !ok || !f.IsExported() {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		switch {
		case options == "inline":
			for k, sub := range fields(f.Type) {
				out[k] = field{append([]int{i}, sub.index...), sub.required}
			}
		case name != "-":
			out[name] = field{[]int{i}, options != "omitempty"}
		}
	}
	return out
}

func (dec *Decoder) structure(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.MappingNode {
		dec.WrongType(n, "mapping")
		return
	}
	known := fields(v.Type())
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		f, ok := known[key.Value]
		if !ok {
			dec.UnknownKey(key, sortedKeys(known))
			continue
		}
		seen[key.Value] = true
		dec.value(n.Content[i+1], v.FieldByIndex(f.index))
	}
	for _, k := range sortedKeys(known) {
		if known[k].required && !seen[k] {
			dec.Fault(n, "missing-key", diag.Args{"key": k})
		}
	}
}

// Package schema writes JSON Schemas (draft 2020-12) of the YAML files, for editors:
// from the Go types that read the files and from their yaml and doc tags, so that
// what an editor completes is what the program accepts.
package schema

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"rahbord/internal/exact"
)

// describer is a type that reads its own form and describes it.
type describer interface{ JSONSchema() map[string]any }

// chooser is a text from a closed set.
type chooser interface{ Choices() []string }

var (
	describerType = reflect.TypeFor[describer]()
	chooserType   = reflect.TypeFor[chooser]()
	textType      = reflect.TypeFor[encoding.TextUnmarshaler]()
	ratType       = reflect.TypeFor[exact.Rat]()
)

// For gives the schema of the type of v, indented, with a newline at the end: the same
// bytes every time. Structs become definitions, so a type may hold itself.
func For(v any, title string) ([]byte, error) {
	b := &builder{definitions: map[string]any{}}
	s := b.of(reflect.TypeOf(v))
	out := map[string]any{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
	for k, x := range s {
		out[k] = x
	}
	if len(b.definitions) > 0 {
		out["$defs"] = b.definitions
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		return nil, fmt.Errorf("schema of %T: %w", v, err)
	}
	return buf.Bytes(), nil
}

type builder struct {
	definitions map[string]any
}

// of describes a type.
func (b *builder) of(t reflect.Type) map[string]any {
	switch {
	case t.Kind() == reflect.Pointer:
		return b.of(t.Elem())
	case t.Implements(describerType):
		return reflect.Zero(t).Interface().(describer).JSONSchema()
	case t.Implements(chooserType):
		return map[string]any{"enum": reflect.Zero(t).Interface().(chooser).Choices()}
	case t == ratType:
		return map[string]any{"type": "number"}
	case reflect.PointerTo(t).Implements(textType):
		return map[string]any{"type": "string"}
	}
	switch t.Kind() {
	case reflect.Struct:
		return b.reference(t)
	case reflect.Slice:
		return map[string]any{"type": "array", "items": b.of(t.Elem())}
	case reflect.Map:
		m := map[string]any{"type": "object", "additionalProperties": b.of(t.Elem())}
		if t.Key().Implements(chooserType) {
			m["propertyNames"] = b.of(t.Key())
		}
		return m
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.String:
		// The reader takes any single value where text stands.
		return map[string]any{"type": []string{"string", "number", "boolean"}}
	}
	return map[string]any{}
}

func (b *builder) reference(t reflect.Type) map[string]any {
	if _, known := b.definitions[t.Name()]; !known {
		b.definitions[t.Name()] = nil // being built
		b.definitions[t.Name()] = b.structure(t)
	}
	return map[string]any{"$ref": "#/$defs/" + t.Name()}
}

func (b *builder) structure(t reflect.Type) map[string]any {
	properties := map[string]any{}
	required := b.fields(t, properties)
	out := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

// fields adds the keys of a struct to properties and returns the required ones.
func (b *builder) fields(t reflect.Type, properties map[string]any) []string {
	var required []string
	for i := range t.NumField() {
		f := t.Field(i)
		tag, ok := f.Tag.Lookup("yaml")
		name, options, _ := strings.Cut(tag, ",")
		switch {
		case !ok || name == "-" || !f.IsExported():
		case options == "inline":
			required = append(required, b.fields(f.Type, properties)...)
		default:
			s := b.of(f.Type)
			if doc := f.Tag.Get("doc"); doc != "" {
				s["description"] = doc
			}
			properties[name] = s
			if options != "omitempty" {
				required = append(required, name)
			}
		}
	}
	return required
}

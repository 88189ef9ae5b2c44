package questionnaire

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
)

// chooser is a closed set of values.
type chooser interface{ Choices() []string }

var ratType = reflect.TypeFor[exact.Rat]()

// forms checks what holds for every value alike: closed sets and ids given once.
func (l *linter) forms(f *files) {
	for name, v := range map[string]any{
		"pack.yaml": f.settings, "areas.yaml": f.areas, "indicators.yaml": f.indicators, "questions.yaml": f.questions,
		"checks.yaml": f.checks, "initiatives.yaml": f.initiatives, "kpis.yaml": f.kpis, "traceability.yaml": f.trace,
	} {
		l.form(reflect.ValueOf(v), []string{name})
	}
}

func (l *linter) form(v reflect.Value, path []string) {
	if c, ok := v.Interface().(chooser); ok {
		l.choice(v.String(), c.Choices(), path)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			l.form(v.Elem(), path)
		}
	case reflect.Struct:
		l.formOfStruct(v, path)
	case reflect.Slice:
		seen := map[string]bool{}
		for i := range v.Len() {
			name, id := entry(v.Index(i), i)
			at := append(path[:len(path):len(path)], name)
			if id != "" && seen[id] {
				l.fault("duplicate-id", diag.Args{"id": id}, at...)
			}
			seen[id] = true
			l.form(v.Index(i), at)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			at := append(path[:len(path):len(path)], k.String())
			if c, ok := k.Interface().(chooser); ok {
				l.choice(k.String(), c.Choices(), at)
			}
			l.form(v.MapIndex(k), at)
		}
	}
}

func (l *linter) formOfStruct(v reflect.Value, path []string) {
	t := v.Type()
	if t == ratType || t == reflect.TypeFor[MapValue]() {
		return
	}
	for i := range t.NumField() {
		tag, ok := t.Field(i).Tag.Lookup("yaml")
		name, options, _ := strings.Cut(tag, ",")
		switch {
		case !ok:
		case options == "inline":
			l.form(v.Field(i), path)
		default:
			l.form(v.Field(i), append(path[:len(path):len(path)], name))
		}
	}
}

// choice checks a value of a closed set. An empty one was left out, which is no fault
// here: where it must be given, reading has said so.
func (l *linter) choice(value string, known []string, path []string) {
	if value != "" && !slices.Contains(known, value) {
		l.fault("unknown-choice", diag.Args{"value": value, "guess": diag.Guess(value, known), "known": strings.Join(known, ", ")}, path...)
	}
}

// entry names a list entry as places does, and gives the id that must be unique:
// of a record its id, of a text the text.
func entry(v reflect.Value, i int) (name, id string) {
	switch v.Kind() {
	case reflect.Struct:
		if f := v.FieldByName("ID"); f.IsValid() {
			s := fmt.Sprint(f.Interface())
			return s, s
		}
	case reflect.String:
		return strconv.Itoa(i), v.String()
	}
	return strconv.Itoa(i), ""
}

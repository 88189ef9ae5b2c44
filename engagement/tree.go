package engagement

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"rahbord/internal/exact"
)

// tree is a document about to be written: a scalar, a mapping or a list.
type tree struct {
	form  form
	text  string // of a scalar
	plain bool   // the scalar is a number, flag, day or keyword, never quoted
	items []branch
}

type form int

const (
	scalar form = iota
	mapping
	list
)

// branch is an entry of a mapping (name is its key) or an item of a list
// (name is what items are told apart by, see itemName).
type branch struct {
	name  string
	value *tree
}

// planter is a type that shapes its own tree.
type planter interface{ tree() (*tree, error) }

func word(s string) *tree { return &tree{text: s, plain: true} }
func text(s string) *tree { return &tree{text: s} }

func (t *tree) add(name string, value *tree) { t.items = append(t.items, branch{name, value}) }

func (t *tree) find(name string) *tree {
	for _, it := range t.items {
		if it.name == name {
			return it.value
		}
	}
	return nil
}

// identities are the keys by which the items of a list are told apart, so that
// comments and positions follow an item that moves.
var identities = [...]string{"id", "initiative", "kpi", "check"}

// itemName names item i of a list: the text of its first identity key, with #2, #3
// behind it when other items have the same; At(i) when it has none.
func itemName(i int, key func(string) string, used map[string]int) string {
	for _, k := range identities {
		if s := key(k); s != "" {
			used[s]++
			if used[s] > 1 {
				return s + "#" + strconv.Itoa(used[s])
			}
			return s
		}
	}
	return At(i)
}

func (t *tree) nameItems() {
	used := map[string]int{}
	for i, it := range t.items {
		t.items[i].name = itemName(i, func(k string) string {
			if v := it.value.find(k); v != nil && v.form == scalar && (!v.plain || v.text != "null") {
				return v.text
			}
			return ""
		}, used)
	}
}

// plant shapes any value of the engagement: structs in the order of their fields,
// leaving out what is marked omitempty and empty.
func plant(v reflect.Value) (*tree, error) {
	if p, ok := v.Interface().(planter); ok && (v.Kind() != reflect.Pointer || !v.IsNil()) {
		return p.tree()
	}
	switch v.Kind() {
	case reflect.Pointer:
		return plant(v.Elem())
	case reflect.Struct:
		if r, ok := v.Interface().(exact.Rat); ok {
			return number(r, true)
		}
		return plantStruct(v)
	case reflect.Slice:
		t := &tree{form: list}
		for i := range v.Len() {
			item, err := plant(v.Index(i))
			if err != nil {
				return nil, err
			}
			t.add("", item)
		}
		t.nameItems()
		return t, nil
	case reflect.Map:
		return plantMap(v)
	case reflect.Int:
		return word(strconv.FormatInt(v.Int(), 10)), nil
	case reflect.Bool:
		return word(strconv.FormatBool(v.Bool())), nil
	}
	return text(v.String()), nil
}

func plantStruct(v reflect.Value) (*tree, error) {
	t := &tree{form: mapping}
	for i := range v.NumField() {
		tag, ok := v.Type().Field(i).Tag.Lookup("yaml")
		if !ok {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		f := v.Field(i)
		if options == "omitempty" && f.IsZero() {
			continue
		}
		value, err := plant(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if options == "omitempty" && value.form != scalar && len(value.items) == 0 && f.Kind() != reflect.Pointer {
			continue
		}
		t.add(name, value)
	}
	return t, nil
}

func plantMap(v reflect.Value) (*tree, error) {
	t := &tree{form: mapping}
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	for _, k := range keys {
		value, err := plant(v.MapIndex(k))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", k.String(), err)
		}
		t.add(k.String(), value)
	}
	return t, nil
}

// longestNumber is what exact.Parse reads back.
const longestNumber = 64

// number writes a decimal, or a fraction where fractions may stand.
func number(r exact.Rat, fraction bool) (*tree, error) {
	s := r.String()
	if len(s) > longestNumber || strings.Contains(s, "/") && !fraction {
		return nil, fmt.Errorf("the number %.40s cannot be written as a decimal of %d characters", s, longestNumber)
	}
	return word(s), nil
}

func (d Day) tree() (*tree, error) { return word(d.String()), nil }

func (v Value) tree() (*tree, error) {
	switch n := v.node.(type) {
	case nil:
		return word("null"), nil
	case exact.Rat:
		return number(n, false)
	case bool:
		return word(strconv.FormatBool(n)), nil
	case string:
		if _, err := ParseDay(n); err == nil {
			return word(n), nil
		}
		return text(n), nil
	case []Value:
		t := &tree{form: list}
		for _, item := range n {
			sub, err := item.tree()
			if err != nil {
				return nil, err
			}
			t.add("", sub)
		}
		t.nameItems()
		return t, nil
	}
	return fieldsTree(v.node.(record))
}

func (a Answers) tree() (*tree, error) { return fieldsTree(a.items) }

func fieldsTree(fields []Field) (*tree, error) {
	t := &tree{form: mapping}
	for _, f := range fields {
		sub, err := f.Value.tree()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		t.add(f.Name, sub)
	}
	return t, nil
}

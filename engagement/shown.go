package engagement

import (
	"fmt"
	"reflect"
	"strings"
)

// shown is a part of the file on one line, as the file writes it.
func shown(part any) string {
	t, err := partTree(part)
	if err != nil { // a number that no file can hold
		return fmt.Sprint(part)
	}
	return oneLineTree(t)
}

func partTree(part any) (*tree, error) {
	var t *tree
	var err error
	switch x := part.(type) {
	case Field:
		return x.Value.tree()
	case Answer:
		t, err = Sheet{x}.tree()
	case Agreed:
		t, err = Consensus{x}.tree()
	default:
		return plant(reflect.ValueOf(part))
	}
	if err != nil {
		return nil, err
	}
	return t.items[0].value, nil
}

// oneLineTree is a tree in brackets, its texts quoted where a file would quote them.
func oneLineTree(t *tree) string {
	switch {
	case t.form == scalar && t.plain:
		return t.text
	case t.form == scalar:
		return oneLine(t.text)
	}
	parts := make([]string, len(t.items))
	for i, it := range t.items {
		parts[i] = oneLineTree(it.value)
		if t.form == mapping {
			parts[i] = oneLine(it.name) + ": " + parts[i]
		}
	}
	if t.form == mapping {
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

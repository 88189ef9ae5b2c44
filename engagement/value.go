package engagement

import (
	"slices"

	"rahbord/internal/exact"
)

// Value is an answer of any kind: text, number, flag, list or record. The zero
// Value is empty. Values are never changed once made: With returns a new one.
type Value struct{ node any } // nil, string, exact.Rat, bool, []Value or record

// Field is one named part of a record.
type Field struct {
	Name  string
	Value Value
}

type record []Field

// Text makes a text; option ids and dates (YYYY-MM-DD) are texts too.
func Text(s string) Value { return Value{s} }

// Number makes a number. The file writes decimals: a number without a finite
// decimal form (1/3) cannot be saved, and Encode says so.
func Number(r exact.Rat) Value { return Value{r} }

// Flag makes a yes or no.
func Flag(b bool) Value { return Value{b} }

// List makes a list; without items it is the list left empty on purpose.
func List(items ...Value) Value { return Value{slices.Clone(items)} }

// Options makes the list of option ids.
func Options(ids ...string) Value {
	items := make([]Value, len(ids))
	for i, id := range ids {
		items[i] = Text(id)
	}
	return Value{items}
}

// Record makes a record; fields keep their order.
func Record(fields ...Field) Value { return Value{record(slices.Clone(fields))} }

// IsEmpty reports whether nothing is said: no value, an empty text, list or record.
func (v Value) IsEmpty() bool {
	switch n := v.node.(type) {
	case nil:
		return true
	case string:
		return n == ""
	case []Value:
		return len(n) == 0
	case record:
		return len(n) == 0
	}
	return false
}

// IsText, IsList and IsRecord tell the form of the value; Number and Flag tell their own.
func (v Value) IsText() bool { _, ok := v.node.(string); return ok }

// IsList reports whether the value is a list.
func (v Value) IsList() bool { _, ok := v.node.([]Value); return ok }

// IsRecord reports whether the value is a record.
func (v Value) IsRecord() bool { _, ok := v.node.(record); return ok }

// Text is the text, "" when the value is not a text.
func (v Value) Text() string { s, _ := v.node.(string); return s }

// Number is the number and whether the value is one.
func (v Value) Number() (exact.Rat, bool) { r, ok := v.node.(exact.Rat); return r, ok }

// Flag is true only for a given yes.
func (v Value) Flag() bool { b, _ := v.node.(bool); return b }

// IsFlag reports whether the value is a yes or no.
func (v Value) IsFlag() bool { _, ok := v.node.(bool); return ok }

// List is the items of a list, nil for anything else.
func (v Value) List() []Value { items, _ := v.node.([]Value); return slices.Clone(items) }

// Options is the option ids of a multiple choice; a single choice counts as one.
func (v Value) Options() []string {
	switch n := v.node.(type) {
	case string:
		if n != "" {
			return []string{n}
		}
	case []Value:
		var ids []string
		for _, item := range n {
			if s := item.Text(); s != "" {
				ids = append(ids, s)
			}
		}
		return ids
	}
	return nil
}

// Field is a part of a record, the empty Value when there is none.
func (v Value) Field(name string) Value {
	fields, _ := v.node.(record)
	for _, f := range fields {
		if f.Name == name {
			return f.Value
		}
	}
	return Value{}
}

// Fields is the names of a record's parts, in file order.
func (v Value) Fields() []string {
	fields, _ := v.node.(record)
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
	}
	return names
}

// With is the record with one part set; anything but a record is replaced by one.
func (v Value) With(name string, part Value) Value {
	old, _ := v.node.(record)
	fields := slices.Clone(old)
	for i := range fields {
		if fields[i].Name == name {
			fields[i].Value = part
			return Value{fields}
		}
	}
	return Value{append(fields, Field{name, part})}
}

// Equal compares by content; the order of a record's parts does not matter.
func (v Value) Equal(o Value) bool {
	switch n := v.node.(type) {
	case exact.Rat:
		r, ok := o.node.(exact.Rat)
		return ok && n.Equal(r)
	case []Value:
		items, ok := o.node.([]Value)
		return ok && slices.EqualFunc(n, items, Value.Equal)
	case record:
		fields, ok := o.node.(record)
		return ok && len(n) == len(fields) && !slices.ContainsFunc(n, func(f Field) bool {
			return !slices.ContainsFunc(fields, func(g Field) bool { return f.Name == g.Name && f.Value.Equal(g.Value) })
		})
	}
	return v.node == o.node
}

package interview

import (
	"context"

	"rahbord/engagement"
	"rahbord/questionnaire"
)

// fillGroup asks for the parts of a group one after the other; those whose condition
// does not hold are left out.
func (f *flow) fillGroup(ctx context.Context, p part, old engagement.Value) (engagement.Value, move, error) {
	v := old
	for at := 0; at < len(p.field.Fields); {
		field := &p.field.Fields[at]
		if !f.asks(p, v, field) {
			v = without(v, field.ID)
			at++
			continue
		}
		in := p.inside(field)
		in.row = v
		in.keep = func(x engagement.Value) (bool, error) { return p.save(set(v, field.ID, x)) }
		x, m, err := f.fill(ctx, in, v.Field(field.ID))
		if err != nil {
			return v, move{}, err
		}
		if m.way == back {
			v = set(v, field.ID, x) // rows typed before it stay
			before := f.before(p, v, at)
			if before < 0 {
				return v, m, nil
			}
			at = before
			continue
		}
		if m.way != onward {
			return v, m, nil
		}
		v = set(v, field.ID, x)
		if _, err := p.save(v); err != nil {
			return v, move{}, err
		}
		at++
	}
	return v, move{}, nil
}

// save keeps what is answered so far and reports whether the file took it.
func (p part) save(v engagement.Value) (kept bool, err error) {
	if p.keep == nil {
		return false, nil
	}
	return p.keep(v)
}

// asks reports whether a part of a group is asked, given the parts answered so far.
func (f *flow) asks(p part, v engagement.Value, field *questionnaire.Field) bool {
	return f.scope(p.step.with(v)).Visible(field)
}

// before is the part asked before at, -1 when there is none.
func (f *flow) before(p part, v engagement.Value, at int) int {
	for i := at - 1; i >= 0; i-- {
		if f.asks(p, v, &p.field.Fields[i]) {
			return i
		}
	}
	return -1
}

// set puts a part into a record; an empty one is left out.
func set(v engagement.Value, name string, x engagement.Value) engagement.Value {
	if x.IsEmpty() {
		return without(v, name)
	}
	return v.With(name, x)
}

// without is a record without one part.
func without(v engagement.Value, name string) engagement.Value {
	var fields []engagement.Field
	for _, n := range v.Fields() {
		if n != name {
			fields = append(fields, engagement.Field{Name: n, Value: v.Field(n)})
		}
	}
	if len(fields) == 0 {
		return engagement.Value{}
	}
	return engagement.Record(fields...)
}

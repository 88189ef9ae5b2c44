package interview

import (
	"context"
	"slices"
	"strings"

	"rahbord/engagement"
	"rahbord/questionnaire"
)

// fillMatrix asks row by row: a point of the scale, or the parts of the row.
func (f *flow) fillMatrix(ctx context.Context, p part, old engagement.Value) (engagement.Value, move, error) {
	names := p.field.Rows
	if p.field.RowSet != "" {
		names = f.Pack.OptionSets[p.field.RowSet].Options
	}
	if len(p.field.Fields) == 0 {
		f.showScale(p.field.Scale)
		f.gap()
	}
	v := old
	for at := 0; at < len(names); {
		x, m, err := f.matrixRow(ctx, p, v, names[at], at)
		switch {
		case err != nil:
			return v, move{}, err
		case m.way == back && at > 0:
			at--
			continue
		case m.way != onward:
			return v, m, nil
		}
		v = set(v, names[at], x)
		if _, err := p.save(v); err != nil {
			return v, move{}, err
		}
		if len(p.field.Fields) > 0 && p.step.rowRefused(v, at+1) {
			continue
		}
		at++
		if missing := f.tooFewKnown(p, v); at == len(names) && missing != "" {
			f.say("✗ " + missing)
			at = 0
		}
	}
	return v, move{}, nil
}

func (f *flow) matrixRow(ctx context.Context, p part, v engagement.Value, name string, at int) (engagement.Value, move, error) {
	label := f.names().Row(p.field, p.words.Rows, name)
	needed := p.field.EveryRow || slices.Contains(p.field.RequiredRows, name)
	title := f.t("rows.row", "n", f.Words.Int(at+1), "label", label)
	if len(p.field.Fields) > 0 {
		return f.recordRow(ctx, p, v.Field(name), title, needed)
	}
	in := part{step: p.step, optional: !needed, title: title, quiet: true,
		field: &questionnaire.Field{ID: name, Kind: questionnaire.Rating, Scale: p.field.Scale, Step: p.field.Step}}
	x, r, err := f.fillOne(ctx, in, v.Field(name))
	if err != nil || r.command != "" {
		return x, moveOf(f, r), err
	}
	return x, move{}, nil
}

// recordRow asks for the parts of a row. Nothing said to the first part of a row that
// is not needed passes the row.
func (f *flow) recordRow(ctx context.Context, p part, old engagement.Value, title string, needed bool) (engagement.Value, move, error) {
	f.say("▸ " + title)
	v := old
	for at := 0; at < len(p.field.Fields); {
		field := &p.field.Fields[at]
		in := p.inside(field)
		in.row, in.title = v, in.words.Label
		x, r, err := f.fillOne(ctx, in, v.Field(field.ID))
		switch {
		case err != nil:
			return v, move{}, err
		case r.command == cmdBack && at > 0:
			at--
			continue
		case r.command != "":
			return v, moveOf(f, r), nil
		case at == 0 && x.IsEmpty() && !needed:
			return engagement.Value{}, move{}, nil
		}
		v = set(v, field.ID, x)
		at++
	}
	return v, move{}, nil
}

// rowRefused tells the rules that a row breaks.
func (s *questionStep) rowRefused(v engagement.Value, row int) bool {
	refused := false
	for _, b := range s.scope(s.with(v)).Refusals(s.question) {
		if b.Row == row {
			s.say("✗ " + s.words().Rules[b.ID])
			refused = true
		}
	}
	return refused
}

// tooFewKnown says that too many rows are unknown for the answer to count.
func (f *flow) tooFewKnown(p part, v engagement.Value) string {
	known := 0
	for _, name := range v.Fields() {
		if v.Field(name).Text() != "dk" {
			known++
		}
	}
	if known < p.field.MinAnswered {
		return f.Words.Count("interview.expect.more-known", p.field.MinAnswered)
	}
	return ""
}

// cutRef splits Q5.1.needs into the question and its part.
func cutRef(ref string) (question, name string, found bool) {
	i := strings.LastIndexByte(ref, '.')
	if i < 0 || !strings.HasPrefix(ref, "Q") {
		return "", "", false
	}
	return ref[:i], ref[i+1:], true
}

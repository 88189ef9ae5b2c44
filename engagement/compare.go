package engagement

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// compare decides a comparison. What is empty or of another form cannot be compared;
// only in a list that is empty there is surely nothing.
func compare(op questionnaire.Op, left, right term) truth {
	switch op {
	case questionnaire.OpIn:
		return contains(right, left)
	case questionnaire.OpNotIn:
		return negated(contains(right, left))
	case questionnaire.OpHas:
		return contains(left, right)
	case questionnaire.OpHasAny:
		return containsAny(left, right)
	}
	a, ok := left.(Value)
	b, ok2 := right.(Value)
	if !ok || !ok2 || a.IsEmpty() || b.IsEmpty() {
		return unknown
	}
	switch op {
	case questionnaire.OpEqual:
		return same(a, b)
	case questionnaire.OpDiffers:
		return negated(same(a, b))
	}
	return ordered(op, a, b)
}

func same(a, b Value) truth {
	alike := a.IsText() == b.IsText() && a.IsFlag() == b.IsFlag() && a.IsList() == b.IsList() && a.IsRecord() == b.IsRecord()
	if !alike {
		return unknown
	}
	return truthOf(a.Equal(b))
}

// ordered compares two numbers or two days.
func ordered(op questionnaire.Op, a, b Value) truth {
	order := 0
	x, isNumber := a.Number()
	y, isNumber2 := b.Number()
	first, err := ParseDay(a.Text())
	last, err2 := ParseDay(b.Text())
	switch {
	case isNumber && isNumber2:
		order = x.Cmp(y)
	case err == nil && err2 == nil:
		order = first.Compare(last.Time)
	default:
		return unknown
	}
	switch op {
	case questionnaire.OpLess:
		return truthOf(order < 0)
	case questionnaire.OpAtMost:
		return truthOf(order <= 0)
	case questionnaire.OpMore:
		return truthOf(order > 0)
	case questionnaire.OpAtLeast:
		return truthOf(order >= 0)
	}
	return unknown
}

// contains reports whether a list holds an item, or bounds a number.
func contains(in, item term) truth {
	x, ok := item.(Value)
	if !ok || x.IsEmpty() {
		return unknown
	}
	switch in := in.(type) {
	case Value:
		if !in.IsList() && !in.IsEmpty() {
			return same(in, x)
		}
		return truthOf(slices.ContainsFunc(in.List(), x.Equal))
	case bounds:
		r, ok := x.Number()
		if !ok {
			return unknown
		}
		return truthOf((in.least == nil || !r.Less(*in.least)) && (in.most == nil || !in.most.Less(r)))
	}
	return unknown
}

func containsAny(in, items term) truth {
	wanted, ok := items.(Value)
	if !ok {
		return unknown
	}
	found := no
	for _, item := range wanted.List() {
		found = either(found, contains(in, item))
	}
	return found
}

// arithmetic adds, subtracts, multiplies and divides numbers, and moves days by months.
func arithmetic(op questionnaire.Op, left, right term) term {
	a, ok := left.(Value)
	if !ok {
		return nil
	}
	if span, ok := right.(months); ok {
		return moved(op, a, int(span))
	}
	b, ok := right.(Value)
	x, isNumber := a.Number()
	y, isNumber2 := b.Number()
	if !ok || !isNumber || !isNumber2 {
		return nil
	}
	switch op {
	case questionnaire.OpAdd:
		return Number(x.Add(y))
	case questionnaire.OpSub:
		return Number(x.Sub(y))
	case questionnaire.OpMul:
		return Number(x.Mul(y))
	case questionnaire.OpQuo:
		if !y.IsZero() {
			return Number(x.Quo(y))
		}
	}
	return nil
}

func moved(op questionnaire.Op, day Value, span int) term {
	d, err := ParseDay(day.Text())
	switch {
	case err != nil:
		return nil
	case op == questionnaire.OpAdd:
		return Text(d.AddMonths(span).String())
	case op == questionnaire.OpSub:
		return Text(d.AddMonths(-span).String())
	}
	return nil
}

// AddMonths is the same day that many months later; where that month is shorter, its
// last day.
func (d Day) AddMonths(n int) Day {
	first := DayOf(d.Year(), d.Month(), 1).AddDate(0, n, 0)
	last := first.AddDate(0, 1, -1).Day()
	return DayOf(first.Year(), first.Month(), min(d.Day(), last))
}

// total adds the numbers of a list; others are left out.
func total(values []Value) Value {
	var sum exact.Rat
	for _, x := range values {
		if r, ok := x.Number(); ok {
			sum = sum.Add(r)
		}
	}
	return Number(sum)
}

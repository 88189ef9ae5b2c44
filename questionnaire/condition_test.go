package questionnaire_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// show writes a condition with every bracket, so that precedence can be seen.
func show(e questionnaire.Expr) string {
	var args []string
	for _, a := range e.Args {
		args = append(args, show(a))
	}
	switch e.Op {
	case questionnaire.OpNumber:
		return e.Number.String()
	case questionnaire.OpRef:
		return e.Name
	case questionnaire.OpList:
		return "[" + strings.Join(args, " ") + "]"
	case questionnaire.OpCall, questionnaire.OpAny, questionnaire.OpEvery, questionnaire.OpNo:
		return fmt.Sprintf("(%s %s %s)", e.Op, e.Name, strings.Join(args, " "))
	}
	return fmt.Sprintf("(%s %s)", e.Op, strings.Join(args, " "))
}

func TestConditionsAreReadWithTheirPrecedence(t *testing.T) {
	for text, want := range map[string]string{
		"Q0.9.override is set":                      "(is set Q0.9.override)",
		"Q1.5.figures is empty":                     "(is empty Q1.5.figures)",
		"entry == turnaround":                       "(== entry turnaround)",
		"a or b and not c":                          "(or a (and b (not c)))",
		"not a == b":                                "(not (== a b))",
		"(a or b) and c":                            "(and (or a b) c)",
		"x > 0.40 * y * horizon_weeks":              "(> x (* (* 0.4 y) horizon_weeks))",
		"a - b - c":                                 "(- (- a b) c)",
		"a - STR-3":                                 "(- a STR-3)",
		"-a / 2":                                    "(/ (negate a) 2)",
		"basket has any [P27, P29]":                 "(has any basket [P27 P29])",
		"Q4.7.red_lines has consent":                "(has Q4.7.red_lines consent)",
		"x not in [1, 2]":                           "(not in x [1 2])",
		"baseline(CSAT) is set and better(a, b, k)": "(and (is set (call baseline CSAT)) (call better a b k))",
		"every k in kinds: k in a or k in b":        "(every k kinds (or (in k a) (in k b)))",
		"any i in basket: i.risk == H and not (i in Q6.6.initiative)": "(any i basket (and (== i.risk H) (not (in i Q6.6.initiative))))",
		"count(row.crux == true) == 1":                                "(== (call count (== row.crux true)) 1)",
	} {
		e, err := questionnaire.ParseCondition(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
		} else if got := show(e); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestWhatIsNotAConditionIsRefusedWithItsPlace(t *testing.T) {
	for text, want := range map[string]questionnaire.ConditionError{
		"":             {Near: "", Offset: 0},
		"a and":        {Near: "", Offset: 5},
		"a b":          {Near: "b", Offset: 2},
		"a = b":        {Near: "=", Offset: 2},
		"(a":           {Near: "", Offset: 2},
		"f(a,":         {Near: "", Offset: 4},
		"any in b: c":  {Near: "in", Offset: 4},
		"any x in b c": {Near: "c", Offset: 11},
		"سن > 3":       {Near: "س", Offset: 0},
		"1.2.3 > a":    {Near: "1.2.3", Offset: 0},
		"is set":       {Near: "is", Offset: 0},
	} {
		_, err := questionnaire.ParseCondition(text)
		var got *questionnaire.ConditionError
		if !errors.As(err, &got) {
			t.Errorf("%q: %v", text, err)
		} else if *got != want {
			t.Errorf("%q: refused at %+v, want %+v", text, *got, want)
		}
	}
	if _, err := questionnaire.ParseCondition(strings.Repeat("(", 100_000)); err == nil {
		t.Error("a hundred thousand brackets were accepted")
	}
	if _, err := questionnaire.ParseCondition(strings.Repeat("-", 100_000) + "a"); err == nil {
		t.Error("a hundred thousand minus signs were accepted")
	}
}

func FuzzParseCondition(f *testing.F) {
	for _, seed := range []string{"a and b", "any i in basket: i.risk == H", "f(x, [1, 2]) >= -0.5", "not (Q0.1 is set)", "a.b-c", "((((", "\u200e"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, err := questionnaire.ParseCondition(text)
		if err != nil {
			var c *questionnaire.ConditionError
			if !errors.As(err, &c) || c.Offset < 0 || c.Offset > len(text) {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		nodes := 0
		e.Walk(func(e questionnaire.Expr) bool {
			if nodes++; e.Op == "" {
				t.Fatalf("%q: a node without operation", text)
			}
			return true
		})
		if nodes > len(text) {
			t.Fatalf("%q: %d nodes", text, nodes)
		}
	})
}

func TestKPIsSayWhyTheyCannotBeComputed(t *testing.T) {
	k := questionnaire.KPI{ID: "X", Formula: "100 * a / (b - 1)"}
	in := func(pairs ...any) map[string]exact.Rat {
		m := map[string]exact.Rat{}
		for i := 0; i < len(pairs); i += 2 {
			m[pairs[i].(string)] = exact.Of(pairs[i+1].(int))
		}
		return m
	}
	if v, err := k.Compute(in("a", 1, "b", 5)); err != nil || v.String() != "25" {
		t.Errorf("got %s, %v", v, err)
	}
	for name, inputs := range map[string]map[string]exact.Rat{"missing input": in("a", 1), "divisor 0": in("a", 1, "b", 1)} {
		if _, err := k.Compute(inputs); err == nil {
			t.Errorf("%s: computed all the same", name)
		}
	}
	if _, err := (&questionnaire.KPI{ID: "X", Formula: "a and b"}).Compute(in("a", 1, "b", 1)); err == nil {
		t.Error("a condition was computed as arithmetic")
	}
	if _, err := (&questionnaire.KPI{Method: questionnaire.MedianOf}).Summarise(nil); err == nil {
		t.Error("a median of nothing")
	}
	if v, err := (&questionnaire.KPI{Method: questionnaire.MedianOf}).Summarise([]exact.Rat{exact.Of(9), exact.Of(1), exact.Of(2), exact.Of(4)}); err != nil || v.String() != "3" {
		t.Errorf("median of four: %s, %v", v, err)
	}
}

package questionnaire

import (
	"fmt"
	"strings"

	"rahbord/internal/exact"
)

// Op is what a node of a condition does.
type Op string

// The operations. Number, Ref and List are values; the quantifiers have the list and
// the condition as arguments and the variable as Name; a call has its function as Name.
const (
	OpNumber  Op = "number"
	OpRef     Op = "ref"
	OpList    Op = "list"
	OpCall    Op = "call"
	OpNot     Op = "not"
	OpAnd     Op = "and"
	OpOr      Op = "or"
	OpIn      Op = "in"
	OpNotIn   Op = "not in"
	OpHas     Op = "has"
	OpHasAny  Op = "has any"
	OpIsSet   Op = "is set"
	OpIsEmpty Op = "is empty"
	OpAny     Op = "any"
	OpEvery   Op = "every"
	OpNo      Op = "no"
	OpEqual   Op = "=="
	OpDiffers Op = "!="
	OpLess    Op = "<"
	OpAtMost  Op = "<="
	OpMore    Op = ">"
	OpAtLeast Op = ">="
	OpAdd     Op = "+"
	OpSub     Op = "-"
	OpMul     Op = "*"
	OpQuo     Op = "/"
	OpNegate  Op = "negate"
)

// Expr is a node of a condition.
type Expr struct {
	Op     Op
	Name   string    // of a ref its dotted path, of a call its function, of a quantifier its variable
	Number exact.Rat // of a number
	Args   []Expr
}

// ConditionError says that a text is not a condition, and near what.
type ConditionError struct {
	Near   string // the token that does not fit; "" at the end
	Offset int    // its place in the text, bytes from 0
}

func (e *ConditionError) Error() string {
	return fmt.Sprintf("not a condition: %q at byte %d does not fit", e.Near, e.Offset)
}

// Bounds of nesting and length, so that no text can exhaust the stack.
const (
	maxConditionDepth  = 50
	maxConditionLength = 4096
)

// ParseCondition reads a condition or formula of the language described at the top of
// questions.yaml. The error is a *ConditionError.
func ParseCondition(text string) (Expr, error) {
	tokens, err := tokenize(text)
	if err != nil {
		return Expr{}, err
	}
	p := &parser{tokens: tokens}
	e, err := p.or()
	if err == nil && p.peek().text != "" {
		err = p.unexpected()
	}
	if err != nil {
		return Expr{}, err
	}
	return e, nil
}

// Walk visits the node and all below it; it goes no deeper where visit returns false.
func (e Expr) Walk(visit func(Expr) bool) {
	if visit(e) {
		for _, a := range e.Args {
			a.Walk(visit)
		}
	}
}

type token struct {
	text   string // "" at the end
	offset int
	name   bool
	number bool
}

func isLetter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// tokenize splits a condition. A name may hold dots and hyphens inside (Q0.3.total,
// STR-3), so a minus sign after a name needs a space before it.
func tokenize(s string) ([]token, error) {
	if len(s) > maxConditionLength {
		return nil, &ConditionError{Near: "…", Offset: maxConditionLength}
	}
	var out []token
	for i := 0; i < len(s); {
		c, start := s[i], i
		switch {
		case c == ' ' || c == '\n' || c == '\t':
			i++
			continue
		case isLetter(c):
			for i < len(s) && (isLetter(s[i]) || isDigit(s[i]) || inner(s, i)) {
				i++
			}
			out = append(out, token{text: s[start:i], offset: start, name: true})
		case isDigit(c):
			for i < len(s) && (isDigit(s[i]) || s[i] == '.' && i+1 < len(s) && isDigit(s[i+1])) {
				i++
			}
			out = append(out, token{text: s[start:i], offset: start, number: true})
		case i+1 < len(s) && strings.Contains("== != <= >=", s[i:i+2]) && s[i+1] == '=':
			i += 2
			out = append(out, token{text: s[start:i], offset: start})
		case strings.IndexByte("<>+-*/()[],:.", c) >= 0:
			i++
			out = append(out, token{text: s[start:i], offset: start})
		default:
			return nil, &ConditionError{Near: firstRune(s[i:]), Offset: i}
		}
	}
	return append(out, token{offset: len(s)}), nil
}

// inner reports whether the dot or hyphen at i stands between two parts of a name.
func inner(s string, i int) bool {
	return (s[i] == '.' || s[i] == '-') && i+1 < len(s) && (isLetter(s[i+1]) || isDigit(s[i+1]))
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

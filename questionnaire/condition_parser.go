package questionnaire

import (
	"slices"

	"rahbord/internal/exact"
)

// parser goes down the precedence: or, and, not, quantifiers and comparisons, sums, products.
type parser struct {
	tokens []token
	depth  int
}

var reserved = []string{"and", "or", "not", "in", "is", "has", "any", "every", "no", "set", "empty"}

func (p *parser) peek() token { return p.tokens[0] }

func (p *parser) next() token {
	t := p.tokens[0]
	if t.text != "" {
		p.tokens = p.tokens[1:]
	}
	return t
}

// take consumes the words if they come next.
func (p *parser) take(words ...string) bool {
	for i, w := range words {
		if i >= len(p.tokens) || p.tokens[i].text != w {
			return false
		}
	}
	p.tokens = p.tokens[len(words):]
	return true
}

func (p *parser) unexpected() error {
	return &ConditionError{Near: p.peek().text, Offset: p.peek().offset}
}

func (p *parser) expect(word string) error {
	if !p.take(word) {
		return p.unexpected()
	}
	return nil
}

// chain reads operands joined by one of the operators, from the left.
func (p *parser) chain(operand func() (Expr, error), ops ...Op) (Expr, error) {
	left, err := operand()
	for err == nil {
		i := slices.IndexFunc(ops, func(o Op) bool { return p.take(string(o)) })
		if i < 0 {
			return left, nil
		}
		var right Expr
		right, err = operand()
		left = Expr{Op: ops[i], Args: []Expr{left, right}}
	}
	return Expr{}, err
}

func (p *parser) or() (Expr, error) {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxConditionDepth {
		return Expr{}, p.unexpected()
	}
	return p.chain(p.and, OpOr)
}

func (p *parser) and() (Expr, error) { return p.chain(p.not, OpAnd) }

func (p *parser) not() (Expr, error) {
	negations := 0
	for p.take("not") {
		negations++
	}
	e, err := p.test()
	for ; err == nil && negations > 0; negations-- {
		e = Expr{Op: OpNot, Args: []Expr{e}}
	}
	return e, err
}

// test is a quantifier over a list, which reaches as far as it can, or a comparison.
func (p *parser) test() (Expr, error) {
	for _, q := range []Op{OpAny, OpEvery, OpNo} {
		if p.take(string(q)) {
			return p.quantifier(q)
		}
	}
	left, err := p.sum()
	if err != nil {
		return Expr{}, err
	}
	switch {
	case p.take("is", "set"):
		return Expr{Op: OpIsSet, Args: []Expr{left}}, nil
	case p.take("is", "empty"):
		return Expr{Op: OpIsEmpty, Args: []Expr{left}}, nil
	}
	for _, c := range []struct {
		words []string
		op    Op
	}{
		{[]string{"not", "in"}, OpNotIn}, {[]string{"in"}, OpIn}, {[]string{"has", "any"}, OpHasAny}, {[]string{"has"}, OpHas},
		{[]string{"=="}, OpEqual}, {[]string{"!="}, OpDiffers}, {[]string{"<="}, OpAtMost},
		{[]string{">="}, OpAtLeast}, {[]string{"<"}, OpLess}, {[]string{">"}, OpMore},
	} {
		if p.take(c.words...) {
			right, err := p.sum()
			return Expr{Op: c.op, Args: []Expr{left, right}}, err
		}
	}
	return left, nil
}

func (p *parser) quantifier(op Op) (Expr, error) {
	variable := p.peek()
	if !variable.name || slices.Contains(reserved, variable.text) {
		return Expr{}, p.unexpected()
	}
	p.next()
	if err := p.expect("in"); err != nil {
		return Expr{}, err
	}
	list, err := p.sum()
	if err == nil {
		err = p.expect(":")
	}
	if err != nil {
		return Expr{}, err
	}
	body, err := p.or()
	return Expr{Op: op, Name: variable.text, Args: []Expr{list, body}}, err
}

func (p *parser) sum() (Expr, error) { return p.chain(p.product, OpAdd, OpSub) }

func (p *parser) product() (Expr, error) { return p.chain(p.value, OpMul, OpQuo) }

func (p *parser) value() (Expr, error) {
	t := p.peek()
	switch {
	case t.number:
		n, err := exact.Parse(t.text)
		if err != nil {
			return Expr{}, p.unexpected()
		}
		p.next()
		return Expr{Op: OpNumber, Number: n}, nil
	case t.name && !slices.Contains(reserved, t.text):
		p.next()
		if p.take("(") {
			args, err := p.list(")")
			return Expr{Op: OpCall, Name: t.text, Args: args}, err
		}
		return Expr{Op: OpRef, Name: t.text}, nil
	case p.take("["):
		items, err := p.list("]")
		return Expr{Op: OpList, Args: items}, err
	case p.take("("):
		e, err := p.or()
		if err == nil {
			err = p.expect(")")
		}
		return e, err
	case t.text == "-" && p.depth < maxConditionDepth:
		p.next()
		p.depth++
		defer func() { p.depth-- }()
		e, err := p.value()
		return Expr{Op: OpNegate, Args: []Expr{e}}, err
	}
	return Expr{}, p.unexpected()
}

// list reads items up to the closing bracket.
func (p *parser) list(closing string) ([]Expr, error) {
	var items []Expr
	if p.take(closing) {
		return items, nil
	}
	for {
		e, err := p.or()
		if err != nil {
			return nil, err
		}
		items = append(items, e)
		if p.take(closing) {
			return items, nil
		}
		if err := p.expect(","); err != nil {
			return nil, err
		}
	}
}

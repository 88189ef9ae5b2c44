package questionnaire

import (
	"fmt"

	"rahbord/internal/exact"
)

// arithmetic evaluates a formula of numbers, letters and + - * /.
func (e Expr) arithmetic(inputs map[string]exact.Rat) (exact.Rat, error) {
	switch e.Op {
	case OpNumber:
		return e.Number, nil
	case OpRef:
		v, ok := inputs[e.Name]
		if !ok {
			return exact.Rat{}, fmt.Errorf("input %s is missing", e.Name)
		}
		return v, nil
	case OpNegate:
		v, err := e.Args[0].arithmetic(inputs)
		return v.Neg(), err
	case OpAdd, OpSub, OpMul, OpQuo:
		return e.operation(inputs)
	}
	return exact.Rat{}, fmt.Errorf("%s is not arithmetic", e.Op)
}

func (e Expr) operation(inputs map[string]exact.Rat) (exact.Rat, error) {
	a, err := e.Args[0].arithmetic(inputs)
	if err != nil {
		return exact.Rat{}, err
	}
	b, err := e.Args[1].arithmetic(inputs)
	switch {
	case err != nil:
		return exact.Rat{}, err
	case e.Op == OpAdd:
		return a.Add(b), nil
	case e.Op == OpSub:
		return a.Sub(b), nil
	case e.Op == OpMul:
		return a.Mul(b), nil
	case b.IsZero():
		return exact.Rat{}, fmt.Errorf("divided by 0")
	}
	return a.Quo(b), nil
}

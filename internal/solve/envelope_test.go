package solve

import (
	"math/rand/v2"
	"testing"
)

// dearestByHand tries every basket of a term with at most one part of each class.
func dearestByHand(t *gainTerm, charge []int64, fixed []fixing) int64 {
	best := int64(-1) << 62
	var walk func(c, k int, sum, largest, paid int64)
	walk = func(c, k int, sum, largest, paid int64) {
		if c == len(t.classes) {
			best = max(best, t.Term.worth(sum, largest)-paid)
			return
		}
		parts := t.classes[c].parts
		none := true
		for j := range parts {
			none = none && fixed[k+j] != isIn
		}
		if none {
			walk(c+1, k+len(parts), sum, largest, paid)
		}
		for j, part := range parts {
			if fixed[k+j] == isIn || fixed[k+j] == isOpen && none {
				walk(c+1, k+len(parts), sum+part.Amount, max(largest, part.Amount), paid+charge[k+j])
			}
		}
	}
	walk(0, 0, 0, 0, 0)
	return best
}

func TestEnvelopeIsTheDearestBasketOfATerm(t *testing.T) {
	paid := 0
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 9))
		n := 2 + r.IntN(5)
		p := Problem{Tasks: make([]Task, 2*n)}
		term := Term{Coefficient: int64(1 + r.IntN(3)), Cap: int64(1 + r.IntN(30))}
		for i := range 2 * n {
			term.Parts = append(term.Parts, Part{i, int64(1 + r.IntN(12))})
		}
		for i := range n {
			p.Groups = append(p.Groups, []int{i, i + n})
		}
		q := newGain(&p, newClasses(&p), 0)
		q.addTerm(term, newClasses(&p))
		g := &q.terms[0]
		charge, fixed := make([]int64, 2*n), make([]fixing, 2*n)
		for k := range charge {
			charge[k] = int64(r.IntN(40))
			if r.IntN(3) == 0 {
				fixed[k] = isOut
			}
		}
		if r.IntN(2) == 0 {
			fixed[2*r.IntN(n)] = isIn
		}
		var v envelope[int64]
		v.solve(g, 1, charge, fixed)
		if want := dearestByHand(g, charge, fixed); v.value != want {
			t.Fatalf("seed %d: %d, by hand %d", seed, v.value, want)
		}
		var value int64
		sum, largest := int64(0), int64(0)
		for _, k := range v.best {
			if k >= 0 {
				paid++
				sum += g.Parts[k].Amount
				largest = max(largest, g.Parts[k].Amount)
				value -= charge[k]
			}
		}
		if value += g.Term.worth(sum, largest); value != v.value {
			t.Fatalf("seed %d: the basket is worth %d, not %d", seed, value, v.value)
		}
	}
	if paid == 0 {
		t.Error("every basket was empty")
	}
}

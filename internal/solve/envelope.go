package solve

// envelope is the dearest basket of one term when every part has to be paid for: the
// largest worth − charges over all choices with at most one part of each class. Any
// charges of zero or more bound the term by this constant plus the charges of what is
// chosen, and the best charges make of all terms their concave closure.
type envelope[N number] struct {
	t      *gainTerm
	unit   N
	charge []N // per part, in the order of the classes
	fixed  []fixing
	rest   []N   // per class: the most it and all later ones can add to a sum below the cap
	firm   []int // per class: how many of it and all later ones have a part that is in
	value  N
	pick   []int
	best   []int // index of the part picked, −1 none, per class
}

// A fixing is what is decided of a part.
type fixing int8

const (
	isOpen fixing = iota
	isIn
	isOut
)

// mostBaskets is how many choices a term may have for its envelope to be worth the time.
const mostBaskets = 1000

// few: the term has few enough choices.
func (t *gainTerm) few() bool {
	baskets := 1
	for c := range t.classes {
		if baskets *= 1 + len(t.classes[c].parts); baskets > mostBaskets {
			return false
		}
	}
	return true
}

// solve for one term and its charges; fixed parts are in or out, nil leaves all open.
func (v *envelope[N]) solve(t *gainTerm, unit N, charge []N, fixed []fixing) {
	v.t, v.unit, v.charge, v.fixed = t, unit, charge, fixed
	n := len(t.classes)
	v.rest, v.firm, v.pick, v.best = resized(v.rest, n+1), resized(v.firm, n+1), resized(v.pick, n), resized(v.best, n)
	v.rest[n], v.firm[n] = 0, 0
	for c, k := n-1, len(charge); c >= 0; c-- {
		parts := t.classes[c].parts
		k -= len(parts)
		var most N
		firm := false
		for j, part := range parts {
			add := v.amount(part.Amount) - charge[k+j]
			switch f := v.fixing(k + j); {
			case f == isIn:
				most, firm = add, true
			case f == isOpen && !firm:
				most = max(most, add)
			}
		}
		v.rest[c], v.firm[c] = v.rest[c+1]+most, v.firm[c+1]
		if firm {
			v.firm[c]++
		}
	}
	v.value = -1 << 62
	v.branch(0, 0, 0, 0, 0)
}

func (v *envelope[N]) fixing(part int) fixing {
	if v.fixed == nil {
		return isOpen
	}
	return v.fixed[part]
}

func resized[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n)
	}
	return list[:n]
}

func (v *envelope[N]) amount(a int64) N { return N(v.t.Coefficient*a) * v.unit }

// branch on the parts of class c, the first of which is part k; classes come with the
// largest amounts first.
func (v *envelope[N]) branch(c, k int, sum, largest int64, paid N) {
	if value := v.amount(min(2*v.t.Cap, sum+largest)) - paid; v.firm[c] == 0 && value > v.value {
		v.value = value
		copy(v.best, v.pick[:c])
		for j := c; j < len(v.best); j++ {
			v.best[j] = -1
		}
	}
	if c == len(v.t.classes) {
		return
	}
	class := &v.t.classes[c]
	if min(v.amount(sum+max(largest, class.most))+v.rest[c], v.amount(2*v.t.Cap))-paid <= v.value {
		return
	}
	next, firm := k+len(class.parts), v.firm[c] > v.firm[c+1]
	for j, part := range class.parts {
		if f := v.fixing(k + j); f == isOut || firm && f != isIn {
			continue
		}
		v.pick[c] = k + j
		v.branch(c+1, next, sum+part.Amount, max(largest, part.Amount), paid+v.charge[k+j])
	}
	if !firm {
		v.pick[c] = -1
		v.branch(c+1, next, sum, largest, paid)
	}
}

package engagement

import "slices"

// Answers are answers of the strategy questionnaire by question id, in file order.
type Answers struct{ items []Field }

// Get returns the answer to a question; an empty Value when there is none.
func (a Answers) Get(id string) Value {
	if i := a.index(id); i >= 0 {
		return a.items[i].Value
	}
	return Value{}
}

// Has reports whether the question was answered, be it with an empty answer on purpose.
func (a Answers) Has(id string) bool { return a.index(id) >= 0 }

// Set answers a question: in its old place, or after all others when it is new.
func (a *Answers) Set(id string, v Value) {
	if i := a.index(id); i >= 0 {
		a.items[i].Value = v
		return
	}
	a.items = append(a.items, Field{id, v})
}

// Delete takes an answer back; without one nothing happens.
func (a *Answers) Delete(id string) {
	if i := a.index(id); i >= 0 {
		a.items = slices.Delete(a.items, i, i+1)
	}
}

// IDs lists the answered questions in file order.
func (a Answers) IDs() []string {
	ids := make([]string, len(a.items))
	for i, it := range a.items {
		ids[i] = it.Name
	}
	return ids
}

// Len is the number of answered questions.
func (a Answers) Len() int { return len(a.items) }

// Equal compares the answers and their order.
func (a Answers) Equal(o Answers) bool {
	return slices.EqualFunc(a.items, o.items, func(x, y Field) bool { return x.Name == y.Name && x.Value.Equal(y.Value) })
}

func (a Answers) index(id string) int {
	return slices.IndexFunc(a.items, func(it Field) bool { return it.Name == id })
}

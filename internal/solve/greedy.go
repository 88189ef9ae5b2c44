package solve

import "slices"

// greedy orders the tasks: the next one is that which adds most value to those before it,
// per share of the limits it uses. What finds no place then comes last.
func (d *decoder) greedy(q *gain) []int {
	use := shares(d.p)
	sum, largest := make([]int64, len(q.terms)), make([]int64, len(q.terms))
	adds := func(i int) float64 {
		var more int64
		for _, part := range q.of[i] {
			k := part.term
			more += q.terms[k].Term.worth(sum[k]+part.amount, max(largest[k], part.amount)) - q.terms[k].Term.worth(sum[k], largest[k])
		}
		return float64(more) / use[i]
	}
	d.decode(nil)
	var order, failed []int
	left := orderBy(len(use), func(i int) float64 { return float64(i) })
	for len(left) > 0 {
		best, most := 0, -1.0
		for k, i := range left {
			if v := adds(i); v > most {
				best, most = k, v
			}
		}
		i := left[best]
		left = slices.Delete(left, best, best+1)
		before := len(d.placed)
		if d.start[i] < 0 && !d.insert(i) {
			failed = append(failed, i)
			continue
		}
		order = append(order, i)
		for _, j := range d.placed[before:] {
			for _, part := range q.of[j] {
				sum[part.term] += part.amount
				largest[part.term] = max(largest[part.term], part.amount)
			}
		}
	}
	return append(order, failed...)
}

// shares of the limits that each task uses.
func shares(p *Problem) []float64 {
	use := make([]float64, len(p.Tasks))
	for i, t := range p.Tasks {
		use[i] = 1e-9
		for _, b := range p.Budgets {
			use[i] += float64(b.Use[i]) / float64(max(1, b.Limit))
		}
		for _, d := range t.Demand {
			total := 1.0
			for _, c := range p.Resources[d.Resource].Capacity {
				total += float64(max(0, c))
			}
			use[i] += float64(d.Amount*t.Duration) / total
		}
	}
	return use
}

package pdf

import "math"

// fit divides a width by shares but gives every column its least where that is
// possible.
func fit(shares, least []float64, width float64) []float64 {
	n := len(shares)
	out := make([]float64, n)
	sum, needed := 0.0, 0.0
	for i := range shares {
		sum += shares[i]
		needed += least[i]
	}
	if needed >= width {
		return scarce(least, width)
	}
	fixed := make([]bool, n)
	for changed := true; changed; {
		changed = false
		room, open := width, 0.0
		for i := range shares {
			if fixed[i] {
				room -= least[i]
			} else {
				open += share(shares[i], sum, n)
			}
		}
		for i := range shares {
			if fixed[i] {
				out[i] = least[i]
				continue
			}
			out[i] = room * share(shares[i], sum, n) / open
			if out[i] < least[i]-slack {
				fixed[i], changed = true, true
			}
		}
	}
	return out
}

// share is a column's part of the width; columns without one get an average part.
func share(own, sum float64, n int) float64 {
	if own > 0 {
		return own
	}
	if sum > 0 {
		return sum / float64(n)
	}
	return 1
}

// scarce divides too small a width: columns that ask for less than an equal part
// get it all, the others share what is left, so that only long words break.
func scarce(least []float64, width float64) []float64 {
	out := make([]float64, len(least))
	open, room := len(least), width
	for changed := true; changed && open > 0; {
		changed = false
		equal := room / float64(open)
		for i, w := range least {
			if out[i] == 0 && w <= equal {
				out[i] = math.Max(w, 1)
				room -= out[i]
				open--
				changed = true
			}
		}
	}
	for i := range out {
		if out[i] == 0 {
			out[i] = math.Max(1, room/float64(open))
		}
	}
	return out
}

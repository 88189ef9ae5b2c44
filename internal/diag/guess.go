package diag

import "slices"

// Guess is the candidate that a mistyped word most likely meant, or "" when none is near:
// at most one third of the letters may differ (swapped neighbours count once).
func Guess(word string, candidates []string) string {
	best, bestDistance := "", 2*max(1, len([]rune(word))/3)+1
	for _, c := range candidates {
		d := 2 * distance([]rune(word), []rune(c))
		if letters(word) == letters(c) {
			d-- // the same letters in another order are the likelier slip
		}
		if d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

func letters(s string) string {
	r := []rune(s)
	slices.Sort(r)
	return string(r)
}

// distance is the optimal string alignment distance.
func distance(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(a)][len(b)]
}

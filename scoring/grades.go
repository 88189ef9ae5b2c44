package scoring

import (
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// Label is the number of the maturity band that points fall into, 1 for the lowest
// (scoring model §6; the lower bound belongs to the band).
func Label(bands []exact.Rat, points exact.Rat) int {
	n := 0
	for _, lower := range bands {
		if points.Less(lower) {
			break
		}
		n++
	}
	return max(n, 1)
}

// AgreementGrade is the position of the word for an agreement, 0 for the weakest
// (scoring model §8.1; the upper bound belongs to the word).
func AgreementGrade(p *questionnaire.Pack, rwg exact.Rat) int {
	for i, upper := range p.Agreement.Labels {
		if !upper.Less(rwg) {
			return i
		}
	}
	return len(p.Agreement.Labels) - 1
}

// ConfidenceGrade is 0 for low, 1 for medium, 2 for high (scoring model §8.3).
func ConfidenceGrade(p *questionnaire.Pack, confidence exact.Rat) int {
	switch {
	case !confidence.Less(p.Confidence.High):
		return 2
	case !confidence.Less(p.Confidence.Medium):
		return 1
	}
	return 0
}

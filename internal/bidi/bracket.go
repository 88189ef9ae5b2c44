package bidi

import (
	"slices"

	xbidi "golang.org/x/text/unicode/bidi"
)

// maxOpenBrackets is how many brackets may be open at once (BD16).
const maxOpenBrackets = 63

// pair is a pair of brackets as positions in a sequence.
type pair struct{ open, close int }

// brackets applies rule N0: a pair of brackets takes one direction, by what
// stands inside and before it.
func (s *sequence) brackets() {
	for _, b := range s.pairs() {
		direction := s.directionOfPair(b)
		if direction == xbidi.ON {
			continue
		}
		s.setBracket(b.open, direction)
		s.setBracket(b.close, direction)
	}
}

// pairs finds the pairs of brackets in the order of their opening ones (BD16).
func (s *sequence) pairs() []pair {
	type opening struct {
		closer   rune
		position int
	}
	var found []pair
	var open []opening
	for k, i := range s.indices {
		r := s.p.text[i]
		if s.types[k] != xbidi.ON || !isBracket(r) {
			continue
		}
		if opensBracket(r) {
			if len(open) == maxOpenBrackets {
				break
			}
			open = append(open, opening{canonical(counterpart(r)), k})
			continue
		}
		for n := len(open) - 1; n >= 0; n-- {
			if open[n].closer == canonical(r) {
				found = append(found, pair{open[n].position, k})
				open = open[:n]
				break
			}
		}
	}
	slices.SortFunc(found, func(a, b pair) int { return a.open - b.open })
	return found
}

// directionOfPair is the direction that a pair takes, ON when it has to be
// resolved like other neutrals.
func (s *sequence) directionOfPair(b pair) xbidi.Class {
	along := directionOf(s.level)
	opposite := false
	for k := b.open + 1; k < b.close; k++ {
		switch strongOf(s.types[k]) {
		case along:
			return along
		case xbidi.ON:
		default:
			opposite = true
		}
	}
	if !opposite {
		return xbidi.ON
	}
	before := s.start
	for k := b.open - 1; k >= 0; k-- {
		if c := strongOf(s.types[k]); c != xbidi.ON {
			before = c
			break
		}
	}
	return before
}

// setBracket gives a bracket and the combining marks after it a direction.
func (s *sequence) setBracket(k int, direction xbidi.Class) {
	s.types[k] = direction
	for k++; k < len(s.indices) && s.p.classes[s.indices[k]] == xbidi.NSM; k++ {
		s.types[k] = direction
	}
}

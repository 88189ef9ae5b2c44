package bidi

import xbidi "golang.org/x/text/unicode/bidi"

// sequence is an isolating run sequence (BD13): characters of one level that
// belong together although isolates may stand between them. Its own arrays hold
// only those characters.
type sequence struct {
	p       *paragraph
	indices []int
	types   []xbidi.Class
	level   uint8
	start   xbidi.Class // sos of rule X10
	end     xbidi.Class // eos of rule X10
}

// sequences splits the characters that rule X9 leaves into isolating run
// sequences (rule X10).
func (p *paragraph) sequences() []*sequence {
	var all []*sequence
	// continued maps the PDI of an isolate to the sequence that its initiator belongs to.
	continued := map[int]*sequence{}
	var current *sequence
	previous := -1
	for i, c := range p.classes {
		if isRemoved(c) {
			continue
		}
		if previous < 0 || p.levels[i] != p.levels[previous] {
			current = p.sequenceAt(i, previous, continued)
			if len(current.indices) == 0 {
				all = append(all, current)
			}
		}
		current.indices = append(current.indices, i)
		current.types = append(current.types, p.resolved[i])
		if isIsolateInitiator(c) && p.match[i] >= 0 {
			continued[p.match[i]] = current
		}
		previous = i
	}
	for _, s := range all {
		s.end = p.endOf(s)
	}
	return all
}

// sequenceAt is the sequence that the character at i goes on with or begins.
func (p *paragraph) sequenceAt(i, previous int, continued map[int]*sequence) *sequence {
	if s, ok := continued[i]; ok {
		return s
	}
	before := p.base
	if previous >= 0 {
		before = p.levels[previous]
	}
	return &sequence{p: p, level: p.levels[i], start: directionOf(max(before, p.levels[i]))}
}

func (p *paragraph) endOf(s *sequence) xbidi.Class {
	last := s.indices[len(s.indices)-1]
	after := p.base
	if !isIsolateInitiator(p.classes[last]) {
		for i := last + 1; i < len(p.classes); i++ {
			if !isRemoved(p.classes[i]) {
				after = p.levels[i]
				break
			}
		}
	}
	return directionOf(max(after, s.level))
}

func directionOf(level uint8) xbidi.Class {
	if level%2 == 1 {
		return xbidi.R
	}
	return xbidi.L
}

// resolve turns the classes of the sequence into levels.
func (s *sequence) resolve() {
	s.weak()
	s.brackets()
	s.neutrals()
	s.implicit()
}

// weak applies rules W1 to W7 to numbers, their separators and combining marks.
func (s *sequence) weak() {
	t := s.types
	previous, strong := s.start, s.start
	for i := range t { // W1, W2, W3
		if t[i] == xbidi.NSM {
			t[i] = previous
		}
		previous = t[i] // a mark on an isolate code becomes as neutral as the code
		switch {
		case isStrong(t[i]):
			strong = t[i]
		case t[i] == xbidi.EN && strong == xbidi.AL:
			t[i] = xbidi.AN
			previous = xbidi.AN
		}
	}
	for i := range t {
		if t[i] == xbidi.AL {
			t[i] = xbidi.R
		}
	}
	s.separators()
	strong = s.start
	for i := range t { // W7
		if isStrong(t[i]) {
			strong = t[i]
		}
		if t[i] == xbidi.EN && strong == xbidi.L {
			t[i] = xbidi.L
		}
	}
}

// separators applies rules W4 to W6.
func (s *sequence) separators() {
	t := s.types
	for i := 1; i+1 < len(t); i++ {
		before, after := t[i-1], t[i+1]
		if before == after && (before == xbidi.EN && (t[i] == xbidi.ES || t[i] == xbidi.CS) || before == xbidi.AN && t[i] == xbidi.CS) {
			t[i] = before
		}
	}
	for i := 0; i < len(t); i++ {
		if t[i] != xbidi.ET {
			continue
		}
		end := i
		for end < len(t) && t[end] == xbidi.ET {
			end++
		}
		if i > 0 && t[i-1] == xbidi.EN || end < len(t) && t[end] == xbidi.EN {
			for ; i < end; i++ {
				t[i] = xbidi.EN
			}
		}
		i = end - 1
	}
	for i := range t {
		switch t[i] {
		case xbidi.ES, xbidi.ET, xbidi.CS:
			t[i] = xbidi.ON
		}
	}
}

// neutrals applies rules N1 and N2.
func (s *sequence) neutrals() {
	t := s.types
	for i := 0; i < len(t); i++ {
		if !isNeutral(t[i]) {
			continue
		}
		end := i
		for end < len(t) && isNeutral(t[end]) {
			end++
		}
		before, after := s.start, s.end
		if i > 0 {
			before = strongOf(t[i-1])
		}
		if end < len(t) {
			after = strongOf(t[end])
		}
		direction := directionOf(s.level)
		if before == after {
			direction = before
		}
		for ; i < end; i++ {
			t[i] = direction
		}
		i = end - 1
	}
}

// implicit applies rules I1 and I2.
func (s *sequence) implicit() {
	for k, i := range s.indices {
		switch c := s.types[k]; {
		case s.level%2 == 0 && c == xbidi.R, s.level%2 == 1 && c != xbidi.R:
			s.p.levels[i] = s.level + 1
		case s.level%2 == 0 && (c == xbidi.AN || c == xbidi.EN):
			s.p.levels[i] = s.level + 2
		}
	}
}

// strongOf is the direction that a character lends to neutrals beside it:
// numbers count as right to left. It is ON for neutrals.
func strongOf(c xbidi.Class) xbidi.Class {
	switch c {
	case xbidi.L:
		return xbidi.L
	case xbidi.R, xbidi.EN, xbidi.AN:
		return xbidi.R
	}
	return xbidi.ON
}

func isNeutral(c xbidi.Class) bool {
	switch c {
	case xbidi.B, xbidi.S, xbidi.WS, xbidi.ON, xbidi.PDI:
		return true
	}
	return isIsolateInitiator(c)
}

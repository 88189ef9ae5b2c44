package bidi

import xbidi "golang.org/x/text/unicode/bidi"

// noOverride is the override status of embeddings and isolates that leave the
// classes of their characters alone.
const noOverride = xbidi.ON

// embedding is an entry of the directional status stack.
type embedding struct {
	level    uint8
	override xbidi.Class
	isolate  bool
}

// explicitState walks through a paragraph by rules X1 to X8.
type explicitState struct {
	stack              []embedding
	overflowIsolates   int
	overflowEmbeddings int
	validIsolates      int
}

// explicit gives each character the level of the embedding it stands in and
// applies overrides.
func (p *paragraph) explicit() {
	start := explicitState{stack: []embedding{{level: p.base, override: noOverride}}}
	s := start
	for i, c := range p.classes {
		switch {
		case c == xbidi.B:
			p.levels[i] = p.base
			s = start
		case isEmbedding(c):
			if c == xbidi.PDF {
				s.popEmbedding()
			} else {
				s.pushEmbedding(c)
			}
		case isIsolateInitiator(c):
			p.place(i, s.top())
			s.pushIsolate(p.isolateIsRTL(i))
		case c == xbidi.PDI:
			s.popIsolate()
			p.place(i, s.top())
		case c != xbidi.BN:
			p.place(i, s.top())
		}
	}
}

func (p *paragraph) place(i int, e embedding) {
	p.levels[i] = e.level
	if e.override != noOverride {
		p.resolved[i] = e.override
	}
}

// isolateIsRTL tells the direction of the isolate that opens at i; a
// first-strong isolate takes it from its content (X5c).
func (p *paragraph) isolateIsRTL(i int) bool {
	if p.classes[i] != xbidi.FSI {
		return p.classes[i] == xbidi.RLI
	}
	end := p.match[i]
	if end < 0 {
		end = len(p.text)
	}
	return p.firstStrong(i+1, end) == 1
}

func (s *explicitState) top() embedding { return s.stack[len(s.stack)-1] }

// push enters the next odd or even level unless the depth is exhausted.
func (s *explicitState) push(rtl bool, override xbidi.Class, isolate bool) bool {
	level := (s.top().level + 2) &^ 1
	if rtl {
		level = (s.top().level + 1) | 1
	}
	if level > maxDepth || s.overflowIsolates > 0 || s.overflowEmbeddings > 0 {
		return false
	}
	s.stack = append(s.stack, embedding{level, override, isolate})
	return true
}

func (s *explicitState) pushEmbedding(c xbidi.Class) {
	override := xbidi.Class(noOverride)
	switch c {
	case xbidi.LRO:
		override = xbidi.L
	case xbidi.RLO:
		override = xbidi.R
	}
	if !s.push(c == xbidi.RLE || c == xbidi.RLO, override, false) && s.overflowIsolates == 0 {
		s.overflowEmbeddings++
	}
}

func (s *explicitState) pushIsolate(rtl bool) {
	if s.push(rtl, noOverride, true) {
		s.validIsolates++
	} else {
		s.overflowIsolates++
	}
}

func (s *explicitState) popIsolate() {
	switch {
	case s.overflowIsolates > 0:
		s.overflowIsolates--
	case s.validIsolates > 0:
		s.overflowEmbeddings = 0
		for !s.top().isolate {
			s.stack = s.stack[:len(s.stack)-1]
		}
		s.stack = s.stack[:len(s.stack)-1]
		s.validIsolates--
	}
}

func (s *explicitState) popEmbedding() {
	switch {
	case s.overflowIsolates > 0:
	case s.overflowEmbeddings > 0:
		s.overflowEmbeddings--
	case len(s.stack) > 1 && !s.top().isolate:
		s.stack = s.stack[:len(s.stack)-1]
	}
}

func isIsolateInitiator(c xbidi.Class) bool {
	return c == xbidi.LRI || c == xbidi.RLI || c == xbidi.FSI
}

// isEmbedding covers the codes of embeddings and overrides and their end.
func isEmbedding(c xbidi.Class) bool {
	switch c {
	case xbidi.LRE, xbidi.RLE, xbidi.LRO, xbidi.RLO, xbidi.PDF:
		return true
	}
	return false
}

// isRemoved tells whether rule X9 takes the character out of consideration.
func isRemoved(c xbidi.Class) bool { return c == xbidi.BN || isEmbedding(c) }

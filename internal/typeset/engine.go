package typeset

import (
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"

	"rahbord/internal/bidi"
)

// Engine lays out text with one family. It is not safe for concurrent use.
type Engine struct {
	family    Family
	lang      language.Language
	shaper    shaping.HarfbuzzShaper
	segmenter segmenter.Segmenter
	faces     map[*Face]*font.Face // the shaper's view of each face; it holds caches
}

// NewEngine makes an engine; lang is an ISO code for shaping ("fa"). A weight
// without faces borrows those of the other weight; a family without any face
// lays out nothing.
func NewEngine(f Family, lang string) *Engine {
	e := &Engine{lang: language.NewLanguage(lang), faces: map[*Face]*font.Face{}}
	for w, chain := range f.Chains {
		chain = slices.DeleteFunc(slices.Clone(chain), func(f *Face) bool { return f == nil })
		for _, face := range chain {
			e.faces[face] = font.NewFace(face.font)
		}
		e.family.Chains[w] = chain
	}
	return e
}

// chain is the fallback chain of a weight.
func (e *Engine) chain(w Weight) []*Face {
	asked, other := e.family.Chains[Regular], e.family.Chains[Bold]
	if w == Bold {
		asked, other = other, asked
	}
	if len(asked) == 0 {
		return other
	}
	return asked
}

// Layout analyses a paragraph: bidi levels, faces, shaping. Newlines break
// lines, tabs become spaces, other control characters vanish. A paragraph
// without letters, such as "55+" or "3.42 / 5", runs left to right in any
// direction, but keeps the alignment of the direction asked for.
func (e *Engine) Layout(spans []Span, d Direction) *Paragraph {
	p := &Paragraph{spans: slices.Clone(spans)}
	p.read()
	p.direct(d)
	e.findBreaks(p)
	p.findScripts()
	if len(e.chain(Regular)) == 0 {
		return p
	}
	e.chooseFaces(p)
	e.shape(p)
	return p
}

// direct finds the levels of the characters.
func (p *Paragraph) direct(d Direction) {
	var base uint8
	p.levels, base = bidi.Levels(p.text, bidi.Direction(d))
	p.rtl = base == 1
	if p.rtl && !bidi.HasStrong(p.text) {
		p.levels, _ = bidi.Levels(p.text, bidi.LTR)
	}
}

// findBreaks finds where lines may or must end (UAX #14) and where a word that
// is too long may be torn apart (UAX #29). A soft hyphen offers no break: the
// hyphen would have to appear.
func (e *Engine) findBreaks(p *Paragraph) {
	n := len(p.text)
	p.breaks, p.graphemes = make([]lineBreak, n+1), make([]bool, n+1)
	e.segmenter.Init(p.text)
	for lines := e.segmenter.LineIterator(); lines.Next(); {
		line := lines.Line()
		end := line.Offset + len(line.Text)
		switch {
		case line.IsMandatoryBreak:
			p.breaks[end] = mustBreak
		case p.text[end-1] != softHyphen:
			p.breaks[end] = mayBreak
		}
	}
	for graphemes := e.segmenter.GraphemeIterator(); graphemes.Next(); {
		p.graphemes[graphemes.Grapheme().Offset] = true
	}
	p.graphemes[n] = true
}

// chooseFaces picks the face of each grapheme cluster; a cluster that no face
// can draw gets nil.
func (e *Engine) chooseFaces(p *Paragraph) {
	p.faces = make([]*Face, len(p.text))
	var previous *Face
	for start := 0; start < len(p.text); {
		end := start + 1
		for !p.graphemes[end] {
			end++
		}
		if start == 0 || p.owner[start] != p.owner[start-1] {
			previous = nil
		}
		face := pick(e.chain(p.spans[p.owner[start]].Weight), p.text[start:end], previous)
		for i := start; i < end; i++ {
			p.faces[i] = face
		}
		if face != nil {
			previous = face
		}
		start = end
	}
}

// pick chooses the face that has the whole cluster, else the one that has its
// first character; spaces, marks and invisible characters stay with the
// previous face.
func pick(chain []*Face, text []rune, previous *Face) *Face {
	if previous == nil {
		previous = chain[0]
	}
	if followsPrevious(text[0]) {
		return previous
	}
	for _, face := range chain {
		if !slices.ContainsFunc(text, func(r rune) bool { return !isInvisible(r) && !isSpace(r) && !face.has(r) }) {
			return face
		}
	}
	for _, face := range chain {
		if face.has(text[0]) {
			return face
		}
	}
	return nil
}

// findScripts gives each character a script; digits and punctuation take that
// of the text before them.
func (p *Paragraph) findScripts() {
	p.scripts = make([]language.Script, len(p.text))
	var current language.Script
	first := -1
	for i, r := range p.text {
		switch s := language.LookupScript(r); s {
		case language.Common, language.Inherited, language.Unknown:
		default:
			current = s
			if first < 0 {
				first = i
			}
		}
		p.scripts[i] = current
	}
	lead := language.Latin
	if first >= 0 {
		lead = p.scripts[first]
	}
	for i := range p.scripts {
		if p.scripts[i] == 0 {
			p.scripts[i] = lead
		}
	}
}

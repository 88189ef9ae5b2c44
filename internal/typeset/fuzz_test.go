package typeset

import (
	"math"
	"testing"
)

func FuzzLayout(f *testing.F) {
	for _, s := range sentences {
		f.Add(s.text, 90.0, byte(s.d))
	}
	f.Add("👩\u200d👩\u200d👧\u202e😀(\u2067\u0301\x00\n漢", 0.0, byte(RTL))
	e := engineFor(f, "fa")
	f.Fuzz(func(t *testing.T, text string, width float64, d byte) {
		p := e.Layout(plain(text), Direction(d%3))
		p.Missing()
		if p.MinWidth() > p.Width()+tolerance {
			t.Errorf("the longest word is %v wide, all of it %v", p.MinWidth(), p.Width())
		}
		for _, l := range p.Wrap(width) {
			for _, run := range l.Runs(width, Align(d%4)) {
				for _, g := range run.Glyphs {
					if int(g.ID) >= run.Face.NumGlyphs() {
						t.Errorf("glyph %d of %d", g.ID, run.Face.NumGlyphs())
					}
					if finite := math.Abs(width) < 1e6; finite && (math.IsNaN(g.X+g.Y) || math.IsInf(g.X+g.Y, 0)) {
						t.Errorf("glyph at %v, %v", g.X, g.Y)
					}
				}
			}
		}
	})
}

func BenchmarkShortParagraphs(b *testing.B) {
	const text = "نرم\u200cافزار CRM تنها بخشی از کار است؛ فرهنگ و داده هم ۵۰٪ سهم دارند."
	e := engineFor(b, "fa")
	for b.Loop() {
		for _, l := range e.Layout(plain(text), RTL).Wrap(180) {
			l.Runs(180, Justify)
		}
	}
}

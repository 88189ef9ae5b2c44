package typeset

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const fonts = "../../templates/fonts"

func loadFace(t testing.TB, name string) *Face {
	t.Helper()
	ttf, err := os.ReadFile(filepath.Join(fonts, name+".ttf"))
	if err != nil {
		t.Fatal(err)
	}
	face, err := LoadFace(name, ttf)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// engineFor sets up the fonts as documents in that language do.
func engineFor(t testing.TB, lang string) *Engine {
	t.Helper()
	main, other := "Vazirmatn", "Heebo"
	if lang == "he" {
		main, other = other, main
	}
	var family Family
	family.Chains[Regular] = []*Face{loadFace(t, main+"-Regular"), loadFace(t, other+"-Regular")}
	family.Chains[Bold] = []*Face{loadFace(t, main+"-Bold"), loadFace(t, other+"-Bold")}
	return NewEngine(family, lang)
}

func plain(text string) []Span { return []Span{{Text: text, Size: 10}} }

// onlyLine lays a text out on one line.
func onlyLine(t testing.TB, e *Engine, text string, d Direction) *Line {
	t.Helper()
	lines := e.Layout(plain(text), d).Wrap(100000)
	if len(lines) != 1 {
		t.Fatalf("%q: %d lines, want 1", text, len(lines))
	}
	return lines[0]
}

// seen joins what the glyphs of a line read as, from left to right.
func seen(l *Line) string {
	var b strings.Builder
	for _, run := range l.Runs(l.Width(), Start) {
		for _, g := range run.Glyphs {
			b.WriteString(g.Text)
		}
	}
	return b.String()
}

package typeset

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestBareNumbersRunLeftToRightInEveryDirection(t *testing.T) {
	e := engineFor(t, "fa")
	for _, text := range []string{"55+", "3.42 / 5", "+12", "12%", "(۳٫۴ – ۵)", "−7", "۱۲٪"} {
		for _, d := range []Direction{Auto, LTR, RTL} {
			l := onlyLine(t, e, text, d)
			if got := seen(l); got != text {
				t.Errorf("%q in direction %d is seen as %q", text, d, got)
			}
			if l.RTL() != (d == RTL) {
				t.Errorf("%q in direction %d: RTL is %v", text, d, l.RTL())
			}
		}
	}
}

func TestAutoTakesTheFirstStrongCharacter(t *testing.T) {
	e := engineFor(t, "fa")
	for text, want := range map[string]bool{"12 سلام world": true, "CRM برای فروش": false, "(שלום)": true, "": false, "12": false} {
		if got := e.Layout(plain(text), Auto).Wrap(1000)[0].RTL(); got != want {
			t.Errorf("%q: RTL is %v, want %v", text, got, want)
		}
	}
}

func TestEachScriptGetsAFaceThatHasIt(t *testing.T) {
	for lang, want := range map[string]string{
		"fa": "Vazirmatn-Regular: CRM سلام ۱۲ | Heebo-Regular: שלום ",
		"he": "Heebo-Regular: CRM | Vazirmatn-Regular: سلام ۱۲ | Heebo-Regular: שלום",
	} {
		p := engineFor(t, lang).Layout(plain("CRM سلام ۱۲ שלום"), LTR)
		var parts []string
		var last *Face
		for i, face := range p.faces {
			if face != last {
				parts = append(parts, face.Name()+": ")
				last = face
			}
			parts[len(parts)-1] += string(p.text[i])
		}
		if d := cmp.Diff(strings.TrimSpace(want), strings.TrimSpace(strings.Join(parts, "| "))); d != "" {
			t.Errorf("%s: %s", lang, d)
		}
	}
}

func TestMissingCharactersAreReportedAndBoxed(t *testing.T) {
	for _, lang := range []string{"fa", "he"} {
		e := engineFor(t, lang)
		p := e.Layout(plain("ok 漢 😀 漢 then 👩\u200d👩\u200d👧 and ❤️"), LTR)
		var runes []rune
		for _, m := range p.Missing() {
			runes = append(runes, m.Rune)
			if !strings.ContainsRune(m.Text, m.Rune) || len([]rune(m.Text)) > 40 {
				t.Errorf("%q is shown in %q", m.Rune, m.Text)
			}
		}
		if d := cmp.Diff("漢😀👩👧❤", string(runes)); d != "" {
			t.Errorf("%s: missing %s", lang, d)
		}
		l := p.Wrap(1000)[0]
		if got, want := seen(l), "ok 漢 😀 漢 then 👩\u200d👩\u200d👧 and ❤️"; got != want {
			t.Errorf("%s: reads as %q, want %q", lang, got, want)
		}
		boxes := 0
		for _, run := range l.Runs(1000, Start) {
			for _, g := range run.Glyphs {
				if g.ID == 0 {
					boxes++
					if len(run.Face.Outline(0)) == 0 {
						t.Errorf("%s: the box of %s is empty", lang, run.Face.Name())
					}
				}
			}
		}
		if boxes != 5 {
			t.Errorf("%s: %d boxes, want 5", lang, boxes)
		}
	}
}

func TestControlCharactersSteerButAreNotDrawn(t *testing.T) {
	e := engineFor(t, "fa")
	l := onlyLine(t, e, "a\x00\u202eb\u202c\u200e\ufeff\u00adc\td\u2067ef\u2069\ue000", LTR)
	const want = "abc def\ue000"
	if got := l.Text(); got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if got := seen(l); got != want {
		t.Errorf("seen %q, want %q", got, want)
	}
	if m := l.p.Missing(); len(m) != 1 || m[0].Rune != '\ue000' {
		t.Errorf("missing %+v, want U+E000 alone", m)
	}
	if got := seen(onlyLine(t, e, "\u202eabc\u202c", LTR)); got != "cba" {
		t.Errorf("an override shows %q, want cba", got)
	}
}

func TestHostileTextDoesNotPanic(t *testing.T) {
	e := engineFor(t, "fa")
	for _, text := range []string{
		"\x00", "\xed\xa0\x80", "\xff\xfe", "\u0301", "\u200d", "\u200c\u064b", "👩\u200d", "🇮🇷🇮", "\ufe0f", "é\u0301\u0301",
		strings.Repeat("\u2067", 200) + "a", strings.Repeat("(", 200), strings.Repeat("ً", 100), "\U000e0041", "\U0010ffff", "הּ\u034f",
	} {
		for _, d := range []Direction{Auto, LTR, RTL} {
			for _, l := range e.Layout(plain(text), d).Wrap(3) {
				l.Runs(3, Justify)
			}
		}
	}
}

func TestFamilyWithoutFacesLaysOutNothing(t *testing.T) {
	lines := NewEngine(Family{}, "en").Layout(plain("text"), LTR).Wrap(10)
	if len(lines) != 1 || lines[0].Width() != 0 || len(lines[0].Runs(10, Middle)) != 0 {
		t.Errorf("got %d lines", len(lines))
	}
}

func TestMissingWeightBorrowsTheOther(t *testing.T) {
	face := loadFace(t, "Vazirmatn-Regular")
	e := NewEngine(Family{Chains: [2][]*Face{Regular: {face}}}, "en")
	l := e.Layout([]Span{{Text: "bold", Weight: Bold, Size: 10}}, LTR).Wrap(100)[0]
	if runs := l.Runs(100, Start); len(runs) != 1 || runs[0].Face != face {
		t.Errorf("got %+v", runs)
	}
}

func TestSpansKeepTheirLook(t *testing.T) {
	e := engineFor(t, "fa")
	red := Colour{R: 255}
	l := e.Layout([]Span{{Text: "میان", Size: 10}, {Text: "گین", Size: 10, Weight: Bold, Colour: red}, {Text: " 3", Size: 7}}, RTL).Wrap(1000)[0]
	var looks []Run
	for _, r := range l.Runs(1000, Start) {
		looks = append(looks, Run{Size: r.Size, Colour: r.Colour})
	}
	if d := cmp.Diff([]Run{{Size: 7}, {Size: 10, Colour: red}, {Size: 10}}, looks); d != "" {
		t.Error(d)
	}
	// The letters join across the spans: the same forms as in one span.
	forms := func(l *Line) (ids []uint16) {
		for _, r := range l.Runs(1000, Start) {
			for _, g := range r.Glyphs {
				ids = append(ids, g.ID)
			}
		}
		return ids
	}
	one := forms(onlyLine(t, e, "میانگین", RTL))
	two := forms(e.Layout([]Span{{Text: "میان", Size: 10}, {Text: "گین", Size: 10, Colour: red}}, RTL).Wrap(1000)[0])
	if !slices.Equal(one, two) {
		t.Errorf("forms %v in two spans, %v in one", two, one)
	}
}

func TestLayoutIsFastEnoughForLongReports(t *testing.T) {
	e := engineFor(t, "fa")
	const paragraphs = 300
	start := time.Now()
	for range paragraphs {
		for _, l := range e.Layout(plain(prose[:120]), RTL).Wrap(180) {
			l.Runs(180, Justify)
		}
	}
	if spent := time.Since(start); spent > 2*time.Second {
		t.Errorf("%d short paragraphs took %v", paragraphs, spent)
	}
}

func TestLineEndsAreNotMissingCharacters(t *testing.T) {
	p := engineFor(t, "en").Layout([]Span{{Text: "one\ntwo\r\nthree", Size: 10}}, LTR)
	if len(p.Missing()) > 0 || len(p.Wrap(500)) != 3 {
		t.Errorf("missing %v in %d lines, want none in 3", p.Missing(), len(p.Wrap(500)))
	}
}

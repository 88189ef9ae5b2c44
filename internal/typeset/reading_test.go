package typeset

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"rahbord/internal/bidi"
)

// sentences are mixtures of scripts as reports have them.
var sentences = []struct {
	d    Direction
	text string
}{
	{RTL, "استراتژی CRM سازمان (نسخهٔ ۲) در ۶ ماه آینده ۳۵٪ رشد می\u200cکند"},
	{RTL, "می\u200cخواهیم لا إله مثلاً الله"},
	{RTL, "مدیریت ارتباط با مشتری (Customer Relationship Management)"},
	{RTL, "ניהול קשרי לקוחות (CRM) – 10 גורמי הצלחה"},
	{RTL, "דו״ח מס׳ 3: בית־ספר [נספח {א}] ב־42% מהמקרים"},
	{RTL, "שָׁלוֹם עֲלֵיכֶם"},
	{RTL, "شاخص NPS از 42 به 55+ رسید؛ «رضایت» 87.5% شد."},
	{RTL, "CRM برای فروش، بازاریابی و خدمات است."},
	{RTL, "خانهٔ ما و ۀ و ي و ك و مُدَرِّسٌ"},
	{RTL, "نرخ تماس: +98 21 1234-5678 (داخلی ۱۲)"},
	{LTR, "The Persian term مدیریت ارتباط با مشتری (۱۴۰۵) means CRM – סיסמה."},
	{LTR, "Levels: CRM برای ۶ ab and שלום 123, 456 ok."},
	{LTR, "Readiness score: 3.7 / 5 — AVATAR Type To We fi ffi office café."},
	{Auto, "۱۲۳ (فارسی) english"},
	{Auto, "הוא אמר \"hello (world)\" ויצא"},
}

// visualText is what a reader should see from left to right by the
// bidirectional algorithm alone, and its characters' places in the text.
func visualText(text []rune, d Direction) ([]rune, []int) {
	levels, _ := bidi.Levels(text, bidi.Direction(d))
	order := bidi.Reorder(levels)
	visual := make([]rune, len(text))
	for k, i := range order {
		visual[k] = text[i]
		if m, ok := bidi.Mirror(text[i]); ok && levels[i]%2 == 1 {
			visual[k] = m
		}
	}
	return visual, order
}

// unmarked is text without the marks that readers need to put it in order.
func unmarked(text string) string { return strings.ReplaceAll(text, letterMark, "") }

func TestGlyphsFromLeftToRightReadAsTheVisualText(t *testing.T) {
	for _, lang := range []string{"fa", "he"} {
		e := engineFor(t, lang)
		for _, s := range sentences {
			want, _ := visualText([]rune(s.text), s.d)
			if got := unmarked(seen(onlyLine(t, e, s.text, s.d))); got != string(want) {
				t.Errorf("%s: %q\n got %q\nwant %q", lang, s.text, got, string(want))
			}
		}
	}
}

func TestUndoingBidiGivesTheTextBack(t *testing.T) {
	for _, lang := range []string{"fa", "he"} {
		e := engineFor(t, lang)
		for _, s := range sentences {
			text := []rune(s.text)
			levels, _ := bidi.Levels(text, bidi.Direction(s.d))
			_, order := visualText(text, s.d)
			extracted := []rune(unmarked(seen(onlyLine(t, e, s.text, s.d))))
			if len(extracted) != len(order) {
				t.Errorf("%s: %q: %d characters extracted, want %d", lang, s.text, len(extracted), len(order))
				continue
			}
			logical := make([]rune, len(text))
			for k, i := range order {
				logical[i] = extracted[k]
				if m, ok := bidi.Mirror(extracted[k]); ok && levels[i]%2 == 1 {
					logical[i] = m
				}
			}
			if string(logical) != s.text {
				t.Errorf("%s: extracted %q, want %q", lang, string(logical), s.text)
			}
		}
	}
}

func TestNumbersAndLatinWordsAreMarkedOffInRightToLeftLines(t *testing.T) {
	for _, c := range []struct{ text, visual string }{
		{"از 12 ماه", "هام |12 زا"},
		{"در 2026, 812 نفر", "رفن |812 |,|2026 رد"},
		{"با CRM و Project One", "Project One و |CRM اب"},
		{"کد (P13)", "(|P13) دک"},
		{"مدت: 90 روز", "زور |90 |:تدم"},
		{"سلام، دنیا: ما", "ام :ایند ،مالس"},
		{"3.42 / 5", "3.42 / 5"},
	} {
		want := strings.ReplaceAll(c.visual, "|", letterMark)
		if got := seen(onlyLine(t, engineFor(t, "fa"), c.text, RTL)); got != want {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, want)
		}
	}
	const english = "The team (مدیریت 12 نفر) met 3 times"
	if got := seen(onlyLine(t, engineFor(t, "fa"), english, LTR)); strings.Contains(got, letterMark) {
		t.Errorf("a mark in the left-to-right line %q", got)
	}
}

// A reader that knows nothing of the text reverses a line of right-to-left
// words; this must work for words without any numbers or Latin.
func TestReversingAPersianLineGivesItsWords(t *testing.T) {
	const text = "می\u200cخواهیم مثلاً خانهٔ لا إله را بسازیم"
	got := []rune(seen(onlyLine(t, engineFor(t, "fa"), text, RTL)))
	slices.Reverse(got)
	if string(got) != text {
		t.Errorf("got %q, want %q", string(got), text)
	}
}

func TestRightToLeftGlyphsReadAsOneCharacter(t *testing.T) {
	l := onlyLine(t, engineFor(t, "fa"), "سلام مثلاً لا إله می\u200cکند", RTL)
	for _, run := range l.Runs(l.Width(), Start) {
		for _, g := range run.Glyphs {
			if n := len([]rune(g.Text)); n != 1 && !g.Outline {
				t.Errorf("glyph %d reads as %q", g.ID, g.Text)
			}
		}
	}
}

func TestLamAlefIsOneShapeAndABlank(t *testing.T) {
	e := engineFor(t, "fa")
	l := onlyLine(t, e, "لا", RTL)
	glyphs := l.Runs(l.Width(), Start)[0].Glyphs
	if len(glyphs) != 2 || glyphs[0].Text != "ا" || glyphs[1].Text != "ل" {
		t.Fatalf("got %+v, want a glyph for alef and a blank for lam", glyphs)
	}
	face := e.chain(Regular)[0]
	if len(face.Outline(glyphs[0].ID)) == 0 || glyphs[1].ID != face.Blank() {
		t.Errorf("got glyphs %d and %d, want the ligature and the blank %d", glyphs[0].ID, glyphs[1].ID, face.Blank())
	}
}

func TestNonJoinerRidesOnTheBlank(t *testing.T) {
	for _, lang := range []string{"fa", "he"} {
		e := engineFor(t, lang)
		l := onlyLine(t, e, "می\u200cکند", RTL)
		found := false
		for _, run := range l.Runs(l.Width(), Start) {
			for _, g := range run.Glyphs {
				if g.Text == "\u200c" {
					found = true
					if g.ID != run.Face.Blank() || g.Advance != 0 {
						t.Errorf("%s: glyph %d, %v wide, carries the non-joiner", lang, g.ID, g.Advance)
					}
				}
			}
		}
		if !found {
			t.Errorf("%s: the non-joiner is lost", lang)
		}
	}
}

func TestLatinLigaturesKeepTheirCharacters(t *testing.T) {
	l := onlyLine(t, engineFor(t, "en"), "office", LTR)
	if got := seen(l); got != "office" {
		t.Errorf("got %q", got)
	}
}

func TestMarksArePaintedAndTheirCharactersRideOnBlanks(t *testing.T) {
	e := engineFor(t, "fa")
	l := onlyLine(t, e, "مُد", RTL)
	painted, text := 0, ""
	for _, g := range l.Runs(l.Width(), Start)[0].Glyphs {
		if g.Outline {
			painted++
			if g.Text != "" {
				t.Errorf("a painted mark reads as %q", g.Text)
			}
		}
		if g.Text == "ُ" && g.ID != e.chain(Regular)[0].Blank() {
			t.Errorf("the mark's character is on glyph %d", g.ID)
		}
		text += g.Text
	}
	if painted != 1 || text != "دُم" {
		t.Errorf("%d painted marks, text %q", painted, text)
	}
}

func TestHehWithHamzaIsOneShapeWhereTheFaceHasIt(t *testing.T) {
	e := engineFor(t, "fa")
	composed, _ := e.chain(Regular)[0].glyph(hehWithHamza)
	alone := onlyLine(t, e, "ۀ", RTL).Runs(100, Start)[0].Glyphs
	pair := onlyLine(t, e, "هٔ", RTL).Runs(100, Start)[0].Glyphs
	if alone[0].ID != composed || pair[len(pair)-1].ID != composed {
		t.Errorf("got %+v and %+v, want glyph %d", alone, pair, composed)
	}
	if slices.ContainsFunc(pair, func(g Glyph) bool { return g.Outline }) {
		t.Errorf("the hamza is painted apart: %+v", pair)
	}
}

// HarfBuzz mirrors characters by a table of its own; what it draws must be what
// the glyph reads as.
func TestMirroredShapesReadAsWhatIsDrawn(t *testing.T) {
	checked := 0
	for _, face := range engineFor(t, "fa").chain(Regular) {
		e := NewEngine(Family{Chains: [2][]*Face{{face}}}, "fa")
		named := map[uint16]bool{}
		for r := rune(1); r < 0x10000; r++ {
			if gid, ok := face.glyph(r); ok {
				named[gid] = true
			}
		}
		for r := rune(0x21); r < 0x3100; r++ {
			if !face.has(r) || unicode.IsLetter(r) || isMark(r) || isInvisible(r) || unicode.IsSpace(r) {
				continue
			}
			const override = "\u202e"
			l := onlyLine(t, e, override+string(r), RTL)
			for _, g := range l.Runs(100, Start)[0].Glyphs {
				if !named[g.ID] {
					continue // a shape of no character
				}
				checked++
				read := []rune(g.Text)
				if drawn, _ := face.glyph(read[0]); drawn != g.ID {
					t.Errorf("%s: %U %q is drawn as glyph %d, which does not read as %q", face.Name(), r, r, g.ID, g.Text)
				}
			}
		}
	}
	if checked < 250 {
		t.Fatalf("only %d characters checked", checked)
	}
}

package typeset

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const prose = "پیاده\u200cسازی موفق CRM تنها خرید یک نرم\u200cافزار نیست؛ بلکه تغییری در فرهنگ، فرایندها و فناوری سازمان است. بر پایهٔ چارچوب (Payne & Frow, 2005) پنج فرایند کلیدی باید هم\u200cزمان دیده شوند."

func texts(lines []*Line) []string {
	var all []string
	for _, l := range lines {
		all = append(all, l.Text())
	}
	return all
}

func TestLinesFitAndTogetherAreTheText(t *testing.T) {
	e := engineFor(t, "fa")
	letters := rapid.SampledFrom([]rune("abc fi-/ لاسم\u200c و هٔ ً(۱۲) 3.4% שלום ״\u00a0\n\u200f\u2067\u2069😀\u0301漢"))
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOf(letters).Draw(t, "text"))
		width := rapid.Float64Range(0, 120).Draw(t, "width")
		d := rapid.SampledFrom([]Direction{Auto, LTR, RTL}).Draw(t, "direction")
		p := e.Layout(plain(text), d)
		var whole strings.Builder
		for _, l := range p.Wrap(width) {
			whole.WriteString(l.Text() + l.Ending())
			if l.Width() > width+tolerance && clusters(l) > 1 && breakable(l) {
				t.Errorf("line %q is %.2f wide, more than %.2f", l.Text(), l.Width(), width)
			}
		}
		want := strings.NewReplacer("\u200f", "", "\u2067", "", "\u2069", "").Replace(text)
		if whole.String() != want {
			t.Errorf("lines make up %q, want %q", whole.String(), want)
		}
	})
}

func clusters(l *Line) int {
	n := 0
	for _, it := range l.items {
		n += len(it.clusters)
	}
	return n
}

// breakable tells whether there is a place inside the line where it could be torn.
func breakable(l *Line) bool {
	for i, it := range l.items {
		for k := range it.clusters {
			if (i > 0 || k > 0) && l.p.graphemes[it.inOrder(k).start] {
				return true
			}
		}
	}
	return false
}

func TestParagraphFitsItsOwnWidth(t *testing.T) {
	e := engineFor(t, "fa")
	for _, s := range sentences {
		p := e.Layout(plain(s.text), s.d)
		if lines := p.Wrap(p.Width()); len(lines) != 1 {
			t.Errorf("%q breaks into %q at its own width", s.text, texts(lines))
		}
		for _, l := range p.Wrap(p.MinWidth()) {
			if l.Ending() == "" && !strings.HasSuffix(s.text, l.Text()) && !strings.HasSuffix(l.Text(), "-") && !strings.HasSuffix(l.Text(), "־") {
				t.Errorf("%q is torn after %q at the width of its longest word", s.text, l.Text())
			}
		}
	}
}

func TestLinesBreakBetweenWords(t *testing.T) {
	got := texts(engineFor(t, "en").Layout(plain("Who owns the customer record today?"), LTR).Wrap(76))
	want := []string{"Who owns the", "customer record", "today?"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestWordsWiderThanTheLineAreTornBetweenLetters(t *testing.T) {
	e := engineFor(t, "fa")
	for _, text := range []string{"Donaudampfschifffahrtsgesellschaft", "قسطنطنیه\u200cنشینان\u200cمان", "מדיניותהלקוחותשלנו"} {
		lines := e.Layout(plain(text), Auto).Wrap(40)
		if len(lines) < 2 {
			t.Errorf("%q stays on one line", text)
		}
		for i, l := range lines {
			if last := i == len(lines)-1; l.Width() > 40+tolerance || !last && l.Width() < 28 {
				t.Errorf("%q: piece %q is %.2f wide, want it to fill 40", text, l.Text(), l.Width())
			}
		}
		if got := strings.Join(texts(lines), ""); got != text {
			t.Errorf("pieces make %q, want %q", got, text)
		}
	}
}

func TestSoftHyphensDoNotBreakWords(t *testing.T) {
	e := engineFor(t, "en")
	p := e.Layout(plain("custo\u00admer"), LTR)
	if p.MinWidth() != p.Width() || p.Width() != e.Layout(plain("customer"), LTR).Width() {
		t.Errorf("longest piece %v of %v", p.MinWidth(), p.Width())
	}
}

func TestNewlinesForceLines(t *testing.T) {
	e := engineFor(t, "en")
	for text, want := range map[string][]string{
		"":             {""},
		"one\ntwo":     {"one", "two"},
		"one\r\ntwo":   {"one", "two"},
		"one\n\ntwo":   {"one", "", "two"},
		"one\n":        {"one"},
		"one \u2028 x": {"one", " x"},
		"   ":          {""},
	} {
		if d := cmp.Diff(want, texts(e.Layout(plain(text), LTR).Wrap(1000))); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
}

func TestTrailingSpacesDoNotCount(t *testing.T) {
	e := engineFor(t, "fa")
	if a, b := onlyLine(t, e, "سلام", RTL).Width(), onlyLine(t, e, "سلام   ", RTL).Width(); a != b || a == 0 {
		t.Errorf("width %v with spaces, %v without", b, a)
	}
}

// edges are the left and right end of the ink boxes of a line.
func edges(l *Line, width float64, a Align) (left, right float64) {
	left, right = math.Inf(1), math.Inf(-1)
	for _, run := range l.Runs(width, a) {
		for _, g := range run.Glyphs {
			left, right = min(left, g.X), max(right, g.X+g.Advance)
		}
	}
	return left, right
}

func TestAlignmentFollowsTheParagraph(t *testing.T) {
	e := engineFor(t, "fa")
	for _, c := range []struct {
		text  string
		d     Direction
		align Align
		end   string
	}{
		{"سلام دنیا", RTL, Start, "right"}, {"سلام دنیا", RTL, End, "left"}, {"سلام دنیا", RTL, Middle, "middle"},
		{"hello", LTR, Start, "left"}, {"hello", LTR, End, "right"}, {"hello", RTL, Start, "right"},
		{"55+", RTL, Start, "right"}, {"55+", Auto, Start, "left"}, {"سلام", RTL, Justify, "right"},
	} {
		left, right := edges(onlyLine(t, e, c.text, c.d), 200, c.align)
		got := "middle"
		switch {
		case left < 0.5:
			got = "left"
		case right > 199.5:
			got = "right"
		}
		if got != c.end {
			t.Errorf("%q, direction %d, align %d: at the %s (%.1f to %.1f), want %s", c.text, c.d, c.align, got, left, right, c.end)
		}
	}
}

func TestJustifiedLinesReachBothEdgesExceptTheLast(t *testing.T) {
	lines := engineFor(t, "fa").Layout(plain(prose), RTL).Wrap(180)
	if len(lines) < 4 {
		t.Fatalf("only %d lines", len(lines))
	}
	for i, l := range lines {
		left, right := edges(l, 180, Justify)
		if last := i == len(lines)-1; math.Abs(right-180) > 0.1 || (math.Abs(left) < 0.1) == last {
			t.Errorf("line %d %q reaches from %.2f to %.2f", i, l.Text(), left, right)
		}
	}
}

func TestLooseLinesAreNotJustified(t *testing.T) {
	lines := engineFor(t, "en").Layout(plain("a b incomprehensibilities"), LTR).Wrap(110)
	if len(lines) != 2 {
		t.Fatalf("lines %q", texts(lines))
	}
	if _, right := edges(lines[0], 110, Justify); right > 50 {
		t.Errorf("the two letters are pulled apart up to %.1f", right)
	}
}

package console

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

func TestWidthCountsWhatTakesAColumn(t *testing.T) {
	for s, want := range map[string]int{
		"":                          0,
		"CRM 2":                     5,
		"مشتری":                     5,
		"مُشتَری":                   5, // harakat stand on their letters
		"می‌خواهیم":                 8, // the non-joiner is no letter
		"שָׁלוֹם":                   4,
		"קרי־מיין":                  8,
		"\u2067سلام\u2069 ok":       7,
		"\u2068\u2066a\u2069\u2069": 1,
		"漢字":                        4,
		"👩‍👩‍👧":                     2,
		"🇮🇷":                        2,
		"e\u0301":                   1,
		"۱۲۳":                       3,
	} {
		if got := Width(s); got != want {
			t.Errorf("Width(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestPadFillsByColumnsNotBytes(t *testing.T) {
	if got := Pad("مُدل", 5) + "|" + PadStart("۱۲", 4) + "|" + Pad("long", 2); got != "مُدل  |  ۱۲|long" {
		t.Errorf("%q", got)
	}
}

func TestCutKeepsWholeCharactersAndClosesIsolates(t *testing.T) {
	for _, c := range []struct {
		in, want string
		width    int
	}{
		{"short", "short", 5},
		{"a longer one", "a lon…", 6},
		{"a longer", "a…", 3},
		{"می‌خواهیم", "می…", 3}, // no dangling non-joiner
		{"مُدَرِّس", "مُدَ…", 3},
		{"👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧…", 3},
		{"\u2068سلام دنیا\u2069", "\u2068سلا…\u2069", 4},
	} {
		if got := Cut(c.in, c.width); got != c.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

func TestIsolatedIsOnlyWhatNeedsIt(t *testing.T) {
	if got := Isolate("Sales 2"); got != "Sales 2" {
		t.Errorf("%q", got)
	}
	if got := Isolate("CRM ما"); got != "\u2068CRM ما\u2069" {
		t.Errorf("%q", got)
	}
}

func TestWrapBreaksAtSpacesOnly(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two three", 7, []string{"one two", "three"}},
		{"  one \n two ", 20, []string{"one two"}},
		{"می‌خواهیم مشتری را", 9, []string{"می‌خواهیم", "مشتری را"}},
		{"5\u00a0000\u00a0000 rial", 10, []string{"5\u00a0000\u00a0000", "rial"}},
		{"see https://example.org/x now", 10, []string{"see", "https://ex", "ample.org/", "x now"}},
		{"漢字漢字", 3, []string{"漢", "字", "漢", "字"}},
		{"a \u2067متن بلند فارسی\u2069 b", 10, []string{"a \u2067متن بلند\u2069", "\u2067فارسی\u2069 b"}},
	} {
		if d := cmp.Diff(c.want, Wrap(c.in, c.width)); d != "" {
			t.Errorf("Wrap(%q, %d): %s", c.in, c.width, d)
		}
	}
}

func someText(t *rapid.T) string {
	pieces := rapid.SliceOf(rapid.SampledFrom([]string{" ", " ", "CRM", "و", "می‌", "خواهیم", "مُدَل", "שָׁלוֹם", "־", "漢字", "👩‍👩‍👧", "\u2068", "\u2069", "\u2067", "(", "12", "۴٫۵", "\n", "e\u0301"}))
	return strings.Join(pieces.Draw(t, "pieces"), "")
}

func TestWrapLosesNothingAndFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, width := someText(t), rapid.IntRange(2, 60).Draw(t, "width")
		lines := Wrap(s, width)
		squeeze := func(s string) string { return strings.Join(strings.Fields(WithoutIsolates(s)), "") }
		if got, want := squeeze(strings.Join(lines, "")), squeeze(s); got != want {
			t.Errorf("%q became %q", want, got)
		}
		for _, line := range lines {
			if Width(line) > width {
				t.Errorf("%q is %d wide, not %d", line, Width(line), width)
			}
			if open := openIsolates(nil, line); len(open) > 0 {
				t.Errorf("%q leaves isolates open", line)
			}
		}
	})
}

func TestCutFitsAndNeverSplitsACharacter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, width := someText(t), rapid.IntRange(1, 40).Draw(t, "width")
		got := Cut(s, width)
		if Width(got) > width {
			t.Fatalf("%q is %d wide, not %d", got, Width(got), width)
		}
		whole := map[string]bool{"…": true}
		for g := uniseg.NewGraphemes(WithoutIsolates(s)); g.Next(); {
			whole[g.Str()] = true
			whole[strings.TrimRight(g.Str(), "\u200c")] = true
		}
		for g := uniseg.NewGraphemes(WithoutIsolates(got)); g.Next(); {
			if !whole[g.Str()] {
				t.Errorf("%q holds %q, which is no character of %q", got, g.Str(), s)
			}
		}
	})
}

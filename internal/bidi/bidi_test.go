package bidi

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// visual is the text as seen from left to right.
func visual(text string, d Direction) string {
	runes := []rune(text)
	levels, _ := Levels(runes, d)
	var out []rune
	for _, i := range Reorder(levels) {
		r := runes[i]
		if m, ok := Mirror(r); ok && levels[i]%2 == 1 {
			r = m
		}
		out = append(out, r)
	}
	return string(out)
}

func TestSentencesAreSeenInTheRightOrder(t *testing.T) {
	for _, c := range []struct {
		text string
		d    Direction
		want string
	}{
		{"abc", LTR, "abc"},
		{"אבג", RTL, "גבא"},
		{"אבג CRM (1)", RTL, "CRM (1) גבא"},
		{"CRM (אבג 1)", RTL, "(1 גבא) CRM"},
		{"CRM אבג!", LTR, "CRM גבא!"},
		{"CRM אבג!", RTL, "!גבא CRM"},
		{"אבג 12.5% דה", RTL, "הד 12.5% גבא"},
		{"متن ۱۲٫۵", RTL, "۱۲٫۵ نتم"},
		{"אבג \u2066a-b (c)\u2069, ד", RTL, "ד ,\u2069a-b (c)\u2066 גבא"},
	} {
		if got := visual(c.text, c.d); got != c.want {
			t.Errorf("%q: seen as %q, want %q", c.text, got, c.want)
		}
	}
}

func TestParagraphLevelComesFromTheFirstStrongCharacterOutsideIsolates(t *testing.T) {
	for text, want := range map[string]uint8{"": 0, "12": 0, "12 א": 1, "a א": 0, "\u2067א\u2069 a": 0, "\u2066a\u2069 א": 1, "\u2067א": 0} {
		if _, got := Levels([]rune(text), Auto); got != want {
			t.Errorf("%q: level %d, want %d", text, got, want)
		}
	}
}

// U+2329 and U+3009 are halves of one pair: Unicode holds U+2329 and U+3008 to be
// the same bracket.
func TestEquivalentAngleBracketsPair(t *testing.T) {
	for _, text := range []string{"a\u2329b\u3009א", "a\u3008b\u232aא"} {
		levels, _ := Levels([]rune(text), RTL)
		if d := cmp.Diff([]uint8{2, 2, 2, 2, 1}, levels); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
}

func TestParagraphSeparatorEndsEmbeddings(t *testing.T) {
	levels, _ := Levels([]rune("\u202ea\u2029a"), LTR)
	if d := cmp.Diff([]uint8{0, 1, 0, 0}, levels); d != "" {
		t.Error(d)
	}
}

func TestMirrorIsItsOwnInverse(t *testing.T) {
	found := 0
	for r := rune(0); r < 0x10000; r++ {
		m, ok := Mirror(r)
		if !ok {
			continue
		}
		found++
		if back, ok := Mirror(m); !ok || m == r || back != r {
			t.Errorf("%q mirrors to %q, which mirrors to %q", r, m, back)
		}
	}
	if found < 130 {
		t.Errorf("only %d characters are mirrored", found)
	}
}

func TestReorderIsAPermutationThatKeepsLinesOfOneLevel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		levels := rapid.SliceOf(rapid.Uint8Range(0, 126)).Draw(t, "levels")
		used := make([]bool, len(levels))
		for _, i := range Reorder(levels) {
			if used[i] {
				t.Fatalf("%d appears twice", i)
			}
			used[i] = true
		}
	})
	if d := cmp.Diff([]int{0, 1, 2}, Reorder([]uint8{2, 2, 2})); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]int{2, 1, 0}, Reorder([]uint8{1, 1, 1})); d != "" {
		t.Error(d)
	}
}

func FuzzLevels(f *testing.F) {
	f.Add("אבג \u2066a-b (c)\u2069 ۱۲\u202e\u2029\u202c[", byte(2))
	f.Fuzz(func(t *testing.T, s string, d byte) {
		text := []rune(s)
		levels, base := Levels(text, Direction(d%3))
		if len(levels) != len(text) || base > 1 {
			t.Fatalf("%d levels for %d characters, base %d", len(levels), len(text), base)
		}
		for i, level := range levels {
			if level < base || level > maxDepth+1 {
				t.Errorf("level %d of character %d, base %d", level, i, base)
			}
		}
	})
}

func BenchmarkLevels(b *testing.B) {
	text := []rune("استراتژی CRM سازمان (نسخهٔ ۲) در ۶ ماه آینده ۳۵٪ رشد می\u200cکند")
	for b.Loop() {
		Levels(text, RTL)
	}
}

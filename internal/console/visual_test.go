package console

import (
	"slices"
	"strings"
	"testing"

	"rahbord/internal/bidi"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

func TestVisualShowsLinesAsTheyAreRead(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		rtl            bool
	}{
		{"Latin stays", "Answer: 4 (of 5)", "Answer: 4 (of 5)", false},
		{"Hebrew runs backwards", "שלום", "םולש", false},
		{"numbers keep their order", "סעיף 12", "12 ףיעס", false},
		{"Latin in a Persian line", "نرم‌افزار CRM است", "تسا CRM رازفام‌رن", false},
		{"an isolate keeps its place after a number", " 1. \u2067שלום עולם.\u2069", " 1. .םלוע םולש", false},
		{"brackets are mirrored", "א (ב)", "(ב) א", false},
		{"a stop goes to the left end of a line from right to left", "CRM 2.", ".CRM 2", true},
		{"marks stay after their letter", "מָה", "המָ", false},
		{"bold goes with its letters", Bold("שלום") + " 1", "1 " + Bold("םולש"), false},
	} {
		if got := Visual(c.in, c.rtl); got != c.want {
			t.Errorf("%s: Visual(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestVisualKeepsEveryCharacterAndTheWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.ReplaceAll(someText(t), "\n", " ")
		got := Visual(s, rapid.Bool().Draw(t, "rtl"))
		if a, b := characters(s), characters(got); !slices.Equal(a, b) {
			t.Errorf("%q has %q, shown are %q", s, a, b)
		}
	})
}

// characters lists what is visible, mirrored brackets alike, in a fixed order.
func characters(s string) []string {
	var list []string
	for g := uniseg.NewGraphemes(WithoutIsolates(s)); g.Next(); {
		c := g.Str()
		if m, ok := bidi.Mirror([]rune(c)[0]); ok {
			c = min(c, string(m))
		}
		list = append(list, strings.Split(c, "")...)
	}
	slices.Sort(list)
	return list
}

func TestVisualColumnFindsTheCharacter(t *testing.T) {
	line := "ab אבג"
	for at, want := range map[int]int{0: 0, 1: 1, 3: 5, 5: 4, 7: 3, 9: 6} {
		if got := VisualColumn(line, false, at); got != want {
			t.Errorf("the character at byte %d is in column %d, want %d", at, got, want)
		}
	}
	if got := VisualColumn("אב", true, 4); got != 0 {
		t.Errorf("the next letter of a line from right to left goes to column %d", got)
	}
}

func TestSafeTextCannotCommandTheTerminal(t *testing.T) {
	in := "a\x1b[2J\x1b]0;title\x07b\x1b[31mc\x1b[0m\td\r\x07\u009b" + Bold("e") + "f\x1b"
	if got, want := Safe(in), "abc d"+Bold("e")+"f"; got != want {
		t.Errorf("Safe: %q, want %q", got, want)
	}
	if got, want := Plain(in), "abc def"; got != want {
		t.Errorf("Plain: %q, want %q", got, want)
	}
}

func TestStyleIsLeftOutWhereItIsNotWanted(t *testing.T) {
	env := func(pairs ...string) func(string) string {
		return func(k string) string {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == k {
					return pairs[i+1]
				}
			}
			return ""
		}
	}
	if !Styled(env("TERM", "xterm-256color")) {
		t.Error("a capable terminal gets no style")
	}
	for _, e := range [][]string{{}, {"TERM", "dumb"}, {"TERM", "xterm", "NO_COLOR", "1"}} {
		if Styled(env(e...)) {
			t.Errorf("%v gets style", e)
		}
	}
}

func FuzzVisual(f *testing.F) {
	f.Add("1. \u2067متن (CRM)\u2069 \x1b[1mx\x1b[22m", true)
	f.Add("\xff\x1b[", false)
	f.Fuzz(func(t *testing.T, s string, rtl bool) {
		Visual(s, rtl)
		for at := range s {
			if c := VisualColumn(s, rtl, at); c < 0 || c > Width(s)+len(s) {
				t.Errorf("column %d", c)
			}
		}
	})
}

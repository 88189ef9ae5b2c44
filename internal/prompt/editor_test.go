package prompt

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rahbord/internal/console"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

var samples = []string{"a", " ", "word", "م", "ی\u200c", "مُ", "שׁ", "漢", "👩‍👩‍👧", "\u0301", "\n", "۴", "\u2068"}

func TestTheCursorStaysInTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := editor{text: strings.Join(rapid.SliceOf(rapid.SampledFrom(samples)).Draw(t, "text"), "")}
		e.at = len(e.text)
		keys := []rune{'\x02', '\x06', '\x01', '\x11', '\b', '\x7f', '\x12', '\x15', '\x17', '\x10', 'x', 'ی', '\u200c', '\ufffd'}
		for _, key := range rapid.SliceOf(rapid.SampledFrom(keys)).Draw(t, "keys") {
			e.press(key)
			if e.at < 0 || e.at > len(e.text) || !strings.HasPrefix(e.text, e.text[:e.at]) || strings.Contains(e.text, "\ufffd") {
				t.Fatalf("%q, cursor at %d", e.text, e.at)
			}
		}
	})
}

func TestRowsHoldTheWholeTextAndFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom(samples)).Draw(t, "text"), "")
		width := rapid.IntRange(8, 60).Draw(t, "width")
		indent := rapid.IntRange(0, width/2).Draw(t, "indent")
		list := rows(text, indent, width)
		end := 0
		for i, s := range list {
			if s.start != end {
				t.Fatalf("rows %v of %q", list, text)
			}
			end = s.end
			if w := console.Width(signed(text[s.start:s.end])); w+indent > width+1 {
				t.Errorf("row %d of %q is %d wide, not %d", i, text, w+indent, width)
			}
			indent = 0
			if got := rowOf(list, s.start); got != i {
				t.Errorf("byte %d is in row %d, not %d", s.start, got, i)
			}
		}
		if end != len(text) {
			t.Errorf("rows %v of %q", list, text)
		}
	})
}

func TestRowsBreakWordsOnlyWhenTheyMust(t *testing.T) {
	text := "one two three fourteenfourteen five"
	var got []string
	for _, s := range rows(text, 4, 10) {
		got = append(got, text[s.start:s.end])
	}
	if want := []string{"one ", "two three ", "fourteenfo", "urteen ", "five"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestTheCursorsRowIsAlwaysShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count, fit := rapid.IntRange(1, 100).Draw(t, "count"), rapid.IntRange(1, 20).Draw(t, "fit")
		row := rapid.IntRange(0, count-1).Draw(t, "row")
		if first := window(count, row, fit); first < 0 || row < first || row >= first+fit || first > max(count-fit, 0) {
			t.Errorf("rows from %d", first)
		}
	})
}

func TestArrowsGoByWholeCharacters(t *testing.T) {
	text := strings.Join(samples, "")
	e := editor{text: text, at: len(text)}
	steps := 0
	for ; e.at > 0; steps++ {
		e.press('\x02')
	}
	if want := uniseg.GraphemeClusterCount(text); steps != want {
		t.Errorf("%d steps, want %d", steps, want)
	}
}

func TestACharacterMayArriveInPieces(t *testing.T) {
	pieces := []string{"\xd8", "\xb3\xd9", "\x84", "\x1b", "[", "D", "\xe2\x80", "\x8c", "\r"}
	k := &keys{idle: func() error { return nil }, ready: func(time.Duration) (bool, error) { return true, nil }}
	k.in = readerFunc(func(p []byte) (int, error) {
		n := copy(p, pieces[0])
		pieces = pieces[1:]
		return n, nil
	})
	for _, want := range []string{"س", "ل", "\x1b[D", "\u200c", "\r"} {
		buf := make([]byte, 64)
		if n, err := k.Read(buf); err != nil || string(buf[:n]) != want {
			t.Fatalf("%q (%v), want %q", buf[:n], err, want)
		}
	}
}

// FuzzKeys: whatever is typed, in whatever pieces, ends, and survey gets whole keys.
func FuzzKeys(f *testing.F) {
	f.Add([]byte("a\x1b[A\x1b[1;5D\x1bOP\xd8\xb3\x1b[200~x\r\n\x1b[201~\x1b"), 3)
	f.Add([]byte("\x1b[[A\x1b\x1b[Z\x1b[\x80"), 1)
	f.Fuzz(func(t *testing.T, typed []byte, piece int) {
		left := typed
		k := &keys{idle: func() error {
			if len(left) == 0 {
				return ErrPaused
			}
			return nil
		}}
		k.ready = func(time.Duration) (bool, error) { return len(left) > 0, nil }
		k.in = readerFunc(func(p []byte) (int, error) {
			n := copy(p[:min(len(p), max(1, piece%16))], left)
			left = left[n:]
			return n, nil
		})
		buf := make([]byte, 64)
		for range len(typed) + 2 {
			n, err := k.Read(buf)
			if err == ErrPaused && len(left) == 0 && len(k.pending) == 0 {
				return
			}
			if err == nil && n == 0 {
				t.Fatal("an empty key")
			}
		}
		t.Fatal("reading does not end")
	})
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

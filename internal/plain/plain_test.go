package plain_test

import (
	"strings"
	"testing"

	"rahbord/internal/plain"

	"pgregory.net/rapid"
)

func TestUnfitRefusesWhatATerminalObeysAndWhatMisleads(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "",
		"two\nlines, a\ttab, a\r\nfile": "",
		"می‌خواهیم: رشد":                "",
		"اَلْعَرَبِيَّةُ مُحَمَّدٌ ﷺ":             "",
		"שָׁלוֹם עֲלֵיכֶם בְּרֵאשִׁ֖ית":           "",
		"Việt, 👩\u200d👩\u200d👧 ❤️, \u200fx\u200e": "",
		"a\x1b[31m":                        "control-character",
		"bell\a":                           "control-character",
		"\x00":                             "control-character",
		"back\b":                           "control-character",
		"\v":                               "control-character",
		"delete\x7f":                       "control-character",
		"csi\u009b31m":                     "control-character",
		"\ufffe":                           "control-character",
		"\uffff":                           "control-character",
		"\U0001fffe":                       "control-character",
		"\ufdd0":                           "control-character",
		"a\u202eb":                         "bidi-control",
		"a\u2066b":                         "bidi-control",
		"Z" + strings.Repeat("\u0301", 8):  "",
		"Z" + strings.Repeat("\u0301", 9):  "stacked-marks",
		"ש" + strings.Repeat("\u05b8", 60): "stacked-marks",
		"Z" + strings.Repeat("\u0301\u200d\u034f", 5): "stacked-marks",
		strings.Repeat("e\u0301", 20):                 "",
	} {
		if got, _ := plain.Unfit(text); got != want {
			t.Errorf("%+q: %q, want %q", text, got, want)
		}
	}
}

func TestCleanedTextIsFitAndKeepsWhatIsSeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"\x1b[0m", "\u202e", "\r\n", "\r", "\u0301\u0302\u0303\u0304\u0305", "\u05b8\u05bc", "\x00", "سلام", "\ufffe"}))
		s := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
		clean := plain.Clean(s)
		if rule, args := plain.Unfit(clean); rule != "" || strings.Contains(clean, "\r") {
			t.Errorf("%+q became %+q: %s %v", s, clean, rule, args)
		}
		if rule, _ := plain.Unfit(s); rule == "" && clean != plain.Lines(s) {
			t.Errorf("%+q was fit and became %+q", s, clean)
		}
	})
}

func TestMessagesShowWhatDoesNotShow(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{plain.Excerpt("a\x1b[31m\u202e\r\nb"), "aU+001B[31mU+202EU+000DU+000Ab"},
		{plain.Excerpt(strings.Repeat("x", 41)), strings.Repeat("x", 40) + "…"},
		{plain.Excerpt("Z" + strings.Repeat("\u0301", 30)), "Z" + strings.Repeat("\u0301", 8)},
		{plain.Visible("a\x1b]0;t\a\nb \u2067سلام\u2069"), "aU+001B]0;tU+0007\nb \u2067سلام\u2069"},
		{plain.Visible("no\rfile\u0085here"), "noU+000DfileU+0085here"},
		{plain.Visible("a\x9bb"), "a\ufffdb"},
	} {
		if c.got != c.want {
			t.Errorf("%+q, want %+q", c.got, c.want)
		}
	}
}

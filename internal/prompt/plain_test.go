package prompt

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"rahbord/internal/console"

	"github.com/google/go-cmp/cmp"
)

// piped opens a conversation with no terminal.
func piped(t *testing.T, in io.Reader) (Prompter, *strings.Builder) {
	t.Helper()
	out := new(strings.Builder)
	p, err := Open(Options{In: in, Out: out, Env: func(string) string { return "xterm" },
		Words: Words{Keys: "keys", Unreadable: "This is no UTF-8 text.", TooLong: "This line is too long."}})
	if err != nil {
		t.Fatal(err)
	}
	return p, out
}

func TestPlainReadsLines(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"a line":                     {"four\n", "four"},
		"of Windows":                 {"four\r\n", "four"},
		"with a byte order mark":     {"\ufefffour\n", "four"},
		"without an end":             {"four", "four"},
		"Persian":                    {" می‌خواهیم ۴ \n", "می‌خواهیم ۴"},
		"with the letter R":          {"R\x1b[3;4RR\n", "RR"},
		"with arrow keys":            {"fo\x1b[D\x1bOCur\x00\n", "foCur"},
		"as long as it gets":         {strings.Repeat("a", longest-1) + "\n", strings.Repeat("a", longest-1)},
		"no UTF-8, then a line":      {"\xc7\xe1\n4\n", "4"},
		"far too long, then a line":  {strings.Repeat("a", 3*longest) + "\n4\n", "4"},
		"of UTF-16, then a line":     {"\xff\xfe4\x00\n\x004\n", "4"},
		"empty, the value stands":    {"\n", "old value"},
		"refused, then a better one": {"bad\n4\n", "4"},
	} {
		t.Run(name, func(t *testing.T) {
			p, out := piped(t, strings.NewReader(c.in))
			got, err := p.Ask(context.Background(), Line{Label: "Answer", Value: "old value", Check: func(a string) string {
				if a == "bad" {
					return "A number, please."
				}
				return ""
			}})
			if err != nil || got != c.want {
				t.Errorf("%.40q (%v), want %.40q", got, err, c.want)
			}
			if strings.ContainsAny(out.String(), "\x1b\x00") {
				t.Errorf("codes in %q", out)
			}
			if _, err := p.Ask(context.Background(), Line{}); !errors.Is(err, ErrPaused) {
				t.Errorf("at the end: %v", err)
			}
		})
	}
}

func TestAPlainConversationReadsWell(t *testing.T) {
	p, out := piped(t, strings.NewReader("?\n\xff\nbad\n4\n"))
	p.Print(console.Bold("Question 1"), " 1. \u2067متن\u2069\x1b[2J")
	line := Line{Label: "Answer", Value: "2", Help: "One to five.", Check: func(a string) string {
		if a == "bad" {
			return "A number from 1 to 5 is expected."
		}
		return ""
	}}
	for {
		if _, err := p.Ask(context.Background(), line); err != nil {
			break
		}
	}
	want := `Question 1
 1. ` + "\u2067متن\u2069" + `
Answer [2]: ?
  One to five.
Answer [2]: 
  This is no UTF-8 text.
Answer [2]: bad
  A number from 1 to 5 is expected.
Answer [2]: 4
Answer [2]: 
`
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Error(d)
	}
}

func TestPlainStopsWhenCancelledAndLosesNoLine(t *testing.T) {
	in, typing := io.Pipe()
	p, _ := piped(t, in)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := p.Ask(ctx, Line{Label: "Answer"}); !errors.Is(err, ErrPaused) {
		t.Fatalf("%v", err)
	}
	go io.WriteString(typing, "4\n5\n")
	for _, want := range []string{"4", "5"} {
		if got, err := p.Ask(context.Background(), Line{Label: "Answer"}); err != nil || got != want {
			t.Errorf("%q (%v), want %q", got, err, want)
		}
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("4\r\n\x1b[3;4R\xff\n", "old")
	f.Fuzz(func(t *testing.T, in, value string) {
		p, out := piped(t, strings.NewReader(in))
		for range 100 {
			answer, err := p.Ask(context.Background(), Line{Label: "Answer", Value: value})
			if err != nil {
				break
			}
			if value == "" && answer != strings.TrimSpace(console.Plain(answer)) {
				t.Errorf("answer %q", answer)
			}
		}
		if strings.Contains(out.String(), "\x1b") {
			t.Errorf("codes in %q", out)
		}
	})
}

//go:build unix

package prompt

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"rahbord/internal/console"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

func TestTypingAndEditing(t *testing.T) {
	for _, c := range []struct{ name, typed, want string }{
		{"a plain answer", "four\r", "four"},
		{"spaces around", "  4 \r", "4"},
		{"line feed ends too", "4\n", "4"},
		{"backspace", "fourr\x7f\r", "four"},
		{"backspace of other terminals", "fourr\b\r", "four"},
		{"left, right, insert", "fur\x1b[D\x1b[Do\x1b[C\r", "four"},
		{"application keypad", "fur\x1bOD\x1bODo\r", "four"},
		{"home and end", "our\x1b[Hf\x1b[F!\r", "four!"},
		{"home and end of other terminals", "our\x1b[1~f\x1b[4~!\x1b[7~>\x1b[8~<\r", ">four!<"},
		{"home and end by control keys", "our\x01f\x05!\r", "four!"},
		{"delete", "ffour\x1b[H\x1b[3~\r", "four"},
		{"delete the line", "wrong\x154\r", "4"},
		{"delete a word", "our best  wrong \x17price\r", "our best  price"},
		{"Persian digits", "۴\r", "۴"},
		{"Arabic digits", "٤٫٥\r", "٤٫٥"},
		{"Persian with non-joiner, one mark too many", "می‌خواهیم\u064e\x7f\r", "می‌خواهیم"},
		{"non-joiner corrected", "می\u200c\x7fز\r", "میز"},
		{"marks move with their letter", "مُد\x1b[D\x1b[D.\r", ".مُد"},
		{"Hebrew with points", "שָׁלוֹם\r", "שָׁלוֹם"},
		{"a family is one character to the arrows", "👩‍👩‍👧\x1b[D1\r", "1👩‍👩‍👧"},
		{"keys that mean nothing", "1\x1b[A\x1b[B\t\x1b[5~\x1b[15~\x1bOP\x1b[[A\x1bx\x1b[1;5D\x00\x102\r", "12"},
		{"a broken character", "1\xff2\r", "12"},
		{"an answer of the terminal that comes late", "1\x1b[24;80R2\r", "12"},
		{"the letter R", "R and R\r", "R and R"},
		{"nothing", "\r", ""},
		{"more than a screen line", strings.Repeat("word ", 60) + "\r", strings.TrimSpace(strings.Repeat("word ", 60))},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newScreen(t, 80, 24)
			a := s.asks(s.starts(), Line{Label: "Answer"})
			s.sees("> Answer:")
			s.send(c.typed)
			a.gives(c.want)
		})
	}
}

func TestAValueCanBeEdited(t *testing.T) {
	s := newScreen(t, 60, 10)
	p := s.starts()
	a := s.asks(p, Line{Label: "Name", Value: "Rahbor Ltd"})
	s.sees("> Name: Rahbor Ltd")
	s.send("\x1b[D\x1b[D\x1b[D\x1b[Dd\r")
	a.gives("Rahbord Ltd")
	kept := s.asks(p, Line{Label: "Why", Value: "first line\nsecond \x1b[2Jline"})
	s.sees("> Why: first line¶second line")
	s.send(".\r")
	kept.gives("first line\nsecond line.")
}

func TestKeysThatAreNoAnswer(t *testing.T) {
	for name, c := range map[string]struct {
		typed string
		want  error
	}{
		"Esc": {"\x1b", ErrBack}, "Shift-Tab": {"\x1b[Z", ErrBack}, "Ctrl-K": {"\x0b", ErrSkip},
		"Ctrl-C": {"\x03", ErrPaused}, "Ctrl-D": {"\x04", ErrPaused},
		"Ctrl-D after text": {"half an ans\x04", ErrPaused}, "Esc after text": {"half\x1b", ErrBack},
	} {
		t.Run(name, func(t *testing.T) {
			s := newScreen(t, 60, 10)
			p := s.starts()
			a := s.asks(p, Line{Label: "Answer"})
			s.sees("> Answer:")
			s.send(c.typed)
			a.fails(c.want)
			again := s.asks(p, Line{Label: "Next"})
			s.sees("\n> Next:") // on a line of its own
			s.send("1\r")
			again.gives("1")
			p.Close()
			s.givenBack()
		})
	}
}

func TestARefusedAnswerStaysToBeEdited(t *testing.T) {
	s := newScreen(t, 60, 10)
	a := s.asks(s.starts(), Line{Label: "Level", Check: func(answer string) string {
		if answer == "9" {
			return "A number from 1 to 5 is expected, for example 3."
		}
		return ""
	}})
	s.sees("> Level:")
	s.send("9\r")
	s.sees("> Level: 9\n  A number from 1 to 5 is expected, for example 3.\n> Level: 9")
	s.send("\x7f۴\r")
	a.gives("۴")
}

func TestTypingTakesThePlaceOfARefusedAnswer(t *testing.T) {
	for name, c := range map[string]struct{ typed, want string }{
		"typing":             {"2\r", "2"},
		"a paste":            {"\x1b[200~2 or 3\x1b[201~\r", "2 or 3"},
		"keys that move":     {"\x01not \r", "not 6"},
		"correcting the end": {"\x7f3\r", "3"},
		"enter, then typing": {"\r2\r", "2"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newScreen(t, 60, 12)
			a := s.asks(s.starts(), Line{Label: "Level", Check: func(answer string) string {
				if answer == "6" {
					return "From 1 to 5."
				}
				return ""
			}})
			s.sees("> Level:")
			s.send("6\r")
			s.sees("> Level: 6\n  From 1 to 5.\n> Level: 6")
			s.send(c.typed)
			a.gives(c.want)
		})
	}
}

func TestAQuestionMarkShowsTheHelp(t *testing.T) {
	for _, sign := range []string{"?", "؟"} {
		t.Run(sign, func(t *testing.T) { showsHelp(t, sign) })
	}
}

func showsHelp(t *testing.T, sign string) {
	s := newScreen(t, 60, 10)
	a := s.asks(s.starts(), Line{Label: "Level", Value: "3", Help: "One to five.", Check: func(answer string) string {
		if answer == sign {
			return "never asked"
		}
		return ""
	}})
	s.sees("> Level: 3")
	s.send("\x7f" + sign + "\r")
	s.sees("One to five.\n> Level: 3")
	s.send("\r")
	a.gives("3")
}

func TestTheKeysAreExplainedOnce(t *testing.T) {
	s := newScreen(t, 60, 10)
	p := s.starts()
	s.send("1\r2\r")
	for _, want := range []string{"1", "2"} {
		s.asks(p, Line{Label: "Answer"}).gives(want)
	}
	s.sees("> Answer: 2")
	if n := strings.Count(strings.Join(s.lines(), "\n"), "Esc goes back"); n != 1 {
		t.Errorf("explained %d times", n)
	}
}

func TestTypingAheadIsNotLost(t *testing.T) {
	s := newScreen(t, 60, 10)
	s.send("before the probe\r") // typed while the program starts
	p := s.starts()
	s.asks(p, Line{Label: "First"}).gives("before the probe")
	s.send("R1\rدو\r3\r4\r")
	if waits, err := ready(int(s.near.Fd()), 5*time.Second); err != nil || !waits { // between two questions
		t.Fatal("what is typed does not arrive", err)
	}
	for _, want := range []string{"R1", "دو", "3", "4"} {
		s.asks(p, Line{Label: "Next"}).gives(want)
	}
	s.sees("> Next: R1\n> Next: دو\n> Next: 3\n> Next: 4")
}

func TestAPastedTextIsOneAnswer(t *testing.T) {
	s := newScreen(t, 60, 10)
	p := s.starts()
	a := s.asks(p, Line{Label: "Why"})
	s.sees("> Why:")
	s.send("\x1b[200~first line\r\nsecond\tline\x1b[A\x0b\x1b\x1b[201~")
	s.sees("first line  second line")
	s.send("!\r")
	a.gives("first line  second line!")
	long := strings.Repeat("متن بلند ", 4000)
	b := s.asks(p, Line{Label: "Long"})
	s.send("\x1b[200~" + long + "\x1b[201~\r")
	b.gives(strings.TrimSpace(long))
}

func TestLongAnswersBreakAtSpacesAndCanBeEdited(t *testing.T) {
	s := newScreen(t, 60, 10)
	a := s.asks(s.starts(), Line{Label: "Why"})
	s.sees("> Why:")
	s.send("Service agents and sales people keep their own customer lists, and nobody merges them")
	s.sees("> Why: Service agents and sales people keep their own\ncustomer lists, and nobody merges them")
	s.send("\x01Today: ")
	s.sees("> Why: Today: Service agents and sales people keep their\nown customer lists, and nobody merges them")
	s.send(strings.Repeat("\x1b[3~", len("Service agents and sales people keep their own")) + "all keep\r")
	a.gives("Today: all keep customer lists, and nobody merges them")
	s.sees("> Why: Today: all keep customer lists, and nobody merges\nthem")
}

func TestAnswersLongerThanTheScreenShowTheCursor(t *testing.T) {
	s := newScreen(t, 60, 10)
	a := s.asks(s.starts(), Line{Label: "Why"})
	s.sees("> Why:")
	s.send(strings.Repeat("many words ", 80) + "the end")
	s.sees("the end")
	s.send("\x01")
	s.sees("> Why: many")
	s.send("so ")
	s.sees("> Why: so many")
	s.send("\r")
	a.gives("so " + strings.Repeat("many words ", 80) + "the end")
}

func TestTheCursorStandsWhereTheTextGoes(t *testing.T) {
	s := newScreen(t, 60, 10)
	a := s.asks(s.starts(), Line{Label: "Why", Value: "ab 漢字 cd"})
	s.sees("ab 漢")
	s.send("\x1b[D\x1b[D")
	want := len("> Why: ab ") + 4 + 1
	s.until("the cursor stands before cd", func() bool { return s.cursor().X == want })
	s.send("\r")
	a.gives("ab 漢字 cd")
}

func TestALongLabelStandsAboveItsInput(t *testing.T) {
	s := newScreen(t, 60, 10)
	a := s.asks(s.starts(), Line{Label: "Why does this indicator not apply to the organisation at all"})
	s.sees("  Why does this indicator not apply to the organisation at\n  all\n>")
	s.send("no\r")
	a.gives("no")
}

func TestTheTerminalMayBeResizedWhileTyping(t *testing.T) {
	s := newScreen(t, 100, 30)
	p := s.starts()
	p.Print("What the question is about.")
	a := s.asks(p, Line{Label: "Why"})
	s.sees("> Why:")
	s.send("Service agents and sales people keep their own customer lists")
	s.sees("customer lists")
	s.resize(60, 10)
	s.sees("> Why: Service agents and sales people keep their own\ncustomer lists")
	s.until("the width is new", func() bool { return p.Width() == 60 })
	s.resize(120, 20)
	s.sees("> Why: Service agents and sales people keep their own customer lists")
	s.sees("What the question is about.") // nothing above is lost
	s.send(" each\r")
	a.gives("Service agents and sales people keep their own customer lists each")
}

func TestTheTerminalMayStopAnswering(t *testing.T) {
	s := newScreen(t, 60, 10)
	p := s.starts()
	s.mute.Store(true)
	a := s.asks(p, Line{Label: "Answer"})
	s.sees("> Answer:")
	s.send("fur\x1b[D\x1b[Do\r") // survey's own input asks where the cursor is at each insertion
	a.gives("four")
	if n := strings.Count(s.written(), "\x1b[6n"); n != 1 {
		t.Errorf("the terminal was asked %d times", n)
	}
}

func TestACancelledContextPauses(t *testing.T) {
	s := newScreen(t, 60, 10)
	p := s.starts()
	ctx, cancel := context.WithCancel(context.Background())
	a := s.asksWithin(ctx, p, Line{Label: "Answer"})
	s.sees("> Answer:")
	cancel()
	a.fails(ErrPaused)
	s.asksWithin(ctx, p, Line{Label: "Answer"}).fails(ErrPaused)
	p.Close()
	p.Close()
	s.givenBack()
}

func TestAClosedTerminalPauses(t *testing.T) {
	far, near, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer near.Close()
	far.WriteString("\x1b[1;1R") // the answer to the probe
	s := &screen{t: t, near: near, emulated: vt10x.New()}
	a := s.asks(s.starts(), Line{Label: "Answer"})
	var shown []byte
	for buf := make([]byte, 512); !bytes.Contains(shown, []byte("Answer")); {
		n, err := far.Read(buf)
		if err != nil {
			t.Fatal(err)
		}
		shown = append(shown, buf[:n]...)
	}
	far.Close()
	a.fails(ErrPaused)
}

func TestAPanicInACheckGivesTheTerminalBack(t *testing.T) {
	s := newScreen(t, 60, 10)
	p := s.starts()
	s.send("1\r")
	func() {
		defer func() { _ = recover() }()
		_, _ = p.Ask(context.Background(), Line{Label: "Answer", Check: func(string) string { panic("a fault") }})
		t.Error("no panic")
	}()
	s.givenBack()
}

func TestPersianIsWrittenInTheOrderOfReading(t *testing.T) {
	s := newScreen(t, 60, 10)
	a := s.asks(s.starts(), Line{Label: "پاسخ", RTL: true})
	s.sees("> ")
	s.send("مشتری ۴\r")
	a.gives("مشتری ۴")
	want := "> " + console.Bold("\u2068پاسخ\u2069") + ": مشتری ۴"
	s.until("the line is isolated, in the order of reading", func() bool { return strings.Contains(s.written(), want) })
}

func TestVisualOrderForTerminalsThatArrangeNothing(t *testing.T) {
	s := newScreen(t, 60, 10)
	p := s.opens(capable, Visual)
	p.Print(" 1. \u2067שלום (ב)\u2069")
	s.sees(" 1. (ב) םולש")
	a := s.asks(p, Line{Label: "תשובה", RTL: true})
	s.sees("> הבושת:")
	s.send("שלוםם")
	s.sees("> הבושת: םםולש")
	s.send("\x7f 12")
	s.sees("> הבושת: 12 םולש")
	s.send("\x1b[F\x1b[C\x1b[C\x1b[C") // to the right is towards the start
	s.until("the cursor stands on the letter before the space", func() bool { return s.cursor().X == len("> הבושת: ")-5+2 })
	s.send("!\r")
	a.gives("שלום! 12")
}

func TestIsolatesCanBeLeftOut(t *testing.T) {
	s := newScreen(t, 60, 10)
	p := s.opens(capable, None)
	p.Print(" 1. \u2067שלום\u2069")
	s.sees(" 1. שלום")
	if strings.ContainsAny(s.written(), "\u2066\u2067\u2068\u2069") {
		t.Errorf("written: %q", s.written())
	}
}

func TestNoColorMeansNoStyle(t *testing.T) {
	for _, c := range []struct {
		env    map[string]string
		styled bool
	}{{capable, true}, {map[string]string{"TERM": "xterm", "NO_COLOR": "1"}, false}} {
		s := newScreen(t, 60, 10)
		p := s.opens(c.env, Auto)
		p.Print(console.Bold("Title") + "\x1b[31m red\x1b]0;evil\x07")
		a := s.asks(p, Line{Label: "Answer"})
		s.sees("Title red")
		s.send("1\r")
		a.gives("1")
		if got := strings.Contains(s.written(), "\x1b[1m"); got != c.styled {
			t.Errorf("%v: style %v", c.env, got)
		}
		if strings.Contains(s.written(), "\x1b[31m") || strings.Contains(s.written(), "evil") {
			t.Error("a text commands the terminal")
		}
	}
}

func TestNoLineIsWiderThanTheScreen(t *testing.T) {
	for _, columns := range []int{60, 80, 200} {
		s := newScreen(t, columns, 10)
		a := s.asks(s.starts(), Line{Label: "Why", Value: strings.Repeat("sales and service ", 30)})
		s.sees("service")
		s.send("\r")
		a.gives(strings.TrimSpace(strings.Repeat("sales and service ", 30)))
		for _, line := range s.lines() {
			if len(line) >= columns {
				t.Errorf("%d columns: %q", columns, line)
			}
			if words := strings.Fields(line); len(words) > 0 && !slices.Contains([]string{"sales", "and", "service", ">", "Why:", "Esc", "back"}, words[len(words)-1]) {
				t.Errorf("a word is broken: %q", line)
			}
		}
	}
}

//go:build unix

package prompt

import (
	"strings"
	"testing"
	"time"
)

func TestKeysAreUsedOnlyWhereTheyWork(t *testing.T) {
	for name, env := range map[string]map[string]string{
		"a dumb terminal":  {"TERM": "dumb"},
		"no terminal type": {},
		"a screen reader":  {"TERM": "xterm", "ACCESSIBLE": "1"},
		"a build machine":  {"TERM": "xterm", "CI": "true"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newScreen(t, 60, 10)
			p := s.opens(env, Auto)
			if _, ok := p.(*plain); !ok {
				t.Fatalf("%T", p)
			}
			a := s.asks(p, Line{Label: "Answer", Value: "3"})
			s.sees("Answer [3]:")
			s.send("4\r")
			a.gives("4")
			if p.Width() != 60 {
				t.Errorf("width %d", p.Width())
			}
			if strings.Contains(s.written(), "\x1b") {
				t.Errorf("terminal codes: %q", s.written())
			}
			s.givenBack()
		})
	}
}

func TestATerminalThatNeverAnswersGetsPlainLines(t *testing.T) {
	s := newScreen(t, 60, 10)
	s.mute.Store(true)
	s.send("typed ahead\r")
	began := time.Now()
	p := s.opens(capable, Auto)
	if took := time.Since(began); took > 2*patience {
		t.Errorf("waited for %v", took)
	}
	if _, ok := p.(*plain); !ok {
		t.Fatalf("%T", p)
	}
	s.givenBack()
	s.asks(p, Line{Label: "First"}).gives("typed ahead")
	a := s.asks(p, Line{Label: "Next"})
	s.sees("Next:")
	s.send("\x1b[24;80R4\r") // its answer comes at last
	a.gives("4")
}

func TestAnUnknownBidiIsAnError(t *testing.T) {
	if _, err := Open(Options{In: strings.NewReader(""), Out: new(strings.Builder), Env: func(string) string { return "" }, Bidi: "sideways"}); err == nil {
		t.Error("no error")
	}
}

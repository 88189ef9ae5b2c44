//go:build unix

package prompt

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
	"golang.org/x/term"
)

// screen is a person before a terminal: a pseudo terminal whose output an emulator shows.
type screen struct {
	t        *testing.T
	far      *os.File // the person's end
	near     *os.File // the program's end
	emulated vt10x.Terminal
	mute     atomic.Bool // the terminal answers no queries
	before   *term.State

	mu  sync.Mutex
	raw bytes.Buffer // all output
}

func newScreen(t *testing.T, columns, rows int) *screen {
	t.Helper()
	far, near, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	s := &screen{t: t, far: far, near: near}
	s.emulated = vt10x.New(vt10x.WithWriter(s), vt10x.WithSize(columns, rows))
	s.resize(columns, rows)
	if s.before, err = term.GetState(int(near.Fd())); err != nil {
		t.Fatal(err)
	}
	shown := make(chan struct{})
	go func() {
		defer close(shown)
		var rest []byte
		buf := make([]byte, 4096)
		for {
			n, err := far.Read(buf)
			if err != nil {
				return
			}
			s.mu.Lock()
			s.raw.Write(buf[:n])
			s.mu.Unlock()
			rest = append(rest, buf[:n]...)
			done, _ := s.emulated.Write(rest)
			rest = rest[done:]
		}
	}()
	t.Cleanup(func() {
		near.Close()
		far.Close()
		<-shown
	})
	return s
}

// Write takes the emulator's answers to queries.
func (s *screen) Write(p []byte) (int, error) {
	if s.mute.Load() {
		return len(p), nil
	}
	return s.far.Write(p)
}

func (s *screen) resize(columns, rows int) {
	s.t.Helper()
	s.emulated.Resize(columns, rows)
	if err := pty.Setsize(s.near, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}); err != nil {
		s.t.Fatal(err)
	}
}

func (s *screen) send(typed string) {
	s.t.Helper()
	if _, err := s.far.WriteString(typed); err != nil {
		s.t.Fatal(err)
	}
}

// lines are the lines on the screen, without the spaces at their ends.
func (s *screen) lines() []string {
	var list []string
	for line := range strings.SplitSeq(strings.TrimRight(s.emulated.String(), " \n"), "\n") {
		list = append(list, strings.TrimRight(line, " "))
	}
	return list
}

func (s *screen) cursor() vt10x.Cursor {
	s.emulated.Lock()
	defer s.emulated.Unlock()
	return s.emulated.Cursor()
}

func (s *screen) cursorVisible() bool {
	s.emulated.Lock()
	defer s.emulated.Unlock()
	return s.emulated.CursorVisible()
}

func (s *screen) written() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.raw.String()
}

// sees waits until a text is on the screen; line breaks count as such.
func (s *screen) sees(text string) {
	s.t.Helper()
	s.until("the screen shows "+text, func() bool { return strings.Contains(strings.Join(s.lines(), "\n"), text) })
}

func (s *screen) until(what string, holds func() bool) {
	s.t.Helper()
	for limit := time.Now().Add(5 * time.Second); time.Now().Before(limit); time.Sleep(5 * time.Millisecond) {
		if holds() {
			return
		}
	}
	s.t.Fatalf("waited in vain until %s; the screen:\n%s\nwritten: %q", what, strings.Join(s.lines(), "\n"), s.written())
}

// givenBack checks that the terminal is as it was.
func (s *screen) givenBack() {
	s.t.Helper()
	s.until("the terminal is as it was", func() bool {
		now, err := term.GetState(int(s.near.Fd()))
		return err == nil && *now == *s.before && s.cursorVisible() && strings.Count(s.written(), pasteMarked) == strings.Count(s.written(), pasteUnmarked)
	})
}

var capable = map[string]string{"TERM": "xterm-256color"}

// opens starts a conversation on the screen.
func (s *screen) opens(env map[string]string, bidi Bidi) Prompter {
	s.t.Helper()
	p, err := Open(Options{In: s.near, Out: s.near, Env: func(k string) string { return env[k] }, Bidi: bidi,
		Words: Words{Keys: "Esc goes back", Unreadable: "no text", TooLong: "too long"}})
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { p.Close() })
	return p
}

// starts opens a conversation that must be with keys.
func (s *screen) starts() Prompter {
	s.t.Helper()
	p := s.opens(capable, Auto)
	if _, ok := p.(*interactive); !ok {
		s.t.Fatalf("a capable terminal gets %T", p)
	}
	return p
}

// asking is a question on its way.
type asking struct {
	s      *screen
	answer string
	err    error
	done   chan struct{}
}

func (s *screen) asks(p Prompter, l Line) *asking { return s.asksWithin(context.Background(), p, l) }

func (s *screen) asksWithin(ctx context.Context, p Prompter, l Line) *asking {
	a := &asking{s: s, done: make(chan struct{})}
	go func() {
		defer close(a.done)
		a.answer, a.err = p.Ask(ctx, l)
	}()
	return a
}

func (a *asking) ends() (string, error) {
	a.s.t.Helper()
	select {
	case <-a.done:
	case <-time.After(5 * time.Second):
		a.s.t.Fatalf("no answer; the screen:\n%s", strings.Join(a.s.lines(), "\n"))
	}
	return a.answer, a.err
}

// gives checks the answer.
func (a *asking) gives(want string) {
	a.s.t.Helper()
	if got, err := a.ends(); err != nil || got != want {
		a.s.t.Fatalf("answer %q (%v), want %q; the screen:\n%s", got, err, want, strings.Join(a.s.lines(), "\n"))
	}
}

// fails checks the error.
func (a *asking) fails(want error) {
	a.s.t.Helper()
	if got, err := a.ends(); !errors.Is(err, want) {
		a.s.t.Fatalf("answer %q (%v), want %v", got, err, want)
	}
}

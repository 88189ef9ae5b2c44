package prompt

import (
	"bytes"
	"io"
	"regexp"
	"time"
	"unicode/utf8"
)

// keys reads a terminal key by key and makes of each what survey's reader knows: it
// takes Esc as ErrBack, Ctrl-C as ErrPaused and so on, drops what nobody asked for,
// and turns the line breaks of a pasted text into spaces. What is typed ahead waits.
type keys struct {
	in    io.Reader
	fd    uintptr
	ready func(time.Duration) (bool, error) // waits until something can be read
	idle  func() error                      // called before waiting, and every tick of it

	pending []byte
	pasting bool
}

const (
	tick       = 100 * time.Millisecond
	escapeTime = 50 * time.Millisecond // what an escape sequence takes to arrive
	patience   = 300 * time.Millisecond
)

// Fd is the terminal, for survey.
func (k *keys) Fd() uintptr { return k.fd }

// Read hands out one key: a character or a whole escape sequence.
func (k *keys) Read(p []byte) (int, error) {
	for {
		key, err := k.next()
		if err != nil {
			return 0, err
		}
		meaning, err := k.meaning(string(key))
		if err != nil || meaning != "" {
			return copy(p, meaning), err
		}
	}
}

// next waits for a whole key.
func (k *keys) next() ([]byte, error) {
	for len(k.pending) == 0 {
		if err := k.idle(); err != nil {
			return nil, err
		}
		if err := k.fill(tick); err != nil {
			return nil, err
		}
	}
	n := firstKey(k.pending)
	for n == 0 {
		had := len(k.pending)
		if err := k.fill(escapeTime); err != nil {
			return nil, err
		}
		if n = firstKey(k.pending); n == 0 && len(k.pending) == had {
			n = had // nothing follows: it is what it is
		}
	}
	key := k.pending[:n:n]
	k.pending = k.pending[n:]
	return key, nil
}

// fill reads what is typed within a time. A terminal that is gone is ErrPaused.
func (k *keys) fill(within time.Duration) error {
	ok, err := k.ready(within)
	if err != nil || !ok {
		return err
	}
	buf := make([]byte, 4096)
	n, err := k.in.Read(buf)
	k.pending = append(k.pending, buf[:n]...)
	if n == 0 || err != nil {
		return ErrPaused
	}
	return nil
}

// meaning is what survey is told of a key; "" for keys that mean nothing here.
func (k *keys) meaning(key string) (string, error) {
	switch key {
	case "\x03", "\x04": // Ctrl-C, Ctrl-D
		return "", ErrPaused
	case "\x1b[200~":
		k.pasting = true
		return "", nil
	case "\x1b[201~":
		k.pasting = false
		return "", nil
	}
	if k.pasting {
		return pasted(key), nil
	}
	switch key {
	case "\x1b", "\x1b[Z":
		return "", ErrBack
	case "\x0b": // Ctrl-K
		return "", ErrSkip
	case "\x1b[1~", "\x1b[7~":
		return home, nil
	case "\x05", "\x1b[4~", "\x1b[8~": // Ctrl-E
		return end, nil
	case home, end, "\x1b[C", "\x1b[D", "\x1b[3~", "\x1bOC", "\x1bOD", "\x1bOH", "\x1bOF":
		return key, nil
	}
	if key[0] == '\x1b' {
		return "", nil
	}
	return key, nil
}

const (
	home = "\x1b[H"
	end  = "\x1b[F"
)

// pasted is a character of a pasted text.
func pasted(key string) string {
	switch {
	case key == "\r" || key == "\n" || key == "\t":
		return " "
	case key[0] < ' ' || key[0] == '\x7f':
		return ""
	}
	return key
}

// firstKey is the length of the first key in typed bytes, 0 when more of it may come.
func firstKey(b []byte) int {
	if b[0] != '\x1b' {
		if !utf8.FullRune(b) {
			return 0
		}
		_, n := utf8.DecodeRune(b)
		return n
	}
	if len(b) == 1 {
		return 0
	}
	switch b[1] {
	case '\x1b':
		return 1
	case 'O':
		return upTo(3, b)
	case '[':
		if len(b) > 2 && b[2] == '[' { // function keys of the Linux console
			return upTo(4, b)
		}
		for i := 2; i < len(b); i++ {
			if b[i] < ' ' || b[i] > '~' {
				return i // broken off
			}
			if b[i] >= '@' {
				return i + 1
			}
		}
		return 0
	}
	if n := firstKey(b[1:]); n > 0 {
		return 1 + n // Alt and a key
	}
	return 0
}

func upTo(n int, b []byte) int {
	if len(b) < n {
		return 0
	}
	return n
}

// report is a terminal's answer to the question where its cursor is.
var report = regexp.MustCompile(`\x1b\[\d+;\d+R`)

// answers asks the terminal where its cursor is, to learn whether it understands at
// all. What a person typed meanwhile stays.
func (k *keys) answers(out io.Writer) bool {
	if _, err := out.Write([]byte("\x1b[6n")); err != nil {
		return false
	}
	for until := time.Now().Add(patience); time.Until(until) > 0; {
		if err := k.fill(time.Until(until)); err != nil {
			return false
		}
		if at := report.FindIndex(k.pending); at != nil {
			k.pending = append(bytes.Clone(k.pending[:at[0]]), k.pending[at[1]:]...)
			return true
		}
	}
	return false
}

package prompt

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"rahbord/internal/console"
)

// longest is the length of a line that can be read, in bytes.
const longest = 64 << 10

// plain asks by printing a label and reading a line. It writes no terminal codes.
type plain struct {
	page
	in      *bufio.Reader
	echo    bool         // the input is not seen on the screen: show it
	reading chan entered // a line on its way, nil when none is
}

type entered struct {
	text string
	err  error
}

var (
	errTooLong    = errors.New("line too long")
	errUnreadable = errors.New("no UTF-8")
)

func newPlain(p page, in io.Reader, echo bool) *plain {
	return &plain{page: p, in: bufio.NewReaderSize(in, longest), echo: echo}
}

// Ask prints the label, with the value in brackets, and reads lines until one passes.
func (p *plain) Ask(ctx context.Context, l Line) (string, error) {
	label := l.Label + ": "
	if l.Value != "" {
		value := strings.Join(strings.Fields(l.Value), " ")
		label = l.Label + " [" + console.Cut(value, p.Width()/2) + "]: "
	}
	for {
		fmt.Fprint(p.out, p.shown(label, false))
		answer, err := p.line(ctx)
		if p.echo || errors.Is(err, ErrPaused) {
			fmt.Fprintln(p.out, p.shown(answer, l.RTL))
		}
		switch {
		case errors.Is(err, errTooLong):
			p.say(p.words.TooLong)
			continue
		case errors.Is(err, errUnreadable):
			p.say(p.words.Unreadable)
			continue
		case err != nil:
			return "", err
		}
		if answer == "" {
			answer = strings.TrimSpace(l.Value)
		}
		complaint := l.complaint(answer)
		if complaint == "" {
			return answer, nil
		}
		p.say(complaint)
	}
}

// line waits for a line, without what arrow keys and late answers of a terminal leave
// in it. A line that comes after the wait was cancelled is kept for the next one.
func (p *plain) line(ctx context.Context) (string, error) {
	if p.reading == nil {
		p.reading = make(chan entered, 1)
		go func(to chan<- entered) {
			text, err := p.read()
			to <- entered{text, err}
		}(p.reading)
	}
	select {
	case <-ctx.Done():
		return "", ErrPaused
	case e := <-p.reading:
		p.reading = nil
		if e.err != nil {
			return "", e.err
		}
		return strings.TrimSpace(console.Plain(strings.TrimPrefix(e.text, "\ufeff"))), nil
	}
}

// read reads a line, the last one also without an end.
func (p *plain) read() (string, error) {
	line, err := p.in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = p.in.ReadSlice('\n')
		}
		return "", errTooLong
	}
	if err != nil && len(line) == 0 {
		return "", ErrPaused
	}
	if !utf8.Valid(line) {
		return "", errUnreadable
	}
	return string(line), nil
}

// Close has nothing to give back.
func (p *plain) Close() error { return nil }

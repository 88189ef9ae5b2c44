//go:build unix

package prompt

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"rahbord/internal/console"

	"github.com/AlecAivazis/survey/v2/terminal"
	"golang.org/x/sys/unix"
)

const (
	pasteMarked   = "\x1b[?2004h" // the terminal marks pasted text
	pasteUnmarked = "\x1b[?2004l"
)

// openInteractive takes hold of a terminal. When the terminal does not answer, it is
// given back, and rest is what plain reads: what was typed meanwhile and what follows.
func openInteractive(in file, p page, env func(string) string) (_ Prompter, rest io.Reader) {
	source, ok := in.(io.Reader)
	fd := int(in.Fd())
	if !ok || fd >= unix.FD_SETSIZE {
		return nil, source
	}
	k := &keys{in: source, fd: in.Fd(), ready: func(d time.Duration) (bool, error) { return ready(fd, d) }}
	reader := terminal.NewRuneReader(terminal.Stdio{In: k})
	if err := reader.SetTermMode(); err != nil {
		return nil, source
	}
	if !k.answers(p.out) {
		_ = reader.RestoreTermMode()
		return nil, io.MultiReader(bytes.NewReader(k.pending), source)
	}
	p.styled = console.Styled(env)
	t := &interactive{page: p, keys: k, reader: reader}
	io.WriteString(p.out, pasteMarked)
	t.guard()
	return t, nil
}

// guard makes sure that the terminal is given back, also when a signal ends the program.
func (t *interactive) guard() {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	stopped, closed := make(chan struct{}), make(chan struct{})
	t.stopped = stopped
	var once sync.Once
	t.restore = func() {
		once.Do(func() {
			signal.Stop(signals)
			io.WriteString(t.out, pasteUnmarked)
			_ = t.reader.RestoreTermMode() // a terminal that is gone needs no modes
			close(closed)
		})
	}
	go func() {
		select {
		case <-signals:
			t.restore()
			close(stopped)
		case <-closed:
		}
	}()
}

// ready waits until a terminal has something to read, or hangs up.
func ready(fd int, within time.Duration) (bool, error) {
	var set unix.FdSet
	set.Set(fd)
	limit := unix.NsecToTimeval(max(within, 0).Nanoseconds())
	n, err := unix.Select(fd+1, &set, nil, nil, &limit)
	if errors.Is(err, unix.EINTR) {
		return false, nil
	}
	return n > 0, err
}

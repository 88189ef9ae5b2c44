//go:build unix

package prompt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"
)

// childEnv makes the test binary a program that asks questions until it is stopped.
const childEnv = "PROMPT_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(childEnv) != "" {
		os.Exit(child())
	}
	os.Exit(m.Run())
}

// child leaves closing to the prompter: its own signal handling must do.
func child() int {
	p, err := Open(Options{In: os.Stdin, Out: os.Stdout, Env: os.Getenv})
	if err != nil {
		return 1
	}
	for {
		if _, err := p.Ask(context.Background(), Line{Label: "Answer"}); errors.Is(err, ErrPaused) {
			fmt.Println("saved, come back")
			return 130
		}
	}
}

func TestSignalsPauseAndGiveTheTerminalBack(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		t.Run(sig.String(), func(t *testing.T) {
			s := newScreen(t, 60, 10)
			c := exec.Command(self)
			c.Env = append(os.Environ(), childEnv+"=1", "TERM=xterm", "CI=", "ACCESSIBLE=")
			c.Stdin, c.Stdout, c.Stderr = s.near, s.near, s.near
			c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			s.sees("> Answer:")
			s.send("half an ans")
			s.sees("half an ans")
			if err := c.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			var exit *exec.ExitError
			if err := c.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 130 {
				t.Errorf("%v, want exit 130", err)
			}
			s.sees("half an ans\nsaved, come back")
			s.givenBack()
		})
	}
}

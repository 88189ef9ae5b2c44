package prompttest_test

import (
	"context"
	"errors"
	"testing"

	"rahbord/internal/console"
	"rahbord/internal/prompt"
	"rahbord/internal/prompt/prompttest"

	"github.com/google/go-cmp/cmp"
)

func TestFakePlaysItsScript(t *testing.T) {
	f := prompttest.New("?", "nine", "4", "", prompt.ErrBack)
	line := prompt.Line{Label: "Level", Value: "3", Help: "1 to 5", Check: func(a string) string {
		if a == "nine" {
			return "a number, please"
		}
		return ""
	}}
	f.Print(console.Bold("Question 1"))
	for _, want := range []string{"4", "3"} {
		if got, err := f.Ask(context.Background(), line); got != want || err != nil {
			t.Errorf("answer %q (%v), want %q", got, err, want)
		}
	}
	for _, want := range []error{prompt.ErrBack, prompt.ErrPaused} {
		if _, err := f.Ask(context.Background(), line); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
	shown := []string{"Question 1", "Level: ?", "1 to 5", "Level: nine", "a number, please", "Level: 4", "Level: 3", "Level: ‹back›"}
	if d := cmp.Diff(shown, f.Shown); d != "" {
		t.Error(d)
	}
	if len(f.Asked) != 4 || len(f.Left()) != 0 {
		t.Errorf("asked %d times, %d replies left", len(f.Asked), len(f.Left()))
	}
}

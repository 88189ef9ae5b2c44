package prompt

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"rahbord/internal/console"

	"github.com/AlecAivazis/survey/v2"
	"github.com/AlecAivazis/survey/v2/terminal"
)

// interactive asks through survey: survey reads and decodes the keys and asks again
// while an answer does not pass; its prompt is the field below.
//
// The field replaces survey's own input, which counts combining marks as columns,
// loses its place when a line wraps at the bottom of the screen or the screen is
// resized, waits for answers of the terminal with every key, and forgets a refused
// answer. The field moves the cursor by rows and columns relative to itself only, and
// never hides it.
type interactive struct {
	page
	keys    *keys
	reader  *terminal.RuneReader // one for the whole conversation: nothing typed ahead is lost
	restore func()               // gives the terminal back, once
	stopped <-chan struct{}      // closed by a signal
	greeted bool
}

// Ask asks with an editable line.
func (t *interactive) Ask(ctx context.Context, l Line) (string, error) {
	if !t.greeted && t.words.Keys != "" {
		t.say(t.words.Keys)
	}
	t.greeted = true
	l.Value = console.Plain(l.Value)
	f := &field{t: t, line: l, editor: ending(l.Value)}
	t.keys.idle = func() error {
		select {
		case <-ctx.Done():
			return ErrPaused
		case <-t.stopped:
			return ErrPaused
		default:
			f.refresh()
			return nil
		}
	}
	if err := t.keys.idle(); err != nil {
		return "", err
	}
	ended := false
	defer func() {
		if !ended { // a panic on its way through must not leave a raw terminal
			t.restore()
		}
	}()
	answer, err := f.ask()
	ended = true
	return answer, err
}

// Close gives the terminal back.
func (t *interactive) Close() error {
	t.restore()
	return nil
}

// field is one line of input on the screen: a survey.Prompt.
type field struct {
	editor
	t     *interactive
	line  Line
	drawn drawing
}

// ask has survey ask until the answer passes.
func (f *field) ask() (string, error) {
	var answer string
	err := survey.AskOne(f, &answer, survey.WithValidator(func(entered any) error {
		if complaint := f.line.complaint(fmt.Sprint(entered)); complaint != "" {
			return errors.New(complaint)
		}
		return nil
	}))
	if err != nil && !errors.Is(err, ErrBack) && !errors.Is(err, ErrSkip) {
		err = ErrPaused // the terminal is gone, or the person wants to stop
	}
	return answer, err
}

// Prompt draws the field and edits it until Enter.
func (f *field) Prompt(*survey.PromptConfig) (any, error) {
	f.drawn = drawing{}
	if columns, _ := f.t.size(); f.prefix(columns) == mark && f.line.Label != "" {
		for _, line := range console.Wrap(f.line.Label, f.t.Width()-2) {
			f.t.Print("  " + console.Bold(console.Isolate(line)))
		}
	}
	f.draw()
	defer f.leave()
	for {
		key, _, err := f.t.reader.ReadRune()
		if err != nil {
			return "", err
		}
		if key == '\r' || key == '\n' {
			return strings.TrimSpace(f.text), nil
		}
		f.press(f.turned(key))
	}
}

// Error shows what is wrong, or the help, below the field; the text stays, selected.
func (f *field) Error(_ *survey.PromptConfig, complaint error) error {
	f.t.say(complaint.Error())
	if f.line.AsksHelp(strings.TrimSpace(f.text)) {
		f.editor = ending(f.line.Value)
		return nil
	}
	f.refused = f.text != ""
	return nil
}

// Cleanup leaves what is on the screen.
func (f *field) Cleanup(*survey.PromptConfig, any) error { return nil }

// turned lets the arrows go where they point to when the field itself arranges text
// from right to left. On other terminals they go by the order of reading.
func (f *field) turned(key rune) rune {
	if f.t.bidi != Visual || !f.line.RTL {
		return key
	}
	switch key {
	case terminal.KeyArrowLeft:
		return terminal.KeyArrowRight
	case terminal.KeyArrowRight:
		return terminal.KeyArrowLeft
	}
	return key
}

package interview

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/internal/prompt"
)

// step is one thing that is asked.
type step interface {
	id() string
	title() string   // one line, for the list of what is open
	section() string // what it belongs to; the end of a section may have something to say
	visible() bool
	open() bool     // an answer is missing
	required() bool // an answer is needed
	ask(ctx context.Context) (move, error)
}

// move is where to go after a step.
type move struct {
	way way
	to  string // id, of a jump
}

type way int

const (
	onward way = iota // answered: to the next open step
	past              // left open for now
	back              // to the step before, open or not
	jump
)

// flow is the walk over the steps of one sitting.
type flow struct {
	*Session
	steps    []step
	passed   map[string]bool // left open knowingly, or optional and gone by
	told     map[string]bool // sections whose end was told
	drafts   map[string]draft
	pace     pace
	given    int // answers of this sitting
	finish   func(ctx context.Context, section string) (move, error)
	commands map[string]string // spoken word → command
}

func newFlow(s *Session) *flow {
	f := &flow{Session: s, passed: map[string]bool{}, told: map[string]bool{}, drafts: map[string]draft{}}
	f.finish = f.endOfStage
	f.commands = f.spokenCommands()
	return f
}

// run walks from the first open step to the review at the end.
func (f *flow) run(ctx context.Context) error {
	f.passOptional()
	at := f.next(-1)
	if f.Review {
		at = f.following(-1)
	}
	for {
		if err := ctx.Err(); err != nil {
			return prompt.ErrPaused
		}
		if at == len(f.steps) {
			m, err := f.review(ctx)
			if err != nil || m.way == onward {
				return err
			}
			at = f.goal(at, m)
			continue
		}
		m, err := f.steps[at].ask(ctx)
		if err != nil {
			return err
		}
		to := f.goal(at, m)
		if m.way == onward || m.way == past {
			if m, err = f.sectionEnd(ctx, at, to); err != nil {
				return err
			}
			if m.way == back || m.way == jump {
				to = f.goal(at+1, m)
			}
		}
		at = to
	}
}

// goal is the step that a move leads to.
func (f *flow) goal(at int, m move) int {
	switch m.way {
	case back:
		for i := at - 1; i >= 0; i-- {
			if f.steps[i].visible() {
				return i
			}
		}
		f.say(f.t("first"))
		return min(at, f.following(-1))
	case jump:
		for i, s := range f.steps {
			if s.id() == m.to {
				return i
			}
		}
	case past:
		f.passed[f.steps[at].id()] = true
	}
	if f.Review {
		return f.following(at)
	}
	return f.next(at)
}

// following is the visible step behind at.
func (f *flow) following(at int) int {
	for i := at + 1; i < len(f.steps); i++ {
		if f.steps[i].visible() {
			return i
		}
	}
	return len(f.steps)
}

// next is the first step behind at that is still to be asked.
func (f *flow) next(at int) int {
	for i := at + 1; i < len(f.steps); i++ {
		if s := f.steps[i]; s.visible() && s.open() && !f.passed[s.id()] {
			return i
		}
	}
	return len(f.steps)
}

// passOptional takes optional questions that lie before the last answer for left out
// in an earlier sitting.
func (f *flow) passOptional() {
	last := -1
	for i, s := range f.steps {
		if s.visible() && !s.open() {
			last = i
		}
	}
	for _, s := range f.steps[:last+1] {
		if s.open() && !s.required() {
			f.passed[s.id()] = true
		}
	}
}

// sectionEnd lets a section speak when the walk leaves it, once in a sitting.
func (f *flow) sectionEnd(ctx context.Context, at, to int) (move, error) {
	section := f.steps[at].section()
	if to < len(f.steps) && f.steps[to].section() == section || f.told[section] {
		return move{}, nil
	}
	f.told[section] = true
	return f.finish(ctx, section)
}

// progress is the place of a step among the visible ones, how many there are, and how
// many of the required ones are answered.
func (f *flow) progress(id string) (place, total, done, needed int) {
	for _, s := range f.steps {
		if !s.visible() {
			continue
		}
		total++
		if s.id() == id {
			place = total
		}
		if s.required() {
			needed++
			if !s.open() {
				done++
			}
		}
	}
	return place, total, done, needed
}

// openSteps are the visible steps without an answer; required ones only on demand.
func (f *flow) openSteps(requiredOnly bool) []step {
	var out []step
	for _, s := range f.steps {
		if s.visible() && s.open() && (s.required() || !requiredOnly) {
			out = append(out, s)
		}
	}
	return out
}

// mostListed keeps the list of what is open on one screen.
const mostListed = 15

func (f *flow) listOpen() {
	open := f.openSteps(false)
	if len(open) == 0 {
		f.say(f.t("open.none"))
		return
	}
	f.say(f.Words.Count("interview.open.some", len(open)))
	for i, s := range open {
		if i == mostListed {
			f.say(f.t("open.more", "n", f.Words.Int(len(open)-i)))
			break
		}
		mark := ""
		if !s.required() {
			mark = " " + f.t("optional-mark")
		}
		f.item(s.id(), f.cut(s.title())+mark)
	}
}

// review ends the sitting: it tells what is open and lets people return to anything.
// onward means that they are done.
func (f *flow) review(ctx context.Context) (move, error) {
	missing := f.openSteps(true)
	if len(missing) == 0 && f.given > 0 {
		f.rule()
		f.say(f.t("review.complete"))
		return move{}, nil
	}
	f.rule()
	if len(missing) == 0 {
		f.say(f.t("review.all-answered"))
	} else {
		f.listOpen()
	}
	f.say(f.t("review.how"))
	r, err := f.read(ctx, input{label: f.t("labels.go"), check: func(answer string) string {
		if answer == "" || f.find(answer) != "" {
			return ""
		}
		return f.unknownStep(answer)
	}})
	switch {
	case errors.Is(err, prompt.ErrPaused) && len(missing) == 0:
		return move{}, nil
	case err != nil:
		return move{}, err
	case r.command == cmdBack:
		return move{way: back}, nil
	case r.command == cmdGo:
		return move{jump, f.find(r.text)}, nil
	case r.text == "":
		return move{}, nil
	}
	return move{jump, f.find(r.text)}, nil
}

// find is the id of the step that a person names: in any case and digits, or the
// first step of an area or stage; "" when there is none.
func (f *flow) find(name string) string {
	want := fold(name)
	for _, s := range f.steps {
		if s.visible() && fold(s.id()) == want {
			return s.id()
		}
	}
	for _, s := range f.steps {
		if s.visible() && fold(s.section()) == want {
			return s.id()
		}
	}
	return ""
}

func (f *flow) unknownStep(name string) string {
	var ids []string
	for _, s := range f.steps {
		ids = append(ids, s.id())
	}
	if g := diag.Guess(strings.ToUpper(i18n.ASCIIDigits(name)), ids); g != "" && f.find(g) != "" {
		return f.t("no-step-guess", "name", name, "guess", g)
	}
	example := ""
	if len(ids) > 0 {
		example = ids[0]
	}
	return f.t("no-step", "name", name, "example", example)
}

func stageSection(stage int) string { return strconv.Itoa(stage) }

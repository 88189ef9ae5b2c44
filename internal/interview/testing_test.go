package interview_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/internal/interview"
	"rahbord/internal/prompt"
	"rahbord/internal/prompt/prompttest"
	"rahbord/questionnaire"
	"rahbord/templates"
)

// sitting is a session with an engagement in memory in place of a file.
type sitting struct {
	*interview.Session
	t     *testing.T
	fake  *prompttest.Fake
	saves int
}

var today = engagement.DayOf(2026, time.December, 1)

// loadedPack is read once for all tests: it is not changed after Load.
var loadedPack = sync.OnceValues(func() (*questionnaire.Pack, diag.List) { return questionnaire.Load(templates.Pack()) })

// sit begins a sitting in which Sara of the service answers what the script says.
func sit(t *testing.T, lang i18n.Lang, part interview.Part, script ...any) *sitting {
	t.Helper()
	pack, faults := loadedPack()
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	words, faults := i18n.Load(templates.Wording(), lang)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	s := &sitting{t: t, fake: prompttest.New(script...)}
	clock := today.Time
	s.Session = &interview.Session{
		Pack: pack, Words: words, Prompter: s.fake, Part: part, Respondent: "sara",
		Engagement: &engagement.Engagement{Format: 1, Language: lang, Respondents: []engagement.Respondent{{ID: "sara", Name: "Sara", Role: "SRV"}},
			Pack: engagement.PackRef{ID: pack.ID, Version: pack.Version}},
		Now:   func() engagement.Day { return today },
		Clock: func() time.Time { clock = clock.Add(10 * time.Second); return clock },
	}
	s.Save = s.save
	return s
}

// save writes and reads the engagement as a file would.
func (s *sitting) save(change func(*engagement.Engagement) error) (*engagement.Engagement, error) {
	s.t.Helper()
	fresh := s.copy()
	if err := change(fresh); err != nil {
		return s.Engagement, err
	}
	s.Engagement = fresh
	if faults := engagement.Check(s.copy(), s.Pack); faults.HasErrors() {
		s.t.Errorf("saved a file with faults: %v", faults)
	}
	s.saves++
	return fresh, nil
}

func (s *sitting) copy() *engagement.Engagement {
	s.t.Helper()
	var b strings.Builder
	if err := engagement.Encode(&b, s.Engagement); err != nil {
		s.t.Fatal(err)
	}
	e, faults := engagement.Decode(strings.NewReader(b.String()), "test.yaml")
	if faults.HasErrors() {
		s.t.Fatalf("%v\n%s", faults, b.String())
	}
	return e
}

// run plays the script. paused says that the person stopped before the end.
func (s *sitting) run() (paused bool) {
	s.t.Helper()
	return s.ended(interview.Run(context.Background(), s.Session))
}

func (s *sitting) ended(err error) (paused bool) {
	s.t.Helper()
	if err != nil && !errors.Is(err, prompt.ErrPaused) {
		s.t.Fatal(err)
	}
	if screen := s.fake.Screen(); strings.Contains(screen, "⟦") || strings.Contains(screen, "{") {
		s.t.Errorf("something is not worded:\n%s", screen)
	}
	if left := s.fake.Left(); len(left) > 0 {
		s.t.Errorf("of the script is left: %v\n%s", left, s.tail())
	}
	for _, line := range s.fake.Shown {
		if strings.HasPrefix(line, "\u2066") || strings.HasPrefix(line, "\u2067") || strings.HasPrefix(line, "\u2068") {
			s.t.Errorf("a line begins with an invisible mark: %q", line)
		}
	}
	return err != nil
}

func (s *sitting) tail() string {
	shown := s.fake.Shown
	return strings.Join(shown[max(0, len(shown)-40):], "\n")
}

// sees fails unless every text was on the screen, in any place where lines break.
func (s *sitting) sees(texts ...string) {
	s.t.Helper()
	screen := flat(s.fake.Screen())
	for _, text := range texts {
		if !strings.Contains(screen, flat(text)) {
			s.t.Errorf("does not show %q:\n%s", text, s.tail())
		}
	}
}

// misses fails when a text was on the screen.
func (s *sitting) misses(text string) {
	s.t.Helper()
	if strings.Contains(flat(s.fake.Screen()), flat(text)) {
		s.t.Errorf("shows %q", text)
	}
}

func flat(s string) string { return strings.Join(strings.Fields(i18n.Plain(s)), " ") }

// only restricts the sitting to some questions of the strategy or context.
func (s *sitting) only(ids ...string) *sitting {
	s.Questions = ids
	return s
}

func (s *sitting) answer(indicator string) engagement.Answer {
	s.t.Helper()
	a, answered := s.Engagement.Respondent("sara").Answer(indicator)
	if !answered {
		s.t.Errorf("%s has no answer\n%s", indicator, s.tail())
	}
	return a
}

// gives fails unless the answer to a question is the one written as in a client file.
func (s *sitting) gives(question, want string) {
	s.t.Helper()
	part := "strategy"
	if strings.HasPrefix(question, "Q0.") {
		part = "context"
	}
	e, faults := engagement.Decode(strings.NewReader("rahbord: 1\npack: {id: x, version: x}\nlanguage: en\n"+part+":\n  "+question+": "+want+"\n"), "want.yaml")
	if faults.HasErrors() {
		s.t.Fatal(faults)
	}
	got := s.Engagement.Given(question)
	has := s.Engagement.Context.Has(question) || s.Engagement.Strategy.Has(question)
	if !has || !got.Equal(e.Given(question)) {
		s.t.Errorf("%s has another answer than %s: %+v\n%s", question, want, got, s.tail())
	}
}

func mustNumber(s string) exact.Rat {
	r, _ := exact.Parse(s)
	return r
}

// row makes a record of texts.
func row(pairs ...string) engagement.Value {
	v := engagement.Record()
	for i := 0; i+1 < len(pairs); i += 2 {
		v = v.With(pairs[i], engagement.Text(pairs[i+1]))
	}
	return v
}

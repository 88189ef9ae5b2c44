package interview_test

import (
	"context"
	"fmt"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/internal/interview"
	"rahbord/internal/prompt"
)

// warned is a sitting at the end of a stage, where one warning waits for a decision.
func warned(t *testing.T, script ...any) *sitting {
	t.Helper()
	s := sit(t, i18n.English, interview.Strategy, append([]any{":go Q1.9", "Sara Ahmadi"}, script...)...)
	s.Advise = func(_ *engagement.Engagement, stage int) []interview.Advice {
		return []interview.Advice{{Check: "C04", Message: "Nothing is stopped.", Hint: "Name one thing.", Acceptable: true}}
	}
	return s
}

func TestAWarningAcceptedInTwoSittingsStandsOnceInTheFile(t *testing.T) {
	s := warned(t, "the owner insists on it", ":quit")
	s.Save = func(change func(*engagement.Engagement) error) (*engagement.Engagement, error) {
		if s.saves == 1 { // somebody else accepts the same warning while this person types
			other := s.copy()
			other.Accept(engagement.AcceptedCheck{Check: "C04", Reason: "agreed in the workshop"})
			s.Engagement = other
		}
		return s.save(change)
	}
	s.run()
	if a := s.Engagement.Decisions.Accepted; len(a) != 1 || a[0].Reason != "the owner insists on it" {
		t.Errorf("%+v", a)
	}
}

func TestAWarningAcceptedWithoutAReasonIsAskedAgain(t *testing.T) {
	s := warned(t, "the owner insists on it", ":quit")
	s.Engagement.Accept(engagement.AcceptedCheck{Check: "C04"})
	s.Save = func(change func(*engagement.Engagement) error) (*engagement.Engagement, error) {
		return s.Engagement, change(s.Engagement) // save looks for faults, and this one is meant
	}
	s.run()
	s.sees("Nothing is stopped.")
	if a := s.Engagement.Decisions.Accepted; len(a) != 1 || a[0].Reason != "the owner insists on it" {
		t.Errorf("%+v", a)
	}
}

// begun is the answer of a plan that began before today.
func begun() engagement.Value { return row("start", "2026-11-01", "calendar", "gregorian") }

func TestAStartThatHasPassedSinceIsNotAskedAgainAndMayStay(t *testing.T) {
	s := sit(t, i18n.English, interview.Strategy, "Q6.4", "", "", "").only("Q6.4")
	s.Engagement.Strategy.Set("Q6.4", begun())
	if s.run() {
		t.Fatalf("paused\n%s", s.tail())
	}
	s.sees("Everything here is answered")
	s.misses("✗")
	s.gives("Q6.4", "{start: 2026-11-01, calendar: gregorian}")
}

func TestAStartInThePastDoesNotReachTheFileInParts(t *testing.T) {
	s := sit(t, i18n.English, interview.Strategy, "2026-11-01", "", ":quit").only("Q6.4")
	s.run()
	if s.Engagement.Strategy.Has("Q6.4") {
		t.Errorf("%+v", s.Engagement.Given("Q6.4"))
	}
}

func TestARequiredLevelUnderTodaysIsRefusedWhileAnswering(t *testing.T) {
	s := sit(t, i18n.English, interview.Strategy, "", "", "SRV-1", "2", "", "", "", ":edit 1", "", "4", "").only("Q5.1")
	s.Engagement.Respondents[0].Set(engagement.Answer{Indicator: "SRV-1", Level: exact.Of(4)})
	s.Engagement.Strategy.Set("Q5.1", engagement.Record(engagement.Field{
		Name: "enough_as_is", Value: engagement.Options(s.Pack.OptionSets["capability_kinds"].Options...)}))
	s.Review = true
	if s.run() {
		t.Fatalf("paused\n%s", s.tail())
	}
	s.sees("The required level cannot be lower than today’s level.")
	level := s.Engagement.Given("Q5.1").Field("levels").List()[0].Field("required_level")
	if !level.Equal(engagement.Number(exact.Of(4))) {
		t.Errorf("%+v", level)
	}
}

func TestAgreeingAgainKeepsTheEvidence(t *testing.T) {
	s := workshop(t, i18n.English, "4", "seen again", ":quit")
	s.Review = true
	s.Engagement.Agree(engagement.Agreed{Indicator: "SRV-2", Level: exact.Of(3), Reason: "first talk", Evidence: "complaint log", Grade: 2, Graded: true})
	s.ended(interview.Consensus(context.Background(), s.Session))
	a, _ := s.Engagement.Agreed("SRV-2")
	if !a.Level.Equal(exact.Of(4)) || a.Reason != "seen again" || a.Evidence != "complaint log" || a.Grade != 2 || !a.Graded {
		t.Errorf("%+v", a)
	}
}

// overtaken makes somebody else answer SRV-1 just before the first save.
func overtaken(s *sitting) {
	s.Save = func(change func(*engagement.Engagement) error) (*engagement.Engagement, error) {
		if s.saves == 0 {
			s.saves++
			newest := s.copy()
			newest.Respondent("sara").Set(engagement.Answer{Indicator: "SRV-1", Level: exact.Of(5)})
			s.Engagement = newest
		}
		return s.save(change)
	}
}

func TestNoCommandDecidesAConflict(t *testing.T) {
	for _, command := range []any{":skip", ":back", ":go SRV-3", prompt.ErrBack, prompt.ErrSkip} {
		s := area(t, i18n.English, "3", command, "1", ":quit")
		overtaken(s)
		s.run()
		if a := s.answer("SRV-1"); !a.Level.Equal(exact.Of(3)) {
			t.Errorf("%v decided: %+v", command, a)
		}
	}
}

func TestAConflictThatSaveWrapsIsNoFailure(t *testing.T) {
	s := sit(t, i18n.English, interview.Strategy, "Radio", "", "", "").only("Q1.8")
	tried := false
	s.Save = func(change func(*engagement.Engagement) error) (*engagement.Engagement, error) {
		if !tried {
			tried = true
			return s.Engagement, fmt.Errorf("test.yaml: %w", interview.ErrConflict)
		}
		return s.save(change)
	}
	if s.run() {
		t.Fatal("paused")
	}
	s.gives("Q1.8", "[{what: Radio}]")
}

func TestARowThatIsLeftIsKeptWhereTheFileTakesIt(t *testing.T) {
	for _, leave := range []string{":quit", ":go Q1.9", ":skip"} {
		s := sit(t, i18n.English, interview.Strategy, "Radio", "", "", "Signs", "2", leave).only("Q1.8", "Q1.9")
		s.run()
		s.gives("Q1.8", "[{what: Radio}, {what: Signs, role: sales}]")
		s.misses("unfinished")
	}
	s := sit(t, i18n.English, interview.Strategy, "1", "1", "2", ":quit").only("Q3.2")
	s.run()
	s.sees("Row 2 is unfinished and was not kept")
	s.gives("Q3.2", "[{channel: phone, role: [acquire]}]")
}

func TestAnEditedRowThatIsLeftKeepsWhatWasTyped(t *testing.T) {
	s := sit(t, i18n.English, interview.Strategy, "Radoi", "", "", ":edit 1", "Radio", ":go Q1.9").only("Q1.8", "Q1.9")
	s.run()
	s.sees("Q1.9 ·")
	s.gives("Q1.8", "[{what: Radio}]")
}

func TestCommandsWorkWhileARowIsEdited(t *testing.T) {
	two := []any{"Radio", "", "", "Signs", "", ""}
	for _, c := range []struct {
		script []any
		want   string
	}{
		{[]any{":edit 1", ":del 2", ""}, "[{what: Radio}]"},
		{[]any{":edit 1", ":edit 2", "Banners", "", "", ""}, "[{what: Radio}, {what: Banners}]"},
		{[]any{":edit 1", ":back", ""}, "[{what: Radio}, {what: Signs}]"},
		{[]any{":edit 1", ":go Q1.9", "Sara Ahmadi"}, "[{what: Radio}, {what: Signs}]"},
		{[]any{":edit 1", ":skip", "Sara Ahmadi"}, "[{what: Radio}, {what: Signs}]"},
	} {
		s := sit(t, i18n.English, interview.Strategy, append(append([]any{}, two...), c.script...)...).only("Q1.8", "Q1.9")
		s.run()
		s.gives("Q1.8", c.want)
		if c.script[len(c.script)-1] == "Sara Ahmadi" {
			s.gives("Q1.9", "Sara Ahmadi")
		}
	}
	list := sit(t, i18n.English, interview.Strategy, "Export", "Retail", ":edit 1", ":back", ":edit 2", ":del 1", "", "").only("Q3.5")
	list.run()
	list.gives("Q3.5", "{items: [Retail]}")
}

func TestDeletingWorksBetweenProposedRows(t *testing.T) {
	s := sit(t, i18n.English, interview.Strategy, "", "1", ":del 1", "", "3", "").only("Q5.9")
	s.Engagement.Strategy.Set("Q5.1", engagement.Record(engagement.Field{Name: "needs", Value: engagement.List(
		row("type", "people", "what", "Two service agents"), row("type", "tools", "what", "A ticket system"))}))
	if s.run() {
		t.Fatal("paused")
	}
	s.gives("Q5.9", "[{capability: A ticket system, way: hire}]")
}

func TestThereIsNothingToTakeBackFromAnOpenIndicator(t *testing.T) {
	s := area(t, i18n.English, ":clear", ":quit")
	s.run()
	s.sees("There is no answer to take back here")
	if s.saves != 0 || s.Engagement.Assessed != nil {
		t.Errorf("%d saves, assessed %v", s.saves, s.Engagement.Assessed)
	}
	s = workshop(t, i18n.English, ":clear", ":quit")
	s.ended(interview.Consensus(context.Background(), s.Session))
	s.sees("There is no answer to take back here")
	if s.saves != 0 {
		t.Errorf("%d saves", s.saves)
	}
}

func TestRowsStayWhenThePersonGoesBackToThePartBeforeThem(t *testing.T) {
	s := sit(t, i18n.English, interview.Strategy, "2027-03-01", "", "2027-03-20", "2027-04-02", "", ":back", "", "").only("Q6.4")
	if s.run() {
		t.Fatalf("paused\n%s", s.tail())
	}
	s.gives("Q6.4", "{start: 2027-03-01, calendar: gregorian, freeze: [{first_day: 2027-03-20, last_day: 2027-04-02}]}")
}

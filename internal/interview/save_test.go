package interview_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/i18n"
	"rahbord/internal/interview"
)

func TestAFailedSaveIsToldAndTriedAgain(t *testing.T) {
	s := sit(t, i18n.English, interview.Readiness, "3", "", ":quit")
	s.Area = "SRV"
	failures := 1
	s.Save = func(change func(*engagement.Engagement) error) (*engagement.Engagement, error) {
		if failures > 0 {
			failures--
			return nil, errors.New("no room on the disk")
		}
		return s.save(change)
	}
	_ = interview.Run(context.Background(), s.Session)
	if a, ok := s.Engagement.Respondents[0].Answer("SRV-1"); !ok || a.Level.String() != "3" {
		t.Errorf("the answer typed before the failure is gone: %+v", a)
	}
	if shown := s.fake.Screen(); !strings.Contains(shown, "Not saved yet: no room on the disk") {
		t.Errorf("nothing tells of the failure:\n%s", shown)
	}
}

func TestStoppingAfterAFailedSaveSaysWhatIsLost(t *testing.T) {
	s := sit(t, i18n.English, interview.Readiness, "3", ":quit")
	s.Area = "SRV"
	broken := errors.New("no room on the disk")
	s.Save = func(func(*engagement.Engagement) error) (*engagement.Engagement, error) { return nil, broken }
	if err := interview.Run(context.Background(), s.Session); !errors.Is(err, broken) {
		t.Errorf("ends with %v", err)
	}
	if !strings.Contains(s.fake.Screen(), "The last answer was not saved.") {
		t.Error(s.fake.Screen())
	}
}

func TestTwoBeginningsUnderOneNameAreOnePerson(t *testing.T) {
	s := sit(t, i18n.English, interview.Readiness, "3", ":quit")
	s.Engagement.Respondents = nil
	meanwhile := true
	s.Save = func(change func(*engagement.Engagement) error) (*engagement.Engagement, error) {
		if meanwhile { // the other sitting was a moment faster
			meanwhile = false
			s.Engagement.Respondents = []engagement.Respondent{{ID: "mina", Name: "Mina", Role: "SRV"}}
		}
		return s.save(change)
	}
	if err := interview.Welcome(context.Background(), s.Session, "Mina", "SRV"); err != nil {
		t.Fatal(err)
	}
	s.run()
	if r := s.Engagement.Respondents; len(r) != 1 || s.Respondent != "mina" || len(r[0].Answers) != 1 {
		t.Errorf("answering as %q: %+v", s.Respondent, r)
	}
}

func TestARemarkWithoutAnAnswerIsNotLeftUnsaid(t *testing.T) {
	s := sit(t, i18n.English, interview.Readiness, ":note only in the north", ":skip", ":quit")
	s.Area = "SRV"
	_ = interview.Run(context.Background(), s.Session)
	if !strings.Contains(s.fake.Screen(), "it is not in the file yet") {
		t.Error(s.fake.Screen())
	}
}

package interview_test

import (
	"context"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/internal/interview"
)

func TestUnknownPeopleAreAskedForTheirRoleAndAdded(t *testing.T) {
	for _, c := range []struct {
		who, role string
		script    []any
		id, has   string
	}{
		{"Ali Reza", "", []any{"12", "2"}, "ali-reza", "SAL"},
		{"Ali Reza", "IT", nil, "ali-reza", "IT"},
		{"", "", []any{"2", "نگار", "خدمات"}, "نگار", "SRV"},
		{"", "", []any{"1"}, "sara", "SRV"},
		{"SARA", "", nil, "sara", "SRV"},
		{"Sara!", "MGT", nil, "sara-2", "MGT"},
	} {
		lang := i18n.English
		if c.id == "نگار" {
			lang = i18n.Persian
		}
		s := sit(t, lang, interview.Readiness, c.script...)
		s.Respondent = ""
		s.ended(interview.Welcome(context.Background(), s.Session, c.who, c.role))
		if r := s.Person(); s.Respondent != c.id || r.ID != c.id || r.Role != c.has {
			t.Errorf("%q: %q, %+v", c.who, s.Respondent, r)
		}
	}
}

func TestSomebodyNewComesIntoTheFileWithTheFirstAnswer(t *testing.T) {
	s := sit(t, i18n.English, interview.Readiness, ":skip", "3", "2", ":quit")
	if err := interview.Welcome(context.Background(), s.Session, "Mina", "SAL"); err != nil {
		t.Fatal(err)
	}
	if s.saves > 0 || !s.Newcomer() {
		t.Errorf("%d saves before an answer", s.saves)
	}
	s.run()
	r := s.Engagement.Respondent("mina")
	if r == nil || r.Role != "SAL" || len(r.Answers) != 2 || len(s.Engagement.Respondents) != 2 || s.Newcomer() {
		t.Errorf("%+v", s.Engagement.Respondents)
	}
}

func TestOnlyWhatTheRoleCanJudgeIsCalledMissing(t *testing.T) {
	s := sit(t, i18n.English, interview.Readiness, "3", ":quit")
	mine, all := s.Asked()
	if mine == 0 || mine >= all || all != len(s.Pack.Indicators) {
		t.Fatalf("%d of %d", mine, all)
	}
	s.run()
	first := s.Pack.Indicators[0]
	if first.For("SRV") {
		t.Fatal("the first one is of the role already")
	}
	if now, _ := s.Asked(); now != mine+1 { // what was answered beyond counts
		t.Errorf("%d, then %d", mine, now)
	}
}

func TestTheFirstQuickSittingMarksTheFile(t *testing.T) {
	s := sit(t, i18n.English, interview.Readiness)
	s.Quick = true
	s.ended(interview.Welcome(context.Background(), s.Session, "sara", ""))
	if !s.Engagement.Assessment.Quick {
		t.Error("not marked")
	}
	s = sit(t, i18n.English, interview.Readiness)
	s.Engagement.Respondents[0].Set(engagement.Answer{Indicator: "SRV-1", Level: exact.Of(2)})
	s.Quick = true
	s.ended(interview.Welcome(context.Background(), s.Session, "sara", ""))
	if s.Engagement.Assessment.Quick {
		t.Error("a full assessment was turned into a quick scan")
	}
}

// workshop is a sitting over answers of four people.
func workshop(t *testing.T, lang i18n.Lang, script ...any) *sitting {
	t.Helper()
	s := sit(t, lang, interview.Readiness, script...)
	s.Engagement.Respondents = nil
	for i, levels := range [][3]int{{1, 2, 3}, {5, 3, 3}, {1, 2, 3}, {5, 3, 3}} {
		r := engagement.Respondent{ID: string(rune('a' + i)), Name: "Person" + string(rune('A'+i)), Role: []string{"SRV", "MGT", "SRV", "MGT"}[i]}
		for n, id := range []string{"SRV-2", "SRV-1", "SRV-3"} {
			r.Set(engagement.Answer{Indicator: id, Level: exact.Of(levels[n])})
		}
		s.Engagement.Respondents = append(s.Engagement.Respondents, r)
	}
	a, _ := s.Engagement.Respondents[0].Answer("SRV-2")
	a.Comment = "nobody answers on Fridays"
	s.Engagement.Respondents[0].Set(a)
	return s
}

func TestConsensusBeginsWithTheWidestDifferenceAndShowsNoNames(t *testing.T) {
	s := workshop(t, i18n.English, "2.7", "2,5", "2.5", "", "The Friday gap is real", "na none here")
	if s.ended(interview.Consensus(context.Background(), s.Session)) {
		t.Error("paused")
	}
	s.sees("SRV-2 · 1 of 2", "■■", "nobody answers on Fridays", "mean 3, median 3, from 1 to 5", "Whole or half levels only", "SRV-1 · 2 of 2")
	s.misses("Person")
	s.misses("SRV-3 ·")
	if a, _ := s.Engagement.Agreed("SRV-2"); !a.Level.Equal(exact.Frac(5, 2)) || a.Reason != "The Friday gap is real" || a.When == nil {
		t.Errorf("%+v", a)
	}
	if a, _ := s.Engagement.Agreed("SRV-1"); a.State != engagement.NA || a.Reason != "none here" {
		t.Errorf("%+v", a)
	}
	if a, _ := s.Engagement.Respondents[1].Answer("SRV-2"); !a.Level.Equal(exact.Of(5)) {
		t.Error("an original answer changed")
	}
}

func TestConsensusGoesBackSkipsQuitsAndResumes(t *testing.T) {
	s := workshop(t, i18n.Persian, ":بعد", ":قبلی", ":بعد", "۲", "دلیل", ":خروج")
	s.ended(interview.Consensus(context.Background(), s.Session))
	again := workshop(t, i18n.Persian, "۱", ":قبلی", "۴", "همین درست است")
	again.Engagement = s.Engagement
	again.ended(interview.Consensus(context.Background(), again.Session))
	if _, agreed := again.Engagement.Agreed("SRV-2"); !agreed {
		t.Errorf("%+v", again.Engagement.Consensus)
	}
	if strings.Contains(again.fake.Screen(), "SRV-1 ·") {
		t.Error("what is agreed is asked again")
	}
}

func TestConsensusTakesAnAgreedLevelBack(t *testing.T) {
	s := workshop(t, i18n.English, "2", "because", ":back", ":clear", ":quit")
	s.ended(interview.Consensus(context.Background(), s.Session))
	if len(s.Engagement.Consensus) != 0 {
		t.Errorf("%+v", s.Engagement.Consensus)
	}
}

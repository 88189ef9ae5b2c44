package interview_test

import (
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/internal/interview"
	"rahbord/internal/prompt"
)

func area(t *testing.T, lang i18n.Lang, script ...any) *sitting {
	t.Helper()
	s := sit(t, lang, interview.Readiness, script...)
	s.Area = "SRV"
	return s
}

func TestLevelsAreTakenInTheDigitsAndWordsOfTheLanguage(t *testing.T) {
	for lang, script := range map[i18n.Lang][]any{
		i18n.English: {"3", "n", "na no field staff", "٤"},
		i18n.Persian: {"۳", "نمی‌دانم", "نامربوط نیروی میدانی نداریم", "4"},
		i18n.Hebrew:  {"3", "לא יודעת", "לא רלוונטי אין אנשי שטח", "4"},
	} {
		s := area(t, lang, script...)
		if !s.run() {
			t.Errorf("%s: the area ended early", lang)
		}
		if a := s.answer("SRV-1"); a.State != engagement.Level || !a.Level.Equal(exact.Of(3)) {
			t.Errorf("%s: %+v", lang, a)
		}
		if a := s.answer("SRV-2"); a.State != engagement.DontKnow {
			t.Errorf("%s: %+v", lang, a)
		}
		if a := s.answer("SRV-3"); a.State != engagement.NA || len(strings.Fields(a.Reason)) < 3 {
			t.Errorf("%s: %+v", lang, a)
		}
		if a := s.answer("SRV-4"); !a.Level.Equal(exact.Of(4)) {
			t.Errorf("%s: %+v", lang, a)
		}
	}
}

func TestWrongLevelsAreRefusedWithWhatIsExpected(t *testing.T) {
	s := area(t, i18n.English, "", "6", "0", "2.5", "three", "2", prompt.ErrPaused)
	s.run()
	s.sees("Expected is a level from 1 to 5", "The levels run from 1 to 5", "Only whole levels")
	if a := s.answer("SRV-1"); !a.Level.Equal(exact.Of(2)) || s.saves != 1 {
		t.Errorf("%+v after %d saves", a, s.saves)
	}
}

func TestNotApplicableAsksForItsReason(t *testing.T) {
	s := area(t, i18n.English, "na", prompt.ErrBack, "na", "", "we sell no services")
	s.run()
	s.sees("Why does it not apply here?", "A reason is needed")
	if a := s.answer("SRV-1"); a.State != engagement.NA || a.Reason != "we sell no services" {
		t.Errorf("%+v", a)
	}
}

func TestNotesEvidenceAndGradesGoWithTheAnswer(t *testing.T) {
	s := area(t, i18n.Persian, ":یادداشت فقط تهران", ":شواهد دفتر شکایات", ":درجه ۲", ":درجه ۹", "۳", ":قبلی", ":note همه جا", "")
	s.run()
	s.sees("درجه‌ها از ۰ تا ۳ است")
	want := engagement.Answer{Indicator: "SRV-1", Level: exact.Of(3), Comment: "همه جا", Evidence: "دفتر شکایات", Grade: 2, Graded: true}
	if a := s.answer("SRV-1"); a.Comment != want.Comment || a.Evidence != want.Evidence || a.Grade != 2 || !a.Graded || !a.Level.Equal(want.Level) {
		t.Errorf("%+v", a)
	}
}

func TestANoteOnNotApplicableJoinsTheReason(t *testing.T) {
	s := area(t, i18n.English, ":note asked twice", "na no service")
	s.run()
	if a := s.answer("SRV-1"); !strings.Contains(a.Reason, "no service") || !strings.Contains(a.Reason, "asked twice") || a.Comment != "" {
		t.Errorf("%+v", a)
	}
}

func TestBackReturnsAndEnterKeepsTheAnswer(t *testing.T) {
	s := area(t, i18n.English, "3", "9", prompt.ErrBack, "", "2", ":back", ":back", "5", "1")
	s.run()
	s.sees("Answer so far: level 3")
	for id, want := range map[string]int{"SRV-1": 5, "SRV-2": 2, "SRV-3": 1} {
		if a := s.answer(id); !a.Level.Equal(exact.Of(want)) {
			t.Errorf("%s: %+v", id, a)
		}
	}
}

func TestBackOnTheFirstQuestionStays(t *testing.T) {
	s := area(t, i18n.Hebrew, ":חזור", "2")
	s.run()
	s.sees("זו השאלה הראשונה")
	s.answer("SRV-1")
}

func TestBackCrossesAreas(t *testing.T) {
	s := sit(t, i18n.English, interview.Readiness, "1", "2", "3", ":back", "4", "5")
	s.Quick = true
	s.run()
	if a := s.answer("STR-5"); !a.Level.Equal(exact.Of(4)) {
		t.Errorf("%+v", a)
	}
	if a := s.answer("INS-1"); !a.Level.Equal(exact.Of(5)) {
		t.Errorf("%+v", a)
	}
}

func TestSkippedIndicatorsComeUpAgainAtTheEnd(t *testing.T) {
	s := area(t, i18n.English, "1", ":skip", "2", "3", prompt.ErrSkip, "4", "SRV-2", "5", "srv-5", "1")
	if s.run() {
		t.Error("paused")
	}
	s.sees("2 questions are open", "That was everything")
	if a := s.answer("SRV-2"); !a.Level.Equal(exact.Of(5)) {
		t.Errorf("%+v", a)
	}
}

func TestJumpsGoToIndicatorsAndAreasAndGuessSlips(t *testing.T) {
	s := sit(t, i18n.Persian, interview.Readiness, ":برو SVR-2", ":برو srv-۲", "۳", ":go DAT", "۲")
	s.run()
	s.sees("آیا منظورتان SRV-2 است؟")
	s.answer("SRV-2")
	s.answer("DAT-1")
}

func TestUnknownCommandsAreNotTakenForAnswers(t *testing.T) {
	s := area(t, i18n.English, ":bakc", ":frobnicate", ":edit 1", "3")
	s.run()
	s.sees("Did you mean :back?", "“:frobnicate” is not a command")
}

func TestResumeBeginsAtTheFirstOpenIndicator(t *testing.T) {
	s := area(t, i18n.English, "3", "2", ":quit")
	if !s.run() {
		t.Fatal("not paused")
	}
	again := area(t, i18n.English, "1")
	again.Engagement = s.Engagement
	again.run()
	again.misses("SRV-2 ·")
	if a := again.answer("SRV-3"); !a.Level.Equal(exact.Of(1)) {
		t.Errorf("%+v", a)
	}
}

func TestTheAreaCardTellsTheScoreUnlessBlind(t *testing.T) {
	for _, blind := range []bool{false, true} {
		script := []any{}
		for range 6 {
			script = append(script, "3")
		}
		s := area(t, i18n.English, script...)
		s.Blind = blind
		if s.run() {
			t.Error("the area has more indicators than the test knows")
		}
		if blind {
			s.sees("done.")
			s.misses("of 100")
		} else {
			s.sees("50 of 100 so far by your answers alone. Level 3")
		}
	}
}

func TestTheTimeLeftIsKnownAfterFiveAnswers(t *testing.T) {
	s := sit(t, i18n.English, interview.Readiness, "1", "2", "3", "4", "3")
	s.run()
	s.sees("6 of 80 · 11% answered · about 6 minutes left") // 38 open for the role, 10 seconds each
	if n := strings.Count(s.fake.Screen(), "minutes left"); n != 1 {
		t.Errorf("told %d times", n)
	}
}

func TestTheQuickScanAsksItsIndicatorsOnly(t *testing.T) {
	s := sit(t, i18n.English, interview.Readiness)
	s.Quick = true
	s.run()
	s.sees("STR-1 · 1 of 30")
}

func TestTheCardShowsWhatIsNeededToAnswer(t *testing.T) {
	for _, lang := range i18n.Langs {
		for _, columns := range []int{60, 100} {
			s := area(t, lang, "?")
			s.fake.Columns = columns
			s.run()
			words := s.Pack.Text(lang).Indicator("SRV-1")
			s.sees(append(words.Levels, words.Statement, words.Evidence, s.Pack.Text(lang).Area("SRV").Name)...)
			for _, line := range s.fake.Shown {
				if n := len([]rune(i18n.Plain(line))); n > columns+3 && lang == i18n.English {
					t.Errorf("%d columns in %d: %s", n, columns, line)
				}
			}
		}
	}
}

func TestAConflictShowsBothAnswersAndKeepsTheChosen(t *testing.T) {
	for choice, want := range map[string]int{"1": 3, "2": 5} {
		s := area(t, i18n.English, "3", choice, ":quit")
		s.Save = func(change func(*engagement.Engagement) error) (*engagement.Engagement, error) {
			if s.saves == 0 { // somebody else is faster
				s.saves++
				s.Session.Engagement = s.copy()
				newest := s.copy()
				newest.Respondent("sara").Set(engagement.Answer{Indicator: "SRV-1", Level: exact.Of(5)})
				s.Session.Engagement = newest
				return s.save(change)
			}
			return s.save(change)
		}
		s.run()
		s.sees("yours: level 3", "theirs: level 5")
		if a := s.answer("SRV-1"); !a.Level.Equal(exact.Of(want)) {
			t.Errorf("chosen %s: %+v", choice, a)
		}
	}
}

func TestTheWordForNotApplicableIsNoPartOfTheReason(t *testing.T) {
	for lang, c := range map[i18n.Lang]struct {
		script []any
		want   string
	}{
		i18n.Hebrew:  {[]any{"לר", "לר אין אנשי שטח", ":quit"}, "אין אנשי שטח"},
		i18n.English: {[]any{"na", "na", "Na: no field staff", ":quit"}, "no field staff"},
		i18n.Persian: {[]any{"نامربوط", "نامربوط است، کسی بیرون کار نمی‌کند", ":quit"}, "نامربوط است، کسی بیرون کار نمی‌کند"},
	} {
		s := area(t, lang, c.script...)
		s.run()
		if a := s.answer("SRV-1"); a.Reason != c.want {
			t.Errorf("%s: %q", lang, a.Reason)
		}
	}
}

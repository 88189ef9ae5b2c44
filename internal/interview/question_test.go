package interview_test

import (
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/i18n"
	"rahbord/internal/interview"
	"rahbord/internal/prompt"
)

// Each kind of question: what is typed, in three languages, and what stands in the file.
func TestAnswersOfEveryKindAreUnderstood(t *testing.T) {
	for _, c := range []struct {
		name, question string
		lang           i18n.Lang
		script         []any
		want           string
	}{
		{"text", "Q1.9", "en", []any{"", "Sara Ahmadi"}, "Sara Ahmadi"},
		{"pasted text with controls", "Q1.9", "en", []any{"Sara\u2028\x1b\u202aAh\u0000madi\u202c\u009b"}, "Sara Ahmadi"},
		{"number with words around it refused", "Q0.10", "en", []any{"half a year", "20", "2", "6.5", "9"}, "9"},
		{"default taken", "Q0.10", "fa", []any{""}, "6"},
		{"percent in Persian", "Q3.6", "fa", []any{"۱۲۰", "۷۰٪"}, "70"},
		{"money with groups", "Q2.6", "he", []any{"250,000"}, "250000"},
		{"money with Persian groups", "Q2.6", "fa", []any{"۲۵۰٬۰۰۰٫۵"}, "250000.5"},
		{"single by number", "Q1.4", "fa", []any{"۹", "۳"}, "service"},
		{"single by id", "Q1.4", "en", []any{"DATA_IT"}, "data_it"},
		{"single by name", "Q1.4", "he", []any{"מכירות"}, "sales"},
		{"multi", "Q0.15", "en", []any{"1, 3", "3 3", "3 4,6"}, "[crm, erp, sms_panel]"},
		{"multi in Persian", "Q0.15", "fa", []any{"۳، ۴"}, "[crm, erp]"},
		{"ranking", "Q5.4", "en", []any{"3 1", "", "", ""}, "{automate: [campaigns, sales_process]}"},
		{"group", "Q0.3", "he", []any{"120", "35"}, "{total: 120, contact: 35}"},
		{"group with back", "Q0.3", "en", []any{"12", prompt.ErrBack, "120", "35"}, "{total: 120, contact: 35}"},
		{"refused by a rule", "Q0.3", "en", []any{"35", "120", "120", "35"}, "{total: 120, contact: 35}"},
		{"optional part left empty", "Q0.4", "en", []any{"eu", "eur", "3", ""}, "{currency: EUR, band: from_2m}"},
		{"rating in a group", "Q1.2", "fa", []any{"مشتریان اصلی می‌روند و می‌مانیم", "۶", "۴", "۸", "-"}, "{consequence: مشتریان اصلی می‌روند و می‌مانیم, severity: 4, months_to_crisis: 8}"},
		{"form with e-mail and telephone", "Q0.17", "en", []any{"Ali", "12", "+98 21 1234567", "ali@x", "ali@x.com", "", "Please call us back.", "y"}, `{name: Ali, phone: "+98 21 1234567", email: ali@x.com, request: Please call us back., consent: true}`},
		{"date", "Q6.4", "en", []any{"1 March", "2027-02-30", "2027/3/1", "", ""}, "{start: 2027-03-01, calendar: gregorian}"},
		{"date of the Solar Hijri calendar", "Q6.4", "fa", []any{"۱۴۰۵/۱۳/۰۱", "۱۴۰۵/۱۲/۱۰", "", ""}, "{start: 2027-03-01, calendar: jalali}"},
		{"date in the past refused", "Q6.4", "he", []any{"2026-11-01", "", "", "2027-03-01", "", ""}, "{start: 2027-03-01, calendar: gregorian}"},
		{"list", "Q3.5", "en", []any{"Export", "Chains", "Retail", ":del 2", ":edit 1", "Exports", "", ""}, "{items: [Exports, Retail]}"},
		{"table", "Q1.8", "fa", []any{"تبلیغات رادیو", "۲", "۱٫۵", "بازسازی سایت", "", "", ""}, "[{what: تبلیغات رادیو, role: sales, person_weeks: 1.5}, {what: بازسازی سایت}]"},
		{"table with back inside a row", "Q1.8", "en", []any{"Radoi", ":back", "Radio", "", "", ""}, "[{what: Radio}]"},
		{"table empty on purpose", "Q1.8", "en", []any{"-"}, "[]"},
		{"group empty on purpose", "Q2.5", "en", []any{"-", "-"}, "{}"},
		{"text empty on purpose", "Q2.7", "he", []any{"", "-"}, "\"\""},
		{"table with unique rows", "Q3.2", "en", []any{"1", "1", "1", "2", "3", ""}, "[{channel: phone, role: [acquire]}, {channel: email, role: [serve]}]"},
		{"matrix", "Q0.7", "fa", []any{"۲", "۱", ":قبلی", "۲", "۰", "ن", "۱", "۱", "۲", "ن"}, "{kpis_bad: 2, market_share_falling: 2, share_of_customer_falling: 0, new_competitors: dk, satisfaction_falling: 1, complaints_rising: 1, unwilling_to_rebuy: 2, customers_leaving: dk}"},
		{"one statement only", "Q1.1", "en", []any{"We lose customers; and prices fall", "- we lose customers every year", "We lose one in five customers a year"}, "We lose one in five customers a year"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sit(t, c.lang, interview.All, c.script...).only(c.question)
			s.Part = interview.Strategy
			if strings.HasPrefix(c.question, "Q0.") {
				s.Part = interview.Context
			}
			if s.run() {
				t.Errorf("paused:\n%s", s.tail())
			}
			s.gives(c.question, c.want)
		})
	}
}

func TestMatrixOfRecordsAsksRowByRowAndRefusesBadRows(t *testing.T) {
	script := []any{"4", "", "", "4", "50", ""} // the first row says too little, then enough
	for range 6 {
		script = append(script, "-", "-", "2")
	}
	s := sit(t, i18n.English, interview.Context, script...).only("Q0.12")
	if s.run() {
		t.Fatalf("paused\n%s", s.tail())
	}
	got := s.Engagement.Given("Q0.12")
	if len(got.Fields()) != 7 || got.Field("marketing").Field("share").IsEmpty() {
		t.Errorf("%+v", got)
	}
}

func TestTooManyUnknownSignsAreAskedAgain(t *testing.T) {
	s := sit(t, i18n.English, interview.Context, "1", "1", "1", "n", "n", "n", "n", "n",
		"", "", "", "1", "2", "", "", "").only("Q0.7")
	if s.run() {
		t.Fatal("paused")
	}
	s.sees("At least 5 rows need an answer")
}

func TestTheEntrySituationIsProposedAndMayBeOverriddenWithAReason(t *testing.T) {
	signs := func(s *sitting) {
		for q, n := range map[string]string{"Q0.7": "2", "Q0.8": "0"} {
			v := engagement.Record()
			for _, row := range s.Pack.Question(q).Rows {
				v = v.With(row, engagement.Number(mustNumber(n)))
			}
			s.Engagement.Context.Set(q, v)
		}
	}
	s := sit(t, i18n.English, interview.Context, "").only("Q0.9")
	signs(s)
	s.run()
	s.sees("Q0.7: 100% of the signs", "Q0.8: 0% of the signs", "Derived from the signs: Turnaround")
	s.gives("Q0.9", "{}")
	s = sit(t, i18n.Persian, interview.Context, "۳", "کوتاه", "سهام‌داران رشد هم می‌خواهند").only("Q0.9")
	signs(s)
	s.run()
	s.sees("دست‌کم ۱۰ نویسه")
	if got := s.Engagement.Given("Q0.9").Field("override").Text(); got != "mixed" {
		t.Error(got)
	}
}

func TestOptionalQuestionsPassWithEnterAndAreNotAskedAgain(t *testing.T) {
	s := sit(t, i18n.English, interview.Strategy, "", "Sara Ahmadi").only("Q1.7", "Q1.9")
	if s.run() {
		t.Fatal("paused")
	}
	again := sit(t, i18n.English, interview.Strategy, "").only("Q1.7", "Q1.9")
	again.Engagement = s.Engagement
	again.run()
	again.misses("Q1.7 · 1 of 2")
	again.sees("Everything here is answered")
}

func TestHiddenPartsAreNotAsked(t *testing.T) {
	s := sit(t, i18n.English, interview.Strategy, "churn").only("Q1.3")
	if s.run() {
		t.Error("weights by hand are asked for a known problem")
	}
	s = sit(t, i18n.English, interview.Strategy, "other", "SRV", "0.5", "").only("Q1.3")
	if s.run() {
		t.Error("paused")
	}
	s.gives("Q1.3", "{type: other, weights: [{area: SRV, weight: 0.5}]}")
}

func TestRowsOfAnotherAnswerAreProposed(t *testing.T) {
	s := sit(t, i18n.English, interview.Strategy, "", "1", "", "3", "").only("Q5.9")
	s.Engagement.Strategy.Set("Q5.1", engagement.Record(engagement.Field{Name: "needs", Value: engagement.List(
		row("type", "people", "what", "Two service agents"), row("type", "tools", "what", "A ticket system"))}))
	if s.run() {
		t.Fatal("paused")
	}
	s.gives("Q5.9", "[{capability: Two service agents, way: build}, {capability: A ticket system, way: hire}]")
}

func TestUnfinishedTablesAreSavedRowByRow(t *testing.T) {
	s := sit(t, i18n.Hebrew, interview.Strategy, "רדיו", "", "", "שלטים").only("Q1.8")
	if !s.run() {
		t.Fatal("not paused")
	}
	s.gives("Q1.8", "[{what: רדיו}, {what: שלטים}]")
}

func TestFindingsAreToldWhenAStageEndsAndAcceptedWithAReason(t *testing.T) {
	s := sit(t, i18n.English, interview.Strategy, ":go Q1.9", "Sara Ahmadi", "too short", "the owner insists on it", ":quit")
	s.Advise = func(_ *engagement.Engagement, stage int) []interview.Advice {
		if stage != 1 {
			return nil
		}
		return []interview.Advice{{Check: "C01", Message: "Two problems.", Hint: "Keep one."}, {Check: "C04", Message: "Nothing is stopped.", Hint: "Name one thing.", Acceptable: true}}
	}
	s.run()
	s.sees("End of the stage", "Two problems.", "Nothing is stopped.", "At least 10 characters")
	if a := s.Engagement.Decisions.Accepted; len(a) != 1 || a[0].Check != "C04" || a[0].Reason != "the owner insists on it" {
		t.Errorf("%+v", a)
	}
}

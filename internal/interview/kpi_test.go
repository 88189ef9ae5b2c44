package interview_test

import (
	"testing"

	"rahbord/internal/i18n"
	"rahbord/internal/interview"
	"rahbord/questionnaire"
	"rahbord/templates"
)

func TestValuesThatAKPICannotHaveAreAskedAgain(t *testing.T) {
	s := sit(t, i18n.English, interview.Strategy,
		"CSAT", "160", "60", "101", "75", "2027-06-30", "", // refused above 100
		"SALESGROWTH", "-20", "-10", "2027-06-30", "", // may be below 0
		":edit 2", "CHURN", "", "20", "", "10", "", "", "", // what was -20 cannot stay
	).only("Q2.4")
	if s.run() {
		t.Fatalf("paused\n%s", s.tail())
	}
	s.sees("The largest possible number is 100.", "The smallest possible number is 0.")
	s.gives("Q2.4", "[{kpi: CSAT, baseline: 60, target: 75, due: 2027-06-30}, {kpi: CHURN, baseline: 20, target: 10, due: 2027-06-30}]")
}

func TestTheColumnOfTheKPIMayHaveAnyName(t *testing.T) {
	pack, faults := questionnaire.Load(templates.Pack())
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	q := pack.Question("Q2.4")
	q.Fields[0].ID, q.Unique, q.Rules, q.Notices = "measure", "measure", nil, nil
	s := sit(t, i18n.English, interview.Strategy, "CSAT", "160", "60", "75", "2027-06-30", "", "").only("Q2.4")
	s.Pack = pack
	if s.run() {
		t.Fatalf("paused\n%s", s.tail())
	}
	s.sees("The largest possible number is 100.")
	s.gives("Q2.4", "[{measure: CSAT, baseline: 60, target: 75, due: 2027-06-30}]")
}

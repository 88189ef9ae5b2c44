package reports_test

import (
	"testing"

	"rahbord/engagement"
	"rahbord/internal/i18n"
)

func TestPeopleWhoAnsweredNothingAreNoRespondents(t *testing.T) {
	p := crm(t)
	for _, names := range []bool{false, true} {
		e := sample(t, "startup.en")
		e.Assessment.Names = names
		want := dump(t, document(t, p, e, i18n.English))
		e.Respondents = append(e.Respondents, engagement.Respondent{ID: "zz", Name: "Zed", Role: "FIN"})
		if got := dump(t, document(t, p, e, i18n.English)); got != want {
			t.Error("somebody without answers shows in the report")
		}
	}
}

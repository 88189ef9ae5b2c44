package interview_test

import (
	"testing"

	"rahbord/internal/i18n"
	"rahbord/internal/interview"
	"rahbord/internal/prompt"

	"pgregory.net/rapid"
)

// Whatever people type, in whatever order: the walk goes on, and every file that is
// saved on the way has no faults (save looks).
func TestNothingTypedBreaksTheInterview(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		typed := rapid.OneOf(
			rapid.SampledFrom([]string{"", "", "1", "2", "۳", "1, 2", "-", "n", "na", "na no such thing here", "yes", "usd", "2027-03-01", "۱۴۰۵/۱۲/۱۰", "12", "0.5",
				"A sentence that is long enough for all", ":back", ":back", ":skip", ":edit 1", ":del 1", ":clear", ":note x", ":grade 1", ":go Q1.8", ":go SRV-2", ":open", "?", ":"}),
			rapid.String(),
		)
		var script []any
		for range rapid.IntRange(1, 60).Draw(r, "lines") {
			script = append(script, typed.Draw(r, "line"))
		}
		if rapid.Bool().Draw(r, "key") {
			script = append(script, prompt.ErrBack, prompt.ErrSkip, "1")
		}
		s := sit(t, rapid.SampledFrom(i18n.Langs).Draw(r, "language"), rapid.SampledFrom(interview.Parts).Draw(r, "part"), script...)
		if err := interview.Run(t.Context(), s.Session); err != nil && err != prompt.ErrPaused {
			r.Fatal(err)
		}
		if t.Failed() {
			r.Fatal("a file with faults was saved")
		}
	})
}

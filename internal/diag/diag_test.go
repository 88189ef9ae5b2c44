package diag_test

import (
	"testing"

	"rahbord/internal/diag"
)

func TestGuessFindsTyposAndNothingFarAway(t *testing.T) {
	if got := diag.Guess("SVR-2", []string{"STR-2", "SRV-2"}); got != "SRV-2" {
		t.Errorf("swapped letters: %q", got)
	}
	known := []string{"language", "respondents", "consensus", "context"}
	for word, want := range map[string]string{"langauge": "language", "lanugage": "language", "respondent": "respondents", "consens": "consensus", "banana": "", "x": "", "CONTEXT": ""} {
		if got := diag.Guess(word, known); got != want {
			t.Errorf("Guess(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestFaultsSortInFileOrder(t *testing.T) {
	var l diag.List
	l.Add(diag.Pos{File: "b.yaml", Line: 1}, "one", nil)
	l.Warn(diag.Pos{File: "a.yaml", Line: 9}, "two", nil)
	l.Add(diag.Pos{File: "a.yaml", Line: 2, Col: 7}, "three", diag.Args{"key": "x"})
	l.Sort()
	want := "a.yaml:2:7: [three] key=\"x\"\na.yaml:9: [two]\nb.yaml:1: [one]"
	if l.String() != want {
		t.Errorf("got\n%s\nwant\n%s", l, want)
	}
	if !l.HasErrors() || l[1:2].HasErrors() {
		t.Error("warnings count as errors, or errors are lost")
	}
}

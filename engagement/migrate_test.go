package engagement

import (
	"strings"
	"testing"

	"rahbord/internal/yamldoc"

	"gopkg.in/yaml.v3"
)

// renamePeople comes from an invented version 0, in which respondents were called people.
func renamePeople(root *yaml.Node) {
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == "people" {
			root.Content[i].Value = "respondents"
		}
	}
}

func migrated(t *testing.T, file string, steps []migration, want int) (*Engagement, *yamldoc.Decoder) {
	t.Helper()
	doc, faults := yamldoc.Parse("old.yaml", []byte(file))
	if doc == nil {
		t.Fatal(faults)
	}
	dec := &yamldoc.Decoder{Name: "old.yaml"}
	if !upToDate(dec, doc.Root(), steps, want) {
		return nil, dec
	}
	e := &Engagement{}
	dec.Decode(doc.Root(), e)
	return e, dec
}

const oldFile = "rahbord: 0\npack: {id: tiny, version: 1}\nlanguage: fa\npeople:\n  - {id: ali, role: SAL, answers: {S-1: two}}\n"

func TestAnOlderFileIsBroughtUpToDateWithItsPositions(t *testing.T) {
	e, dec := migrated(t, oldFile, []migration{{from: 0, change: renamePeople}}, 1)
	if e == nil || e.Format != 1 || len(e.Respondents) != 1 {
		t.Fatalf("not migrated: %+v %v", e, dec.Faults)
	}
	want := "old.yaml:1:10: [format-migrated] known=\"1\" version=\"0\"\nold.yaml:5:41: [level-not-a-number] guess=\"\" value=\"two\""
	if got := dec.Faults.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAMissingStepIsToldAndNothingIsGuessed(t *testing.T) {
	e, dec := migrated(t, strings.Replace(oldFile, "rahbord: 0", "rahbord: 1", 1), []migration{{from: 0, change: renamePeople}}, 3)
	if e != nil || len(dec.Faults) != 1 || dec.Faults[0].Rule != "format-unknown" {
		t.Errorf("got %v", dec.Faults)
	}
}

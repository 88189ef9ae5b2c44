package engagement

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"rahbord/questionnaire"
)

func formatPage(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../docs/file-format.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestExamplesOfTheFormatPageAreGoodClientFiles(t *testing.T) {
	pack, faults := questionnaire.Load(os.DirFS("../templates/crm-readiness"))
	if pack == nil {
		t.Fatal(faults)
	}
	s := compiledSchema(t)
	blocks := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(formatPage(t), -1)
	if len(blocks) < 2 {
		t.Fatalf("%d examples found", len(blocks))
	}
	for i, b := range blocks {
		file := b[1]
		if !strings.Contains(file, "rahbord:") {
			file = "rahbord: 1\n\npack:\n  id: crm-readiness\n  version: \"1.0\"\n\nlanguage: en\n\n" + file
		}
		e := decoded(t, file)
		if faults := Check(e, pack); len(faults) > 0 {
			t.Errorf("example %d does not fit the pack:\n%v", i+1, faults)
		}
		if err := schemaAccepts(t, s, file); err != nil {
			t.Errorf("example %d: %v", i+1, err)
		}
	}
}

func TestFormatPageNamesEveryKey(t *testing.T) {
	var s struct {
		Defs map[string]struct{ Properties map[string]any } `json:"$defs"`
	}
	if err := json.Unmarshal(Schema(), &s); err != nil || len(s.Defs) == 0 {
		t.Fatal(err)
	}
	page := formatPage(t)
	for _, def := range s.Defs {
		for key := range def.Properties {
			if !regexp.MustCompile("`" + key + "`|[`.]" + key + "`|\n *(- )?" + key + ":").MatchString(page) {
				t.Errorf("the page does not describe %s", key)
			}
		}
	}
}

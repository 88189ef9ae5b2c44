package questionnaire_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"rahbord/questionnaire"
)

func TestTheSmallestModelOfThePageLoads(t *testing.T) {
	page, err := os.ReadFile("../docs/packs.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(page), "## The smallest model")
	section, _, _ = strings.Cut(section, "\n## ")
	fsys := fstest.MapFS{}
	for _, m := range regexp.MustCompile("(?s)`([a-z/]+\\.yaml)`[^`]*```yaml\n(.*?)```").FindAllStringSubmatch(section, -1) {
		fsys[m[1]] = &fstest.MapFile{Data: []byte(m[2])}
	}
	if len(fsys) != 6 {
		t.Fatalf("%d files on the page, want 6", len(fsys))
	}
	if _, faults := questionnaire.Load(fsys); len(faults) > 0 {
		t.Error(faults)
	}
}

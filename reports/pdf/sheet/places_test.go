package sheet

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBookmarksFormATreeThatTheReaderUnfolds(t *testing.T) {
	s, _ := newSheet(t, a4)
	s.AddPage()
	s.Bookmark(1, "خلاصه", 50)
	s.Bookmark(3, "skips a level", 60)
	s.Bookmark(2, "second", 70)
	s.AddPage()
	s.Bookmark(1, "סיכום", 50)
	pdf := mustBytes(t, s)
	if text := checked(t, pdf); !strings.Contains(text, "/PageMode /UseOutlines") {
		t.Error("the bookmarks are not shown on opening")
	}
	type node struct {
		Title string
		Page  int `json:"destpageposfrom1"`
		Kids  []node
	}
	var got struct{ Outlines []node }
	if err := json.Unmarshal([]byte(tool(t, pdf, "qpdf", "--json", "--json-key=outlines", "in.pdf")), &got); err != nil {
		t.Fatal(err)
	}
	want := []node{
		{"خلاصه", 1, []node{{"skips a level", 1, []node{}}, {"second", 1, []node{}}}},
		{"סיכום", 2, []node{}},
	}
	if diff := cmp.Diff(want, got.Outlines); diff != "" {
		t.Error(diff)
	}
}

func TestALinkToNowhereIsAnError(t *testing.T) {
	s, _ := newSheet(t, a4)
	s.AddPage()
	s.Link("appendix", 0, 0, 10, 10)
	if _, err := s.Bytes(); err == nil || !strings.Contains(err.Error(), `"appendix"`) {
		t.Errorf("got %v", err)
	}
}

func TestALinkMayComeBeforeItsPlace(t *testing.T) {
	s, _ := newSheet(t, a4)
	s.AddPage()
	s.Link("end", 10, 20, 100, 12)
	s.AddPage()
	s.Anchor("end", 141.89)
	text := checked(t, mustBytes(t, s))
	text = strings.Join(strings.Fields(text), " ")
	for _, want := range []string{"/XYZ null 700 null ]", "/Rect [ 10 809.89 110 821.89 ]"} {
		if !strings.Contains(text, want) {
			t.Errorf("link lacks %q", want)
		}
	}
}

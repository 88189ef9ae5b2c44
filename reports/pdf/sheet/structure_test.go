package sheet

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

func TestContentIsTaggedAndTheRestIsArtifact(t *testing.T) {
	s, _ := newSheet(t, a4)
	s.AddPage()
	dot(s) // outside of everything
	s.Group("Table", Attrs{}, func() {
		s.Group("TR", Attrs{}, func() {
			s.Tag("TH", Attrs{Scope: "Column"}, func() {
				dot(s)
				s.Artifact(func() { s.Tag("P", Attrs{}, func() { dot(s) }) })
				dot(s)
			})
			dot(s) // in a group, but in no cell
			s.Tag("TD", Attrs{}, func() {})
		})
	})
	s.Tag("Figure", Attrs{Alt: "نمودار"}, func() {
		dot(s)
		s.AddPage()
		dot(s)
	})
	pdf := mustBytes(t, s)
	tree := strings.Join(strings.Fields(tool(t, pdf, "pdfinfo", "-struct", "in.pdf")), " ")
	if want := "Document Table (block) TR TH: /Scope /Column TD Figure"; tree != want {
		t.Errorf("structure: %s\nwant: %s", tree, want)
	}
	text := checked(t, pdf)
	if !strings.Contains(text, "/Alt "+utf16Hex("نمودار")) {
		t.Error("the figure has no alternative text")
	}
	var marks []string
	for _, m := range regexp.MustCompile(`/(\w+) (?:BMC|<</MCID (\d+)>> BDC)`).FindAllStringSubmatch(text, -1) {
		marks = append(marks, strings.TrimSpace(m[1]+" "+m[2]))
	}
	got := strings.Join(marks, ", ")
	if want := "Artifact, TH 0, Artifact, TH 1, Artifact, Figure 2, Figure 0"; got != want {
		t.Errorf("marked content: %s\nwant: %s", got, want)
	}
}

// utf16Hex is a string as qpdf prints it.
func utf16Hex(s string) string { return strings.ToLower(pdfText(s)) }

func TestEveryMarkIsFoundInTheParentTree(t *testing.T) {
	s, _ := newSheet(t, a4)
	for range 3 {
		s.AddPage()
		s.Tag("P", Attrs{}, func() { dot(s) })
		s.Tag("H1", Attrs{}, func() { dot(s); s.Anchor("x", 10); s.Link("x", 10, 10, 20, 20) })
	}
	text := checked(t, mustBytes(t, s))
	if n := strings.Count(text, "/Type /StructElem"); n != 1+3*3 { // the document; two elements and a link on each page
		t.Errorf("%d elements", n)
	}
	nums := regexp.MustCompile(`(?s)/Nums \[(.*?)\n  \]`).FindString(text)
	if refs := strings.Count(nums, " 0 R"); refs != 3*2+3 {
		t.Errorf("parent tree has %d references:\n%s", refs, nums)
	}
	for page := range 3 {
		if !strings.Contains(text, fmt.Sprintf("/StructParents %d", page)) {
			t.Errorf("page %d is not in the parent tree", page+1)
		}
		if !strings.Contains(text, fmt.Sprintf("/StructParent %d\n", 3+page)) {
			t.Errorf("link %d is not in the parent tree", page+1)
		}
	}
}

func TestTableKeepsItsCellsReadableBesideItsSummary(t *testing.T) {
	s, _ := newSheet(t, a4)
	s.AddPage()
	s.Group("Table", Attrs{Alt: "Scores by area"}, func() { s.Group("TR", Attrs{}, func() { s.Tag("TD", Attrs{}, func() { dot(s) }) }) })
	text := checked(t, mustBytes(t, s))
	if !strings.Contains(text, "/Summary "+utf16Hex("Scores by area")) && !strings.Contains(text, "/Summary (Scores by area)") || strings.Contains(text, "/Alt ") {
		t.Error("the table has no summary, or an alternative text that hides its cells")
	}
}

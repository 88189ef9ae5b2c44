package sheet

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
)

var a4 = Options{
	Width: 595.28, Height: 841.89,
	Title: "ارزیابی آمادگی CRM <نمونه>", Author: "Pars & Co", Subject: "Report", Tag: "fa-IR", RTL: true, Created: "2026-11-22",
}

func loadFaces(t testing.TB) []*typeset.Face {
	t.Helper()
	var faces []*typeset.Face
	for _, name := range []string{"Vazirmatn-Regular", "Vazirmatn-Bold", "Heebo-Regular", "Heebo-Bold"} {
		ttf, err := os.ReadFile(filepath.Join("..", "..", "..", "templates", "fonts", name+".ttf"))
		if err != nil {
			t.Fatal(err)
		}
		face, err := typeset.LoadFace(name, ttf)
		if err != nil {
			t.Fatal(err)
		}
		faces = append(faces, face)
	}
	return faces
}

func newSheet(t testing.TB, o Options) (*Sheet, []*typeset.Face) {
	t.Helper()
	faces := loadFaces(t)
	s, err := New(o, faces)
	if err != nil {
		t.Fatal(err)
	}
	return s, faces
}

func mustBytes(t testing.TB, s *Sheet) []byte {
	t.Helper()
	b, err := s.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// tool runs a program of poppler or qpdf on a PDF and returns what it prints. The
// arguments name the file as "in.pdf".
func tool(t testing.TB, pdf []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("%s is needed for this test (packages qpdf and poppler-utils): %v", name, err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "in.pdf"), pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// checked is the file with its objects in the open; qpdf must find nothing wrong with it.
func checked(t testing.TB, pdf []byte) string {
	t.Helper()
	if out := tool(t, pdf, "qpdf", "--check", "in.pdf"); strings.Contains(out, "WARNING") {
		t.Fatal(out)
	}
	return tool(t, pdf, "qpdf", "--qdf", "--object-streams=disable", "in.pdf", "-")
}

func rectangle(x, y, w, h float64) draw.Path {
	at := func(op draw.Op, x, y float64) draw.Segment {
		return draw.Segment{Op: op, Points: [3]draw.Point{{X: x, Y: y}}}
	}
	return draw.Path{at(draw.Move, x, y), at(draw.Line, x+w, y), at(draw.Line, x+w, y+h), at(draw.Line, x, y+h), {Op: draw.Close}}
}

var teal = draw.Colour{R: 11, G: 114, B: 133, A: 1}

func dot(s *Sheet) { s.Fill(rectangle(10, 10, 5, 5), teal) }

func TestPropertiesOfTheFileSayTitleAuthorLanguageAndDay(t *testing.T) {
	s, _ := newSheet(t, a4)
	s.AddPage()
	pdf := mustBytes(t, s)
	info := tool(t, pdf, "pdfinfo", "in.pdf")
	for _, want := range []string{"ارزیابی آمادگی CRM <نمونه>", "Pars & Co", "Rahbord", "Tagged:          yes", "595.28 x 841.89"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, info)
		}
	}
	meta := tool(t, pdf, "pdfinfo", "-meta", "in.pdf")
	for _, want := range []string{"CRM &lt;نمونه&gt;", "<rdf:li>Pars &amp; Co</rdf:li>", "<rdf:li>fa-IR</rdf:li>", "2026-11-22T00:00:00Z"} {
		if !strings.Contains(meta, want) {
			t.Errorf("metadata lacks %q:\n%s", want, meta)
		}
	}
	text := checked(t, pdf)
	for _, want := range []string{"/Direction /R2L", "/DisplayDocTitle true", "/Marked true", "(D:20261122000000+00'00')", "/Lang (fa-IR)"} {
		if !strings.Contains(text, want) {
			t.Errorf("file lacks %q", want)
		}
	}
	if strings.Contains(text, "EmbeddedFiles") {
		t.Error("an empty tree of attached files is in the file")
	}
}

func TestWhatCannotBeUsedIsRefusedAtTheStart(t *testing.T) {
	for name, change := range map[string]func(*Options){
		"day":    func(o *Options) { o.Created = "22.11.2026" },
		"width":  func(o *Options) { o.Width = 0 },
		"height": func(o *Options) { o.Height = -1 },
	} {
		o := a4
		change(&o)
		if _, err := New(o, nil); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestDrawingBeforeTheFirstPageIsAnError(t *testing.T) {
	s, _ := newSheet(t, a4)
	dot(s)
	s.AddPage()
	if _, err := s.Bytes(); !errors.Is(err, errNoPage) {
		t.Errorf("got %v", err)
	}
	s, _ = newSheet(t, a4)
	if _, err := s.Bytes(); !errors.Is(err, errNoPage) {
		t.Errorf("no page at all: got %v", err)
	}
}

func TestOneGlyphCanReadAsManyTextsUntilCodesRunOut(t *testing.T) {
	s, faces := newSheet(t, a4)
	s.AddPage()
	show := func(text string) {
		g := typeset.Glyph{ID: 5, Text: text, Advance: 5}
		s.show([]typeset.Run{{Face: faces[0], Size: 10, Glyphs: []typeset.Glyph{g}}}, 50, 50)
	}
	for i := range maxCodes {
		show(strconv.Itoa(i))
	}
	if s.err != nil {
		t.Fatal(s.err)
	}
	show("7") // known already
	if s.err != nil {
		t.Fatal(s.err)
	}
	show("one too many")
	_, err := s.Bytes()
	var codes *CodesError
	if !errors.As(err, &codes) || *codes != (CodesError{"Vazirmatn-Regular", 5, "one too many"}) {
		t.Errorf("got %v", err)
	}
}

func TestTextInAStrangeFaceIsAnError(t *testing.T) {
	s, _ := newSheet(t, a4)
	s.AddPage()
	s.show([]typeset.Run{{Face: loadFaces(t)[0], Size: 10, Glyphs: []typeset.Glyph{{ID: 5, Text: "a"}}}}, 50, 50)
	if _, err := s.Bytes(); err == nil {
		t.Error("accepted")
	}
}

func TestPathsKeepColourOpacityAndDash(t *testing.T) {
	s, _ := newSheet(t, Options{Width: 100, Height: 100, Tag: "en-GB", Created: "2026-11-22"})
	s.AddPage()
	s.Fill(rectangle(10, 10, 20, 20), draw.Colour{R: 255, A: 0.5})
	s.Stroke(rectangle(50, 50, 20, 20), draw.Stroke{Colour: teal, Width: 1.5, Dash: []float64{3, 2}})
	s.Fill(nil, teal)
	s.Fill(rectangle(0, 0, 1, 1), draw.Colour{})
	text := checked(t, mustBytes(t, s))
	for _, want := range []string{
		"/ca 0.5", "1 0 0 rg 10 90 m 30 90 l 30 70 l 10 70 l h f Q",
		"0.043 0.447 0.522 RG 1.5 w 1 j [3 2 ] 0 d 50 50 m 70 50 l 70 30 l 50 30 l h S Q",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("page lacks %q", want)
		}
	}
	if n := strings.Count(text, " f Q"); n != 1 {
		t.Errorf("%d fills", n)
	}
}

package typeset

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFaceKeepsACopyOfTheFile(t *testing.T) {
	ttf, err := os.ReadFile(filepath.Join(fonts, "Heebo-Regular.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	original := bytes.Clone(ttf)
	face, err := LoadFace("Heebo", ttf)
	if err != nil {
		t.Fatal(err)
	}
	clear(ttf)
	clear(face.TTF()[:100])
	if !bytes.Equal(face.TTF(), original) {
		t.Error("the face's file changed")
	}
	if face.Name() != "Heebo" || face.NumGlyphs() != 569 {
		t.Errorf("name %q, %d glyphs", face.Name(), face.NumGlyphs())
	}
}

func TestFaceMeasuresInPartsOfTheTypeSize(t *testing.T) {
	face := loadFace(t, "Vazirmatn-Regular")
	want := Metrics{Ascent: 2100. / 2048, Descent: -1100. / 2048, CapHeight: 1638. / 2048, XHeight: 1082. / 2048}
	if got := face.Metrics(); got != want {
		t.Errorf("metrics %+v, want %+v", got, want)
	}
	space, _ := face.glyph(' ')
	if got := face.Advance(space); got != 269 { // 550 of 2048
		t.Errorf("the space is %d wide, want 269", got)
	}
	if face.Advance(65000) != 0 || face.Outline(65000) != nil {
		t.Error("a glyph that does not exist has a width or shape")
	}
}

func TestEveryFaceHasABlankAndABox(t *testing.T) {
	found, err := filepath.Glob(filepath.Join(fonts, "*.ttf"))
	if err != nil || len(found) != 4 {
		t.Fatalf("%d fonts, want 4 (%v)", len(found), err)
	}
	for _, path := range found {
		face := loadFace(t, path[len(fonts)+1:len(path)-len(".ttf")])
		if len(face.Outline(face.Blank())) != 0 {
			t.Errorf("%s: the blank has ink", path)
		}
		if len(face.Outline(0)) == 0 {
			t.Errorf("%s: no shape for missing characters", path)
		}
	}
}

func TestOutlinesAreClosedPathsNearTheBaseline(t *testing.T) {
	face := loadFace(t, "Heebo-Bold")
	gid, _ := face.glyph('B')
	outline := face.Outline(gid)
	if len(outline) == 0 || outline[0].Op != 'M' || outline[len(outline)-1].Op != 'Z' {
		t.Fatalf("outline of B: %+v", outline)
	}
	highest := 0.0
	for _, s := range outline {
		if s.Op != 'Z' {
			highest = max(highest, s.Points[0].Y, s.Points[1].Y, s.Points[2].Y)
		}
	}
	if cap := face.Metrics().CapHeight; highest < cap-0.02 || highest > cap+0.02 {
		t.Errorf("B is %.3f high, capitals %.3f", highest, cap)
	}
}

func TestBrokenFontsAreErrors(t *testing.T) {
	ttf := loadFace(t, "Heebo-Regular").TTF()
	for name, data := range map[string][]byte{"empty": nil, "text": []byte("not a font"), "half": ttf[:len(ttf)/2]} {
		if _, err := LoadFace(name, data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestFontsAreTheOnesTheNoticeNames(t *testing.T) {
	notice, err := os.ReadFile(filepath.Join(fonts, "NOTICE.md"))
	if err != nil {
		t.Fatal(err)
	}
	found, err := filepath.Glob(filepath.Join(fonts, "*.ttf"))
	if err != nil || len(found) != 4 {
		t.Fatalf("%d fonts, want 4 (%v)", len(found), err)
	}
	for _, path := range found {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		row := fmt.Sprintf("| %s | `%x` |", filepath.Base(path), sha256.Sum256(data))
		if !strings.Contains(string(notice), row) {
			t.Errorf("the notice lacks %s", row)
		}
	}
}

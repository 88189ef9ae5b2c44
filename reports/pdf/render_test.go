package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func fonts(t testing.TB) Fonts {
	t.Helper()
	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join("../../templates/fonts", name))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	return Fonts{
		VazirmatnRegular: read("Vazirmatn-Regular.ttf"), VazirmatnBold: read("Vazirmatn-Bold.ttf"),
		HeeboRegular: read("Heebo-Regular.ttf"), HeeboBold: read("Heebo-Bold.ttf"),
	}
}

func TestRenderingTwiceGivesTheSameBytes(t *testing.T) {
	for _, lang := range languages {
		var first, second bytes.Buffer
		for _, out := range []*bytes.Buffer{&first, &second} {
			warnings, err := Render(out, specimen(t, lang), fonts(t))
			if err != nil {
				t.Fatalf("%s: %v", lang, err)
			}
			for _, missing := range warnings {
				t.Errorf("%s: no font has %q in %q", lang, string(missing.Runes), missing.Text)
			}
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: two runs differ", lang)
		}
		// for a look at the pages: RAHBORD_SPECIMEN names a folder for the files
		if dir := os.Getenv("RAHBORD_SPECIMEN"); dir != "" {
			var plan bytes.Buffer
			if _, err := Render(&plan, large(t, lang), fonts(t)); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, lang+"-plan.pdf"), plan.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, lang+".pdf"), first.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

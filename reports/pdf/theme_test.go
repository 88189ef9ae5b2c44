package pdf

import (
	"bytes"
	"image"
	"image/png"
	"math"
	"testing"

	"pgregory.net/rapid"

	"rahbord/internal/draw"
	"rahbord/reports"
	"rahbord/reports/chart"
)

func TestEveryBrandColourGivesReadableText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		brand := rapid.StringMatching(`#[0-9a-f]{6}`).Draw(t, "brand")
		k := newTheme(&reports.Document{Brand: reports.Brand{Colour: brand}})
		pairs := map[string][2]draw.Colour{
			"heading on paper": {k.brandText, k.paper}, "heading on wash": {k.brandText, k.wash},
			"cover": {k.onBand, k.band}, "body": {k.text, k.wash}, "soft": {k.soft, k.wash},
		}
		for _, n := range []reports.Tone{reports.Neutral, reports.Good, reports.Fair, reports.Poor, reports.Unknown, reports.Accent} {
			pairs["tone "+string(n)+" on tint"] = [2]draw.Colour{k.tone(n).Text, k.tone(n).Tint}
			pairs["tone "+string(n)+" on paper"] = [2]draw.Colour{k.tone(n).Text, k.paper}
		}
		for name, p := range pairs {
			if c := chart.Contrast(p[0], p[1]); c < chart.Readable {
				t.Errorf("%s: contrast %.2f", name, c)
			}
		}
	})
}

func TestTonesDifferInGrey(t *testing.T) {
	k := newTheme(&reports.Document{})
	tones := []reports.Tone{reports.Good, reports.Poor, reports.Fair}
	for i := 1; i < len(tones); i++ {
		a, b := chart.Luminance(k.tone(tones[i-1]).Fill), chart.Luminance(k.tone(tones[i]).Fill)
		if ratio := (b + 0.05) / (a + 0.05); ratio < 1.5 {
			t.Errorf("%s and %s: grey contrast %.2f", tones[i-1], tones[i], ratio)
		}
	}
}

func TestUnreadableBrandColourFallsBackToTheDefault(t *testing.T) {
	for _, colour := range []string{"", "teal", "#12345", "#12345g", "123456#"} {
		k := newTheme(&reports.Document{Brand: reports.Brand{Colour: colour}})
		if want := chart.RGB(0x0b6e75); k.brand != want {
			t.Errorf("%q: %+v", colour, k.brand)
		}
	}
}

func logo(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLogoKeepsItsProportions(t *testing.T) {
	for _, size := range [][2]int{{600, 100}, {100, 600}, {1, 1}} {
		d := specimen(t, "en")
		d.Brand.Logo = logo(t, size[0], size[1])
		r, _ := record(t, d)
		n := 0
		for _, m := range r.marks {
			if m.op == "image" {
				n++
				if got, want := m.w/m.h, float64(size[0])/float64(size[1]); math.Abs(got-want) > 0.01*want || m.w > 151 || m.h > 45 {
					t.Errorf("%v: drawn %.1f by %.1f", size, m.w, m.h)
				}
			}
		}
		if n != 1 {
			t.Errorf("%v: drawn %d times", size, n)
		}
		checkPages(t, r, d)
	}
}

func TestBrokenLogoIsAnError(t *testing.T) {
	d := specimen(t, "en")
	d.Brand.Logo = []byte("not an image")
	var out bytes.Buffer
	if _, err := Render(&out, d, fonts(t)); err == nil || out.Len() > 0 {
		t.Errorf("error %v, %d bytes", err, out.Len())
	}
}

func TestMissingFontIsAnError(t *testing.T) {
	f := fonts(t)
	f.HeeboBold = nil
	if _, err := Render(&bytes.Buffer{}, specimen(t, "en"), f); err == nil {
		t.Error("no error")
	}
}

func TestLetterPaperHasItsOwnMargins(t *testing.T) {
	d := specimen(t, "fa")
	r := &recorder{}
	family(t, "fa")
	if _, err := lay(r, d, engine("fa"), Letter); err != nil {
		t.Fatal(err)
	}
	for _, m := range r.texts() {
		if m.x < 57 || m.x+m.w > 612-57 || m.y+m.h > 792-40 {
			t.Errorf("outside the margins: page %d %s", m.page, show(m))
		}
	}
}

func BenchmarkRender(b *testing.B) {
	f, d := fonts(b), specimen(b, "fa")
	for range 10 {
		for _, e := range wordsOf(b, "fa").Entries {
			d.Blocks = append(d.Blocks, e)
		}
	}
	for b.Loop() {
		if _, err := Render(&bytes.Buffer{}, d, f); err != nil {
			b.Fatal(err)
		}
	}
}

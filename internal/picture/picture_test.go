package picture

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

func drawn(t *testing.T, w, h int, asJPEG bool) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for x := range w {
		m.Set(x, h/2, color.RGBA{uint8(x), 20, 30, 255})
	}
	var b bytes.Buffer
	var err error
	if asJPEG {
		err = jpeg.Encode(&b, m, nil)
	} else {
		err = png.Encode(&b, m)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLargePicturesAreMadeSmallAndKeepTheirShapeAndKind(t *testing.T) {
	for _, asJPEG := range []bool{false, true} {
		small, err := Fit(drawn(t, 3000, 1500, asJPEG))
		if err != nil {
			t.Fatal(err)
		}
		config, kind, err := image.DecodeConfig(bytes.NewReader(small))
		if err != nil || config.Width != Longest || config.Height != Longest/2 || (kind == "jpeg") != asJPEG {
			t.Errorf("%s of %d × %d (%v)", kind, config.Width, config.Height, err)
		}
	}
}

func TestSmallPicturesStayAsTheyAre(t *testing.T) {
	for _, data := range [][]byte{drawn(t, 400, 100, false), drawn(t, 100, 400, true), drawn(t, 1, 1, false)} {
		if same, err := Fit(data); err != nil || !bytes.Equal(same, data) {
			t.Errorf("%d bytes became %d (%v)", len(data), len(same), err)
		}
	}
}

func TestWhatIsNoPictureIsRefused(t *testing.T) {
	for name, data := range map[string][]byte{
		"nothing": nil, "a byte": {0}, "a drawing": []byte("<svg/>"), "half a head": drawn(t, 2000, 10, false)[:20],
		"half a picture": drawn(t, 300, 300, false)[:200], "half a photograph": drawn(t, 300, 300, true)[:700],
	} {
		if _, err := Fit(data); !errors.Is(err, ErrNoPicture) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

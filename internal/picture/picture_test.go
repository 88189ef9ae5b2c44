package picture

import (
	"bytes"
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

func TestSmallPicturesAndOtherFilesStayAsTheyAre(t *testing.T) {
	for _, data := range [][]byte{drawn(t, 400, 100, false), []byte("<svg/>"), nil, drawn(t, 2000, 10, false)[:60]} {
		if same, err := Fit(data); err != nil || !bytes.Equal(same, data) {
			t.Errorf("%d bytes became %d (%v)", len(data), len(same), err)
		}
	}
}

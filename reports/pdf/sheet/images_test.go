package sheet

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

func testImage() *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, 8, 8))
	for i := range 64 {
		img.Set(i%8, i/8, color.NRGBA{R: 200, G: uint8(4 * i), B: 30, A: uint8(255 - 3*i)})
	}
	return img
}

func encodePNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestImagesOfEveryKindAreShown(t *testing.T) {
	gray, wide := image.NewGray(image.Rect(0, 0, 8, 8)), image.NewNRGBA64(image.Rect(0, 0, 8, 8))
	paletted := image.NewPaletted(image.Rect(0, 0, 8, 8), color.Palette{color.Transparent, color.Black})
	var photo, greyPhoto bytes.Buffer
	if err := errors.Join(jpeg.Encode(&photo, testImage(), nil), jpeg.Encode(&greyPhoto, gray, nil)); err != nil {
		t.Fatal(err)
	}
	s, _ := newSheet(t, a4)
	s.AddPage()
	logo := encodePNG(t, testImage())
	for _, data := range [][]byte{logo, encodePNG(t, gray), encodePNG(t, wide), encodePNG(t, paletted), photo.Bytes(), greyPhoto.Bytes(), logo} {
		s.Image(data, 10, 10, 50, 50)
	}
	pdf := mustBytes(t, s)
	checked(t, pdf)
	list := tool(t, pdf, "pdfimages", "-list", "in.pdf")
	for kind, want := range map[string]int{" smask ": 4, " jpeg ": 2, " rgb ": 6, " gray ": 5} {
		if got := strings.Count(list, kind); got != want {
			t.Errorf("%d images of kind %s, want %d:\n%s", got, kind, want, list)
		}
	}
	if n := strings.Count(checked(t, pdf), "/Subtype /Image"); n != 6+3 {
		t.Errorf("%d images in the file: the same logo should be there once", n)
	}
}

func TestABadImageIsAnErrorOfItsOwn(t *testing.T) {
	good := encodePNG(t, testImage())
	var moving bytes.Buffer
	if err := gif.Encode(&moving, testImage(), nil); err != nil {
		t.Fatal(err)
	}
	huge := bytes.Clone(good)
	copy(huge[16:24], "\x00\x01\x00\x00\x00\x01\x00\x00") // claims 65536 by 65536
	for name, data := range map[string][]byte{
		"empty": nil, "text": []byte("not an image"), "cut": good[:len(good)/2], "gif": moving.Bytes(),
		"jpeg start": []byte("\xff\xd8\xff"), "huge": huge,
	} {
		s, _ := newSheet(t, a4)
		s.AddPage()
		s.Image(data, 0, 0, 10, 10)
		_, err := s.Bytes()
		var bad *ImageError
		if !errors.As(err, &bad) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

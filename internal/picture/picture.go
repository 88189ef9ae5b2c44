// Package picture keeps logos small: what a camera or a designer delivers has far more
// pixels than a page shows.
package picture

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"
)

// Longest is how many pixels the longer side of a logo keeps: 10 cm in good print.
const Longest = 1200

// mostPixels is how much a picture may unpack to.
const mostPixels = 100_000_000

// Pictures that Fit refuses.
var (
	// ErrTooLarge is a picture that claims more pixels than any logo has.
	ErrTooLarge = errors.New("too many pixels")
	// ErrNoPicture is what is neither a PNG nor a JPEG, or a broken one.
	ErrNoPicture = errors.New("no PNG or JPEG")
)

// Fit gives a PNG or JPEG with at most Longest pixels on its longer side; a smaller one
// comes back as it is. The error is ErrTooLarge or ErrNoPicture.
func Fit(data []byte) ([]byte, error) {
	config, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || kind != "png" && kind != "jpeg" {
		return nil, ErrNoPicture
	}
	if config.Width > mostPixels/max(config.Height, 1) {
		return nil, ErrTooLarge
	}
	whole, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, ErrNoPicture
	}
	if max(config.Width, config.Height) <= Longest {
		return data, nil
	}
	longer := max(config.Width, config.Height)
	small := image.NewNRGBA(image.Rect(0, 0, max(1, config.Width*Longest/longer), max(1, config.Height*Longest/longer)))
	draw.CatmullRom.Scale(small, small.Bounds(), whole, whole.Bounds(), draw.Src, nil)
	var b bytes.Buffer
	if kind == "jpeg" {
		err = jpeg.Encode(&b, small, &jpeg.Options{Quality: 90})
	} else {
		err = png.Encode(&b, small)
	}
	return b.Bytes(), err
}

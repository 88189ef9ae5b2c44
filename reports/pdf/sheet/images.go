package sheet

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
)

// maxPixels bounds what an image may unpack to: far more than print needs, far
// less than a small file can claim.
const maxPixels = 40_000_000

// ImageError tells that an image could not be used.
type ImageError struct{ Err error }

func (e *ImageError) Error() string { return "image: " + e.Err.Error() }
func (e *ImageError) Unwrap() error { return e.Err }

var errTooLarge = errors.New("too many pixels")

// picture is an image that the document uses, once however often it is shown.
type picture struct {
	digest        [sha256.Size]byte
	width, height int // pixels
	space         string
	data          []byte
	jpeg          bool   // data is a JPEG file, else plain samples
	alpha         []byte // opacity of each pixel; nil when opaque
}

// Image implements draw.Canvas.
func (s *Sheet) Image(data []byte, x, y, w, h float64) {
	n, err := s.picture(data)
	if err != nil {
		s.fail(&ImageError{err})
		return
	}
	b := appendNumbers([]byte("q "), w, 0, 0, h, x, s.opts.Height-y-h)
	s.write(fmt.Appendf(b, "cm /Im%d Do Q", n))
}

// picture finds or adds the image and returns its index.
func (s *Sheet) picture(data []byte) (int, error) {
	digest := sha256.Sum256(data)
	for i, p := range s.images {
		if p.digest == digest {
			return i, nil
		}
	}
	p, err := readPicture(data)
	if err != nil {
		return 0, err
	}
	p.digest = digest
	s.images = append(s.images, p)
	return len(s.images) - 1, nil
}

// readPicture decodes an image. Ordinary JPEGs are kept as they are; all else
// becomes plain samples, so every kind of PNG works.
func readPicture(data []byte) (*picture, error) {
	decodeConfig, decode := png.DecodeConfig, png.Decode
	isJPEG := bytes.HasPrefix(data, []byte("\xff\xd8"))
	if isJPEG {
		decodeConfig, decode = jpeg.DecodeConfig, jpeg.Decode
	}
	config, err := decodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > maxPixels/config.Height {
		return nil, errTooLarge
	}
	img, err := decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	p := &picture{width: config.Width, height: config.Height, space: "DeviceRGB"}
	switch {
	case isJPEG && config.ColorModel == color.YCbCrModel:
		p.data, p.jpeg = data, true
	case isJPEG && config.ColorModel == color.GrayModel:
		p.data, p.jpeg, p.space = data, true, "DeviceGray"
	default:
		p.data, p.alpha = samples(img)
	}
	return p, nil
}

// samples gives red, green, blue of each pixel, and its opacity when not all are opaque.
func samples(img image.Image) (rgb, alpha []byte) {
	r := img.Bounds()
	rgb = make([]byte, 0, 3*r.Dx()*r.Dy())
	alpha = make([]byte, 0, r.Dx()*r.Dy())
	opaque := true
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			rgb = append(rgb, c.R, c.G, c.B)
			alpha = append(alpha, c.A)
			opaque = opaque && c.A == 255
		}
	}
	if opaque {
		return rgb, nil
	}
	return rgb, alpha
}

// dict is the inside of the image's dictionary in the given colour space.
func (p *picture) dict(space string) string {
	return fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /%s /BitsPerComponent 8",
		p.width, p.height, space)
}

// writeImages adds the images and names them in the resources of the pages.
func (s *Sheet) writeImages(f *file) {
	names := "/XObject <<"
	for i, p := range s.images {
		dict := p.dict(p.space)
		if p.alpha != nil {
			dict += fmt.Sprintf(" /SMask %d 0 R", f.add(packed(p.dict("DeviceGray"), p.alpha)))
		}
		body := packed(dict, p.data)
		if p.jpeg {
			body = stream(dict+" /Filter /DCTDecode", p.data)
		}
		names += fmt.Sprintf("\n/Im%d %d 0 R", i, f.add(body))
	}
	f.objs[resourcesObj] = bytes.Replace(f.objs[resourcesObj], []byte("/XObject <<"), []byte(names), 1)
}

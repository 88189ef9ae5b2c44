package pdf

import (
	"math"
	"strconv"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
)

// hex reads #rrggbb.
func hex(s string) (draw.Colour, bool) {
	if len(s) != 7 || s[0] != '#' {
		return draw.Colour{}, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return draw.Colour{}, false
	}
	return draw.Colour{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 1}, true
}

// rgb is an opaque colour.
func rgb(n uint32) draw.Colour {
	return draw.Colour{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 1}
}

// ink is a drawing colour for text.
func ink(c draw.Colour) typeset.Colour { return typeset.Colour{R: c.R, G: c.G, B: c.B} }

// mix goes a share of the way from one colour to another.
func mix(from, to draw.Colour, share float64) draw.Colour {
	m := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*share)) }
	return draw.Colour{R: m(from.R, to.R), G: m(from.G, to.G), B: m(from.B, to.B), A: 1}
}

// luminance is the relative luminance of WCAG 2.1, 0 to 1.
func luminance(c draw.Colour) float64 {
	f := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B)
}

// contrast is the contrast ratio of WCAG 2.1, 1 to 21.
func contrast(a, b draw.Colour) float64 {
	x, y := luminance(a), luminance(b)
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

// readable is the least contrast of text with its ground: WCAG 2.1 level AA.
const readable = 4.5

// darken mixes a colour with black until it is readable on the ground.
func darken(c, ground draw.Colour) draw.Colour {
	black := draw.Colour{A: 1}
	for share := 0.0; share < 1; share += 0.04 {
		if d := mix(c, black, share); contrast(d, ground) >= readable {
			return d
		}
	}
	return black
}

// lighten mixes a colour with white until the ink can be read on it.
func lighten(c, ink draw.Colour) draw.Colour {
	white := draw.Colour{R: 255, G: 255, B: 255, A: 1}
	for share := 0.0; share < 1; share += 0.04 {
		if d := mix(c, white, share); contrast(d, ink) >= readable {
			return d
		}
	}
	return white
}

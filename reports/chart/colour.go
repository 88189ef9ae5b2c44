package chart

import (
	"math"
	"strconv"

	"rahbord/internal/draw"
)

// Hex reads #rrggbb.
func Hex(s string) (draw.Colour, bool) {
	if len(s) != 7 || s[0] != '#' {
		return draw.Colour{}, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	return RGB(uint32(n)), err == nil
}

// RGB is an opaque colour: 0xrrggbb.
func RGB(n uint32) draw.Colour {
	return draw.Colour{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 1}
}

// Mix goes a share of the way from one colour to another.
func Mix(from, to draw.Colour, share float64) draw.Colour {
	m := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*share)) }
	return draw.Colour{R: m(from.R, to.R), G: m(from.G, to.G), B: m(from.B, to.B), A: 1}
}

// Luminance is the relative luminance of WCAG 2.1, 0 to 1.
func Luminance(c draw.Colour) float64 {
	f := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B)
}

// Contrast is the contrast ratio of WCAG 2.1, 1 to 21.
func Contrast(a, b draw.Colour) float64 {
	x, y := Luminance(a), Luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// Contrasts with the ground that WCAG 2.1 asks for at level AA: of text, and of lines and
// marks.
const (
	Readable = 4.5
	Visible  = 3.0
)

// Toward moves a colour towards another, no further than it needs for a contrast with a
// ground.
func Toward(c, goal, ground draw.Colour, least float64) draw.Colour {
	for share := 0.0; share < 1; share += 0.04 {
		if m := Mix(c, goal, share); Contrast(m, ground) >= least {
			return m
		}
	}
	return goal
}

// Pale moves a colour towards its ground as far as a line in it can still be seen.
func Pale(c, ground draw.Colour) draw.Colour {
	for share := 0.6; share > 0; share -= 0.05 {
		if m := Mix(c, ground, share); Contrast(m, ground) >= Visible+0.1 {
			return m
		}
	}
	return c
}

// Families are grounds for bars that belong together, made of two colours that move
// towards a goal until the ink can be read on them. They differ in lightness or in hue.
func Families(first, other, goal, ink, paper draw.Colour) []draw.Colour {
	first, other = Toward(first, goal, ink, Readable), Toward(other, goal, ink, Readable)
	return []draw.Colour{first, Mix(first, paper, 0.6), Mix(other, paper, 0.25), Mix(other, paper, 0.75)}
}

// Heat is the ground of a field with a value, 0 to 1, and the ink to read on it. Grounds
// differ in lightness alone, so they can be read in grey and with few colours.
func Heat(value float64, brand, ink, paper draw.Colour) (ground, words draw.Colour) {
	dark := Toward(brand, draw.Colour{A: 1}, paper, Readable)
	ground = Mix(Mix(dark, paper, 0.9), dark, unit(value))
	for _, words := range []draw.Colour{paper, ink} {
		if Contrast(ground, words) >= Readable {
			return ground, words
		}
	}
	return ground, draw.Colour{A: 1} // on middle grounds only pure black is dark enough
}

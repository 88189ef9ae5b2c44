package html

import (
	"fmt"
	"math"
	"strconv"

	"rahbord/internal/draw"
	"rahbord/reports"
)

// theme is the colours of a page. The style sheet has its own for dark screens; charts
// stand on light ground always.
type theme struct {
	brand, second                       draw.Colour
	ink, soft, line, rule, track, paper draw.Colour
}

func newTheme(b reports.Brand) theme {
	t := theme{brand: hex("#0b6e75"), ink: hex("#1a242d"), soft: hex("#55616c"), line: hex("#8b979f"), rule: hex("#dbe1e5"),
		track: hex("#e6eaed"), paper: hex("#ffffff")}
	if len(b.Colour) == 7 {
		t.brand = hex(b.Colour)
	}
	t.second = t.brand
	if len(b.Second) == 7 {
		t.second = hex(b.Second)
	}
	return t
}

// css gives the style sheet the brand: as it is for grounds, and dark or light enough to
// read on white and on black.
func (t theme) css() string {
	onBrand := t.paper
	if contrast(t.brand, t.paper) < readable {
		onBrand = t.ink
	}
	return fmt.Sprintf(":root{--brand:%s;--on-brand:%s;--brand-text:%s;--brand-light:%s;--second:%s}", colour(t.brand), colour(onBrand),
		colour(toward(t.brand, draw.Colour{}, t.paper)), colour(toward(t.brand, t.paper, draw.Colour{R: 0x14, G: 0x1a, B: 0x20})), colour(t.second))
}

// readable is the contrast that text needs (WCAG 2.1, level AA).
const readable = 4.5

// toward moves a colour towards another until it can be read on a ground.
func toward(c, goal, ground draw.Colour) draw.Colour {
	for share := 0.0; share < 1; share += 0.05 {
		if m := mix(c, goal, share); contrast(m, ground) >= readable+0.6 { // leaves room for a tinted ground
			return m
		}
	}
	return goal
}

func (t theme) tone(n reports.Tone) draw.Colour {
	switch n {
	case reports.Good:
		return hex("#00604d")
	case reports.Fair:
		return hex("#e8b03a")
	case reports.Poor:
		return hex("#cf5328")
	case reports.Unknown:
		return hex("#aab3b9")
	}
	return t.brand
}

// heat is the ground of a field and a colour to read on it.
func (t theme) heat(v float64) (ground, text string) {
	c := mix(hex("#f4f7f8"), mix(t.brand, draw.Colour{}, 0.15), math.Max(0, math.Min(1, v)))
	if contrast(c, t.ink) >= contrast(c, t.paper) {
		return colour(c), colour(t.ink)
	}
	return colour(c), colour(t.paper)
}

// hex reads #rrggbb; what it cannot read is black.
func hex(s string) draw.Colour {
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return draw.Colour{A: 1}
	}
	return draw.Colour{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 1}
}

func mix(from, to draw.Colour, share float64) draw.Colour {
	m := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*share)) }
	return draw.Colour{R: m(from.R, to.R), G: m(from.G, to.G), B: m(from.B, to.B), A: 1}
}

// contrast is the ratio of WCAG 2.1.
func contrast(a, b draw.Colour) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

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

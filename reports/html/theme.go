package html

import (
	"fmt"
	"math"
	"strconv"

	"rahbord/internal/draw"
	"rahbord/reports"
	"rahbord/reports/chart"
)

// theme is the colours of a page on light ground; the style sheet has those for dark
// screens under the same names.
type theme struct {
	brand, brandText, second                  draw.Colour
	pale                                      draw.Colour // second lines of charts
	ink, soft, line, rule, track, wash, paper draw.Colour
}

func newTheme(b reports.Brand) theme {
	t := theme{brand: hex("#0b6e75"), ink: hex("#1a242d"), soft: hex("#55616c"), line: hex("#8b979f"), rule: hex("#dbe1e5"),
		track: hex("#e6eaed"), wash: hex("#f6f8f9"), paper: hex("#ffffff")}
	if len(b.Colour) == 7 {
		t.brand = hex(b.Colour)
	}
	t.brandText = toward(t.brand, draw.Colour{}, t.paper)
	t.second = toward(mix(t.brand, t.ink, 0.35), draw.Colour{}, t.paper)
	t.pale = faint(t.brandText, t.paper)
	if len(b.Second) == 7 {
		t.second = toward(hex(b.Second), draw.Colour{}, t.paper)
		t.pale = t.second
	}
	return t
}

// Grounds and ink of dark screens.
const (
	darkPaper = "#1b2229"
	darkInk   = "#e8ecef"
)

// css gives the style sheet the colours of the brand: as they are for grounds, and dark
// or light enough to read on white and on black.
func (t theme) css() string {
	onBrand := t.paper
	if contrast(t.brand, t.paper) < readable {
		onBrand = t.ink
	}
	night := hex(darkPaper)
	accent, second := toward(t.brand, t.paper, night), toward(t.second, t.paper, night)
	pale := second
	if t.pale != t.second {
		pale = faint(accent, night)
	}
	return fmt.Sprintf(`:root{--brand:%s;--on-brand:%s;--accent:%s;--second:%s;--pale:%s%s}
@media screen and (prefers-color-scheme:dark){:root{--accent:%s;--second:%s;--pale:%s%s}}`,
		colour(t.brand), colour(onBrand), colour(t.brandText), colour(t.second), colour(t.pale), list(t.families()),
		colour(accent), colour(second), colour(pale), list(t.nightFamilies()))
}

func list(families []draw.Colour) string {
	out := ""
	for i, c := range families {
		out += fmt.Sprintf(";--family%d:%s", i, colour(c))
	}
	return out
}

// families are grounds for bars that belong together, as in the printed report. They
// differ in lightness or in hue, and ink can be read on each.
func (t theme) families() []draw.Colour {
	return shades(toward(t.brand, t.paper, t.ink), toward(t.second, t.paper, t.ink), t.paper)
}

func (t theme) nightFamilies() []draw.Colour {
	ink := hex(darkInk)
	return shades(toward(t.brand, draw.Colour{}, ink), toward(t.second, draw.Colour{}, ink), hex(darkPaper))
}

func shades(first, other, paper draw.Colour) []draw.Colour {
	return []draw.Colour{first, mix(first, paper, 0.6), mix(other, paper, 0.25), mix(other, paper, 0.75)}
}

// names are the colours of charts in the style sheet.
func (t theme) names() map[string]string {
	out := map[string]string{}
	for i, c := range t.families() {
		out[colour(c)] = "family" + strconv.Itoa(i)
	}
	for _, n := range []struct {
		colour draw.Colour
		name   string
	}{{t.tone(reports.Good), "good-fill"}, {t.tone(reports.Fair), "fair-fill"}, {t.tone(reports.Poor), "poor-fill"}, {t.tone(reports.Unknown), "unknown-fill"},
		{t.track, "track"}, {t.wash, "wash"}, {t.rule, "rule"}, {t.line, "line"}, {t.soft, "soft"}, {t.pale, "pale"}, {t.second, "second"}, {t.brandText, "accent"},
		{t.paper, "paper"}, {t.ink, "ink"}} {
		out[colour(n.colour)] = n.name
	}
	return out
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

// visible is the contrast that lines and marks need (WCAG 2.1, level AA).
const visible = 3

// faint moves a colour towards its ground as far as a line in it can still be seen.
func faint(c, ground draw.Colour) draw.Colour {
	for share := 0.6; share > 0; share -= 0.05 {
		if m := mix(c, ground, share); contrast(m, ground) >= visible+0.1 {
			return m
		}
	}
	return c
}

// tone is the fill of a meaning.
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
	case reports.Accent:
		return t.second
	}
	return t.brandText
}

// shape tells the tones apart without colour.
func shape(n reports.Tone) chart.Shape {
	switch n {
	case reports.Fair:
		return chart.Diamond
	case reports.Poor:
		return chart.Triangle
	case reports.Unknown:
		return chart.Ring
	}
	return chart.Disc
}

// heat is the ground of a field and a colour to read on it. A ground on which neither
// could be read moves away from the better one.
func (t theme) heat(v float64) (ground, text string) {
	dark := draw.Colour{}
	c := mix(hex("#f4f7f8"), mix(t.brand, dark, 0.15), math.Max(0, math.Min(1, v)))
	if contrast(c, t.ink) >= contrast(c, t.paper) {
		return colour(toward(c, t.paper, t.ink)), colour(t.ink)
	}
	return colour(toward(c, dark, t.paper)), colour(t.paper)
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

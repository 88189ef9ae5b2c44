package pdf

import (
	"rahbord/internal/draw"
	"rahbord/internal/typeset"
	"rahbord/reports"
	"rahbord/reports/chart"
)

// theme is the look of a document: the brand colours, neutrals, tones, styles.
type theme struct {
	brand      draw.Colour // fills and rules
	brandText  draw.Colour // the brand colour, dark enough to read on paper and on a wash
	second     draw.Colour // accents: rules and second lines
	accent     tone        // of what is remarkable but neither good nor bad
	band       draw.Colour // ground of the cover
	onBand     draw.Colour // text on it
	wash       draw.Colour // lightest tint of the brand
	paper      draw.Colour
	text, soft draw.Colour
	rule, line draw.Colour // hairlines, light and strong
	track      draw.Colour

	body, small, lead, strong look
	h1, h2, h3                look
	label, note, head         look
	figure, unit              look
	kicker, subtitle          look
}

// look is how a piece of text is set. Sizes are in points.
type look struct {
	size, leading float64
	weight        typeset.Weight
	colour        draw.Colour
}

func (k look) in(c draw.Colour) look { k.colour = c; return k }

func (k look) bold() look { k.weight = typeset.Bold; return k }

// tight sets lines closer, for text to look things up in.
func (k look) tight() look { k.leading = min(k.leading*0.93, k.size*1.5); return k }

// sized changes the size and keeps the proportion of the leading.
func (k look) sized(size float64) look {
	k.leading = k.leading / k.size * size
	k.size = size
	return k
}

// defaultBrand is a deep teal.
const defaultBrand = "#0b6e75"

func newTheme(d *reports.Document) *theme {
	brand, ok := hex(d.Brand.Colour)
	if !ok {
		brand, _ = hex(defaultBrand)
	}
	t := &theme{
		brand: brand, paper: rgb(0xffffff), text: rgb(0x1a242d), soft: rgb(0x55616c),
		rule: rgb(0xdbe1e5), line: rgb(0x8b979f), track: rgb(0xe6eaed),
	}
	t.wash = mix(brand, t.paper, 0.93)
	t.brandText = darken(brand, t.wash)
	t.band, t.onBand = brand, t.paper
	if contrast(t.band, t.paper) < readable {
		if t.onBand = t.text; contrast(t.band, t.text) < readable {
			t.band, t.onBand = darken(brand, t.paper), t.paper
		}
	}
	if contrast(brand, t.paper) < 1.6 { // a brand nobody would see as a rule or a bar
		t.brand = t.brandText
	}
	t.accents(d.Brand.Second)
	t.styles(airiness(d.Lang))
	return t
}

// accents come from the second colour of the brand, or from the first.
func (t *theme) accents(second string) {
	t.second = mix(t.brand, t.text, 0.35)
	t.accent = tone{t.brand, t.brandText, t.wash, chart.Disc}
	c, ok := hex(second)
	if !ok {
		return
	}
	wash := mix(c, t.paper, 0.93)
	t.second = c
	if contrast(c, t.paper) < 1.6 {
		t.second = darken(c, wash)
	}
	t.accent = tone{t.second, darken(c, wash), wash, chart.Disc}
}

// families are grounds for bars that belong together. They differ in lightness or
// in hue, and text can be read on each.
func (t *theme) families() []draw.Colour {
	first, other := lighten(t.brand, t.text), lighten(t.second, t.text)
	return []draw.Colour{first, mix(first, t.paper, 0.6), mix(other, t.paper, 0.25), mix(other, t.paper, 0.75)}
}

// airiness is the leading of running text as a multiple of its size. Persian
// letters reach further above and below the line.
func airiness(lang string) float64 {
	switch lang {
	case "fa":
		return 1.68
	case "he":
		return 1.46
	}
	return 1.47
}

func (t *theme) styles(air float64) {
	set := func(size, tighter float64, c draw.Colour) look {
		return look{size: size, leading: size * (air - tighter), colour: c}
	}
	t.body = set(9.5, 0, t.text)
	t.strong = t.body.bold()
	t.lead = set(12, 0.02, t.text)
	t.small = set(8, 0.04, t.soft)
	t.note = set(7.8, 0.1, t.soft)
	t.label = set(7.8, 0.1, t.soft).bold()
	t.head = set(7.8, 0.14, t.brandText).bold()
	t.h1 = set(22, 0.25, t.text).bold()
	t.h2 = set(13, 0.15, t.brandText).bold()
	t.h3 = set(10.2, 0.06, t.text).bold()
	t.figure = set(25, 0.3, t.text).bold()
	t.unit = set(9, 0.1, t.soft)
	t.kicker = set(11, 0.1, t.onBand)
	t.subtitle = set(14, 0.1, t.onBand)
}

// tone is how a meaning looks: a fill, a text colour readable on paper and on
// the tint, and a shape. The fills also differ in lightness, for grey printing
// and for readers who see few colours.
type tone struct {
	fill, text, tint draw.Colour
	shape            chart.Shape
}

func (t *theme) tone(n reports.Tone) tone {
	switch n {
	case reports.Good:
		return tone{rgb(0x00604d), rgb(0x00604d), rgb(0xe0efeb), chart.Disc}
	case reports.Fair:
		return tone{rgb(0xe8b03a), rgb(0x7d5200), rgb(0xfbf1da), chart.Diamond}
	case reports.Poor:
		return tone{rgb(0xcf5328), rgb(0xa33a14), rgb(0xfae8e1), chart.Triangle}
	case reports.Unknown:
		return tone{rgb(0xaab3b9), t.soft, rgb(0xf1f3f4), chart.Ring}
	case reports.Accent:
		return t.accent
	}
	return tone{t.brand, t.brandText, t.wash, chart.Disc}
}

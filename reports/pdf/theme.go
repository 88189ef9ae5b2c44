package pdf

import (
	"rahbord/internal/draw"
	"rahbord/internal/typeset"
	"rahbord/reports"
	"rahbord/reports/chart"
)

// theme is the look of a document: the brand colours, neutrals, tones, styles.
type theme struct {
	brand      draw.Colour   // fills and rules
	brandText  draw.Colour   // the brand colour, dark enough to read on paper and on a wash
	second     draw.Colour   // accents: rules and second lines
	pale       draw.Colour   // second lines of charts
	accent     chart.Meaning // of what is remarkable but neither good nor bad
	band       draw.Colour   // ground of the cover
	onBand     draw.Colour   // text on it
	wash       draw.Colour   // lightest tint of the brand
	paper      draw.Colour
	text, soft draw.Colour
	rule, line draw.Colour // hairlines, light and strong
	track      draw.Colour
	ground     draw.Colour // light grounds within charts

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

// maxColumnAir is the largest leading of text with other text at its side, as a multiple
// of its size. Poppler takes lines further apart than 1.5 for texts of their own, and may
// read on in the next column after each.
const maxColumnAir = 1.49

// beside sets lines close enough to be read together where other text stands at their side.
func (k look) beside() look { k.leading = min(k.leading, k.size*maxColumnAir); return k }

// tight sets lines closer, for text to look things up in.
func (k look) tight() look { k.leading *= 0.93; return k.beside() }

// sized changes the size and keeps the proportion of the leading.
func (k look) sized(size float64) look {
	k.leading = k.leading / k.size * size
	k.size = size
	return k
}

func newTheme(d *reports.Document) *theme {
	p := chart.PaletteOf(d.Brand)
	brand := p.Brand
	t := &theme{brand: brand, paper: p.Paper, text: p.Ink, soft: p.Soft, rule: p.Rule, line: p.Line, track: p.Track, ground: p.Wash}
	t.wash = chart.Mix(brand, t.paper, 0.93)
	t.brandText = darken(brand, t.wash)
	t.band, t.onBand = brand, t.paper
	if chart.Contrast(t.band, t.paper) < chart.Readable {
		if t.onBand = t.text; chart.Contrast(t.band, t.text) < chart.Readable {
			t.band, t.onBand = darken(brand, t.paper), t.paper
		}
	}
	if chart.Contrast(brand, t.paper) < 1.6 { // a brand nobody would see as a rule or a bar
		t.brand = t.brandText
	}
	t.accents(p)
	t.styles(airiness(d.Lang))
	return t
}

// accents come from the second colour of the brand, or from the first.
func (t *theme) accents(p chart.Palette) {
	if !p.OwnSecond {
		t.second = chart.Mix(t.brand, t.text, 0.35)
		t.pale = chart.Pale(t.brandText, t.paper)
		t.accent = chart.Meaning{Fill: t.brand, Text: t.brandText, Tint: t.wash}
		return
	}
	wash := chart.Mix(p.Second, t.paper, 0.93)
	t.second = p.Second
	if chart.Contrast(p.Second, t.paper) < 1.6 {
		t.second = darken(p.Second, wash)
	}
	t.pale = darken(p.Second, t.paper)
	t.accent = chart.Meaning{Fill: t.second, Text: darken(p.Second, wash), Tint: wash}
}

// darken mixes a colour with black until it is readable on the ground.
func darken(c, ground draw.Colour) draw.Colour {
	return chart.Toward(c, draw.Colour{A: 1}, ground, chart.Readable)
}

// families are grounds for bars that belong together.
func (t *theme) families() []draw.Colour {
	return chart.Families(t.brand, t.second, t.paper, t.text, t.paper)
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
	t.small = set(8, 0.04, t.soft).beside()
	t.note = set(7.8, 0.1, t.soft).beside()
	t.label = t.note.bold()
	t.head = set(7.8, 0.14, t.brandText).bold().beside()
	t.h1 = set(22, 0.25, t.text).bold()
	t.h2 = set(13, 0.15, t.brandText).bold()
	t.h3 = set(10.2, 0.06, t.text).bold()
	t.figure = set(25, 0.3, t.text).bold()
	t.unit = set(9, 0.1, t.soft)
	t.kicker = set(11, 0.1, t.onBand)
	t.subtitle = set(14, 0.1, t.onBand)
}

// tone is the look of a meaning.
func (t *theme) tone(n reports.Tone) chart.Meaning {
	if k, ok := chart.MeaningOf(n); ok {
		return k
	}
	if n == reports.Accent {
		return t.accent
	}
	return chart.Meaning{Fill: t.brand, Text: t.brandText, Tint: t.wash}
}

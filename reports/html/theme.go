package html

import (
	"fmt"
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
	night, snow                               draw.Colour // paper and ink of dark screens
	black                                     draw.Colour
}

func newTheme(b reports.Brand) theme {
	p := chart.PaletteOf(b)
	t := theme{brand: p.Brand, ink: p.Ink, soft: p.Soft, line: p.Line, rule: p.Rule, track: p.Track, wash: p.Wash, paper: p.Paper,
		night: chart.RGB(0x1b2229), snow: chart.RGB(0xe8ecef), black: chart.RGB(0)}
	t.brandText, t.second = toward(p.Brand, t.black, p.Paper), toward(p.Second, t.black, p.Paper)
	if t.pale = t.second; !p.OwnSecond {
		t.pale = chart.Pale(t.brandText, t.paper)
	}
	return t
}

// toward moves a colour until it can be read on a ground, and on a tint of it.
func toward(c, goal, ground draw.Colour) draw.Colour {
	return chart.Toward(c, goal, ground, chart.Readable+0.6)
}

// css gives the style sheet the colours of the brand: as they are for grounds, and dark
// or light enough to read on white and on black.
func (t theme) css() string {
	onBrand := t.paper
	if chart.Contrast(t.brand, t.paper) < chart.Readable {
		onBrand = t.ink
	}
	accent, second := toward(t.brand, t.paper, t.night), toward(t.second, t.paper, t.night)
	pale := second
	if t.pale != t.second {
		pale = chart.Mix(accent, t.snow, 0.55)
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

// families are grounds for bars that belong together, as in the printed report.
func (t theme) families() []draw.Colour {
	return chart.Families(t.brand, t.second, t.paper, t.ink, t.paper)
}

func (t theme) nightFamilies() []draw.Colour {
	return chart.Families(t.brand, t.second, t.black, t.snow, t.night)
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
	}{{t.tone(reports.Good).Fill, "good-fill"}, {t.tone(reports.Fair).Fill, "fair-fill"}, {t.tone(reports.Poor).Fill, "poor-fill"}, {t.tone(reports.Unknown).Fill, "unknown-fill"},
		{t.track, "track"}, {t.wash, "wash"}, {t.rule, "rule"}, {t.line, "line"}, {t.soft, "soft"}, {t.pale, "pale"}, {t.second, "second"}, {t.brandText, "accent"},
		{t.paper, "paper"}, {t.ink, "ink"}} {
		out[colour(n.colour)] = n.name
	}
	return out
}

// tone is the look of a meaning.
func (t theme) tone(n reports.Tone) chart.Meaning {
	if k, ok := chart.MeaningOf(n); ok {
		return k
	}
	if n == reports.Accent {
		return chart.Meaning{Fill: t.second}
	}
	return chart.Meaning{Fill: t.brandText}
}

// heat is the ground of a field and a colour to read on it.
func (t theme) heat(v float64) (ground, words string) {
	g, w := chart.Heat(v, t.brand, t.ink, t.paper)
	return colour(g), colour(w)
}

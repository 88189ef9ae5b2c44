package pdf

import (
	"math"
	"strings"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// Measures of a cascade in points.
const (
	cascadeGap   = 11  // between boxes
	cascadePad   = 6.5 // within a box
	cascadeTitle = 94  // room of number and title
	cascadeLabel = 72  // room of the label of a fact
	cascadeLeast = 0.7 // of a page, whatever stands above
	cascadeSmall = 6.9 // of the type, for a page on which one line each is still too much
	cascadeWidth = 280 // under which words stand below one another, without boxes
)

// fitting is how the words of a cascade are set: their size, and the most lines of a
// text; the first few texts that are longer may have one line more.
type fitting struct {
	size  float64
	lines int
	more  *int
	draft bool // to measure: texts are cut without an ellipsis, which is quicker
}

// least lets a text have so many lines however scarce they are.
func (f fitting) least(lines int) fitting {
	return fitting{size: f.size, lines: max(f.lines, lines), more: new(int), draft: f.draft}
}

// cascade is a column of boxes, each leading to the next. The type grows smaller
// and then the longest texts shorter until it fits on a page; texts that were cut
// end in an ellipsis.
func (c *composer) cascade(v reports.Cascade, b box) *element {
	if b.w < cascadeWidth {
		return group("", c.compose(inWords(v), b)...)
	}
	boxes := func(f fitting, more int) []*strip {
		var strips []*strip
		f.more = &more
		for i, s := range v.Steps {
			strips = append(strips, c.cascadeBox(s, f, i > 0, b))
		}
		return strips
	}
	page := c.page.area.height()
	most := math.Max(page*cascadeLeast, page-c.above)
	fits := func(f fitting, more int) bool { return total(boxes(f, more)) <= most }
	f, more := fitting{lines: math.MaxInt, draft: true}, 0
	for _, f.size = range []float64{9.5, 8.8, 8.2, 7.6} {
		if fits(f, 0) {
			break
		}
	}
	if !fits(f, 0) {
		for f.lines = 24; f.lines > 1 && !fits(f, 0); {
			f.lines -= max(1, f.lines/5)
		}
		if !fits(f, 0) {
			f.size = cascadeSmall
		}
		for more < 100 && fits(f, more+1) {
			more++
		}
	}
	f.draft = false
	strips := boxes(f, more)
	bind(strips)
	all := &element{}
	for _, s := range strips {
		all.kids = append(all.kids, leaf("", s))
	}
	return all
}

// cascadeBox is a stage: number and title on the reading side, facts beside them.
func (c *composer) cascadeBox(v reports.CascadeStep, f fitting, led bool, b box) *strip {
	head := c.from(b, 14, cascadeTitle)
	body := c.from(b, 14+cascadeTitle+12, b.w-14-cascadeTitle-12-12)
	name, words := within(c.stage(v, f, head)), within(c.stageFacts(v, f, body))
	inner := math.Max(name.height, words.height)
	s := &strip{before: cascadeGap, height: inner + 2*cascadePad, inner: []*strip{name, words}}
	if !led {
		s.before = 12
	}
	s.paint = func(f sheet.Surface, y float64) {
		f.Artifact(func() {
			f.Fill(chart.Round(b.x, y, b.w, s.height, 4), c.theme.wash)
			bar := c.from(b, 0, 4)
			f.Fill(chart.Rect(bar.x, y, bar.w, s.height), c.theme.brand)
			if led {
				x, tip := c.from(b, 14, 0).x+c.toward(9), y-3
				f.Fill(chart.Polygon(draw.Point{X: x - 6, Y: tip - 6.5}, draw.Point{X: x + 6, Y: tip - 6.5}, draw.Point{X: x, Y: tip}), c.theme.second)
			}
		})
		name.paint(f, y+cascadePad)
		words.paint(f, y+cascadePad)
	}
	return s
}

// toward is a distance in the reading direction.
func (c *composer) toward(d float64) float64 {
	if c.rtl {
		return -d
	}
	return d
}

// stage is the number in a disc and the title. A number too wide for the disc stands
// above the title.
func (c *composer) stage(v reports.CascadeStep, f fitting, b box) []*element {
	const disc, words = 18.0, 24.0
	k := c.theme.strong.sized(f.size + 0.8).beside()
	number := c.set(v.Number, k.in(c.theme.paper), disc)
	inner := c.from(b, words, b.w-words)
	title := cell{role: "P", pieces: c.pieces(c.clamp(v.Title, k.in(c.theme.brandText), inner.w, f.least(4)), inner)}
	if len(number.lines) != 1 || number.width() > disc {
		above := c.pieces(c.clamp(v.Number, k.in(c.theme.brandText), inner.w, f.least(2)), inner)
		title.pieces = append(above, title.pieces...)
		return []*element{leaf("", row{cells: []cell{title}}.strip())}
	}
	mark := piece{disc + 2, func(s sheet.Surface, y float64) {
		at := c.from(b, 0, disc)
		s.Artifact(func() { s.Fill(chart.Circle(at.x+disc/2, y+k.leading/2, disc/2), darken(c.theme.brand, c.theme.paper)) })
		c.draw(s, number.to(typeset.Middle), at, y)
	}}
	return []*element{leaf("", row{cells: []cell{{role: "P", pieces: []piece{mark}}, title}}.strip())}
}

// stageFacts are labels and values, then warnings.
func (c *composer) stageFacts(v reports.CascadeStep, f fitting, b box) []*element {
	var all []*element
	k := c.theme.body.sized(f.size).beside()
	label, words := c.from(b, 0, cascadeLabel), c.from(b, cascadeLabel+10, b.w-cascadeLabel-10)
	name := c.theme.label.sized(math.Min(c.theme.label.size, f.size-0.6))
	name.leading = k.leading
	for _, fact := range v.Facts {
		at := words
		if fact.Label == "" {
			at = b
		}
		cells := []cell{{role: "P", pieces: c.pieces(c.clamp(fact.Label, name, label.w, f.least(3)), label)},
			{role: "P", pieces: c.pieces(c.clamp(fact.Value, k, at.w, f), at)}}
		all = append(all, leaf("", row{below: 1.5, cells: cells}.strip()))
	}
	if len(v.Facts) == 0 {
		all = append(all, leaf("P", c.strips(c.clamp(v.Empty, k.in(c.theme.soft), b.w, f), b)...))
	}
	poor := c.theme.tone(reports.Poor)
	inner := c.from(b, 11, b.w-11)
	for _, w := range v.Warnings {
		t := c.clamp(w, c.theme.small.in(poor.Text), inner.w, f)
		if len(t.lines) == 0 {
			continue
		}
		strips := c.strips(t, inner)
		strips[0].before = 2
		el := leaf("P", strips...)
		el.prelude = func(s sheet.Surface, p part) {
			at := c.from(b, 0, 7)
			s.Artifact(func() { chart.Mark(s, chart.Triangle, at.x+3.5, p.top+t.look.leading/2, 6.5, poor.Fill) })
		}
		all = append(all, el)
	}
	return all
}

// clamp sets words in no more lines than there may be; an ellipsis stands for the rest.
func (c *composer) clamp(words string, k look, width float64, f fitting) text {
	t := c.set(words, k, width)
	if len(t.lines) <= f.lines {
		return t
	}
	most := f.lines
	if *f.more > 0 {
		*f.more--
		most++
	}
	if len(t.lines) <= most {
		return t
	}
	if f.draft {
		t.lines = t.lines[:most]
		return t
	}
	kept := ""
	for _, l := range t.lines[:most] {
		kept += l.Text() + l.Ending()
	}
	for kept != "" {
		kept = strings.TrimSpace(kept)
		if t = c.set(kept+"…", k, width); len(t.lines) <= most {
			return t
		}
		runes := []rune(kept)
		if cut := strings.LastIndexByte(kept, ' '); cut > 0 && len(kept)-cut < 40 {
			kept = kept[:cut]
		} else {
			kept = string(runes[:len(runes)-1])
		}
	}
	return c.set("…", k, width)
}

// inWords is a cascade as headings and paragraphs.
func inWords(v reports.Cascade) []reports.Block {
	var out []reports.Block
	for _, s := range v.Steps {
		out = append(out, reports.Heading{Level: 3, Text: strings.TrimSpace(s.Number + " " + s.Title)})
		if len(s.Facts) == 0 && s.Empty != "" {
			out = append(out, reports.Paragraph{Text: s.Empty, Style: reports.Small})
		}
		for _, f := range s.Facts {
			out = append(out, reports.Paragraph{Text: strings.TrimSpace(f.Label + ": " + f.Value), Style: reports.Body})
		}
		for _, w := range s.Warnings {
			out = append(out, reports.Callout{Text: w, Tone: reports.Fair})
		}
	}
	return out
}

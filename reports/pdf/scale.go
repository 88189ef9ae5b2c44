package pdf

import (
	"math"

	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/pdf/sheet"
)

// scale shows steps as a strip that grows darker, or as a list when the steps
// are too many or their words too long.
func (c *composer) scale(v reports.Scale, b box) *element {
	n := float64(len(v.Steps))
	if n == 0 {
		return &element{}
	}
	const between = 10
	w := (b.w - (n-1)*between) / n
	if !c.roomy(v, w) {
		return c.ladder(v, b)
	}
	r := row{}
	for i, step := range v.Steps {
		at := c.from(b, float64(i)*(w+between), w)
		r.cells = append(r.cells, cell{role: "P", pieces: c.step(step, c.shade(i, len(v.Steps)), at)})
	}
	strips := r.strips(c.page.area.height()/3, 5*c.theme.body.leading)
	strips[0].before = 12
	return leaf("", strips...)
}

// roomy tells whether the words of every step fit into a column of that width.
func (c *composer) roomy(v reports.Scale, w float64) bool {
	if w < 62 {
		return false
	}
	for _, s := range v.Steps {
		if c.paragraph(s.Name, c.theme.strong).MinWidth() > w || c.paragraph(s.Text, c.theme.note).MinWidth() > w {
			return false
		}
	}
	return true
}

func (c *composer) step(v reports.ScaleStep, k chart.Meaning, b box) []piece {
	pieces := []piece{{13, func(s sheet.Surface, y float64) { s.Fill(chart.Rect(b.x, y, b.w, 6), k.Fill) }}}
	for _, t := range []text{
		c.set(v.Label, c.theme.h2.sized(12), b.w), c.set(v.Name, c.theme.strong, b.w),
		c.set(v.Range, c.theme.label, b.w),
	} {
		pieces = append(pieces, c.pieces(t, b)...)
	}
	if v.Text != "" {
		pieces = append(pieces, gap(3))
		pieces = append(pieces, c.pieces(c.set(v.Text, c.theme.note, b.w), b)...)
	}
	return pieces
}

// shade is the colour of a step: from a light tint to the brand colour.
func (c *composer) shade(i, n int) chart.Meaning {
	share := 1.0
	if n > 1 {
		share = float64(i) / float64(n-1)
	}
	return chart.Meaning{Fill: chart.Mix(chart.Mix(c.theme.brand, c.theme.paper, 0.78), c.theme.brand, share)}
}

// ladder is the scale as rows: a coloured chip, the label, the name, the text.
func (c *composer) ladder(v reports.Scale, b box) *element {
	all := &element{}
	name := math.Min(150, b.w*0.34)
	for i, step := range v.Steps {
		k := c.shade(i, len(v.Steps))
		chip, number := c.from(b, 0, 6), c.from(b, 14, 34)
		title, words := c.from(b, 54, name), c.from(b, 54+name+12, b.w-66-name)
		titles := c.pieces(c.set(step.Name, c.theme.strong, title.w), title)
		titles = append(titles, c.pieces(c.set(step.Range, c.theme.note, title.w), title)...)
		label := c.pieces(c.set(step.Label, c.theme.strong.in(c.theme.brandText), number.w), number)
		label = append([]piece{{0, func(s sheet.Surface, y float64) {
			s.Fill(chart.Rect(chip.x, y+2, chip.w, c.theme.body.leading-4), k.Fill)
		}}}, label...)
		r := row{above: 3, below: 4, rule: &hairline{b, 0.5, c.theme.rule}, cells: []cell{
			{role: "P", pieces: label}, {role: "P", pieces: titles},
			{role: "P", pieces: c.pieces(c.set(step.Text, c.theme.small, words.w), words)},
		}}
		strips := r.strips(c.page.area.height()/3, 5*c.theme.body.leading)
		if i == 0 {
			strips[0].before = 10
		}
		all.kids = append(all.kids, leaf("", strips...))
	}
	return all
}

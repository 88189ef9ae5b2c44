package html

import (
	"strconv"
	"strings"

	"rahbord/internal/draw"
	"rahbord/reports"
	"rahbord/reports/chart"
)

// chart draws what the printed report draws.
func (p *page) chart(b reports.Block) {
	switch x := b.(type) {
	case reports.Radar:
		p.radar(x)
	case reports.Curve:
		p.curve(x)
	case reports.Gantt:
		p.gantt(x)
	case reports.Loads:
		p.loads(x)
	case reports.Tree:
		p.tree(x)
	}
}

// Widths of charts in points. The browser scales a chart to its box, but not below the
// size at which its words can be read: there the box scrolls.
const (
	wide   = 560 // calendars and trees
	middle = 440 // curves
)

func (p *page) setting() chart.Setting {
	t := p.theme
	return chart.Setting{RTL: p.doc.RTL, Number: p.number, Look: chart.Look{Size: 8.4, Leading: 13, Ink: t.ink, Soft: t.soft, Grid: t.rule,
		Wash: t.wash, Paper: t.paper, Line: t.line, Brand: t.brandText, Second: t.pale, Alarm: t.tone(reports.Poor).Fill,
		Families: t.families(), Tone: t.tone}}
}

// slice is a part of a chart; parts stand one below the other.
type slice struct {
	height float64
	draw   func(c draw.Canvas, x, y float64)
}

// figure frames a drawing and lists the labels that found no room in it. The class
// names its least width.
func (p *page) figure(class, alt string, width float64, notes []chart.Note, slices ...slice) {
	s := p.drawing()
	y := 0.0
	for _, part := range slices {
		if part.height > 0 {
			part.draw(s, 0, y)
			y += part.height
		}
	}
	p.put("<figure>")
	p.openScroll(p.under)
	p.put("%s</div>\n", s.image(class, width, y, p.esc(alt)))
	if len(notes) > 0 {
		p.put("<figcaption><ul>\n")
		for _, n := range notes {
			p.put("<li><b>%s</b> %s</li>\n", p.text(n.Number), p.text(n.Text))
		}
		p.put("</ul></figcaption>")
	}
	p.put("</figure>\n")
}

// radar takes the least width at which its labels find room; with too many of them
// it becomes a table.
func (p *page) radar(v reports.Radar) {
	for _, width := range []float64{330, 380, 440, 520} {
		if placed, ok := p.setting().Radar(v).Place(p.engine, width); ok {
			p.figure("radar w"+strconv.Itoa(int(width)), v.Alt, width, nil, slice{placed.Height, placed.Draw})
			return
		}
	}
	t := chart.RadarTable(v)
	t.Caption = v.Alt
	p.table(t)
}

func (p *page) curve(v reports.Curve) {
	if len(v.Points) == 0 {
		return
	}
	placed := p.setting().Curve(v).Place(p.engine, middle)
	p.figure("middle", v.Alt, middle, placed.Notes, slice{placed.Height, placed.Draw})
}

// number writes a number in the digits of the language.
func (p *page) number(n int) string {
	var b strings.Builder
	for _, r := range strconv.Itoa(n) {
		if r >= '0' && r <= '9' && p.doc.Digits[r-'0'] != "" {
			b.WriteString(p.doc.Digits[r-'0'])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

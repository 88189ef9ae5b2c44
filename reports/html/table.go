package html

import (
	"fmt"
	"strings"

	"rahbord/internal/draw"
	"rahbord/reports"
	"rahbord/reports/chart"
)

// table scrolls sideways on a narrow screen; the keyboard reaches it.
func (p *page) table(t reports.Table) {
	p.openScroll(tableName(t))
	p.put("<table>\n")
	if t.Caption != "" {
		p.put("<caption>%s</caption>\n", p.esc(t.Caption))
	}
	headed := false
	for _, c := range t.Columns {
		headed = headed || c.Title != ""
	}
	if headed {
		p.put("<thead><tr>")
		for _, c := range t.Columns {
			if c.Title == "" {
				p.put("<td></td>")
				continue
			}
			p.put("<th scope=\"col\" class=\"%s\">%s</th>", c.Align, p.esc(c.Title))
		}
		p.put("</tr></thead>\n")
	}
	p.put("<tbody>\n")
	for _, r := range t.Rows {
		if r.Group != "" {
			p.put("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%d\">%s</th></tr>\n", len(t.Columns), p.esc(r.Group))
			continue
		}
		p.put("<tr>")
		for i, c := range r.Cells {
			align := reports.Start
			if i < len(t.Columns) {
				align = t.Columns[i].Align
			}
			p.put("<td class=\"%s\">%s</td>", align, p.cell(c))
		}
		p.put("</tr>\n")
	}
	p.put("</tbody>\n</table>\n</div>\n")
}

// tableName is what a screen reader calls the table.
func tableName(t reports.Table) string {
	if t.Caption != "" {
		return t.Caption
	}
	var titles []string
	for _, c := range t.Columns {
		if c.Title != "" {
			titles = append(titles, c.Title)
		}
	}
	return strings.Join(titles, ", ")
}

// openScroll begins a box that scrolls sideways.
func (p *page) openScroll(name string) {
	if name == "" {
		p.put("<div class=\"scroll\" tabindex=\"0\">\n")
		return
	}
	p.put("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"%s\">\n", p.esc(name))
}

func (p *page) cell(c reports.Cell) string {
	var b strings.Builder
	text := p.lines(c.Text)
	switch {
	case c.Badge != reports.Neutral && c.Text != "":
		text = fmt.Sprintf("<span class=\"badge %s\">%s</span>", c.Badge, text)
	case c.Strong:
		text = "<strong>" + text + "</strong>"
	}
	b.WriteString(text)
	if c.Move != reports.NoMove {
		b.WriteString(" " + p.move(c.Move))
	}
	if c.Bar != nil {
		b.WriteString(" " + p.bar(*c.Bar))
	}
	if c.Spark != nil {
		b.WriteString(" " + p.spark(*c.Spark))
	}
	if c.Note != "" {
		b.WriteString("<small>" + p.lines(c.Note) + "</small>")
	}
	return b.String()
}

// bar says nothing to a screen reader: its number stands beside it.
func (p *page) bar(v reports.Bar) string {
	const width, height = 90, 12
	s := &svg{}
	chart.Bar{Y: 3, W: width, H: height - 6, Value: v.Value, Target: v.Target, Known: v.Known, RTL: p.doc.RTL,
		Fill: p.theme.tone(v.Tone), Track: p.theme.track, Tick: p.theme.ink, Edge: p.theme.line}.Draw(s)
	return s.inline(width, height, "bar")
}

func (p *page) spark(v reports.Spark) string {
	const width, height = 80, 20
	s := &svg{}
	at := func(i int) float64 {
		x := 4 + (width-8)*float64(i)/float64(max(len(v.Values)-1, 1))
		if p.doc.RTL {
			return width - x
		}
		return x
	}
	up := func(value float64) float64 { return height - 4 - (height-8)*value }
	if v.Target >= 0 {
		s.Stroke(chart.Polyline(draw.Point{X: 2, Y: up(v.Target)}, draw.Point{X: width - 2, Y: up(v.Target)}),
			draw.Stroke{Colour: p.theme.line, Width: 0.8, Dash: []float64{2, 2}})
	}
	var points []draw.Point
	for i, q := range v.Values {
		if q.Known {
			points = append(points, draw.Point{X: at(i), Y: up(q.Value)})
		}
	}
	if len(points) > 1 {
		s.Stroke(chart.Polyline(points...), draw.Stroke{Colour: p.theme.brand, Width: 1.4})
	}
	if n := len(points); n > 0 {
		s.Fill(chart.Circle(points[n-1].X, points[n-1].Y, 2.2), p.theme.brand)
	}
	return s.inline(width, height, "spark")
}

// move is an arrow: its direction tells the sign, a filled one that it is for the better.
// The number beside it says the same.
func (p *page) move(m reports.Move) string {
	const size = 10
	s := &svg{}
	switch m {
	case reports.Same:
		s.Stroke(chart.Polyline(draw.Point{X: 1, Y: 5}, draw.Point{X: 9, Y: 5}), draw.Stroke{Colour: p.theme.soft, Width: 1.4})
		return s.inline(size, size, "move")
	}
	tip, base := 1.0, 9.0
	if m == reports.DownBetter || m == reports.DownWorse {
		tip, base = base, tip
	}
	triangle := chart.Polygon(draw.Point{X: 5, Y: tip}, draw.Point{X: 9, Y: base}, draw.Point{X: 1, Y: base})
	if m == reports.UpBetter || m == reports.DownBetter {
		s.Fill(triangle, p.theme.tone(reports.Good))
	} else {
		s.Stroke(triangle, draw.Stroke{Colour: p.theme.tone(reports.Poor), Width: 1.3})
	}
	return s.inline(size, size, "move")
}

// heatMap is a table whose fields are coloured; the numbers stand in them.
func (p *page) heatMap(h reports.HeatMap) {
	p.openScroll(h.Alt)
	p.put("<table class=\"heat\">\n<thead><tr><td></td>")
	for _, c := range h.Columns {
		p.put("<th scope=\"col\">%s</th>", p.esc(c))
	}
	p.put("</tr></thead>\n<tbody>\n")
	for _, r := range h.Rows {
		p.put("<tr><th scope=\"row\">%s</th>", p.esc(r.Label))
		for _, c := range r.Cells {
			if !c.Known {
				p.put("<td>%s</td>", p.esc(c.Text))
				continue
			}
			ground, text := p.theme.heat(c.Value)
			p.put("<td style=\"background:%s;color:%s\">%s</td>", ground, text, p.esc(c.Text))
		}
		p.put("</tr>\n")
	}
	p.put("</tbody>\n</table>\n</div>\n")
	if h.Low != "" || h.High != "" {
		low, _ := p.theme.heat(0)
		high, _ := p.theme.heat(1)
		p.put("<p class=\"small heat-key\">%s <span style=\"background:linear-gradient(to %s,%s,%s)\"></span> %s</p>\n", p.esc(h.Low), p.endSide(), low, high, p.esc(h.High))
	}
}

// endSide is the side at which reading ends.
func (p *page) endSide() string {
	if p.doc.RTL {
		return "left"
	}
	return "right"
}

package html

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"rahbord/reports"
	"rahbord/reports/chart"
)

// table scrolls sideways on a narrow screen; the keyboard reaches it.
func (p *page) table(t reports.Table) {
	p.openScroll(tableName(t))
	p.put("<table style=\"--columns:%d\">\n", len(t.Columns))
	if t.Caption != "" {
		p.put("<caption>%s</caption>\n", p.text(t.Caption))
	}
	breadth := breadths(t)
	headed := false
	for _, c := range t.Columns {
		headed = headed || c.Title != ""
	}
	if headed {
		p.put("<thead><tr>")
		for i, c := range t.Columns {
			if c.Title == "" {
				p.put("<td></td>")
				continue
			}
			p.put("<th scope=\"col\" class=\"%s%s\">%s</th>", c.Align, breadth[i], p.text(c.Title))
		}
		p.put("</tr></thead>\n")
	}
	p.put("<tbody>\n")
	for _, r := range t.Rows {
		if r.Group != "" {
			p.put("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%d\">%s</th></tr>\n", len(t.Columns), p.text(r.Group))
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

// breadths are classes that keep columns of long texts from becoming towers of single
// words on a phone.
func breadths(t reports.Table) []string {
	out := make([]string, len(t.Columns))
	for _, row := range t.Rows {
		for i, c := range row.Cells {
			if i >= len(out) {
				break
			}
			switch n := max(utf8.RuneCountInString(c.Text), utf8.RuneCountInString(c.Note)); {
			case n > 60:
				out[i] = " long"
			case n > 24 && out[i] == "":
				out[i] = " medium"
			}
		}
	}
	return out
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
	text := p.text(c.Text)
	if p.places[c.Link] && c.Text != "" {
		text = "<a href=\"#" + esc(c.Link) + "\">" + text + "</a>"
	}
	switch {
	case c.Badge != reports.Neutral && c.Text != "":
		text = p.badge(c.Badge, text)
	case c.Strong:
		text = "<strong>" + text + "</strong>"
	}
	if c.Move != reports.NoMove {
		b.WriteString(p.move(c.Move) + said(c) + " ")
	}
	b.WriteString(text)
	if c.Bar != nil {
		b.WriteString(" " + p.bar(*c.Bar))
	}
	if c.Spark != nil {
		b.WriteString(" " + p.spark(*c.Spark))
	}
	if c.Bar != nil || c.Spark != nil || c.Move != reports.NoMove || short(c.Text) {
		whole := b.String()
		b.Reset()
		b.WriteString("<span class=\"beside\">" + whole + "</span>")
	}
	if c.Note != "" {
		b.WriteString("<small>" + p.text(c.Note) + "</small>")
	}
	return b.String()
}

// short is an id or a number: it stays on its line.
func short(s string) bool {
	return s != "" && utf8.RuneCountInString(s) <= 10 && !strings.ContainsAny(s, " \n")
}

// badge is a word on the tint of its meaning, with the mark that tells it without colour.
func (p *page) badge(t reports.Tone, words string) string {
	const size = 8
	s := p.drawing()
	k := p.theme.tone(t)
	chart.Mark(s, k.Shape, size/2.0, size/2.0, size, k.Fill)
	return fmt.Sprintf("<span class=\"badge %s\">%s %s</span>", t, s.inline(size, size, "mark"), words)
}

// bar says nothing to a screen reader: its number stands beside it.
func (p *page) bar(v reports.Bar) string {
	const width, height = 90, 12
	s := p.drawing()
	chart.Bar{Y: 3, W: width, H: height - 6, Value: v.Value, Target: v.Target, Known: v.Known, RTL: p.doc.RTL,
		Fill: p.theme.tone(v.Tone).Fill, Track: p.theme.track, Tick: p.theme.ink, Edge: p.theme.line}.Draw(s)
	return s.inline(width, height, "bar")
}

// spark says nothing to a screen reader either: the newest value stands beside it.
func (p *page) spark(v reports.Spark) string {
	const width, height = 80, 22
	s := p.drawing()
	chart.Spark{W: width, H: height, Values: v.Values, Target: v.Target, RTL: p.doc.RTL, Colour: p.theme.brandText, Soft: p.theme.soft}.Draw(s)
	return s.inline(width, height, "spark")
}

// said is the direction of a change for screen readers, which read the sign in their own
// language; nothing where the text has a sign itself.
func said(c reports.Cell) string {
	if strings.ContainsAny(c.Text, "+-−") {
		return ""
	}
	sign := "="
	switch c.Move {
	case reports.UpBetter, reports.UpWorse:
		sign = "↑"
	case reports.DownBetter, reports.DownWorse:
		sign = "↓"
	}
	return "<span class=\"said\">" + sign + "</span>"
}

// move is the arrow of a change.
func (p *page) move(m reports.Move) string {
	const size = 11
	trend, better, tone := chart.Level, false, p.theme.soft
	switch m {
	case reports.UpBetter, reports.UpWorse:
		trend, better = chart.Up, m == reports.UpBetter
	case reports.DownBetter, reports.DownWorse:
		trend, better = chart.Down, m == reports.DownBetter
	}
	if trend != chart.Level {
		tone = p.theme.tone(reports.Poor).Fill
		if better {
			tone = p.theme.tone(reports.Good).Fill
		}
	}
	s := p.drawing()
	chart.Move(s, trend, better, size/2, size/2, size-1, tone)
	return s.inline(size, size, "move")
}

// heatMap is a table whose fields are coloured; the numbers stand in them.
func (p *page) heatMap(h reports.HeatMap) {
	p.openScroll(h.Alt)
	p.put("<table class=\"heat\">\n<thead><tr><td></td>")
	for _, c := range h.Columns {
		p.put("<th scope=\"col\">%s</th>", p.text(c))
	}
	p.put("</tr></thead>\n<tbody>\n")
	for _, r := range h.Rows {
		p.put("<tr><th scope=\"row\">%s</th>", p.text(r.Label))
		for _, c := range r.Cells {
			if !c.Known {
				p.put("<td>%s</td>", p.text(c.Text))
				continue
			}
			ground, text := p.theme.heat(c.Value)
			p.put("<td style=\"background:%s;color:%s\">%s</td>", ground, text, p.text(c.Text))
		}
		p.put("</tr>\n")
	}
	p.put("</tbody>\n</table>\n</div>\n")
	if h.Low != "" || h.High != "" {
		low, _ := p.theme.heat(0)
		high, _ := p.theme.heat(1)
		p.put("<p class=\"small heat-key\">%s <span style=\"background:linear-gradient(to %s,%s,%s)\"></span> %s</p>\n", p.text(h.Low), p.endSide(), low, high, p.text(h.High))
	}
}

// endSide is the side at which reading ends.
func (p *page) endSide() string {
	if p.doc.RTL {
		return "left"
	}
	return "right"
}

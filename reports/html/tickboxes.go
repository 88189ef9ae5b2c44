package html

import (
	"strings"

	"rahbord/reports"
)

// tickBoxes is a question to answer by hand on the printed page.
func (p *page) tickBoxes(t reports.TickBoxes) {
	p.put("<article class=\"ticks\">\n")
	p.title(3, "", "<span class=\"id\">"+p.text(t.ID)+"</span> "+p.text(t.Title))
	for _, n := range t.Notes {
		p.put("<p class=\"small\">%s</p>\n", p.text(n))
	}
	for _, part := range t.Parts {
		p.tickPart(part)
	}
	p.put("</article>\n")
}

func (p *page) tickPart(t reports.TickPart) {
	if t.Label != "" {
		p.put("<p><strong>%s</strong></p>\n", p.text(t.Label))
	}
	if t.Note != "" {
		p.put("<p class=\"small\">%s</p>\n", p.text(t.Note))
	}
	if len(t.Boxes) > 0 {
		p.put("<ul class=\"boxes\">\n")
		for _, b := range t.Boxes {
			p.put("<li><b>%s</b> %s</li>\n", p.text(b.Label), p.text(b.Text))
		}
		p.put("</ul>\n")
	}
	if len(t.Across) > 0 {
		p.put("<ul class=\"boxes across\">\n")
		for _, words := range t.Across {
			p.put("<li>%s</li>\n", p.text(words))
		}
		p.put("</ul>\n")
	}
	if t.Grid != nil {
		p.tickGrid(*t.Grid)
	}
	p.put("%s", strings.Repeat("<div class=\"blank\"></div>\n", t.Lines))
}

func (p *page) tickGrid(g reports.TickGrid) {
	field := "<td></td>"
	if g.Boxes {
		field = "<td><span class=\"box\"></span></td>"
	}
	p.openScroll(p.under)
	p.put("<table class=\"grid\">\n<thead><tr><td></td>")
	for _, c := range g.Columns {
		p.put("<th scope=\"col\">%s</th>", p.text(c))
	}
	p.put("</tr></thead>\n<tbody>\n")
	for _, r := range g.Rows {
		p.put("<tr><th scope=\"row\">%s</th>%s</tr>\n", p.text(r), strings.Repeat(field, len(g.Columns)))
	}
	p.put("</tbody>\n</table>\n</div>\n")
}

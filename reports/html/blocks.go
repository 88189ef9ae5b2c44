package html

import (
	"fmt"
	"strings"

	"rahbord/reports"
)

func (p *page) blocks(list []reports.Block) {
	for _, b := range list {
		p.block(b)
	}
}

func (p *page) block(b reports.Block) {
	switch x := b.(type) {
	case reports.Cover:
		p.coverBlock(x)
	case reports.Contents:
		p.contents(x)
	case reports.Heading:
		p.heading(x)
	case reports.Paragraph:
		p.put("<p class=\"%s\">%s</p>\n", x.Style, p.text(x.Text))
	case reports.KeyFigures:
		p.figures(x)
	case reports.Bullets:
		p.bullets(x.Ordered, x.Items)
	case reports.Callout:
		p.callout(x)
	case reports.Table:
		p.table(x)
	case reports.Scale:
		p.scale(x)
	case reports.Levels:
		p.levels(x)
	case reports.Cascade:
		p.cascade(x)
	case reports.Card:
		p.card(x)
	case reports.Columns:
		p.put("<div class=\"columns\">\n")
		for _, part := range x.Parts {
			p.put("<div>\n")
			p.blocks(part)
			p.put("</div>\n")
		}
		p.put("</div>\n")
	case reports.HeatMap:
		p.heatMap(x)
	case reports.TickBoxes:
		p.tickBoxes(x)
	case reports.Space, reports.PageBreak: // for paper only
	default:
		p.chart(b)
	}
}

func (p *page) coverBlock(c reports.Cover) {
	var b strings.Builder
	b.WriteString("<header class=\"cover\">\n")
	if src := picture(p.doc.Brand.Logo); src != "" {
		fmt.Fprintf(&b, "<img class=\"logo\" src=\"%s\" alt=\"%s\">\n", src, p.esc(p.doc.Author))
	}
	fmt.Fprintf(&b, "<p class=\"kicker\">%s</p>\n<h1>%s</h1>\n", p.text(c.Kicker), p.text(c.Title))
	if c.Subtitle != "" {
		fmt.Fprintf(&b, "<p class=\"subtitle\">%s</p>\n", p.text(c.Subtitle))
	}
	b.WriteString(p.facts("cover-facts", c.Facts))
	for _, s := range []string{c.Notice, c.Confidential} {
		if s != "" {
			fmt.Fprintf(&b, "<p class=\"notice\">%s</p>\n", p.text(s))
		}
	}
	b.WriteString("</header>\n")
	p.cover = b.String()
}

func (p *page) contents(c reports.Contents) {
	var b strings.Builder
	fmt.Fprintf(&b, "<nav aria-label=\"%s\">\n<details open><summary>%s</summary>\n<ol>\n", p.esc(c.Title), p.text(c.Title))
	inner := false
	for i, e := range p.entry {
		switch {
		case e.level > 2:
			continue
		case e.level == 2 && !inner:
			b.WriteString("<ol>")
			inner = true
		case e.level == 1 && inner:
			b.WriteString("</ol>")
			inner = false
		}
		if e.level == 1 && i > 0 {
			b.WriteString("</li>\n")
		}
		fmt.Fprintf(&b, "<li><a href=\"#%s\">%s</a>", e.id, p.text(e.text))
		if e.level == 2 {
			b.WriteString("</li>")
		}
	}
	if inner {
		b.WriteString("</ol>")
	}
	b.WriteString("</li>\n</ol>\n</details>\n</nav>\n")
	p.nav = b.String()
}

// heading opens a section at level 1. One to look things up in is folded; the anchor of
// its contents stands in the fold, so that a link to it opens it.
func (p *page) heading(h reports.Heading) {
	e := p.entry[min(p.next, len(p.entry)-1)]
	p.next++
	p.under = h.Text
	title, fold := e.id, h.Level == 1 && h.Lookup && p.reads
	if h.Level == 1 {
		p.closeAll()
		if fold {
			title += "-title"
		}
		p.put("<section aria-labelledby=\"%s\">\n", title)
		p.open, p.folded = true, fold
	}
	if fold {
		p.put("<details class=\"fold\"><summary>")
	}
	if src := picture(p.doc.Brand.Logo); h.Logo && src != "" {
		p.put("<img class=\"logo\" src=\"%s\" alt=\"%s\">\n", src, p.esc(p.doc.Author))
	}
	p.title(h.Level, " id=\""+title+"\"", p.text(h.Text))
	if fold {
		p.put("</summary>\n<div class=\"place\" id=\"%s\"></div>\n", e.id)
	}
}

// title writes a heading of a level of the document. Under a cover, which is the h1 of the
// page, levels are one deeper; none is left out on the way down, as screen readers expect,
// and the class keeps the look.
func (p *page) title(level int, attributes, inner string) {
	depth := level
	if p.cover != "" {
		depth++
	}
	depth = min(depth, p.depth+1)
	p.depth = depth
	p.put("<h%d class=\"h%d\"%s>%s</h%d>\n", depth, level+1, attributes, inner, depth)
}

func (p *page) figures(k reports.KeyFigures) {
	n := len(k.Figures)
	rows := max(1, (n+3)/4) // of at most four, as even as possible
	p.put("<dl class=\"figures\" style=\"--columns:%d\">\n", max(1, (n+rows-1)/rows))
	for _, f := range k.Figures {
		p.put("<div class=\"%s\"><dt>%s</dt><dd><strong>%s</strong> <span>%s</span>", toneClass(f.Tone), p.text(f.Label), p.text(f.Value), p.text(f.Unit))
		if f.Note != "" {
			p.put("<small>%s</small>", p.text(f.Note))
		}
		p.put("</dd></div>\n")
	}
	p.put("</dl>\n")
}

func (p *page) bullets(ordered bool, items []string) {
	tag := "ul"
	if ordered {
		tag = "ol"
	}
	p.put("<%s>\n", tag)
	for _, item := range items {
		p.put("<li>%s</li>\n", p.text(item))
	}
	p.put("</%s>\n", tag)
}

func (p *page) callout(c reports.Callout) {
	p.put("<div class=\"callout %s\" role=\"note\">", toneClass(c.Tone))
	if c.Title != "" {
		p.put("<strong>%s</strong> ", p.text(c.Title))
	}
	p.put("%s</div>\n", p.text(c.Text))
}

// facts is a list of labels and values.
func (p *page) facts(class string, list []reports.Fact) string {
	if len(list) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<dl class=\"%s\">\n", class)
	for _, f := range list {
		fmt.Fprintf(&b, "<div><dt>%s</dt><dd>%s</dd></div>\n", p.text(f.Label), p.text(f.Value))
	}
	b.WriteString("</dl>\n")
	return b.String()
}

func (p *page) scale(s reports.Scale) {
	p.put("<ol class=\"scale\">\n")
	for _, step := range s.Steps {
		p.put("<li><strong>%s %s</strong> <span>%s</span><p>%s</p></li>\n", p.text(step.Label), p.text(step.Name), p.text(step.Range), p.text(step.Text))
	}
	p.put("</ol>\n")
}

func (p *page) levels(l reports.Levels) {
	p.put("<article class=\"levels\">\n")
	p.title(3, "", fmt.Sprintf("<span class=\"id\">%s</span> <span>%s</span> <span class=\"value\">%s %s</span>", p.text(l.ID), p.text(l.Title),
		p.bar(reports.Bar{Value: l.Now, Known: l.Known, Target: l.Target}), p.text(l.Value)))
	p.marks(l.Marks)
	p.put("%s", p.facts("facts", l.Details))
	for _, c := range l.Comments {
		p.put("<blockquote>%s</blockquote>\n", p.text(c))
	}
	p.put("</article>\n")
}

func (p *page) marks(list []string) {
	if len(list) == 0 {
		return
	}
	p.put("<p class=\"marks\">")
	for _, m := range list {
		p.put("<span class=\"badge\">%s</span> ", p.text(m))
	}
	p.put("</p>\n")
}

func (p *page) cascade(c reports.Cascade) {
	p.put("<ol class=\"cascade\">\n")
	for _, s := range c.Steps {
		p.put("<li>")
		p.title(2, "", fmt.Sprintf("<span class=\"number\">%s</span> %s", p.text(s.Number), p.text(s.Title)))
		p.put("%s", p.facts("facts", s.Facts))
		if s.Empty != "" && len(s.Facts) == 0 {
			p.put("<p class=\"small\">%s</p>\n", p.text(s.Empty))
		}
		for _, w := range s.Warnings {
			p.put("<div class=\"callout fair\" role=\"note\">%s</div>\n", p.text(w))
		}
		p.put("</li>\n")
	}
	p.put("</ol>\n")
}

func (p *page) card(c reports.Card) {
	p.put("<article class=\"card\"")
	if c.Anchor != "" {
		p.put(" id=\"%s\"", esc(c.Anchor))
	}
	p.put(">\n")
	p.title(3, "", fmt.Sprintf("<span class=\"id\">%s</span> %s", p.text(c.ID), p.text(c.Title)))
	p.marks(c.Marks)
	if c.Lead != "" {
		p.put("<p class=\"lead\">%s</p>\n", p.text(c.Lead))
	}
	p.put("%s", p.facts("facts grid", c.Facts))
	p.put("<div class=\"parts\">\n")
	for _, part := range c.Parts {
		if len(part.Items) > 0 {
			p.put("<div>\n")
			p.title(4, "", p.text(part.Title))
			p.bullets(part.Ordered, part.Items)
			p.put("</div>\n")
		}
	}
	p.put("</div>\n</article>\n")
}

func toneClass(t reports.Tone) string {
	if t == reports.Neutral {
		return "neutral"
	}
	return string(t)
}

// Package markdown writes a document as Markdown with tables: every block has a plain form,
// charts as the tables of their numbers.
package markdown

import (
	"fmt"
	"io"
	"strings"

	"rahbord/reports"
)

// writer is one document while it is written. Blocks are apart by an empty line.
type writer struct {
	doc *reports.Document
	out strings.Builder
}

// Write writes a document. Pages in right-to-left languages stand in an element that says
// so; every text is escaped, so that nothing in it acts as markup.
func Write(w io.Writer, doc *reports.Document) error {
	m := &writer{doc: doc}
	if doc.RTL {
		m.block(fmt.Sprintf("<div dir=\"rtl\" lang=%q>", doc.Lang))
	}
	m.blocks(doc.Blocks)
	if doc.Footer != "" {
		m.block("---\n\n" + inline(doc.Footer))
	}
	if doc.RTL {
		m.block("</div>")
	}
	_, err := io.WriteString(w, m.out.String())
	return err
}

// block writes a block and ends it; an empty one leaves nothing.
func (m *writer) block(text string) {
	if text == "" {
		return
	}
	if m.out.Len() > 0 {
		m.out.WriteString("\n")
	}
	m.out.WriteString(text + "\n")
}

func (m *writer) blocks(list []reports.Block) {
	for _, b := range list {
		switch x := b.(type) {
		case reports.Columns:
			for _, part := range x.Parts {
				m.blocks(part)
			}
		case reports.Heading:
			m.heading(x)
		case reports.Contents:
			m.contents(x)
		case reports.Cover:
			m.cover(x)
		case reports.Card:
			m.card(x)
		case reports.Cascade:
			m.cascade(x)
		case reports.Levels:
			m.levels(x)
		case reports.TickBoxes:
			m.ticks(x)
		case reports.Table:
			m.table(x)
		default:
			m.block(m.plain(b))
		}
	}
}

// plain is a block that is one piece of text; charts are told as tables.
func (m *writer) plain(b reports.Block) string {
	switch x := b.(type) {
	case reports.Paragraph:
		return prose(x.Text)
	case reports.Bullets:
		return list(x.Items, x.Ordered)
	case reports.Callout:
		return quote(strings.Join(filled(bold(x.Title), prose(x.Text)), "\n\n"))
	case reports.KeyFigures:
		var items []string
		for _, f := range x.Figures {
			items = append(items, fact(f.Label, strings.Join(filled(f.Value, f.Unit), " "), f.Note))
		}
		return join(items)
	case reports.Scale:
		var items []string
		for _, s := range x.Steps {
			items = append(items, fact(strings.Join(filled(s.Label, s.Name), " "), s.Text, s.Range))
		}
		return join(items)
	}
	return m.chart(b)
}

func (m *writer) heading(h reports.Heading) {
	m.anchor(h.ID)
	m.block(strings.Repeat("#", h.Level+1) + " " + inline(h.Text))
}

func (m *writer) anchor(id string) {
	if id != "" {
		m.block(fmt.Sprintf("<a id=%q></a>", id))
	}
}

// contents links to the headings that have a name.
func (m *writer) contents(c reports.Contents) {
	var items []string
	for _, b := range m.doc.Blocks {
		h, ok := b.(reports.Heading)
		if !ok || h.Level > 2 {
			continue
		}
		text := inline(h.Text)
		if h.ID != "" {
			text = "[" + text + "](#" + h.ID + ")"
		}
		items = append(items, strings.Repeat("  ", h.Level-1)+"- "+text)
	}
	m.block("## " + inline(c.Title))
	m.block(strings.Join(items, "\n"))
}

func (m *writer) cover(c reports.Cover) {
	m.block(inline(c.Kicker))
	m.block("# " + inline(c.Title))
	m.block(prose(c.Subtitle))
	m.block(facts(c.Facts))
	for _, s := range filled(c.Notice, c.Confidential) {
		m.block(quote(prose(s)))
	}
}

func (m *writer) card(c reports.Card) {
	m.anchor(c.Anchor)
	m.block("#### " + inline(strings.Join(filled(c.ID, c.Title), " · ")))
	m.block(inline(strings.Join(c.Marks, " · ")))
	m.block(prose(c.Lead))
	m.block(facts(c.Facts))
	for _, p := range c.Parts {
		m.block(bold(p.Title))
		m.block(list(p.Items, p.Ordered))
	}
}

func (m *writer) cascade(c reports.Cascade) {
	for _, s := range c.Steps {
		m.block("#### " + inline(strings.Join(filled(s.Number, s.Title), " · ")))
		m.block(facts(s.Facts))
		m.block(prose(s.Empty))
		for _, w := range s.Warnings {
			m.block(quote(prose(w)))
		}
	}
}

func (m *writer) levels(l reports.Levels) {
	m.block("#### " + inline(strings.Join(filled(l.ID, l.Title), " · ")))
	m.block(inline(strings.Join(filled(append([]string{l.Value}, l.Marks...)...), " · ")))
	m.block(facts(l.Details))
	for _, c := range l.Comments {
		m.block(quote(prose(c)))
	}
}

func (m *writer) ticks(t reports.TickBoxes) {
	m.block("#### " + inline(strings.Join(filled(t.ID, t.Title), " · ")))
	for _, n := range t.Notes {
		m.block(prose(n))
	}
	for _, p := range t.Parts {
		m.block(bold(strings.Join(filled(p.Label, p.Note), " · ")))
		var items []string
		for _, b := range p.Boxes {
			items = append(items, "- [ ] "+inline(strings.Join(filled(b.Label, b.Text), " ")))
		}
		for _, a := range p.Across {
			items = append(items, "- [ ] "+inline(a))
		}
		m.block(strings.Join(items, "\n"))
		if p.Grid != nil {
			m.grid(p.Grid)
		}
	}
}

// grid is a table to fill in.
func (m *writer) grid(g *reports.TickGrid) {
	mark := ""
	if g.Boxes {
		mark = "☐"
	}
	rows := [][]string{append([]string{""}, g.Columns...)}
	for _, label := range g.Rows {
		row := []string{label}
		for range g.Columns {
			row = append(row, mark)
		}
		rows = append(rows, row)
	}
	m.block(grid(rows))
}

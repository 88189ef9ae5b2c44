package cmd

import (
	"slices"

	"rahbord/internal/i18n"
	"rahbord/reports"
)

// document prints a report for reading in the terminal: words, figures and tables. Charts
// are left out; a table beside each says the same.
func (v *view) document(d *reports.Document) {
	for i, block := range d.Blocks {
		switch x := block.(type) {
		case reports.Heading:
			if i == 0 {
				v.printf("%s\n", v.paint("1", x.Text))
				continue
			}
			v.title(x.Text)
		case reports.Paragraph:
			v.sentence(x.Text)
		case reports.Bullets:
			for _, item := range x.Items {
				v.item(" -", item)
			}
		case reports.Callout:
			if x.Title != "" {
				v.sentence(x.Title)
			}
			v.item(" !", x.Text)
		case reports.KeyFigures:
			v.figures(x)
		case reports.Table:
			v.documentTable(x)
		}
	}
}

func (v *view) figures(k reports.KeyFigures) {
	columns := []column{{}, {end: true}, {rank: 1}}
	for _, f := range k.Figures {
		for i, text := range []string{f.Label, joinFilled(" ", f.Value, f.Unit), f.Note} {
			columns[i].cells = append(columns[i].cells, text)
		}
	}
	v.printf("\n")
	v.table(columns)
}

// documentTable puts the widest column last, where it gets the rest of the line.
func (v *view) documentTable(t reports.Table) {
	if len(t.Rows) == 0 || len(t.Columns) == 0 {
		return
	}
	order := make([]int, len(t.Columns))
	widest := 0
	for i, c := range t.Columns {
		order[i] = i
		if c.Width > t.Columns[widest].Width {
			widest = i
		}
	}
	order = append(slices.Delete(order, widest, widest+1), widest)
	columns := make([]column, len(order))
	for n, i := range order {
		columns[n] = column{title: t.Columns[i].Title, end: t.Columns[i].Align == reports.End}
		for _, r := range t.Rows {
			text := r.Group
			if r.Group == "" {
				text = arrow(r.Cells[i].Move) + r.Cells[i].Text
			} else if i != widest {
				text = ""
			}
			columns[n].cells = append(columns[n].cells, text)
		}
	}
	v.printf("\n")
	v.table(columns)
}

// arrow is the sign of a move in front of its number.
func arrow(m reports.Move) string {
	switch m {
	case reports.UpBetter, reports.UpWorse:
		return "↑ "
	case reports.DownBetter, reports.DownWorse:
		return "↓ "
	}
	return ""
}

func joinFilled(between string, texts ...string) string {
	out := ""
	for _, s := range texts {
		if s != "" && out != "" {
			out += between
		}
		out += s
	}
	return i18n.Plain(out)
}

package markdown

import (
	"strings"

	"rahbord/reports"
)

// chart tells a chart: what it shows, then its numbers. What has no text leaves nothing.
func (m *writer) chart(b reports.Block) string {
	switch x := b.(type) {
	case reports.Radar:
		return m.told(x.Alt, m.radar(x))
	case reports.HeatMap:
		return m.told(x.Alt, heat(x))
	case reports.Curve:
		return m.told(x.Alt, curve(x))
	case reports.Gantt:
		return m.told(x.Alt, m.gantt(x))
	case reports.Loads:
		return m.told(x.Alt, loads(x))
	case reports.Tree:
		return m.told(x.Alt, tree(x))
	}
	return ""
}

func (m *writer) told(alt, body string) string {
	return strings.Join(filled(prose(alt), body), "\n\n")
}

func (m *writer) radar(x reports.Radar) string {
	head := []string{""}
	for _, s := range x.Series {
		head = append(head, s.Name)
	}
	rows := [][]string{head}
	for i, axis := range x.Axes {
		row := []string{axis}
		for _, s := range x.Series {
			text := "–"
			if i < len(s.Values) && s.Values[i].Known {
				text = m.percent(s.Values[i].Value)
			}
			row = append(row, text)
		}
		rows = append(rows, row)
	}
	return grid(rows)
}

func heat(x reports.HeatMap) string {
	rows := [][]string{append([]string{""}, x.Columns...)}
	for _, r := range x.Rows {
		row := []string{r.Label}
		for _, c := range r.Cells {
			row = append(row, c.Text)
		}
		rows = append(rows, row)
	}
	return grid(rows)
}

// curve lists the points that have a label.
func curve(x reports.Curve) string {
	var items []string
	for _, p := range x.Points {
		if p.Label == "" {
			continue
		}
		item := "- " + inline(p.Label)
		if p.Strong {
			item = "- " + bold(p.Label)
		}
		items = append(items, item)
	}
	return strings.Join(filled(inline(strings.Join(filled(x.X.Title, x.Y.Title), " · ")), join(items)), "\n\n")
}

// gantt lists the bars with their weeks, counted from 1, and the marks.
func (m *writer) gantt(x reports.Gantt) string {
	rows := [][]string{{x.Title, "", ""}}
	for _, r := range x.Rows {
		label := r.Label
		if r.Quick && x.Legend.Quick != "" {
			label += " (" + x.Legend.Quick + ")"
		}
		rows = append(rows, []string{label, m.number(float64(r.From+1)) + "–" + m.number(float64(r.To)), r.Note})
	}
	var marks []string
	for _, w := range x.Marks {
		if w.Label != "" {
			marks = append(marks, "- "+m.number(float64(w.Week+1))+": "+inline(w.Label))
		}
	}
	return strings.Join(filled(grid(rows), bold(x.Legend.Mark), join(marks)), "\n\n")
}

func loads(x reports.Loads) string {
	rows := [][]string{{"", x.Load}}
	for _, r := range x.Rows {
		rows = append(rows, []string{r.Label, r.Note})
	}
	return grid(rows)
}

// tree lists every box of the first column with what follows from it.
func tree(x reports.Tree) string {
	if len(x.Columns) == 0 {
		return ""
	}
	var titles []string
	for _, c := range x.Columns {
		titles = append(titles, c.Title)
	}
	var items []string
	var add func(column, box int)
	add = func(column, box int) {
		b := x.Columns[column].Boxes[box]
		text := inline(b.Text)
		if b.Note != "" {
			text += " (" + inline(b.Note) + ")"
		}
		items = append(items, strings.Repeat("  ", column)+"- "+text)
		if column >= len(x.Links) || column+1 >= len(x.Columns) {
			return
		}
		for _, l := range x.Links[column] {
			if l.From == box && l.To < len(x.Columns[column+1].Boxes) {
				add(column+1, l.To)
			}
		}
	}
	for i := range x.Columns[0].Boxes {
		add(0, i)
	}
	return bold(strings.Join(titles, " → ")) + "\n\n" + join(items)
}

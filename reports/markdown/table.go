package markdown

import (
	"math"
	"strconv"
	"strings"

	"rahbord/reports"
)

func facts(list []reports.Fact) string {
	var out []string
	for _, f := range list {
		out = append(out, fact(f.Label, f.Value, ""))
	}
	return join(out)
}

// table is a table; a group of rows is a table of its own under the name of the group.
func (m *writer) table(t reports.Table) {
	m.block(bold(t.Caption))
	var head []string
	for _, c := range t.Columns {
		head = append(head, c.Title)
	}
	rows := [][]string{head}
	write := func() {
		if len(rows) > 1 {
			m.block(grid(rows))
		}
		rows = [][]string{head}
	}
	for _, r := range t.Rows {
		if r.Group != "" {
			write()
			m.block(bold(r.Group))
			continue
		}
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, m.cell(c))
		}
		rows = append(rows, cells)
	}
	write()
}

// cell is the text of a cell; a bar without a text is told in percent.
func (m *writer) cell(c reports.Cell) string {
	text := c.Text
	if text == "" && c.Bar != nil && c.Bar.Known {
		text = m.percent(c.Bar.Value)
	}
	if c.Spark != nil {
		text = strings.Join(filled(text, spark(c.Spark)), " ")
	}
	return strings.Join(filled(text, arrow(c.Move), note(c.Note)), " ")
}

func note(s string) string {
	if s == "" {
		return ""
	}
	return "(" + s + ")"
}

func arrow(m reports.Move) string {
	switch m {
	case reports.UpBetter, reports.UpWorse:
		return "↑"
	case reports.DownBetter, reports.DownWorse:
		return "↓"
	case reports.Same:
		return "="
	}
	return ""
}

// spark is a small line as blocks of eight heights.
func spark(s *reports.Spark) string {
	var b strings.Builder
	for _, p := range s.Values {
		if !p.Known {
			b.WriteRune('·')
			continue
		}
		b.WriteRune([]rune("▁▂▃▄▅▆▇█")[min(7, max(0, int(p.Value*8)))])
	}
	return b.String()
}

// percent is a share 0 to 1 as a whole number of hundred, in the digits of the document.
func (m *writer) percent(share float64) string { return m.number(share * 100) }

// number is a number without places, in the digits of the document.
func (m *writer) number(n float64) string {
	var b strings.Builder
	for _, r := range strconv.Itoa(int(math.Round(n))) {
		if r >= '0' && r <= '9' && m.doc.Digits[r-'0'] != "" {
			b.WriteString(m.doc.Digits[r-'0'])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

package reports

import (
	"fmt"
	"strings"
)

// dumpChart writes the blocks that renderers draw: the numbers behind the picture, a line
// for each row, point or box.
func dumpChart(line func(string, ...any), block Block) {
	switch x := block.(type) {
	case Radar:
		line("radar: %s", x.Alt)
		for _, s := range x.Series {
			line("  %s: %s", s.Name, dumpPoints(x.Axes, s.Values))
		}
	case HeatMap:
		line("heat map: %s (%s to %s)", x.Alt, x.Low, x.High)
		for _, r := range x.Rows {
			line("  %s: %s", r.Label, dumpHeat(x.Columns, r.Cells))
		}
	case Curve:
		line("curve: %s", x.Alt)
		for _, a := range []Axis{x.X, x.Y} {
			line("  axis %s:%s", a.Title, dumpTicksOf(a))
		}
		for _, p := range x.Points {
			line("  %.3f, %.3f%s", p.X, p.Y, marked(" "+p.Label, p.Label != "")+marked(" *", p.Strong))
		}
	case Gantt:
		dumpGantt(line, x)
	case Loads:
		line("loads: %s (%s, %s; %d weeks)", x.Alt, x.Load, x.Capacity, x.Weeks)
		dumpWeeks(line, x.Months, nil, x.Frozen)
		for _, r := range x.Rows {
			line("  %s: %s", strings.Join(filled(r.Label, r.Note), " | "), dumpLoad(r.Load))
			if r.Capacity != nil {
				line("    of %s", dumpLoad(r.Capacity))
			}
		}
	case Tree:
		dumpTree(line, x)
	}
}

func dumpHeat(columns []string, cells []HeatCell) string {
	var out []string
	for i, c := range cells {
		name := ""
		if i < len(columns) {
			name = columns[i] + " "
		}
		out = append(out, name+dumpPoint(Point{c.Value, c.Known})+marked(" ("+c.Text+")", c.Text != ""))
	}
	return strings.Join(out, ", ")
}

func dumpTicksOf(a Axis) string {
	out := ""
	for _, t := range a.Ticks {
		out += fmt.Sprintf(" %s=%.3f", t.Label, t.At)
	}
	return out
}

func dumpGantt(line func(string, ...any), x Gantt) {
	line("gantt: %s (%d weeks)", strings.Join(filled(x.Title, x.Alt), " | "), x.Weeks)
	dumpWeeks(line, x.Months, x.Phases, x.Frozen)
	for i, r := range x.Rows {
		line("  %d. %s: weeks %d to %d, group %d%s%s", i, strings.Join(filled(r.Label, r.Note), " | "), r.From, r.To, r.Group,
			marked(", quick", r.Quick), marked(fmt.Sprintf(", done %.2f", r.Done), r.Done > 0))
	}
	for _, l := range x.Links {
		line("  %d -> %d", l.From, l.To)
	}
	for _, m := range x.Marks {
		line("  mark in week %d: %s", m.Week, m.Label)
	}
	w := x.Legend
	line("  signs: %s", strings.Join(filled(w.Quick, w.Pause, w.Mark, w.Link, w.Done), ", "))
}

// dumpWeeks writes the calendar over a chart; weeks count from 0, the last is not included.
func dumpWeeks(line func(string, ...any), months, phases []Span, frozen []int) {
	for _, named := range []struct {
		name  string
		spans []Span
	}{{"months", months}, {"phases", phases}} {
		var out []string
		for _, s := range named.spans {
			out = append(out, fmt.Sprintf("%s %d-%d", s.Label, s.From, s.To))
		}
		if len(out) > 0 {
			line("  %s: %s", named.name, strings.Join(out, ", "))
		}
	}
	if len(frozen) > 0 {
		line("  frozen: %s", strings.Trim(fmt.Sprint(frozen), "[]"))
	}
}

// dumpLoad joins equal neighbours: "2x0.50 1.00".
func dumpLoad(values []float64) string {
	var out []string
	for i := 0; i < len(values); {
		j := i + 1
		for j < len(values) && values[j] == values[i] {
			j++
		}
		out = append(out, marked(fmt.Sprintf("%dx", j-i), j-i > 1)+fmt.Sprintf("%.2f", values[i]))
		i = j
	}
	return strings.Join(out, " ")
}

func dumpTree(line func(string, ...any), x Tree) {
	line("tree: %s", x.Alt)
	for c, column := range x.Columns {
		line("  column: %s", column.Title)
		for b, box := range column.Boxes {
			line("    %d. %s", b, strings.Join(filled(box.Text, box.Note, string(box.Tone)), " | "))
		}
		if c < len(x.Links) {
			for _, l := range x.Links[c] {
				line("    %d -> %d", l.From, l.To)
			}
		}
	}
}

// marked is the words when they apply.
func marked(words string, applies bool) string {
	if applies {
		return words
	}
	return ""
}

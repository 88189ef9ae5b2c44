package chart

import "rahbord/reports"

// Setting is what the charts of one document share.
type Setting struct {
	Look   Look
	RTL    bool
	Number func(int) string // writes a number in the digits of the language
}

// Radar is the chart of a block.
func (s Setting) Radar(v reports.Radar) Radar {
	return Radar{Axes: v.Axes, Rings: v.Rings, Series: v.Series, RTL: s.RTL, Look: s.Look}
}

// Curve is the chart of a block.
func (s Setting) Curve(v reports.Curve) Curve {
	return Curve{X: v.X, Y: v.Y, Points: v.Points, Steps: v.Steps, Number: s.Number, RTL: s.RTL, Look: s.Look}
}

// Gantt is the chart of a block.
func (s Setting) Gantt(v reports.Gantt) Gantt {
	time := Calendar{Weeks: v.Weeks, Months: v.Months, Phases: v.Phases, Frozen: v.Frozen, Marks: v.Marks, Number: s.Number}
	return Gantt{Calendar: time, Title: v.Title, Rows: v.Rows, Links: v.Links, Legend: v.Legend, RTL: s.RTL, Look: s.Look}
}

// Loads is the chart of a block.
func (s Setting) Loads(v reports.Loads) Loads {
	time := Calendar{Weeks: v.Weeks, Months: v.Months, Frozen: v.Frozen, Number: s.Number}
	return Loads{Calendar: time, Rows: v.Rows, Load: v.Load, Capacity: v.Capacity, Pause: v.Pause, RTL: s.RTL, Look: s.Look}
}

// Tree is the chart of a block.
func (s Setting) Tree(v reports.Tree) Tree {
	return Tree{Columns: v.Columns, Links: v.Links, RTL: s.RTL, Look: s.Look}
}

// RadarTable is a radar whose labels find no room, as a table: a bar for the first
// series, a tick for the last.
func RadarTable(v reports.Radar) reports.Table {
	t := reports.Table{Columns: []reports.Column{{Width: 1}, {Width: 1}}}
	if len(v.Series) == 0 {
		return t
	}
	now, target := v.Series[0], reports.Series{}
	t.Columns[1].Title = now.Name
	if last := len(v.Series) - 1; last > 0 {
		target = v.Series[last]
		t.Columns[1].Title += " · " + target.Name
	}
	for i, axis := range v.Axes {
		a, b := valueAt(now, i), valueAt(target, i)
		bar := &reports.Bar{Value: a.Value, Known: a.Known, Target: -1}
		if b.Known {
			bar.Target = b.Value
		}
		t.Rows = append(t.Rows, reports.Row{Cells: []reports.Cell{{Text: axis}, {Bar: bar}}})
	}
	return t
}

// TreeTable is a tree that finds no room as a table: its columns one beside the other,
// without the links.
func TreeTable(v reports.Tree) reports.Table {
	var t reports.Table
	rows := 0
	for _, column := range v.Columns {
		t.Columns = append(t.Columns, reports.Column{Title: column.Title, Width: 1})
		rows = max(rows, len(column.Boxes))
	}
	for i := range rows {
		var r reports.Row
		for _, column := range v.Columns {
			var cell reports.Cell
			if i < len(column.Boxes) {
				cell = reports.Cell{Text: column.Boxes[i].Text, Note: column.Boxes[i].Note}
			}
			r.Cells = append(r.Cells, cell)
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

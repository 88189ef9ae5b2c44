package pdf

import "rahbord/reports"

// planWords are the words of the plan's blocks in one language.
type planWords struct {
	PlanHead, HeatAlt, Low, High, Hidden string
	Roles                                []string
	GanttTitle, GanttAlt                 string
	Months, Phases, Initiatives, Owners  []string
	Marks, Signs                         []string
	LoadAlt, Load, Capacity, LoadNote    string
	CurveAlt, CurveX, CurveY             string
	XTicks, YTicks, CurveLabels          []string
	CascadeHead, Empty                   string
	Stages                               [][]any // title, facts, warnings
	CardID, CardLead                     string
	CardMarks                            []string
	CardFacts                            [][2]string
	CardParts                            [][]any // title, items
	TreeHead, TreeAlt, TreeNote          string
	TreeTitles, Values, Figures4         []string
	TrackHead                            string
	TrackColumns, TrackValues            []string
}

// planBlocks holds every block of the plan once.
func planBlocks(w words) []reports.Block {
	p := w.Plan
	return []reports.Block{
		reports.Heading{Level: 1, Text: p.PlanHead, NewPage: true},
		ganttOf(p),
		loadsOf(p),
		reports.Heading{Level: 2, Text: w.TableHead},
		heatOf(w),
		curveOf(p),
		reports.Heading{Level: 1, Text: p.CascadeHead, NewPage: true},
		cascadeOf(w),
		reports.PageBreak{},
		cardOf(p),
		reports.Heading{Level: 2, Text: p.TreeHead},
		treeOf(p),
		reports.Heading{Level: 2, Text: p.TrackHead},
		trackOf(p),
	}
}

func monthsOf(p planWords) []reports.Span {
	var out []reports.Span
	for i, from := range []int{0, 4, 8, 12, 17, 21} {
		out = append(out, reports.Span{From: from, To: []int{4, 8, 12, 17, 21, 26}[i], Label: p.Months[i]})
	}
	return out
}

func ganttOf(p planWords) reports.Gantt {
	v := reports.Gantt{Alt: p.GanttAlt, Title: p.GanttTitle, Weeks: 26, Months: monthsOf(p), Frozen: []int{11, 12},
		Phases: []reports.Span{{From: 0, To: 8, Label: p.Phases[0]}, {From: 8, To: 17, Label: p.Phases[1]}, {From: 17, To: 26, Label: p.Phases[2]}},
		Links:  []reports.Link{{From: 0, To: 3}, {From: 0, To: 5}, {From: 1, To: 4}, {From: 5, To: 6}, {From: 5, To: 7}},
		Legend: reports.GanttWords{Quick: p.Signs[0], Pause: p.Signs[1], Mark: p.Signs[2], Link: p.Signs[3], Done: p.Signs[4]}}
	spans := [][2]int{{0, 7}, {0, 4}, {2, 5}, {7, 10}, {5, 9}, {8, 14}, {14, 24}, {16, 26}}
	for i, name := range p.Initiatives {
		r := reports.GanttRow{Label: name, Note: p.Owners[i], From: spans[i][0], To: spans[i][1], Quick: i == 1 || i == 2}
		for _, start := range []int{8, 17} {
			if r.From >= start {
				r.Group++
			}
		}
		if i < 2 {
			r.Done = []float64{0.6, 1}[i]
		}
		v.Rows = append(v.Rows, r)
	}
	for i, week := range []int{0, 8, 9, 17, 26} {
		v.Marks = append(v.Marks, reports.WeekMark{Week: week, Label: p.Marks[i]})
	}
	return v
}

func loadsOf(p planWords) reports.Loads {
	v := reports.Loads{Alt: p.LoadAlt, Weeks: 26, Months: monthsOf(p), Frozen: []int{11, 12}, Load: p.Load, Capacity: p.Capacity}
	for i, role := range []string{p.Roles[3], p.Roles[2], p.Roles[0]} {
		r := reports.LoadRow{Label: role, Note: p.LoadNote}
		for week := range 26 {
			load, limit := float64((week*7+i*5)%9)/4, 1.5
			if week == 11 || week == 12 {
				load, limit = 0, 0
			}
			if week > 17 {
				limit = 2.25
			}
			r.Load, r.Capacity = append(r.Load, load), append(r.Capacity, limit)
		}
		if i == 2 {
			r.Capacity = nil
		}
		v.Rows = append(v.Rows, r)
	}
	return v
}

func heatOf(w words) reports.HeatMap {
	v := reports.HeatMap{Alt: w.Plan.HeatAlt, Columns: w.Plan.Roles, Low: w.Plan.Low, High: w.Plan.High}
	for i, a := range w.Areas[:6] {
		r := reports.HeatRow{Label: a[0]}
		for k := range w.Plan.Roles {
			c := reports.HeatCell{Value: float64((i*31+k*23)%100) / 100, Known: i != 2 || k != 3, Text: a[2]}
			if !c.Known {
				c.Text = w.Plan.Hidden
			}
			r.Cells = append(r.Cells, c)
		}
		v.Rows = append(v.Rows, r)
	}
	return v
}

func curveOf(p planWords) reports.Curve {
	v := reports.Curve{Alt: p.CurveAlt, X: reports.Axis{Title: p.CurveX}, Y: reports.Axis{Title: p.CurveY}, Steps: true}
	for i, label := range p.XTicks {
		v.X.Ticks = append(v.X.Ticks, reports.AxisTick{At: float64(i) / 4, Label: label})
	}
	for i, label := range p.YTicks {
		v.Y.Ticks = append(v.Y.Ticks, reports.AxisTick{At: float64(i) / 3, Label: label})
	}
	for i, at := range [][2]float64{{0, .05}, {.16, .35}, {.4, .55}, {.55, .8}, {.72, .84}, {.95, .9}} {
		v.Points = append(v.Points, reports.CurvePoint{X: at[0], Y: at[1], Label: p.CurveLabels[i], Strong: i == 3})
	}
	return v
}

func textsOf(v any) []string {
	var out []string
	for _, s := range v.([]any) {
		out = append(out, s.(string))
	}
	return out
}

func cascadeOf(w words) reports.Cascade {
	var v reports.Cascade
	for i, s := range w.Plan.Stages {
		step := reports.CascadeStep{Number: w.Digits[i+1], Title: s[0].(string), Warnings: textsOf(s[2]), Empty: w.Plan.Empty}
		for _, f := range s[1].([]any) {
			fact := textsOf(f)
			step.Facts = append(step.Facts, reports.Fact{Label: fact[0], Value: fact[1]})
		}
		v.Steps = append(v.Steps, step)
	}
	return v
}

func cardOf(p planWords) reports.Card {
	v := reports.Card{ID: p.CardID, Title: p.Initiatives[1], Lead: p.CardLead, Marks: p.CardMarks, Anchor: "card-1"}
	for _, f := range p.CardFacts {
		v.Facts = append(v.Facts, reports.Fact{Label: f[0], Value: f[1]})
	}
	for i, part := range p.CardParts {
		v.Parts = append(v.Parts, reports.CardPart{Title: part[0].(string), Items: textsOf(part[1]), Ordered: i == 2})
	}
	return v
}

func treeOf(p planWords) reports.Tree {
	v := reports.Tree{Alt: p.TreeAlt, Links: [][]reports.Link{{{From: 0, To: 0}, {From: 0, To: 1}, {From: 0, To: 2}, {From: 1, To: 3}},
		{{From: 0, To: 1}, {From: 1, To: 2}, {From: 1, To: 4}, {From: 2, To: 1}, {From: 2, To: 5}, {From: 3, To: 0}, {From: 3, To: 3}}}}
	for c, names := range [][]string{p.Values, p.Figures4, p.Initiatives[:6]} {
		column := reports.TreeColumn{Title: p.TreeTitles[c]}
		for i, name := range names {
			box := reports.TreeBox{Text: name}
			if c == 1 {
				box.Note, box.Tone = p.TreeNote, []reports.Tone{reports.Good, reports.Fair, reports.Poor, reports.Unknown}[i]
			}
			column.Boxes = append(column.Boxes, box)
		}
		v.Columns = append(v.Columns, column)
	}
	return v
}

func trackOf(p planWords) reports.Table {
	t := reports.Table{}
	for i, title := range p.TrackColumns {
		t.Columns = append(t.Columns, reports.Column{Title: title, Width: float64(3 - i)})
	}
	moves := []reports.Move{reports.UpBetter, reports.DownBetter, reports.DownWorse, reports.Same}
	for i, name := range p.Figures4 {
		spark := &reports.Spark{Target: 0.8, Values: []reports.Point{{Value: .2, Known: true}, {Value: .35, Known: true}, {Known: i != 2, Value: .3}, {Value: .5, Known: true}, {Value: .62, Known: true}}}
		if i == 3 {
			spark.Target = -1
		}
		t.Rows = append(t.Rows, reports.Row{Cells: []reports.Cell{{Text: name}, {Text: p.TrackValues[i], Spark: spark}, {Text: p.TrackValues[i], Move: moves[i]}}})
	}
	return t
}

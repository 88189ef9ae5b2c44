package pdf

import (
	"fmt"
	"strings"
	"testing"

	"rahbord/reports"
)

// saidOfPlan calls back with every text of a block of the plan that must stand on
// the pages. Months and ticks are left out where there is no room for all.
func saidOfPlan(block reports.Block, f func(string)) {
	switch v := block.(type) {
	case reports.HeatMap:
		if len(v.Rows) == 0 || len(v.Columns) == 0 {
			return // nothing to show
		}
		f(v.Low + v.High)
		for _, r := range v.Rows {
			f(r.Label)
			for _, c := range r.Cells {
				f(c.Text)
			}
		}
		for _, c := range v.Columns {
			f(c)
		}
	case reports.Curve:
		if len(v.Points) == 0 {
			return
		}
		f(v.X.Title + v.Y.Title)
		for _, p := range v.Points {
			f(p.Label)
		}
	case reports.Gantt:
		if len(v.Rows)+len(v.Marks) == 0 {
			return
		}
		f(v.Title)
		for _, p := range v.Phases {
			f(p.Label)
		}
		for _, m := range v.Marks {
			f(m.Label)
		}
		for _, r := range v.Rows {
			f(r.Label + r.Note)
		}
	case reports.Loads:
		for _, r := range v.Rows {
			f(r.Label + r.Note)
		}
	case reports.Card:
		f(v.ID + v.Title + v.Lead)
		for _, m := range v.Marks {
			f(m)
		}
		for _, x := range v.Facts {
			f(x.Label + x.Value)
		}
		for _, p := range v.Parts {
			f(p.Title)
			for _, item := range p.Items {
				f(item)
			}
		}
	case reports.Tree:
		boxes := 0
		for _, c := range v.Columns {
			boxes += len(c.Boxes)
		}
		if boxes == 0 {
			return
		}
		for _, c := range v.Columns {
			f(c.Title)
			for _, b := range c.Boxes {
				f(b.Text + b.Note)
			}
		}
	}
}

// plan is a random block of the plan: some empty, some with weeks and boxes that do
// not exist.
func (d draft) plan() reports.Block {
	switch d.n("plan", 0, 6) {
	case 0:
		v := reports.HeatMap{Low: d.short(), High: d.short(), Columns: d.texts(d.n("columns", 0, 16))}
		for range d.n("rows", 0, 15) {
			r := reports.HeatRow{Label: d.label()}
			for range len(v.Columns) {
				r.Cells = append(r.Cells, reports.HeatCell{Value: .4, Known: d.n("known", 0, 2) > 0, Text: d.text(2)})
			}
			v.Rows = append(v.Rows, r)
		}
		return v
	case 1:
		v := reports.Curve{X: d.axis(), Y: d.axis(), Steps: d.n("steps", 0, 1) == 0}
		for range d.n("points", 0, 12) {
			v.Points = append(v.Points, reports.CurvePoint{X: float64(d.n("x", -1, 11)) / 10, Y: float64(d.n("y", -1, 11)) / 10,
				Label: d.label(), Strong: d.n("strong", 0, 4) == 0})
		}
		return v
	case 2:
		return d.gantt()
	case 3:
		v := reports.Loads{Weeks: d.n("weeks", -1, 104), Months: d.spans("months", 24), Load: d.short(), Capacity: d.short(), Frozen: []int{-1, 3, 4, 500}}
		for range d.n("rows", 0, 9) {
			v.Rows = append(v.Rows, reports.LoadRow{Label: d.label(), Note: d.short(), Load: []float64{0, 1, 3, -2}, Capacity: [][]float64{nil, {1, 2}}[d.n("limit", 0, 1)]})
		}
		return v
	case 4:
		var v reports.Cascade
		for range d.n("stages", 0, 7) {
			v.Steps = append(v.Steps, reports.CascadeStep{Number: d.text(1), Title: d.label(), Facts: d.facts(d.n("facts", 0, 5)), Warnings: d.texts(d.n("warnings", 0, 3)), Empty: d.short()})
		}
		return v
	case 5:
		v := reports.Card{ID: d.text(1), Title: d.label(), Lead: d.some(), Facts: d.facts(d.n("facts", 0, 9)), Anchor: "a"}
		for range d.n("marks", 0, 4) {
			v.Marks = append(v.Marks, d.short())
		}
		for range d.n("parts", 0, 6) {
			v.Parts = append(v.Parts, reports.CardPart{Title: d.short(), Ordered: d.n("ordered", 0, 1) == 1, Items: d.texts(d.n("items", 0, 7))})
		}
		return v
	}
	return d.tree()
}

// label is mostly a few words.
func (d draft) label() string {
	if d.n("long label", 0, 30) == 0 {
		return d.some()
	}
	return d.text(9)
}

func (d draft) points() []reports.Point {
	out := make([]reports.Point, d.n("points", 0, 9))
	for i := range out {
		out[i] = reports.Point{Value: float64(i) / 9, Known: d.n("known", 0, 3) > 0}
	}
	return out
}

func (d draft) axis() reports.Axis {
	v := reports.Axis{Title: d.label()}
	for i := range d.n("ticks", 0, 8) {
		v.Ticks = append(v.Ticks, reports.AxisTick{At: float64(i) / 7, Label: d.short()})
	}
	return v
}

func (d draft) spans(name string, most int) []reports.Span {
	var out []reports.Span
	at := 0
	for range d.n(name, 0, most) {
		to := at + d.n("long", 1, 6)
		out = append(out, reports.Span{From: at, To: to, Label: d.short()})
		at = to
	}
	return out
}

func (d draft) gantt() reports.Gantt {
	v := reports.Gantt{Title: d.short(), Weeks: d.n("weeks", -1, 104), Months: d.spans("months", 24), Phases: d.spans("phases", 5), Frozen: []int{-1, 3, 4, 500},
		Legend: reports.GanttWords{Quick: d.short(), Pause: d.short(), Mark: d.short(), Link: d.short(), Done: d.short()}}
	for range d.n("rows", 0, 30) {
		from := d.n("from", 0, 100)
		v.Rows = append(v.Rows, reports.GanttRow{Label: d.label(), Note: d.short(), From: from, To: from + d.n("long", 0, 20), Quick: d.n("quick", 0, 3) == 0, Done: .4})
	}
	for range d.n("links", 0, 20) {
		v.Links = append(v.Links, reports.Link{From: d.n("a", -1, 30), To: d.n("b", -1, 30)})
	}
	for range d.n("marks", 0, 9) {
		v.Marks = append(v.Marks, reports.WeekMark{Week: d.n("week", -1, 104), Label: d.short()})
	}
	return v
}

func (d draft) tree() reports.Tree {
	var v reports.Tree
	for range d.n("columns", 0, 4) {
		c := reports.TreeColumn{Title: d.short()}
		for range d.n("boxes", 0, 14) {
			c.Boxes = append(c.Boxes, reports.TreeBox{Text: d.label(), Note: d.short(), Tone: d.tone()})
		}
		v.Columns = append(v.Columns, c)
		var links []reports.Link
		for range d.n("links", 0, 20) {
			links = append(links, reports.Link{From: d.n("a", -1, 14), To: d.n("b", -1, 14)})
		}
		v.Links = append(v.Links, links)
	}
	return v
}

// large is a plan of 41 initiatives over two years with 12 figures.
func large(t testing.TB, lang string) *reports.Document {
	w := wordsOf(t, lang)
	p := w.Plan
	name := func(i int) string {
		if i%5 == 0 {
			return p.Initiatives[i%8] + " – " + p.Initiatives[(i+3)%8]
		}
		return p.Initiatives[i%8]
	}
	g := ganttOf(p)
	g.Weeks, g.Rows, g.Links, g.Months, g.Frozen = 104, nil, nil, nil, []int{11, 12, 51, 52, 63, 64, 103}
	for i := range 24 {
		g.Months = append(g.Months, reports.Span{From: i * 104 / 24, To: (i + 1) * 104 / 24, Label: p.Months[i%6]})
	}
	g.Phases = []reports.Span{{From: 0, To: 30, Label: p.Phases[0]}, {From: 30, To: 70, Label: p.Phases[1]}, {From: 70, To: 104, Label: p.Phases[2]}}
	g.Marks = nil
	for i := range 10 {
		g.Marks = append(g.Marks, reports.WeekMark{Week: i * 104 / 9, Label: p.Marks[i%5]})
	}
	for i := range 41 {
		from := i * 2
		g.Rows = append(g.Rows, reports.GanttRow{Label: name(i), Note: p.Owners[i%8], From: from, To: from + 3 + i*7%16, Quick: i%6 == 1, Group: from / 31})
		if i > 6 && i%3 == 0 {
			g.Links = append(g.Links, reports.Link{From: i - 7, To: i})
		}
	}
	l := loadsOf(p)
	l.Weeks, l.Months = 104, g.Months
	for len(l.Rows) < 9 {
		l.Rows = append(l.Rows, l.Rows[0])
	}
	tree := reports.Tree{Alt: p.TreeAlt, Links: make([][]reports.Link, 2), Columns: []reports.TreeColumn{{Title: p.TreeTitles[0]}, {Title: p.TreeTitles[1]}, {Title: p.TreeTitles[2]}}}
	for i := range 3 {
		tree.Columns[0].Boxes = append(tree.Columns[0].Boxes, reports.TreeBox{Text: p.Values[i%2]})
	}
	for i := range 12 {
		tree.Columns[1].Boxes = append(tree.Columns[1].Boxes, reports.TreeBox{Text: p.Figures4[i%4], Note: p.TreeNote, Tone: reports.Good})
		tree.Links[0] = append(tree.Links[0], reports.Link{From: i % 3, To: i})
	}
	for i := range 41 {
		tree.Columns[2].Boxes = append(tree.Columns[2].Boxes, reports.TreeBox{Text: name(i)})
		tree.Links[1] = append(tree.Links[1], reports.Link{From: i % 12, To: i}, reports.Link{From: i * 5 % 12, To: i})
	}
	heat := heatOf(w)
	for len(heat.Columns) < 12 {
		heat.Columns = append(heat.Columns, p.Roles[len(heat.Columns)%4])
		for i := range heat.Rows {
			heat.Rows[i].Cells = append(heat.Rows[i].Cells, heat.Rows[i].Cells[0])
		}
	}
	cascade := cascadeOf(w)
	for i := range cascade.Steps {
		for k := range cascade.Steps[i].Facts {
			cascade.Steps[i].Facts[k].Value = strings.TrimSpace(strings.Repeat(cascade.Steps[i].Facts[k].Value+" ", 1+2000/(1+len([]rune(cascade.Steps[i].Facts[k].Value)))))
		}
	}
	card := cardOf(p)
	d := blank(lang, reports.Heading{Level: 1, Text: p.PlanHead}, g, reports.Heading{Level: 2, Text: p.Load}, l, reports.Heading{Level: 2, Text: p.Low}, heat,
		reports.Heading{Level: 1, Text: p.CascadeHead, NewPage: true}, cascade, reports.Heading{Level: 1, Text: p.TreeHead, NewPage: true}, tree,
		reports.Heading{Level: 1, Text: p.TrackHead, NewPage: true})
	for i := range 12 {
		next := card
		next.ID = fmt.Sprint("X-", i)
		next.Parts = append([]reports.CardPart{}, card.Parts...)
		if i%4 == 3 {
			next.Parts = append(next.Parts, reports.CardPart{Title: p.TreeNote, Items: []string{cascade.Steps[0].Facts[0].Value}})
		}
		if i == 5 {
			next.Parts = append(next.Parts, reports.CardPart{Title: p.TreeNote, Items: []string{cascade.Steps[0].Facts[0].Value, cascade.Steps[0].Facts[0].Value, cascade.Steps[0].Facts[0].Value}})
		}
		d.Blocks = append(d.Blocks, next)
	}
	d.Digits = w.Digits
	return d
}

func TestPlanOfFortyOneInitiativesKeepsItsMarginsAndLosesNothing(t *testing.T) {
	for _, lang := range languages {
		d := large(t, lang)
		r, _ := record(t, d)
		checkPages(t, r, d)
	}
}

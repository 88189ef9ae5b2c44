package reports

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// scorecard shows the KPIs that prove it: a table to follow them by, how each is measured,
// and how they hang together.
func (b *builder) scorecard() {
	also := b.alsoMeasured()
	if !b.planned() || len(b.plan.Measures) == 0 {
		if len(also.Rows) > 0 {
			b.chapter("scorecard")
			b.add(Heading{Level: 2, Text: b.t("scorecard.measured")}, also)
		}
		return
	}
	b.chapter("scorecard")
	b.para(Body, b.t("scorecard.intro"))
	b.add(b.scoreTable())
	b.para(Small, b.scoreNotes())
	if len(also.Rows) > 0 {
		b.add(Heading{Level: 2, Text: b.t("scorecard.also")}, also)
	}
	b.add(Heading{Level: 2, Text: b.t("scorecard.cards")}, b.measuring())
	b.add(Heading{Level: 2, Text: b.t("scorecard.tree")})
	b.para(Body, b.t("scorecard.tree-intro"))
	b.add(b.kpiTree())
}

// mostQuarters is how many quarters a table on an upright page can carry.
const mostQuarters = 4

// shownQuarters is the places of the quarters of the table: all, or evenly chosen ones up
// to the last.
func (b *builder) shownQuarters() []int {
	all := len(b.plan.Phases)
	var out []int
	for n := range min(all, mostQuarters) {
		out = append(out, (n+1)*all/min(all, mostQuarters)-1)
	}
	return out
}

func (b *builder) scoreTable() Table {
	quarters := b.shownQuarters()
	t := Table{Columns: []Column{{Title: b.t("scorecard.kpi"), Width: 30}, {Title: b.t("scorecard.today"), Width: 11, Align: End}}}
	for _, q := range quarters {
		t.Columns = append(t.Columns, Column{Title: b.quarterTitle(q), Width: 11, Align: End})
	}
	t.Columns = append(t.Columns, Column{Title: b.t("scorecard.target"), Width: 12, Align: End},
		Column{Title: b.t("scorecard.cadence"), Width: 13}, Column{Title: b.t("scorecard.owner"), Width: 16})
	for _, leading := range []bool{false, true} {
		first := true
		for i := range b.plan.Measures {
			m := &b.plan.Measures[i]
			if m.Leading != leading {
				continue
			}
			if first {
				t.Rows = append(t.Rows, Row{Group: b.t("scorecard." + kindOf(m))})
			}
			first = false
			t.Rows = append(t.Rows, b.scoreRow(m, quarters))
		}
	}
	return t
}

func (b *builder) quarterTitle(q int) string {
	for _, m := range b.plan.Measures {
		if q < len(m.Quarters) {
			return m.Quarters[q].Label
		}
	}
	return b.Words.Int(q + 1)
}

func kindOf(m *Measure) string {
	if m.Leading {
		return "leading"
	}
	return "lagging"
}

func (b *builder) scoreRow(m *Measure, quarters []int) Row {
	cells := []Cell{{Text: m.Name, Note: b.join(filled(b.unitOf(m), m.Direction)), Strong: true}, {Text: b.figureOr(m, m.Baseline, "scorecard.measure")}}
	for _, q := range quarters {
		c := Cell{Text: b.t("report.none")}
		if q < len(m.Quarters) {
			c.Text = b.figureOr(m, m.Quarters[q].Target, "report.none")
		}
		cells = append(cells, c)
	}
	target := Cell{Text: b.figureOr(m, m.Target, "report.none"), Strong: true}
	if m.Proposed {
		target.Text += b.t("scorecard.star")
	}
	return Row{Cells: append(cells, target, Cell{Text: m.Cadence}, Cell{Text: m.Owner})}
}

// unitOf is the unit of a KPI where its figures do not carry it.
func (b *builder) unitOf(m *Measure) string {
	if k := b.Pack.KPI(m.ID); k != nil && k.Unit == "percent" {
		return ""
	}
	return m.Unit
}

func (b *builder) figureOr(m *Measure, r *exact.Rat, none string) string {
	if r == nil {
		return b.t(none)
	}
	return b.Words.Short(*r, 1) + b.sign(m)
}

// figure is a value of a KPI with its unit, where the unit is short.
func (b *builder) figure(m *Measure, r *exact.Rat) string {
	value := b.Words.Short(*r, 1) + b.sign(m)
	k := b.Pack.KPI(m.ID)
	switch {
	case k == nil:
		return value
	case k.Unit == "days" || k.Unit == "hours":
		return b.t("scorecard.with-unit", "value", value, "unit", m.Unit)
	case k.Unit == "money":
		return b.Words.Money(*r, b.currencyCode())
	}
	return value
}

// sign is the percent sign after the figures of a percentage.
func (b *builder) sign(m *Measure) string {
	if k := b.Pack.KPI(m.ID); k != nil && k.Unit == "percent" {
		return m.Unit
	}
	return ""
}

// scoreNotes says when the quarters end, and what the star means.
func (b *builder) scoreNotes() string {
	var notes, ends []string
	m := b.plan.Measures[0]
	for _, q := range b.shownQuarters() {
		if q < len(m.Quarters) && !m.Quarters[q].Day.IsZero() {
			ends = append(ends, b.t("scorecard.quarter-end", "quarter", m.Quarters[q].Label, "day", b.Words.Date(m.Quarters[q].Day)))
		}
	}
	if len(ends) > 0 {
		notes = append(notes, b.t("scorecard.quarters", "ends", strings.Join(ends, b.t("format.list-semicolon"))))
	}
	notes = append(notes, b.t("scorecard.line"))
	if slices.ContainsFunc(b.plan.Measures, func(m Measure) bool { return m.Proposed }) {
		r := b.Pack.KPIRules
		notes = append(notes, b.t("scorecard.star-note", "low", b.Words.Short(r.Primary.Low, 1), "high", b.Words.Short(r.Primary.High, 1),
			"low2", b.Words.Short(r.Secondary.Low, 1), "high2", b.Words.Short(r.Secondary.High, 1)))
	}
	return strings.Join(notes, " ")
}

// measuring is the table of how each KPI is measured and what moves it.
func (b *builder) measuring() Table {
	t := Table{Dense: true, Columns: []Column{
		{Title: b.t("scorecard.kpi"), Width: 20},
		{Title: b.t("scorecard.formula"), Width: 34},
		{Title: b.t("scorecard.source"), Width: 14},
		{Title: b.t("scorecard.moved"), Width: 32},
	}}
	for i := range b.plan.Measures {
		m := &b.plan.Measures[i]
		words := b.names.KPI(m.ID)
		moved := Cell{Text: b.movers(m)}
		if from := b.visibleFrom(m); from != "" {
			key := "scorecard.visible"
			if !m.Due.IsZero() && m.Due.Before(b.plan.Start.AddDate(0, 0, 7*m.Visible)) {
				key = "scorecard.visible-late"
			}
			moved.Note = b.t(key, "day", from)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: m.Name, Note: b.join(filled(m.ID, b.t("scorecard.mark-"+kindOf(m)))), Strong: true},
			{Text: m.Formula, Note: strings.Join(filled(words.Variables, words.Note), "\n")},
			{Text: m.Source}, moved,
		}})
	}
	return t
}

// alsoMeasured is the table of the KPIs that the client measured and no initiative of the
// plan moves: the last value of each.
func (b *builder) alsoMeasured() Table {
	t := Table{Dense: true, Columns: []Column{
		{Title: b.t("scorecard.kpi"), Width: 28},
		{Title: b.t("scorecard.last"), Width: 12, Align: End},
		{Title: b.t("scorecard.unit"), Width: 13},
		{Title: b.t("scorecard.day"), Width: 17},
		{Title: b.t("scorecard.from"), Width: 30},
	}}
	for _, k := range b.Pack.KPIs {
		v := lastMeasured(b.Engagement, k.ID)
		if v == nil || b.plan != nil && slices.ContainsFunc(b.plan.Measures, func(m Measure) bool { return m.ID == k.ID }) {
			continue
		}
		words, day := b.names.KPI(k.ID), b.t("report.none")
		if on := cmp.Or(v.To, v.From); on != nil {
			day = b.Words.Date(on.Time)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: words.Name, Strong: true}, {Text: b.Words.Isolate(b.Words.Short(v.Value, 2))},
			{Text: b.unitName(k.ID)}, {Text: day}, {Text: cmp.Or(v.Source, b.t("report.none")), Note: v.Note}}})
	}
	return t
}

// unitName is the unit of a KPI in words: of money the client's currency.
func (b *builder) unitName(kpi string) string {
	if code := b.currencyCode(); b.Pack.KPI(kpi).Unit == "money" && code != "" {
		return b.Words.Currency(code)
	}
	return b.names.KPI(kpi).Unit
}

// lastMeasured is the value of a KPI with the latest period; of those without one the last
// in the file. Nil when it was not measured.
func lastMeasured(e *engagement.Engagement, kpi string) *engagement.KPIValue {
	day := func(v *engagement.KPIValue) time.Time {
		if on := cmp.Or(v.To, v.From); on != nil {
			return on.Time
		}
		return time.Time{}
	}
	var last *engagement.KPIValue
	for i := range e.KPIs {
		if v := &e.KPIs[i]; v.KPI == kpi && (last == nil || !day(v).Before(day(last))) {
			last = v
		}
	}
	return last
}

// visibleFrom is when an effect can be seen at the earliest.
func (b *builder) visibleFrom(m *Measure) string {
	if len(m.MovedBy) == 0 {
		return ""
	}
	if b.plan.Start.IsZero() {
		return b.t("roadmap.week", "n", b.Words.Int(m.Visible+1))
	}
	return b.Words.Date(b.plan.Start.AddDate(0, 0, 7*m.Visible))
}

// movers names the initiatives of the plan that move a KPI.
func (b *builder) movers(m *Measure) string {
	if len(m.MovedBy) == 0 {
		return b.t("scorecard.moved-none")
	}
	return b.planWords().Initiatives(m.MovedBy)
}

// kpiTree leads from the value over the KPIs to the initiatives. The client's own value
// KPIs hang on the value; without any, those that show results do.
func (b *builder) kpiTree() Tree {
	chosen := b.valueKPIs()
	t := Tree{Alt: b.t("scorecard.tree-alt", "n", b.Words.Int(len(b.plan.Measures)), "tasks", b.Words.Int(len(b.plan.Tasks))), Columns: []TreeColumn{
		{Title: b.t("scorecard.tree-value"), Boxes: []TreeBox{b.valueBox()}},
		{Title: b.t("scorecard.tree-kpis")},
		{Title: b.t("scorecard.tree-tasks")},
	}, Links: make([][]Link, 2)}
	order := make([]int, len(b.plan.Measures))
	for i := range order {
		order[i] = i
	}
	proves := func(m *Measure) bool {
		if len(chosen) == 0 {
			return !m.Leading
		}
		return slices.Contains(chosen, m.ID)
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Compare(after(proves(&b.plan.Measures[x])), after(proves(&b.plan.Measures[y])))
	})
	for box, i := range order {
		m := &b.plan.Measures[i]
		value := 0
		if !proves(m) {
			value = 1
			if len(t.Columns[0].Boxes) == 1 {
				t.Columns[0].Boxes = append(t.Columns[0].Boxes, TreeBox{Text: b.t("scorecard.tree-way"), Note: b.t("scorecard.tree-way-note")})
			}
		}
		t.Columns[1].Boxes = append(t.Columns[1].Boxes, TreeBox{Text: m.Name, Note: b.arrow(m)})
		t.Links[0] = append(t.Links[0], Link{value, box})
		for n, task := range b.plan.Tasks {
			if slices.Contains(m.MovedBy, task.ID) {
				t.Links[1] = append(t.Links[1], Link{box, n})
			}
		}
	}
	for _, task := range b.plan.Tasks {
		t.Columns[2].Boxes = append(t.Columns[2].Boxes, TreeBox{Text: task.Name, Note: b.ownerOf(&task)})
	}
	return t
}

// after sorts what is first before the rest.
func after(first bool) int {
	if first {
		return 0
	}
	return 1
}

// arrow is today's value and the target of a KPI, short.
func (b *builder) arrow(m *Measure) string {
	switch {
	case m.Baseline == nil:
		return b.t("scorecard.course-measure")
	case m.Target == nil:
		return b.figure(m, m.Baseline)
	}
	return b.t("scorecard.course", "today", b.figure(m, m.Baseline), "target", b.figure(m, m.Target))
}

// valueKPIs lists the KPIs by which the client measures the expected value.
func (b *builder) valueKPIs() []string {
	var out []string
	for _, q := range b.Pack.QuestionWith("value_kpis") {
		for _, row := range b.Engagement.Given(q.ID).List() {
			out = append(out, row.Field("kpi").Text())
		}
	}
	return out
}

// valueBox is the value the client expects: the chosen value areas.
func (b *builder) valueBox() TreeBox {
	var areas []string
	for _, q := range b.Pack.QuestionWith("value_fit") {
		for i := range q.Fields {
			f := &q.Fields[i]
			if id := b.Engagement.Given(q.ID).Field(f.ID).Text(); id != "" && f.Kind == questionnaire.Single {
				areas = append(areas, b.names.Option(f, b.names.Question(q.ID).Fields[f.ID].Options, id))
			}
		}
	}
	if len(areas) == 0 {
		return TreeBox{Text: b.t("scorecard.tree-value-open"), Tone: Unknown}
	}
	return TreeBox{Text: b.join(areas), Tone: Accent}
}

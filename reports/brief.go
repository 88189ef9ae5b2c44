package reports

import "strings"

// masthead opens a short version: instead of a cover, a few lines over the first section.
func (b *builder) masthead() {
	b.add(Heading{Level: 1, Text: b.client(), NewPage: true, Logo: true})
	sender := b.sender()
	b.para(Small, b.dotted(b.kicker(), b.Words.Date(b.Issued), sender.Name, sender.Organisation, sender.Contact))
	if b.Engagement.Sample {
		b.para(Small, b.t("report.sample"))
	}
}

// dotted joins what is known on one line, each part kept apart from the direction of the
// others.
func (b *builder) dotted(parts ...string) string {
	var out []string
	for _, p := range filled(parts...) {
		out = append(out, b.Words.Isolate(p))
	}
	return strings.Join(out, " · ")
}

// planOnAPage is the basket and its weeks on one page.
func (b *builder) planOnAPage() {
	b.add(Heading{Level: 1, Text: b.t("short.plan"), NewPage: true})
	if b.plan == nil {
		b.add(b.noPlan())
		return
	}
	t := Table{Dense: true, Columns: []Column{
		{Title: b.Words.Count("summary.basket", len(b.plan.Tasks)), Width: 44},
		{Title: b.t("summary.in-weeks"), Width: 10},
		{Title: b.t("short.once"), Width: 12, Align: End},
		{Title: b.t("short.effort"), Width: 12, Align: End},
		{Title: b.t("summary.led-by"), Width: 22},
	}}
	for _, task := range b.plan.Tasks {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: task.Name, Note: task.Scope, Strong: true}, {Text: b.weeksOf(task)},
			{Text: b.Words.Short(task.OneOff, 0)}, {Text: b.Words.Short(weeksIn(task), 2)}, {Text: task.Owner}}})
	}
	c := b.costs()
	t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.t("plan.total"), Strong: true}, {Text: b.Words.Int(b.lastWeek()), Strong: true},
		{Text: b.Words.Short(c.once, 0), Strong: true}, {Text: b.Words.Short(c.weeks, 2), Strong: true}, {}}})
	b.add(t)
	money := b.t("short.money", "currency", b.currency(), "yearly", b.money(c.yearly))
	if !b.priced() {
		money = b.t("summary.unpriced-note", "ids", b.idsOf("cost_point_value"))
	}
	b.para(Small, money+" "+b.planWords().Proof(b.Study.Plan.Proof))
	b.add(b.gantt())
}

// mostMeasures is how many KPIs the page of decisions shows.
const mostMeasures = 8

// decisionPage is what proves the plan, what the board decides, and where it signs.
func (b *builder) decisionPage() {
	b.add(Heading{Level: 1, Text: b.t("short.decisions"), NewPage: true})
	if b.plan == nil {
		b.add(b.noPlan())
		return
	}
	t := Table{Columns: []Column{
		{Title: b.t("plan.kpi"), Width: 38},
		{Title: b.t("plan.baseline"), Width: 12, Align: End},
		{Title: b.t("plan.target"), Width: 10, Align: End},
		{Title: b.t("short.due"), Width: 18},
		{Title: b.t("plan.owner"), Width: 22},
	}}
	for _, m := range b.plan.Measures[:min(len(b.plan.Measures), mostMeasures)] {
		t.Rows = append(t.Rows, Row{Cells: b.measureCells(m)})
	}
	if len(t.Rows) > 0 {
		b.add(Heading{Level: 2, Text: b.t("summary.proof")}, t)
	}
	b.add(Heading{Level: 2, Text: b.t("summary.decisions")}, Bullets{Ordered: true, Items: b.decisions()})
	b.add(TickBoxes{Title: b.t("short.sign"), Parts: []TickPart{{Label: b.t("short.name"), Lines: 1}, {Label: b.t("short.date"), Lines: 1}}})
}

func (b *builder) measureCells(m Measure) []Cell {
	today, target, due := b.t("plan.baseline-ask"), b.t("report.none"), b.t("report.none")
	if m.Baseline != nil {
		today = b.Words.Short(*m.Baseline, 1)
	}
	if m.Target != nil {
		target = b.Words.Short(*m.Target, 1)
	}
	switch {
	case !m.Due.IsZero():
		due = b.Words.Date(m.Due)
	case len(m.Quarters) > 0 && !m.Quarters[len(m.Quarters)-1].Day.IsZero():
		due = b.Words.Date(m.Quarters[len(m.Quarters)-1].Day)
	}
	return []Cell{{Text: m.Name, Note: m.Unit, Strong: true}, {Text: today}, {Text: target, Strong: true}, {Text: due}, {Text: m.Owner}}
}

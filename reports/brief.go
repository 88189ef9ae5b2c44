package reports

import (
	"strings"

	"rahbord/roadmap"
)

// masthead opens a short version: instead of a cover, a few lines over the first section.
func (b *builder) masthead() {
	b.add(Heading{Level: 1, Text: b.client(), NewPage: true, Logo: true})
	sender := b.sender()
	b.para(Small, b.dotted(b.kicker(), b.Words.Date(b.Issued), clamped(sender.Name, shortName), clamped(sender.Organisation, shortName),
		clamped(sender.Contact, shortName)))
	if b.Engagement.Assessment.Quick {
		b.para(Small, b.quickNote())
	}
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

// planOnAPage is the basket and its weeks on one page. A large basket is cut, and its
// calendar shows the phases alone.
func (b *builder) planOnAPage() {
	if b.plan == nil {
		if !b.has("decisions") { // that page tells it
			b.missing()
		}
		return
	}
	b.add(Heading{Level: 1, Text: b.t("short.plan"), NewPage: true}, b.shortBasket())
	money := b.t("short.money", "currency", b.currency(), "yearly", b.money(b.costs().yearly))
	if !b.priced() {
		money = b.t("summary.unpriced-note", "ids", b.idsOf("cost_point_value"))
	}
	b.para(Small, money+" "+b.planWords().Proof(&b.Study.Plan))
	b.add(b.shortGantt())
}

// shortBasket is the table of the basket: as many initiatives as there is room for, and
// the sums of all.
func (b *builder) shortBasket() Table {
	t := Table{Dense: true, Columns: []Column{
		{Title: b.Words.Count("summary.basket", len(b.plan.Tasks)), Width: 44},
		{Title: b.t("summary.in-weeks"), Width: 10},
		{Title: b.t("short.once"), Width: 12, Align: End},
		{Title: b.t("short.effort"), Width: 12, Align: End},
		{Title: b.t("summary.led-by"), Width: 22},
	}}
	listed := b.listedTasks()
	for _, task := range b.plan.Tasks[:listed] {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: clamped(task.Name, longName), Note: task.Scope, Strong: true}, {Text: b.weeksOf(task)},
			{Text: b.Words.Short(task.OneOff, 0)}, {Text: b.Words.Short(weeksIn(task), 2)}, {Text: b.shortOwner(task)}}})
	}
	if more := len(b.plan.Tasks) - listed; more > 0 {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.Words.Count("short.more", more)}, {}, {}, {}, {}}})
	}
	c := b.costs()
	t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.t("plan.total"), Strong: true}, {Text: b.Words.Int(b.lastWeek()), Strong: true},
		{Text: b.Words.Short(c.once, 0), Strong: true}, {Text: b.Words.Short(c.weeks, 2), Strong: true}, {}}})
	return t
}

// shortOwner is who answers for a task, in short.
func (b *builder) shortOwner(t Task) string {
	t.Owner = clamped(t.Owner, shortName)
	return b.ownerOf(&t)
}

// listedTasks is how many initiatives the short table has room for, by the lines that their
// names and owners take.
func (b *builder) listedTasks() int {
	lines := 0
	for i, task := range b.plan.Tasks {
		lines += max(linesIn(clamped(task.Name, longName), lineOfTask), linesIn(b.shortOwner(task), lineOfOwner)) + linesIn(task.Scope, lineOfScope)
		if lines > linesOfBasket {
			return i
		}
	}
	return len(b.plan.Tasks)
}

// shortGantt is the calendar of the initiatives, or of the phases where these are too many.
func (b *builder) shortGantt() Gantt {
	g := b.gantt()
	if len(g.Rows) <= mostBars {
		for i := range g.Rows {
			g.Rows[i].Label, g.Rows[i].Note = clamped(g.Rows[i].Label, longName), b.shortOwner(b.plan.Tasks[i])
		}
		return g
	}
	g.Title, g.Rows, g.Links, g.Legend.Quick, g.Legend.Link, g.Legend.Done = b.t("short.phase"), nil, nil, "", "", ""
	for i, phase := range b.plan.Phases {
		row, begin := GanttRow{Label: phase.Label, From: phase.To, To: phase.From, Group: i}, 0
		for _, task := range b.plan.Tasks {
			if task.Group == i {
				row.From, row.To = min(row.From, task.From), max(row.To, task.To)
				begin++
			}
		}
		if begin > 0 {
			row.Note = b.Words.Count("short.begin", begin)
			g.Rows = append(g.Rows, row)
		}
	}
	return g
}

// decisionPage is what proves the plan, what the board decides, and where it signs.
func (b *builder) decisionPage() {
	if b.plan == nil {
		b.missing()
		b.undecided()
		return
	}
	b.add(Heading{Level: 1, Text: b.t("short.decisions"), NewPage: true})
	decisions, room := b.decisions(), linesOfDecisions
	for _, d := range decisions {
		room -= linesIn(d, lineOfDecision)
	}
	b.measureTable(upTo(b.plan.Measures, min(room, mostMeasures)))
	b.add(Heading{Level: 2, Text: b.t("summary.decisions")}, Bullets{Ordered: true, Items: decisions})
	b.signature()
}

// undecided is what the decision page keeps without a plan: the KPIs the client chose and the
// place to sign; where there is room, what to talk about.
func (b *builder) undecided() {
	p := &projecting{Source: b.Source, names: b.names, study: &roadmap.Study{KPIs: roadmap.KPIPlan(b.Pack, b.Engagement, roadmap.Plan{})}, p: &Project{}}
	p.measures()
	way := b.wayLines() + len(b.unplanned())
	room := max(mostProofs, mostMeasures-way/3) // the page holds the way to a plan, too
	b.measureTable(upTo(p.p.Measures, room))
	if talk := b.talk(); len(talk) > 0 && way < mostProofs {
		b.add(Heading{Level: 2, Text: b.t("summary.talk")}, Bullets{Items: talk})
	}
	if len(p.p.Measures) > 0 {
		b.signature()
	}
}

// measureTable is some KPIs with today's values and targets.
func (b *builder) measureTable(measures []Measure) {
	t := Table{Dense: true, Columns: []Column{
		{Title: b.t("plan.kpi"), Width: 38},
		{Title: b.t("plan.baseline"), Width: 12, Align: End},
		{Title: b.t("plan.target"), Width: 10, Align: End},
		{Title: b.t("short.due"), Width: 18},
		{Title: b.t("plan.owner"), Width: 22},
	}}
	for _, m := range measures {
		t.Rows = append(t.Rows, Row{Cells: b.measureCells(m)})
	}
	if len(t.Rows) > 0 {
		b.add(Heading{Level: 2, Text: b.t("summary.proof")}, t)
	}
}

// signature is the place to sign.
func (b *builder) signature() {
	b.add(TickBoxes{Title: b.t("short.sign"), Parts: []TickPart{{Label: b.t("short.name"), Lines: 1}, {Label: b.t("short.date"), Lines: 1}}})
}

func (b *builder) measureCells(m Measure) []Cell {
	due := b.t("report.none")
	switch {
	case m.Target == nil:
	case !m.Due.IsZero():
		due = b.Words.Date(m.Due)
	case len(m.Quarters) > 0 && !m.Quarters[len(m.Quarters)-1].Day.IsZero():
		due = b.Words.Date(m.Quarters[len(m.Quarters)-1].Day)
	}
	return []Cell{{Text: m.Name, Note: b.unitOf(&m), Strong: true}, {Text: b.figureOr(&m, m.Baseline, "plan.baseline-ask")},
		{Text: b.figureOr(&m, m.Target, "report.none"), Strong: true}, {Text: due}, {Text: clamped(m.Owner, shortName)}}
}

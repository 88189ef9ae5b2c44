package reports

// actions shows one card per initiative: what it is for, what to do, who, when, at what
// cost, by which figures it is judged, and when to stop.
func (b *builder) actions() {
	if !b.planned() || len(b.plan.Tasks) == 0 {
		return
	}
	b.chapter("actions")
	b.para(Body, b.Words.Count("actions.intro", len(b.plan.Tasks))+" "+b.t("actions.estimate"))
	for i := range b.plan.Tasks {
		b.add(b.card(&b.plan.Tasks[i]))
	}
}

func (b *builder) card(t *Task) Card {
	c := Card{ID: t.ID, Title: t.Name, Lead: t.Goal, Marks: filled(b.quickTask(t), t.Scope), Anchor: "initiative-" + t.ID}
	if c.Lead == "" && len(t.Areas) > 0 {
		c.Lead = b.t("actions.lifts", "areas", b.areaNames(t.Areas))
	}
	c.Facts = []Fact{
		{b.t("actions.owner"), b.ownerOf(t)},
		{b.t("actions.when"), b.t("actions.from-to", "from", b.onDay(t.First, t.From+1), "to", b.onDay(t.Last, t.To))},
		{b.t("actions.weeks"), b.Words.Int(b.workWeeks(t))},
		{b.t("actions.cost"), b.cost(t)},
		{b.t("actions.effort"), b.effortOf(t)},
		{b.t("actions.worth"), b.t("actions.worth-text", "points", b.Words.Number(t.Effect, 2))},
	}
	if len(t.After) > 0 {
		c.Facts = append(c.Facts, Fact{b.t("actions.after"), b.planWords().Initiatives(t.After)})
	}
	for _, part := range []CardPart{
		{Title: b.t("actions.deliverables"), Items: filled(t.Deliverables)},
		{Title: b.t("actions.steps"), Items: t.Steps, Ordered: true},
		{Title: b.t("actions.kpis"), Items: b.kpisOf(t)},
		{Title: b.t("actions.factors"), Items: t.Factors},
		{Title: b.t("actions.risks"), Items: t.Risks},
		{Title: b.t("actions.stop"), Items: filled(t.StopRule)},
	} {
		if len(part.Items) > 0 {
			c.Parts = append(c.Parts, part)
		}
	}
	return c
}

// workWeeks is the weeks of work of a task, without those in which all work pauses.
func (b *builder) workWeeks(t *Task) int {
	n := t.To - t.From
	for _, w := range b.plan.Frozen {
		if w >= t.From && w < t.To {
			n--
		}
	}
	return n
}

// cost is what a task costs once and per year, in words.
func (b *builder) cost(t *Task) string {
	switch {
	case t.OneOff.Sign() == 0 && t.Running.Sign() == 0:
		return b.t("actions.cost-none")
	case t.Running.Sign() == 0:
		return b.t("actions.cost-once", "once", b.money(t.OneOff))
	case t.OneOff.Sign() == 0:
		return b.t("actions.cost-yearly", "yearly", b.money(t.Running))
	}
	return b.t("actions.cost-both", "once", b.money(t.OneOff), "yearly", b.money(t.Running))
}

// effortOf is the person-weeks of each role that has a part in a task.
func (b *builder) effortOf(t *Task) string {
	var out []string
	for _, e := range t.Effort {
		out = append(out, b.t("actions.effort-role", "role", e.Name, "weeks", b.Words.Short(e.Weeks, 2)))
	}
	if len(out) == 0 {
		return b.t("report.none")
	}
	return b.join(out)
}

// kpisOf is the figures of the plan by which a task is judged; without one in the plan,
// the first that the catalogue names.
func (b *builder) kpisOf(t *Task) []string {
	var out []string
	for i := range b.plan.Measures {
		m := &b.plan.Measures[i]
		for _, id := range m.MovedBy {
			if id == t.ID {
				out = append(out, b.measureLine(m))
				break
			}
		}
	}
	if len(out) == 0 && len(t.KPIs) > 0 {
		out = []string{b.names.KPI(t.KPIs[0]).Name}
	}
	return out
}

// measureLine is a KPI with today's value and its target, as far as they are known.
func (b *builder) measureLine(m *Measure) string {
	switch {
	case m.Baseline == nil:
		return b.t("actions.kpi-measure", "kpi", m.Name)
	case m.Target == nil:
		return b.t("actions.kpi-today", "kpi", m.Name, "today", b.figure(m, m.Baseline))
	}
	return b.t("actions.kpi-target", "kpi", m.Name, "today", b.figure(m, m.Baseline), "target", b.figure(m, m.Target))
}

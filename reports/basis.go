package reports

import (
	"rahbord/internal/exact"
)

// basis is what the report rests on: who answered, and which figures are the client's and
// which are estimates.
func (b *builder) basis() {
	b.add(Heading{Level: 1, Text: b.t("basis.title"), NewPage: true})
	b.respondentTable()
	b.assumptions()
}

// respondentTable lists who answered: by name when all agreed to that, else by role.
func (b *builder) respondentTable() {
	b.add(Heading{Level: 2, Text: b.t("basis.respondents")})
	if b.respondents() == 0 {
		b.add(Callout{Text: b.t("basis.nobody"), Tone: Unknown})
		return
	}
	if !b.Engagement.Assessment.Names {
		b.add(b.roleTable())
		return
	}
	t := Table{Columns: []Column{
		{Title: b.t("basis.name"), Width: 34},
		{Title: b.t("basis.role"), Width: 26},
		{Title: b.t("basis.department"), Width: 26},
		{Title: b.t("basis.answers"), Width: 14, Align: End},
	}}
	for _, r := range b.Engagement.Respondents {
		if len(r.Answers) == 0 {
			continue
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: r.Name, Strong: true}, {Text: b.names.Roles[r.Role]}, {Text: r.Department},
			{Text: b.Words.Int(len(r.Answers))}}})
	}
	b.add(t)
}

// roleTable counts people and answers by role.
func (b *builder) roleTable() Table {
	t := Table{Columns: []Column{
		{Title: b.t("basis.role"), Width: 56},
		{Title: b.t("basis.people"), Width: 22, Align: End},
		{Title: b.t("basis.answers"), Width: 22, Align: End},
	}}
	for _, role := range b.Pack.Roles {
		people, answers := 0, 0
		for _, r := range b.Engagement.Respondents {
			if r.Role == role && len(r.Answers) > 0 {
				people++
				answers += len(r.Answers)
			}
		}
		if people > 0 {
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.names.Roles[role]}, {Text: b.Words.Int(people)}, {Text: b.Words.Int(answers)}}})
		}
	}
	return t
}

// assumptions lists the figures that numbers and plan rest on: the client's own, and the
// estimates of experts, which are marked.
func (b *builder) assumptions() {
	t := Table{Columns: []Column{
		{Title: b.t("basis.figure"), Width: 30},
		{Title: b.t("basis.value"), Width: 50},
		{Title: b.t("basis.kind"), Width: 20},
	}}
	row := func(key, value string, estimate bool) {
		kind := Cell{Text: b.t("basis.client"), Badge: Good}
		if estimate {
			kind = Cell{Text: b.t("basis.estimate"), Badge: Fair}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.t("basis.figures." + key), Strong: true}, {Text: value}, kind}})
	}
	row("weights", b.t("basis.weights", "title", b.t("method.title")), true)
	row("targets", b.t("basis.targets", "level", b.level(b.Pack.Targets.Base)), true)
	row("horizon", b.t("basis.months", "n", b.Words.Short(b.Result.Horizon, 1)), !b.given("horizon_limit"))
	if b.Study != nil {
		b.planAssumptions(row)
	}
	b.add(Heading{Level: 2, Text: b.t("basis.assumptions")})
	b.para(Body, b.t("basis.assumptions-intro"))
	b.add(t)
	if len(b.Cautions) > 0 {
		b.add(Heading{Level: 3, Text: b.t("basis.cautions")}, Bullets{Items: b.Cautions})
	}
}

func (b *builder) given(effect string) bool {
	for _, q := range b.Pack.QuestionWith(effect) {
		if !b.Engagement.Given(q.ID).IsEmpty() {
			return true
		}
	}
	return false
}

// planAssumptions are the figures behind the plan.
func (b *builder) planAssumptions(row func(key, value string, estimate bool)) {
	p, w := &b.Study.Problem, b.planWords()
	money := func(n *int64) string {
		if n == nil {
			return b.t("basket.no-limit")
		}
		return w.Money(*n)
	}
	row("once", money(p.Money.OneOff), false)
	row("yearly", money(p.Money.Running), false)
	var people []string
	for _, r := range p.Roles {
		if r.Total != nil {
			people = append(people, b.t("actions.effort-role", "role", w.Role(r.ID), "weeks", w.Time(*r.Total)))
		}
	}
	if len(people) > 0 {
		row("people", b.join(people), false)
	}
	if p.Parallel != nil {
		row("parallel", b.Words.Int(*p.Parallel), false)
	}
	row("cost-point", b.t("basis.cost-point", "amount", w.Money(p.Money.CostPoint)), true)
	row("effort", b.t("basis.effort"), true)
	low, high := exact.Of(1), exact.Rat{}
	for _, s := range b.Study.Plan.Basket {
		chance := p.Initiative(s.ID).Success
		low, high = exact.Min(low, chance), exact.Max(high, chance)
	}
	if len(b.Study.Plan.Basket) > 0 {
		row("chance", b.t("basis.chance", "low", b.Words.Percent(low, 0), "high", b.Words.Percent(high, 0)), true)
	}
	row("overlap", b.t("basis.overlap", "share", b.Words.Percent(p.Overlap, 0)), true)
	row("fit", b.t("basis.fit", "floor", b.Words.Percent(b.Pack.Fit.Floor, 0)), true)
	if r := b.Pack.KPIRules; r != nil {
		row("kpis", b.t("basis.kpis", "low", b.Words.Short(r.Primary.Low, 1), "high", b.Words.Short(r.Primary.High, 1),
			"low2", b.Words.Short(r.Secondary.Low, 1), "high2", b.Words.Short(r.Secondary.High, 1)), true)
	}
}

// glossaryTerms lists the terms of the glossary in the order in which a reader meets them.
func glossaryTerms() []string {
	return []string{"crm", "readiness", "area", "indicator", "level", "label", "held", "target", "gap", "coverage", "agreement", "confidence",
		"evidence", "crux", "field", "initiative", "basket", "light", "effect", "fit", "chance", "value", "person-week", "quick-win",
		"milestone", "kpi", "leading", "lagging", "baseline", "coherence", "sponsor", "estimate"}
}

// glossary explains the terms of the report in its language.
func (b *builder) glossary() {
	t := Table{Columns: []Column{{Title: b.t("glossary.term"), Width: 28}, {Title: b.t("glossary.meaning"), Width: 72}}}
	for _, term := range glossaryTerms() {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.t("glossary.terms." + term + ".name"), Strong: true},
			{Text: b.t("glossary.terms."+term+".meaning", "levels", b.Words.Int(b.Pack.Scale.Levels))}}})
	}
	b.add(Heading{Level: 2, Text: b.t("glossary.title")}, t)
}

package reports

import (
	"slices"
	"unicode/utf8"

	"rahbord/coherence"
	"rahbord/questionnaire"
)

// summary is the page a board reads: the problem, the value, the numbers before and after,
// the basket, the proof and the decisions. Without a plan it tells where the organisation
// stands, and why there is none.
func (b *builder) summary() {
	b.add(Heading{Level: 1, Text: b.t("summary.title"), NewPage: true})
	if b.plan == nil {
		b.summaryWithoutPlan()
		return
	}
	taken := b.takenFrom("summary")
	b.para(Body, b.headline())
	b.problemAndValue(taken)
	b.add(KeyFigures{b.planFigures()})
	var parts [][]Block
	if !b.has("plan") {
		lines := mostTasks
		if len(b.Cautions) > 0 {
			lines /= 2 // they need the room
		}
		parts = append(parts, append(b.basketLines(max(1, lines-taken)), b.cautions(max(mostCautions/4, mostCautions/2-taken*lineOfQuote))...))
	}
	if !b.has("decisions") {
		parts = append(parts, b.proofAndDecisions(taken))
	}
	if len(parts) == 0 {
		n := mostStatements
		if len(b.Cautions) > 0 {
			n-- // they need the room, as a long name does
			if utf8.RuneCountInString(b.client()) > clientName {
				n--
			}
		}
		if n -= taken / 2; n > 0 {
			parts = append(parts, b.sides(n)...)
		}
	}
	if len(parts) > 0 {
		b.add(Columns{parts})
	}
	if b.has("plan") {
		b.add(b.cautions(max(mostCautions/2, mostCautions-taken*lineOfQuote))...)
	}
}

// proofAndDecisions is what proves the plan and what the board decides. Where the template
// takes lines of the page, fewer KPIs stand beside many decisions.
func (b *builder) proofAndDecisions(taken int) []Block {
	decisions, most := b.decisions(), mostProofs
	if taken > 0 {
		room := linesBesideBasket - taken
		for _, d := range decisions {
			room -= linesIn(d, lineOfHalf)
		}
		most = min(most, max(0, room/2))
	}
	var blocks []Block
	if most > 0 {
		blocks = append(blocks, Heading{Level: 3, Text: b.t("summary.proof")}, Bullets{Items: b.proofs(most)})
	}
	return append(blocks, Heading{Level: 3, Text: b.t("summary.decisions")}, Bullets{Ordered: true, Items: decisions})
}

// takenFrom is about how many lines of a section the title and the intro of a template take.
func (b *builder) takenFrom(id string) int {
	for _, c := range b.chapters() {
		if c.ID == id {
			return linesIn(b.fill(c.Intro), lineOfIntro) + max(0, linesIn(b.fill(c.Title), lineOfTitle)-1)
		}
	}
	return 0
}

// cautions is what the plan takes for granted, as far as there is room for so many
// characters; nothing when it takes nothing.
func (b *builder) cautions(most int) []Block {
	if len(b.Cautions) == 0 {
		return nil
	}
	text := clamped(b.Cautions[0], most)
	for i, c := range b.Cautions[1:] {
		if utf8.RuneCountInString(text+c) >= most {
			text += " " + b.Words.Count("summary.cautions-more", len(b.Cautions)-1-i)
			break
		}
		text += " " + c
	}
	return []Block{Callout{Title: b.t("summary.cautions"), Text: text, Tone: Fair}}
}

// headline is the readiness today and after the plan in one sentence.
func (b *builder) headline() string {
	o, expected := b.Result.Overall, b.Study.Forecast.Expected
	if !o.Points.Known || !expected.Known {
		return b.t("summary.lead-unknown", "client", clamped(b.client(), clientName))
	}
	return b.t("summary.lead-plan", "client", clamped(b.client(), clientName), "points", b.points(o.Points), "label", b.label(o.Level),
		"expected", b.points(expected), "weeks", b.Words.Int(b.lastWeek()))
}

// problemAndValue quotes what the client said, side by side. Taken is how many lines of the
// page the template takes.
func (b *builder) problemAndValue(taken int) {
	var parts [][]Block
	most := mostQuoted
	if len(b.Cautions) > 0 {
		most = mostQuoted * 3 / 4 // they need room on the same page
	}
	most = max(lineOfQuote, most-taken*lineOfQuote)
	for _, item := range []struct{ title, text string }{
		{b.t("summary.problem"), b.said(fact{stage: 1, effect: "plan_title"})},
		{b.t("summary.value"), b.said(fact{stage: 2, effect: "plan_text", literal: true})},
	} {
		if item.text == "" {
			item.text = b.t("summary.unsaid")
		}
		item.text = clamped(item.text, most)
		parts = append(parts, []Block{Callout{Title: item.title, Text: item.text, Tone: Accent}})
	}
	b.add(Columns{parts})
}

func (b *builder) planFigures() []Figure {
	o, f, c := b.Result.Overall, b.Study.Forecast, b.costs()
	now := Figure{Label: b.t("summary.now"), Value: b.points(o.Points), Unit: b.t("report.of-hundred"), Tone: b.tone(o.Level)}
	if o.Level > 0 {
		now.Note = b.label(o.Level)
	}
	after := Figure{Label: b.t("summary.after"), Value: b.points(f.Expected), Unit: b.t("report.of-hundred"), Tone: Accent}
	if s := b.planWords().spread(f); s != sure && f.Expected.Known {
		after.Note = b.t("summary.after-"+string(s), "low", b.points(f.Cautious), "high", b.points(f.Full))
	}
	money := Figure{Label: b.t("summary.once"), Value: b.Words.Short(c.once, 0), Unit: b.currency(),
		Note: b.t("summary.yearly", "amount", b.Words.Short(c.yearly, 0))}
	if !b.priced() {
		money = Figure{Label: b.t("summary.once"), Value: b.t("report.none"), Note: b.t("summary.unpriced", "ids", b.idsOf("cost_point_value"))}
	}
	return []Figure{now, after, money,
		{Label: b.t("summary.people"), Value: b.Words.Short(c.weeks, 2), Unit: b.t("summary.person-weeks"),
			Note: b.Words.Count("summary.people-note", b.busyRoles(), "weeks", b.Words.Int(b.lastWeek()))},
	}
}

// busyRoles counts the roles that the plan takes time of.
func (b *builder) busyRoles() int {
	n := 0
	for _, r := range b.plan.Roles {
		if r.Used.Sign() > 0 {
			n++
		}
	}
	return n
}

// basketLines is the basket in the order of the weeks.
func (b *builder) basketLines(most int) []Block {
	tasks := b.plan.Tasks
	var items []string
	for _, t := range upTo(tasks, most) {
		items = append(items, b.inItsWeeks(clamped(t.Name, longName), t.From, t.To))
	}
	blocks := []Block{Heading{Level: 3, Text: b.Words.Count("summary.basket", len(tasks))}, Bullets{Items: items}}
	if more := len(tasks) - most; more > 0 {
		blocks = append(blocks, Paragraph{Text: b.Words.Count("summary.basket-more", more), Style: Small})
	}
	return blocks
}

// inItsWeeks is an initiative with its weeks.
func (b *builder) inItsWeeks(name string, from, to int) string {
	key := "pages.initiative"
	if to == from+1 {
		key = "pages.initiative-one"
	}
	return b.t(key, "name", name, "weeks", b.weeksOf(Task{From: from, To: to}))
}

// weeksOf is the weeks of a task as people count them.
func (b *builder) weeksOf(t Task) string {
	if t.To == t.From+1 {
		return b.Words.Int(t.To)
	}
	return b.t("method.scale-range", "from", b.Words.Int(t.From+1), "to", b.Words.Int(t.To))
}

// proven is the KPIs that prove the plan: those the client set a target for come first.
func (b *builder) proven() []Measure {
	var with, without []Measure
	for _, m := range b.plan.Measures {
		if m.Target != nil && m.Baseline != nil {
			with = append(with, m)
		} else {
			without = append(without, m)
		}
	}
	return upTo(slices.Concat(with, without), mostProofs)
}

func (b *builder) proofs(most int) []string {
	var out []string
	for _, m := range upTo(b.proven(), most) {
		out = append(out, b.proof(m))
	}
	if len(out) == 0 {
		out = append(out, b.t("summary.no-kpis"))
	}
	return out
}

// proof is a KPI with its way from today to the target.
func (b *builder) proof(m Measure) string {
	if m.Baseline == nil || m.Target == nil {
		return b.t("summary.proof-measure", "kpi", m.Name)
	}
	pairs := []string{"kpi", m.Name, "from", b.Words.Short(*m.Baseline, 1), "to", b.Words.Short(*m.Target, 1), "unit", m.Unit}
	if m.Due.IsZero() {
		return b.t("summary.proof-item", pairs...)
	}
	return b.t("summary.proof-due", append(pairs, "date", b.Words.Date(m.Due))...)
}

// decisions is what the board is asked for, in the order in which it is needed.
func (b *builder) decisions() []string {
	c, n := b.costs(), len(b.plan.Tasks)
	out := []string{b.Words.Count("summary.approve", n)}
	if !b.plan.Start.IsZero() {
		key := "summary.approve-start"
		if b.plan.Start.Before(b.Issued) && b.Engagement.Adopted == nil {
			key = "summary.approve-passed"
		}
		out[0] = b.Words.Count(key, n, "date", b.Words.Date(b.plan.Start))
	}
	if c.once.Sign()+c.yearly.Sign() > 0 {
		out = append(out, b.moneyDecision(c))
	}
	switch r := b.busiest(); {
	case r == nil:
	case b.unlimitedTime():
		out = append(out, b.t("summary.time-open", "n", b.Words.Short(c.weeks, 2), "ids", b.idsOf("capacity_limits")))
	default:
		out = append(out, b.t("summary.free", "n", b.Words.Short(c.weeks, 2), "role", clamped(r.Name, shortName), "most", b.Words.Short(r.Used, 2)))
	}
	if sponsor := b.said(fact{stage: 5, effect: "sponsor_support", path: "sponsor"}); sponsor != "" {
		out = append(out, b.t("summary.sponsor", "sponsor", clamped(sponsor, shortName)))
	} else {
		out = append(out, b.t("summary.sponsor-none"))
	}
	if missing := b.ownerless(); missing > 0 {
		out = append(out, b.Words.Count("summary.owners", missing))
	}
	if open := b.openWarnings(); len(open) > 0 {
		key := "summary.open"
		if b.has("decisions") { // a page of their own has room
			key = "summary.open-first"
		}
		out = append(out, b.Words.Count(key, len(open), "first", clamped(b.names.Check(open[0].Check).Message, mostWarning)))
	}
	if len(b.plan.Reviews) > 0 && !b.plan.Reviews[0].Day.IsZero() {
		out = append(out, b.t("summary.review", "date", b.Words.Date(b.plan.Reviews[0].Day)))
	}
	return out
}

// busiest is the role with the most work in the plan; nil without any.
func (b *builder) busiest() *RoleLoad {
	var most *RoleLoad
	for i := range b.plan.Roles {
		r := &b.plan.Roles[i]
		if r.Used.Sign() > 0 && (most == nil || most.Used.Less(r.Used)) {
			most = r
		}
	}
	return most
}

func (b *builder) ownerless() int {
	n := 0
	for _, t := range b.plan.Tasks {
		if !t.OwnerKnown {
			n++
		}
	}
	return n
}

// findings are the coherence checks that speak: those of the plan too, where there is one.
func (b *builder) findings() []coherence.Finding {
	if b.Study != nil {
		return b.Study.Findings
	}
	return coherence.Evaluate(b.Pack, b.Engagement, b.Result, nil)
}

// openWarnings are the findings that somebody should decide on.
func (b *builder) openWarnings() []coherence.Finding {
	return slices.DeleteFunc(slices.Clone(b.findings()), func(f coherence.Finding) bool {
		return f.Accepted || f.Severity == questionnaire.Tells
	})
}

package reports

import (
	"slices"
	"strings"

	"rahbord/coherence"
	"rahbord/questionnaire"
)

// summary is the page a board reads: the problem, the value, the numbers before and after,
// the basket, the proof and the decisions. Without a plan it tells where the organisation
// stands, and what is missing for a plan.
func (b *builder) summary() {
	b.add(Heading{Level: 1, Text: b.t("summary.title"), NewPage: true})
	if b.plan == nil {
		b.standingParts()
		b.add(b.noPlan())
		if b.has("dialogue") { // it says what to talk about
			b.quickRemark()
		} else {
			b.beforeUse()
		}
		return
	}
	b.para(Body, b.headline())
	b.problemAndValue()
	b.add(KeyFigures{b.planFigures()})
	var parts [][]Block
	if !b.has("plan") {
		parts = append(parts, b.basketLines())
	}
	if !b.has("decisions") {
		parts = append(parts, []Block{
			Heading{Level: 3, Text: b.t("summary.proof")}, Bullets{Items: b.proofs()},
			Heading{Level: 3, Text: b.t("summary.decisions")}, Bullets{Ordered: true, Items: b.decisions()},
		})
	}
	if len(parts) == 0 {
		parts = append(parts, b.carries(), b.holds())
	}
	b.add(Columns{parts})
	if len(b.Cautions) > 0 {
		b.add(Callout{Title: b.t("summary.cautions"), Text: strings.Join(b.Cautions, " "), Tone: Fair})
	}
}

// noPlan says why there is no plan.
func (b *builder) noPlan() Callout {
	return Callout{Title: b.t("summary.no-plan"), Text: b.NoPlan, Tone: Unknown}
}

// headline is the readiness today and after the plan in one sentence.
func (b *builder) headline() string {
	o, expected := b.Result.Overall, b.Study.Forecast.Expected
	if !o.Points.Known || !expected.Known {
		return b.t("summary.lead-unknown", "client", b.client())
	}
	return b.t("summary.lead-plan", "client", b.client(), "points", b.points(o.Points), "label", b.label(o.Level),
		"expected", b.points(expected), "weeks", b.Words.Int(b.lastWeek()))
}

// problemAndValue quotes what the client said, side by side.
func (b *builder) problemAndValue() {
	var parts [][]Block
	for _, item := range []struct{ title, text string }{
		{b.t("summary.problem"), b.said(fact{stage: 1, effect: "plan_title"})},
		{b.t("summary.value"), b.said(fact{stage: 2, effect: "plan_text", literal: true})},
	} {
		if item.text == "" {
			item.text = b.t("summary.unsaid")
		}
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
	if f.Cautious.Known && f.Full.Known {
		after.Note = b.t("summary.after-range", "low", b.points(f.Cautious), "high", b.points(f.Full))
	}
	money := Figure{Label: b.t("summary.once"), Value: b.Words.Short(c.once, 0), Unit: b.currency(),
		Note: b.t("summary.yearly", "amount", b.Words.Short(c.yearly, 0))}
	if !b.priced() {
		money = Figure{Label: b.t("summary.once"), Value: b.t("report.none"), Note: b.t("summary.unpriced", "ids", b.idsOf("cost_point_value"))}
	}
	return []Figure{now, after, money,
		{Label: b.t("summary.people"), Value: b.Words.Short(c.weeks, 1), Unit: b.t("summary.person-weeks"),
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

// mostLines is how many initiatives the summary names.
const mostLines = 10

// basketLines is the basket in the order of the weeks.
func (b *builder) basketLines() []Block {
	tasks := b.plan.Tasks
	var items []string
	for _, t := range tasks[:min(len(tasks), mostLines)] {
		items = append(items, b.inItsWeeks(t.Name, t.From, t.To))
	}
	blocks := []Block{Heading{Level: 3, Text: b.Words.Count("summary.basket", len(tasks))}, Bullets{Items: items}}
	if more := len(tasks) - mostLines; more > 0 {
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

// mostProofs is how many KPIs prove a plan to a board.
const mostProofs = 3

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
	all := slices.Concat(with, without)
	return all[:min(len(all), mostProofs)]
}

func (b *builder) proofs() []string {
	var out []string
	for _, m := range b.proven() {
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
		out[0] = b.Words.Count("summary.approve-start", n, "date", b.Words.Date(b.plan.Start))
	}
	if c.once.Sign()+c.yearly.Sign() > 0 {
		out = append(out, b.moneyDecision(c))
	}
	switch r := b.busiest(); {
	case r == nil:
	case b.unlimitedTime():
		out = append(out, b.t("summary.time-open", "n", b.Words.Short(c.weeks, 1), "ids", b.idsOf("capacity_limits")))
	default:
		out = append(out, b.t("summary.free", "n", b.Words.Short(c.weeks, 1), "role", r.Name, "most", b.Words.Short(r.Used, 1)))
	}
	if sponsor := b.said(fact{stage: 5, effect: "sponsor_support", path: "sponsor"}); sponsor != "" {
		out = append(out, b.t("summary.sponsor", "sponsor", sponsor))
	} else {
		out = append(out, b.t("summary.sponsor-none"))
	}
	if missing := b.ownerless(); missing > 0 {
		out = append(out, b.Words.Count("summary.owners", missing))
	}
	if open := b.openWarnings(); open > 0 {
		out = append(out, b.Words.Count("summary.open", open))
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

// openWarnings counts the findings that somebody should decide on.
func (b *builder) openWarnings() int {
	n := 0
	for _, f := range b.findings() {
		if !f.Accepted && f.Severity != questionnaire.Tells {
			n++
		}
	}
	return n
}

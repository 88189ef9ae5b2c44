package reports

import "slices"

// summaryWithoutPlan is where the organisation stands, and why there is no plan. A few lines
// of what stands in the way are said here; more have a chapter, or a page of their own.
func (b *builder) summaryWithoutPlan() {
	here := len(b.unplanned()) == 0 && !b.has("decisions") && (b.wayLines() <= linesOfObstacles || !b.tellsMissing())
	b.lacking = b.lacking || here
	tells := here && b.wayLines() > 0
	room := mostStatements
	if !b.has("dialogue") || tells { // what else is said needs the room
		room--
	}
	if tells {
		room = max(0, room-1-b.wayLines()/4)
	}
	b.standingParts(room)
	b.add(b.noPlan())
	if here {
		b.standsInTheWay()
	}
	if b.has("dialogue") || b.has("decisions") || tells { // they say what to talk about, or there is no room
		b.quickRemark()
	} else {
		b.beforeUse()
	}
}

// wayLines is about how many lines it takes to say what stands in the way of a plan.
func (b *builder) wayLines() int {
	n := 0
	for _, s := range slices.Concat(b.Conflict, b.Missing) {
		n += linesIn(s, lineOfObstacle)
	}
	return n
}

// noPlan says why there is no plan.
func (b *builder) noPlan() Callout {
	return Callout{Title: b.t("summary.no-plan"), Text: b.NoPlan, Tone: Unknown}
}

// missing is the chapter on what is missing for a plan. A report has it once, and begins a
// page with it unless there is hardly anything before.
func (b *builder) missing() {
	if b.lacking {
		return
	}
	b.lacking = true
	open := b.unplanned()
	b.add(Heading{Level: 1, Text: b.t("noplan.chapter"), NewPage: b.begun()})
	if !b.has("summary") || len(open)+len(b.Conflict)+len(b.Missing) == 0 {
		b.add(b.noPlan())
	}
	b.para(Body, b.t("noplan.text"))
	b.standsInTheWay()
	if len(open) > 0 {
		b.add(Heading{Level: 3, Text: b.t("noplan.answer")}, Bullets{Ordered: true, Items: open})
	}
}

// standsInTheWay lists what stands in the way of a plan, and what would help.
func (b *builder) standsInTheWay() {
	missing := "noplan.points"
	if len(b.Conflict) > 0 {
		missing = "noplan.give-way"
		b.add(Heading{Level: 3, Text: b.t("noplan.conflict")}, Bullets{Items: b.Conflict})
	}
	if len(b.Missing) > 0 {
		b.add(Heading{Level: 3, Text: b.t(missing)}, Bullets{Items: b.Missing})
	}
}

// tellsMissing reports whether this report has a section that tells what is missing for a plan.
func (b *builder) tellsMissing() bool {
	return slices.ContainsFunc([]string{"plan", "decisions", "basket", "roadmap", "actions", "scorecard"}, b.has)
}

// unplanned lists what a plan begins with and is still without an answer.
func (b *builder) unplanned() []string {
	var out []string
	if !b.begun() {
		out = append(out, b.t("noplan.readiness", "n", b.Words.Int(len(b.Pack.Indicators))))
	}
	for i := range b.Pack.Questions {
		q := &b.Pack.Questions[i]
		needed := slices.ContainsFunc([]string{"cost_point_value", "horizon_limit", "cost_limits", "capacity_limits", "parallel_limits",
			"plan_title", "root_weights", "root_cause", "value_fit", "channel_fit", "stage_fit", "win_fit"},
			func(effect string) bool { return slices.Contains(q.Effect, effect) })
		if needed && b.Engagement.Given(q.ID).IsEmpty() {
			out = append(out, b.t("noplan.question", "id", q.ID, "ask", b.names.Question(q.ID).Ask))
		}
	}
	return out
}

package reports

import (
	"slices"
	"strconv"

	"rahbord/coherence"
	"rahbord/engagement"
	"rahbord/questionnaire"
)

// strategy is the strategy on a page: one box per stage, in the client's words, with the
// warnings that are open there.
func (b *builder) strategy() {
	stages := b.stages()
	if len(stages) == 0 {
		return // the model asks for no strategy
	}
	silent := b.silent(stages)
	if silent && !b.begun() && b.tellsMissing() {
		return // of an empty file one list of what is missing is enough
	}
	b.add(Heading{Level: 1, Text: b.t("strategy.title"), NewPage: !silent})
	if silent {
		b.add(Callout{Title: b.t("strategy.none-title"), Text: b.t("strategy.none"), Tone: Unknown})
		return
	}
	b.para(Body, b.t("strategy.intro"))
	var c Cascade
	last := stages[len(stages)-1].ID
	for i, s := range stages {
		step := CascadeStep{Number: b.rank(i), Title: b.names.Stage(strconv.Itoa(s.ID)).Name, Facts: b.factsOf(s.ID)}
		if s.ID == last {
			step.Facts = append(step.Facts, b.planFacts()...)
		}
		if len(step.Facts) == 0 {
			step.Empty = b.emptyStage(s.ID)
		}
		step.Warnings = b.warningsAt(s.ID, last)
		c.Steps = append(c.Steps, step)
	}
	b.add(c)
}

// stages are those of the strategy: all but the context.
func (b *builder) stages() []questionnaire.Stage {
	return slices.DeleteFunc(slices.Clone(b.Pack.Stages), func(s questionnaire.Stage) bool { return s.ID == 0 })
}

// silent reports whether the client has said nothing in any stage.
func (b *builder) silent(stages []questionnaire.Stage) bool {
	return !slices.ContainsFunc(stages, func(s questionnaire.Stage) bool { return len(b.factsOf(s.ID)) > 0 })
}

// emptyStage says why a stage has nothing to show: no plan to show, or no answers.
func (b *builder) emptyStage(stage int) string {
	for i := range b.Pack.Questions {
		if q := &b.Pack.Questions[i]; q.Stage == stage && b.NoPlan != "" && !b.Engagement.Given(q.ID).IsEmpty() {
			return b.NoPlan
		}
	}
	return b.t("strategy.empty", "questions", b.questionsOf(stage))
}

// questionsOf is the first and the last question of a stage.
func (b *builder) questionsOf(stage int) string {
	first, last := "", ""
	for i := range b.Pack.Questions {
		if q := &b.Pack.Questions[i]; q.Stage == stage {
			if first == "" {
				first = q.ID
			}
			last = q.ID
		}
	}
	return b.Words.Apart(b.t("method.scale-range", "from", first, "to", last))
}

// fact finds an answer of the strategy: the first that says something, among the questions
// of a stage with an effect. Path is a part of the answer; column a part of each of its
// rows. Literal asks for one of the literal questions of the method, own for another.
type fact struct {
	key          string // of its label: strategy.facts.<key>
	stage        int
	effect       string
	path, column string
	literal, own bool
}

// strategyFacts lists what the boxes say, in order.
func strategyFacts() []fact {
	return []fact{
		{key: "problem", stage: 1, effect: "plan_title"},
		{key: "consequence", stage: 1, effect: "plan_text", path: "consequence"},
		{key: "root-cause", stage: 1, effect: "root_cause"},
		{key: "stopped", stage: 1, effect: "capacity_release", column: "what"},
		{key: "value", stage: 2, effect: "plan_text", literal: true},
		{key: "value-area", stage: 2, effect: "value_fit", path: "primary"},
		{key: "goal", stage: 2, effect: "plan_text", own: true},
		{key: "kpis", stage: 2, effect: "value_kpis", column: "kpi"},
		{key: "customers", stage: 3, effect: "segment_importance", path: "segments", column: "name"},
		{key: "channels", stage: 3, effect: "channel_fit", column: "channel"},
		{key: "journey", stage: 3, effect: "stage_fit", path: "stages"},
		{key: "not-now", stage: 3, effect: "exclusions", path: "items"},
		{key: "advantage", stage: 4, effect: "plan_text", literal: true},
		{key: "factor", stage: 4, effect: "plan_text", path: "factor"},
		{key: "differentiator", stage: 4, effect: "win_fit"},
		{key: "promise", stage: 4, effect: "service_promise", path: "promise"},
		{key: "needs", stage: 5, effect: "target_override", path: "needs", column: "what"},
		{key: "systems", stage: 5, effect: "system_bonus"},
		{key: "sponsor", stage: 5, effect: "sponsor_support", path: "sponsor"},
	}
}

func (b *builder) factsOf(stage int) []Fact {
	var out []Fact
	for _, f := range strategyFacts() {
		if f.stage != stage {
			continue
		}
		if text := b.said(f); text != "" {
			out = append(out, Fact{b.t("strategy.facts." + f.key), text})
		}
	}
	return out
}

// planFacts is what the last box says of the plan.
func (b *builder) planFacts() []Fact {
	if b.plan == nil {
		return nil
	}
	c := b.costs()
	facts := []Fact{
		{b.t("strategy.facts.basket"), b.t("strategy.basket", "n", b.Words.Int(len(b.plan.Tasks)), "weeks", b.Words.Int(b.lastWeek()))},
		{b.t("strategy.facts.money"), b.strategyMoney(c)},
	}
	if !b.plan.Start.IsZero() {
		facts = append(facts, Fact{b.t("strategy.facts.start"), b.Words.Date(b.plan.Start)})
	}
	if n := len(b.plan.Reviews); n > 0 && !b.plan.Reviews[0].Day.IsZero() {
		facts = append(facts, Fact{b.t("strategy.facts.reviews"), b.t("strategy.reviews", "n", b.Words.Int(n), "date", b.Words.Date(b.plan.Reviews[0].Day))})
	}
	return facts
}

// said is the answer a fact asks for, in words; "" when there is none.
func (b *builder) said(f fact) string {
	for _, q := range b.Pack.QuestionWith(f.effect) {
		if q.Stage != f.stage || f.literal && !q.Literal || f.own && q.Literal {
			continue
		}
		value, field, words := b.Engagement.Given(q.ID), &q.Field, fieldWords(b.names.Question(q.ID))
		if f.path != "" {
			value, field, words = value.Field(f.path), q.Part(f.path), words.Fields[f.path]
		}
		if field == nil {
			continue
		}
		if f.column != "" {
			value, field, words = columnOf(value, f.column), field.Part(f.column), words.Fields[f.column]
		}
		if field == nil {
			continue
		}
		if text := b.inWords(value, field, words); text != "" {
			return text
		}
	}
	return ""
}

// fieldWords are the words of a question as those of its outermost part.
func fieldWords(w questionnaire.QuestionWords) questionnaire.FieldWords {
	return questionnaire.FieldWords{Options: w.Options, Rows: w.Rows, Fields: w.Fields}
}

// columnOf is one part of every row of a table.
func columnOf(table engagement.Value, column string) engagement.Value {
	var items []engagement.Value
	for _, row := range table.List() {
		if v := row.Field(column); !v.IsEmpty() {
			items = append(items, v)
		}
	}
	return engagement.List(items...)
}

// inWords is a text, an option or a list of these as people read them.
func (b *builder) inWords(v engagement.Value, f *questionnaire.Field, own questionnaire.FieldWords) string {
	word := func(s string) string { return s }
	switch {
	case f.Source == "kpis":
		word = func(id string) string { return b.names.KPI(id).Name }
	case len(b.Pack.Choices(f)) > 0:
		word = func(id string) string { return b.names.Option(f, own.Options, id) }
	}
	var out []string
	for _, item := range v.Options() {
		out = append(out, word(item))
	}
	return b.listed(out)
}

// listed joins items by semicolons; a comma may stand within them.
func (b *builder) listed(items []string) string {
	if len(items) == 1 {
		return items[0]
	}
	text := ""
	for i, item := range items {
		if i > 0 {
			text += b.t("format.list-semicolon")
		}
		text += clause(item)
	}
	return text
}

// mostWarnings is how many warnings stand in the box of a stage: more, and the page would be
// too small. The chapter on governance lists all.
const mostWarnings = 2

// warningsAt are the messages of the open findings that can be put right in a stage; those
// that no question can put right stand with the last. It names how many there is no room for.
func (b *builder) warningsAt(stage, last int) []string {
	var out []string
	for _, f := range b.findings() {
		at := last
		if q := b.Pack.Question(f.Question); q != nil {
			at = max(q.Stage, 1)
		}
		if at == stage && !f.Accepted && f.Severity != questionnaire.Tells {
			out = append(out, b.warned(f))
		}
	}
	if more := len(out) - mostWarnings; more > 0 {
		out = append(out[:mostWarnings-1], b.Words.Count("strategy.warnings-more", more+1))
	}
	return out
}

// warned puts the names of what a finding is about after its message.
func (b *builder) warned(f coherence.Finding) string {
	message := b.names.Check(f.Check).Message
	if len(f.Names) == 0 {
		return message
	}
	var names []string
	for _, n := range f.Names {
		names = append(names, coherence.Name(b.names, f.Kind, n))
	}
	return b.t("strategy.warning", "message", clause(message), "names", b.listed(names))
}

// strategyMoney is what the plan costs, or what is missing to say so.
func (b *builder) strategyMoney(c costs) string {
	if !b.priced() {
		return b.t("summary.unpriced", "ids", b.idsOf("cost_point_value"))
	}
	return b.t("strategy.money", "once", b.money(c.once), "yearly", b.money(c.yearly))
}

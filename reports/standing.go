package reports

import (
	"slices"
	"strconv"

	"rahbord/internal/exact"
	"rahbord/scoring"
)

// standing is where the organisation stands today: the number, what carries, what holds
// back, where to start. Without a plan the summary says it already.
func (b *builder) standing() {
	if b.plan == nil && b.has("summary") {
		return
	}
	b.add(Heading{Level: 1, Text: b.t("standing.title"), NewPage: true})
	b.standingParts(mostStatements)
	b.beforeUse()
}

// standingParts names so many practices on each side, and so many areas to start with.
func (b *builder) standingParts(most int) {
	o := b.Result.Overall
	if o.Points.Known {
		b.para(Lead, b.t("summary.lead", "client", b.client(), "points", b.points(o.Points),
			"level", b.Words.Int(o.Level), "levels", b.Words.Int(len(b.Pack.Bands)), "label", b.label(o.Level)))
		b.para(Body, b.t("summary.meaning", "text", b.names.Band(o.Level).Meaning))
	} else {
		b.para(Lead, b.t("summary.lead-unknown", "client", b.client()))
	}
	if !b.begun() {
		return // empty figures say nothing
	}
	b.add(KeyFigures{b.keyFigures()})
	if len(o.HeldBy) > 0 {
		b.add(Callout{Text: b.t("summary.held", "uncapped", b.Words.Int(o.Uncapped), "label", b.label(o.Uncapped),
			"level", b.Words.Int(o.Level), "areas", b.areaNames(o.HeldBy)), Tone: Fair})
	}
	if len(o.Missing) > 0 {
		b.add(Callout{Text: b.t("summary.missing", "areas", b.areaNames(o.Missing)), Tone: Unknown})
	}
	if most > 0 && len(b.Result.Strengths)+len(b.Result.Foundations) > 0 {
		b.add(Columns{b.sides(most)})
	}
	b.start(most)
}

// beforeUse is what to talk about and to mind before relying on the numbers.
func (b *builder) beforeUse() {
	if talk := b.talk(); len(talk) > 0 {
		b.add(Heading{Level: 3, Text: b.t("summary.talk")}, Bullets{Items: talk})
	}
	b.quickRemark()
}

// quickRemark says that not everything was asked.
func (b *builder) quickRemark() {
	if b.Result.Quick {
		b.para(Small, b.quickNote())
	}
}

func (b *builder) keyFigures() []Figure {
	o := b.Result.Overall
	overall := Figure{Label: b.t("summary.overall"), Value: b.points(o.Points), Unit: b.t("report.of-hundred"), Tone: b.tone(o.Level)}
	if o.Points.Known {
		overall.Note = b.label(o.Level)
	}
	figures := []Figure{overall}
	if target := o.Target; target.Known {
		figures = append(figures, Figure{Label: b.t("summary.target", "months", b.Words.Short(b.Result.Horizon, 1)),
			Value: b.points(target), Unit: b.t("report.of-hundred"), Note: b.t("summary.target-note"), Tone: Accent})
	}
	if best, worst := b.extremes(); best != nil && best != worst {
		figures = append(figures,
			Figure{Label: b.t("summary.strongest"), Value: b.points(best.Points), Note: b.names.Area(best.ID).Name, Tone: b.tone(best.Level)},
			Figure{Label: b.t("summary.weakest"), Value: b.points(worst.Points), Note: b.names.Area(worst.ID).Name, Tone: b.tone(worst.Level)})
	}
	return append(figures,
		Figure{Label: b.t("summary.coverage"), Value: b.Words.Percent(o.Coverage, 0)},
		Figure{Label: b.t("summary.voices"), Value: b.Words.Int(b.respondents()), Note: b.Words.Count("summary.roles", len(b.Result.Respondents))})
}

func (b *builder) extremes() (best, worst *scoring.Area) {
	for i := range b.Result.Areas {
		a := &b.Result.Areas[i]
		if !a.Points.Known {
			continue
		}
		if best == nil || best.Points.Value.Less(a.Points.Value) {
			best = a
		}
		if worst == nil || a.Points.Value.Less(worst.Points.Value) {
			worst = a
		}
	}
	return best, worst
}

// start names the areas with the highest priority: where the plan should begin.
func (b *builder) start(most int) {
	first := b.byPriority()
	if min(most, len(first)) == 0 {
		return
	}
	t := Table{Columns: []Column{{Width: 42}, {Width: 36}, {Width: 22}}}
	for _, a := range first[:min(most, len(first))] {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: b.names.Area(a.ID).Name, Strong: true}, {Text: b.points(a.Points), Bar: b.bar(a.Points, a.Target, a.Level)}, {Text: b.role(a)},
		}})
	}
	b.add(Heading{Level: 3, Text: b.t("summary.start")}, t)
}

// mostStatements is how many practices a summary names on each side, and how many areas.
const mostStatements = 3

func (b *builder) carries(n int) []Block {
	list := b.Result.Strengths
	blocks := []Block{Heading{Level: 3, Text: b.t("summary.carries")}}
	if len(list) == 0 {
		list = b.Result.Foundations
		blocks = append(blocks, Paragraph{Text: b.t("summary.carries-none"), Style: Small})
	}
	return append(blocks, Bullets{Items: b.statements(list, n)})
}

func (b *builder) holds(n int) []Block {
	return []Block{Heading{Level: 3, Text: b.t("summary.next")}, Bullets{Items: b.statements(b.Result.Opportunities, n)}}
}

// sides is what carries beside what holds back; where nothing does, what carries alone.
func (b *builder) sides(n int) [][]Block {
	sides := [][]Block{b.carries(n)}
	if len(b.Result.Opportunities) > 0 {
		sides = append(sides, b.holds(n))
	}
	return sides
}

func (b *builder) statements(list []scoring.Listed, n int) []string {
	var out []string
	for _, l := range list[:min(n, len(list))] {
		out = append(out, b.names.Indicator(l.ID).Statement)
	}
	return out
}

// talk lists what the people concerned should discuss before relying on the numbers.
func (b *builder) talk() []string {
	discuss := 0
	for _, ind := range b.Result.Indicators {
		if ind.Discuss && ind.InScope && !ind.NA {
			discuss++
		}
	}
	var out []string
	for _, item := range []struct {
		key string
		n   int
	}{{"summary.talk-text", discuss}, {"summary.gaps-text", len(b.Result.Gaps)}, {"summary.claimed-text", len(b.Result.Claimed)}} {
		if item.n > 0 {
			out = append(out, b.Words.Count(item.key, item.n))
		}
	}
	return out
}

// rank writes "1" in the language's digits.
func (b *builder) rank(i int) string { return b.Words.Lang.Digits(strconv.Itoa(i + 1)) }

// rings labels the rings of the radar: 20, 40 … 100.
func (b *builder) rings() []string {
	var out []string
	for v := range slices.Values([]int{20, 40, 60, 80, 100}) {
		out = append(out, b.Words.Number(exact.Of(v), 0))
	}
	return out
}

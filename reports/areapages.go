package reports

import (
	"cmp"
	"slices"
	"strings"

	"rahbord/internal/exact"
	"rahbord/roadmap"
	"rahbord/scoring"
)

// worstAreas is how many of the weakest areas get a page in any case.
const worstAreas = 3

// areaPages shows the areas that matter, most often one page each: what is true today, what the next
// level asks for, and what the plan does about it.
func (b *builder) areaPages() {
	areas := b.areasToShow()
	if len(areas) == 0 {
		return
	}
	b.add(Heading{Level: 1, Text: b.t("pages.title"), NewPage: true})
	switch {
	case b.AllAreas:
		b.para(Body, b.t("pages.intro-all"))
	case len(b.worst()) == 0:
		b.para(Body, b.t("pages.intro-equal"))
	default:
		b.para(Body, b.t("pages.intro", "n", b.Words.Int(worstAreas)))
	}
	b.add(b.overview(areas))
	for _, a := range areas {
		b.areaPage(a)
	}
}

// overview lists the areas that follow, with what the plan brings them.
func (b *builder) overview(areas []scoring.Area) Table {
	t := Table{Columns: []Column{
		{Title: b.t("areas.area"), Width: 32},
		{Title: b.t("summary.now"), Width: 18},
	}}
	if b.plan != nil {
		t.Columns = append(t.Columns, Column{Title: b.t("summary.after"), Width: 18}, Column{Title: b.t("pages.lifted"), Width: 32})
	}
	for _, a := range areas {
		after := b.areaAfter(a.ID)
		cells := []Cell{
			{Text: b.names.Area(a.ID).Name, Note: b.whyShown(a), Strong: true},
			{Text: b.points(a.Points), Bar: b.bar(a.Points, a.Target, a.Level)},
			{Text: b.points(after), Bar: b.bar(after, a.Target, b.labelOf(after))},
			{Text: cmp.Or(b.listed(b.workingOn(a.ID)), b.t("report.none"))},
		}
		t.Rows = append(t.Rows, Row{Cells: cells[:len(t.Columns)]})
	}
	return t
}

// workingOn names the initiatives of the plan that lift an area.
func (b *builder) workingOn(area string) []string {
	var names []string
	if b.plan == nil {
		return nil
	}
	for _, s := range b.Study.Plan.Basket {
		if b.gainOf(s.ID, s.Scope, area).Sign() > 0 {
			names = append(names, b.names.Initiative(s.ID).Name)
		}
	}
	return names
}

// areasToShow are those at the crux, in the chosen field and the weakest, by priority; all
// of the model, in its order, when the reader wants them.
func (b *builder) areasToShow() []scoring.Area {
	if b.AllAreas {
		return b.Result.Areas
	}
	worst := b.worst()
	wanted := func(a scoring.Area) bool {
		return a.Points.Known && (a.Crux || a.Field || slices.Contains(worst, a.ID))
	}
	var out []scoring.Area
	for _, a := range append(b.byPriority(), b.Result.Areas...) {
		if wanted(a) && !slices.ContainsFunc(out, func(o scoring.Area) bool { return o.ID == a.ID }) {
			out = append(out, a)
		}
	}
	return out
}

// worst are the ids of the areas with the fewest points; none is the worst of equals.
func (b *builder) worst() []string {
	known := slices.DeleteFunc(slices.Clone(b.Result.Areas), func(a scoring.Area) bool { return !a.Points.Known })
	best, last := b.extremes()
	if best == nil || best.Points.Value.Equal(last.Points.Value) {
		return nil
	}
	known = slices.DeleteFunc(known, func(a scoring.Area) bool { return a.Points.Value.Equal(best.Points.Value) })
	slices.SortStableFunc(known, func(x, y scoring.Area) int { return x.Points.Value.Cmp(y.Points.Value) })
	var ids []string
	for _, a := range known[:min(worstAreas, len(known))] {
		ids = append(ids, a.ID)
	}
	return ids
}

func (b *builder) areaPage(a scoring.Area) {
	b.add(Heading{Level: 2, Text: b.names.Area(a.ID).Name, ID: "area-" + a.ID})
	b.para(Body, b.areaLine(a))
	touched := b.touched(a.ID)
	t := Table{Dense: true, Columns: []Column{
		{Title: b.t("strengths.practice"), Width: 24},
		{Title: b.t("pages.level"), Width: 12},
		{Title: b.t("appendix.today"), Width: 19},
		{Title: b.t("appendix.next"), Width: 20},
	}}
	if touched {
		t.Columns = append(t.Columns, Column{Title: b.t("pages.lifted"), Width: 25})
	}
	var said []string
	for i := range b.Result.Indicators {
		if k := &b.Result.Indicators[i]; k.Area == a.ID && k.InScope {
			t.Rows = append(t.Rows, Row{Cells: b.practiceCells(k)[:len(t.Columns)]})
			for _, text := range b.comments(k.ID) {
				said = append(said, b.t("pages.said", "id", k.ID, "text", text))
			}
		}
	}
	if len(t.Rows) > 0 {
		b.add(t)
	}
	if b.plan != nil && !touched && a.Points.Known && b.below(a.ID) {
		b.add(Callout{Text: b.untouched(a.ID), Tone: Fair})
	}
	if len(said) > 0 {
		b.add(Heading{Level: 3, Text: b.t("pages.comments")}, Bullets{Items: said})
	}
}

// touched reports whether the plan lifts any indicator of an area.
func (b *builder) touched(area string) bool {
	return slices.ContainsFunc(b.Result.Indicators, func(k scoring.Indicator) bool {
		_, lifted := b.levelAfter(&k)
		return k.Area == area && lifted
	})
}

// below reports whether any indicator of an area is below its target.
func (b *builder) below(area string) bool {
	return slices.ContainsFunc(b.Result.Indicators, func(k scoring.Indicator) bool {
		return k.Area == area && k.Level.Known && k.Gap.Sign() > 0
	})
}

// untouched says that the plan leaves an area as it is, and why the initiative that would
// do most there stays out.
func (b *builder) untouched(area string) string {
	var best roadmap.Excluded
	var most exact.Rat
	for _, x := range b.Study.Plan.Excluded {
		if gain := b.gainOf(x.ID, b.Study.Problem.Initiative(x.ID).Scopes[0].ID, area); most.Less(gain) {
			best, most = x, gain
		}
	}
	if best.ID == "" {
		return b.t("pages.untouched")
	}
	return b.t("pages.untouched-by", "name", b.names.Initiative(best.ID).Name, "reason", b.planWords().Reason(best))
}

// gainOf is what an initiative in a scope gives an area on its own when it succeeds in
// full, in points of the index.
func (b *builder) gainOf(initiative, scope, area string) exact.Rat {
	var sum exact.Rat
	lifts := b.Study.Problem.Initiative(initiative).Scope(scope).Lifts
	for _, k := range b.Study.Problem.Indicators {
		if lift := lifts[k.ID]; k.Area == area && lift.Sign() > 0 {
			sum = sum.Add(exact.Min(lift, k.Gap).Mul(k.Worth))
		}
	}
	return sum
}

// whyShown says why the area has a page.
func (b *builder) whyShown(a scoring.Area) string {
	if role := b.role(a); role != "" || !slices.Contains(b.worst(), a.ID) {
		return role
	}
	return b.t("pages.worst")
}

// areaLine is how an area stands, in words.
func (b *builder) areaLine(a scoring.Area) string {
	if !a.Points.Known {
		return b.t("report.unknown")
	}
	parts := []string{b.t("pages.now", "points", b.points(a.Points), "label", b.label(a.Level))}
	if after := b.areaAfter(a.ID); after.Known {
		parts = append(parts, b.t("pages.after", "points", b.points(after)))
	}
	if a.Target.Known {
		parts = append(parts, b.t("pages.target", "points", b.points(a.Target)))
	}
	parts = append(parts, b.t("pages.confidence", "confidence", b.confidence(a.Confidence)))
	if len(a.HeldBy) > 0 {
		parts = append(parts, b.t("pages.held", "label", b.label(a.Level), "ids", b.join(a.HeldBy)))
	}
	return strings.Join(parts, " ")
}

// practiceCells is one indicator: its level, what is true today with the evidence, what the
// next level asks for, and what the plan does.
func (b *builder) practiceCells(k *scoring.Indicator) []Cell {
	practice, level := Cell{Text: b.names.Indicator(k.ID).Statement}, Cell{Note: k.ID, Strong: true}
	if b.Pack.Indicator(k.ID).Critical {
		level.Note = b.t("pages.critical", "id", k.ID)
	}
	var today, next, plan Cell
	switch {
	case k.NA:
		level.Text = b.t("appendix.not-applicable")
		today.Text = b.listed(b.naReasons(k.ID))
	case !k.Level.Known:
		level.Text = b.t("appendix.unanswered")
	default:
		level.Text = b.level(k.Level.Value)
		if k.Gap.Sign() > 0 {
			level.Text = b.t("appendix.level-to", "from", level.Text, "to", b.level(k.Target))
		}
		for _, f := range b.evidence(k) {
			today.Note = f.Value
		}
		if facts := b.levelWords(k); len(facts) > 0 {
			today.Text = facts[0].Value
			if len(facts) > 1 && k.Gap.Sign() > 0 {
				next.Text = facts[1].Value
			}
		}
		plan = b.lifters(k)
	}
	return []Cell{practice, level, today, next, plan}
}

// lifters names the initiatives of the plan that lift an indicator, and the level they are
// expected to bring.
func (b *builder) lifters(k *scoring.Indicator) Cell {
	level, lifted := b.levelAfter(k)
	switch {
	case !lifted && k.Gap.Sign() > 0:
		return Cell{Text: b.t("report.none")}
	case !lifted:
		return Cell{}
	}
	var names []string
	for _, s := range b.Study.Plan.Basket {
		if b.Study.Problem.Initiative(s.ID).Scope(s.Scope).Lifts[k.ID].Sign() > 0 {
			names = append(names, b.names.Initiative(s.ID).Name)
		}
	}
	return Cell{Text: b.listed(names), Note: b.t("pages.level-after", "level", b.shortLevel(level))}
}

// shortLevel writes an expected level with one place: more would claim too much.
func (b *builder) shortLevel(r exact.Rat) string { return b.Words.Short(r, 1) }

package reports

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/scoring"
)

// areas compares all areas and ranks them by priority.
func (b *builder) areas() {
	b.add(Heading{Level: 1, Text: b.t("areas.title"), NewPage: true})
	b.para(Body, b.t("areas.intro"))
	t := Table{Columns: []Column{
		{Title: b.t("areas.area"), Width: 26},
		{Title: b.t("areas.readiness"), Width: 26},
		{Title: b.t("areas.level"), Width: 16},
		{Title: b.t("areas.held"), Width: 11},
		{Title: b.t("areas.agreement"), Width: 10, Align: End},
		{Title: b.t("areas.confidence"), Width: 11, Align: Start},
	}}
	byDimension := len(b.Pack.Dimensions) > 1
	for _, a := range b.Result.Areas {
		if d := b.firstOf(a.ID); byDimension && d != "" {
			t.Rows = append(t.Rows, Row{Group: b.names.Dimensions[d]})
		}
		t.Rows = append(t.Rows, Row{Cells: b.areaCells(a)})
	}
	b.add(t)
	if crowded := b.tooManyNA(); len(crowded) > 0 {
		b.add(Callout{Text: b.t("areas.too-many-na", "areas", b.areaNames(crowded)), Tone: Fair})
	}
	b.priorities()
}

// firstOf is the dimension that an area opens, "" for the others.
func (b *builder) firstOf(area string) string {
	for _, d := range b.Pack.Dimensions {
		if len(d.Areas) > 0 && d.Areas[0] == area {
			return d.ID
		}
	}
	return ""
}

func (b *builder) areaCells(a scoring.Area) []Cell {
	label := Cell{Text: b.t("report.unknown"), Badge: Unknown}
	if a.Level > 0 {
		label = Cell{Text: b.label(a.Level), Badge: b.tone(a.Level)}
	}
	agreement := b.t("areas.few")
	if a.RwgJ.Known {
		agreement = b.Words.Number(a.RwgJ.Value, 2)
	}
	return []Cell{
		{Text: b.names.Area(a.ID).Name, Strong: true},
		{Text: b.points(a.Points), Bar: b.bar(a.Points, a.Target, a.Level)},
		label,
		{Text: b.join(a.HeldBy)},
		{Text: agreement},
		{Text: b.confidence(a.Confidence)},
	}
}

func (b *builder) tooManyNA() []string {
	var out []string
	for _, a := range b.Result.Areas {
		if a.TooManyNA {
			out = append(out, a.ID)
		}
	}
	return out
}

// priorities ranks the areas by the priority index.
func (b *builder) priorities() {
	ranked := slices.DeleteFunc(slices.Clone(b.Result.Areas), func(a scoring.Area) bool { return a.Priority.Sign() <= 0 })
	if len(ranked) == 0 {
		return
	}
	slices.SortStableFunc(ranked, func(x, y scoring.Area) int { return y.Priority.Cmp(x.Priority) })
	b.add(Heading{Level: 2, Text: b.t("areas.priority")})
	b.para(Body, b.t("areas.priority-intro"))
	t := Table{Columns: []Column{
		{Title: "", Width: 5, Align: End},
		{Title: b.t("areas.area"), Width: 40},
		{Title: b.t("areas.points-missing"), Width: 18, Align: End},
		{Title: b.t("areas.weight"), Width: 14, Align: End},
		{Title: b.t("areas.score"), Width: 14, Align: End},
		{Title: "", Width: 22},
	}}
	for i, a := range ranked {
		mark := ""
		switch {
		case a.Crux:
			mark = b.t("areas.crux")
		case a.Field:
			mark = b.t("areas.field")
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: b.rank(i)},
			{Text: b.names.Area(a.ID).Name, Strong: i < 3},
			{Text: b.Words.Number(a.Target.Value.Sub(a.Points.Value), 1)},
			{Text: b.Words.Number(a.Weight, 1)},
			{Text: b.Words.Number(a.Priority, 1), Strong: i < 3},
			{Text: mark},
		}})
	}
	b.add(t)
}

// confidence is the word for a confidence 0 to 1.
func (b *builder) confidence(c exact.Rat) string {
	words := b.names.Confidence
	return [...]string{words.Low, words.Medium, words.High}[scoring.ConfidenceGrade(b.Pack, c)]
}

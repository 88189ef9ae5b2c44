package reports

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/scoring"
)

// areas compares all areas: points, label, what holds it, how sure we are, where to start.
func (b *builder) areas() {
	b.add(Heading{Level: 1, Text: b.t("areas.title"), NewPage: true})
	b.para(Body, b.t("areas.intro"))
	t := Table{Columns: []Column{
		{Title: b.t("areas.area"), Width: 36},
		{Title: b.t("areas.readiness"), Width: 24},
		{Title: b.t("areas.level"), Width: 17},
		{Title: b.t("areas.agreement"), Width: 8, Align: End},
		{Title: b.t("areas.confidence"), Width: 9},
		{Title: b.t("areas.priority"), Width: 6, Align: End},
	}}
	ranks := b.priorityRanks()
	row := func(a scoring.Area) { t.Rows = append(t.Rows, Row{Cells: b.areaCells(a, ranks[a.ID])}) }
	if len(b.Pack.Dimensions) > 1 {
		for _, d := range b.Pack.Dimensions {
			t.Rows = append(t.Rows, Row{Group: b.names.Dimensions[d.ID]})
			for _, id := range d.Areas {
				row(*b.Result.Area(id))
			}
		}
	} else {
		for _, a := range b.Result.Areas {
			row(a)
		}
	}
	b.add(t)
	note := b.t("areas.priority-note")
	if crowded := b.tooManyNA(); len(crowded) > 0 { // in the same breath: the table fills the page
		note += " " + b.t("areas.too-many-na", "areas", b.areaNames(crowded), "share", b.Words.Percent(b.Pack.Coverage.NAShare, 0))
	}
	b.para(Small, note)
	b.heat()
}

// byPriority is the areas with a priority, the highest first.
func (b *builder) byPriority() []scoring.Area {
	ranked := slices.DeleteFunc(slices.Clone(b.Result.Areas), func(a scoring.Area) bool { return a.Priority.Sign() <= 0 })
	slices.SortStableFunc(ranked, func(x, y scoring.Area) int { return y.Priority.Cmp(x.Priority) })
	return ranked
}

func (b *builder) priorityRanks() map[string]string {
	ranks := map[string]string{}
	for _, a := range b.Result.Areas {
		ranks[a.ID] = b.t("report.none")
	}
	for i, a := range b.byPriority() {
		ranks[a.ID] = b.rank(i)
	}
	return ranks
}

func (b *builder) areaCells(a scoring.Area, rank string) []Cell {
	label := Cell{Text: b.t("report.unknown"), Badge: Unknown}
	if a.Level > 0 {
		label = Cell{Text: b.label(a.Level), Badge: b.tone(a.Level)}
		if len(a.HeldBy) > 0 {
			label.Note = b.t("areas.held-by", "ids", b.join(a.HeldBy))
		}
	}
	agreement := Cell{Text: b.t("areas.few")}
	if a.RwgJ.Known {
		agreement.Text = b.Words.Number(a.RwgJ.Value, 2)
		if a.RwgJ.Value.Less(b.Pack.Agreement.AreaRwg) {
			agreement.Note = b.t("areas.low-agreement")
		}
	}
	return []Cell{
		{Text: b.names.Area(a.ID).Name, Note: b.role(a), Strong: true},
		{Text: b.points(a.Points), Bar: b.bar(a.Points, a.Target, a.Level)},
		label,
		agreement,
		{Text: b.confidence(a.Confidence)},
		{Text: rank, Strong: true},
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

// role says why an area counts more: the crux of the problem or the chosen field.
func (b *builder) role(a scoring.Area) string {
	switch {
	case a.Crux && b.rootUnknown():
		return b.t("areas.crux-likely")
	case a.Crux:
		return b.t("areas.crux")
	case a.Field:
		return b.t("areas.field")
	}
	return ""
}

// rootUnknown reports whether the client said that the root of the problem is not known: the
// crux is then what the kind of the problem suggests.
func (b *builder) rootUnknown() bool {
	return slices.ContainsFunc(b.Pack.QuestionWith("root_cause"), func(q *questionnaire.Question) bool {
		root := b.Engagement.Given(q.ID).Text()
		return root != "" && len(q.Map[root].IDs) == 0
	})
}

// confidence is the word for a confidence 0 to 1.
func (b *builder) confidence(c exact.Rat) string {
	words := b.names.Confidence
	return [...]string{words.Low, words.Medium, words.High}[scoring.ConfidenceGrade(b.Pack, c)]
}

package reports

import (
	"slices"

	"rahbord/scoring"
)

// dialogue shows where views differ: between roles, between people, between claim and evidence.
func (b *builder) dialogue() {
	discuss := b.toDiscuss()
	if b.respondents() < 2 && len(b.Result.Claimed) == 0 {
		return
	}
	b.add(Heading{Level: 1, Text: b.t("dialogue.title"), NewPage: true})
	b.para(Body, b.t("dialogue.intro"))
	switch {
	case !b.comparable():
		b.para(Body, b.t("dialogue.few"))
	case len(discuss) == 0 && len(b.Result.Gaps) == 0:
		b.para(Body, b.t("dialogue.none"))
	}
	b.gaps()
	b.discussTable(discuss)
	b.claimed()
}

// comparable reports whether enough people answered anything to speak of agreement.
func (b *builder) comparable() bool {
	return slices.ContainsFunc(b.Result.Indicators, func(i scoring.Indicator) bool { return i.Rwg.Known })
}

// toDiscuss is the indicators with low agreement, the lowest first.
func (b *builder) toDiscuss() []scoring.Indicator {
	list := slices.DeleteFunc(slices.Clone(b.Result.Indicators), func(i scoring.Indicator) bool {
		return !i.Discuss || !i.InScope || i.NA
	})
	slices.SortStableFunc(list, func(x, y scoring.Indicator) int { return x.Rwg.Value.Cmp(y.Rwg.Value) })
	return list
}

func (b *builder) gaps() {
	if len(b.Result.Gaps) == 0 {
		return
	}
	b.add(Heading{Level: 2, Text: b.t("dialogue.gaps")})
	t := Table{Columns: []Column{
		{Title: b.t("dialogue.practice"), Width: 48},
		{Title: b.t("dialogue.higher"), Width: 20},
		{Title: b.t("dialogue.lower"), Width: 20},
		{Title: b.t("dialogue.gap"), Width: 12, Align: End},
	}}
	for _, g := range b.Result.Gaps {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			b.indicator(g.Indicator),
			{Text: b.roleName(g.High.Role), Note: b.level(g.High.Mean)},
			{Text: b.roleName(g.Low.Role), Note: b.level(g.Low.Mean)},
			{Text: b.level(g.Gap), Strong: true},
		}})
	}
	b.add(t)
	if !b.Engagement.Assessment.Names {
		b.para(Small, b.t("dialogue.anonymous", "n", b.Words.Int(b.Pack.Anonymity)))
	}
}

func (b *builder) discussTable(list []scoring.Indicator) {
	if len(list) == 0 {
		return
	}
	b.add(Heading{Level: 2, Text: b.t("dialogue.discuss")})
	t := Table{Columns: []Column{
		{Title: b.t("dialogue.practice"), Width: 50},
		{Title: b.t("dialogue.range"), Width: 14},
		{Title: b.t("dialogue.mean"), Width: 11, Align: End},
		{Title: b.t("dialogue.median"), Width: 11, Align: End},
		{Title: b.t("dialogue.agreement"), Width: 14, Align: End},
	}}
	for _, ind := range list {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			b.indicator(ind.ID),
			{Text: b.t("dialogue.from-to", "low", b.level(ind.Lowest.Value), "high", b.level(ind.Highest.Value))},
			{Text: b.level(ind.Mean.Value)}, {Text: b.level(ind.Median.Value)},
			{Text: b.Words.Number(ind.Rwg.Value, 2), Strong: true, Note: b.names.Agreement[scoring.AgreementGrade(b.Pack, ind.Rwg.Value)]},
		}})
	}
	b.add(t)
}

func (b *builder) claimed() {
	if len(b.Result.Claimed) == 0 {
		return
	}
	b.add(Heading{Level: 2, Text: b.t("dialogue.claimed")})
	b.para(Body, b.t("dialogue.claimed-intro"))
	t := Table{Columns: []Column{
		{Title: b.t("dialogue.practice"), Width: 56},
		{Title: b.t("strengths.level"), Width: 12, Align: End},
		{Title: b.t("dialogue.evidence"), Width: 32},
	}}
	for _, id := range b.Result.Claimed {
		ind := b.Result.Indicator(id)
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			b.indicator(id), {Text: b.level(ind.Level.Value)}, {Text: b.names.Evidence[ind.Grade.Value.Floor()]},
		}})
	}
	b.add(t)
}

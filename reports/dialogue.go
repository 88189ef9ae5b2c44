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
	t := Table{Dense: true, Columns: append(b.practiceColumns(43),
		Column{Title: b.t("dialogue.higher"), Width: 18},
		Column{Title: b.t("dialogue.lower"), Width: 18},
		Column{Title: b.t("dialogue.gap"), Width: 12, Align: End})}
	for _, g := range b.Result.Gaps {
		t.Rows = append(t.Rows, Row{Cells: append(b.practice(g.Indicator),
			Cell{Text: b.seen(g.High)}, Cell{Text: b.seen(g.Low)}, Cell{Text: b.level(g.Gap), Strong: true})})
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
	t := Table{Dense: true, Columns: append(b.practiceColumns(44),
		Column{Title: b.t("dialogue.range"), Width: 11},
		Column{Title: b.t("dialogue.mean"), Width: 10, Align: End},
		Column{Title: b.t("dialogue.median"), Width: 10, Align: End},
		Column{Title: b.t("dialogue.agreement"), Width: 16, Align: End})}
	for _, ind := range list {
		t.Rows = append(t.Rows, Row{Cells: append(b.practice(ind.ID),
			Cell{Text: b.t("dialogue.from-to", "low", b.level(ind.Lowest.Value), "high", b.level(ind.Highest.Value))},
			Cell{Text: b.level(ind.Mean.Value)}, Cell{Text: b.level(ind.Median.Value)},
			Cell{Text: b.Words.Number(ind.Rwg.Value, 2), Strong: true, Note: b.names.Agreement[scoring.AgreementGrade(b.Pack, ind.Rwg.Value)]})})
	}
	b.add(t)
}

func (b *builder) claimed() {
	if len(b.Result.Claimed) == 0 {
		return
	}
	b.add(Heading{Level: 2, Text: b.t("dialogue.claimed")})
	b.para(Body, b.t("dialogue.claimed-intro"))
	t := Table{Dense: true, Columns: append(b.practiceColumns(52),
		Column{Title: b.t("strengths.level"), Width: 10, Align: End},
		Column{Title: b.t("dialogue.evidence"), Width: 29})}
	for _, id := range b.Result.Claimed {
		ind := b.Result.Indicator(id)
		t.Rows = append(t.Rows, Row{Cells: append(b.practice(id),
			Cell{Text: b.level(ind.Level.Value)}, Cell{Text: b.names.Evidence[ind.Grade.Value.Floor()]})})
	}
	b.add(t)
}

// seen is a role group and the mean level it sees.
func (b *builder) seen(g scoring.RoleMean) string {
	return b.t("dialogue.seen", "role", b.roleName(g.Role), "level", b.level(g.Mean))
}

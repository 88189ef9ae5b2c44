package xlsx

import (
	"rahbord/engagement"
	"rahbord/internal/i18n"
)

// Rows of the cover that take an answer, by their hidden key.
const (
	nameKey = "name"
	roleKey = "role"
)

// cover is the first sheet: for whom, how to fill in, and who fills in.
func (b *book) cover() {
	b.sheet(coverSheet, b.t("form.sheets.cover"))
	b.columns(coverSheet, 0, 26, 64)
	row := 2
	wide := func(text string, style int, height float64) {
		b.text(coverSheet, 2, row, text, style)
		b.span(coverSheet, row, 2, 3, style)
		if height == 0 {
			b.height(coverSheet, row, map[string]float64{text: 84})
		} else {
			b.try(b.file.SetRowHeight(b.title[coverSheet], row, height))
		}
		row++
	}
	wide(engagement.Guarded(b.formTitle()), b.style.title, 46)
	wide(b.names.Pack.Name+" – "+b.names.Pack.Purpose, b.style.subtitle, 0)
	row++
	if b.Parts.Readiness {
		b.asked(&row, nameKey, b.t("form.cover.name"), engagement.Guarded(b.Person.Name), nil)
		var roles []string
		for _, r := range b.Pack.Roles {
			roles = append(roles, b.names.Roles[r])
		}
		b.asked(&row, roleKey, b.t("form.cover.role"), b.names.Roles[b.Person.Role], roles)
		row++
	}
	wide(b.t("form.cover.how"), b.style.area, 22)
	for _, step := range b.steps() {
		wide(step, b.style.prose, 0)
	}
	b.print(coverSheet, 0, true)
	b.protect(coverSheet)
}

// steps tell how to fill in the sheets that are there.
func (b *book) steps() []string {
	steps := []string{b.t("form.cover.yellow")}
	if b.Parts.Readiness {
		first, last := b.Pack.Scale.First, b.Pack.Scale.Last()
		steps = append(steps,
			b.t("form.cover.levels", "sheet", b.t("form.sheets.readiness"), "first", b.Words.Int(first), "last", b.Words.Int(last)),
			b.t("form.cover.dont-know", "dk", b.t("form.answers.dk")),
			b.t("form.cover.not-applicable", "na", b.t("form.answers.na")),
			b.t("form.cover.evidence"))
	}
	if b.Parts.Context || b.Parts.Strategy {
		steps = append(steps, b.t("form.cover.questions"), b.t("form.cover.dates"))
	}
	return append(steps, b.t("form.cover.return"))
}

// asked is a row of the cover that takes an answer.
func (b *book) asked(row *int, key, label, given string, choices []string) {
	b.key(coverSheet, *row, key)
	b.text(coverSheet, 2, *row, label, b.style.label)
	b.text(coverSheet, 3, *row, i18n.Plain(given), b.style.long)
	if choices != nil {
		b.dropDown(coverSheet, b.cell(3, *row), choices)
	}
	b.try(b.file.SetRowHeight(b.title[coverSheet], *row, 22))
	*row++
}

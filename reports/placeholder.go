package reports

import "rahbord/internal/i18n"

// placeholder is a name that texts of a template may hold, and what it stands for.
type placeholder struct {
	name  string
	value func(*builder) string
}

// placeholders lists them in the order of the documentation. What is not known shows as
// the word for none.
func placeholders() []placeholder {
	return []placeholder{
		{"client", (*builder).client},
		{"date", func(b *builder) string { return b.Words.Date(b.Issued) }},
		{"assessed", func(b *builder) string {
			if b.Engagement.Assessed == nil {
				return b.t("report.none")
			}
			return b.Words.Date(b.Engagement.Assessed.Time)
		}},
		{"score", func(b *builder) string { return b.points(b.Result.Overall.Points) }},
		{"label", func(b *builder) string {
			if b.Result.Overall.Level == 0 {
				return b.t("report.unknown")
			}
			return b.label(b.Result.Overall.Level)
		}},
		{"expected", func(b *builder) string {
			if b.Study == nil {
				return b.t("report.none")
			}
			return b.points(b.Study.Forecast.Expected)
		}},
		{"initiatives", func(b *builder) string { return b.ofPlan(func() string { return b.Words.Int(len(b.plan.Tasks)) }) }},
		{"weeks", func(b *builder) string { return b.ofPlan(func() string { return b.Words.Int(b.lastWeek()) }) }},
		{"cost", func(b *builder) string { return b.ofPlan(func() string { return b.money(b.costs().once) }) }},
		{"respondents", func(b *builder) string { return b.Words.Int(b.respondents()) }},
		{"consultant", func(b *builder) string { return b.sender().Name }},
		{"organisation", func(b *builder) string { return b.sender().Organisation }},
	}
}

// Placeholders lists the names that texts of a template may hold.
func Placeholders() []string {
	var names []string
	for _, p := range placeholders() {
		names = append(names, p.name)
	}
	return names
}

// ofPlan is a value of the plan; the word for none without one.
func (b *builder) ofPlan(value func() string) string {
	if b.plan == nil {
		return b.t("report.none")
	}
	return value()
}

// fill is a text of the template in the language of the report, its placeholders filled;
// "" where the template has none.
func (b *builder) fill(texts map[i18n.Lang]string) string {
	text := texts[b.Words.Lang]
	if text == "" {
		return ""
	}
	var pairs []string
	for _, p := range placeholders() {
		pairs = append(pairs, p.name, p.value(b))
	}
	return b.Words.Fill(text, pairs...)
}

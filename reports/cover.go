package reports

import "strings"

// cover is the first page: who, what, when, by whom.
func (b *builder) cover() {
	e := b.Engagement
	c := Cover{
		Kicker:       b.kicker(),
		Title:        b.client(),
		Confidential: b.t("report.confidential", "client", b.client()),
	}
	if e.Sample {
		c.Notice = b.t("report.sample")
	}
	if e.Assessed != nil {
		c.Facts = append(c.Facts, Fact{b.t("cover.date"), b.Words.Date(e.Assessed.Time)})
	}
	c.Facts = append(c.Facts, Fact{b.t("cover.issued"), b.Words.Date(b.Issued)})
	sender := b.sender()
	if lines := filled(sender.Name, sender.Organisation, sender.Contact); len(lines) > 0 {
		c.Facts = append(c.Facts, Fact{b.t("cover.by"), strings.Join(lines, "\n")})
	}
	c.Facts = append(c.Facts, Fact{b.t("cover.respondents"), b.Words.Int(b.respondents())})
	if b.Result.Quick {
		c.Subtitle = b.quickNote()
	}
	b.add(c)
}

// kicker says what the report is: with a plan it is a strategy too.
func (b *builder) kicker() string {
	if b.plan != nil {
		return b.t("report.kicker-plan")
	}
	return b.t("report.kicker")
}

func (b *builder) quickNote() string {
	quick := 0
	for _, k := range b.Pack.Indicators {
		if k.Quick {
			quick++
		}
	}
	return b.t("report.quick", "n", b.Words.Int(quick), "all", b.Words.Int(len(b.Pack.Indicators)))
}

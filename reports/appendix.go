package reports

import (
	"slices"
	"strings"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/scoring"
)

// appendix shows everything the report rests on: indicators, answers, people, assumptions
// and terms.
func (b *builder) appendix() {
	if b.begun() {
		b.indicators()
	}
	b.answers()
	if b.begun() {
		b.basis()
		b.glossary()
	}
}

// indicators shows every indicator: level, words of today and of the next level, answers;
// comments too, unless the area has a page that quotes them.
func (b *builder) indicators() {
	quoted := b.areasToShow()
	if !b.has("area-pages") {
		quoted = nil
	}
	b.add(Heading{Level: 1, Text: b.t("appendix.title"), NewPage: true})
	b.para(Body, b.t("appendix.intro"))
	for _, area := range b.Result.Areas {
		b.add(Heading{Level: 2, Text: b.names.Area(area.ID).Name})
		if area.Points.Known {
			b.para(Small, b.t("appendix.area-line", "points", b.points(area.Points), "label", b.label(area.Level)))
		} else {
			b.para(Small, b.t("report.unknown"))
		}
		repeated := slices.ContainsFunc(quoted, func(a scoring.Area) bool { return a.ID == area.ID })
		for i := range b.Result.Indicators {
			ind := &b.Result.Indicators[i]
			if ind.Area != area.ID || !ind.InScope {
				continue
			}
			entry := b.entryOf(ind)
			if repeated {
				entry.Comments = nil
			}
			b.add(entry)
		}
	}
}

func (b *builder) entryOf(ind *scoring.Indicator) Levels {
	l := Levels{ID: ind.ID, Title: b.names.Indicator(ind.ID).Statement, Known: ind.Level.Known}
	if b.Pack.Indicator(ind.ID).Critical {
		l.Marks = append(l.Marks, b.t("appendix.critical"))
	}
	if ind.Consensus {
		l.Marks = append(l.Marks, b.t("appendix.consensus"))
	}
	switch {
	case ind.NA:
		l.Value = b.t("appendix.not-applicable")
	case !ind.Level.Known:
		l.Value = b.t("appendix.unanswered")
	default:
		l.Value = b.level(ind.Level.Value)
		if ind.Gap.Sign() > 0 {
			l.Value = b.t("appendix.level-to", "from", l.Value, "to", b.level(ind.Target))
		}
		l.Now, l.Target = b.position(ind.Level.Value), b.position(ind.Target)
		l.Details = b.levelWords(ind)
	}
	l.Details = append(l.Details, b.answersOf(ind)...)
	l.Comments = b.comments(ind.ID)
	return l
}

// position is a level's place on the scale, 0 to 1.
func (b *builder) position(level exact.Rat) float64 {
	s := b.Pack.Scale
	return level.Sub(exact.Of(s.First)).Float64() / float64(s.Levels-1)
}

// levelWords quotes what is true today and what the next level asks for.
func (b *builder) levelWords(ind *scoring.Indicator) []Fact {
	levels := b.names.Indicator(ind.ID).Levels
	today := ind.Level.Value.Floor() - b.Pack.Scale.First
	if today < 0 || today >= len(levels) {
		return nil
	}
	facts := []Fact{{b.t("appendix.today"), levels[today]}}
	if today+1 < len(levels) {
		facts = append(facts, Fact{b.t("appendix.next"), levels[today+1]})
	}
	return facts
}

func (b *builder) answersOf(ind *scoring.Indicator) []Fact {
	var facts []Fact
	if text := b.votes(ind); text != "" {
		facts = append(facts, Fact{b.t("appendix.answers"), text})
	}
	if reasons := b.naReasons(ind.ID); ind.NA && len(reasons) > 0 {
		facts = append(facts, Fact{b.t("appendix.na-reason"), strings.Join(reasons, b.t("format.list-semicolon"))})
	}
	for _, c := range b.Engagement.Consensus {
		if c.Indicator != ind.ID || c.Reason == "" {
			continue
		}
		label := b.t("appendix.why")
		if c.State == engagement.NA {
			label = b.t("appendix.na-reason")
		}
		facts = append(facts, Fact{label, c.Reason})
	}
	return append(facts, b.evidence(ind)...)
}

// naReasons is why respondents called an indicator not applicable, each reason once.
func (b *builder) naReasons(indicator string) []string {
	var out []string
	for _, r := range b.Engagement.Respondents {
		a, ok := r.Answer(indicator)
		reason := clause(a.Reason)
		if ok && a.State == engagement.NA && !slices.Contains(out, reason) {
			out = append(out, reason)
		}
	}
	return out
}

func (b *builder) votes(ind *scoring.Indicator) string {
	var parts []string
	switch {
	case ind.Answers == 1:
		parts = append(parts, b.t("appendix.answers-text.one", "level", b.level(ind.Lowest.Value)))
	case ind.Answers > 1 && ind.Lowest.Value.Equal(ind.Highest.Value):
		parts = append(parts, b.t("appendix.same-text", "n", b.Words.Int(ind.Answers), "level", b.level(ind.Lowest.Value)))
	case ind.Answers > 1:
		parts = append(parts, b.t("appendix.answers-text.many", "n", b.Words.Int(ind.Answers),
			"low", b.level(ind.Lowest.Value), "high", b.level(ind.Highest.Value)))
		if !ind.Mean.Value.Sub(ind.Median.Value).Abs().Less(b.Pack.Lists.MedianDiffers) {
			parts = append(parts, b.t("appendix.median", "mean", b.level(ind.Mean.Value), "median", b.level(ind.Median.Value)))
		}
	}
	if ind.NACount > 0 {
		parts = append(parts, b.Words.Count("appendix.na", ind.NACount))
	}
	if ind.DontKnow > 0 {
		parts = append(parts, b.Words.Count("appendix.dont-know", ind.DontKnow))
	}
	return b.join(parts)
}

// evidence quotes the evidence of all answers and of the workshop, after the best grade.
func (b *builder) evidence(ind *scoring.Indicator) []Fact {
	var texts []string
	for _, r := range b.Engagement.Respondents {
		for _, a := range r.Answers {
			if a.Indicator == ind.ID && a.Evidence != "" {
				texts = append(texts, clause(a.Evidence))
			}
		}
	}
	if c, ok := b.Engagement.Agreed(ind.ID); ok && c.Evidence != "" {
		texts = append(texts, clause(c.Evidence))
	}
	if len(texts) == 0 && !ind.Grade.Known {
		return nil
	}
	text := strings.Join(texts, b.t("format.list-semicolon"))
	if ind.Grade.Known {
		grade := b.names.Evidence[ind.Grade.Value.Floor()]
		if text == "" {
			text = grade
		} else {
			text = b.t("appendix.evidence-grade", "grade", grade, "text", text)
		}
	}
	return []Fact{{b.t("appendix.evidence"), text}}
}

// comments are anonymous unless the respondents agreed to be named.
func (b *builder) comments(indicator string) []string {
	var out []string
	for _, r := range b.Engagement.Respondents {
		for _, a := range r.Answers {
			if a.Indicator != indicator || a.Comment == "" {
				continue
			}
			text := b.t("format.quote", "text", a.Comment)
			if b.Engagement.Assessment.Names && r.Name != "" {
				text = b.t("appendix.comment-by", "text", text, "name", r.Name)
			}
			out = append(out, text)
		}
	}
	return out
}

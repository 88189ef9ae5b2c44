package interview

import (
	"strings"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
)

// parsedLevel is what an answer to an indicator means.
type parsedLevel struct {
	state     engagement.State
	level     exact.Rat
	reason    string // of N/A, and of a consensus
	complaint string // what is wrong, "" when nothing is
}

// parseLevel reads a level, don't know, or N/A with or without its reason; nothing
// keeps an answer that is there.
func (s *indicatorStep) parseLevel(text string, answered bool) parsedLevel {
	half := s.Pack.Scale.Half == questionnaire.HalfAlways
	if text == "" && answered {
		return parsedLevel{}
	}
	for _, word := range strings.Split(s.t("words.dont-know"), "|") {
		if fold(word) == fold(text) {
			return parsedLevel{state: engagement.DontKnow}
		}
	}
	return s.parseScale(text, half)
}

// parseScale reads a level of the scale or N/A.
func (f *flow) parseScale(text string, half bool) parsedLevel {
	if reason, isNA := cutWord(text, f.t("words.na")); isNA {
		return parsedLevel{state: engagement.NA, reason: reason}
	}
	scale := f.Pack.Scale
	args := []string{"first", f.Words.Int(scale.First), "last", f.Words.Int(scale.Last())}
	level, err := exact.Parse(strings.ReplaceAll(i18n.ASCIIDigits(text), "½", ".5"))
	switch {
	case err != nil:
		if half {
			return parsedLevel{complaint: f.t("expect.agreed", append(args, "example", f.level(exact.Frac(5, 2)))...)}
		}
		return parsedLevel{complaint: f.t("expect.level", args...)}
	case level.Less(exact.Of(scale.First)) || exact.Of(scale.Last()).Less(level):
		return parsedLevel{complaint: f.t("expect.level-range", args...)}
	case !half && !level.IsInt():
		return parsedLevel{complaint: f.t("expect.level-whole", args...)}
	case !level.Mul(exact.Of(2)).IsInt():
		return parsedLevel{complaint: f.t("expect.level-half", "example", f.level(exact.Frac(5, 2)))}
	}
	return parsedLevel{level: level}
}

// level writes a level: 3 or 2.5.
func (f *flow) level(l exact.Rat) string { return f.Words.Short(l, 2) }

// inWords is an answer as people read it.
func (f *flow) inWords(a engagement.Answer) string {
	var text string
	switch a.State {
	case engagement.NA:
		text = f.t("answer.na", "reason", a.Reason)
	case engagement.DontKnow:
		text = f.t("answer.dont-know")
	default:
		text = f.t("answer.level", "level", f.level(a.Level))
	}
	if a.Comment != "" {
		text += f.t("answer.note", "text", a.Comment)
	}
	if a.Evidence != "" {
		text += f.t("answer.evidence", "text", a.Evidence)
	}
	if a.Graded {
		text += f.t("answer.grade", "grade", f.Words.Int(a.Grade))
	}
	return text
}

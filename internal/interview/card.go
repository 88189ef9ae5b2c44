package interview

import (
	"strings"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/scoring"
)

// card shows an indicator: where one stands, what is asked and why, the levels, what
// would prove them, and the answer so far.
func (s *indicatorStep) card() {
	ind, words := s.indicator, s.words()
	s.heading(ind.ID, s.names().Area(ind.Area).Name)
	s.strong(words.Statement)
	s.gap()
	for i, level := range s.levelWords(words) {
		s.item(s.level(exact.Of(s.Pack.Scale.First+i)), level)
	}
	s.gap()
	if words.Evidence != "" {
		s.say(s.t("card.evidence", "text", words.Evidence))
	}
	if !ind.For(s.Person().Role) {
		s.say(s.t("card.asked-of", "roles", s.join(ind.AskedOf, func(id string) string { return s.names().Roles[id] })))
	}
	if ind.Critical {
		s.say(s.t("card.critical"))
	}
	if words.NotApplicable != "" {
		s.say(s.t("card.may-be-na", "when", words.NotApplicable))
	}
	if s.scope(s.Engagement).SuggestsNA(ind) {
		s.say(s.t("card.suggest-na"))
	}
	if old, answered := s.old(); answered {
		s.say(s.t("card.so-far", "answer", s.inWords(old)))
	}
	s.say(s.t("card.keys"))
}

// levelWords describe the levels, lowest first; indicators without own descriptions
// share the names of the levels.
func (f *flow) levelWords(words questionnaire.IndicatorWords) []string {
	if len(words.Levels) > 0 {
		return words.Levels
	}
	return f.names().Levels
}

func (f *flow) join(ids []string, name func(string) string) string {
	var out []string
	for _, id := range ids {
		out = append(out, name(id))
	}
	return f.Words.List(out, "format.list-comma")
}

// areaComplete reports whether the person answered everything asked in the area.
func (s *indicatorStep) areaComplete() bool {
	person := s.Person()
	for _, ind := range s.Pack.IndicatorsOf(s.indicator.Area) {
		if _, answered := person.Answer(ind.ID); !answered && s.InScope(ind) {
			return false
		}
	}
	return true
}

// areaCard tells how the area stands by this person's answers alone. In a blind
// sitting it tells only that the area is done, so that no score sways later answers.
func (s *indicatorStep) areaCard() {
	area := s.indicator.Area
	name := s.names().Area(area).Name
	s.rule()
	if s.Blind {
		s.say(s.t("area.done", "area", name))
		return
	}
	alone := *s.Engagement
	alone.Respondents = []engagement.Respondent{*s.Person()}
	alone.Consensus = nil
	alone.Assessment.Quick = alone.Assessment.Quick || s.Quick
	res := scoring.Assess(s.Pack, &alone)
	a := res.Area(area)
	if a == nil || !a.Points.Known {
		s.say(s.t("area.no-score", "area", name))
		return
	}
	s.say(s.t("area.score", "area", name, "points", s.Words.Short(a.Points.Value, 0), "level", s.Words.Int(a.Level), "label", s.names().Band(a.Level).Name))
	cells := 40
	full := a.Points.Value.Mul(exact.Frac(cells, 100)).Add(exact.Frac(1, 2)).Floor()
	s.Prompter.Print(" " + strings.Repeat("█", full) + strings.Repeat("·", cells-full))
}

package questionnaire

import (
	"maps"

	"rahbord/internal/exact"
	"rahbord/internal/i18n"
)

// ClientFigures are the figures of an initiative that one client gave. They hold as they
// stand, where those of the catalogue are scaled from the reference firm.
type ClientFigures struct {
	Own         bool       // the initiative is the client's own, not one of the catalogue
	Why         string     // where the figures come from, in the client's words
	Duration    bool       // Initiative.Duration is the client's
	Effort      []string   // roles whose Initiative.Effort is the client's
	CostOneOff  *exact.Rat // in the client's currency; nil: that of the catalogue
	CostRunning *exact.Rat // the same, per year
	Success     *exact.Rat // probability, 0 to 1
	Fit         *exact.Rat // strategy fit, 0 to 1
}

// With is the pack with other initiatives in the place of its own. The words of each
// language may be changed by reword, which gets a copy. The pack itself stays as it is.
func (p *Pack) With(initiatives []Initiative, reword func(map[string]InitiativeWords)) *Pack {
	q := *p
	q.Initiatives = initiatives
	q.Words = map[i18n.Lang]*Words{}
	for lang, w := range p.Words {
		words := *w
		if words.Initiatives = maps.Clone(w.Initiatives); words.Initiatives == nil {
			words.Initiatives = map[string]InitiativeWords{}
		}
		reword(words.Initiatives)
		q.Words[lang] = &words
	}
	q.buildIndex()
	q.catalogue = p.Catalogue()
	return &q
}

// Catalogue is the pack as it was loaded, before With.
func (p *Pack) Catalogue() *Pack {
	if p.catalogue != nil {
		return p.catalogue
	}
	return p
}

// Circles lists initiatives that wait for each other, as if every need were unmet: each
// circle as its ids, the first repeated at the end.
func (p *Pack) Circles() [][]string {
	edges := map[string][]string{}
	for _, i := range p.Initiatives {
		for _, n := range i.Needs {
			edges[i.ID] = append(edges[i.ID], n.Supplier)
		}
		edges[i.ID] = append(edges[i.ID], i.After...)
	}
	return cycles(p.initiativeIDs(), edges)
}

// OptionsWith lists the options of the questions that have an effect: their own, those of
// their parts, shared or not; nil when there are none.
func (p *Pack) OptionsWith(effect string) []string {
	var out []string
	for _, q := range p.QuestionWith(effect) {
		out = append(out, p.optionIDs(&q.Field)...)
	}
	return out
}

// Ratings is one family of ratings of an initiative, and the effect of the questions whose
// options it rates.
type Ratings struct {
	Key, Effect string
	ByOption    *map[string]exact.Rat
}

// Ratings lists the families of ratings of an initiative.
func (i *Initiative) Ratings() []Ratings {
	return []Ratings{
		{"entry", "entry_fit", &i.Entry}, {"life", "life_fit", &i.Life}, {"business", "business_fit", &i.Business},
		{"stage", "stage_fit", &i.Stage}, {"value", "value_fit", &i.Value}, {"win", "win_fit", &i.Win},
	}
}

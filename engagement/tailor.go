package engagement

import (
	"maps"
	"slices"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// neutralFit is the share of the highest rating that an initiative of the client's own has
// everywhere, where the client rated nothing.
func neutralFit() exact.Rat { return exact.Frac(1, 2) }

// Tailored is the pack for one client: its initiatives are those of the catalogue with the
// client's figures in place, followed by the client's own. Whoever reads it needs to know
// nothing of where an initiative comes from. Without such figures it is the pack itself. A
// tailored pack is tailored anew, from the catalogue.
func Tailored(p *questionnaire.Pack, e *Engagement) *questionnaire.Pack {
	p = p.Catalogue()
	if len(e.Initiatives) == 0 {
		return p
	}
	all := slices.Clone(p.Initiatives)
	for k := range e.Initiatives {
		c := &e.Initiatives[k]
		i := slices.IndexFunc(all, func(i questionnaire.Initiative) bool { return i.ID == c.ID })
		if i < 0 {
			all = append(all, c.own(p))
			i = len(all) - 1
		}
		c.put(&all[i])
	}
	return p.With(all, func(words map[string]questionnaire.InitiativeWords) {
		for k := range e.Initiatives {
			c := &e.Initiatives[k]
			words[c.ID] = c.reword(words[c.ID])
		}
	})
}

// own is an initiative of which nothing is given but the id: of medium risk, and as suited
// to every choice as the client says, or neutral.
func (c *ClientInitiative) own(p *questionnaire.Pack) questionnaire.Initiative {
	i := questionnaire.Initiative{ID: c.ID, Risk: questionnaire.MediumRisk, Client: &questionnaire.ClientFigures{Own: true}}
	if p.Fit == nil {
		return i
	}
	share := neutralFit()
	if c.Fit != nil {
		share = *c.Fit
	}
	for _, family := range i.Ratings() {
		if len(c.ratings()[family.Key]) > 0 {
			continue
		}
		*family.ByOption = map[string]exact.Rat{}
		for _, option := range p.OptionsWith(family.Effect) {
			(*family.ByOption)[option] = p.Fit.TopRating.Mul(share)
		}
	}
	return i
}

// put sets what the client gave in the place of what was there.
func (c *ClientInitiative) put(i *questionnaire.Initiative) {
	own := i.Client != nil && i.Client.Own
	i.Client = &questionnaire.ClientFigures{Own: own, Why: c.Why, Duration: c.Duration != nil,
		Effort: slices.Sorted(maps.Keys(c.Effort)), CostOneOff: c.CostOneOff, CostRunning: c.CostRunning,
		Success: c.Success, Fit: c.Fit}
	if c.Duration != nil {
		i.Duration = questionnaire.Duration(*c.Duration)
	}
	i.Effort = over(i.Effort, c.Effort)
	i.Lifts = over(i.Lifts, c.Lifts)
	maps.DeleteFunc(i.Lifts, func(_ string, lift exact.Rat) bool { return lift.IsZero() })
	for _, family := range i.Ratings() {
		*family.ByOption = over(*family.ByOption, c.ratings()[family.Key])
	}
	set(&i.Needs, c.Needs)
	set(&i.After, c.After)
	set(&i.Without, c.Without)
	set(&i.Channels, c.Channels)
	set(&i.KPIPrimary, c.KPIPrimary)
	set(&i.KPISecondary, c.KPISecondary)
	set(&i.LagWeeks, c.LagWeeks)
	set(&i.QuickWin, c.QuickWin)
	set(&i.Light, c.Light)
	if c.Risk != "" {
		i.Risk = c.Risk
	}
	if c.Type != "" {
		i.Type = c.Type
	}
}

// over is a copy of a map with other values in place.
func over(m, others map[string]exact.Rat) map[string]exact.Rat {
	out := maps.Clone(m)
	if out == nil {
		out = map[string]exact.Rat{}
	}
	maps.Copy(out, others)
	return out
}

func set[T any](to, given *T) {
	if given != nil {
		*to = *given
	}
}

// reword puts the client's words in the place of those of the pack. They are the same in
// every language.
func (c *ClientInitiative) reword(w questionnaire.InitiativeWords) questionnaire.InitiativeWords {
	for _, text := range []struct{ to, given *string }{{&w.Name, &c.Name}, {&w.Goal, &c.Goal}, {&w.Deliverables, &c.Deliverables}} {
		if *text.given != "" {
			*text.to = *text.given
		}
	}
	if len(c.Steps) > 0 {
		w.Steps = c.Steps
	}
	if len(c.Risks) > 0 {
		w.Risks = c.Risks
	}
	return w
}

package roadmap

import (
	"rahbord/engagement"
	"rahbord/internal/diag"
)

// demands sets what the client decided and bound: initiatives forced or excluded in the
// decisions, in the table of the basket or outside the chosen field, and dates. Dates of
// the constraints take the place of those of the action plan.
func (f *framing) demands() {
	for _, row := range f.rows("basket_constraints") {
		f.decide(row.Field("initiative").Text(), row.Field("decision").Text(), row.Field("reason").Text())
	}
	for _, id := range f.given("exclusions", "initiatives").Options() {
		f.decide(id, engagement.Exclude, "")
	}
	for _, d := range f.e.Decisions.Initiatives {
		f.decide(d.Initiative, d.Decision, d.Reason)
	}
	f.starts()
	for _, limit := range f.e.Constraints.Initiatives {
		f.dates(limit)
	}
	f.circles()
}

func (f *framing) decide(id, decision, reason string) {
	i := f.p.Initiative(id)
	if i == nil {
		return
	}
	switch decision {
	case engagement.Force:
		i.Must = true
	case engagement.Exclude:
		i.Never = true
	default:
		return
	}
	if reason != "" {
		i.Reason = reason
	}
}

// agreed keeps the scope that the action plan names for an initiative; all of them where it
// names none, or one that there is not.
func (f *framing) agreed(initiative string, scopes []Scope) []Scope {
	for _, row := range f.rows("schedule") {
		if row.Field("initiative").Text() != initiative {
			continue
		}
		for _, s := range scopes {
			if s.ID == row.Field("scope").Text() {
				return []Scope{s}
			}
		}
	}
	return scopes
}

// starts takes the starts of the action plan as the earliest ones: the people are free from
// then on, and a later start is no fault. An exact day is a constraint of its own.
func (f *framing) starts() {
	c := f.p.Calendar
	for _, row := range f.rows("schedule") {
		i := f.p.Initiative(row.Field("initiative").Text())
		day, err := engagement.ParseDay(row.Field("start").Text())
		if i == nil || err != nil || c.Start.IsZero() {
			continue
		}
		if w := c.weekOf(day); w > 0 {
			i.Earliest = &w
		}
	}
}

func (f *framing) dates(limit engagement.InitiativeLimit) {
	i := f.p.Initiative(limit.Initiative)
	c := f.p.Calendar
	if i == nil || c.Start.IsZero() {
		return
	}
	if limit.Earliest != nil {
		w := c.weekFrom(*limit.Earliest)
		i.Earliest = &w
	}
	if limit.Start != nil {
		w := c.weekOf(*limit.Start)
		i.Start = &w
		if limit.Earliest == nil {
			i.Earliest = nil // the fixed day takes the place of the action plan's
		}
	}
	if limit.Deadline != nil {
		w := c.weekBy(*limit.Deadline)
		i.Deadline = &w
	}
}

// circles warns of initiatives that cannot begin because each waits for another one.
func (f *framing) circles() {
	ready := map[Choice]bool{}
	for again := true; again; {
		again = false
		for k := range f.p.Initiatives {
			i := &f.p.Initiatives[k]
			for _, s := range i.Scopes {
				c := Choice{i.ID, s.ID}
				if !ready[c] && i.startable(ready) {
					ready[c], again = true, true
				}
			}
		}
	}
	for _, i := range f.p.Initiatives {
		if len(i.Scopes) > 0 && !ready[Choice{i.ID, i.Scopes[0].ID}] {
			f.faults.Warn(diag.Pos{}, "plan-never-startable", diag.Args{"initiative": i.ID})
		}
	}
}

// startable reports whether every need can be fulfilled by something that can start.
func (i *Initiative) startable(ready map[Choice]bool) bool {
	for _, n := range i.Needs {
		if !anyReady(n.AnyOf, ready) {
			return false
		}
	}
	return true
}

func anyReady(choices []Choice, ready map[Choice]bool) bool {
	for _, c := range choices {
		if ready[c] {
			return true
		}
	}
	return false
}

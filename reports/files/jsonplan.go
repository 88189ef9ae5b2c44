package files

import "rahbord/reports"

// json puts the plan into its JSON form.
func (p *plan) json(r reports.Readiness) Project {
	out := Project{
		Format: Format, Client: text(p.Client), Title: text(p.Title), Language: text(p.Lang), Issued: day(p.issued), Start: day(p.Start),
		Weeks: p.Weeks, Pauses: []int{}, Currency: text(p.Currency), Phases: []Phase{}, Tasks: []Task{}, Roles: []Role{}, KPIs: []KPI{},
		Reviews: events(p.Reviews), Messages: events(p.Messages), Risks: texts(p.Risks), Readiness: standings(r),
	}
	for _, w := range p.Frozen {
		out.Pauses = append(out.Pauses, w+1)
	}
	for _, s := range p.Phases {
		out.Phases = append(out.Phases, Phase{text(s.Label), s.From + 1, s.To})
	}
	for i := range p.Tasks {
		out.Tasks = append(out.Tasks, taskJSON(&p.Tasks[i]))
	}
	for _, x := range p.Roles {
		out.Roles = append(out.Roles, Role{ID: text(x.Role), Name: text(x.Name), Used: number(x.Used), Available: numberIf(x.Available),
			Load: numbers(x.Load), Capacity: numbers(x.Capacity)})
	}
	for i := range p.Measures {
		out.KPIs = append(out.KPIs, kpiJSON(&p.Measures[i]))
	}
	return out
}

func taskJSON(t *reports.Task) Task {
	out := Task{
		ID: text(t.ID), Name: text(t.Name), Scope: text(t.Scope), QuickWin: t.QuickWin, Owner: text(t.Owner), OwnerNamed: t.OwnerKnown,
		First: t.From + 1, Last: t.To, Start: day(t.First), End: day(t.Last), Phase: t.Group + 1, After: texts(t.After), Effort: []Effort{},
		OneOff: number(t.OneOff), Running: number(t.Running), Effect: number(t.Effect), Done: number(t.Done),
		Goal: text(t.Goal), Deliverables: text(t.Deliverables), Steps: texts(t.Steps), KPIs: texts(t.KPIs), Areas: texts(t.Areas),
		Risks: texts(t.Risks), Factors: texts(t.Factors),
	}
	for _, e := range t.Effort {
		out.Effort = append(out.Effort, Effort{text(e.Role), number(e.Weeks)})
	}
	if t.StopRule != "" {
		out.Stop = &StopRule{text(t.StopRule), day(t.StopBy)}
	}
	return out
}

func kpiJSON(m *reports.Measure) KPI {
	out := KPI{
		ID: text(m.ID), Name: text(m.Name), Formula: text(m.Formula), Unit: text(m.Unit), Leading: m.Leading, Higher: m.Higher,
		Baseline: numberIf(m.Baseline), Target: numberIf(m.Target), Proposed: m.Proposed, Due: day(m.Due), Visible: m.Visible + 1,
		Targets: []Target{}, Cadence: text(m.Cadence), Source: text(m.Source), Owner: text(m.Owner), MovedBy: texts(m.MovedBy), Measured: []Value{},
	}
	for _, q := range m.Quarters {
		out.Targets = append(out.Targets, Target{text(q.Label), day(q.Day), numberIf(q.Target)})
	}
	for _, a := range m.Recorded {
		out.Measured = append(out.Measured, Value{day(a.Day), number(a.Value)})
	}
	return out
}

func events(list []reports.Event) []Event {
	out := []Event{}
	for _, e := range list {
		out = append(out, Event{text(e.ID), text(e.Name), e.Week + 1, day(e.Day)})
	}
	return out
}

func standings(r reports.Readiness) []Standing {
	var out []Standing
	for _, s := range append([]reports.Standing{r.Overall}, r.Areas...) {
		out = append(out, Standing{text(s.ID), text(s.Name), numberIf(s.Now), numberIf(s.After), numberIf(s.Target), text(s.Label)})
	}
	return out
}

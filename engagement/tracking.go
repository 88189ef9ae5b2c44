package engagement

import (
	"cmp"
	"slices"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
)

// Adopted is the plan that the client agreed to. Progress is measured against it, whatever
// a later calculation would propose.
type Adopted struct {
	When  Day           `yaml:"when" doc:"Day of the decision."`
	Start Day           `yaml:"start" doc:"First day of the plan."`
	End   Day           `yaml:"end" doc:"Last day of the plan."`
	Steps []AdoptedStep `yaml:"steps,omitempty" doc:"The initiatives of the plan."`
	KPIs  []AdoptedKPI  `yaml:"kpis,omitempty" doc:"The KPIs that prove it."`
}

// AdoptedStep is an initiative of the adopted plan.
type AdoptedStep struct {
	Initiative string `yaml:"initiative" doc:"Initiative id."`
	Scope      string `yaml:"scope,omitempty" doc:"light for the light scope; full when left out."`
	Start      Day    `yaml:"start" doc:"First day of work."`
	End        Day    `yaml:"end" doc:"Last day of work."`
}

// AdoptedKPI is a KPI of the adopted plan. Without a baseline there is no target yet.
type AdoptedKPI struct {
	KPI      string     `yaml:"kpi" doc:"KPI id of the pack."`
	Baseline *exact.Rat `yaml:"baseline,omitempty" doc:"Value before the plan."`
	Target   *exact.Rat `yaml:"target,omitempty" doc:"Value at the end of the plan."`
	Visible  Day        `yaml:"visible" doc:"Day from which an effect can be seen; until then the baseline is expected."`
}

// Progress is how far an initiative was on a day.
type Progress struct {
	Initiative string    `yaml:"initiative" doc:"Initiative id."`
	When       Day       `yaml:"when" doc:"Day of the report."`
	Done       exact.Rat `yaml:"done" doc:"Share of the work done, percent, 0 to 100."`
	Note       string    `yaml:"note,omitempty" doc:"Remark, free text."`
}

// Step finds an initiative of the adopted plan; nil when it is not in.
func (a *Adopted) Step(id string) *AdoptedStep {
	i := slices.IndexFunc(a.Steps, func(s AdoptedStep) bool { return s.Initiative == id })
	if i < 0 {
		return nil
	}
	return &a.Steps[i]
}

// KPI finds a KPI of the adopted plan; nil when it is not in.
func (a *Adopted) KPI(id string) *AdoptedKPI {
	i := slices.IndexFunc(a.KPIs, func(k AdoptedKPI) bool { return k.KPI == id })
	if i < 0 {
		return nil
	}
	return &a.KPIs[i]
}

// Report records progress: in the place of the report of the same day, which it returns, or
// in the order of the days. The same share again keeps the note unless there is a new one.
func (e *Engagement) Report(p Progress) (replaced *Progress) {
	for i, old := range e.Progress {
		if old.Initiative == p.Initiative && old.When.Equal(p.When) {
			if old.Done.Equal(p.Done) {
				p.Note = cmp.Or(p.Note, old.Note)
			}
			e.Progress[i] = p
			return &old
		}
	}
	e.Progress = append(e.Progress, p)
	slices.SortStableFunc(e.Progress, func(a, b Progress) int { return a.When.Compare(b.When.Time) })
	return nil
}

// Measure records a KPI value: in the place of the value of the same period, which it
// returns, or after all others. The same value again keeps what else was known of it
// unless something new is said.
func (e *Engagement) Measure(v KPIValue) (replaced *KPIValue) {
	for i, old := range e.KPIs {
		if kpiKey(old) == kpiKey(v) {
			if old.Value.Equal(v.Value) {
				v.Part, v.Whole = cmp.Or(v.Part, old.Part), cmp.Or(v.Whole, old.Whole)
				v.Source, v.Note = cmp.Or(v.Source, old.Source), cmp.Or(v.Note, old.Note)
			}
			e.KPIs[i] = v
			return &old
		}
	}
	e.KPIs = append(e.KPIs, v)
	return nil
}

// Latest is the newest report of an initiative up to a day; false when there is none.
func (e *Engagement) Latest(initiative string, day Day) (Progress, bool) {
	var out Progress
	found := false
	for _, p := range e.Progress {
		if p.Initiative == initiative && !p.When.After(day.Time) && (!found || !p.When.Before(out.When.Time)) {
			out, found = p, true
		}
	}
	return out, found
}

// tracking finds what is impossible in an adopted plan and in reports of progress.
func (v validator) tracking() {
	if a := v.e.Adopted; a != nil {
		v.inOrder(&a.Start, &a.End, "adopted", "end")
		seen := map[string]bool{}
		for i, s := range a.Steps {
			at := []string{"adopted", "steps", At(i)}
			v.once(seen, s.Initiative, at)
			v.inOrder(&s.Start, &s.End, append(at[:3:3], "end")...)
		}
		seen = map[string]bool{}
		for i, k := range a.KPIs {
			v.once(seen, k.KPI, []string{"adopted", "kpis", At(i)})
		}
	}
	for i, p := range v.e.Progress {
		if p.Done.Sign() < 0 || exact.Of(100).Less(p.Done) {
			v.fault("bad-share", diag.Args{"value": p.Done.String()}, "progress", At(i), "done")
		}
	}
}

// trackingUses are the places where tracking names initiatives.
func trackingUses(e *Engagement) []use {
	var uses []use
	if e.Adopted != nil {
		for i, s := range e.Adopted.Steps {
			uses = append(uses, use{s.Initiative, []string{"adopted", "steps", At(i), "initiative"}})
		}
	}
	for i, p := range e.Progress {
		uses = append(uses, use{p.Initiative, []string{"progress", At(i), "initiative"}})
	}
	return uses
}

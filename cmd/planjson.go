package cmd

import (
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/roadmap"
)

// planReport is the stable form of a plan for other programs. Weeks count from 1, the end
// week is the last one worked in; money is in the currency, effort in person-weeks.
type planReport struct {
	Client     string          `json:"client"`
	Calendar   calendarJSON    `json:"calendar"`
	Currency   string          `json:"currency"`
	Basket     []stepJSON      `json:"basket"`
	Value      decimal         `json:"value"`
	Proof      proofJSON       `json:"proof"`
	Limits     []limitJSON     `json:"limits"`
	Joint      []jointJSON     `json:"worth_together"`
	Excluded   []outJSON       `json:"excluded"`
	KPIs       []kpiJSON       `json:"kpis"`
	Checks     []noteJSON      `json:"checks"`
	Forecast   *forecastJSON   `json:"forecast"`
	Milestones []milestoneJSON `json:"milestones"`
	Others     []otherJSON     `json:"alternatives"`
}

type calendarJSON struct {
	Start  string `json:"start"`
	Weeks  int    `json:"weeks"`
	Frozen []int  `json:"frozen"`
}

type stepJSON struct {
	ID       string             `json:"id"`
	Name     string             `json:"name"`
	Scope    string             `json:"scope"`
	Start    int                `json:"start_week"`
	End      int                `json:"end_week"`
	Begins   string             `json:"begins"`
	Effect   decimal            `json:"effect"`
	Marginal decimal            `json:"marginal"`
	OneOff   decimal            `json:"cost_oneoff"`
	Running  decimal            `json:"cost_run"`
	Effort   map[string]decimal `json:"effort"`
	After    []string           `json:"after"`
}

type proofJSON struct {
	Optimal bool    `json:"optimal"`
	Value   decimal `json:"value"`
	Bound   decimal `json:"bound"`
	Gap     decimal `json:"gap"`
	Nodes   int64   `json:"nodes"`
	Limit   *string `json:"limit"`
}

type limitJSON struct {
	ID        string     `json:"id"`
	Used      decimal    `json:"used"`
	Available decimal    `json:"available"`
	Worth     *worthJSON `json:"worth_of_next"`
}

type worthJSON struct {
	Step  decimal  `json:"step"`
	Value decimal  `json:"value"`
	Most  decimal  `json:"most"`
	In    []string `json:"in"`
	Out   []string `json:"out"`
}

type jointJSON struct {
	More  []moreJSON `json:"more"`
	Value decimal    `json:"value"`
	Most  decimal    `json:"most"`
	In    []string   `json:"in"`
	Out   []string   `json:"out"`
}

type outJSON struct {
	ID     string   `json:"id"`
	Reason string   `json:"reason"`
	By     []string `json:"by"`
	Effect decimal  `json:"effect"`
	Text   string   `json:"text"`
}

// report is everything about a plan.
func (v planView) report(t *planTask, a around) planReport {
	out := planReport{
		Client: i18n.Plain(t.client()), Calendar: v.calendarJSON(), Currency: v.Problem.Money.Currency,
		Basket: v.basketJSON(v.plan), Value: number(v.plan.Value), Proof: proofOf(v.plan.Proof), Limits: v.limitsJSON(), Joint: v.jointsJSON(),
		Excluded: v.excludedJSON(), KPIs: v.kpisJSON(a.kpis), Checks: notesJSON(a.notes), Forecast: forecastOf(a),
		Milestones: milestonesJSON(a.simulation), Others: []otherJSON{},
	}
	for _, o := range a.others {
		out.Others = append(out.Others, otherJSON{number(o.Plan.Value), number(o.Short), list(o.In), list(o.Out), v.basketJSON(&o.Plan)})
	}
	return out
}

func (s planWords) basketJSON(plan *roadmap.Plan) []stepJSON {
	out := []stepJSON{}
	for _, b := range plan.Basket {
		effort := map[string]decimal{}
		for role, n := range b.Effort {
			effort[role] = number(exact.Hundredths(n))
		}
		out = append(out, stepJSON{b.ID, s.Name(b.ID), b.Scope, b.Start + 1, b.End, s.Problem.Calendar.Day(b.Start).String(),
			number(b.Effect), number(b.Marginal), number(exact.Hundredths(b.OneOff)), number(exact.Hundredths(b.Running)), effort, list(b.After)})
	}
	return out
}

func proofOf(p roadmap.Proof) proofJSON {
	out := proofJSON{Optimal: p.Optimal, Value: number(p.Value), Bound: number(p.Bound), Gap: number(p.Gap), Nodes: p.Nodes}
	if p.Stopped != "" {
		out.Limit = &p.Stopped
	}
	return out
}

func (s planWords) calendarJSON() calendarJSON {
	c := calendarJSON{Start: s.Problem.Calendar.Start.String(), Weeks: s.Problem.Calendar.Weeks, Frozen: []int{}}
	for _, week := range s.Problem.Calendar.Frozen {
		c.Frozen = append(c.Frozen, week+1)
	}
	return c
}

func (v planView) limitsJSON() []limitJSON {
	out := []limitJSON{}
	for _, l := range v.plan.Limits {
		x := limitJSON{ID: l.ID, Used: unit(l.Kind, l.Used)}
		if l.Available != nil {
			x.Available = unit(l.Kind, *l.Available)
		}
		if w := l.Worth; w != nil {
			x.Worth = &worthJSON{unit(l.Kind, w.Step), number(w.Value), number(w.Most), list(w.In), list(w.Out)}
		}
		out = append(out, x)
	}
	return out
}

func (v planView) jointsJSON() []jointJSON {
	out := []jointJSON{}
	for _, j := range v.plan.Joint {
		x := jointJSON{Value: number(j.Value), Most: number(j.Most), In: list(j.In), Out: list(j.Out)}
		for i, limit := range j.Limits {
			x.More = append(x.More, moreOf(roadmap.Shortage{Limit: limit, Missing: j.Steps[i]}))
		}
		out = append(out, x)
	}
	return out
}

func (v planView) excludedJSON() []outJSON {
	out := []outJSON{}
	for _, x := range v.plan.Excluded {
		out = append(out, outJSON{x.ID, x.Reason, list(x.By), number(x.Effect), i18n.Plain(v.Reason(x))})
	}
	return out
}

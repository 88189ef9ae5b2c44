package cmd

import (
	"strings"

	"rahbord/internal/i18n"
	"rahbord/roadmap"
)

type whatIfReport struct {
	Changes []string     `json:"changes"`
	Base    comparedJSON `json:"base"`
	Changed comparedJSON `json:"changed"`
	In      []string     `json:"in"`
	Out     []string     `json:"out"`
}

type comparedJSON struct {
	Value    decimal      `json:"value"`
	Proof    proofJSON    `json:"proof"`
	Calendar calendarJSON `json:"calendar"`
	Basket   []stepJSON   `json:"basket"`
}

type pointJSON struct {
	OneOff  decimal    `json:"one_off"`
	Running decimal    `json:"running"`
	Weeks   int        `json:"weeks"`
	Value   decimal    `json:"value"`
	Proof   proofJSON  `json:"proof"`
	In      []string   `json:"in"`
	Out     []string   `json:"out"`
	Basket  []stepJSON `json:"basket"`
}

func (s planWords) compared(plan *roadmap.Plan) comparedJSON {
	return comparedJSON{number(plan.Value), proofOf(plan.Proof), s.calendarJSON(), s.basketJSON(plan)}
}

func (v planView) whatIfJSON(c *change, q *roadmap.Problem, changed *roadmap.Plan) whatIfReport {
	after := v.planWords
	after.Problem = q
	m := roadmap.Compare(*v.plan, *changed)
	out := whatIfReport{Changes: []string{}, Base: v.compared(v.plan), Changed: after.compared(changed), In: list(m.In), Out: list(m.Out)}
	for _, text := range c.texts {
		out.Changes = append(out.Changes, i18n.Plain(text))
	}
	return out
}

func (v planView) frontierJSON(points []roadmap.Point) []pointJSON {
	out := []pointJSON{}
	for _, p := range points {
		out = append(out, pointJSON{amountIf(p.OneOff), amountIf(p.Running), p.Weeks, number(p.Plan.Value), proofOf(p.Plan.Proof),
			list(p.In), list(p.Out), v.basketJSON(&p.Plan)})
	}
	return out
}

// whyReport explains one initiative.
type whyReport struct {
	ID       string       `json:"id"`
	In       bool         `json:"in"`
	Scope    string       `json:"scope"`
	Gain     decimal      `json:"gain"`
	Gains    []gainJSON   `json:"gains"`
	Fit      fitJSON      `json:"fit"`
	Success  decimal      `json:"success"`
	Effect   decimal      `json:"effect"`
	Marginal decimal      `json:"marginal"`
	Reason   *string      `json:"reason"`
	By       []string     `json:"by"`
	Unlocks  []string     `json:"unlocks"`
	Loss     decimal      `json:"loss"`
	Other    []stepJSON   `json:"other_basket"`
	Conflict []demandJSON `json:"conflict"`
	WayIn    *wayInJSON   `json:"way_in"`
	Beside   *wayInJSON   `json:"fits_beside_with"`
	Stopped  bool         `json:"stopped"`
}

type gainJSON struct {
	Indicator string  `json:"indicator"`
	Area      string  `json:"area"`
	Lift      decimal `json:"lift"`
	Gap       decimal `json:"gap"`
	Points    decimal `json:"points"`
}

type fitJSON struct {
	Problem decimal `json:"problem"`
	Value   decimal `json:"value"`
	Where   decimal `json:"where"`
	Win     decimal `json:"win"`
	Context decimal `json:"context"`
	Bonus   decimal `json:"bonus"`
	Total   decimal `json:"total"`
}

type wayInJSON struct {
	More  []moreJSON `json:"more"`
	Value decimal    `json:"value"`
	In    []string   `json:"in"`
	Out   []string   `json:"out"`
}

type moreJSON struct {
	Limit  string  `json:"limit"`
	Amount decimal `json:"amount"`
}

func (v planView) whyJSON(w roadmap.Why) whyReport {
	f := w.Fit
	out := whyReport{ID: w.ID, In: w.In, Scope: w.Scope, Gain: number(w.Gain), Gains: []gainJSON{}, Success: number(w.Success), Effect: number(w.Effect),
		Fit:      fitJSON{number(f.Problem), number(f.Value), number(f.Where), number(f.Win), number(f.Context), number(f.Bonus), number(f.Total)},
		Marginal: numberIf(w.In, w.Marginal), By: list(w.By), Unlocks: list(w.Unlocks), Other: []stepJSON{}, Conflict: []demandJSON{}}
	for _, g := range w.Gains {
		out.Gains = append(out.Gains, gainJSON{g.Indicator, g.Area, number(g.Lift), number(g.Gap), number(g.Points)})
	}
	if w.Reason != "" {
		out.Reason = &w.Reason
	}
	for _, other := range []*roadmap.Plan{w.Instead, w.Forced} {
		if other != nil {
			out.Other, out.Loss = v.basketJSON(other), number(w.Loss)
		}
	}
	if len(w.Conflict) > 0 {
		out.Conflict = conflictOf(v.planWords, &roadmap.InfeasibleError{Conflict: w.Conflict}).Conflict
	}
	out.WayIn, out.Beside, out.Stopped = wayInOf(w.WayIn), wayInOf(w.Beside), w.Stopped
	return out
}

func wayInOf(way *roadmap.WayIn) *wayInJSON {
	if way == nil {
		return nil
	}
	out := &wayInJSON{[]moreJSON{}, number(way.Plan.Value), list(way.Moves.In), list(way.Moves.Out)}
	for _, s := range way.More {
		out.More = append(out.More, moreOf(s))
	}
	return out
}

func moreOf(s roadmap.Shortage) moreJSON {
	kind, _, _ := strings.Cut(s.Limit, ".")
	return moreJSON{s.Limit, unit(kind, s.Missing)}
}

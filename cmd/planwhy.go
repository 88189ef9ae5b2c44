package cmd

import (
	"slices"
	"strings"

	"rahbord/internal/console"
	"rahbord/internal/exact"
	"rahbord/roadmap"
)

func (v planView) y(key string, pairs ...string) string { return v.Words.T("why."+key, pairs...) }

// why explains one initiative: what it gains, how it fits, and why it is in or out.
func (v planView) why(w roadmap.Why) {
	name := v.Name(w.ID)
	if step := v.plan.Step(w.ID); step != nil {
		v.sentence(v.y("in", "name", name, "id", w.ID, "scope", v.t("scopes."+w.Scope), "weeks", v.Span(step.Start, step.End)))
	} else {
		v.sentence(v.y("out", "name", name, "id", w.ID))
		v.item(" ", v.y("reason")+": "+v.Reason(roadmap.Excluded{ID: w.ID, Reason: w.Reason, By: w.By}))
	}
	if in := v.Pack.Initiative(w.ID); in != nil && in.Client != nil && in.Client.Why != "" {
		v.item(" ", v.y("client-figures", "reason", v.Words.Isolate(in.Client.Why)))
	}
	v.gains(w)
	v.fit(w)
	if w.In {
		v.member(w)
	} else {
		v.outsider(w)
	}
}

// gains lists what it lifts: points of the index, and how much of the gap it closes.
func (v planView) gains(w roadmap.Why) {
	v.title(v.y("gain"))
	for _, g := range w.Gains {
		statement := ""
		if v.Pack.Indicator(g.Indicator) != nil {
			statement = v.Names.Indicator(g.Indicator).Statement
		}
		v.item(" "+console.Pad(g.Indicator, 5)+" "+console.PadStart(v.Gain(g.Points), 6),
			v.y("gain-item", "statement", statement, "lift", v.Words.Short(exact.Min(g.Lift, g.Gap), 2), "gap", v.Words.Short(g.Gap, 2)))
	}
}

// fit is the way from the gain to the effect: gain × weight of fit and probability.
func (v planView) fit(w roadmap.Why) {
	v.title(v.y("fit"))
	for _, part := range []struct {
		key   string
		share exact.Rat
	}{{"problem", w.Fit.Problem}, {"value", w.Fit.Value}, {"where", w.Fit.Where}, {"win", w.Fit.Win}, {"context", w.Fit.Context},
		{"bonus", w.Fit.Bonus}, {"total", w.Fit.Total}} {
		if part.key != "bonus" || part.share.Sign() > 0 {
			v.fact(v.y("fits."+part.key), v.Words.Percent(part.share, 0), bar(part.share, 10))
		}
	}
	v.printf("\n")
	v.fact(v.y("full-gain"), v.Gain(w.Gain), "")
	v.fact(v.y("success"), v.Words.Percent(w.Success, 0), "")
	if in := v.Problem.Initiative(w.ID); in != nil {
		v.fact(v.y("weight"), v.Words.Percent(in.Weight, 0), "")
	}
	v.fact(v.y("alone"), v.y("alone-value", "value", v.Gain(w.Effect)), "")
}

// fact is a name, a value and a picture of it, in columns.
func (v planView) fact(name, value, picture string) {
	width := 0
	for _, key := range []string{"why.fits.problem", "why.fits.value", "why.fits.where", "why.fits.win", "why.fits.context", "why.fits.bonus", "why.fits.total",
		"why.full-gain", "why.success", "why.weight", "why.alone", "why.marginal"} {
		width = max(width, console.Width(v.Words.T(key)))
	}
	space := strings.Repeat(" ", max(0, width-console.Width(name)))
	if picture != "" {
		value, picture = console.PadStart(value, 4), " "+picture
	}
	v.printf("  %s%s  %s%s\n", console.Isolate(name), space, console.Isolate(value), picture)
}

// member says what a member of the basket is worth there.
func (v planView) member(w roadmap.Why) {
	v.fact(v.y("marginal"), v.y("alone-value", "value", v.Points(w.Marginal)), "")
	v.printf("\n")
	if step := v.plan.Step(w.ID); len(step.After) > 0 {
		v.item(" ", v.y("waits")+": "+v.Initiatives(step.After))
	}
	if len(w.Unlocks) > 0 {
		v.item(" ", v.y("unlocks")+": "+v.Initiatives(w.Unlocks))
	}
	switch {
	case w.Instead != nil && len(w.Moves.In)+len(w.Moves.Out) > 1:
		v.sentence(v.y("replaced", "value", v.Points(w.Loss)))
		v.turnover(w.Moves, w.ID)
	case w.Instead != nil:
		v.sentence(v.y("replaced-by-nothing"))
	case w.Stopped:
		v.sentence(v.t("cut-short"))
	}
}

// outsider says what it would cost to have it in, and the smallest change that brings it in.
func (v planView) outsider(w roadmap.Why) {
	v.printf("\n")
	switch {
	case len(w.Conflict) > 0:
		isQuestion := func(d roadmap.Demand) bool { return d.Kind == roadmap.DemandMust && d.ID == w.ID }
		v.sentence(v.y("conflict"))
		for _, text := range v.demands("items", slices.DeleteFunc(slices.Clone(w.Conflict), isQuestion)) {
			v.item("   -", text)
		}
	case w.Forced != nil:
		v.sentence(v.forced(w))
		v.turnover(w.Moves, w.ID)
	}
	switch {
	case w.Reason == roadmap.OutBySize:
		v.sentence(v.sizeRule(w))
	case w.WayIn != nil:
		v.sentence(v.y("cheapest", "more", v.mores(w.WayIn.More), "value", v.Gain(w.WayIn.Plan.Value)))
		v.turnover(w.WayIn.Moves, w.ID)
	case w.Beside != nil:
		v.sentence(v.y("beside", "more", v.mores(w.Beside.More), "value", v.Gain(w.Beside.Plan.Value)))
		v.turnover(w.Beside.Moves, w.ID)
	case w.Stopped:
		v.sentence(v.t("cut-short"))
	case w.Reason != roadmap.OutByDecision && w.Reason != roadmap.OutByNoGain:
		v.sentence(v.y("cheapest-none"))
	}
}

// forced sets the best basket with an outsider against the plan: one that was set aside as
// too small can be worth more.
func (v planView) forced(w roadmap.Why) string {
	value, zero := v.Gain(w.Forced.Value), v.Points(exact.Rat{})
	switch {
	case v.Points(w.Loss.Abs()) == zero:
		return v.y("forced-same", "value", value)
	case w.Loss.Sign() < 0:
		return v.y("forced-more", "value", value, "more", v.Points(w.Loss.Neg()))
	}
	return v.y("forced", "value", value, "less", v.Points(w.Loss))
}

// sizeRule says how much is too little, with as many places as it takes to see it.
func (v planView) sizeRule(w roadmap.Why) string {
	least, places := v.Problem.Initiative(w.ID).Least, 2
	for v.Words.Number(least, places) == v.Words.Number(w.Effect, places) && places < mostPlaces {
		places++
	}
	return v.y("size-rule", "least", v.Words.Number(least, places), "worth", v.Words.Number(w.Effect, places))
}

// mostPlaces is how many places a comparison of two numbers shows.
const mostPlaces = 6

// mores is amounts more of several limits, in words.
func (v planView) mores(list []roadmap.Shortage) string {
	var out []string
	for _, s := range list {
		out = append(out, v.more(s))
	}
	return joinWords(v.Words, out)
}

// more is an amount more of a limit, in words.
func (v planView) more(s roadmap.Shortage) string {
	kind, role, _ := strings.Cut(s.Limit, ".")
	group, one := "change.", int64(1)
	if kind == roadmap.LimitRole || kind == roadmap.LimitWeek {
		one = 100
	}
	if s.Missing == one && v.Words.Has("why.change-one."+kind) {
		group = "change-one."
	}
	return v.y(group+kind, "amount", v.amount(kind, s.Missing), "role", v.Role(role))
}

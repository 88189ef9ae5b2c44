package cmd

import (
	"strings"

	"rahbord/internal/console"
	"rahbord/internal/exact"
	"rahbord/roadmap"
)

func (v planView) y(key string, pairs ...string) string { return v.words.T("why."+key, pairs...) }

// why explains one initiative: what it gains, how it fits, and why it is in or out.
func (v planView) why(w roadmap.Why) {
	name := v.name(w.ID)
	if step := v.plan.Step(w.ID); step != nil {
		v.sentence(v.y("in", "name", name, "id", w.ID, "scope", v.t("scopes."+w.Scope), "weeks", v.span(step.Start, step.End)))
	} else {
		v.sentence(v.y("out", "name", name, "id", w.ID))
		v.item(" ", v.y("reason")+": "+v.reason(roadmap.Excluded{ID: w.ID, Reason: w.Reason, By: w.By}))
	}
	v.gains(w)
	v.fit(w)
	if w.In {
		v.member(w)
	} else {
		v.outsider(w)
	}
}

// gains is the table of what it lifts.
func (v planView) gains(w roadmap.Why) {
	v.title(v.y("gain"))
	columns := []column{{title: v.y("indicator")}, {title: v.y("lift"), end: true}, {title: v.y("gap"), end: true}, {title: v.y("points"), end: true}, {title: ""}}
	for _, g := range w.Gains {
		statement := ""
		if v.pack.Indicator(g.Indicator) != nil {
			statement = v.names.Indicator(g.Indicator).Statement
		}
		columns = add(columns, g.Indicator, v.words.Short(g.Lift, 2), v.words.Short(g.Gap, 2), v.gain(g.Points), statement)
	}
	if len(w.Gains) > 0 {
		v.table(columns)
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
			v.fact(v.y("fits."+part.key), v.words.Short(part.share, 2), bar(part.share, 10))
		}
	}
	v.printf("\n")
	v.fact(v.y("full-gain"), v.gain(w.Gain), "")
	v.fact(v.y("success"), v.words.Percent(w.Success, 0), "")
	if in := v.p.Initiative(w.ID); in != nil {
		v.fact(v.y("weight"), v.words.Percent(in.Weight, 0), "")
	}
	v.fact(v.y("alone"), v.y("alone-value", "value", v.gain(w.Effect)), "")
}

// fact is a name, a value and a picture of it, in columns.
func (v planView) fact(name, value, picture string) {
	width := 0
	for _, key := range []string{"why.fits.problem", "why.fits.value", "why.fits.where", "why.fits.win", "why.fits.context", "why.fits.bonus", "why.fits.total",
		"why.full-gain", "why.success", "why.weight", "why.alone", "why.marginal"} {
		width = max(width, console.Width(v.words.T(key)))
	}
	space := strings.Repeat(" ", max(0, width-console.Width(name)))
	if picture != "" {
		picture = " " + picture
	}
	v.printf("  %s%s  %s%s\n", console.Isolate(name), space, console.Isolate(value), picture)
}

// member says what a member of the basket is worth there.
func (v planView) member(w roadmap.Why) {
	v.fact(v.y("marginal"), v.points(w.Marginal), "")
	v.printf("\n")
	if step := v.plan.Step(w.ID); len(step.After) > 0 {
		v.item(" ", v.y("waits")+": "+v.initiatives(step.After))
	}
	if len(w.Unlocks) > 0 {
		v.item(" ", v.y("unlocks")+": "+v.initiatives(w.Unlocks))
	}
	if w.Instead != nil {
		v.sentence(v.y("replaced", "value", v.points(w.Loss)))
		v.comings(w.Moves)
	}
}

// comings lists what would come in and go out.
func (v planView) comings(m roadmap.Moves) {
	if len(m.In) > 0 {
		v.item(" -", v.words.T("whatif.in", "names", v.initiatives(m.In)))
	}
	if len(m.Out) > 0 {
		v.item(" -", v.words.T("whatif.out", "names", v.initiatives(m.Out)))
	}
}

// outsider says what it would cost to have it in, and the smallest change that brings it in.
func (v planView) outsider(w roadmap.Why) {
	v.printf("\n")
	switch {
	case len(w.Conflict) > 0:
		var parts []string
		for _, d := range w.Conflict {
			parts = append(parts, v.demand("items", d))
		}
		v.sentence(v.y("conflict", "conflict", strings.Join(parts, v.words.T("format.list-semicolon"))))
	case w.Forced != nil:
		v.sentence(v.y("forced", "value", v.gain(w.Forced.Value), "less", v.points(w.Loss)))
		v.comings(w.Moves)
	}
	switch {
	case w.WayIn != nil:
		var more []string
		for _, s := range w.WayIn.More {
			more = append(more, v.more(s))
		}
		v.sentence(v.y("cheapest", "more", joinWords(v.words, more), "value", v.gain(w.WayIn.Plan.Value)))
		v.comings(w.WayIn.Moves)
	case w.Reason != roadmap.OutByDecision && w.Reason != roadmap.OutByNoGain:
		v.sentence(v.y("cheapest-none"))
	}
}

// more is an amount more of a limit, in words.
func (v planView) more(s roadmap.Shortage) string {
	kind, role, _ := strings.Cut(s.Limit, ".")
	return v.y("change."+kind, "amount", v.amount(kind, s.Missing), "role", v.role(role))
}

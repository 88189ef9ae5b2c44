package cmd

import (
	"rahbord/internal/exact"
	"rahbord/roadmap"
)

// sideBySide sets a changed plan beside the plan as it is.
func (v planView) sideBySide(c *change, changed *roadmap.Plan) {
	w := v.words
	t := func(key string, pairs ...string) string { return w.T("whatif."+key, pairs...) }
	v.printf("%s\n\n", v.paint("1", t("title", "changes", joinWords(w, c.texts))))
	columns := []column{{title: ""}, {title: t("base"), end: true}, {title: t("changed"), end: true}, {title: t("difference"), end: true}}
	line := func(key string, a, b exact.Rat, places int) {
		difference := w.Short(b.Sub(a), places)
		if a.Less(b) {
			difference = "+" + difference
		}
		columns = add(columns, t(key), w.Short(a, places), w.Short(b, places), difference)
	}
	a, b := totals(v.plan), totals(changed)
	line("value", v.plan.Value, changed.Value, 2)
	line("initiatives", exact.Of(len(v.plan.Basket)), exact.Of(len(changed.Basket)), 0)
	line("once", hundredths(a.once), hundredths(b.once), 0)
	line("yearly", hundredths(a.running), hundredths(b.running), 0)
	line("effort", hundredths(a.effort), hundredths(b.effort), 2)
	line("weeks", exact.Of(a.weeks), exact.Of(b.weeks), 0)
	v.table(columns)
	v.printf("\n")
	v.sentence(v.proof(changed.Proof))
	v.differences(changed)
}

// sums are the totals of a basket, and the last week it works in.
type sums struct {
	once, running, effort int64
	weeks                 int
}

func totals(p *roadmap.Plan) sums {
	var s sums
	for _, b := range p.Basket {
		s.once, s.running, s.effort, s.weeks = s.once+b.OneOff, s.running+b.Running, s.effort+total(b.Effort), max(s.weeks, b.End)
	}
	return s
}

// differences lists what comes in, goes out, and moves.
func (v planView) differences(changed *roadmap.Plan) {
	m := roadmap.Compare(*v.plan, *changed)
	var moved []string
	for _, b := range changed.Basket {
		if a := v.plan.Step(b.ID); a != nil && (a.Start != b.Start || a.End != b.End || a.Scope != b.Scope) {
			moved = append(moved, v.words.T("whatif.moved-item", "id", b.ID, "from", v.stay(*a), "to", v.stay(b)))
		}
	}
	for _, part := range []struct{ key, names string }{{"in", v.initiatives(m.In)}, {"out", v.initiatives(m.Out)}, {"moved", joinWords(v.words, moved)}} {
		if part.names != "" {
			v.item(" -", v.words.T("whatif."+part.key, "names", part.names))
		}
	}
	if len(m.In)+len(m.Out)+len(moved) == 0 {
		v.sentence(v.words.T("whatif.same"))
	}
}

// stay is the weeks of a step, and its scope where it is not the full one.
func (v planView) stay(s roadmap.Step) string {
	if s.Scope == roadmap.Full {
		return v.span(s.Start, s.End)
	}
	return v.span(s.Start, s.End) + " " + v.t("scopes."+s.Scope)
}

// frontier prints the value along one limit.
func (v planView) frontier(over string, points []roadmap.Point) {
	w := v.words
	t := func(key string, pairs ...string) string { return w.T("frontier."+key, pairs...) }
	v.printf("%s\n\n", v.paint("1", t(over)))
	columns := []column{{title: t("limit-" + over), end: true}, {title: t("value"), end: true}, {title: "", rank: 1}, {title: t("changes")}}
	var most exact.Rat
	for _, p := range points {
		most = exact.Max(most, p.Plan.Value)
	}
	for _, p := range points {
		limit := w.Int(p.Weeks)
		if over == roadmap.OverMoney && p.OneOff != nil {
			limit = v.money(*p.OneOff)
		}
		value, share := v.points(p.Plan.Value), exact.Rat{}
		if !p.Plan.Proof.Optimal {
			value += " " + t("unproven", "bound", v.points(p.Plan.Proof.Bound))
		}
		if most.Sign() > 0 {
			share = p.Plan.Value.Quo(most)
		}
		moves := v.moves(p.Moves)
		if moves == "" {
			moves = t("nothing")
		}
		if v.now(over, p) {
			moves += " " + t("now")
		}
		columns = add(columns, limit, value, bar(share, 12), moves)
	}
	v.table(columns)
}

// now reports whether a point of a frontier is the problem as it is.
func (v planView) now(over string, p roadmap.Point) bool {
	if over == roadmap.OverWeeks {
		return p.Weeks == v.p.Calendar.Weeks
	}
	return p.OneOff != nil && v.p.Money.OneOff != nil && *p.OneOff == *v.p.Money.OneOff
}

package cmd

import (
	"strings"

	"rahbord/internal/console"
	"rahbord/internal/exact"
	"rahbord/roadmap"
)

// sideBySide sets a changed plan beside the plan as it is.
func (v planView) sideBySide(c *change, changed *roadmap.Plan) {
	w := v.Words
	t := func(key string, pairs ...string) string { return w.T("whatif."+key, pairs...) }
	v.changed(c)
	columns := []column{{title: ""}, {title: t("base"), end: true}, {title: t("changed"), end: true}, {title: t("difference"), end: true}, {title: ""}}
	line := func(key, unit string, a, b exact.Rat, show func(exact.Rat) string) {
		difference := show(b.Sub(a))
		if a.Less(b) {
			difference = "+" + difference
		}
		columns = add(columns, t(key), show(a), show(b), difference, unit)
	}
	currency := v.currency(v.Problem.Money.Currency)
	whole := func(r exact.Rat) string { return w.Short(r, 0) }
	time := func(r exact.Rat) string { return w.Short(r, 2) }
	a, b := totals(v.plan), totals(changed)
	line("value", w.T("why.points"), v.plan.Value, changed.Value, v.Points)
	line("initiatives", "", exact.Of(len(v.plan.Basket)), exact.Of(len(changed.Basket)), whole)
	line("once", currency, exact.Hundredths(a.once), exact.Hundredths(b.once), whole)
	line("yearly", currency, exact.Hundredths(a.running), exact.Hundredths(b.running), whole)
	line("effort", "", exact.Hundredths(a.effort), exact.Hundredths(b.effort), time)
	line("weeks", "", exact.Of(a.weeks), exact.Of(b.weeks), whole)
	v.table(columns)
	v.printf("\n")
	if v.plan.Proof.Optimal && changed.Proof.Optimal {
		v.sentence(v.proof(changed))
	} else {
		v.sentence(t("base") + ": " + v.proof(v.plan))
		v.sentence(t("changed") + ": " + v.proof(changed))
	}
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

// changed says what is different in the problem, where anything is.
func (v planView) changed(c *change) {
	if c != nil {
		v.sentence(v.Words.T("whatif.title", "changes", strings.Join(c.texts, v.Words.T("format.list-semicolon"))))
		v.printf("\n")
	}
}

// differences lists what comes in, goes out, and moves.
func (v planView) differences(changed *roadmap.Plan) {
	m := roadmap.Compare(*v.plan, *changed)
	v.turnover(m, "")
	same := len(m.In)+len(m.Out) == 0
	for _, b := range changed.Basket {
		if a := v.plan.Step(b.ID); a != nil && (a.Start != b.Start || a.End != b.End || a.Scope != b.Scope) {
			v.item("   ~ "+console.Pad(b.ID, 4), v.Words.T("whatif.moved", "name", v.Name(b.ID), "from", v.stay(*a), "to", v.stay(b)))
			same = false
		}
	}
	if same {
		v.sentence(v.Words.T("whatif.same"))
	}
}

// stay is the weeks of a step, and its scope where it is not the full one.
func (v planView) stay(s roadmap.Step) string {
	if s.Scope == roadmap.Full {
		return v.Span(s.Start, s.End)
	}
	return v.Span(s.Start, s.End) + " " + v.t("scopes."+s.Scope)
}

// frontier prints the value along one limit.
func (v planView) frontier(over string, points []roadmap.Point) {
	w := v.Words
	t := func(key string, pairs ...string) string { return w.T("frontier."+key, pairs...) }
	v.printf("%s\n\n", v.paint("1", t(over)))
	first := t("limit-" + over)
	if over == roadmap.OverMoney && v.Problem.Money.OneOff == nil {
		first = t("limit-running")
	}
	columns := []column{{title: first, end: true}, {title: t("limit-running"), end: true}, {title: t("value"), end: true}, {title: "", rank: 1}, {title: t("changes")}}
	var most exact.Rat
	for _, p := range points {
		most = exact.Max(most, p.Plan.Value)
	}
	flat := flatFrom(points)
	for i, p := range points {
		if i > flat && !v.now(over, p) {
			continue
		}
		limit, running := v.along(over, p)
		value, share := v.Points(p.Plan.Value), exact.Rat{}
		if !p.Plan.Proof.Optimal {
			value += " " + t("unproven", "bound", v.Points(p.Plan.Proof.Bound))
		}
		if most.Sign() > 0 {
			share = p.Plan.Value.Quo(most)
		}
		moves := v.moves(p.Moves)
		if moves == "" {
			moves = t("nothing")
		}
		if v.now(over, p) {
			moves = t("now") + " " + moves
		}
		columns = add(columns, limit, running, value, bar(share, 12), moves)
	}
	v.table(columns)
	notes := []string{t("note-" + over)}
	if over == roadmap.OverMoney {
		notes[0] = t("note-money", "currency", v.currency(v.Problem.Money.Currency))
	}
	if flat < len(points)-1 {
		limit, _ := v.along(over, points[flat])
		most, _ := v.along(over, points[len(points)-1])
		notes = append(notes, t("flat", "limit", limit, "most", most))
	}
	v.printf("\n")
	v.sentence(strings.Join(notes, " "))
}

// flatFrom is the first of the points from which nothing changes any more.
func flatFrom(points []roadmap.Point) int {
	flat := 0
	for i, p := range points {
		if i == 0 || len(p.Moves.In)+len(p.Moves.Out) > 0 || !p.Plan.Value.Equal(points[i-1].Plan.Value) || !p.Plan.Proof.Optimal {
			flat = i
		}
	}
	return flat
}

// along is where a point of a frontier lies: weeks, or money once and a year.
func (v planView) along(over string, p roadmap.Point) (limit, running string) {
	money := func(n *int64) string {
		if n == nil {
			return ""
		}
		return v.Words.Short(exact.Hundredths(*n), 0)
	}
	switch {
	case over == roadmap.OverWeeks:
		return v.Words.Int(p.Weeks), ""
	case p.OneOff == nil:
		return money(p.Running), ""
	}
	return money(p.OneOff), money(p.Running)
}

// now reports whether a point of a frontier is the problem as it is.
func (v planView) now(over string, p roadmap.Point) bool {
	if over == roadmap.OverWeeks {
		return p.Weeks == v.Problem.Calendar.Weeks
	}
	same := func(a, b *int64) bool { return a == nil || b == nil || *a == *b }
	return same(p.OneOff, v.Problem.Money.OneOff) && same(p.Running, v.Problem.Money.Running)
}

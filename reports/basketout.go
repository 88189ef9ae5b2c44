package reports

import (
	"slices"
	"strings"

	"rahbord/internal/exact"
	"rahbord/roadmap"
)

// mostOut is how many initiatives outside the basket get a row of their own.
const mostOut = 15

// outsiders says what is not in the basket, why, and what would bring it in.
func (b *builder) outsiders() {
	w := b.planWords()
	t := Table{Columns: []Column{
		{Title: b.t("basket.initiative"), Width: 36},
		{Title: b.t("basket.why-not"), Width: 52},
		{Title: b.t("basket.effect"), Width: 12, Align: End},
	}}
	var less, none []string
	awaited := b.awaited()
	for _, x := range b.Study.Plan.Excluded {
		named := slices.Contains(awaited, x.ID)
		switch {
		case x.Effect.Sign() <= 0 && x.Reason != roadmap.OutByDecision && !named:
			none = append(none, w.Initiative(x.ID))
		case len(t.Rows) >= mostOut && !named:
			less = append(less, w.Initiative(x.ID))
		default:
			t.Rows = append(t.Rows, Row{Cells: []Cell{
				{Text: w.Name(x.ID), Note: b.Words.Isolate(x.ID)},
				{Text: upperFirst(w.Reason(x)), Note: b.wayIn(x.ID)},
				{Text: w.Points(x.Effect)},
			}})
		}
	}
	if len(t.Rows)+len(none) == 0 {
		return
	}
	b.add(Heading{Level: 2, Text: b.t("basket.out")})
	if len(t.Rows) > 0 {
		b.para(Body, b.t("basket.out-intro"))
		b.add(t)
	}
	if len(less) > 0 {
		b.para(Small, b.Words.Count("basket.out-less", len(less), "names", b.join(less)))
	}
	if len(none) > 0 {
		b.para(Small, b.Words.Count("basket.out-none", len(none), "names", b.join(none)))
	}
}

// awaited lists what the first rows of the table name as what would have to come first: it
// gets a row, too.
func (b *builder) awaited() []string {
	var out []string
	for i, x := range b.Study.Plan.Excluded {
		if i < mostOut && x.Reason == roadmap.OutByPrerequisite {
			out = append(out, x.By...)
		}
	}
	return out
}

// upperFirst begins a sentence; scripts without capitals stay as they are.
func upperFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// wayIn is what is known of the changes that bring an outsider in: one step more of a
// limit, or a point of the frontiers. "" when nothing is known.
func (b *builder) wayIn(id string) string {
	s, w := b.Study, b.planWords()
	var ways []string
	for _, l := range s.Plan.Limits {
		if l.Worth != nil && l.Worth.Value.Sign() > 0 && slices.Contains(l.Worth.In, id) {
			ways = append(ways, w.More(l.ID, l.Worth.Step))
		}
	}
	if p := firstWith(s.OverMoney, b.nowMoney(), id); p != nil && p.OneOff != nil {
		ways = append(ways, b.t("basket.way-money", "amount", w.Money(*p.OneOff)))
	}
	if p := firstWith(s.OverWeeks, b.nowWeeks(), id); p != nil {
		ways = append(ways, b.t("basket.way-weeks", "weeks", b.Words.Int(p.Weeks)))
	}
	if len(ways) == 0 {
		return ""
	}
	return b.t("basket.way", "ways", strings.Join(ways, b.t("basket.or")))
}

// firstWith is the first point after the present limits whose basket has an initiative.
func firstWith(points []roadmap.Point, now int, id string) *roadmap.Point {
	for i := now + 1; now >= 0 && i < len(points); i++ {
		if points[i].Plan.Has(id) {
			return &points[i]
		}
	}
	return nil
}

// limits shows how far each limit is used and what one step more would buy.
func (b *builder) limits() {
	w := b.planWords()
	t := Table{Columns: []Column{
		{Title: b.t("basket.limit"), Width: 30},
		{Title: b.t("basket.used"), Width: 28},
		{Title: b.t("basket.step"), Width: 16},
		{Title: b.t("basket.buys"), Width: 36},
	}}
	var best *roadmap.LimitUse
	solved := false
	for i := range b.Study.Plan.Limits {
		l := &b.Study.Plan.Limits[i]
		if l.Kind == roadmap.LimitWeek || l.Used == 0 && l.Available != nil && *l.Available == 0 {
			continue // the loads show the weeks; of nothing there is nothing to say
		}
		if l.Worth != nil {
			solved = true
			if l.Worth.Value.Sign() > 0 && (best == nil || best.Worth.Value.Less(l.Worth.Value)) {
				best = l
			}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: w.Limit(l.ID)}, b.usedCell(l), b.stepCell(l), b.buysCell(l)}})
	}
	b.add(Heading{Level: 2, Text: b.t("basket.more-title")})
	switch {
	case best != nil:
		b.para(Body, b.t("basket.more-intro", "step", w.More(best.ID, best.Worth.Step), "value", w.Points(best.Worth.Value)))
	case solved:
		b.para(Body, b.t("basket.more-nothing"))
	default:
		b.para(Body, b.t("basket.more-unsolved"))
	}
	b.add(t)
	b.pairs()
}

// pairs lists limits of which a little more buys something only together.
func (b *builder) pairs() {
	w := b.planWords()
	var items []string
	for _, j := range b.Study.Plan.Joint {
		items = append(items, b.t("basket.pair", "first", w.More(j.Limits[0], j.Steps[0]), "second", w.More(j.Limits[1], j.Steps[1]),
			"points", w.Gain(j.Value), "moves", w.Moves(j.Moves)))
	}
	if len(items) > 0 {
		b.para(Body, b.t("basket.pairs"))
		b.add(Bullets{Items: items})
	}
}

func (b *builder) usedCell(l *roadmap.LimitUse) Cell {
	w := b.planWords()
	used := w.Amount(l.Kind, l.Used)
	if l.Available == nil {
		return Cell{Text: used, Note: b.t("basket.no-limit")}
	}
	bar := &Bar{Known: true, Target: -1, Tone: Accent}
	if *l.Available > 0 {
		bar.Value = min(1, float64(l.Used)/float64(*l.Available))
	}
	return Cell{Text: b.t("basket.used-of", "used", b.bare(l.Kind, l.Used), "all", b.bare(l.Kind, *l.Available)), Bar: bar}
}

// bare is an amount of a limit without the name of the currency.
func (b *builder) bare(kind string, n int64) string {
	if kind == roadmap.LimitOneOff || kind == roadmap.LimitRunning {
		return b.Words.Short(exact.Hundredths(n), 0)
	}
	return b.planWords().Amount(kind, n)
}

func (b *builder) stepCell(l *roadmap.LimitUse) Cell {
	if l.Worth == nil {
		return Cell{Text: b.t("report.none")}
	}
	return Cell{Text: b.t("basket.plus", "amount", b.bare(l.Kind, l.Worth.Step))}
}

func (b *builder) buysCell(l *roadmap.LimitUse) Cell {
	w := b.planWords()
	switch {
	case l.Worth == nil:
		return Cell{Text: b.t("report.none")}
	case l.Worth.Value.Sign() <= 0:
		return Cell{Text: b.t("basket.buys-nothing")}
	}
	c := Cell{Text: b.t("basket.buys-points", "points", w.Gain(l.Worth.Value)), Note: w.Moves(l.Worth.Moves), Strong: true}
	if l.Worth.Value.Less(l.Worth.Most) {
		c.Text = b.t("basket.buys-between", "points", w.Gain(l.Worth.Value), "most", w.Gain(l.Worth.Most))
	}
	return c
}

// otherBaskets lists baskets that are worth almost as much.
func (b *builder) otherBaskets() {
	s, w := b.Study, b.planWords()
	if !s.Plan.Proof.Optimal || len(s.Plan.Basket) == 0 {
		return // without the best basket nothing can be close to it
	}
	b.add(Heading{Level: 2, Text: b.t("basket.others")})
	close := b.Words.Percent(s.Problem.Close, 0)
	if len(s.Others) == 0 {
		b.para(Body, b.t("basket.others-none", "share", close))
		return
	}
	b.para(Body, b.Words.Count("basket.others-intro", len(s.Others), "share", close))
	t := Table{Columns: []Column{
		{Title: b.t("basket.others-change"), Width: 66},
		{Title: b.t("basket.others-value"), Width: 16, Align: End},
		{Title: b.t("basket.others-less"), Width: 18, Align: End},
	}}
	for _, a := range s.Others {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: upperFirst(w.Moves(a.Moves))}, {Text: w.Points(a.Plan.Value)},
			{Text: b.Words.Percent(a.Short.Quo(exact.Of(100)), 2)},
		}})
	}
	b.add(t)
}

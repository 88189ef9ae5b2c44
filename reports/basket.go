package reports

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/roadmap"
)

// basket shows what is in, what is not, and why.
func (b *builder) basket() {
	if !b.planned() {
		return
	}
	b.chapter("basket")
	plan := &b.Study.Plan
	if len(plan.Basket) == 0 {
		b.add(Callout{Text: b.t("basket.empty"), Tone: Unknown})
	} else {
		b.basketSum()
		b.members()
		b.fitMap()
	}
	b.outsiders()
	b.limits()
	b.frontiers()
	b.otherBaskets()
}

// chapter opens a section on a page of its own.
func (b *builder) chapter(id string) {
	b.add(Heading{Level: 1, Text: b.t(id + ".title"), NewPage: true, ID: id})
}

// planned reports whether there is a plan. The first section that lacks it tells what is
// missing for one; the sections after it stay away.
func (b *builder) planned() bool {
	if b.Study == nil {
		b.missing()
	}
	return b.Study != nil
}

// basketSum is what the basket is, in a sentence and in large numbers.
func (b *builder) basketSum() {
	s, w := b.Study, b.planWords()
	effort, end := int64(0), 0
	for _, step := range s.Plan.Basket {
		for _, e := range step.Effort {
			effort += e
		}
		end = max(end, step.End)
	}
	once, yearly := b.limitUse(roadmap.LimitOneOff), b.limitUse(roadmap.LimitRunning)
	b.para(Lead, b.Words.Count("basket.lead", len(s.Plan.Basket), "all", b.Words.Int(len(s.Problem.Initiatives)), "value", w.Points(s.Plan.Value)))
	if text := w.Outlook(s.Forecast, s.Plan.Value); text != "" {
		b.para(Body, text)
	}
	currency := b.currency()
	b.add(KeyFigures{[]Figure{
		{Value: b.Words.Int(len(s.Plan.Basket)), Label: b.t("basket.figure-initiatives"), Note: b.t("basket.of", "n", b.Words.Int(len(s.Problem.Initiatives)))},
		{Value: w.Gain(s.Plan.Value), Label: b.t("basket.figure-value"), Note: b.t("basket.figure-value-note"), Tone: Accent},
		{Value: b.Words.Short(exact.Hundredths(once.Used), 0), Label: b.t("basket.figure-once", "currency", currency), Note: b.available(once)},
		{Value: b.Words.Short(exact.Hundredths(yearly.Used), 0), Label: b.t("basket.figure-yearly", "currency", currency), Note: b.available(yearly)},
		{Value: w.Time(effort), Label: b.t("basket.figure-effort"), Note: b.t("basket.figure-effort-note")},
		{Value: b.Words.Int(end), Label: b.t("basket.figure-weeks"), Note: b.t("basket.of", "n", b.Words.Int(s.Problem.Calendar.Weeks))},
	}})
	title, tone := b.t("basket.proof.title"), Good
	switch {
	case !s.Plan.Proof.Optimal:
		title, tone = b.t("basket.proof.title-open"), Fair
	case s.Plan.SetAside() > 0:
		title = b.t("basket.proof.title-aside")
	}
	b.add(Callout{Title: title, Text: w.Proof(&s.Plan), Tone: tone})
}

// currency is the name of the client's currency.
func (b *builder) currency() string {
	code := b.Study.Problem.Money.Currency
	if code == "" {
		return b.t("summary.currency-open")
	}
	if key := "currency." + code; b.Words.Has(key) {
		return b.t(key)
	}
	return code
}

// limitUse is how much of a limit the plan uses; the zero LimitUse when it has none such.
func (b *builder) limitUse(id string) roadmap.LimitUse {
	for _, l := range b.Study.Plan.Limits {
		if l.ID == id {
			return l
		}
	}
	return roadmap.LimitUse{}
}

func (b *builder) available(l roadmap.LimitUse) string {
	if l.Available == nil {
		return b.t("basket.no-limit")
	}
	return b.t("basket.of", "n", b.Words.Short(exact.Hundredths(*l.Available), 0))
}

// members is the table of the basket: what each gains, how likely, and what it opens.
func (b *builder) members() {
	b.add(Heading{Level: 2, Text: b.t("basket.in")})
	b.para(Body, b.t("basket.in-intro", "floor", b.Words.Percent(b.Pack.Fit.Floor, 0), "slope", b.Words.Percent(b.Pack.Fit.Slope, 0)))
	t := Table{Columns: []Column{
		{Title: b.t("basket.initiative"), Width: 31},
		{Title: b.t("basket.gains"), Width: 32},
		{Title: b.t("basket.fit"), Width: 9, Align: End},
		{Title: b.t("basket.chance"), Width: 9, Align: End},
		{Title: b.t("basket.effect"), Width: 9, Align: End},
		{Title: b.t("basket.marginal"), Width: 10, Align: End},
	}}
	w := b.planWords()
	for i := range b.Study.Plan.Basket {
		step := &b.Study.Plan.Basket[i]
		in := b.Study.Problem.Initiative(step.ID)
		gains := Cell{Text: b.gainsByArea(in.Scope(step.Scope))}
		if next := b.opens(step.ID); len(next) > 0 {
			gains.Note = b.t("basket.opens", "names", w.Initiatives(next))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: w.Name(step.ID), Note: b.join(filled(step.ID, b.scopeName(step.Scope), b.quick(in), b.demanded(in))), Strong: true, Link: b.cardOf(step.ID)},
			gains,
			{Text: b.Words.Percent(in.Fit.Total, 0)},
			{Text: b.Words.Percent(in.Success, 0)},
			{Text: w.Points(step.Effect)},
			{Text: w.Points(step.Marginal), Strong: true},
		}})
	}
	b.add(t)
	if value, sum := w.Points(b.Study.Plan.Value), w.Points(b.effects()); value != sum {
		b.para(Small, b.t("basket.in-note", "value", value, "sum", sum))
	}
}

func (b *builder) scopeName(scope string) string {
	if scope == roadmap.Light {
		return b.t("basket.light")
	}
	return ""
}

func (b *builder) quick(in *roadmap.Initiative) string {
	if in.QuickWin {
		return b.t("basket.quick")
	}
	return ""
}

func (b *builder) demanded(in *roadmap.Initiative) string {
	switch {
	case !in.Must:
		return ""
	case in.Reason != "":
		return b.t("basket.must-reason", "reason", in.Reason)
	}
	return b.t("basket.must")
}

// cardOf is the anchor of the card of an initiative; "" in a report without cards.
func (b *builder) cardOf(id string) string {
	if !b.has("actions") {
		return ""
	}
	return "initiative-" + id
}

// effects is the sum of what the members are worth alone.
func (b *builder) effects() exact.Rat {
	var sum exact.Rat
	for _, s := range b.Study.Plan.Basket {
		sum = sum.Add(s.Effect)
	}
	return sum
}

// opens lists the members that wait for one.
func (b *builder) opens(id string) []string {
	var out []string
	for _, s := range b.Study.Plan.Basket {
		if slices.Contains(s.After, id) {
			out = append(out, s.ID)
		}
	}
	return out
}

// gainAreas is how many areas a line of gains names.
const gainAreas = 3

// gainsByArea names the areas in which a scope gains most, with the points of the index if
// it succeeds in full.
func (b *builder) gainsByArea(s *roadmap.Scope) string {
	type gain struct {
		area   string
		points exact.Rat
	}
	var gains []gain
	for _, k := range b.Study.Problem.Indicators {
		points := k.Worth.Mul(exact.Min(s.Lifts[k.ID], k.Gap))
		if points.Sign() <= 0 {
			continue
		}
		i := slices.IndexFunc(gains, func(g gain) bool { return g.area == k.Area })
		if i < 0 {
			gains = append(gains, gain{k.Area, points})
			continue
		}
		gains[i].points = gains[i].points.Add(points)
	}
	slices.SortStableFunc(gains, func(x, y gain) int { return y.points.Cmp(x.points) })
	var out []string
	for _, g := range gains[:min(len(gains), gainAreas)] {
		out = append(out, b.t("basket.gain", "area", b.names.Area(g.area).Short, "points", b.Words.Number(g.points, 2)))
	}
	return b.join(out)
}

// fitMap shows the parts of the strategy fit as fields.
func (b *builder) fitMap() {
	parts := []struct {
		key string
		of  func(roadmap.Fit) exact.Rat
	}{
		{"problem", func(f roadmap.Fit) exact.Rat { return f.Problem }},
		{"value", func(f roadmap.Fit) exact.Rat { return f.Value }},
		{"where", func(f roadmap.Fit) exact.Rat { return f.Where }},
		{"win", func(f roadmap.Fit) exact.Rat { return f.Win }},
		{"context", func(f roadmap.Fit) exact.Rat { return f.Context }},
		{"total", func(f roadmap.Fit) exact.Rat { return f.Total }},
	}
	m := HeatMap{Alt: b.t("basket.fit-alt"), Low: b.t("basket.fit-low"), High: b.t("basket.fit-high")}
	for _, p := range parts {
		m.Columns = append(m.Columns, b.t("basket.fits."+p.key))
	}
	for _, step := range b.Study.Plan.Basket {
		row := HeatRow{Label: b.planWords().Name(step.ID)}
		for _, p := range parts {
			share := p.of(b.Study.Problem.Initiative(step.ID).Fit)
			row.Cells = append(row.Cells, HeatCell{Value: share.Float64(), Known: true, Text: b.Words.Percent(share, 0)})
		}
		m.Rows = append(m.Rows, row)
	}
	b.add(Heading{Level: 2, Text: b.t("basket.fit-title")})
	b.para(Body, b.t("basket.fit-intro"))
	b.add(m)
}

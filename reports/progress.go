package reports

import (
	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/roadmap"
)

// progress shows the adopted plan on the day of the report: what was done and what was
// measured, with traffic lights and the rule behind them. Without an adopted plan there is
// no such page, unless nothing else was asked for.
func (b *builder) progress() {
	a := b.Engagement.Adopted
	if a == nil || b.Pack.Planning == nil {
		if len(b.sections) == 1 { // asked for alone, it says why it has nothing to say
			b.add(Heading{Level: 1, Text: b.t("progress.title"), NewPage: true}, Callout{Text: b.t("progress.none"), Tone: Unknown})
		}
		return
	}
	rules := b.Pack.Planning.Tracking
	track := roadmap.TrackOf(b.Pack, b.Engagement, engagement.Day{Time: b.Issued})
	b.add(Heading{Level: 1, Text: b.t("progress.title"), NewPage: true})
	head := "track.head"
	switch {
	case track.Weeks == 0:
		head = "track.before"
	case b.Issued.After(a.End.Time):
		head = "track.after"
	}
	b.para(Lead, b.t(head, "date", b.Words.Date(b.Issued), "week", b.Words.Int(track.Weeks), "weeks", b.Words.Int(track.Of),
		"adopted", b.Words.Date(a.When.Time), "start", b.Words.Date(a.Start.Time), "end", b.Words.Date(a.End.Time)))
	b.add(KeyFigures{b.lights(track)})
	b.attention(track)
	if len(track.Steps) > 0 {
		b.add(Heading{Level: 2, Text: b.t("track.steps")}, b.stepTable(track))
	}
	if len(track.KPIs) > 0 {
		b.add(Heading{Level: 2, Text: b.t("track.kpis")}, b.figureTable(track))
	}
	b.para(Small, b.t("progress.signs"))
	b.para(Small, b.t("track.rule", "on", b.Words.Percent(rules.OnTrack, 0), "risk", b.Words.Percent(rules.AtRisk, 0)))
	if track.HasUnmoved() {
		b.para(Small, b.t("track.rule-unmoved"))
	}
}

// attention lists what is behind and what nobody reported, the worst first.
func (b *builder) attention(t roadmap.Track) {
	b.add(Heading{Level: 2, Text: b.t("progress.attention")})
	var items []string
	for _, signal := range []roadmap.Signal{roadmap.OffTrack, roadmap.AtRisk, roadmap.NoReport} {
		for _, s := range t.Steps {
			if s.Signal == signal {
				items = append(items, b.lateStep(s))
			}
		}
		for _, k := range t.KPIs {
			if k.Signal == signal && k.Actual != nil && k.Due != nil && k.Target != nil {
				items = append(items, b.t("progress.late-kpi", "name", b.led(b.names.KPIs[k.KPI].Name, b.answersForKPI(k.KPI)),
					"actual", b.Words.Short(k.Actual.Value, 2), "due", b.Words.Short(*k.Due, 2), "target", b.Words.Short(*k.Target, 2)))
			}
		}
	}
	if len(items) == 0 {
		b.para(Body, b.t("progress.calm"))
		return
	}
	b.add(Bullets{Items: items})
}

func (b *builder) lateStep(s roadmap.StepTrack) string {
	name, expected := b.led(b.names.Initiative(s.Initiative).Name, b.answersFor(s.Initiative)), b.Words.Percent(s.Expected, 0)
	if s.Reported == nil {
		return b.t("progress.silent-step", "name", name, "expected", expected)
	}
	return b.t("progress.late-step", "name", name, "done", b.Words.Percent(s.Done, 0), "expected", expected)
}

// led is a name with who answers for it, where that is known.
func (b *builder) led(name, owner string) string {
	if owner == "" {
		return name
	}
	return b.t("progress.led", "name", name, "owner", owner)
}

// answersFor is who leads an initiative; "" when it is not in today's plan.
func (b *builder) answersFor(initiative string) string {
	if b.plan == nil {
		return ""
	}
	for i := range b.plan.Tasks {
		if t := &b.plan.Tasks[i]; t.ID == initiative {
			return t.Owner
		}
	}
	return ""
}

// answersForKPI is who answers for a KPI; "" when it is not in today's plan.
func (b *builder) answersForKPI(kpi string) string {
	if b.plan == nil {
		return ""
	}
	for i := range b.plan.Measures {
		if m := &b.plan.Measures[i]; m.ID == kpi {
			return m.Owner
		}
	}
	return ""
}

// signals in the order in which they are counted, with their tones.
func signals() []struct {
	signal roadmap.Signal
	tone   Tone
} {
	return []struct {
		signal roadmap.Signal
		tone   Tone
	}{{roadmap.Finished, Good}, {roadmap.OnTrack, Good}, {roadmap.AtRisk, Fair}, {roadmap.OffTrack, Poor},
		{roadmap.NoReport, Unknown}, {roadmap.NoBaseline, Unknown}, {roadmap.Unmoved, Unknown}, {roadmap.NotDue, Neutral}}
}

func signalTone(s roadmap.Signal) Tone {
	for _, x := range signals() {
		if x.signal == s {
			return x.tone
		}
	}
	return Neutral
}

// lights counts initiatives and KPIs by light.
func (b *builder) lights(t roadmap.Track) []Figure {
	var out []Figure
	for _, x := range signals() {
		steps, kpis := 0, 0
		for _, s := range t.Steps {
			if s.Signal == x.signal {
				steps++
			}
		}
		for _, k := range t.KPIs {
			if k.Signal == x.signal {
				kpis++
			}
		}
		if steps+kpis == 0 {
			continue
		}
		out = append(out, Figure{Label: b.t("track.signals." + string(x.signal)), Value: b.Words.Int(steps + kpis), Tone: x.tone,
			Note: b.counted(steps, kpis)})
	}
	return out
}

// counted says how many initiatives and KPIs, leaving out what there is none of.
func (b *builder) counted(steps, kpis int) string {
	var parts []string
	if steps > 0 {
		parts = append(parts, b.Words.Count("progress.counted-steps", steps))
	}
	if kpis > 0 {
		parts = append(parts, b.Words.Count("progress.counted-kpis", kpis))
	}
	return b.join(parts)
}

func (b *builder) light(s roadmap.Signal) Cell {
	return Cell{Text: b.t("track.signals." + string(s)), Badge: signalTone(s)}
}

func (b *builder) stepTable(t roadmap.Track) Table {
	out := Table{Dense: true, Columns: []Column{{Title: b.t("track.initiative"), Width: 36}, {Title: b.t("plan.owner"), Width: 15},
		{Title: b.t("track.done"), Width: 16}, {Title: b.t("track.until"), Width: 17}, {Title: b.t("track.state"), Width: 18}}}
	for _, s := range t.Steps {
		name := Cell{Text: b.names.Initiative(s.Initiative).Name, Strong: true}
		done := Cell{Text: b.t("report.none"), Note: b.t("progress.expected", "share", b.Words.Percent(s.Expected, 0)),
			Bar: &Bar{Known: s.Reported != nil, Value: s.Done.Float64(), Target: s.Expected.Float64(), Tone: signalTone(s.Signal)}}
		if s.Expected.IsZero() {
			done.Note = ""
		}
		if s.Reported != nil {
			name.Note, done.Text = s.Reported.Note, b.Words.Percent(s.Done, 0)
		}
		out.Rows = append(out.Rows, Row{Cells: []Cell{name, {Text: b.answersFor(s.Initiative)}, done, {Text: b.Words.Date(s.End.Time)}, b.light(s.Signal)}})
	}
	return out
}

func (b *builder) figureTable(t roadmap.Track) Table {
	out := Table{Dense: true, Columns: []Column{{Title: b.t("track.kpi"), Width: 29}, {Title: b.t("plan.owner"), Width: 13}, {Title: b.t("progress.course"), Width: 12},
		{Title: b.t("track.baseline"), Width: 9, Align: End}, {Title: b.t("track.actual"), Width: 10, Align: End},
		{Title: b.t("track.due"), Width: 9, Align: End}, {Title: b.t("track.target"), Width: 8, Align: End}, {Title: b.t("track.state"), Width: 16}}}
	number := func(r *exact.Rat) string {
		if r == nil {
			return b.t("report.none")
		}
		return b.Words.Short(*r, 2)
	}
	for _, k := range t.KPIs {
		words := b.names.KPIs[k.KPI]
		name, actual := Cell{Text: words.Name, Note: words.Unit, Strong: true}, Cell{Text: b.t("report.none")}
		if k.Actual != nil {
			actual = Cell{Text: number(&k.Actual.Value), Strong: true, Move: b.lastMove(k)}
			if k.Actual.To != nil {
				name.Note = b.dotted(words.Unit, b.Words.Date(k.Actual.To.Time))
			}
		}
		out.Rows = append(out.Rows, Row{Cells: []Cell{name, {Text: b.answersForKPI(k.KPI)}, {Spark: spark(k)},
			{Text: number(k.Baseline)}, actual, {Text: number(k.Due)}, {Text: number(k.Target)}, b.light(k.Signal)}})
	}
	return out
}

// lastMove is the change of a KPI from the value before to the latest.
func (b *builder) lastMove(k roadmap.KPITrack) Move {
	n := len(k.History)
	if n < 2 {
		return NoMove
	}
	kpi := b.Pack.KPI(k.KPI)
	return direction(k.History[n-1].Value.Sub(k.History[n-2].Value), kpi == nil || kpi.Direction != questionnaire.Down)
}

// spark is the course of a KPI between its lowest and highest value, with the target; nil
// with fewer than two values.
func spark(k roadmap.KPITrack) *Spark {
	var values []exact.Rat
	for _, v := range k.History {
		values = append(values, v.Value)
	}
	if len(values) < 2 {
		return nil
	}
	low, high := values[0], values[0]
	for _, v := range values {
		low, high = exact.Min(low, v), exact.Max(high, v)
	}
	if k.Target != nil {
		low, high = exact.Min(low, *k.Target), exact.Max(high, *k.Target)
	}
	at := func(r exact.Rat) float64 {
		if low.Equal(high) {
			return 0.5
		}
		return r.Sub(low).Quo(high.Sub(low)).Float64()
	}
	s := &Spark{Target: -1}
	for _, v := range values {
		s.Values = append(s.Values, Point{Value: at(v), Known: true})
	}
	if k.Target != nil {
		s.Target = at(*k.Target)
	}
	return s
}

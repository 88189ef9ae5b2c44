package reports

import (
	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/roadmap"
)

// progress shows the adopted plan on the day of the report: what was done and what was
// measured, with traffic lights and the rule behind them. Without an adopted plan there is
// no such page.
func (b *builder) progress() {
	a := b.Engagement.Adopted
	if a == nil || b.Pack.Planning == nil {
		return
	}
	rules := b.Pack.Planning.Tracking
	track := roadmap.TrackOf(rules, b.Engagement, engagement.Day{Time: b.Issued})
	b.add(Heading{Level: 1, Text: b.t("progress.title"), NewPage: true})
	head := "track.head"
	if track.Weeks == 0 {
		head = "track.before"
	}
	b.para(Lead, b.t(head, "date", b.Words.Date(b.Issued), "week", b.Words.Int(track.Weeks), "weeks", b.Words.Int(track.Of),
		"adopted", b.Words.Date(a.When.Time), "start", b.Words.Date(a.Start.Time)))
	b.add(KeyFigures{b.lights(track)})
	b.newer(a)
	if len(track.Steps) > 0 {
		b.add(Heading{Level: 2, Text: b.t("track.steps")}, b.stepTable(track))
	}
	if len(track.KPIs) > 0 {
		b.add(Heading{Level: 2, Text: b.t("track.kpis")}, b.figureTable(track))
	}
	b.para(Small, b.t("track.rule", "on", b.Words.Percent(rules.OnTrack, 0), "risk", b.Words.Percent(rules.AtRisk, 0)))
}

// newer says how a plan made on the day of the report would differ from the adopted one.
func (b *builder) newer(a *engagement.Adopted) {
	if b.Study == nil {
		return
	}
	var in, out []string
	for _, s := range b.Study.Plan.Basket {
		if a.Step(s.ID) == nil {
			in = append(in, s.ID)
		}
	}
	for _, s := range a.Steps {
		if !b.Study.Plan.Has(s.Initiative) {
			out = append(out, s.Initiative)
		}
	}
	if len(in)+len(out) > 0 {
		b.add(Callout{Text: b.t("progress.newer", "moves", b.planWords().Moves(roadmap.Moves{In: in, Out: out})), Tone: Unknown})
	}
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
		{roadmap.NoReport, Unknown}, {roadmap.NoBaseline, Unknown}, {roadmap.NotDue, Neutral}}
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
			Note: b.t("progress.counted", "steps", b.Words.Int(steps), "kpis", b.Words.Int(kpis))})
	}
	return out
}

func (b *builder) light(s roadmap.Signal) Cell {
	return Cell{Text: b.t("track.signals." + string(s)), Badge: signalTone(s)}
}

func (b *builder) stepTable(t roadmap.Track) Table {
	out := Table{Columns: []Column{{Title: b.t("track.initiative"), Width: 44}, {Title: b.t("track.done"), Width: 22},
		{Title: b.t("track.until"), Width: 18}, {Title: b.t("track.state"), Width: 18}}}
	for _, s := range t.Steps {
		done := Cell{Text: b.t("report.none")}
		bar := Bar{Known: s.Reported != nil, Value: s.Done.Float64(), Target: s.Expected.Float64(), Tone: signalTone(s.Signal)}
		if s.Reported != nil {
			done.Text = b.Words.Percent(s.Done, 0)
		}
		done.Bar = &bar
		name := Cell{Text: b.names.Initiative(s.Initiative).Name, Strong: true}
		if s.Reported != nil {
			name.Note = s.Reported.Note
		}
		out.Rows = append(out.Rows, Row{Cells: []Cell{name, done, {Text: b.Words.Date(s.End.Time)}, b.light(s.Signal)}})
	}
	return out
}

func (b *builder) figureTable(t roadmap.Track) Table {
	out := Table{Columns: []Column{{Title: b.t("track.kpi"), Width: 34}, {Title: b.t("progress.course"), Width: 16},
		{Title: b.t("track.baseline"), Width: 12, Align: End}, {Title: b.t("track.actual"), Width: 12, Align: End},
		{Title: b.t("track.due"), Width: 12, Align: End}, {Title: b.t("track.target"), Width: 12, Align: End}, {Title: b.t("track.state"), Width: 18}}}
	number := func(r *exact.Rat) string {
		if r == nil {
			return b.t("report.none")
		}
		return b.Words.Short(*r, 2)
	}
	for _, k := range t.KPIs {
		var actual *exact.Rat
		if k.Actual != nil {
			actual = &k.Actual.Value
		}
		out.Rows = append(out.Rows, Row{Cells: []Cell{{Text: b.names.KPIs[k.KPI].Name, Strong: true}, {Spark: spark(k)},
			{Text: number(k.Baseline)}, {Text: number(actual)}, {Text: number(k.Due)}, {Text: number(k.Target)}, b.light(k.Signal)}})
	}
	return out
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

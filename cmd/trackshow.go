package cmd

import (
	"slices"
	"strings"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/roadmap"
)

// show prints the state of the adopted plan.
func (t *tracker) show() {
	v, w, state := t.app.view(), t.words, t.state()
	adopted := t.file.Engagement.Adopted
	v.printf("%s\n", v.paint("1", w.T("track.title", "client", t.clientName())))
	head := "track.head"
	switch {
	case t.day.Before(adopted.Start.Time):
		head = "track.before"
	case t.day.After(adopted.End.Time):
		head = "track.after"
	}
	v.sentence(w.T(head, "date", w.Date(t.day.Time), "week", w.Int(state.Weeks), "weeks", w.Int(state.Of),
		"adopted", w.Date(adopted.When.Time), "start", w.Date(adopted.Start.Time), "end", w.Date(adopted.End.Time)))
	t.steps(v, state)
	t.figures(v, state)
	v.printf("\n")
	rules := t.pack.Planning.Tracking
	v.sentence(w.T("track.rule", "on", w.Percent(rules.OnTrack, 0), "risk", w.Percent(rules.AtRisk, 0)))
	if state.HasUnmoved() {
		v.sentence(w.T("track.rule-unmoved"))
	}
	if i := slices.IndexFunc(state.Steps, func(s roadmap.StepTrack) bool { return s.Signal != roadmap.Finished }); i >= 0 {
		v.sentence(w.T("track.next", "file", shellWord(t.file.Name()), "id", state.Steps[i].Initiative))
	}
}

func (t *tracker) steps(v *view, state roadmap.Track) {
	if len(state.Steps) == 0 {
		return
	}
	w := t.words
	columns := []column{{title: w.T("track.state")}, {title: w.T("track.done"), end: true}, {title: w.T("track.expected"), end: true, rank: 1},
		{title: w.T("track.until"), rank: 2}, {title: w.T("track.initiative")}}
	for _, s := range state.Steps {
		done := w.T("report.none")
		if s.Reported != nil {
			done = w.Percent(s.Done, 0)
		}
		for i, text := range []string{w.T("track.signals." + string(s.Signal)), done, w.Percent(s.Expected, 0), w.Date(s.End.Time),
			s.Initiative + "  " + t.names().Initiative(s.Initiative).Name} {
			columns[i].cells = append(columns[i].cells, text)
		}
		columns[0].styles = append(columns[0].styles, signalStyle(s.Signal))
	}
	for i := range columns[1:] {
		columns[i+1].styles = make([]string, len(state.Steps))
	}
	v.title(w.T("track.steps"))
	v.table(columns)
}

func (t *tracker) figures(v *view, state roadmap.Track) {
	if len(state.KPIs) == 0 {
		return
	}
	w := t.words
	number := func(r *exact.Rat) string {
		if r == nil {
			return w.T("report.none")
		}
		return w.Short(*r, 2)
	}
	columns := []column{{title: w.T("track.state")}, {title: w.T("track.actual"), end: true}, {title: w.T("track.due"), end: true, rank: 1},
		{title: w.T("track.target"), end: true}, {title: w.T("track.baseline"), end: true, rank: 2}, {title: w.T("track.kpi")}}
	for _, k := range state.KPIs {
		var actual *exact.Rat
		if k.Actual != nil {
			actual = &k.Actual.Value
		}
		for i, text := range []string{w.T("track.signals." + string(k.Signal)), number(actual), number(k.Due), number(k.Target), number(k.Baseline),
			k.KPI + "  " + t.names().KPIs[k.KPI].Name} {
			columns[i].cells = append(columns[i].cells, text)
		}
		columns[0].styles = append(columns[0].styles, signalStyle(k.Signal))
	}
	for i := range columns[1:] {
		columns[i+1].styles = make([]string, len(state.KPIs))
	}
	v.title(w.T("track.kpis"))
	v.table(columns)
}

func signalStyle(s roadmap.Signal) string {
	switch s {
	case roadmap.OnTrack, roadmap.Finished:
		return styleGood
	case roadmap.AtRisk:
		return styleFair
	case roadmap.OffTrack:
		return stylePoor
	}
	return styleDim
}

type trackJSON struct {
	Day   engagement.Day  `json:"day"`
	Week  int             `json:"week"`
	Weeks int             `json:"weeks"`
	Steps []stepTrackJSON `json:"initiatives"`
	KPIs  []kpiTrackJSON  `json:"kpis"`

	Recorded []recordedJSON `json:"recorded,omitempty"` // what this run saved
}

type recordedJSON struct {
	ID       string  `json:"id"`
	Value    decimal `json:"value"`    // percent of an initiative, else in the unit of the KPI
	Replaced decimal `json:"replaced"` // what stood there for the same day; null when nothing did
}

func recordedJSONOf(x entry) recordedJSON {
	j := recordedJSON{ID: x.id, Value: number(x.value)}
	if x.replaced != nil {
		j.Replaced = number(*x.replaced)
	}
	return j
}

type stepTrackJSON struct {
	ID       string         `json:"id"`
	Start    engagement.Day `json:"start"`
	End      engagement.Day `json:"end"`
	Done     decimal        `json:"done"` // share; null without a report
	Expected decimal        `json:"expected"`
	State    string         `json:"state"`
	Note     string         `json:"note,omitempty"`
}

type kpiTrackJSON struct {
	ID       string  `json:"id"`
	Baseline decimal `json:"baseline"`
	Target   decimal `json:"target"`
	Due      decimal `json:"due"`
	Actual   decimal `json:"actual"`
	State    string  `json:"state"`
}

func trackJSONOf(t roadmap.Track) trackJSON {
	out := trackJSON{Day: t.Day, Week: t.Weeks, Weeks: t.Of, Steps: []stepTrackJSON{}, KPIs: []kpiTrackJSON{}}
	for _, s := range t.Steps {
		j := stepTrackJSON{ID: s.Initiative, Start: s.Start, End: s.End, Expected: number(s.Expected), State: string(s.Signal)}
		if s.Reported != nil {
			j.Done, j.Note = number(s.Done), strings.TrimSpace(s.Reported.Note)
		}
		out.Steps = append(out.Steps, j)
	}
	may := func(r *exact.Rat) decimal {
		if r == nil {
			return nil
		}
		return number(*r)
	}
	for _, k := range t.KPIs {
		j := kpiTrackJSON{ID: k.KPI, Baseline: may(k.Baseline), Target: may(k.Target), Due: may(k.Due), State: string(k.Signal)}
		if k.Actual != nil {
			j.Actual = number(k.Actual.Value)
		}
		out.KPIs = append(out.KPIs, j)
	}
	return out
}

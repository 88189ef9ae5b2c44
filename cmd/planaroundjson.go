package cmd

import (
	"rahbord/internal/exact"
	"rahbord/roadmap"
)

type otherJSON struct {
	Value  decimal    `json:"value"`
	Short  decimal    `json:"short_percent"`
	In     []string   `json:"in"`
	Out    []string   `json:"out"`
	Basket []stepJSON `json:"basket"`
}

type kpiJSON struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Unit      string   `json:"unit"`
	Kind      string   `json:"kind"`
	Baseline  decimal  `json:"baseline"`
	Target    decimal  `json:"target"`
	Proposed  bool     `json:"target_is_proposed"`
	Owner     string   `json:"owner"`
	Role      string   `json:"role"`
	Cadence   string   `json:"cadence"`
	Week      int      `json:"visible_from_week"`
	Primary   []string `json:"primary"`
	Secondary []string `json:"secondary"`
	Chosen    bool     `json:"chosen_by_client"`
}

type forecastJSON struct {
	Today    decimal `json:"today"`
	Cautious decimal `json:"cautious"`
	Expected decimal `json:"expected"`
	Full     decimal `json:"full"`
	GainLow  decimal `json:"gain_low"`
	GainHigh decimal `json:"gain_high"`
	InTime   decimal `json:"in_time"`
}

type milestoneJSON struct {
	ID    string  `json:"id"`
	Week  int     `json:"week"`
	Share decimal `json:"chance"`
	Low   decimal `json:"end_low"`
	High  decimal `json:"end_high"`
}

// unit is an amount of a limit in its unit: money, person-weeks, weeks, or a count.
func unit(kind string, n int64) decimal {
	switch kind {
	case roadmap.LimitOneOff, roadmap.LimitRunning, roadmap.LimitRole, roadmap.LimitWeek:
		return number(exact.Hundredths(n))
	}
	return number(exact.Of(int(n)))
}

func maybe(r *exact.Rat) decimal {
	if r == nil {
		return nil
	}
	return number(*r)
}

func amountIf(n *int64) decimal {
	if n == nil {
		return nil
	}
	return number(exact.Hundredths(*n))
}

func (s planWords) kpisJSON(kpis []roadmap.KPI) []kpiJSON {
	out := []kpiJSON{}
	for _, k := range kpis {
		out = append(out, kpiJSON{k.ID, s.Names.KPI(k.ID).Name, string(s.Pack.KPI(k.ID).Unit), string(k.Kind), maybe(k.Baseline), maybe(k.Target), k.Proposed, k.Owner, k.Role, string(k.Cadence), k.Week,
			list(k.Primary), list(k.Secondary), k.Chosen})
	}
	return out
}

func forecastOf(a around) *forecastJSON {
	if a.forecast == nil {
		return nil
	}
	f := a.forecast
	return &forecastJSON{score(f.Today), score(f.Cautious), score(f.Expected), score(f.Full),
		number(fixed(a.simulation.Gain.Low)), number(fixed(a.simulation.Gain.High)), number(fixed(a.simulation.InTime))}
}

func milestonesJSON(s roadmap.Simulation) []milestoneJSON {
	out := []milestoneJSON{}
	for _, m := range s.Milestones {
		out = append(out, milestoneJSON{m.ID, m.Week, number(fixed(m.Share)), number(fixed(m.End.Low)), number(fixed(m.End.High))})
	}
	return out
}

package cmd

import (
	"encoding/json"

	"rahbord/internal/exact"
	"rahbord/scoring"
)

// printJSON writes a value as indented JSON.
func (app *App) printJSON(v any) error {
	enc := json.NewEncoder(app.Out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// decimal is a number with 12 digits after the point; nil is unknown.
type decimal = *json.Number

func number(r exact.Rat) decimal {
	n := json.Number(r.Decimal(12))
	return &n
}

// numberIf is null unless the number is known.
func numberIf(known bool, r exact.Rat) decimal { return score(scoring.Score{Value: r, Known: known}) }

func score(s scoring.Score) decimal {
	if !s.Known {
		return nil
	}
	return number(s.Value)
}

// whole is an integer that is null when it is 0: labels count from 1.
func whole(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

type resultJSON struct {
	Pack          string             `json:"pack"`
	PackVersion   string             `json:"pack_version"`
	Quick         bool               `json:"quick"`
	Method        string             `json:"method"`
	Entry         *string            `json:"entry"`
	Overall       overallJSON        `json:"overall"`
	Dimensions    []groupJSON        `json:"dimensions"`
	Areas         []areaJSON         `json:"areas"`
	Indicators    []indicatorJSON    `json:"indicators"`
	Types         map[string]decimal `json:"types"`
	Strengths     []string           `json:"strengths"`
	Foundations   []string           `json:"foundations"`
	Opportunities []string           `json:"opportunities"`
	Critical      []string           `json:"critical"`
	Claimed       []string           `json:"claimed_above_evidence"`
	Gaps          []gapJSON          `json:"perception_gaps"`
}

type overallJSON struct {
	Points     decimal  `json:"points"`
	Known      bool     `json:"known"`
	Level      *int     `json:"level"`
	Coverage   decimal  `json:"coverage"`
	HeldBy     []string `json:"held_by"`
	Missing    []string `json:"missing"`
	Unweighted decimal  `json:"unweighted"`
	Base       decimal  `json:"base"`
	Lowest     decimal  `json:"lowest"`
	Spread     decimal  `json:"spread"`
}

type groupJSON struct {
	ID     string  `json:"id"`
	Points decimal `json:"points"`
	Known  bool    `json:"known"`
}

type areaJSON struct {
	ID         string   `json:"id"`
	Points     decimal  `json:"points"`
	Known      bool     `json:"known"`
	Level      *int     `json:"level"`
	Weight     decimal  `json:"weight"`
	Coverage   decimal  `json:"coverage"`
	HeldBy     []string `json:"held_by"`
	RwgJ       decimal  `json:"rwg_j"`
	Confidence decimal  `json:"confidence"`
	Target     decimal  `json:"target"`
	Priority   decimal  `json:"priority"`
}

type indicatorJSON struct {
	ID          string  `json:"id"`
	Level       decimal `json:"level"`
	Points      decimal `json:"points"`
	Known       bool    `json:"known"`
	NA          bool    `json:"na"`
	Target      decimal `json:"target"`
	Gap         decimal `json:"gap"`
	Opportunity decimal `json:"opportunity"`
	Rwg         decimal `json:"rwg"`
	Median      decimal `json:"median"`
	Respondents int     `json:"respondents"`
}

type gapJSON struct {
	Indicator string  `json:"indicator"`
	High      string  `json:"high"`
	Low       string  `json:"low"`
	Gap       decimal `json:"gap"`
}

// scoreJSON is the stable form of a result for other programs; unknown numbers are null.
func scoreJSON(r *scoring.Result) resultJSON {
	o := r.Overall
	out := resultJSON{
		Pack: r.Pack, PackVersion: r.PackVersion, Quick: r.Quick, Method: string(r.Method),
		Overall: overallJSON{score(o.Points), o.Points.Known, whole(o.Level), number(o.Coverage), list(o.HeldBy), list(o.Missing),
			score(o.Unweighted), score(o.Base), score(o.Lowest), score(o.Spread)},
		Dimensions: []groupJSON{}, Areas: []areaJSON{}, Indicators: []indicatorJSON{}, Types: map[string]decimal{}, Strengths: ids(r.Strengths), Foundations: ids(r.Foundations),
		Opportunities: ids(r.Opportunities), Critical: list(r.Critical), Claimed: list(r.Claimed), Gaps: []gapJSON{},
	}
	if r.Entry.Situation != "" {
		out.Entry = &r.Entry.Situation
	}
	for _, d := range r.Dimensions {
		out.Dimensions = append(out.Dimensions, groupJSON{d.ID, score(d.Points), d.Points.Known})
	}
	for _, t := range r.Types {
		out.Types[t.ID] = score(t.Points)
	}
	for _, a := range r.Areas {
		out.Areas = append(out.Areas, areaJSON{a.ID, score(a.Points), a.Points.Known, whole(a.Level), number(a.Weight),
			number(a.Coverage), list(a.HeldBy), score(a.RwgJ), numberIf(a.Points.Known, a.Confidence), score(a.Target), numberIf(a.Points.Known, a.Priority)})
	}
	for _, i := range r.Indicators {
		if i.InScope {
			out.Indicators = append(out.Indicators, indicatorJSON{i.ID, score(i.Level), score(i.Points), i.Level.Known, i.NA,
				numberIf(i.Level.Known, i.Target), numberIf(i.Level.Known, i.Gap), numberIf(i.Level.Known, i.Opportunity), score(i.Rwg), score(i.Median), i.Answers})
		}
	}
	for _, g := range r.Gaps {
		out.Gaps = append(out.Gaps, gapJSON{g.Indicator, g.High.Role, g.Low.Role, number(g.Gap)})
	}
	return out
}

func ids(ranked []scoring.Listed) []string {
	out := []string{}
	for _, l := range ranked {
		out = append(out, l.ID)
	}
	return out
}

// list is never null in JSON.
func list(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}

package cmd

import (
	"slices"
	"strings"

	"rahbord/internal/i18n"
	"rahbord/roadmap"
)

// noPlan says which limits and demands cannot hold together, and what to give way in.
func (app *App) noPlan(t *planTask, none *roadmap.InfeasibleError, asJSON bool) error {
	if asJSON {
		if err := app.printJSON(conflictOf(t.planWords, none)); err != nil {
			return err
		}
		return exitWith(exitNoPlan)
	}
	w := t.Words
	app.complain(w.T("infeasible.title"))
	v := &view{out: app.Err, width: app.view().width}
	for _, part := range []string{"items", "advice"} {
		if part == "advice" {
			v.printf("%s\n", w.T("infeasible.relax"))
		}
		for _, text := range t.demands(part, none.Conflict) {
			v.item("  -", text)
		}
	}
	return exitWith(exitNoPlan)
}

// demands words limits and demands; what must be in is one of them.
func (s planWords) demands(part string, list []roadmap.Demand) []string {
	var out, must []string
	for _, d := range list {
		if d.Kind == roadmap.DemandMust {
			must = append(must, s.Initiative(d.ID))
			continue
		}
		out = append(out, s.demand(part, d))
	}
	switch len(must) {
	case 0:
		return out
	case 1:
		return append(out, s.Words.T("infeasible."+part+".must", "name", must[0]))
	}
	return append(out, s.Words.T("infeasible."+part+".musts", "names", strings.Join(must, s.Words.T("format.list-semicolon"))))
}

// demand words a limit or demand: as it stands (items), or as what to give way in (advice).
func (s planWords) demand(part string, d roadmap.Demand) string {
	pairs := []string{"amount", s.demanded(d)}
	switch d.Kind {
	case roadmap.LimitRole, roadmap.LimitWeek, roadmap.LimitTeam:
		pairs = append(pairs, "role", s.Role(d.ID))
	default:
		pairs = append(pairs, "name", s.Initiative(d.ID))
	}
	in := s.Problem.Initiative(d.ID)
	if in == nil {
		return s.Words.T("infeasible."+part+"."+d.Kind, pairs...)
	}
	week := func(n *int) {
		if n != nil {
			pairs = append(pairs, "week", s.Words.Int(*n))
		}
	}
	switch d.Kind {
	case roadmap.DemandEarliest:
		first := *in.Earliest + 1
		week(&first)
	case roadmap.DemandStart:
		first := *in.Start + 1
		week(&first)
	case roadmap.DemandDeadline:
		week(in.Deadline)
	case roadmap.DemandWithout:
		pairs = append(pairs, "by", s.Initiatives(in.Without))
	case roadmap.DemandNeeds:
		var by []string
		for _, n := range in.Needs {
			if !slices.Contains(by, n.Supplier) {
				by = append(by, n.Supplier)
			}
		}
		pairs = append(pairs, "by", s.Initiatives(by))
	}
	return s.Words.T("infeasible."+part+"."+d.Kind, pairs...)
}

// demanded is the amount of a limit.
func (s planWords) demanded(d roadmap.Demand) string {
	amount := func(n *int64, word func(int64) string) string {
		if n == nil {
			return ""
		}
		return word(*n)
	}
	switch d.Kind {
	case roadmap.LimitOneOff:
		return amount(s.Problem.Money.OneOff, s.Money)
	case roadmap.LimitRunning:
		return amount(s.Problem.Money.Running, s.Money)
	case roadmap.LimitWeeks:
		return s.Words.Int(s.Problem.Calendar.Weeks)
	case roadmap.LimitParallel:
		return s.Words.Int(*s.Problem.Parallel)
	case roadmap.LimitRole:
		for _, r := range s.Problem.Roles {
			if r.ID == d.ID {
				return amount(r.Total, s.Time)
			}
		}
	case roadmap.LimitTeam:
		for _, team := range s.Problem.Teams {
			if team.Role == d.ID {
				return s.Words.Int(team.Most)
			}
		}
	}
	return ""
}

type conflictJSON struct {
	Error    string       `json:"error"`
	Conflict []demandJSON `json:"conflict"`
}

type demandJSON struct {
	Kind   string `json:"kind"`
	ID     string `json:"id"`
	Text   string `json:"text"`
	Advice string `json:"advice"`
}

func conflictOf(s planWords, none *roadmap.InfeasibleError) conflictJSON {
	out := conflictJSON{Error: "infeasible", Conflict: []demandJSON{}}
	for _, d := range none.Conflict {
		out.Conflict = append(out.Conflict, demandJSON{d.Kind, d.ID, i18n.Plain(s.demand("items", d)), i18n.Plain(s.demand("advice", d))})
	}
	return out
}

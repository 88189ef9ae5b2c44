package cmd

import (
	"slices"

	"rahbord/internal/console"
	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/reports"
	"rahbord/roadmap"
)

// planWords is the words of a report for a problem and its plans, and what only a terminal
// says.
type planWords struct{ reports.PlanWords }

func newPlanWords(w *i18n.Words, names *questionnaire.Words, pack *questionnaire.Pack, p *roadmap.Problem) planWords {
	return planWords{reports.PlanWords{Words: w, Names: names, Pack: pack, Problem: p}}
}

// money is without its currency, which a column names.
func (s planWords) money(n int64) string { return s.Words.Short(exact.Hundredths(n), 2) }

// amount is Amount with money as the columns write it.
func (s planWords) amount(kind string, n int64) string {
	if kind == roadmap.LimitOneOff || kind == roadmap.LimitRunning {
		return s.money(n)
	}
	return s.Amount(kind, n)
}

// proof says in plain words how good a plan is, and what the search left out.
func (s planWords) proof(p *roadmap.Plan) string {
	text := s.Words.T("plan.proof.optimal")
	if how := p.Proof; !how.Optimal {
		text = s.Words.T("plan.proof."+how.Stopped, "gap", s.Words.Short(how.Gap, 2), "nodes", s.Words.Int(int(how.Nodes)))
	}
	return s.Aside(p, text)
}

// faults puts names for the ids in what the framing of a problem reports.
func (s planWords) faults(list diag.List, file string) diag.List {
	out := slices.Clone(list)
	for i := range out {
		args := diag.Args{}
		for name, value := range out[i].Args {
			switch name {
			case "limit":
				value = s.Limit(value)
			case "role":
				value = s.Role(value)
			case "initiative":
				value = s.Initiative(value)
			case "amount":
				if r, err := exact.Parse(value); err == nil {
					value = s.Words.Short(r, 0)
				}
			case "currency":
				value = s.currency(value)
			}
			args[name] = value
		}
		out[i].Args = args
		if out[i].Pos.File == "" {
			out[i].Pos.File = file
		}
	}
	return out
}

func (s planWords) currency(code string) string {
	if key := "currency." + code; s.Words.Has(key) {
		return s.Words.T(key)
	}
	return code
}

// step is the bar's label of an initiative: its id and its name.
func (s planWords) step(id string) string {
	if name := s.Name(id); name != id {
		return console.Pad(id, 4) + name
	}
	return id
}

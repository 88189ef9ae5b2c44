package cmd

import (
	"slices"
	"strings"

	"rahbord/internal/console"
	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/roadmap"
)

// planWords puts a problem and its plans into words.
type planWords struct {
	words *i18n.Words
	names *questionnaire.Words
	pack  *questionnaire.Pack
	p     *roadmap.Problem
}

// hundredths is an amount kept in hundredths: money or person-weeks.
func hundredths(n int64) exact.Rat { return exact.Of(int(n)).Quo(exact.Of(100)) }

func (s planWords) money(n int64) string { return s.words.Short(hundredths(n), 2) }

// sum is money with its currency.
func (s planWords) sum(n int64) string { return s.words.Money(hundredths(n), s.p.Money.Currency) }

func (s planWords) time(n int64) string { return s.words.Short(hundredths(n), 2) }

// points is a value in points of the index.
func (s planWords) points(r exact.Rat) string { return s.words.Number(r, 2) }

// gain is a value with its sign.
func (s planWords) gain(r exact.Rat) string {
	switch r.Sign() {
	case -1:
		return "−" + s.points(r.Neg())
	case 0:
		return s.points(r)
	}
	return "+" + s.points(r)
}

// span is the weeks of a step as people count them: the first and the last.
func (s planWords) span(start, end int) string {
	return s.words.T("plan.week-range", "from", s.words.Int(start+1), "to", s.words.Int(end))
}

// initiative is the name of an initiative with its id.
func (s planWords) initiative(id string) string {
	if name := s.name(id); name != id {
		return name + " (" + id + ")"
	}
	return id
}

// name is the name of an initiative; a problem from another model has only ids.
func (s planWords) name(id string) string {
	if s.pack.Initiative(id) == nil {
		return id
	}
	return s.names.Initiative(id).Name
}

func (s planWords) initiatives(ids []string) string {
	return joinWords(s.words, s.each(ids, s.initiative))
}

func (s planWords) each(ids []string, word func(string) string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = word(id)
	}
	return out
}

func (s planWords) role(id string) string {
	if name := s.names.Roles[id]; name != "" {
		return name
	}
	return id
}

// limit names a limit by its id: a kind, or a kind and a role.
func (s planWords) limit(id string) string {
	kind, role, _ := strings.Cut(id, ".")
	if id == roadmap.LimitTeam {
		kind = "team-each"
	}
	return s.words.T("plan.limit-names."+kind, "role", s.role(role))
}

// scarce names limits within a sentence; the roles of one kind share their phrase: time of
// Marketing, IT.
func (s planWords) scarce(limits []string) string {
	var kinds, parts []string
	roles := map[string][]string{}
	for _, id := range limits {
		kind, role, _ := strings.Cut(id, ".")
		if !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
		roles[kind] = append(roles[kind], s.role(role))
	}
	for _, kind := range kinds {
		parts = append(parts, s.words.T("plan.scarce."+kind, "role", joinWords(s.words, roles[kind])))
	}
	return strings.Join(parts, s.words.T("format.list-semicolon"))
}

// amount writes an amount of a limit in the limit's unit.
func (s planWords) amount(kind string, n int64) string {
	switch kind {
	case roadmap.LimitOneOff, roadmap.LimitRunning:
		return s.money(n)
	case roadmap.LimitRole, roadmap.LimitWeek:
		return s.time(n)
	}
	return s.words.Int(int(n))
}

// reason words why an initiative stays out.
func (s planWords) reason(x roadmap.Excluded) string {
	by := s.initiatives(x.By)
	if x.Reason == roadmap.OutByLimit {
		by = s.scarce(x.By)
	}
	if in := s.p.Initiative(x.ID); x.Reason == roadmap.OutByDecision && in != nil && in.Reason != "" {
		return s.words.T("plan.reasons.decision-reason", "reason", in.Reason)
	}
	return s.words.T("plan.reasons."+x.Reason, "by", by)
}

// proof says in plain words how good a plan is.
func (s planWords) proof(p roadmap.Proof) string {
	if p.Optimal {
		return s.words.T("plan.proof.optimal")
	}
	return s.words.T("plan.proof."+p.Stopped, "gap", s.words.Short(p.Gap, 2), "nodes", s.words.Int(int(p.Nodes)))
}

// faults puts names for the ids in what the framing of a problem reports.
func (s planWords) faults(list diag.List, file string) diag.List {
	out := slices.Clone(list)
	for i := range out {
		args := diag.Args{}
		for name, value := range out[i].Args {
			switch name {
			case "limit":
				value = s.limit(value)
			case "role":
				value = s.role(value)
			case "initiative":
				value = s.initiative(value)
			case "amount":
				if r, err := exact.Parse(value); err == nil {
					value = s.words.Short(r, 0)
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
	if key := "currency." + code; s.words.Has(key) {
		return s.words.T(key)
	}
	return code
}

// step is the bar's label of an initiative: its id and its name.
func (s planWords) step(id string) string {
	if name := s.name(id); name != id {
		return console.Pad(id, 4) + name
	}
	return id
}

package reports

import (
	"slices"
	"strings"

	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/roadmap"
	"rahbord/scoring"
)

// PlanWords puts a problem and its plans into the words of one language.
type PlanWords struct {
	Words   *i18n.Words
	Names   *questionnaire.Words
	Pack    *questionnaire.Pack
	Problem *roadmap.Problem
}

func (b *builder) planWords() PlanWords {
	return PlanWords{Words: b.Words, Names: b.names, Pack: b.Pack, Problem: &b.Study.Problem}
}

// Money writes hundredths of money with the currency of the problem.
func (s PlanWords) Money(n int64) string {
	return s.Words.Money(exact.Hundredths(n), s.Problem.Money.Currency)
}

// Time writes hundredths of person-weeks as a plain number.
func (s PlanWords) Time(n int64) string { return s.Words.Short(exact.Hundredths(n), 2) }

// Points is a value in points of the index.
func (s PlanWords) Points(r exact.Rat) string { return s.Words.Number(r, 2) }

// Gain is a value with its sign.
func (s PlanWords) Gain(r exact.Rat) string {
	switch r.Sign() {
	case -1:
		return "−" + s.Points(r.Neg())
	case 0:
		return s.Points(r)
	}
	return "+" + s.Points(r)
}

// spread is what the readiness after a plan may be beside what is expected of it.
type spread string

const (
	sure   spread = "sure"   // nothing else
	better spread = "better" // more, if everything succeeds in full
	worse  spread = "worse"  // less, if only the safest initiatives succeed
	either spread = "either"
)

// spread compares the forecasts as they are printed, so that none is named that reads the same.
func (s PlanWords) spread(f roadmap.Forecast) spread {
	differs := func(x scoring.Score) bool { return x.Known && s.index(x) != s.index(f.Expected) }
	switch low, high := differs(f.Cautious), differs(f.Full); {
	case low && high:
		return either
	case low:
		return worse
	case high:
		return better
	}
	return sure
}

// Outlook says where the readiness index goes, and what may come instead where that differs;
// where the rise is more than the plan is worth, also why. It is "" for an unknown index.
func (s PlanWords) Outlook(f roadmap.Forecast, worth exact.Rat) string {
	if !f.Today.Known || !f.Expected.Known {
		return ""
	}
	text := s.Words.T("basket.index-"+string(s.spread(f)), "from", s.index(f.Today), "to", s.index(f.Expected), "low", s.index(f.Cautious), "high", s.index(f.Full))
	if rise := f.Expected.Value.Sub(f.Today.Value); worth.Add(exact.Frac(1, 20)).Less(rise) {
		text += " " + s.Words.T("plan.index-more")
	}
	return text
}

// index writes points out of 100.
func (s PlanWords) index(x scoring.Score) string { return s.Words.Number(x.Value, 1) }

// Span is the weeks of a step as people count them: the first and the last.
func (s PlanWords) Span(start, end int) string {
	return s.Words.T("plan.week-range", "from", s.Words.Int(start+1), "to", s.Words.Int(end))
}

// Initiative is the name of an initiative with its id.
func (s PlanWords) Initiative(id string) string {
	if name := s.Name(id); name != id {
		return s.Words.T("basket.named", "name", name, "id", id)
	}
	return id
}

// Name is the name of an initiative; one that the pack does not know has only its id.
func (s PlanWords) Name(id string) string {
	if name := s.Names.Initiative(id).Name; name != "" {
		return name
	}
	return id
}

// Initiatives lists initiatives with their ids.
func (s PlanWords) Initiatives(ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = s.Initiative(id)
	}
	return strings.Join(out, s.Words.T("format.list-comma"))
}

// Of more than mostMoved initiatives that enter or leave only the first named ones are named.
const (
	mostMoved  = 8
	namedMoved = 3
)

// some lists initiatives; of many how many there are, and the first few.
func (s PlanWords) some(ids []string) string {
	if len(ids) <= mostMoved {
		return s.Initiatives(ids)
	}
	return s.Words.Count("basket.many-moved", len(ids), "names", s.Initiatives(ids[:namedMoved]))
}

// Role is the name of a role.
func (s PlanWords) Role(id string) string {
	if name := s.Names.Roles[id]; name != "" {
		return name
	}
	return id
}

// Limit names a limit by its id: a kind, or a kind and a role.
func (s PlanWords) Limit(id string) string {
	kind, role, _ := strings.Cut(id, ".")
	if id == roadmap.LimitTeam {
		kind = "team-each"
	}
	return s.Words.T("plan.limit-names."+kind, "role", s.Role(role))
}

// Scarce names limits within a sentence; the roles of one kind share their phrase: time of
// Marketing, IT.
func (s PlanWords) Scarce(limits []string) string {
	var kinds, parts []string
	roles := map[string][]string{}
	for _, id := range limits {
		kind, role, _ := strings.Cut(id, ".")
		if !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
		roles[kind] = append(roles[kind], s.Role(role))
	}
	for _, kind := range kinds {
		parts = append(parts, s.Words.T("plan.scarce."+kind, "role", strings.Join(roles[kind], s.Words.T("format.list-comma"))))
	}
	return strings.Join(parts, s.Words.T("format.list-semicolon"))
}

// Amount writes an amount of a limit in the limit's unit.
func (s PlanWords) Amount(kind string, n int64) string {
	switch kind {
	case roadmap.LimitOneOff, roadmap.LimitRunning:
		return s.Money(n)
	case roadmap.LimitRole, roadmap.LimitWeek:
		return s.Time(n)
	}
	return s.Words.Int(int(n))
}

// More says how much more of a limit: "half a person-week more of Marketing".
func (s PlanWords) More(id string, n int64) string {
	kind, role, _ := strings.Cut(id, ".")
	return s.Words.T("basket.more."+kind, "amount", s.Amount(kind, n), "role", s.Role(role))
}

// Reason words why an initiative stays out.
func (s PlanWords) Reason(x roadmap.Excluded) string {
	by := s.Initiatives(x.By)
	if x.Reason == roadmap.OutByLimit {
		by = s.Scarce(x.By)
	}
	if in := s.Problem.Initiative(x.ID); x.Reason == roadmap.OutByDecision && in != nil && in.Reason != "" {
		return s.Words.T("plan.reasons.decision-reason", "reason", clause(in.Reason))
	}
	reason := x.Reason
	if in := s.Problem.Initiative(x.ID); reason == roadmap.OutBySize && in != nil && s.Pack.Planning.Worthwhile.Effect.Less(in.Least) {
		reason += "-outside" // the chosen field
	}
	return s.Words.T("plan.reasons."+reason, "by", by)
}

// Proof says in plain words how good a plan is, and what the search left out.
func (s PlanWords) Proof(p *roadmap.Plan) string {
	text := s.Words.T("basket.proof.optimal")
	if !p.Proof.Optimal {
		text = s.Words.T("basket.proof.open", "gap", s.Words.Short(p.Proof.Gap, 2))
	}
	return s.Aside(p, text)
}

// Aside adds to what is said of a plan how many initiatives were set aside before the
// search as too small: a proof does not speak of them.
func (s PlanWords) Aside(p *roadmap.Plan, text string) string {
	n := p.SetAside()
	if n == 0 {
		return text
	}
	return text + " " + s.Words.Count("basket.proof.aside", n)
}

// Moves says what enters and what leaves a basket; with neither, that only scopes change.
func (s PlanWords) Moves(m roadmap.Moves) string {
	var out []string
	if len(m.In) > 0 {
		out = append(out, s.Words.T("basket.comes-in", "names", s.some(m.In)))
	}
	if len(m.Out) > 0 {
		out = append(out, s.Words.T("basket.goes-out", "names", s.some(m.Out)))
	}
	if len(out) == 0 {
		return s.Words.T("basket.same-initiatives")
	}
	return strings.Join(out, s.Words.T("format.list-semicolon"))
}

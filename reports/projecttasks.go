package reports

import (
	"slices"
	"strings"
	"time"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/roadmap"
)

// tasks puts the basket into words, in the order of the plan.
func (b *projecting) tasks() {
	for _, s := range b.study.Plan.Basket {
		b.p.Tasks = append(b.p.Tasks, b.task(s))
	}
	for _, row := range b.rows("risk_register") {
		if id := row.Field("initiative").Text(); id == "" {
			b.p.Risks = append(b.p.Risks, b.risk(row))
		}
	}
}

func (b *projecting) task(s roadmap.Step) Task {
	words := b.names.Initiative(s.ID)
	in := b.study.Problem.Initiative(s.ID)
	t := Task{
		ID: s.ID, Name: words.Name, Goal: words.Goal, Deliverables: words.Deliverables, Steps: words.Steps, Risks: b.risks(s.ID),
		From: s.Start, To: s.End, First: b.day(s.Start), Last: b.lastDay(s.End),
		OneOff: exact.Hundredths(s.OneOff), Running: exact.Hundredths(s.Running), After: s.After, Effect: s.Effect,
		QuickWin: in.QuickWin, Group: s.Start / phaseWeeks, Areas: b.lifted(s),
	}
	if s.Scope != roadmap.Full {
		t.Scope = b.t("project.scope-" + s.Scope)
	}
	for _, role := range b.Pack.Roles {
		if n := s.Effort[role]; n > 0 {
			t.Effort = append(t.Effort, Effort{Role: role, Name: b.role(role), Weeks: exact.Hundredths(n)})
		}
	}
	if pack := b.Pack.Initiative(s.ID); pack != nil {
		t.KPIs = slices.Concat(pack.KPIPrimary, pack.KPISecondary)
	}
	if p, found := b.Engagement.Latest(s.ID, engagement.Day{Time: b.Issued}); found {
		t.Done = p.Done.Quo(exact.Of(100))
	}
	t.Owner, t.OwnerKnown = b.owner(&t)
	t.StopRule, t.StopBy = b.stopRule(s.ID)
	t.Factors = b.factors(&t, s)
	return t
}

// owner is the person the client named, else the role with the most work in it.
func (b *projecting) owner(t *Task) (name string, known bool) {
	for _, row := range b.rows("schedule") {
		if row.Field("initiative").Text() == t.ID && row.Field("owner").Text() != "" {
			return row.Field("owner").Text(), true
		}
	}
	if len(t.Effort) == 0 {
		return "", false
	}
	most := slices.MaxFunc(t.Effort, func(a, b Effort) int { return a.Weeks.Cmp(b.Weeks) })
	return most.Name, false
}

// risks are those the client wrote down, then those that are typical.
func (b *projecting) risks(id string) []string {
	var out []string
	for _, row := range b.rows("risk_register") {
		if row.Field("initiative").Text() == id {
			out = append(out, b.risk(row))
		}
	}
	return append(out, b.names.Initiative(id).Risks...)
}

func (b *projecting) risk(row engagement.Value) string {
	said := func(field string) string { return clause(row.Field(field).Text()) }
	return b.t("project.risk", "risk", said("risk"), "sign", said("early_sign"), "response", said("response"), "owner", said("owner"))
}

// clause is a text of the client made ready to stand within a sentence, or before its full stop.
func clause(text string) string { return strings.TrimRight(text, " .") }

// stopRule is when the client stops or changes an initiative, and on which day that is
// looked at; nothing while it is not said.
func (b *projecting) stopRule(id string) (rule string, by time.Time) {
	for _, row := range b.rows("stop_rules") {
		figure := clause(row.Field("figure").Text())
		if row.Field("initiative").Text() != id || figure == "" {
			continue
		}
		due, err := engagement.ParseDay(row.Field("due").Text())
		if err != nil {
			return b.t("project.stop-undated", "figure", figure), time.Time{}
		}
		return b.t("project.stop", "figure", figure, "date", b.Words.Date(due.Time)), due.Time
	}
	return "", time.Time{}
}

// mostAreas is how many areas a task is said to lift.
const mostAreas = 3

// lifted lists the areas that gain most, the first first: up to three, each with at least
// a quarter of the gain of the first. A lift counts up to the target only.
func (b *projecting) lifted(s roadmap.Step) []string {
	scope := b.study.Problem.Initiative(s.ID).Scope(s.Scope)
	gain := map[string]exact.Rat{}
	var areas []string
	for _, k := range b.study.Problem.Indicators {
		lift, ok := scope.Lifts[k.ID]
		if !ok {
			continue
		}
		if !slices.Contains(areas, k.Area) {
			areas = append(areas, k.Area)
		}
		gain[k.Area] = gain[k.Area].Add(exact.Min(lift, k.Gap).Mul(k.Worth))
	}
	slices.SortStableFunc(areas, func(x, y string) int { return gain[y].Cmp(gain[x]) })
	if len(areas) > 0 {
		least := gain[areas[0]].Quo(exact.Of(4))
		areas = slices.DeleteFunc(areas, func(a string) bool { return gain[a].Less(least) })
	}
	return areas[:min(len(areas), mostAreas)]
}

// factors is what makes a task succeed: an owner, what must come first, the people who
// will live with it, trying before spreading, training, and the committee's backing.
func (b *projecting) factors(t *Task, s roadmap.Step) []string {
	out := []string{b.t("project.factors.name-owner", "role", t.Owner)}
	if t.OwnerKnown {
		out[0] = b.t("project.factors.owner", "owner", t.Owner)
	}
	if teams := b.study.Problem.Initiative(s.ID).Scope(s.Scope).Touches; len(teams) > 0 {
		out = append(out, b.t("project.factors.users", "teams", b.list(teams, b.role)))
	}
	in := b.Pack.Initiative(s.ID)
	if key := "project.factors.type-" + in.Type; b.Words.Has(key) {
		out = append(out, b.t(key))
	}
	if s.Effort["HR"] > 0 {
		out = append(out, b.t("project.factors.training"))
	}
	if len(s.After) > 0 {
		out = append(out, b.t("project.factors.after", "initiatives", b.list(s.After, b.initiative)))
	}
	if in.Risk == questionnaire.HighRisk {
		out = append(out, b.t("project.factors.committee"))
	}
	return out
}

func (b *projecting) initiative(id string) string { return b.names.Initiative(id).Name }

func (b *projecting) list(ids []string, word func(string) string) string {
	var out string
	for i, id := range ids {
		if i > 0 {
			out += b.t("format.list-comma")
		}
		out += word(id)
	}
	return out
}

package cmd

import (
	"slices"
	"strconv"
	"strings"

	"rahbord/internal/console"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
)

// shower prints one entry of a pack; each method reports whether the id is its own.
type shower struct {
	*view
	w     *i18n.Words
	p     *questionnaire.Pack
	names *questionnaire.Words
}

func (s shower) head(id, text string) {
	s.item(s.paint("1", id), text)
	s.printf("\n")
}

// num is a number in its shortest exact form.
func (s shower) num(r exact.Rat) string { return s.w.Arithmetic(r.String()) }

func (s shower) fact(key, value string) {
	if value == "" {
		return
	}
	s.item("  "+console.Isolate(s.w.T("content."+key))+":", value)
}

func (s shower) indicator(id string) bool {
	k := s.p.Indicator(id)
	if k == nil {
		return false
	}
	words := s.names.Indicator(id)
	s.head(id, words.Statement)
	for i, text := range words.Levels {
		s.item("  "+s.w.Lang.Digits(strconv.Itoa(s.p.Scale.First+i))+".", text)
	}
	s.printf("\n")
	s.fact("area", s.names.Area(k.Area).Name)
	s.fact("weight", s.num(k.Weight))
	s.fact("evidence", words.Evidence)
	s.fact("not-applicable", words.NotApplicable)
	var roles []string
	for _, r := range k.AskedOf {
		roles = append(roles, s.names.Roles[r])
	}
	s.fact("asked-of", joinWords(s.w, roles))
	s.fact("type", s.names.Types[k.Type])
	var marks []string
	if k.Critical {
		marks = append(marks, s.w.T("appendix.critical"))
	}
	if k.Quick {
		marks = append(marks, s.w.T("content.quick"))
	}
	s.fact("marks", joinWords(s.w, marks))
	s.fact("lifted-by", joinWords(s.w, s.liftedBy(id)))
	s.fact("seeds", strings.Join(k.Seeds, " "))
	return true
}

func (s shower) liftedBy(id string) []string {
	var out []string
	for _, i := range s.p.Initiatives {
		if lift, ok := i.Lifts[id]; ok {
			out = append(out, i.ID+" +"+s.num(lift))
		}
	}
	return out
}

func (s shower) area(id string) bool {
	a := s.p.Area(id)
	if a == nil {
		return false
	}
	s.head(id, s.names.Area(id).Name)
	s.fact("weight", s.num(a.Weight))
	for _, k := range s.p.IndicatorsOf(id) {
		s.item("  "+console.Pad(k.ID, 7), s.names.Indicator(k.ID).Statement)
	}
	return true
}

func (s shower) question(id string) bool {
	q := s.p.Question(id)
	if q == nil {
		return false
	}
	words := s.names.Question(id)
	s.head(id, words.Ask)
	s.fact("help", words.Help)
	s.fact("kind", s.w.T("content.kinds."+string(q.Kind)))
	for _, o := range s.optionsOf(&q.Field) {
		s.item("    -", s.names.Option(&q.Field, words.Options, o))
	}
	for _, row := range q.Rows {
		s.item("    -", s.names.Row(&q.Field, words.Rows, row))
	}
	for i := range q.Fields {
		f := &q.Fields[i]
		s.item("  "+f.ID+":", words.Fields[f.ID].Label)
		for _, o := range s.optionsOf(f) {
			s.item("    -", s.names.Option(f, words.Fields[f.ID].Options, o))
		}
	}
	return true
}

func (s shower) optionsOf(f *questionnaire.Field) []string {
	if f.OptionSet != "" {
		return s.p.OptionSets[f.OptionSet].Options
	}
	return f.Options
}

func (s shower) initiative(id string) bool {
	i := s.p.Initiative(id)
	if i == nil {
		return false
	}
	words := s.names.Initiative(id)
	s.head(id, words.Name)
	s.fact("goal", words.Goal)
	s.fact("deliverables", words.Deliverables)
	s.fact("lifts", s.amounts(i.Lifts, "+"))
	var needs []string
	for _, n := range i.Needs {
		needs = append(needs, n.Indicator+" ≥ "+s.num(n.Level)+" ("+n.Supplier+")")
	}
	s.fact("needs", joinWords(s.w, needs))
	s.fact("duration", s.num(i.Duration.Min)+" / "+s.num(i.Duration.Likely)+" / "+s.num(i.Duration.Max))
	s.fact("effort", s.amounts(i.Effort, ""))
	s.fact("cost", s.num(i.CostOneOff)+" + "+s.num(i.CostRunning))
	s.fact("kpis-list", strings.Join(slices.Concat(i.KPIPrimary, i.KPISecondary), " "))
	s.fact("risks", strings.Join(words.Risks, s.w.T("format.list-semicolon")))
	s.printf("\n")
	s.sentence(s.w.T("report.estimate"))
	return true
}

// amounts lists non-zero amounts by id, sorted.
func (s shower) amounts(m map[string]exact.Rat, sign string) string {
	var out []string
	for id, amount := range m {
		if !amount.IsZero() {
			out = append(out, id+" "+sign+s.num(amount))
		}
	}
	slices.Sort(out)
	return joinWords(s.w, out)
}

func (s shower) kpi(id string) bool {
	k := s.p.KPI(id)
	if k == nil {
		return false
	}
	words := s.names.KPI(id)
	s.head(id, words.Name)
	s.fact("formula", words.Formula)
	s.fact("variables", words.Variables)
	s.fact("unit", words.Unit)
	s.fact("source", words.Source)
	s.fact("note", words.Note)
	return true
}

func (s shower) check(id string) bool {
	i := slices.IndexFunc(s.p.Checks, func(c questionnaire.Check) bool { return c.ID == id })
	if i < 0 {
		return false
	}
	words := s.names.Check(id)
	s.head(id, words.Message)
	s.fact("severity", string(s.p.Checks[i].Severity))
	s.fact("hint", words.Hint)
	return true
}

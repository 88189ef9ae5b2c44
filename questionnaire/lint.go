package questionnaire

import (
	"slices"
	"strconv"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/internal/yamldoc"
)

// linter checks the structure of a pack after its files were decoded.
type linter struct {
	*Pack
	places places
	docs   map[string]*yamldoc.Doc
	faults diag.List
}

func lintStructure(f *files, p *Pack, at places, docs map[string]*yamldoc.Doc) diag.List {
	l := &linter{Pack: p, places: at, docs: docs}
	l.forms(f)
	l.settings()
	l.areas()
	l.indicators()
	l.questions()
	l.conditions()
	l.checks()
	l.initiatives()
	l.kpis()
	l.seeds()
	return l.faults
}

func (l *linter) fault(rule string, args diag.Args, path ...string) {
	l.faults.Add(l.places.at(path...), rule, args)
}

// has reports whether the pack has that file: references into files that are not there
// are not checked one by one.
func (l *linter) has(file string) bool { return l.docs[file] != nil }

// ref checks that an id is among the known ones; kind is a word under kinds.
func (l *linter) ref(kind, id string, known []string, path ...string) {
	if !slices.Contains(known, id) {
		l.fault("unknown-id", diag.Args{"kind": "@kinds." + kind, "id": id, "guess": diag.Guess(id, known)}, path...)
	}
}

// refs checks a list of ids.
func (l *linter) refs(kind string, ids, known []string, path ...string) {
	for i, id := range ids {
		l.ref(kind, id, known, append(path[:len(path):len(path)], strconv.Itoa(i))...)
	}
}

// within checks that a number lies between two bounds.
func (l *linter) within(v exact.Rat, low, high int, path ...string) {
	if v.Less(exact.Of(low)) || exact.Of(high).Less(v) {
		l.fault("bad-range", diag.Args{"value": v.String(), "min": strconv.Itoa(low), "max": strconv.Itoa(high)}, path...)
	}
}

// weight checks that a weight is above 0.
func (l *linter) weight(v exact.Rat, path ...string) {
	if v.Sign() <= 0 {
		l.fault("bad-weight", diag.Args{"value": v.String()}, path...)
	}
}

// sumsToOne checks weights that share a whole.
func (l *linter) sumsToOne(weights []exact.Rat, path ...string) {
	if sum := exact.Sum(weights...); !sum.Equal(exact.Of(1)) {
		l.fault("weights-sum", diag.Args{"sum": sum.String()}, path...)
	}
}

// rising checks that numbers go up, each above the one before; or only not down.
func (l *linter) rising(rule string, strictly bool, numbers []exact.Rat, path ...string) {
	for i := 1; i < len(numbers); i++ {
		if c := numbers[i].Cmp(numbers[i-1]); c < 0 || c == 0 && strictly {
			l.fault(rule, diag.Args{"value": numbers[i].String(), "before": numbers[i-1].String()},
				append(path[:len(path):len(path)], strconv.Itoa(i))...)
		}
	}
}

func (l *linter) count(got, want int, path ...string) {
	if got != want {
		l.fault("level-count", diag.Args{"count": strconv.Itoa(got), "want": strconv.Itoa(want)}, path...)
	}
}

func ids[T any](list []T, id func(T) string) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = id(x)
	}
	return out
}

func (p *Pack) areaIDs() []string { return ids(p.Areas, func(a Area) string { return a.ID }) }
func (p *Pack) indicatorIDs() []string {
	return ids(p.Indicators, func(i Indicator) string { return i.ID })
}
func (p *Pack) questionIDs() []string {
	return ids(p.Questions, func(q Question) string { return q.ID })
}
func (p *Pack) initiativeIDs() []string {
	return ids(p.Initiatives, func(i Initiative) string { return i.ID })
}
func (p *Pack) kpiIDs() []string   { return ids(p.KPIs, func(k KPI) string { return k.ID }) }
func (p *Pack) checkIDs() []string { return ids(p.Checks, func(c Check) string { return c.ID }) }
func (p *Pack) seedIDs() []string  { return ids(p.Seeds, func(s Seed) string { return s.ID }) }

// optionIDs lists every option of a question: its own, those of its parts, shared or not.
func (p *Pack) optionIDs(f *Field) []string {
	out := slices.Clone(p.Choices(f))
	for i := range f.Fields {
		out = append(out, p.optionIDs(&f.Fields[i])...)
	}
	return out
}

func languageNames() []string { return ids(i18n.Langs, func(l i18n.Lang) string { return string(l) }) }

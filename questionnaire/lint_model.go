package questionnaire

import (
	"slices"
	"strconv"
	"strings"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
)

func (l *linter) areas() {
	const file = "areas.yaml"
	holder := map[string]string{}
	for _, d := range l.Dimensions {
		l.refs("area", d.Areas, l.areaIDs(), file, "dimensions", d.ID, "areas")
		for i, a := range d.Areas {
			if holder[a] != "" && holder[a] != d.ID {
				l.fault("area-twice", diag.Args{"area": a, "first": holder[a]}, file, "dimensions", d.ID, "areas", strconv.Itoa(i))
			}
			holder[a] = d.ID
		}
	}
	for _, a := range l.Areas {
		l.weight(a.Weight, file, "areas", a.ID, "weight")
		if len(l.Dimensions) > 0 && holder[a.ID] == "" {
			l.fault("area-left-out", diag.Args{"area": a.ID}, file, "areas", a.ID)
		}
		if l.has("indicators.yaml") && len(l.IndicatorsOf(a.ID)) == 0 {
			l.fault("empty-area", diag.Args{"area": a.ID}, file, "areas", a.ID)
		}
	}
}

func (l *linter) indicators() {
	for _, i := range l.Indicators {
		at := func(key string) []string { return []string{"indicators.yaml", "indicators", i.ID, key} }
		l.ref("area", i.Area, l.areaIDs(), at("area")...)
		l.weight(i.Weight, at("weight")...)
		if i.Target != nil {
			l.within(*i.Target, l.Settings.Scale.First, l.Settings.Scale.Last(), at("target")...)
		}
		if i.Type != "" {
			l.ref("type", i.Type, l.Types, at("type")...)
		}
		if stages := l.OptionsWith("stage_fit"); i.Stage != "" && stages != nil {
			l.ref("option", i.Stage, append(stages, "all"), at("stage")...)
		}
		l.refs("role", i.AskedOf, l.Roles, at("asked_of")...)
		l.seedRefs(i.Seeds, at("seeds"))
	}
}

// seedRefs checks references to source statements, where the pack traces them.
func (l *linter) seedRefs(seeds, path []string) {
	if l.has("traceability.yaml") {
		l.refs("seed", seeds, l.seedIDs(), path...)
	}
}

func (l *linter) seeds() {
	for _, s := range l.Seeds {
		l.refs("indicator", s.Indicators, l.indicatorIDs(), "traceability.yaml", "seeds", s.ID, "indicators")
		if s.Assessable && len(s.Indicators) == 0 {
			l.fault("seed-uncovered", diag.Args{"id": s.ID}, "traceability.yaml", "seeds", s.ID)
		}
	}
}

func (l *linter) initiatives() {
	for n := range l.Initiatives {
		i := &l.Initiatives[n]
		at := func(keys ...string) []string {
			return append([]string{"initiatives.yaml", "initiatives", i.ID}, keys...)
		}
		if i.Type != "" {
			l.ref("type", i.Type, l.Types, at("type")...)
		}
		for k, lift := range i.Lifts {
			l.ref("indicator", k, l.indicatorIDs(), at("lifts", k)...)
			l.weight(lift, at("lifts", k)...)
			l.within(lift, 0, l.Settings.Scale.Levels-1, at("lifts", k)...)
		}
		for n, need := range i.Needs {
			l.need(need, at("needs", strconv.Itoa(n)))
		}
		l.refs("initiative", i.After, l.initiativeIDs(), at("after")...)
		l.refs("initiative", i.Without, l.initiativeIDs(), at("without")...)
		if slices.Contains(i.Without, i.ID) {
			l.fault("without-itself", diag.Args{"initiative": i.ID}, at("without")...)
		}
		l.weight(i.Duration.Min, at("duration", "min")...)
		l.rising("not-rising", false, []exact.Rat{i.Duration.Min, i.Duration.Likely, i.Duration.Max}, at("duration")...)
		for role, weeks := range i.Effort {
			l.ref("role", role, l.Roles, at("effort", role)...)
			l.within(weeks, 0, 1000, at("effort", role)...)
		}
		l.ratings(i, at)
		if l.has("kpis.yaml") {
			l.refs("kpi", i.KPIPrimary, l.kpiIDs(), at("kpi_primary")...)
			l.refs("kpi", i.KPISecondary, l.kpiIDs(), at("kpi_secondary")...)
		}
		l.seedRefs(i.Seeds, at("seeds"))
	}
	l.prerequisiteCycles()
}

// need checks a prerequisite, and that the supplier alone can lift the indicator from
// the lowest level to the one needed.
func (l *linter) need(need Need, at []string) {
	l.ref("indicator", need.Indicator, l.indicatorIDs(), append(at, "indicator")...)
	l.ref("initiative", need.Supplier, l.initiativeIDs(), append(at, "supplier")...)
	l.within(need.Level, l.Settings.Scale.First, l.Settings.Scale.Last(), append(at, "level")...)
	if s := l.Initiative(need.Supplier); s != nil && l.Indicator(need.Indicator) != nil {
		if exact.Of(l.Settings.Scale.First).Add(s.Lifts[need.Indicator]).Less(need.Level) {
			l.fault("weak-supplier", diag.Args{"supplier": need.Supplier, "indicator": need.Indicator, "level": need.Level.String()}, at...)
		}
	}
}

// ratings checks that only options are rated, each from 0 to the top rating.
func (l *linter) ratings(i *Initiative, at func(...string) []string) {
	for _, r := range i.Ratings() {
		options := l.OptionsWith(r.Effect)
		for option, rating := range *r.ByOption {
			if options != nil {
				l.ref("option", option, options, at(r.Key, option)...)
			}
			if l.Fit != nil {
				l.within(rating, 0, l.Fit.TopRating.Floor(), at(r.Key, option)...)
			}
		}
	}
	if channels := l.OptionsWith("channel_fit"); channels != nil {
		l.refs("option", i.Channels, channels, at("channels")...)
	}
}

// prerequisiteCycles reports initiatives that wait for each other.
func (l *linter) prerequisiteCycles() {
	for _, c := range l.Circles() {
		l.fault("prerequisite-cycle", diag.Args{"cycle": strings.Join(c, " → ")}, "initiatives.yaml", "initiatives", c[0])
	}
}

func (l *linter) kpis() {
	for n := range l.KPIs {
		k := &l.KPIs[n]
		at := func(keys ...string) []string { return append([]string{"kpis.yaml", "kpis", k.ID}, keys...) }
		l.ref("role", k.Owner, l.Roles, at("owner")...)
		l.seedRefs(k.Seeds, at("seeds"))
		if k.Min != nil && k.Max != nil {
			l.rising("not-rising", true, []exact.Rat{*k.Min, *k.Max}, at("max")...)
		}
		if x := k.Example; x != nil && !k.possible(x.Value) {
			l.fault("bad-range", diag.Args{"value": x.Value.String(), "min": bound(k.Min, "−∞"), "max": bound(k.Max, "∞")}, at("example", "value")...)
		}
		if (k.Formula == "") == (k.Method == "") {
			l.fault("formula-or-method", nil, at()...)
		}
		letters, readable := l.letters(k.Formula, at("formula"))
		for i, c := range k.Inputs {
			names, _ := l.letters(c, at("inputs", strconv.Itoa(i)))
			for _, name := range names {
				if readable && !slices.Contains(letters, name) {
					l.fault("unknown-reference", diag.Args{"name": name, "guess": diag.Guess(name, letters)}, at("inputs", strconv.Itoa(i))...)
				}
			}
		}
	}
}

// possible reports whether the KPI can have a value; either bound may be missing.
func (k *KPI) possible(value exact.Rat) bool {
	return (k.Min == nil || !value.Less(*k.Min)) && (k.Max == nil || !k.Max.Less(value))
}

// bound writes the end of a range.
func bound(r *exact.Rat, none string) string {
	if r == nil {
		return none
	}
	return r.String()
}

// letters lists the names in a formula; false when there is none that can be read.
func (l *linter) letters(formula string, path []string) ([]string, bool) {
	if formula == "" {
		return nil, false
	}
	e, ok := l.parse(formula, path)
	var out []string
	if ok {
		e.Walk(func(e Expr) bool {
			if e.Op == OpRef {
				out = append(out, e.Name)
			}
			return true
		})
	}
	return out, ok
}

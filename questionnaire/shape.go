package questionnaire

import (
	"slices"
	"strconv"

	"rahbord/internal/diag"
)

// shape is what a text file must hold: a text, a list of texts, or named shapes. It is
// built from the structure of the pack, so that words and structure cannot drift apart.
type shape struct {
	from     diag.Pos // where the structure calls for it
	optional bool     // may be left out, but then in every language
	list     int      // number of texts in a list; anyLength; 0 for no list
	names    []string // of a group, in order
	parts    map[string]*shape
}

const anyLength = -1

func text(from diag.Pos) *shape { return &shape{from: from} }

func texts(n int, from diag.Pos) *shape { return &shape{from: from, list: n} }

func group(from diag.Pos) *shape { return &shape{from: from, parts: map[string]*shape{}} }

func (s *shape) may() *shape {
	s.optional = true
	return s
}

// with adds a part and returns the group.
func (s *shape) with(name string, part *shape) *shape {
	if _, twice := s.parts[name]; !twice {
		s.names = append(s.names, name)
	}
	s.parts[name] = part
	return s
}

// each adds one text per name.
func (s *shape) each(names []string) *shape {
	for _, n := range names {
		s.with(n, text(s.from))
	}
	return s
}

// addTo adds the group to its parent unless it has no parts.
func (s *shape) addTo(parent *shape, name string) {
	if len(s.names) > 0 {
		parent.with(name, s)
	}
}

// textFiles are the files of words, in the order of their shapes.
var textFiles = []string{
	"areas.yaml", "indicators.yaml", "terms.yaml", "questions.yaml", "checks.yaml", "initiatives.yaml", "kpis.yaml",
}

// shapes gives the shape of every text file the pack needs.
func (p *Pack) shapes(at places) map[string]*shape {
	out := map[string]*shape{"areas.yaml": p.areaShape(at), "indicators.yaml": p.indicatorShape(at), "terms.yaml": p.termShape(at)}
	if len(p.Questions) > 0 {
		out["questions.yaml"] = p.questionShape(at)
	}
	if len(p.Checks) > 0 {
		checks := group(at.at("checks.yaml", "checks"))
		for _, c := range p.Checks {
			checks.with(c.ID, group(at.at("checks.yaml", "checks", c.ID)).each([]string{"message", "hint"}))
		}
		out["checks.yaml"] = group(checks.from).with("checks", checks)
	}
	if len(p.Initiatives) > 0 {
		all := group(at.at("initiatives.yaml"))
		for _, i := range p.Initiatives {
			from := at.at("initiatives.yaml", "initiatives", i.ID)
			all.with(i.ID, group(from).each([]string{"name", "deliverables"}).with("risks", texts(anyLength, from)).
				with("goal", text(from).may()).with("steps", texts(anyLength, from).may()))
		}
		out["initiatives.yaml"] = all
	}
	if len(p.KPIs) > 0 {
		all := group(at.at("kpis.yaml"))
		for _, k := range p.KPIs {
			from := at.at("kpis.yaml", "kpis", k.ID)
			all.with(k.ID, group(from).each([]string{"name", "formula", "variables", "unit", "source"}).with("note", text(from).may()))
		}
		out["kpis.yaml"] = all
	}
	return out
}

func (p *Pack) areaShape(at places) *shape {
	s := group(at.at("areas.yaml"))
	dimensions := group(at.at("areas.yaml", "dimensions"))
	for _, d := range p.Dimensions {
		dimensions.with(d.ID, text(at.at("areas.yaml", "dimensions", d.ID)))
	}
	dimensions.addTo(s, "dimensions")
	areas := group(at.at("areas.yaml", "areas"))
	for _, a := range p.Areas {
		areas.with(a.ID, text(at.at("areas.yaml", "areas", a.ID)))
	}
	return s.with("areas", areas)
}

func (p *Pack) indicatorShape(at places) *shape {
	s := group(at.at("indicators.yaml"))
	for _, i := range p.Indicators {
		from := at.at("indicators.yaml", "indicators", i.ID)
		words := group(from).with("statement", text(from)).
			with("levels", texts(p.Settings.Scale.Levels, at.at("pack.yaml", "scale", "levels")).may()).
			with("evidence", text(from).may())
		if i.MayBeNA {
			words.with("not_applicable", text(at.at("indicators.yaml", "indicators", i.ID, "may_be_na")))
		}
		s.with(i.ID, words)
	}
	return s
}

func (p *Pack) termShape(at places) *shape {
	settings := func(path ...string) diag.Pos { return at.at(append([]string{"pack.yaml"}, path...)...) }
	s := group(settings())
	s.with("pack", group(settings("id")).each([]string{"name", "purpose"}))
	s.with("roles", group(settings("roles")).each(p.Roles))
	group(settings("types")).each(p.Types).addTo(s, "types")
	bands := group(settings("bands"))
	for i := range p.Bands {
		bands.with(strconv.Itoa(i), group(settings("bands", strconv.Itoa(i))).each([]string{"name", "meaning"}))
	}
	bands.list = len(p.Bands)
	s.with("bands", bands)
	s.with("levels", texts(p.Settings.Scale.Levels, settings("scale", "levels")))
	areas := group(at.at("areas.yaml", "areas"))
	for _, a := range p.Areas {
		areas.with(a.ID, text(at.at("areas.yaml", "areas", a.ID)))
	}
	s.with("areas", areas)
	s.with("agreement", texts(len(p.Settings.Agreement.Labels), settings("agreement", "labels")))
	s.with("confidence", group(settings("confidence")).each([]string{"low", "medium", "high"}))
	return s.with("evidence", texts(p.Settings.Evidence.Grades+1, settings("evidence", "grades")))
}

func (p *Pack) questionShape(at places) *shape {
	const file = "questions.yaml"
	stages := group(at.at(file, "stages"))
	for _, st := range p.Stages {
		id := strconv.Itoa(st.ID)
		stages.with(id, group(at.at(file, "stages", id)).each([]string{"name", "purpose"}))
	}
	s := group(at.at(file)).with("stages", stages)
	group(at.at(file, "units")).each(p.Units).addTo(s, "units")
	scales := group(at.at(file, "scales"))
	for _, name := range sortedKeys(p.Scales) {
		scales.with(name, group(at.at(file, "scales", name)).each(p.Scales[name].pointNames()))
	}
	scales.addTo(s, "scales")
	sets := group(at.at(file, "option_sets"))
	for _, name := range sortedKeys(p.OptionSets) {
		sets.with(name, group(at.at(file, "option_sets", name)).each(p.OptionSets[name].Options))
	}
	sets.addTo(s, "option_sets")
	questions := group(at.at(file, "questions"))
	for i := range p.Questions {
		q := &p.Questions[i]
		questions.with(q.ID, q.shape(at))
	}
	return s.with("questions", questions)
}

// pointNames are the keys of the words of a scale.
func (s Scale) pointNames() []string {
	var out []string
	for n := s.Min.Floor(); n <= s.Max.Floor() && len(out) <= maxLevels; n++ {
		out = append(out, strconv.Itoa(n))
	}
	if s.DK {
		out = append(out, "dk")
	}
	return out
}

func (q *Question) shape(at places) *shape {
	from := at.at("questions.yaml", "questions", q.ID)
	s := group(from).with("ask", text(from))
	q.Field.addWords(s)
	rules, notices := group(from), group(from)
	for _, r := range q.Rules {
		rules.with(r.ID, text(at.at("questions.yaml", "questions", q.ID, "rules", r.ID)))
	}
	for _, n := range q.Notices {
		notices.with(n.ID, text(at.at("questions.yaml", "questions", q.ID, "notices", n.ID)))
	}
	rules.addTo(s, "rules")
	notices.addTo(s, "notices")
	if q.SingleStatement != nil && q.SingleStatement.Joiners {
		s.with("joiners", texts(anyLength, from))
	}
	return s.with("all_words", texts(anyLength, from).may())
}

// addWords adds what a question and a part of one have in common.
func (f *Field) addWords(s *shape) {
	s.with("help", text(s.from).may()).with("placeholder", text(s.from).may())
	group(s.from).each(f.Options).addTo(s, "options")
	group(s.from).each(f.Rows).addTo(s, "rows")
	parts := group(s.from)
	for i := range f.Fields {
		part := group(s.from).with("label", text(s.from))
		f.Fields[i].addWords(part)
		parts.with(f.Fields[i].ID, part)
	}
	parts.addTo(s, "fields")
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

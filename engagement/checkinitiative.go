package engagement

import (
	"slices"
	"strings"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/plain"
	"rahbord/questionnaire"
)

// initiatives finds what does not fit the pack in the client's initiatives. The checker's
// pack is the tailored one.
func (c *checker) initiatives() {
	catalogue := c.pack.Catalogue()
	for i := range c.e.Initiatives {
		x := initiativeChecker{c, &c.e.Initiatives[i], []string{"initiatives", At(i)}}
		if in := c.pack.Initiative(x.ID); in != nil && in.Client.Own {
			x.own(catalogue)
		}
		x.figures()
		x.needs()
		for _, id := range listed(x.After) {
			c.known("unknown-initiative", id.text, c.ids.initiatives, x.at("after", id.at)...)
		}
		for _, id := range listed(x.Without) {
			c.known("unknown-initiative", id.text, c.ids.initiatives, x.at("without", id.at)...)
		}
		for _, id := range listed(x.KPIPrimary) {
			c.known("unknown-kpi", id.text, c.ids.kpis, x.at("kpi_primary", id.at)...)
		}
		for _, id := range listed(x.KPISecondary) {
			c.known("unknown-kpi", id.text, c.ids.kpis, x.at("kpi_secondary", id.at)...)
		}
	}
	c.circles()
}

// circles tells the client's initiatives that wait for each other.
func (c *checker) circles() {
	for _, circle := range c.pack.Circles() {
		i := slices.IndexFunc(c.e.Initiatives, func(x ClientInitiative) bool { return slices.Contains(circle, x.ID) })
		if i >= 0 {
			c.fault("prerequisite-cycle", diag.Args{"cycle": strings.Join(circle, " → ")}, "initiatives", At(i))
		}
	}
}

type initiativeChecker struct {
	*checker
	*ClientInitiative
	path []string
}

func (x initiativeChecker) at(path ...string) []string { return slices.Concat(x.path, path) }

func (x initiativeChecker) field(path ...string) string {
	return strings.Join(append([]string{x.ID}, path...), ".")
}

type listItem struct{ text, at string }

func listed(list *[]string) []listItem {
	if list == nil {
		return nil
	}
	var out []listItem
	for i, s := range *list {
		out = append(out, listItem{s, At(i)})
	}
	return out
}

// own checks that an initiative of the client's own says what it must, under an id that
// nothing else has.
func (x initiativeChecker) own(catalogue *questionnaire.Pack) {
	taken := slices.Concat(x.ids.indicators, x.ids.areas, x.ids.kpis, x.ids.checks, x.ids.questions, catalogue.Roles)
	if slices.Contains(taken, x.ID) || slices.ContainsFunc(catalogue.Initiatives, func(i questionnaire.Initiative) bool { return strings.EqualFold(i.ID, x.ID) }) {
		x.fault("id-taken", diag.Args{"id": x.ID}, x.at("id")...)
	}
	var missing []string
	for _, part := range []struct {
		key string
		set bool
	}{{"name", strings.TrimSpace(x.Name) != ""}, {"duration", x.Duration != nil}, {"lifts", len(x.Lifts) > 0}} {
		if !part.set {
			missing = append(missing, part.key)
		}
	}
	if len(missing) > 0 {
		near := guess(x.ID, idsOf(catalogue).initiatives)
		x.fault("own-initiative-incomplete", diag.Args{"id": plain.Excerpt(x.ID), "missing": strings.Join(missing, ", "), "guess": near}, x.at()...)
	}
}

func (x initiativeChecker) figures() {
	for _, role := range sortedPaths(x.Effort) {
		x.knownKey("unknown-role", role, x.pack.Roles, x.at("effort", role)...)
	}
	highest := exact.Of(x.pack.Scale.Levels - 1)
	for _, id := range sortedPaths(x.Lifts) {
		if x.knownKey("unknown-indicator", id, x.ids.indicators, x.at("lifts", id)...) {
			x.atMost(x.Lifts[id], highest, "lifts", id)
		}
	}
	given := x.ratings()
	for _, family := range new(questionnaire.Initiative).Ratings() {
		for _, option := range sortedPaths(given[family.Key]) {
			x.option(option, x.pack.OptionsWith(family.Effect), family.Key, option)
			if x.pack.Fit != nil {
				x.atMost(given[family.Key][option], x.pack.Fit.TopRating, family.Key, option)
			}
		}
	}
	for _, channel := range listed(x.Channels) {
		x.option(channel.text, x.pack.OptionsWith("channel_fit"), "channels", channel.at)
	}
	if x.Type != "" {
		x.option(x.Type, x.pack.Types, "type")
	}
}

func (x initiativeChecker) atMost(r, most exact.Rat, path ...string) {
	if most.Less(r) {
		x.fault("number-too-large", diag.Args{"field": x.field(path...), "value": r.String(), "most": most.String()}, x.at(path...)...)
	}
}

func (x initiativeChecker) option(id string, known []string, path ...string) {
	if !slices.Contains(known, id) {
		x.fault("unknown-option", diag.Args{"field": x.field(path[0]), "id": plain.Excerpt(id), "guess": x.guess(id, known), "known": strings.Join(known, ", ")}, x.at(path...)...)
	}
}

// needs checks the prerequisites, and that each supplier lifts what is needed of it.
func (x initiativeChecker) needs() {
	if x.Needs == nil {
		return
	}
	for i, n := range *x.Needs {
		at := func(key string) []string { return x.at("needs", At(i), key) }
		indicator := x.known("unknown-indicator", n.Indicator, x.ids.indicators, at("indicator")...)
		if indicator && offScale(x.pack.Scale, n.Level, false) == "level-out-of-scale" {
			x.fault("level-out-of-scale", scaleArgs(x.pack.Scale, n.Indicator, n.Level), at("level")...)
		}
		if !x.known("unknown-initiative", n.Supplier, x.ids.initiatives, at("supplier")...) || !indicator {
			continue
		}
		if s := x.pack.Initiative(n.Supplier); s != nil && s.Lifts[n.Indicator].IsZero() {
			x.fault("supplier-lifts-nothing", diag.Args{"supplier": n.Supplier, "indicator": n.Indicator}, at("supplier")...)
		}
	}
}

package reports

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/scoring"
)

// heat shows how each role sees each area. Only groups large enough that nobody can be
// recognised are shown; with fewer than two such groups there is nothing to compare.
func (b *builder) heat() {
	roles := b.largeRoles()
	if len(roles) < 2 {
		return
	}
	m := HeatMap{Low: b.t("heat.low"), High: b.t("heat.high")}
	for _, r := range roles {
		m.Columns = append(m.Columns, b.roleName(r))
	}
	for _, a := range b.Result.Areas {
		row := HeatRow{Label: b.names.Area(a.ID).Name}
		for _, r := range roles {
			row.Cells = append(row.Cells, b.heatCell(b.seenBy(a.ID, r)))
		}
		m.Rows = append(m.Rows, row)
	}
	m.Alt = b.t("heat.alt", "areas", b.Words.Int(len(m.Rows)), "roles", b.join(m.Columns))
	b.add(Heading{Level: 2, Text: b.t("heat.title")})
	b.para(Body, b.t("heat.intro"))
	b.add(m)
	b.para(Small, b.t("heat.note", "n", b.Words.Int(b.Pack.Anonymity)))
}

// largeRoles are the role groups whose figures may be shown apart, in the order of the
// pack; "" is the merged small ones.
func (b *builder) largeRoles() []string {
	var out []string
	for _, role := range append(slices.Clone(b.Pack.Roles), "") {
		if slices.ContainsFunc(b.Result.Indicators, func(k scoring.Indicator) bool { return b.groupOf(&k, role) != nil }) {
			out = append(out, role)
		}
	}
	return out
}

// groupOf is a role group's mean of an indicator when it is large enough; else nil.
func (b *builder) groupOf(k *scoring.Indicator, role string) *scoring.RoleMean {
	for i := range k.Roles {
		if r := &k.Roles[i]; r.Role == role && r.Count >= b.Pack.Anonymity {
			return r
		}
	}
	return nil
}

// seenBy is an area's points as a role group sees it: the weighted mean of the points of
// the indicators it answered. Unknown when these are less of the weight than an area needs.
func (b *builder) seenBy(area, role string) scoring.Score {
	var sum, answered, all exact.Rat
	for i := range b.Result.Indicators {
		k := &b.Result.Indicators[i]
		if k.Area != area || !k.InScope || k.NA {
			continue
		}
		weight := b.Pack.Indicator(k.ID).Weight
		all = all.Add(weight)
		if g := b.groupOf(k, role); g != nil {
			answered, sum = answered.Add(weight), sum.Add(weight.Mul(b.Pack.EvalPoints(g.Mean)))
		}
	}
	if answered.Sign() == 0 || answered.Less(all.Mul(b.Pack.Coverage.Area)) {
		return scoring.Score{}
	}
	return scoring.Score{Value: sum.Quo(answered), Known: true}
}

func (b *builder) heatCell(s scoring.Score) HeatCell {
	c := HeatCell{Text: b.t("report.none"), Known: s.Known}
	if s.Known {
		c.Value, c.Text = s.Value.Float64()/100, b.Words.Number(s.Value, 0)
	}
	return c
}

package reports

import (
	"slices"

	"rahbord/scoring"
)

// profile is the radar of the areas with dimensions and views beside it.
func (b *builder) profile() {
	if !b.anyArea() {
		return // an empty chart says nothing
	}
	b.add(Heading{Level: 1, Text: b.t("profile.title"), NewPage: true})
	intro := "profile.intro"
	if b.after != nil {
		intro = "profile.intro-plan"
	}
	b.para(Body, b.t(intro, "months", b.Words.Short(b.Result.Horizon, 1)))
	b.add(b.radar())
	var parts [][]Block
	if len(b.Pack.Dimensions) > 1 {
		parts = append(parts, []Block{Heading{Level: 3, Text: b.t("profile.dimensions")},
			b.groupTable("profile.dimension", b.Result.Dimensions, b.names.Dimensions)})
	}
	if len(b.Pack.Types) > 1 {
		parts = append(parts, []Block{Heading{Level: 3, Text: b.t("profile.types")},
			b.groupTable("profile.view", b.Result.Types, b.names.Types)})
	}
	if len(parts) > 0 {
		b.add(Columns{parts})
	}
}

// anyArea reports whether at least one area has a number.
func (b *builder) anyArea() bool {
	return slices.ContainsFunc(b.Result.Areas, func(a scoring.Area) bool { return a.Points.Known })
}

// radar shows the areas today, after the plan where there is one, and with every target met.
func (b *builder) radar() Radar {
	r := Radar{Rings: b.rings()}
	today, after, target := Series{Name: b.t("profile.today")}, Series{Name: b.t("profile.after")}, Series{Name: b.t("profile.target"), Dashed: true}
	var spoken []string
	for _, a := range b.Result.Areas {
		r.Axes = append(r.Axes, b.names.Area(a.ID).Short)
		today.Values = append(today.Values, point(a.Points))
		reach, met := b.areaAfter(a.ID), a.Target
		reach.Known, met.Known = reach.Known && a.Points.Known, met.Known && a.Points.Known
		after.Values, target.Values = append(after.Values, point(reach)), append(target.Values, point(met))
		spoken = append(spoken, b.t("profile.value", "area", b.names.Area(a.ID).Name, "points", b.points(a.Points)))
	}
	r.Series = []Series{today, target}
	if b.after != nil {
		r.Series = []Series{today, after, target}
	}
	r.Alt = b.t("profile.alt", "n", b.Words.Int(len(r.Axes)), "values", b.join(spoken))
	return r
}

func point(s scoring.Score) Point {
	return Point{Value: s.Value.Float64() / 100, Known: s.Known}
}

func (b *builder) groupTable(title string, groups []scoring.Group, names map[string]string) Table {
	t := Table{Columns: []Column{
		{Title: b.t(title), Width: 5},
		{Title: b.t("profile.readiness"), Width: 5},
	}}
	for _, g := range groups {
		bar := b.bar(g.Points, scoring.Score{}, b.labelOf(g.Points))
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: names[g.ID]}, {Text: b.points(g.Points), Bar: bar}}})
	}
	return t
}

// labelOf is the maturity label of points without floors; 0 when unknown.
func (b *builder) labelOf(s scoring.Score) int {
	if !s.Known {
		return 0
	}
	return scoring.Label(b.Pack.Bands, s.Value)
}

package reports

import (
	"slices"
	"strings"

	"rahbord/scoring"
)

// strengths lists what is good and what would gain most.
func (b *builder) strengths() {
	if r := b.Result; len(r.Strengths)+len(r.Foundations)+len(r.Opportunities)+len(r.Critical) == 0 {
		return
	}
	b.add(Heading{Level: 1, Text: b.t("strengths.title"), NewPage: true})
	b.standOut()
	list, key := b.Result.Strengths, "strengths"
	if len(list) == 0 {
		list, key = b.Result.Foundations, "foundations"
	}
	if len(list) > 0 {
		b.add(Heading{Level: 2, Text: b.t("strengths." + key)})
		b.para(Body, b.t("strengths."+key+"-intro"))
		b.add(b.levelTable(list[:min(len(list), b.Pack.Lists.Strengths)]))
	}
	b.opportunities()
	b.critical()
}

// standOut names the areas clearly above and below the overall index.
func (b *builder) standOut() {
	var above, below, crux []string
	for _, id := range b.Result.AreaStrengths { // some are there for their level alone
		if b.farAbove(id) {
			above = append(above, id)
		}
	}
	for _, id := range b.Result.AreaOpportunities {
		if b.farBelow(id) {
			below = append(below, id)
		} else {
			crux = append(crux, id)
		}
	}
	for _, item := range []struct {
		key   string
		areas []string
	}{{"strengths.areas-above", above}, {"strengths.areas-below", below}, {"strengths.areas-crux", crux}} {
		if len(item.areas) > 0 {
			b.para(Body, b.t(item.key, "areas", b.areaNames(item.areas)))
		}
	}
}

// farAbove reports whether an area has clearly more points than the overall index.
func (b *builder) farAbove(area string) bool {
	overall := b.Result.Overall.Points
	i := slices.IndexFunc(b.Result.Areas, func(a scoring.Area) bool { return a.ID == area })
	return i >= 0 && overall.Known && !b.Result.Areas[i].Points.Value.Less(overall.Value.Add(b.Pack.Lists.AreaMargin))
}

// farBelow reports whether an area has clearly fewer points than the overall index.
func (b *builder) farBelow(area string) bool {
	overall := b.Result.Overall.Points
	i := slices.IndexFunc(b.Result.Areas, func(a scoring.Area) bool { return a.ID == area })
	return i >= 0 && overall.Known && !overall.Value.Sub(b.Pack.Lists.AreaMargin).Less(b.Result.Areas[i].Points.Value)
}

func (b *builder) levelTable(list []scoring.Listed) Table {
	t := Table{Columns: append(b.practiceColumns(80), Column{Title: b.t("strengths.level"), Width: 11, Align: End})}
	for _, l := range list {
		ind := b.Result.Indicator(l.ID)
		cells := b.practice(l.ID)
		if slices.Contains(b.Result.Claimed, l.ID) {
			cells[1].Note = b.t("strengths.claimed")
		}
		t.Rows = append(t.Rows, Row{Cells: append(cells, Cell{Text: b.level(ind.Level.Value), Strong: true})})
	}
	return t
}

func (b *builder) opportunities() {
	list := b.Result.Opportunities
	if len(list) == 0 {
		return
	}
	b.add(Heading{Level: 2, Text: b.t("strengths.opportunities")})
	b.para(Body, b.t("strengths.opportunities-intro"))
	t := Table{Columns: append(b.practiceColumns(60),
		Column{Title: b.t("strengths.today"), Width: 9, Align: End},
		Column{Title: b.t("strengths.target"), Width: 9, Align: End},
		Column{Title: b.t("strengths.gain"), Width: 13, Align: End})}
	for _, l := range list[:min(len(list), b.Pack.Lists.Opportunities)] {
		ind := b.Result.Indicator(l.ID)
		t.Rows = append(t.Rows, Row{Cells: append(b.practice(l.ID), Cell{Text: b.level(ind.Level.Value)},
			Cell{Text: b.level(ind.Target)}, Cell{Text: b.Words.Number(l.Worth, 2), Strong: true})})
	}
	b.add(t)
	b.sensitivity()
}

// sensitivity says how much the order hangs on the weights.
func (b *builder) sensitivity() {
	s := scoring.OpportunitySensitivity(b.Pack, b.Result)
	if len(s.Ranks) < 2 {
		return
	}
	order := "strengths.unstable"
	if s.Stable {
		order = "strengths.stable"
	}
	text := []string{b.t(order)}
	var tied []string
	for i := 0; i < len(s.Pairs); {
		j := i
		for j < len(s.Pairs) && s.Pairs[j].Tied {
			j++
		}
		if j > i {
			tied = append(tied, b.t("method.scale-range", "from", b.rank(i), "to", b.rank(j)))
		}
		i = max(j, i+1)
	}
	robust := 0
	for _, r := range s.Ranks {
		if r.InTop >= b.Pack.Sensitivity.Robust.Float64() {
			robust++
		}
	}
	text = append(text, b.t("strengths.robust", "n", b.Words.Int(robust), "all", b.Words.Int(len(s.Ranks)),
		"draws", b.Words.Int(b.Pack.Sensitivity.Draws), "share", b.Words.Percent(b.Pack.Sensitivity.Robust, 0)))
	if len(tied) > 0 {
		text = append(text, b.t("strengths.tied", "list", b.join(tied)))
	}
	b.para(Small, strings.Join(text, " "))
}

func (b *builder) critical() {
	if len(b.Result.Critical) == 0 {
		return
	}
	b.add(Heading{Level: 2, Text: b.t("strengths.critical")})
	b.para(Body, b.t("strengths.critical-intro", "n", b.Words.Int(b.Pack.Floors.Critical)))
	var list []scoring.Listed
	for _, id := range b.Result.Critical {
		list = append(list, scoring.Listed{ID: id})
	}
	b.add(b.levelTable(list))
}

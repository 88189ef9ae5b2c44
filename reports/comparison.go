package reports

import (
	"cmp"
	"slices"
	"time"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/scoring"
)

// comparison is one report about two assessments; the builder's own source is the later one.
type comparison struct {
	*builder
	old   Source
	moved scoring.Comparison
}

// Comparison makes the report of what changed from one assessment to a later one of the
// same organisation, in the language of after.
func Comparison(before, after Source) *Document {
	c := &comparison{builder: &builder{Source: after, names: after.Pack.Text(after.Words.Lang)}, old: before,
		moved: Compared(before, after)}
	c.doc = c.envelope()
	c.doc.Title = c.t("compare.subject", "client", c.client())
	c.doc.HeaderEnd = c.t("compare.kicker")
	c.add(Heading{Level: 1, Text: c.t("compare.title", "client", c.client()), ID: "compare", Logo: true})
	sender := c.sender()
	c.para(Small, c.dotted(c.t("compare.kicker"), c.Words.Date(c.Issued), sender.Name, sender.Organisation, sender.Contact))
	if c.Engagement.Sample {
		c.para(Small, c.t("report.sample"))
	}
	c.opening()
	c.areaMoves()
	c.indicatorMoves()
	c.figureMoves()
	c.apart()
	return c.doc
}

// opening says what became of the index, then what limits the comparison.
func (c *comparison) opening() {
	m := c.moved
	c.para(Lead, c.lead())
	like := Figure{Label: c.t("compare.like"), Value: c.signed(m.Like, 1), Note: c.t("compare.like-note", "n", c.Words.Int(m.Common), "all", c.Words.Int(m.Asked)), Tone: Accent}
	figures := []Figure{
		{Label: c.t("compare.before"), Value: c.points(m.Overall.Old), Unit: c.t("report.of-hundred"), Note: c.labelName(c.old.Result), Tone: c.tone(c.old.Result.Overall.Level)},
		{Label: c.t("compare.after"), Value: c.points(m.Overall.New), Unit: c.t("report.of-hundred"), Note: c.labelName(c.Result), Tone: c.tone(c.Result.Overall.Level)},
	}
	if c.leadsLike() {
		figures = slices.Insert(figures, 0, like)
	} else {
		figures = append(figures, like)
	}
	c.add(KeyFigures{figures})
	if len(m.Limits) > 0 {
		var items []string
		for _, o := range m.Limits {
			key := string(o)
			if o == scoring.OtherScope {
				key = map[bool]string{true: "scope-now", false: "scope-then"}[c.Result.Quick]
			}
			items = append(items, c.t("compare.limits."+key, "old", c.version(c.old), "new", c.version(c.Source)))
		}
		c.add(Heading{Level: 3, Text: c.t("compare.mind")}, Bullets{Items: items})
	}
}

// dated names an assessment by its day; without one it is the earlier or the later.
func (c *comparison) dated(s Source) string {
	if s.Engagement.Assessed != nil {
		return c.Words.Date(s.Engagement.Assessed.Time)
	}
	if s.Engagement == c.Engagement {
		return c.t("compare.later")
	}
	return c.t("compare.earlier")
}

func (c *comparison) labelName(r *scoring.Result) string {
	if r.Overall.Level == 0 {
		return ""
	}
	return c.label(r.Overall.Level)
}

func (c *comparison) version(s Source) string { return s.Engagement.Pack.Version }

// areaMoves is the radar of both times and the table of the areas.
func (c *comparison) areaMoves() {
	c.add(Heading{Level: 2, Text: c.t("compare.areas")})
	r := Radar{Rings: c.rings(), Series: []Series{{Name: c.t("compare.after")}, {Name: c.t("compare.before"), Dashed: true}}}
	t := c.moveTable("areas.area")
	var spoken []string
	others := 0
	for _, m := range c.moved.Areas {
		name := c.names.Area(m.ID)
		t.Rows = append(t.Rows, c.moveRow(name.Name, m, c.points, 1, true))
		old := m.Old
		if m.Why == otherSet {
			old = scoring.Score{} // two lines of other things would be read as a change
			others++
		} else {
			spoken = append(spoken, c.t("compare.value", "area", name.Name, "old", c.points(m.Old), "new", c.points(m.New)))
		}
		r.Axes = append(r.Axes, name.Short)
		r.Series[0].Values = append(r.Series[0].Values, point(m.New))
		r.Series[1].Values = append(r.Series[1].Values, point(old))
	}
	if len(c.moved.Types) > 0 {
		t.Rows = append(t.Rows, Row{Group: c.t("profile.types")})
	}
	for _, m := range c.moved.Types {
		t.Rows = append(t.Rows, c.moveRow(c.names.Types[m.ID], m, c.points, 1, true))
	}
	if len(spoken) > 0 {
		r.Alt = c.t("compare.alt", "values", c.join(spoken))
		c.add(r)
	}
	c.add(t)
	if others > 0 {
		c.para(Small, c.t("compare.other-set-note"))
	}
}

// moveTable is a table with then, now and change.
func (c *comparison) moveTable(first string) Table {
	return Table{Dense: true, Columns: []Column{{Title: c.t(first), Width: 58}, {Title: c.t("compare.before"), Width: 13, Align: End},
		{Title: c.t("compare.after"), Width: 13, Align: End}, {Title: c.t("compare.change"), Width: 16, Align: End}}}
}

func (c *comparison) moveRow(name string, m scoring.Movement, write func(scoring.Score) string, places int, up bool) Row {
	change := Cell{Text: c.signed(m, places), Strong: true, Move: direction(shown(m, places), up)}
	if m.Why != "" {
		change = Cell{Text: c.t("compare.why." + string(m.Why))}
	}
	return Row{Cells: []Cell{{Text: name}, {Text: write(m.Old)}, {Text: write(m.New)}, change}}
}

// direction is the arrow of a change; up says whether more is better.
func direction(change exact.Rat, up bool) Move {
	switch sign := change.Sign(); {
	case sign == 0:
		return Same
	case sign > 0 && up:
		return UpBetter
	case sign > 0:
		return UpWorse
	case up:
		return DownWorse
	}
	return DownBetter
}

// shown is the change between two numbers as they are printed, so that a reader who
// subtracts them finds the same.
func shown(m scoring.Movement, places int) exact.Rat {
	if m.Why != "" {
		return exact.Rat{}
	}
	rounded := func(r exact.Rat) exact.Rat {
		n, _ := exact.Parse(r.Decimal(places)) // what Decimal writes can be read
		return n
	}
	return rounded(m.New.Value).Sub(rounded(m.Old.Value))
}

// signed writes a change with its sign.
func (c *comparison) signed(m scoring.Movement, places int) string {
	if m.Why != "" {
		return c.t("report.none")
	}
	change := shown(m, places)
	text := c.Words.Short(change.Abs(), places)
	if sign := map[int]string{-1: "−", 1: "+"}[change.Sign()]; sign != "" {
		return c.Words.Isolate(sign + text)
	}
	return text
}

// indicatorMoves lists the levels that rose and fell.
func (c *comparison) indicatorMoves() {
	var risen, fallen []scoring.Movement
	for _, m := range c.moved.Indicators {
		switch m.Change().Sign() {
		case 1:
			risen = append(risen, m)
		case -1:
			fallen = append(fallen, m)
		}
	}
	for _, list := range []struct {
		key   string
		moves []scoring.Movement
	}{{"compare.risen", risen}, {"compare.fallen", fallen}} {
		if len(list.moves) == 0 {
			continue
		}
		slices.SortStableFunc(list.moves, func(a, b scoring.Movement) int { return b.Change().Abs().Cmp(a.Change().Abs()) })
		t := c.moveTable("strengths.practice")
		for _, m := range list.moves {
			t.Rows = append(t.Rows, c.moveRow(m.ID+"  "+c.names.Indicator(m.ID).Statement, m, c.levelOf, 2, true))
		}
		c.add(Heading{Level: 2, Text: c.Words.Count(list.key, len(list.moves))}, t)
	}
	if len(risen)+len(fallen) == 0 {
		c.add(Heading{Level: 2, Text: c.t("compare.indicators")}, Paragraph{Text: c.t("compare.none-moved"), Style: Body})
	}
}

func (c *comparison) levelOf(s scoring.Score) string {
	if !s.Known {
		return c.t("report.none")
	}
	return c.level(s.Value)
}

// unitWidth is the share of the units in the table of the KPIs.
const unitWidth = 16

// figureMoves compares the latest measured value of each KPI before and after.
func (c *comparison) figureMoves() {
	t := c.moveTable("compare.kpi")
	t.Columns[0].Width -= unitWidth
	t.Columns = slices.Insert(t.Columns, 1, Column{Title: c.t("scorecard.unit"), Width: unitWidth})
	for _, k := range c.Pack.KPIs {
		old, was := latest(c.old.Engagement, k.ID)
		now, is := latest(c.Engagement, k.ID)
		if !was && !is {
			continue
		}
		m := scoring.Movement{ID: k.ID, Old: scoring.Score{Value: old.Value, Known: was}, New: scoring.Score{Value: now.Value, Known: is}}
		switch {
		case !was:
			m.Why = scoring.NotThen
		case !is:
			m.Why = scoring.NotNow
		}
		row := c.moveRow(c.names.KPI(k.ID).Name, m, c.levelOf, 2, k.Direction != questionnaire.Down)
		row.Cells = slices.Insert(row.Cells, 1, Cell{Text: c.unitName(k.ID)})
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) > 0 {
		c.add(Heading{Level: 2, Text: c.t("compare.kpis")}, t)
	}
}

// latest is the last measured value of a KPI.
func latest(e *engagement.Engagement, kpi string) (engagement.KPIValue, bool) {
	var out engagement.KPIValue
	found := false
	for _, v := range e.KPIs {
		if v.KPI == kpi && (!found || cmp.Compare(ended(v).Unix(), ended(out).Unix()) >= 0) {
			out, found = v, true
		}
	}
	return out, found
}

// ended is the last day of what was measured; without one the beginning of time.
func ended(v engagement.KPIValue) time.Time {
	switch {
	case v.To != nil:
		return v.To.Time
	case v.From != nil:
		return v.From.Time
	}
	return time.Time{}
}

// apart lists the indicators that cannot be compared, by reason.
func (c *comparison) apart() {
	byReason := map[scoring.Obstacle][]string{}
	for _, m := range c.moved.Indicators {
		byReason[m.Why] = append(byReason[m.Why], m.ID)
	}
	var items []string
	for _, o := range []scoring.Obstacle{scoring.NotThen, scoring.NotNow, scoring.AppliesNow, scoring.AppliedThen, scoring.NotEither, scoring.NeverApplied} {
		if ids := byReason[o]; len(ids) > 0 {
			items = append(items, c.t("compare.apart-line", "reason", c.t("compare.why."+string(o)), "ids", c.join(ids)))
		}
	}
	if len(items) > 0 {
		c.add(Heading{Level: 2, Text: c.t("compare.apart")}, Paragraph{Text: c.t("compare.apart-intro"), Style: Body}, Bullets{Items: items})
	}
}

package reports

import (
	"slices"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/scoring"
)

// comparison is one report about two assessments; the builder's own source is the later one.
type comparison struct {
	*builder
	old           Source
	moved         scoring.Comparison
	sameQuestions bool // the same indicators are part of the points both times
	rounded       bool // that changes are rounded by themselves was said
}

// Comparison makes the report of what changed from one assessment to a later one of the
// same organisation, in the language of after.
func Comparison(before, after Source) *Document {
	c := &comparison{builder: &builder{Source: after, names: after.Pack.Text(after.Words.Lang)}, old: before,
		moved: Compared(before, after), sameQuestions: sameQuestions(before.Result, after.Result)}
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
	digits := c.indexPlaces()
	figures := []Figure{c.reached("compare.before", c.old.Result, digits), c.reached("compare.after", c.Result, digits)}
	note := c.Words.Count("compare.like-note", m.Common, "all", c.Words.Int(m.Asked))
	switch {
	case m.Overall.Why != "":
	case !c.leadsLike():
		figures = append(figures, Figure{Label: c.t("compare.change"), Value: c.signed(m.Overall, digits), Note: note, Tone: Accent})
	case m.Like.Why == "":
		figures = slices.Insert(figures, 0, Figure{Label: c.t("compare.like"), Value: c.signed(m.Like, 1), Note: note, Tone: Accent})
	}
	c.add(KeyFigures{figures})
	if !c.leadsLike() {
		c.roundingNote(digits, []scoring.Movement{m.Overall})
	}
	if len(m.Limits) > 0 {
		var items []string
		for _, o := range m.Limits {
			key := string(o)
			if o == scoring.OtherScope {
				key = map[bool]string{true: "scope-now", false: "scope-then"}[c.Result.Quick]
			}
			items = append(items, c.t("compare.limits."+key, "old", c.version(c.old), "new", c.version(c.Source)))
		}
		if slices.ContainsFunc(m.Limits, isSetting) {
			items = append(items, c.t("compare.limits.settings"))
		}
		c.add(Heading{Level: 3, Text: c.t("compare.mind")}, Bullets{Items: items})
	}
}

// reached is the overall number of one assessment.
func (c *comparison) reached(key string, r *scoring.Result, digits int) Figure {
	o := r.Overall
	f := Figure{Label: c.t(key), Value: c.number(digits)(o.Points), Tone: c.tone(o.Level)}
	if o.Points.Known {
		f.Unit = c.t("report.of-hundred")
	}
	if o.Level > 0 {
		f.Note = c.label(o.Level)
	}
	return f
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
	c.roundingNote(1, append(slices.Clone(c.moved.Areas), c.moved.Types...))
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

// shown is a change as it is printed: rounded itself, not taken between rounded numbers.
func shown(m scoring.Movement, places int) exact.Rat { return rounded(m.Change(), places) }

func rounded(r exact.Rat, places int) exact.Rat {
	n, _ := exact.Parse(r.Decimal(places)) // what Decimal writes can be read
	return n
}

// signed writes a change with its sign.
func (c *comparison) signed(m scoring.Movement, places int) string {
	if m.Why != "" {
		return c.t("report.none")
	}
	change := shown(m, places)
	text := c.Words.Number(change.Abs(), places)
	if sign := map[int]string{-1: "−", 1: "+"}[change.Sign()]; sign != "" {
		return c.Words.Isolate(sign + text)
	}
	return text
}

// roundingNote says once why a reader who subtracts the printed numbers may find another
// change in the last place.
func (c *comparison) roundingNote(places int, moves []scoring.Movement) {
	if !c.rounded && slices.ContainsFunc(moves, func(m scoring.Movement) bool { return !addsUp(m, places) }) {
		c.rounded = true
		c.para(Small, c.t("compare.rounding-note"))
	}
}

// addsUp reports whether the printed numbers differ by the printed change.
func addsUp(m scoring.Movement, places int) bool {
	return m.Why != "" || rounded(m.New.Value, places).Sub(rounded(m.Old.Value, places)).Equal(shown(m, places))
}

// indexPlaces is with how many decimal places the overall numbers are written: one, or two
// where their change stands beside them and would contradict them.
func (c *comparison) indexPlaces() int {
	if c.leadsLike() || addsUp(c.moved.Overall, 1) {
		return 1
	}
	return 2
}

// places is how many decimal places, at most two, the numbers of a column need.
func places(moves ...scoring.Movement) int {
	for n := range 2 {
		if !slices.ContainsFunc(moves, func(m scoring.Movement) bool {
			return !rounded(m.Old.Value, n).Equal(m.Old.Value) || !rounded(m.New.Value, n).Equal(m.New.Value)
		}) {
			return n
		}
	}
	return 2
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
	digits := places(append(slices.Clone(risen), fallen...)...)
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
			t.Rows = append(t.Rows, c.moveRow(m.ID+"  "+c.names.Indicator(m.ID).Statement, m, c.number(digits), digits, true))
		}
		c.add(Heading{Level: 2, Text: c.Words.Count(list.key, len(list.moves))}, t)
		c.roundingNote(digits, list.moves)
	}
	if len(risen)+len(fallen) == 0 {
		c.add(Heading{Level: 2, Text: c.t("compare.indicators")}, Paragraph{Text: c.t("compare.none-moved"), Style: Body})
	}
}

// number writes the numbers of a column with the same decimal places.
func (c *comparison) number(places int) func(scoring.Score) string {
	return func(s scoring.Score) string {
		if !s.Known {
			return c.t("report.none")
		}
		return c.Words.Number(s.Value, places)
	}
}

// unitWidth is the share of the units in the table of the KPIs.
const unitWidth = 16

// figureMoves compares the latest value of each KPI before and after.
func (c *comparison) figureMoves() {
	t := c.moveTable("compare.kpi")
	t.Columns[0].Width -= unitWidth
	t.Columns = slices.Insert(t.Columns, 1, Column{Title: c.t("scorecard.unit"), Width: unitWidth})
	var moves []scoring.Movement
	var answers [2][]string // KPIs with a figure of the answers, then and now
	for _, k := range c.Pack.KPIs {
		m := scoring.Movement{ID: k.ID}
		var oldSaid, newSaid bool
		m.Old, oldSaid = kpiValue(c.old, k.ID)
		m.New, newSaid = kpiValue(c.Source, k.ID)
		switch {
		case !m.Old.Known && !m.New.Known:
			continue
		case !m.Old.Known:
			m.Why = scoring.NotThen
		case !m.New.Known:
			m.Why = scoring.NotNow
		}
		digits := places(m) // units differ from row to row
		row := c.moveRow(c.names.KPI(k.ID).Name, m, c.number(digits), digits, k.Direction != questionnaire.Down)
		for i, said := range []bool{oldSaid, newSaid} {
			if said {
				answers[i] = append(answers[i], c.names.KPI(k.ID).Name)
			}
		}
		row.Cells = slices.Insert(row.Cells, 1, Cell{Text: c.unitName(k.ID)})
		t.Rows = append(t.Rows, row)
		moves = append(moves, m)
	}
	if len(t.Rows) > 0 {
		c.add(Heading{Level: 2, Text: c.t("compare.kpis")}, t)
		c.roundingNote(2, moves)
	}
	for i, key := range []string{"compare.answers-then", "compare.answers-now"} {
		if len(answers[i]) > 0 {
			c.para(Small, c.t(key, "kpis", c.join(answers[i])))
		}
	}
}

// kpiValue is the last measured value of a KPI; without one the figure that an answer
// gives, and then said is true.
func kpiValue(s Source, kpi string) (value scoring.Score, said bool) {
	if v := lastMeasured(s.Engagement, kpi); v != nil {
		return scoring.Score{Value: v.Value, Known: true}, false
	}
	if r, ok := (engagement.Scope{Pack: s.Pack, Engagement: s.Engagement}).Baseline(kpi); ok {
		return scoring.Score{Value: r, Known: true}, true
	}
	for _, q := range s.Pack.QuestionWith("kpi_plan") {
		for _, row := range s.Engagement.Given(q.ID).List() {
			if r, ok := row.Field("baseline").Number(); ok && row.Field("kpi").Text() == kpi {
				return scoring.Score{Value: r, Known: true}, true
			}
		}
	}
	return scoring.Score{}, false
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

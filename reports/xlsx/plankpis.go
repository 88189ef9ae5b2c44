package xlsx

import (
	"strings"

	"rahbord/internal/exact"
	"rahbord/reports"

	"github.com/xuri/excelize/v2"
)

// Rows and columns of the KPI tracker.
const (
	kpiGroup       = 4 // quarters
	kpiHead        = 5
	firstKPI       = 6
	baselineColumn = 7
	targetColumn   = 8
	latestColumn   = 9
	stateColumn    = 10
	reachedColumn  = 11
	plannedColumn  = 12
	firstQuarter   = 13 // target, then actual, for every quarter
)

// kpis is the tracker: the team writes the actual values, and light, progress and chart
// follow. Targets of the quarters are worked out from baseline and target, so that a
// baseline that is measured later gives them.
func (b *planBook) kpis() {
	columns := firstQuarter - 1 + 2*len(b.p.Phases)
	b.page(kpiSheet, b.sheetName(kpiSheet), b.t("files.workbook.remarks.kpis", "on", b.Words.Percent(b.Pack.Planning.Tracking.OnTrack, 0), "risk", b.Words.Percent(b.Pack.Planning.Tracking.AtRisk, 0)), columns)
	var titles []string
	for _, k := range []string{"id", "kpi", "unit", "better", "owner", "cadence", "baseline", "target", "latest", "state", "reached", "planned"} {
		titles = append(titles, b.t("files.columns."+k))
	}
	widths := []float64{14, 34, 14, 14, 20, 13, 11, 11, 11, 15, 11, 11}
	for i := range b.p.Phases {
		titles = append(titles, b.t("files.columns.target"), b.t("files.columns.actual"))
		widths = append(widths, 11, 11)
		b.quarterHead(i)
	}
	for col := 1; col < firstQuarter; col++ {
		b.text(kpiSheet, col, kpiGroup, "", b.style.head)
	}
	b.heads(kpiSheet, kpiHead, titles, widths...)
	for i := range b.p.Measures {
		b.kpi(firstKPI+i, &b.p.Measures[i])
	}
	last := firstKPI + len(b.p.Measures) - 1
	if last >= firstKPI {
		b.lights(last)
		b.kpiChart(last)
	}
	b.print(kpiSheet, kpiHead, false)
}

// quarterHead names a quarter and its last day over its two columns.
func (b *planBook) quarterHead(i int) {
	title := ""
	if len(b.p.Measures) > 0 {
		q := b.p.Measures[0].Quarters[i]
		title = q.Label
		if !q.Day.IsZero() {
			title = b.t("files.workbook.until", "quarter", q.Label, "date", b.Words.Date(q.Day))
		}
	}
	col := firstQuarter + 2*i
	b.said(kpiSheet, col, kpiGroup, title, b.style.head)
	b.span(kpiSheet, kpiGroup, col, col+1, b.style.head)
	b.try(b.file.SetRowHeight(b.title[kpiSheet], kpiGroup, 32))
}

func (b *planBook) kpi(row int, m *reports.Measure) {
	b.said(kpiSheet, 1, row, m.ID, b.style.id)
	b.said(kpiSheet, 2, row, m.Name, b.style.label)
	b.said(kpiSheet, 3, row, m.Unit, b.style.label)
	b.said(kpiSheet, 4, row, m.Direction, b.style.label)
	b.said(kpiSheet, 5, row, m.Owner, b.style.label)
	b.said(kpiSheet, 6, row, m.Cadence, b.style.label)
	for col, n := range map[int]*exact.Rat{baselineColumn: m.Baseline, targetColumn: m.Target} {
		b.text(kpiSheet, col, row, "", b.look.input)
		if n != nil {
			b.number(kpiSheet, col, row, *n, b.look.input)
		}
	}
	b.quarterCells(row, m)
	b.kpiFormulas(row, m)
	b.height(kpiSheet, row, map[string]float64{m.Name: 34, m.Unit: 14, m.Owner: 20, m.Direction: 14})
}

// quarterCells are the targets on the way and the places for actual values; what was
// measured within a quarter already stands there.
func (b *planBook) quarterCells(row int, m *reports.Measure) {
	from := b.p.Start
	for i, q := range m.Quarters {
		target, actual := firstQuarter+2*i, firstQuarter+2*i+1
		b.formula(kpiSheet, target, row, b.inKPI(row, `IF(OR({base}="",{target}=""),"",ROUND({base}+({target}-{base})*`+q.Share.Decimal(9)+`,2))`), b.look.amount)
		b.text(kpiSheet, actual, row, "", b.look.input)
		for _, a := range m.Recorded {
			if b.dated && !a.Day.Before(from) && !a.Day.After(q.Day) {
				b.number(kpiSheet, actual, row, a.Value, b.look.input)
			}
		}
		from = q.Day.AddDate(0, 0, 1)
	}
}

// inKPI fills a formula with the cells of a row.
func (b *planBook) inKPI(row int, formula string) string {
	return strings.NewReplacer("{base}", b.cell(baselineColumn, row), "{target}", b.cell(targetColumn, row),
		"{latest}", b.cell(latestColumn, row), "{planned}", b.cell(plannedColumn, row), "{reached}", b.cell(reachedColumn, row)).Replace(formula)
}

// kpiFormulas are the latest value, the share of the way from baseline to target that is
// reached and that was planned for that quarter, and the light in words, by the rules of
// the model that reports of progress follow too.
func (b *planBook) kpiFormulas(row int, m *reports.Measure) {
	latest, planned := `""`, "0"
	for i, q := range m.Quarters {
		actual := b.cell(firstQuarter+2*i+1, row)
		latest = "IF(" + actual + `<>"",` + actual + "," + latest + ")"
		if i == 0 {
			planned = q.Share.Decimal(9)
			continue
		}
		planned = "IF(" + actual + `<>"",` + q.Share.Decimal(9) + "," + planned + ")"
	}
	rules := b.Pack.Planning.Tracking
	word := func(key string) string { return b.quoted("files.workbook.lights." + key) }
	b.formula(kpiSheet, latestColumn, row, latest, b.look.amount)
	b.formula(kpiSheet, reachedColumn, row, b.inKPI(row, `IF(OR({latest}="",{base}="",{target}="",{base}={target}),"",({latest}-{base})/({target}-{base}))`), b.look.share)
	b.formula(kpiSheet, plannedColumn, row, planned, b.look.share)
	if len(m.MovedBy) == 0 { // nothing in the plan is to be judged by it
		b.said(kpiSheet, stateColumn, row, b.t("track.signals.unmoved"), b.style.label)
		return
	}
	b.formula(kpiSheet, stateColumn, row, b.inKPI(row, `IF({base}="",`+word("baseline")+`,IF({target}="",`+word("target")+`,IF({reached}="",`+word("none")+
		`,IF({planned}-{reached}<=`+rules.OnTrack.Decimal(9)+`,`+word("good")+`,IF({planned}-{reached}<=`+rules.AtRisk.Decimal(9)+`,`+word("fair")+`,`+word("poor")+`)))))`), b.style.label)
}

func (b *planBook) lights(last int) {
	at := b.cell(stateColumn, firstKPI)
	b.colour(kpiSheet, at+":"+b.cell(stateColumn, last),
		condition{at + "=" + b.quoted("files.workbook.lights.good"), b.look.good},
		condition{at + "=" + b.quoted("files.workbook.lights.fair"), b.look.fair},
		condition{at + "=" + b.quoted("files.workbook.lights.poor"), b.look.poor})
}

// kpiChart sets the share of the way that is reached beside the planned one.
func (b *planBook) kpiChart(last int) {
	b.bars(kpiSheet, b.cell(2, last+3), "files.workbook.chart-kpis", b.ranged(kpiSheet, 2, firstKPI, last),
		[]series{{plannedColumn, kpiHead, pauseHue}, {reachedColumn, kpiHead, b.hue()}}, firstKPI, last, "0%")
}

// series is a column of numbers in a chart, named by its heading.
type series struct {
	column, head int
	colour       string
}

const pauseHue = "9AA5AE"

func (b *planBook) hue() string {
	if hexColour.MatchString(b.Colour) {
		return b.Colour[1:]
	}
	return usualHue
}

// ranged is the cells of a column in a formula.
func (b *planBook) ranged(mark string, col, from, to int) string {
	return b.cellOf(mark, col, from) + ":" + b.fixed(col, to)
}

// bars draws a chart of lying bars, the first row at the top, from the reading side on.
func (b *planBook) bars(mark, at, title, categories string, columns []series, from, to int, format string) {
	rtl, gap, low := b.Words.Lang.RTL(), uint(60), 0.0
	chart := &excelize.Chart{
		Type: excelize.Bar, GapWidth: &gap,
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: b.t(title), Font: b.font(12, true, ink)}}},
		Dimension: excelize.ChartDimension{Width: 760, Height: uint(140 + 44*(to-from+1))},
		Legend:    excelize.ChartLegend{Position: "top"},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: *b.font(9, false, ink)},
		YAxis:     excelize.ChartAxis{ReverseOrder: rtl, MajorGridLines: true, Minimum: &low, NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}, Font: *b.font(9, false, soft)},
		Format:    excelize.GraphicOptions{AltText: b.t(title)},
	}
	for _, s := range columns {
		chart.Series = append(chart.Series, excelize.ChartSeries{Name: b.cellOf(mark, s.column, s.head), Categories: categories,
			Values: b.ranged(mark, s.column, from, to), Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.colour}}})
	}
	b.try(b.file.AddChart(b.title[mark], at, chart))
}

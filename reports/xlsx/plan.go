package xlsx

import (
	"fmt"
	"io"
	"sort"
	"strings"
	"time"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/reports"

	"github.com/xuri/excelize/v2"
)

// The sheets of a plan, by mark.
const (
	actionsSheet  = "actions"
	ganttSheet    = "gantt"
	kpiSheet      = "kpis"
	standingSheet = "standing"
	noPlanSheet   = "no-plan"
	datesSheet    = "dates"
)

// planBook is the workbook of a plan while it is written. Without a first day the plan has
// week numbers where it would have days.
type planBook struct {
	*book
	p     *reports.Project
	ready reports.Readiness
	look  planStyles
	dated bool
}

// WritePlan writes a plan as a workbook that its team goes on working in: action plan,
// calendar, KPI tracker, steps, readiness and dates, with live formulas. Without a plan it
// says why there is none, and holds the readiness. Nothing in it is locked. The same source gives the same bytes.
func WritePlan(w io.Writer, src reports.Source) error {
	b := &planBook{
		book: newBook(Source{Pack: src.Pack, Words: src.Words, Colour: colourOf(src), Client: reports.ClientName(src.Pack, src.Engagement)}),
		p:    reports.ProjectOf(src), ready: reports.ReadinessOf(src),
	}
	b.makePlanStyles()
	title := b.t("files.workbook.readiness")
	if b.p != nil {
		b.dated = !b.p.Start.IsZero()
		title = i18n.Plain(b.p.Title)
		b.actions()
		b.steps()
		b.gantt()
		b.kpis()
	} else {
		b.noPlan(src)
	}
	b.standings()
	if b.p != nil {
		b.dates()
		if b.isSolar() {
			b.solarMonthSheet()
		}
	}
	b.close(title)
	if b.err == nil {
		_, b.err = b.file.WriteTo(w)
	}
	if b.err != nil {
		return fmt.Errorf("write plan: %w", b.err)
	}
	return nil
}

// colourOf is the colour of whoever presents the plan.
func colourOf(src reports.Source) string {
	switch {
	case src.Sender != nil && src.Sender.Colour != "":
		return src.Sender.Colour
	case src.Engagement.Consultant != nil:
		return src.Engagement.Consultant.Colour
	}
	return ""
}

// page opens a sheet with its title and a remark; the table begins in row 4.
func (b *planBook) page(mark, title, remark string, columns int) {
	b.sheet(mark, title)
	b.text(mark, 1, 1, engagement.Guarded(title), b.style.title)
	b.span(mark, 1, 1, columns, b.style.title)
	b.try(b.file.SetRowHeight(title, 1, 30))
	b.text(mark, 1, 2, remark, b.style.subtitle)
	b.span(mark, 2, 1, columns, b.style.subtitle)
	b.height(mark, 2, map[string]float64{remark: 120})
}

func (b *planBook) sheetName(mark string) string { return b.t("files.workbook.sheets." + mark) }

// cellOf is a cell of another sheet in a formula.
func (b *planBook) cellOf(mark string, col, row int) string {
	return "'" + strings.ReplaceAll(b.sheetName(mark), "'", "''") + "'!" + b.fixed(col, row)
}

// fixed is a cell with dollar signs.
func (b *book) fixed(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row, true)
	b.try(err)
	return name
}

// said writes a text of the plan: without isolates, and guarded.
func (b *planBook) said(mark string, col, row int, text string, style int) {
	b.text(mark, col, row, engagement.Guarded(i18n.Plain(text)), style)
}

func (b *planBook) number(mark string, col, row int, n exact.Rat, style int) {
	at := b.cell(col, row)
	b.try(b.file.SetCellFloat(b.title[mark], at, n.Float64(), -1, 64))
	b.try(b.file.SetCellStyle(b.title[mark], at, at, style))
}

// formula writes a formula of the program's own; nothing from the client file is in it.
func (b *planBook) formula(mark string, col, row int, formula string, style int) {
	at := b.cell(col, row)
	b.try(b.file.SetCellFormula(b.title[mark], at, formula))
	b.try(b.file.SetCellStyle(b.title[mark], at, at, style))
}

// when writes a day, or the number of a week while days are not known.
func (b *planBook) when(mark string, col, row int, day time.Time, week int) {
	if !b.dated {
		b.number(mark, col, row, exact.Of(week), b.look.count)
		return
	}
	b.day(mark, col, row, day, b.look.day)
}

// day writes a day as a number that spreadsheets show as a date; nothing for no day.
func (b *planBook) day(mark string, col, row int, day time.Time, style int) {
	at := b.cell(col, row)
	if !day.IsZero() {
		first := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
		b.try(b.file.SetCellInt(b.title[mark], at, int64(day.Sub(first)/(24*time.Hour))))
	}
	b.try(b.file.SetCellStyle(b.title[mark], at, at, style))
}

// quoted is a wording inside a formula.
func (b *planBook) quoted(key string) string {
	return `"` + strings.ReplaceAll(b.t(key), `"`, `""`) + `"`
}

// heads writes headings and sets the widths of their columns.
func (b *planBook) heads(mark string, row int, titles []string, widths ...float64) {
	texts := map[string]float64{}
	for i, title := range titles {
		b.said(mark, i+1, row, title, b.style.head)
		texts[title] = widths[min(i, len(widths)-1)]
	}
	b.columns(mark, widths...)
	b.height(mark, row, texts)
}

// close sets what the file says about itself.
func (b *planBook) close(title string) {
	yes := true
	b.try(b.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &yes}))
	b.try(b.file.SetDocProps(&excelize.DocProperties{Title: title, Creator: "Rahbord", Language: b.Words.Lang.Tag(),
		Created: fixedTime, Modified: fixedTime, LastModifiedBy: "Rahbord"}))
	b.file.SetActiveSheet(0)
	if types := b.file.ContentTypes; types != nil { // charts add kinds of images in no order
		sort.Slice(types.Defaults, func(i, j int) bool { return types.Defaults[i].Extension < types.Defaults[j].Extension })
	}
}

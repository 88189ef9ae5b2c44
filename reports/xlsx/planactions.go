package xlsx

import (
	"slices"
	"strings"

	"rahbord/internal/exact"
	"rahbord/reports"

	"github.com/xuri/excelize/v2"
)

// firstTask is the row of the first task on the sheet of actions.
const firstTask = 5

// Columns of the sheet of actions. After the last day there may be two more, with the days
// in another calendar: what follows them is shifted.
const (
	nameColumn  = 2
	startColumn = 4
	endColumn   = 5
)

func (b *planBook) weeksColumn() int    { return endColumn + 1 + b.shift() }
func (b *planBook) progressColumn() int { return endColumn + 2 + b.shift() }
func (b *planBook) statusColumn() int   { return endColumn + 3 + b.shift() }
func (b *planBook) sumsColumn() int     { return endColumn + 4 + b.shift() } // effort, cost once, cost per year

// actions is the action plan: a row per initiative. Days and progress may be edited, and
// everything else follows.
func (b *planBook) actions() {
	keys := []string{"id", "initiative", "owner", "start", "end", "weeks", "progress", "status", "effort", "one-off", "running", "after", "deliverables", "kpis", "stop"}
	if !b.dated {
		keys[3], keys[4] = "first-week", "last-week"
	}
	widths := []float64{6, 34, 20, 13, 13, 8, 10, 13, 9, 12, 12, 14, 44, 36, 36}
	if b.isSolar() {
		keys = slices.Insert(keys, endColumn, "start-solar", "end-solar")
		widths = slices.Insert(widths, endColumn, 12.0, 12.0)
	}
	var titles []string
	for _, k := range keys {
		titles = append(titles, b.t("files.columns."+k, "currency", b.currency()))
	}
	b.page(actionsSheet, b.sheetName(actionsSheet), b.t("files.workbook.remarks.actions", "sheet", b.sheetName(stepsSheet), "title", b.p.Title, "currency", b.currency()), len(keys))
	b.heads(actionsSheet, firstTask-1, titles, widths...)
	for i := range b.p.Tasks {
		b.action(firstTask+i, &b.p.Tasks[i])
	}
	last := firstTask + len(b.p.Tasks) - 1
	b.totals(last + 1)
	if last >= firstTask {
		b.progressRules(last)
	}
	b.print(actionsSheet, firstTask-1, false)
}

func (b *planBook) action(row int, t *reports.Task) {
	name, owner := t.Name, b.owner(t)
	if t.Scope != "" {
		name = b.t("files.scoped", "initiative", t.Name, "scope", t.Scope)
	}
	var effort exact.Rat
	for _, e := range t.Effort {
		effort = effort.Add(e.Weeks)
	}
	kpis := b.measuresOf(t)
	b.said(actionsSheet, 1, row, t.ID, b.style.id)
	b.said(actionsSheet, nameColumn, row, name, b.style.label)
	b.said(actionsSheet, 3, row, owner, b.style.label)
	b.when(actionsSheet, startColumn, row, t.First, t.From+1)
	b.when(actionsSheet, endColumn, row, t.Last, t.To)
	if b.isSolar() {
		b.formula(actionsSheet, endColumn+1, row, solarDay(b.cell(startColumn, row)), b.look.amount)
		b.formula(actionsSheet, endColumn+2, row, solarDay(b.cell(endColumn, row)), b.look.amount)
	}
	b.formula(actionsSheet, b.weeksColumn(), row, b.inRow(row, "ROUNDUP(({end}-{start}+1)/{step},0)"), b.look.count)
	if t.Done.Sign() > 0 || len(t.Steps) == 0 {
		b.number(actionsSheet, b.progressColumn(), row, t.Done, b.look.done)
	} else {
		b.formula(actionsSheet, b.progressColumn(), row, b.ticked(row), b.look.done)
	}
	b.formula(actionsSheet, b.statusColumn(), row, b.status(row), b.style.label)
	b.number(actionsSheet, b.sumsColumn(), row, effort, b.look.amount)
	b.number(actionsSheet, b.sumsColumn()+1, row, t.OneOff, b.look.money)
	b.number(actionsSheet, b.sumsColumn()+2, row, t.Running, b.look.money)
	for i, text := range []string{strings.Join(t.After, " "), t.Deliverables, kpis, t.StopRule} {
		b.said(actionsSheet, b.sumsColumn()+3+i, row, text, b.style.label)
	}
	b.height(actionsSheet, row, map[string]float64{name: 34, owner: 20, t.Deliverables: 44, kpis: 36, t.StopRule: 36})
}

// owner is who answers for a task, or from which role somebody is to be named.
func (b *planBook) owner(t *reports.Task) string {
	if t.OwnerKnown {
		return t.Owner
	}
	return b.t("files.owner-open", "role", t.Owner)
}

// measuresOf names the KPIs that follow a task, one on a line.
func (b *planBook) measuresOf(t *reports.Task) string {
	var out []string
	for _, m := range b.p.Measures {
		for _, id := range m.MovedBy {
			if id == t.ID {
				out = append(out, m.Name)
			}
		}
	}
	return strings.Join(out, "\n")
}

// inRow fills a formula with the cells of a row and the days of a week.
func (b *planBook) inRow(row int, formula string) string {
	return strings.NewReplacer("{start}", b.cell(startColumn, row), "{end}", b.cell(endColumn, row),
		"{progress}", b.cell(b.progressColumn(), row), "{step}", b.step()).Replace(formula)
}

// step is how far apart the beginnings of two weeks are.
func (b *planBook) step() string {
	if b.dated {
		return "7"
	}
	return "1"
}

// status says how a task is doing; by today's date where there are dates.
func (b *planBook) status(row int) string {
	word := func(key string) string { return b.quoted("files.workbook.status." + key) }
	if !b.dated {
		return b.inRow(row, "IF({progress}>=1,"+word("done")+",IF({progress}>0,"+word("running")+","+word("open")+"))")
	}
	return b.inRow(row, "IF({progress}>=1,"+word("done")+",IF(TODAY()>{end},"+word("late")+
		",IF(AND({progress}=0,TODAY()<{start}),"+word("open")+","+word("running")+")))")
}

func (b *planBook) totals(row int) {
	b.text(actionsSheet, 1, row, b.t("files.workbook.total"), b.style.area)
	b.span(actionsSheet, row, 1, b.statusColumn(), b.style.area)
	for col := b.sumsColumn(); col < b.sumsColumn()+3; col++ {
		sum := "SUM(" + b.cell(col, firstTask) + ":" + b.cell(col, max(firstTask, row-1)) + ")"
		b.formula(actionsSheet, col, row, sum, b.look.total)
	}
}

// progressRules keep progress between nothing and all, and colour the status.
func (b *planBook) progressRules(last int) {
	d := excelize.NewDataValidation(true)
	d.Sqref = b.cell(b.progressColumn(), firstTask) + ":" + b.cell(b.progressColumn(), last)
	b.try(d.SetRange(0.0, 1.0, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
	d.SetError(excelize.DataValidationErrorStyleStop, b.t("files.workbook.check"), b.t("files.workbook.check-progress"))
	b.try(b.file.AddDataValidation(b.title[actionsSheet], d))
	at := b.cell(b.statusColumn(), firstTask)
	b.colour(actionsSheet, at+":"+b.cell(b.statusColumn(), last),
		condition{at + "=" + b.quoted("files.workbook.status.done"), b.look.good},
		condition{at + "=" + b.quoted("files.workbook.status.running"), b.look.fair},
		condition{at + "=" + b.quoted("files.workbook.status.late"), b.look.poor})
}

// condition gives cells a look while a formula holds; the first one that holds decides.
type condition struct {
	formula string
	look    int
}

func (b *planBook) colour(mark, cells string, rules ...condition) {
	var all []excelize.ConditionalFormatOptions
	for _, r := range rules {
		all = append(all, excelize.ConditionalFormatOptions{Type: "formula", Criteria: r.formula, Format: &r.look, StopIfTrue: true})
	}
	b.try(b.file.SetConditionalFormat(b.title[mark], cells, all))
}

// currency is the name of the plan's currency.
func (b *planBook) currency() string {
	if b.p.Currency == "" {
		return b.t("summary.currency-open")
	}
	return b.Words.Currency(b.p.Currency)
}

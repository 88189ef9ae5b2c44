package xlsx

import (
	"slices"
	"strings"

	"rahbord/internal/exact"

	"github.com/xuri/excelize/v2"
)

// Rows of the calendar: week numbers, first days, pauses, then the tasks. Above them the
// days stand in another calendar where there is one. Its columns: ids, names, start, end,
// then progress and the weeks; start and end in the other calendar shift these.
const (
	solarRow  = 3
	weekRow   = 4
	dayRow    = 5
	pauseRow  = 6
	ganttTask = 7
)

func (b *planBook) ganttProgress() int { return 5 + b.shift() }
func (b *planBook) firstWeek() int     { return 6 + b.shift() }

// gantt is the calendar. Its bars are conditional formats over the days on the sheet of
// actions: whoever moves a day there moves the bar here.
func (b *planBook) gantt() {
	lastColumn := b.firstWeek() + b.p.Weeks - 1
	b.page(ganttSheet, b.sheetName(ganttSheet), b.t("files.workbook.remarks.gantt", "sheet", b.sheetName(actionsSheet)), lastColumn)
	keys := []string{"id", "initiative", "start", "end", "progress"}
	widths := []float64{6, 34, 13, 13, 10}
	switch {
	case !b.dated:
		keys[2], keys[3] = "first-week", "last-week"
	case b.isSolar():
		keys = slices.Insert(keys, 4, "start-solar", "end-solar")
		widths = []float64{6, 34, 0, 0, 12, 12, 10} // the bars need the days as numbers
	}
	for i, k := range keys {
		b.text(ganttSheet, i+1, weekRow, b.t("files.columns."+k), b.style.head)
		b.text(ganttSheet, i+1, dayRow, "", b.style.head)
	}
	for range b.p.Weeks {
		widths = append(widths, 5.3)
	}
	b.columns(ganttSheet, widths...)
	b.weeks()
	for i := range b.p.Tasks {
		b.ganttTask(ganttTask+i, firstTask+i)
	}
	last := ganttTask + len(b.p.Tasks)
	b.reviewRow(last)
	b.ganttRules(last)
	b.print(ganttSheet, 0, false)
	b.try(b.file.SetPanes(b.title[ganttSheet], &excelize.Panes{Freeze: true, XSplit: 2, YSplit: pauseRow,
		TopLeftCell: b.cell(3, ganttTask), ActivePane: "bottomRight"}))
}

// weeks heads the columns: the number of the week, its first day, and whether it pauses.
func (b *planBook) weeks() {
	b.text(ganttSheet, 1, pauseRow, "", b.style.id)
	b.text(ganttSheet, 2, pauseRow, b.t("files.workbook.pause"), b.style.label)
	for col := 3; col < b.firstWeek(); col++ {
		b.text(ganttSheet, col, pauseRow, "", b.style.label)
	}
	for w := range b.p.Weeks {
		col := b.firstWeek() + w
		b.number(ganttSheet, col, weekRow, exact.Of(w+1), b.style.head)
		switch {
		case b.dated && w == 0:
			b.day(ganttSheet, col, dayRow, b.p.Start, b.look.week)
		case b.dated:
			b.formula(ganttSheet, col, dayRow, b.cell(col-1, dayRow)+"+7", b.look.week)
		default:
			b.number(ganttSheet, col, dayRow, exact.Of(w+1), b.look.week)
		}
		pause := ""
		if slices.Contains(b.p.Frozen, w) {
			pause = "×"
		}
		b.text(ganttSheet, col, pauseRow, pause, b.look.mark)
		if b.isSolar() {
			b.formula(ganttSheet, col, solarRow, solarShort(b.cell(col, dayRow)), b.look.mark)
		}
	}
	if b.isSolar() {
		b.try(b.file.SetRowVisible(b.title[ganttSheet], dayRow, false))
	}
}

// ganttTask takes name, days and progress from the sheet of actions.
func (b *planBook) ganttTask(row, source int) {
	styles := []int{b.style.id, b.style.label, b.startStyle(), b.startStyle(), b.look.share}
	sources := []int{1, nameColumn, startColumn, endColumn, b.progressColumn()}
	if b.isSolar() {
		styles = slices.Insert(styles, 4, b.look.amount, b.look.amount)
		sources = slices.Insert(sources, 4, endColumn+1, endColumn+2)
	}
	for i, column := range sources {
		b.formula(ganttSheet, i+1, row, b.cellOf(actionsSheet, column, source), styles[i])
	}
	for w := range b.p.Weeks {
		b.text(ganttSheet, b.firstWeek()+w, row, "", b.look.mark)
	}
	b.height(ganttSheet, row, map[string]float64{b.p.Tasks[row-ganttTask].Name: 34})
}

func (b *planBook) startStyle() int {
	if b.dated {
		return b.look.day
	}
	return b.look.count
}

// reviewRow marks the weeks with a review, from the sheet of dates.
func (b *planBook) reviewRow(row int) {
	b.text(ganttSheet, 1, row, "", b.style.area)
	b.text(ganttSheet, 2, row, b.t("files.workbook.reviews"), b.style.area)
	for col := 3; col < b.firstWeek(); col++ {
		b.text(ganttSheet, col, row, "", b.style.area)
	}
	sheet := "'" + strings.ReplaceAll(b.sheetName(datesSheet), "'", "''") + "'!"
	for w := range b.p.Weeks {
		day := b.cell(b.firstWeek()+w, dayRow)
		next := day + "+" + b.step()
		b.formula(ganttSheet, b.firstWeek()+w, row, "IF(COUNTIFS("+sheet+"$B:$B,"+b.quoted("files.calendar.kinds.review")+","+
			sheet+"$A:$A,\">=\"&"+day+","+sheet+"$A:$A,\"<\"&"+next+")>0,\"◆\",\"\")", b.look.mark)
	}
}

// ganttRules colour the weeks: pauses, what is done, what is planned, and today.
func (b *planBook) ganttRules(last int) {
	column := strings.TrimRight(b.cell(b.firstWeek(), dayRow), "0123456789")
	week, pause := column+"$"+itoa(dayRow), column+"$"+itoa(pauseRow)
	row, progress := itoa(ganttTask), "$"+b.cell(b.ganttProgress(), ganttTask)
	bar := strings.NewReplacer("{week}", week, "{row}", row, "{progress}", progress, "{more}", b.step()+"-1")
	within := bar.Replace("{week}<=$D{row},{week}+{more}>=$C{row}")
	rules := []condition{
		{pause + `<>""`, b.look.pause},
		{bar.Replace("AND({progress}>0," + within + ",{week}<$C{row}+($D{row}-$C{row}+1)*{progress})"), b.look.finished},
		{"AND(" + within + ")", b.look.bar},
	}
	if b.dated {
		rules = append(rules, condition{"AND(TODAY()>=" + week + ",TODAY()<" + week + "+7)", b.look.today})
	}
	if last > ganttTask {
		b.colour(ganttSheet, b.cell(b.firstWeek(), ganttTask)+":"+b.cell(b.firstWeek()+b.p.Weeks-1, last-1), rules...)
	}
}

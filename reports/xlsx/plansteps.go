package xlsx

import "rahbord/internal/exact"

// stepsSheet lists the first steps of every initiative, to be ticked off.
const stepsSheet = "steps"

// Columns of the sheet of steps; the first of its rows is that of the first task.
const (
	doneColumn   = 6
	firstStepRow = firstTask
)

// steps is a row per step. What is ticked off here is the progress on the sheet of actions.
func (b *planBook) steps() {
	var titles []string
	for _, k := range []string{"id", "initiative", "step-number", "step", "owner", "done"} {
		titles = append(titles, b.t("files.columns."+k))
	}
	b.page(stepsSheet, b.sheetName(stepsSheet), b.t("files.workbook.remarks.steps", "sheet", b.sheetName(actionsSheet)), len(titles))
	b.heads(stepsSheet, firstStepRow-1, titles, 6, 34, 7, 90, 20, 10)
	row := firstStepRow
	for i := range b.p.Tasks {
		t := &b.p.Tasks[i]
		for n, step := range t.Steps {
			b.said(stepsSheet, 1, row, t.ID, b.style.id)
			b.said(stepsSheet, 2, row, t.Name, b.style.label)
			b.number(stepsSheet, 3, row, exact.Of(n+1), b.look.count)
			b.said(stepsSheet, 4, row, step, b.style.label)
			b.said(stepsSheet, 5, row, b.owner(t), b.style.label)
			b.text(stepsSheet, doneColumn, row, "", b.look.input)
			b.height(stepsSheet, row, map[string]float64{t.Name: 34, step: 90})
			row++
		}
	}
	b.print(stepsSheet, firstStepRow-1, false)
}

// ticked is a formula for the share of the steps of the task in a row that are ticked off.
func (b *planBook) ticked(row int) string {
	ids := b.cellOf(stepsSheet, 1, firstStepRow) + ":" + b.fixed(1, firstStepRow+mostSteps)
	marks := b.cellOf(stepsSheet, doneColumn, firstStepRow) + ":" + b.fixed(doneColumn, firstStepRow+mostSteps)
	id := b.cell(1, row)
	return "COUNTIFS(" + ids + "," + id + "," + marks + `,"<>")/MAX(1,COUNTIF(` + ids + "," + id + "))"
}

// mostSteps is how many rows are looked through: steps may be added.
const mostSteps = 500

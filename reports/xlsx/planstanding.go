package xlsx

import (
	"slices"
	"strings"
	"time"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/reports"
)

// firstArea is the row of the first area; the whole stands before the areas.
const firstArea = 5

// standings is the readiness: today, expected at the end of a plan, and the target.
func (b *planBook) standings() {
	keys, widths, remark := []string{"area", "now", "after-plan", "goal-points", "label"}, []float64{36, 12, 16, 12, 26}, "standing"
	if b.p == nil {
		keys, widths, remark = slices.Delete(keys, 2, 3), slices.Delete(widths, 2, 3), "standing-today"
	}
	b.page(standingSheet, b.sheetName(standingSheet), b.t("files.workbook.remarks."+remark), len(keys))
	var titles []string
	for _, k := range keys {
		titles = append(titles, b.t("files.columns."+k))
	}
	b.heads(standingSheet, firstArea-1, titles, widths...)
	target := len(keys) - 1
	rows := append([]reports.Standing{b.ready.Overall}, b.ready.Areas...)
	for i, s := range rows {
		row := firstArea + i
		b.said(standingSheet, 1, row, s.Name, b.style.label)
		points := map[int]*exact.Rat{2: s.Now, target: s.Target}
		if b.p != nil {
			points[target-1] = s.After
		}
		for col, n := range points {
			b.text(standingSheet, col, row, "", b.look.points)
			if n != nil {
				b.number(standingSheet, col, row, *n, b.look.points)
			}
		}
		b.said(standingSheet, len(keys), row, s.Label, b.style.label)
		b.height(standingSheet, row, map[string]float64{s.Name: 36, s.Label: 26})
	}
	last := firstArea + len(rows) - 1
	columns := []series{{2, firstArea - 1, b.hue()}, {target, firstArea - 1, pauseHue}}
	if b.p != nil {
		columns = slices.Insert(columns, 1, series{3, firstArea - 1, afterHue})
	}
	b.bars(standingSheet, b.cell(1, last+3), "files.workbook.chart-standing", b.ranged(standingSheet, 1, firstArea, last), columns, firstArea, last, "0")
	b.print(standingSheet, firstArea-1, true)
}

const afterHue = "E0A030"

// dates is reviews, stop rules and messages by day; the calendar reads its reviews.
func (b *planBook) dates() {
	keys, widths := []string{"date", "kind", "what"}, []float64{14, 20, 90}
	switch {
	case !b.dated:
		keys[0] = "week"
	case b.isSolar():
		keys, widths = []string{"date", "kind", "date-solar", "what"}, []float64{14, 20, 14, 90}
	}
	b.page(datesSheet, b.sheetName(datesSheet), b.t("files.workbook.remarks.dates"), len(keys))
	var titles []string
	for _, k := range keys {
		titles = append(titles, b.t("files.columns."+k))
	}
	b.heads(datesSheet, 4, titles, widths...)
	all := b.allDates()
	if len(all) == 0 {
		ids := idsOf(b.Pack.QuestionWith("review_dates"))
		b.said(datesSheet, len(keys), 5, b.t("files.workbook.remarks.dates-none", "ids", ids), b.style.label)
	}
	for i, e := range all {
		row := 5 + i
		b.when(datesSheet, 1, row, e.day, e.week)
		b.text(datesSheet, 2, row, b.t("files.calendar.kinds."+e.kind), b.style.label)
		if b.isSolar() {
			b.formula(datesSheet, 3, row, solarDay(b.cell(1, row)), b.look.amount)
		}
		b.said(datesSheet, len(keys), row, e.what, b.style.label)
		b.height(datesSheet, row, map[string]float64{e.what: 90})
	}
	b.print(datesSheet, 4, true)
}

// idsOf is the ids of questions.
func idsOf(questions []*questionnaire.Question) string {
	var ids []string
	for _, q := range questions {
		ids = append(ids, q.ID)
	}
	return strings.Join(ids, ", ")
}

type dated struct {
	day        time.Time
	week       int // counted from 1
	kind, what string
}

func (b *planBook) allDates() []dated {
	var out []dated
	for _, r := range b.p.Reviews {
		out = append(out, dated{r.Day, r.Week + 1, "review", r.Name})
	}
	if b.dated {
		for _, m := range b.p.Messages {
			out = append(out, dated{m.Day, 0, "message", m.Name})
		}
		for i := range b.p.Tasks {
			if t := &b.p.Tasks[i]; !t.StopBy.IsZero() {
				out = append(out, dated{t.StopBy, 0, "stop", b.t("files.workbook.stop", "initiative", t.Name, "rule", t.StopRule)})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y dated) int { return x.day.Compare(y.day) })
	return out
}

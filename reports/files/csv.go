package files

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"time"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/reports"
)

// csvColumns are the columns before and after those of the roles, by the keys of their
// headings.
var (
	csvFirst = [...]string{"id", "initiative", "scope", "quick", "owner", "first-week", "last-week", "start", "end", "after", "one-off", "running", "currency", "effort"}
	csvLast  = [...]string{"goal", "deliverables", "steps", "kpis", "risks", "factors", "stop"}
)

// CSV is the action plan as a table: a row per initiative, in the order of the plan, with
// a column of person-weeks for every role. Numbers and days are written plainly (1234.5,
// 2026-12-07) for programs; the headings are in the language of the plan. It begins with a
// byte order mark, by which spreadsheets know UTF-8, and cells that a spreadsheet would run
// as a formula are guarded with an apostrophe.
func CSV(src reports.Source) ([]byte, error) {
	p, err := planOf(src, false)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("\ufeff")
	out := csv.NewWriter(&b)
	out.UseCRLF = true
	rows := [][]string{p.csvHead()}
	for i := range p.Tasks {
		rows = append(rows, p.csvRow(&p.Tasks[i]))
	}
	for _, row := range rows {
		for i := range row {
			row[i] = engagement.Guarded(i18n.Plain(row[i]))
		}
		if err := out.Write(row); err != nil {
			return nil, err
		}
	}
	out.Flush()
	return b.Bytes(), out.Error()
}

func (p *plan) csvHead() []string {
	var out []string
	for _, key := range csvFirst {
		out = append(out, p.t("files.columns."+key))
	}
	for _, r := range p.Roles {
		out = append(out, p.t("files.columns.role", "role", r.Name))
	}
	for _, key := range csvLast {
		out = append(out, p.t("files.columns."+key))
	}
	return out
}

func (p *plan) csvRow(t *reports.Task) []string {
	yes := ""
	if t.QuickWin {
		yes = p.t("files.yes")
	}
	var total exact.Rat
	effort := map[string]string{}
	for _, e := range t.Effort {
		total = total.Add(e.Weeks)
		effort[e.Role] = e.Weeks.Decimal(2)
	}
	row := []string{t.ID, t.Name, t.Scope, yes, p.owner(t), strconv.Itoa(t.From + 1), strconv.Itoa(t.To), isoDay(t.First), isoDay(t.Last),
		strings.Join(t.After, " "), t.OneOff.Decimal(2), t.Running.Decimal(2), p.Currency, total.Decimal(2)}
	for _, r := range p.Roles {
		row = append(row, effort[r.Role])
	}
	lines := func(texts []string) string { return strings.Join(texts, "\n") }
	return append(row, t.Goal, t.Deliverables, lines(t.Steps), lines(p.measures(t)), lines(t.Risks), lines(t.Factors), t.StopRule)
}

// isoDay is YYYY-MM-DD; "" for no day.
func isoDay(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return day.Format(time.DateOnly)
}

package xlsx_test

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/reports/reportstest"

	"github.com/xuri/excelize/v2"
)

func TestWorkbookOpensWithAllItsSheets(t *testing.T) {
	for _, x := range []struct {
		name   string
		lang   i18n.Lang
		sheets []string
	}{
		{"distributor", i18n.English, []string{"Action plan", "Steps", "Calendar", "KPIs", "Readiness", "Dates"}},
		{"brand", i18n.Persian, []string{"برنامه اقدام", "گام‌ها", "تقویم", "شاخص‌های کلیدی", "آمادگی", "تاریخ‌ها", "solar"}},
		{"startup", i18n.Hebrew, []string{"תוכנית פעולה", "צעדים", "לוח זמנים", "מדדי ביצוע", "מוכנות", "תאריכים"}},
	} {
		src := reportstest.Sample(t, x.name, x.lang)
		data := planBytes(t, src)
		f := opened(t, data)
		if got := f.GetSheetList(); strings.Join(got, "|") != strings.Join(x.sheets, "|") {
			t.Errorf("%s: sheets %q, want %q", x.name, got, x.sheets)
		}
		charts := 0
		for _, sheet := range x.sheets {
			view, err := f.GetSheetView(sheet, 0)
			if err != nil {
				t.Fatal(err)
			}
			if *view.RightToLeft != x.lang.RTL() {
				t.Errorf("%s runs right to left: %v", sheet, *view.RightToLeft)
			}
			rows, err := f.GetRows(sheet)
			if err != nil || len(rows) == 0 {
				t.Errorf("%s: %d rows, %v", sheet, len(rows), err)
			}
			for _, row := range rows {
				for _, cell := range row {
					if strings.ContainsAny(cell, "⟦\u2066\u2067\u2069") {
						t.Errorf("%s: %q", sheet, cell)
					}
				}
			}
		}
		for _, part := range partNames(t, data) {
			if strings.HasPrefix(part, "xl/charts/chart") {
				charts++
			}
		}
		if charts != 2 {
			t.Errorf("%s: %d charts", x.name, charts)
		}
		if !bytes.Equal(data, planBytes(t, src)) {
			t.Errorf("%s differs from run to run", x.name)
		}
	}
}

func TestBarsFollowTheDates(t *testing.T) {
	f := opened(t, planBytes(t, reportstest.Sample(t, "distributor", i18n.English)))
	if got := shown(t, f, "Calendar", "B7"); got != "CRM strategy, sponsor and governance" {
		t.Errorf("the first bar is that of %q", got)
	}
	if err := f.SetCellInt("Action plan", "D5", 46400); err != nil { // another first day
		t.Fatal(err)
	}
	if got := shown(t, f, "Calendar", "C7"); !strings.Contains(got, "2027") && got != "46400" {
		t.Errorf("the bar begins on %s after the day was moved", got)
	}
	formats, err := f.GetConditionalFormats("Calendar")
	if err != nil {
		t.Fatal(err)
	}
	bars := 0
	for cells, rules := range formats {
		for _, r := range rules {
			if strings.Contains(r.Criteria, "F$5<=$D7") && strings.HasPrefix(cells, "F7:AE") {
				bars++
			}
		}
	}
	if bars != 2 {
		t.Errorf("%d rules draw bars, want one for what is planned and one for what is done: %v", bars, formats)
	}
}

func TestTickedStepsAreProgress(t *testing.T) {
	f := opened(t, planBytes(t, reportstest.Sample(t, "distributor", i18n.English)))
	steps := 0
	rows, err := f.GetRows("Steps")
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if len(row) > 3 && row[0] == "P21" {
			steps++
			if steps == 1 {
				if err := f.SetCellStr("Steps", "F"+itoa(i+1), "x"); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if steps < 2 {
		t.Fatalf("%d steps of P21", steps)
	}
	got, err := f.CalcCellValue("Action plan", "G5", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	if want := 1 / float64(steps); !strings.HasPrefix(got, strconv.FormatFloat(want, 'f', -1, 64)[:3]) {
		t.Errorf("one of %d steps gives progress %s", steps, got)
	}
}

func TestTrafficLightsFollowTheActualValues(t *testing.T) {
	f := opened(t, planBytes(t, reportstest.Sample(t, "distributor", i18n.English)))
	row := rowOf(t, f, "KPIs", "COMPTIME") // 9.5 days, to fall to 4
	if got := shown(t, f, "KPIs", "J"+row); got != "no value yet" {
		t.Errorf("without a value: %q", got)
	}
	for _, x := range []struct {
		value float64
		light string
	}{{4, "on track"}, {7.8, "on track"}, {8.6, "at risk"}, {9.4, "at risk"}, {12, "off track"}} {
		if err := f.SetCellFloat("KPIs", "N"+row, x.value, -1, 64); err != nil {
			t.Fatal(err)
		}
		if got := shown(t, f, "KPIs", "J"+row); got != x.light {
			t.Errorf("%v days in the first quarter, planned %s of the way: %q, want %q", x.value, shown(t, f, "KPIs", "L"+row), got, x.light)
		}
	}
	if err := f.SetCellFloat("KPIs", "P"+row, 3.5, -1, 64); err != nil { // the second quarter counts from now on
		t.Fatal(err)
	}
	if got := shown(t, f, "KPIs", "J"+row); got != "on track" {
		t.Errorf("a good second quarter after a bad first: %q", got)
	}
	row = rowOf(t, f, "KPIs", "COMPLETE")
	if got := shown(t, f, "KPIs", "J"+row); got != "measure first" {
		t.Errorf("without a baseline: %q", got)
	}
}

func TestValuesMeasuredWithinThePlanStandInTheirQuarter(t *testing.T) {
	e := reportstest.Client(t, "distributor", i18n.English, "\nkpis:\n", "\nkpis:\n  - {kpi: FRT, value: 9, from: 2027-01-01, to: 2027-01-31}\n")
	f := opened(t, planBytes(t, reportstest.Planned(t, e, i18n.English)))
	row := rowOf(t, f, "KPIs", "FRT")
	if got := shown(t, f, "KPIs", "N"+row); got != "9" {
		t.Errorf("first quarter: %q", got)
	}
	if got := shown(t, f, "KPIs", "P"+row); got != "" {
		t.Errorf("second quarter: %q", got)
	}
}

func TestSolarHijriDaysAreThoseOfTheCalendar(t *testing.T) {
	src := reportstest.Sample(t, "brand", i18n.Persian)
	p := reports.ProjectOf(src)
	f := opened(t, planBytes(t, src))
	for i, task := range p.Tasks {
		row := itoa(firstTaskRow + i)
		words := strings.Fields(src.Words.Date(task.First)) // day month year
		got := shown(t, f, "برنامه اقدام", "F"+row)
		if !strings.HasPrefix(got, words[2]+"/") || i18n.ASCIIDigits(got[strings.LastIndex(got, "/"):]) != pad(i18n.ASCIIDigits(words[0])) {
			t.Errorf("%s begins on %s, not %q", task.ID, src.Words.Date(task.First), got)
		}
	}
}

func TestWorkbookNeverRunsWhatAClientWrote(t *testing.T) {
	evil := `=HYPERLINK("http://x","y")`
	e := reportstest.Client(t, "distributor", i18n.English,
		"owner: Service manager", "owner: '"+evil+"'", "Q0.1: Sample Distribution Co. (invented)", "Q0.1: '"+evil+"'")
	f := opened(t, planBytes(t, reportstest.Planned(t, e, i18n.English)))
	seen := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, cell := range row {
				at, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err != nil {
					t.Fatal(err)
				}
				formula, err := f.GetCellFormula(sheet, at)
				if err != nil {
					t.Fatal(err)
				}
				if strings.Contains(formula, "HYPERLINK") || strings.HasPrefix(cell, "=") {
					t.Errorf("%s!%s would run %q", sheet, at, cell+formula)
				}
				if strings.HasPrefix(cell, "'=HYPERLINK") {
					seen++
				}
			}
		}
	}
	if seen == 0 {
		t.Error("the owner is lost")
	}
}

func TestWithoutAPlanTheWorkbookSaysWhyAndHoldsTheReadiness(t *testing.T) {
	src := reportstest.Sample(t, "startup", i18n.Hebrew)
	src.Study, src.NoPlan, src.Conflict, src.Missing = nil, "Nothing fits.", []string{"money", "people"}, []string{"more money"}
	f := opened(t, planBytes(t, src))
	if got := f.GetSheetList(); len(got) != 2 || got[0] != "אין תוכנית" || got[1] != "מוכנות" {
		t.Fatalf("sheets %q", got)
	}
	var said []string
	for row := 4; row <= 9; row++ {
		said = append(said, shown(t, f, "אין תוכנית", fmt.Sprint("A", row)))
	}
	for _, want := range []string{"Nothing fits.", "money", "people", "more money"} {
		if !slices.Contains(said, want) {
			t.Errorf("%q is not said: %q", want, said)
		}
	}
	for _, cell := range []string{"A4", "B4", "C4", "D4", "E4"} {
		if got := shown(t, f, "מוכנות", cell); strings.Contains(got, "אחרי") {
			t.Errorf("a column for what no plan brings: %q", got)
		}
	}
}

func TestWithoutAFirstDayWeeksAreNumbers(t *testing.T) {
	src := reportstest.Sample(t, "distributor", i18n.English)
	src.Study.Problem.Calendar.Start = engagement.Day{}
	f := opened(t, planBytes(t, src))
	if got := shown(t, f, "Action plan", "D5"); got != "1" {
		t.Errorf("first week %q", got)
	}
	if got := shown(t, f, "Action plan", "F5"); got != "4" {
		t.Errorf("weeks %q", got)
	}
	if got := shown(t, f, "Action plan", "H5"); got != "not begun" {
		t.Errorf("status %q", got)
	}
}

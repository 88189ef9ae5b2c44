package xlsx

import (
	"fmt"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func TestPartialTakesWhatIsGood(t *testing.T) {
	w := theWorld(t)
	p := take(t, blank(t, w.source(i18n.English)))
	p.write("Readiness", "STR-1", answerCol, 2)
	p.write("Readiness", "STR-2", answerCol, 9)
	p.write("Context", "Q0.10", firstAnswer, 9)
	p.write("Context", "Q0.3/total", firstAnswer, "many")
	p.write("Context", "Q0.14/top_ten_share", firstAnswer, 20)
	e := client(i18n.English, w)
	report, faults := read(t, w, p.done(), e, true)
	if !faults.HasErrors() || report.Readiness.Added != 1 || !cmp.Equal(report.Added, []string{"Q0.10"}) {
		t.Errorf("%+v\n%s", report, faults)
	}
	if e.Given("Q0.3").IsEmpty() == false {
		t.Error("a faulty answer was taken")
	}
}

func TestOtherAnswersAreReplacedAndListed(t *testing.T) {
	w := theWorld(t)
	p := take(t, blank(t, w.source(i18n.English)))
	p.write("Readiness", "STR-1", answerCol, 2)
	p.write("Context", "Q0.10", firstAnswer, 9)
	e := client(i18n.English, w)
	e.Context.Set("Q0.10", engagement.Number(exact.Of(6)))
	e.Respondents = []engagement.Respondent{{ID: "s", Name: "Sara", Role: "SAL", Answers: engagement.Sheet{{Indicator: "STR-1", Level: exact.Of(4)}}}}
	report, faults := read(t, w, p.done(), e, false)
	if len(faults) > 0 || len(report.Readiness.Replaced) != 1 || len(report.Changed) != 1 || len(e.Respondents) != 1 {
		t.Errorf("%+v\n%s", report, faults)
	}
}

func TestNumbersAndDatesAreReadAsPeopleWriteThem(t *testing.T) {
	w := theWorld(t)
	p := take(t, blank(t, w.source(i18n.Persian)))
	words := w.words(i18n.Persian)
	sheet, plan := words.T("form.sheets.context"), words.T("form.sheets.strategy")
	percent, err := p.file.NewStyle(&excelize.Style{NumFmt: 9})
	if err != nil {
		t.Fatal(err)
	}
	p.write(sheet, "Q0.11/one_off", firstAnswer, "۱٬۲۵۰٬۰۰۰")
	p.write(sheet, "Q0.11/running", firstAnswer, "١٢٫٥")
	p.write(sheet, "Q0.14/top_ten_share", firstAnswer, 0.28)
	at := fmt.Sprintf("D%d", p.rows[sheet]["Q0.14/top_ten_share"])
	if err := p.file.SetCellStyle(sheet, at, at, percent); err != nil {
		t.Fatal(err)
	}
	p.write(sheet, "Q0.14/active_customers", firstAnswer, "1,200 ")
	p.write(sheet, "Q0.14/purchases_per_year", firstAnswer, 4.1)
	p.write(plan, "Q6.4/start", firstAnswer, "۱۴۰۵/۰۹/۱۰")
	p.write(plan, "Q6.4/calendar", firstAnswer, "jalali")
	p.write(plan, "Q2.2/primary", firstAnswer, " تجربه مشتري ")
	e := client(i18n.Persian, w)
	_, faults := read(t, w, p.done(), e, true)
	for _, c := range []struct {
		question, part string
		want           engagement.Value
	}{
		{"Q0.11", "one_off", engagement.Number(exact.Of(1250000))},
		{"Q0.11", "running", engagement.Number(exact.Frac(25, 2))},
		{"Q0.14", "top_ten_share", engagement.Number(exact.Of(28))},
		{"Q0.14", "active_customers", engagement.Number(exact.Of(1200))},
		{"Q0.14", "purchases_per_year", engagement.Number(exact.Frac(41, 10))},
		{"Q6.4", "start", engagement.Text("2026-12-01")},
		{"Q6.4", "calendar", engagement.Text("jalali")},
	} {
		if got := e.Given(c.question).Field(c.part); !got.Equal(c.want) {
			t.Errorf("%s.%s is %v, want %v", c.question, c.part, got, c.want)
		}
	}
	if len(faults) != 0 {
		t.Error(faults)
	}
}

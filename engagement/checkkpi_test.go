package engagement

import (
	"strings"
	"testing"

	"rahbord/internal/exact"

	"github.com/google/go-cmp/cmp"
)

const shippedHead = "rahbord: 1\npack: {id: crm-readiness, version: \"1.0\"}\nlanguage: en\n"

func TestValuesThatAKPICannotHaveAreRefusedWhereverTheyStand(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"measured below 0":    {"kpis: [{kpi: CHURN, value: -5}]\n", `f:4:28: [number-too-small] field="CHURN" least="0" value="-5"`},
		"measured above 100":  {"kpis: [{kpi: CSAT, value: 150}]\n", `f:4:27: [number-too-large] field="CSAT" most="100" value="150"`},
		"more hours than any": {"kpis: [{kpi: FRT, value: 999999999999999999999}]\n", `f:4:26: [number-too-large] field="FRT" most="8760" value="999999999999999999999"`},
		"points":              {"kpis: [{kpi: NPS, value: -101}, {kpi: CHANGEREADY, value: 5.1}]\n", "f:4:26: [number-too-small] field=\"NPS\" least=\"-100\" value=\"-101\"\nf:4:59: [number-too-large] field=\"CHANGEREADY\" most=\"5\" value=\"5.1\""},
		"adopted":             {"adopted: {when: 2026-12-01, start: 2026-12-07, end: 2027-06-01, kpis: [{kpi: CHURN, baseline: 101, target: -1, visible: 2027-01-01}]}\n", "f:4:95: [number-too-large] field=\"CHURN\" most=\"100\" value=\"101\"\nf:4:108: [number-too-small] field=\"CHURN\" least=\"0\" value=\"-1\""},
		"figure of the past":  {"strategy: {Q1.5: {figures: [{kpi: CSAT, last_value: 101, previous_value: -1}]}}\n", "f:4:53: [number-too-large] field=\"Q1.5.last_value (CSAT)\" most=\"100\" value=\"101\"\nf:4:74: [number-too-small] field=\"Q1.5.previous_value (CSAT)\" least=\"0\" value=\"-1\""},
		"value to win":        {"strategy: {Q2.4: [{kpi: CHURN, baseline: 6, target: -2, due: 2027-06-30}]}\n", `f:4:53: [number-too-small] field="Q2.4.target (CHURN)" least="0" value="-2"`},
		"promise":             {"strategy: {Q4.5: {promise: p, kpi: FRT, value: -1}}\n", `f:4:48: [number-too-small] field="Q4.5.value (FRT)" least="0" value="-1"`},
		"plan of KPIs":        {"strategy: {Q6.3: [{kpi: CSAT, baseline: 60, target: 101, owner: a, cadence: monthly}]}\n", "f:4:18: [too-few] count=\"1\" field=\"Q6.3\" least=\"5\" most=\"12\"\nf:4:53: [number-too-large] field=\"Q6.3.target (CSAT)\" most=\"100\" value=\"101\""},
		"none of these":       {"kpis: [{kpi: SALESGROWTH, value: -40}, {kpi: SALESGROWTH, value: 900, to: 2026-12-01}, {kpi: NPS, value: -20}, {kpi: MARGIN, value: -30}, {kpi: CUSTPROFIT, value: -500}, {kpi: ROMI, value: 250}, {kpi: NRR, value: 120}, {kpi: CAC, value: 90000000000}, {kpi: CHURN, value: 0}, {kpi: CSAT, value: 100}]\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			e, faults := Decode(strings.NewReader(shippedHead+c.file), "f")
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			got := Check(e, shipped(t)).String()
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("faults (-want +got):\n%s", d)
			}
		})
	}
}

func TestRecordingReturnsWhatItReplaces(t *testing.T) {
	e := &Engagement{}
	day, next := DayOf(2027, 1, 4), DayOf(2027, 1, 5)
	share := func(n int, when Day, note string) Progress {
		return Progress{Initiative: "P13", When: when, Done: exact.Of(n), Note: note}
	}
	value := func(n int, when Day, note string) KPIValue {
		return KPIValue{KPI: "CSAT", Value: exact.Of(n), To: &when, Note: note}
	}
	if e.Report(share(10, day, "begun")) != nil || e.Report(share(20, next, "")) != nil || e.Measure(value(70, day, "survey")) != nil || e.Measure(value(75, next, "")) != nil {
		t.Error("something new replaces something")
	}
	if old := e.Report(share(10, day, "")); old == nil || e.Progress[0].Note != "begun" {
		t.Errorf("the same share again: %v, %+v", old, e.Progress)
	}
	if old := e.Report(share(15, day, "")); old == nil || !old.Done.Equal(exact.Of(10)) || e.Progress[0].Note != "" || len(e.Progress) != 2 {
		t.Errorf("another share: %v, %+v", old, e.Progress)
	}
	if old := e.Measure(value(70, day, "")); old == nil || e.KPIs[0].Note != "survey" {
		t.Errorf("the same value again: %v, %+v", old, e.KPIs)
	}
	if old := e.Measure(value(72, day, "")); old == nil || !old.Value.Equal(exact.Of(70)) || e.KPIs[0].Note != "" || len(e.KPIs) != 2 {
		t.Errorf("another value: %v, %+v", old, e.KPIs)
	}
}

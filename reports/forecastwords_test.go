package reports_test

import (
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/reports/reportstest"
	"rahbord/scoring"
)

func TestRangeOfReadinessIsNamedOnlyWhereItIsOne(t *testing.T) {
	at := func(n int) scoring.Score { return scoring.Score{Value: exact.Of(n), Known: true} }
	for _, lang := range i18n.Langs {
		w := words(t, lang)
		for _, c := range []struct {
			low, high     int
			basket, after string
		}{
			{30, 50, "basket.index-either", "summary.after-either"}, {38, 50, "basket.index-better", "summary.after-better"},
			{30, 38, "basket.index-worse", "summary.after-worse"}, {38, 38, "basket.index-sure", ""},
		} {
			src := reportstest.Planned(t, reportstest.Client(t, "startup", lang), lang)
			s := *src.Study
			s.Forecast.Today, s.Forecast.Cautious, s.Forecast.Expected, s.Forecast.Full = at(20), at(c.low), at(38), at(c.high)
			src.Study = &s
			fill := []string{"from", w.Number(exact.Of(20), 1), "to", w.Number(exact.Of(38), 1), "low", w.Number(exact.Of(c.low), 1), "high", w.Number(exact.Of(c.high), 1)}
			if text := dump(t, only(src, "basket")); !strings.Contains(text, i18n.Plain(w.T(c.basket, fill...))) {
				t.Errorf("%s, %d to %d: the basket does not say %s", lang, c.low, c.high, c.basket)
			}
			text := dump(t, only(src, "summary"))
			if c.after != "" && !strings.Contains(text, i18n.Plain(w.T(c.after, fill...))) {
				t.Errorf("%s, %d to %d: the summary does not say %s", lang, c.low, c.high, c.after)
			}
			if none := i18n.Plain(w.T("summary.after-either", "low", w.Number(exact.Of(38), 1), "high", w.Number(exact.Of(38), 1))); strings.Contains(text, none) {
				t.Errorf("%s: the summary says %q", lang, none)
			}
		}
	}
}

func TestMeasuredKPIsThatThePlanDoesNotMoveAreListedWithTheirSource(t *testing.T) {
	p := reportstest.Pack(t)
	for _, lang := range i18n.Langs {
		src := reportstest.Planned(t, reportstest.Client(t, "distributor", lang), lang)
		w := words(t, lang)
		var value *engagement.KPIValue
		for i := range src.Engagement.KPIs {
			if v := &src.Engagement.KPIs[i]; v.KPI == "SALESGROWTH" {
				value = v
			}
		}
		if value == nil {
			t.Fatal("the sample does not measure the growth of sales")
		}
		rows := sole[reports.Table](t, under(only(src, "scorecard"), w.T("scorecard.also"))).Rows
		text := said(t, []reports.Block{reports.Table{Columns: make([]reports.Column, 5), Rows: rows}})
		for _, want := range []string{p.Text(lang).KPI("SALESGROWTH").Name, w.Short(value.Value, 2), w.Date(value.To.Time), value.Source} {
			if !strings.Contains(text, i18n.Plain(want)) {
				t.Errorf("%s: no %q in\n%s", lang, want, text)
			}
		}
		for _, m := range reports.ProjectOf(src).Measures {
			if strings.Contains(text, m.Name+" ") && m.ID != "SALESGROWTH" {
				t.Errorf("%s: %s stands there, too, although the plan moves it", lang, m.Name)
			}
		}
		src.Study, src.NoPlan = nil, "none"
		if text := dump(t, only(src, "scorecard")); !strings.Contains(text, i18n.Plain(p.Text(lang).KPI("SALESGROWTH").Name)) {
			t.Errorf("%s: without a plan the measured KPIs are not listed", lang)
		}
	}
}

// listsAside is a list of ids as it must be written on a right-to-left page.
const listsAside = "\u2067\u2066Q0.4\u2069%s\u2066Q0.11\u2069\u2069"

func TestListOfIdsKeepsItsOrderFromRightToLeft(t *testing.T) {
	for _, lang := range []i18n.Lang{i18n.Persian, i18n.Hebrew} {
		e := reportstest.Client(t, "startup", lang)
		e.Context.Delete("Q0.4")
		e.Context.Delete("Q0.11")
		doc := only(reportstest.Planned(t, e, lang), "decisions")
		want := strings.Replace(listsAside, "%s", words(t, lang).T("format.list-comma"), 1)
		found := false
		for _, block := range doc.Blocks {
			if list, ok := block.(reports.Bullets); ok {
				found = found || strings.Contains(strings.Join(list.Items, "\n"), want)
			}
		}
		if !found {
			t.Errorf("%s: no list of ids that keeps its order: %q", lang, doc.Blocks)
		}
	}
}

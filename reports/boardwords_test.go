package reports_test

import (
	"strings"
	"testing"

	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/reports/reportstest"
	"rahbord/roadmap"
)

// What a board would stop at: targets that nothing brings about, a start in the past, and
// reasons that name what the list leaves out.

func TestKPIThatNoInitiativeMovesHasNoTargetsOnTheWay(t *testing.T) {
	src := reportstest.Planned(t, reportstest.Client(t, "brand", i18n.English), i18n.English)
	unmoved := 0
	for _, m := range reports.ProjectOf(src).Measures {
		for _, q := range m.Quarters {
			if len(m.MovedBy) == 0 && q.Target != nil {
				t.Errorf("%s is moved by nothing and is to reach %s by %s", m.ID, q.Target, q.Label)
			}
		}
		if len(m.MovedBy) == 0 && m.Target != nil {
			unmoved++
		}
	}
	if unmoved == 0 {
		t.Error("the sample has no such KPI")
	}
}

func TestBoardIsNotAskedToApproveAStartThatHasPassed(t *testing.T) {
	src := reportstest.Planned(t, reportstest.Client(t, "startup", i18n.English), i18n.English)
	if text := dump(t, reports.Build(src)); !strings.Contains(text, "has passed") {
		t.Error("the start lies before the day of the report, and nothing says so")
	}
	src.Issued = src.Study.Problem.Calendar.Start.Time
	if text := dump(t, reports.Build(src)); strings.Contains(text, "has passed") {
		t.Error("a start on the day of the report is called passed")
	}
}

func TestWhatWouldHaveToComeFirstHasARowOfItsOwn(t *testing.T) {
	src := reportstest.Planned(t, reportstest.Client(t, "brand", i18n.English), i18n.English)
	blocks := under(reports.Build(src), "What is out, and why")
	named := map[string]bool{}
	for _, block := range blocks {
		if table, ok := block.(reports.Table); ok {
			for _, row := range table.Rows {
				named[row.Cells[0].Note] = true
			}
		}
	}
	awaited := 0
	for _, x := range src.Study.Plan.Excluded {
		if x.Reason != roadmap.OutByPrerequisite || !named[x.ID] {
			continue
		}
		for _, by := range x.By {
			if awaited++; !named[by] && !src.Study.Plan.Has(by) {
				t.Errorf("%s waits for %s, which has no row", x.ID, by)
			}
		}
	}
	if awaited == 0 {
		t.Error("nothing waits for anything")
	}
}

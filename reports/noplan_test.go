package reports_test

import (
	"slices"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/reports/pdf"
	"rahbord/reports/reportstest"
	"rahbord/roadmap"
)

// contradicted is a client who answered everything, and whose demands no plan can meet.
func contradicted(t *testing.T, lang i18n.Lang) reports.Source {
	t.Helper()
	src := reportstest.Source(t, reportstest.Client(t, "distributor", lang), lang)
	src.NoPlan = words(t, lang).T("noplan.conflicting")
	src.Conflict = []string{"money a year of at most 20,000 US dollars", "all of these must be in: " + strings.Repeat("Key-account management (P37); ", 8)}
	src.Missing = []string{"more money a year", "do not insist on all of these: " + strings.Repeat("Key-account management (P37); ", 8)}
	return src
}

func TestBriefWithoutAPlanSaysWhyOnceAndKeepsTheKPIsAndThePlaceToSign(t *testing.T) {
	for _, lang := range i18n.Langs {
		src, w := contradicted(t, lang), words(t, lang)
		src.Template = brief(t)
		doc := reports.Build(src)
		text := dump(t, doc)
		for _, item := range slices.Concat(src.Conflict, src.Missing) {
			if n := strings.Count(text, item+"\n"); n != 1 {
				t.Errorf("%s: %q is said %d times", lang, item, n)
			}
		}
		for _, want := range []string{w.T("noplan.conflict"), w.T("noplan.give-way"), w.T("summary.proof"), w.T("short.sign"), src.Pack.Text(lang).KPI("CHURN").Name} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is missing", lang, want)
			}
		}
		for _, paper := range []pdf.Paper{pdf.A4, pdf.Letter} {
			if n := pages(t, doc, paper); n != 3 {
				t.Errorf("%s: %d pages of %s", lang, n, paper)
			}
		}
	}
}

func TestSummaryWithoutAPlanIsOnePage(t *testing.T) {
	for _, lang := range i18n.Langs {
		long, bare := contradicted(t, lang), contradicted(t, lang)
		bare.Conflict, bare.Missing = nil, nil
		for name, src := range map[string]reports.Source{"with many reasons": long, "with none": bare} {
			if n := pages(t, only(src, "summary"), pdf.Letter); n != 1 {
				t.Errorf("%s, %s: %d pages", lang, name, n)
			}
		}
		if text := dump(t, only(long, "summary")); !strings.Contains(text, long.Conflict[1]) {
			t.Errorf("%s: no chapter follows, and the reasons are not said", lang)
		}
	}
}

func TestStrategyOnAPageDoesNotCallAnsweredQuestionsOpen(t *testing.T) {
	for _, lang := range i18n.Langs {
		src, w := contradicted(t, lang), words(t, lang)
		empty, _, _ := strings.Cut(w.T("strategy.empty"), "{")
		if text := dump(t, only(src, "strategy")); strings.Contains(text, empty) || !strings.Contains(text, i18n.Plain(src.NoPlan)) {
			t.Errorf("%s: answered questions are called open:\n%s", lang, text)
		}
		for _, id := range src.Engagement.Strategy.IDs() {
			if strings.HasPrefix(id, "Q4.") {
				src.Engagement.Strategy.Delete(id)
			}
		}
		c := sole[reports.Cascade](t, only(src, "strategy").Blocks)
		at := slices.IndexFunc(c.Steps, func(s reports.CascadeStep) bool { return strings.Contains(s.Empty, "Q4.1") })
		if at < 0 {
			t.Fatalf("%s: open questions are not named", lang)
		}
		if open := c.Steps[at].Empty; lang.RTL() != strings.Contains(open, "\u2067") {
			t.Errorf("%s: the range of questions runs the wrong way: %q", lang, open)
		}
	}
}

func TestListsOfAreasAndSourcesAreCutWhereNoCommaStands(t *testing.T) {
	for _, lang := range i18n.Langs {
		src, semicolon := reportstest.Sample(t, "startup", lang), words(t, lang).T("format.list-semicolon")
		names := src.Pack.Text(lang)
		var areas []string
		for _, id := range src.Result.AreaStrengths {
			areas = append(areas, names.Area(id).Name)
		}
		if len(areas) < 2 {
			t.Fatalf("%s: %v", lang, areas)
		}
		if text := dump(t, only(src, "strengths")); !strings.Contains(text, strings.Join(areas, semicolon)) {
			t.Errorf("%s: areas run together:\n%s", lang, text)
		}
		src.Engagement.KPIs = []engagement.KPIValue{{KPI: src.Study.KPIs[0].ID, Source: "CRM", Note: "test"}}
		if got := reports.ProjectOf(src).Measures[0].Source; got != "CRM"+semicolon+"test" {
			t.Errorf("%s: source %q", lang, got)
		}
	}
}

func TestInitiativeWithoutAnOwnerIsNobodysEverywhere(t *testing.T) {
	for _, lang := range i18n.Langs {
		src, w := reportstest.Sample(t, "startup", lang), words(t, lang)
		var task *reports.Task
		for i, x := range reports.ProjectOf(src).Tasks {
			if !x.OwnerKnown {
				task = &reports.ProjectOf(src).Tasks[i]
			}
		}
		if task == nil {
			t.Fatal("every initiative has an owner")
		}
		open := i18n.Plain(w.T("roadmap.owner-open", "role", task.Owner))
		for _, section := range []string{"plan", "roadmap", "actions"} {
			doc := only(src, section)
			if text := dump(t, doc); !strings.Contains(text, open) {
				t.Errorf("%s: no %q in %s", lang, open, section)
			}
			for _, block := range doc.Blocks {
				if g, ok := block.(reports.Gantt); ok && slices.ContainsFunc(g.Rows, func(r reports.GanttRow) bool { return r.Note == task.Owner }) {
					t.Errorf("%s: a role is the owner in the calendar of %s", lang, section)
				}
			}
		}
	}
}

func TestManyInitiativesThatMoveAreCounted(t *testing.T) {
	p := reportstest.Pack(t)
	var ids []string
	for _, in := range p.Initiatives[:9] {
		ids = append(ids, in.ID)
	}
	for _, lang := range i18n.Langs {
		w := reports.PlanWords{Words: words(t, lang), Names: p.Text(lang), Pack: p, Problem: &roadmap.Problem{}}
		many, few := w.Moves(roadmap.Moves{In: ids}), w.Moves(roadmap.Moves{In: ids[:8]})
		if !strings.Contains(many, words(t, lang).Int(9)) || !strings.Contains(many, ids[2]) || strings.Contains(many, ids[3]) {
			t.Errorf("%s: nine are %q", lang, many)
		}
		if !strings.Contains(few, ids[7]) {
			t.Errorf("%s: eight are %q", lang, few)
		}
	}
}

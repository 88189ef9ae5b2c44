package reports_test

import (
	"slices"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/reports"
)

// only is a document of these sections.
func only(src reports.Source, ids ...string) *reports.Document {
	src.Template = &reports.Template{Format: reports.TemplateFormat}
	for _, id := range ids {
		src.Template.Sections = append(src.Template.Sections, reports.Chapter{ID: id})
	}
	return reports.Build(src)
}

func TestEverySectionStandsAloneWithAndWithoutAPlan(t *testing.T) {
	p := crm(t)
	for _, lang := range i18n.Langs {
		with := plannedSample(t, "startup", lang)
		without := source(t, p, sample(t, "startup."+string(lang)), lang)
		empty := source(t, p, &engagement.Engagement{}, lang)
		for _, id := range reports.SectionIDs() {
			for name, src := range map[string]reports.Source{"with a plan": with, "without": without, "of an empty file": empty} {
				if text := dump(t, only(src, id)); strings.Contains(text, "⟦") {
					t.Errorf("%s, %s, %s: an unworded key in\n%s", lang, id, name, text)
				}
			}
			if doc := only(with, id); len(doc.Blocks) == 0 {
				t.Errorf("%s: the section %s says nothing", lang, id)
			}
		}
	}
}

func TestSummarySaysWhyThereIsNoPlan(t *testing.T) {
	src := source(t, crm(t), sample(t, "startup.en"), i18n.English)
	src.NoPlan = "The budget does not allow any plan."
	text := dump(t, only(src, "summary"))
	if !strings.Contains(text, "callout unknown: There is no plan yet | The budget does not allow any plan.") {
		t.Error(text)
	}
}

func TestSummaryNamesProblemValueBasketProofAndDecisions(t *testing.T) {
	p := crm(t)
	for _, lang := range i18n.Langs {
		src := plannedSample(t, "startup", lang)
		text := dump(t, only(src, "summary"))
		w := words(t, lang)
		wants := []string{src.Engagement.Given("Q1.1").Text(), src.Engagement.Given("Q2.1").Text(), w.T("summary.decisions"), w.T("summary.proof")}
		for _, s := range src.Study.Plan.Basket {
			wants = append(wants, p.Text(lang).Initiative(s.ID).Name)
		}
		for _, want := range wants {
			if !strings.Contains(text, i18n.Plain(want)) {
				t.Errorf("%s: the summary lacks %q", lang, want)
			}
		}
	}
}

func TestStrategyPageQuotesTheClientAndItsOpenWarnings(t *testing.T) {
	p := crm(t)
	src := plannedSample(t, "startup", i18n.English)
	open, accepted := "", ""
	for i := range src.Study.Findings {
		f := &src.Study.Findings[i]
		if f.Severity != "warning" {
			continue
		}
		if open == "" {
			open = p.Text(i18n.English).Check(f.Check).Message
		} else if accepted == "" {
			f.Accepted, accepted = true, p.Text(i18n.English).Check(f.Check).Message
		}
	}
	if open == "" || accepted == "" {
		t.Fatal("the sample raises too few warnings for this test")
	}
	text := dump(t, only(src, "strategy"))
	if n := strings.Count(text, "stage: "); n != 6 {
		t.Errorf("%d stages", n)
	}
	if !strings.Contains(text, src.Engagement.Given("Q4.2").Field("factor").Text()) {
		t.Error("the client's words are missing")
	}
	if !strings.Contains(text, strings.TrimRight(open, ".")) || strings.Contains(text, strings.TrimRight(accepted, ".")) {
		t.Errorf("an open warning is missing, or an accepted one stands there:\n%s", text)
	}
}

func TestStrategyPageOfAHalfFinishedFileSaysWhatIsMissing(t *testing.T) {
	src := source(t, crm(t), &engagement.Engagement{Strategy: engagement.Answers{}}, i18n.English)
	if text := dump(t, only(src, "strategy")); strings.Contains(text, "stage:") || !strings.Contains(text, "callout unknown") {
		t.Errorf("six empty boxes, or nothing said:\n%s", text)
	}
	e := sample(t, "startup.en")
	half := &engagement.Engagement{Context: e.Context, Respondents: e.Respondents}
	half.Strategy.Set("Q1.1", e.Given("Q1.1"))
	text := dump(t, only(source(t, crm(t), half, i18n.English), "strategy"))
	if !strings.Contains(text, "(Nothing is answered here yet. Questions: Q3.1\u00a0to\u00a0Q3.7.)") {
		t.Error(text)
	}
}

func TestRadarShowsTheStateAfterThePlan(t *testing.T) {
	src := plannedSample(t, "startup", i18n.English)
	text := dump(t, only(src, "profile"))
	if strings.Count(text, "After the plan: ") != 1 {
		t.Error(text)
	}
	src.Study = nil
	if strings.Contains(dump(t, only(src, "profile")), "After the plan") {
		t.Error("a state after a plan that does not exist")
	}
}

func TestHeatMapShowsOnlyGroupsInWhichNobodyCanBeRecognised(t *testing.T) {
	p := crm(t)
	e := &engagement.Engagement{}
	person := func(id, role string, level int) {
		r := engagement.Respondent{ID: id, Role: role}
		for _, k := range p.Indicators {
			r.Answers = append(r.Answers, engagement.Answer{Indicator: k.ID, Level: exact.Of(level)})
		}
		e.Respondents = append(e.Respondents, r)
	}
	for _, id := range []string{"a", "b", "c"} {
		person("sal"+id, "SAL", 2)
		person("srv"+id, "SRV", 3)
	}
	person("it", "IT", 5)
	for _, names := range []bool{false, true} {
		e.Assessment.Names = names
		text := dump(t, only(source(t, p, e, i18n.English), "areas"))
		if !strings.Contains(text, "Strategy & leadership: Sales 0.250 (25), Service 0.500 (50)") {
			t.Errorf("no heat map, or a wrong one:\n%s", text)
		}
		if strings.Contains(text, "IT 1.000") {
			t.Error("one person can be recognised")
		}
	}
	e.Respondents = e.Respondents[:5]
	if strings.Contains(dump(t, only(source(t, p, e, i18n.English), "areas")), "heat map:") {
		t.Error("a heat map of one group")
	}
}

func TestAreaPagesShowWhatMattersUnlessAllAreWanted(t *testing.T) {
	p := crm(t)
	src := plannedSample(t, "startup", i18n.English)
	pages := func(src reports.Source) []string {
		var ids []string
		for _, b := range only(src, "area-pages").Blocks {
			if h, ok := b.(reports.Heading); ok && h.Level == 2 {
				ids = append(ids, strings.TrimPrefix(h.ID, "area-"))
			}
		}
		return ids
	}
	some := pages(src)
	for _, a := range src.Result.Areas {
		if (a.Crux || a.Field) && !slices.Contains(some, a.ID) {
			t.Errorf("%s matters and has no page", a.ID)
		}
	}
	if len(some) == 0 || len(some) == len(p.Areas) {
		t.Errorf("pages %v", some)
	}
	src.AllAreas = true
	if all := pages(src); len(all) != len(p.Areas) {
		t.Errorf("pages %v", all)
	}
}

func TestAreaPageNamesTheInitiativesThatLiftIt(t *testing.T) {
	src := plannedSample(t, "distributor", i18n.English)
	text := dump(t, only(src, "area-pages"))
	for _, want := range []string{
		"Complaint handling and service recovery / expected level 2.7",
		"Every request has a number, category, owner and status.",
		"Nothing in the plan works on this area. What would do most for it, ",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the area pages lack %q", want)
		}
	}
}

func TestCautionsOfThePlanStandInTheSummary(t *testing.T) {
	src := plannedSample(t, "startup", i18n.English)
	src.Cautions = []string{"No budget was given."}
	if !strings.Contains(dump(t, only(src, "summary")), "What the plan assumes | No budget was given.") {
		t.Error("what the plan assumes is not said")
	}
}

package reports_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/reports"
	"rahbord/roadmap"
)

// distributor is the report of the distributor with its plan, which takes seconds to find.
func distributor(t *testing.T, p *questionnaire.Pack, lang i18n.Lang) reports.Source {
	t.Helper()
	if testing.Short() {
		t.Skip("looks for a plan")
	}
	return plannedSample(t, "distributor", lang)
}

// changed is the report of the distributor with its study changed: the change gets a copy
// whose slices of limits and exclusions are its own.
func changed(t *testing.T, lang i18n.Lang, change func(*roadmap.Study)) *reports.Document {
	t.Helper()
	src := distributor(t, crm(t), lang)
	s := *src.Study
	s.Plan.Limits, s.Plan.Excluded = slices.Clone(s.Plan.Limits), slices.Clone(s.Plan.Excluded)
	change(&s)
	src.Study = &s
	return reports.Build(src)
}

// under lists the blocks from a heading of a level up to the next one of its level or above.
func under(d *reports.Document, title string) []reports.Block {
	for i, block := range d.Blocks {
		h, ok := block.(reports.Heading)
		if !ok || h.Text != title {
			continue
		}
		rest := d.Blocks[i+1:]
		end := slices.IndexFunc(rest, func(x reports.Block) bool { n, ok := x.(reports.Heading); return ok && n.Level <= h.Level })
		if end < 0 {
			end = len(rest)
		}
		return rest[:end]
	}
	return nil
}

// sole is the one block of a type.
func sole[T reports.Block](t *testing.T, blocks []reports.Block) T {
	t.Helper()
	var found []T
	for _, block := range blocks {
		if x, ok := block.(T); ok {
			found = append(found, x)
		}
	}
	if len(found) != 1 {
		var none T
		t.Fatalf("%d blocks of type %T, want one", len(found), none)
	}
	return found[0]
}

// said is the text of some blocks.
func said(t *testing.T, blocks []reports.Block) string {
	t.Helper()
	return dump(t, &reports.Document{Blocks: blocks})
}

func TestWithoutAPlanOneRemarkSaysWhyAndWhatToAnswer(t *testing.T) {
	p := crm(t)
	for _, lang := range i18n.Langs {
		src, w := source(t, p, &engagement.Engagement{}, lang), words(t, lang)
		src.NoPlan = "The horizon is too short."
		text := dump(t, reports.Build(src))
		if n := strings.Count(text, i18n.Plain(w.T("noplan.text"))); n != 1 {
			t.Errorf("%s: %d remarks that there is no plan, want one", lang, n)
		}
		for _, want := range []string{src.NoPlan, p.Text(lang).Question("Q0.11").Ask, p.Text(lang).Question("Q1.3").Ask} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not said", lang, want)
			}
		}
		for _, empty := range []string{"roadmap.title", "actions.title", "scorecard.title"} {
			if strings.Contains(text, "# "+w.T(empty)+"\n") {
				t.Errorf("%s: an empty chapter %s", lang, w.T(empty))
			}
		}
	}
}

func TestArithmeticAddsUpToTheNumbersOfTheReport(t *testing.T) {
	p := crm(t)
	for _, lang := range i18n.Langs {
		src := distributor(t, p, lang)
		d, w := reports.Build(src), words(t, lang)
		for _, c := range []struct {
			title string
			want  exact.Rat
		}{{"arithmetic.index", src.Result.Overall.Points.Value}, {"arithmetic.basket", src.Study.Plan.Value}} {
			rows := sole[reports.Table](t, under(d, w.T(c.title))).Rows
			last := rows[len(rows)-1].Cells
			if got, want := last[len(last)-1].Text, w.Number(c.want, 2); got != want {
				t.Errorf("%s %s: the sum is %s, want %s", lang, c.title, got, want)
			}
		}
	}
}

func TestUnprovenPlanTellsItsGapAndNoFiguresThatWouldBeNoise(t *testing.T) {
	w := words(t, i18n.English)
	d := changed(t, i18n.English, func(s *roadmap.Study) {
		s.Plan.Proof = roadmap.Proof{Gap: exact.Frac(5, 2), Stopped: roadmap.StoppedByTime}
		for i := range s.Plan.Limits {
			s.Plan.Limits[i].Worth = nil
		}
		s.Others, s.OverMoney, s.OverWeeks = nil, nil, nil
	})
	text := said(t, under(d, w.T("basket.title")))
	if !strings.Contains(text, "at most 2.5% more") || strings.Contains(text, w.T("basket.proof.title")) {
		t.Error("the gap is not told, or the plan is called proven")
	}
	for _, absent := range []string{"basket.others", "basket.frontier.money-title", "basket.frontier.weeks-title"} {
		if strings.Contains(text, w.T(absent)) {
			t.Errorf("%s stands in the report of an unproven plan", w.T(absent))
		}
	}
}

func TestOutsidersTellTheKnownWayIn(t *testing.T) {
	d := changed(t, i18n.English, func(s *roadmap.Study) {
		out := s.Plan.Excluded[0].ID
		for i := range s.Plan.Limits {
			if l := &s.Plan.Limits[i]; l.ID == "role.MKT" {
				l.Worth = &roadmap.Worth{Step: 50, Value: exact.Frac(1, 3), Most: exact.Frac(1, 3), Moves: roadmap.Moves{In: []string{out}}}
			}
		}
	})
	w := words(t, i18n.English)
	first := sole[reports.Table](t, under(d, w.T("basket.out"))).Rows[0].Cells[1]
	if want := "Would come in with 0.5 more person-weeks of Marketing."; first.Note != want {
		t.Errorf("%q, want %q", first.Note, want)
	}
	if text := said(t, under(d, w.T("basket.more-title"))); !strings.Contains(text, "+0.33 points") || !strings.Contains(text, "would add 0.33 points") {
		t.Error("what the step would buy is not said:", text)
	}
}

func TestPlanWithoutAStartCountsWeeks(t *testing.T) {
	d := changed(t, i18n.English, func(s *roadmap.Study) { s.Problem.Calendar.Start = engagement.Day{} })
	w := words(t, i18n.English)
	blocks := under(d, w.T("roadmap.title"))
	if g := sole[reports.Gantt](t, blocks); len(g.Months) != 0 || len(g.Rows) == 0 {
		t.Error("months of a plan without a day, or no rows")
	}
	if text := said(t, blocks); strings.Contains(text, "0001") || !strings.Contains(text, "week 5") {
		t.Error("a day that nobody chose, or no weeks:", text)
	}
}

func TestMonthsAreThoseOfTheLanguage(t *testing.T) {
	for lang, want := range map[i18n.Lang]string{
		i18n.English: "December January February March April May",
		i18n.Persian: "آذر دی بهمن اسفند فروردین اردیبهشت خرداد",
		i18n.Hebrew:  "דצמבר ינואר פברואר מרץ אפריל מאי",
	} {
		g := sole[reports.Gantt](t, under(changed(t, lang, func(*roadmap.Study) {}), words(t, lang).T("roadmap.title")))
		var got []string
		last := 0
		for _, m := range g.Months {
			if m.From != last || m.To <= m.From {
				t.Errorf("%s: month %v leaves a hole", lang, m)
			}
			last = m.To
			got = append(got, m.Label)
		}
		if strings.Join(got, " ") != want || last != g.Weeks {
			t.Errorf("%s: %q up to week %d, want %q up to %d", lang, strings.Join(got, " "), last, want, g.Weeks)
		}
	}
}

func TestEveryCandidateInThePlanGetsItsRowAndCard(t *testing.T) {
	d := changed(t, i18n.English, func(s *roadmap.Study) {
		s.Plan.Basket = nil
		for i, in := range s.Problem.Initiatives {
			sc := in.Scopes[0]
			s.Plan.Basket = append(s.Plan.Basket, roadmap.Step{ID: in.ID, Scope: sc.ID, Start: i % 20, End: i%20 + 5, Effort: sc.Effort, OneOff: sc.OneOff})
		}
		s.Plan.Excluded = nil
	})
	w := words(t, i18n.English)
	cards := 0
	for _, block := range under(d, w.T("actions.title")) {
		if _, ok := block.(reports.Card); ok {
			cards++
		}
	}
	g := sole[reports.Gantt](t, under(d, w.T("roadmap.title")))
	if all := len(crm(t).Initiatives); cards != all || len(g.Rows) != all {
		t.Errorf("%d cards and %d rows for %d initiatives", cards, len(g.Rows), all)
	}
}

func TestLongPlansKeepTheScorecardNarrow(t *testing.T) {
	d := changed(t, i18n.English, func(s *roadmap.Study) { s.Problem.Calendar.Weeks = 104 })
	table := sole[reports.Table](t, under(d, words(t, i18n.English).T("scorecard.title"))[:2])
	if n := len(table.Columns); n > 9 {
		t.Errorf("%d columns do not fit on an upright page", n)
	}
	if last := table.Columns[len(table.Columns)-4].Title; last != "Quarter 8" {
		t.Errorf("the last quarter shown is %q", last)
	}
}

func TestAnswersStandInWords(t *testing.T) {
	p := crm(t)
	for _, lang := range i18n.Langs {
		src := distributor(t, p, lang)
		text := said(t, under(reports.Build(src), words(t, lang).T("answers.title")))
		for _, id := range []string{"distribution_retail", "culture_organisation", "red_lines", "no_unkeepable_promise", "COMPTIME", "P13"} {
			if strings.Contains(text, id) {
				t.Errorf("%s: %s stands for an answer", lang, id)
			}
		}
		for _, q := range []string{"Q1.1", "Q2.1", "Q4.1", "Q1.7"} {
			if own := src.Engagement.Given(q).Text(); !strings.Contains(text, own) {
				t.Errorf("%s: the words of the client at %s are lost: %q", lang, q, own)
			}
		}
	}
}

func TestPrivateAnswersAreNotPrinted(t *testing.T) {
	p := crm(t)
	e := sample(t, "distributor.en")
	e.Context.Set("Q0.17", engagement.Record(engagement.Field{Name: "phone", Value: engagement.Text("555-0100")}))
	row := e.Strategy.Get("Q5.8").List()[0].With("answers", engagement.Number(exact.Of(4))).With("desire", engagement.Number(exact.Frac(49, 10)))
	e.Strategy.Set("Q5.8", engagement.List(row))
	e.Assessment.Names = false
	text := dump(t, document(t, p, e, i18n.English))
	if strings.Contains(text, "555-0100") {
		t.Error("the telephone of a request is printed")
	}
	for _, title := range []string{"governance.change", "answers.title"} {
		if part := said(t, under(document(t, p, e, i18n.English), words(t, i18n.English).T(title))); strings.Contains(part, "4.9") || !strings.Contains(part, "Customer service") {
			t.Error("the figures of a group of four are printed, or the group is lost:", title)
		}
	}
	if strings.Contains(said(t, under(document(t, p, e, i18n.English), words(t, i18n.English).T("basis.respondents"))), "Field sales rep 3") {
		t.Error("a name is printed though not all agreed")
	}
}

func TestFactorsStandAsAnswersAndPracticeSay(t *testing.T) {
	p, w := crm(t), words(t, i18n.English)
	state := func(e *engagement.Engagement, factor string) string {
		for _, row := range sole[reports.Table](t, under(document(t, p, e, i18n.English), w.T("governance.ten"))).Rows {
			if row.Cells[1].Text == w.T("governance.factors."+factor) {
				return row.Cells[2].Text
			}
		}
		t.Fatal("no row for", factor)
		return ""
	}
	sponsor := engagement.Record(engagement.Field{Name: "sponsor", Value: engagement.Text("The managing director")})
	level := func(n int) engagement.Consensus {
		return engagement.Consensus{{Indicator: "STR-5", Level: exact.Of(n)}}
	}
	for _, c := range []struct {
		named bool
		level int
		want  string
	}{{true, 3, "settled"}, {true, 2, "begun"}, {false, 4, "begun"}, {false, 2, "open"}} {
		e := &engagement.Engagement{Consensus: level(c.level)}
		if c.named {
			e.Strategy.Set("Q5.3", sponsor)
		}
		if got := state(e, "f3"); got != c.want {
			t.Errorf("sponsor named %v, practice at level %d: %q, want %q", c.named, c.level, got, c.want)
		}
	}
	if got := state(&engagement.Engagement{Consensus: level(1)}, "f9"); got != "open" {
		t.Errorf("nobody was named for it, and the factor is %q", got)
	}
}

func TestGlossaryAndFactorsAreLeftOutOnlyByOtherModels(t *testing.T) {
	p := *crm(t)
	p.Seeds = []questionnaire.Seed{}
	w := words(t, i18n.English)
	if text := dump(t, document(t, &p, sample(t, "distributor.en"), i18n.English)); strings.Contains(text, w.T("governance.ten")) || !strings.Contains(text, w.T("glossary.title")) {
		t.Error("factors that the model does not know, or no glossary")
	}
}

func TestReviewsAreDated(t *testing.T) {
	d := changed(t, i18n.English, func(*roadmap.Study) {})
	day := time.Date(2027, 1, 4, 0, 0, 0, 0, time.UTC)
	if text := said(t, under(d, words(t, i18n.English).T("governance.people"))); !strings.Contains(text, words(t, i18n.English).Date(day)) {
		t.Error("the first review has no day:", text)
	}
}

func TestEveryFigureOfAComparisonSaysWhatItIs(t *testing.T) {
	p := crm(t)
	text := said(t, under(document(t, p, sample(t, "brand.en"), i18n.English), words(t, i18n.English).T("answers.title")))
	for _, want := range []string{"We: Speed: 3 – As usual in the market", "Competitor 1: The international brand · Speed: 4"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not said", want)
		}
	}
}

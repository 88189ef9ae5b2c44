package reports_test

import (
	"bytes"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/reports/pdf"
	"rahbord/reports/reportstest"
	"rahbord/templates"
)

// sentences are the words of a client who has much to say.
var sentences = map[i18n.Lang]string{
	i18n.English: "Customers of many years stop ordering because nobody answers what they ask, and nobody tells them what happens next. ",
	i18n.Persian: "مشتریان چندین‌ساله سفارش‌های خود را قطع می‌کنند، چون کسی به پرسش‌هایشان پاسخ نمی‌دهد و نمی‌گوید گام بعدی چیست. ",
	i18n.Hebrew:  "לקוחות ותיקים מפסיקים להזמין כי איש אינו עונה לשאלותיהם ואיש אינו אומר להם מה יקרה בהמשך. ",
}

// long is a text of so many characters.
func long(lang i18n.Lang, n int) string {
	return string([]rune(strings.Repeat(sentences[lang], 1+n/80))[:n])
}

// talkative makes every text of an answer as long as a text may be; ids stay.
func talkative(v engagement.Value, lang i18n.Lang) engagement.Value {
	switch {
	case v.IsText() && strings.Contains(v.Text(), " "):
		return engagement.Text(long(lang, 300))
	case v.IsList():
		var items []engagement.Value
		for _, item := range v.List() {
			items = append(items, talkative(item, lang))
		}
		return engagement.List(items...)
	case v.IsRecord():
		for _, name := range v.Fields() {
			v = v.With(name, talkative(v.Field(name), lang))
		}
	}
	return v
}

// hostile is a client with the longest texts; without limits it wants every initiative.
func hostile(t *testing.T, lang i18n.Lang, limits bool) reports.Source {
	t.Helper()
	e := reportstest.Client(t, "distributor", lang)
	for _, id := range e.Strategy.IDs() {
		e.Strategy.Set(id, talkative(e.Strategy.Get(id), lang))
	}
	e.Context.Set("Q0.1", engagement.Text(long(lang, 120)))
	e.Consultant.Name, e.Consultant.Organisation, e.Consultant.Contact = long(lang, 120), long(lang, 119), long(lang, 118)
	if !limits {
		e.Context.Set("Q0.10", engagement.Number(exact.Of(18)))
		for _, id := range []string{"Q0.11", "Q0.12", "Q0.13"} {
			e.Context.Delete(id)
		}
		e.Strategy.Delete("Q6.1")
		e.Strategy.Delete("Q6.2")
		for _, in := range reportstest.Pack(t).Initiatives {
			e.Decisions.Initiatives = append(e.Decisions.Initiatives, engagement.InitiativeDecision{Initiative: in.ID, Decision: engagement.Force, Reason: "all"})
		}
	}
	src := reportstest.Planned(t, e, lang)
	for range 3 {
		src.Cautions = append(src.Cautions, long(lang, 240))
	}
	if n := len(src.Study.Plan.Basket); !limits && n < 41 {
		t.Fatalf("%s: only %d initiatives", lang, n)
	}
	return src
}

// papers is letter, which holds fewer lines, and if wanted A4, whose lines are shorter, too.
func papers(a4 bool) []pdf.Paper {
	if a4 && !testing.Short() {
		return []pdf.Paper{pdf.Letter, pdf.A4}
	}
	return []pdf.Paper{pdf.Letter}
}

// brief is the template of the short version.
func brief(t *testing.T) *reports.Template {
	t.Helper()
	data, err := fs.ReadFile(templates.Reports(), "brief.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return decoded(t, string(data))
}

func TestVersionForABoardHasFourPagesWhateverTheClientSays(t *testing.T) {
	for _, lang := range i18n.Langs {
		for _, limits := range []bool{true, false} {
			src := hostile(t, lang, limits)
			src.Template = brief(t)
			doc := reports.Build(src)
			for _, paper := range papers(limits) {
				if n := pages(t, doc, paper); n != 4 {
					t.Errorf("%s, limits %v: %d pages of %s", lang, limits, n, paper)
				}
			}
		}
	}
}

func TestSummaryIsOnePageWhateverTheClientSays(t *testing.T) {
	for _, lang := range i18n.Langs {
		for _, limits := range []bool{true, false} {
			doc := only(hostile(t, lang, limits), "summary")
			for _, paper := range papers(limits) {
				if n := pages(t, doc, paper); n != 1 {
					t.Errorf("%s, limits %v: %d pages of %s", lang, limits, n, paper)
				}
			}
			if text := dump(t, doc); !strings.Contains(text, "…") || !strings.Contains(text, words(t, lang).T("summary.decisions")) {
				t.Errorf("%s: a long text is not cut, or the decisions are", lang)
			}
		}
	}
}

func TestSummaryIsOnePageUnderALongIntroduction(t *testing.T) {
	for _, lang := range i18n.Langs {
		for _, limits := range []bool{true, false} {
			for name, sections := range map[string][]string{"alone": {"summary"}, "brief": {"masthead", "summary", "plan", "decisions"}} {
				src := hostile(t, lang, limits)
				src.Template = &reports.Template{}
				for _, id := range sections {
					src.Template.Sections = append(src.Template.Sections, reports.Chapter{ID: id})
				}
				summary := &src.Template.Sections[slices.Index(sections, "summary")]
				summary.Title, summary.Intro = map[i18n.Lang]string{lang: long(lang, 40)}, map[i18n.Lang]string{lang: long(lang, 240)}
				doc := reports.Build(src)
				for _, paper := range papers(limits) {
					if n := pages(t, doc, paper); n != max(1, len(sections)-1) {
						t.Errorf("%s, %s, limits %v: %d pages of %s", lang, name, limits, n, paper)
					}
				}
			}
		}
	}
}

func TestBriefOfAnEmptyOrBegunFileSaysOnOnePageWhatIsMissing(t *testing.T) {
	p := reportstest.Pack(t)
	for _, lang := range i18n.Langs {
		begun := &engagement.Engagement{Context: reportstest.Client(t, "distributor", lang).Context}
		for name, e := range map[string]*engagement.Engagement{"empty": {}, "begun": begun} {
			src := reportstest.Source(t, e, lang)
			src.Template = brief(t)
			doc := reports.Build(src)
			if n := pages(t, doc, pdf.A4); n != 1 {
				t.Errorf("%s, %s: %d pages", lang, name, n)
			}
			text := dump(t, doc)
			for _, want := range []string{words(t, lang).T("noplan.chapter"), p.Text(lang).Question("Q1.1").Ask} {
				if strings.Count(text, i18n.Plain(want)) != 1 {
					t.Errorf("%s, %s: %q is not said once:\n%s", lang, name, want, text)
				}
			}
		}
	}
}

func TestReportOfAnEmptyFileIsACoverAndWhatIsMissing(t *testing.T) {
	for _, lang := range i18n.Langs {
		src := reportstest.Source(t, &engagement.Engagement{}, lang)
		if n := pages(t, reports.Build(src), pdf.A4); n != 2 {
			t.Errorf("%s: %d pages", lang, n)
		}
		src.Missing = []string{"Too little time.", "Too little money."}
		if text := dump(t, reports.Build(src)); !strings.Contains(text, "- Too little time.\n") {
			t.Errorf("%s: what stands in the way is not listed point by point:\n%s", lang, text)
		}
	}
}

func TestVersionForABoardHoldsWithTheLongestNamesOfRoles(t *testing.T) {
	for _, lang := range i18n.Langs {
		src := reportstest.Planned(t, reportstest.Client(t, "distributor", lang), lang)
		p, names := *src.Pack, *src.Pack.Text(lang)
		p.Words, names.Roles = maps.Clone(p.Words), maps.Clone(names.Roles)
		p.Words[lang] = &names
		for id := range names.Roles {
			names.Roles[id] = long(lang, 2000)
		}
		src.Pack, src.Template = &p, brief(t)
		if n := pages(t, reports.Build(src), pdf.Letter); n != 4 {
			t.Errorf("%s: %d pages", lang, n)
		}
	}
}

func TestCoverIsOnePageWithTheLongestNames(t *testing.T) {
	for _, lang := range i18n.Langs {
		src := hostile(t, lang, true)
		src.Logo = largeLogo(t)
		doc := only(src, "cover")
		for _, paper := range []pdf.Paper{pdf.A4, pdf.Letter} {
			if n := pages(t, doc, paper); n != 1 {
				t.Errorf("%s: %d pages of %s", lang, n, paper)
			}
		}
	}
}

// largeLogo is a picture as large as a logo is shown.
func largeLogo(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 300, 300))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

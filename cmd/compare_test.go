package cmd

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rahbord/internal/i18n"
)

// earlier writes an older state of the distributor: one level
// lower at one indicator.
func earlier(t *testing.T, folder, lang string) (before, after string) {
	t.Helper()
	after = filepath.Join(folder, "distributor."+lang+".yaml")
	data, err := os.ReadFile(after)
	if err != nil {
		t.Fatal(err)
	}
	s := string(data)
	for _, x := range [][2]string{{"assessed: 2026-11-15", "assessed: 2026-05-15"}, {"SRV-1: 2", "SRV-1: 1"}} {
		s = strings.Replace(s, x[0], x[1], 1)
	}
	before = filepath.Join(folder, "before.yaml")
	if err := os.WriteFile(before, []byte(s), 0o600); err != nil {
		t.Fatal(err)
	}
	return before, after
}

func TestComparisonNamesWhatMovedAndWhatCannotBeCompared(t *testing.T) {
	inTurn(t)
	for lang, want := range map[string][]string{
		"en": {"From 15 May 2026 to 15 November 2026 the readiness rose by"},
		"fa": {"از ۲۵ اردیبهشت ۱۴۰۵ تا ۲۴ آبان ۱۴۰۵ آمادگی"},
		"he": {"בין 15 במאי 2026 לבין 15 בנובמבר 2026 עלתה המוכנות"},
	} {
		before, after := earlier(t, samples(t, lang), lang)
		out, errs, code := try(t, nil, "compare", before, after)
		if code != exitOK {
			t.Fatalf("%s: exit %d %s", lang, code, errs)
		}
		words := (&App{}).words(i18n.Lang(lang))
		for _, w := range append(want, words.T("compare.risen.one"), words.T("compare.why.never_applied")) {
			if !strings.Contains(i18n.Plain(out), i18n.Plain(w)) {
				t.Errorf("%s: no %q in\n%s", lang, w, out)
			}
		}
	}
}

func TestComparisonAsDataAddsUp(t *testing.T) {
	inTurn(t)
	before, after := earlier(t, samples(t, "en"), "en")
	out, errs, code := try(t, nil, "compare", before, after, "--json")
	if code != exitOK {
		t.Fatal(errs)
	}
	var c comparisonJSON
	if err := json.Unmarshal([]byte(out), &c); err != nil {
		t.Fatal(err)
	}
	if len(c.Areas) != 14 || len(c.Indicators) != 80 || c.Common != 79 || c.Asked != 79 {
		t.Errorf("%d areas, %d indicators, %d of %d in common", len(c.Areas), len(c.Indicators), c.Common, c.Asked)
	}
	if c.Overall.Change == nil || strings.HasPrefix(c.Overall.Change.String(), "-") {
		t.Errorf("change of the index: %v", c.Overall.Change)
	}
}

func TestComparisonIsWrittenAsReport(t *testing.T) {
	inTurn(t)
	folder := samples(t, "en")
	before, after := earlier(t, folder, "en")
	name := filepath.Join(folder, "changed.pdf")
	if _, errs, code := try(t, nil, "compare", before, after, "--out", name); code != exitOK {
		t.Fatal(errs)
	}
	if data, err := os.ReadFile(name); err != nil || !strings.HasPrefix(string(data), "%PDF") {
		t.Errorf("no PDF: %v", err)
	}
}

func TestDifferentOrganisationsAreNotCompared(t *testing.T) {
	folder := samples(t, "en")
	_, errs, code := try(t, nil, "compare", filepath.Join(folder, "distributor.en.yaml"), filepath.Join(folder, "brand.en.yaml"))
	if code != exitError || !strings.Contains(errs, "different organisations") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

func TestSameFileOrSameAnswersAreNotCompared(t *testing.T) {
	for lang, want := range map[string]string{"en": "Nothing changed", "fa": "چیزی تغییر نکرده", "he": "דבר לא השתנה"} {
		folder := samples(t, lang)
		name, twin := filepath.Join(folder, "distributor."+lang+".yaml"), filepath.Join(folder, "twin.yaml")
		if _, _, code := try(t, nil, "compare", name, name); code != exitError {
			t.Errorf("%s: exit %d for one file", lang, code)
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(twin, data, 0o600); err != nil {
			t.Fatal(err)
		}
		report := filepath.Join(folder, "none.pdf")
		out, errs, code := try(t, nil, "compare", name, twin, "--out", report)
		if code != exitOK || !strings.Contains(i18n.Plain(out), want) {
			t.Errorf("%s: exit %d, %s%s", lang, code, out, errs)
		}
		if _, err := os.Stat(report); err == nil {
			t.Errorf("%s: an empty comparison was written", lang)
		}
	}
}

func TestCommentsAreNoChange(t *testing.T) {
	inTurn(t)
	folder := samples(t, "en")
	name, twin := filepath.Join(folder, "distributor.en.yaml"), filepath.Join(folder, "twin.yaml")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(twin, append(data, "# remark\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, errs, code := try(t, nil, "compare", name, twin); code != exitOK || !strings.Contains(out, "Nothing changed") {
		t.Errorf("exit %d, %s%s", code, out, errs)
	}
}

func TestFlagsThatComparisonCannotFollowAreRefused(t *testing.T) {
	before, after := earlier(t, samples(t, "en"), "en")
	twin := filepath.Join(t.TempDir(), "twin.yaml")
	data, err := os.ReadFile(after)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(twin, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for want, lines := range map[string][][]string{
		"--json and --out do not go together.\nrahbord: hint: Run rahbord compare once for each": {{before, after, "--json", "--out", filepath.Join(t.TempDir(), "x.pdf")}},
		"nonsense": {{before, after, "--json", "--date", "nonsense"}, {after, twin, "--date", "nonsense"}, {before, after, "--date", "nonsense"}},
	} {
		for _, line := range lines {
			if out, errs, code := try(t, nil, append([]string{"compare"}, line...)...); code != exitUsage || out != "" || !strings.Contains(errs, want) {
				t.Errorf("%v: exit %d, %s%s", line, code, out, errs)
			}
		}
	}
}

func TestComparisonInTheWrongOrderIsHintedAt(t *testing.T) {
	before, after := earlier(t, samples(t, "en"), "en")
	if _, errs, code := try(t, nil, "compare", after, before); code != exitOK || !strings.Contains(errs, "The order seems reversed") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if _, errs, _ := try(t, nil, "compare", before, after); strings.Contains(errs, "reversed") {
		t.Errorf("a hint without cause: %s", errs)
	}
}

func TestComparisonSaysWhichAssessmentWasTheQuickOne(t *testing.T) {
	before, after := earlier(t, samples(t, "en"), "en")
	data, err := os.ReadFile(before)
	if err != nil {
		t.Fatal(err)
	}
	quick := strings.Replace(string(data), "assessment:\n", "assessment:\n  quick: true\n", 1)
	if err := os.WriteFile(before, []byte(quick), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, _, _ := try(t, nil, "compare", before, after); !strings.Contains(out, "The earlier assessment was a quick scan") {
		t.Error(out)
	}
	if out, _, _ := try(t, nil, "compare", after, before); !strings.Contains(out, "The later assessment is a quick scan") {
		t.Error(out)
	}
}

func TestComparisonWithAQuickScanLeadsLikeForLikeAndGivesNoVerdictOnAreas(t *testing.T) {
	inTurn(t)
	for _, lang := range spoken() {
		before, after := earlier(t, samples(t, string(lang)), string(lang))
		rewrite(t, before, "assessment:\n", "assessment:\n  quick: true\n")
		out, errs, code := try(t, nil, "compare", before, after)
		if code != exitOK {
			t.Fatal(errs)
		}
		w := (&App{}).words(lang)
		out = strings.Join(strings.Fields(i18n.Plain(strings.NewReplacer("\u2068", "", "\u2067", "").Replace(out))), " ")
		like := i18n.Plain(w.T("compare.like-note.many", "n", w.Int(30), "all", w.Int(80)))
		first, areas, _ := strings.Cut(out, w.T("compare.like"))
		if strings.Contains(first, w.Lang.Digits("23")) || !strings.Contains(areas, like) {
			t.Errorf("%s: the first sentence compares the overall numbers: %s", lang, first)
		}
		_, areas, _ = strings.Cut(areas, w.T("compare.areas"))
		areas, _, _ = strings.Cut(areas, i18n.Plain(w.T("compare.risen.one")))
		if strings.ContainsAny(areas, "↑↓+−") || !strings.Contains(areas, w.T("compare.why.other_set")) {
			t.Errorf("%s: a verdict on areas with other indicators:\n%s", lang, areas)
		}
	}
}

func TestComparisonNamesTheVersionsOfTheModelAndTheUnitsOfKPIs(t *testing.T) {
	inTurn(t)
	before, after := earlier(t, samples(t, "en"), "en")
	rewrite(t, before, `version: "1.0"`, `version: "0.9"`)
	name := filepath.Join(t.TempDir(), "changed.md")
	if _, errs, code := try(t, nil, "compare", before, after, "--out", name); code != exitOK {
		t.Fatal(errs)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"different versions of the model (0.9 and 1.0)", "| Unit |", "| hours |"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("no %q in\n%s", want, data)
		}
	}
	out, _, _ := try(t, nil, "compare", before, after, "--json")
	var c comparisonJSON
	if err := json.Unmarshal([]byte(out), &c); err != nil || len(c.Limits) != 1 || c.Limits[0] != "version" {
		t.Errorf("%v %v", c.Limits, err)
	}
}

func TestComparisonWithTooFewAnswersGivesNoChangeOfTheWhole(t *testing.T) {
	inTurn(t)
	for _, lang := range spoken() {
		before, after := earlier(t, samples(t, string(lang)), string(lang))
		data, err := os.ReadFile(after)
		if err != nil {
			t.Fatal(err)
		}
		start := strings.Index(string(data), "\nrespondents:")
		end := start + strings.Index(string(data)[start:], "\nconsensus:")
		few := string(data[:start]) + "\nrespondents:\n  - {id: md, role: MGT, answers: {SRV-1: 5}}\n" + string(data[end:])
		if err := os.WriteFile(after, []byte(few), 0o600); err != nil {
			t.Fatal(err)
		}
		out, errs, code := try(t, nil, "compare", before, after)
		if code != exitOK {
			t.Fatal(errs)
		}
		w := (&App{}).words(lang)
		flat := strings.Join(strings.Fields(i18n.Plain(out)), " ")
		if !strings.Contains(flat, i18n.Plain(w.T("compare.lead-unknown.not_now"))) || strings.Contains(flat, i18n.Plain(w.T("compare.like"))+" +") {
			t.Errorf("%s: %s", lang, out)
		}
	}
}

func TestOtherSettingsAreNamedAndMoveNothing(t *testing.T) {
	inTurn(t)
	for setting, limit := range map[string]string{"  role_weights: {SRV: 3}\n": "role_weights", "  method: median\n": "method"} {
		before, after := earlier(t, samples(t, "en"), "en")
		rewrite(t, before, "SRV-1: 1", "SRV-1: 2")
		if strings.Contains(setting, "method") {
			rewrite(t, after, "  method: role_balanced\n", setting)
		} else {
			rewrite(t, after, "assessment:\n", "assessment:\n"+setting)
		}
		out, errs, code := try(t, nil, "compare", before, after)
		if code != exitOK || !strings.Contains(out, "readiness stayed the same, like for like") || !strings.Contains(out, "No indicator moved.") {
			t.Errorf("%s: exit %d, %s%s", limit, code, out, errs)
		}
		out, _, _ = try(t, nil, "compare", before, after, "--json")
		var c comparisonJSON
		if err := json.Unmarshal([]byte(out), &c); err != nil || !strings.Contains(strings.Join(c.Limits, " "), limit) {
			t.Errorf("%s is not named in %v %v", limit, c.Limits, err)
		}
	}
}

func TestComparisonOfTheSameQuestionsHasOneChange(t *testing.T) {
	inTurn(t)
	before, after := earlier(t, samples(t, "en"), "en")
	out, _, _ := try(t, nil, "compare", before, after)
	if strings.Contains(out, "Change, like for like") {
		t.Error(out)
	}
	out, _, _ = try(t, nil, "compare", before, after, "--json")
	var c comparisonJSON
	if err := json.Unmarshal([]byte(out), &c); err != nil || *c.Overall.Change != *c.Like.Change {
		t.Errorf("%v and %v, %v", c.Overall.Change, c.Like.Change, err)
	}
}

func TestComparisonSpeaksOfAssessmentsWithoutADayOrOfOneDay(t *testing.T) {
	inTurn(t)
	for lang, want := range map[string][3]string{
		"en": {"From 15 May 2026 to the later assessment the readiness", "Between the two assessments the readiness", "Between the two assessments of 15 November 2026 the readiness"},
		"fa": {"از ۲۵ اردیبهشت ۱۴۰۵ تا ارزیابی تازه‌تر آمادگی", "میان دو ارزیابی آمادگی", "میان دو ارزیابی ۲۴ آبان ۱۴۰۵ آمادگی"},
		"he": {"בין 15 במאי 2026 לבין ההערכה החדשה", "בין שתי ההערכות עלתה", "בין שתי ההערכות מיום 15 בנובמבר 2026"},
	} {
		before, after := earlier(t, samples(t, lang), lang)
		reads := func(text string) {
			t.Helper()
			out, errs, _ := try(t, nil, "compare", before, after)
			if !strings.Contains(strings.Join(strings.Fields(i18n.Plain(out)), " "), text) {
				t.Errorf("%s: no %q in %s%s", lang, text, out, errs)
			}
		}
		rewrite(t, after, "assessed: 2026-11-15\n", "")
		reads(want[0])
		rewrite(t, before, "assessed: 2026-05-15\n", "")
		reads(want[1])
		before, after = earlier(t, samples(t, lang), lang)
		rewrite(t, before, "2026-05-15", "2026-11-15")
		reads(want[2])
	}
}

func TestComparisonCarriesTheBrand(t *testing.T) {
	inTurn(t)
	before, after := earlier(t, samples(t, "en"), "en")
	folder := t.TempDir()
	brand, name := filepath.Join(folder, "brand.yaml"), filepath.Join(folder, "changed.html")
	if err := os.WriteFile(brand, []byte("organisation: Brand of the consultant\ncolour: \"#123456\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, errs, code := try(t, nil, "compare", before, after, "--brand", brand, "--out", name); code != exitOK {
		t.Fatal(errs)
	}
	data, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(data), "Brand of the consultant") || !strings.Contains(string(data), "#123456") {
		t.Errorf("the brand is missing: %v", err)
	}
	if _, errs, code := try(t, nil, "compare", before, after, "--brand", filepath.Join(folder, "none.yaml")); code != exitError || !strings.Contains(errs, "none.yaml") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

func TestComparisonTakesTheFiguresOfTheAnswersForKPIsThatWereNotMeasured(t *testing.T) {
	inTurn(t)
	before, after := earlier(t, samples(t, "en"), "en")
	data, err := os.ReadFile(before)
	if err != nil {
		t.Fatal(err)
	}
	answers, _, found := strings.Cut(string(data), "\nkpis:")
	if !found {
		t.Fatal("the sample measures no KPI")
	}
	if err := os.WriteFile(before, []byte(answers+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "changed.md")
	if _, errs, code := try(t, nil, "compare", before, after, "--out", name); code != exitOK {
		t.Fatal(errs)
	}
	data, err = os.ReadFile(name)
	if err != nil || !strings.Contains(string(data), "First response time | hours | 18.5 | 18.5 |") || !strings.Contains(string(data), "Then, from the answers") {
		t.Errorf("%v %s", err, data)
	}
}

// rewrite replaces a text of a file once.
func rewrite(t *testing.T, name, old, text string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(data), old) {
		t.Fatalf("no %q: %v", old, err)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(data), old, text, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestUnknownEndingIsOneMistakeToEveryVerb(t *testing.T) {
	before, after := earlier(t, samples(t, "en"), "en")
	for _, args := range [][]string{{"report", after, "--out", "x.docx"}, {"compare", before, after, "--out", "x.docx"}} {
		if _, errs, code := try(t, nil, args...); code != exitError || !strings.Contains(errs, "cannot be written as x.docx") {
			t.Errorf("%v: exit %d: %s", args, code, errs)
		}
	}
}

func TestEndingAloneIsNoFileName(t *testing.T) {
	before, after := earlier(t, samples(t, "en"), "en")
	t.Chdir(t.TempDir())
	for _, args := range [][]string{{"report", after, "--out", ".pdf"}, {"report", after, "--out", "./.xlsx"}, {"compare", before, after, "--out", ".html"}} {
		_, errs, code := try(t, nil, args...)
		if left, err := os.ReadDir("."); code != exitError || !strings.Contains(errs, "is only an ending") || err != nil || len(left) > 0 {
			t.Errorf("%v: exit %d, %s%v", args, code, errs, left)
		}
	}
}

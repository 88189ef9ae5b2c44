package cmd

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"

	"github.com/xuri/excelize/v2"
)

// fillIn opens a form as a spreadsheet program does, writes cells by the hidden key of
// their row, and saves it.
func fillIn(t *testing.T, name string, cells map[string]string) {
	t.Helper()
	f, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	written := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if i == 0 || len(row) == 0 || sheet == "rahbord" {
				continue
			}
			for column := range strings.SplitSeq("CDEFGH", "") {
				if text, ok := cells[row[0]+" "+column]; ok {
					at := column + strconv.Itoa(i+1)
					if err := f.SetCellStr(sheet, at, text); err != nil {
						t.Fatal(err)
					}
					written++
				}
			}
		}
	}
	if written != len(cells) {
		t.Fatalf("%d of %d cells found", written, len(cells))
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

func clientOf(t *testing.T, name string) *engagement.Engagement {
	t.Helper()
	f, faults, err := engagement.Open(name)
	if err != nil || f == nil {
		t.Fatal(err, faults)
	}
	return f.Engagement
}

func TestAFilledFormComesIntoTheClientFile(t *testing.T) {
	inTurn(t)
	for _, l := range i18n.Langs {
		lang := string(l)
		folder := samples(t, lang)
		client, form := filepath.Join(folder, "startup."+lang+".yaml"), filepath.Join(folder, "form.xlsx")
		w := (&App{}).words(i18n.Lang(lang))
		if _, errs, code := try(t, nil, "form", client, "--out", form, "--respondent", "Sara"); code != exitOK {
			t.Fatal(errs)
		}
		fillIn(t, form, map[string]string{"role C": "sal", "SRV-2 E": w.Int(3), "SRV-2 F": "Better since spring", "STR-1 E": w.T("form.answers.dk"), "Q1.9 D": "Head of service"})
		before := clientOf(t, client)
		out, errs, code := try(t, nil, "import", "form", client, form)
		if code != exitOK || strings.Contains(out+errs, "⟦") {
			t.Fatalf("%s: exit %d\n%s%s", lang, code, out, errs)
		}
		e := clientOf(t, client)
		r := e.Respondent("Sara")
		if r == nil || r.Role != "SAL" || len(r.Answers) != 2 || e.Given("Q1.9").Text() != "Head of service" {
			t.Errorf("%s: %+v, owner %v", lang, r, e.Given("Q1.9"))
		}
		if len(e.Respondents) != len(before.Respondents)+1 || !strings.Contains(out, "Q1.9") {
			t.Errorf("%s: what was replaced is not listed:\n%s", lang, out)
		}
		bytesOf := func() string { data, _ := os.ReadFile(client); return string(data) }
		now := bytesOf()
		if _, errs, code := try(t, nil, "import", "form", client, form); code != exitOK || bytesOf() != now {
			t.Errorf("%s: a second import changes the file (exit %d) %s", lang, code, errs)
		}
	}
}

func TestAFormThatIsThereIsNeverReplacedUnasked(t *testing.T) {
	inTurn(t)
	client := sampleFile(t, "startup", i18n.English)
	form := strings.TrimSuffix(client, ".yaml") + "-form.xlsx"
	if _, errs, code := try(t, nil, "form", client); code != exitOK {
		t.Fatal(errs)
	}
	fillIn(t, form, map[string]string{"role C": "Sales", "SRV-2 E": "3"})
	filled, err := os.ReadFile(form)
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range i18n.Langs {
		_, errs, code := try(t, nil, "form", client, "--lang", string(lang))
		if code != exitError || !strings.Contains(errs, "--out") || !strings.Contains(errs, "startup.en-form.xlsx") || strings.Contains(errs, "⟦") {
			t.Errorf("%s: exit %d %s", lang, code, errs)
		}
		if now, _ := os.ReadFile(form); string(now) != string(filled) {
			t.Fatalf("%s: the filled form is gone", lang)
		}
	}
	if _, errs, code := try(t, nil, "form", client, "--out", form); code != exitOK {
		t.Errorf("--out: exit %d %s", code, errs)
	}
}

func TestWhatAFormReplacesIsToldInTheLanguageOfTheFile(t *testing.T) {
	inTurn(t)
	for _, lang := range i18n.Langs {
		client := sampleFile(t, "startup", lang)
		form := filepath.Join(filepath.Dir(client), "form.xlsx")
		w := (&App{}).words(lang)
		try(t, nil, "form", client, "--out", form, "--respondent", "Sara")
		fillIn(t, form, map[string]string{"Q0.3/total D": "1234", "Q0.3/contact D": "12", "Q0.2 D": "b2b", "Q0.10 D": "many"})
		out, errs, code := try(t, nil, "import", "form", client, form, "--partial")
		if code != exitFileFaults || !strings.Contains(out, w.Int(1234)) || strings.Contains(out, "{") || strings.Contains(out+errs, "⟦") {
			t.Errorf("%s: exit %d\n%s%s", lang, code, out, errs)
		}
		if want := w.T("done.form-import", "answered", w.Int(3), "added", w.Int(0), "replaced", w.Int(1), "unchanged", w.Int(0), "refused", w.Int(2)); !strings.Contains(out, want) {
			t.Errorf("%s: the counts are wrong:\n%s\nwant %s", lang, out, want)
		}
	}
}

func TestPartsMissingInAFilledFormAreNamed(t *testing.T) {
	inTurn(t)
	for _, lang := range i18n.Langs {
		client := crowd(t, lang)
		form := filepath.Join(filepath.Dir(client), "form.xlsx")
		try(t, nil, "form", client, "--out", form, "--part", "context")
		fillIn(t, form, map[string]string{"Q0.7/kpis_bad D": "1", "Q0.7/customers_leaving D": "0"})
		out, errs, code := try(t, nil, "import", "form", client, form)
		names := ownPack().Text(lang).Question("Q0.7").Rows
		if code != exitOK || !strings.Contains(i18n.Plain(out), names["market_share_falling"]) || strings.Contains(i18n.Plain(out), names["kpis_bad"]) {
			t.Errorf("%s: exit %d\n%s%s", lang, code, out, errs)
		}
	}
}

func TestAFaultyFormChangesNothing(t *testing.T) {
	inTurn(t)
	folder := samples(t, "en")
	client, form := filepath.Join(folder, "startup.en.yaml"), filepath.Join(folder, "form.xlsx")
	if _, errs, code := try(t, nil, "form", client, "--out", form, "--respondent", "Sara"); code != exitOK {
		t.Fatal(errs)
	}
	fillIn(t, form, map[string]string{"role C": "Sales", "SRV-2 E": "3", "STR-1 E": "7", "Q0.3/total D": "many"})
	before, err := os.ReadFile(client)
	if err != nil {
		t.Fatal(err)
	}
	_, errs, code := try(t, nil, "import", "form", client, form)
	if code != exitFileFaults || !strings.Contains(errs, "Readiness!E") || !strings.Contains(errs, "Context!D") {
		t.Errorf("exit %d\n%s", code, errs)
	}
	if after, _ := os.ReadFile(client); string(after) != string(before) {
		t.Error("the client file changed")
	}
	if _, _, code := try(t, nil, "import", "form", client, form, "--partial"); code != exitFileFaults {
		t.Errorf("--partial ends with %d", code)
	}
	if r := clientOf(t, client).Respondent("Sara"); r == nil || len(r.Answers) != 1 {
		t.Errorf("--partial took %+v", r)
	}
}

func TestFormsOfAnotherClientAreRefused(t *testing.T) {
	inTurn(t)
	folder := samples(t, "en")
	form := filepath.Join(folder, "form.xlsx")
	try(t, nil, "form", filepath.Join(folder, "startup.en.yaml"), "--out", form, "--respondent", "Sara")
	fillIn(t, form, map[string]string{"role C": "Sales", "SRV-2 E": "3"})
	other := filepath.Join(folder, "brand.en.yaml")
	if _, errs, code := try(t, nil, "import", "form", other, form); code != exitFileFaults || !strings.Contains(errs, "--renamed") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if _, errs, code := try(t, nil, "import", "form", other, form, "--renamed"); code != exitOK {
		t.Errorf("--renamed ends with %d: %s", code, errs)
	}
}

func TestAPrintedFormIsAPDF(t *testing.T) {
	inTurn(t)
	folder := samples(t, "he")
	client := filepath.Join(folder, "startup.he.yaml")
	for _, part := range []string{"all", "readiness", "context", "strategy"} {
		out := filepath.Join(folder, part+".pdf")
		if _, errs, code := try(t, nil, "form", client, "--out", out, "--part", part, "--quick"); code != exitOK || errs != "" {
			t.Fatalf("%s: exit %d %s", part, code, errs)
		}
		if data, err := os.ReadFile(out); err != nil || !strings.HasPrefix(string(data), "%PDF-") {
			t.Errorf("%s: %v", part, err)
		}
	}
}

func TestMergeTakesWhatIsNewAndAsksWhereFilesDiffer(t *testing.T) {
	inTurn(t)
	folder := samples(t, "en")
	client, other := filepath.Join(folder, "startup.en.yaml"), filepath.Join(folder, "sara.yaml")
	data, err := os.ReadFile(client)
	if err != nil {
		t.Fatal(err)
	}
	person := clientOf(t, client).Respondents[0]
	level := person.Answers[0]
	changed := clientOf(t, client)
	changed.Respondents[0].Set(engagement.Answer{Indicator: level.Indicator, Level: exact.Of(5)})
	changed.Respondents = append(changed.Respondents, engagement.Respondent{ID: "sara", Role: "SAL",
		Answers: engagement.Sheet{{Indicator: "SRV-2", Level: exact.Of(3)}}})
	if _, err := engagement.Create(other, changed, nil); err != nil {
		t.Fatal(err)
	}
	out, errs, code := try(t, nil, "merge", client, other)
	if now, _ := os.ReadFile(client); code != exitError || string(now) != string(data) || !strings.Contains(out, level.Indicator) {
		t.Fatalf("exit %d\n%s%s", code, out, errs)
	}
	if out, _, code := try(t, nil, "merge", client, other, "--keep", "ours", "--dry-run"); code != exitOK || clientOf(t, client).Respondent("sara") != nil {
		t.Errorf("--dry-run: exit %d, or it wrote\n%s", code, out)
	}
	if _, errs, code := try(t, nil, "merge", client, other, "--keep", "ours"); code != exitOK {
		t.Fatal(errs)
	}
	e := clientOf(t, client)
	if a, _ := e.Respondent(person.ID).Answer(level.Indicator); e.Respondent("sara") == nil || !a.Level.Equal(level.Level) {
		t.Errorf("--keep ours: %+v", a)
	}
	if _, errs, code := try(t, nil, "merge", client, other, "--keep", "theirs"); code != exitOK {
		t.Fatal(errs)
	}
	if a, _ := clientOf(t, client).Respondent(person.ID).Answer(level.Indicator); a.Level.String() != "5" {
		t.Errorf("--keep theirs: %+v", a)
	}
}

func TestMergeTakesFilledForms(t *testing.T) {
	inTurn(t)
	folder := samples(t, "en")
	client, form := filepath.Join(folder, "startup.en.yaml"), filepath.Join(folder, "form.xlsx")
	try(t, nil, "form", client, "--out", form, "--respondent", "Sara")
	fillIn(t, form, map[string]string{"role C": "Sales", "SRV-2 E": "3"})
	if out, errs, code := try(t, nil, "merge", client, form); code != exitOK || !strings.Contains(out, "Sara") {
		t.Fatalf("exit %d\n%s%s", code, out, errs)
	}
	if r := clientOf(t, client).Respondent("Sara"); r == nil || len(r.Answers) != 1 {
		t.Errorf("%+v", r)
	}
}

func TestHelpOfTheFormVerbsSpeaksEveryLanguage(t *testing.T) {
	for _, verb := range []string{"form", "import form", "merge"} {
		for _, lang := range i18n.Langs {
			out, _, code := try(t, nil, append(strings.Fields(verb), "--help", "--lang", string(lang))...)
			if code != exitOK || !strings.Contains(out, "rahbord "+verb) || strings.Contains(out, "⟦") {
				t.Errorf("help of %q in %s (exit %d):\n%s", verb, lang, code, out)
			}
		}
	}
	for _, line := range []string{"form x.yaml --part all-of-it", "merge a b --keep mine"} {
		if _, errs, code := try(t, nil, strings.Fields(line)...); code != exitUsage || strings.Contains(errs, "⟦") {
			t.Errorf("%s: exit %d %s", line, code, errs)
		}
	}
}

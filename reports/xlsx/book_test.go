package xlsx

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"rahbord/internal/i18n"

	"github.com/xuri/excelize/v2"
)

func TestTheSameSourceGivesTheSameBytes(t *testing.T) {
	w := theWorld(t)
	for _, lang := range i18n.Langs {
		var again bytes.Buffer
		if err := Write(&again, w.source(lang)); err != nil {
			t.Fatal(err)
		}
		first := blank(t, w.source(lang))
		if !bytes.Equal(first, again.Bytes()) {
			t.Errorf("%s: two runs differ", lang)
		}
		if dir := os.Getenv("RAHBORD_SPECIMEN"); dir != "" { // for a look at the form
			if err := os.WriteFile(dir+"/form."+string(lang)+".xlsx", first, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestSheetsRunFromRightToLeftInPersianAndHebrew(t *testing.T) {
	w := theWorld(t)
	for _, lang := range i18n.Langs {
		f := take(t, blank(t, w.source(lang))).file
		for _, title := range f.GetSheetList() {
			view, err := f.GetSheetView(title, 0)
			if err != nil || view.RightToLeft != nil && *view.RightToLeft != lang.RTL() || view.RightToLeft == nil && lang.RTL() {
				t.Errorf("%s, sheet %s: right to left is %v, %v", lang, title, view.RightToLeft, err)
			}
		}
	}
}

func TestNoTextOfTheClientRunsAsAFormula(t *testing.T) {
	w := theWorld(t)
	for _, evil := range []string{`=HYPERLINK("http://x","y")`, "+1+1", "-1", "@SUM(A1)", "\t=1", "'=1"} {
		src := w.source(i18n.English)
		src.Client, src.Person.Name, src.Parts = evil, evil, Parts{Context: true}
		data := blank(t, src)
		f := take(t, data).file
		cells := 0
		for _, title := range f.GetSheetList() {
			rows, err := f.GetRows(title)
			if err != nil {
				t.Fatal(err)
			}
			for r, row := range rows {
				for c, text := range row {
					at, _ := excelize.CoordinatesToCellName(c+1, r+1)
					cells++
					if formula, err := f.GetCellFormula(title, at); formula != "" || err != nil {
						t.Errorf("%q: formula %q in %s (%v)", evil, formula, at, err)
					}
					if text != "" && strings.ContainsAny(text[:1], "=+-@\t\r") {
						t.Errorf("%q: %s!%s begins with a sign that runs: %q", evil, title, at, text)
					}
				}
			}
		}
		if cells < 300 {
			t.Fatalf("only %d cells", cells)
		}
		opts := w.options()
		opts.Client = evil
		if form, faults := Read(bytes.NewReader(data), opts); form == nil || form.Client != evil && strings.TrimSpace(evil) == evil || len(faults) > 0 {
			t.Errorf("%q does not come back: %v", evil, faults)
		}
	}
}

func TestOnlyAnswersCanBeChanged(t *testing.T) {
	w := theWorld(t)
	for _, lang := range i18n.Langs {
		p := take(t, blank(t, w.source(lang)))
		open, locked := 0, 0
		for mark, first := range map[string]int{readinessSheet: answerCol, strategySheet: firstAnswer} {
			title := w.words(lang).T("form.sheets." + mark)
			if protection, err := p.file.GetSheetProtection(title); err != nil || protection.InsertRows || protection.DeleteRows || protection.Sort {
				t.Errorf("%s: sheet %s: %+v, %v", lang, title, protection, err)
			}
			for _, row := range p.rows[title] {
				for _, col := range []int{2, 3, first} {
					at, _ := excelize.CoordinatesToCellName(col, row)
					id, err := p.file.GetCellStyle(title, at)
					if err != nil {
						t.Fatal(err)
					}
					s, err := p.file.GetStyle(id)
					if err != nil {
						t.Fatal(err)
					}
					isLocked := s.Protection == nil || s.Protection.Locked
					if isLocked == (col == first) {
						t.Errorf("%s: %s!%s locked: %v", lang, title, at, isLocked)
					}
					if isLocked {
						locked++
					} else {
						open++
					}
				}
			}
		}
		if open < 200 || locked < 400 {
			t.Errorf("%s: only %d open and %d locked cells", lang, open, locked)
		}
	}
}

// Spreadsheet programs call a file damaged whose texts are longer than this.
func TestTextsKeepTheLimitsOfSpreadsheets(t *testing.T) {
	w := theWorld(t)
	for _, lang := range i18n.Langs {
		f := take(t, blank(t, w.source(lang))).file
		checked := 0
		for _, title := range f.GetSheetList() {
			if n := len([]rune(title)); n > 31 {
				t.Errorf("%s: the sheet name %q has %d characters", lang, title, n)
			}
			list, err := f.GetDataValidations(title)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range list {
				checked++
				for _, x := range []struct {
					text *string
					most int
				}{{d.ErrorTitle, 32}, {d.Error, 225}, {d.PromptTitle, 32}, {d.Prompt, 255}} {
					if x.text != nil && len([]rune(*x.text)) > x.most {
						t.Errorf("%s: %q is longer than %d", lang, *x.text, x.most)
					}
				}
			}
		}
		if checked < 100 {
			t.Errorf("%s: only %d rules", lang, checked)
		}
	}
}

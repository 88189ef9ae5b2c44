package xlsx

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"rahbord/internal/i18n"

	"github.com/xuri/excelize/v2"
)

// tampering changes a good form; rules are what the reader then says.
func TestFaultsNameSheetAndCell(t *testing.T) {
	w := theWorld(t)
	words := w.words(i18n.English)
	for name, x := range map[string]struct {
		change func(p *pen)
		rule   string
		cell   string
	}{
		"level off the scale":       {func(p *pen) { p.write("Readiness", "STR-1", answerCol, 6) }, "form-level", "Readiness!E4"},
		"level in words":            {func(p *pen) { p.write("Readiness", "STR-1", answerCol, "good") }, "form-no-level", "Readiness!E4"},
		"comment alone":             {func(p *pen) { p.write("Readiness", "STR-1", commentCol, "well") }, "form-no-level", "Readiness!E4"},
		"not applicable, no reason": {func(p *pen) { p.write("Readiness", "STR-1", answerCol, words.T("form.answers.na")) }, "form-na-without-reason", "Readiness!F4"},
		"grade off the scale":       {func(p *pen) { p.write("Readiness", "STR-2", answerCol, 2); p.write("Readiness", "STR-2", gradeCol, 9) }, "grade-out-of-range", "Readiness!H5"},
		"unknown option":            {func(p *pen) { p.write("Context", "Q0.2", firstAnswer, "Circus") }, "form-not-an-option", "Context!D"},
		"no number":                 {func(p *pen) { p.write("Context", "Q0.3/total", firstAnswer, "many") }, "form-not-a-number", "Context!D"},
		"too large a number":        {func(p *pen) { p.write("Context", "Q0.10", firstAnswer, 60) }, "number-too-large", "Context!D"},
		"no date":                   {func(p *pen) { p.write("Strategy", "Q6.4/start", firstAnswer, "soon") }, "form-not-a-date", "Strategy!D"},
		"a row half filled":         {func(p *pen) { p.write("Strategy", "Q1.6/#1", firstAnswer+1, "3 – matters") }, "form-part-missing", "Strategy!D"},
		"a formula":                 {func(p *pen) { p.file.SetCellFormula("Context", fmt.Sprintf("D%d", p.rows["Context"]["Q0.1"]), "=1+1") }, "form-formula", "Context!D"},
		"a control":                 {func(p *pen) { p.write("Context", "Q0.1", firstAnswer, "Acme\u009b31m") }, "control-character", "Context!D"},
		"a tower of accents":        {func(p *pen) { p.write("Context", "Q0.1", firstAnswer, "Z"+strings.Repeat("\u0301", 30)) }, "stacked-marks", "Context!D"},
		"a client on two lines":     {func(p *pen) { p.write("Context", "Q0.1", firstAnswer, "Acme\nLtd") }, "one-line", "Context!D"},
		"a key that is not ours": {func(p *pen) {
			p.file.SetCellValue("Readiness", "A4", "XYZ-1")
			p.file.SetCellValue("Readiness", "E4", 3)
		}, "form-row-unknown", "Readiness!A4"},
		"a key twice":   {func(p *pen) { p.file.SetCellValue("Readiness", "A5", "STR-1") }, "form-row-twice", "Readiness!A5"},
		"nobody's name": {func(p *pen) { p.write("Readiness", "STR-1", answerCol, 3); nobody(p) }, "form-no-name", "Start here!C"},
		"parts that exceed the whole": {func(p *pen) {
			p.write("Context", "Q0.3/total", firstAnswer, 5)
			p.write("Context", "Q0.3/contact", firstAnswer, 9)
		}, "form-rule", "Context!D"},
	} {
		sheet, _, _ := strings.Cut(x.cell, "!")
		src := w.part(i18n.English, Parts{Readiness: sheet != "Context" && sheet != "Strategy", Context: sheet == "Context", Strategy: sheet == "Strategy"})
		if name == "nobody's name" {
			src.Person = Person{}
		}
		p := take(t, blank(t, src))
		x.change(p)
		e := client(i18n.English, w)
		_, faults := read(t, w, p.done(), e, false)
		found := false
		for _, f := range faults {
			found = found || f.Rule == x.rule && strings.HasPrefix(f.Pos.File, "form.xlsx: "+x.cell)
			for _, lang := range w.wording {
				if message, _ := lang.Fault(f); strings.Contains(message, "⟦") || strings.Contains(message, "{") {
					t.Errorf("%s: no words for %s in %s: %s", name, f.Rule, lang.Lang, message)
				}
			}
		}
		if !found {
			t.Errorf("%s: want %s at %s, got\n%s", name, x.rule, x.cell, faults)
		}
		if len(e.Respondents) > 0 || e.Context.Len() > 0 || e.Strategy.Len() > 0 {
			t.Errorf("%s: something was imported all the same", name)
		}
	}
}

func nobody(p *pen) {
	p.write("Start here", roleKey, 3, "Sales")
}

func TestFormsOfOthersAreRefused(t *testing.T) {
	w := theWorld(t)
	good := blank(t, w.source(i18n.English))
	other := w.options()
	other.Client = "Another Co."
	if form, faults := Read(bytes.NewReader(good), other); form != nil || faults[0].Rule != "form-other-client" {
		t.Errorf("form of another client: %v", faults)
	}
	pack := *w.pack
	pack.ID = "other-pack"
	other = w.options()
	other.Pack = &pack
	if form, faults := Read(bytes.NewReader(good), other); form != nil || faults[0].Rule != "form-other-pack" {
		t.Errorf("form of another model: %v", faults)
	}
	alien := excelize.NewFile()
	var b bytes.Buffer
	if _, err := alien.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if form, faults := Read(&b, w.options()); form != nil || faults[0].Rule != "form-not-ours" {
		t.Errorf("any other spreadsheet: %v", faults)
	}
}

func TestDamagedFilesAreRefusedWithAMessage(t *testing.T) {
	w := theWorld(t)
	good := blank(t, w.source(i18n.English))
	for name, data := range map[string][]byte{
		"empty": nil, "text": []byte("hello, this is no spreadsheet"), "cut": good[:len(good)/2],
		"too large": make([]byte, mostBytes+1), "bomb": bomb(t),
		"a cell far out": sprawling(t, good, `<c r="E4"`, `<c r="XFD4"`), "a row far down": sprawling(t, good, `<row r="4"`, `<row r="1048576"`),
	} {
		form, faults := Read(bytes.NewReader(data), w.options())
		if form != nil || len(faults) != 1 {
			t.Errorf("%s: %v", name, faults)
			continue
		}
		if rule := faults[0].Rule; rule != "form-unreadable" && rule != "form-too-large" {
			t.Errorf("%s: %s", name, rule)
		}
	}
}

// FuzzRead reads forms in which one place of one part is damaged: whatever stands
// there then, there is a form or a fault.
func FuzzRead(f *testing.F) {
	w := theWorld(f)
	parts := unzipped(f, blank(f, Source{Pack: w.pack, Words: w.words(i18n.English), Parts: Parts{Context: true}}))
	random := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		f.Add(uint8(random.UintN(uint(len(parts)))), random.Uint32(), uint8(random.UintN(256)), random.UintN(4) == 0)
	}
	f.Fuzz(func(t *testing.T, part uint8, at uint32, bits uint8, cut bool) {
		form, faults := Read(bytes.NewReader(zipped(t, parts, int(part)%len(parts), at, bits, cut)), w.options())
		if form == nil && !faults.HasErrors() {
			t.Error("neither a form nor a fault")
		}
	})
}

func TestWhatIsMissingIsNamedAsTheFormDoes(t *testing.T) {
	w := theWorld(t)
	words := w.words(i18n.Hebrew)
	names := w.pack.Text(i18n.Hebrew)
	sheet := words.T("form.sheets.strategy")
	p := take(t, blank(t, w.part(i18n.Hebrew, Parts{Strategy: true})))
	row := p.rows[sheet]["Q1.6/#1"]
	if head, _ := p.file.GetCellValue(sheet, fmt.Sprintf("D%d", row-1)); !strings.Contains(head, names.Question("Q1.6").Fields["problem"].Label+" *") {
		t.Errorf("the needed column is not marked: %q", head)
	}
	p.write(sheet, "Q1.6/#1", firstAnswer+1, "3")
	p.write(sheet, "Q2.3/reason", firstAnswer, "קצר")
	p.write(sheet, "Q2.2/secondary", firstAnswer, 1)
	p.write(sheet, "Q1.2/severity", firstAnswer, 3)
	_, faults := read(t, w, p.done(), client(i18n.Hebrew, w), false)
	want := map[string]string{
		fmt.Sprintf("!D%d", row):                               names.Question("Q1.6").Fields["problem"].Label,
		fmt.Sprintf("!F%d", row):                               names.Question("Q1.6").Fields["addressability"].Label,
		fmt.Sprintf("!D%d", p.rows[sheet]["Q2.3/reason"]):      names.Question("Q2.3").Fields["reason"].Label,
		fmt.Sprintf("!D%d", p.rows[sheet]["Q1.2/consequence"]): names.Question("Q1.2").Fields["consequence"].Label,
	}
	for _, f := range faults {
		message, hint := words.Fault(f)
		if strings.ContainsAny(strings.ReplaceAll(message+hint, "Q", ""), "abcdefghijklmnopqrstuvwxyz") {
			t.Errorf("an id is told: %s %s", message, hint)
		}
		_, cell, _ := strings.Cut(f.Pos.File, "!")
		if label, ok := want["!"+cell]; ok && strings.Contains(message, label) {
			delete(want, "!"+cell)
		}
	}
	if len(want) > 0 {
		t.Errorf("not told: %v in\n%s", want, faults)
	}
}

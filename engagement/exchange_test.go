package engagement

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"rahbord/internal/exact"
	"rahbord/internal/i18n"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const tableHead = head + "respondents:\n  - {id: ali, role: SAL, name: علی رضایی, answers: {SRV-1: {level: 2, when: 2026-01-02}}}\n"

var badTables = map[string]struct {
	format      Exchange
	table, want string
}{
	"nothing":             {CSV, "", "t: [table-empty]"},
	"quotes":              {CSV, "respondent,indicator,level\nali,\"SRV-1,2\n", `t:2:14: [csv-syntax] detail="extraneous or missing \" in quoted-field"`},
	"mistyped heading":    {CSV, "respondent,indicator,levl\nali,SRV-1,2\n", "t:1: [column-missing] column=\"level\"\nt:1:3: [unknown-column] column=\"levl\" guess=\"level\" known=\"respondent, role, indicator, level, comment, evidence, grade\""},
	"heading twice":       {CSV, "respondent,indicator,level,Level\nali,SRV-1,2,2\n", `t:1:4: [duplicate-column] column="Level"`},
	"no respondent":       {CSV, "respondent,indicator,level\n,SRV-1,2\n", "t:2: [cell-missing] column=\"role\"\nt:2:1: [cell-missing] column=\"respondent\""},
	"no level":            {CSV, "respondent,indicator,level,comment\nali,SRV-1,,why\n", `t:2:3: [cell-missing] column="level"`},
	"unknown indicator":   {CSV, "respondent,indicator,level\nali,SVR-1,2\n", `t:2:2: [unknown-indicator] guess="SRV-1" id="SVR-1"`},
	"no indicator":        {CSV, "respondent,indicator,level\nali,,2\n", `t:2:2: [cell-missing] column="indicator"`},
	"new without role":    {CSV, "respondent,indicator,level\nsara,SRV-1,2\n", `t:2: [cell-missing] column="role"`},
	"unknown role":        {CSV, "respondent,role,indicator,level\nsara,SALE,SRV-1,2\n", `t:2:2: [unknown-role] guess="SAL" id="SALE"`},
	"another role":        {CSV, "respondent,role,indicator,level\nali,MGT,SRV-1,2\n", `t:2:2: [role-differs] has="SAL" respondent="ali" role="MGT"`},
	"impossible person":   {CSV, "respondent,role,indicator,level\n???,SAL,SRV-1,2\n", `t:2:1: [bad-id] id="???" limit="64"`},
	"level in words":      {CSV, "respondent,indicator,level\nali,SRV-1,two\n", `t:2:3: [level-not-a-number] value="two"`},
	"level off the scale": {CSV, "respondent,indicator,level\nali,SRV-1,۹\n", `t:2:3: [level-out-of-scale] first="1" indicator="SRV-1" last="5" value="9"`},
	"half level":          {CSV, "respondent,indicator,level\nali,SRV-1,2.5\n", `t:2:3: [level-not-whole] first="1" indicator="SRV-1" last="5" value="2.5"`},
	"n/a without reason":  {CSV, "respondent,indicator,level,comment\nali,SRV-1,N/A, \n", `t:2:4: [na-without-reason]`},
	"grade":               {CSV, "respondent,indicator,level,grade\nali,SRV-1,2,4\n", `t:2:4: [grade-out-of-range] last="3" value="4"`},
	"row twice":           {CSV, "respondent,indicator,level\nali,SRV-1,2\nali,srv-1,3\n", `t:3:2: [duplicate-row] indicator="SRV-1" line="2" respondent="ali"`},
	"override":            {CSV, "respondent,indicator,level,comment\nali,SRV-1,2,a\u202eb\n", `t:2:4: [bidi-control] char="U+202E"`},
	"escape":              {CSV, "respondent,indicator,level,comment\nali,SRV-1,2,a\x1b[31mb\n", `t:2:4: [control-character] char="U+001B"`},
	"escaped escape":      {JSON, "[{\"respondent\": \"ali\", \"indicator\": \"SRV-1\", \"level\": 2, \"evidence\": \"\\u001b[0m\"}]", `t:1:2: [control-character] char="U+001B"`},
	"accents":             {CSV, "respondent,indicator,level,comment\nali,SRV-1,2,Z" + strings.Repeat("\u0301", 9) + "\n", `t:2:4: [stacked-marks] limit="8"`},
	"name on two lines":   {CSV, "respondent,role,indicator,level\n\"Sara\r\nNoor\",SAL,SRV-1,2\n", `t:2:1: [one-line] field="respondent"`},
	"not UTF-8":           {CSV, "respondent,indicator,level\n\xe9,SRV-1,2\n", `t:2: [not-utf8] char="0xE9"`},
	"no list":             {JSON, "{}", `t:1: [json-syntax] detail="[ ]"`},
	"not JSON":            {JSON, "[\n{\"respondent\": }]", `t:2:1: [json-syntax] detail="invalid character '}' looking for beginning of value"`},
	"unknown key":         {JSON, "[\n {\"respondent\": \"ali\", \"indicator\": \"SRV-1\", \"levle\": 2}]", `t:2:2: [unknown-column] column="levle" guess="level" known="respondent, role, indicator, level, comment, evidence, grade"`},
	"wrong value":         {JSON, "[{\"respondent\": \"ali\", \"indicator\": \"SRV-1\", \"level\": [2]}]", `t:1:2: [cell-form] column="level"`},
}

func TestImportNamesEveryFaultAndChangesNothing(t *testing.T) {
	pack := tinyPack(t)
	for name, c := range badTables {
		t.Run(name, func(t *testing.T) {
			e := decoded(t, tableHead)
			_, faults := ImportAnswers(e, pack, strings.NewReader(c.table), ImportOptions{Name: "t", Format: c.format})
			faults.Sort()
			if d := cmp.Diff(c.want, faults.String()); d != "" {
				t.Errorf("faults (-want +got):\n%s", d)
			}
			if d := sameContent(decoded(t, tableHead), e); d != "" {
				t.Errorf("the refused import changed the file:\n%s", d)
			}
		})
	}
}

func TestImportAddsReplacesAndCreates(t *testing.T) {
	table := "\ufeffIndicator;LEVEL;respondent;role;grade;comment;evidence\r\n" +
		"SRV-1;۳;علی رضایی;;;;\r\n" +
		"SRV-2;dk;ali;SAL;;who knows;\r\n" +
		"SRV-1;na;Sara Ahmadi;mgt;;no shop;\r\n" +
		"SRV-2;4.0;Sara Ahmadi;;٢;\"one\ntwo\";minutes\r\n" +
		";;;;;;\r\n" +
		"SRV-1;;ali;;;;\r\n"
	e := decoded(t, tableHead)
	report, faults := ImportAnswers(e, tinyPack(t), strings.NewReader(table), ImportOptions{Name: "t", Format: CSV})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	two, three := exact.Of(2), exact.Of(3)
	day := DayOf(2026, 1, 2)
	want := Report{Rows: 5, Blank: 1, Added: 3, People: []string{"Sara-Ahmadi"},
		Replaced: []Replacement{{"ali", Answer{Indicator: "SRV-1", Level: two, When: &day}, Answer{Indicator: "SRV-1", Level: three}}}}
	if d := cmp.Diff(want, report); d != "" {
		t.Error(d)
	}
	wantPeople := []Respondent{
		{ID: "ali", Name: "علی رضایی", Role: "SAL", Answers: Sheet{{Indicator: "SRV-1", Level: three}, {Indicator: "SRV-2", State: DontKnow, Comment: "who knows"}}},
		{ID: "Sara-Ahmadi", Name: "Sara Ahmadi", Role: "MGT", Answers: Sheet{
			{Indicator: "SRV-1", State: NA, Reason: "no shop"},
			{Indicator: "SRV-2", Level: exact.Of(4), Comment: "one\ntwo", Evidence: "minutes", Grade: 2, Graded: true}}},
	}
	if d := cmp.Diff(wantPeople, e.Respondents); d != "" {
		t.Error(d)
	}
}

func TestPartialImportTakesTheGoodRows(t *testing.T) {
	table := "respondent\tindicator\tlevel\nali\tSRV-1\t9\nali\tSRV-2\t2\n"
	e := decoded(t, tableHead)
	report, faults := ImportAnswers(e, tinyPack(t), strings.NewReader(table), ImportOptions{Name: "t", Format: CSV, Partial: true})
	if len(faults) != 1 || report.Refused != 1 || report.Added != 1 {
		t.Errorf("report %+v, faults %v", report, faults)
	}
	if a, ok := e.Respondents[0].Answer("SRV-2"); !ok || !a.Level.Equal(exact.Of(2)) {
		t.Errorf("the good row is missing: %+v", e.Respondents[0])
	}
}

func TestHeadingsAndWordsMayBePersianOrHebrew(t *testing.T) {
	var wordings []*i18n.Words
	for _, lang := range i18n.Langs {
		w, faults := i18n.Load(os.DirFS("../templates/wording"), lang)
		if faults.HasErrors() {
			t.Fatal(faults)
		}
		wordings = append(wordings, w)
	}
	for name, table := range map[string]string{
		"Persian": "پاسخ‌دهنده,نقش,شاخص,سطح,توضیح,شواهد,درجه\nali,SAL,SRV-1,نمی‌دانم,,,\nali,SAL,SRV-2,موضوعیت ندارد,فروشگاه نداریم,,\n",
		"Hebrew":  "משיב,תפקיד,מדד,רמה,הערה,ראיה,דירוג\nali,SAL,SRV-1,לא יודע,,,\nali,SAL,SRV-2,לא רלוונטי,אין חנות,,\n",
	} {
		t.Run(name, func(t *testing.T) {
			e := decoded(t, tableHead)
			_, faults := ImportAnswers(e, tinyPack(t), strings.NewReader(table), ImportOptions{Name: "t", Format: CSV, Synonyms: Synonyms(wordings...)})
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			a, _ := e.Respondents[0].Answer("SRV-1")
			b, _ := e.Respondents[0].Answer("SRV-2")
			if a.State != DontKnow || b.State != NA || b.Reason == "" {
				t.Errorf("got %+v, %+v", a, b)
			}
		})
	}
}

func TestExportGuardsFormulas(t *testing.T) {
	e := &Engagement{Respondents: []Respondent{{ID: "ali", Role: "SAL", Answers: Sheet{{Indicator: "SRV-1", Level: exact.Of(2), Comment: "=1+1", Evidence: "@x"}}}}}
	var b bytes.Buffer
	if err := ExportAnswers(&b, e, CSV); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffrespondent,role,indicator,level,comment,evidence,grade\nali,SAL,SRV-1,2,'=1+1,'@x,\n"
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Error(d)
	}
}

func TestExportReadsBackUnchanged(t *testing.T) {
	pack := tinyPack(t)
	text := rapid.OneOf(rapid.SampledFrom([]string{"", "=1", "'=1", "''+x", "'", "-", "\t", "a,b;c", "\"q\"", "two\nlines", "رضایت", "שלום", "😀", " x "}), rapid.StringMatching(`[ -~]{0,12}`))
	answer := func(id string) *rapid.Generator[Answer] {
		return rapid.Custom(func(t *rapid.T) Answer {
			a := Answer{Indicator: id, State: rapid.SampledFrom([]State{Level, NA, DontKnow}).Draw(t, "state"), Evidence: text.Draw(t, "evidence")}
			switch a.State {
			case NA:
				a.Reason = "x" + text.Draw(t, "reason")
			case Level:
				a.Level = exact.Of(rapid.IntRange(1, 5).Draw(t, "level"))
				fallthrough
			default:
				a.Comment = text.Draw(t, "comment")
			}
			if a.Graded = rapid.Bool().Draw(t, "graded"); a.Graded {
				a.Grade = rapid.IntRange(0, 3).Draw(t, "grade")
			}
			return a
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		e := &Engagement{Respondents: []Respondent{
			{ID: "ali", Role: "SAL", Answers: Sheet{answer("SRV-1").Draw(t, "a"), answer("SRV-2").Draw(t, "b")}},
			{ID: "דנה", Role: "MGT", Answers: Sheet{answer("SRV-2").Draw(t, "c")}},
		}}
		for _, format := range []Exchange{CSV, JSON} {
			var b bytes.Buffer
			if err := ExportAnswers(&b, e, format); err != nil {
				t.Fatal(err)
			}
			table := b.String()
			fresh := &Engagement{}
			if _, faults := ImportAnswers(fresh, pack, strings.NewReader(table), ImportOptions{Name: "t", Format: format}); len(faults) > 0 {
				t.Fatalf("%v\n%s", faults, table)
			}
			if d := cmp.Diff(e.Respondents, fresh.Respondents); d != "" {
				t.Fatalf("%s:\n%s\n%s", format, d, table)
			}
			report, _ := ImportAnswers(fresh, pack, strings.NewReader(table), ImportOptions{Name: "t", Format: format})
			if report.Unchanged != 3 || len(report.Replaced) > 0 {
				t.Fatalf("the second import changed something: %+v", report)
			}
		}
	})
}

func FuzzImport(f *testing.F) {
	for _, c := range badTables {
		f.Add(c.table, c.format == JSON)
	}
	f.Add("respondent;indicator;level\nali;SRV-1;۳\n", false)
	f.Add(`[{"respondent": "ali", "indicator": "SRV-1", "level": 2, "comment": "'=x"}]`, true)
	pack := tinyPack(f)
	f.Fuzz(func(t *testing.T, table string, isJSON bool) {
		format := CSV
		if isJSON {
			format = JSON
		}
		e := decoded(t, tableHead)
		if _, faults := ImportAnswers(e, pack, strings.NewReader(table), ImportOptions{Name: "t", Format: format}); faults.HasErrors() {
			return
		}
		if d := sameContent(e, decoded(t, encoded(t, e))); d != "" {
			t.Fatalf("what was imported cannot be saved:\n%s", d)
		}
		var b bytes.Buffer
		if err := ExportAnswers(&b, e, format); err != nil {
			t.Fatal(err)
		}
		report, faults := ImportAnswers(e, pack, &b, ImportOptions{Name: "t", Format: format})
		if faults.HasErrors() || report.Added+len(report.Replaced) > 0 {
			t.Fatalf("the export does not read back: %+v %v", report, faults)
		}
	})
}

func TestColumnsThatAreNotThereKeepWhatTheFileHolds(t *testing.T) {
	e := decoded(t, head+"respondents:\n  - {id: ali, role: SAL, answers: {SRV-1: {level: 2, comment: slow, evidence: minutes, grade: 2}}}\n")
	_, faults := ImportAnswers(e, tinyPack(t), strings.NewReader("respondent,indicator,level,evidence\nali,SRV-1,3,\n"), ImportOptions{Name: "t", Format: CSV})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want := Answer{Indicator: "SRV-1", Level: exact.Of(3), Comment: "slow", Grade: 2, Graded: true} // evidence was emptied on purpose
	if d := cmp.Diff(want, e.Respondents[0].Answers[0]); d != "" {
		t.Error(d)
	}
}

func TestBlankCellsKeepWhatTheFileHoldsWhereTheyMeanNotSaid(t *testing.T) {
	people := head + "respondents:\n  - {id: ali, role: SAL, answers: {SRV-1: {level: 2, comment: slow, evidence: minutes, grade: 2}, SRV-2: {na: no shop}}}\n"
	for name, c := range map[string]struct {
		rows  string
		rules []string
		want  []Answer
	}{
		"another level": {"ali,SRV-1,3, ,,\n", nil,
			[]Answer{{Indicator: "SRV-1", Level: exact.Of(3), Comment: "slow", Evidence: "minutes", Grade: 2, Graded: true}, {Indicator: "SRV-2", State: NA, Reason: "no shop"}}},
		"new remarks": {"ali,SRV-1,2,fast,report,3\n", nil,
			[]Answer{{Indicator: "SRV-1", Level: exact.Of(2), Comment: "fast", Evidence: "report", Grade: 3, Graded: true}, {Indicator: "SRV-2", State: NA, Reason: "no shop"}}},
		"a reason is no comment": {"ali,SRV-2,3,,,\n", nil,
			[]Answer{{Indicator: "SRV-1", Level: exact.Of(2), Comment: "slow", Evidence: "minutes", Grade: 2, Graded: true}, {Indicator: "SRV-2", Level: exact.Of(3)}}},
		"a comment is no reason": {"ali,SRV-1,na,,,\n", []string{"na-without-reason"}, nil},
	} {
		e := decoded(t, people)
		_, faults := ImportAnswers(e, tinyPack(t), strings.NewReader("respondent,indicator,level,comment,evidence,grade\n"+c.rows), ImportOptions{Name: "t", Format: CSV, KeepBlank: true})
		var rules []string
		for _, f := range faults {
			rules = append(rules, f.Rule)
		}
		if d := cmp.Diff(c.rules, rules); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if d := cmp.Diff(Sheet(c.want), e.Respondents[0].Answers); c.want != nil && d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestDifferentNamesAreNeverMergedIntoOnePerson(t *testing.T) {
	e := decoded(t, head+"respondents:\n  - {id: A-B, name: Someone else, role: SAL}\n")
	_, faults := ImportAnswers(e, tinyPack(t), strings.NewReader("respondent,role,indicator,level\nA B,SAL,SRV-1,3\n"), ImportOptions{Name: "t", Format: CSV})
	if len(faults) != 1 || faults[0].Rule != "bad-id" || len(e.Respondents[0].Answers) > 0 {
		t.Errorf("faults %v, answers %v", faults, e.Respondents[0].Answers)
	}
}

package xlsx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io/fs"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"rahbord/engagement"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/reports"
	"rahbord/reports/xlsx"
	"rahbord/roadmap"
	"rahbord/scoring"
	"rahbord/templates"

	"github.com/xuri/excelize/v2"
)

// planSource is a sample client with its plan, the client file changed by edit. Without an
// edit the plan is worked out once for all tests.
func planSource(t testing.TB, name string, lang i18n.Lang, edit func(string) string) reports.Source {
	t.Helper()
	if edit != nil {
		return solve(t, name, lang, edit)
	}
	planned.Lock()
	defer planned.Unlock()
	key := name + "." + string(lang)
	src, known := planned.sources[key]
	if !known {
		src = solve(t, name, lang, nil)
		planned.sources[key] = src
	}
	study := *src.Study
	src.Study = &study
	return src
}

var planned = struct {
	sync.Mutex
	sources map[string]reports.Source
}{sources: map[string]reports.Source{}}

func solve(t testing.TB, name string, lang i18n.Lang, edit func(string) string) reports.Source {
	t.Helper()
	pack, faults := questionnaire.Load(templates.Pack())
	if pack == nil {
		t.Fatal(faults)
	}
	words, faults := i18n.Load(templates.Wording(), lang)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	data, err := fs.ReadFile(templates.Samples(), name+"."+string(lang)+".yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	if edit != nil {
		if text = edit(text); text == string(data) {
			t.Fatal("the edit changes nothing")
		}
	}
	e, faults := engagement.Decode(strings.NewReader(text), name)
	if e == nil {
		t.Fatal(faults)
	}
	src := reports.Source{Pack: pack, Engagement: e, Words: words, Issued: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)}
	r := scoring.Assess(pack, e)
	src.Result = &r
	s := roadmap.Study{}
	s.Problem, _ = roadmap.Frame(pack, e, &r)
	if s.Plan, err = roadmap.Solve(context.Background(), s.Problem, roadmap.Options{}); err != nil {
		t.Fatal(err)
	}
	s.Forecast = roadmap.ForecastOf(pack, e, &r, s.Problem, s.Plan)
	s.KPIs = roadmap.KPIPlan(pack, e, s.Plan)
	src.Study = &s
	return src
}

func planBytes(t testing.TB, src reports.Source) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := xlsx.WritePlan(&b, src); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func opened(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// shown is what a spreadsheet works out for a cell.
func shown(t testing.TB, f *excelize.File, sheet, cell string) string {
	t.Helper()
	v, err := f.CalcCellValue(sheet, cell)
	if err != nil {
		t.Fatalf("%s!%s: %v", sheet, cell, err)
	}
	return v
}

const firstTaskRow = 5

func itoa(n int) string { return strconv.Itoa(n) }

// pad is a day in two digits after a slash.
func pad(day string) string { return "/" + strings.Repeat("0", 2-len(day)) + day }

// rowOf is the row that begins with an id.
func rowOf(t testing.TB, f *excelize.File, sheet, id string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if len(row) > 0 && row[0] == id {
			return itoa(i + 1)
		}
	}
	t.Fatalf("no %s in %s", id, sheet)
	return ""
}

// partNames are the parts that a workbook is packed of.
func partNames(t testing.TB, data []byte) []string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range z.File {
		out = append(out, f.Name)
	}
	return out
}

package files_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/golden"
	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/reports/files"
	"rahbord/reports/reportstest"
)

// formats are the writers by the ending of their files.
var formats = map[string]func(reports.Source) ([]byte, error){"csv": files.CSV, "ics": files.ICS, "json": files.JSON, "xml": files.MSPDI}

func TestFilesReadAsExpected(t *testing.T) {
	for _, s := range samples {
		src := reportstest.Sample(t, s.name, s.lang)
		for ending, write := range formats {
			data, err := write(src)
			if err != nil {
				t.Fatal(err)
			}
			golden.Check(t, s.name+"."+string(s.lang)+"."+ending, string(data))
			if bytes.ContainsAny(data, "⟦\u2066\u2067\u2069") {
				t.Errorf("%s of %s holds an unworded key or invisible marks", ending, s.name)
			}
			again, err := write(src)
			if err != nil || !bytes.Equal(data, again) {
				t.Errorf("%s of %s differs from run to run (%v)", ending, s.name, err)
			}
		}
	}
}

func TestNoFileWithoutAPlan(t *testing.T) {
	src := reportstest.Sample(t, "startup", i18n.English)
	src.Study = nil
	for ending, write := range formats {
		if data, err := write(src); !errors.Is(err, files.ErrNoPlan) || data != nil {
			t.Errorf("%s without a plan: %d bytes, %v", ending, len(data), err)
		}
	}
}

func TestOnlyDatedFilesNeedTheFirstDay(t *testing.T) {
	src := reportstest.Sample(t, "startup", i18n.English)
	src.Study.Problem.Calendar.Start = engagement.Day{}
	for ending, write := range formats {
		data, err := write(src)
		dated := ending == "ics" || ending == "xml"
		if errors.Is(err, files.ErrNoStart) != dated || !dated && (err != nil || len(data) == 0) {
			t.Errorf("%s without the first day: %d bytes, %v", ending, len(data), err)
		}
		if !dated && bytes.Contains(data, []byte("0001-01-01")) {
			t.Errorf("%s shows a day that is not known", ending)
		}
	}
}

func TestTableIsReadBackByAnyReader(t *testing.T) {
	for _, s := range samples {
		src := reportstest.Sample(t, s.name, s.lang)
		p := reports.ProjectOf(src)
		data, err := files.CSV(src)
		if err != nil {
			t.Fatal(err)
		}
		text, marked := strings.CutPrefix(string(data), "\ufeff")
		if !marked {
			t.Error("spreadsheets cannot tell the encoding without a byte order mark")
		}
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != len(p.Tasks)+1 {
			t.Fatalf("%d rows for %d tasks", len(rows), len(p.Tasks))
		}
		for i, task := range p.Tasks {
			row := rows[i+1]
			if row[0] != task.ID || row[1] != i18n.Plain(task.Name) || row[7] != task.First.Format("2006-01-02") || row[8] != task.Last.Format("2006-01-02") {
				t.Errorf("row of %s: %q", task.ID, row[:9])
			}
			if risks := row[len(row)-3]; risks != i18n.Plain(strings.Join(task.Risks, "\n")) {
				t.Errorf("risks of %s: %q", task.ID, risks)
			}
		}
	}
}

func TestTableNeverRunsWhatAClientWrote(t *testing.T) {
	e := reportstest.Client(t, "distributor", i18n.English, "owner: Service manager", `owner: "=HYPERLINK(\"http://x\",\"y\")"`)
	data, err := files.CSV(reportstest.Planned(t, e, i18n.English))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("a spreadsheet would run %q", cell)
			}
			found = found || strings.HasPrefix(cell, "'=HYPERLINK")
		}
	}
	if !found {
		t.Error("the owner is lost")
	}
}

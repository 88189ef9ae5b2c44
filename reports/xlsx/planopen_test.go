package xlsx_test

import (
	"archive/zip"
	"bytes"
	"strconv"
	"strings"
	"testing"

	"rahbord/reports"
	"rahbord/reports/xlsx"

	"github.com/xuri/excelize/v2"
)

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

package xlsx_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rahbord/internal/i18n"
	"rahbord/reports/reportstest"
)

// TestLibreOfficeWorksOutTheFormulas lets a real spreadsheet open the file and compute it.
func TestLibreOfficeWorksOutTheFormulas(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("no LibreOffice")
	}
	folder := t.TempDir()
	samples := []struct {
		name string
		lang i18n.Lang
		want []string
	}{
		{"distributor", i18n.English, []string{"CRM strategy, sponsor and governance", "61.25,58400,11600", "no value yet", "not begun"}},
		{"brand", i18n.Persian, []string{"۱۴۰۵/۱۰/۱۲", "بخش‌بندی بازار"}},
	}
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(folder) + "/profile", "--headless",
		"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", folder}
	for _, x := range samples {
		file := filepath.Join(folder, x.name+".xlsx")
		if err := os.WriteFile(file, planBytes(t, reportstest.Sample(t, x.name, x.lang)), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, office, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, x := range samples {
		tables, err := filepath.Glob(filepath.Join(folder, x.name+"-*.csv"))
		if err != nil || len(tables) < 6 {
			t.Fatalf("%d tables: %s", len(tables), out)
		}
		var all strings.Builder
		for _, table := range tables {
			data, err := os.ReadFile(table)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(data)
		}
		for _, want := range x.want {
			if !strings.Contains(all.String(), want) {
				t.Errorf("%s: no %q in the tables", x.name, want)
			}
		}
		for _, broken := range []string{"#NAME?", "#REF!", "#VALUE!", "Err:", "#N/A", "#DIV/0!"} {
			if strings.Contains(all.String(), broken) {
				t.Errorf("%s: a formula gives %s", x.name, broken)
			}
		}
	}
}

package cmd

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/roadmap"
)

// planOf makes the plan for the report of a client file.
func planOf(t *testing.T, ctx context.Context, file string) (reports.Source, error) {
	t.Helper()
	app := &App{Env: func(string) string { return "" }, Err: &strings.Builder{}}
	o, err := app.open(file, "")
	if err != nil {
		t.Fatal(err)
	}
	var src reports.Source
	return src, app.plan(ctx, o, &src, roadmap.PlanOf)
}

// startup is the sample of a start-up with changes to its text (old, new, …), as a file.
func startup(t *testing.T, lang string, changes ...string) string {
	t.Helper()
	data, err := os.ReadFile("../templates/samples/startup." + lang + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for i := 0; i < len(changes); i += 2 {
		if !strings.Contains(text, changes[i]) {
			t.Fatalf("%q is not in the sample", changes[i])
		}
		text = strings.Replace(text, changes[i], changes[i+1], 1)
	}
	name := filepath.Join(t.TempDir(), "client.yaml")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestReportSaysWhichDemandsLeaveNoPlan(t *testing.T) {
	for _, lang := range i18n.Langs {
		name := startup(t, string(lang), "one_off: 12000", "one_off: 0", "decision: exclude", "decision: force")
		src, err := planOf(t, context.Background(), name)
		if err != nil || src.Study != nil {
			t.Fatalf("%s: %v", lang, err)
		}
		if src.NoPlan == "" || strings.Contains(src.NoPlan, "⟦") {
			t.Errorf("%s: says %q", lang, src.NoPlan)
		}
		if lang == i18n.English && !strings.Contains(src.NoPlan, "CRM system") {
			t.Errorf("does not name what cannot be: %q", src.NoPlan)
		}
	}
}

func TestReportNamesTheLimitsThatWereNotGivenOnce(t *testing.T) {
	name := startup(t, "en", "\n  Q0.11:", "\n  # Q0.11:")
	src, err := planOf(t, context.Background(), name)
	if err != nil || src.Study == nil {
		t.Fatal(err, src.NoPlan)
	}
	if len(src.Cautions) != 1 || !strings.Contains(src.Cautions[0], "money, once, money a year") {
		t.Errorf("%q", src.Cautions)
	}
}

func TestReportStopsWhenTheUserDoes(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	out := filepath.Join(t.TempDir(), "x.pdf")
	var errs strings.Builder
	app := &App{In: strings.NewReader(""), Out: &strings.Builder{}, Err: &errs, Env: func(string) string { return "" }}
	app.Now = time.Now
	if code := Run(ctx, app, []string{"report", "../templates/samples/startup.en.yaml", "--out", out}); code != exitPaused {
		t.Errorf("exit %d: %s", code, errs.String())
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("half a report was written")
	}
}

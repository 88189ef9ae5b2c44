package cmd

import (
	"bytes"
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
	for _, lang := range spoken() {
		name := startup(t, string(lang), "one_off: 12000", "one_off: 0", "decision: exclude", "decision: force")
		src, err := planOf(t, context.Background(), name)
		if err != nil || src.Study != nil {
			t.Fatalf("%s: %v", lang, err)
		}
		if src.NoPlan == "" || strings.Contains(src.NoPlan, "⟦") || len(src.Conflict) < 2 || len(src.Missing) != len(src.Conflict) {
			t.Errorf("%s: says %q: %q, %q", lang, src.NoPlan, src.Conflict, src.Missing)
		}
		if lang == i18n.English && !strings.Contains(strings.Join(src.Conflict, " "), "CRM system") {
			t.Errorf("does not name what cannot be: %q", src.Conflict)
		}
	}
}

func TestReportAndFilesOfThePlanSayLikeThePlanWhyThereIsNone(t *testing.T) {
	for _, lang := range spoken() {
		name := startup(t, string(lang), "one_off: 12000", "one_off: 0", "decision: exclude", "decision: force")
		w, folder := (&App{}).words(lang), t.TempDir()
		_, plan, _ := try(t, nil, "plan", name)
		var items []string
		for _, line := range strings.Split(plan, "\n") {
			if item, found := strings.CutPrefix(line, "  - "); found {
				items = append(items, strings.Fields(i18n.Plain(item))[0])
			}
		}
		if len(items) < 4 {
			t.Fatalf("%s: %s", lang, plan)
		}
		for _, ending := range []string{"csv", "json", "ics", "xml"} {
			_, errs, code := try(t, nil, "report", name, "--out", filepath.Join(folder, "x."+ending))
			if code != exitNoPlan || strings.Count(errs, "\n  - ") != len(items) || !strings.Contains(errs, w.T("infeasible.relax")) {
				t.Errorf("%s, %s: exit %d: %s", lang, ending, code, errs)
			}
		}
		_, errs, code := try(t, nil, "report", name, "--sections", "strategy", "--out", filepath.Join(folder, "x.md"))
		before, _, _ := strings.Cut(w.T("noplan.report"), "{")
		if code != exitOK || !strings.Contains(errs, before) || !strings.Contains(errs, w.T("infeasible.title")) {
			t.Errorf("%s: exit %d, and of the missing plan %q", lang, code, errs)
		}
		if _, errs, _ = try(t, nil, "report", name, "--sections", "areas", "--out", filepath.Join(folder, "y.md")); errs != "" {
			t.Errorf("%s: %q of a report that tells of no plan", lang, errs)
		}
	}
}

func TestOneFileGivesTheSameReportEveryTime(t *testing.T) {
	inTurn(t)
	name, folder := sampleFile(t, "startup", i18n.Persian), t.TempDir()
	var reports [2][]byte
	for i := range reports {
		out := filepath.Join(folder, "r.pdf")
		if _, errs, code := try(t, nil, "report", name, "--brief", "--out", out); code != exitOK {
			t.Fatal(errs)
		}
		var err error
		if reports[i], err = os.ReadFile(out); err != nil {
			t.Fatal(err)
		}
	}
	if len(reports[0]) == 0 || !bytes.Equal(reports[0], reports[1]) {
		t.Errorf("%d and %d bytes differ", len(reports[0]), len(reports[1]))
	}
}

func TestSectionsThatShowNothingAreRefused(t *testing.T) {
	name := sampleFile(t, "startup", i18n.English)
	for list, want := range map[string]string{
		",": "show nothing", " ": "show nothing", "contents": "show nothing", "cover,contents": "show nothing",
		"summary,areas,summary": "summary is named twice", "xyzzyqq": "area-pages, basket", "sumary": "mean summary? The sections are: masthead",
	} {
		out := filepath.Join(t.TempDir(), "x.md")
		_, errs, code := try(t, nil, "report", name, "--sections", list, "--out", out)
		if _, err := os.Stat(out); code != exitUsage || !strings.Contains(errs, want) || err == nil {
			t.Errorf("%q: exit %d: %s", list, code, errs)
		}
	}
	if _, errs, code := try(t, nil, "report", name, "--sections", "cover", "--paper", "Letter", "--out", filepath.Join(t.TempDir(), "x.md")); code != exitOK {
		t.Errorf("exit %d: %s", code, errs)
	}
}

func TestReportNamesTheLimitsThatWereNotGivenOnce(t *testing.T) {
	name := startup(t, "en", "\n  Q0.11:", "\n  # Q0.11:")
	src, err := planOf(t, context.Background(), name)
	if err != nil || src.Study == nil {
		t.Fatal(err, src.NoPlan)
	}
	if all := strings.Join(src.Cautions, "\n"); strings.Count(all, "set no limit") != 1 || !strings.Contains(all, "money, once, money a year") {
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

package cmd

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rahbord/internal/console"
	"rahbord/internal/i18n"
	"rahbord/roadmap"
)

// spoken is the languages to test: with -short Persian alone, the one furthest from English.
func spoken() []i18n.Lang {
	if testing.Short() {
		return []i18n.Lang{i18n.Persian}
	}
	return i18n.Langs
}

// planText runs the verb and wants it to succeed with every word known.
func planText(t *testing.T, args ...string) string {
	t.Helper()
	out, errs, code := try(t, nil, append([]string{"plan"}, args...)...)
	if code != exitOK || strings.Contains(out+errs, "⟦") || strings.Contains(out, "%!") || strings.Contains(out, "{") && !slices.Contains(args, "--json") {
		t.Fatalf("plan %v (exit %d):\n%s%s", args, code, out, errs)
	}
	return out
}

func TestPlanSpeaksEveryLanguageInEveryView(t *testing.T) {
	t.Parallel()
	for _, lang := range spoken() {
		client := sampleFile(t, "startup", lang)
		for _, args := range [][]string{{}, {"--why", "P13"}, {"--why", "P27"}, {"--frontier", "money"}, {"--budget", "-50%", "--exclude", "P28"}} {
			if out := planText(t, append([]string{client}, args...)...); strings.Count(out, "\n") < 5 {
				t.Errorf("%s %v says only:\n%s", lang, args, out)
			}
		}
	}
}

func TestPlanShowsBasketWeeksLimitsAndWhatStaysOut(t *testing.T) {
	if testing.Short() {
		t.Skip("another sample is planned in full")
	}
	t.Parallel()
	out := planText(t, sampleFile(t, "distributor", i18n.English))
	for _, want := range []string{"Proven:", "P35  full", "\n P35 Request and case", "Marketing 8/8", "One-off money", "What stays out", " P19 ", "hang together", "KPIs", "Customer churn rate", "--why P33"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
}

// solvedView is the view of a sample's plan, without the worth of the limits.
func solvedView(t *testing.T, name string, lang i18n.Lang) (planView, *opened) {
	t.Helper()
	app := &App{Out: io.Discard, Err: io.Discard, Env: func(string) string { return "" }}
	o, err := app.open(sampleFile(t, name, lang), "")
	if err != nil {
		t.Fatal(err)
	}
	p, _ := roadmap.Frame(o.pack, o.file.Engagement, &o.res)
	plan, err := roadmap.Solve(t.Context(), p, roadmap.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return planView{app.view(), newPlanWords(o.words, o.names(), o.pack, &p), &plan}, o
}

func TestPlanAsDataHasStableKeys(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("TestEveryKeyOfTheDataIsDocumented checks the keys")
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(planText(t, sampleFile(t, "startup", i18n.English), "--json")), &got); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"basket", "value", "proof", "limits", "excluded", "kpis", "checks", "forecast", "alternatives", "milestones", "calendar", "currency"} {
		if got[key] == nil {
			t.Errorf("%s is missing", key)
		}
	}
	for list, keys := range map[string][]string{
		"basket":   {"id", "scope", "start_week", "end_week", "effect", "cost_oneoff", "cost_run", "effort"},
		"limits":   {"id", "used", "available", "worth_of_next"},
		"excluded": {"id", "reason", "by"},
	} {
		rows, _ := got[list].([]any)
		if len(rows) == 0 {
			t.Fatalf("%s is empty", list)
		}
		for _, key := range keys {
			if _, there := rows[0].(map[string]any)[key]; !there {
				t.Errorf("%s[] lacks %s", list, key)
			}
		}
	}
}

// keysOf collects the JSON keys of a type and of all it holds.
func keysOf(t reflect.Type, into map[string]bool) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		keysOf(t.Elem(), into)
	case reflect.Struct:
		for i := range t.NumField() {
			if key, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); key != "" {
				into[key] = true
				keysOf(t.Field(i).Type, into)
			}
		}
	}
}

func TestEveryKeyOfTheDataIsDocumented(t *testing.T) {
	page, err := os.ReadFile("../docs/plan-json.md")
	if err != nil {
		t.Fatal(err)
	}
	keys, notes := map[string]bool{}, map[string]bool{}
	for _, report := range []any{planReport{}, whyReport{}, []pointJSON{}, whatIfReport{}, conflictJSON{}} {
		keysOf(reflect.TypeOf(report), keys)
	}
	keysOf(reflect.TypeFor[noteJSON](), notes) // documented with check --json
	if len(keys) < 80 {
		t.Fatalf("only %d keys", len(keys))
	}
	for key := range keys {
		if !notes[key] && !strings.Contains(string(page), "`"+key+"`") {
			t.Errorf("%s is not documented", key)
		}
	}
}

func TestWrittenProblemGivesTheSamePlan(t *testing.T) {
	t.Parallel()
	client, file := sampleFile(t, "startup", i18n.English), filepath.Join(t.TempDir(), "problem.yaml")
	base := func(args ...string) string {
		var got struct {
			Base json.RawMessage `json:"base"`
		}
		if err := json.Unmarshal([]byte(planText(t, append(args, "--horizon", "+0w", "--json")...)), &got); err != nil {
			t.Fatal(err)
		}
		return string(got.Base)
	}
	if first, again := base(client, "--problem", file), base("--from-problem", file); first != again || len(first) < 500 {
		t.Errorf("the client's plan is\n%s\nthe written problem's\n%s", first, again)
	}
}

func TestAProblemNeverReplacesAnotherFile(t *testing.T) {
	t.Parallel()
	client := sampleFile(t, "startup", i18n.English)
	before, err := os.ReadFile(client)
	if err != nil {
		t.Fatal(err)
	}
	_, errs, code := try(t, nil, "plan", client, "--problem", client)
	after, err := os.ReadFile(client)
	if code != exitError || !strings.Contains(errs, "no planning problem") || err != nil || string(before) != string(after) {
		t.Errorf("exit %d, says %q, file kept: %v", code, errs, string(before) == string(after))
	}
}

func TestMistakesOfThePlanAreExplained(t *testing.T) {
	t.Parallel()
	inTurn(t)
	client := sampleFile(t, "startup", i18n.English)
	broken := filepath.Join(t.TempDir(), "broken.yaml")
	if err := os.WriteFile(broken, []byte("format: 1\ncalendar: {weeks: -3}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]struct {
		code int
		says string
	}{
		"plan":                                {exitUsage, "used"},
		"plan " + client + " --why P99":       {exitUsage, "no initiative P99"},
		"plan " + client + " --frontier love": {exitUsage, "money or weeks"},
		"plan " + client + " --frontier money --why P13": {exitUsage, "two different questions"},
		"plan " + client + " --budget lots":              {exitUsage, "--budget lots"},
		"plan " + client + " --budget 10%":               {exitUsage, "--budget +10%"},
		"plan " + client + " --budget -150%":             {exitUsage, "less than nothing"},
		"plan " + client + " --budget -20000":            {exitUsage, "less than nothing"},
		"plan " + client + " --budget 1e9":               {exitUsage, "--budget 1e9"},
		"plan " + client + " --horizon 12":               {exitUsage, "--horizon 40w"},
		"plan " + client + " --horizon -99w":             {exitUsage, "1 to 260 weeks"},
		"plan " + client + " --horizon 261w":             {exitUsage, "1 to 260 weeks"},
		"plan " + client + " --capacity XX=3":            {exitUsage, "XX=3 is not a role"},
		"plan " + client + " --capacity MKT":             {exitUsage, "--capacity marketing=10"},
		"plan " + client + " --capacity MKT=":            {exitUsage, "--capacity marketing=10"},
		"plan " + client + " --capacity =3":              {exitUsage, "The roles are"},
		"plan " + client + " --exclude P0":               {exitUsage, "no initiative P0"},
		"plan --from-problem " + broken:                  {exitFileFaults, "calendar.weeks is -3"},
		"plan --from-problem " + client:                  {exitFileFaults, "no planning problem"},
		"plan --from-problem nowhere.yaml":               {exitError, "There is no file"},
		"plan " + client + " --time-limit soon":          {exitUsage, "--time-limit 10s"},
		"plan " + client + " --time-limit -5s":           {exitUsage, "--time-limit 10s"},
		"plan " + client + " --problem " + t.TempDir():   {exitError, "cannot be written"},
	} {
		_, errs, code := try(t, nil, strings.Fields(line)...)
		if code != want.code || !strings.Contains(errs, want.says) || strings.Contains(errs, "⟦") {
			t.Errorf("%s: exit %d, says %q; want %d and %q", line, code, errs, want.code, want.says)
		}
	}
}

func TestAmountsAreReadAsPeopleWriteThem(t *testing.T) {
	now := int64(1000000)
	for text, want := range map[string]int64{
		"5000": 500000, "5,000": 500000, "۵۰۰۰": 500000, "۵٬۰۰۰": 500000, "12.5": 1250, "+10%": 1100000, "+۱۰٪": 1100000,
		"-10%": 900000, "−10 %": 900000, "-100%": 0, "+500": 1050000, "-500": 950000, "0": 0,
	} {
		if got, err := changed("budget", text, &now, ""); err != nil || got != want {
			t.Errorf("%q is read as %d (%v), want %d", text, got, err, want)
		}
	}
	if _, err := changed("budget", "+10%", nil, ""); err == nil {
		t.Error("ten percent of no limit is accepted")
	}
}

func TestDemandsThatCannotHoldTogetherAreNamedWithWhatToGiveWayIn(t *testing.T) {
	t.Parallel()
	for _, lang := range spoken() {
		_, errs, code := try(t, nil, "plan", sampleFile(t, "startup", lang), "--budget", "0", "--force", "P29,P02")
		if code != exitNoPlan || !strings.Contains(errs, "P29") || strings.Count(errs, "\n  - ") < 4 || strings.Contains(errs, "⟦") {
			t.Errorf("%s: exit %d, says\n%s", lang, code, errs)
		}
	}
	out, _, code := try(t, nil, "plan", sampleFile(t, "startup", i18n.English), "--budget", "0", "--force", "P02", "--json")
	if code != exitNoPlan || !strings.Contains(out, `"kind": "one_off"`) {
		t.Errorf("exit %d, data:\n%s", code, out)
	}
}

func TestAProblemWithoutInitiativesHasAnEmptyPlan(t *testing.T) {
	file := filepath.Join(t.TempDir(), "empty.yaml")
	if err := os.WriteFile(file, []byte("format: 1\noverlap: 1/2\ncalendar: {weeks: 26}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, view := range []string{"", "--json", "--frontier weeks", "--budget 5"} {
		out, errs, code := try(t, nil, strings.Fields("plan --from-problem "+file+" "+view)...)
		if code != exitOK || errs != "" || out == "" {
			t.Errorf("%s: exit %d, says %q and\n%s", view, code, errs, out)
		}
	}
}

func TestPlanFitsTerminalsFrom60To200Columns(t *testing.T) {
	t.Parallel()
	for _, lang := range spoken() {
		v, o := solvedView(t, "brand", lang)
		kpis := roadmap.KPIPlan(o.pack, o.file.Engagement, *v.plan)
		outside, err := roadmap.Explain(t.Context(), *v.Problem, *v.plan, v.plan.Excluded[0].ID, roadmap.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, width := range []int{60, 80, 120, 200} {
			var out strings.Builder
			v.view = &view{out: &out, width: width}
			for _, part := range []func(){v.summary, v.basket, v.calendar, v.limits, v.worths, v.out, func() { v.kpis(kpis) }, func() { v.why(outside) }, func() { v.sideBySide(&change{}, v.plan) }} {
				part()
			}
			for _, line := range strings.Split(out.String(), "\n") {
				if w := console.Width(line); w > width {
					t.Errorf("%s at %d columns: %d columns: %s", lang, width, w, line)
				}
			}
		}
	}
}

func TestCountsOfOneAreWordedAsOne(t *testing.T) {
	v, _ := solvedView(t, "startup", i18n.English)
	for limit, want := range map[string]string{"role.MKT": "one more person-week of Marketing", "weeks": "one more week", "one_off": "1 more one-off money"} {
		n := int64(100)
		if limit == "weeks" {
			n = 1
		}
		if got := v.more(roadmap.Shortage{Limit: limit, Missing: n}); i18n.Plain(got) != want {
			t.Errorf("%s is %q, want %q", limit, got, want)
		}
	}
}

package cmd

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rahbord/internal/console"
	"rahbord/internal/i18n"
	"rahbord/roadmap"
)

// sample is a shared client file.
func sample(t *testing.T, name, lang string) string {
	t.Helper()
	return filepath.Join(shared(t, lang), name+"."+lang+".yaml")
}

// planned runs the verb and wants it to succeed with every word known.
func planned(t *testing.T, args ...string) string {
	t.Helper()
	out, errs, code := try(t, nil, append([]string{"plan"}, args...)...)
	if code != exitOK || strings.Contains(out+errs, "⟦") || strings.Contains(out, "%!") || strings.Contains(out, "{") && !slices.Contains(args, "--json") {
		t.Fatalf("plan %v (exit %d):\n%s%s", args, code, out, errs)
	}
	return out
}

func TestPlanSpeaksEveryLanguageInEveryView(t *testing.T) {
	langs := i18n.Langs
	if testing.Short() {
		langs = langs[1:2]
	}
	for _, lang := range langs {
		client := sample(t, "startup", string(lang))
		for _, args := range [][]string{{}, {"--why", "P13"}, {"--why", "P27"}, {"--frontier", "money"}, {"--budget", "-50%", "--exclude", "P28"}} {
			if out := planned(t, append([]string{client}, args...)...); strings.Count(out, "\n") < 5 {
				t.Errorf("%s %v says only:\n%s", lang, args, out)
			}
		}
	}
}

func TestPlanShowsBasketWeeksLimitsAndWhatStaysOut(t *testing.T) {
	out := planned(t, sample(t, "distributor", "en"))
	for _, want := range []string{"Proven:", "P35  full", "\n P35 Request and case", "Marketing 8/8", "One-off money", "What stays out", " P19 ", "Coherence", "KPIs", "Customer churn rate", "--why P33"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
}

func TestPlanAsDataHasStableKeys(t *testing.T) {
	var got map[string]any
	if err := json.Unmarshal([]byte(planned(t, sample(t, "startup", "en"), "--json")), &got); err != nil {
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

func TestWrittenProblemGivesTheSamePlan(t *testing.T) {
	client, file := sample(t, "brand", "en"), filepath.Join(t.TempDir(), "problem.yaml")
	basket := func(args ...string) string {
		var got struct {
			Basket json.RawMessage `json:"basket"`
			Value  json.RawMessage `json:"value"`
		}
		if err := json.Unmarshal([]byte(planned(t, append(args, "--json")...)), &got); err != nil {
			t.Fatal(err)
		}
		return string(got.Value) + string(got.Basket)
	}
	if first, again := basket(client, "--problem", file), basket("--from-problem", file); first != again {
		t.Errorf("the client's plan is\n%s\nthe written problem's\n%s", first, again)
	}
}

func TestMistakesOfThePlanAreExplained(t *testing.T) {
	client := sample(t, "startup", "en")
	broken := filepath.Join(t.TempDir(), "broken.yaml")
	if err := os.WriteFile(broken, []byte("format: 1\ncalendar: {weeks: -3}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]struct {
		code int
		says string
	}{
		"plan":                                  {exitUsage, "used"},
		"plan " + client + " --why P99":         {exitError, "no initiative P99"},
		"plan " + client + " --frontier love":   {exitError, "money or weeks"},
		"plan " + client + " --budget lots":     {exitError, "--budget lots"},
		"plan " + client + " --budget -5":       {exitError, "--budget -5"},
		"plan " + client + " --horizon 12":      {exitError, "--horizon 12"},
		"plan " + client + " --horizon -99w":    {exitError, "--horizon -99w"},
		"plan " + client + " --capacity XX=3":   {exitError, "XX is not a role"},
		"plan " + client + " --capacity MKT":    {exitError, "--capacity"},
		"plan " + client + " --exclude P0":      {exitError, "no initiative P0"},
		"plan --from-problem " + broken:         {exitError, "weeks"},
		"plan --from-problem " + client:         {exitError, "no planning problem"},
		"plan --from-problem nowhere.yaml":      {exitError, "There is no file"},
		"plan " + client + " --time-limit soon": {exitUsage, "time-limit"},
	} {
		_, errs, code := try(t, nil, strings.Fields(line)...)
		if code != want.code || !strings.Contains(errs, want.says) || strings.Contains(errs, "⟦") {
			t.Errorf("%s: exit %d, says %q; want %d and %q", line, code, errs, want.code, want.says)
		}
	}
}

func TestDemandsThatCannotHoldTogetherAreNamedWithWhatToGiveWayIn(t *testing.T) {
	for _, lang := range i18n.Langs {
		_, errs, code := try(t, nil, "plan", sample(t, "startup", string(lang)), "--budget", "0", "--force", "P27")
		if code != exitNoPlan || !strings.Contains(errs, "P27") || strings.Count(errs, "\n  - ") != 4 || strings.Contains(errs, "⟦") {
			t.Errorf("%s: exit %d, says\n%s", lang, code, errs)
		}
	}
	out, _, code := try(t, nil, "plan", sample(t, "startup", "en"), "--budget", "0", "--force", "P27", "--json")
	if code != exitNoPlan || !strings.Contains(out, `"kind": "one_off"`) {
		t.Errorf("exit %d, data:\n%s", code, out)
	}
}

func TestPlanFitsTerminalsFrom60To200Columns(t *testing.T) {
	for _, lang := range i18n.Langs {
		app := &App{Out: io.Discard, Err: io.Discard, Env: func(string) string { return "" }}
		o, err := app.open(sample(t, "brand", string(lang)), "")
		if err != nil {
			t.Fatal(err)
		}
		p, _ := roadmap.Frame(o.pack, o.file.Engagement, &o.res)
		plan, err := roadmap.Solve(t.Context(), p, roadmap.Options{})
		if err != nil {
			t.Fatal(err)
		}
		kpis := roadmap.KPIPlan(o.pack, o.file.Engagement, plan)
		for _, width := range []int{60, 80, 120, 200} {
			var out strings.Builder
			v := planView{&view{out: &out, width: width}, planWords{o.words, o.names(), o.pack, &p}, &plan}
			for _, part := range []func(){v.summary, v.basket, v.calendar, v.limits, v.out, func() { v.kpis(kpis) }} {
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

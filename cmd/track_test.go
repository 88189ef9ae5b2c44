package cmd

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rahbord/internal/i18n"
)

func TestTrackingNeedsAnAdoptedPlan(t *testing.T) {
	client := filepath.Join(samples(t, "en"), "startup.en.yaml")
	_, errs, code := try(t, nil, "track", client)
	if code != exitError || !strings.Contains(errs, "No plan has been adopted") || !strings.Contains(errs, "--adopt") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

func TestProgressIsRecordedAndShownAgainstTheAdoptedPlan(t *testing.T) {
	client := filepath.Join(samples(t, "fa"), "distributor.fa.yaml")
	for _, args := range [][]string{
		{"--adopt", "--date", "2026-11-20"},
		{"--done", "p13=۴۰", "--date", "2026-11-21", "--note", "دفتر شکایات"},
		{"--kpi", "CHURN=5.9", "--date", "2026-11-21"},
	} {
		if _, errs, code := try(t, nil, append([]string{"track", client}, args...)...); code != exitOK {
			t.Fatalf("%v: %s", args, errs)
		}
	}
	out, errs, code := try(t, nil, "track", client, "--json", "--date", "2027-01-20")
	if code != exitOK {
		t.Fatal(errs)
	}
	var j trackJSON
	if err := json.Unmarshal([]byte(out), &j); err != nil {
		t.Fatal(err)
	}
	states := map[string]string{}
	for _, s := range j.Steps {
		states[s.ID] = s.State
	}
	if states["P13"] == "unknown" || states["P21"] != "unknown" || j.Week != 6 {
		t.Errorf("week %d, states %v", j.Week, states)
	}
	out, _, _ = try(t, nil, "track", client, "--date", "2027-01-20")
	for _, want := range []string{"هفته ۶ از ۲۶", "بدون گزارش", "۴۰٪"} {
		if !strings.Contains(i18n.Plain(out), want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if info, err := os.Stat(client); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v (%v)", info.Mode(), err)
	}
}

func TestMistakesInTrackingRecordNothing(t *testing.T) {
	client := filepath.Join(samples(t, "en"), "distributor.en.yaml")
	if _, errs, code := try(t, nil, "track", client, "--adopt"); code != exitOK {
		t.Fatal(errs)
	}
	before, err := os.ReadFile(client)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--done", "P13"}, "ID=NUMBER"},
		{[]string{"--done", "P13=101"}, "not a share"},
		{[]string{"--done", "P13=-1"}, "not a share"},
		{[]string{"--done", "P99=10"}, "not part of the adopted plan"},
		{[]string{"--done", "P13=10", "--kpi", "CHURNN=4"}, "Did you mean CHURN?"},
		{[]string{"--kpi", "CHURN=much"}, "ID=NUMBER"},
		{[]string{"--done", "P13=10", "--date", "2099-01-01"}, "has not come yet"},
		{[]string{"--date", "yesterday"}, "yesterday"},
	} {
		_, errs, code := try(t, nil, append([]string{"track", client}, c.args...)...)
		if code == exitOK || !strings.Contains(errs, c.want) {
			t.Errorf("%v: exit %d %s", c.args, code, errs)
		}
	}
	if after, _ := os.ReadFile(client); string(after) != string(before) {
		t.Error("something was recorded")
	}
}

func TestAskingForProgressSavesEveryAnswer(t *testing.T) {
	client := filepath.Join(samples(t, "en"), "distributor.en.yaml")
	if _, errs, code := try(t, nil, "track", client, "--adopt"); code != exitOK {
		t.Fatal(errs)
	}
	var out strings.Builder
	app := &App{In: strings.NewReader("\n55\n120\n60\n"), Out: &out, Err: &out, Env: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2026, 12, 1, 10, 0, 0, 0, time.UTC) }}
	if code := Run(t.Context(), app, []string{"track", client, "--ask"}); code != exitPaused {
		t.Fatalf("exit %d: %s", code, out.String())
	}
	data, err := os.ReadFile(client)
	if err != nil {
		t.Fatal(err)
	}
	if s := string(data); !strings.Contains(s, "done: 55") || !strings.Contains(s, "done: 60") || strings.Contains(s, "done: 120") {
		t.Errorf("progress in the file:\n%s", s[strings.Index(s, "adopted:"):])
	}
}

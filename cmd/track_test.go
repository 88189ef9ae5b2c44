package cmd

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
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
	if states["P13"] == "unknown" || states["P21"] != "unknown" || j.Week != 7 {
		t.Errorf("week %d, states %v", j.Week, states)
	}
	out, _, _ = try(t, nil, "track", client, "--date", "2027-01-20")
	for _, want := range []string{"هفته ۷ از ۲۶", "بدون گزارش", "۴۰٪"} {
		if !strings.Contains(i18n.Plain(out), want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if info, err := os.Stat(client); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v (%v)", info.Mode(), err)
	}
}

func TestMistakesInTrackingRecordNothing(t *testing.T) {
	inTurn(t)
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
		{[]string{"--adopt", "--date", "2099-01-01"}, "has not come yet"},
		{[]string{"--ask", "--date", "2099-01-01"}, "has not come yet"},
		{[]string{"--date", "yesterday"}, "yesterday"},
		{[]string{"--done", "P13=50", "--date", "2020-01-01"}, "lies before the plan"},
		{[]string{"--ask", "--date", "2020-01-01"}, "lies before the plan"},
		{[]string{"--kpi", "CHURN=-5", "--kpi", "CSAT=90"}, "smallest possible number is 0"},
		{[]string{"--kpi", "CSAT=90", "--kpi", "NPS=101"}, "largest possible number is 100"},
		{[]string{"--kpi", "FRT=999999999999999999999"}, "stated in hours"},
		{[]string{"--done", "P13=10", "--done", "p13=20"}, "P13 is named twice"},
		{[]string{"--kpi", "CSAT=70", "--kpi", "CSAT=70"}, "CSAT is named twice"},
		{[]string{"--note", "a note"}, "note alone"},
		{[]string{"--adopt", "--done", "P13=10"}, "--adopt and --done do not go together"},
		{[]string{"--adopt", "--kpi", "CSAT=70"}, "--adopt and --kpi do not go together"},
		{[]string{"--adopt", "--ask"}, "--adopt and --ask do not go together"},
		{[]string{"--adopt", "--note", "agreed"}, "--adopt and --note do not go together"},
		{[]string{"--ask", "--done", "P13=10"}, "--ask and --done do not go together"},
		{[]string{"--ask", "--json"}, "--ask and --json do not go together"},
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
	if _, errs, code := try(t, nil, "track", client, "--adopt", "--date", "2026-11-20"); code != exitOK {
		t.Fatal(errs)
	}
	var out strings.Builder
	answers := "\n55\n120\n60\n\n\n\n\n\n" + "-1\n1000000000000000000\n" // eight initiatives, then a KPI
	app := &App{In: strings.NewReader(answers), Out: &out, Err: &out, Env: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2026, 12, 1, 10, 0, 0, 0, time.UTC) }}
	if code := Run(t.Context(), app, []string{"track", client, "--ask", "--date", "2026-11-30", "--note", "board of November"}); code != exitPaused {
		t.Fatalf("exit %d: %s", code, out.String())
	}
	for _, want := range []string{"The smallest possible number is 0.", "The largest possible number is", " --ask --date 2026-11-30 --note 'board of November'"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	data, err := os.ReadFile(client)
	if err != nil {
		t.Fatal(err)
	}
	s := string(data)
	if s = s[strings.Index(s, "\nadopted:"):]; strings.Count(s, "when: 2026-11-30") != 2 || !strings.Contains(s, "done: 55") || !strings.Contains(s, "done: 60") || strings.Contains(s, "done: 120") {
		t.Errorf("progress in the file:\n%s", s)
	}
}

func TestAskingForProgressStopsAtTheWordsOfAnInterview(t *testing.T) {
	client := filepath.Join(samples(t, "he"), "distributor.he.yaml")
	if _, errs, code := try(t, nil, "track", client, "--adopt", "--date", "2026-11-20"); code != exitOK {
		t.Fatal(errs)
	}
	for _, word := range []string{":יציאה", ":quit", ": סיום"} {
		var out strings.Builder
		app := &App{In: strings.NewReader("\n" + word + "\n7\n"), Out: &out, Err: &out, Env: func(string) string { return "" },
			Now: func() time.Time { return time.Date(2026, 12, 1, 10, 0, 0, 0, time.UTC) }}
		if code := Run(t.Context(), app, []string{"track", client, "--ask"}); code != exitPaused || strings.Contains(out.String(), "7%") {
			t.Errorf("%s: exit %d: %s", word, code, out.String())
		}
		if shown := i18n.Plain(out.String()); !strings.Contains(shown, ":יציאה") || !strings.Contains(shown, "כעת אין דיווח") {
			t.Errorf("no way out, or a report where there is none:\n%s", shown)
		}
	}
}

func TestTheExamplesOfTrackWork(t *testing.T) {
	client := filepath.Join(samples(t, "en"), "distributor.en.yaml")
	w := (&App{}).words(i18n.English)
	ran := 0
	for line := range strings.Lines(w.T("verbs.track.example")) {
		if line = strings.TrimSpace(line); strings.HasSuffix(line, "--ask") {
			continue // ends with a pause where nobody answers
		}
		args := strings.Fields(strings.ReplaceAll(strings.TrimPrefix(line, "rahbord "), "acme.yaml", client))
		if at := slices.Index(args, "--note"); at >= 0 {
			args = args[:at]
		}
		if _, errs, code := try(t, nil, args...); code != exitOK {
			t.Errorf("%s: exit %d: %s", line, code, errs)
		}
		ran++
	}
	if ran < 4 {
		t.Errorf("only %d examples", ran)
	}
}

func TestWhatReplacesAnEntryOfTheSameDayIsTold(t *testing.T) {
	inTurn(t)
	client := filepath.Join(samples(t, "en"), "distributor.en.yaml")
	for _, step := range []struct {
		args []string
		out  string
		errs string
	}{
		{[]string{"--adopt", "--date", "2026-11-20"}, "Adopted", ""},
		{[]string{"--done", "P13=10", "--kpi", "CSAT=70"}, "2 entries saved", "the first day of the plan"},
		{[]string{"--done", "P13=12.5", "--kpi", "CSAT=70"}, "P13, 1 December 2026: 12.50% replaces 10%.\nCSAT, 1 December 2026: 70 stood there already.", ""},
		{[]string{"--kpi", "CSAT=71.25"}, "CSAT, 1 December 2026: 71.25 replaces 70.", "does not count as an effect"},
	} {
		out, errs, code := try(t, nil, append([]string{"track", client}, step.args...)...)
		if code != exitOK || !strings.Contains(out, step.out) || !strings.Contains(errs, step.errs) {
			t.Errorf("%v: exit %d\n%s%s", step.args, code, out, errs)
		}
	}
	out, errs, code := try(t, nil, "track", client, "--json", "--done", "P13=20", "--kpi", "FRT=9")
	var j trackJSON
	if err := json.Unmarshal([]byte(out), &j); err != nil || code != exitOK {
		t.Fatalf("exit %d, %v:\n%s%s", code, err, out, errs)
	}
	if len(j.Recorded) != 2 || j.Recorded[0].ID != "P13" || j.Recorded[0].Replaced == nil || j.Recorded[0].Replaced.String() != "12.500000000000" || j.Recorded[1].Replaced != nil {
		t.Errorf("recorded: %+v", j.Recorded)
	}
	if i := slices.IndexFunc(j.Steps, func(s stepTrackJSON) bool { return s.ID == "P13" }); i < 0 || j.Steps[i].Done == nil {
		t.Errorf("state: %s", out)
	}
}

func TestAPlanWithoutInitiativesIsNotAdopted(t *testing.T) {
	inTurn(t)
	head := "rahbord: 1\npack: {id: crm-readiness, version: \"1.0\"}\nlanguage: LANG\nstrategy: {Q6.4: {start: 2026-12-07, calendar: gregorian}}\n"
	best := "respondents: [{id: p, role: MGT, answers: {SRV-1: 5}}]\n"
	poor := "respondents: [{id: p, role: MGT, answers: {SRV-1: 1, SRV-2: 1}}]\ncontext: {Q0.10: 3, Q0.12: {service: {person_weeks: 0}, it: {person_weeks: 0}, marketing: {person_weeks: 0}, sales: {person_weeks: 0}, data: {person_weeks: 0}, hr: {person_weeks: 0}, management: {person_weeks: 0}}}\n"
	for _, c := range []struct {
		lang, file, want string
		args             []string
	}{
		{"en", head, "nobody has answered", nil},
		{"fa", head, "برنامه‌ای برای تصویب نیست", nil},
		{"he", head, "אין תוכנית לאישור", []string{"--json"}},
		{"en", head + best, "no indicator is below its target", nil},
		{"en", head + poor, "no initiative is worth taking", nil},
	} {
		client := filepath.Join(t.TempDir(), "client.yaml")
		file := strings.Replace(c.file, "LANG", c.lang, 1)
		if err := os.WriteFile(client, []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
		out, errs, code := try(t, nil, append([]string{"track", client, "--adopt"}, c.args...)...)
		if code != exitError || out != "" || !strings.Contains(errs, c.want) {
			t.Errorf("want %q: exit %d\n%s%s", c.want, code, out, errs)
		}
		if now, _ := os.ReadFile(client); string(now) != file {
			t.Errorf("%q: the file has changed", c.want)
		}
	}
}

func TestHelpOfTrackNamesWhatItsFlagsTake(t *testing.T) {
	for _, lang := range i18n.Langs {
		out, errs, code := try(t, nil, "track", "--help", "--lang", string(lang))
		if code != exitOK || !strings.Contains(out, "--done ID=PERCENT") || !strings.Contains(out, "--kpi ID=VALUE") || strings.Contains(out, "stringArray") {
			t.Errorf("%s: exit %d\n%s%s", lang, code, out, errs)
		}
	}
}

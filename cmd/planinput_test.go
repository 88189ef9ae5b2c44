package cmd

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// plannable is a client file with a gap that P13 and others close; %s are more lines.
const plannable = `rahbord: 1
pack: {id: crm-readiness, version: "1.0"}
language: LANG
context:
  Q0.3: {total: 120, contact: 35}
  Q0.4: {currency: EUR, band: from_5m, amount: 10000000}
  Q0.10: 6
  Q0.11: {one_off: 60000, running: 20000}
  Q0.12: {service: {person_weeks: 22}, it: {person_weeks: 10}, management: {person_weeks: 10}, hr: {person_weeks: 5}, sales: {person_weeks: 10}}
respondents: [{id: p, role: MGT, answers: {SRV-1: 2, SRV-2: 1, CXP-1: 1, CXP-2: 1, ORG-2: 3}}]
strategy:
  Q6.4: {start: 2026-12-07, calendar: gregorian}
`

// planClient plans a client file of these lines.
func planClient(t *testing.T, file string, args ...string) (out, errs string, code int) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "client.yaml")
	if err := os.WriteFile(name, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	var o, e strings.Builder
	app := &App{In: strings.NewReader(""), Out: &o, Err: &e, Env: func(string) string { return "" }, Now: time.Now, packed: packChoice{loaded: ownPack()}}
	code = Run(t.Context(), app, append([]string{"plan", name}, args...))
	return o.String(), e.String(), code
}

func TestBadInputForThePlanIsNamedWithItsExitCode(t *testing.T) {
	inTurn(t)
	base := strings.Replace(plannable, "LANG", "en", 1)
	context := func(from, to string) string {
		if !strings.Contains(base, from) {
			t.Fatalf("no %q in the file", from)
		}
		return strings.Replace(base, from, to, 1)
	}
	for name, c := range map[string]struct {
		file string
		code int
		says []string
	}{
		"negative capacity of a week": {base + "constraints: {capacity: [{role: IT, from: 2026-12-07, to: 2026-12-20, person_weeks: -1}]}\n", exitFileFaults, []string{"client.yaml:13:", "cannot be negative"}},
		"negative capacity in all":    {context("it: {person_weeks: 10}", "it: {person_weeks: -10}"), exitFileFaults, []string{"client.yaml:9:", "Q0.12", "smallest possible is 0"}},
		"negative budget":             {context("one_off: 60000", "one_off: -1"), exitFileFaults, []string{"client.yaml:8:", "Q0.11"}},
		"no weeks at all":             {context("Q0.10: 6", "Q0.10: 0"), exitFileFaults, []string{"client.yaml:7:", "Q0.10"}},
		"negative cost of its own":    {base + "initiatives: [{id: P13, cost_one_off: -5}]\n", exitFileFaults, []string{"client.yaml:13:", "cannot be negative"}},
		"circle through overrides":    {base + "initiatives: [{id: P05, after: [P06]}]\n", exitFileFaults, []string{"client.yaml:13:", "P05 → P06 → P05"}},
		"mistyped initiative":         {base + "initiatives: [{id: P1, duration: 3}]\n", exitFileFaults, []string{"not in the catalogue", "name, lifts", "P01"}},
		"a must that cannot be paid":  {context("one_off: 60000", "one_off: 100") + "decisions: {initiatives: [{initiative: P13, decision: force, reason: promised}]}\n", exitNoPlan, []string{"one-off money of at most 100", "Complaint", "must be in"}},
		"a must that is ruled out":    {context("Q6.4:", "Q3.5: {initiatives: [P13]}\n  Q6.4:") + "decisions: {initiatives: [{initiative: P13, decision: force, reason: promised}]}\n", exitNoPlan, []string{"must be in", "must not be in"}},
		"a must whose need is out":    {base + "decisions: {initiatives: [{initiative: P06, decision: force, reason: promised}, {initiative: P05, decision: exclude, reason: no time}]}\n", exitNoPlan, []string{"Customer experience design (P06) must be in", "Customer journey design (P05) must not be in", "needs"}},
		"a must too late to end":      {base + "constraints: {initiatives: [{initiative: P13, deadline: 2026-12-12}]}\ndecisions: {initiatives: [{initiative: P13, decision: force, reason: promised}]}\n", exitNoPlan, []string{"must be done by the end of week 1"}},
		"two musts that exclude":      {base + "initiatives: [{id: P13, without: [P35]}]\ndecisions: {initiatives: [{initiative: P13, decision: force, reason: promised}, {initiative: P35, decision: force, reason: promised}]}\n", exitNoPlan, []string{"(P13) and", "(P35) exclude each other"}},
	} {
		t.Run(name, func(t *testing.T) {
			out, errs, code := planClient(t, c.file)
			if code != c.code || out != "" {
				t.Fatalf("exit %d, want %d; out %q\n%s", code, c.code, out, errs)
			}
			for _, want := range c.says {
				if !strings.Contains(errs, want) {
					t.Errorf("does not say %q:\n%s", want, errs)
				}
			}
		})
	}
}

func TestWithoutMoneyOrCandidatesThereIsStillAPlan(t *testing.T) {
	base := strings.Replace(plannable, "LANG", "en", 1)
	var all []string
	for _, in := range ownPack().Initiatives {
		all = append(all, in.ID)
	}
	for name, file := range map[string]string{
		"no money":      strings.Replace(base, "one_off: 60000, running: 20000", "one_off: 0, running: 0", 1),
		"no candidates": strings.Replace(base, "Q6.4:", "Q3.5: {initiatives: ["+strings.Join(all, ", ")+"]}\n  Q6.4:", 1),
	} {
		out, errs, code := planClient(t, file, "--json")
		var plan struct {
			Basket []struct {
				Once float64 `json:"cost_oneoff"`
			}
			Proof struct{ Optimal bool }
		}
		if err := json.Unmarshal([]byte(out), &plan); err != nil || code != exitOK {
			t.Fatalf("%s: exit %d, %v\n%s", name, code, err, errs)
		}
		if !plan.Proof.Optimal || len(plan.Basket) > 0 && plan.Basket[0].Once > 0 || name == "no candidates" && len(plan.Basket) > 0 {
			t.Errorf("%s: %+v", name, plan)
		}
	}
}

func TestInitiativesOfTheClientAreShownByTheirNames(t *testing.T) {
	const own = `initiatives:
  - {id: OWN-1, name: Returns desk, why: our estimate, duration: 4, effort: {SRV: 2}, lifts: {SRV-2: 2, CXP-1: 2}, fit: 1, success: 1}
decisions: {initiatives: [{initiative: OWN-1, decision: force, reason: promised}]}
`
	for _, lang := range []string{"en", "fa", "he"} {
		out, errs, code := planClient(t, strings.Replace(plannable, "LANG", lang, 1)+own, "--why", "OWN-1")
		if code != exitOK || !strings.Contains(out, "Returns desk") || strings.Contains(out+errs, "⟦") {
			t.Errorf("%s: exit %d\n%s%s", lang, code, out, errs)
		}
	}
}

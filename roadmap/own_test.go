package roadmap_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/roadmap"
	"rahbord/scoring"
	"rahbord/templates"
)

// documented is the example of initiatives in the page on the file format.
func documented(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile("../docs/file-format.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range strings.Split(string(page), "```yaml\n") {
		if code, _, ok := strings.Cut(block, "```"); ok && strings.HasPrefix(code, "initiatives:") {
			return code
		}
	}
	t.Fatal("the page has no example of initiatives")
	return ""
}

// brandWith is a sample client with more lines.
func brandWith(t *testing.T, lines string) (*questionnaire.Pack, *engagement.Engagement, roadmap.Problem) {
	t.Helper()
	data, err := fs.ReadFile(templates.Samples(), "brand.en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	e, faults := engagement.Decode(strings.NewReader(string(data)+"\n"+lines), "brand.yaml")
	pack := engagement.Tailored(crm(t), e)
	if faults = append(faults, engagement.Check(e, pack)...); faults.HasErrors() {
		t.Fatal(faults)
	}
	r := scoring.Assess(pack, e)
	p, faults := roadmap.Frame(pack, e, &r)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	return pack, e, p
}

func TestTheDocumentedInitiativesArePlanned(t *testing.T) {
	pack, e, p := brandWith(t, documented(t))
	own, p03 := p.Initiative("OWN-1"), p.Initiative("P03")
	if full := own.Scope(roadmap.Full); full.Weeks != 6 || full.OneOff != 950_000 || full.Running != 240_000 || full.Effort["IT"] != 300 {
		t.Errorf("%+v", full)
	}
	if full := p03.Scope(roadmap.Full); full.Weeks != 4 || full.OneOff != 1_800_000 || full.Effort["MKT"] != 250 {
		t.Errorf("%+v", full)
	}
	same(t, "fit", own.Fit.Total, "0.8")
	same(t, "probability", p03.Success, "0.9")
	own.Must = true
	plan := solved(t, p)
	step := plan.Step("OWN-1")
	if step == nil || !slices.Contains(step.After, "P03") || plan.Has("P11") {
		t.Fatalf("%+v", plan.Basket)
	}
	if i := slices.IndexFunc(plan.Excluded, func(x roadmap.Excluded) bool { return x.ID == "P11" }); plan.Excluded[i].Reason != roadmap.OutByExclusion || !slices.Equal(plan.Excluded[i].By, []string{"OWN-1"}) {
		t.Errorf("%+v", plan.Excluded[i])
	}
	kpis := roadmap.KPIPlan(pack, e, plan)
	if i := slices.IndexFunc(kpis, func(k roadmap.KPI) bool { return k.ID == "CSAT" }); i < 0 || !slices.Contains(kpis[i].Primary, "OWN-1") {
		t.Errorf("the KPI plan does not follow the client's initiative: %+v", kpis)
	}
	if why, err := roadmap.Explain(context.Background(), p, plan, "OWN-1", roadmap.Options{}); err != nil || !why.In || len(why.Gains) == 0 {
		t.Errorf("%+v, %v", why, err)
	}
}

func TestFiguresOfTheClientAreNotScaled(t *testing.T) {
	const small = "context:\n\tQ0.3: {total: 14, contact: 6}\n\tQ0.4: {currency: USD, band: from_2m, amount: 3000000}\n"
	p, _ := framed(t, crm(t), small+"initiatives:\n\t- {id: P27, duration: 10, effort: {IT: 4}, cost_one_off: 1000.005, success: 0.5}\n")
	before, _ := framed(t, crm(t), small)
	full, old := p.Initiative("P27").Scope(roadmap.Full), before.Initiative("P27").Scope(roadmap.Full)
	if full.Weeks != 10 || full.Effort["IT"] != 400 || full.OneOff != 100_001 {
		t.Errorf("%+v", full)
	}
	if full.Effort["SAL"] != old.Effort["SAL"] || full.Running != old.Running || full.Running == 0 {
		t.Errorf("what the client did not give is not that of the catalogue: %+v, %+v", full, old)
	}
	light := p.Initiative("P27").Scope(roadmap.Light)
	if light.Weeks != 6 || light.Effort["IT"] != 200 || light.OneOff != 40_001 {
		t.Errorf("the light scope does not follow: %+v", light)
	}
	same(t, "probability", p.Initiative("P27").Success, "0.5")
}

func TestTeamsAreTouchedInProportionToTheFirm(t *testing.T) {
	// 0.6 of the reference firm's effort: 0.6 person-weeks here are one there.
	p, _ := framed(t, crm(t), `context:
	Q0.3: {total: 14, contact: 6}
initiatives:
	- {id: OWN-1, name: One, duration: 2, lifts: {SRV-2: 1}, effort: {SRV: 0.6}}
	- {id: OWN-2, name: Two, duration: 2, lifts: {SRV-2: 1}, effort: {SRV: 0.59}}
`)
	if one, two := p.Initiative("OWN-1").Scopes[0].Touches, p.Initiative("OWN-2").Scopes[0].Touches; !slices.Equal(one, []string{"SRV"}) || len(two) != 0 {
		t.Errorf("%v, %v", one, two)
	}
}

func TestAnOwnInitiativeWithoutRatingsIsNeutral(t *testing.T) {
	p, _ := framed(t, crm(t), `context: {Q0.5: b2b, Q0.6: growth}
strategy:
	Q2.2: {primary: loyalty, secondary: experience}
	Q3.3: {stages: [serve]}
	Q4.3: speed
initiatives:
	- {id: OWN-1, name: One, duration: 2, lifts: {SRV-2: 1}}
`)
	fit := p.Initiative("OWN-1").Fit
	for name, part := range map[string]exact.Rat{"value": fit.Value, "win": fit.Win, "where": fit.Where} {
		same(t, name, part, "0.5")
	}
}

func TestOfTwoThatExcludeEachOtherTheBetterIsIn(t *testing.T) {
	p := demo(t, "8")
	p.Initiative("P35").Without = []string{"P13"}
	plan := solved(t, p)
	if plan.Has("P35") && plan.Has("P13") {
		t.Fatal("both are in")
	}
	p.Initiative("P13").Must = true
	if plan = solved(t, p); plan.Has("P35") {
		t.Error("P35 is in beside P13")
	}
	p.Initiative("P35").Must = true
	_, err := roadmap.Solve(context.Background(), p, roadmap.Options{})
	if err == nil || err.Error() != "no plan fits: must P13, without P35, must P35" {
		t.Error(err)
	}
}

func TestExclusionsOfNobodyAreRefused(t *testing.T) {
	for _, other := range []string{"P13", "P99"} {
		p := demo(t, "8")
		p.Initiative("P13").Without = []string{other}
		if _, err := roadmap.Solve(context.Background(), p, roadmap.Options{}); err == nil || errors.As(err, new(*roadmap.InfeasibleError)) {
			t.Errorf("P13 without %s: %v", other, err)
		}
	}
}

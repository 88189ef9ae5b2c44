package questionnaire_test

import (
	"os"
	"slices"
	"sync"
	"testing"
	"unicode/utf8"

	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/templates"

	"github.com/google/go-cmp/cmp"
)

var shippedPack = sync.OnceValues(func() (*questionnaire.Pack, error) {
	p, faults := questionnaire.Load(templates.Pack())
	if len(faults) > 0 {
		return nil, &faultError{faults.String()}
	}
	return p, nil
})

type faultError struct{ text string }

func (e *faultError) Error() string { return e.text }

func pack(t *testing.T) *questionnaire.Pack {
	t.Helper()
	p, err := shippedPack()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestShippedModelIsComplete(t *testing.T) {
	p := pack(t)
	quick, critical, checks := 0, 0, map[string]bool{}
	for _, i := range p.Indicators {
		if i.Quick {
			quick++
		}
		if i.Critical {
			critical++
		}
	}
	for _, c := range p.Checks {
		checks[c.ID[:3]] = true
	}
	assessable := 0
	for _, s := range p.Seeds {
		if s.Assessable {
			assessable++
		}
	}
	got := map[string]int{
		"dimensions": len(p.Dimensions), "areas": len(p.Areas), "indicators": len(p.Indicators), "levels": p.Settings.Scale.Levels,
		"questions": len(p.Questions), "check entries": len(p.Checks), "checks": len(checks), "initiatives": len(p.Initiatives),
		"KPIs": len(p.KPIs), "seeds": len(p.Seeds), "assessable seeds": assessable, "quick scan": quick, "critical": critical,
		"languages": len(p.Languages),
	}
	want := map[string]int{
		"dimensions": 5, "areas": 14, "indicators": 80, "levels": 5, "questions": 64, "check entries": 41, "checks": 39,
		"initiatives": 41, "KPIs": 49, "seeds": 491, "assessable seeds": 402, "quick scan": 30, "critical": 14, "languages": 3,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEveryAssessableStatementIsCoveredByAnIndicator(t *testing.T) {
	p := pack(t)
	byID := map[string]questionnaire.Seed{}
	for _, s := range p.Seeds {
		byID[s.ID] = s
		if s.Assessable && len(s.Indicators) == 0 {
			t.Errorf("%s is covered by nothing", s.ID)
		}
	}
	for _, i := range p.Indicators {
		for _, s := range i.Seeds {
			if !slices.Contains(byID[s].Indicators, i.ID) {
				t.Errorf("%s names %s, but %s does not name it back", i.ID, s, s)
			}
		}
	}
}

func TestBaseWeightsAddUpToAHundred(t *testing.T) {
	sum := exact.Rat{}
	for _, a := range pack(t).Areas {
		sum = sum.Add(a.Weight)
	}
	if !sum.Equal(exact.Of(100)) {
		t.Errorf("base weights add up to %s", sum)
	}
}

func TestQuickScanReachesEveryArea(t *testing.T) {
	p := pack(t)
	for _, a := range p.Areas {
		n := 0
		for _, i := range p.IndicatorsOf(a.ID) {
			if i.Quick {
				n++
			}
		}
		if n < p.Coverage.IndicatorsQuick {
			t.Errorf("%s has %d quick-scan indicators, %d are needed to report it", a.ID, n, p.Coverage.IndicatorsQuick)
		}
	}
}

func TestAreaNamesFitTheirCharts(t *testing.T) {
	p := pack(t)
	for _, lang := range i18n.Langs {
		for _, a := range p.Areas {
			short := p.Text(lang).Area(a.ID).Short
			if n := utf8.RuneCountInString(short); n == 0 || n > 14 {
				t.Errorf("%s: short name of %s has %d characters: %q", lang, a.ID, n, short)
			}
		}
	}
}

func TestWordsAreFoundByIDInEveryLanguage(t *testing.T) {
	p := pack(t)
	for lang, want := range map[i18n.Lang][6]string{
		i18n.English: {"Sales", "Customer churn rate", "Customers are leaving (churn)", "Managed", "Speed", "Complaint handling and service recovery"},
		i18n.Persian: {"فروش", "نرخ ریزش مشتریان", "ریزش مشتری", "مدیریت\u200cشده", "سرعت", "رسیدگی به شکایت مشتریان"},
		i18n.Hebrew:  {"מכירות", "שיעור נטישה", "נטישת לקוחות", "מנוהל", "מהירות", "טיפול בתלונות ושיקום שירות"},
	} {
		w := p.Text(lang)
		q := p.Question("Q4.3")
		kind := p.Question("Q1.3").Part("type")
		got := [6]string{
			w.Area("SAL").Name, w.KPI("CHURN").Name, w.Option(kind, w.Question("Q1.3").Fields["type"].Options, "churn"),
			w.Band(4).Name, w.Option(&q.Field, w.Question("Q4.3").Options, "speed"), w.Initiative("P13").Name,
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", lang, diff)
		}
		if n := len(w.Indicator("SRV-2").Levels); n != 5 {
			t.Errorf("%s: SRV-2 has %d levels", lang, n)
		}
	}
}

func TestLookingUpWhatIsNotThereGivesNothing(t *testing.T) {
	p := pack(t)
	if p.Area("X") != nil || p.Indicator("X") != nil || p.Question("X") != nil || p.Initiative("X") != nil ||
		p.KPI("X") != nil || p.Dimension("X") != nil || p.IndicatorsOf("X") != nil ||
		p.QuestionWith("X") != nil || p.Text("xx") != nil || p.Question("Q0.3").Part("X") != nil {
		t.Error("something was found")
	}
}

func TestLookupsGoByGroupAndEffect(t *testing.T) {
	p := pack(t)
	if n := len(p.IndicatorsOf("STR")); n != 7 {
		t.Errorf("STR has %d indicators", n)
	}
	if q := p.QuestionWith("root_weights"); len(q) != 1 || q[0].ID != "Q1.3" {
		t.Errorf("root weights come from %v", q)
	}
	churn := p.Question("Q1.3").Part("type").Map["churn"].Weights["SRV"]
	if !churn.Equal(exact.Frac(4, 5)) {
		t.Errorf("root weight of SRV for churn: %s", churn)
	}
}

func TestWorkedExamplesOfTheKPIsComeOut(t *testing.T) {
	p := pack(t)
	for i := range p.KPIs {
		k := &p.KPIs[i]
		if k.Example == nil {
			t.Errorf("%s has no example", k.ID)
			continue
		}
		var got exact.Rat
		var err error
		if k.Formula != "" {
			got, err = k.Compute(k.Example.Inputs)
		} else {
			got, err = k.Summarise(k.Example.Values)
		}
		if err != nil {
			t.Errorf("%s: %v", k.ID, err)
			continue
		}
		if got.Sub(k.Example.Value).Abs().Cmp(exact.Frac(1, 20)) > 0 {
			t.Errorf("%s: example gives %s, not %s", k.ID, got.Decimal(4), k.Example.Value)
		}
		if k.Min != nil && got.Less(*k.Min) || k.Max != nil && k.Max.Less(got) {
			t.Errorf("%s: example %s is outside its own bounds", k.ID, got)
		}
	}
}

func TestAModelFromAFolderIsReadLikeTheBuiltInOne(t *testing.T) {
	p, faults := questionnaire.Load(os.DirFS(shipped))
	if len(faults) > 0 || p.ID != "crm-readiness" {
		t.Fatalf("%v", faults)
	}
}

func TestEveryKPIHasTheRangeOfItsUnit(t *testing.T) {
	// figures in percent that are no share of a whole
	open := []string{"NRR", "SALESGROWTH", "NEWRATE", "ROMI", "MARGIN", "COSTRATIO"}
	for _, k := range pack(t).KPIs {
		if k.Min == nil || k.Max == nil {
			t.Errorf("%s has no range", k.ID)
			continue
		}
		low, high := k.Min.String(), k.Max.String()
		switch k.Unit {
		case questionnaire.Percent:
			if (low != "0" || high != "100") != slices.Contains(open, k.ID) {
				t.Errorf("%s: %s to %s percent", k.ID, low, high)
			}
		case questionnaire.Days, questionnaire.Hours, questionnaire.PerThousand:
			if low != "0" {
				t.Errorf("%s begins at %s", k.ID, low)
			}
		}
	}
}

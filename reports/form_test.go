package reports_test

import (
	"strings"
	"testing"

	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/reports/reportstest"
)

func TestTheBlankFormAsksEverythingInEveryLanguage(t *testing.T) {
	for _, lang := range i18n.Langs {
		p := crm(t)
		d := reports.BlankForm(reports.FormSource{Pack: p, Engagement: sample(t, "distributor."+string(lang)), Words: words(t, lang), Issued: reportstest.Issued(), Readiness: true, Context: true, Strategy: true})
		var text strings.Builder
		if err := d.Dump(&text); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(text.String(), "⟦") {
			t.Errorf("%s: words are missing", lang)
		}
		asked := map[string]reports.TickBoxes{}
		for _, b := range d.Blocks {
			if q, ok := b.(reports.TickBoxes); ok && q.ID != "" {
				asked[q.ID] = q
			}
		}
		for _, k := range p.Indicators {
			if q := asked[k.ID]; len(q.Parts) != 3 || len(q.Parts[0].Boxes) != 5 || len(q.Parts[0].Across) != 2 {
				t.Errorf("%s: %s is asked as %+v", lang, k.ID, q)
			}
		}
		for i := range p.Questions {
			q := asked[p.Questions[i].ID]
			if len(q.Parts) == 0 || q.Title == "" {
				t.Errorf("%s: %s has no place for an answer", lang, p.Questions[i].ID)
			}
			for _, x := range q.Parts {
				if x.Lines == 0 && len(x.Boxes) == 0 && len(x.Across) == 0 && x.Grid == nil {
					t.Errorf("%s: %s, part %q has no place for an answer", lang, q.ID, x.Label)
				}
			}
		}
	}
}

func TestAFormOfOnePartAsksThatPartOnly(t *testing.T) {
	p, e := crm(t), sample(t, "distributor.en")
	for name, f := range map[string]reports.FormSource{
		"SRV-2": {Readiness: true, Quick: true}, "Q0.1": {Context: true}, "Q3.1": {Strategy: true},
	} {
		f.Pack, f.Engagement, f.Words, f.Issued = p, e, words(t, i18n.English), reportstest.Issued()
		found := map[string]bool{}
		for _, b := range reports.BlankForm(f).Blocks {
			if q, ok := b.(reports.TickBoxes); ok {
				found[q.ID] = true
			}
		}
		if !found[name] || found["Q0.1"] != f.Context || found["Q3.1"] != f.Strategy || found["SRV-2"] != f.Readiness || found["SRV-3"] {
			t.Errorf("the form with %s asks %d questions, others among them", name, len(found))
		}
	}
}

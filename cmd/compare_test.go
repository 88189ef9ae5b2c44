package cmd

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rahbord/internal/i18n"
)

// earlier writes an older state of the distributor: one level
// lower at one indicator.
func earlier(t *testing.T, folder, lang string) (before, after string) {
	t.Helper()
	after = filepath.Join(folder, "distributor."+lang+".yaml")
	data, err := os.ReadFile(after)
	if err != nil {
		t.Fatal(err)
	}
	s := string(data)
	for _, x := range [][2]string{{"assessed: 2026-11-15", "assessed: 2026-05-15"}, {"SRV-1: 2", "SRV-1: 1"}} {
		s = strings.Replace(s, x[0], x[1], 1)
	}
	before = filepath.Join(folder, "before.yaml")
	if err := os.WriteFile(before, []byte(s), 0o600); err != nil {
		t.Fatal(err)
	}
	return before, after
}

func TestComparisonNamesWhatMovedAndWhatCannotBeCompared(t *testing.T) {
	for lang, want := range map[string][]string{
		"en": {"From 15 May 2026 to 15 November 2026 the readiness rose by", "One indicator rose", "applied neither time"},
		"fa": {"از ۲۵ اردیبهشت ۱۴۰۵ تا ۲۴ آبان ۱۴۰۵ آمادگی", "یک شاخص بالا رفت", "هیچ‌بار مصداق نداشت"},
		"he": {"בין 15 במאי 2026 לבין 15 בנובמבר 2026 עלתה המוכנות", "מדד אחד עלה", "לא רלוונטי בשתיהן"},
	} {
		before, after := earlier(t, samples(t, lang), lang)
		out, errs, code := try(t, nil, "compare", before, after)
		if code != exitOK {
			t.Fatalf("%s: exit %d %s", lang, code, errs)
		}
		for _, w := range want {
			if !strings.Contains(i18n.Plain(out), w) {
				t.Errorf("%s: no %q in\n%s", lang, w, out)
			}
		}
	}
}

func TestComparisonAsDataAddsUp(t *testing.T) {
	before, after := earlier(t, samples(t, "en"), "en")
	out, errs, code := try(t, nil, "compare", before, after, "--json")
	if code != exitOK {
		t.Fatal(errs)
	}
	var c comparisonJSON
	if err := json.Unmarshal([]byte(out), &c); err != nil {
		t.Fatal(err)
	}
	if len(c.Areas) != 14 || len(c.Indicators) != 80 || c.Common != 79 || c.Asked != 79 {
		t.Errorf("%d areas, %d indicators, %d of %d in common", len(c.Areas), len(c.Indicators), c.Common, c.Asked)
	}
	if c.Overall.Change == nil || strings.HasPrefix(c.Overall.Change.String(), "-") {
		t.Errorf("change of the index: %v", c.Overall.Change)
	}
}

func TestComparisonIsWrittenAsReport(t *testing.T) {
	folder := samples(t, "en")
	before, after := earlier(t, folder, "en")
	name := filepath.Join(folder, "changed.pdf")
	if _, errs, code := try(t, nil, "compare", before, after, "--out", name); code != exitOK {
		t.Fatal(errs)
	}
	if data, err := os.ReadFile(name); err != nil || !strings.HasPrefix(string(data), "%PDF") {
		t.Errorf("no PDF: %v", err)
	}
}

func TestDifferentOrganisationsAreNotCompared(t *testing.T) {
	folder := samples(t, "en")
	_, errs, code := try(t, nil, "compare", filepath.Join(folder, "distributor.en.yaml"), filepath.Join(folder, "brand.en.yaml"))
	if code != exitError || !strings.Contains(errs, "different organisations") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

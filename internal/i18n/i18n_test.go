package i18n_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/templates"

	"github.com/google/go-cmp/cmp"
)

func words(t *testing.T, lang i18n.Lang) *i18n.Words {
	t.Helper()
	w, faults := i18n.Load(templates.Wording(), lang)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return w
}

func TestDatesAreWrittenInTheCalendarOfTheLanguage(t *testing.T) {
	for day, want := range map[string][3]string{
		"2026-12-01": {"1 December 2026", "۱۰ آذر ۱۴۰۵", "1 בדצמבר 2026"},
		"2026-03-21": {"21 March 2026", "۱ فروردین ۱۴۰۵", "21 במרץ 2026"},
		"2025-03-20": {"20 March 2025", "۳۰ اسفند ۱۴۰۳", "20 במרץ 2025"}, // 1403 is a leap year
		"2000-01-01": {"1 January 2000", "۱۱ دی ۱۳۷۸", "1 בינואר 2000"},
	} {
		d, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		for i, lang := range i18n.Langs {
			if got := i18n.Plain(words(t, lang).Date(d)); got != want[i] {
				t.Errorf("%s in %s = %q, want %q", day, lang, got, want[i])
			}
		}
	}
}

func TestNumbersAreWrittenAsTheLanguageDoes(t *testing.T) {
	number := exact.Frac(2469135, 2) // 1234567.5
	for i, lang := range i18n.Langs {
		w := words(t, lang)
		got := []string{w.Number(number, 1), w.Short(exact.Frac(5, 2), 2), w.Percent(exact.Frac(3, 4), 0), w.Number(exact.Frac(-1, 2), 1), w.Int(1000), w.Int(-7)}
		want := [][]string{
			{"1,234,567.5", "2.5", "75%", "−0.5", "1,000", "−7"},
			{"۱٬۲۳۴٬۵۶۷٫۵", "۲٫۵", "۷۵٪", "−۰٫۵", "۱٬۰۰۰", "−۷"},
			{"1,234,567.5", "2.5", "75%", "−0.5", "1,000", "−7"},
		}[i]
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", lang, d)
		}
	}
}

func TestMoneyIsGroupedAndNamed(t *testing.T) {
	for i, lang := range i18n.Langs {
		w := words(t, lang)
		got := i18n.Plain(w.Money(exact.Of(60000), "EUR") + " / " + w.Money(exact.Frac(1999, 100), "XYZ"))
		want := []string{"60,000 euros / 19.99 XYZ", "۶۰٬۰۰۰ یورو / ۱۹٫۹۹ XYZ", "60,000 אירו / 19.99 XYZ"}[i]
		if got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

func TestASCIIDigitsReadsAllDigits(t *testing.T) {
	if got := i18n.ASCIIDigits("۱۲٫۵ ٣٤ 56"); got != "12.5 34 56" {
		t.Errorf("got %q", got)
	}
}

func TestLanguagesHaveTheSameKeysAndPlaceholders(t *testing.T) {
	english := words(t, i18n.English)
	if len(english.Keys()) < 200 {
		t.Fatalf("only %d texts", len(english.Keys()))
	}
	for _, lang := range i18n.Langs[1:] {
		w := words(t, lang)
		if d := cmp.Diff(english.Keys(), w.Keys()); d != "" {
			t.Errorf("keys of en (-) and %s (+) differ:\n%s", lang, d)
		}
		for _, k := range english.Keys() {
			if a, b := i18n.Placeholders(english.T(k)), i18n.Placeholders(w.T(k)); !slices.Equal(a, b) {
				t.Errorf("%s %s has placeholders %v, English %v", lang, k, b, a)
			}
		}
	}
}

func TestTextsUseTheRightCharacters(t *testing.T) {
	for _, lang := range i18n.Langs {
		w := words(t, lang)
		for _, k := range w.Keys() {
			text := w.T(k)
			if strings.TrimSpace(text) == "" && !strings.HasSuffix(k, ".use") {
				t.Errorf("%s %s is empty", lang, k)
			}
			if strings.ContainsAny(text, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") {
				t.Errorf("%s %s holds a raw bidi control", lang, k)
			}
			if lang == i18n.Persian && strings.ContainsAny(text, "يكى٠١٢٣٤٥٦٧٨٩") && !strings.HasPrefix(k, "import.") {
				t.Errorf("%s %s holds an Arabic letter or digit: %s", lang, k, text)
			}
		}
	}
}

func TestValuesOfTheOtherDirectionAreIsolated(t *testing.T) {
	en, fa := words(t, i18n.English), words(t, i18n.Persian)
	for _, c := range []struct {
		w          *i18n.Words
		value, out string
	}{
		{en, "Acme", "Acme"}, {en, "شرکت", "\u2067شرکت\u2069"}, {en, "12 / 80", "12 / 80"},
		{fa, "شرکت نمونه", "شرکت نمونه"}, {fa, "می\u200cشود", "می\u200cشود"}, {fa, "Acme", "\u2066Acme\u2069"}, {fa, "۲۲٫۶", "\u2066۲۲٫۶\u2069"}, {fa, "«\u2066(ب)\u2069»", "\u2067«\u2066(ب)\u2069»\u2069"}, {fa, "۱۴۰۵", "۱۴۰۵"},
	} {
		if got := c.w.Isolate(c.value); got != c.out {
			t.Errorf("Isolate(%q) = %q, want %q", c.value, got, c.out)
		}
	}
	if i18n.Plain(fa.T("report.subject", "client", "Acme")) != "آمادگی CRM در Acme" {
		t.Error("a placeholder is not filled")
	}
}

func TestListsRunAsTheLanguageDoes(t *testing.T) {
	for lang, want := range map[i18n.Lang][3]string{
		i18n.English: {"P21, P13", "P21", "a, b"},
		i18n.Persian: {"\u2067\u2066P21\u2069، \u2066P13\u2069\u2069", "\u2066P21\u2069", "\u2067\u2066a\u2069، \u2066b\u2069\u2069"},
		i18n.Hebrew:  {"\u2067\u2066P21\u2069, \u2066P13\u2069\u2069", "\u2066P21\u2069", "\u2067\u2066a\u2069, \u2066b\u2069\u2069"},
	} {
		for i, items := range [][]string{{"P21", "P13"}, {"P21"}, {"a", "b"}} {
			if got := words(t, lang).List(items, "format.list-comma"); got != want[i] {
				t.Errorf("%s: %+q, want %+q", lang, got, want[i])
			}
		}
	}
	if got := words(t, i18n.Persian).List([]string{"یک", "دو"}, "format.list-comma"); got != "یک، دو" {
		t.Errorf("%+q", got)
	}
}

func TestMissingTextShows(t *testing.T) {
	if got := words(t, i18n.English).T("no.such.key"); got != "⟦no.such.key⟧" {
		t.Errorf("got %q", got)
	}
}

func TestFaultsAreWordedWithTheHintThatFits(t *testing.T) {
	w := words(t, i18n.English)
	message, hint := w.Fault(diag.Fault{Rule: "unknown-key", Args: diag.Args{"key": "nmae", "guess": "name", "known": "name, weight"}})
	if message != "nmae is not known here." || hint != "Did you mean name?" {
		t.Errorf("%q, %q", message, hint)
	}
	_, hint = w.Fault(diag.Fault{Rule: "unknown-key", Args: diag.Args{"key": "x", "guess": "", "known": "name, weight"}})
	if hint != "Known here: name, weight." {
		t.Errorf("without a guess: %q", hint)
	}
	message, _ = w.Fault(diag.Fault{Rule: "wrong-type", Args: diag.Args{"want": "@types.list", "got": "@types.text"}})
	if message != "Here stands text, but a list is needed." {
		t.Errorf("%q", message)
	}
}

func TestValuesAreNeverTakenForKeysOrPlaceholders(t *testing.T) {
	w := words(t, i18n.English)
	message, hint := w.Fault(diag.Fault{Rule: "unknown-key", Args: diag.Args{"key": "@{guess}", "guess": "{known}", "known": "x"}})
	if message != "@{guess} is not known here." || hint != "Did you mean {known}?" {
		t.Errorf("%q, %q", message, hint)
	}
}

func TestLoadTellsFaults(t *testing.T) {
	_, faults := i18n.Load(fstest.MapFS{"en/a.yaml": {Data: []byte("x: {y: one}\n")}, "en/b.yaml": {Data: []byte("x: {y: two}\n")}}, i18n.English)
	if len(faults) != 1 || faults[0].Rule != "duplicate-key" {
		t.Errorf("faults %v, want the key given in two files", faults)
	}
	if _, faults = i18n.Load(fstest.MapFS{}, i18n.English); len(faults) != 1 {
		t.Errorf("no wording at all: %v", faults)
	}
}

func TestACommandToTypeHoldsNothingInvisible(t *testing.T) {
	for lang, text := range map[i18n.Lang]string{
		i18n.Persian: "با rahbord plan {file} --why {id} ببینید: {id}",
		i18n.Hebrew:  "ראו rahbord plan {file} --why {id} לשם {id}",
	} {
		got := words(t, lang).Fill(text, "file", "acme.yaml", "id", "P-01")
		if !strings.Contains(got, "rahbord plan acme.yaml --why P-01 ") || !strings.Contains(got, "\u2066P-01\u2069") {
			t.Errorf("%s: %q", lang, got)
		}
	}
}

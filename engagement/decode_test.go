package engagement

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rahbord/internal/diag"
	"rahbord/internal/i18n"

	"github.com/google/go-cmp/cmp"
)

// head is a good beginning of a client file, four lines long.
const head = "rahbord: 1\npack: {id: tiny, version: \"1.0\"}\nlanguage: he\n# five lines follow\n"

// Each case is a file, or the lines behind head when it does not begin with "rahbord",
// and exactly the faults it has.
var faultyFiles = map[string]struct{ file, want string }{
	"not a mapping":         {"- a\n", "f:1:1: [wrong-type] got=\"@types.list\" value=\"\" want=\"@types.mapping\""},
	"no format":             {"language: fa\n", `f:1:1: [format-missing] key="rahbord" version="1"`},
	"newer format":          {"rahbord: 2\nnonsense: 1\n", `f:1:10: [format-newer] known="1" version="2"`},
	"format from nowhere":   {"rahbord: 0\n", `f:1:10: [format-unknown] known="1" version="0"`},
	"format not a number":   {"rahbord: one\n", `f:1:10: [format-unknown] known="1" version="one"`},
	"mistyped key":          {"asessed: 2026-11-02\n", `f:5:1: [unknown-key] guess="assessed" key="asessed" known="adopted, assessed, assessment, consensus, constraints, consultant, context, decisions, initiatives, kpis, language, pack, progress, rahbord, respondents, revision, sample, strategy"`},
	"unknown language":      {"rahbord: 1\npack: {id: x, version: 1}\nlanguage: fr\n", `f:3:11: [unknown-word] guess="fa" key="language" known="en, fa, he" value="fr"`},
	"empty pack id":         {"rahbord: 1\npack: {id: \"\", version: 1}\nlanguage: fa\n", `f:2:12: [empty-value] key="id"`},
	"unknown method":        {"assessment: {method: meen}\n", `f:5:22: [unknown-word] guess="mean" key="method" known="role_balanced, mean, median" value="meen"`},
	"negative weight":       {"assessment:\n  role_weights: {SAL: -1}\n", `f:6:23: [negative-number] key="SAL" value="-1"`},
	"negative revision":     {"revision: -3\n", `f:5:11: [negative-number] key="revision" value="-3"`},
	"day in another form":   {"assessed: 2.11.2026\n", `f:5:11: [bad-date] value="2.11.2026"`},
	"day that is none":      {"assessed: 2026-02-30\n", `f:5:11: [bad-date] value="2026-02-30"`},
	"Persian year":          {"assessed: 1405-08-11\n", `f:5:11: [bad-date] value="1405-08-11"`},
	"day with a clock":      {"assessed: 2026-11-02T10:00:00Z\n", `f:5:11: [bad-date] value="2026-11-02T10:00:00Z"`},
	"colour by name":        {"consultant: {colour: blue}\n", `f:5:22: [bad-colour] value="blue"`},
	"second colour by name": {"consultant: {second: blue}\n", `f:5:22: [bad-colour] value="blue"`},
	"logo elsewhere":        {"consultant: {logo: ../../etc/x.png}\n", `f:5:20: [logo-outside] value="../../etc/x.png"`},
	"respondent twice":      {"respondents:\n  - {id: ali, role: SAL}\n  - {id: ali, role: SAL}\n", `f:7:10: [duplicate-respondent] id="ali" line="6"`},
	"respondent bad id":     {"respondents: [{id: a b, role: SAL}]\n", `f:5:20: [bad-id] id="a b" limit="64"`},
	"respondent no id":      {"respondents: [{role: SAL}]\n", `f:5:15: [missing-key] key="id"`},
	"answer twice":          {"respondents:\n  - id: ali\n    role: SAL\n    answers:\n      S-1: 2\n      S-1: 3\n", `f:10:7: [duplicate-key] key="S-1" line="9"`},
	"consensus twice":       {"consensus: {S-1: 2, S-1: 3}\n", `f:5:21: [duplicate-key] key="S-1" line="5"`},
	"level in words":        {"consensus: {S-1: two}\n", `f:5:18: [level-not-a-number] guess="" value="two"`},
	"level with exponent":   {"consensus: {S-1: 1e0}\n", `f:5:18: [level-not-a-number] value="1e0"`},
	"level left open":       {"consensus:\n  S-1:\n", `f:6:7: [level-not-a-number] value=""`},
	"mistyped state":        {"respondents: [{id: ali, role: SAL, answers: {S-1: dkk}}]\n", `f:5:51: [unknown-state] guess="dk" value="dkk"`},
	"n/a without reason":    {"respondents: [{id: ali, role: SAL, answers: {S-1: na, S-2: {na: ''}}}]\n", "f:5:51: [na-without-reason]\nf:5:60: [na-without-reason]"},
	"comment beside n/a":    {"respondents: [{id: ali, role: SAL, answers: {S-1: {na: no shop, comment: x}}}]\n", "f:5:51: [comment-beside-na]"},
	"level and n/a":         {"consensus: {S-1: {level: 2, na: no shop}}\n", "f:5:18: [level-and-na]"},
	"no level":              {"consensus: {S-1: {evidence: minutes}}\n", `f:5:18: [missing-key] key="level"`},
	"consensus unknown":     {"consensus: {S-1: dk}\n", "f:5:18: [consensus-unknown]"},
	"negative grade":        {"consensus: {S-1: {level: 2, grade: -1}}\n", `f:5:18: [negative-number] key="grade" value="-1"`},
	"number with exponent":  {"strategy: {Q1.2: 1e6}\n", `f:5:18: [bad-number] value="1e6"`},
	"infinite number":       {"strategy: {Q1.2: .inf}\n", `f:5:18: [bad-number] value=".inf"`},
	"question id":           {"strategy: {Q 1: x}\n", `f:5:12: [bad-id] id="Q 1" limit="64"`},
	"days reversed":         {"constraints:\n  initiatives: [{initiative: P1, earliest: 2026-05-01, deadline: 2026-04-01}]\n", `f:6:66: [days-reversed] first="2026-05-01" last="2026-04-01"`},
	"limit twice":           {"constraints:\n  initiatives: [{initiative: P1}, {initiative: P1}]\n", `f:6:35: [duplicate-entry] id="P1"`},
	"share without whole":   {"kpis: [{kpi: K, value: 2, part: 1}]\n", "f:5:8: [part-without-whole]"},
	"share of nothing":      {"kpis: [{kpi: K, value: 2, part: 1, whole: 0}]\n", `f:5:43: [whole-not-positive] value="0"`},
	"more than all":         {"progress: [{initiative: P1, when: 2026-05-01, done: 101}]\n", `f:5:53: [bad-share] value="101"`},
	"plan ends early":       {"adopted: {when: 2026-05-01, start: 2026-05-01, end: 2026-04-01}\n", `f:5:53: [days-reversed] first="2026-05-01" last="2026-04-01"`},
	"initiative twice":      {"initiatives: [{id: P1}, {id: P1}]\n", `f:5:25: [duplicate-entry] id="P1"`},
	"initiative bad id":     {"initiatives: [{id: our desk}]\n", `f:5:20: [bad-id] id="our desk" limit="64"`},
	"name of two lines":     {"initiatives: [{id: P1, name: \"a\\nb\"}]\n", `f:5:30: [several-lines] field="P1.name"`},
	"name as long as text":  {"initiatives: [{id: P1, name: " + strings.Repeat("x", 121) + "}]\n", `f:5:30: [text-too-long] field="P1.name" least="1" length="121" most="120"`},
	"initiative no id":      {"initiatives: [{duration: 3}]\n", `f:5:15: [missing-key] key="id"`},
	"weeks not rising":      {"initiatives: [{id: P1, duration: {min: 3, likely: 2, max: 9}}]\n", `f:5:34: [weeks-not-rising] likely="2" max="9" min="3"`},
	"no weeks":              {"initiatives: [{id: P1, duration: 0}]\n", `f:5:34: [number-too-small] field="duration" least="0.2" value="0"`},
	"negative weeks":        {"initiatives: [{id: P1, duration: -2}]\n", `f:5:34: [negative-number] key="duration" value="-2"`},
	"weeks without end":     {"initiatives: [{id: P1, duration: 900}]\n", `f:5:34: [number-too-large] field="duration" most="260" value="900"`},
	"weeks half given":      {"initiatives: [{id: P1, duration: {likely: 2}}]\n", "f:5:34: [missing-key] key=\"max\"\nf:5:34: [missing-key] key=\"min\""},
	"weeks in words":        {"initiatives: [{id: P1, duration: two}]\n", `f:5:34: [wrong-type] got="@types.text" value="two" want="@types.number"`},
	"negative effort":       {"initiatives:\n  - id: P1\n    effort: {SAL: -1}\n", `f:7:19: [negative-number] key="SAL" value="-1"`},
	"negative cost":         {"initiatives: [{id: P1, cost_one_off: -1, cost_running: -0.5}]\n", "f:5:38: [negative-number] key=\"cost_one_off\" value=\"-1\"\nf:5:56: [negative-number] key=\"cost_running\" value=\"-0.5\""},
	"negative lift":         {"initiatives: [{id: P1, lifts: {S-1: -1}, stage: {sell: -2}}]\n", "f:5:37: [negative-number] key=\"S-1\" value=\"-1\"\nf:5:56: [negative-number] key=\"sell\" value=\"-2\""},
	"success over 1":        {"initiatives: [{id: P1, success: 90, fit: 1.01}]\n", "f:5:33: [number-too-large] field=\"P1.success\" most=\"1\" value=\"90\"\nf:5:42: [number-too-large] field=\"P1.fit\" most=\"1\" value=\"1.01\""},
	"unknown risk":          {"initiatives: [{id: P1, risk: X}]\n", `f:5:30: [unknown-word] guess="L" key="risk" known="L, M, H" value="X"`},
	"excludes itself":       {"initiatives: [{id: P1, without: [P2, P1]}]\n", `f:5:33: [without-itself] initiative="P1"`},
	"need of nobody":        {"initiatives: [{id: P1, needs: [{indicator: S-1, level: 2}]}]\n", `f:5:32: [missing-key] key="supplier"`},
	"unknown decision":      {"decisions:\n  initiatives: [{initiative: P1, decision: forced, reason: x}]\n", `f:6:44: [unknown-word] guess="force" key="decision" known="force, exclude" value="forced"`},
	"name on two lines":     {"respondents: [{id: ali, role: SAL, name: \"a\\r\\nb\", department: \"c\\u2028d\"}]\n", "f:5:42: [one-line] field=\"name\"\nf:5:64: [one-line] field=\"department\""},
	"sender on two lines":   {"consultant: {name: \"a\\nb\", organisation: \"c\\nd\", contact: \"e\\nf\"}\n", "f:5:20: [one-line] field=\"name\"\nf:5:42: [one-line] field=\"organisation\"\nf:5:59: [one-line] field=\"contact\""},
	"escaped escape":        {"strategy: {Q1.1: \"a\\e[31mb\"}\n", `f:5:18: [control-character] char="U+001B"`},
	"raw accents":           {"strategy: {Q1.1: Z" + strings.Repeat("\u0301", 9) + "}\n", `f:5:27: [stacked-marks] limit="8"`},
	"escaped override":      {"respondents: [{id: ali, role: SAL, name: \"a\\u202Eb\"}]\n", `f:5:42: [bidi-control] char="U+202E"`},
	"raw override":          {"respondents: [{id: ali, role: SAL, name: a\u202eb}]\n", `f:5:43: [bidi-control] char="U+202E"`},
	"alias":                 {"consultant: &a {name: x}\ncontext: *a\n", "f:5:13: [alias]\nf:6:10: [alias]"},
	"two documents":         {"---\nrahbord: 1\n", `f:5: [several-documents]`},
}

func faultyFile(s string) string {
	if strings.HasPrefix(s, "rahbord") || strings.HasPrefix(s, "- a") || strings.HasPrefix(s, "language: fa") {
		return s
	}
	return head + s
}

func TestDecodeNamesEveryFaultAndItsPlace(t *testing.T) {
	for name, c := range faultyFiles {
		t.Run(name, func(t *testing.T) {
			_, faults := Decode(strings.NewReader(faultyFile(c.file)), "f")
			if d := cmp.Diff(c.want, faults.String()); d != "" {
				t.Errorf("faults (-want +got):\n%s", d)
			}
		})
	}
}

func TestDecodeTellsAllFaultsAtOnceInFileOrder(t *testing.T) {
	_, faults := Decode(strings.NewReader(head+"colour: blue\nassessed: soon\nkpis: [{value: x}]\n"), "f")
	var rules []string
	for _, f := range faults {
		rules = append(rules, f.Rule)
	}
	if d := cmp.Diff([]string{"unknown-key", "bad-date", "missing-key", "wrong-type"}, rules); d != "" {
		t.Error(d)
	}
}

func TestDecodeStopsAtTheLimits(t *testing.T) {
	for name, c := range map[string]struct{ file, rule string }{
		"too large":    {head + "# " + strings.Repeat("x", 8<<20), "file-too-large"},
		"deep nesting": {head + "context: {a: " + strings.Repeat("[", 500) + strings.Repeat("]", 500) + "}", "too-deep"},
		"absurd depth": {head + "context: " + strings.Repeat("[", 1<<20), "too-deep"},
		"alias bomb":   {head + "context: {a: &a [x,x], b: &b [*a,*a], c: &c [*b,*b], d: [*c,*c]}", "alias"},
		"not UTF-8":    {head + "# \xff\n", "not-utf8"},
		"NUL":          {head + "# \x00\n", "control-character"},
		"nothing":      {"", "empty-file"},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := Decode(strings.NewReader(c.file), "f")
			if len(faults) == 0 || faults[0].Rule != c.rule {
				t.Errorf("got %.300v, want %s", faults, c.rule)
			}
		})
	}
}

func TestDecodeReadsFilesOfAnyEditor(t *testing.T) {
	want := decoded(t, head+"sample: true\nstrategy:\n  Q1.1: |\n    one\n    two\n")
	for name, edit := range map[string]func(string) string{
		"byte order mark": func(s string) string { return "\ufeff" + s },
		"CRLF":            func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"no last newline": func(s string) string { return strings.TrimSuffix(s, "\n") + "\n" },
		"tab at the end":  func(s string) string { return strings.Replace(s, "true\n", "true\t\n", 1) },
	} {
		t.Run(name, func(t *testing.T) {
			got := decoded(t, edit(encoded(t, want)))
			if d := sameContent(want, got); d != "" {
				t.Error(d)
			}
			if encoded(t, got) != encoded(t, want) {
				t.Errorf("written differently:\n%s", encoded(t, got))
			}
		})
	}
}

// ruleForm finds the rule ids in the code: they are the only strings of this form.
var ruleForm = regexp.MustCompile(`"([a-z]+(?:-[a-z0-9]+)+)"`)

func TestEveryRuleHasAnExampleAndWordsInAllLanguages(t *testing.T) {
	sources, err := filepath.Glob("*.go")
	if err != nil || len(sources) < 10 {
		t.Fatal("no sources found", err)
	}
	var words []*i18n.Words
	for _, lang := range i18n.Langs {
		w, faults := i18n.Load(os.DirFS("../templates/wording"), lang)
		if faults.HasErrors() {
			t.Fatal(faults)
		}
		words = append(words, w)
	}
	examples := examplesByRule(t)
	for _, name := range sources {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, m := range ruleForm.FindAllStringSubmatch(string(data), -1) {
			checkRule(t, m[1], examples[m[1]], words)
		}
	}
}

func checkRule(t *testing.T, rule string, args []diag.Args, words []*i18n.Words) {
	if len(args) == 0 {
		t.Errorf("no test trips the rule %s", rule)
	}
	for _, w := range words {
		for _, part := range []string{"message", "hint"} {
			key := fmt.Sprintf("faults.%s.%s", rule, part)
			if !w.Has(key) {
				t.Errorf("%s: no words under %s", w.Lang, key)
				continue
			}
			for _, hole := range regexp.MustCompile(`\{(\w+)\}`).FindAllStringSubmatch(w.T(key), -1) {
				if slices.ContainsFunc(args, func(a diag.Args) bool { _, ok := a[hole[1]]; return !ok }) {
					t.Errorf("%s: %s shows {%s}, which the fault does not tell", w.Lang, key, hole[1])
				}
			}
		}
	}
}

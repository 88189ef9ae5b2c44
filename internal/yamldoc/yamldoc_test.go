package yamldoc_test

import (
	"strings"
	"testing"
	"unicode"

	"rahbord/internal/exact"
	"rahbord/internal/yamldoc"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

type shelf struct {
	Name   string               `yaml:"name"`
	Weight exact.Rat            `yaml:"weight,omitempty"`
	Count  int                  `yaml:"count,omitempty"`
	Open   bool                 `yaml:"open,omitempty"`
	Books  []book               `yaml:"books,omitempty"`
	Prices map[string]exact.Rat `yaml:"prices,omitempty"`
	Extra  *book                `yaml:"extra,omitempty"`
}

type book struct {
	Title string `yaml:"title"`
}

func TestDecodeReadsEveryKindOfValue(t *testing.T) {
	doc, faults := yamldoc.Parse("s.yaml", []byte("\xef\xbb\xbfname: No\r\nweight: 1.5\ncount: 3\nopen: true\nbooks:\n  - title: 2024\nprices: {a: 0.1}\nextra: {title: 'x'}\n"))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var got shelf
	if faults := doc.Into(&got); len(faults) > 0 {
		t.Fatal(faults)
	}
	want := shelf{"No", exact.Frac(3, 2), 3, true, []book{{"2024"}}, map[string]exact.Rat{"a": exact.Frac(1, 10)}, &book{"x"}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if p := doc.Pos("books", "0", "title"); p.String() != "s.yaml:6:12" {
		t.Errorf("position of the title = %s", p)
	}
	if p := doc.KeyPos("prices", "a"); p.String() != "s.yaml:7:10" {
		t.Errorf("position of a key = %s", p)
	}
	if p := doc.Pos("books", "7", "title"); p.String() != "s.yaml:6:3" {
		t.Errorf("position of what is not there = %s, want its nearest ancestor", p)
	}
}

func TestDecodeTellsAllFaultsAtOnce(t *testing.T) {
	in := "nmae: x\nweight: '1'\ncount: 1.5\nopen: maybe\nbooks: {title: x}\nprices: [1]\nextra:\n  titel: y\n"
	doc, faults := yamldoc.Parse("s.yaml", []byte(in))
	var s shelf
	faults = append(faults, doc.Into(&s)...)
	var got []string
	for _, f := range faults {
		got = append(got, strings.TrimPrefix(f.Pos.String(), "s.yaml:")+" "+f.Rule+" "+f.Args["key"]+f.Args["want"]+f.Args["guess"])
	}
	want := []string{
		"1:1 missing-key name", "1:1 unknown-key nmaename", "2:9 wrong-type @types.number", "3:8 wrong-type @types.whole", "4:7 wrong-type @types.flag",
		"5:8 wrong-type @types.list", "6:9 wrong-type @types.mapping", "8:3 missing-key title", "8:3 unknown-key titeltitle",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestParseRefusesWhatNoDataFileNeeds(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
	for name, c := range map[string]struct{ in, rule, pos string }{
		"empty":            {"", "empty-file", "f"},
		"only a comment":   {"# nothing\n", "empty-file", "f"},
		"alias bomb":       {bomb, "alias", "f:1:4"},
		"two documents":    {"a: 1\n---\nb: 2\n", "several-documents", "f:2"},
		"tag":              {"a: !!binary aGk=\n", "tag", "f:1:4"},
		"duplicate":        {"a: 1\nb: 2\na: 3\n", "duplicate-key", "f:3:1"},
		"nul":              {"a: x\x00y\n", "control-character", "f:1:5"},
		"c1 control":       {"# \u009b31m\na: 1\n", "control-character", "f:1:3"},
		"no character":     {"a: x\ufffe\n", "control-character", "f:1:5"},
		"after lone CR":    {"a: 1\rb: x\x00\n", "control-character", "f:2:5"},
		"escaped escape":   {"a:\n  - \"x\\e[31m\"\n", "control-character", "f:2:5"},
		"escaped in a key": {"\"a\\u0007\": 1\n", "control-character", "f:1:1"},
		"escaped override": {"a: 1\nb: \"x\\u202Ey\"\n", "bidi-control", "f:2:4"},
		"escaped accents":  {"a: \"Z" + strings.Repeat("\\u0301", 9) + "\"\n", "stacked-marks", "f:1:4"},
		"accents":          {"a: Z" + strings.Repeat("\u0301", 9) + "\n", "stacked-marks", "f:1:13"},
		"override":         {"a: ok\nb: abc\u202edef\n", "bidi-control", "f:2:7"},
		"latin-1":          {"a: caf\xe9\n", "not-utf8", "f:1:7"},
		"deep flow":        {strings.Repeat("[", 5000), "too-deep", "f:1"},
		"deep block":       {deep(40), "too-deep", "f:24:24"},
		"broken":           {"a: [1, 2\nb: 3\n", "yaml-syntax", "f:1"},
		"tab indentation":  {"a:\n\tb: 1\n", "yaml-syntax", "f:2"},
		"larger than 8 MB": {"a: " + strings.Repeat("x", yamldoc.MaxBytes), "file-too-large", "f"},
	} {
		_, faults := yamldoc.Parse("f", []byte(c.in))
		if len(faults) == 0 || faults[0].Rule != c.rule || faults[0].Pos.String() != c.pos {
			t.Errorf("%s: %v, want %s at %s", name, faults, c.rule, c.pos)
		}
	}
}

func deep(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func TestTypingMarksOfHebrewAndPersianAreHarmless(t *testing.T) {
	if _, faults := yamldoc.Parse("f", []byte("a: \"שלום\u200f (CRM)\u200e می\u200cشود\"\n")); len(faults) > 0 {
		t.Error(faults)
	}
}

func TestLineEndsOfEverySystemAreOne(t *testing.T) {
	doc, faults := yamldoc.Parse("f", []byte(`a: "one\r\ntwo\rthree\Nfour\Lfive\Psix"`))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if got := doc.Node("a").Value; got != "one\ntwo\nthree\nfour\nfive\nsix" {
		t.Errorf("read as %q", got)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"a: 1\n", "- [x, {y: z}]\n", "a: |\n  text\n# c\n", "\xff", "a: &x 1\nb: *x\n", "? a\n: b\n", "'a':\n- b\n", "a: \"\\u001b\\0\\x9b\\N\\r\\ufffe\\u202e\"\n", "\"\\a\": \"\\r\\n\"\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, faults := yamldoc.Parse("f", data)
		if doc == nil && !faults.HasErrors() {
			t.Fatal("neither a document nor a fault")
		}
		if doc == nil {
			return
		}
		var s shelf
		read := doc.Into(&s)
		for _, f := range append(faults, read...) {
			for _, arg := range f.Args {
				if strings.ContainsFunc(arg, obeyed) {
					t.Fatalf("%s shows %q", f.Rule, arg)
				}
			}
		}
		if !faults.HasErrors() {
			harmless(t, doc.Root())
		}
	})
}

// obeyed are the characters that a terminal acts on.
func obeyed(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// harmless fails on a text that a terminal would obey or that reads as another.
func harmless(t *testing.T, n *yaml.Node) {
	for _, r := range n.Value {
		if obeyed(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r&0xfffe == 0xfffe {
			t.Fatalf("accepted %q", n.Value)
		}
	}
	for _, c := range n.Content {
		harmless(t, c)
	}
}

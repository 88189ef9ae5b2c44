package engagement

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rahbord/internal/diag"
	"rahbord/internal/exact"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// A file as a consultant may have written it, and as Encode writes it.
const (
	byHand = `# yaml-language-server: $schema=client.schema.json
# Notes of Sara

rahbord: 1   # format
pack: {id: tiny, version: "1.0"} # of May
strategy:   # stages 1 to 6
    # the one problem
    Q1.1: >
        customers leave: most
        of them silently
    Q2.4:
    - # first target
      kpi: CHURN
      # asked of finance
      target: 4.50
    - {kpi: NPS, target: 30} # second target


    # nothing else
language: 'fa'
respondents:
  # the boss
  - role: SAL  # since 2020
    id: ali
    answers:
      SRV-1: {level: 2}  # short in future

      # second part
      SRV-2: {level: dk, comment: "#1 # really"} # after quotes
      SRV-3:
        # why not
        na: |
          no shop
          # not a comment
        # late remark

# the end
`
	canonical = `# yaml-language-server: $schema=client.schema.json
# Notes of Sara

rahbord: 1  # format

pack:  # of May
  id: tiny
  version: "1.0"

# nothing else
language: fa

respondents:
  # the boss
  - id: ali
    role: SAL  # since 2020
    answers:
      SRV-1: 2  # short in future

      # second part
      SRV-2:  # after quotes
        level: dk
        comment: "#1 # really"
      SRV-3:
        # why not
        na: |
          no shop
          # not a comment

strategy:  # stages 1 to 6
  # the one problem
  Q1.1: |
    customers leave: most of them silently
  Q2.4:
    # first target
    - kpi: CHURN
      # asked of finance
      target: 4.5
    - {kpi: NPS, target: 30}  # second target
# late remark

# the end
`
)

func TestEncodeKeepsTheCommentsOfTheUser(t *testing.T) {
	got := encoded(t, decoded(t, byHand))
	if d := cmp.Diff(canonical, got); d != "" {
		t.Errorf("(-want +got):\n%s\ngot:\n%s", d, got)
	}
	if again := encoded(t, decoded(t, got)); again != got {
		t.Errorf("the second pass changed it:\n%s", cmp.Diff(got, again))
	}
}

func TestTheSchemaLineStaysFirst(t *testing.T) {
	file := "# yaml-language-server: $schema=x.json\n# of the language\nlanguage: fa\nrahbord: 1\npack: {id: tiny, version: x}\n"
	want := "# yaml-language-server: $schema=x.json\nrahbord: 1\n\npack:\n  id: tiny\n  version: x\n\n# of the language\nlanguage: fa\n"
	if d := cmp.Diff(want, encoded(t, decoded(t, file))); d != "" {
		t.Error(d)
	}
}

func TestACommentFollowsItsEntryAndGoesWithIt(t *testing.T) {
	e := decoded(t, canonical)
	e.Respondents = append([]Respondent{{ID: "sara", Role: "MGT"}}, e.Respondents...)
	e.Respondents[1].Remove("SRV-3")
	e.Strategy.Delete("Q1.1")
	file := encoded(t, e)
	for _, kept := range []string{"  - id: sara\n    role: MGT\n  # the boss\n  - id: ali\n", "SRV-1: 2  # short in future\n", "# late remark\n\n# the end\n"} {
		if !strings.Contains(file, kept) {
			t.Errorf("missing %q in\n%s", kept, file)
		}
	}
	for _, gone := range []string{"# why not", "# the one problem"} {
		if strings.Contains(file, gone) {
			t.Errorf("%q survived its entry", gone)
		}
	}
}

func TestEveryCommentOfAnUnchangedFileSurvives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := strings.Split(encoded(t, genEngagement().Draw(t, "engagement")), "\n")
		var b strings.Builder
		put := 0
		text := inTexts(lines)
		for i, line := range lines {
			if text[i] {
				b.WriteString(line + "\n")
				continue
			}
			indent := len(line) - len(strings.TrimLeft(line, " "))
			if rapid.IntRange(0, 3).Draw(t, "insert") == 0 && strings.HasSuffix(line, ":") {
				put++
				line += "  # MARK"
			}
			if rapid.IntRange(0, 5).Draw(t, "above") == 0 && strings.Contains(line, ": ") && !strings.Contains(line, "|") {
				put++
				b.WriteString(strings.Repeat(" ", indent) + "# MARK\n")
			}
			b.WriteString(line + "\n")
		}
		e, faults := Decode(strings.NewReader(b.String()), "f")
		if faults.HasErrors() || countRemarks(e) != put {
			t.Fatalf("%d comments put in, %v:\n%s", put, faults, b.String())
		}
		if got := strings.Count(encoded(t, e), "# MARK"); got < put {
			t.Fatalf("%d of %d comments survive:\n%s\nbecame\n%s", got, put, b.String(), encoded(t, e))
		}
	})
}

func countRemarks(e *Engagement) int {
	n := strings.Count(strings.Join(e.source.remarks.end, "\n"), "# MARK")
	for _, lines := range e.source.remarks.above {
		n += strings.Count(strings.Join(lines, "\n"), "# MARK")
	}
	for _, line := range e.source.remarks.behind {
		n += strings.Count(line, "# MARK")
	}
	return n
}

func TestPositionsPointIntoTheFile(t *testing.T) {
	e := decoded(t, canonical)
	for want, got := range map[diag.Pos]diag.Pos{
		{File: "client.yaml", Line: 18, Col: 14}: e.Pos("respondents", "ali", "answers", "SRV-1"),
		{File: "client.yaml", Line: 18, Col: 7}:  e.KeyPos("respondents", At(0), "answers", "SRV-1"),
		{File: "client.yaml", Line: 39, Col: 7}:  e.Pos("strategy", "Q2.4", "NPS"),
		{File: "client.yaml", Line: 39, Col: 26}: e.Pos("strategy", "Q2.4", At(1), "target"),
		{File: "client.yaml", Line: 11, Col: 11}: e.Pos("language", "nothing", "here"),
		{File: "client.yaml", Line: 1, Col: 1}:   e.Pos("kpis", "CHURN"),
	} {
		if got != want {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	if got := (&Engagement{}).Pos("language"); got != (diag.Pos{}) {
		t.Errorf("a new engagement has a position: %v", got)
	}
}

func TestShortFormsAndQuotesOnlyWhereNeeded(t *testing.T) {
	e := &Engagement{Pack: PackRef{"tiny", "1.0"}, Language: "he"}
	day := DayOf(2026, 11, 2)
	e.Respondents = []Respondent{{ID: "דנה", Role: "SAL", Answers: Sheet{
		{Indicator: "S-1", Level: exact.Of(2)}, {Indicator: "S-2", State: DontKnow}, {Indicator: "S-3", State: NA, Reason: "אין חנות"},
		{Indicator: "S-4", Level: exact.Frac(5, 2), Grade: 0, Graded: true, When: &day}}}}
	e.Context.Set("Q0.1", Text("2026-11-02"))
	e.Context.Set("Q0.2", Text("0912 345"))
	e.Context.Set("Q0.3", Record(Field{"total", Number(exact.Of(120))}, Field{"no", Text("no")}))
	e.Context.Set("Q0.4", Options("crm", "erp"))
	e.Context.Set("Q0.5", Text("line\n\nline"))
	e.Context.Set("Q0.6", Value{})
	want := `rahbord: 1

pack:
  id: tiny
  version: "1.0"

language: he

context:
  Q0.1: 2026-11-02
  Q0.2: "0912 345"
  Q0.3:
    total: 120
    "no": "no"
  Q0.4: [crm, erp]
  Q0.5: |-
    line

    line
  Q0.6: null

respondents:
  - id: דנה
    role: SAL
    answers:
      S-1: 2
      S-2: dk
      S-3:
        na: אין חנות
      S-4: {level: 2.5, grade: 0, when: 2026-11-02}
`
	if d := cmp.Diff(want, encoded(t, e)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestShippedSamplesDecodeAndKeepTheirComments(t *testing.T) {
	names, err := filepath.Glob("../templates/samples/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no samples found", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			e, faults := Decode(bytes.NewReader(data), name)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			file := encoded(t, e)
			if d := sameContent(e, decoded(t, file)); d != "" {
				t.Error(d)
			}
			for _, line := range strings.Split(string(data), "\n") {
				if c := strings.TrimSpace(line); strings.HasPrefix(c, "#") && !strings.Contains(file, c) {
					t.Errorf("lost: %s", c)
				}
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(byHand))
	f.Add([]byte(canonical))
	f.Add([]byte(ownInitiatives))
	for _, c := range faultyFiles {
		f.Add([]byte(faultyFile(c.file)))
	}
	for _, c := range misfits {
		f.Add([]byte(head + c.file))
	}
	for _, s := range nasty {
		f.Add([]byte(head + "context: {Q1: " + s + "}\n"))
		f.Add([]byte(head + "context:\n  Q1: " + s + "\n  Q2: >+\n    " + s + "\n\n# x"))
	}
	names, _ := filepath.Glob("../templates/samples/startup.*.yaml")
	for _, name := range names {
		if data, err := os.ReadFile(name); err == nil {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, faults := Decode(bytes.NewReader(data), "fuzz.yaml")
		if faults.HasErrors() {
			return
		}
		first := encoded(t, e)
		again := decoded(t, first)
		if d := sameContent(e, again); d != "" {
			t.Fatalf("content changed:\n%s\n%s", d, first)
		}
		if second := encoded(t, again); second != first {
			t.Fatalf("bytes changed:\n%s", cmp.Diff(first, second))
		}
	})
}

package engagement

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// sameContent compares engagements without positions and comments.
func sameContent(a, b *Engagement) string {
	return cmp.Diff(a, b, cmpopts.IgnoreUnexported(Engagement{}), cmpopts.EquateEmpty())
}

func encoded(t interface{ Fatal(...any) }, e *Engagement) string {
	var b bytes.Buffer
	if err := Encode(&b, e); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func decoded(t interface{ Fatalf(string, ...any) }, file string) *Engagement {
	e, faults := Decode(strings.NewReader(file), "client.yaml")
	if faults.HasErrors() {
		t.Fatalf("faults:\n%v\nin\n%s", faults, file)
	}
	return e
}

func TestDecodeReadsBackWhatEncodeWrote(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := genEngagement().Draw(t, "engagement")
		file := encoded(t, e)
		again := decoded(t, file)
		if d := sameContent(e, again); d != "" {
			t.Fatalf("content changed (-before +after):\n%s\nfile:\n%s", d, file)
		}
		if second := encoded(t, again); second != file {
			t.Fatalf("bytes changed:\n%s", cmp.Diff(file, second))
		}
	})
}

// textBegins matches the line above a text of several lines.
var textBegins = regexp.MustCompile(` [|>][1-9]?[-+]?$`)

// inTexts tells which lines of a file are part of a text of several lines, in which a hash
// sign begins no comment.
func inTexts(lines []string) []bool {
	out := make([]bool, len(lines))
	begun := -1 // indentation of the line that began the text
	for i, line := range lines {
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if out[i] = begun >= 0 && (strings.TrimSpace(line) == "" || indent > begun); out[i] {
			continue
		}
		begun = -1
		if textBegins.MatchString(line) {
			begun = indent
		}
	}
	return out
}

func TestEncodeOfAnyCommentedFileIsAFixedPoint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := strings.Split(encoded(t, genEngagement().Draw(t, "engagement")), "\n")
		var b strings.Builder
		text := inTexts(lines)
		for i, line := range lines {
			b.WriteString(line + "\n")
			if i+1 < len(lines) && !text[i+1] && rapid.IntRange(0, 5).Draw(t, "insert") == 0 {
				remarks := []string{"\n", "# remark\n", "\n\n# apart\n\n", "      # deep remark\n"}
				if text[i] {
					remarks = remarks[:3] // an indented one would belong to the text
				}
				b.WriteString(rapid.SampledFrom(remarks).Draw(t, "remark"))
			}
		}
		e, faults := Decode(strings.NewReader(b.String()), "client.yaml")
		if faults.HasErrors() {
			t.Fatalf("%v\n%s", faults, b.String())
		}
		first := encoded(t, e)
		again := decoded(t, first)
		if d := sameContent(e, again); d != "" {
			t.Fatalf("content changed:\n%s", d)
		}
		if second := encoded(t, again); second != first {
			t.Fatalf("bytes changed:\n%s\nfirst:\n%s", cmp.Diff(first, second), first)
		}
	})
}

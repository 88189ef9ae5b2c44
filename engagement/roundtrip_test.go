package engagement

import (
	"bytes"
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

func TestEncodeOfAnyCommentedFileIsAFixedPoint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := strings.Split(encoded(t, genEngagement().Draw(t, "engagement")), "\n")
		var b strings.Builder
		for _, line := range lines {
			b.WriteString(line + "\n")
			if !strings.HasSuffix(line, "|") && !strings.HasSuffix(line, "|-") && rapid.IntRange(0, 5).Draw(t, "insert") == 0 {
				b.WriteString(rapid.SampledFrom([]string{"\n", "# remark\n", "      # deep remark\n", "\n\n# apart\n\n"}).Draw(t, "remark"))
			}
		}
		e, faults := Decode(strings.NewReader(b.String()), "client.yaml")
		if faults.HasErrors() {
			t.Skip("the remark fell into a text")
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

package typeset

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

// TestLinesOfTheSpecimen guards line breaks, faces and places: for each line its
// width and text, for each run its face, extent and how many glyphs it has.
func TestLinesOfTheSpecimen(t *testing.T) {
	const width, golden = 160, "testdata/lines.golden"
	var b strings.Builder
	for _, lang := range []string{"fa", "he"} {
		e := engineFor(t, lang)
		for _, s := range sentences {
			fmt.Fprintf(&b, "\n%s: %s\n", lang, s.text)
			for _, l := range e.Layout(plain(s.text), s.d).Wrap(width) {
				fmt.Fprintf(&b, "  %5.1f  %s\n", l.Width(), l.Text())
				for _, run := range l.Runs(width, Justify) {
					first, last := run.Glyphs[0], run.Glyphs[len(run.Glyphs)-1]
					fmt.Fprintf(&b, "         %-17s %6.1f to %5.1f, %d glyphs\n", run.Face.Name(), first.X, last.X, len(run.Glyphs))
				}
			}
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), b.String()); d != "" {
		t.Errorf("-want +got, -update accepts:\n%s", d)
	}
}

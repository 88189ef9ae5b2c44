package pdf

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rahbord/reports"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestSpecimenIsDrawnAsRecorded(t *testing.T) {
	for _, lang := range languages {
		r, _ := record(t, specimen(t, lang))
		file := filepath.Join("testdata", "specimen."+lang+".log")
		if *update {
			if err := os.WriteFile(file, []byte(r.log()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), r.log()); diff != "" {
			t.Errorf("%s (-recorded +drawn):\n%s", lang, diff)
		}
	}
}

func blank(lang string, blocks ...reports.Block) *reports.Document {
	return &reports.Document{Title: "T", Lang: lang, Tag: lang, RTL: lang != "en", Issued: "2026-11-22", PageOf: "{page}/{pages}", Blocks: blocks}
}

// lines is a paragraph of exactly n lines.
func lines(n int) reports.Paragraph {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("line%d", i+1)
	}
	return reports.Paragraph{Text: strings.Join(out, "\n")}
}

func TestHeadingStaysWithTheTextBelow(t *testing.T) {
	for n := 1; n <= 60; n++ {
		r, _ := record(t, blank("en", lines(n), reports.Heading{Level: 2, Text: "Heading"}, reports.Paragraph{Text: "alpha\nbeta\ngamma\ndelta\nepsilon"}))
		h, first, second := r.find(t, "Heading"), r.find(t, "alpha"), r.find(t, "beta")
		if h.page != first.page || h.page != second.page {
			t.Errorf("after %d lines: heading on page %d, text on pages %d and %d", n, h.page, first.page, second.page)
		}
	}
}

func TestHeadingStaysWithTheFirstRowsOfATable(t *testing.T) {
	for n := 20; n <= 60; n++ {
		table := reports.Table{Caption: "Caption", Columns: []reports.Column{{Title: "Column", Width: 1}},
			Rows: []reports.Row{{Group: "Group"}, {Cells: []reports.Cell{{Text: "cell"}}}, {Cells: []reports.Cell{{Text: "more"}}}}}
		r, _ := record(t, blank("en", lines(n), reports.Heading{Level: 2, Text: "Heading"}, table))
		page := r.find(t, "Heading").page
		for _, words := range []string{"Caption", "Column", "Group", "cell"} {
			if got := r.find(t, words).page; got != page {
				t.Errorf("after %d lines: heading on page %d, %q on page %d", n, page, words, got)
			}
		}
	}
}

func TestLineUnderAHeadingStaysWithWhatFollows(t *testing.T) {
	for n := 30; n <= 60; n++ {
		r, _ := record(t, blank("en", lines(n), reports.Heading{Level: 2, Text: "Heading"}, reports.Paragraph{Text: "one line"},
			reports.Levels{ID: "A-1", Title: "statement", Details: []reports.Fact{{Label: "Today", Value: "words"}}}))
		if a, b, c := r.find(t, "Heading").page, r.find(t, "one line").page, r.find(t, "words").page; a != b || b != c {
			t.Errorf("after %d lines: heading on page %d, line on page %d, entry on page %d", n, a, b, c)
		}
	}
}

func TestNoParagraphLeavesASingleLineOnAPage(t *testing.T) {
	for n := 30; n <= 60; n++ {
		r, _ := record(t, blank("en", lines(n), reports.Paragraph{Text: "alpha\nbeta\ngamma\ndelta\nepsilon"}))
		if a, b := r.find(t, "alpha").page, r.find(t, "beta").page; a != b {
			t.Errorf("after %d lines: the first line stands alone", n)
		}
		if a, b := r.find(t, "delta").page, r.find(t, "epsilon").page; a != b {
			t.Errorf("after %d lines: the last line stands alone", n)
		}
	}
}

func TestTableRepeatsItsHeaderAsDecorationOnEveryFurtherPage(t *testing.T) {
	table := reports.Table{Columns: []reports.Column{{Title: "Indicator", Width: 1}, {Title: "Score", Width: 1}}}
	for i := range 41 {
		table.Rows = append(table.Rows, reports.Row{Cells: []reports.Cell{{Text: fmt.Sprintf("row%d\nmore", i)}, {Text: "3"}}})
	}
	r, _ := record(t, blank("en", table))
	content, repeated := 0, map[int]int{}
	for _, m := range r.marks {
		if m.op == "text" && m.text == "Indicator" {
			if m.artifact {
				repeated[m.page]++
			} else {
				content++
			}
		}
	}
	if r.page < 2 || content != 1 || len(repeated) != r.page-1 {
		t.Fatalf("%d pages, %d headers, repeated on %v", r.page, content, repeated)
	}
	for page, n := range repeated {
		if n != 1 {
			t.Errorf("page %d: header drawn %d times", page, n)
		}
	}
}

func TestContentsNameThePagesOfTheHeadings(t *testing.T) {
	d := blank("fa", reports.Contents{Title: "فهرست"},
		reports.Heading{Level: 1, Text: "یکم", NewPage: true}, lines(70), reports.Heading{Level: 1, Text: "دوم", NewPage: true}, lines(3))
	d.Digits = wordsOf(t, "fa").Digits
	r, _ := record(t, d)
	if got := r.find(t, "۴"); got.page != 1 || got.role != "TOCI" {
		t.Errorf("page number of the second heading: %+v", got)
	}
	if got := r.page; got != 4 {
		t.Errorf("%d pages", got)
	}
}

func TestPagesOfPersianAndHebrewAreMirrored(t *testing.T) {
	table := reports.Table{Columns: []reports.Column{{Title: "A", Width: 1}, {Title: "B", Width: 1}},
		Rows: []reports.Row{{Cells: []reports.Cell{{Text: "one"}, {Bar: &reports.Bar{Value: .25, Known: true, Target: -1, Tone: reports.Good}}}}}}
	left, _ := record(t, blank("en", table))
	right, _ := record(t, blank("he", table))
	width, _ := A4.size()
	a, b := left.find(t, "one"), right.find(t, "one")
	if gap := width - (b.x + b.w) - a.x; gap > 0.5 || gap < -0.5 {
		t.Errorf("first column begins %.1f from the left and %.1f from the right", a.x, width-b.x-b.w)
	}
	bar := func(r *recorder) mark {
		for _, m := range r.marks {
			if m.text == "#00604d" {
				return m
			}
		}
		t.Fatal("no bar")
		return mark{}
	}
	x, y := bar(left), bar(right)
	if gap := width - (y.x + y.w) - x.x; gap > 0.5 || gap < -0.5 {
		t.Errorf("bar begins %.1f from the left and %.1f from the right", x.x, width-y.x-y.w)
	}
}

func TestDocumentWithoutBlocksIsOneEmptyPage(t *testing.T) {
	if r, _ := record(t, blank("en")); r.page != 1 || len(r.texts()) != 0 {
		t.Errorf("%d pages, %d lines", r.page, len(r.texts()))
	}
}

func TestPageBreaksNeverMakeEmptyPages(t *testing.T) {
	r, _ := record(t, blank("en", reports.PageBreak{}, lines(1), reports.PageBreak{}, reports.PageBreak{},
		reports.Heading{Level: 1, Text: "H", NewPage: true}, reports.PageBreak{}))
	if r.page != 2 {
		t.Errorf("%d pages", r.page)
	}
}

func TestPageBreaksInColumnsDoNotTearThemApart(t *testing.T) {
	r, _ := record(t, blank("en", reports.Columns{Parts: [][]reports.Block{
		{lines(3), reports.PageBreak{}, reports.Paragraph{Text: "below"}},
		{lines(1), reports.Heading{Level: 1, Text: "also below", NewPage: true}},
	}}, reports.Paragraph{Text: "after"}))
	third, below, after := r.find(t, "line3"), r.find(t, "below"), r.find(t, "after")
	if below.y <= third.y || after.page != 1 {
		t.Errorf("line 3 at %.0f, below at %.0f, after on page %d", third.y, below.y, after.page)
	}
}

func TestCharactersWithoutAGlyphAreReported(t *testing.T) {
	r, warnings := record(t, blank("en", reports.Paragraph{Text: "Well done 🎉 team 👩‍👩‍👧 🎉"}, reports.Paragraph{Text: "Well done 🎉 team"}))
	if len(warnings) != 1 || string(warnings[0].Runes) != "🎉👩👧" || !strings.Contains(warnings[0].Text, "done") {
		t.Errorf("warnings %+v", warnings)
	}
	r.find(t, "team")
}

func TestArrowsArePaintedInTheReadingDirection(t *testing.T) {
	for _, lang := range []string{"en", "fa"} {
		r, warnings := record(t, blank(lang, reports.Levels{ID: "A-1", Title: "x", Value: "1 → 3", Known: true}))
		if len(warnings) != 0 {
			t.Errorf("%s: %+v", lang, warnings)
		}
		head := mark{}
		for i, m := range r.marks {
			if m.op == "stroke" && i+1 < len(r.marks) && r.marks[i+1].op == "fill" && m.h == 0 && r.marks[i+1].h > 3 && r.marks[i+1].h < 5 {
				head = r.marks[i+1]
				head.text = fmt.Sprint(head.x > m.x)
			}
		}
		if want := fmt.Sprint(lang == "en"); head.text != want {
			t.Errorf("%s: arrow head right of the shaft: %q, want %q", lang, head.text, want)
		}
	}
}

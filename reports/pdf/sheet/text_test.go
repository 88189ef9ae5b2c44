package sheet

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"rahbord/internal/typeset"
)

// sample is a paragraph with the direction it is set in.
type sample struct {
	rtl  bool
	text string
}

// Indices into the paragraphs of testdata/long.txt.
const (
	persian = iota
	hebrew
	english
)

// paragraphs reads a file of testdata: a direction, a tab and a paragraph on each line.
// "mixed" has Persian, Hebrew and Latin in one line, digits of both kinds, brackets,
// ligatures, vowel signs and joiners; "long" a paragraph in each language.
func paragraphs(t testing.TB, name string) []sample {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	var all []sample
	for line := range strings.Lines(string(data)) {
		direction, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		all = append(all, sample{direction == "rtl", text})
	}
	if len(all) < 3 {
		t.Fatalf("%s: only %d paragraphs", name, len(all))
	}
	return all
}

// writer sets paragraphs on a sheet, one under the other.
type writer struct {
	*Sheet
	engine *typeset.Engine
	y      float64
}

func newWriter(t testing.TB, o Options) *writer {
	t.Helper()
	s, faces := newSheet(t, o)
	family := typeset.Family{Chains: [2][]*typeset.Face{{faces[0], faces[2]}, {faces[1], faces[3]}}}
	s.AddPage()
	return &writer{s, typeset.NewEngine(family, "fa"), 60}
}

func (w *writer) paragraph(p sample, size float64, align typeset.Align) {
	direction := typeset.LTR
	if p.rtl {
		direction = typeset.RTL
	}
	const left, width = 60, 475
	span := typeset.Span{Text: p.text, Size: size, Colour: typeset.Colour{R: 16, G: 42, B: 67}}
	w.Tag("P", Attrs{}, func() {
		for _, line := range w.engine.Layout([]typeset.Span{span}, direction).Wrap(width) {
			if w.y > 780 {
				w.AddPage()
				w.y = 60
			}
			w.Text(line, left, w.y, width, align)
			w.y += 1.7 * size
		}
	})
	w.y += 6
}

func mixedPage(t testing.TB) []byte {
	w := newWriter(t, a4)
	for _, p := range paragraphs(t, "mixed") {
		w.paragraph(p, 13, typeset.Start)
	}
	return mustBytes(t, w.Sheet)
}

// poppler guesses the order of words in a line of two directions and turns some
// brackets and signs around, so only the letters and digits within each word are compared.
func TestWordsAreExtractedAsTheyRead(t *testing.T) {
	pdf := mixedPage(t)
	checked(t, pdf)
	have := map[string]int{}
	for _, w := range words(tool(t, pdf, "pdftotext", "in.pdf", "-")) {
		have[w]++
	}
	var wrong []string
	all := 0
	for _, p := range paragraphs(t, "mixed") {
		for _, w := range words(p.text) {
			all++
			if have[w]--; have[w] < 0 {
				wrong = append(wrong, w)
			}
		}
	}
	if all != 79 || len(wrong) > 0 {
		t.Errorf("%d of %d words are wrong: %q", len(wrong), all, wrong)
	}
}

// words are runs of letters, digits, marks and joiners.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.Nd, unicode.M) && r != '\u200c'
	})
}

func TestFontsAreEmbeddedSubsetsWithTextMaps(t *testing.T) {
	list := tool(t, mixedPage(t), "pdffonts", "in.pdf")
	rows := regexp.MustCompile(`(?m)^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes`).FindAllString(list, -1)
	if len(rows) != 2 || len(strings.Split(strings.TrimSpace(list), "\n")) != 4 {
		t.Errorf("want the two regular faces and nothing else:\n%s", list)
	}
}

// letterMark, in hexadecimal, parts numbers from right-to-left text for readers.
const letterMark = "061C"

func TestTextMapsOfRightToLeftTextAreOneCharacterEach(t *testing.T) {
	w := newWriter(t, a4)
	long := paragraphs(t, "long")
	w.paragraph(sample{true, long[persian].text + " مثلاً لا إله الّا " + long[hebrew].text}, 11, typeset.Justify)
	text := checked(t, mustBytes(t, w.Sheet))
	entries := regexp.MustCompile(`(?m)^<[0-9A-F]{4}> <([0-9A-F]*)>$`).FindAllStringSubmatch(text, -1)
	if len(entries) < 60 {
		t.Fatalf("only %d entries", len(entries))
	}
	for _, e := range entries {
		if text := strings.TrimPrefix(e[1], letterMark); len(text) != 4 && !latinLigature(text) {
			t.Errorf("entry %s", e[0])
		}
	}
}

// latinLigature tells whether a text in hexadecimal UTF-16 is all ASCII.
func latinLigature(hex string) bool {
	for ; len(hex) >= 4; hex = hex[4:] {
		if u, err := strconv.ParseUint(hex[:4], 16, 16); err != nil || u >= utf8.RuneSelf {
			return false
		}
	}
	return hex == ""
}

func TestRightToLeftAndBrokenParagraphsCarryTheirTextInTheStructure(t *testing.T) {
	w := newWriter(t, a4)
	long, mixed := paragraphs(t, "long"), paragraphs(t, "mixed")
	latinFirst := mixed[6]
	w.paragraph(long[persian], 11, typeset.Start)
	w.paragraph(long[english], 11, typeset.Start)
	w.paragraph(latinFirst, 11, typeset.Start)
	w.paragraph(sample{false, "One short line."}, 11, typeset.Start)
	text := checked(t, mustBytes(t, w.Sheet))
	for _, want := range []string{long[persian].text, long[english].text, latinFirst.text} {
		if !strings.Contains(text, "/ActualText "+utf16Hex(want)) {
			t.Errorf("no actual text for %q", want)
		}
	}
	if n := strings.Count(text, "/ActualText"); n != 3 {
		t.Errorf("%d elements with actual text, want the two with right-to-left letters and the one of several lines", n)
	}
}

func TestAnyTextMakesASoundFile(t *testing.T) {
	w := newWriter(t, a4)
	for _, text := range []string{
		"😀 👩‍👩‍👧 🇮🇷", "漢字 ไทย", "\u200c\u200d\u2067", "a\u0301\u0302\u0303", "שָׁלוֹם בְּרֵאשִׁית", "بِسْمِ ٱللَّٰهِ", "\x00\x01\ufffe", "-", "",
	} {
		w.paragraph(sample{true, text}, 12, typeset.Start)
		w.paragraph(sample{false, text}, 12, typeset.Justify)
	}
	checked(t, mustBytes(t, w.Sheet))
}

// report is a document of many pages that uses everything.
func report(t testing.TB, pages int) []byte {
	w := newWriter(t, a4)
	w.Bookmark(1, "خلاصه", 50)
	w.Anchor("start", 50)
	w.Image(encodePNG(t, testImage()), 10, 10, 40, 40)
	long := paragraphs(t, "long")
	for i := 0; w.Page() < pages || w.y < 700; i++ {
		w.paragraph(long[i%len(long)], 9, typeset.Justify)
		w.Artifact(func() { w.Fill(rectangle(60, w.y, 475, 0.5), teal) })
		w.Link("start", 60, w.y, 50, 10)
	}
	return mustBytes(t, w.Sheet)
}

// digestVariable asks this test program to print the digest of a report and nothing else.
const digestVariable = "SHEET_TEST_PRINT_DIGEST"

func TestTheSameDrawingGivesTheSameBytesInEveryProcess(t *testing.T) {
	digest := fmt.Sprintf("digest %x", sha256.Sum256(report(t, 3)))
	if os.Getenv(digestVariable) != "" {
		fmt.Println(digest)
		return
	}
	if again := fmt.Sprintf("digest %x", sha256.Sum256(report(t, 3))); again != digest {
		t.Error("two runs in one process differ")
	}
	for range 2 {
		cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
		cmd.Env = append(os.Environ(), digestVariable+"=1")
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(out), digest) {
			t.Errorf("another process gives %s", out)
		}
	}
}

func TestALongReportStaysSmall(t *testing.T) {
	const pages, limit = 30, 400_000
	pdf := report(t, pages)
	checked(t, pdf)
	if len(pdf) > limit {
		t.Errorf("%d pages take %d bytes, want at most %d", pages, len(pdf), limit)
	}
	t.Logf("%d pages: %d bytes", pages, len(pdf))
}

func BenchmarkThirtyPages(b *testing.B) {
	for b.Loop() {
		report(b, 30)
	}
}

func TestWidthsInTheFileAreThoseOfTheFace(t *testing.T) {
	w := newWriter(t, a4)
	for _, p := range append(paragraphs(t, "mixed"), paragraphs(t, "long")...) {
		w.paragraph(p, 11, typeset.Start)
	}
	text := checked(t, mustBytes(t, w.Sheet))
	tables := regexp.MustCompile(`(?s)/DW (\d+).*?/W (\[.*?\n  \])`).FindAllStringSubmatch(text, -1)
	if len(tables) != 2 {
		t.Fatalf("%d width tables", len(tables))
	}
	compared := 0
	for _, f := range w.fonts {
		if len(f.used) == 0 {
			continue
		}
		table := tables[0]
		tables = tables[1:]
		widths := widthTable(t, table[2])
		for i, r := range f.used {
			width, ok := widths[firstCode+i]
			if !ok {
				width, _ = strconv.Atoi(table[1])
			}
			if want := f.face.Advance(r.glyph); width != want {
				t.Errorf("%s: code %d (%q) is %d wide, want %d", f.face.Name(), firstCode+i, r.text, width, want)
			}
			compared++
		}
	}
	if compared < 150 {
		t.Errorf("only %d glyphs compared", compared)
	}
}

// widthTable reads "first [w w …]" and "first last w" from a PDF width array.
func widthTable(t *testing.T, array string) map[int]int {
	t.Helper()
	widths := map[int]int{}
	tokens := strings.Fields(array)
	number := func(i int) int {
		n, err := strconv.Atoi(tokens[i])
		if err != nil {
			t.Fatalf("width array %s: %v", array, err)
		}
		return n
	}
	for i := 1; i < len(tokens)-1; {
		first := number(i)
		if tokens[i+1] != "[" {
			for code := first; code <= number(i+1); code++ {
				widths[code] = number(i + 2)
			}
			i += 3
			continue
		}
		for i += 2; tokens[i] != "]"; i++ {
			widths[first] = number(i)
			first++
		}
		i++
	}
	return widths
}

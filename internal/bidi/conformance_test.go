package bidi

import (
	"bufio"
	"compress/gzip"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// conformanceCase is a line of BidiCharacterTest.txt. Levels are -1 for
// characters that rule X9 removes.
type conformanceCase struct {
	line   int
	text   []rune
	base   Direction
	level  uint8
	levels []int
	order  []int
}

func TestEveryCaseOfTheUnicodeConformanceTest(t *testing.T) {
	cases := readConformanceCases(t)
	if len(cases) != 91707 {
		t.Fatalf("%d cases, want 91707: is the data complete?", len(cases))
	}
	failed := 0
	for _, c := range cases {
		levels, base := Levels(c.text, c.base)
		got := conformanceCase{c.line, c.text, c.base, base, hideRemoved(levels, c.levels), orderOfKept(levels, c.levels)}
		if d := cmp.Diff(c, got, cmp.AllowUnexported(conformanceCase{})); d != "" {
			if failed++; failed <= 5 {
				t.Errorf("line %d %U: (-want +got)\n%s", c.line, c.text, d)
			}
		}
	}
	if failed > 0 {
		t.Errorf("%d of %d cases fail", failed, len(cases))
	}
}

func hideRemoved(levels []uint8, want []int) []int {
	got := make([]int, len(levels))
	for i := range levels {
		got[i] = int(levels[i])
		if want[i] < 0 {
			got[i] = -1
		}
	}
	return got
}

func orderOfKept(levels []uint8, want []int) []int {
	var kept []int
	for _, i := range Reorder(levels) {
		if want[i] >= 0 {
			kept = append(kept, i)
		}
	}
	return kept
}

func readConformanceCases(t *testing.T) []conformanceCase {
	t.Helper()
	file, err := os.Open("testdata/BidiCharacterTest.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []conformanceCase
	scanner := bufio.NewScanner(unpacked)
	scanner.Buffer(nil, 1<<20)
	for n := 1; scanner.Scan(); n++ {
		fields := strings.Split(scanner.Text(), ";")
		if len(fields) != 5 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		c := conformanceCase{line: n, base: []Direction{LTR, RTL, Auto}[number(t, fields[1], 10)], level: uint8(number(t, fields[2], 10))}
		for _, f := range strings.Fields(fields[0]) {
			c.text = append(c.text, rune(number(t, f, 16)))
		}
		for _, f := range strings.Fields(fields[3]) {
			level := -1
			if f != "x" {
				level = number(t, f, 10)
			}
			c.levels = append(c.levels, level)
		}
		for _, f := range strings.Fields(fields[4]) {
			c.order = append(c.order, number(t, f, 10))
		}
		cases = append(cases, c)
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
	return cases
}

func number(t *testing.T, s string, base int) int {
	t.Helper()
	n, err := strconv.ParseInt(s, base, 32)
	if err != nil {
		t.Fatal(err)
	}
	return int(n)
}

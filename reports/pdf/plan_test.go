package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rahbord/internal/draw"
	"rahbord/reports"
	"rahbord/reports/chart"
)

func TestCardOfOrdinaryLengthIsNeverParted(t *testing.T) {
	p := wordsOf(t, "en").Plan
	for n := 1; n <= 60; n++ {
		r, _ := record(t, blank("en", lines(n), cardOf(p)))
		first, last := r.find(t, p.Initiatives[1]), r.find(t, "Publish the share")
		if first.page != last.page {
			t.Errorf("after %d lines: begins on page %d, ends on page %d", n, first.page, last.page)
		}
	}
}

func TestCardLongerThanAPageKeepsItsHeadWithTheText(t *testing.T) {
	v := cardOf(wordsOf(t, "en").Plan)
	for range 40 {
		v.Parts[2].Items = append(v.Parts[2].Items, strings.Repeat("a long step ", 20))
	}
	r, _ := record(t, blank("en", lines(43), v))
	if head, lead := r.find(t, v.Title), r.find(t, "Every complaint"); head.page != lead.page || r.page < 2 {
		t.Errorf("head on page %d, lead on page %d of %d", head.page, lead.page, r.page)
	}
}

func TestCardIsABookmarkAndAPlaceToLinkTo(t *testing.T) {
	r, _ := record(t, blank("en", cardOf(wordsOf(t, "en").Plan)))
	found := map[string]string{}
	for _, m := range r.marks {
		found[m.op] = m.text
	}
	if found["bookmark"] != "3 Complaints with an owner and a date" || found["anchor"] != "card-1" {
		t.Errorf("%q, %q", found["bookmark"], found["anchor"])
	}
}

func TestHeadingWithANameIsAPlaceToLinkTo(t *testing.T) {
	r, _ := record(t, blank("en", reports.Heading{Level: 1, Text: "Summary", ID: "summary"}))
	for _, m := range r.marks {
		if m.op == "anchor" && m.text == "summary" {
			return
		}
	}
	t.Error("no place of that name")
}

func TestCalendarStandsAgainOnEveryFurtherPageAsDecoration(t *testing.T) {
	v := large(t, "en").Blocks[1].(reports.Gantt)
	r, _ := record(t, blank("en", v))
	content, repeated := 0, 0
	for _, m := range r.marks {
		if m.op == "text" && m.text == v.Title {
			if m.artifact {
				repeated++
			} else {
				content++
			}
		}
	}
	if r.page < 2 || content != 1 || repeated != r.page-1 {
		t.Errorf("%d pages: %d heads, %d repeated", r.page, content, repeated)
	}
}

func TestChartsAreFiguresWithAnAlternativeText(t *testing.T) {
	w := wordsOf(t, "he")
	p := w.Plan
	blocks := map[string]reports.Block{p.GanttAlt: ganttOf(p), p.LoadAlt: loadsOf(p), p.CurveAlt: curveOf(p), p.TreeAlt: treeOf(p)}
	for alt, b := range blocks {
		r, _ := record(t, blank("he", b))
		if !figure(r, "<Figure>", alt) {
			t.Errorf("%T is no figure with its alternative text", b)
		}
	}
	r, _ := record(t, blank("he", heatOf(w)))
	if !figure(r, "<Table>", p.HeatAlt) || r.find(t, p.Roles[0]).role != "TH" || r.find(t, "34.5").role != "TD" {
		t.Error("a heat map is no table with a summary")
	}
}

func figure(r *recorder, op, alt string) bool {
	for _, m := range r.marks {
		if m.op == op && m.text == alt {
			return true
		}
	}
	return false
}

func TestCascadeOfLongTextsIsShortenedToFitOnOnePage(t *testing.T) {
	for _, lang := range languages {
		var v reports.Cascade
		for _, b := range large(t, lang).Blocks {
			if c, ok := b.(reports.Cascade); ok {
				v = c
			}
		}
		r, _ := record(t, blank(lang, reports.Heading{Level: 1, Text: "H"}, v))
		if r.page != 1 {
			t.Errorf("%s: %d pages", lang, r.page)
		}
		cut := 0
		for _, m := range r.texts() {
			if strings.Contains(m.text, "…") {
				cut++
			}
		}
		if cut != 10 { // two long texts in five stages
			t.Errorf("%s: %d texts end in an ellipsis", lang, cut)
		}
		checkPages(t, r, blank(lang))
	}
}

func TestCascadeOfOrdinaryTextsIsNotShortened(t *testing.T) {
	for _, lang := range languages {
		r, _ := record(t, blank(lang, cascadeOf(wordsOf(t, lang))))
		for _, m := range r.texts() {
			if strings.Contains(m.text, "…") {
				t.Errorf("%s: %q", lang, m.text)
			}
		}
	}
}

func TestHeatMapOfManyRolesFollowsInBands(t *testing.T) {
	v := reports.HeatMap{Rows: []reports.HeatRow{{Label: "area"}}}
	for i := range 20 {
		v.Columns = append(v.Columns, fmt.Sprintf("organisation%d", i))
		v.Rows[0].Cells = append(v.Rows[0].Cells, reports.HeatCell{Value: .5, Known: true, Text: "5"})
	}
	r, _ := record(t, blank("en", v))
	areas := 0
	for _, m := range r.texts() {
		if m.text == "area" {
			areas++
		}
	}
	if first, last := r.find(t, "organisation0"), r.find(t, "organisation19"); areas < 2 || last.y <= first.y {
		t.Errorf("%d bands, columns at %.0f and %.0f", areas, first.y, last.y)
	}
	checkPages(t, r, blank("en", v))
}

func TestNumbersOfAHeatMapCanBeReadOnEveryBrandColour(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &reports.Document{Brand: reports.Brand{Colour: rapid.StringMatching(`#[0-9a-f]{6}`).Draw(t, "brand")}}
		c := &composer{theme: newTheme(d)}
		v := reports.HeatCell{Known: true, Value: rapid.Float64Range(-0.5, 1.5).Draw(t, "value")}
		if ground, ink := c.heat(v); chart.Contrast(ground, ink) < 4.5 {
			t.Errorf("contrast %.2f", chart.Contrast(ground, ink))
		}
	})
}

func TestEverySecondColourGivesReadableText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hex := rapid.StringMatching(`#[0-9a-f]{6}`)
		k := newTheme(&reports.Document{Brand: reports.Brand{Colour: hex.Draw(t, "brand"), Second: hex.Draw(t, "second")}})
		pairs := [][2]draw.Colour{{k.accent.Text, k.accent.Tint}, {k.accent.Text, k.paper}}
		for _, f := range k.families() {
			pairs = append(pairs, [2]draw.Colour{k.text, f})
		}
		for i, p := range pairs {
			if c := chart.Contrast(p[0], p[1]); c < chart.Readable {
				t.Errorf("pair %d: contrast %.2f", i, c)
			}
		}
		if c := chart.Contrast(k.second, k.paper); c < 1.6 {
			t.Errorf("second colour on paper: contrast %.2f", c)
		}
	})
}

func TestSecondColourIsForAccents(t *testing.T) {
	d := blank("en", reports.Callout{Text: "remarkable", Tone: reports.Accent})
	d.Brand = reports.Brand{Colour: "#0b6e75", Second: "#8a1c5b"}
	r, _ := record(t, d)
	for _, m := range r.marks {
		if m.text == "#8a1c5b" && m.w < 4 {
			return
		}
	}
	t.Error("the bar of the remark has another colour")
}

func TestArrowOfAChangeStandsOnTheReadingSideOfItsWords(t *testing.T) {
	for _, lang := range []string{"en", "fa"} {
		table := reports.Table{Columns: []reports.Column{{}, {Align: reports.End}}, Rows: []reports.Row{{Cells: []reports.Cell{
			{Text: "12%", Move: reports.UpBetter}, {Text: "34%", Move: reports.DownWorse}}}}}
		r, _ := record(t, blank(lang, table))
		var arrows []mark
		for _, m := range r.marks {
			if m.role == "TD" && (m.op == "fill" || m.op == "stroke") && math.Abs(m.h-8) < 0.1 {
				arrows = append(arrows, m)
			}
		}
		if len(arrows) != 2 || arrows[0].op != "fill" || arrows[1].op != "stroke" {
			t.Fatalf("%s: arrows %+v", lang, arrows)
		}
		for i, words := range []string{"12", "34"} {
			if m := r.find(t, words); (arrows[i].x < m.x) != (lang == "en") || over(arrows[i].x, arrows[i].w, m.x, m.w) > 0 {
				t.Errorf("%s: arrow at %.0f, words at %.0f", lang, arrows[i].x, m.x)
			}
		}
	}
}

func TestBlocksOfThePlanWithoutContentDrawNothing(t *testing.T) {
	for _, b := range []reports.Block{reports.HeatMap{Alt: "a", Low: "l"}, reports.Curve{Alt: "a"}, reports.Gantt{Alt: "a", Weeks: 9}, reports.Loads{Weeks: 9}, reports.Cascade{}, reports.Tree{Alt: "a"}} {
		r, _ := record(t, blank("en", b))
		for _, m := range r.marks {
			if !m.artifact {
				t.Errorf("%T draws %+v", b, m)
			}
		}
	}
}

func TestPagesOfALongPlanAreAtLeastAThirdFull(t *testing.T) {
	for _, lang := range languages {
		r, _ := record(t, large(t, lang))
		foot := map[int]float64{}
		opens := map[int]bool{r.page + 1: true} // a section that begins a page may leave the one before short
		for _, m := range r.marks {
			if m.op == "text" && !m.artifact {
				foot[m.page] = max(foot[m.page], m.y+m.h)
			}
			if m.op == "bookmark" && m.text[0] == '1' {
				opens[m.page] = true
			}
		}
		for page := 1; page <= r.page; page++ {
			if least := 78 + (841.89-66-78)/3; foot[page] < least && !opens[page+1] {
				t.Errorf("%s: page %d ends at %.0f", lang, page, foot[page])
			}
		}
	}
}

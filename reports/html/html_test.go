package html

import (
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"rahbord/internal/draw"
	"rahbord/reports"
	"rahbord/reports/chart"
	"rahbord/reports/reportstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func testFonts(t testing.TB) Fonts {
	t.Helper()
	read := func(name string) []byte {
		data, err := os.ReadFile("../../templates/fonts/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	return Fonts{read("Vazirmatn-Regular.ttf"), read("Vazirmatn-Bold.ttf"), read("Heebo-Regular.ttf"), read("Heebo-Bold.ttf")}
}

func rendered(t testing.TB, d *reports.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := Render(&b, d, testFonts(t)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func specimen() *reports.Document {
	return &reports.Document{Title: "گزارش", Lang: "fa", Tag: "fa-IR", RTL: true, Footer: "پانویس", Blocks: []reports.Block{
		reports.Cover{Kicker: "ارزیابی", Title: "شرکت نمونه", Facts: []reports.Fact{{Label: "تاریخ", Value: "۱ آذر ۱۴۰۵"}}},
		reports.Contents{Title: "فهرست"},
		reports.Heading{Level: 1, Text: "خلاصه", ID: "summary"},
		reports.Paragraph{Text: "متن <b>ساده</b> & «نقل»", Style: reports.Lead},
		reports.KeyFigures{Figures: []reports.Figure{{Label: "آمادگی", Value: "۲۲٫۶", Tone: reports.Fair}}},
		reports.Heading{Level: 3, Text: "زیرعنوان"},
		reports.Table{Columns: []reports.Column{{Title: "حوزه", Width: 3}, {Title: "امتیاز", Width: 1, Align: reports.End}}, Rows: []reports.Row{
			{Group: "گروه"}, {Cells: []reports.Cell{{Text: "خدمات", Strong: true}, {Text: "۱۵", Bar: &reports.Bar{Value: .15, Known: true, Target: .5}, Move: reports.UpBetter}}}}},
		reports.Radar{Alt: "نمودار", Axes: []string{"الف", "ب", "پ"}, Series: []reports.Series{{Name: "امروز", Values: []reports.Point{{Value: .2, Known: true}, {Value: .4, Known: true}, {Value: .3, Known: true}}}}},
		reports.HeatMap{Alt: "نقشه", Columns: []string{"فروش"}, Rows: []reports.HeatRow{{Label: "خدمات", Cells: []reports.HeatCell{{Value: .3, Known: true, Text: "۳۰"}}}}},
		reports.Cascade{Steps: []reports.CascadeStep{{Number: "۱", Title: "مسئله", Facts: []reports.Fact{{Label: "مسئله", Value: "ریزش"}}, Warnings: []string{"هشدار"}}}},
		reports.Card{ID: "P13", Title: "شکایت", Marks: []string{"برد سریع"}, Parts: []reports.CardPart{{Title: "گام‌ها", Ordered: true, Items: []string{"یک", "دو"}}}},
		reports.Callout{Title: "نکته", Text: "متن", Tone: reports.Poor},
		reports.Bullets{Items: []string{"یک"}}, reports.Scale{Steps: []reports.ScaleStep{{Label: "۱", Name: "غایب"}}},
		reports.Levels{ID: "SRV-1", Title: "درخواست‌ها", Comments: []string{"نظر"}},
		reports.Columns{Parts: [][]reports.Block{{reports.Heading{Level: 3, Text: "ستون"}, reports.Bullets{Items: []string{"a"}}}, {reports.Bullets{Items: []string{"b"}}}}},
		reports.Heading{Level: 1, Text: "نقشه راه", ID: "roadmap"},
		reports.Gantt{Alt: "تقویم", Title: "اقدام", Weeks: 12, Months: []reports.Span{{From: 0, To: 4, Label: "دی"}}, Rows: []reports.GanttRow{{Label: "شکایت", Note: "مدیر", From: 0, To: 5, Quick: true},
			{Label: "داده", From: 6, To: 9, Group: 1}}, Links: []reports.Link{{From: 0, To: 1}}, Frozen: []int{7}, Marks: []reports.WeekMark{{Week: 4, Label: "بازنگری"}}, Legend: reports.GanttWords{Quick: "برد سریع"}},
		reports.Loads{Alt: "بار", Weeks: 4, Load: "زمان", Rows: []reports.LoadRow{{Label: "فروش", Load: []float64{1, 2, 0, 1}, Capacity: []float64{1, 1, 1, 1}}}},
		reports.Curve{Alt: "منحنی", X: reports.Axis{Title: "پول"}, Y: reports.Axis{Title: "ارزش"}, Points: []reports.CurvePoint{{X: 0, Y: 0}, {X: .5, Y: .6, Label: "این برنامه", Strong: true}}},
		reports.Tree{Alt: "درخت", Columns: []reports.TreeColumn{{Title: "ارزش", Boxes: []reports.TreeBox{{Text: "وفاداری", Tone: reports.Accent}}}, {Title: "شاخص", Boxes: []reports.TreeBox{{Text: "ریزش", Note: "۶٫۵"}}}},
			Links: [][]reports.Link{{{From: 0, To: 0}}}},
		reports.TickBoxes{ID: "Q1", Title: "کدام؟", Parts: []reports.TickPart{{Label: "سطح", Boxes: []reports.Tick{{Label: "۱", Text: "هرگز"}}, Across: []string{"نمی‌دانم"}, Grid: &reports.TickGrid{Columns: []string{"بله"}, Rows: []string{"الف"}, Boxes: true}, Lines: 2}}},
		reports.Space{Points: 4}, reports.PageBreak{},
	}}
}

func TestEveryBlockHasAForm(t *testing.T) {
	empty := len(rendered(t, &reports.Document{Lang: "fa", RTL: true}))
	for _, b := range specimen().Blocks {
		name := reflect.TypeOf(b).Name()
		size := len(rendered(t, &reports.Document{Lang: "fa", RTL: true, Blocks: []reports.Block{b}}))
		if name != "Space" && name != "PageBreak" && size <= empty {
			t.Errorf("a %s leaves nothing", name)
		}
	}
	reportstest.EveryKind(t, specimen().Blocks, "../document.go")
}

func TestContentsLeadToTheirHeadings(t *testing.T) {
	d := specimen()
	d.Blocks = append(d.Blocks, reports.Columns{Parts: [][]reports.Block{{reports.Heading{Level: 2, Text: "در ستون"}}}}, reports.Heading{Level: 1, Text: "پایان", ID: "end"})
	page := rendered(t, d)
	links := regexp.MustCompile(`<a href="#([^"]+)">([^<]+)</a>`).FindAllStringSubmatch(page, -1)
	if len(links) != 4 {
		t.Fatalf("%d links", len(links))
	}
	for _, l := range links {
		if strings.Count(page, ` id="`+l[1]+`">`+l[2]+`</h`) != 1 {
			t.Errorf("%s does not lead to %q", l[1], l[2])
		}
	}
}

func TestWideChartsScrollByKeyboardUnderTheirHeading(t *testing.T) {
	page := rendered(t, specimen())
	boxes := regexp.MustCompile(`<figure><div class="scroll" role="group" tabindex="0" aria-label="نقشه راه">\s*<svg class="chart (\w+)" viewBox="[-0-9. ]+" role="img" aria-label="(.+?)">`).FindAllStringSubmatch(page, -1)
	var got []string
	for _, b := range boxes {
		got = append(got, b[1]+" "+b[2])
	}
	if diff := cmp.Diff([]string{"wide تقویم", "wide بار", "middle منحنی", "wide درخت"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestLabelsWithoutRoomStandBelowTheChart(t *testing.T) {
	long := strings.Repeat("phase ", 9)
	page := rendered(t, &reports.Document{Lang: "en", Blocks: []reports.Block{reports.Gantt{Weeks: 20, Phases: []reports.Span{{From: 0, To: 1, Label: long}},
		Rows: []reports.GanttRow{{Label: "Complaints", From: 0, To: 3}}}}})
	if !strings.Contains(page, "<figcaption><ul>\n<li><b>1</b> "+long+"</li>") {
		t.Error("the label is not in the page")
	}
}

func TestChartsFollowTheColoursOfTheScreen(t *testing.T) {
	page := rendered(t, specimen())
	names := map[string]bool{}
	for _, m := range regexp.MustCompile(`var\(--([a-z0-9-]+)`).FindAllStringSubmatch(page, -1) {
		names[m[1]] = true
	}
	if !names["ink"] || !names["family0"] {
		t.Errorf("charts use %v", names)
	}
	light, dark, ok := strings.Cut(page, "@media screen and (prefers-color-scheme:dark)")
	if !ok {
		t.Fatal("no colours for dark screens")
	}
	for name := range names {
		if name != "columns" && !strings.Contains(light, "--"+name+":") && !strings.Contains(dark, "--"+name+":") {
			t.Errorf("no colour --%s", name)
		}
	}
}

func TestWordsOfTheOtherDirectionRunTheirOwnWay(t *testing.T) {
	page := rendered(t, &reports.Document{Lang: "he", RTL: true, Blocks: []reports.Block{reports.Bullets{Items: []string{"Our best year.", "רמה 1 → 3", "25%"}}}})
	for _, want := range []string{`<li><bdi dir="ltr">Our best year.</bdi></li>`, "<li>רמה 1 ← 3</li>", "<li>25%</li>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

func TestChangesAreSaidOnceToScreenReaders(t *testing.T) {
	cells := []reports.Cell{{Text: "+3", Move: reports.UpBetter}, {Text: "5.4", Move: reports.DownBetter}, {Text: "6", Move: reports.Same}}
	page := rendered(t, &reports.Document{Lang: "en", Blocks: []reports.Block{reports.Table{Columns: make([]reports.Column, 3), Rows: []reports.Row{{Cells: cells}}}}})
	var got []string
	for _, m := range regexp.MustCompile(`<span class="said">(.)</span> ([0-9.]+)`).FindAllStringSubmatch(page, -1) {
		got = append(got, m[1]+m[2])
	}
	if diff := cmp.Diff([]string{"↓5.4", "=6"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestWordsCanBeReadOnEveryGround holds brands of every lightness to the contrasts of
// WCAG 2.1, level AA.
func TestWordsCanBeReadOnEveryGround(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		brand := draw.Colour{R: rapid.Byte().Draw(t, "r"), G: rapid.Byte().Draw(t, "g"), B: rapid.Byte().Draw(t, "b"), A: 1}
		k := newTheme(reports.Brand{Colour: colour(brand)})
		if c := chart.Contrast(k.brandText, k.paper); c < chart.Readable {
			t.Errorf("headings: %.2f", c)
		}
		for i, c := range append(k.families(), k.nightFamilies()...) {
			on := k.ink
			if i >= len(k.families()) {
				on = k.snow
			}
			if chart.Contrast(c, on) < chart.Readable {
				t.Errorf("family %d: %.2f", i, chart.Contrast(c, on))
			}
		}
		ground, words := k.heat(rapid.Float64Range(0, 1).Draw(t, "heat"))
		on, _ := chart.Hex(ground)
		of, _ := chart.Hex(words)
		if c := chart.Contrast(on, of); c < chart.Readable {
			t.Errorf("%s on %s: %.2f", words, ground, c)
		}
	})
}

func TestPageHoldsEverythingAndLoadsNothing(t *testing.T) {
	page := rendered(t, specimen())
	for _, outside := range []string{"http://", "https://", "<script", "<link", "@import", "url(http"} {
		if strings.Contains(page, outside) {
			t.Errorf("the page holds %q", outside)
		}
	}
	for _, want := range []string{`lang="fa-IR" dir="rtl"`, "Content-Security-Policy", "data:font/woff;base64,", `href="#summary"`, `<h2 class="h2" id="summary">`,
		"متن &lt;b&gt;ساده&lt;/b&gt; &amp; «نقل»", `role="img" aria-label="نمودار"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if page != rendered(t, specimen()) {
		t.Error("two runs differ")
	}
}

// TestPageIsWellFormed reads the body as XML: every element that opens closes.
func TestPageIsWellFormed(t *testing.T) {
	page := rendered(t, specimen())
	body := page[strings.Index(page, "<body>") : strings.Index(page, "</body>")+len("</body>")]
	body = strings.ReplaceAll(strings.ReplaceAll(body, "<br>", "<br/>"), "<details open>", "<details>")
	d := xml.NewDecoder(strings.NewReader(body))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

func TestHeadingsSkipNoLevel(t *testing.T) {
	last := 1
	for _, m := range regexp.MustCompile(`<h([1-6])`).FindAllStringSubmatch(rendered(t, specimen()), -1) {
		level := int(m[1][0] - '0')
		if level > last+1 {
			t.Errorf("h%d after h%d", level, last)
		}
		last = level
	}
	if last == 1 {
		t.Error("no headings found")
	}
}

func TestLogoThatIsNoPictureIsLeftOut(t *testing.T) {
	d := specimen()
	d.Brand.Logo = []byte("<svg onload=alert(1)>")
	if page := rendered(t, d); strings.Contains(page, "onload") || strings.Contains(page, "class=\"logo\"") {
		t.Error("something that is no PNG or JPEG is in the page")
	}
}

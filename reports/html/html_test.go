package html

import (
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"rahbord/reports"
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
		reports.Columns{Parts: [][]reports.Block{{reports.Bullets{Items: []string{"a"}}}, {reports.Bullets{Items: []string{"b"}}}}},
	}}
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

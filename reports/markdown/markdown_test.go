package markdown_test

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"rahbord/internal/golden"
	"rahbord/reports"
	"rahbord/reports/markdown"
	"rahbord/reports/reportstest"

	"pgregory.net/rapid"
)

func written(t testing.TB, doc *reports.Document) string {
	t.Helper()
	var b strings.Builder
	if err := markdown.Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func digits(s string) (out [10]string) {
	for i, r := range []rune(s) {
		out[i] = string(r)
	}
	return out
}

// every is a document with every kind of block.
func every() *reports.Document {
	known := func(v float64) reports.Point { return reports.Point{Value: v, Known: true} }
	return &reports.Document{Lang: "en", Digits: digits("0123456789"), Footer: "Sample Advisory · office@example.org", Blocks: []reports.Block{
		reports.Cover{Kicker: "CRM readiness", Title: "Acme *Ltd*", Subtitle: "Board report", Facts: []reports.Fact{{Label: "Date", Value: "1 December 2026"}}, Notice: "Sample", Confidential: "Confidential"},
		reports.Contents{Title: "Contents"},
		reports.Heading{Level: 1, Text: "Summary", ID: "summary", NewPage: true},
		reports.Paragraph{Text: "First line\nsecond line", Style: reports.Lead},
		reports.KeyFigures{Figures: []reports.Figure{{Value: "22.6", Unit: "of 100", Label: "Readiness", Note: "Occasional"}}},
		reports.Bullets{Items: []string{"one", "two\nlines"}}, reports.Bullets{Ordered: true, Items: []string{"first", "second"}},
		reports.Callout{Title: "Mind", Text: "This holds it back.", Tone: reports.Poor},
		reports.Heading{Level: 2, Text: "1. Tables"},
		reports.Table{Caption: "Areas", Columns: []reports.Column{{Title: "Area"}, {Title: "Points"}, {Title: "Trend"}}, Rows: []reports.Row{
			{Group: "Front line"}, {Cells: []reports.Cell{{Text: "Sales | field", Note: "led"}, {Bar: &reports.Bar{Value: 0.375, Known: true}}, {Text: "3", Move: reports.UpBetter}}},
			{Group: "Behind"}, {Cells: []reports.Cell{{Text: "Data"}, {Bar: &reports.Bar{}}, {Spark: &reports.Spark{Values: []reports.Point{known(0), {}, known(1)}}, Move: reports.DownWorse}}}}},
		reports.Radar{Alt: "Areas on a radar.", Axes: []string{"Sales", "Data"}, Series: []reports.Series{{Name: "Today", Values: []reports.Point{known(0.5), {}}}}},
		reports.Scale{Steps: []reports.ScaleStep{{Label: "1", Name: "Absent", Range: "0–20", Text: "Nothing is there."}}},
		reports.Levels{ID: "SRV-1", Title: "Requests are kept", Value: "1 → 3", Marks: []string{"critical"}, Details: []reports.Fact{{Label: "Today", Value: "Mailboxes"}}, Comments: []string{"“We answer when we can.”"}},
		reports.HeatMap{Alt: "Levels by role.", Columns: []string{"Sales", "Service"}, Rows: []reports.HeatRow{{Label: "Data", Cells: []reports.HeatCell{{Text: "2.0"}, {Text: "–"}}}}},
		reports.Curve{Alt: "Value over money.", X: reports.Axis{Title: "Money"}, Y: reports.Axis{Title: "Value"}, Points: []reports.CurvePoint{{Label: "10,000: 3"}, {Label: "20,000: 5", Strong: true}, {}}},
		reports.Gantt{Alt: "Bars by week.", Title: "Initiative", Weeks: 12, Rows: []reports.GanttRow{{Label: "Complaints", Note: "Service manager", From: 0, To: 5, Quick: true}}, Marks: []reports.WeekMark{{Week: 4, Label: "Review 1"}}, Legend: reports.GanttWords{Quick: "quick win", Mark: "Reviews"}},
		reports.Loads{Alt: "Load by role.", Load: "Load", Rows: []reports.LoadRow{{Label: "Service", Note: "18 of 26 person-weeks"}}},
		reports.Cascade{Steps: []reports.CascadeStep{{Number: "1", Title: "Problem", Facts: []reports.Fact{{Label: "Problem", Value: "Customers leave"}}, Warnings: []string{"No proof"}}, {Number: "2", Title: "Value", Empty: "Not answered."}}},
		reports.Card{ID: "P13", Title: "Complaints", Lead: "No complaint is lost.", Marks: []string{"quick win"}, Facts: []reports.Fact{{Label: "Owner", Value: "Service manager"}}, Parts: []reports.CardPart{{Title: "Steps", Ordered: true, Items: []string{"Agree"}}}, Anchor: "p13"},
		reports.Tree{Alt: "What moves what.", Columns: []reports.TreeColumn{{Title: "Value", Boxes: []reports.TreeBox{{Text: "Loyalty"}}}, {Title: "KPI", Boxes: []reports.TreeBox{{Text: "Churn", Note: "6.5 %"}}}}, Links: [][]reports.Link{{{From: 0, To: 0}}}},
		reports.Columns{Parts: [][]reports.Block{{reports.Paragraph{Text: "Left"}}, {reports.Paragraph{Text: "Right"}}}},
		reports.TickBoxes{ID: "Q1", Title: "Which?", Notes: []string{"Tick one."}, Parts: []reports.TickPart{{Label: "Level", Boxes: []reports.Tick{{Label: "1", Text: "never"}}, Across: []string{"don’t know"}, Grid: &reports.TickGrid{Columns: []string{"yes", "no"}, Rows: []string{"a"}, Boxes: true}}}},
		reports.Space{Points: 3}, reports.PageBreak{},
	}}
}

func TestEveryBlockHasAPlainForm(t *testing.T) {
	golden.Check(t, "every.md", written(t, every()))
	for _, b := range every().Blocks {
		name := reflect.TypeOf(b).Name()
		text := written(t, &reports.Document{Blocks: []reports.Block{b}})
		if name != "Space" && name != "PageBreak" && strings.TrimSpace(text) == "" {
			t.Errorf("a %s leaves nothing", name)
		}
	}
	reportstest.EveryKind(t, every().Blocks, "../document.go")
}

func TestPagesRunInTheDirectionOfTheirLanguage(t *testing.T) {
	doc := &reports.Document{Lang: "fa", RTL: true, Digits: digits("۰۱۲۳۴۵۶۷۸۹"), Blocks: []reports.Block{
		reports.Radar{Axes: []string{"فروش"}, Series: []reports.Series{{Name: "امروز", Values: []reports.Point{{Value: 0.375, Known: true}}}}}}}
	text := written(t, doc)
	if !strings.HasPrefix(text, "<div dir=\"rtl\" lang=\"fa\">\n\n") || !strings.HasSuffix(text, "\n\n</div>\n") || !strings.Contains(text, "| فروش | ۳۸ |") {
		t.Error(text)
	}
}

var escaped = regexp.MustCompile(`\\([[:punct:]])`)

// TestTextsNeverActAsMarkup takes the escapes out of what is written and finds the text;
// what is left unescaped holds nothing that acts.
func TestTextsNeverActAsMarkup(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("ab1.-+=#*_`[]()<>|~&!\\$ \t\nگ中"))).Draw(t, "text")
		var b strings.Builder
		doc := &reports.Document{Blocks: []reports.Block{reports.Heading{Level: 1, Text: text}}}
		if err := markdown.Write(&b, doc); err != nil {
			t.Fatal(err)
		}
		got, is := strings.CutPrefix(strings.TrimSuffix(b.String(), "\n"), "## ")
		if !is || strings.Contains(got, "\n") {
			t.Fatalf("%q is written as %q", text, b.String())
		}
		if want := strings.Join(strings.Fields(text), " "); escaped.ReplaceAllString(got, "$1") != want {
			t.Fatalf("%q is written as %q", want, got)
		}
		if bare := escaped.ReplaceAllString(got, ""); strings.ContainsAny(bare, "#*_`[]<>|~&\\$") {
			t.Fatalf("%q leaves %q to act", text, bare)
		}
	})
}

func TestListsInATextStayText(t *testing.T) {
	for text, want := range map[string]string{"- a": `\- a`, "1. a": `1\. a`, "12) a": `12\) a`, "+ a": `\+ a`, "=": `\=`, "---": `\---`, "-": `\-`,
		"1.5 days": "1.5 days", "2.0": "2.0", "-3 %": "-3 %", "2026": "2026"} {
		if got := written(t, &reports.Document{Blocks: []reports.Block{reports.Paragraph{Text: text}}}); got != want+"\n" {
			t.Errorf("%q is written as %q", text, got)
		}
	}
}

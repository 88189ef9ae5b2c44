package pdf

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"rahbord/reports"
)

// checkPages proves that every line of content stands inside the margins, that
// no two lines touch, and that no character of the document was lost.
func checkPages(t rapid.TB, r *recorder, d *reports.Document) {
	w, h := A4.size()
	byPage := map[int][]mark{}
	for _, m := range r.marks {
		if m.op == "text" {
			byPage[m.page] = append(byPage[m.page], m)
		}
	}
	for page, all := range byPage {
		for i, a := range all {
			top, bottom := 70.0, h-60
			if a.artifact || page == 1 {
				top, bottom = 20, h-20
			}
			if a.x < 57 || a.x+a.w > w-57 || a.y < top || a.y+a.h > bottom {
				t.Errorf("page %d: outside the margins: %s", page, show(a))
			}
			for _, b := range all[i+1:] {
				if over(a.x, a.w, b.x, b.w) > 0.3 && over(a.y, a.h, b.y, b.h) > 0.3 {
					t.Errorf("page %d: %s touches %s", page, show(a), show(b))
				}
			}
		}
	}
	drawn := map[rune]int{}
	for _, m := range r.texts() {
		count(drawn, m.text, 1)
	}
	wanted := map[rune]int{}
	said(d.Blocks, func(s string) { count(wanted, s, 1) })
	for c, n := range wanted {
		if drawn[c] < n {
			t.Errorf("%q: %d in the document, %d on the pages", c, n, drawn[c])
		}
	}
}

func show(m mark) string {
	return fmt.Sprintf("%s %.1f,%.1f %.1fx%.1f %.40q", m.role, m.x, m.y, m.w, m.h, m.text)
}

func over(a, aw, b, bw float64) float64 { return min(a+aw, b+bw) - max(a, b) }

func count(n map[rune]int, s string, by int) {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n[r] += by
		}
	}
}

// said calls back with every text of the blocks.
func said(blocks []reports.Block, f func(string)) {
	facts := func(all []reports.Fact) {
		for _, x := range all {
			f(x.Label)
			f(x.Value)
		}
	}
	for _, block := range blocks {
		switch v := block.(type) {
		case reports.Cover:
			for _, s := range []string{v.Kicker, v.Title, v.Subtitle, v.Notice, v.Confidential} {
				f(s)
			}
			facts(v.Facts)
		case reports.Heading:
			f(v.Text)
		case reports.Paragraph:
			f(v.Text)
		case reports.KeyFigures:
			for _, x := range v.Figures {
				f(x.Value + x.Unit + x.Label + x.Note)
			}
		case reports.Bullets:
			for _, s := range v.Items {
				f(s)
			}
		case reports.Callout:
			f(v.Title + v.Text)
		case reports.Table:
			f(v.Caption)
			for _, c := range v.Columns {
				f(c.Title)
			}
			for _, row := range v.Rows {
				f(row.Group)
				for _, c := range row.Cells {
					f(c.Text + c.Note)
				}
			}
		case reports.Radar:
			for _, a := range v.Axes {
				f(a)
			}
			for _, s := range v.Series {
				f(s.Name)
			}
		case reports.Scale:
			for _, s := range v.Steps {
				f(s.Label + s.Name + s.Range + s.Text)
			}
		case reports.Levels:
			f(v.ID + v.Title + v.Value)
			for _, s := range append(append([]string{}, v.Marks...), v.Comments...) {
				f(s)
			}
			facts(v.Details)
		case reports.Columns:
			for _, part := range v.Parts {
				said(part, f)
			}
		case reports.Contents:
			f(v.Title)
		default:
			saidOfPlan(block, f)
		}
	}
}

func TestSpecimenKeepsItsMarginsAndLosesNothing(t *testing.T) {
	for _, lang := range languages {
		d := specimen(t, lang)
		r, _ := record(t, d)
		checkPages(t, r, d)
	}
}

// vocabulary of the random documents: plain, joined, bracketed, endless, foreign.
var vocabulary = map[string][]string{
	"en": {"customer", "service", "of", "a", "readiness", "“quoted”", "(2026)", "12%", "→", "SRV-2", "مشتری", "🎉", strings.Repeat("endless", 25)},
	"fa": {"مشتری", "می\u200cشود", "و", "خدمات", "«نقل»", "(CRM)", "۳٫۴۲", "→", "SRV-2", "customer", "לקוח", "🎉", strings.Repeat("بی\u200cپایان", 25)},
	"he": {"לקוח", "שירות", "של", "מנכ״ל", "„מובאה”", "(CRM)", "3.42", "→", "SRV-2", "customer", "مشتری", "🎉", strings.Repeat("אינסוף", 25)},
}

// draft draws random blocks.
type draft struct {
	t     *rapid.T
	words []string
}

// text is empty, short, long, or very long.
func (d draft) text(most int) string {
	n := rapid.IntRange(0, most).Draw(d.t, "length")
	out := make([]string, n)
	for i := range out {
		out[i] = rapid.SampledFrom(d.words).Draw(d.t, "word")
	}
	return strings.Join(out, " ")
}

func (d draft) short() string { return d.text(4) }

// some is mostly short and sometimes as long as a page.
func (d draft) some() string {
	if rapid.IntRange(0, 9).Draw(d.t, "long") == 0 {
		return d.text(400)
	}
	return d.text(30)
}

func (d draft) n(label string, from, to int) int { return rapid.IntRange(from, to).Draw(d.t, label) }

func (d draft) tone() reports.Tone {
	return rapid.SampledFrom([]reports.Tone{"", reports.Good, reports.Fair, reports.Poor, reports.Unknown, reports.Accent}).Draw(d.t, "tone")
}

func (d draft) facts(n int) []reports.Fact {
	out := make([]reports.Fact, n)
	for i := range out {
		out[i] = reports.Fact{Label: d.short(), Value: d.some()}
	}
	return out
}

func (d draft) texts(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = d.some()
	}
	return out
}

func (d draft) block(nested bool) reports.Block {
	switch d.n("kind", 0, 11) {
	case 0:
		return reports.Heading{Level: d.n("level", 0, 4), Text: d.text(12), NewPage: d.n("new page", 0, 3) == 0}
	case 1:
		return reports.Paragraph{Text: d.some(), Style: rapid.SampledFrom([]reports.Style{reports.Body, reports.Lead, reports.Small}).Draw(d.t, "style")}
	case 2:
		var v reports.KeyFigures
		for range d.n("figures", 0, 9) {
			v.Figures = append(v.Figures, reports.Figure{Value: d.short(), Unit: d.short(), Label: d.short(), Note: d.some(), Tone: d.tone()})
		}
		return v
	case 3:
		return reports.Bullets{Ordered: d.n("ordered", 0, 1) == 1, Items: d.texts(d.n("items", 0, 30))}
	case 4:
		return reports.Callout{Title: d.short(), Text: d.some(), Tone: d.tone()}
	case 5:
		return d.table()
	case 6:
		return d.radar()
	case 7:
		var v reports.Scale
		for range d.n("steps", 0, 11) {
			v.Steps = append(v.Steps, reports.ScaleStep{Label: d.text(1), Name: d.short(), Range: d.short(), Text: d.some()})
		}
		return v
	case 8:
		marks := make([]string, d.n("marks", 0, 5))
		for i := range marks {
			marks[i] = d.short()
		}
		return reports.Levels{ID: d.text(1), Title: d.some(), Value: d.short(), Now: .3, Target: .8, Known: d.n("known", 0, 1) == 1,
			Marks: marks, Details: d.facts(d.n("details", 0, 4)), Comments: d.texts(d.n("comments", 0, 30))}
	case 11:
		return d.plan()
	case 9:
		if nested {
			return reports.Space{Points: float64(d.n("space", 0, 900))}
		}
		v := reports.Columns{Parts: make([][]reports.Block, d.n("parts", 0, 3))}
		for i := range v.Parts {
			for range d.n("blocks", 0, 3) {
				v.Parts[i] = append(v.Parts[i], d.block(true))
			}
		}
		return v
	}
	return reports.PageBreak{}
}

func (d draft) table() reports.Table {
	v := reports.Table{Caption: d.short()}
	columns := d.n("columns", 0, 6)
	for range columns {
		v.Columns = append(v.Columns, reports.Column{Title: d.short(), Width: float64(d.n("width", 0, 5)),
			Align: rapid.SampledFrom([]reports.Align{"", reports.Start, reports.Middle, reports.End}).Draw(d.t, "align")})
	}
	for range d.n("rows", 0, 20) {
		if d.n("group", 0, 6) == 0 {
			v.Rows = append(v.Rows, reports.Row{Group: d.short()})
			continue
		}
		var r reports.Row
		for range d.n("cells", 0, columns+1) {
			c := reports.Cell{Text: d.short(), Note: d.short(), Badge: d.tone(), Strong: d.n("strong", 0, 1) == 1}
			if d.n("bar", 0, 3) == 0 {
				c.Bar = &reports.Bar{Value: .4, Target: .6, Known: true}
			}
			if d.n("spark", 0, 5) == 0 {
				c.Spark = &reports.Spark{Target: -1, Values: d.points()}
			}
			c.Move = rapid.SampledFrom([]reports.Move{"", reports.Same, reports.UpBetter, reports.UpWorse, reports.DownBetter}).Draw(d.t, "move")
			if d.n("tall", 0, 12) == 0 {
				c.Text = d.some()
			}
			r.Cells = append(r.Cells, c)
		}
		v.Rows = append(v.Rows, r)
	}
	return v
}

func (d draft) radar() reports.Radar {
	v := reports.Radar{Rings: []string{"1", "2", "3"}, Series: []reports.Series{{Name: d.short()}, {Name: d.short(), Dashed: true}}}
	for range d.n("axes", 0, 20) {
		v.Axes = append(v.Axes, d.short())
		v.Series[0].Values = append(v.Series[0].Values, reports.Point{Value: .5, Known: d.n("known", 0, 3) > 0})
	}
	return v
}

func TestNoTextTouchesAnotherOrLeavesThePageWhateverTheDocument(t *testing.T) {
	for _, lang := range languages {
		t.Run(lang, func(t *testing.T) {
			family(t, lang)
			rapid.Check(t, func(t *rapid.T) {
				d := draft{t, vocabulary[lang]}
				doc := blank(lang, reports.Cover{Kicker: d.some(), Title: d.text(20), Subtitle: d.some(), Facts: d.facts(d.n("facts", 0, 6)),
					Notice: d.some(), Confidential: d.some()}, reports.Contents{Title: d.text(8)})
				doc.Header, doc.HeaderEnd, doc.Footer = d.some(), d.some(), d.some()
				for range d.n("blocks", 0, 6) {
					doc.Blocks = append(doc.Blocks, d.block(false))
				}
				r := &recorder{}
				if _, err := lay(r, doc, engine(lang), A4); err != nil {
					t.Fatal(err)
				}
				checkPages(t, r, doc)
			})
		})
	}
}

// inPlan are blocks of the plan that say nothing but these words.
func inPlan(w string) []reports.Block {
	axis := reports.Axis{Title: w, Ticks: []reports.AxisTick{{At: .5, Label: w}}}
	span := []reports.Span{{From: 0, To: 3, Label: w}}
	return []reports.Block{
		reports.HeatMap{Columns: []string{w}, Low: w, Rows: []reports.HeatRow{{Label: w, Cells: []reports.HeatCell{{Text: w}}}}},
		reports.Curve{X: axis, Y: axis, Points: []reports.CurvePoint{{X: .2, Y: .2, Label: w}, {X: .8, Y: .9, Label: w}}},
		reports.Gantt{Title: w, Months: span, Phases: span, Marks: []reports.WeekMark{{Week: 1, Label: w}}, Rows: []reports.GanttRow{{Label: w, Note: w, To: 5}},
			Legend: reports.GanttWords{Mark: w}},
		reports.Loads{Months: span, Load: w, Rows: []reports.LoadRow{{Label: w, Note: w, Load: []float64{1, 2}}}},
		reports.Cascade{Steps: []reports.CascadeStep{{Number: w, Title: w, Facts: []reports.Fact{{Label: w, Value: w}}, Warnings: []string{w}}, {Empty: w}}},
		reports.Card{ID: w, Title: w, Lead: w, Marks: []string{w}, Facts: []reports.Fact{{Label: w, Value: w}}, Parts: []reports.CardPart{{Title: w, Items: []string{w}}}},
		reports.Tree{Columns: []reports.TreeColumn{{Title: w, Boxes: []reports.TreeBox{{Text: w, Note: w}}}}},
	}
}

func TestForeignAndHostileTextsKeepThePlanInItsMargins(t *testing.T) {
	hostile := []string{"", " ", "客户关系管理系统", "🎉🎉", "\u202eabc\u202c \u2066\u2067", "<b>&amp;</b>", strings.Repeat("word ", 400), strings.Repeat("x", 2000), "a\nb\tc\x00"}
	for _, lang := range languages {
		for _, w := range hostile {
			d := blank(lang, inPlan(w)...)
			r, _ := record(t, d)
			d.Blocks = nil // shortened where it must be
			checkPages(t, r, d)
		}
	}
}

func FuzzNoTextMakesTheLayoutFail(f *testing.F) {
	f.Add("شرکت (CRM) → 3", uint8(0))
	f.Add("\x00\u202e\ufffd\n\n\t🎉", uint8(2))
	f.Fuzz(func(t *testing.T, words string, pick uint8) {
		lang := languages[int(pick)%len(languages)]
		family(t, lang)
		doc := blank(lang, reports.Cover{Title: words}, reports.Contents{}, reports.Heading{Text: words}, reports.Paragraph{Text: words},
			reports.Table{Columns: []reports.Column{{Title: words}}, Rows: []reports.Row{{Cells: []reports.Cell{{Text: words, Badge: reports.Good}}}}},
			reports.Levels{ID: words, Value: words, Marks: []string{words}})
		doc.Blocks = append(doc.Blocks, inPlan(words)...)
		if _, err := lay(&recorder{}, doc, engine(lang), A4); err != nil {
			t.Fatal(err)
		}
	})
}

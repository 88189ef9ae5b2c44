package pdf

import (
	"bytes"
	"testing"

	"rahbord/internal/typeset"
	"rahbord/reports"
)

// question is one of every kind of place for an answer.
func question(w words) reports.TickBoxes {
	return reports.TickBoxes{ID: "SRV-2", Title: w.Body[0], Notes: []string{w.Small}, Parts: []reports.TickPart{
		{Boxes: []reports.Tick{{Label: w.Digits[1], Text: w.Notes[0]}, {Label: w.Digits[2], Text: w.Body[1]}}, Across: []string{w.Today, w.Target, w.Lead}},
		{Label: w.TableHead, Lines: 2},
		{Label: w.Body[2], Note: w.Small, Lines: 1},
		{Label: w.Caption, Grid: &reports.TickGrid{Columns: w.Columns, Rows: []string{w.Digits[1], w.Digits[2], w.Areas[0][0]}}},
		{Grid: &reports.TickGrid{Columns: w.Columns, Rows: w.Axes, Boxes: true}},
	}}
}

func TestQuestionsOnPaperAreLaidOutInEveryLanguage(t *testing.T) {
	for _, lang := range languages {
		w := wordsOf(t, lang)
		d := specimen(t, lang)
		d.Blocks = []reports.Block{reports.Heading{Level: 1, Text: w.Summary}}
		for range 4 {
			d.Blocks = append(d.Blocks, question(w))
		}
		var out bytes.Buffer
		warnings, err := Render(&out, d, fonts(t))
		if err != nil || len(warnings) > 0 || out.Len() < 5000 {
			t.Errorf("%s: %d bytes, %v, %v", lang, out.Len(), warnings, err)
		}
	}
}

func TestAQuestionOnPaperStaysTogether(t *testing.T) {
	for _, lang := range languages {
		w := wordsOf(t, lang)
		c := newComposer(specimen(t, lang), typeset.NewEngine(family(t, lang), lang), A4)
		small := reports.TickBoxes{ID: "A", Title: w.Lead, Parts: []reports.TickPart{{Boxes: []reports.Tick{{Text: w.Lead}, {Text: w.Lead}}}, {Label: w.Today, Lines: 2}}}
		var blocks []reports.Block
		for range 30 {
			blocks = append(blocks, small)
		}
		elements := c.compose(blocks, c.column())
		if pages := paginate(flatten(elements), c.page.area); pages < 3 {
			t.Fatalf("%s: only %d pages", lang, pages)
		}
		for i, e := range elements {
			strips := flatten([]*element{e})
			if first, last := strips[0].page, strips[len(strips)-1].page; first != last {
				t.Errorf("%s: question %d runs from page %d to %d", lang, i, first, last)
			}
		}
	}
}

func TestEmptyPlacesForAnswersTakeNoRoom(t *testing.T) {
	c := newComposer(specimen(t, "en"), typeset.NewEngine(family(t, "en"), "en"), A4)
	for name, block := range map[string]reports.TickBoxes{
		"nothing": {}, "no columns": {Parts: []reports.TickPart{{Grid: &reports.TickGrid{}}}}, "no parts": {Parts: []reports.TickPart{{}}},
	} {
		if strips := flatten(c.compose([]reports.Block{block}, c.column())); len(strips) > 0 {
			t.Errorf("%s: %d strips", name, len(strips))
		}
	}
}

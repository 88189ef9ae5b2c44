package html

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"rahbord/reports"
)

func TestWhatIsLookedUpIsFoldedAndItsContentsLinkOpensIt(t *testing.T) {
	appendix := reports.Heading{Level: 1, Text: "Appendix", ID: "appendix", Lookup: true}
	d := &reports.Document{Lang: "en", Blocks: []reports.Block{reports.Contents{Title: "Contents"}, reports.Heading{Level: 1, Text: "Summary", ID: "summary"},
		appendix, reports.Paragraph{Text: "all answers"}, reports.Heading{Level: 1, Text: "End", ID: "end"}}}
	page := rendered(t, d)
	fold := `<summary><h2 class="h2" id="appendix-title">Appendix</h2>
</summary>
<div class="place" id="appendix"></div>
<p class="">all answers</p>
</details>
</section>`
	if !strings.Contains(strings.ReplaceAll(strings.ReplaceAll(page, "<h1", "<h2"), "</h1", "</h2"), fold) || !strings.Contains(page, `<a href="#appendix">`) {
		t.Error("the anchor of the contents does not stand in the fold")
	}
	if n := strings.Count(page, `<details class="fold">`); n != 1 {
		t.Errorf("%d folds", n)
	}
	alone := rendered(t, &reports.Document{Lang: "en", Blocks: []reports.Block{appendix, reports.Paragraph{Text: "all answers"}}})
	if strings.Contains(alone, `<details class="fold">`) {
		t.Error("the only section is folded away")
	}
}

func TestCellsLeadToTheirCardsWhereThereAreAny(t *testing.T) {
	table := reports.Table{Columns: []reports.Column{{Title: "Initiative"}}, Rows: []reports.Row{{Cells: []reports.Cell{{Text: "Complaints", Link: "initiative-P13"}}}}}
	link := `<a href="#initiative-P13">Complaints</a>`
	if page := rendered(t, &reports.Document{Lang: "en", Blocks: []reports.Block{table, reports.Card{ID: "P13", Anchor: "initiative-P13"}}}); !strings.Contains(page, link) {
		t.Error("no link to the card")
	}
	if page := rendered(t, &reports.Document{Lang: "en", Blocks: []reports.Block{table}}); strings.Contains(page, link) {
		t.Error("a link leads nowhere")
	}
}

func TestIdsDoNotBreakAtTheirHyphen(t *testing.T) {
	page := rendered(t, &reports.Document{Lang: "fa", RTL: true, Blocks: []reports.Block{reports.Paragraph{Text: "سطح SRV-2 و P-01 در ۲۰۲۶-۱۱"}}})
	for _, id := range []string{"SRV-2", "P-01"} {
		if !strings.Contains(page, `<span class="whole">`+id+`</span>`) {
			t.Errorf("%s may break", id)
		}
	}
}

func TestLogoStandsBesideTheHeadingThatAsksForIt(t *testing.T) {
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	d := &reports.Document{Lang: "en", Author: "Firm", Brand: reports.Brand{Logo: logo.Bytes()}, Blocks: []reports.Block{reports.Heading{Level: 1, Text: "Client", Logo: true}}}
	if page := rendered(t, d); strings.Count(page, `<img class="logo" src="data:image/png;base64,`) != 1 || !strings.Contains(page, `alt="Firm"`) {
		t.Error("no logo")
	}
}

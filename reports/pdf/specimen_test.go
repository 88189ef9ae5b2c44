package pdf

import (
	"encoding/json"
	"os"
	"testing"

	"rahbord/reports"
)

var languages = []string{"en", "fa", "he"}

// wordsOf reads the words of the specimen in a language.
func wordsOf(t testing.TB, lang string) words {
	t.Helper()
	data, err := os.ReadFile("testdata/words." + lang + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var w words
	if err := json.Unmarshal(data, &w); err != nil {
		t.Fatal(err)
	}
	return w
}

// words are the words of the specimen in one language.
type words struct {
	Lang, Tag          string
	Rtl                bool
	Digits             [10]string
	Title, Client      string
	Kicker, Subtitle   string
	Header, PageOf     string
	Facts              []reports.Fact
	Notice, Secret     string
	Contents           string
	Summary, Lead      string
	Body               []string
	Figures            []reports.Figure
	CalloutTitle       string
	Callout            string
	Caution            string
	Profile, ProfileIn string
	Alt                string
	Axes               []string
	Today, Target      string
	Rings              []string
	ScaleHead          string
	Steps              []reports.ScaleStep
	ActionsHead        string
	Actions            []string
	NotesHead          string
	Notes              []string
	TableHead          string
	Caption            string
	Columns            []string
	Groups             []string
	Areas              [][]string // name, note, score, verdict, remark
	Appendix           string
	Entries            []reports.Levels
	Small              string
	Plan               planWords
}

// specimen holds every block at least once.
func specimen(t testing.TB, lang string) *reports.Document {
	w := wordsOf(t, lang)
	d := &reports.Document{
		Title: w.Title, Subject: w.Kicker, Author: w.Facts[1].Value, Client: w.Client, Lang: w.Lang, Tag: w.Tag, RTL: w.Rtl,
		Issued: "2026-11-22", Header: w.Client, HeaderEnd: w.Header, Footer: w.Secret, PageOf: w.PageOf, Digits: w.Digits,
	}
	d.Blocks = []reports.Block{
		reports.Cover{Kicker: w.Kicker, Title: w.Client, Subtitle: w.Subtitle, Facts: w.Facts, Notice: w.Notice, Confidential: w.Secret},
		reports.Contents{Title: w.Contents},
		reports.Heading{Level: 1, Text: w.Summary, NewPage: true},
		reports.Paragraph{Text: w.Lead, Style: reports.Lead},
		reports.KeyFigures{Figures: w.Figures},
		reports.Paragraph{Text: w.Body[0]},
		reports.Paragraph{Text: w.Body[1]},
		reports.Callout{Title: w.CalloutTitle, Text: w.Callout, Tone: reports.Accent},
		reports.Columns{Parts: [][]reports.Block{
			{reports.Heading{Level: 2, Text: w.ActionsHead}, reports.Bullets{Ordered: true, Items: w.Actions}},
			{reports.Heading{Level: 2, Text: w.NotesHead}, reports.Bullets{Items: w.Notes}},
		}},
		reports.Heading{Level: 1, Text: w.Profile, NewPage: true},
		reports.Paragraph{Text: w.ProfileIn},
		radarOf(w),
		reports.Heading{Level: 2, Text: w.ScaleHead},
		reports.Scale{Steps: w.Steps},
		reports.Space{Points: 10},
		reports.Paragraph{Text: w.Small, Style: reports.Small},
		reports.PageBreak{},
		reports.Heading{Level: 1, Text: w.TableHead},
		reports.Paragraph{Text: w.Body[2]},
		tableOf(w),
		reports.Callout{Text: w.Caution, Tone: reports.Poor, Title: w.CalloutTitle},
		reports.Heading{Level: 1, Text: w.Appendix, NewPage: true},
		reports.Heading{Level: 3, Text: w.Areas[6][0]},
	}
	for _, e := range w.Entries {
		d.Blocks = append(d.Blocks, e)
	}
	d.Blocks = append(d.Blocks, planBlocks(w)...)
	return d
}

func radarOf(w words) reports.Radar {
	now := []float64{.35, .22, .3, .48, .41, .55, .12, .28, 0, .38, .25, .18, .44, .2}
	goal := []float64{.6, .5, .5, .6, .6, .7, .6, .55, .4, .55, .6, .5, .6, .5}
	r := reports.Radar{Alt: w.Alt, Axes: w.Axes, Rings: w.Rings, Series: []reports.Series{{Name: w.Today}, {Name: w.Target, Dashed: true}}}
	for i := range w.Axes {
		r.Series[0].Values = append(r.Series[0].Values, reports.Point{Value: now[i], Known: i != 8})
		r.Series[1].Values = append(r.Series[1].Values, reports.Point{Value: goal[i], Known: true})
	}
	return r
}

func tableOf(w words) reports.Table {
	t := reports.Table{Caption: w.Caption, Columns: []reports.Column{
		{Title: w.Columns[0], Width: 3.2}, {Title: w.Columns[1], Width: 3},
		{Title: w.Columns[2], Width: 1.8}, {Title: w.Columns[3], Width: 3.4},
	}}
	tones := []reports.Tone{reports.Fair, reports.Poor, reports.Poor, reports.Good, reports.Fair, reports.Good, reports.Poor, reports.Unknown}
	for i, a := range w.Areas {
		if i%3 == 0 {
			t.Rows = append(t.Rows, reports.Row{Group: w.Groups[i/3]})
		}
		tone := tones[i%len(tones)]
		t.Rows = append(t.Rows, reports.Row{Cells: []reports.Cell{
			{Text: a[0], Note: a[1], Strong: true},
			{Text: a[2], Bar: &reports.Bar{Value: float64(i*37%100) / 100, Target: .6, Known: tone != reports.Unknown, Tone: tone}},
			{Text: a[3], Badge: tone},
			{Text: a[4]},
		}})
	}
	return t
}

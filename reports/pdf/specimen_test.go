package pdf

import "rahbord/reports"

// words are the words of the specimen in one language.
type words struct {
	lang, tag          string
	rtl                bool
	digits             [10]string
	title, client      string
	kicker, subtitle   string
	header, pageOf     string
	facts              []reports.Fact
	notice, secret     string
	contents           string
	summary, lead      string
	body               []string
	figures            []reports.Figure
	calloutTitle       string
	callout            string
	caution            string
	profile, profileIn string
	alt                string
	axes               []string
	today, target      string
	rings              []string
	scaleHead          string
	steps              []reports.ScaleStep
	actionsHead        string
	actions            []string
	notesHead          string
	notes              []string
	tableHead          string
	caption            string
	columns            []string
	groups             []string
	areas              [][]string // name, note, score, verdict, remark
	appendix           string
	entries            []reports.Levels
	small              string
}

// specimen holds every block at least once.
func specimen(w words) *reports.Document {
	d := &reports.Document{
		Title: w.title, Subject: w.kicker, Author: w.facts[1].Value, Client: w.client, Lang: w.lang, Tag: w.tag, RTL: w.rtl,
		Issued: "2026-11-22", Header: w.client, HeaderEnd: w.header, Footer: w.secret, PageOf: w.pageOf, Digits: w.digits,
	}
	d.Blocks = []reports.Block{
		reports.Cover{Kicker: w.kicker, Title: w.client, Subtitle: w.subtitle, Facts: w.facts, Notice: w.notice, Confidential: w.secret},
		reports.Contents{Title: w.contents},
		reports.Heading{Level: 1, Text: w.summary, NewPage: true},
		reports.Paragraph{Text: w.lead, Style: reports.Lead},
		reports.KeyFigures{Figures: w.figures},
		reports.Paragraph{Text: w.body[0]},
		reports.Paragraph{Text: w.body[1]},
		reports.Callout{Title: w.calloutTitle, Text: w.callout, Tone: reports.Accent},
		reports.Columns{Parts: [][]reports.Block{
			{reports.Heading{Level: 2, Text: w.actionsHead}, reports.Bullets{Ordered: true, Items: w.actions}},
			{reports.Heading{Level: 2, Text: w.notesHead}, reports.Bullets{Items: w.notes}},
		}},
		reports.Heading{Level: 1, Text: w.profile, NewPage: true},
		reports.Paragraph{Text: w.profileIn},
		radarOf(w),
		reports.Heading{Level: 2, Text: w.scaleHead},
		reports.Scale{Steps: w.steps},
		reports.Space{Points: 10},
		reports.Paragraph{Text: w.small, Style: reports.Small},
		reports.PageBreak{},
		reports.Heading{Level: 1, Text: w.tableHead},
		reports.Paragraph{Text: w.body[2]},
		tableOf(w),
		reports.Callout{Text: w.caution, Tone: reports.Poor, Title: w.calloutTitle},
		reports.Heading{Level: 1, Text: w.appendix, NewPage: true},
		reports.Heading{Level: 3, Text: w.areas[6][0]},
	}
	for _, e := range w.entries {
		d.Blocks = append(d.Blocks, e)
	}
	return d
}

func radarOf(w words) reports.Radar {
	now := []float64{.35, .22, .3, .48, .41, .55, .12, .28, 0, .38, .25, .18, .44, .2}
	goal := []float64{.6, .5, .5, .6, .6, .7, .6, .55, .4, .55, .6, .5, .6, .5}
	r := reports.Radar{Alt: w.alt, Axes: w.axes, Rings: w.rings, Series: []reports.Series{{Name: w.today}, {Name: w.target, Dashed: true}}}
	for i := range w.axes {
		r.Series[0].Values = append(r.Series[0].Values, reports.Point{Value: now[i], Known: i != 8})
		r.Series[1].Values = append(r.Series[1].Values, reports.Point{Value: goal[i], Known: true})
	}
	return r
}

func tableOf(w words) reports.Table {
	t := reports.Table{Caption: w.caption, Columns: []reports.Column{
		{Title: w.columns[0], Width: 3.2}, {Title: w.columns[1], Width: 3},
		{Title: w.columns[2], Width: 1.8}, {Title: w.columns[3], Width: 3.4},
	}}
	tones := []reports.Tone{reports.Fair, reports.Poor, reports.Poor, reports.Good, reports.Fair, reports.Good, reports.Poor, reports.Unknown}
	for i, a := range w.areas {
		if i%3 == 0 {
			t.Rows = append(t.Rows, reports.Row{Group: w.groups[i/3]})
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

package chart

import (
	"fmt"
	"testing"

	"rahbord/reports"

	"pgregory.net/rapid"
)

func someTree(t *rapid.T) Tree {
	n := func(label string, from, to int) int { return rapid.IntRange(from, to).Draw(t, label) }
	v := Tree{RTL: rapid.Bool().Draw(t, "rtl"), Look: plot}
	for c := range n("columns", 0, 4) {
		column := reports.TreeColumn{Title: spoken(t, 2)}
		for i := range n("boxes", 0, 20) {
			column.Boxes = append(column.Boxes, reports.TreeBox{Text: fmt.Sprintf("box%d.%d %s", c, i, spoken(t, 8)), Note: spoken(t, 3), Tone: []reports.Tone{reports.Accent, reports.Neutral}[i%2]})
		}
		v.Columns = append(v.Columns, column)
		var links []reports.Link
		for range n("links", 0, 30) {
			links = append(links, reports.Link{From: n("a", -1, 21), To: n("b", -1, 21)})
		}
		v.Links = append(v.Links, links)
	}
	return v
}

func TestPartsOfATreeShowEveryBoxAndLinkAndFitOnAPage(t *testing.T) {
	e := engine(t)
	divided := 0
	rapid.Check(t, func(t *rapid.T) {
		v := someTree(t)
		parts, ok := v.Place(e, 479, 560, 400)
		if !ok {
			return
		}
		if len(parts) > 1 {
			divided++
		}
		texts, joined := map[string]bool{}, map[string]bool{}
		for _, p := range parts {
			if p.Height > 560 {
				t.Errorf("a part is %.0f tall", p.Height)
			}
			s := &sketch{}
			p.Draw(s, 0, 0)
			s.tidy(t, 479, p.Height)
			for c, boxes := range p.boxes {
				for _, b := range boxes {
					texts[b.Text] = true
				}
				for _, l := range p.linked(c) {
					joined[boxes[l.From].Text+"|"+p.boxes[c+1][l.To].Text] = true
				}
			}
		}
		for c, column := range v.Columns {
			for _, b := range column.Boxes {
				if !texts[b.Text] {
					t.Errorf("%q is in no part", b.Text)
				}
			}
			for _, l := range linksOf(v, c) {
				if len(v.Columns) <= 3 && !joined[column.Boxes[l.From].Text+"|"+v.Columns[c+1].Boxes[l.To].Text] {
					t.Errorf("%v of column %d is in no part", l, c)
				}
			}
		}
	})
	if divided == 0 {
		t.Error("no tree was divided")
	}
}

func TestTreeBeginsOnTheReadingSide(t *testing.T) {
	v := Tree{Look: plot, Columns: []reports.TreeColumn{{Boxes: []reports.TreeBox{{Text: "value"}}}, {Boxes: []reports.TreeBox{{Text: "figure"}}}}, Links: [][]reports.Link{{{From: 0, To: 0}}}}
	for _, v.RTL = range []bool{false, true} {
		p, ok := v.Place(engine(t), 400, 500, 400)
		if !ok || len(p) != 1 {
			t.Fatal("no place")
		}
		s := &sketch{}
		p[0].Draw(s, 0, 0)
		if a, b := s.find(t, "value"), s.find(t, "figure"); (a.x > b.x) != v.RTL {
			t.Errorf("right to left %v: %.0f and %.0f", v.RTL, a.x, b.x)
		}
	}
}

func TestTreeWithoutBoxesHasNoPlace(t *testing.T) {
	for _, v := range []Tree{{}, {Columns: make([]reports.TreeColumn, 3)}, {Columns: make([]reports.TreeColumn, 9)}} {
		if _, ok := v.Place(engine(t), 400, 500, 400); ok {
			t.Errorf("%d empty columns found a place", len(v.Columns))
		}
	}
}

func linksOf(v Tree, c int) []reports.Link {
	if c+1 >= len(v.Columns) {
		return nil
	}
	return v.valid(c)
}

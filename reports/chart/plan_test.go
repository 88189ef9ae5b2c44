package chart

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"rahbord/internal/draw"
	"rahbord/reports"
)

// whole draws all slices of a Gantt one below the other.
func (p *GanttPlaced) whole(c draw.Canvas) float64 {
	p.DrawHead(c, 0, 0)
	y := p.Head
	if p.Marks > 0 {
		p.DrawMarks(c, 0, y)
	}
	y += p.Marks
	for i, h := range p.Rows {
		p.DrawRow(c, i, 0, y)
		y += h
	}
	p.DrawLegend(c, 0, y)
	return y + p.Legend
}

func spoken(t *rapid.T, most int) string {
	word := rapid.SampledFrom([]string{"خدمات", "و", "CRM", "service", "measurement", "(3)", "۱۲"})
	out := ""
	for _, w := range rapid.SliceOfN(word, 0, most).Draw(t, "words") {
		out += w + " "
	}
	return out
}

func someGantt(t *rapid.T) Gantt {
	n := func(label string, from, to int) int { return rapid.IntRange(from, to).Draw(t, label) }
	g := Gantt{Title: spoken(t, 3), RTL: rapid.Bool().Draw(t, "rtl"), Look: plot, Calendar: Calendar{Weeks: n("weeks", 0, 104), Number: strconv.Itoa,
		Frozen: []int{2, 3, 50}}, Legend: reports.GanttWords{Quick: spoken(t, 3), Pause: "pause", Mark: spoken(t, 2), Link: spoken(t, 6), Done: "done"}}
	at := 0
	for i := range n("months", 0, 24) {
		g.Months = append(g.Months, reports.Span{From: at, To: at + 4, Label: spoken(t, 2)})
		g.Phases = append(g.Phases, reports.Span{From: at, To: at + 2 + i%4, Label: spoken(t, 3)})
		at += 4
	}
	for range n("rows", 0, 41) {
		from := n("from", 0, 100)
		g.Rows = append(g.Rows, reports.GanttRow{Label: spoken(t, 7), Note: spoken(t, 3), From: from, To: from + n("long", 0, 30), Quick: n("quick", 0, 4) == 0, Done: 0.5})
		g.Links = append(g.Links, reports.Link{From: n("a", -1, 42), To: n("b", -1, 42)})
	}
	for range n("marks", 0, 12) {
		g.Marks = append(g.Marks, reports.WeekMark{Week: n("week", -1, 104), Label: spoken(t, 4)})
	}
	return g
}

func TestWordsOfAGanttNeverTouchAndNoArrowCrossesThem(t *testing.T) {
	e := engine(t)
	rapid.Check(t, func(t *rapid.T) {
		g := someGantt(t)
		width := rapid.Float64Range(300, 520).Draw(t, "width")
		s := &sketch{}
		p := g.Place(e, width)
		s.tidy(t, width, p.whole(s))
		s.crossed(t, dark)
		marks := &sketch{}
		p.DrawMarks(marks, 0, 0)
		marks.crossed(t, plot.Line)
	})
}

func planned() Gantt {
	return Gantt{Look: plot, Calendar: Calendar{Weeks: 10, Frozen: []int{4, 5}, Number: strconv.Itoa}, Title: "Initiative",
		Rows:   []reports.GanttRow{{Label: "one", From: 0, To: 2, Quick: true}, {Label: "two", From: 1, To: 3}, {Label: "three", From: 6, To: 9, Done: 0.5, Group: 1}},
		Links:  []reports.Link{{From: 0, To: 2}},
		Legend: reports.GanttWords{Quick: "quick", Pause: "pause", Link: "waits for"}}
}

// filled are the boxes of fills in a colour.
func (s *sketch) filled(c draw.Colour) []boxed {
	return slices.DeleteFunc(slices.Clone(s.fills), func(b boxed) bool { return b.colour != c })
}

func TestTimeRunsFromRightToLeftOnRightToLeftPages(t *testing.T) {
	g := planned()
	left, right := &sketch{}, &sketch{}
	g.Place(engine(t), 400).whole(left)
	g.RTL = true
	g.Place(engine(t), 400).whole(right)
	if len(left.fills) != len(right.fills) || len(left.fills) == 0 {
		t.Fatalf("%d and %d fills", len(left.fills), len(right.fills))
	}
	for i, a := range left.fills {
		b := right.fills[i]
		if a.colour == dark {
			continue // the flash of a quick win is not mirrored
		}
		if math.Abs(400-(b.x+b.w)-a.x) > 0.1 || math.Abs(a.y-b.y) > 0.1 {
			t.Errorf("%+v is not the mirror image of %+v", b, a)
		}
	}
	one, three := right.find(t, "one"), right.find(t, "three")
	if bars := right.filled(plot.Families[0]); bars[0].x+bars[0].w > one.x || one.x+one.w < 399 || three.x+three.w < 399 {
		t.Errorf("labels end at %.0f and %.0f", one.x+one.w, three.x+three.w)
	}
}

func (s *sketch) find(t testing.TB, words string) boxed {
	for _, b := range s.texts {
		if b.words == words {
			return b
		}
	}
	t.Fatalf("%q is not drawn", words)
	return boxed{}
}

func TestArrowOfAPrerequisiteCrossesTheRowsBetween(t *testing.T) {
	p := planned().Place(engine(t), 400)
	var at []float64
	for i := range p.Rows {
		s := &sketch{}
		p.DrawRow(s, i, 0, 0)
		for _, k := range s.stroke {
			if k.colour == dark {
				at = append(at, k.path[0].Points[0].X)
				if i == 1 && (k.y > 0.01 || k.h < p.Rows[i]-0.01) {
					t.Errorf("the arrow passes the row from %.1f to %.1f of %.1f", k.y, k.y+k.h, p.Rows[i])
				}
			}
		}
	}
	if len(at) != 3 || math.Abs(at[0]-at[1]) > 0.01 || math.Abs(at[1]-at[2]) > 0.01 {
		t.Errorf("parts of the arrow at %v", at)
	}
	if heads := drawnRow(p, 2).filled(dark); len(heads) != 2 || heads[1].x+heads[1].w > p.calendar.at(6)+0.1 { // what is done, and the head
		t.Errorf("dark marks in the last row: %+v", heads)
	}
}

func drawnRow(p *GanttPlaced, i int) *sketch {
	s := &sketch{}
	p.DrawRow(s, i, 0, 0)
	return s
}

func TestPausedWeeksAreHatched(t *testing.T) {
	p := planned().Place(engine(t), 400)
	for _, k := range drawnRow(p, 0).stroke {
		if k.colour == plot.Line && k.segments > 8 {
			if k.x < p.calendar.at(4)-0.1 || k.x+k.w > p.calendar.at(6)+0.1 || k.y < -0.1 || k.y+k.h > p.Rows[0]+0.1 {
				t.Errorf("hatched at %+v", k)
			}
			return
		}
	}
	t.Error("nothing is hatched")
}

func TestLegendExplainsOnlySignsThatAreUsedAndNamed(t *testing.T) {
	s := &sketch{}
	g := planned()
	g.Links = nil
	p := g.Place(engine(t), 400)
	p.DrawLegend(s, 0, 0)
	var words []string
	for _, b := range s.texts {
		words = append(words, b.words)
	}
	if !slices.Equal(words, []string{"quick", "pause"}) {
		t.Errorf("%q", words)
	}
}

func TestManyWeeksAreNumberedSparsely(t *testing.T) {
	for weeks, first := range map[int]string{12: "1", 52: "2", 104: "1"} {
		g := Gantt{Look: plot, Calendar: Calendar{Weeks: weeks, Number: strconv.Itoa}, Rows: []reports.GanttRow{{Label: "a long enough label", To: 1}}}
		s := &sketch{}
		g.Place(engine(t), 479).DrawHead(s, 0, 0)
		if len(s.texts) < 9 || s.texts[0].words != first {
			t.Errorf("%d weeks: %d numbers, the first %q", weeks, len(s.texts), s.texts[0].words)
		}
		s.tidy(t, 479, 100)
	}
}

func TestNamesThatFindNoRoomBecomeNotes(t *testing.T) {
	g := planned()
	g.Phases = []reports.Span{{From: 0, To: 1, Label: "preparation and foundations"}, {From: 1, To: 10, Label: "everything else"}}
	p := g.Place(engine(t), 300)
	if !slices.Equal(p.Notes, []Note{{"1", "preparation and foundations"}}) {
		t.Errorf("%+v", p.Notes)
	}
	s := &sketch{}
	p.DrawHead(s, 0, 0)
	s.find(t, "everything else")
	if n := s.find(t, "1"); n.x > p.calendar.at(1) {
		t.Errorf("the number stands at %.0f", n.x)
	}
}

func TestLoadOverTheCapacityStandsOut(t *testing.T) {
	l := Loads{Look: plot, Calendar: Calendar{Weeks: 4}, Rows: []reports.LoadRow{{Label: "over", Load: []float64{1, 2, 0.5, 0}, Capacity: []float64{1, 1, 1, 1}},
		{Label: "free", Load: []float64{1, 2, 0.5, 0}}}}
	p := l.Place(engine(t), 400)
	for i, want := range []int{1, 0} {
		s := &sketch{}
		p.DrawRow(s, i, 0, 0)
		over := s.filled(plot.Alarm)
		if len(over) != want {
			t.Fatalf("%s: %d", l.Rows[i].Label, len(over))
		}
		if want == 1 && (math.Abs(over[0].h-loadHigh/2) > 0.1 || over[0].x < p.calendar.at(1) || over[0].x+over[0].w > p.calendar.at(2)) {
			t.Errorf("drawn at %+v", over[0])
		}
	}
}

func TestLoadsKeepTheirWordsApart(t *testing.T) {
	e := engine(t)
	rapid.Check(t, func(t *rapid.T) {
		g := someGantt(t)
		l := Loads{Calendar: g.Calendar, RTL: g.RTL, Look: plot, Load: spoken(t, 3), Capacity: spoken(t, 3)}
		for _, r := range g.Rows {
			l.Rows = append(l.Rows, reports.LoadRow{Label: r.Label, Note: r.Note, Load: []float64{math.NaN(), -1, 3, math.Inf(1), 2}, Capacity: []float64{1}})
		}
		p, s := l.Place(e, 479), &sketch{}
		p.DrawHead(s, 0, 0)
		y := p.Head
		for i, h := range p.Rows {
			p.DrawRow(s, i, 0, y)
			y += h
		}
		p.DrawLegend(s, 0, y)
		s.tidy(t, 479, y+p.Legend)
		for _, b := range append(s.fills, s.stroke...) {
			if math.IsNaN(b.x+b.y+b.w+b.h) || b.y < -0.1 || b.y+b.h > y+p.Legend+1 {
				t.Errorf("drawn at %+v", b)
			}
		}
	})
}

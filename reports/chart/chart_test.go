package chart

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
	"rahbord/reports"
)

// sketch remembers the boxes of what is drawn.
type sketch struct {
	texts  []boxed
	fills  []boxed
	stroke []boxed
}

type boxed struct {
	x, y, w, h float64
	words      string
	colour     draw.Colour
	segments   int
	path       draw.Path
}

func (s *sketch) Fill(p draw.Path, c draw.Colour) { s.fills = append(s.fills, bounds(p, c)) }

func (s *sketch) Stroke(p draw.Path, k draw.Stroke) { s.stroke = append(s.stroke, bounds(p, k.Colour)) }

func (s *sketch) Image([]byte, float64, float64, float64, float64) {}

func (s *sketch) Text(l *typeset.Line, x, y, width float64, a typeset.Align) {
	left, right, size := math.Inf(1), math.Inf(-1), 0.0
	for _, run := range l.Runs(width, a) {
		size = run.Size
		for _, g := range run.Glyphs {
			if strings.TrimSpace(g.Text) != "" {
				left, right = math.Min(left, x+g.X), math.Max(right, x+g.X+g.Advance)
			}
		}
	}
	if size > 0 && left < right {
		s.texts = append(s.texts, boxed{x: left, y: y - 0.74*size, w: right - left, h: 0.96 * size, words: l.Text()})
	}
}

// tidy proves that no words touch others or leave the figure.
func (s *sketch) tidy(t rapid.TB, width, height float64) {
	for i, a := range s.texts {
		if a.x < -1 || a.x+a.w > width+1 || a.y < -1 || a.y+a.h > height+1 {
			t.Errorf("%q leaves the figure: %.1f,%.1f %.1fx%.1f of %.0fx%.0f", a.words, a.x, a.y, a.w, a.h, width, height)
		}
		for _, b := range s.texts[i+1:] {
			if min(a.x+a.w, b.x+b.w)-max(a.x, b.x) > 0.3 && min(a.y+a.h, b.y+b.h)-max(a.y, b.y) > 0.3 {
				t.Errorf("%q touches %q", a.words, b.words)
			}
		}
	}
}

// crossed proves that no straight line of a colour runs through words.
func (s *sketch) crossed(t rapid.TB, colour draw.Colour) {
	for _, k := range s.stroke {
		for i := 1; i < len(k.path) && k.colour == colour; i++ {
			a, b := k.path[i-1].Points[0], k.path[i].Points[0]
			if k.path[i].Op != draw.Line {
				continue
			}
			for _, w := range s.texts {
				if cuts(a, b, w) {
					t.Errorf("a line from %.1f,%.1f to %.1f,%.1f crosses %q", a.X, a.Y, b.X, b.Y, w.words)
				}
			}
		}
	}
}

// cuts tells whether a straight line runs through a box.
func cuts(a, b draw.Point, w boxed) bool {
	const steps = 200
	for i := range steps + 1 {
		at := float64(i) / steps
		x, y := a.X+(b.X-a.X)*at, a.Y+(b.Y-a.Y)*at
		if x > w.x && x < w.x+w.w && y > w.y+1 && y < w.y+w.h-1 {
			return true
		}
	}
	return false
}

func bounds(p draw.Path, c draw.Colour) boxed {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range p {
		n := map[draw.Op]int{draw.Move: 1, draw.Line: 1, draw.Curve: 3}[s.Op]
		for _, q := range s.Points[:n] {
			x0, x1 = math.Min(x0, q.X), math.Max(x1, q.X)
			y0, y1 = math.Min(y0, q.Y), math.Max(y1, q.Y)
		}
	}
	return boxed{x: x0, y: y0, w: x1 - x0, h: y1 - y0, colour: c, segments: len(p), path: p}
}

var (
	blue = draw.Colour{B: 200, A: 1}
	dark = draw.Colour{R: 20, G: 20, B: 20, A: 1}
	plot = Look{Size: 8.4, Leading: 12, Ink: dark, Soft: draw.Colour{R: 90, A: 1}, Grid: draw.Colour{G: 9, A: 1},
		Wash: draw.Colour{R: 250, G: 250, B: 250, A: 1}, Paper: draw.Colour{R: 255, G: 255, B: 255, A: 1},
		Line: draw.Colour{R: 120, A: 1}, Brand: blue, Alarm: draw.Colour{R: 220, G: 80, A: 1},
		Families: []draw.Colour{{R: 1, G: 100, B: 100, A: 1}, {R: 2, G: 160, B: 160, A: 1}},
		Second:   dark, Tone: func(reports.Tone) Meaning { return Meaning{Fill: blue} }}
)

func engine(t testing.TB) *typeset.Engine {
	t.Helper()
	ttf, err := os.ReadFile("../../templates/fonts/Vazirmatn-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	face, err := typeset.LoadFace("Vazirmatn-Regular", ttf)
	if err != nil {
		t.Fatal(err)
	}
	return typeset.NewEngine(typeset.Family{Chains: [2][]*typeset.Face{{face}, {face}}}, "fa")
}

func known(values ...float64) []reports.Point {
	out := make([]reports.Point, len(values))
	for i, v := range values {
		out[i] = reports.Point{Value: v, Known: v >= 0}
	}
	return out
}

func drawn(t testing.TB, r Radar) (*sketch, *Placed) {
	t.Helper()
	p, ok := r.Place(engine(t), 480)
	if !ok {
		t.Fatal("the labels found no place")
	}
	s := &sketch{}
	p.Draw(s, 50, 100)
	return s, p
}

func TestRadarLabelsNeverTouchAndStayInTheFigure(t *testing.T) {
	e := engine(t)
	placed := 0
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"استراتژی", "و", "رهبری", "CRM", "service", "measurement", "12%"})
		r := Radar{RTL: rapid.Bool().Draw(t, "rtl"), Look: plot, Rings: []string{"20", "40", "60", "80", "100"},
			Series: []reports.Series{{Name: "today"}, {Name: "after"}, {Name: "target", Dashed: true}}}
		for range rapid.IntRange(0, 24).Draw(t, "axes") {
			r.Axes = append(r.Axes, strings.Join(rapid.SliceOfN(word, 0, 5).Draw(t, "label"), " "))
		}
		width := rapid.Float64Range(60, 500).Draw(t, "width")
		p, ok := r.Place(e, width)
		if !ok {
			return
		}
		placed++
		s := &sketch{}
		p.Draw(s, 0, 0)
		s.tidy(t, width, p.Height)
	})
	if placed == 0 {
		t.Error("no radar found places for its labels")
	}
}

func TestRadarThatCannotHoldItsLabelsSaysSo(t *testing.T) {
	long := Radar{Axes: []string{strings.Repeat("many words ", 40), "b", "c"}, Look: plot}
	if _, ok := long.Place(engine(t), 480); ok {
		t.Error("a label of forty lines found a place")
	}
	if _, ok := (Radar{Axes: make([]string, 5), Look: plot}).Place(engine(t), 90); ok {
		t.Error("a radar found a place in 90 points")
	}
}

func TestUnknownValueLeavesAGapInTheLine(t *testing.T) {
	axes := []string{"a", "b", "c", "d", "e"}
	whole, _ := drawn(t, Radar{Axes: axes, Look: plot, Series: []reports.Series{{Values: known(.5, .5, .5, .5, .5)}}})
	gap, _ := drawn(t, Radar{Axes: axes, Look: plot, Series: []reports.Series{{Values: known(.5, -1, .5, .5, .5)}}})
	dots := func(s *sketch) (n int) {
		for _, f := range s.fills {
			if f.colour == blue {
				n++
			}
		}
		return n
	}
	line := func(s *sketch) int {
		for _, k := range s.stroke {
			if k.colour == blue {
				return k.segments
			}
		}
		return 0
	}
	if dots(whole) != 5 || dots(gap) != 4 {
		t.Errorf("dots: %d whole, %d with a gap", dots(whole), dots(gap))
	}
	if line(whole) != 6 || line(gap) != 6 { // a closed pentagon; three separate sides
		t.Errorf("line segments: %d whole, %d with a gap", line(whole), line(gap))
	}
}

func TestRadarRunsAgainstTheClockOnRightToLeftPages(t *testing.T) {
	r := Radar{Axes: []string{"one", "two", "three"}, Look: plot}
	left, p := drawn(t, r)
	r.RTL = true
	right, _ := drawn(t, r)
	find := func(s *sketch) boxed {
		for _, b := range s.texts {
			if b.words == "two" {
				return b
			}
		}
		t.Fatal("no label")
		return boxed{}
	}
	centre := 50 + p.width/2
	if a, b := find(left), find(right); a.x < centre || b.x > centre {
		t.Errorf("second axis at %.0f and %.0f, centre %.0f", a.x, b.x, centre)
	}
}

func TestBarGrowsFromTheReadingSideAndStaysInItsTrack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := Bar{X: 10, Y: 20, W: 100, H: 6, Value: rapid.Float64Range(-1, 2).Draw(t, "value"),
			Target: rapid.Float64Range(0, 2).Draw(t, "target"), Known: true, RTL: rapid.Bool().Draw(t, "rtl"), Fill: blue, Tick: dark}
		s := &sketch{}
		b.Draw(s)
		for _, f := range s.fills {
			if f.x < 10-0.01 || f.x+f.w > 110.01 {
				t.Errorf("drawn from %.1f to %.1f", f.x, f.x+f.w)
			}
			if f.colour == blue && b.RTL != (math.Abs(f.x+f.w-110) < 0.01) && f.w < 99 {
				t.Errorf("right to left %v: from %.1f to %.1f", b.RTL, f.x, f.x+f.w)
			}
			if f.colour == blue && math.Abs(f.w-100*unit(b.Value)) > 0.01 {
				t.Errorf("value %.2f is %.1f long", b.Value, f.w)
			}
		}
	})
}

func TestUnknownBarIsNotFilled(t *testing.T) {
	s := &sketch{}
	Bar{W: 100, H: 6, Value: .5, Target: -1, Fill: blue}.Draw(s)
	if len(s.fills) != 0 || len(s.stroke) != 1 {
		t.Errorf("%d fills, %d strokes", len(s.fills), len(s.stroke))
	}
}

func TestValuesThatAreNoNumbersAreDrawnAsUnknown(t *testing.T) {
	s, _ := drawn(t, Radar{Axes: []string{"a", "b", "c"}, Look: plot, Series: []reports.Series{{Values: []reports.Point{{Value: math.NaN(), Known: true}, {Value: .5, Known: true}, {Value: math.Inf(1), Known: true}}}}})
	for _, b := range append(append([]boxed{}, s.fills...), s.stroke...) {
		if math.IsNaN(b.x+b.y+b.w+b.h) || math.IsInf(b.w+b.h, 0) {
			t.Errorf("drawn at %+v", b)
		}
	}
}

// TestLinesOfARadarDifferWithoutColour: each has a weight, a dash or a mark of its own.
func TestLinesOfARadarDifferWithoutColour(t *testing.T) {
	r := Radar{Look: plot, Series: []reports.Series{{}, {}, {Dashed: true}}}
	seen := map[string]bool{}
	for i := range r.Series {
		k := r.pen(i)
		seen[fmt.Sprint(k.stroke.Width, k.stroke.Dash, k.area, k.shape)] = true
	}
	if len(seen) != 3 {
		t.Errorf("%d of 3 lines look different", len(seen))
	}
}

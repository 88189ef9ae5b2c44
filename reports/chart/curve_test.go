package chart

import (
	"math"
	"strconv"
	"testing"

	"rahbord/reports"

	"pgregory.net/rapid"
)

func TestWordsOfACurveNeverTouchItsLineOrOneAnother(t *testing.T) {
	e := engine(t)
	beside := 0
	rapid.Check(t, func(t *rapid.T) {
		v := Curve{X: reports.Axis{Title: spoken(t, 5)}, Y: reports.Axis{Title: spoken(t, 5)}, Steps: rapid.Bool().Draw(t, "steps"), Number: strconv.Itoa,
			RTL: rapid.Bool().Draw(t, "rtl"), Look: plot}
		share := rapid.Float64Range(-0.1, 1.1)
		for range rapid.IntRange(0, 7).Draw(t, "ticks") {
			v.X.Ticks = append(v.X.Ticks, reports.AxisTick{At: share.Draw(t, "x"), Label: spoken(t, 2)})
			v.Y.Ticks = append(v.Y.Ticks, reports.AxisTick{At: share.Draw(t, "y"), Label: spoken(t, 2)})
		}
		for range rapid.IntRange(0, 12).Draw(t, "points") {
			v.Points = append(v.Points, reports.CurvePoint{X: share.Draw(t, "px"), Y: share.Draw(t, "py"), Label: spoken(t, 5), Strong: rapid.Bool().Draw(t, "strong")})
		}
		width := rapid.Float64Range(220, 500).Draw(t, "width")
		p, s := v.Place(e, width), &sketch{}
		p.Draw(s, 0, 0)
		s.tidy(t, width, p.Height)
		if len(p.Notes) == 0 {
			s.crossed(t, plot.Brand)
			beside += len(p.labels)
		}
	})
	if beside == 0 {
		t.Error("no label found its place")
	}
}

func TestCurveRunsFromRightToLeftOnRightToLeftPages(t *testing.T) {
	v := Curve{Look: plot, Points: []reports.CurvePoint{{X: 0, Y: 0, Label: "low"}, {X: 1, Y: 1, Label: "high"}}}
	for _, v.RTL = range []bool{false, true} {
		s := &sketch{}
		v.Place(engine(t), 400).Draw(s, 0, 0)
		if low, high := s.find(t, "low"), s.find(t, "high"); (low.x > high.x) != v.RTL || low.y < high.y {
			t.Errorf("right to left %v: %+v and %+v", v.RTL, low, high)
		}
	}
}

func TestSteppedCurveHoldsItsValueUntilTheNextPoint(t *testing.T) {
	p := Curve{Look: plot, Steps: true, Points: []reports.CurvePoint{{X: 1, Y: 1}, {X: 0, Y: 0}}}.Place(engine(t), 400)
	c := p.corners()
	if len(c) != 3 || c[0].Y != c[1].Y || c[1].X != c[2].X || c[0].X >= c[2].X {
		t.Errorf("%+v", c)
	}
}

func TestSparkLeavesAGapAndEndsInADot(t *testing.T) {
	s := &sketch{}
	spark := Spark{X: 10, Y: 20, W: 60, H: 12, Target: -1, Colour: blue, Values: known(.1, .2, -1, .4, .5)}
	spark.Draw(s)
	if len(s.stroke) != 1 || s.stroke[0].segments != 4 || len(s.fills) != 1 || s.fills[0].x < 60 {
		t.Errorf("%d lines, dots %+v", len(s.stroke), s.fills)
	}
	spark.RTL = true
	s = &sketch{}
	spark.Draw(s)
	if s.fills[0].x > 15 {
		t.Errorf("the newest value stands at %.0f", s.fills[0].x)
	}
}

func TestSparkStaysInItsBoxWhateverTheValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spark := Spark{X: 10, Y: 20, W: 60, H: 12, Target: rapid.Float64().Draw(t, "target"), Colour: blue}
		for _, v := range rapid.SliceOf(rapid.Float64()).Draw(t, "values") {
			spark.Values = append(spark.Values, reports.Point{Value: v, Known: rapid.Bool().Draw(t, "known")})
		}
		s := &sketch{}
		spark.Draw(s)
		for _, b := range append(s.fills, s.stroke...) {
			if !(b.x >= 9.99 && b.x+b.w <= 70.01 && b.y >= 19.99 && b.y+b.h <= 32.01) {
				t.Errorf("drawn at %+v", b)
			}
		}
	})
}

func TestChangesForTheWorseDifferWithoutColour(t *testing.T) {
	for _, trend := range []Trend{Up, Down} {
		better, worse := &sketch{}, &sketch{}
		Move(better, trend, true, 0, 0, 8, blue)
		Move(worse, trend, false, 0, 0, 8, blue)
		if len(better.fills) != 1 || len(better.stroke) != 0 || len(worse.fills) != 0 || len(worse.stroke) != 1 {
			t.Errorf("%v: %+v %+v", trend, better, worse)
		}
	}
	up, down := &sketch{}, &sketch{}
	Move(up, Up, true, 0, 0, 8, blue)
	Move(down, Down, true, 0, 0, 8, blue)
	if up.fills[0].path[0].Points[0].Y >= 0 || down.fills[0].path[0].Points[0].Y <= 0 {
		t.Error("the arrows do not point up and down")
	}
}

func TestHatchStaysInItsRectangle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.Float64Range(0, 300)
		x, y, w, h := f.Draw(t, "x"), f.Draw(t, "y"), f.Draw(t, "w"), f.Draw(t, "h")
		if p := Hatch(x, y, w, h, 4); len(p) > 0 {
			if b := bounds(p, blue); b.x < x-0.01 || b.y < y-0.01 || b.x+b.w > x+w+0.01 || b.y+b.h > y+h+0.01 {
				t.Errorf("%.1f,%.1f %.1fx%.1f: drawn at %+v", x, y, w, h, b)
			}
		} else if w > 9 && h > 9 {
			t.Error("nothing is drawn")
		}
	})
}

func TestHeatGrowsDarkerWithTheValueUnderReadableWords(t *testing.T) {
	paper := plot.Paper
	rapid.Check(t, func(t *rapid.T) {
		brand := RGB(rapid.Uint32Range(0, 0xffffff).Draw(t, "brand"))
		for i := range 20 {
			less, _ := Heat(float64(i)/20, brand, dark, paper)
			more, words := Heat(float64(i+1)/20, brand, dark, paper)
			if Luminance(more) >= Luminance(less) {
				t.Errorf("%v is not darker than %v", more, less)
			}
			if c := Contrast(more, words); c < Readable {
				t.Errorf("contrast %.2f", c)
			}
		}
	})
	least, _ := Heat(0, blue, dark, paper)
	most, _ := Heat(1, blue, dark, paper)
	if low, _ := Heat(math.NaN(), blue, dark, paper); low != least {
		t.Error("no number is not at the low end")
	}
	if high, _ := Heat(7, blue, dark, paper); high != most {
		t.Error("too much is not at the high end")
	}
}
